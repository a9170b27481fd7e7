//! What a measure of timeliness is asked.

use crate::calendar::{Day, Period};
use crate::case::{Case, Register};
use crate::named::named;
use crate::options::options;
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

options! {
    /// What is measured: one clock, from which day, in which cohorts and groups.
    ///
    /// ```
    /// use dutydesk::measure::{CountedFrom, Measure};
    /// let measure = Measure::from_json(r#"{"clock": "icpc", "counted_from": "start_of_work"}"#)?;
    /// assert_eq!(measure.counted_from, CountedFrom::StartOfWork);
    /// assert_eq!(Measure::from_json("{}").unwrap_err().argument(), Some("clock"));
    /// assert_eq!(Measure::from_json(r#"{"clock": "icpc", "by": "kitchen"}"#).unwrap_err().code(), "unknown_name");
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    #[derive(PartialEq, Eq)]
    Measure, "timeliness" {
        MEASURED needs
        /// The clock to measure, by its id.
        of(clock: ClockId);
        MEASURING {
            /// The day durations are counted from: day 0 of the clock, or the day the assessment or section 47 enquiry
            /// began.
            counted_from: CountedFrom = CountedFrom::Day0;
            /// What puts a piece of work into a period: its completion, its referral, or the day its duration is counted
            /// from.
            cohort: Cohort = Cohort::Completion;
            /// How long the periods are; quarters and years begin on 1 April.
            period: Period = Period::Month;
            /// What cohorts are told apart by: the authority the case was reported by, or the team the referral came to;
            /// all together without it.
            by: Option<CohortsBy> = None;
        }
    }
}

impl Measure {
    /// The day the duration of a piece of work is counted from.
    pub(crate) const fn start(&self, verdict: &Verdict<'_>) -> Day {
        match self.counted_from {
            CountedFrom::Day0 => verdict.start,
            CountedFrom::StartOfWork => verdict.began,
        }
    }
}
