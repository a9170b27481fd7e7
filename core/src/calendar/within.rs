//! Limits in hours: "within 24 hours" of a referral.

use serde::Serialize;

use crate::calendar::calendar::Calendar;
use crate::calendar::convention::Roll;
use crate::calendar::day::{CalendarDays, Day, WorkingDays};
use crate::calendar::time::Time;
use crate::error::Error;

/// When a desk is open on a working day; on any other day it is shut.
///
/// What came while it was shut counts from when it opened next. That is local practice and not in national guidance,
/// which says "24 hours" and no more: without hours given, every hour of every day counts. Standing: assumed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DeskHours {
    opens: Time,
    closes: Time,
}

impl DeskHours {
    /// From one time of day to a later one; what comes at that later minute is still in time.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] where it does not open before it closes.
    pub fn new(opens: Time, closes: Time) -> Result<Self, Error> {
        if opens < closes {
            Ok(Self { opens, closes })
        } else {
            Err(Error::takes(
                "desk_hours",
                "a time at which the desk opens, and a later one at which it closes",
            ))
        }
    }

    /// When it opens.
    #[must_use]
    pub const fn opens(self) -> Time {
        self.opens
    }

    /// When it closes.
    #[must_use]
    pub const fn closes(self) -> Time {
        self.closes
    }

    /// What is known of them. Where that is the closing hour alone, the desk opens at midnight: a limit is then no later
    /// than by any other opening hour.
    ///
    /// # Errors
    /// Those of [`new`](Self::new); [`Error::InvalidArgument`] for an opening hour alone.
    pub fn known(opens: Option<Time>, closes: Option<Time>) -> Result<Option<Self>, Error> {
        match (opens, closes) {
            (None, None) => Ok(None),
            (opens, Some(closes)) => Self::new(opens.unwrap_or(Time::MIDNIGHT), closes).map(Some),
            (Some(_), None) => Err(Error::takes("closing", "a time, beside the opening one")),
        }
    }
}

/// The end of a limit in hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Deadline {
    /// The last day in time.
    pub day: Day,
    /// The last minute in time on that day; none where all of the day is.
    pub time: Option<Time>,
    /// Whether it goes by dates because no time of receipt was recorded. The true one may be up to a day earlier.
    pub approximate: bool,
    /// Whether it counts from when the desk opened, the referral having come while it was shut.
    pub deferred: bool,
}

const DAY: u32 = 24 * 60;

impl Calendar {
    /// The end of so many hours from receipt.
    ///
    /// With a time recorded it is the same time of day 24 hours on: clocks that go forward or back in between are left
    /// out of account. Without one it is approximate, the end of the last day on which it can fall: of the next day for
    /// 24 hours. Where desk hours are given, what came outside them counts from when the desk opened next; what came on a
    /// working day without a time is taken to have come while it was open.
    ///
    /// ```
    /// use dutydesk::calendar::{Calendar, Day, DeskHours, Division, Time};
    /// let calendar = Calendar::new(Division::EnglandAndWales);
    /// let friday = Day::from_ymd(2010, 11, 19)?;
    /// let evening = Time::new(18, 30);
    ///
    /// let due = calendar.within_hours(friday, evening, 24, None)?;
    /// assert_eq!((due.day, due.time, due.approximate), (Day::from_ymd(2010, 11, 20)?, evening, false));
    ///
    /// let by_date = calendar.within_hours(friday, None, 24, None)?;
    /// assert_eq!((by_date.day, by_date.time, by_date.approximate), (Day::from_ymd(2010, 11, 20)?, None, true));
    ///
    /// let desk = DeskHours::new("09:00".parse()?, "17:00".parse()?)?;
    /// let due = calendar.within_hours(friday, evening, 24, Some(desk))?;
    /// assert_eq!((due.day, due.time, due.deferred), (Day::from_ymd(2010, 11, 23)?, Time::new(9, 0), true));
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::OutsideCoverage`] where receipt or deadline is before 1990 or after 2030.
    pub fn within_hours(
        &self,
        received: Day,
        time: Option<Time>,
        hours: u32,
        desk: Option<DeskHours>,
    ) -> Result<Deadline, Error> {
        self.is_working_day(received)?;
        let (from, at) = match desk {
            Some(desk) => self.taken_up(received, time, desk)?,
            None => (received, time),
        };
        // Without a time it may have come in the last minute of the day.
        let minutes = u64::from(at.map_or(DAY - 1, |time| u32::from(time.minutes()))) + u64::from(hours) * 60;
        let days = i32::try_from(minutes / u64::from(DAY)).map_err(|_| Error::OutsideCoverage)?;
        let day = from.plus(CalendarDays(days));
        self.is_working_day(day)?;
        let minute = u16::try_from(minutes % u64::from(DAY)).ok().and_then(Time::from_minutes);
        Ok(Deadline {
            day,
            time: minute.filter(|_| at.is_some()),
            approximate: at.is_none(),
            deferred: (from, at) != (received, time),
        })
    }

    /// When a desk took up what was received: then, or when it opened next.
    fn taken_up(&self, day: Day, time: Option<Time>, desk: DeskHours) -> Result<(Day, Option<Time>), Error> {
        let opened = |day| Ok((day, Some(desk.opens)));
        if !self.is_working_day(day)? {
            return opened(self.roll(day, Roll::Forward)?);
        }
        match time {
            Some(time) if time < desk.opens => opened(day),
            Some(time) if time > desk.closes => opened(self.add_working_days(day, WorkingDays(1))?),
            _ => Ok((day, time)),
        }
    }
}
