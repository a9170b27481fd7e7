//! The bank holidays of a year.

use serde::Serialize;

use crate::calendar::calendar::Calendar;
use crate::calendar::day::{CalendarDays, Day};
use crate::calendar::division::Division;
use crate::calendar::rules::{ONE_OFFS, On, RULES};
use crate::error::Error;
use crate::source::Source;

/// A weekday on which a division has a bank holiday, Good Friday and Christmas Day included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct BankHoliday {
    /// The day kept as the holiday: the weekday it was moved to, where the date itself is at a weekend.
    pub day: Day,
    /// Its name, for example `Good Friday`.
    pub name: &'static str,
    /// What makes it a holiday.
    pub source: &'static Source,
}

/// The bank holidays of a division in a year, in order of date, each on a weekday.
///
/// Holidays of fixed date that fall at a weekend move to the next weekday that is not a holiday already, earlier dates
/// first: where 25 December is a Sunday, Boxing Day is kept on Monday and Christmas Day on Tuesday.
///
/// ```
/// use dutydesk::calendar::{Day, Division, bank_holidays};
/// let holidays = bank_holidays(Division::EnglandAndWales, 2011)?;
/// assert_eq!(holidays.len(), 9);
/// let kept = |name: &str| holidays.iter().find(|holiday| holiday.name == name).map(|holiday| holiday.day);
/// assert_eq!(kept("New Year's Day"), Some(Day::from_ymd(2011, 1, 3)?));
/// assert_eq!(kept("Good Friday"), Some(Day::from_ymd(2011, 4, 22)?));
/// assert_eq!(kept("Royal wedding bank holiday"), Some(Day::from_ymd(2011, 4, 29)?));
/// # Ok::<(), dutydesk::Error>(())
/// ```
///
/// Source: Banking and Financial Dealings Act 1971, section 1 and Schedule 1, and the proclamations under it; the St
/// Andrew's Day Bank Holiday (Scotland) Act 2007.
///
/// # Errors
/// [`Error::OutsideCoverage`] before 1990 or after 2030.
pub fn bank_holidays(division: Division, year: i32) -> Result<Vec<BankHoliday>, Error> {
    if !(Calendar::FIRST.year()..=Calendar::LAST.year()).contains(&year) {
        return Err(Error::OutsideCoverage);
    }
    Ok(holidays_of(division, year))
}

/// The same for any year, whether or not it is covered.
pub fn holidays_of(division: Division, year: i32) -> Vec<BankHoliday> {
    let (at_weekend, mut kept): (Vec<_>, Vec<_>) =
        dates_before_moving(division, year).into_iter().partition(|holiday| is_weekend(holiday.day));
    for mut holiday in at_weekend {
        while is_weekend(holiday.day) || kept.iter().any(|other| other.day == holiday.day) {
            holiday.day = holiday.day.next();
        }
        kept.push(holiday);
    }
    kept.sort_by_key(|holiday| holiday.day);
    kept
}

/// Saturday or Sunday.
pub fn is_weekend(day: Day) -> bool {
    day.weekday() >= 5
}

/// The holidays in order of date, weekend dates where they stand.
fn dates_before_moving(division: Division, year: i32) -> Vec<BankHoliday> {
    let mut dates: Vec<BankHoliday> = RULES
        .iter()
        .filter(|rule| rule.from <= year && rule.to.is_none_or(|last| year <= last))
        .filter(|rule| rule.nations.contains(&division))
        .map(|rule| BankHoliday { day: rule.on.in_year(year), name: rule.name, source: &rule.source })
        .collect();
    for change in ONE_OFFS.iter().filter(|change| change.nations.contains(&division)) {
        if let Some(moved) = change.instead_of {
            dates.retain(|holiday| holiday.day != date(moved));
        }
        if change.day.0 == year {
            let day = date(change.day);
            dates.push(BankHoliday { day, name: change.name, source: &change.source });
        }
    }
    dates.sort_by_key(|holiday| holiday.day);
    dates
}

impl On {
    fn in_year(&self, year: i32) -> Day {
        match *self {
            Self::Fixed { month, day } => date((year, month, day)),
            Self::EasterOffset(days) => easter_sunday(year).plus(CalendarDays(days)),
            Self::NthMonday { month, nth } => {
                let first = monday_on_or_after(date((year, month, 1)));
                first.plus(CalendarDays(7 * (nth - 1)))
            }
            Self::LastMonday { month } => {
                let next_month = date((year, month, 1)).plus_months(1);
                monday_on_or_after(next_month).plus(CalendarDays(-7))
            }
        }
    }
}

/// A day the tables name by year, month and day: there is always one, so it is counted from the first day covered.
fn date((year, month, day): (i32, i32, i32)) -> Day {
    let months = 12 * (year - 1990) + month - 1;
    Calendar::FIRST.plus_months(months).plus(CalendarDays(day - 1))
}

fn monday_on_or_after(day: Day) -> Day {
    day.plus(CalendarDays((7 - i32::from(day.weekday())) % 7))
}

/// Easter Sunday by the anonymous Gregorian computus; the letters are those of the published algorithm.
/// Source: Nature, 20 April 1876; Meeus, Astronomical Algorithms, chapter 8.
fn easter_sunday(year: i32) -> Day {
    let a = year % 19;
    let (b, c) = (year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    // Counted from 22 March, the earliest Easter.
    date((year, 3, 22)).plus(CalendarDays(h + l - 7 * m))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day_of(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn kept(division: Division, year: i32) -> Vec<(String, &'static str)> {
        bank_holidays(division, year)
            .unwrap()
            .into_iter()
            .map(|holiday| (holiday.day.to_string(), holiday.name))
            .collect()
    }

    #[test]
    fn easter_of_known_years() {
        // The earliest and the latest there can be, the two exceptions of the tables, and recent ones.
        for easter in [
            "1818-03-22",
            "1943-04-25",
            "1954-04-18",
            "1981-04-19",
            "1990-04-15",
            "2008-03-23",
            "2011-04-24",
            "2024-03-31",
            "2030-04-21",
            "2038-04-25",
        ] {
            assert_eq!(easter_sunday(day_of(easter).year()), day_of(easter));
        }
    }

    #[test]
    fn weekend_dates_move_in_order() {
        let christmas_2021 = [("2021-12-27".into(), "Christmas Day"), ("2021-12-28".into(), "Boxing Day")];
        assert!(kept(Division::EnglandAndWales, 2021).ends_with(&christmas_2021));
        // A Sunday Christmas passes over Boxing Day.
        let christmas_2016 = [("2016-12-26".into(), "Boxing Day"), ("2016-12-27".into(), "Christmas Day")];
        assert!(kept(Division::EnglandAndWales, 2016).ends_with(&christmas_2016));
        let new_year_2022 = [("2022-01-03".into(), "New Year's Day"), ("2022-01-04".into(), "2nd January")];
        assert!(kept(Division::Scotland, 2022).starts_with(&new_year_2022));
        let new_year_2012 = [("2012-01-02".into(), "2nd January"), ("2012-01-03".into(), "New Year's Day")];
        assert!(kept(Division::Scotland, 2012).starts_with(&new_year_2012));
    }

    #[test]
    fn each_nation_has_its_own() {
        let named = |division, year, name| {
            kept(division, year).into_iter().filter(|holiday| holiday.1 == name).count()
        };
        for (name, england_and_wales, scotland, northern_ireland) in [
            ("Easter Monday", 1, 0, 1),
            ("2nd January", 0, 1, 0),
            ("St Andrew's Day", 0, 1, 0),
            ("St Patrick's Day", 0, 0, 1),
            ("Battle of the Boyne", 0, 0, 1),
            ("Summer bank holiday", 1, 1, 1),
        ] {
            assert_eq!(named(Division::EnglandAndWales, 2010, name), england_and_wales, "{name}");
            assert_eq!(named(Division::Scotland, 2010, name), scotland, "{name}");
            assert_eq!(named(Division::NorthernIreland, 2010, name), northern_ireland, "{name}");
        }
        assert_eq!(named(Division::Scotland, 2006, "St Andrew's Day"), 0);
        assert_eq!(named(Division::Scotland, 2007, "St Andrew's Day"), 1);
    }

    /// The day of a table row, which has to exist.
    fn real(date: (i32, i32, i32)) -> Day {
        let (year, month, day) = date;
        day_of(&format!("{year:04}-{month:02}-{day:02}"))
    }

    #[test]
    fn each_row_applies_and_each_move_replaces_a_holiday() {
        for rule in RULES {
            for nation in rule.nations {
                assert!(kept(*nation, 2010).iter().any(|holiday| holiday.1 == rule.name));
            }
        }
        for change in ONE_OFFS {
            let day = real(change.day);
            assert_eq!(date(change.day), day);
            assert!(!is_weekend(day));
            for nation in change.nations {
                let holidays = bank_holidays(*nation, day.year()).unwrap();
                assert!(holidays.iter().any(|holiday| holiday.day == day && holiday.name == change.name));
                if let Some(moved) = change.instead_of {
                    let from = real(moved);
                    assert_eq!(from.year(), day.year());
                    let by_rule = RULES
                        .iter()
                        .filter(|rule| rule.nations.contains(nation))
                        .filter(|rule| rule.on.in_year(from.year()) == from);
                    assert_eq!(by_rule.count(), 1);
                    assert!(holidays.iter().all(|holiday| holiday.day != from));
                }
            }
        }
    }

    #[test]
    fn one_holiday_a_day_in_order_on_weekdays() {
        for division in Division::ALL.iter().copied() {
            for year in 1990..=2030 {
                let holidays = bank_holidays(division, year).unwrap();
                assert!(holidays.is_sorted_by(|earlier, later| earlier.day < later.day));
                assert!(holidays.iter().all(|h| !is_weekend(h.day) && h.day.year() == year));
            }
        }
    }

    #[test]
    fn no_other_year() {
        for year in [i32::MIN, 0, 1989, 2031, i32::MAX] {
            assert_eq!(bank_holidays(Division::Scotland, year), Err(Error::OutsideCoverage));
        }
    }
}
