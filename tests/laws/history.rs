//! Laws of spells and of views.

use dutydesk::backlog::{Allocated, Counted};
use dutydesk::calendar::Day;
use dutydesk::case::{HoldingRow, Part, ReferralRow, Register, RegisterBuilder, WorkerRow};
use dutydesk::history::{HolderClass, Replay, Spell, State, View};
use proptest::prelude::*;

use crate::laws::grid::{backlog, config, views};
use crate::laws::register::{Rows, WINDOW, day, days, rows};
use crate::laws::timescale::with_verdicts;
use crate::reference::grid;

fn spells_of(register: &Register, view: View, until: Day) -> Vec<Vec<Spell>> {
    let mut replay = Replay::new(view);
    register.cases().map(|case| replay.spells(&case, until).to_vec()).collect()
}

fn on(spells: &[Spell], day: Day) -> Option<State> {
    let spell = spells.iter().find(|spell| spell.from <= day && spell.to.is_none_or(|to| day < to))?;
    Some(spell.state)
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn spells_are_half_open_ordered_disjoint_and_as_long_as_they_can_be(
        rows in rows(), until in (0..WINDOW + 20).prop_map(day), view in views(),
    ) {
        let register = rows.register();
        for spells in spells_of(&register, view, until) {
            for (at, spell) in spells.iter().enumerate() {
                prop_assert!(spell.from <= until);
                prop_assert!(spell.to.is_none_or(|to| spell.from < to && to <= until));
                prop_assert_eq!(spell.to.is_none(), at + 1 == spells.len() && on(&spells, until).is_some());
            }
            for pair in spells.windows(2) {
                prop_assert!(pair[0].to.is_some_and(|to| to <= pair[1].from));
                prop_assert!(pair[0].to != Some(pair[1].from) || pair[0].state != pair[1].state);
            }
        }
    }

    #[test]
    fn the_state_on_each_day_is_that_of_asking_that_day_alone(rows in rows(), view in views()) {
        let register = rows.register();
        let days: Vec<Day> = days().collect();
        let together = spells_of(&register, view, *days.last().unwrap());
        for day in days {
            // As known then is known at that day, and nothing later.
            let alone = spells_of(&register, view.on(day), day);
            for (case, (together, alone)) in register.cases().zip(together.iter().zip(&alone)) {
                let referral = register.text(case.referral().referral_id());
                let alone = alone.last().filter(|spell| spell.to.is_none()).map(|spell| spell.state);
                prop_assert_eq!(on(together, day), alone, "{} on {}", referral, day);
            }
        }
    }

    #[test]
    fn final_is_what_is_known_in_the_far_future(rows in rows(), until in (0..WINDOW + 20).prop_map(day)) {
        let register = rows.register();
        let last = spells_of(&register, View::KnownAt(Day::MAX), until);
        prop_assert_eq!(spells_of(&register, View::Final, until), last);
    }

    #[test]
    fn later_knowledge_loses_nothing(
        rows in rows(), as_of in (0..WINDOW).prop_map(day), known in 0..WINDOW, later in 0..30,
    ) {
        // Where nothing ends and a holding says who holds, a case known is known later, and a case held is held later.
        let mut rows = rows;
        rows.closures.clear();
        rows.holdings.retain(|row| row.holder_kind != "nobody" && !(row.holder_kind.is_empty() && row.worker_id.is_empty()));
        rows.holdings.iter_mut().for_each(|row| row.end = None);
        let register = rows.register();
        let [earlier, later] = [known, known + later]
            .map(|known| backlog(&register, as_of, View::KnownAt(day(known)), 3, Counted::Referrals));
        prop_assert!(later.not_yet_received() <= earlier.not_yet_received());
        for case in earlier.cases() {
            let again = later.cases().iter().find(|again| again.number == case.number);
            let held = again.map(|again| again.holder.class);
            prop_assert!(held.is_some());
            let nobody = [HolderClass::Nobody, HolderClass::NotReported].map(Some);
            prop_assert!(!nobody.contains(&held) || nobody.contains(&Some(case.holder.class)));
        }
    }

    #[test]
    fn what_was_not_entered_yet_says_nothing(rows in rows(), as_of in (0..WINDOW + 20).prop_map(day), known in (0..WINDOW).prop_map(day)) {
        let mut rows = Rows { reports_all: true, ..rows };
        for row in &mut rows.enquiries {
            // The row needs its strategy discussion, and that no conference was needed has no date: both are there at once.
            (row.conference_not_required, row.strategy_discussion_recorded) = (None, Some(day(0)));
        }
        for row in &mut rows.assessments {
            // Nothing of an assessment is entered before its start is.
            if row.started_recorded.or(row.recorded).or(row.started) > Some(known) {
                (row.completed, row.authorised, row.child_seen) = (None, None, None);
            }
        }
        let (all, entered) = (rows.register(), entered_by(&rows, known).register());
        for rung in 0..4 {
            let told = |register: &Register, view| {
                let backlog = backlog(register, as_of, view, rung, Counted::Referrals);
                (backlog.list(register, |_| true).to_csv(), backlog.grid(register).to_csv(), backlog.closed())
            };
            prop_assert_eq!(told(&all, View::KnownAt(known)), told(&entered, View::Final));
        }
        let verdicts = |register: &Register, view| {
            let mut all = with_verdicts(register, view, as_of, |verdict| {
                let referral = register.case(verdict.case).unwrap().referral().referral_id();
                format!("{} {:?}", register.text(referral), (verdict.clock, verdict.start, verdict.due, verdict.end, verdict.resolved, verdict.state, verdict.missing))
            });
            all.sort();
            // Two rows that differed only in what was not entered are one row without it.
            all.dedup();
            all
        };
        prop_assert_eq!(verdicts(&all, View::KnownAt(known)), verdicts(&entered, View::Final));
    }

    #[test]
    fn a_hand_over_leaves_no_day_unallocated(
        received in 0..10, first in 0..10, lengths in proptest::collection::vec((1..9, 0..3_usize), 1..8),
        view in views(),
    ) {
        let workers = ["w1", "w2", "w3"];
        let mut builder = RegisterBuilder::new(Part::new("rows"));
        let received = day(received);
        builder.add(&ReferralRow { referral_id: "r1", child_id: "c1", received: Some(received), ..Default::default() }).unwrap();
        for worker_id in workers {
            builder.add(&WorkerRow { worker_id, registered: Some(true), ..Default::default() }).unwrap();
        }
        let start = received.plus(dutydesk::calendar::CalendarDays(first));
        let mut from = start;
        for (length, worker) in lengths {
            let to = from.plus(dutydesk::calendar::CalendarDays(length));
            let holding = HoldingRow {
                referral_id: "r1", start: Some(from), end: Some(to), worker_id: workers[worker], ..Default::default()
            };
            builder.add(&holding).unwrap();
            from = to;
        }
        let register = builder.finish().unwrap();
        for as_of in days() {
            let backlog = backlog(&register, as_of, view, 0, Counted::Referrals);
            let Some(case) = backlog.cases().first() else { continue };
            let held = start <= as_of && as_of < from && view.on(as_of) == View::Final;
            prop_assert!(!held || case.allocated == Allocated::Yes);
            if as_of >= from && view == View::Final {
                prop_assert_eq!(case.unallocated_since, Some(from));
            }
            if as_of < start {
                prop_assert_eq!(case.unallocated_since, Some(received));
            }
        }
    }
}

/// The rows as they had been entered by the end of that day: a row without its required date goes, another date is blank.
fn entered_by(rows: &Rows, known: Day) -> Rows {
    let entered = |date: &mut Option<Day>, own: Option<Day>, row: Option<Day>| {
        *date = date.filter(|date| own.or(row).unwrap_or(*date) <= known);
    };
    let mut rows = Rows { referrals: grid::referrals(rows), ..rows.clone() };
    for row in &mut rows.referrals {
        entered(&mut row.received, row.received_recorded, row.recorded);
        // A decision whose date had not been entered had not been entered.
        let dated = row.decided.is_some();
        entered(&mut row.decided, row.decided_recorded, row.recorded);
        row.decision = if dated && row.decided.is_none() { "" } else { row.decision };
    }
    for row in &mut rows.closures {
        entered(&mut row.closed, row.closed_recorded, row.recorded);
        entered(&mut row.reopened, row.reopened_recorded, row.recorded);
    }
    for row in &mut rows.holdings {
        entered(&mut row.start, row.start_recorded, row.recorded);
        entered(&mut row.end, row.end_recorded, row.recorded);
    }
    for row in &mut rows.assessments {
        entered(&mut row.started, row.started_recorded, row.recorded);
        // An outcome comes with the end, where that has a date.
        let dated = row.completed.or(row.authorised).is_some();
        entered(&mut row.completed, row.completed_recorded, row.recorded);
        entered(&mut row.authorised, row.authorised_recorded, row.recorded);
        row.outcome = if dated && row.completed.or(row.authorised).is_none() { "" } else { row.outcome };
        entered(&mut row.child_seen, row.child_seen_recorded, row.recorded);
    }
    for row in &mut rows.enquiries {
        entered(&mut row.strategy_discussion, row.strategy_discussion_recorded, row.recorded);
        entered(&mut row.s47_started, row.s47_started_recorded, row.recorded);
        entered(&mut row.ended, row.ended_recorded, row.recorded);
    }
    for row in &mut rows.conferences {
        entered(&mut row.held, row.held_recorded, row.recorded);
    }
    for row in &mut rows.plans {
        entered(&mut row.started, row.started_recorded, row.recorded);
        entered(&mut row.ended, row.ended_recorded, row.recorded);
    }
    for row in &mut rows.events {
        entered(&mut row.on, row.on_recorded, row.recorded);
    }
    rows.workers
        .retain(|row| row.from.is_some() || row.from_recorded.or(row.recorded).is_none_or(|on| on <= known));
    for row in &mut rows.workers {
        let undated = row.from.is_none();
        entered(&mut row.from, row.from_recorded, row.recorded);
        entered(&mut row.to, row.to_recorded, row.recorded);
        // A post not yet entered is none, rather than one that has been there always.
        row.worker_id = if undated || row.from.is_some() { row.worker_id } else { "" };
    }
    for row in &mut rows.absences {
        entered(&mut row.from, row.from_recorded, row.recorded);
        entered(&mut row.to, row.to_recorded, row.recorded);
    }
    rows
}

/// The laws would prove little if the random registers were all alike.
#[test]
fn random_registers_show_every_progress_and_every_holder() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut progress, mut classes, mut reopened) =
        (std::collections::BTreeMap::new(), std::collections::BTreeMap::new(), 0);
    for _ in 0..300 {
        let rows = rows().new_tree(&mut runner).unwrap().current();
        let register = rows.register();
        for spells in spells_of(&register, View::Final, day(WINDOW)) {
            for spell in &spells {
                *progress.entry(spell.state.progress.name()).or_insert(0) += 1;
                *classes.entry(spell.state.holder.class.name()).or_insert(0) += 1;
            }
            reopened += spells.windows(2).filter(|pair| pair[0].to < Some(pair[1].from)).count();
        }
        assert!(grid::referrals(&rows).len() == register.cases().count());
    }
    assert!(progress.len() == 6 && progress.values().all(|count| *count > 100), "{progress:?}");
    assert!(
        classes.len() == HolderClass::ALL.len() && classes.values().all(|count| *count > 20),
        "{classes:?}"
    );
    assert!(reopened > 50, "{reopened}");
}
