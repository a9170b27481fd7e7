//! Which days are working days, and arithmetic on them by table look-up.

use std::fmt;

use crate::calendar::day::{Day, WorkingDays};
use crate::calendar::division::Division;
use crate::calendar::holidays::{BankHoliday, holidays_of, is_weekend};
use crate::error::Error;

/// The working days of a division from 1990 to 2030, less a council's own closures. The conventions are those of the
/// [module](crate::calendar).
///
/// ```
/// use dutydesk::calendar::{Calendar, Day, Division, WorkingDays};
/// let calendar = Calendar::new(Division::EnglandAndWales);
/// let referred = Day::from_ymd(2010, 12, 20)?;
/// let due = calendar.add_working_days(referred, WorkingDays(10))?;
/// assert_eq!(due, Day::from_ymd(2011, 1, 6)?);
/// assert_eq!(calendar.working_days_between(referred, due)?, WorkingDays(10));
/// # Ok::<(), dutydesk::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Calendar {
    division: Division,
    holidays: Vec<BankHoliday>,
    closures: Vec<Day>,
    /// By days since [`Calendar::FIRST`]: the working days up to and including that day.
    ordinal: Vec<u16>,
    /// By working days before it: the days from [`Calendar::FIRST`] to a working day.
    nth: Vec<u16>,
}

impl Calendar {
    /// The first day covered, 1990-01-01.
    pub const FIRST: Day = Day::from_epoch_const(7_305);
    /// The last day covered, 2030-12-31.
    pub const LAST: Day = Day::from_epoch_const(22_279);

    /// The last day whose bank holidays were announced, 2028-12-31. Later ones are derived from the rules, so an extra
    /// or moved holiday may still be proclaimed.
    ///
    /// ```
    /// # use dutydesk::calendar::{Calendar, Day};
    /// assert_eq!(Calendar::proclaimed_to(), Day::from_ymd(2028, 12, 31)?);
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    #[must_use]
    pub const fn proclaimed_to() -> Day {
        Day::from_epoch_const(21_549)
    }

    /// Whether the bank holidays of a day's year were announced; if not, they are derived from the rules and may change.
    ///
    /// ```
    /// # use dutydesk::calendar::{Calendar, Day, Division};
    /// let calendar = Calendar::new(Division::EnglandAndWales);
    /// assert!(calendar.is_proclaimed(Day::from_ymd(2028, 12, 27)?)?);
    /// assert!(!calendar.is_proclaimed(Day::from_ymd(2029, 1, 2)?)?);
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::OutsideCoverage`] before 1990 or after 2030.
    pub fn is_proclaimed(&self, day: Day) -> Result<bool, Error> {
        self.is_working_day(day).map(|_| day <= Self::proclaimed_to())
    }

    /// The calendar of a division: every Monday to Friday that is no bank holiday is a working day.
    ///
    /// ```
    /// # use dutydesk::calendar::{Calendar, Division};
    /// let calendar = Calendar::new(Division::Scotland);
    /// assert_eq!(calendar.division(), Division::Scotland);
    /// ```
    #[must_use]
    pub fn new(division: Division) -> Self {
        let years = Self::FIRST.year()..=Self::LAST.year();
        let holidays: Vec<_> = years.flat_map(|year| holidays_of(division, year)).collect();
        let (ordinal, nth) = tables(&holidays, &[]);
        Self { division, holidays, closures: Vec::new(), ordinal, nth }
    }

    /// The same calendar with these days closed as well: a council's local holidays, or the days its offices shut
    /// between Christmas and New Year. Their order does not matter; a day that is no working day changes nothing.
    ///
    /// ```
    /// use dutydesk::calendar::{Calendar, Day, Division, WorkingDays};
    /// let christmas_eve = Day::from_ymd(2010, 12, 24)?;
    /// let calendar = Calendar::new(Division::EnglandAndWales).with_closures([christmas_eve])?;
    /// assert!(!calendar.is_working_day(christmas_eve)?);
    /// let due = calendar.add_working_days(Day::from_ymd(2010, 12, 20)?, WorkingDays(10))?;
    /// assert_eq!(due, Day::from_ymd(2011, 1, 7)?);
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::OutsideCoverage`] where a closure is before 1990 or after 2030.
    pub fn with_closures(mut self, closures: impl IntoIterator<Item = Day>) -> Result<Self, Error> {
        for day in closures {
            if !(Self::FIRST..=Self::LAST).contains(&day) {
                return Err(Error::OutsideCoverage);
            }
            self.closures.push(day);
        }
        self.closures.sort_unstable();
        self.closures.dedup();
        (self.ordinal, self.nth) = tables(&self.holidays, &self.closures);
        Ok(self)
    }

    /// Whose bank holidays these are.
    #[must_use]
    pub const fn division(&self) -> Division {
        self.division
    }

    /// The local closures given, in order of date, each once.
    #[must_use]
    pub fn closures(&self) -> &[Day] {
        &self.closures
    }

    /// Whether a day is a working day: Monday to Friday, no bank holiday, no local closure.
    ///
    /// ```
    /// # use dutydesk::calendar::{Calendar, Day, Division};
    /// let good_friday = Day::from_ymd(2024, 3, 29)?;
    /// assert!(!Calendar::new(Division::EnglandAndWales).is_working_day(good_friday)?);
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::OutsideCoverage`] before 1990 or after 2030.
    #[inline(always)]
    pub fn is_working_day(&self, day: Day) -> Result<bool, Error> {
        if !(Self::FIRST..=Self::LAST).contains(&day) {
            return Err(Error::OutsideCoverage);
        }
        Ok(Self::offset(day.epoch()).is_some_and(|offset| self.is_open(offset)))
    }

    /// The name of the bank holiday kept on a day; none on any other day, and outside the years covered. A local
    /// closure has no name.
    ///
    /// ```
    /// # use dutydesk::calendar::{Calendar, Day, Division};
    /// let calendar = Calendar::new(Division::EnglandAndWales);
    /// assert_eq!(calendar.holiday_name(Day::from_ymd(2024, 4, 1)?), Some("Easter Monday"));
    /// assert_eq!(calendar.holiday_name(Day::from_ymd(2024, 4, 2)?), None);
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    #[must_use]
    pub fn holiday_name(&self, day: Day) -> Option<&'static str> {
        let found = self.holidays.binary_search_by_key(&day, |holiday| holiday.day).ok()?;
        self.holidays.get(found).map(|holiday| holiday.name)
    }

    /// The k-th working day after a day; before it, where k is negative; the day itself, working or not, where k is 0.
    ///
    /// The start is day 0 and is never counted. It keeps its date on a weekend or holiday: the first working day after
    /// Easter Saturday is the Tuesday.
    ///
    /// ```
    /// use dutydesk::calendar::{Calendar, Day, Division, WorkingDays};
    /// let calendar = Calendar::new(Division::EnglandAndWales);
    /// let saturday = Day::from_ymd(2024, 3, 30)?;
    /// assert_eq!(calendar.add_working_days(saturday, WorkingDays(1))?, Day::from_ymd(2024, 4, 2)?);
    /// assert_eq!(calendar.add_working_days(saturday, WorkingDays(0))?, saturday);
    /// assert_eq!(calendar.add_working_days(saturday, WorkingDays(-1))?, Day::from_ymd(2024, 3, 28)?);
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::OutsideCoverage`] where the start or the answer is before 1990 or after 2030.
    #[inline(always)]
    pub fn add_working_days(&self, start: Day, days: WorkingDays) -> Result<Day, Error> {
        // An error that is made and thrown away again would cost more than the sum.
        let Some(due) = self.due(start.epoch(), days.0) else { return Err(Error::OutsideCoverage) };
        Ok(Day::from_epoch_const(due))
    }

    /// The working days after `start` up to and including `end`: 0 for the same day, minus the other way round where
    /// `end` is the earlier. A deadline of k working days is met where this is at most k.
    ///
    /// ```
    /// use dutydesk::calendar::{Calendar, Day, Division, WorkingDays};
    /// let calendar = Calendar::new(Division::EnglandAndWales);
    /// let (friday, monday) = (Day::from_ymd(2010, 11, 19)?, Day::from_ymd(2010, 11, 22)?);
    /// assert_eq!(calendar.working_days_between(friday, monday)?, WorkingDays(1));
    /// assert_eq!(calendar.working_days_between(monday, friday)?, WorkingDays(-1));
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::OutsideCoverage`] where either day is before 1990 or after 2030.
    #[inline(always)]
    pub fn working_days_between(&self, start: Day, end: Day) -> Result<WorkingDays, Error> {
        let Some(days) = self.between(start.epoch(), end.epoch()) else { return Err(Error::OutsideCoverage) };
        Ok(WorkingDays(days))
    }

    /// The same by numbers counted from 1970-01-01, of any size; none outside the years covered.
    #[inline(always)]
    pub(crate) fn between(&self, start: impl Into<i64>, end: impl Into<i64>) -> Option<i32> {
        let (start, end) = (self.ordinal.get(Self::offset(start)?)?, self.ordinal.get(Self::offset(end)?)?);
        Some(i32::from(*end) - i32::from(*start))
    }

    /// As [`add_working_days`](Self::add_working_days), by numbers counted from 1970-01-01, of any size.
    #[inline(always)]
    pub(crate) fn due(&self, start: impl Into<i64>, days: i32) -> Option<i32> {
        self.offset_due(Self::offset(start)?, days).map(Self::at)
    }

    /// As [`due`](Self::due), by days since [`Calendar::FIRST`].
    #[inline(always)]
    pub(crate) fn offset_due(&self, start: usize, days: i32) -> Option<u16> {
        let up_to_start = usize::from(*self.ordinal.get(start)?);
        let so_many = usize::try_from(days.unsigned_abs()).ok()?;
        let index = match days {
            0 => return u16::try_from(start).ok(),
            1.. => up_to_start + so_many - 1,
            _ => (up_to_start - usize::from(self.is_open(start))).checked_sub(so_many)?,
        };
        self.nth.get(index).copied()
    }

    /// Whether a day is the last of the working days up to and including it.
    #[inline(always)]
    fn is_open(&self, offset: usize) -> bool {
        let up_to = self.ordinal.get(offset).map_or(0, |ordinal| usize::from(*ordinal));
        up_to
            .checked_sub(1)
            .and_then(|last| self.nth.get(last))
            .is_some_and(|last| usize::from(*last) == offset)
    }

    /// A day's place in the tables; past their end where it is before the first day, and none where it is too far for any.
    #[inline(always)]
    pub(crate) fn offset(day: impl Into<i64>) -> Option<usize> {
        usize::try_from(day.into().wrapping_sub(i64::from(Self::FIRST.epoch())).cast_unsigned()).ok()
    }

    /// The day at a place in the tables, counted from 1970-01-01.
    #[inline(always)]
    pub(crate) fn at(offset: u16) -> i32 {
        Self::FIRST.epoch() + i32::from(offset)
    }
}

impl fmt::Debug for Calendar {
    /// Without the tables, which run to thousands of numbers.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Calendar")
            .field("division", &self.division)
            .field("closures", &self.closures)
            .finish_non_exhaustive()
    }
}

/// The two tables of a calendar; holidays and closures in order of date.
fn tables(holidays: &[BankHoliday], closures: &[Day]) -> (Vec<u16>, Vec<u16>) {
    let (mut ordinal, mut nth) = (Vec::new(), Vec::new());
    let mut working_days = 0;
    let mut day = Calendar::FIRST;
    for offset in 0_u16.. {
        if day > Calendar::LAST {
            break;
        }
        let is_holiday = holidays.binary_search_by_key(&day, |holiday| holiday.day).is_ok();
        if !is_weekend(day) && !is_holiday && closures.binary_search(&day).is_err() {
            working_days += 1;
            nth.push(offset);
        }
        ordinal.push(working_days);
        day = day.next();
    }
    (ordinal, nth)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn england() -> Calendar {
        Calendar::new(Division::EnglandAndWales)
    }

    #[test]
    fn the_days_written_as_numbers() {
        assert_eq!(Calendar::FIRST, day("1990-01-01"));
        assert_eq!(Calendar::LAST, day("2030-12-31"));
        assert_eq!(Calendar::proclaimed_to(), day("2028-12-31"));
    }

    #[test]
    fn tables_reach_both_ends() {
        let calendar = england();
        assert_eq!(calendar.ordinal.len(), 14_975);
        assert_eq!(calendar.ordinal.last().copied().map(usize::from), Some(calendar.nth.len()));
        // The first day is a holiday and the last a working day.
        assert_eq!(calendar.is_working_day(Calendar::FIRST), Ok(false));
        assert_eq!(calendar.is_working_day(Calendar::LAST), Ok(true));
        let all = WorkingDays(i32::try_from(calendar.nth.len()).unwrap());
        assert_eq!(calendar.add_working_days(Calendar::FIRST, all), Ok(Calendar::LAST));
        assert_eq!(calendar.add_working_days(Calendar::LAST, WorkingDays(1 - all.0)), Ok(day("1990-01-02")));
    }

    #[test]
    fn nothing_outside_coverage() {
        let calendar = england();
        let outside = Err(Error::OutsideCoverage);
        for beyond in [day("1989-12-31"), day("2031-01-01"), Day::MIN, Day::MAX] {
            assert_eq!(calendar.is_working_day(beyond), Err(Error::OutsideCoverage));
            assert_eq!(calendar.holiday_name(beyond), None);
            for days in [-1, 0, 1] {
                assert_eq!(calendar.add_working_days(beyond, WorkingDays(days)), outside);
            }
            let middle = day("2010-11-19");
            assert_eq!(calendar.working_days_between(beyond, middle), Err(Error::OutsideCoverage));
            assert_eq!(calendar.working_days_between(middle, beyond), Err(Error::OutsideCoverage));
            assert_eq!(england().with_closures([beyond]), Err(Error::OutsideCoverage));
        }
        assert_eq!(calendar.add_working_days(Calendar::LAST, WorkingDays(1)), outside);
        assert_eq!(calendar.add_working_days(day("1990-01-02"), WorkingDays(-1)), outside);
        for days in [i32::MIN, i32::MAX] {
            assert_eq!(calendar.add_working_days(Calendar::FIRST, WorkingDays(days)), outside);
            assert_eq!(calendar.add_working_days(Calendar::LAST, WorkingDays(days)), outside);
        }
    }

    #[test]
    fn closures_in_any_order_and_number() {
        let (eve, holiday, saturday) = (day("2010-12-24"), day("2010-12-27"), day("2010-12-25"));
        let calendar = england().with_closures([holiday, eve, saturday, eve]).unwrap();
        assert_eq!(calendar, england().with_closures([eve, saturday, holiday]).unwrap());
        assert_eq!(
            calendar,
            england().with_closures([holiday]).unwrap().with_closures([saturday, eve]).unwrap()
        );
        assert_eq!(calendar.closures(), [eve, saturday, holiday]);
        assert_eq!(calendar.nth.len(), england().nth.len() - 1);
        assert_eq!(calendar.is_working_day(eve), Ok(false));
        assert_eq!(calendar.holiday_name(eve), None);
        assert_eq!(calendar.holiday_name(holiday), Some("Christmas Day"));
    }

    #[test]
    fn debug_is_short() {
        assert_eq!(format!("{:?}", england()), "Calendar { division: EnglandAndWales, closures: [], .. }");
    }
}
