//! What a measure of timeliness is asked.

use serde::Deserialize;

use crate::calendar::Day;
use crate::case::{Case, Register};
use crate::error::Error;
use crate::named::{named, parsed};
use crate::regime::ClockId;
use crate::timescale::verdict::Verdict;

named! {
    /// The day a duration is counted from.
    CountedFrom, "first day of a duration" {
        /// Day 0 of the clock: for an assessment the referral, for a conference the strategy discussion. The limit of the
        /// guidance is counted from here.
        Day0 = "day_0",
        /// The day the work itself began: the start of the assessment, or of the section 47 enquiry that led to the
        /// conference, from which the Department for Education counts its published durations. For work that is owed and
        /// not begun, day 0.
        StartOfWork = "start_of_work",
    }
}

named! {
    /// What puts a piece of work into a period.
    Cohort, "cohort" {
        /// The day it was completed. What is not completed stands in a row of its own, without a period.
        Completion = "completion",
        /// The day the referral was received.
        Referral = "referral",
        /// The day its duration is counted from.
        Start = "start",
    }
}

named! {
    /// How long the period of a cohort is.
    Period, "period" {
        /// A calendar month.
        Month = "month",
        /// Three months from 1 April, July, October or January.
        Quarter = "quarter",
        /// 1 April to 31 March, as the Department for Education publishes.
        Year = "year",
    }
}

named! {
    /// What cohorts are told apart by.
    GroupedBy, "grouping of cohorts" {
        /// The authority the case was reported by.
        Authority = "authority",
        /// The team the referral came to.
        Team = "team",
    }
}

impl GroupedBy {
    /// The group of a case, if it has one.
    pub(crate) fn group<'r>(self, register: &'r Register, case: &Case<'r>) -> Option<&'r str> {
        match self {
            Self::Authority => case.authority(),
            Self::Team => case.referral().team().map(|team| register.text(team)),
        }
    }
}

impl Period {
    /// The first day of the period a day falls in.
    ///
    /// ```
    /// use dutydesk::calendar::Day;
    /// use dutydesk::timescale::Period;
    /// let day = Day::from_ymd(2024, 2, 29)?;
    /// assert_eq!(Period::Month.first(day), Day::from_ymd(2024, 2, 1)?);
    /// assert_eq!(Period::Quarter.first(day), Day::from_ymd(2024, 1, 1)?);
    /// assert_eq!(Period::Year.first(day), Day::from_ymd(2023, 4, 1)?);
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    #[must_use]
    pub fn first(self, day: Day) -> Day {
        let (year, month) = (day.year(), day.month());
        let first = match self {
            Self::Month => Day::from_ymd(year, month, 1),
            Self::Quarter => Day::from_ymd(year, month - (month - 1) % 3, 1),
            Self::Year => Day::from_ymd(if month < 4 { year - 1 } else { year }, 4, 1),
        };
        first.unwrap_or(Day::MIN)
    }
}

/// What is measured: one clock, from which day, in which cohorts and groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Which clock.
    pub clock: ClockId,
    /// The day durations are counted from.
    pub counted_from: CountedFrom,
    /// What puts a piece of work into a period.
    pub cohort: Cohort,
    /// How long the periods are.
    pub period: Period,
    /// What cohorts are told apart by besides; nothing for all together.
    pub by: Option<GroupedBy>,
}

impl Measure {
    /// The measure of a clock by the guidance: from its day 0, by month of completion, all together.
    #[must_use]
    pub const fn of(clock: ClockId) -> Self {
        Self {
            clock,
            counted_from: CountedFrom::Day0,
            cohort: Cohort::Completion,
            period: Period::Month,
            by: None,
        }
    }

    /// A measure from JSON, in wire names; `clock` is needed, and what is null counts as not given.
    ///
    /// ```
    /// use dutydesk::timescale::{CountedFrom, Measure};
    /// let measure = Measure::from_json(r#"{"clock": "icpc", "counted_from": "start_of_work"}"#)?;
    /// assert_eq!(measure.counted_from, CountedFrom::StartOfWork);
    /// assert_eq!(Measure::from_json("{}").unwrap_err().code(), "invalid_argument");
    /// assert_eq!(Measure::from_json(r#"{"clock": "icpc", "by": "kitchen"}"#).unwrap_err().code(), "unknown_name");
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::UnknownName`]; [`Error::InvalidArgument`] without a clock, for a part that is not there or is no text.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        let written: Written = serde_json::from_str(json).map_err(|_| Error::InvalidArgument {
            reason: "a measure has clock, counted_from, cohort, period and by, each a text",
        })?;
        let clock = parsed(written.clock)?
            .ok_or(Error::InvalidArgument { reason: "clock is needed: the clock to measure" })?;
        let usual = Self::of(clock);
        Ok(Self {
            counted_from: parsed(written.counted_from)?.unwrap_or(usual.counted_from),
            cohort: parsed(written.cohort)?.unwrap_or(usual.cohort),
            period: parsed(written.period)?.unwrap_or(usual.period),
            by: parsed(written.by)?,
            ..usual
        })
    }

    /// The day the duration of a piece of work is counted from.
    pub(crate) const fn start(&self, verdict: &Verdict<'_>) -> Day {
        match self.counted_from {
            CountedFrom::Day0 => verdict.start,
            CountedFrom::StartOfWork => verdict.began,
        }
    }
}

/// A measure as it comes, before any name is looked up.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Written {
    clock: Option<String>,
    counted_from: Option<String>,
    cohort: Option<String>,
    period: Option<String>,
    by: Option<String>,
}
