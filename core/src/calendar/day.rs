//! One day, and counts of days.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::Error;

/// A calendar day, from the year 1 to 9999: four bytes, ordered, written `2010-12-20`.
///
/// ```
/// use dutydesk::calendar::Day;
/// let day: Day = "2010-12-20".parse()?;
/// assert_eq!(day, Day::from_ymd(2010, 12, 20)?);
/// assert_eq!(day.to_string(), "2010-12-20");
/// # Ok::<(), dutydesk::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// Days from 0001-01-01 to 1970-01-01.
const EPOCH_FROM_CE: i32 = 719_163;

/// The names of the months.
pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Day {
    /// The first day that can be written.
    pub const MIN: Self = Self(-719_162);
    /// The last day that can be written, 9999-12-31.
    pub const MAX: Self = Self(2_932_896);

    /// A day by year, month and day of the month.
    ///
    /// # Errors
    /// [`Error::InvalidDate`] where there is no such day.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Result<Self, Error> {
        let date = NaiveDate::from_ymd_opt(year, month, day).ok_or(Error::InvalidDate)?;
        Self::from_epoch(i64::from(date.num_days_from_ce() - EPOCH_FROM_CE))
    }

    /// A day by its number, counted from 1970-01-01 as day 0: the form frames and typed arrays use.
    ///
    /// # Errors
    /// [`Error::InvalidDate`] outside the years 1 to 9999.
    pub fn from_epoch(days: i64) -> Result<Self, Error> {
        match i32::try_from(days).map(Self) {
            Ok(day) if (Self::MIN..=Self::MAX).contains(&day) => Ok(day),
            _ => Err(Error::InvalidDate),
        }
    }

    /// The same, for days written in the code: within the years 1 to 9999.
    pub(crate) const fn from_epoch_const(days: i32) -> Self {
        Self(days)
    }

    /// Its number, counted from 1970-01-01 as day 0.
    #[must_use]
    pub const fn epoch(self) -> i32 {
        self.0
    }

    /// The day this many calendar days later (earlier, where negative), held within the years 1 to 9999.
    #[must_use]
    #[inline]
    pub fn plus(self, days: CalendarDays) -> Self {
        Self(self.0.saturating_add(days.0)).clamp(Self::MIN, Self::MAX)
    }

    /// The next day, held within the years 1 to 9999.
    #[must_use]
    pub fn next(self) -> Self {
        self.plus(CalendarDays(1))
    }

    /// Calendar days from an earlier day to this one: 0 for the same day, negative where `earlier` is later.
    #[must_use]
    #[inline]
    pub const fn since(self, earlier: Self) -> CalendarDays {
        CalendarDays(self.0 - earlier.0)
    }

    /// The corresponding day so many months later (earlier, where negative); the last day of the month where there is
    /// none: 31 January and three months is 30 April, 29 February and twelve months 28 February. Months added one after
    /// another may end on an earlier day than the same months added at once.
    ///
    /// ```
    /// # use dutydesk::calendar::Day;
    /// let day = Day::from_ymd(2011, 1, 31)?;
    /// assert_eq!(day.add_months(3)?, Day::from_ymd(2011, 4, 30)?);
    /// assert_eq!(day.add_months(1)?.add_months(2)?, Day::from_ymd(2011, 4, 28)?);
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    ///
    /// Source: the corresponding date rule, Dodds v Walker \[1981\].
    ///
    /// # Errors
    /// [`Error::InvalidDate`] where the answer is before the year 1 or after 9999.
    pub fn add_months(self, months: i32) -> Result<Self, Error> {
        let date = self.date();
        let moved = match u32::try_from(months) {
            Ok(later) => date.checked_add_months(chrono::Months::new(later)),
            Err(_) => date.checked_sub_months(chrono::Months::new(months.unsigned_abs())),
        };
        let date = moved.ok_or(Error::InvalidDate)?;
        Self::from_epoch(i64::from(date.num_days_from_ce()) - i64::from(EPOCH_FROM_CE))
    }

    /// The same, held within the years 1 to 9999.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        self.add_months(months).unwrap_or(if months < 0 { Self::MIN } else { Self::MAX })
    }

    /// The same day as a chrono date.
    #[must_use]
    pub fn date(self) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(self.0 + EPOCH_FROM_CE).unwrap_or(NaiveDate::MIN)
    }

    /// The year, for example 2010.
    #[must_use]
    pub fn year(self) -> i32 {
        self.date().year()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u32 {
        self.date().month()
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day_of_month(self) -> u32 {
        self.date().day()
    }

    /// The day as it stands in a sentence: `11 October 2010`.
    #[must_use]
    pub fn in_prose(self) -> String {
        let date = self.date();
        let month = usize::try_from(date.month0()).ok().and_then(|month| MONTHS.get(month)).copied();
        format!("{} {} {}", date.day(), month.unwrap_or_default(), date.year())
    }

    /// The day of the week: 0 for Monday to 6 for Sunday.
    #[must_use]
    pub const fn weekday(self) -> u8 {
        // 1970-01-01 was a Thursday.
        (self.0 + 3).rem_euclid(7).to_le_bytes()[0]
    }
}

impl From<NaiveDate> for Day {
    /// Held within the years 1 to 9999.
    fn from(date: NaiveDate) -> Self {
        Self(date.num_days_from_ce().saturating_sub(EPOCH_FROM_CE)).clamp(Self::MIN, Self::MAX)
    }
}

impl FromStr for Day {
    type Err = Error;

    /// Reads `2010-12-20` and nothing else.
    fn from_str(text: &str) -> Result<Self, Error> {
        let number = |digits: &[u8]| {
            digits.iter().try_fold(0_u32, |sum, digit| match digit {
                b'0'..=b'9' => Ok(sum * 10 + u32::from(digit - b'0')),
                _ => Err(Error::InvalidDate),
            })
        };
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
            return Err(Error::InvalidDate);
        };
        let year = number(&[*y1, *y2, *y3, *y4])?;
        let year = i32::try_from(year).map_err(|_| Error::InvalidDate)?;
        Self::from_ymd(year, number(&[*m1, *m2])?, number(&[*d1, *d2])?)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.date();
        write!(f, "{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|_| serde::de::Error::custom(Error::InvalidDate))
    }
}

/// A number of calendar days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CalendarDays(pub i32);

/// A number of working days. Never mixed with [`CalendarDays`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WorkingDays(pub i32);
