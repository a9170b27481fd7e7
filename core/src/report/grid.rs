//! Progress by holder.

use serde::Serialize;

use crate::backlog::{OpenCase, Selection};
use crate::history::{HolderClass, Progress};
use crate::page::words::capital;
use crate::page::{Block, Figure, Head, Section, Sheet};
use crate::report::Report;
use crate::report::facts::Facts;
use crate::report::figures::{Figures, settles};
use crate::report::value::{Count, Value};

/// The grid.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Grid {
    /// The holder classes that hold any case, in order; the columns.
    pub holders: Vec<HolderClass>,
    /// A row for each progress.
    pub rows: Vec<GridRow>,
    /// The sums of the columns.
    pub totals: Vec<Count>,
    /// The sum of all.
    pub total: Count,
}

/// One row of the grid.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct GridRow {
    /// How far the work has come.
    pub progress: Progress,
    /// A count for each holder class.
    pub counts: Vec<Count>,
    /// The sum of the row.
    pub total: Count,
}

settles!(Grid { rows, totals, total });
settles!(GridRow { counts, total });

pub(super) fn count(facts: &Facts<'_>, figures: &mut Figures) -> Grid {
    let held = |class: HolderClass| move |case: &OpenCase| case.holder.class == class;
    let holders = HolderClass::ALL.iter().copied();
    let holders: Vec<_> = holders.filter(|class| facts.cases().iter().any(held(*class))).collect();
    let mut rows = Vec::new();
    for progress in Progress::ALL {
        let counts = holders.iter();
        let counts = counts
            .map(|class| facts.count(figures, |case| held(*class)(case) && case.progress == *progress))
            .collect();
        let total = facts.count(figures, |case| case.progress == *progress);
        rows.push(GridRow { progress: *progress, counts, total });
    }
    let totals = holders.iter().map(|class| facts.count(figures, held(*class))).collect();
    Grid { rows, totals, total: facts.count(figures, |_| true), holders }
}

pub(super) fn section(report: &Report) -> Section {
    let (grid, units) = (&report.grid, report.count.label());
    let progresses: Vec<String> = grid.rows.iter().map(|row| capital(&row.progress.label())).collect();
    let columns: Vec<&str> = progresses.iter().map(String::as_str).chain(["Total"]).collect();
    let caption = format!("Open {units} by holder and progress");
    let mut table = Sheet::new("grid-table", caption, Head::words_and_numbers("Held by", &columns));
    for (place, holder) in grid.holders.iter().enumerate() {
        let held = report.counted(&format!("held by {}", holder.label()));
        let here = || Selection { holder: Some(*holder), ..Selection::default() };
        let mut cells = vec![Figure::words(capital(&holder.label()))];
        for row in &grid.rows {
            let count = row.counts.get(place).copied().unwrap_or(Value::Undefined);
            let title = format!("{held}, {}", row.progress.label());
            cells.push(report.open(count, title, Selection { progress: Some(row.progress), ..here() }));
        }
        let total = grid.totals.get(place).copied().unwrap_or(Value::Undefined);
        cells.push(report.open(total, held, here()));
        table.row(cells);
    }
    let mut cells = vec![Figure::words("Total")];
    for row in &grid.rows {
        let selection = Selection { progress: Some(row.progress), ..Selection::default() };
        cells.push(report.open(row.total, report.counted(&row.progress.label()), selection));
    }
    cells.push(report.open(grid.total, format!("open {units}"), Selection::default()));
    table.total(cells);
    let contacts = match report.contacts_awaiting_decision {
        Value::NotRecorded => "contacts; no source reports those that await a decision".to_owned(),
        count => format!("contacts awaiting a decision ({})", Figure::from(count).text()),
    };
    let blocks = vec![
        Block::Table(table),
        Block::paragraph("Assessment complete: no plan is in force, and what comes next is not recorded."),
        Block::paragraph(format!("Beside the grid, and not in it: {contacts}.")),
    ];
    Section::new("grid", "How far the work has come, and who holds it", blocks)
}
