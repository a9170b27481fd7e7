//! Other ways of counting working days than the library's own, by name.

use crate::calendar::calendar::Calendar;
use crate::calendar::columns::{Answers, Outside, Rows};
use crate::calendar::day::{Day, WorkingDays};
use crate::error::Error;
use crate::named::named;

named! {
    /// What a start on a weekend, a holiday or a closure becomes before anything is added or counted. The names are
    /// those of numpy and polars, and so are the answers.
    Roll, "roll" {
        /// It keeps its date, as in the library's own convention.
        Keep = "keep",
        /// It becomes the next working day, which is then day 0: Saturday and 1 working day is Tuesday.
        Forward = "forward",
        /// It becomes the working day before: Saturday and 1 working day is Monday.
        Backward = "backward",
        /// It is an [`Error::NotAWorkingDay`].
        Error = "error",
    }
}

named! {
    /// Whether the start itself is counted.
    Counting, "counting" {
        /// It is not: the start is day 0, as in the library's own convention.
        Exclusive = "exclusive",
        /// It is, where it is a working day: Monday is day 1 and Tuesday day 2. The validator of the children in need
        /// census published by the Data to Insight project counts so. The answers differ by one from the library's own.
        Inclusive = "inclusive",
    }
}

/// A way of counting working days: what becomes of a start on a day off, and whether the start is counted.
///
/// The default is the library's own convention, in which [`Calendar::add_working_days`] and
/// [`Calendar::working_days_between`] answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Convention {
    /// What a start on a day off becomes.
    pub roll: Roll,
    /// Whether the start is counted.
    pub counting: Counting,
}

impl Default for Convention {
    fn default() -> Self {
        Self { roll: Roll::Keep, counting: Counting::Exclusive }
    }
}

impl Convention {
    /// A convention by wire names; what is not given is the library's own.
    ///
    /// ```
    /// use dutydesk::calendar::{Convention, Counting, Roll};
    /// let convention = Convention::named(Some("forward"), None)?;
    /// assert_eq!(convention, Convention { roll: Roll::Forward, counting: Counting::Exclusive });
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::UnknownName`], of `roll` or `counting`, for a name that is none.
    pub fn named(roll: Option<&str>, counting: Option<&str>) -> Result<Self, Error> {
        Ok(Self {
            roll: roll.map_or(Ok(Roll::Keep), str::parse).map_err(|error: Error| error.of("roll"))?,
            counting: counting
                .map_or(Ok(Counting::Exclusive), str::parse)
                .map_err(|error: Error| error.of("counting"))?,
        })
    }
}

impl Calendar {
    /// The working day that a day becomes; the day itself where it is one.
    ///
    /// ```
    /// use dutydesk::calendar::{Calendar, Day, Division, Roll};
    /// let calendar = Calendar::new(Division::EnglandAndWales);
    /// let easter_saturday = Day::from_ymd(2024, 3, 30)?;
    /// assert_eq!(calendar.roll(easter_saturday, Roll::Forward)?, Day::from_ymd(2024, 4, 2)?);
    /// assert_eq!(calendar.roll(easter_saturday, Roll::Backward)?, Day::from_ymd(2024, 3, 28)?);
    /// assert_eq!(calendar.roll(easter_saturday, Roll::Keep)?, easter_saturday);
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::OutsideCoverage`] where the day or what it becomes is before 1990 or after 2030;
    /// [`Error::NotAWorkingDay`] where it is none and is to be one.
    #[inline]
    pub fn roll(&self, day: Day, roll: Roll) -> Result<Day, Error> {
        if self.is_working_day(day)? {
            return Ok(day);
        }
        match roll {
            Roll::Keep => Ok(day),
            Roll::Forward => self.add_working_days(day, WorkingDays(1)),
            Roll::Backward => self.add_working_days(day, WorkingDays(-1)),
            Roll::Error => Err(Error::NotAWorkingDay),
        }
    }

    /// [`add_working_days`](Self::add_working_days) by another convention: the start is [rolled](Self::roll) first, and
    /// counted as day 1 (day -1, backwards) where counting is inclusive and it is a working day. To add nothing is to
    /// roll the start.
    ///
    /// ```
    /// use dutydesk::calendar::{Calendar, Convention, Counting, Day, Division, Roll, WorkingDays};
    /// let calendar = Calendar::new(Division::EnglandAndWales);
    /// let (monday, friday) = (Day::from_ymd(2010, 11, 15)?, Day::from_ymd(2010, 11, 19)?);
    /// let inclusive = Convention { counting: Counting::Inclusive, ..Convention::default() };
    /// assert_eq!(calendar.add_working_days_by(monday, WorkingDays(5), inclusive)?, friday);
    /// let forward = Convention { roll: Roll::Forward, ..Convention::default() };
    /// let saturday = Day::from_ymd(2010, 11, 20)?;
    /// let tuesday = Day::from_ymd(2010, 11, 23)?;
    /// assert_eq!(calendar.add_working_days_by(saturday, WorkingDays(1), forward)?, tuesday);
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::OutsideCoverage`] where the start or the answer is before 1990 or after 2030;
    /// [`Error::NotAWorkingDay`] where the start is none and is to be one.
    pub fn add_working_days_by(
        &self,
        start: Day,
        days: WorkingDays,
        convention: Convention,
    ) -> Result<Day, Error> {
        let start = self.roll(start, convention.roll)?;
        match convention.counting {
            // The start is day 1 itself, so that there is one day less to go, forwards or back.
            Counting::Inclusive if self.is_working_day(start)? => {
                self.add_working_days(start, WorkingDays(days.0 - days.0.signum()))
            }
            Counting::Exclusive | Counting::Inclusive => self.add_working_days(start, days),
        }
    }

    /// [`working_days_between`](Self::working_days_between) by another convention: the start, and never the end, is
    /// [rolled](Self::roll) first, and counted where counting is inclusive and it is a working day. Inclusive, a working
    /// day to itself is 1, and two different days the other way round are minus.
    ///
    /// A start rolled past the end leaves nothing to count: from Saturday to Sunday is 0 with a start rolled forward. So
    /// rolled counts are not mirror images of each other.
    ///
    /// ```
    /// use dutydesk::calendar::{Calendar, Convention, Counting, Day, Division, WorkingDays};
    /// let calendar = Calendar::new(Division::EnglandAndWales);
    /// let (friday, monday) = (Day::from_ymd(2010, 11, 19)?, Day::from_ymd(2010, 11, 22)?);
    /// let inclusive = Convention { counting: Counting::Inclusive, ..Convention::default() };
    /// assert_eq!(calendar.working_days_between_by(friday, monday, inclusive)?, WorkingDays(2));
    /// assert_eq!(calendar.working_days_between_by(monday, friday, inclusive)?, WorkingDays(-2));
    /// assert_eq!(calendar.working_days_between_by(friday, friday, inclusive)?, WorkingDays(1));
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::OutsideCoverage`] where either day is before 1990 or after 2030;
    /// [`Error::NotAWorkingDay`] where the start is none and is to be one.
    pub fn working_days_between_by(
        &self,
        start: Day,
        end: Day,
        convention: Convention,
    ) -> Result<WorkingDays, Error> {
        let forward = start <= end;
        let start = self.roll(start, convention.roll)?;
        let WorkingDays(days) = self.working_days_between(start, end)?;
        let passed = if forward { end < start } else { start < end };
        if passed {
            return Ok(WorkingDays(0));
        }
        Ok(WorkingDays(match convention.counting {
            Counting::Exclusive => days,
            // After the start up to the end lacks the start; the other way round it lacks the end.
            Counting::Inclusive if start <= end => days + i32::from(self.is_working_day(start)?),
            Counting::Inclusive => days - i32::from(self.is_working_day(end)?),
        }))
    }

    /// [`add_working_days_to`](Self::add_working_days_to) by another convention.
    ///
    /// # Errors
    /// As there; and [`Error::NotAWorkingDay`] where a row's start is none and is to be one.
    pub fn add_working_days_to_by(
        &self,
        starts: Rows<'_>,
        days: WorkingDays,
        convention: Convention,
        outside: Outside,
    ) -> Result<Answers, Error> {
        if convention == Convention::default() {
            return self.add_working_days_to(starts, days, outside);
        }
        let none = Rows { values: starts.values, valid: &[] };
        row_by_row(starts, none, outside, |start, _| {
            Ok(self.add_working_days_by(start, days, convention)?.epoch())
        })
    }

    /// [`working_days_between_each`](Self::working_days_between_each) by another convention.
    ///
    /// # Errors
    /// As there; and [`Error::NotAWorkingDay`] where a row's start is none and is to be one.
    pub fn working_days_between_each_by(
        &self,
        starts: Rows<'_>,
        ends: Rows<'_>,
        convention: Convention,
        outside: Outside,
    ) -> Result<Answers, Error> {
        if convention == Convention::default() {
            return self.working_days_between_each(starts, ends, outside);
        }
        row_by_row(starts, ends, outside, |start, end| {
            Ok(self.working_days_between_by(start, end, convention)?.0)
        })
    }
}

/// The answer to each pair of rows that has both.
fn row_by_row(
    starts: Rows<'_>,
    ends: Rows<'_>,
    outside: Outside,
    answer: impl Fn(Day, Day) -> Result<i32, Error>,
) -> Result<Answers, Error> {
    let given = starts.given_with(ends)?;
    let mut answers = Answers::default();
    for ((start, end), given) in starts.values.iter().zip(ends.values).zip(given) {
        let answered = match given.then(|| answer(day(*start), day(*end))).transpose() {
            Err(Error::OutsideCoverage) if outside == Outside::Nothing => {
                answers.outside += 1;
                None
            }
            answered => answered?,
        };
        answers.values.push(answered.unwrap_or(0));
        answers.valid.push(answered.is_some());
    }
    Ok(answers)
}

/// A number that is no day lies outside the years covered.
fn day(value: i32) -> Day {
    Day::from_epoch(i64::from(value)).unwrap_or(Day::MAX)
}
