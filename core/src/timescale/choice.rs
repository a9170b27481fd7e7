//! A choice among verdicts.

use crate::calendar::Day;
use crate::named::named;
use crate::options::options;
use crate::regime::ClockId;
use crate::timescale::verdict::{Verdict, VerdictState};

named! {
    /// What a report counts the work of a clock as. Work that is over counts where that was in the twelve months up to the
    /// day; work that is open whenever it began. One piece counts in several.
    CountedAs, "count of work" {
        /// The clock stopped, in time or not; or the work is over and late without that.
        Completed = "completed",
        /// Of the completed, in time.
        CompletedInTime = "completed_in_time",
        /// Of the completed, late without a recorded reason.
        CompletedLate = "completed_late",
        /// Of the completed, late for a recorded reason.
        CompletedLateWithReasons = "completed_late_with_reasons",
        /// The clock still runs.
        Open = "open",
        /// Of the open, not past the due day.
        OpenInTime = "open_in_time",
        /// Of the open, past the due day.
        OpenOverdue = "open_overdue",
        /// A date is missing, or the source does not record what stops the clock.
        CannotTell = "cannot_tell",
        /// The clock turned out not to apply, or has no national limit.
        NotApplicable = "not_applicable",
    }
}

impl CountedAs {
    const MONTHS: i32 = 12;

    /// The first day of the twelve months up to a day.
    ///
    /// ```
    /// use dutydesk::timescale::CountedAs;
    /// assert_eq!(CountedAs::since("2010-10-11".parse()?).to_string(), "2009-10-12");
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    #[must_use]
    pub fn since(as_of: Day) -> Day {
        as_of.plus_months(-Self::MONTHS).next()
    }

    /// Whether work counts so that is in that state, and if it is over counts on that day, in the months since the other.
    pub(crate) fn holds(self, state: VerdictState, day: Day, since: Day) -> bool {
        match self {
            Self::Open => state.runs(),
            Self::OpenInTime => state.runs_in_time(),
            Self::OpenOverdue => state == VerdictState::Overdue,
            _ if day < since => false,
            Self::Completed => state == VerdictState::Met || state.is_late(),
            Self::CompletedInTime => state == VerdictState::Met,
            Self::CompletedLate => state == VerdictState::Missed,
            Self::CompletedLateWithReasons => state == VerdictState::OverrunWithReasons,
            Self::CannotTell => state == VerdictState::CannotTell,
            Self::NotApplicable => {
                matches!(state, VerdictState::NotApplicable | VerdictState::NoNationalLimit)
            }
        }
    }
}

options! {
    /// A choice among verdicts: those of which everything given is true. Nothing given chooses all.
    ///
    /// ```
    /// use dutydesk::regime::ClockId;
    /// use dutydesk::timescale::{Choice, CountedAs};
    /// let late = Choice::from_json(r#"{"clock": "icpc", "counted_as": "completed_late"}"#)?;
    /// assert_eq!((late.clock, late.counted_as), (Some(ClockId::ICPC), Some(CountedAs::CompletedLate)));
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    #[derive(Copy, PartialEq, Eq)]
    Choice, "timescales" {
        CHOOSING {
            /// Work of that clock alone, by its id.
            clock: Option<ClockId> = None;
            /// Work that the report counts so alone: what is over, as far as that was in the twelve months up to `as_of`, or
            /// what is open.
            counted_as: Option<CountedAs> = None;
        }
    }
}

impl Choice {
    /// Whether a verdict by the end of that day is among the chosen.
    pub(crate) fn holds(&self, verdict: &Verdict<'_>, as_of: Day) -> bool {
        let counts =
            |counted: CountedAs| counted.holds(verdict.state, verdict.counted_on(), CountedAs::since(as_of));
        self.clock.is_none_or(|clock| clock == verdict.clock) && self.counted_as.is_none_or(counts)
    }
}
