//! Working days, a million pairs of dates at a time: counted, and added.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dutydesk::calendar::{Calendar, Day, Division, WorkingDays};

const ROWS: usize = 1_000_000;

fn calendar(c: &mut Criterion) {
    let calendar = Calendar::new(Division::EnglandAndWales);
    // Days spread over the years covered by steps that share no factor with their number.
    let first = Day::from_ymd(1990, 1, 1).unwrap().epoch();
    let days: Vec<Day> = (0..ROWS)
        .map(|row| Day::from_epoch(i64::from(first) + i64::try_from(row * 7919 % 14_600).unwrap()).unwrap())
        .collect();
    let mut group = c.benchmark_group("calendar");
    group.throughput(Throughput::Elements(ROWS.try_into().unwrap()));
    group.bench_function("count", |b| {
        b.iter(|| {
            let pairs = days.iter().zip(days.iter().skip(1));
            pairs.map(|(start, end)| calendar.working_days_between(*start, *end).unwrap().0).sum::<i32>()
        });
    });
    group.bench_function("add_45", |b| {
        b.iter(|| {
            days.iter()
                .map(|day| calendar.add_working_days(*day, black_box(WorkingDays(45))).unwrap().epoch())
                .sum::<i32>()
        });
    });
    group.finish();
}

criterion_group!(benches, calendar);
criterion_main!(benches);
