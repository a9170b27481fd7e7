//! The main job by size: a duty sheet read into a register, the register reported on, and both together.

use criterion::{
    BatchSize, BenchmarkId, Criterion, SamplingMode, Throughput, criterion_group, criterion_main,
};
use dutydesk::ask::{Asked, Audience};
use dutydesk::backlog::{Ask, Backlog, Definition};
use dutydesk::calendar::Day;
use dutydesk::report::Report;
use dutydesk::{format, render, scenario};
use dutydesk_benches::duty_sheet;

fn question(as_of: Day) -> Asked {
    Asked::new(Ask::new(as_of, Definition::named("registered_case_holder").unwrap()), Audience::Management)
}

/// Kent's year of 24,000 referrals, ten such years, and a million.
const SIZES: &[(u32, u32)] = &[(24_000, 1), (24_000, 10), (100_000, 10)];

fn main_job(c: &mut Criterion) {
    let mut group = c.benchmark_group("main_job");
    group.sample_size(10).sampling_mode(SamplingMode::Flat);
    for (a_year, years) in SIZES {
        let county = scenario::county(*a_year, *years, 1).unwrap();
        let question = question(county.as_of);
        let sheet = duty_sheet(&county.register);
        let referrals = county.register.cases().count();
        group.throughput(Throughput::Elements(referrals.try_into().unwrap()));
        group.bench_function(BenchmarkId::new("read", referrals), |b| {
            b.iter_batched(|| (), |()| format::read(&[sheet.as_bytes()]).unwrap(), BatchSize::PerIteration);
        });
        let register = format::read(&[sheet.as_bytes()]).unwrap();
        assert_eq!(register.cases().count(), referrals);
        group.bench_function(BenchmarkId::new("backlog", referrals), |b| {
            b.iter(|| Backlog::of(&register, &question.ask).unwrap());
        });
        group.bench_function(BenchmarkId::new("report", referrals), |b| {
            b.iter(|| Report::of(&register, &question).unwrap());
        });
        group.bench_function(BenchmarkId::new("read_and_report", referrals), |b| {
            b.iter(|| {
                let register = format::read(&[sheet.as_bytes()]).unwrap();
                render::text(&Report::of(&register, &question).unwrap())
            });
        });
    }
    group.finish();
}

criterion_group!(benches, main_job);
criterion_main!(benches);
