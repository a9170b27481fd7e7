//! The calendar as a table says what its calls say, and its ordinals do their arithmetic.

use dutydesk::Error;
use dutydesk::calendar::{Calendar, Day, Division, WorkingDays};
use dutydesk::table::{Cell, Table};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn shut() -> Calendar {
    let closures = ["2024-12-24", "2024-12-25", "2024-12-27", "2024-12-28"].map(day);
    Calendar::new(Division::Scotland).with_closures(closures).unwrap()
}

fn ordinal(table: &Table, row: usize) -> i64 {
    let Cell::Integer(ordinal) = table.cell("ordinal", row) else { panic!("no ordinal in row {row}") };
    ordinal
}

#[test]
fn every_row_says_what_the_calls_say() {
    let calendar = shut();
    let table = calendar.table(Calendar::FIRST, Calendar::LAST).unwrap();
    assert_eq!(table.rows(), 14_975);
    let names: Vec<&str> = table.columns().iter().map(dutydesk::table::Column::name).collect();
    assert_eq!(names, ["date", "working_day", "ordinal", "holiday_name", "local_closure", "proclaimed"]);
    let (mut working_days, mut closures) = (0, Vec::new());
    let mut day = Calendar::FIRST;
    for row in 0..table.rows() {
        let open = calendar.is_working_day(day).unwrap();
        working_days += i64::from(open);
        assert_eq!(table.cell("date", row), Cell::Day(day));
        assert_eq!(table.cell("working_day", row), Cell::Flag(open));
        assert_eq!(ordinal(&table, row), working_days);
        assert_eq!(
            table.cell("holiday_name", row),
            calendar.holiday_name(day).map_or(Cell::Null, Cell::Text)
        );
        if table.cell("local_closure", row) == Cell::Flag(true) {
            closures.push(day);
        }
        assert_eq!(table.cell("proclaimed", row), Cell::Flag(day <= Calendar::proclaimed_to()));
        day = day.next();
    }
    assert_eq!(closures, calendar.closures());
    assert!(working_days > 9_000);
}

#[test]
fn ordinals_count_and_find() {
    let calendar = shut();
    let table = calendar.table(day("2024-12-01"), day("2025-02-28")).unwrap();
    let date = |row| day("2024-12-01").plus(dutydesk::calendar::CalendarDays(row));
    let ordinals: Vec<i64> = (0..table.rows()).map(|row| ordinal(&table, row)).collect();
    for (a, start) in (0..).zip(&ordinals) {
        for (b, end) in (0..).zip(&ordinals) {
            let days = calendar.working_days_between(date(a), date(b)).unwrap();
            assert_eq!(end - start, i64::from(days.0));
        }
        let due = calendar.add_working_days(date(a), WorkingDays(10)).unwrap();
        if due <= day("2025-02-28") {
            let tenth = (0..table.rows()).find(|row| {
                ordinals[*row] == start + 10 && table.cell("working_day", *row) == Cell::Flag(true)
            });
            assert_eq!(table.cell("date", tenth.unwrap()), Cell::Day(due));
        }
    }
}

#[test]
fn one_day_and_none() {
    let calendar = shut();
    assert_eq!(calendar.table(Calendar::LAST, Calendar::LAST).unwrap().rows(), 1);
    let backwards = calendar.table(day("2024-12-02"), day("2024-12-01"));
    assert_eq!(backwards.unwrap_err().code(), "invalid_argument");
    for (first, last, at_fault) in
        [("1989-12-31", "1990-01-02", "first"), ("2030-12-31", "2031-01-01", "last")]
    {
        assert_eq!(calendar.table(day(first), day(last)), Err(Error::OutsideCoverage.of(at_fault)));
    }
}
