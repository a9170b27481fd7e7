//! The time in Britain, of a time given in Coordinated Universal Time.

use crate::calendar::{CalendarDays, Day};

/// Minutes of a day.
const DAY: i32 = 24 * 60;

/// The day and the minute that clocks in Britain show, so many minutes after midnight UTC of a day.
///
/// Summer time, an hour ahead, runs from 01:00 UTC of the last Sunday of March to 01:00 UTC of the last Sunday of October
/// since 1996. From 1990 to 1995 it ended on the fourth Sunday of October, before on the Sunday after the fourth
/// Saturday; from 1972 to 1980 it began on the Sunday after the third Saturday of March, and changes were at 02:00 GMT.
/// Times before 1972 are read as GMT.
///
/// Source: Summer Time Act 1972, with the orders under it, the last the Summer Time Order 2002 (SI 2002/262).
pub(super) fn in_britain(day: Day, minutes: i32) -> (Day, u16) {
    let utc = moved(day, minutes);
    if is_summer(utc) { moved(day, minutes.saturating_add(60)) } else { utc }
}

fn moved(day: Day, minutes: i32) -> (Day, u16) {
    let days = CalendarDays(minutes.div_euclid(DAY));
    (day.plus(days), u16::try_from(minutes.rem_euclid(DAY)).unwrap_or_default())
}

fn is_summer(utc: (Day, u16)) -> bool {
    let year = utc.0.year();
    let (starts, ends, at) = match year {
        ..1972 => return false,
        1972..1981 => (16, 23, 120),
        1981..1990 => (25, 23, 60),
        1990..1996 => (25, 22, 60),
        _ => (25, 25, 60),
    };
    let change = |month, from| sunday_from(year, month, from).map(|day| (day, at));
    match (change(3, starts), change(10, ends)) {
        (Some(starts), Some(ends)) => starts <= utc && utc < ends,
        _ => false,
    }
}

/// The first Sunday on or after that day.
fn sunday_from(year: i32, month: u32, day: u32) -> Option<Day> {
    let day = Day::from_ymd(year, month, day).ok()?;
    Some(day.plus(CalendarDays(i32::from(6 - day.weekday()))))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The changes of the year, as the time zone database has them: day and hour UTC of the start, then of the end.
    const CHANGES: &[(&str, u16, &str, u16)] = &[
        ("1972-03-19", 2, "1972-10-29", 2),
        ("1975-03-16", 2, "1975-10-26", 2),
        ("1980-03-16", 2, "1980-10-26", 2),
        ("1981-03-29", 1, "1981-10-25", 1),
        ("1989-03-26", 1, "1989-10-29", 1),
        ("1990-03-25", 1, "1990-10-28", 1),
        ("1992-03-29", 1, "1992-10-25", 1),
        ("1995-03-26", 1, "1995-10-22", 1),
        ("1996-03-31", 1, "1996-10-27", 1),
        ("2010-03-28", 1, "2010-10-31", 1),
        ("2024-03-31", 1, "2024-10-27", 1),
        ("2026-03-29", 1, "2026-10-25", 1),
    ];

    #[test]
    fn clocks_change_on_the_days_of_the_orders() {
        for (starts, from, ends, to) in CHANGES {
            let ahead = |day: &str, minutes: i32| {
                let day: Day = day.parse().unwrap();
                let (there, at) = in_britain(day, minutes);
                there.since(day).0 * DAY + i32::from(at) - minutes
            };
            let (from, to) = (i32::from(*from) * 60, i32::from(*to) * 60);
            assert_eq!((ahead(starts, from - 1), ahead(starts, from)), (0, 60), "{starts}");
            assert_eq!((ahead(ends, to - 1), ahead(ends, to)), (60, 0), "{ends}");
        }
        assert_eq!(in_britain(Day::from_ymd(1971, 7, 1).unwrap(), 720).1, 720);
    }

    #[test]
    fn the_day_follows_the_clock() {
        let day = |text: &str| -> Day { text.parse().unwrap() };
        assert_eq!(in_britain(day("2010-08-15"), 23 * 60), (day("2010-08-16"), 0));
        assert_eq!(in_britain(day("2010-12-15"), 23 * 60), (day("2010-12-15"), 23 * 60));
        assert_eq!(in_britain(day("2010-08-16"), -60), (day("2010-08-16"), 0));
        assert_eq!(in_britain(day("2010-12-16"), -60), (day("2010-12-15"), 23 * 60));
        assert_eq!(in_britain(Day::MAX, 3000).0, Day::MAX);
    }
}
