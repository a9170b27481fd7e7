//! Laws of verdicts.

use std::collections::BTreeMap;

use dutydesk::calendar::{Calendar, Day, Division};
use dutydesk::case::Register;
use dutydesk::history::View;
use dutydesk::regime::{ClockId, Regimes};
use dutydesk::timescale::{Timescales, Verdict, VerdictState};
use proptest::prelude::*;

use crate::api::clocks_page::possible;
use crate::laws::grid::{config, views};
use crate::laws::register::{WINDOW, day, rows};
use crate::reference::grid;

pub fn with_verdicts<T>(
    register: &Register,
    view: View,
    as_of: Day,
    read: impl Fn(&Verdict<'_>) -> T,
) -> Vec<T> {
    let (regimes, calendar) = (Regimes::england(), Calendar::new(Division::EnglandAndWales));
    let mut all = Vec::new();
    Timescales::new(&regimes, &calendar, view, as_of)
        .unwrap()
        .each(register, |verdict| all.push(read(&verdict)));
    all
}

proptest! {
    #![proptest_config(config(500))]

    #[test]
    fn a_later_day_changes_no_verdict_once_given(rows in rows(), wait in 0..200, longer in 0..200) {
        let register = rows.register();
        // Nothing in the register is dated after its window.
        let [first, second] = [wait, wait + longer].map(|days| {
            with_verdicts(&register, View::Final, day(WINDOW + days), |verdict| {
                (verdict.case, verdict.clock, verdict.start, verdict.due, verdict.end, verdict.state)
            })
        });
        prop_assert_eq!(first.len(), second.len());
        for (earlier, later) in first.iter().zip(&second) {
            let (VerdictState::Met | VerdictState::Missed | VerdictState::OverrunWithReasons) = earlier.5 else {
                prop_assert_eq!((earlier.0, earlier.1, earlier.2, earlier.3), (later.0, later.1, later.2, later.3));
                prop_assert!(earlier.5 != VerdictState::Overdue || later.5 == VerdictState::Overdue);
                continue;
            };
            prop_assert_eq!(earlier, later);
        }
    }

    #[test]
    fn every_piece_of_work_has_one_verdict(rows in rows(), as_of in (0..WINDOW + 20).prop_map(day), knowledge in proptest::option::of((0..WINDOW).prop_map(day))) {
        let register = rows.register();
        let view = knowledge.map_or(View::Final, View::KnownAt);
        let mut core: BTreeMap<(String, ClockId), usize> = BTreeMap::new();
        for (case, clock) in with_verdicts(&register, view, as_of, |verdict| (verdict.case, verdict.clock)) {
            let referral = register.case(case).unwrap().referral().referral_id();
            *core.entry((register.text(referral).to_owned(), clock)).or_default() += 1;
        }
        core.retain(|(_, clock), _| [
            ClockId::REFERRAL_DECISION, ClockId::INITIAL_ASSESSMENT, ClockId::CORE_ASSESSMENT, ClockId::SINGLE_ASSESSMENT,
            ClockId::ICPC, ClockId::TRANSFER_IN_CONFERENCE,
        ].contains(clock));
        let known = |date: Option<Day>, own: Option<Day>, row: Option<Day>| {
            date.is_some_and(|date| date <= as_of && knowledge.is_none_or(|knowledge| own.or(row).unwrap_or(date) <= knowledge))
        };
        let mut expected = BTreeMap::new();
        for referral in grid::referrals(&rows) {
            if !known(referral.received, referral.received_recorded, referral.recorded) {
                continue;
            }
            let id = referral.referral_id;
            let mut owe = |clock| *expected.entry((id.to_owned(), clock)).or_default() += 1;
            owe(ClockId::REFERRAL_DECISION);
            let mut once = Vec::new();
            for row in rows.assessments.iter().filter(|row| row.referral_id == id) {
                // A row that stands twice is one piece of work.
                let text = format!("{row:?}");
                if once.contains(&text) || !known(row.started, row.started_recorded, row.recorded) { continue; }
                once.push(text);
                match row.kind {
                    "initial" => owe(ClockId::INITIAL_ASSESSMENT),
                    "core" => owe(ClockId::CORE_ASSESSMENT),
                    "single" => owe(ClockId::SINGLE_ASSESSMENT),
                    _ => {}
                }
            }
            for row in rows.enquiries.iter().filter(|row| row.referral_id == id && row.strategy_discussion.is_some()) {
                let text = format!("{row:?}");
                if once.contains(&text) || !known(row.s47_started, row.s47_started_recorded, row.recorded) { continue; }
                once.push(text);
                owe(ClockId::ICPC);
            }
            for row in rows.conferences.iter().filter(|row| row.referral_id == id && row.kind == "transfer_in") {
                let text = format!("{row:?}");
                if once.contains(&text) { continue; }
                once.push(text);
                owe(ClockId::TRANSFER_IN_CONFERENCE);
            }
            // The single assessment took the initial one's place on day 28 of the window, and is owed beside an enquiry too.
            let single = referral.received >= Some(day(28));
            let assessed = rows.assessments.iter().any(|row| row.referral_id == id && !row.kind.is_empty() && known(row.started, row.started_recorded, row.recorded));
            let planned = rows.plans.iter().any(|row| row.referral_id == id && !row.kind.is_empty() && known(row.started, row.started_recorded, row.recorded));
            match grid::state(&rows, &referral, as_of, knowledge).map(|state| state.progress) {
                Some("not_started") => owe(if single { ClockId::SINGLE_ASSESSMENT } else { ClockId::INITIAL_ASSESSMENT }),
                Some("in_assessment" | "assessment_complete") if single && !assessed && !planned => owe(ClockId::SINGLE_ASSESSMENT),
                _ => {}
            }
        }
        prop_assert_eq!(core, expected);
    }

    #[test]
    fn a_verdict_agrees_with_its_dates(rows in rows(), as_of in (0..WINDOW + 200).prop_map(day), view in views()) {
        let register = rows.register();
        let facts = with_verdicts(&register, view, as_of, |verdict| {
            (verdict.state, verdict.missing, verdict.start, verdict.due, verdict.end, verdict.resolved, verdict.working_days_left, verdict.calendar_days_left)
        });
        for (state, missing, start, due, end, resolved, left, calendar) in facts {
            prop_assert_eq!(missing.is_some(), state == VerdictState::CannotTell);
            prop_assert!(due.is_none_or(|due| start <= due));
            prop_assert!(end.is_none() || end == resolved);
            prop_assert!(resolved.is_none_or(|resolved| resolved <= as_of));
            let running = state.runs_in_time() || state == VerdictState::Overdue;
            prop_assert_eq!(left.is_some(), running);
            prop_assert_eq!(calendar.map(|days| as_of.plus(days)), due.filter(|_| running));
            prop_assert!(!running || resolved.is_none());
            match state {
                VerdictState::Met => prop_assert!(end.is_some() && end <= due),
                VerdictState::Missed | VerdictState::OverrunWithReasons => prop_assert!(resolved > due && due.is_some()),
                VerdictState::Running | VerdictState::DueSoon | VerdictState::NotStarted => {
                    prop_assert!(Some(as_of) <= due && left.is_some_and(|left| left.0 >= 0));
                }
                VerdictState::Overdue => prop_assert!(due.is_some_and(|due| as_of > due)),
                VerdictState::NotApplicable | VerdictState::NoNationalLimit | VerdictState::CannotTell => {}
            }
        }
    }

    #[test]
    fn the_reference_page_names_every_verdict_there_can_be(rows in rows(), as_of in (0..WINDOW + 200).prop_map(day), view in views()) {
        let register = rows.register();
        let judged = with_verdicts(&register, view, as_of, |verdict| {
            Some((verdict.rule?.clock.clone(), verdict.state))
        });
        for (clock, state) in judged.into_iter().flatten() {
            prop_assert!(possible(&clock).contains(&state), "{} {state}", clock.id);
        }
    }

    #[test]
    fn a_later_start_is_due_no_earlier(rows in rows(), view in views()) {
        let register = rows.register();
        let mut clocks: BTreeMap<(ClockId, String), Vec<(Day, Day)>> = BTreeMap::new();
        let dated = with_verdicts(&register, view, day(WINDOW), |verdict| {
            Some(((verdict.clock, verdict.limit()?.to_string()), (verdict.start, verdict.due?)))
        });
        for (clock, days) in dated.into_iter().flatten() {
            clocks.entry(clock).or_default().push(days);
        }
        for days in clocks.values_mut() {
            days.sort_unstable();
            prop_assert!(days.windows(2).all(|pair| pair[0].1 <= pair[1].1));
        }
    }
}
