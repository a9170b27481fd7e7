//! The numbers of a workbook, as a CSV file of its sheet would have them.

use std::fmt::Write as _;

use crate::calendar::Epoch;

const DAY: u64 = 86_400;

/// Writes a number: past the fifteen figures that a workbook keeps, as one that lost some.
#[cfg(feature = "xlsx")]
pub(crate) fn say_number(text: &mut String, number: f64) -> std::fmt::Result {
    const EXACT: f64 = 1e15;
    if number.abs() < EXACT || !number.is_finite() {
        return write!(text, "{number}");
    }
    text.write_str(&format!("{number:E}").replace('E', "E+"))
}

/// Writes the moment that a number of days stands for; a number that is none, and a length of time of a day or more, as it is.
#[cfg(feature = "xlsx")]
pub(crate) fn say_moment(text: &mut String, number: f64, epoch: Epoch, is_length: bool) -> std::fmt::Result {
    /// The day after 9999-12-31, counted from 1900.
    const END: f64 = 2_958_466.0;
    /// Times are kept as fractions of a day, which miss the second by less than that.
    const MISS: f64 = 0.0005;
    let is_moment = number > 0.0 && number < END && (number < 1.0 || !is_length);
    let since = format!("{:.0}", (number * 86_400.0 + MISS).floor());
    match since.parse().ok().filter(|_| is_moment) {
        Some(since) if say_seconds(text, since, epoch)? => Ok(()),
        _ => say_number(text, number),
    }
}

/// Writes the moment so many seconds after the day before the first: a date, with its time of day where it has one, or of the
/// first day a time alone. Whether there is such a day.
pub(crate) fn say_seconds(text: &mut String, since: u64, epoch: Epoch) -> Result<bool, std::fmt::Error> {
    let seconds = since % DAY;
    if since >= DAY {
        let Some(day) = u32::try_from(since / DAY).ok().and_then(|days| epoch.day(days)) else {
            return Ok(false);
        };
        write!(text, "{day}")?;
        if seconds == 0 {
            return Ok(true);
        }
        text.write_char(' ')?;
    }
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    write!(text, "{:02}:{:02}", minutes / 60, minutes % 60)?;
    if seconds > 0 {
        write!(text, ":{seconds:02}")?;
    }
    Ok(true)
}

#[cfg(all(test, feature = "xlsx"))]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_moments_say_what_a_csv_file_would() {
        let moment = |number, epoch, is_length| {
            let mut text = String::new();
            say_moment(&mut text, number, epoch, is_length).unwrap();
            text
        };
        let from_1900 = |number| moment(number, Epoch::From1900, false);
        assert_eq!(from_1900(40406.0), "2010-08-16");
        assert_eq!(moment(38944.0, Epoch::From1904, false), "2010-08-16");
        assert_eq!(from_1900(40406.0 + 14.0 / 24.0 + 5.0 / 1440.0), "2010-08-16 14:05");
        assert_eq!(from_1900(40406.0 + 86_399.0 / 86_400.0), "2010-08-16 23:59:59");
        assert_eq!(from_1900(40_406.999_999_999), "2010-08-17");
        assert_eq!(from_1900(0.5 + 7.0 / 86400.0), "12:00:07");
        assert_eq!(moment(0.5, Epoch::From1904, true), "12:00");
        assert_eq!(moment(30.5, Epoch::From1900, true), "30.5");
        let odd = [0.0, -1.0, 3e6, 60.0, 1.0, f64::NAN].map(from_1900);
        assert_eq!(odd, ["0", "-1", "3000000", "60", "1900-01-01", "NaN"]);
        let numbers = [1207.0, 120_000_000_012_345.0, 0.5, 123_456_789_012_345_680.0, -2.25, 1e-7];
        let expected = ["1207", "120000000012345", "0.5", "1.2345678901234568E+17", "-2.25", "0.0000001"];
        let said = numbers.map(|number| {
            let mut text = String::new();
            say_number(&mut text, number).unwrap();
            text
        });
        assert_eq!(said, expected);
    }
}
