//! Who must act on what: what is overdue, what falls due soon and what was missed of late, most urgent first.
//!
//! It is for the people who manage the work: every line is a case.

use std::collections::BTreeMap;

use crate::calendar::Day;
use crate::case::{Register, Text};
use crate::history::{Holder, Replay, Seen, last_seen};
use crate::named::named;
use crate::order::in_order;
use crate::table::{Column, Table};
use crate::timescale::{Timescales, Verdict, VerdictState};

named! {
    /// Why a clock is on a worklist; the first is the most urgent.
    Urgency, "urgency" {
        /// It runs past its due day: the longest overdue comes first.
        Overdue = "overdue",
        /// It falls due within the days asked for: the first due comes first.
        Due = "due",
        /// It was missed since the day asked for, with or without recorded reasons: the last missed comes first.
        Missed = "missed",
    }
}

/// One clock to act on.
#[derive(Clone, Copy, Debug)]
pub struct Item<'a> {
    /// Why it is here.
    pub urgency: Urgency,
    /// What the clock has come to.
    pub verdict: Verdict<'a>,
    /// Who holds the case at the end of the day; nothing where it is closed.
    pub holder: Option<Holder>,
    /// The team: the holder's, else the one the referral came to.
    pub team: Option<Text>,
    /// When the child was last seen.
    pub last_seen: Seen,
}

/// The duty desk's list for a day.
///
/// ```
/// use dutydesk::calendar::{Calendar, Day, Division, WorkingDays};
/// use dutydesk::case::{Part, ReferralRow, RegisterBuilder};
/// use dutydesk::history::View;
/// use dutydesk::regime::Regimes;
/// use dutydesk::timescale::Timescales;
/// use dutydesk::worklist::{Urgency, Worklist};
/// let day = |day| Day::from_ymd(2010, 10, day);
/// let mut builder = RegisterBuilder::new(Part::new("example"));
/// for (id, received) in [("r1", day(11)?), ("r2", day(8)?)] {
///     builder.add(&ReferralRow { referral_id: id, child_id: id, received: Some(received), ..Default::default() })?;
/// }
/// let register = builder.finish()?;
/// let (regimes, calendar) = (Regimes::england(), Calendar::new(Division::EnglandAndWales));
/// let timescales = Timescales::new(&regimes, &calendar, View::Final, day(12)?)?.due_within(WorkingDays(1));
/// // The decision on the referral of Friday 8 October was due on Monday, that on Monday's is due today.
/// let list = Worklist::of(&register, &timescales, day(5)?);
/// let urgencies: Vec<Urgency> = list.items().iter().map(|item| item.urgency).collect();
/// assert_eq!(urgencies, [Urgency::Overdue, Urgency::Due]);
/// # Ok::<(), dutydesk::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Worklist<'a> {
    items: Vec<Item<'a>>,
    as_of: Day,
}

impl<'a> Worklist<'a> {
    /// What is overdue at the end of the day, what falls due within the working days that count as soon, and what was
    /// missed on or after `missed_since` without a recorded reason. What falls on one day comes in the order of the
    /// register and of the clocks. What cannot be told is not on it.
    #[must_use]
    pub fn of(register: &Register, timescales: &Timescales<'a>, missed_since: Day) -> Self {
        let (view, as_of) = (timescales.view(), timescales.as_of());
        let mut chosen = Vec::new();
        timescales.each(register, |verdict| {
            let urgency = match verdict.state {
                VerdictState::Overdue => Some(Urgency::Overdue),
                VerdictState::DueSoon => Some(Urgency::Due),
                VerdictState::Missed => {
                    verdict.resolved.filter(|day| missed_since <= *day).map(|_| Urgency::Missed)
                }
                _ => None,
            };
            chosen.extend(urgency.map(|urgency| (urgency, verdict)));
        });
        let chosen = in_order(&chosen, |(urgency, verdict)| {
            let day = match urgency {
                Urgency::Overdue | Urgency::Due => verdict.due.map_or(0, Day::epoch),
                Urgency::Missed => verdict.resolved.map_or(0, |day| -day.epoch()),
            };
            (*urgency, day, verdict.case)
        });
        let mut replay = Replay::new(view);
        let mut states = BTreeMap::new();
        let items = chosen.into_iter().map(|(urgency, verdict)| {
            let (holder, team, last_seen) = *states.entry(verdict.case).or_insert_with(|| {
                let Some(case) = register.case(verdict.case) else { return (None, None, Seen::NotReported) };
                let holder = replay.state_on(&case, as_of).map(|state| state.holder);
                let team = holder.and_then(|holder| holder.team).or(case.referral().team());
                (holder, team.map(Text::from), last_seen(&case, view, as_of))
            });
            Item { urgency, verdict, holder, team, last_seen }
        });
        Self { items: items.collect(), as_of }
    }

    /// Its lines, most urgent first.
    #[must_use]
    pub fn items(&self) -> &[Item<'a>] {
        &self.items
    }

    /// Its lines as rows: who must act, on which case and clock, by when, how late it is in working days, and when the
    /// child was last seen.
    #[must_use]
    pub fn table(&self, register: &Register) -> Table {
        let referral = |item: &Item<'_>| register.case(item.verdict.case).map(|case| case.referral());
        let text = |name, of: &dyn Fn(&Item<'_>) -> Option<Text>| {
            Column::texts(name, self.items.iter().map(|item| of(item).map(|text| register.text(text))))
        };
        let named =
            |name, of: &dyn Fn(&Item<'_>) -> Option<String>| Column::texts(name, self.items.iter().map(of));
        let days =
            |name, of: &dyn Fn(&Item<'_>) -> Option<Day>| Column::days(name, self.items.iter().map(of));
        let numbers = |name, of: &dyn Fn(&Item<'_>) -> Option<i32>| {
            Column::integers(name, self.items.iter().map(|item| of(item).map(i64::from)))
        };
        let columns = vec![
            named("urgency", &|item| Some(item.urgency.name().to_owned())),
            text("team", &|item| item.team),
            named("holder", &|item| item.holder.map(|holder| holder.class.name().to_owned())),
            text("worker_id", &|item| item.holder.and_then(|holder| holder.worker).map(Text::from)),
            text("referral_id", &|item| referral(item).map(|referral| referral.referral_id().into())),
            text("child_id", &|item| referral(item).map(|referral| referral.child_id().into())),
            named("clock", &|item| Some(item.verdict.clock.name().to_owned())),
            named("title", &|item| item.verdict.rule.map(|rule| rule.clock.title.to_string())),
            days("start", &|item| Some(item.verdict.start)),
            days("due", &|item| item.verdict.due),
            days("end", &|item| item.verdict.end),
            numbers("working_days_left", &|item| item.verdict.working_days_left.map(|days| days.0)),
            days("last_seen", &|item| item.last_seen.day()),
            numbers("days_since_seen", &|item| item.last_seen.day().map(|day| self.as_of.since(day).0)),
        ];
        Table::new(columns).unwrap_or_default()
    }

    /// How many lines of each urgency every worker of every team has: a row for each, in alphabetical order; those
    /// without a team or a worker last.
    #[must_use]
    pub fn totals(&self, register: &Register) -> Table {
        let name = |text: Option<Text>| text.map(|text| register.text(text));
        let mut totals: BTreeMap<_, [i64; Urgency::ALL.len()]> = BTreeMap::new();
        for item in &self.items {
            let (team, worker) =
                (name(item.team), name(item.holder.and_then(|holder| holder.worker).map(Text::from)));
            let row = totals.entry((team.is_none(), team, worker.is_none(), worker)).or_default();
            for (count, urgency) in row.iter_mut().zip(Urgency::ALL) {
                *count += i64::from(*urgency == item.urgency);
            }
        }
        let mut columns = vec![
            Column::texts("team", totals.keys().map(|(_, team, ..)| *team)),
            Column::texts("worker_id", totals.keys().map(|(.., worker)| *worker)),
        ];
        for (at, urgency) in Urgency::ALL.iter().enumerate() {
            columns.push(Column::integers(urgency.name(), totals.values().map(|row| row.get(at).copied())));
        }
        Table::new(columns).unwrap_or_default()
    }
}
