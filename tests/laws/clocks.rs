//! Laws of the clocks of every nation and of a local set.

use std::collections::BTreeMap;

use dutydesk::calendar::{Calendar, CalendarDays, Day, WorkingDays};
use dutydesk::case::{Register, TABLES};
use dutydesk::history::{Definition, View};
use dutydesk::regime::{ClockId, ClockSet, Nation, Regime, Regimes, Subject};
use dutydesk::timescale::{Missing, Timescales, Verdict, VerdictState};
use proptest::prelude::*;
use proptest::sample::select;

use crate::laws::grid::{config, views};
use crate::laws::register::{Rows, WINDOW, busy_rows, day, rows};

/// What one verdict says.
#[derive(Debug, PartialEq)]
struct Said {
    referral: String,
    clock: ClockId,
    ruled: bool,
    start: Day,
    began: Day,
    due: Option<Day>,
    end: Option<Day>,
    resolved: Option<Day>,
    state: VerdictState,
    missing: Option<Missing>,
    used: (Option<WorkingDays>, CalendarDays),
    left: Option<WorkingDays>,
}

impl Said {
    fn is_open(&self) -> bool {
        self.state.runs_in_time() || self.state == VerdictState::Overdue
    }
}

fn said(register: &Register, regimes: &Regimes, nation: Nation, view: View, as_of: Day) -> Vec<Said> {
    let calendar = Calendar::new(nation.division());
    let allocated = Definition::named("named_case_holder").unwrap();
    let mut all = Vec::new();
    let read = |verdict: Verdict<'_>| {
        let referral = register.case(verdict.case).unwrap().referral().referral_id();
        all.push(Said {
            referral: register.text(referral).to_owned(),
            clock: verdict.clock,
            ruled: verdict.rule.is_some(),
            start: verdict.start,
            began: verdict.began,
            due: verdict.due,
            end: verdict.end,
            resolved: verdict.resolved,
            state: verdict.state,
            missing: verdict.missing,
            used: (verdict.working_days_used, verdict.calendar_days_used),
            left: verdict.working_days_left,
        });
    };
    let timescales = Timescales::new(regimes, &calendar, view, as_of).unwrap();
    timescales.allocated(&allocated).each(register, read);
    all
}

/// The rules of a nation with the example of a local set and clocks of every start that only a local set has: as they
/// are or, to reach the last editions in the days of the random registers, as if they had always been in force.
fn rules(nation: Nation, lasting: bool) -> Regimes {
    let national = Regimes::national(nation);
    let regimes = if lasting {
        let lasts = |regime: &&Regime| regime.overlay.is_none() && regime.in_force_until.is_none();
        let from = Day::from_ymd(1991, 10, 14).unwrap();
        let lasting = national.iter().filter(lasts).cloned();
        Regimes::from_regimes(
            "lasting",
            lasting.map(|regime| Regime { in_force_from: from, ..regime }).collect(),
        )
        .unwrap()
    } else {
        national
    };
    let own = r#"{"id": "own", "name": "Own", "from": "2001-01-01", "clocks": [
        {"id": "allocation", "title": "Allocation", "starts_at": "decision_recorded", "ends_at": "allocated",
            "repeats": true, "limit": {"amount": 24, "unit": "hours"}},
        {"id": "plan_visit", "title": "Visit", "starts_at": "child_protection_plan_started", "ends_at": "visit_made",
            "repeats": true, "limit": {"amount": 10, "unit": "working_days"}},
        {"id": "plan_review", "title": "Review", "starts_at": "child_in_need_plan_started", "ends_at": "review_held",
            "repeats": true, "limit": {"amount": 3, "unit": "months"}}]}"#;
    let own: ClockSet = serde_json::from_str(own).unwrap();
    regimes.with_local_clocks(ClockSet::unallocated_safeguards()).unwrap().with_local_clocks(own).unwrap()
}

/// The clocks that follow each other: the one that comes first, then those that start where one of them stopped.
const CHAINS: &[(&[&str], &[&str])] = &[
    (&["first_cp_review"], &["later_cp_review"]),
    (&["cp_review", "pre_birth_review"], &["cp_review"]),
    (&["first_core_group"], &["later_core_group"]),
    (&["first_lac_review"], &["second_lac_review", "later_lac_review"]),
    (
        &["placement_first_visit", "placement_visit_care_order_with_parent_first"],
        &[
            "placement_visit_first_year",
            "placement_visit_after_year_long_term",
            "placement_visit_after_year_other",
            "placement_visit_reg19_before_first_review",
            "placement_visit_reg19_after_first_review",
            "placement_visit_reg24_before_first_review",
            "placement_visit_reg24_after_first_review",
            "placement_visit_care_order_with_parent_later",
        ],
    ),
    (&["pathway_plan_review", "pathway_plan_review_accommodated"], &[]),
    (&["adviser_first_visit"], &["adviser_later_visit"]),
    (
        &["private_fostering_initial_visit_proposed", "private_fostering_initial_visit_existing"],
        &["private_fostering_visit_first_year", "private_fostering_visit_later_years"],
    ),
    (&["plan_visit"], &["plan_visit"]),
    (&["plan_review"], &["plan_review"]),
];

/// The same rows with one plan of a kind to a referral, so that one chain is told from another.
fn one_plan_of_a_kind(mut rows: Rows) -> Rows {
    let mut seen = Vec::new();
    rows.plans.retain(|plan| {
        let new = plan.started.is_some() && !seen.contains(&(plan.referral_id, plan.kind));
        seen.push((plan.referral_id, plan.kind));
        new
    });
    rows
}

fn nations() -> impl Strategy<Value = (Nation, bool)> {
    (select(Nation::ALL), any::<bool>())
}

proptest! {
    #![proptest_config(config(2000))]

    #[test]
    fn each_link_of_a_chain_starts_where_the_one_before_stopped(
        rows in busy_rows().prop_map(one_plan_of_a_kind), (nation, lasting) in nations(),
        as_of in (0..WINDOW + 400).prop_map(day), view in views(),
    ) {
        let verdicts = said(&rows.register(), &rules(nation, lasting), nation, view, as_of);
        for (first, later) in CHAINS {
            let mut chains: BTreeMap<&str, Vec<&Said>> = BTreeMap::new();
            let belongs = |said: &&Said| said.ruled && first.iter().chain(*later).any(|id| *id == said.clock.name());
            for link in verdicts.iter().filter(belongs) {
                chains.entry(link.referral.as_str()).or_default().push(link);
            }
            for links in chains.values() {
                prop_assert!(links.iter().filter(|link| link.is_open()).count() <= 1, "{links:#?}");
                let earliest = links.iter().map(|link| link.start).min();
                for link in links {
                    let name = link.clock.name();
                    // Once accommodation is no longer provided, the limit of any case runs from the same review.
                    let taken_over = |other: &&&Said| {
                        other.start == link.start && other.end.is_none() && name == "pathway_plan_review"
                            && other.clock.name() == "pathway_plan_review_accommodated"
                    };
                    let follows = links.iter().any(|other| other.end == Some(link.start) && !std::ptr::eq(*other, *link))
                        || links.iter().any(|other| taken_over(&other));
                    let begins = first.contains(&name) && Some(link.start) == earliest;
                    prop_assert!(follows || begins, "{link:#?} of {links:#?}");
                }
                let mut days: Vec<_> = links.iter().map(|link| (link.start, link.end, link.clock)).collect();
                days.sort_unstable();
                prop_assert!(days.windows(2).all(|pair| pair[0] != pair[1]), "{links:#?}");
            }
        }
    }

}

proptest! {
    #![proptest_config(config(500))]

    #[test]
    fn order_and_splitting_say_nothing_of_any_clock(
        rows in prop_oneof![rows(), busy_rows()], (nation, lasting) in nations(), seed: u64, pieces in 1..5_usize,
        as_of in (0..WINDOW + 200).prop_map(day), view in views(),
    ) {
        let rows = Rows { reports_all: true, ..rows };
        let regimes = rules(nation, lasting);
        let whole = said(&rows.register(), &regimes, nation, view, as_of);
        prop_assert_eq!(&whole, &said(&rows.shuffled(seed).register(), &regimes, nation, view, as_of));
        let place = |child: &str| child.bytes().map(usize::from).sum::<usize>() % pieces;
        let merged = Register::merge(rows.split(pieces, place).iter().rev().map(Rows::register)).unwrap();
        prop_assert_eq!(&whole, &said(&merged, &regimes, nation, view, as_of));
    }

    #[test]
    fn what_no_event_table_reports_cannot_be_told(rows in busy_rows(), (nation, lasting) in nations(), view in views()) {
        // A register without the events table and one that says that there were no events.
        let silent = Rows { reports_all: false, events: Vec::new(), ..rows };
        let mut part = silent.part();
        TABLES.iter().filter(|table| table.name != "events").for_each(|table| part.report_table(table));
        let regimes = rules(nation, lasting);
        let silent = said(&silent.register_from(part), &regimes, nation, view, day(WINDOW + 400));
        for said in silent.iter().filter(|said| said.ruled) {
            let rows = || regimes.iter().flat_map(|regime| regime.clocks.iter());
            let clock = rows().find(|clock| clock.id == said.clock).unwrap();
            let end = clock.ends_at.name();
            let by_event = ["core_group", "visit", "minutes", "record_r", "plan_received", "chair", "supervision", "risk", "escalated", "management"];
            // What was over by the due day needs none.
            let judged = !matches!(
                said.state,
                VerdictState::CannotTell | VerdictState::NoNationalLimit | VerdictState::NotApplicable
            );
            let by_event = by_event.iter().any(|name| end.contains(name)) || end == "review_held";
            prop_assert!(!(judged && by_event), "{said:?}");
        }
    }
}

#[test]
fn the_rules_of_every_nation_have_each_chain() {
    let all: Vec<Regimes> = Nation::ALL.iter().map(|nation| rules(*nation, true)).collect();
    for id in CHAINS.iter().flat_map(|(first, later)| first.iter().chain(*later)) {
        let has = |regimes: &Regimes| regimes.clock_ids().iter().any(|clock| clock.name() == *id);
        assert!(all.iter().any(has), "{id}");
    }
    assert!(all.iter().all(|regimes| regimes.iter().any(|regime| regime.subject == Subject::Local)));
}
