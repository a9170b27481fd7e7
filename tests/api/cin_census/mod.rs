//! The children in need census, on a file of our own with every block.

mod as_they_come;
mod broken;
mod samples;

use std::collections::BTreeMap;

use dutydesk::Error;
use dutydesk::calendar::Day;
use dutydesk::case::{
    ASSESSMENTS, CHILDREN, CLOSURES, CONFERENCES, ConferenceKind, ENQUIRIES, EXTRAS, Finding, FindingCode,
    HOLDINGS, PLANS, REFERRALS, ReferralDecision, Register, Severity, Sex, TEAMS, WORKERS, findings_table,
};
use dutydesk::format::cin_census::{read, recognises};
use dutydesk::table::Cell;

const OURS: &str = include_str!("../../data/cin_census_2024.xml");

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn ours() -> Register {
    read(OURS.as_bytes()).unwrap()
}

/// How many findings there are of each code.
fn codes(register: &Register) -> BTreeMap<&'static str, usize> {
    let mut codes = BTreeMap::new();
    for finding in register.findings() {
        *codes.entry(finding.code.name()).or_default() += 1;
    }
    codes
}

fn all_of(register: &Register, code: FindingCode) -> Vec<&Finding> {
    register.findings().iter().filter(|finding| finding.code == code).collect()
}

fn named(register: &Register, code: FindingCode) -> Vec<String> {
    all_of(register, code).iter().map(|finding| finding.column.unwrap().to_string()).collect()
}

/// The extras as `table/row/name=value`.
fn extras(register: &Register) -> Vec<String> {
    let table = register.table(&EXTRAS);
    let cell = |name, row| table.cell(name, row).to_string();
    (0..table.rows())
        .map(|row| {
            let [table, of, name, value] = ["table", "row", "name", "value"].map(|name| cell(name, row));
            format!("{table}/{of}/{name}={value}")
        })
        .collect()
}

/// A file of one child with what is given inside `CINdetails` after the referral date.
fn census(year: u16, identifiers: &str, details: &str) -> String {
    format!(
        "<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>{year}</Year>\
         <ReferenceDate>{year}-03-31</ReferenceDate></CollectionDetails><Source><SourceLevel>L</SourceLevel>\
         <LEA>999</LEA></Source></Header>\n<Children>\n<Child>\n<ChildIdentifiers><LAchildID>c1</LAchildID>\
         {identifiers}</ChildIdentifiers>\n<CINdetails>\n<CINreferralDate>{}-12-20</CINreferralDate>{details}\n\
         </CINdetails>\n</Child>\n</Children></Message>",
        year - 1
    )
}

fn read_text(text: &str) -> Register {
    read(text.as_bytes()).unwrap()
}

/// Nothing that stands in the file stands in its findings.
fn assert_private(register: &Register, marks: &[&str]) {
    let csv = findings_table(register).to_csv();
    for mark in marks {
        assert!(!csv.contains(mark), "a finding repeats text of the file");
    }
}

#[test]
fn every_block_of_our_file_becomes_rows() {
    let register = ours();
    assert_eq!(register.rows(&CHILDREN), 37);
    assert_eq!(register.rows(&REFERRALS), OURS.matches("<CINdetails>").count());
    assert_eq!(register.rows(&ASSESSMENTS), OURS.matches("<Assessments>").count());
    assert_eq!(register.rows(&ENQUIRIES), OURS.matches("<Section47>").count());
    let plans = OURS.matches("<CINPlanDates>").count() + OURS.matches("<ChildProtectionPlans>").count();
    assert_eq!(register.rows(&PLANS), plans);
    assert_eq!(register.rows(&CLOSURES), OURS.matches("<CINclosureDate>").count() + 1);
    let kept: usize = ["<UPN>", "<FormerUPN>", "<UPNunknown>", "<Disability>", "<AssessmentFactors>"]
        .into_iter()
        .chain(["<AssessmentInternalReviewDate>", "<InitialCategoryOfAbuse>", "<NumberOfPreviousCPP>"])
        .map(|item| OURS.matches(item).count())
        .sum();
    assert_eq!(register.rows(&EXTRAS), kept);
    assert_eq!(codes(&register), BTreeMap::from([("no_further_action_undated", 1)]));
    assert!(recognises(OURS.as_bytes()));
}

#[test]
fn the_header_says_whose_and_which_days() {
    let register = ours();
    let [part] = register.parts() else { panic!("one part") };
    assert_eq!((part.format.as_str(), part.authority.as_deref()), ("cin_census", Some("999")));
    assert_eq!((part.from, part.to), (Some(day("2023-04-01")), Some(day("2024-03-31"))));
    assert_eq!(part.extracted, Some(day("2024-05-20")));
    assert!(register.check_observed(day("2024-03-31")).is_ok());
    assert_eq!(register.check_observed(day("2023-03-31")), Err(Error::OutsidePeriodObserved));
    assert_eq!(register.check_observed(day("2024-04-01")), Err(Error::OutsidePeriodObserved));
    for table in [&HOLDINGS, &WORKERS, &TEAMS] {
        assert!(!part.reported_table(table));
        assert_eq!(register.rows(table), 0);
    }
    for (table, column, reported) in [
        (&REFERRALS, "received", true),
        (&REFERRALS, "decision", false),
        (&REFERRALS, "decided", false),
        (&REFERRALS, "team", false),
        (&ASSESSMENTS, "authorised", true),
        (&ASSESSMENTS, "completed", false),
        (&ASSESSMENTS, "child_seen", false),
        (&PLANS, "category", true),
        (&CHILDREN, "family_group", false),
    ] {
        assert_eq!(part.reported(table, column), reported, "{}.{column}", table.name);
    }
}

#[test]
fn one_case_says_what_its_child_says() {
    let register = ours();
    let case = register
        .cases()
        .find(|case| register.text(case.referral().referral_id()) == "INV019:2023-04-24")
        .unwrap();
    let referral = case.referral();
    assert_eq!(register.text(referral.child_id()), "INV019");
    assert_eq!(register.text(referral.source().unwrap()), "6");
    assert_eq!(register.text(referral.primary_need().unwrap()), "N1");
    assert_eq!((referral.decision(), case.closures().count()), (None, 0));
    let child = case.child().unwrap();
    assert_eq!((child.birth_date(), child.sex()), (Some(day("2014-02-14")), Some(Sex::Male)));
    let assessment = case.assessments().next().unwrap();
    assert_eq!(assessment.authorised(), Some(day("2023-06-08")));
    assert_eq!(assessment.completed(), None);
    let enquiry = case.enquiries().next().unwrap();
    assert_eq!(enquiry.strategy_discussion(), day("2023-04-26"));
    assert_eq!(enquiry.s47_started(), Some(day("2023-04-26")));
    assert_eq!(enquiry.conference_not_required(), Some(false));
    let mut held: Vec<_> = case.conferences().map(|c| (c.kind(), c.target(), c.held().unwrap())).collect();
    held.sort_by_key(|(_, _, held)| *held);
    let review = |held| (ConferenceKind::Review, None, day(held));
    assert_eq!(
        held,
        [
            (ConferenceKind::Initial, Some(day("2023-05-19")), day("2023-05-11")),
            review("2023-07-31"),
            review("2024-01-25"),
        ]
    );
    let plans: Vec<_> = case.plans().map(|plan| (plan.kind().name(), plan.started(), plan.ended())).collect();
    assert_eq!(
        plans,
        [
            ("child_protection", day("2023-05-11"), Some(day("2024-01-25"))),
            ("child_in_need", day("2024-01-25"), None)
        ]
    );
    let kept = extras(&register);
    for expected in [
        "assessments/INV019:2023-04-24:assessment:2023-04-24/AssessmentFactors=18C",
        "plans/INV019:2023-04-24:child_protection:2023-05-11/InitialCategoryOfAbuse=NEG",
        "children/INV003/FormerUPN=A999000009003",
        "children/INV025/Disability=VIS",
    ] {
        assert!(kept.iter().any(|kept| kept == expected), "{expected}");
    }
}

#[test]
fn a_transfer_in_is_not_an_initial_conference() {
    let register = ours();
    let case = register.cases().find(|c| register.text(c.referral().child_id()) == "INV028").unwrap();
    let kinds: Vec<_> = case.conferences().map(|c| (c.kind(), c.held())).collect();
    assert!(kinds.contains(&(ConferenceKind::TransferIn, Some(day("2023-10-26")))));
    assert!(kinds.iter().all(|(kind, _)| *kind != ConferenceKind::Initial));
}

#[test]
fn order_in_the_file_is_no_matter() {
    let begin = OURS.find("    <!-- Assessment authorised").unwrap();
    let end = OURS.find("  </Children>").unwrap();
    let mut children: Vec<&str> = OURS[begin..end].split_inclusive("</Child>\n").collect();
    children.reverse();
    let turned = read_text(&format!("{}{}{}", &OURS[..begin], children.concat(), &OURS[end..]));
    let register = ours();
    for table in [&REFERRALS, &CHILDREN, &ASSESSMENTS, &CONFERENCES, &PLANS, &CLOSURES, &EXTRAS] {
        assert_eq!(turned.table(table), register.table(table), "{}", table.name);
    }
    let (one, other) = (
        "<CINdetails><CINreferralDate>2023-05-01</CINreferralDate><ReferralSource>6</ReferralSource></CINdetails>",
        "<CINdetails><CINreferralDate>2023-05-01</CINreferralDate><ReferralSource>7</ReferralSource></CINdetails>",
    );
    let both = |first: &str, second: &str| {
        read_text(&census(2024, "", &format!("</CINdetails>{first}{second}<CINdetails>"))).table(&REFERRALS)
    };
    assert_eq!(both(one, other), both(other, one));
}

#[test]
fn referrals_of_one_day_are_numbered_and_equal_ones_count_once() {
    let episode = |source: &str| {
        format!(
            "<CINdetails>\n<CINreferralDate>2023-05-01</CINreferralDate><ReferralSource>{source}</ReferralSource></CINdetails>\n"
        )
    };
    let episodes = [episode("7"), episode("6"), episode("7"), episode("6")].concat();
    let register = read_text(&census(2024, "", &format!("</CINdetails>{episodes}<CINdetails>")));
    let ids: Vec<_> =
        register.cases().map(|c| register.text(c.referral().referral_id()).to_owned()).collect();
    assert_eq!(ids, ["c1:2023-05-01", "c1:2023-05-01#2", "c1:2023-12-20"]);
    assert_eq!(all_of(&register, FindingCode::RepeatedRow).len(), 2);
    assert_eq!(all_of(&register, FindingCode::MissingRequired).len(), 1);
    assert_eq!(register.rows_read(&REFERRALS), 6);
}

#[test]
fn no_further_action() {
    let only = |details: &str| {
        let register = read_text(&census(2024, "", details));
        let case = register.cases().next().unwrap();
        assert_eq!(case.referral().decision(), Some(ReferralDecision::NoFurtherAction));
        let closed: Vec<_> = case.closures().map(|closure| closure.closed().to_string()).collect();
        (closed, codes(&register).into_keys().collect::<Vec<_>>())
    };
    let dates = |dates: &[&str]| dates.iter().map(|date| (*date).to_owned()).collect::<Vec<_>>();
    let nfa = "<ReferralNFA>true</ReferralNFA>";
    assert_eq!(only(nfa), (dates(&["2023-12-20"]), vec!["no_further_action_undated"]));
    let closed = "<CINclosureDate>2023-12-21</CINclosureDate><ReasonForClosure>RC7</ReasonForClosure>";
    assert_eq!(only(&format!("{closed}{nfa}")), (dates(&["2023-12-21"]), vec![]));
    for work in [
        "<DateOfInitialCPC>2024-01-10</DateOfInitialCPC>",
        "<Assessments><AssessmentActualStartDate>2024-01-10</AssessmentActualStartDate></Assessments>",
        "<CINPlanDates><CINPlanStartDate>2024-01-10</CINPlanStartDate></CINPlanDates>",
        "<Section47><S47ActualStartDate>2024-01-10</S47ActualStartDate></Section47>",
    ] {
        assert_eq!(only(&format!("{work}{nfa}")), (vec![], vec!["no_further_action_with_work"]));
        let (closed, _) = only(&format!("{closed}{work}{nfa}"));
        assert_eq!(closed, dates(&["2023-12-21"]));
    }
    let register = read_text(&census(2024, "", "<ReferralNFA>FALSE</ReferralNFA>"));
    assert_eq!(register.cases().next().unwrap().referral().decision(), None);
    assert_eq!(register.rows(&CLOSURES), 0);
}

#[test]
fn items_and_codes_belong_to_years() {
    let found = |year, identifiers: &str, details: &str| {
        let register = read_text(&census(year, identifiers, details));
        codes(&register).into_iter().map(|(code, times)| format!("{code} {times}")).collect::<Vec<_>>()
    };
    let other_code = ["code_of_another_year 1"];
    let other_item = ["item_of_another_year 1"];
    assert_eq!(found(2024, "<GenderCurrent>1</GenderCurrent>", ""), [""; 0]);
    assert_eq!(found(2025, "<Sex>M</Sex>", ""), [""; 0]);
    assert_eq!(found(2025, "<GenderCurrent>1</GenderCurrent>", ""), other_item);
    assert_eq!(found(2024, "<Sex>M</Sex>", ""), other_item);
    assert_eq!(found(2025, "<Sex>1</Sex>", ""), other_code);
    assert_eq!(found(2024, "<GenderCurrent>F</GenderCurrent>", ""), other_code);
    assert_eq!(found(2024, "<GenderCurrent>3</GenderCurrent>", ""), ["unknown_code 1"]);
    let factor = |code: &str| {
        format!(
            "<Assessments><AssessmentActualStartDate>2023-12-20</AssessmentActualStartDate>\
             <FactorsIdentifiedAtAssessment><AssessmentFactors>{code}</AssessmentFactors>\
             </FactorsIdentifiedAtAssessment></Assessments>"
        )
    };
    assert_eq!(found(2024, "", &factor("18A")), other_code);
    assert_eq!(found(2024, "", &factor("18B")), [""; 0]);
    assert_eq!(found(2024, "", &factor("RB")), ["unknown_code 1"]);
    let closed = |code| {
        format!("<CINclosureDate>2023-01-03</CINclosureDate><ReasonForClosure>{code}</ReasonForClosure>")
    };
    assert_eq!(found(2022, "", &closed("RC9").replace("2023-01", "2022-01")), other_code);
    assert_eq!(found(2023, "", &closed("RC9")), [""; 0]);
    assert_eq!(found(2022, "", "<ReferralSource>5D</ReferralSource>"), other_code);
    let plan = "<CINPlanDates><CINPlanStartDate>2020-12-22</CINPlanStartDate></CINPlanDates>";
    assert_eq!(found(2021, "", plan), other_item);
    let before = "<PreProceedingsandFGDM><LBPSentDate>2027-01-05</LBPSentDate><PPOutcome>B</PPOutcome></PreProceedingsandFGDM>";
    assert_eq!(found(2027, "", before), [""; 0]);
    assert!(
        extras(&read_text(&census(2027, "", before)))
            .contains(&"referrals/c1:2026-12-20/LBPSentDate=2027-01-05".to_owned())
    );
}

#[test]
fn the_expected_clocks_are_about_the_rows_of_our_file() {
    let register = ours();
    let expected = include_str!("../../data/cin_census_2024.expected.csv");
    let mut referrals = 0;
    let mut enquiries = 0;
    for line in expected.lines().skip(1) {
        let cells: Vec<_> = line.split(',').collect();
        let [child, clock, start, _, end, _] = cells[..] else { panic!("six cells") };
        let mut cases = register.cases().filter(|case| register.text(case.referral().child_id()) == child);
        let found = match clock {
            "single_assessment" => {
                referrals += 1;
                cases.any(|case| {
                    case.referral().received() == day(start)
                        && (end.is_empty() || case.assessments().any(|a| a.authorised() == Some(day(end))))
                })
            }
            "icpc" => {
                enquiries += 1;
                cases.any(|case| case.enquiries().any(|enquiry| enquiry.strategy_discussion() == day(start)))
            }
            _ => cases.any(|case| case.conferences().any(|c| c.held() == Some(day(start)))),
        };
        assert!(found, "{line}");
    }
    assert_eq!((referrals, enquiries), (register.rows(&REFERRALS), register.rows(&ENQUIRIES)));
}

#[test]
fn findings_that_leave_a_row_out_are_the_only_loss() {
    let register = ours();
    assert!(register.findings().iter().all(|finding| finding.code.severity() == Severity::Noted));
    let received = register.table(&REFERRALS);
    assert!((0..received.rows()).all(|row| received.cell("received", row) != Cell::Null));
}
