//! The rulebooks: every row as the reference data has it, and which of them an authority followed when.

use std::collections::BTreeSet;

use dutydesk::calendar::Day;
use dutydesk::regime::{
    Clock, ClockId, ClockSet, EndEvent, Limit, LocalLimit, Nation, Overlay, Regime, Regimes, Scope,
    StartEvent, Subject, Unit,
};
use dutydesk::source::Standing;
use serde_json::Value;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn editions(regimes: &Regimes) -> Vec<&Regime> {
    let safeguarding = |regime: &&Regime| regime.overlay.is_none() && regime.subject == Subject::Safeguarding;
    regimes.iter().filter(safeguarding).collect()
}

/// Every rulebook of every nation.
fn all() -> Vec<Regime> {
    Nation::ALL
        .iter()
        .flat_map(|nation| Regimes::national(*nation).iter().cloned().collect::<Vec<_>>())
        .collect()
}

fn own(authority: &str, clock: ClockId, from: Day, until: Option<Day>, limit: Limit) -> LocalLimit {
    LocalLimit { authority: authority.to_owned(), clock, from, until, limit, source: None }
}

fn followed<'a>(regimes: &'a Regimes, authority: Option<&str>, on: &str) -> Option<&'a str> {
    regimes.regime_on(authority, day(on)).map(|regime| regime.id.as_ref())
}

fn limit(
    regimes: &Regimes,
    authority: Option<&str>,
    id: ClockId,
    on: &str,
) -> Option<(Option<Limit>, Scope)> {
    regimes.clock_on(authority, id, day(on)).map(|clock| (clock.limit, clock.scope))
}

const fn working_days(amount: u16) -> Option<Limit> {
    Some(Limit::working_days(amount))
}

/// The rulebooks of the reference data.
fn reference() -> Option<Vec<Value>> {
    let text = std::fs::read_to_string(dutydesk_tests::reference("domain/timescales.json")?).unwrap();
    let whole: Value = serde_json::from_str(&text).unwrap();
    whole["regimes"].as_array().cloned()
}

/// Whether a reference row was seen in the official text: it says so, or its source is one of the texts read themselves.
fn is_official(row: &Value) -> bool {
    let source = row["source"].as_str().unwrap_or_default();
    let read = ["S20", "S21", "S49", "S53", "S54", "S55", "S78", "S82", "S96"];
    let mut words = source.split(|c: char| !c.is_ascii_alphanumeric());
    source.contains("(primary)") || words.any(|word| read.contains(&word))
}

/// Our id of a clock of the reference data: ids that two sets of regulations share say whose they are.
fn id_of(regime: &str, id: &str) -> ClockId {
    let name = match regime {
        "eng-pf-2005" => format!("private_fostering_{id}"),
        "eng-lac-2010" if id.contains("visit") => {
            format!("placement_{}", id.replace("_or_ico_with_parent", ""))
        }
        _ => id.to_owned(),
    };
    name.parse().unwrap()
}

/// What the reference data calls the events that start and stop a clock, where our names for them differ: one conference
/// has three names there, and a visit does not say in which kind of placement.
fn is_start(clock: &Clock, name: &str) -> bool {
    use StartEvent as S;
    let also: &[&str] = match clock.starts_at {
        // That of the framework of 2000: an exemption from its limit changes no start, and the Welsh one follows it.
        S::InitialAssessmentOrStrategyDiscussionOrNewInformation => &["initial_assessment_completed"],
        S::InvestigatedReferralReceived => &["concern_notified", "concern_raised", "referral_received"],
        S::InvestigatedReferralOfUnbornChildReceived => &["concern_notified", "concern_raised"],
        // A strategy discussion is owed on a child protection referral only.
        S::ChildProtectionReferralReceived => &["referral_received"],
        S::IcpcHeld => &["case_conference_held", "cppm_held"],
        S::PreBirthConferenceHeld => &["pre_birth_cppm_held"],
        S::PlanningMeetingHeld => &["cppm_held"],
        S::InquorateConferenceHeld => &["inquorate_cppm"],
        S::ReviewConferenceHeld => &["review_held"],
        S::SignificantChangeIdentified => &["change_identified"],
        S::ChildProtectionPlanStarted => &["registration"],
        S::CareOrderWithParentMade => &["care_order_made"],
        S::PreviousPathwayReviewHeldWhileAccommodated => &["previous_pathway_review_held"],
        S::PlacementVisitMadeInFirstYear
        | S::LongTermPlacementVisitMadeAfterFirstYear
        | S::PlacementVisitMadeAfterFirstYear
        | S::Regulation19VisitMadeBeforeFirstReview
        | S::Regulation19VisitMadeAfterFirstReview
        | S::Regulation24VisitMadeBeforeFirstReview
        | S::Regulation24VisitMadeAfterFirstReview
        | S::CareOrderWithParentVisitMade
        | S::PreviousAdviserVisitMade
        | S::PrivateFosteringVisitMadeInFirstYear
        | S::PrivateFosteringVisitMadeInLaterYears => &["previous_visit_made"],
        _ => &[],
    };
    clock.starts_at.name() == name || also.contains(&name)
}

fn is_end(clock: &Clock, name: &str) -> bool {
    use EndEvent as E;
    let also: &[&str] = match clock.ends_at {
        E::IcpcHeld => &["case_conference_held", "cppm_held"],
        E::CoreGroupHeld => &["next_core_group_held"],
        E::ReviewConferenceHeld => &["next_review_conference_held", "review_held", "next_review_held"],
        E::AssessmentConcluded | E::S47AssessmentConcluded => &["assessment_completed"],
        E::AdviserVisitMade => &["visit_made"],
        _ => &[],
    };
    clock.ends_at.name() == name || also.contains(&name)
}

/// How many different documents a reference row names.
fn documents(row: &Value) -> usize {
    let text = row["source"].as_str().unwrap_or_default();
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    let is_code = |word: &&str| {
        word.strip_prefix('S')
            .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()))
    };
    words.filter(is_code).collect::<BTreeSet<_>>().len()
}

#[test]
fn every_reference_row_is_a_row_of_the_rulebooks() {
    let Some(reference) = reference() else {
        return;
    };
    let ours = all();
    assert_eq!(ours.len(), reference.len());
    let mut rows = 0;
    for expected in &reference {
        let id = expected["id"].as_str().unwrap();
        let regime = ours.iter().find(|regime| regime.id == id).unwrap_or_else(|| panic!("{id} is missing"));
        assert_eq!(regime.name, expected["name"].as_str().unwrap(), "{id}");
        assert_eq!(regime.in_force_from, day(expected["in_force_from"].as_str().unwrap()), "{id}");
        let last = expected["in_force_to"].as_str().map(day);
        assert_eq!(regime.in_force_until, last.map(Day::next), "{id}");
        // A date that is still to come cannot have been seen.
        let ended = expected["to_confirmed"] == true || expected["in_force_to"].is_null();
        // Seen since in the regulations themselves.
        let seen = (expected["from_confirmed"] == true || id == "eng-lac-1991") && ended;
        assert_eq!(regime.dates_standing == Standing::Assumed, !seen, "{id}");
        assert_eq!(
            regime.overlay.as_ref().map(|over| over.on.as_ref()),
            expected["overlay_on"].as_str(),
            "{id}"
        );
        let authorities = regime.overlay.iter().flat_map(|over| &over.authorities);
        let expected_authorities = expected["authorities"].as_array().into_iter().flatten();
        assert!(authorities.eq(expected_authorities.map(|name| name.as_str().unwrap())), "{id}");

        let clocks = expected["clocks"].as_array().unwrap();
        assert_eq!(regime.clocks.len(), clocks.len(), "{id}");
        for row in clocks {
            let clock_id = id_of(id, row["id"].as_str().unwrap());
            let which = format!("{id} {clock_id}");
            let clock = regime.clock(clock_id).unwrap_or_else(|| panic!("{which} is missing"));
            assert!(is_start(clock, row["starts_at"].as_str().unwrap()), "{which}");
            assert!(is_end(clock, row["ends_at"].as_str().unwrap()), "{which}");
            let unit: Unit = row["unit"].as_str().unwrap().parse().unwrap();
            let amount = row["amount"].as_u64().map(|amount| u16::try_from(amount).unwrap());
            assert_eq!(clock.limit, amount.map(|amount| Limit { amount, unit }), "{which}");
            // The exemptions were read on the Department's own page, which the reference leaves unmarked.
            let official = is_official(row) || regime.overlay.is_some();
            let standing = match (row["confirmed"].as_bool().unwrap(), official) {
                (true, true) => Standing::Confirmed,
                (true, false) => Standing::Secondary,
                (false, _) => Standing::Assumed,
            };
            assert_eq!(clock.standing, standing, "{which}");
            assert_eq!(clock.sources.len(), documents(row), "{which}");
            if row.get("note").is_some() {
                assert_ne!(clock.note, "", "{which}");
            }
            rows += 1;
        }
    }
    println!("compared {rows} rows of {} rulebooks", reference.len());
    assert_eq!((reference.len(), rows), (18, 112));
}

#[test]
fn every_clock_has_a_source_or_says_why_it_has_none() {
    for regime in &all() {
        let sourced = match regime.dates_standing {
            Standing::Confirmed => !regime.dates_sources.is_empty(),
            Standing::Secondary => !regime.dates_sources.is_empty() && !regime.dates_note.is_empty(),
            Standing::Assumed => !regime.dates_note.is_empty(),
        };
        assert!(sourced, "{}", regime.id);
        for clock in regime.clocks.iter() {
            let which = format!("{} {}", regime.id, clock.id);
            match clock.standing {
                Standing::Assumed => assert!(!clock.note.is_empty(), "{which}"),
                Standing::Confirmed | Standing::Secondary => {
                    assert!(!clock.sources.is_empty(), "{which}")
                }
            }
            assert!(!clock.title.is_empty(), "{which}");
            let named = |text: &str| !text.trim().is_empty();
            assert!(clock.sources.iter().all(|s| named(&s.document) && named(&s.edition)), "{which}");
        }
    }
}

#[test]
fn one_clock_has_one_title_everywhere() {
    let all = all();
    for id in ClockId::SHIPPED {
        let titles: BTreeSet<_> = all.iter().filter_map(|r| r.clock(*id)).map(|c| &c.title).collect();
        let local = ClockSet::unallocated_safeguards().clocks.iter().any(|clock| clock.id == *id);
        let standard = *id == ClockId::ALLOCATION;
        assert_eq!(titles.len(), usize::from(!local && !standard), "{id}");
    }
}

#[test]
fn the_editions_chain_and_their_own_check_agrees() {
    let england = Regimes::england();
    assert_eq!(england.name(), "england_national");
    for pair in editions(&england).windows(2) {
        assert_eq!(pair[0].in_force_until, Some(pair[1].in_force_from));
    }
    assert_eq!(editions(&england).last().unwrap().in_force_until, None);
    let mut shuffled: Vec<Regime> = england.iter().cloned().collect();
    shuffled.reverse();
    let own = Regimes::from_regimes("own", shuffled).unwrap();
    assert!(own.iter().eq(england.iter()));
    assert_eq!((own.name(), own.nation()), ("own", None));
}

#[test]
fn each_edition_holds_from_its_first_day_to_its_last() {
    let england = Regimes::england();
    assert_eq!(followed(&england, None, "2001-03-31"), None);
    assert_eq!(limit(&england, None, ClockId::ICPC, "2001-03-31"), None);
    for regime in editions(&england) {
        let on = |day| england.regime_on(Some("Kent"), day).map(|found| found.id.clone());
        assert_eq!(on(regime.in_force_from), Some(regime.id.clone()));
        if let Some(until) = regime.in_force_until {
            let last = Day::from_epoch(i64::from(until.epoch()) - 1).unwrap();
            assert_eq!(on(last), Some(regime.id.clone()));
            assert_ne!(on(until), Some(regime.id.clone()));
        }
    }
    assert_eq!(followed(&england, None, "9999-12-31"), Some("eng-wt-2026"));
}

#[test]
fn the_assessment_limits_change_on_the_known_days() {
    let england = Regimes::england();
    let at = |id, on| limit(&england, None, id, on).and_then(|(limit, _)| limit);
    assert_eq!(at(ClockId::INITIAL_ASSESSMENT, "2010-03-16"), working_days(7));
    assert_eq!(at(ClockId::INITIAL_ASSESSMENT, "2010-03-17"), working_days(10));
    assert_eq!(at(ClockId::CORE_ASSESSMENT, "2013-04-14"), working_days(35));
    assert_eq!(at(ClockId::SINGLE_ASSESSMENT, "2013-04-14"), None);
    assert_eq!(at(ClockId::SINGLE_ASSESSMENT, "2013-04-15"), working_days(45));
    assert_eq!(at(ClockId::CORE_ASSESSMENT, "2013-04-15"), None);
    let months = |amount| Some(Limit { amount, unit: Unit::Months });
    assert_eq!(at(ClockId::FIRST_CP_REVIEW, "2024-06-03"), months(3));
    assert_eq!(at(ClockId::LATER_CP_REVIEW, "2024-06-03"), months(6));
}

#[test]
fn what_was_not_seen_says_so() {
    let england = Regimes::england();
    let clocks = england.rulebook(None).clocks_on(day("2026-03-18"));
    for clock in clocks.filter(|clock| clock.regime.subject == Subject::Safeguarding) {
        assert_eq!(clock.standing(), Standing::Assumed);
        assert!(clock.clock.note.contains("the 2026 text was not seen"), "{}", clock.id());
    }
    let before = england.clock_on(None, ClockId::SINGLE_ASSESSMENT, day("2026-03-17")).unwrap();
    assert_eq!(before.standing(), Standing::Confirmed);
    assert!(
        before.sources().iter().any(|source| {
            source.to_string()
                == "Department for Education, Children in need census 2023 to 2024: guide, version 1.0, October 2022"
        })
    );
}

#[test]
fn trial_authorities_are_exempt_from_the_two_assessment_limits_and_from_nothing_else() {
    let england = Regimes::england();
    let first = ["Cumbria", "Knowsley", "Hackney", "Westminster"];
    let second = ["Hammersmith and Fulham", "Islington", "Kensington and Chelsea", "Wandsworth"];
    for (authorities, eve, begin) in
        [(first, "2011-02-28", "2011-03-01"), (second, "2011-08-31", "2011-09-01")]
    {
        for name in authorities {
            for id in [ClockId::INITIAL_ASSESSMENT, ClockId::CORE_ASSESSMENT] {
                let on = |date| limit(&england, Some(name), id, date);
                assert_eq!(on(eve).unwrap().1, Scope::National, "{name}");
                assert_eq!(on(begin), Some((None, Scope::Trial)), "{name}");
                assert_eq!(on("2013-04-14"), Some((None, Scope::Trial)), "{name}");
                assert_eq!(on("2013-04-15"), None, "{name}");
            }
            assert_eq!(
                limit(&england, Some(name), ClockId::ICPC, begin),
                Some((working_days(15), Scope::National))
            );
            let clocks = england.rulebook(Some(name)).clocks_on(day(begin));
            assert_eq!(clocks.filter(|clock| clock.regime.subject == Subject::Safeguarding).count(), 7);
        }
    }
    assert_eq!(england.authorities().count(), 8);
    assert_eq!(followed(&england, Some(" hackney "), "2012-01-01"), Some("eng-trial-2011a"));
    assert_eq!(followed(&england, Some("WANDSWORTH"), "2012-01-01"), Some("eng-trial-2011b"));
    assert_eq!(followed(&england, Some("Gateshead"), "2012-01-01"), Some("eng-wt-2010"));
}

#[test]
fn a_switch_date_moves_one_authority_and_no_other() {
    let regimes =
        Regimes::england().with_authority("Herefordshire", day("2016-09-01"), "eng-wt-2013").unwrap();
    let hereford = |on| followed(&regimes, Some("herefordshire"), on);
    assert_eq!(hereford("2010-03-16"), Some("eng-fw-2000"));
    assert_eq!(hereford("2014-01-01"), Some("eng-wt-2010"));
    assert_eq!(hereford("2016-08-31"), Some("eng-wt-2010"));
    assert_eq!(hereford("2016-09-01"), Some("eng-wt-2015"));
    assert_eq!(hereford("2018-07-03"), Some("eng-wt-2015"));
    assert_eq!(hereford("2018-07-04"), Some("eng-wt-2018"));
    assert_eq!(
        limit(&regimes, Some("Herefordshire"), ClockId::CORE_ASSESSMENT, "2016-08-31"),
        Some((working_days(35), Scope::National))
    );
    for other in [None, Some("Kent"), Some("Hackney")] {
        for on in ["2012-01-01", "2014-01-01", "2016-08-31", "2016-09-01"] {
            assert_eq!(followed(&regimes, other, on), followed(&Regimes::england(), other, on));
        }
    }
}

#[test]
fn a_switch_may_come_early_and_the_order_of_calls_is_no_matter() {
    let early =
        |regimes: Regimes| regimes.with_authority("Bradford", day("2012-10-01"), "eng-wt-2013").unwrap();
    let late =
        |regimes: Regimes| regimes.with_authority("Bradford", day("2015-06-01"), "eng-wt-2015").unwrap();
    let regimes = early(late(Regimes::england()));
    assert_eq!(regimes, late(early(Regimes::england())));
    assert_eq!(regimes, late(early(early(Regimes::england()))));
    let bradford = |on| followed(&regimes, Some("Bradford"), on);
    assert_eq!(bradford("2012-09-30"), Some("eng-wt-2010"));
    assert_eq!(bradford("2012-10-01"), Some("eng-wt-2013"));
    assert_eq!(bradford("2015-05-31"), Some("eng-wt-2013"));
    assert_eq!(bradford("2015-06-01"), Some("eng-wt-2015"));

    // Before the edition ahead of it began nationally: that one was never followed.
    let skipped = Regimes::england().with_authority("Bradford", day("2013-01-01"), "eng-wt-2015").unwrap();
    let bradford = |on| followed(&skipped, Some("Bradford"), on);
    assert_eq!(bradford("2012-12-31"), Some("eng-wt-2010"));
    assert_eq!(bradford("2013-04-15"), Some("eng-wt-2015"));
    assert_eq!(bradford("2018-07-04"), Some("eng-wt-2018"));
}

#[test]
fn an_exemption_ends_where_the_authority_leaves_the_edition_it_lies_over() {
    let regimes = Regimes::england().with_authority("Islington", day("2012-10-01"), "eng-wt-2013").unwrap();
    assert_eq!(followed(&regimes, Some("Islington"), "2012-09-30"), Some("eng-trial-2011b"));
    assert_eq!(followed(&regimes, Some("Islington"), "2012-10-01"), Some("eng-wt-2013"));
}

#[test]
fn a_local_limit_replaces_a_limit_for_its_days_only() {
    let id = ClockId::INITIAL_ASSESSMENT;
    let seven = Limit::working_days(7);
    let regimes = Regimes::england()
        .with_local_limit(own("Coventry", id, day("2010-03-17"), Some(day("2011-04-01")), seven))
        .unwrap()
        .with_local_limit(own("Coventry", id, day("2011-04-01"), None, Limit::working_days(8)))
        .unwrap();
    let coventry = |on| limit(&regimes, Some("COVENTRY"), id, on);
    assert_eq!(coventry("2010-03-16"), Some((working_days(7), Scope::National)));
    assert_eq!(coventry("2010-03-17"), Some((working_days(7), Scope::Local)));
    assert_eq!(coventry("2011-03-31"), Some((working_days(7), Scope::Local)));
    assert_eq!(coventry("2011-04-01"), Some((working_days(8), Scope::Local)));
    assert_eq!(coventry("2013-04-15"), None, "a local limit adds no clock");
    assert_eq!(limit(&regimes, None, id, "2010-12-20"), Some((working_days(10), Scope::National)));
    let core = limit(&regimes, Some("Coventry"), ClockId::CORE_ASSESSMENT, "2010-12-20");
    assert_eq!(core, Some((working_days(35), Scope::National)));

    let clock = regimes.clock_on(Some("Coventry"), id, day("2010-12-20")).unwrap();
    assert_eq!(clock.clock.limit, working_days(10));
    assert_eq!((clock.standing(), clock.sources().len()), (Standing::Assumed, 0));

    let exempt =
        Regimes::england().with_local_limit(own("Cumbria", id, day("2011-03-01"), None, seven)).unwrap();
    let clock = exempt.clock_on(Some("Cumbria"), id, day("2011-06-01")).unwrap();
    assert_eq!((clock.limit, clock.scope, clock.clock.limit), (Some(seven), Scope::Local, None));
}

#[test]
fn an_authority_is_known_in_any_case_of_letters() {
    let (id, seven) = (ClockId::ICPC, Limit::working_days(7));
    let regimes = Regimes::england().with_local_limit(own("Ynys Môn", id, day("2011-01-01"), None, seven));
    let regimes = regimes.unwrap();
    for name in ["Ynys Môn", " ynys môn", "YNYS MÔN"] {
        assert_eq!(
            limit(&regimes, Some(name), id, "2011-06-01"),
            Some((Some(seven), Scope::Local)),
            "{name}"
        );
    }
    assert_eq!(
        limit(&regimes, Some("Ynys Mon"), id, "2011-06-01"),
        Some((working_days(15), Scope::National))
    );
}

#[test]
fn an_authority_is_known_in_any_form_of_its_name() {
    let core = ClockId::CORE_ASSESSMENT;
    let england = Regimes::england();
    for name in
        ["London Borough of Hackney", "Royal Borough of Kensington & Chelsea", "Cumbria County Council"]
    {
        assert_eq!(limit(&england, Some(name), core, "2011-09-01"), Some((None, Scope::Trial)), "{name}");
    }
    for name in ["Westmorland and Furness", "West Cumbria", "331"] {
        let national = Some((working_days(35), Scope::National));
        assert_eq!(limit(&england, Some(name), core, "2011-09-01"), national, "{name}");
    }
    // One authority, so one limit for the clock on a day.
    let (id, on) = (ClockId::INITIAL_ASSESSMENT, day("2010-03-17"));
    let bristol =
        england.with_local_limit(own("Bristol, City of", id, on, None, Limit::working_days(7))).unwrap();
    let twice = bristol.with_local_limit(own("Bristol City Council", id, on, None, Limit::working_days(8)));
    assert_eq!(twice.unwrap_err().code(), "invalid_argument");
}

#[test]
fn what_makes_no_sense_is_refused() {
    let england = Regimes::england;
    let code = |answer: Result<Regimes, dutydesk::Error>| answer.unwrap_err().code();
    let on = day("2014-01-01");
    assert_eq!(code(england().with_authority("", on, "eng-wt-2013")), "invalid_argument");
    assert_eq!(code(england().with_authority("Kent", on, "eng-wt-1991")), "invalid_argument");
    assert_eq!(code(england().with_authority("Kent", on, "eng-trial-2011a")), "invalid_argument");
    let kent = england().with_authority("Kent", on, "eng-wt-2013").unwrap();
    assert_eq!(
        code(kent.clone().with_authority("kent", day("2014-01-02"), "eng-wt-2013")),
        "invalid_argument"
    );
    assert_eq!(
        code(kent.clone().with_authority("Kent", day("2014-01-02"), "eng-wt-2010")),
        "invalid_argument"
    );
    assert_eq!(code(kent.with_authority("Kent", day("2013-12-31"), "eng-wt-2015")), "invalid_argument");

    let (id, limit) = (ClockId::INITIAL_ASSESSMENT, Limit::working_days(7));
    assert_eq!(code(england().with_local_limit(own(" ", id, on, None, limit))), "invalid_argument");
    assert_eq!(code(england().with_local_limit(own("Kent", id, on, Some(on), limit))), "invalid_argument");
    let kent = england().with_local_limit(own("Kent", id, on, None, limit)).unwrap();
    assert_eq!(
        code(kent.clone().with_local_limit(own("Kent", id, day("2020-01-01"), None, limit))),
        "invalid_argument"
    );
    assert!(kent.clone().with_local_limit(own("Kent", ClockId::ICPC, on, None, limit)).is_ok());
    assert!(kent.with_local_limit(own("Kent", id, day("2010-01-01"), Some(on), limit)).is_ok());
    let unknown = own("Kent", ClockId::INITIAL_CPPM, on, None, limit);
    assert_eq!(code(england().with_local_limit(unknown)), "invalid_argument");

    let set = ClockSet::unallocated_safeguards;
    let changed = |change: &dyn Fn(&mut ClockSet)| {
        let mut set = set();
        change(&mut set);
        england().with_local_clocks(set)
    };
    let refused = |change: &dyn Fn(&mut ClockSet)| code(changed(change)) == "invalid_argument";
    assert!(changed(&|_| ()).is_ok());
    assert!(refused(&|set| set.clocks = vec![].into()));
    assert!(refused(&|set| set.clocks.to_mut()[0].id = ClockId::ICPC));
    assert!(refused(&|set| set.clocks.to_mut()[0].id = ClockId::WAITING_OVERSIGHT));
    assert!(refused(&|set| set.clocks.to_mut()[0].limit = None));
    assert!(refused(&|set| set.clocks.to_mut()[0].ends_at = EndEvent::AssessmentConcluded));
    let of_core = StartEvent::InitialAssessmentOrStrategyDiscussionOrNewInformation;
    assert!(refused(&|set| set.clocks.to_mut()[0].starts_at = of_core));
    let decided = |starts_at, repeats| {
        changed(&|set| {
            let clock = &mut set.clocks.to_mut()[0];
            (clock.starts_at, clock.ends_at, clock.repeats) =
                (starts_at, EndEvent::DecisionRecorded, repeats);
        })
    };
    assert!(decided(StartEvent::ReferralReceived, false).is_ok());
    assert_eq!(code(decided(StartEvent::ReferralReceived, true)), "invalid_argument");
    assert_eq!(code(decided(StartEvent::ChildProtectionPlanStarted, false)), "invalid_argument");
    assert!(refused(&|set| set.until = Some(set.from)));
    assert_eq!(
        code(england().with_local_clocks(set()).unwrap().with_local_clocks(set())),
        "invalid_argument"
    );
}

#[test]
fn a_local_limit_replaces_that_of_a_local_clock() {
    let id = ClockId::WAITING_CHILD_SEEN;
    let weeks = |amount| Some(Limit { amount, unit: Unit::Weeks });
    let rules = Regimes::england().with_local_clocks(ClockSet::unallocated_safeguards()).unwrap();
    let rules = rules.with_local_limit(own("Kent", id, day("2011-01-01"), None, weeks(2).unwrap())).unwrap();
    assert_eq!(limit(&rules, Some("Kent"), id, "2010-12-31"), Some((weeks(4), Scope::Local)));
    assert_eq!(limit(&rules, Some("Kent"), id, "2011-01-01"), Some((weeks(2), Scope::Local)));
    assert_eq!(limit(&rules, None, id, "2011-01-01"), Some((weeks(4), Scope::Local)));
}

#[test]
fn a_local_limit_with_a_source_is_as_sure_as_its_source() {
    let source = dutydesk::source::Source {
        document: "Coventry Safeguarding Children Board procedures".into(),
        edition: "amended October 2010".into(),
        paragraph: "1.3".into(),
    };
    let id = ClockId::INITIAL_ASSESSMENT;
    let limit = own("Coventry", id, day("2010-03-17"), None, Limit::working_days(7));
    let limit = LocalLimit { source: Some(source.clone()), ..limit };
    let regimes = Regimes::england().with_local_limit(limit).unwrap();
    let clock = regimes.clock_on(Some("Coventry"), id, day("2010-12-20")).unwrap();
    assert_eq!((clock.standing(), clock.sources()), (Standing::Secondary, &[source][..]));
}

#[test]
fn a_local_set_runs_beside_the_editions_for_its_days() {
    let kent = |from, until| {
        ClockSet {
        id: format!("kent {from}").into(),
        name: "Kent management standard".into(),
        from: day(from),
        until,
        clocks: vec![
            serde_json::from_value(serde_json::json!({
                "id": "allocation", "title": "Allocation", "starts_at": "referral_received", "ends_at": "allocated",
                "limit": {"amount": 28, "unit": "calendar_days"},
            }))
            .unwrap(),
        ]
        .into(),
    }
    };
    let regimes = Regimes::england()
        .with_authority("Kent", day("2014-01-01"), "eng-wt-2013")
        .unwrap()
        .with_local_clocks(kent("2010-11-01", Some(day("2012-01-01"))))
        .unwrap()
        .with_local_clocks(ClockSet::unallocated_safeguards())
        .unwrap();
    for authority in [None, Some("Kent"), Some("Hackney")] {
        let days = ["2010-10-31", "2010-11-01", "2011-12-31", "2012-01-01"];
        let found = days.map(|on| limit(&regimes, authority, ClockId::ALLOCATION, on).is_some());
        assert_eq!(found, [false, true, true, false], "{authority:?}");
        assert!(limit(&regimes, authority, ClockId::WAITING_CHILD_SEEN, "2024-01-01").is_some());
        for on in ["2009-01-01", "2011-06-01", "2013-12-31"] {
            let england =
                Regimes::england().with_authority("Kent", day("2014-01-01"), "eng-wt-2013").unwrap();
            assert_eq!(followed(&regimes, authority, on), followed(&england, authority, on));
        }
    }
    let clock = regimes.clock_on(None, ClockId::ALLOCATION, day("2010-11-19")).unwrap();
    assert_eq!((clock.scope, clock.standing()), (Scope::Local, Standing::Assumed));
    assert_eq!(clock.regime.name, "Kent management standard");
}

#[test]
fn a_nation_has_its_own_rules_and_holidays() {
    let on =
        |nation, id, day_| limit(&Regimes::national(nation), None, id, day_).and_then(|(limit, _)| limit);
    let calendar_days = |amount| Some(Limit { amount, unit: Unit::CalendarDays });
    assert_eq!(on(Nation::Scotland, ClockId::INITIAL_CPCC, "2015-06-01"), calendar_days(21));
    assert_eq!(on(Nation::Scotland, ClockId::INITIAL_CPPM, "2021-09-02"), calendar_days(28));
    assert_eq!(on(Nation::Wales, ClockId::INITIAL_ASSESSMENT, "2015-06-01"), working_days(7));
    assert_eq!(on(Nation::Wales, ClockId::ASSESSMENT, "2016-04-06"), working_days(42));
    let hours = Some(Limit { amount: 24, unit: Unit::Hours });
    assert_eq!(on(Nation::NorthernIreland, ClockId::CHILD_SEEN, "2024-06-03"), hours);
    assert_eq!(Regimes::england().nation(), Some(Nation::England));
    let divisions = Nation::ALL.iter().map(|nation| nation.division().name()).collect::<Vec<_>>();
    assert_eq!(divisions, ["england_and_wales", "england_and_wales", "scotland", "northern_ireland"]);
}

#[test]
fn what_was_not_seen_can_be_left_out() {
    let seen = Regimes::england().without_assumed();
    assert!(seen.iter().all(|regime| regime.clocks.iter().all(|clock| clock.standing != Standing::Assumed)));
    assert_eq!(limit(&seen, None, ClockId::SINGLE_ASSESSMENT, "2026-03-18"), None);
    assert_eq!(limit(&seen, None, ClockId::FIRST_LAC_REVIEW, "2026-03-18").unwrap().0, working_days(20));
    assert_eq!(Regimes::from_json(r#"{"assumed": false}"#).unwrap(), seen);
}

#[test]
fn rules_in_json_are_rules() {
    assert_eq!(Regimes::from_json("{}").unwrap(), Regimes::england());
    assert_eq!(Regimes::from_json(r#"{"nation": "wales"}"#).unwrap(), Regimes::national(Nation::Wales));
    let rows: Vec<Regime> = Regimes::england().iter().cloned().collect();
    let json = serde_json::json!({"regimes": rows}).to_string();
    assert!(Regimes::from_json(&json).unwrap().iter().eq(Regimes::england().iter()));
    let switched =
        r#"{"authorities": [{"authority": "Herefordshire", "from": "2016-09-01", "regime": "eng-wt-2013"}]}"#;
    assert_eq!(
        followed(&Regimes::from_json(switched).unwrap(), Some("Herefordshire"), "2016-08-31"),
        Some("eng-wt-2010")
    );
    // An authority may have a limit of its own for a clock of a local set too.
    let shorter = r#"{
        "local_limits": [{"authority": "Kent", "clock": "waiting_oversight", "from": "2010-01-01",
                          "limit": {"amount": 3, "unit": "working_days"}}],
        "local_clocks": ["unallocated_safeguards"]
    }"#;
    let shorter = Regimes::from_json(shorter).unwrap();
    let oversight = |authority| limit(&shorter, authority, ClockId::WAITING_OVERSIGHT, "2010-11-19");
    assert_eq!(oversight(Some("Kent")), Some((working_days(3), Scope::Local)));
    assert_eq!(oversight(None), Some((Some(Limit { amount: 1, unit: Unit::Weeks }), Scope::Local)));
    for (wrong, code) in [
        ("", "invalid_rules"),
        ("[]", "invalid_rules"),
        (r#"{"nation": "france"}"#, "invalid_rules"),
        (r#"{"nation": "wales", "regimes": []}"#, "invalid_rules"),
        (r#"{"regimes": []}"#, "invalid_rules"),
        (r#"{"rules": []}"#, "invalid_rules"),
        (r#"{"local_clocks": ["safeguards"]}"#, "unknown_name"),
        (r#"{"local_clocks": [{"id": "own"}]}"#, "invalid_rules"),
        (
            r#"{"authorities": [{"authority": "Kent", "from": "2016-02-30", "regime": "eng-wt-2013"}]}"#,
            "invalid_rules",
        ),
    ] {
        assert_eq!(Regimes::from_json(wrong).unwrap_err().code(), code, "{wrong}");
    }
}

#[test]
fn rulebooks_of_the_callers_own_are_checked() {
    let rows: Vec<Regime> = Regimes::england().iter().cloned().collect();
    let refused = |change: &dyn Fn(&mut Vec<Regime>)| {
        let mut rows = rows.clone();
        change(&mut rows);
        Regimes::from_regimes("own", rows).map_err(|error| error.code()) == Err("invalid_argument")
    };
    assert!(!refused(&|_| ()));
    assert!(refused(&|rows| rows.clear()));
    assert!(refused(&|rows| rows[1].id = "eng-fw-2000".into()));
    assert!(refused(&|rows| rows[0].in_force_until = Some(day("2010-03-16"))), "a gap");
    assert!(refused(&|rows| rows[0].in_force_until = Some(day("2010-03-18"))), "an overlap");
    assert!(refused(&|rows| rows[0].in_force_until = None));
    assert!(refused(&|rows| {
        let decision = rows[0].clocks.to_mut().iter_mut();
        let mut decision = decision.filter(|clock| clock.id == ClockId::REFERRAL_DECISION);
        decision.next().unwrap().starts_at = StartEvent::ChildProtectionPlanStarted;
    }));
    assert!(refused(&|rows| rows[6].in_force_until = Some(rows[6].in_force_from)));
    assert!(refused(&|rows| {
        let twin = rows[0].clocks[0].clone();
        rows[0].clocks.to_mut().push(twin);
    }));
    assert!(refused(&|rows| {
        rows[7].overlay = Some(Overlay { on: "eng-wt-1991".into(), authorities: vec!["Kent".into()] });
    }));

    // A clock of the caller's own, in one edition after the other, is one clock.
    let mut with_visits = rows.clone();
    for row in &mut with_visits[..2] {
        let visit = Clock { id: "visit_15".parse().unwrap(), ..row.clocks[0].clone() };
        row.clocks.to_mut().push(visit);
    }
    let with_visits = Regimes::from_regimes("own", with_visits).unwrap().clock_ids();
    assert_eq!(with_visits.len(), Regimes::england().clock_ids().len() + 1);

    // A corrected row is the one that holds; an edition that has ended is followed no longer.
    let mut own = rows.clone();
    own[6].in_force_until = Some(day("2027-01-01"));
    own[6].clocks.to_mut()[1].limit = working_days(40);
    let json = serde_json::to_string(&own).unwrap();
    let own = Regimes::from_regimes("own", serde_json::from_str(&json).unwrap()).unwrap();
    assert_eq!(own.name(), "own");
    let single = |on| limit(&own, None, ClockId::SINGLE_ASSESSMENT, on);
    assert_eq!(single("2026-12-31"), Some((working_days(40), Scope::National)));
    assert_eq!(single("2027-01-01"), None);
}

#[test]
fn the_rules_of_the_readme_are_rules() {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../README.md")).unwrap();
    let example = readme.split("```json\n").nth(1).unwrap().split("```").next().unwrap();
    let rules = Regimes::from_json(example).unwrap();
    let visit = rules.clock_on(None, "visit_15".parse().unwrap(), day("2010-11-19")).unwrap();
    assert_eq!((visit.limit, visit.clock.repeats), (working_days(15), true));
    let coventry = limit(&rules, Some("Coventry"), ClockId::INITIAL_ASSESSMENT, "2010-12-20");
    assert_eq!(coventry, Some((working_days(7), Scope::Local)));
    assert!(rules.clock_on(None, ClockId::WAITING_CHILD_SEEN, day("2010-11-19")).is_some());

    // Herefordshire Safeguarding Boards, 29 March 2017: single assessments from 1 September 2016.
    let herefordshire = Some("Herefordshire, County of");
    let initial = |on| limit(&rules, herefordshire, ClockId::INITIAL_ASSESSMENT, on);
    let single = |on| limit(&rules, herefordshire, ClockId::SINGLE_ASSESSMENT, on);
    assert_eq!(initial("2016-08-30"), Some((working_days(10), Scope::National)));
    assert_eq!((initial("2016-09-01"), single("2016-08-31")), (None, None));
    assert_eq!(single("2016-09-01"), Some((working_days(45), Scope::National)));
    assert_eq!(followed(&rules, herefordshire, "2016-09-01"), Some("eng-wt-2015"));
    assert_eq!(limit(&rules, None, ClockId::INITIAL_ASSESSMENT, "2016-08-30"), None);
}
