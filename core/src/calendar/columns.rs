//! Working days a column at a time.

use crate::calendar::{Calendar, Day, WorkingDays};
use crate::error::Error;

/// What becomes of a row whose date or answer lies outside the years covered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Outside {
    /// The whole call is an [`Error::OutsideCoverage`].
    #[default]
    Error,
    /// The row has no answer, and is counted.
    Nothing,
}

/// A column in: a number for each row, and for each row whether there is one; an empty `valid` says that all have.
#[derive(Clone, Copy, Debug)]
pub struct Rows<'c> {
    /// Days counted from 1970-01-01 as day 0. What stands in a row without a value does not matter.
    pub values: &'c [i32],
    /// Whether each row has a value.
    pub valid: &'c [bool],
}

/// A column out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// A day counted from 1970-01-01, or a count of working days, for each row; 0 where there is none.
    pub values: Vec<i32>,
    /// Whether each row has an answer.
    pub valid: Vec<bool>,
    /// How many rows had values but no answer, lying outside the years covered.
    pub outside: usize,
}

impl Calendar {
    /// [`add_working_days`](Self::add_working_days) for each row; a row without a value has no answer.
    ///
    /// # Errors
    /// [`Error::OutsideCoverage`] where a row lies outside the years covered, unless those are to have no answer;
    /// [`Error::InvalidArgument`] where the lengths differ.
    ///
    /// ```
    /// use dutydesk::calendar::{Calendar, Day, Division, Outside, Rows, WorkingDays};
    /// let calendar = Calendar::new(Division::EnglandAndWales);
    /// let starts = [Day::from_ymd(2010, 12, 20)?.epoch(), 0];
    /// let starts = Rows { values: &starts, valid: &[true, false] };
    /// let due = calendar.add_working_days_to(starts, WorkingDays(10), Outside::Error)?;
    /// assert_eq!(due.values.first(), Some(&Day::from_ymd(2011, 1, 6)?.epoch()));
    /// assert_eq!(due.valid, [true, false]);
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    pub fn add_working_days_to(
        &self,
        starts: Rows<'_>,
        days: WorkingDays,
        outside: Outside,
    ) -> Result<Answers, Error> {
        starts.check()?;
        let due = |start: &i32| self.add_working_days(day(*start), days).ok().map(Day::epoch);
        starts.answers(outside, starts.values.iter().map(due))
    }

    /// [`working_days_between`](Self::working_days_between) for each pair of rows; a pair without both has no answer.
    ///
    /// # Errors
    /// As [`add_working_days_to`](Self::add_working_days_to).
    pub fn working_days_between_each(
        &self,
        starts: Rows<'_>,
        ends: Rows<'_>,
        outside: Outside,
    ) -> Result<Answers, Error> {
        starts.check()?;
        ends.check()?;
        if starts.values.len() != ends.values.len() {
            return Err(LENGTHS);
        }
        let count =
            |(start, end): (&i32, &i32)| Some(self.working_days_between(day(*start), day(*end)).ok()?.0);
        let counts = starts.values.iter().zip(ends.values).map(count);
        if ends.valid.is_empty() {
            return starts.answers(outside, counts);
        }
        let both = starts.valid.iter().zip(ends.valid).map(|(start, end)| *start && *end).collect::<Vec<_>>();
        let valid = if starts.valid.is_empty() { ends.valid } else { &both };
        Rows { values: starts.values, valid }.answers(outside, counts)
    }
}

const LENGTHS: Error = Error::InvalidArgument { reason: "columns differ in length" };

impl<'c> Rows<'c> {
    fn check(self) -> Result<(), Error> {
        if self.valid.is_empty() || self.valid.len() == self.values.len() { Ok(()) } else { Err(LENGTHS) }
    }

    /// The answers to rows of which these say which have a value. Every row is looked up, whether or not it has one:
    /// a loop without a choice in it is several times as fast.
    fn answers(
        self,
        outside: Outside,
        looked_up: impl Iterator<Item = Option<i32>>,
    ) -> Result<Answers, Error> {
        const NONE: i32 = i32::MIN;
        let mut values = Vec::with_capacity(self.values.len());
        let mut lacking = false;
        values.extend(looked_up.map(|answer| {
            lacking |= answer.is_none();
            answer.unwrap_or(NONE)
        }));
        let mut answers = Answers { values, valid: vec![true; self.values.len()], outside: 0 };
        if lacking || !self.valid.is_empty() {
            let given = self.valid.iter().copied().chain(std::iter::repeat(true));
            for ((value, valid), given) in answers.values.iter_mut().zip(&mut answers.valid).zip(given) {
                *valid = given && *value != NONE;
                answers.outside += usize::from(given && *value == NONE);
                *value = if *valid { *value } else { 0 };
            }
        }
        if answers.outside > 0 && outside == Outside::Error {
            return Err(Error::OutsideCoverage);
        }
        Ok(answers)
    }
}

/// A number that is no day lies outside the years covered.
#[inline]
fn day(value: i32) -> Day {
    Day::from_epoch(i64::from(value)).unwrap_or(Day::MAX)
}
