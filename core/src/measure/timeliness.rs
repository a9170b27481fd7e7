//! Timeliness: how long work takes and how much of it is in time, by cohort.

use std::collections::BTreeMap;

use crate::calendar::{Calendar, Day};
use crate::case::{Case, Register};
use crate::error::Error;
use crate::history::CaseLife;
use crate::measure::{Cohort, DurationBand, Measure};
use crate::named::named;
use crate::stats;
use crate::table::{AnswerColumn, ColumnKind, Table, TableBuilder};
use crate::timescale::{Timescales, Verdict, VerdictState, Verdicts};

named! {
    /// What a piece of work counts as in a measure: each counts once. The first four are what can be judged of the
    /// completed work, and together are the denominator; the first is the numerator.
    Outcome, "outcome" {
        /// Completed on or before the last day in time.
        InTime = "in_time",
        /// Completed later, and no reason is recorded.
        Late = "late",
        /// Completed later, for a reason that is recorded.
        LateWithReasons = "late_with_reasons",
        /// Completed, it is recorded, before the day the duration is counted from: it has no duration and is in no band, but
        /// stays in the denominator, as in the Department for Education's tables.
        ///
        /// Source: LG Inform Plus, metric 3217: a conference dated before the section 47 enquiry is left out of the bands
        /// and included in the number of conferences.
        BeforeStart = "before_start",
        /// Not completed, and not past the last day in time.
        OpenInTime = "open_in_time",
        /// Not completed, and past the last day in time.
        OpenOverdue = "open_overdue",
        /// Over after the last day in time without ever being completed.
        NeverCompleted = "never_completed",
        /// Completed or not, under no national limit.
        NoNationalLimit = "no_national_limit",
        /// Completed or not, the guidance in force has no such clock; or it turned out not to be needed.
        NotApplicable = "not_applicable",
        /// Completed or not, a date is missing, or the guidance or calendar for it.
        CannotTell = "cannot_tell",
    }
}

impl Outcome {
    /// Whether the work is in the denominator of the share in time: completed, with a limit to judge it by.
    #[must_use]
    pub const fn is_judged(self) -> bool {
        matches!(self, Self::InTime | Self::Late | Self::LateWithReasons | Self::BeforeStart)
    }

    /// Whether the work is still open.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::OpenInTime | Self::OpenOverdue)
    }

    /// What a verdict counts as with the duration counted from that day.
    fn of(verdict: &Verdict<'_>, start: Day, calendar: &Calendar, as_of: Day) -> Self {
        let state = verdict.state;
        let Some(limit) = verdict.limit() else {
            return match state {
                VerdictState::NoNationalLimit => Self::NoNationalLimit,
                VerdictState::NotApplicable => Self::NotApplicable,
                _ => Self::CannotTell,
            };
        };
        // From day 0 the verdict knows better: the time of receipt and the hours of the desk.
        let due = if start == verdict.start {
            verdict.due
        } else {
            Verdict::deadline(limit, start, None, None, calendar).ok().map(|deadline| deadline.day)
        };
        match (verdict.end, due) {
            (Some(end), _) if end < start => Self::BeforeStart,
            (Some(_), None) => Self::CannotTell,
            (Some(end), Some(due)) if end <= due => Self::InTime,
            (Some(_), Some(_)) if state == VerdictState::OverrunWithReasons => Self::LateWithReasons,
            (Some(_), Some(_)) => Self::Late,
            (None, _) if state.is_late() => Self::NeverCompleted,
            (None, _) if state == VerdictState::NotApplicable => Self::NotApplicable,
            (None, Some(due)) if state.runs() => {
                let overdue =
                    if start == verdict.start { state == VerdictState::Overdue } else { as_of > due };
                if overdue { Self::OpenOverdue } else { Self::OpenInTime }
            }
            (None, _) => Self::CannotTell,
        }
    }
}

/// How long the work of one clock takes and how much of it is in time, by cohort, over completed and open work.
///
/// It is whole numbers only, so that the measures of parts of the work [`merge`](Self::merge) into that of the whole.
///
/// Read by completion, a month says how the work finished in it had gone, and nothing of the work that is still waiting. Read
/// by referral, a recent month holds much that is still open, and its completed work is the quick part: its share in
/// time and its quartiles flatter until no more is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeliness {
    measure: Measure,
    as_of: Day,
    cohorts: BTreeMap<Key, Counts>,
}

/// The group, if there is one, and the first day of the period, if it has one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    group: Option<String>,
    first: Option<Day>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Counts {
    outcomes: BTreeMap<Outcome, u32>,
    completed: u32,
    /// How much of the completed work took so many working days.
    durations: BTreeMap<i32, u32>,
}

impl Timescales<'_> {
    /// How long the work of one clock takes and how much of it is in time, over every case of a register.
    ///
    /// ```
    /// use dutydesk::calendar::{Calendar, Day, Division};
    /// use dutydesk::history::View;
    /// use dutydesk::regime::{ClockId, Regimes};
    /// use dutydesk::table::Cell;
    /// use dutydesk::measure::{CountedFrom, Measure};
    /// use dutydesk::timescale::Timescales;
    /// let sheet = b"child_id,received,assessment_kind,assessment_started,assessment_completed\n\
    ///     c1,2024-01-08,single,2024-01-15,2024-03-15\n";
    /// let register = dutydesk::format::read(&[sheet])?;
    /// let (regimes, calendar) = (Regimes::england(), Calendar::new(Division::EnglandAndWales));
    /// let as_of = Day::from_ymd(2024, 3, 31)?;
    /// let in_time = |counted_from| -> Result<_, dutydesk::Error> {
    ///     let mut measure = Measure::of(ClockId::SINGLE_ASSESSMENT);
    ///     measure.counted_from = counted_from;
    ///     let timescales = Timescales::new(&regimes, &calendar, View::Final, as_of)?;
    ///     Ok(timescales.timeliness(&register, measure)?.table().cell("in_time", 0) == Cell::Integer(1))
    /// };
    /// // 44 working days from the start of the assessment, 49 from the referral.
    /// assert!(in_time(CountedFrom::StartOfWork)?);
    /// assert!(!in_time(CountedFrom::Day0)?);
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] where the clock is neither a shipped one nor one of these rules;
    /// [`Error::OutsidePeriodObserved`] where no part of the register observed the day.
    pub fn timeliness(&self, register: &Register, measure: Measure) -> Result<Timeliness, Error> {
        self.check(measure.clock)?;
        let timeliness = Timeliness { measure, as_of: self.as_of(), cohorts: BTreeMap::new() };
        Ok(self.tally(register, Measured { timeliness, calendar: self.calendar })?.timeliness)
    }
}

/// Measures verdicts as they come.
struct Measured<'c> {
    timeliness: Timeliness,
    calendar: &'c Calendar,
}

impl<'a> Verdicts<'a> for Measured<'_> {
    fn take(&mut self, of: &CaseLife<'_, '_>, verdict: &Verdict<'a>) {
        if verdict.clock == self.timeliness.measure.clock {
            self.timeliness.add(verdict, &of.case, self.calendar);
        }
    }

    fn merge(&mut self, other: Self) -> Result<(), Error> {
        self.timeliness.merge(&other.timeliness)
    }
}

/// The quartiles, each with its name and how many quarters of the work took no longer.
const QUARTILES: [(&str, u32, &str); 3] = [
    ("lower_quartile", 1, "A quarter of what was completed took no longer, in working days."),
    ("median", 2, "Half of what was completed took no longer, in working days."),
    ("upper_quartile", 3, "Three quarters of what was completed took no longer, in working days."),
];

impl Measure {
    /// The columns of its table, with those of the bands of its clock.
    #[must_use]
    pub fn columns(&self) -> Vec<AnswerColumn> {
        let column = |name, kind, may_be_blank, about| AnswerColumn { name, kind, may_be_blank, about };
        let count = |name, about| column(name, ColumnKind::Integer, false, about);
        let mut columns = vec![
            column(
                "group",
                ColumnKind::Category,
                true,
                "The authority or team, where they are told apart and there is one.",
            ),
            column(
                "cohort",
                ColumnKind::Day,
                true,
                "The first day of the period; nothing for work that a cohort of completion has no period for.",
            ),
            count(
                "total",
                "All the work: each piece counts in one of the columns from in_time to cannot_tell.",
            ),
            count("completed", "The completed work: each piece counts in one band or in without_duration."),
            count(
                "denominator",
                "Completed with a limit to judge it by: in_time, late, late_with_reasons and before_start.",
            ),
            column(
                "per_cent_in_time",
                ColumnKind::Decimal,
                true,
                "In time of the denominator, to one decimal; nothing where that is 0.",
            ),
            count("open", "Not completed: open_in_time and open_overdue."),
        ];
        columns.extend(Outcome::ALL.iter().map(|outcome| count(outcome.name(), outcome.meaning())));
        columns.extend(DurationBand::of(self.clock).iter().map(|band| count(band.name, band.about)));
        columns.push(count(
            "without_duration",
            "Completed before the day counted from, or outside the years of the calendar.",
        ));
        columns.extend(QUARTILES.map(|(name, _, about)| column(name, ColumnKind::Decimal, true, about)));
        columns
    }
}

impl Timeliness {
    fn add(&mut self, verdict: &Verdict<'_>, case: &Case<'_>, calendar: &Calendar) {
        let start = self.measure.start(verdict);
        let day = match self.measure.cohort {
            Cohort::Completion => verdict.end,
            Cohort::Referral => Some(case.referral().received()),
            Cohort::Start => Some(start),
        };
        let group = self.measure.by.and_then(|by| by.group(case.register(), case)).map(str::to_owned);
        let first = day.map(|day| self.measure.period.first(day));
        let counts = self.cohorts.entry(Key { group, first }).or_default();
        *counts.outcomes.entry(Outcome::of(verdict, start, calendar, self.as_of)).or_default() += 1;
        let Some(end) = verdict.end else { return };
        counts.completed += 1;
        if end >= start
            && let Ok(days) = calendar.working_days_between(start, end)
        {
            *counts.durations.entry(days.0).or_default() += 1;
        }
    }

    /// What is measured.
    #[must_use]
    pub const fn measure(&self) -> &Measure {
        &self.measure
    }

    /// Adds the same measure of other work.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] where it is another measure, or of another day.
    pub fn merge(&mut self, other: &Self) -> Result<(), Error> {
        if self.measure != other.measure || self.as_of != other.as_of {
            return Err(Error::takes("other", "the same measure of the same day"));
        }
        for (key, counts) in &other.cohorts {
            let into = self.cohorts.entry(key.clone()).or_default();
            into.completed += counts.completed;
            for (outcome, count) in &counts.outcomes {
                *into.outcomes.entry(*outcome).or_default() += count;
            }
            for (days, count) in &counts.durations {
                *into.durations.entry(*days).or_default() += count;
            }
        }
        Ok(())
    }

    /// A row for each cohort with work in it: by group, what has none last, then in order of time, and last the work in no
    /// period. Nothing is suppressed: it is for those who manage the work.
    ///
    /// Its columns are those of [`Measure::columns`].
    ///
    /// The quartiles that the Department for Education publishes are whole days, and the bands beside them are in accord with
    /// this rule, rounded to whole days, for all 4,245 of councils' assessments in 2014 to 2024 and for 4,806 of 4,809 of
    /// their conferences in 2013 to 2024. The nearest rank, with nothing half-way, is at odds with 4 and 8.
    #[must_use]
    pub fn table(&self) -> Table {
        let mut rows: Vec<(&Key, &Counts)> = self.cohorts.iter().collect();
        rows.sort_by_key(|(key, _)| (key.group.is_none(), &key.group, key.first.is_none(), key.first));
        let mut table = TableBuilder::of(&self.measure.columns());
        for (key, counts) in rows {
            table.add_cells(|to| {
                to(key.group.as_deref().into());
                to(key.first.into());
                to(counts.of(|_| true).into());
                to(counts.completed.into());
                to(counts.of(Outcome::is_judged).into());
                let in_time = counts.of(|outcome| outcome == Outcome::InTime);
                to(stats::per_cent(in_time, counts.of(Outcome::is_judged)).into());
                to(counts.of(Outcome::is_open).into());
                for column in Outcome::ALL {
                    to(counts.of(|outcome| outcome == *column).into());
                }
                let mut after = i32::MIN;
                for band in DurationBand::of(self.measure.clock) {
                    let last = band.to.unwrap_or(i32::MAX);
                    to(counts.taking(after, last).into());
                    after = last;
                }
                to((counts.completed - counts.taking(i32::MIN, i32::MAX)).into());
                for (_, quarters, _) in QUARTILES {
                    to(stats::quartile(&counts.durations, quarters).into());
                }
            });
        }
        table.finish()
    }
}

impl Counts {
    /// How much work has such an outcome.
    fn of(&self, holds: impl Fn(Outcome) -> bool) -> u32 {
        self.outcomes.iter().filter(|(outcome, _)| holds(**outcome)).map(|(_, count)| count).sum()
    }

    /// How much completed work took more than `after` and at most `to` working days.
    fn taking(&self, after: i32, to: i32) -> u32 {
        self.durations.iter().filter(|(days, _)| after < **days && **days <= to).map(|(_, count)| count).sum()
    }
}
