//! A time of day.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use crate::error::Error;

/// A time of day to the minute, as a clock on the wall shows it, written `14:05`.
///
/// ```
/// use dutydesk::calendar::Time;
/// let time: Time = "14:05".parse()?;
/// assert_eq!(Some(time), Time::new(14, 5));
/// assert_eq!(time.minutes(), 845);
/// # Ok::<(), dutydesk::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time {
    minutes: u16,
}

impl Time {
    /// The first minute of a day.
    pub const MIDNIGHT: Self = Self { minutes: 0 };

    /// A time by hour (0 to 23) and minute (0 to 59).
    #[must_use]
    pub fn new(hour: u16, minute: u16) -> Option<Self> {
        (hour < 24 && minute < 60).then(|| Self { minutes: hour * 60 + minute })
    }

    /// A time by minutes since midnight (0 to 1439).
    #[must_use]
    pub fn from_minutes(minutes: u16) -> Option<Self> {
        (minutes < 24 * 60).then_some(Self { minutes })
    }

    /// Minutes since midnight.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.minutes
    }
}

impl FromStr for Time {
    type Err = Error;

    /// Reads `14:05` and nothing else.
    fn from_str(text: &str) -> Result<Self, Error> {
        let digit = |byte: u8| byte.is_ascii_digit().then(|| u16::from(byte - b'0'));
        let read = || {
            let [h1, h2, b':', m1, m2] = text.as_bytes() else { return None };
            Self::new(digit(*h1)? * 10 + digit(*h2)?, digit(*m1)? * 10 + digit(*m2)?)
        };
        read().ok_or(Error::InvalidTime)
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.minutes / 60, self.minutes % 60)
    }
}

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_minute_is_read_as_it_is_written() {
        for minutes in 0..1440 {
            let time = Time::from_minutes(minutes).unwrap();
            assert_eq!(time.minutes(), minutes);
            assert_eq!(time.to_string().parse(), Ok(time));
        }
        assert_eq!(Time::from_minutes(1440), None);
        assert_eq!(Time::new(23, 60), None);
        assert_eq!(Time::new(24, 0), None);
    }

    #[test]
    fn nothing_else_is_a_time() {
        for text in ["", "9:05", "24:00", "12:60", "14:05:00", " 14:05", "14.05", "1４:05", "ab:cd"] {
            assert_eq!(text.parse::<Time>().unwrap_err().code(), "invalid_argument");
        }
    }
}
