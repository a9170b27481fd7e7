//! What a measure of timeliness is asked.

use serde::Deserialize;

use crate::calendar::{Day, Period};
use crate::case::{Case, Register};
use crate::error::Error;
use crate::named::{named, parsed};
use crate::regime::ClockId;
use crate::timescale::Verdict;

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
    /// What cohorts are told apart by.
    CohortsBy, "grouping of cohorts" {
        /// The authority the case was reported by.
        Authority = "authority",
        /// The team the referral came to.
        ReceivingTeam = "receiving_team",
    }
}

impl CohortsBy {
    /// The group of a case, if it has one.
    pub(crate) fn group<'r>(self, register: &'r Register, case: &Case<'r>) -> Option<&'r str> {
        match self {
            Self::Authority => case.authority(),
            Self::ReceivingTeam => case.referral().team().map(|team| register.text(team)),
        }
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
    pub by: Option<CohortsBy>,
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
    /// use dutydesk::measure::{CountedFrom, Measure};
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
        let written: Written = serde_json::from_str(json).map_err(|_| {
            Error::takes("measure", "clock, counted_from, cohort, period and by, each a text")
        })?;
        let clock = parsed(written.clock)?
            .ok_or_else(|| Error::takes("clock", "the clock to measure, which is needed"))?;
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
