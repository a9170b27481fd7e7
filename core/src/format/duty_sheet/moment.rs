//! A date cell that may hold a time of day.

use crate::calendar::Day;
use crate::case::{Time, day_of, time_of};

/// What stands behind a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Clock {
    /// Nothing, or midnight, which spreadsheets write behind every date.
    None,
    /// A time of day.
    At(Time),
    /// Something that should be one.
    Unreadable,
}

/// The day of a cell, and its time of day.
pub(crate) fn moment(text: &str) -> Option<(Day, Clock)> {
    if let Some(day) = day_of(text) {
        return Some((day, Clock::None));
    }
    let (before, _) = text.split_once(':')?;
    let (date, time) = text.split_at(before.rfind(['T', ' '])?);
    let day = day_of(date.trim())?;
    Some((
        day,
        match time_of(time.trim_start_matches(['T', ' '])) {
            Some(time) if time.minutes() == 0 => Clock::None,
            Some(time) => Clock::At(time),
            None => Clock::Unreadable,
        },
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_with_and_without_a_time() {
        let day = Day::from_ymd(2010, 8, 16).unwrap();
        let at = Clock::At(Time::new(14, 5).unwrap());
        for text in ["2010-08-16T14:05", "2010-08-16 14:05:30", "16/08/2010 14:05", "16 August 2010  14:05"] {
            assert_eq!(moment(text), Some((day, at)), "{text}");
        }
        for text in ["16/08/2010", "16/08/2010 00:00", "16 August 2010 00:00:00", "2010-08-16T00:00:00Z"] {
            assert_eq!(moment(text), Some((day, Clock::None)), "{text}");
        }
        assert_eq!(moment("16/08/2010 25:00"), Some((day, Clock::Unreadable)));
        assert_eq!(moment("16/08/2010 02:05 PM"), Some((day, Clock::Unreadable)));
        for text in ["", "tbc", "14:05", "08/16/2010 14:05", "16/08/10", ":"] {
            assert_eq!(moment(text), None, "{text}");
        }
    }
}
