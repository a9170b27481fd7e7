//! Months, quarters and years from April.

use crate::calendar::Day;
use crate::named::named;

named! {
    /// How long a period is.
    Period, "period" {
        /// A calendar month.
        Month = "month",
        /// Three months from 1 April, July, October or January.
        Quarter = "quarter",
        /// 1 April to 31 March, as the Department for Education publishes.
        Year = "year",
    }
}

impl Period {
    /// The first day of the period a day falls in.
    ///
    /// ```
    /// use dutydesk::calendar::{Day, Period};
    /// let day = Day::from_ymd(2024, 2, 29)?;
    /// assert_eq!(Period::Month.first(day), Day::from_ymd(2024, 2, 1)?);
    /// assert_eq!(Period::Quarter.first(day), Day::from_ymd(2024, 1, 1)?);
    /// assert_eq!(Period::Year.first(day), Day::from_ymd(2023, 4, 1)?);
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    #[must_use]
    pub fn first(self, day: Day) -> Day {
        let (year, month) = (day.year(), day.month());
        let first = match self {
            Self::Month => Day::from_ymd(year, month, 1),
            Self::Quarter => Day::from_ymd(year, month - (month - 1) % 3, 1),
            Self::Year => Day::from_ymd(if month < 4 { year - 1 } else { year }, 4, 1),
        };
        first.unwrap_or(Day::MIN)
    }
}
