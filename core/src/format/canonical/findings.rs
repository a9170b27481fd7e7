//! What was wrong with the records a register was first read from, as a file of its own.

use crate::case::{Finding, FindingCode, Register, RegisterBuilder, TABLES};
use crate::error::Error;
use crate::format::canonical::{Numbered, PARTS};
#[cfg(feature = "census")]
use crate::format::cin_census;
use crate::format::duty_sheet;
use crate::format::source::Sheet;
use crate::table::row::row;
use crate::table::{Cell, Row as _, Table};

/// The file's name, without its ending.
pub(crate) const FINDINGS: &str = "findings";

/// A finding as it is written, with the name of its file.
struct Found<'r>(&'r Finding, Option<&'r str>);

row! {
    Found<'_>, |found| {
        /// The code of what is wrong.
        "code": Category => found.0.code.name();
        /// The canonical table, or the file, it is about.
        "table": Category => found.0.table;
        /// The row of the sheet, the line of the file, or the row of the frame, counted from 0.
        "row": Integer or blank => found.0.row;
        /// How many rows it is about, of which that is the first.
        "count": Integer => found.0.count;
        /// The column, by its wire name or, where it has none, its place.
        "column": Category or blank => found.0.column.map(|column| column.to_string()).as_deref();
        /// The name of the file, where it has one; files written before there were names lack the column.
        "file": Category or blank => found.1;
    }
}

/// The findings of a register but those that its rows give again when they are read; none where it has no others.
pub(crate) fn write(register: &Register) -> Option<String> {
    let findings = register.findings().iter().filter(|finding| !finding.code.is_of_the_whole());
    let table = Table::of(findings.map(|finding| Found(finding, register.file_of(finding))));
    (table.rows() > 0).then(|| table.to_exact_csv())
}

pub(crate) fn recognises(sheet: &Sheet) -> bool {
    let names = || Found::COLUMNS.iter().map(|column| column.name);
    sheet.names().eq(names()) || sheet.names().eq(names().filter(|name| *name != "file"))
}

/// The findings of a file. One that no version of the library wrote so is an unreadable row of it.
pub(crate) fn read(sheet: &Sheet, builder: &mut RegisterBuilder) -> Result<Vec<Finding>, Error> {
    let table = sheet.table();
    let here = builder.file(sheet.file.as_deref().unwrap_or_default())?;
    let finding = |(row, line): (usize, &u32)| {
        let text = |name| match table.cell(name, row) {
            Cell::Text(text) => text.trim(),
            _ => "",
        };
        let found = text("code").parse::<FindingCode>().ok().zip(known(text("table")));
        let Some((code, of)) = found else {
            return Ok(Finding::new(FindingCode::UnreadableRow, FINDINGS).in_row(*line).in_file(here));
        };
        let finding = Finding::new(code, of).in_row(text("row").parse().unwrap_or(Finding::NO_LINE));
        let finding = finding.in_file(builder.file(text("file"))?).times(text("count").parse().unwrap_or(1));
        let column = text("column");
        Ok(match column.strip_prefix("column ").and_then(|place| place.parse().ok()) {
            Some(place) => finding.in_place(place),
            None => {
                known(column).filter(|name| !name.is_empty()).map_or(finding, |name| finding.in_column(name))
            }
        })
    };
    (0..table.rows()).zip(&sheet.lines).map(finding).collect()
}

/// A name that findings may give, as the library has it.
fn known(name: &str) -> Option<&'static str> {
    let tables = TABLES
        .iter()
        .flat_map(|table| std::iter::once(table.name).chain(table.columns.iter().map(|column| column.name)));
    let parts = [PARTS, FINDINGS, ""].into_iter().chain(Numbered::COLUMNS.iter().map(|column| column.name));
    let mut names = tables.chain(parts).chain(duty_sheet::names());
    names.find(|known| *known == name).or_else(|| of_census(name))
}

#[cfg(feature = "census")]
fn of_census(name: &str) -> Option<&'static str> {
    cin_census::name(name)
}

#[cfg(not(feature = "census"))]
const fn of_census(_: &str) -> Option<&'static str> {
    None
}
