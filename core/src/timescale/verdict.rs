//! What became of a clock.

use crate::calendar::{Calendar, CalendarDays, Day, Deadline, DeskHours, Time, WorkingDays};
use crate::error::Error;
use crate::named::named;
use crate::regime::{AppliedClock, ClockId, Limit, Unit};

named! {
    /// What a clock came to by the end of a day.
    VerdictState, "verdict" {
        /// Stopped on or before the due day.
        Met = "met",
        /// Stopped after the due day, or never, and no reason is recorded.
        Missed = "missed",
        /// Stopped after the due day, for a reason that is recorded.
        OverrunWithReasons = "overrun_with_reasons",
        /// Running, the work begun, and not due soon.
        Running = "running",
        /// Running and due within the days asked for.
        DueSoon = "due_soon",
        /// Running past the due day.
        Overdue = "overdue",
        /// Running, the work not begun, and not due soon.
        NotStarted = "not_started",
        /// No such clock applies: the rules given have none for that day, or the work turned out not to need it.
        NotApplicable = "not_applicable",
        /// The authority is exempt from any national limit.
        NoNationalLimit = "no_national_limit",
        /// A date is missing; [`Verdict::missing`] says which.
        CannotTell = "cannot_tell",
    }
}

impl VerdictState {
    /// Whether the clock stopped late.
    #[must_use]
    pub const fn is_late(self) -> bool {
        matches!(self, Self::Missed | Self::OverrunWithReasons)
    }

    /// Whether the clock still runs, in time or not.
    #[must_use]
    pub const fn runs(self) -> bool {
        self.runs_in_time() || matches!(self, Self::Overdue)
    }

    /// Whether the clock still runs within its limit.
    #[must_use]
    pub const fn runs_in_time(self) -> bool {
        matches!(self, Self::Running | Self::DueSoon | Self::NotStarted)
    }
}

named! {
    /// What is missing where a verdict cannot be given.
    Missing, "missing date" {
        /// The day of the decision.
        Decided = "decided",
        /// The day the assessment was completed or authorised.
        Completed = "completed",
        /// Whether a conference was needed: the enquiry has ended and its `conference_not_required` is blank.
        ConferenceNotRequired = "conference_not_required",
        /// What stops the clock, of which the source tells nothing for any case: it is in no column.
        NotReported = "not_reported",
        /// Dates in an order that can be.
        DatesInOrder = "dates_in_order",
        /// Who holds the case.
        Holder = "holder",
        /// What counts as allocated.
        Definition = "definition",
        /// Guidance for that day.
        Regime = "regime",
        /// A calendar for those days.
        Calendar = "calendar",
    }
}

/// What day 0 is the day of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// What starts the clock, as its rule has it.
    StartEvent,
    /// What last stopped it: a clock that repeats.
    LastStopped,
    /// Something later than the referral that its rule counts from: new information, or the beginning of a further assessment
    /// or investigation; or the day that the record says it counts from; or the first day of a local standard.
    Other,
}

/// What became of one clock on one case by the end of a day, and why.
#[derive(Clone, Copy, Debug)]
pub struct Verdict<'a> {
    /// The case, by its number in the order of [`Register::cases`](crate::case::Register::cases).
    pub case: usize,
    /// Which clock.
    pub clock: ClockId,
    /// The rule: its guidance, limit, source and standing; nothing where none was in force.
    pub rule: Option<AppliedClock<'a>>,
    /// Day 0.
    pub start: Day,
    /// The day the work itself began: an assessment, or a section 47 enquiry; else day 0. Its guidance is followed.
    pub began: Day,
    /// What day 0 is the day of.
    pub since: Since,
    /// The last day in time.
    pub due: Option<Day>,
    /// The time of that day, for a limit in hours from a receipt whose time is recorded. When a clock stops is recorded by
    /// date only: on the due day it counts as in time, and `by_date` says so.
    pub due_time: Option<Time>,
    /// Whether a limit in hours is judged by date alone: no time of receipt is recorded, so that within 24 hours is by the
    /// end of the next day; or it stopped on the due day, and at what time is not recorded.
    pub by_date: bool,
    /// Whether such a limit counts from when the duty desk next opened, the referral having come while it was shut.
    pub deferred: bool,
    /// The day it stopped.
    pub end: Option<Day>,
    /// The day it stopped mattering: the day it stopped, or the day the work ended without it.
    pub resolved: Option<Day>,
    /// What it came to.
    pub state: VerdictState,
    /// What is missing, where it cannot be told.
    pub missing: Option<Missing>,
    /// Working days from day 0 to the day it stopped or stopped mattering, else to the day asked about.
    pub working_days_used: Option<WorkingDays>,
    /// Calendar days over the same.
    pub calendar_days_used: CalendarDays,
    /// Working days from the day asked about to the due day, negative or, on the due day after its time, 0 once overdue;
    /// only while it runs.
    pub working_days_left: Option<WorkingDays>,
    /// Calendar days over the same.
    pub calendar_days_left: Option<CalendarDays>,
}

impl Verdict<'_> {
    /// The limit, where there is one.
    #[must_use]
    pub fn limit(&self) -> Option<Limit> {
        self.rule.and_then(|rule| rule.limit)
    }

    /// The day on which work that is over counts: the day it stopped mattering or, where nothing says when, day 0.
    pub(crate) fn counted_on(&self) -> Day {
        self.resolved.unwrap_or(self.start)
    }

    /// What the limit gives, counted from day 0 and, for hours, from a time of that day where one is known.
    pub(crate) fn deadline(
        limit: Limit,
        start: Day,
        time: Option<Time>,
        desk: Option<DeskHours>,
        calendar: &Calendar,
    ) -> Result<Deadline, Error> {
        let amount = i32::from(limit.amount);
        let day = match limit.unit {
            Unit::WorkingDays => calendar.add_working_days(start, WorkingDays(amount))?,
            Unit::CalendarDays => start.plus(CalendarDays(amount)),
            Unit::Weeks => start.plus(CalendarDays(amount * 7)),
            Unit::Months => start.plus_months(amount),
            Unit::Hours => return calendar.within_hours(start, time, u32::from(limit.amount), desk),
        };
        Ok(Deadline { day, time: None, approximate: false, deferred: false })
    }
}
