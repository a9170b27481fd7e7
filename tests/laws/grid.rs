//! Laws of the grid: it equals a slow second implementation, adds up, and nests.

use std::collections::BTreeMap;

use dutydesk::backlog::{Allocated, Ask, Backlog, Bands, By, Counted, Definition, OpenCase, Region};
use dutydesk::calendar::Day;
use dutydesk::case::Register;
use dutydesk::history::{HolderClass, View};
use dutydesk::table::Cell;
use proptest::prelude::*;

use crate::laws::register::{Rows, WINDOW, day, days, rows};
use crate::reference::grid::{self, Knowledge, LADDER, Standing};

/// So many random registers, unless the environment asks for another number of them (`PROPTEST_CASES`).
pub fn config(cases: u32) -> ProptestConfig {
    let default = ProptestConfig::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { default.cases } else { cases };
    ProptestConfig { failure_persistence: None, cases, ..default }
}

pub fn views() -> impl Strategy<Value = View> {
    let known_at = (0..WINDOW + 20).prop_map(|number| View::KnownAt(day(number)));
    prop_oneof![Just(View::Final), known_at, Just(View::AsKnownThen)]
}

pub fn backlog(register: &Register, as_of: Day, view: View, rung: usize, count: Counted) -> Backlog {
    let ask = Ask { view, count, ..Ask::new(as_of, Definition::ladder()[rung].clone()) };
    Backlog::of(register, &ask).unwrap()
}

/// What is said of one open case, whoever says it.
#[derive(Debug, PartialEq)]
struct Said<'a> {
    progress: &'a str,
    class: &'a str,
    worker: Option<&'a str>,
    team: Option<&'a str>,
    district: Option<&'a str>,
    no_social_worker_needed: bool,
    last_seen: Option<Day>,
    standing: Standing,
}

fn said_by_core<'r>(register: &'r Register, case: &OpenCase) -> (&'r str, Said<'r>) {
    let referral = register.case(case.number).unwrap().referral();
    let allocated = match case.allocated {
        Allocated::Yes => "yes",
        Allocated::No => "no",
        Allocated::CannotTell => "cannot_tell",
    };
    let said = Said {
        progress: case.progress.name(),
        class: case.holder.class.name(),
        worker: case.holder.worker.map(|worker| register.text(worker)),
        team: case.team.map(|team| register.text(team)),
        district: case.district.map(|district| register.text(district)),
        no_social_worker_needed: case.no_social_worker_needed,
        last_seen: case.last_seen.day(),
        standing: Standing {
            allocated,
            unallocated_since: case.unallocated_since,
            allocated_before: case.allocated_before,
        },
    };
    (register.text(referral.referral_id()), said)
}

/// Compares the library with the reference on those days, under that view, by every definition.
fn equals_reference(
    rows: &Rows,
    view: View,
    as_of_days: &[Day],
    knowledge: impl Fn(Day) -> Knowledge,
) -> Result<(), TestCaseError> {
    let register = rows.register();
    let referrals = grid::referrals(rows);
    let all_days: Vec<Day> = days().collect();
    let mut walks: BTreeMap<Knowledge, Vec<_>> = BTreeMap::new();
    for as_of in as_of_days {
        let knowledge = knowledge(*as_of);
        let walks = walks.entry(knowledge).or_insert_with(|| {
            referrals.iter().map(|referral| grid::walk(rows, referral, &all_days, knowledge)).collect()
        });
        for (rung, (name, _)) in LADDER.iter().enumerate() {
            let backlog = backlog(&register, *as_of, view, rung, Counted::Referrals);
            prop_assert_eq!(backlog.ask().allocated.name(), *name);
            let core: BTreeMap<_, _> =
                backlog.cases().iter().map(|case| said_by_core(&register, case)).collect();
            prop_assert_eq!(core.len(), backlog.cases().len(), "a case stands twice");
            let mut reference = BTreeMap::new();
            let mut received_by_then = 0;
            for (referral, walk) in referrals.iter().zip(walks.iter()) {
                let end = walk.partition_point(|(day, _)| day <= as_of);
                let received = referral.received_recorded.or(referral.recorded).or(referral.received);
                let known = knowledge.is_none_or(|knowledge| received <= Some(knowledge));
                received_by_then += usize::from(known && referral.received <= Some(*as_of));
                let Some(state) = walk[..end].last().and_then(|(_, state)| *state) else { continue };
                let team = state.team.or(Some(referral.team).filter(|team| !team.is_empty()));
                let said = Said {
                    progress: state.progress,
                    class: state.class,
                    worker: state.worker,
                    team,
                    district: team.and_then(|team| grid::district(rows, team, *as_of)),
                    no_social_worker_needed: referral.allocation_need == "not_required",
                    last_seen: grid::last_seen(rows, referral, *as_of, knowledge),
                    standing: grid::standing(&walk[..end], rung),
                };
                reference.insert(referral.referral_id, said);
            }
            prop_assert_eq!(&core, &reference, "as of {} by {}", as_of, name);
            prop_assert_eq!(backlog.closed(), received_by_then - reference.len());
            prop_assert_eq!(backlog.not_yet_received(), referrals.len() - received_by_then);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn the_final_grid_equals_the_reference_on_every_day(rows in rows()) {
        let days: Vec<Day> = days().collect();
        equals_reference(&rows, View::Final, &days, |_| None)?;
    }

    #[test]
    fn the_grid_known_at_a_day_equals_the_reference_on_every_day(rows in rows(), known in 0..WINDOW) {
        let days: Vec<Day> = days().collect();
        equals_reference(&rows, View::KnownAt(day(known)), &days, |_| Some(day(known)))?;
    }

    #[test]
    fn the_grid_as_known_then_equals_the_reference(
        rows in rows(), days in proptest::collection::vec((-1..=WINDOW + 16).prop_map(day), 8),
    ) {
        equals_reference(&rows, View::AsKnownThen, &days, Some)?;
    }
}

fn integer(cell: Cell<'_>) -> i64 {
    match cell {
        Cell::Integer(number) => number,
        other => panic!("{other:?} is no number"),
    }
}

fn text<'t>(cell: Cell<'t>) -> &'t str {
    match cell {
        Cell::Text(text) => text,
        _ => "",
    }
}

proptest! {
    #![proptest_config(config(500))]

    #[test]
    fn every_case_is_in_one_cell_and_totals_add_up(
        rows in rows(), as_of in (0..WINDOW).prop_map(day), view in views(), rung in 0..4_usize,
    ) {
        let register = rows.register();
        for count in Counted::ALL {
            let mut backlog = backlog(&register, as_of, view, rung, *count);
            for by in By::ALL {
                let ask = Ask { by: *by, ..backlog.ask().clone() };
                backlog = Backlog::of(&register, &ask).unwrap();
                let table = backlog.grid(&register);
                let mut total = 0;
                for row in 0..table.rows() {
                    // Where the source does not say who holds any of them, no other class has a number.
                    let total_here = integer(table.cell("total", row));
                    let untold = integer(table.cell("not_reported", row)) == total_here;
                    let cells = HolderClass::NAMES.iter().map(|class| match table.cell(class, row) {
                        Cell::Null if untold => 0,
                        cell => {
                            assert!(!untold || *class == "not_reported", "{class} has a number");
                            integer(cell)
                        }
                    });
                    let cells: Vec<i64> = cells.collect();
                    prop_assert_eq!(cells.iter().sum::<i64>(), total_here);
                    total += cells.iter().sum::<i64>();
                    for (class, cell) in HolderClass::ALL.iter().zip(cells) {
                        let here = backlog.list(&register, |case| {
                            case.holder.class == *class
                                && case.progress.name() == text(table.cell("progress", row))
                                && case.group(*by).map_or("", |group| register.text(group))
                                    == text(table.cell("group", row))
                        });
                        prop_assert_eq!(i64::try_from(here.rows()).unwrap(), cell);
                    }
                }
                prop_assert_eq!(usize::try_from(total).unwrap(), backlog.cases().len());
            }
        }
    }

    #[test]
    fn open_closed_and_not_yet_received_are_all_referrals(
        rows in rows(), as_of in (-1..WINDOW + 20).prop_map(day), view in views(),
    ) {
        let register = rows.register();
        let counted = backlog(&register, as_of, view, 0, Counted::Referrals);
        let sum = counted.cases().len() + counted.closed() + counted.not_yet_received();
        prop_assert_eq!(sum, register.cases().count());
        prop_assert_eq!(sum, grid::referrals(&rows).len());
    }

    #[test]
    fn definitions_nest(
        rows in rows(), as_of in (0..WINDOW).prop_map(day), view in views(), count in 0..3_usize,
    ) {
        let register = rows.register();
        let counted = |rung| backlog(&register, as_of, view, rung, Counted::ALL[count]);
        for rung in 1..4 {
            let (strict, loose) = (counted(rung - 1), counted(rung));
            prop_assert_eq!(strict.cases().len(), loose.cases().len());
            for (strict, loose) in strict.cases().iter().zip(loose.cases()) {
                prop_assert_eq!(strict.number, loose.number);
                prop_assert!(strict.allocated != Allocated::Yes || loose.allocated == Allocated::Yes);
                prop_assert!(loose.allocated != Allocated::No || strict.allocated == Allocated::No);
                prop_assert!(!strict.allocated_before || loose.allocated_before);
                if let Some(since) = loose.unallocated_since {
                    prop_assert!(strict.unallocated_since.is_some_and(|strict| strict <= since));
                }
            }
        }
    }

    #[test]
    fn the_unallocated_regions_are_the_cases_that_wait(
        rows in rows(), as_of in (0..WINDOW).prop_map(day), view in views(), rung in 0..4_usize,
    ) {
        let register = rows.register();
        let counted = backlog(&register, as_of, view, rung, Counted::Referrals);
        let waiting =
            [Region::NeverAllocated, Region::UnallocatedBeforeAssessment, Region::AssessedThenUnallocated];
        for case in counted.cases() {
            let regions = waiting.iter().filter(|region| region.holds(case)).count();
            prop_assert_eq!(regions, usize::from(case.waits()), "{:?}", case);
            prop_assert!(!Region::UnallocatedNeverSeen.holds(case) || case.waits());
            prop_assert!(!Region::AllocatedAssessmentNotComplete.holds(case) || !case.waits());
            // An unallocated spell lies within the case: its age is never above the age of the referral.
            if let Some(age) = case.unallocated_age(as_of) {
                prop_assert!(0 <= age.0 && age <= case.age);
            }
        }
    }

    #[test]
    fn children_and_families_are_no_more_than_referrals_and_hide_no_waiting_child(
        rows in rows(), as_of in (0..WINDOW).prop_map(day), view in views(), rung in 0..4_usize,
    ) {
        let register = rows.register();
        let [referrals, children, families] =
            [0, 1, 2].map(|count| backlog(&register, as_of, view, rung, Counted::ALL[count]));
        prop_assert!(families.cases().len() <= children.cases().len());
        prop_assert!(children.cases().len() <= referrals.cases().len());
        let child = |case: &OpenCase| register.case(case.number).unwrap().referral().child_id();
        for case in referrals.cases() {
            let mut shown = children.cases().iter().filter(|shown| child(shown) == child(case));
            let (shown, other) = (shown.next().unwrap(), shown.next());
            prop_assert!(other.is_none(), "a child stands twice");
            prop_assert!(!case.waits() || shown.allocated != Allocated::Yes, "{:?} hides {:?}", shown, case);
            prop_assert!(case.no_social_worker_needed || !shown.no_social_worker_needed);
            prop_assert!(shown.no_social_worker_needed != case.no_social_worker_needed
                || (shown.holder.class, shown.received) <= (case.holder.class, case.received));
        }
    }

    #[test]
    fn each_open_case_is_in_one_age_band(
        rows in rows(), as_of in (0..WINDOW).prop_map(day), view in views(),
        steps in proptest::collection::vec(1..20_i32, 0..5),
    ) {
        let starts: Vec<i32> = steps.iter().scan(0, |age, step| { *age += step; Some(*age) }).collect();
        let register = rows.register();
        let counted = backlog(&register, as_of, view, 0, Counted::Referrals);
        for bands in [Bands::default(), Bands::starting(&starts).unwrap()] {
            let in_band = |holds: &dyn Fn(&OpenCase) -> bool| counted.cases().iter().filter(|case| holds(case)).count();
            let sum: usize = bands.iter().map(|band| in_band(&|case| band.holds(case.age))).sum();
            prop_assert_eq!(sum, counted.cases().len());
            for case in counted.cases() {
                prop_assert_eq!(bands.iter().filter(|band| band.holds(case.age)).count(), 1);
                prop_assert_eq!(case.age, as_of.since(case.received));
            }
        }
    }
}
