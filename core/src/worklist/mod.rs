//! Who must act on what: what is overdue, what falls due soon and what was missed of late, most urgent first.
//!
//! It is for the people who manage the work: every line is a case.

use std::collections::BTreeMap;

use crate::calendar::Day;
use crate::case::{Case, Register, Text};
use crate::error::Error;
use crate::history::{CaseLife, Holder, HolderClass, Seen, View, last_seen};
use crate::named::named;
use crate::table::row::row;
use crate::table::{AnswerColumn, ColumnKind, Table, TableBuilder};
use crate::timescale::{Timescales, Verdict, VerdictState, Verdicts};

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

/// One clock to act on as a row: who must act, on which case and clock, by when, how late it is, and when the child was
/// last seen.
#[derive(Debug)]
pub struct WorklistRow<'w> {
    register: &'w Register,
    item: &'w Item<'w>,
    as_of: Day,
}

row! {
    WorklistRow<'_>, |row| {
        /// Why it is here.
        "urgency": Urgency => row.item.urgency;
        /// The team: the holder's, else the one the referral came to.
        "team": Category or blank => row.item.team.map(|team| row.register.text(team));
        /// Who or what holds the case; nothing where it is closed.
        "holder": HolderClass or blank => row.item.holder.map(|holder| holder.class);
        /// The worker who holds it, or the pod's accountable worker.
        "worker_id": Category or blank => row.item.holder.and_then(|holder| holder.worker).map(|worker| row.register.text(worker));
        /// The referral.
        "referral_id": Text => row.register.case(row.item.verdict.case).map(|case| row.register.text(case.referral().referral_id()));
        /// The child.
        "child_id": Text => row.register.case(row.item.verdict.case).map(|case| row.register.text(case.referral().child_id()));
        /// Which clock: a shipped one, or one of the rules' own.
        "clock": Category => row.item.verdict.clock.name();
        /// The guidance term for it.
        "title": Category or blank => row.item.verdict.rule.as_ref().map(|rule| rule.clock.title.as_ref());
        /// Day 0.
        "start": Day => row.item.verdict.start;
        /// The last day in time.
        "due": Day or blank => row.item.verdict.due;
        /// The day the clock stopped.
        "end": Day or blank => row.item.verdict.end;
        /// Working days from the day asked about to the last day in time; negative once overdue.
        "working_days_left": Integer or blank => row.item.verdict.working_days_left;
        /// The day the child was last seen since the referral was received.
        "last_seen": Day or blank => row.item.last_seen.day();
        /// Calendar days since then.
        "days_since_seen": Integer or blank => row.item.last_seen.day().map(|day| row.as_of.since(day));
        /// The row of the sheet, the line of the file, or the row of the frame, counted from 0, in which the referral was told.
        "row": Integer or blank => row.register.case(row.item.verdict.case).and_then(|case| case.row());
        /// The name of that file, without its folder, where it has one or is one of several.
        "file": Category or blank => row.register.case(row.item.verdict.case).and_then(|case| case.file());
    }
}

/// The duty desk's list for a day.
///
/// ```
/// use dutydesk::calendar::{Calendar, Day, Division, WorkingDays};
/// use dutydesk::case::{Part, ReferralRow, RegisterBuilder};
/// use dutydesk::history::View;
/// use dutydesk::regime::Regimes;
/// use dutydesk::timescale::{Judging, Timescales};
/// use dutydesk::worklist::{Urgency, Worklist};
/// let day = |day| Day::from_ymd(2010, 10, day);
/// let mut builder = RegisterBuilder::new(Part::new("example"));
/// for (id, received) in [("r1", day(11)?), ("r2", day(8)?)] {
///     builder.add(&ReferralRow { referral_id: id, child_id: id, received: Some(received), ..Default::default() })?;
/// }
/// let register = builder.finish()?;
/// let (regimes, calendar) = (Regimes::england(), Calendar::new(Division::EnglandAndWales));
/// let mut judging = Judging::default();
/// judging.due_within = WorkingDays(1);
/// let timescales = Timescales::new(&regimes, &calendar, View::Final, day(12)?)?.judged(judging)?;
/// // The decision on the referral of Friday 8 October was due on Monday, that on Monday's is due today.
/// let list = Worklist::of(&register, &timescales, day(5)?)?;
/// let urgencies: Vec<Urgency> = list.items().iter().map(|item| item.urgency).collect();
/// assert_eq!(urgencies, [Urgency::Overdue, Urgency::Due]);
/// # Ok::<(), dutydesk::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Worklist<'a> {
    items: Vec<Item<'a>>,
    as_of: Day,
}

/// A worklist on its way, in no order yet: what takes verdicts and adds up with its like.
#[derive(Clone, Debug)]
pub struct Listing<'a> {
    items: Vec<Item<'a>>,
    view: View,
    as_of: Day,
    missed_since: Day,
}

impl<'a> Listing<'a> {
    /// Nothing yet of what those timescales judge; of what was missed, only that since that day.
    #[must_use]
    pub const fn new(timescales: &Timescales<'a>, missed_since: Day) -> Self {
        Self { items: Vec::new(), view: timescales.view(), as_of: timescales.as_of(), missed_since }
    }

    /// The list, most urgent first.
    #[must_use]
    pub fn finish(self) -> Worklist<'a> {
        let Self { mut items, as_of, .. } = self;
        items.sort_by_key(|Item { urgency, verdict, .. }| {
            let day = match urgency {
                Urgency::Overdue | Urgency::Due => verdict.due.map_or(0, Day::epoch),
                Urgency::Missed => verdict.resolved.map_or(0, |day| -day.epoch()),
            };
            (*urgency, day, verdict.case)
        });
        Worklist { items, as_of }
    }
}

impl<'a> Verdicts<'a> for Listing<'a> {
    fn take(&mut self, of: &CaseLife<'_, '_>, verdict: &Verdict<'a>) {
        let urgency = match verdict.state {
            VerdictState::Overdue => Urgency::Overdue,
            VerdictState::DueSoon => Urgency::Due,
            VerdictState::Missed if verdict.resolved.is_some_and(|day| self.missed_since <= day) => {
                Urgency::Missed
            }
            _ => return,
        };
        let holder = of.now().map(|state| state.holder);
        let team = holder.and_then(|holder| holder.team).or(of.case.referral().team()).map(Text::from);
        let last_seen = last_seen(&of.case, self.view, self.as_of);
        self.items.push(Item { urgency, verdict: *verdict, holder, team, last_seen });
    }

    fn merge(&mut self, other: Self) -> Result<(), Error> {
        if (self.view, self.as_of, self.missed_since) != (other.view, other.as_of, other.missed_since) {
            return Err(Error::takes("other", "a list of the same day"));
        }
        self.items.extend(other.items);
        Ok(())
    }
}

impl<'a> Worklist<'a> {
    /// What is overdue at the end of the day, what falls due within the working days that count as soon, and what was
    /// missed on or after `missed_since` without a recorded reason. What falls on one day comes in the order of the
    /// register and of the clocks. What cannot be told is not on it.
    ///
    /// # Errors
    /// [`Error::OutsidePeriodObserved`] where no part of the register observed the day.
    pub fn of(register: &Register, timescales: &Timescales<'a>, missed_since: Day) -> Result<Self, Error> {
        Ok(timescales.tally(register, Listing::new(timescales, missed_since))?.finish())
    }

    /// What there is to do on one case, the same that stands on the list of its register.
    #[must_use]
    pub fn of_case(case: &Case<'_>, timescales: &Timescales<'a>, missed_since: Day) -> Self {
        let mut listing = Listing::new(timescales, missed_since);
        let mut replay = timescales.replay();
        let of = timescales.life(case, &mut replay);
        timescales.of(case).iter().for_each(|verdict| listing.take(&of, verdict));
        listing.finish()
    }

    /// Its lines, most urgent first.
    #[must_use]
    pub fn items(&self) -> &[Item<'a>] {
        &self.items
    }

    /// Its lines, each a [`WorklistRow`].
    #[must_use]
    pub fn table(&self, register: &Register) -> Table {
        Table::of(self.items.iter().map(|item| WorklistRow { register, item, as_of: self.as_of }))
    }

    /// The columns of the [`totals`](Self::totals).
    #[must_use]
    pub fn totals_columns() -> Vec<AnswerColumn> {
        let name = |name, about| AnswerColumn { name, kind: ColumnKind::Category, may_be_blank: true, about };
        let mut columns = vec![
            name("team", "The team: the holder's, else the one the referral came to."),
            name("worker_id", "The worker who holds the case, or the pod's accountable worker."),
        ];
        columns.extend(Urgency::ALL.iter().map(|urgency| AnswerColumn {
            name: urgency.name(),
            kind: ColumnKind::Integer,
            may_be_blank: false,
            about: urgency.meaning(),
        }));
        columns
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
            row.get_mut(item.urgency.place()).into_iter().for_each(|count| *count += 1);
        }
        let mut table = TableBuilder::of(&Self::totals_columns());
        for ((_, team, _, worker), counts) in totals {
            table.add_cells(|to| {
                to(team.into());
                to(worker.into());
                counts.into_iter().for_each(|count| to(count.into()));
            });
        }
        table.finish()
    }
}
