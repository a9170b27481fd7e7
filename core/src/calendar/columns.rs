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
        answers(starts.days(), outside, |start| Ok(self.add_working_days(start, days)?.epoch()))
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
        let pairs = starts.days().zip(ends.days()).map(|(start, end)| start.zip(end));
        answers(pairs, outside, |(start, end)| Ok(self.working_days_between(start, end)?.0))
    }
}

const LENGTHS: Error = Error::InvalidArgument { reason: "columns differ in length" };

impl<'c> Rows<'c> {
    fn check(self) -> Result<(), Error> {
        if self.valid.is_empty() || self.valid.len() == self.values.len() { Ok(()) } else { Err(LENGTHS) }
    }

    /// The day of each row; a number that is no day lies outside the years covered.
    fn days(self) -> impl Iterator<Item = Option<Day>> + use<'c> {
        let valid = self.valid.iter().copied().chain(std::iter::repeat(true));
        let day = |value: i32| Day::from_epoch(i64::from(value)).unwrap_or(Day::MAX);
        self.values.iter().zip(valid).map(move |(value, valid)| valid.then(|| day(*value)))
    }
}

fn answers<T>(
    rows: impl Iterator<Item = Option<T>>,
    outside: Outside,
    answer: impl Fn(T) -> Result<i32, Error>,
) -> Result<Answers, Error> {
    let rows_expected = rows.size_hint().0;
    let mut answers = Answers {
        values: Vec::with_capacity(rows_expected),
        valid: Vec::with_capacity(rows_expected),
        outside: 0,
    };
    for row in rows {
        let value = match row.map(&answer) {
            Some(Ok(value)) => Some(value),
            Some(Err(error)) if outside == Outside::Error => return Err(error),
            Some(Err(_)) => {
                answers.outside += 1;
                None
            }
            None => None,
        };
        answers.values.push(value.unwrap_or(0));
        answers.valid.push(value.is_some());
    }
    Ok(answers)
}
