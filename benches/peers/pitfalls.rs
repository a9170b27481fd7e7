//! Where the calendars of other Rust crates answer otherwise, and by which named convention this one answers the same.
//!
//! The peers of Python and of JavaScript are asked the same in `python/tests/test_pitfalls.py` and
//! `wasm/tests/pitfalls.mjs`. Each test says first what a peer answers, so that it fails when the peer changes.

use std::panic::catch_unwind;

use bdays::{HolidayCalendar, HolidayCalendarCache};
use chrono::NaiveDate;
use dutydesk::Error;
use dutydesk::calendar::{
    Calendar, CalendarDays, Convention, Counting, Day, Division, Roll, WorkingDays, bank_holidays,
};
use dutydesk_benches::BankHolidays;
use workdays::WorkCalendar;

fn november(day: u32) -> Day {
    Day::from_ymd(2010, 11, day).unwrap()
}

/// A Friday, the Saturday and Monday after it, and the Tuesday after that.
fn days() -> [Day; 4] {
    [19, 20, 22, 23].map(november)
}

fn ours() -> Calendar {
    Calendar::new(Division::EnglandAndWales)
}

fn add(start: Day, days: i32, roll: Roll) -> Result<Day, Error> {
    let convention = Convention { roll, ..Convention::default() };
    ours().add_working_days_by(start, WorkingDays(days), convention)
}

fn count(start: Day, end: Day, counting: Counting) -> i32 {
    let convention = Convention { counting, ..Convention::default() };
    ours().working_days_between_by(start, end, convention).unwrap().0
}

fn bdays() -> HolidayCalendarCache<NaiveDate> {
    HolidayCalendarCache::new(BankHolidays(ours()), Calendar::FIRST.date(), Calendar::LAST.date())
}

fn bdays_add(start: Day, days: i32) -> Day {
    bdays().advance_bdays(start.date(), days).into()
}

fn bdays_count(start: Day, end: Day) -> i32 {
    bdays().bdays(start.date(), end.date())
}

fn workdays() -> WorkCalendar {
    let mut calendar = WorkCalendar::new();
    for year in Calendar::FIRST.year()..=Calendar::LAST.year() {
        for holiday in bank_holidays(Division::EnglandAndWales, year).unwrap() {
            calendar.add_holiday(holiday.day.date());
        }
    }
    calendar
}

fn workdays_add(start: Day, days: i64) -> Day {
    workdays().compute_end_date(start.date(), days).unwrap().0.into()
}

fn workdays_count(start: Day, end: Day) -> i64 {
    workdays().work_days_between(start.date(), end.date())
}

#[test]
fn saturday_and_one_working_day() {
    let [friday, saturday, monday, tuesday] = days();
    assert_eq!(bdays_add(saturday, 1), tuesday);
    assert_eq!(add(saturday, 1, Roll::Forward), Ok(tuesday));
    assert_eq!(bdays_add(saturday, 0), monday);
    assert_eq!(add(saturday, 0, Roll::Forward), Ok(monday));
    assert_eq!(bdays_add(saturday, -1), friday);
    assert_eq!(add(saturday, -1, Roll::Forward), Ok(friday));

    // It counts the start too if it is a working day, so that from a Friday it is a day behind.
    assert_eq!([workdays_add(saturday, 1), workdays_add(friday, 1)], [monday, friday]);
    let inclusive = Convention { counting: Counting::Inclusive, ..Convention::default() };
    for start in [saturday, friday] {
        let due = ours().add_working_days_by(start, WorkingDays(1), inclusive);
        assert_eq!(due, Ok(workdays_add(start, 1)));
    }
    assert_eq!(workdays_add(saturday, 0), saturday);
    assert!(workdays().compute_end_date(saturday.date(), -1).is_err());

    assert_eq!(add(saturday, 1, Roll::Keep), Ok(monday));
    assert_eq!(add(saturday, 0, Roll::Keep), Ok(saturday));
    assert_eq!(add(saturday, -1, Roll::Keep), Ok(friday));
}

/// bdays is a day ahead from every day that is no working day, and from no other.
#[test]
fn every_start_of_a_year() {
    let bdays = bdays();
    for start in (0..365).map(|days| november(1).plus(CalendarDays(days))) {
        let theirs: Day = bdays.advance_bdays(start.date(), 10).into();
        assert_eq!(add(start, 10, Roll::Forward), Ok(theirs));
        let same = add(start, 10, Roll::Keep) == Ok(theirs);
        assert_eq!(Ok(same), ours().is_working_day(start), "{start}");
    }
}

#[test]
fn which_end_is_counted() {
    let [friday, saturday, monday, _] = days();
    // [start, end) is ours from the day before the one to the day before the other.
    assert_eq!([bdays_count(friday, monday), bdays_count(friday, saturday)], [1, 1]);
    let before = |day: Day| day.plus(CalendarDays(-1));
    assert_eq!([monday, saturday].map(|end| count(before(friday), before(end), Counting::Exclusive)), [1, 1]);
    assert_eq!([workdays_count(friday, monday), workdays_count(friday, saturday)], [2, 1]);
    assert_eq!([monday, saturday].map(|end| count(friday, end, Counting::Inclusive)), [2, 1]);
    assert_eq!([monday, saturday].map(|end| count(friday, end, Counting::Exclusive)), [1, 0]);
}

#[test]
fn the_end_before_the_start() {
    let (monday, saturday) = (november(15), november(20));
    assert_eq!([bdays_count(monday, saturday), bdays_count(saturday, monday)], [5, -5]);
    assert_eq!([workdays_count(monday, saturday), workdays_count(saturday, monday)], [5, 0]);
    for (counting, answer) in [(Counting::Exclusive, 4), (Counting::Inclusive, 5)] {
        assert_eq!(count(monday, saturday, counting), answer);
        assert_eq!(count(saturday, monday, counting), -answer);
    }
}

#[test]
fn past_the_end_of_the_table() {
    let last = Day::from_ymd(2030, 12, 30).unwrap();
    let due = catch_unwind(|| bdays_add(last, 10));
    assert!(due.is_err(), "bdays panics");
    // An unknown year has no bank holidays: New Year's Day of 2031 is worked.
    let new_year = Day::from_ymd(2031, 1, 1).unwrap();
    assert_eq!(workdays_add(last, 3), new_year);
    assert_eq!(add(last, 2, Roll::Keep), Err(Error::OutsideCoverage));
}
