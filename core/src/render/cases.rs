//! The cases that wait for a social worker.

use crate::render::content::definition_in_use;
use crate::render::page::ColumnKind::{Number, Words, WordsWhereWide};
use crate::render::page::{Block, Figure, Grid};
use crate::render::words::{capital, heading, number, units};
use crate::report::{Report, Value};
use crate::table::{Cell, Table};

/// The columns of the list of cases that hold wire names.
const NAMES: [&str; 3] = ["progress", "holder", "allocated_under"];

/// The columns of the list of cases that a text report leaves out.
const WHERE_WIDE: [&str; 6] =
    ["child_id", "unallocated_since", "worker_id", "district", "last_seen", "allocated_under"];

pub(super) fn blocks(report: &Report, waiting: &Table) -> Vec<Block> {
    let units = units(&report.count);
    if waiting.rows() == 0 {
        // Where nothing tells who holds cases, none is known to wait: that is not the same as none.
        let words = match report.total.cannot_tell {
            Value::Shown(0) => format!("No {units} wait for a social worker."),
            cannot_tell => {
                let cannot_tell = Figure::from(cannot_tell);
                format!(
                    "No {units} are known to wait for a social worker; of {} it cannot be told.",
                    cannot_tell.in_prose()
                )
            }
        };
        return vec![Block::Paragraph(words)];
    }
    let heads: Vec<_> = waiting.columns().iter().map(|column| column_heading(column.name())).collect();
    let kinds = waiting.columns().iter().map(|column| match column.name() {
        name if name.contains("days") => Number,
        name if WHERE_WIDE.contains(&name) => WordsWhereWide,
        _ => Words,
    });
    let heads: Vec<_> = heads.iter().map(String::as_str).zip(kinds).collect();
    let caption = format!("{} that wait for a social worker, the oldest referral first", capital(units));
    let mut table = Grid::new("waiting-table", caption, &heads);
    for row in 0..waiting.rows() {
        let cells = waiting.columns().iter().map(|column| match column.cell(row) {
            Cell::Null => Figure::None,
            Cell::Day(day) => Figure::day(Some(day)),
            Cell::Integer(days) => Figure::Number(number(days)),
            Cell::Text(name) if NAMES.contains(&column.name()) => Figure::words(heading(name)),
            cell => Figure::words(cell.to_string()),
        });
        table.row(cells.collect());
    }
    vec![Block::Paragraph(definition_in_use(report)), Block::Cases(table)]
}

/// A column of the list is not the holder class of the same name.
fn column_heading(name: &str) -> String {
    match name {
        "team" => "Team".to_owned(),
        "unallocated_since" => "Not allocated since".to_owned(),
        "days_unallocated" => "Days not allocated".to_owned(),
        name => heading(name),
    }
}
