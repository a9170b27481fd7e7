//! The synthetic registers: each holds exactly what its ledger says, judged here by a slow reading of its own.

use std::collections::{BTreeMap, BTreeSet};

use dutydesk::calendar::{CalendarDays, Day};
use dutydesk::case::{
    AssessmentKind, Case, EventKind, HolderKind, Involvement, Register, TABLES, Worker, WorkerId, WorkerRole,
};
use dutydesk::scenario::{Cause, Scenario, county, crisis_county, small_team};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn id(case: &Case<'_>) -> String {
    case.register().text(case.referral().referral_id()).to_owned()
}

fn ids<'r>(register: &'r Register, belongs: impl Fn(&Case<'r>) -> bool) -> Vec<String> {
    let mut ids: Vec<String> = register.cases().filter(|case| belongs(case)).map(|case| id(&case)).collect();
    ids.sort();
    ids
}

/// Compares long lists without printing them whole.
fn assert_same(got: &[String], listed: &[String]) {
    let (got, listed): (BTreeSet<_>, BTreeSet<_>) = (got.iter().collect(), listed.iter().collect());
    let (more, fewer): (Vec<_>, Vec<_>) =
        (got.difference(&listed).collect(), listed.difference(&got).collect());
    assert!(
        more.is_empty() && fewer.is_empty(),
        "{} more {:?}, {} fewer {:?}",
        more.len(),
        more.first(),
        fewer.len(),
        fewer.first()
    );
}

fn is_open(case: &Case<'_>, on: Day) -> bool {
    let closed = case
        .closures()
        .any(|closing| closing.closed() <= on && closing.reopened().is_none_or(|again| on < again));
    case.referral().received() <= on && !closed
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Clone, Copy)]
enum Class {
    Nobody,
    Tray,
    Team,
    Duty,
    Manager,
    /// A worker who is not registered, is away or has left.
    OtherWorker,
    SocialWorker,
}

/// Who holds a case on a day; with `known`, as far as it was recorded by then.
fn class(case: &Case<'_>, on: Day, known: Option<Day>) -> Class {
    let told = |date: Day, recorded: Option<Day>| known.is_none_or(|known| recorded.unwrap_or(date) <= known);
    let mut latest = None;
    for holding in case.holdings() {
        let ended = holding.end().is_some_and(|end| end <= on && told(end, holding.end_recorded()));
        let begun = holding.start() <= on && told(holding.start(), holding.start_recorded());
        let holds = matches!(holding.involvement(), None | Some(Involvement::CaseHolder));
        if begun && !ended && holds && latest.is_none_or(|(start, _)| start <= holding.start()) {
            latest = Some((holding.start(), holding));
        }
    }
    let Some((_, holding)) = latest else { return Class::Nobody };
    match holding.holder_kind() {
        Some(HolderKind::Tray) => Class::Tray,
        Some(HolderKind::Team) => Class::Team,
        Some(HolderKind::Duty) => Class::Duty,
        Some(HolderKind::Manager) => Class::Manager,
        Some(HolderKind::Worker) => {
            let (register, worker) = (case.register(), holding.worker_id().unwrap());
            let rows: Vec<_> = posts(register, worker).collect();
            if rows.iter().any(|row| row.role() == Some(WorkerRole::Manager)) {
                return Class::Manager;
            }
            let in_post = rows.iter().any(|row| {
                row.registered() == Some(true)
                    && row.from().is_none_or(|from| from <= on)
                    && row.to().is_none_or(|to| on < to)
            });
            let away = register
                .absences(worker)
                .filter(|away| away.worker_id() == worker)
                .any(|away| away.from() <= on && away.to().is_none_or(|to| on < to));
            if in_post && !away { Class::SocialWorker } else { Class::OtherWorker }
        }
        other => panic!("{other:?}"),
    }
}

/// A worker's own rows, whatever else the register's answer brings with it.
fn posts(register: &Register, worker: WorkerId) -> impl Iterator<Item = Worker<'_>> {
    register.worker(worker).filter(move |post| post.worker_id() == worker)
}

fn seen(case: &Case<'_>, by: Day) -> bool {
    case.assessments().any(|work| work.child_seen().is_some_and(|seen| seen <= by))
        || case
            .events()
            .any(|event| event.kind() == EventKind::Visit && event.seen() == Some(true) && event.on() <= by)
}

fn worker_before(case: &Case<'_>, by: Day) -> bool {
    let is_manager =
        |worker| posts(case.register(), worker).any(|row| row.role() == Some(WorkerRole::Manager));
    case.holdings().any(|holding| {
        holding.start() <= by
            && holding.holder_kind() == Some(HolderKind::Worker)
            && holding.worker_id().is_some_and(|worker| !is_manager(worker))
    })
}

fn assessing(case: &Case<'_>, on: Day) -> bool {
    let ended = |day: Option<Day>| day.is_some_and(|day| day <= on);
    case.assessments().any(|work| work.started() <= on && !ended(work.completed().or(work.authorised())))
        || case.enquiries().any(|enquiry| {
            enquiry.s47_started().is_some_and(|started| started <= on) && !ended(enquiry.ended())
        })
}

fn assessed(case: &Case<'_>, on: Day) -> bool {
    case.assessments().any(|work| work.completed().or(work.authorised()).is_some_and(|ended| ended <= on))
}

fn in_service(case: &Case<'_>, on: Day) -> bool {
    case.plans().any(|plan| plan.started() <= on && plan.ended().is_none_or(|ended| on < ended))
}

fn all_of_it(scenario: &Scenario) -> Vec<String> {
    TABLES.iter().map(|table| scenario.register.table(table).to_csv()).collect()
}

fn each(seed: u64) -> [Scenario; 3] {
    [crisis_county(seed).unwrap(), small_team(seed).unwrap(), county(3_000, 2, seed).unwrap()]
}

#[test]
fn a_seed_gives_one_register_and_another_seed_another() {
    for ((scenario, again), other) in each(1).iter().zip(&each(1)).zip(&each(2)) {
        assert_eq!(all_of_it(scenario), all_of_it(again), "{}", scenario.name);
        assert_eq!(scenario.ledger, again.ledger);
        assert_ne!(all_of_it(scenario), all_of_it(other), "{}", scenario.name);
        assert_ne!(scenario.ledger, other.ledger);
    }
}

#[test]
fn nothing_is_wrong_with_any_record() {
    for seed in 1..4 {
        for scenario in each(seed) {
            let findings = scenario.register.findings();
            assert!(findings.is_empty(), "{} {seed}: {:?}", scenario.name, findings.first());
            assert!(scenario.register.parts().iter().all(|part| part.format == "synthetic"));
            assert_eq!(scenario.register.check_observed(scenario.as_of), Ok(()));
        }
    }
}

#[test]
fn the_crisis_ledger_is_exactly_who_has_no_social_worker() {
    for seed in 1..6 {
        let Scenario { register, ledger, as_of, .. } = &crisis_county(seed).unwrap();
        let without =
            ids(register, |case| is_open(case, *as_of) && class(case, *as_of, None) != Class::SocialWorker);
        let listed: Vec<String> = ledger.unallocated.iter().map(|case| case.referral_id.clone()).collect();
        assert!((2_650..2_700).contains(&listed.len()), "{}", listed.len());
        assert_same(&without, &listed);

        let by_class = |wanted| {
            ids(register, |case| is_open(case, *as_of) && class(case, *as_of, None) == wanted)
                .into_iter()
                .collect()
        };
        let (nobody, tray, manager): (BTreeSet<_>, BTreeSet<_>, BTreeSet<_>) =
            (by_class(Class::Nobody), by_class(Class::Tray), by_class(Class::Manager));
        assert!((5..10).contains(&nobody.len()), "{}", nobody.len());
        assert_eq!(nobody.len() + tray.len() + manager.len(), listed.len());
        for case in &ledger.unallocated {
            let place = match case.cause {
                Cause::Nobody => nobody.contains(&case.referral_id),
                Cause::Tray => tray.contains(&case.referral_id),
                Cause::Manager => manager.contains(&case.referral_id),
                Cause::Leaver => tray.contains(&case.referral_id) || manager.contains(&case.referral_id),
            };
            assert!(place, "{case:?}");
        }
        let hidden: BTreeSet<&str> = ledger
            .unallocated
            .iter()
            .filter(|case| case.hidden)
            .map(|case| case.referral_id.as_str())
            .collect();
        assert!(hidden.len() > 500);
        for case in register.cases().filter(|case| manager.contains(&id(case))) {
            let called = case.holdings().filter(|row| row.start() <= *as_of).last().unwrap().holder_kind();
            assert_eq!(called == Some(HolderKind::Worker), hidden.contains(id(&case).as_str()));
        }
    }
}

#[test]
fn the_crisis_ledger_lists_what_came_of_them() {
    let Scenario { register, ledger, as_of, .. } = &crisis_county(11).unwrap();
    let listed: BTreeSet<&str> = ledger.unallocated.iter().map(|case| case.referral_id.as_str()).collect();
    let is_listed = |case: &Case<'_>| listed.contains(id(case).as_str());

    assert!((680..=720).contains(&ledger.no_plan_needed.len()), "{}", ledger.no_plan_needed.len());
    let reviewed = ids(register, |case| {
        let review = case.events().find(|event| event.kind() == EventKind::WaitingCaseReview);
        let closing = case.closures().next();
        review.zip(closing).is_some_and(|(review, closing)| {
            *as_of < review.on() && review.on() <= closing.closed() && closing.reopened().is_none()
        })
    });
    assert_same(&reviewed, &ledger.no_plan_needed);

    let never_seen = ids(register, |case| is_listed(case) && !seen(case, *as_of));
    assert_same(&never_seen, &ledger.never_seen);
    assert!(never_seen.len() > 1_000 && never_seen.len() < listed.len());
    let never_allocated = ids(register, |case| is_listed(case) && !worker_before(case, *as_of));
    assert_same(&never_allocated, &ledger.never_allocated);
    let again =
        ids(register, |case| is_listed(case) && worker_before(case, *as_of) && assessed(case, *as_of));
    assert_same(&again, &ledger.unallocated_again);

    // What was recorded only later: it seemed that a worker held them.
    assert!(ledger.recorded_after.len() >= 25, "{}", ledger.recorded_after.len());
    let seemed = register
        .cases()
        .filter(|case| ledger.recorded_after.binary_search(&id(case)).is_ok())
        .filter(|case| !matches!(class(case, *as_of, Some(*as_of)), Class::Manager | Class::Tray));
    assert_eq!(seemed.count(), ledger.recorded_after.len());
    let weeks_late = register.cases().filter(is_listed).filter(|case| {
        case.holdings().any(|row| {
            row.start_recorded().is_some_and(|known| known.since(row.start()).0 >= 14 && known <= *as_of)
        })
    });
    assert!(weeks_late.count() > 400);

    let years_old =
        register.cases().filter(is_listed).filter(|case| case.referral().received() < day("2009-01-01"));
    assert!((50..500).contains(&years_old.count()));
}

#[test]
fn contacts_await_a_decision() {
    for scenario in each(4) {
        let Scenario { register, ledger, as_of, .. } = &scenario;
        let awaits = |contact: &dutydesk::case::Contact<'_>| {
            contact.received() <= *as_of && contact.decided().is_none_or(|decided| *as_of < decided)
        };
        let mut awaiting: Vec<String> = register
            .contacts()
            .filter(awaits)
            .map(|contact| register.text(contact.contact_id()).to_owned())
            .collect();
        awaiting.sort();
        assert_same(&awaiting, &ledger.contacts_awaiting);
        if scenario.name == "crisis_county" {
            assert!((10..200).contains(&awaiting.len()), "{}", awaiting.len());
        }
    }
}

#[test]
fn one_week_of_one_district_has_180_referrals() {
    for seed in 1..4 {
        let Scenario { register, ledger, .. } = &crisis_county(seed).unwrap();
        let surge = ledger.surge.as_ref().unwrap();
        assert_eq!((surge.referrals, surge.monday.weekday()), (180, 0));
        let mut weeks: BTreeMap<i32, u32> = BTreeMap::new();
        for case in register.cases() {
            let team = register.team(case.referral().team().unwrap()).next().unwrap();
            if register.text(team.district().unwrap()) == surge.district {
                let week = case.referral().received().since(surge.monday).0.div_euclid(7);
                *weeks.entry(week).or_default() += 1;
            }
        }
        assert_eq!(weeks.remove(&0), Some(180));
        let most = weeks.values().max().copied().unwrap();
        assert!(most < 90, "{most}");
    }
}

#[test]
fn caseloads_are_such_as_workers_have() {
    let Scenario { register, as_of, .. } = &crisis_county(3).unwrap();
    let mut held: BTreeMap<String, u32> = BTreeMap::new();
    for case in register.cases().filter(|case| is_open(case, *as_of)) {
        if class(&case, *as_of, None) == Class::SocialWorker {
            let row = case
                .holdings()
                .filter(|row| row.start() <= *as_of && row.end().is_none_or(|end| *as_of < end))
                .find(|row| row.involvement() != Some(Involvement::Supporting))
                .unwrap();
            *held.entry(register.text(row.worker_id().unwrap()).to_owned()).or_default() += 1;
        }
    }
    let mut loads: Vec<u32> = held.into_values().collect();
    loads.sort_unstable();
    let (middle, most) = (loads[loads.len() / 2], loads[loads.len() - 1]);
    assert!((14..=24).contains(&middle) && most <= 26, "{middle} {most} of {}", loads.len());
    assert!((150..500).contains(&loads.len()), "{}", loads.len());
}

#[test]
fn the_small_team_has_its_three_backlogs_and_no_other() {
    for seed in 1..21 {
        let Scenario { register, ledger, as_of, .. } = &small_team(seed).unwrap();
        let held = |case: &Case<'_>| class(case, *as_of, None) == Class::SocialWorker;
        let open: Vec<Case<'_>> = register.cases().filter(|case| is_open(case, *as_of)).collect();
        let of = |belongs: &dyn Fn(&Case<'_>) -> bool| {
            let mut ids: Vec<String> = open.iter().filter(|case| belongs(case)).map(id).collect();
            ids.sort();
            ids
        };
        let begun =
            |case: &Case<'_>| assessing(case, *as_of) || assessed(case, *as_of) || in_service(case, *as_of);
        let never = of(&|case| !held(case) && !begun(case));
        assert_same(&never, &ledger.never_allocated);
        assert_eq!(never.len(), 50);
        assert!(
            open.iter().filter(|case| !held(case) && !begun(case)).all(|case| !worker_before(case, *as_of))
        );
        let march = open
            .iter()
            .filter(|case| never.contains(&id(case)))
            .filter(|case| case.referral().received().month() == 3);
        assert!(march.count() >= 5);
        let not_completed = of(&|case| held(case) && assessing(case, *as_of));
        assert_same(&not_completed, &ledger.assessment_not_completed);
        assert_eq!(not_completed.len(), 25);
        let again = of(&|case| !held(case) && begun(case));
        assert_same(&again, &ledger.unallocated_again);
        assert_eq!(again.len(), 15);
        for case in open.iter().filter(|case| again.contains(&id(case))) {
            assert!(assessed(case, *as_of) && !assessing(case, *as_of) && worker_before(case, *as_of));
            assert!(case.assessments().all(|work| {
                work.kind() == AssessmentKind::Initial
                    && work.outcome().is_some_and(|outcome| !outcome.ends_the_work())
            }));
        }
        let others = of(&|case| held(case) && !assessing(case, *as_of) && !begun(case));
        assert!(others.is_empty(), "{others:?}");
        let load = of(&|case| held(case) && !assessing(case, *as_of));
        assert!((60..400).contains(&load.len()), "{}", load.len());
        assert_eq!(ledger.unallocated.len(), 65);
    }
}

#[test]
fn referrals_follow_the_months_and_the_days_of_the_week() {
    let scenario = county(24_000, 4, 5).unwrap();
    let from = day("2020-04-01");
    let received: Vec<Day> =
        scenario.register.cases().map(|case| case.referral().received()).filter(|day| *day >= from).collect();
    let share = |belongs: &dyn Fn(&Day) -> bool| {
        received.iter().filter(|day| belongs(day)).count() * 1000 / received.len()
    };
    // Characteristics of children in need, table C6, 2012-13 to 2023-24: August 70.5, October 89.2 and December 74.1
    // referrals in a thousand.
    for (month, per_mille) in [(8, 70), (10, 89), (12, 74)] {
        let got = share(&|day| day.month() == month);
        assert!(got.abs_diff(per_mille) <= 3, "{month}: {got}");
    }
    let weekends = share(&|day| day.weekday() >= 5);
    assert!((8..25).contains(&weekends), "{weekends}");
    assert!(share(&|day| day.weekday() == 0) > share(&|day| day.weekday() == 4));
}

#[test]
fn a_county_has_the_size_asked_for() {
    let received = |scenario: &Scenario, from: Day| {
        scenario.register.cases().filter(|case| case.referral().received() >= from).count()
    };
    let scenario = county(24_000, 1, 9).unwrap();
    let year = received(&scenario, day("2023-04-01"));
    assert!((23_400..24_600).contains(&year), "{year}");
    let longer = county(2_000, 5, 9).unwrap();
    let years = received(&longer, day("2019-04-01"));
    assert!((9_600..10_400).contains(&years), "{years}");
    // Stock is steady from the first day on.
    let open = |on: &str| longer.register.cases().filter(|case| is_open(case, day(on))).count();
    let (first, last) = (open("2019-04-01"), open("2024-03-31"));
    assert!(first * 10 > last * 7 && last * 10 > first * 7, "{first} {last}");
    for (referrals, years) in [(0, 1), (1, 0), (1, 26), (2_000_001, 1)] {
        assert_eq!(county(referrals, years, 1).unwrap_err().code(), "invalid_argument");
    }
}

#[test]
fn about_22_in_100_referrals_come_again_within_a_year() {
    let scenario = county(24_000, 2, 6).unwrap();
    let from = day("2023-04-01");
    let mut last: BTreeMap<&str, Day> = BTreeMap::new();
    let (mut referrals, mut again) = (0, 0);
    for case in scenario.register.cases() {
        let (child, received) =
            (scenario.register.text(case.referral().child_id()), case.referral().received());
        let before = last.insert(child, received);
        if received >= from {
            referrals += 1;
            again += usize::from(before.is_some_and(|before| received.since(before) <= CalendarDays(365)));
        }
    }
    let per_mille = again * 1000 / referrals;
    assert!((200..245).contains(&per_mille), "{per_mille}");
}

#[test]
fn children_have_ages_and_siblings() {
    let scenario = county(5_000, 1, 6).unwrap();
    let mut groups: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let (mut unborn, mut all) = (0, 0);
    for case in scenario.register.cases() {
        let child = case.child().unwrap();
        let received = case.referral().received();
        all += 1;
        unborn += usize::from(child.birth_date().is_none_or(|born| born > received));
        assert!(child.birth_date().is_some() || child.expected_birth_date().is_some());
        assert!(child.birth_date().is_none_or(|born| received < born.plus_months(12 * 18)));
        let group = scenario.register.text(child.family_group().unwrap());
        groups.entry(group).or_default().insert(scenario.register.text(child.child_id()));
    }
    assert!((10..50).contains(&(unborn * 1000 / all)), "{unborn} of {all}");
    let siblings = groups.values().filter(|children| children.len() > 1).count();
    assert!(siblings * 5 > groups.len(), "{siblings} of {}", groups.len());
}

#[test]
fn workers_leave_and_their_cases_are_handed_on() {
    let scenario = crisis_county(2).unwrap();
    let register = &scenario.register;
    let handed_on = register
        .cases()
        .flat_map(|case| case.holdings().collect::<Vec<_>>())
        .filter(|row| row.end_reason().is_some_and(|reason| register.text(reason) == "worker_left"));
    let mut count = 0;
    for row in handed_on {
        let left = posts(register, row.worker_id().unwrap()).filter_map(|post| post.to()).max();
        assert_eq!(left, row.end());
        count += 1;
    }
    assert!(count > 300, "{count}");
    let workers = register.table(&dutydesk::case::WORKERS).to_csv();
    let of = |text: &str| workers.lines().filter(|line| line.contains(text)).count();
    assert!(of("agency") > 30 && of("support") >= 24 && of("manager") >= 24);
}
