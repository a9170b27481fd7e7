//! One clock of a guidance: what starts it, what stops it, how long it may run.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::named::named;
use crate::source::{Source, Standing};

named! {
    /// What a limit is counted in.
    Unit, "unit" {
        /// Working days, as the calendar has them.
        WorkingDays = "working_days",
        /// Days of any kind.
        CalendarDays = "calendar_days",
        /// Weeks of seven calendar days.
        Weeks = "weeks",
        /// Months by the corresponding date.
        Months = "months",
        /// Hours.
        Hours = "hours",
    }
}

named! {
    /// Which clock: one id across all editions, whatever the limit was.
    ///
    /// ```
    /// use dutydesk::regime::ClockId;
    /// assert_eq!("icpc".parse::<ClockId>()?, ClockId::Icpc);
    /// assert_eq!(ClockId::SingleAssessment.name(), "single_assessment");
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    ClockId, "clock" {
        /// The decision what to do about a referral.
        ReferralDecision = "referral_decision",
        /// The initial assessment, to 14 April 2013.
        InitialAssessment = "initial_assessment",
        /// The core assessment, to 14 April 2013.
        CoreAssessment = "core_assessment",
        /// The single, also child and family, assessment, from 15 April 2013.
        SingleAssessment = "single_assessment",
        /// The initial child protection conference.
        Icpc = "icpc",
        /// The conference for a child on a plan elsewhere who moves in.
        TransferInConference = "transfer_in_conference",
        /// The first core group after the initial child protection conference.
        FirstCoreGroup = "first_core_group",
        /// The first child protection review conference.
        FirstCpReview = "first_cp_review",
        /// Each later child protection review conference.
        LaterCpReview = "later_cp_review",
    }
}

impl ClockId {
    /// Whether it is the clock of an assessment.
    #[must_use]
    pub const fn is_assessment(self) -> bool {
        matches!(self, Self::InitialAssessment | Self::CoreAssessment | Self::SingleAssessment)
    }
}

named! {
    /// What starts a clock. Its day is the day the limit is counted from.
    StartEvent, "start event" {
        /// The referral was received, not accepted or allocated.
        ReferralReceived = "referral_received",
        /// The initial assessment was completed.
        InitialAssessmentCompleted = "initial_assessment_completed",
        /// The start of a core assessment: whichever of the three began it.
        InitialAssessmentOrStrategyDiscussionOrNewInformation =
            "initial_assessment_completed_or_s47_strategy_discussion_or_new_information_on_open_case",
        /// The strategy discussion at which section 47 enquiries were initiated; where there were several, that one and
        /// not the last.
        StrategyDiscussionInitiatingS47 = "strategy_discussion_initiating_s47",
        /// The receiving authority was notified of the move.
        TransferInNotified = "transfer_in_notified",
        /// The initial child protection conference was held.
        IcpcHeld = "icpc_held",
        /// A review conference was held: the one before.
        ReviewConferenceHeld = "review_conference_held",
    }
}

named! {
    /// What stops a clock.
    EndEvent, "end event" {
        /// A manager decided the next step, and it was recorded.
        DecisionRecorded = "decision_recorded",
        /// The initial assessment was completed.
        InitialAssessmentCompleted = "initial_assessment_completed",
        /// The core assessment was completed.
        CoreAssessmentCompleted = "core_assessment_completed",
        /// The assessment was concluded: it can be decided what is next.
        AssessmentConcluded = "assessment_concluded",
        /// The initial (or transfer-in) child protection conference was held.
        IcpcHeld = "icpc_held",
        /// The core group met.
        CoreGroupHeld = "core_group_held",
        /// The review conference was held.
        ReviewConferenceHeld = "review_conference_held",
        /// The next review conference was held.
        NextReviewConferenceHeld = "next_review_conference_held",
    }
}

/// How long a clock may run: so many of a unit after the day of the start event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Limit {
    /// How many.
    pub amount: u16,
    /// Of what.
    pub unit: Unit,
}

impl Limit {
    /// So many working days.
    #[must_use]
    pub const fn working_days(amount: u16) -> Self {
        Self { amount, unit: Unit::WorkingDays }
    }
}

impl fmt::Display for Limit {
    /// `1 working day`, `10 working days`, `3 months`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            Unit::WorkingDays => "working day",
            Unit::CalendarDays => "calendar day",
            Unit::Weeks => "week",
            Unit::Months => "month",
            Unit::Hours => "hour",
        };
        let plural = if self.amount == 1 { "" } else { "s" };
        write!(f, "{} {unit}{plural}", self.amount)
    }
}

/// One clock as one edition of the guidance has it: a row of a rulebook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    /// Which clock.
    pub id: ClockId,
    /// The guidance term, for example `Initial child protection conference`.
    pub title: Cow<'static, str>,
    /// What starts it.
    pub starts_at: StartEvent,
    /// What stops it.
    pub ends_at: EndEvent,
    /// The limit; `None` where there is none nationally (an authority exempt from it).
    pub limit: Option<Limit>,
    /// How sure the library is of the row.
    pub standing: Standing,
    /// The documents the row was taken from; for an assumed row, the nearest seen, if any.
    pub sources: Cow<'static, [Source]>,
    /// What a reader must know besides; says why where the row is assumed. Empty where there is nothing.
    pub note: Cow<'static, str>,
}

#[cfg(test)]
mod tests {
    use std::str::FromStr;

    use super::*;
    use crate::error::Error;

    #[test]
    fn each_name_is_the_same_in_serde_and_from_str() {
        fn same<T>(all: &[T], name: fn(T) -> &'static str)
        where
            T: Copy + fmt::Debug + PartialEq + FromStr<Err = Error> + Serialize,
        {
            for value in all {
                assert_eq!(name(*value).parse::<T>().unwrap(), *value);
                assert_eq!(serde_json::to_value(value).unwrap(), name(*value));
            }
            assert_eq!("Icpc".parse::<T>().unwrap_err().code(), "unknown_name");
        }
        same(ClockId::ALL, ClockId::name);
        same(StartEvent::ALL, StartEvent::name);
        same(EndEvent::ALL, EndEvent::name);
        same(Unit::ALL, Unit::name);
        assert_eq!(ClockId::ALL.len(), 9);
    }

    #[test]
    fn a_limit_reads_as_staff_say_it() {
        assert_eq!(Limit::working_days(1).to_string(), "1 working day");
        assert_eq!(Limit { amount: 3, unit: Unit::Months }.to_string(), "3 months");
    }
}
