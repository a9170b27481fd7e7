//! Laws of order and of merging: neither the order of rows nor how they were split says anything.

use dutydesk::backlog::{Ask, Backlog, By, Counted, Definition};
use dutydesk::case::{Case, Register, TABLES};
use dutydesk::history::View;
use proptest::prelude::*;

use crate::laws::grid::{backlog, config, views};
use crate::laws::register::{Rows, WINDOW, day, rows};

/// All that can be read out of two registers is the same.
fn equal(one: &Register, other: &Register) -> Result<(), TestCaseError> {
    for table in TABLES {
        prop_assert_eq!(one.table(table).to_csv(), other.table(table).to_csv());
    }
    prop_assert_eq!(one.findings(), other.findings());
    let days = [day(0), day(WINDOW / 2), day(WINDOW)];
    for (as_of, view) in days.into_iter().zip([View::Final, View::AsKnownThen, View::KnownAt(day(20))]) {
        for (count, by) in Counted::ALL.iter().zip(By::ALL) {
            let ask = Ask {
                view,
                count: *count,
                by: *by,
                ..Ask::new(as_of, Definition::named("named_case_holder").unwrap())
            };
            let answers = [one, other].map(|register| {
                let backlog = Backlog::of(register, &ask).unwrap();
                let accounted = (backlog.closed(), backlog.not_yet_received());
                (backlog.grid(register).to_csv(), backlog.list(register, |_| true).to_csv(), accounted)
            });
            prop_assert_eq!(&answers[0], &answers[1]);
        }
    }
    Ok(())
}

/// The family of a child: its group by the record of it that counts, else itself.
fn family(register: &Register, child: &str) -> String {
    let mut cases = register.cases();
    let case = cases.find(|case| register.text(case.referral().child_id()) == child);
    let group = case.and_then(|case| case.child()).and_then(|child| child.family_group());
    group.map_or_else(|| format!("child {child}"), |group| format!("group {}", register.text(group)))
}

fn reporting_all(rows: Rows) -> Rows {
    Rows { reports_all: true, ..rows }
}

proptest! {
    #![proptest_config(config(500))]

    #[test]
    fn order_says_nothing(rows in rows(), seed: u64) {
        equal(&rows.register(), &rows.shuffled(seed).register())?;
    }

    #[test]
    fn rows_given_twice_count_once(rows in rows(), seed: u64) {
        let (once, twice) = (rows.register(), rows.shuffled(seed).and(&rows).register());
        for table in TABLES {
            prop_assert_eq!(once.table(table).to_csv(), twice.table(table).to_csv());
        }
    }

    #[test]
    fn split_by_child_and_merged_is_the_whole(rows in rows().prop_map(reporting_all), pieces in 1..5_usize, seed: usize) {
        let place = |child: &str| child.bytes().fold(seed, |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(byte))) % pieces;
        let whole = rows.register();
        let split = rows.split(pieces, place);
        prop_assert_eq!(split.iter().map(Rows::len).sum::<usize>(), rows.len());
        let merged = Register::merge(split.iter().rev().map(Rows::register)).unwrap();
        equal(&whole, &merged)?;
        equal(&whole, &Register::merge([whole.clone()]).unwrap())?;
        let again = Register::merge([whole.clone(), merged]).unwrap();
        for table in TABLES {
            prop_assert_eq!(whole.table(table).to_csv(), again.table(table).to_csv());
        }
    }

    #[test]
    fn what_is_asked_for_by_id_is_what_a_walk_finds(rows in rows(), pieces in 1..4_usize) {
        let split = rows.split(pieces, |child| child.len() % pieces);
        for register in [rows.register(), Register::merge(split.iter().map(Rows::register)).unwrap()] {
            let texts = rows.referrals.iter().flat_map(|row| [row.referral_id, row.child_id, row.team]);
            for text in texts.chain(rows.workers.iter().map(|row| row.worker_id)).chain(["", "nowhere"]) {
                let numbers = |is_it: &dyn Fn(Case<'_>) -> bool| -> Vec<usize> {
                    register.cases().filter(|case| is_it(*case)).map(|case| case.number()).collect()
                };
                let by_referral = numbers(&|case| register.text(case.referral().referral_id()) == text);
                let found: Vec<usize> = register.referral(text).iter().map(Case::number).collect();
                prop_assert_eq!(found, by_referral);
                let by_child = numbers(&|case| register.text(case.referral().child_id()) == text);
                let found: Vec<usize> = register.cases_of(text).map(|case| case.number()).collect();
                prop_assert_eq!(found, by_child);
                prop_assert!(register.id(text).is_none_or(|id| register.text(id) == text));
            }
        }
    }

    #[test]
    fn counts_of_families_add_up_over_a_split_by_family(
        rows in rows().prop_map(reporting_all), as_of in (0..WINDOW).prop_map(day), view in views(), rung in 0..4_usize,
    ) {
        let whole = rows.register();
        let families: std::collections::BTreeSet<String> =
            rows.child_ids().iter().map(|child| family(&whole, child)).collect();
        let families: Vec<String> = families.into_iter().collect();
        let place = |child: &str| families.iter().position(|other| *other == family(&whole, child)).unwrap_or(0);
        // Workers say who is registered wherever they are asked about.
        let staff = Rows { workers: rows.workers.clone(), absences: rows.absences.clone(), teams: rows.teams.clone(), ..Default::default() };
        let split: Vec<Register> =
            rows.split(families.len(), place).into_iter().map(|piece| piece.and(&staff).register()).collect();
        for count in Counted::ALL {
            let of = |register: &Register| {
                let backlog = backlog(register, as_of, view, rung, *count);
                let waits = backlog.cases().iter().filter(|case| case.waits()).count();
                [backlog.cases().len(), waits, backlog.closed(), backlog.not_yet_received()]
            };
            let sum = split.iter().map(of).fold([0; 4], |sum, part| std::array::from_fn(|at| sum[at] + part[at]));
            prop_assert_eq!(sum, of(&whole));
        }
    }
}
