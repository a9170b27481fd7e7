//! Laws of timeliness.

use std::collections::BTreeMap;

use dutydesk::calendar::Period;
use dutydesk::calendar::{Calendar, Day, Division};
use dutydesk::case::{Part, Register, RegisterBuilder};
use dutydesk::history::View;
use dutydesk::measure::{Cohort, CohortsBy, CountedFrom, DurationBand, Measure, Outcome, Timeliness};
use dutydesk::regime::{ClockId, Regimes};
use dutydesk::table::{Cell, Table};
use dutydesk::timescale::{Missing, Timescales, VerdictState};
use proptest::prelude::*;
use proptest::sample::select;

use crate::laws::grid::{config, views};
use crate::laws::register::{Rows, WINDOW, day, rows};
use crate::laws::timescale::with_verdicts;

const CLOCKS: [ClockId; 6] = [
    ClockId::REFERRAL_DECISION,
    ClockId::INITIAL_ASSESSMENT,
    ClockId::CORE_ASSESSMENT,
    ClockId::SINGLE_ASSESSMENT,
    ClockId::ICPC,
    ClockId::FIRST_CP_REVIEW,
];

fn measures() -> impl Strategy<Value = Measure> {
    let by = proptest::option::of(select(CohortsBy::ALL));
    let parts = (select(&CLOCKS[..]), select(CountedFrom::ALL), select(Cohort::ALL), select(Period::ALL), by);
    parts.prop_map(|(clock, counted_from, cohort, period, by)| {
        let mut measure = Measure::of(clock);
        (measure.counted_from, measure.cohort, measure.period, measure.by) =
            (counted_from, cohort, period, by);
        measure
    })
}

fn with(measure: &Measure, change: impl FnOnce(&mut Measure)) -> Measure {
    let mut measure = measure.clone();
    change(&mut measure);
    measure
}

fn measured(register: &Register, measure: &Measure, view: View, as_of: Day) -> Timeliness {
    let (regimes, calendar) = (Regimes::england(), Calendar::new(Division::EnglandAndWales));
    Timescales::new(&regimes, &calendar, view, as_of).unwrap().timeliness(register, measure.clone()).unwrap()
}

fn number(table: &Table, column: &str, row: usize) -> usize {
    match table.cell(column, row) {
        Cell::Integer(number) => usize::try_from(number).unwrap(),
        cell => panic!("{column} holds {cell:?}"),
    }
}

fn sum(table: &Table, column: &str) -> usize {
    (0..table.rows()).map(|row| number(table, column, row)).sum()
}

/// The quartile of a sorted list, by its place in it.
fn quartile(sorted: &[i32], quarters: usize) -> Option<f64> {
    let below = sorted.len() * quarters / 4;
    let upper = f64::from(*sorted.get(below)?);
    let exact = (sorted.len() * quarters).is_multiple_of(4);
    Some(if exact { f64::midpoint(f64::from(sorted[below - 1]), upper) } else { upper })
}

proptest! {
    #![proptest_config(config(500))]

    #[test]
    fn every_verdict_is_counted_once(
        rows in rows(), measure in measures(), view in views(), as_of in (0..WINDOW + 200).prop_map(day),
    ) {
        let register = rows.register();
        let table = measured(&register, &measure, view, as_of).table();
        let verdicts = with_verdicts(&register, view, as_of, |verdict| {
            let start = if measure.counted_from == CountedFrom::Day0 { verdict.start } else { verdict.began };
            let case = register.case(verdict.case).unwrap();
            let group = match measure.by {
                Some(CohortsBy::ReceivingTeam) => case.referral().team().map(|team| register.text(team).to_owned()),
                Some(CohortsBy::Authority) => case.part().unwrap().authority.clone(),
                None => None,
            };
            (verdict.clock, start, verdict.end, case.referral().received(), group)
        });
        let calendar = Calendar::new(Division::EnglandAndWales);
        // By group and cohort, what has neither last: how many in all, how many completed, and how long each that has a
        // duration took.
        let mut cohorts: BTreeMap<(String, Day), (usize, usize, Vec<i32>)> = BTreeMap::new();
        let last = ("\u{10ffff}".to_owned(), Day::MAX);
        for (_, start, end, received, group) in verdicts.into_iter().filter(|(clock, ..)| *clock == measure.clock) {
            let day = match measure.cohort {
                Cohort::Completion => end,
                Cohort::Referral => Some(received),
                Cohort::Start => Some(start),
            };
            let first = day.map(|day| measure.period.first(day));
            let key = (group.unwrap_or(last.0.clone()), first.unwrap_or(last.1));
            let (all, completed, durations) = cohorts.entry(key).or_default();
            *all += 1;
            if let Some(end) = end {
                *completed += 1;
                let working = |day: &Day| calendar.is_working_day(*day).unwrap();
                let after = start.epoch() + 1..=end.epoch();
                let days = after.map(|epoch| Day::from_epoch(i64::from(epoch)).unwrap()).filter(working).count();
                if start <= end {
                    durations.push(i32::try_from(days).unwrap());
                }
            }
        }
        prop_assert_eq!(table.rows(), cohorts.len());
        for (row, ((group, first), (all, completed, mut durations))) in cohorts.into_iter().enumerate() {
            prop_assert_eq!(table.cell("group", row), if group == last.0 { Cell::Null } else { Cell::Text(&group) });
            prop_assert_eq!(table.cell("cohort", row), if first == last.1 { Cell::Null } else { Cell::Day(first) });
            prop_assert_eq!(number(&table, "total", row), all);
            let outcomes: usize = Outcome::NAMES.iter().map(|name| number(&table, name, row)).sum();
            prop_assert_eq!(outcomes, all);
            prop_assert_eq!(number(&table, "completed", row), completed);
            prop_assert_eq!(number(&table, "without_duration", row), completed - durations.len());
            let mut after = -1;
            for band in DurationBand::of(measure.clock) {
                let to = band.to.unwrap_or(i32::MAX);
                let inside = durations.iter().filter(|days| after < **days && **days <= to).count();
                prop_assert_eq!(number(&table, band.name, row), inside);
                after = to;
            }
            durations.sort_unstable();
            for (name, quarters) in [("lower_quartile", 1), ("median", 2), ("upper_quartile", 3)] {
                let expected = quartile(&durations, quarters).map_or(Cell::Null, Cell::Decimal);
                prop_assert_eq!(table.cell(name, row), expected);
            }
            let (numerator, denominator) = (number(&table, "in_time", row), number(&table, "denominator", row));
            let judged: usize =
                ["in_time", "late", "late_with_reasons", "before_start"].iter().map(|name| number(&table, name, row)).sum();
            prop_assert_eq!(denominator, judged);
            prop_assert!(denominator <= completed);
            match table.cell("per_cent_in_time", row) {
                Cell::Decimal(per_cent) => {
                    prop_assert!((per_cent - 100.0 * numerator as f64 / denominator as f64).abs() <= 0.05 + 1e-9);
                }
                cell => prop_assert!(cell == Cell::Null && denominator == 0),
            }
        }
    }

    #[test]
    fn from_day_0_it_says_what_the_verdicts_say(
        rows in rows(), measure in measures(), view in views(), as_of in (0..WINDOW + 200).prop_map(day),
    ) {
        let register = rows.register();
        let measure = with(&measure, |measure| measure.counted_from = CountedFrom::Day0);
        let table = measured(&register, &measure, view, as_of).table();
        let verdicts = with_verdicts(&register, view, as_of, |verdict| {
            (verdict.clock, verdict.state, verdict.end.is_some(), verdict.missing == Some(Missing::DatesInOrder))
        });
        let count = |of: &dyn Fn(VerdictState, bool, bool) -> bool| {
            let mine = verdicts.iter().filter(|(clock, ..)| *clock == measure.clock);
            mine.filter(|(_, state, ended, order)| of(*state, *ended, *order)).count()
        };
        for (column, expected) in [
            ("in_time", count(&|state, _, _| state == VerdictState::Met)),
            ("late", count(&|state, ended, _| state == VerdictState::Missed && ended)),
            ("late_with_reasons", count(&|state, ended, _| state == VerdictState::OverrunWithReasons && ended)),
            ("never_completed", count(&|state, ended, _| state.is_late() && !ended)),
            ("open_in_time", count(&|state, _, _| state.runs_in_time())),
            ("open_overdue", count(&|state, _, _| state == VerdictState::Overdue)),
            ("before_start", count(&|_, _, order| order)),
            ("cannot_tell", count(&|state, _, order| state == VerdictState::CannotTell && !order)),
            ("not_applicable", count(&|state, _, _| state == VerdictState::NotApplicable)),
            ("no_national_limit", count(&|state, _, _| state == VerdictState::NoNationalLimit)),
        ] {
            prop_assert_eq!(sum(&table, column), expected, "{}", column);
        }
    }

    #[test]
    fn parts_merge_into_the_whole(
        rows in rows().prop_map(|rows| Rows { reports_all: true, ..rows }), measure in measures(), view in views(),
        as_of in (0..WINDOW + 200).prop_map(day), pieces in 1..5_usize, seed: usize,
    ) {
        let place = |child: &str| child.bytes().fold(seed, |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(byte))) % pieces;
        let whole = measured(&rows.register(), &measure, view, as_of);
        let mut merged = measured(&Rows::default().register(), &measure, view, as_of);
        for piece in rows.split(pieces, place) {
            merged.merge(&measured(&piece.register(), &measure, view, as_of)).unwrap();
        }
        prop_assert_eq!(&merged, &whole);
        prop_assert_eq!(merged.table().to_csv(), whole.table().to_csv());
    }

    #[test]
    fn cohorts_and_groups_only_move_work_between_rows(rows in rows(), measure in measures(), as_of in (0..WINDOW + 200).prop_map(day)) {
        let register = rows.register();
        let tables = Cohort::ALL.iter().map(|cohort| {
            measured(&register, &with(&measure, |measure| measure.cohort = *cohort), View::Final, as_of).table()
        });
        let tables: Vec<Table> = tables.collect();
        let mut tables = tables;
        tables.push(measured(&register, &with(&measure, |measure| measure.by = None), View::Final, as_of).table());
        for column in ["total", "completed", "denominator", "open", "in_time", "late", "open_overdue", "without_duration"] {
            let sums: Vec<usize> = tables.iter().map(|table| sum(table, column)).collect();
            prop_assert!(sums.windows(2).all(|pair| pair[0] == pair[1]), "{} {:?}", column, sums);
        }
    }
}

#[test]
fn another_measure_or_day_does_not_merge() {
    let register = Rows::default().register();
    let icpc = Measure::of(ClockId::ICPC);
    let mut one = measured(&register, &icpc, View::Final, day(0));
    assert!(one.merge(&measured(&register, &icpc, View::Final, day(0))).is_ok());
    let by_year = with(&icpc, |measure| measure.period = Period::Year);
    for other in
        [measured(&register, &icpc, View::Final, day(1)), measured(&register, &by_year, View::Final, day(0))]
    {
        assert_eq!(one.merge(&other).unwrap_err().code(), "invalid_argument");
    }
}

#[test]
fn a_day_that_was_not_observed_is_no_zero() {
    let mut part = Part::new("example");
    (part.from, part.to) = (Some(day(0)), Some(day(30)));
    let register = RegisterBuilder::new(part).finish().unwrap();
    let (regimes, calendar) = (Regimes::england(), Calendar::new(Division::EnglandAndWales));
    for (as_of, code) in [(day(30), None), (day(31), Some("outside_period_observed"))] {
        let timescales = Timescales::new(&regimes, &calendar, View::Final, as_of).unwrap();
        let measured = timescales.timeliness(&register, Measure::of(ClockId::ICPC));
        assert_eq!(measured.err().map(|error| error.code()), code);
    }
}
