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
        let mut values = Vec::with_capacity(starts.values.len());
        let lacking = self.add_working_days_onto(starts.values, days, &mut values);
        starts.answers(outside, values, lacking)
    }

    /// [`add_working_days`](Self::add_working_days) for each day of a column without gaps, put at the end of `answers`;
    /// [`NO_ANSWER`] where a row lies outside the years covered, and true if any does. The fastest way through a column.
    pub fn add_working_days_onto(&self, starts: &[i32], days: WorkingDays, answers: &mut Vec<i32>) -> bool {
        let due = |start: &i32| self.add_working_days(day(*start), days).ok().map(Day::epoch);
        onto(starts.iter().map(due), answers)
    }

    /// [`working_days_between`](Self::working_days_between) for each pair of days of two columns without gaps, put at the
    /// end of `answers`, as many as the shorter column has; [`NO_ANSWER`] where a row lies outside the years covered, and
    /// true if any does.
    pub fn working_days_between_onto(&self, starts: &[i32], ends: &[i32], answers: &mut Vec<i32>) -> bool {
        let count =
            |(start, end): (&i32, &i32)| Some(self.working_days_between(day(*start), day(*end)).ok()?.0);
        onto(starts.iter().zip(ends).map(count), answers)
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
        let mut values = Vec::with_capacity(starts.values.len());
        let lacking = self.working_days_between_onto(starts.values, ends.values, &mut values);
        if ends.valid.is_empty() {
            return starts.answers(outside, values, lacking);
        }
        let both = starts.valid.iter().zip(ends.valid).map(|(start, end)| *start && *end).collect::<Vec<_>>();
        let valid = if starts.valid.is_empty() { ends.valid } else { &both };
        Rows { values: starts.values, valid }.answers(outside, values, lacking)
    }
}

/// What stands where a row of a column has no answer: no day and no count.
pub const NO_ANSWER: i32 = i32::MIN;

/// Every row is looked up, whether or not it has an answer: a loop without a choice in it is several times as fast.
fn onto(looked_up: impl Iterator<Item = Option<i32>>, answers: &mut Vec<i32>) -> bool {
    let mut lacking = false;
    answers.extend(looked_up.map(|answer| {
        lacking |= answer.is_none();
        answer.unwrap_or(NO_ANSWER)
    }));
    lacking
}

const LENGTHS: Error = Error::InvalidArgument { reason: "columns differ in length" };

impl<'c> Rows<'c> {
    fn check(self) -> Result<(), Error> {
        if self.valid.is_empty() || self.valid.len() == self.values.len() { Ok(()) } else { Err(LENGTHS) }
    }

    /// The answers to rows of which these say which have a value.
    fn answers(self, outside: Outside, values: Vec<i32>, lacking: bool) -> Result<Answers, Error> {
        let mut answers = Answers { values, valid: vec![true; self.values.len()], outside: 0 };
        if lacking || !self.valid.is_empty() {
            let given = self.valid.iter().copied().chain(std::iter::repeat(true));
            for ((value, valid), given) in answers.values.iter_mut().zip(&mut answers.valid).zip(given) {
                *valid = given && *value != NO_ANSWER;
                answers.outside += usize::from(given && *value == NO_ANSWER);
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
