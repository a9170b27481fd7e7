//! Working days a column at a time.

use crate::calendar::{Calendar, WorkingDays};
use std::borrow::Cow;

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
        let mut values = vec![0; starts.values.len()];
        let lacking = self.add_working_days_into(starts.values, days, &mut values);
        answers(values, starts.given(), lacking, outside)
    }

    /// [`add_working_days`](Self::add_working_days) for each day of a column without gaps, written over `answers`, as far
    /// as the shorter of the two goes: [`DayNumber::NO_ANSWER`] where a row lies outside the years covered, and true if any
    /// does. The fastest way through a column.
    ///
    /// ```
    /// use dutydesk::calendar::{Calendar, DayNumber, Day, Division, WorkingDays};
    /// let calendar = Calendar::new(Division::EnglandAndWales);
    /// let starts = [i64::from(Day::from_ymd(2010, 12, 20)?.epoch()), i64::NO_ANSWER];
    /// let mut due = [0; 2];
    /// assert!(calendar.add_working_days_into(&starts, WorkingDays(10), &mut due));
    /// assert_eq!(due, [i64::from(Day::from_ymd(2011, 1, 6)?.epoch()), i64::NO_ANSWER]);
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    pub fn add_working_days_into<C: DayNumber>(
        &self,
        starts: &[C],
        days: WorkingDays,
        answers: &mut [C],
    ) -> bool {
        let rows = answers.iter_mut().zip(starts);
        if starts.len() < LONG {
            return fill(rows.map(|(answer, start)| (answer, self.due(*start, days.0).map(C::from))));
        }
        let covered = 0..=usize::try_from(Self::LAST.since(Self::FIRST).0).unwrap_or(0);
        let due: Vec<u16> = covered.map(|start| self.offset_due(start, days.0).unwrap_or(NO_DAY)).collect();
        fill(rows.map(|(answer, start)| {
            let due = Self::offset(*start).and_then(|start| due.get(start)).map_or(NO_DAY, |due| *due);
            (answer, (due != NO_DAY).then(|| C::from(Self::at(due))))
        }))
    }

    /// [`working_days_between`](Self::working_days_between) for each pair of days of two columns without gaps, written over
    /// `answers`, as far as the shortest of the three goes: [`DayNumber::NO_ANSWER`] where a row lies outside the years covered,
    /// and true if any does.
    pub fn working_days_between_into<C: DayNumber>(
        &self,
        starts: &[C],
        ends: &[C],
        answers: &mut [C],
    ) -> bool {
        let rows = answers.iter_mut().zip(starts.iter().zip(ends));
        fill(rows.map(|(answer, (start, end))| (answer, self.between(*start, *end).map(C::from))))
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
        let given = starts.given_with(ends)?;
        let mut values = vec![0; starts.values.len()];
        let lacking = self.working_days_between_into(starts.values, ends.values, &mut values);
        answers(values, given, lacking, outside)
    }
}

/// From so many rows on it pays to work out first when each day covered is due, and to look up that.
const LONG: usize = 1 << 17;

/// In that table, a day from which the answer lies outside the years covered.
const NO_DAY: u16 = u16::MAX;

/// A number in a column: of 32 bits, as Arrow and typed arrays have them, or of 64, as numpy has them.
pub trait DayNumber: Copy + Into<i64> + From<i32> {
    /// What stands where a row has no answer: the least number there is, which is no day and no count. In numpy it is `NaT`.
    const NO_ANSWER: Self;
}

impl DayNumber for i32 {
    const NO_ANSWER: Self = Self::MIN;
}

impl DayNumber for i64 {
    const NO_ANSWER: Self = Self::MIN;
}

/// Every row is written, whether or not it has an answer: a loop without a choice in it is several times as fast.
#[inline(always)]
fn fill<'c, C: DayNumber + 'c>(rows: impl Iterator<Item = (&'c mut C, Option<C>)>) -> bool {
    let mut lacking = false;
    rows.for_each(|(cell, answer)| {
        lacking |= answer.is_none();
        *cell = answer.unwrap_or(C::NO_ANSWER);
    });
    lacking
}

const LENGTHS: Error = Error::InvalidArgument {
    argument: Cow::Borrowed("columns"),
    reason: Cow::Borrowed("columns of one length"),
};

impl Rows<'_> {
    fn check(self) -> Result<(), Error> {
        if self.valid.is_empty() || self.valid.len() == self.values.len() { Ok(()) } else { Err(LENGTHS) }
    }

    fn given(self) -> Vec<bool> {
        if self.valid.is_empty() { vec![true; self.values.len()] } else { self.valid.to_vec() }
    }

    /// Which rows have a value here and in another column, which must be as long.
    pub(super) fn given_with(self, other: Self) -> Result<Vec<bool>, Error> {
        self.check()?;
        other.check()?;
        if self.values.len() != other.values.len() {
            return Err(LENGTHS);
        }
        Ok(match (self.valid, other.valid) {
            (_, []) => self.given(),
            ([], _) => other.given(),
            (one, two) => one.iter().zip(two).map(|(one, two)| *one & *two).collect(),
        })
    }
}

/// What was looked up for each row, given which rows had values; whether it is lacking in any.
fn answers(
    mut values: Vec<i32>,
    mut valid: Vec<bool>,
    lacking: bool,
    outside: Outside,
) -> Result<Answers, Error> {
    let mut rows_outside = 0;
    if lacking {
        for (value, valid) in values.iter().zip(&mut valid) {
            let answered = *value != i32::NO_ANSWER;
            rows_outside += usize::from(*valid & !answered);
            *valid &= answered;
        }
        if rows_outside > 0 && outside == Outside::Error {
            return Err(Error::OutsideCoverage);
        }
    }
    for (value, valid) in values.iter_mut().zip(&valid) {
        // All ones or none: without a choice, as in `fill`.
        *value &= -i32::from(*valid);
    }
    Ok(Answers { values, valid, outside: rows_outside })
}
