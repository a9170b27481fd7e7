//! Working days, a million dates at a time: counted, and 45 added; against the crate bdays with the same bank holidays.

use std::hint::black_box;

use bdays::{HolidayCalendar, HolidayCalendarCache};
use chrono::{Datelike, NaiveDate};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dutydesk::calendar::{Calendar, CalendarDays, Day, DayNumber, Division, Outside, Rows, WorkingDays};
use dutydesk_benches::BankHolidays;

const ROWS: usize = 1_000_000;
const K: WorkingDays = WorkingDays(45);

fn calendar(c: &mut Criterion) {
    let calendar = Calendar::new(Division::EnglandAndWales);
    // Days spread over the years covered by steps that share no factor with their number.
    let day = |row: usize| Calendar::FIRST.plus(CalendarDays(i32::try_from(row * 7919 % 14_600).unwrap()));
    let starts: Vec<Day> = (0..ROWS).map(day).collect();
    let ends: Vec<Day> = (1..=ROWS).map(day).collect();
    let pairs = || starts.iter().zip(&ends);

    let mut group = c.benchmark_group("one at a time");
    group.throughput(Throughput::Elements(ROWS.try_into().unwrap()));
    group.bench_function("count", |b| {
        b.iter(|| {
            pairs().map(|(start, end)| calendar.working_days_between(*start, *end).unwrap().0).sum::<i32>()
        });
    });
    group.bench_function("add 45", |b| {
        b.iter(|| {
            starts
                .iter()
                .map(|start| calendar.add_working_days(*start, black_box(K)).unwrap().epoch())
                .sum::<i32>()
        });
    });
    group.finish();

    // A tenth of the rows lack a date.
    let cells = |days: &[Day]| -> Vec<i32> { days.iter().map(|day| day.epoch()).collect() };
    let (start_cells, end_cells) = (cells(&starts), cells(&ends));
    let given = |lacking: usize| -> Vec<bool> { (0..ROWS).map(|row| row * 31 % 10 != lacking).collect() };
    let (starts_given, ends_given) = (given(3), given(7));
    let start_rows = Rows { values: &start_cells, valid: &starts_given };
    let end_rows = Rows { values: &end_cells, valid: &ends_given };
    let marked = |rows: Rows<'_>| -> Vec<i32> {
        let cell = |(value, given): (&i32, &bool)| if *given { *value } else { i32::NO_ANSWER };
        rows.values.iter().zip(rows.valid).map(cell).collect()
    };
    let (start_marked, end_marked) = (marked(start_rows), marked(end_rows));
    let mut answers = vec![0; ROWS];
    let mut group = c.benchmark_group("column with gaps");
    group.throughput(Throughput::Elements(ROWS.try_into().unwrap()));
    group.bench_function("count", |b| {
        b.iter(|| calendar.working_days_between_each(start_rows, end_rows, Outside::Error).unwrap());
    });
    group.bench_function("add 45", |b| {
        b.iter(|| calendar.add_working_days_to(start_rows, black_box(K), Outside::Error).unwrap());
    });
    group.bench_function("count, over the last answers", |b| {
        b.iter(|| calendar.working_days_between_into(&start_marked, &end_marked, &mut answers));
    });
    group.bench_function("add 45, over the last answers", |b| {
        b.iter(|| calendar.add_working_days_into(&start_marked, black_box(K), &mut answers));
    });
    group.finish();

    peer(c, &calendar, &starts, &ends);
}

/// bdays counts [start, end), so a day is added to both ends; it adds from the next working day on, so that from any other
/// day it is one ahead. Both are checked before anything is timed.
fn peer(c: &mut Criterion, calendar: &Calendar, starts: &[Day], ends: &[Day]) {
    let listed = BankHolidays(calendar.clone());
    let theirs = HolidayCalendarCache::new(listed, Calendar::FIRST.date(), Calendar::LAST.date());
    let dates = |days: &[Day], later: i32| -> Vec<NaiveDate> {
        days.iter().map(|day| day.plus(CalendarDays(later)).date()).collect()
    };
    let (dates, after_starts, after_ends) = (dates(starts, 0), dates(starts, 1), dates(ends, 1));
    for (row, (start, end)) in starts.iter().zip(ends).enumerate().step_by(10) {
        let count = theirs.bdays(after_starts[row], after_ends[row]);
        assert_eq!(calendar.working_days_between(*start, *end), Ok(WorkingDays(count)));
        let ahead = i32::from(!calendar.is_working_day(*start).unwrap());
        let due = theirs.advance_bdays(dates[row], K.0 - ahead);
        assert_eq!(calendar.add_working_days(*start, K), Ok(Day::from(due)));
    }
    let mut group = c.benchmark_group("bdays, one at a time");
    group.throughput(Throughput::Elements(ROWS.try_into().unwrap()));
    group.sample_size(10);
    group.bench_function("count", |b| {
        b.iter(|| {
            after_starts.iter().zip(&after_ends).map(|(start, end)| theirs.bdays(*start, *end)).sum::<i32>()
        });
    });
    group.bench_function("add 45", |b| {
        b.iter(|| {
            dates.iter().map(|start| theirs.advance_bdays(*start, black_box(K.0)).ordinal()).sum::<u32>()
        });
    });
    group.finish();
}

criterion_group!(benches, calendar);
criterion_main!(benches);
