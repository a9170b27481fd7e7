//! Age bands.

use serde::Serialize;

use crate::backlog::{Allocation, Ask, Band, Selection};
use crate::page::words::capital;
use crate::page::{Bars, Block, Chart, ChartKind, Figure, Head, Section, Sheet};
use crate::report::Report;
use crate::report::facts::Facts;
use crate::report::figures::{Figures, settles};
use crate::report::value::Count;

/// One age band.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct BandLine {
    /// The days, for example `29-56`.
    pub days: Band,
    /// Open, by days since referral.
    pub open_since_referral: Count,
    /// Waiting, by days since referral.
    pub waiting_since_referral: Count,
    /// Waiting, by days unallocated.
    pub waiting_unallocated: Count,
}

settles!(BandLine { open_since_referral, waiting_since_referral, waiting_unallocated });

pub(super) fn count(facts: &Facts<'_>, figures: &mut Figures) -> Vec<BandLine> {
    let Ask { as_of, allocated, bands, .. } = &facts.question.ask;
    let (_, waiting) = facts.allocation_recorded(allocated, &facts.all());
    let lines = bands.iter().map(|band| BandLine {
        days: band,
        open_since_referral: facts.count(figures, |case| band.holds(case.age)),
        waiting_since_referral: facts
            .count_recorded(figures, waiting, |case| case.waits() && band.holds(case.age)),
        waiting_unallocated: facts.count_recorded(figures, waiting, |case| {
            case.waits() && case.unallocated_age(*as_of).is_some_and(|age| band.holds(age))
        }),
    });
    lines.collect()
}

pub(super) fn section(report: &Report) -> Section {
    let units = report.count.label();
    let mut table = Sheet::new(
        "band-table",
        format!("{} by age in calendar days", capital(&units)),
        Head::words_and_numbers(
            "Days",
            &[
                "Open, by days since referral",
                "Not allocated, by days since referral",
                "Not allocated, by days not allocated",
            ],
        ),
    );
    let waits = report.total.allocation_recorded;
    let all = Selection::default;
    let waiting = || Selection { allocation: Some(Allocation::Waiting), ..all() };
    for band in &report.bands {
        let days = Some(band.days);
        table.row(vec![
            Figure::words(band.days.to_string()),
            report.open(
                band.open_since_referral,
                format!("open {units}, {} days since referral", band.days),
                Selection { days_since_referral: days, ..all() },
            ),
            waits.figure(report.open(
                band.waiting_since_referral,
                format!("{}, {} days since referral", report.counted("not allocated"), band.days),
                Selection { days_since_referral: days, ..waiting() },
            )),
            waits.figure(report.open(
                band.waiting_unallocated,
                report.counted(&format!("not allocated for {} days", band.days)),
                Selection { days_unallocated: days, ..waiting() },
            )),
        ]);
    }
    let not_allocated =
        || waits.figure(report.open(report.total.waiting, report.counted("not allocated"), waiting()));
    let open = report.open(report.total.open, format!("open {units}"), all());
    table.total(vec![Figure::words("All"), open, not_allocated(), not_allocated()]);
    let bars = report.bands.iter().map(|band| Bars {
        words: band.days.to_string(),
        figures: [band.waiting_since_referral, band.waiting_unallocated]
            .map(|count| waits.figure(count.into()))
            .to_vec(),
    });
    let chart = Chart {
        id: "band-chart".to_owned(),
        title: format!("{} not allocated, by days waited", capital(&units)),
        kind: ChartKind::Bars,
        series: vec!["By days since referral".to_owned(), "By days not allocated".to_owned()],
        rows: bars.collect(),
    };
    let chart = match report.waits_not_recorded() {
        Some(words) => Block::Paragraph(words),
        None => Block::Chart(chart),
    };
    Section::new("bands", "Age bands", vec![Block::Table(table), chart])
}
