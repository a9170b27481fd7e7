//! Bank holidays against a list, working days against worked examples, and the conventions by name.

use std::collections::BTreeSet;

use dutydesk::Error;
use dutydesk::calendar::{Calendar, CalendarDays, Day, Division, WorkingDays, bank_holidays};

const LIST: &str = include_str!("../data/bank_holidays.json");

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn england() -> Calendar {
    Calendar::new(Division::EnglandAndWales)
}

/// The k-th working day after a day, in England and Wales.
fn add(start: &str, days: i32) -> String {
    england().add_working_days(day(start), WorkingDays(days)).unwrap().to_string()
}

/// The working days after one day up to and including another, in England and Wales.
fn between(start: &str, end: &str) -> i32 {
    england().working_days_between(day(start), day(end)).unwrap().0
}

fn listed(division: Division) -> BTreeSet<Day> {
    let list: serde_json::Value = serde_json::from_str(LIST).unwrap();
    let dates = list["divisions"][division.name()].as_array().unwrap();
    let days: BTreeSet<Day> = dates.iter().map(|date| day(date.as_str().unwrap())).collect();
    assert_eq!(days.len(), dates.len(), "a date twice in the list");
    days
}

#[test]
fn every_day_agrees_with_the_list() {
    for (division, holidays) in
        [(Division::EnglandAndWales, 335), (Division::Scotland, 360), (Division::NorthernIreland, 417)]
    {
        let listed = listed(division);
        assert_eq!(listed.len(), holidays);
        let calendar = Calendar::new(division);
        let mut days = 0;
        let mut day = Calendar::FIRST;
        while day <= Calendar::LAST {
            let holiday = listed.contains(&day);
            assert_eq!(calendar.holiday_name(day).is_some(), holiday, "{division} {day}");
            let working = day.weekday() < 5 && !holiday;
            assert_eq!(calendar.is_working_day(day), Ok(working), "{division} {day}");
            days += 1;
            day = day.next();
        }
        assert_eq!(days, 14_975);
    }
}

#[test]
fn the_lists_of_all_years_are_the_list() {
    for division in Division::ALL.iter().copied() {
        let ours: Vec<Day> = (1990..=2030)
            .flat_map(|year| bank_holidays(division, year).unwrap())
            .map(|holiday| holiday.day)
            .collect();
        assert_eq!(ours, Vec::from_iter(listed(division)), "{division}");
    }
}

#[test]
fn holidays_have_names_and_sources() {
    let calendar = Calendar::new(Division::Scotland);
    for (date, name) in [
        ("2012-01-02", "2nd January"),
        ("2012-01-03", "New Year's Day"),
        ("2020-05-08", "Early May bank holiday (VE day)"),
        ("2022-06-02", "Spring bank holiday"),
        ("2026-06-15", "FIFA World Cup bank holiday"),
        ("2024-12-02", "St Andrew's Day"),
    ] {
        assert_eq!(calendar.holiday_name(day(date)), Some(name));
    }
    let holidays = bank_holidays(Division::Scotland, 2024).unwrap();
    let last_of = |name| holidays.iter().find(|holiday| holiday.name == name).unwrap();
    assert_eq!(
        last_of("St Andrew's Day").source.document,
        "St Andrew's Day Bank Holiday (Scotland) Act 2007"
    );
    assert_eq!(last_of("2nd January").source.paragraph, "Schedule 1, paragraph 2");
}

#[test]
fn worked_examples() {
    for (start, days, due) in [
        ("2010-12-20", 7, "2010-12-31"),
        ("2010-12-20", 10, "2011-01-06"),
        ("2011-04-18", 10, "2011-05-06"),
        ("2011-04-18", 35, "2011-06-13"),
        ("2013-04-15", 45, "2013-06-19"),
        ("2022-05-30", 15, "2022-06-22"),
        ("2022-05-30", 45, "2022-08-03"),
        ("2024-03-30", 1, "2024-04-02"),
        ("2025-12-22", 45, "2026-02-26"),
    ] {
        assert_eq!(add(start, days), due, "{start} and {days}");
        assert_eq!(between(start, due), days, "{start} to {due}");
    }
}

#[test]
fn a_start_on_a_day_off_keeps_its_date() {
    // Saturday, Sunday and the Friday before have the same next working day.
    assert_eq!(add("2010-11-19", 1), "2010-11-22");
    assert_eq!(add("2010-11-20", 1), "2010-11-22");
    assert_eq!(add("2010-11-21", 1), "2010-11-22");
    // Nothing added, nothing moved.
    assert_eq!(add("2010-11-20", 0), "2010-11-20");
    assert_eq!(add("2024-03-29", 0), "2024-03-29");
}

#[test]
fn backwards_is_the_mirror_image() {
    assert_eq!(add("2010-11-22", -1), "2010-11-19");
    assert_eq!(add("2010-11-21", -1), "2010-11-19");
    assert_eq!(add("2010-11-20", -1), "2010-11-19");
    assert_eq!(add("2010-11-20", -2), "2010-11-18");
    assert_eq!(add("2024-04-02", -1), "2024-03-28");
    assert_eq!(between("2010-11-15", "2010-11-20"), 4);
    assert_eq!(between("2010-11-20", "2010-11-15"), -4);
}

#[test]
fn counted_after_the_start_up_to_the_end() {
    assert_eq!(between("2010-11-19", "2010-11-19"), 0);
    assert_eq!(between("2010-11-19", "2010-11-20"), 0);
    assert_eq!(between("2010-11-19", "2010-11-22"), 1);
    assert_eq!(between("2010-11-20", "2010-11-22"), 1);
    assert_eq!(between("2010-11-20", "2010-11-21"), 0);
}

#[test]
fn moved_and_extra_holidays_are_kept() {
    let calendar = england();
    for (kept, instead_of) in [
        ("1995-05-08", Some("1995-05-01")),
        ("1999-12-31", None),
        ("2002-06-03", None),
        ("2002-06-04", Some("2002-05-27")),
        ("2011-04-29", None),
        ("2012-06-04", Some("2012-05-28")),
        ("2012-06-05", None),
        ("2020-05-08", Some("2020-05-04")),
        ("2022-06-02", Some("2022-05-30")),
        ("2022-06-03", None),
        ("2022-09-19", None),
        ("2023-05-08", None),
    ] {
        assert_eq!(calendar.is_working_day(day(kept)), Ok(false), "{kept}");
        if let Some(instead_of) = instead_of {
            assert_eq!(calendar.is_working_day(day(instead_of)), Ok(true), "{instead_of}");
        }
    }
    // In Scotland only; and 2023-05-01 stayed a holiday beside the coronation.
    assert_eq!(calendar.is_working_day(day("2026-06-15")), Ok(true));
    assert_eq!(calendar.is_working_day(day("2023-05-01")), Ok(false));
}

#[test]
fn no_guess_outside_coverage() {
    let calendar = england();
    assert_eq!(bank_holidays(Division::EnglandAndWales, 1989), Err(Error::OutsideCoverage));
    assert_eq!(bank_holidays(Division::EnglandAndWales, 2031), Err(Error::OutsideCoverage));
    let late = day("2030-12-30");
    assert_eq!(calendar.add_working_days(late, WorkingDays(1)), Ok(Calendar::LAST));
    assert_eq!(calendar.add_working_days(late, WorkingDays(2)), Err(Error::OutsideCoverage));
    let after = Calendar::LAST.plus(CalendarDays(1));
    assert_eq!(calendar.is_working_day(after), Err(Error::OutsideCoverage));
    assert_eq!(calendar.working_days_between(late, after), Err(Error::OutsideCoverage));
}

#[test]
fn a_council_may_close_on_more_days() {
    // Offices shut from Christmas Eve to the New Year.
    let shut = ["2010-12-24", "2010-12-29", "2010-12-30", "2010-12-31"].map(day);
    let council = england().with_closures(shut).unwrap();
    let start = day("2010-12-20");
    assert_eq!(council.add_working_days(start, WorkingDays(7)), Ok(day("2011-01-07")));
    assert_eq!(council.working_days_between(start, day("2011-01-04")), Ok(WorkingDays(4)));
    assert_eq!(england().with_closures([day("2031-01-02")]), Err(Error::OutsideCoverage));
}

#[test]
fn announced_years_and_derived_ones() {
    let calendar = england();
    for (date, announced) in
        [("1990-01-01", true), ("2028-12-31", true), ("2029-01-01", false), ("2030-12-31", false)]
    {
        assert_eq!(calendar.is_proclaimed(day(date)), Ok(announced), "{date}");
    }
    for date in ["1989-12-31", "2031-01-01"] {
        assert_eq!(calendar.is_proclaimed(day(date)), Err(Error::OutsideCoverage), "{date}");
    }
}

#[test]
fn months_by_the_corresponding_date() {
    for (start, months, end) in [
        ("2011-01-31", 3, "2011-04-30"),
        ("2011-01-15", 3, "2011-04-15"),
        ("2012-02-29", 12, "2013-02-28"),
        ("2011-02-28", 12, "2012-02-28"),
        ("2011-12-31", 2, "2012-02-29"),
        ("2011-05-31", -3, "2011-02-28"),
        ("2011-05-31", 0, "2011-05-31"),
        ("9999-11-30", 1, "9999-12-30"),
    ] {
        assert_eq!(day(start).add_months(months), Ok(day(end)), "{start} and {months}");
    }
    for (start, months) in
        [("9999-12-01", 1), ("0001-01-31", -1), ("2011-01-31", i32::MAX), ("2011-01-31", i32::MIN)]
    {
        assert_eq!(day(start).add_months(months), Err(Error::InvalidDate), "{start} and {months}");
    }
}
