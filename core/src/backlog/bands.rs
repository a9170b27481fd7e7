//! Age bands.

use serde::{Serialize, Serializer};

use crate::calendar::CalendarDays;
use crate::error::Error;
use crate::options::{OptionKind, Wire, of_text};

/// An age above which a wait counts as over 28 days: the 29th day is the first over.
///
/// Source: a local management measure of 2011, "not allocated within 28 days"; no national limit.
pub const OVER_28: CalendarDays = CalendarDays(28);

/// Ages from `from` to `to` days, both in the band.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    /// The youngest age in the band.
    pub from: CalendarDays,
    /// The oldest; nothing for the last band, which has no end.
    pub to: Option<CalendarDays>,
}

impl Band {
    /// Every age above that one.
    #[must_use]
    pub const fn over(age: CalendarDays) -> Self {
        Self { from: CalendarDays(age.0 + 1), to: None }
    }

    /// Whether an age is in the band.
    #[must_use]
    pub fn holds(self, age: CalendarDays) -> bool {
        self.from <= age && self.to.is_none_or(|to| age <= to)
    }
}

impl std::fmt::Display for Band {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.to {
            Some(to) => write!(f, "{}-{}", self.from.0, to.0),
            None => write!(f, "{}+", self.from.0),
        }
    }
}

impl std::str::FromStr for Band {
    type Err = Error;

    /// Reads what `Display` writes: `29-56`, `365+`.
    ///
    /// ```
    /// use dutydesk::backlog::Band;
    /// assert_eq!("29-56".parse::<Band>()?.to_string(), "29-56");
    /// assert!("29+".parse::<Band>()?.holds(dutydesk::calendar::CalendarDays(400)));
    /// assert_eq!("56-29".parse::<Band>().unwrap_err().code(), "invalid_argument");
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    fn from_str(text: &str) -> Result<Self, Error> {
        let days = |digits: &str| digits.parse().ok().filter(|days| *days >= 0).map(CalendarDays);
        let band = match (text.strip_suffix('+'), text.split_once('-')) {
            (Some(from), _) => days(from).map(|from| Self { from, to: None }),
            (None, Some((from, to))) => {
                days(from).zip(days(to)).map(|(from, to)| Self { from, to: Some(to) })
            }
            (None, None) => None,
        };
        let rises = |band: &Self| band.to.is_none_or(|to| band.from <= to);
        band.filter(rises)
            .ok_or_else(|| Error::takes("days", "days from the least to the most, as 29-56 or 365+"))
    }
}

of_text!(Band, OptionKind::Band);

impl Serialize for Band {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Age bands that cover every age from 0 days up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bands(Vec<Band>);

impl Bands {
    /// Bands that begin at 0 and at each of these ages.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] where the ages do not rise from above 0.
    ///
    /// ```
    /// # use dutydesk::backlog::Bands;
    /// let bands = Bands::starting(&[8, 29])?;
    /// assert_eq!(bands.iter().map(|band| band.to_string()).collect::<Vec<_>>(), ["0-7", "8-28", "29+"]);
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    pub fn starting(ages: &[i32]) -> Result<Self, Error> {
        let starts: Vec<i32> = std::iter::once(0).chain(ages.iter().copied()).collect();
        if starts.windows(2).any(|pair| matches!(pair, [a, b] if a >= b)) {
            return Err(Error::takes("bands", "whole numbers of days that rise from above 0"));
        }
        let ends = starts.iter().skip(1).map(|next| Some(CalendarDays(next - 1))).chain([None]);
        Ok(Self(starts.iter().zip(ends).map(|(from, to)| Band { from: CalendarDays(*from), to }).collect()))
    }

    /// The bands, youngest first.
    pub fn iter(&self) -> impl Iterator<Item = Band> + '_ {
        self.0.iter().copied()
    }
}

impl Default for Bands {
    /// 0-7, 8-14, 15-28, 29-56, 57-84, 85-182, 183-364 and 365 days or more.
    fn default() -> Self {
        let starts = [0, 8, 15, 29, 57, 85, 183, 365];
        let ends = [7, 14, 28, 56, 84, 182, 364].map(|to| Some(CalendarDays(to)));
        let bands = starts.into_iter().zip(ends.into_iter().chain([None]));
        Self(bands.map(|(from, to)| Band { from: CalendarDays(from), to }).collect())
    }
}

impl Wire for Bands {
    const KIND: OptionKind = OptionKind::Wholes;

    fn read(given: serde_json::Value) -> Option<Result<Self, Error>> {
        let ages = given.as_array()?.iter().map(|age| i32::try_from(age.as_i64()?).ok());
        Some(Self::starting(&ages.collect::<Option<Vec<i32>>>()?))
    }

    fn write(&self) -> serde_json::Value {
        self.iter().skip(1).map(|band| serde_json::Value::from(band.from.0)).collect()
    }
}
