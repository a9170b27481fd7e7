//! Files as programs write them: empty elements, words for nothing, yes and no in any form, dates with offsets, children in
//! several elements, and children who have died.

use std::collections::BTreeMap;

use dutydesk::calendar::{Calendar, Division};
use dutydesk::case::{
    CHILDREN, CLOSURES, ClosureRow, ENQUIRIES, FindingCode, PLANS, Part, REFERRALS, ReferralRow, Register,
    RegisterBuilder, TABLES, TableSpec,
};
use dutydesk::format::canonical;
use dutydesk::format::cin_census::{read, recognises};
use dutydesk::history::View;
use dutydesk::regime::Regimes;
use dutydesk::timescale::{Timescales, VerdictState};
use dutydesk_tests::reference;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::api::cin_census::{OURS, all_of, census, codes, day, extras, read_text};

fn field(name: &str) -> Option<Register> {
    Some(read(&std::fs::read(reference(&format!("data/field/{name}"))?).unwrap()).unwrap())
}

/// How many cases are open and how many closed in the end.
fn open_and_closed(register: &Register) -> (usize, usize) {
    let open = register.cases().filter(|case| case.closures().all(|closure| closure.reopened().is_some()));
    let open = open.count();
    (open, register.cases().count() - open)
}

fn table(register: &Register, table: &'static TableSpec) -> String {
    register.table(table).to_csv()
}

/// How many clocks stand how on the last day of March 2024.
fn clocks(register: &Register) -> BTreeMap<&'static str, usize> {
    let (regimes, calendar) = (Regimes::england(), Calendar::new(Division::EnglandAndWales));
    let timescales = Timescales::new(&regimes, &calendar, View::Final, day("2024-03-31")).unwrap();
    let mut states = BTreeMap::new();
    timescales.each(register, |verdict| *states.entry(verdict.state.name()).or_default() += 1);
    states
}

/// A census of children, each with its episodes.
fn message(children: &[String]) -> String {
    let children: String = children
        .iter()
        .map(|episodes| {
            format!("<Child><ChildIdentifiers><LAchildID>c1</LAchildID></ChildIdentifiers>{episodes}</Child>")
        })
        .collect();
    format!(
        "<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2024</Year>\
         <ReferenceDate>2024-03-31</ReferenceDate></CollectionDetails><Source><SourceLevel>L</SourceLevel>\
         <LEA>999</LEA></Source></Header><Children>{children}</Children></Message>"
    )
}

fn episode(rest: &str) -> String {
    format!("<CINdetails><CINreferralDate>2023-06-05</CINreferralDate>{rest}</CINdetails>")
}

#[test]
fn episodes_of_one_day_in_one_element_or_in_two() {
    if let (Some(two), Some(one)) =
        (field("15a_same_day_episodes_two_children.xml"), field("15c_same_day_episodes_one_child.xml"))
    {
        for file in [&two, &one] {
            assert_eq!(open_and_closed(file), (1, 1));
        }
        for same in [&REFERRALS, &CLOSURES] {
            assert_eq!(table(&two, same), table(&one, same));
        }
        assert_eq!(codes(&two), BTreeMap::from([("repeated_row", 1)]));
    }
    let closed = "<CINclosureDate>2023-09-01</CINclosureDate>";
    let cases = |children: &[String]| open_and_closed(&read_text(&message(children)));
    let (open, closed, need) =
        (episode(""), episode(closed), episode("<PrimaryNeedCode>N1</PrimaryNeedCode>"));
    assert_eq!(cases(&[open.clone(), closed.clone()]), (1, 1));
    assert_eq!(cases(&[closed.clone(), open.clone()]), (1, 1));
    assert_eq!(cases(&[closed.clone(), open.clone(), need.clone()]), (2, 1));
    // What says the same is the same, in whichever element.
    assert_eq!(cases(&[open.clone(), open.clone() + &closed, closed.clone()]), (1, 1));
    assert_eq!(cases(&[open.clone() + &open, open.clone()]), (1, 0));
    assert_eq!(cases(&[String::new(), need + &open, closed]), (2, 1));
}

#[test]
fn dates_with_an_offset_are_those_days() {
    if let Some(register) = field("16a_dates_with_offset.xml") {
        assert_eq!((register.rows(&REFERRALS), register.findings().len()), (3, 0));
    }
    let expected = read_text(&census(2024, "", ""));
    for date in
        ["2023-12-20Z", "2023-12-20+01:00", "2023-12-20-00:00", " 2023-12-20 ", "\n2023-12-20+00:00\t"]
    {
        let register = read_text(&census(2024, "", "").replace("2023-12-20", date));
        assert_eq!(table(&register, &REFERRALS), table(&expected, &REFERRALS), "{date}");
        assert!(register.findings().is_empty(), "{date}");
    }
}

#[test]
fn yes_and_no_in_any_form() {
    if let Some(register) = field("17a_nfa_True.xml") {
        assert_eq!(open_and_closed(&register), (1, 2));
    }
    for (text, expected) in [
        ("True", (0, 1)),
        ("TRUE", (0, 1)),
        ("1", (0, 1)),
        ("Y", (0, 1)),
        ("yes", (0, 1)),
        (" true ", (0, 1)),
        ("False", (1, 0)),
        ("N", (1, 0)),
        ("No", (1, 0)),
        ("0", (1, 0)),
    ] {
        let register = read_text(&census(2024, "", &format!("<ReferralNFA>{text}</ReferralNFA>")));
        assert_eq!(open_and_closed(&register), expected, "{text}");
        assert!(all_of(&register, FindingCode::UnreadableFlag).is_empty(), "{text}");
    }
    let register = read_text(&census(2024, "", "<ReferralNFA>perhaps</ReferralNFA>"));
    assert_eq!(codes(&register), BTreeMap::from([("unreadable_flag", 1)]));
}

#[test]
fn what_is_empty_is_blank_without_a_finding() {
    if let Some(register) = field("22a_empty_dates.xml") {
        assert_eq!((open_and_closed(&register), register.findings().len()), ((1, 0), 0));
    }
    // A required item that is blank is missing.
    for blank in ["", "NULL", " "] {
        let text = census(2024, "", "").replace("2023-12-20", blank);
        let register = read_text(&text);
        assert_eq!(codes(&register), BTreeMap::from([("missing_required", 1)]), "{blank}");
    }
    // Nothing in a group is no work, so the referral still needed none.
    let none = "<ReferralNFA>true</ReferralNFA><Assessments/><Section47><S47ActualStartDate/></Section47>";
    let register = read_text(&census(2024, "", none));
    assert_eq!(codes(&register), BTreeMap::from([("no_further_action_undated", 1)]));
    assert_eq!((register.rows(&ENQUIRIES), register.rows(&PLANS)), (0, 0));
    // A code that is such a word is a code.
    let codes_of = |code: &str| {
        let disability = format!("<Disabilities><Disability>{code}</Disability></Disabilities>");
        let characters =
            format!("</ChildIdentifiers><ChildCharacteristics>{disability}</ChildCharacteristics>");
        let text = census(2024, "", "").replace("</ChildIdentifiers>", &characters);
        extras(&read_text(&text))
    };
    assert_eq!(codes_of("NONE"), ["children/c1/Disability=NONE"]);
    assert!(codes_of("null").is_empty());
    // The error of a formula is none.
    let register = read_text(&census(2024, "", "<CINclosureDate>#REF!</CINclosureDate>"));
    assert_eq!(codes(&register), BTreeMap::from([("unreadable_date", 1)]));
    // A blank does not stand in the way of what follows.
    let twice = "<CINclosureDate/><CINclosureDate>2024-01-05</CINclosureDate><CINclosureDate/>";
    let register = read_text(&census(2024, "", twice));
    assert_eq!((open_and_closed(&register), register.findings().len()), ((0, 1), 0));
}

#[test]
fn a_child_who_died_has_no_clock_that_runs() {
    let work = "<Assessments><AssessmentActualStartDate>2023-12-20</AssessmentActualStartDate></Assessments>";
    let died = |on: &str, details: &str| {
        let id = format!("<PersonDeathDate>{on}</PersonDeathDate>");
        read_text(&census(2024, &id, &format!("{work}{details}")).replace("12-20", "10-02"))
    };
    let runs = |register: &Register| {
        let runs = |state: &str| VerdictState::ALL.iter().any(|it| it.name() == state && it.runs());
        clocks(register).into_iter().filter(|(state, _)| runs(state)).map(|(_, count)| count).sum::<usize>()
    };
    let found = |register: &Register| all_of(register, FindingCode::DiedCaseOpen).len();
    if let Some(register) = field("23b_died.xml") {
        assert_eq!((open_and_closed(&register), found(&register), runs(&register)), ((1, 0), 1, 0));
    }
    // Without the death it is overdue.
    let alive = read_text(&census(2024, "", work).replace("12-20", "10-02"));
    assert_eq!((found(&alive), runs(&alive)), (0, 1));
    for on in ["2023-10-02", "2023-11-20", "2024-02-01", "2024-03-31"] {
        let register = died(on, "");
        assert_eq!((open_and_closed(&register), found(&register), runs(&register)), ((1, 0), 1, 0), "{on}");
    }
    // After the day asked about.
    assert_eq!(runs(&died("2024-04-01", "")), 1);
    let register = died("2023-11-20", "<CINclosureDate>2023-12-01</CINclosureDate>");
    assert_eq!((open_and_closed(&register), found(&register), runs(&register)), ((0, 1), 0, 0));
    // The tables of any source say the same.
    let files = canonical::write(&died("2023-11-20", ""));
    let texts: Vec<&[u8]> = files.iter().map(|(_, text)| text.as_bytes()).collect();
    let again = dutydesk::format::read(&texts).unwrap();
    assert_eq!((found(&again), runs(&again)), (1, 0));
}

#[test]
fn placeholder_dates_are_blanks() {
    for date in ["1900-01-01", "9999-12-31", "0001-01-01", "1753-01-01", "1899-12-30", "1970-01-01Z"] {
        let register = read_text(&census(2024, "", &format!("<CINclosureDate>{date}</CINclosureDate>")));
        assert_eq!(open_and_closed(&register), (1, 0), "{date}");
        assert_eq!(codes(&register), BTreeMap::from([("placeholder_date", 1)]), "{date}");
    }
    let born = read_text(&census(2024, "<PersonBirthDate>1970-01-01</PersonBirthDate>", ""));
    assert!(born.findings().is_empty());

    let referrals = "referral_id,child_id,received\nr1,c1,2023-12-20\n";
    for date in ["1900-01-01", "9999-12-31", "0001-01-01", "00/00/0000", "1970-01-01"] {
        let closures = format!("referral_id,closed,reason\nr1,{date},RC1\n");
        let children = "child_id,birth_date\nc1,1970-01-01\n";
        let files = [referrals, &closures, children];
        let register = dutydesk::format::read(&files.map(str::as_bytes)).unwrap();
        // A closing without its day is none.
        let expected = BTreeMap::from([("missing_required", 1), ("placeholder_date", 1)]);
        assert_eq!((open_and_closed(&register), codes(&register)), ((1, 0), expected), "{date}");
        assert!(register.cases().next().unwrap().child().unwrap().birth_date().is_some());
    }
    let mut builder = RegisterBuilder::new(Part::new("example"));
    let received = Some(day("2023-12-20"));
    builder.add(&ReferralRow { referral_id: "r1", child_id: "c1", received, ..Default::default() }).unwrap();
    let closed = Some(day("1900-01-01"));
    builder.add(&ClosureRow { referral_id: "r1", closed, reason: "RC1", ..Default::default() }).unwrap();
    let register = builder.finish().unwrap();
    let expected = BTreeMap::from([("missing_required", 1), ("placeholder_date", 1)]);
    assert_eq!((open_and_closed(&register), codes(&register)), ((1, 0), expected));
}

#[test]
fn no_further_action_without_a_date_is_the_same_in_a_sheet() {
    let (Some(census), Some(sheet)) =
        (field("10c_nfa_no_date_census.xml"), reference("data/field/10a_nfa_no_date.csv"))
    else {
        return;
    };
    let sheet = dutydesk::format::read(&[&std::fs::read(sheet).unwrap()]).unwrap();
    for register in [&census, &sheet] {
        assert_eq!(open_and_closed(register), (1, 2));
        assert_eq!(
            all_of(register, FindingCode::NoFurtherActionUndated).iter().map(|f| f.count).sum::<u32>(),
            2
        );
        let closed = register.cases().flat_map(|case| case.closures().map(|closure| closure.closed()));
        assert!(closed.eq([day("2023-06-05"); 2]));
    }
}

#[test]
fn a_census_is_known_however_far_its_root_stands() {
    let far = "x".repeat(70_000);
    let body = OURS.split_once("<Message>").unwrap().1;
    for text in [
        format!("<!-- {far} --><Message>{body}"),
        format!("<!DOCTYPE Message [<!-- {far} -->]><Message>{body}"),
        format!("{}<Message>{body}", "\n".repeat(70_000)),
        format!("<Message xmlns:x='{far}'>{body}"),
        format!("<?xml version='1.0'?><?pi {far}?>\n<!-- {far} -->\n<Message>{body}"),
    ] {
        assert!(recognises(text.as_bytes()));
        let register = dutydesk::format::read(&[text.as_bytes()]).unwrap();
        assert_eq!(register.rows(&REFERRALS), OURS.matches("<CINdetails>").count());
    }
    assert!(!recognises(format!("<!-- {far} --><Other/>").as_bytes()));
    assert!(!recognises(format!("{far}<Message>").as_bytes()));
}

#[test]
fn what_is_read_can_be_read_back() {
    let again = |register: &Register| {
        let files = canonical::write(register);
        let texts: Vec<&[u8]> = files.iter().map(|(_, text)| text.as_bytes()).collect();
        let again = dutydesk::format::read(&texts).unwrap();
        assert_eq!(canonical::write(&again), files);
        extras(&again)
    };
    let register = read_text(&census(2024, "", "<>odd</>"));
    assert_eq!(again(&register), ["referrals/c1:2023-12-20/?=odd"]);
    let register = read_text(&census(2024, "<UPN>A\0B</UPN>", "<Prim\0aryNeedCode>N1</PrimaryNeedCode>"));
    assert_eq!(codes(&register), BTreeMap::from([("nul_characters", 1)]));
    assert_eq!(again(&register), ["children/c1/UPN=AB"]);
    assert!(register.cases().next().unwrap().referral().primary_need().is_some());
    if let Some(register) = field("hostile/roundtrip_extras.xml") {
        again(&register);
    }
}

/// Optional items with what stands in them, each in its group.
const ITEMS: &[(&str, &str, &str)] = &[
    ("", "ReferralSource", "6"),
    ("", "PrimaryNeedCode", "N1"),
    ("", "CINclosureDate", "2024-02-01"),
    ("", "ReasonForClosure", "RC1"),
    ("", "DateOfInitialCPC", "2024-01-05"),
    ("", "ReferralNFA", "true"),
    ("Assessments", "AssessmentActualStartDate", "2023-12-21"),
    ("Assessments", "AssessmentInternalReviewDate", "2023-12-29"),
    ("Assessments", "AssessmentAuthorisationDate", "2024-01-21"),
    ("CINPlanDates", "CINPlanStartDate", "2024-01-22"),
    ("CINPlanDates", "CINPlanEndDate", "2024-01-29"),
    ("Section47", "S47ActualStartDate", "2023-12-22"),
    ("Section47", "InitialCPCtarget", "2024-01-12"),
    ("Section47", "DateOfInitialCPC", "2024-01-11"),
    ("Section47", "ICPCnotRequired", "false"),
    ("ChildProtectionPlans", "CPPstartDate", "2024-01-11"),
    ("ChildProtectionPlans", "CPPendDate", "2024-01-30"),
    ("ChildProtectionPlans", "LatestCategoryOfAbuse", "NEG"),
    ("ChildProtectionPlans", "NumberOfPreviousCPP", "0"),
];

/// Groups of another collection year, which nobody filled in.
const OF_ANOTHER_YEAR: &str =
    "<PreProceedingsandFGDM><PPStartDate/><PPOutcome></PPOutcome></PreProceedingsandFGDM>";

/// The items, each as it is written; a group with none of them is not.
fn details(write: impl Fn(usize, &str, &str) -> String) -> String {
    let mut text = String::new();
    for group in ITEMS.chunk_by(|a, b| a.0 == b.0) {
        let items = ITEMS.iter().enumerate().filter(|(_, item)| item.0 == group[0].0);
        let items: String = items.map(|(at, (_, name, value))| write(at, name, value)).collect();
        text += &match group[0].0 {
            _ if items.is_empty() => String::new(),
            "" => items,
            name => format!("<{name}>{items}</{name}>"),
        };
    }
    text
}

fn assert_equal(one: &Register, other: &Register) -> Result<(), TestCaseError> {
    for spec in TABLES {
        prop_assert_eq!(table(one, spec), table(other, spec));
    }
    prop_assert_eq!(one.findings(), other.findings());
    Ok(())
}

proptest! {
    #[test]
    fn every_optional_item_written_out_empty_reads_as_left_out(
        given in vec(any::<bool>(), ITEMS.len()),
        blanks in vec(select(&[
            "<X/>", "<X></X>", "<X> </X>", "<X xsi:nil=\"true\"/>", "<X xsi:nil=\"1\"></X>", "<X i:nil=\"true\" />",
            "<X>NULL</X>", "<X>n/a</X>", "<X>-</X>", "<X>\u{a0}</X>", "<X>None</X>",
        ][..]), ITEMS.len()),
    ) {
        let item = |name: &str, value: &str| format!("<{name}>{value}</{name}>");
        let without = details(|at, name, value| if given[at] { item(name, value) } else { String::new() });
        let with = details(|at, name, value| {
            if given[at] { item(name, value) } else { blanks[at].replace('X', name) }
        });
        let ids = "<UPN/><PersonBirthDate></PersonBirthDate><Sex/><PersonDeathDate xsi:nil=\"true\"/>";
        let one = read_text(&census(2024, "", &without));
        let other = read_text(&census(2024, ids, &format!("{with}{OF_ANOTHER_YEAR}")));
        assert_equal(&one, &other)?;
        prop_assert_eq!(one.rows(&CHILDREN), 1);
    }

    #[test]
    fn dates_and_flags_read_alike_in_any_lawful_spelling(
        dates in vec(select(&["@Z", "@+01:00", "@-00:00", " @ ", "\t@+00:00 ", "@T00:00:00", "@"][..]), ITEMS.len()),
        yes in select(&["True", "TRUE", "1", "Y", "yes", " t "][..]),
        no in select(&["False", "FALSE", "0", "N", "no", " f "][..]),
    ) {
        let item = |name: &str, value: &str| format!("<{name}>{value}</{name}>");
        let plain = details(|_, name, value| item(name, value));
        let spelled = details(|at, name, value| match value {
            "true" => item(name, yes),
            "false" => item(name, no),
            date if date.len() == 10 => item(name, &dates[at].replace('@', date)),
            other => item(name, other),
        });
        assert_equal(&read_text(&census(2024, "", &plain)), &read_text(&census(2024, "", &spelled)))?;
    }

    #[test]
    fn episodes_are_told_apart_by_what_they_say_wherever_they_stand(
        episodes in vec((0..4_usize, 0..3_usize), 1..8),
        elements in vec(any::<Index>(), 8),
        turned in any::<bool>(),
    ) {
        let rest = ["", "<ReferralSource>6</ReferralSource>", "<CINclosureDate>2023-09-01</CINclosureDate>",
            "<CINclosureDate>2023-10-01</CINclosureDate>"];
        let text = |(rest_at, later): (usize, usize)| {
            episode(rest[rest_at]).replace("2023-06-05", &format!("2023-06-0{}", 5 + later))
        };
        let mut spread = vec![String::new(); 3];
        let mut together = String::new();
        for (at, one) in episodes.iter().enumerate() {
            spread[elements[at].index(3)] += &text(*one);
            together = if turned { text(*one) + &together } else { together + &text(*one) };
        }
        let (spread, together) = (read_text(&message(&spread)), read_text(&message(&[together])));
        for same in [&REFERRALS, &CLOSURES, &CHILDREN] {
            prop_assert_eq!(table(&spread, same), table(&together, same));
        }
        let different: std::collections::BTreeSet<_> = episodes.iter().collect();
        prop_assert_eq!(together.rows(&REFERRALS), different.len());
    }
}
