//! A page as the sheets of a workbook.

use serde::Serialize;

use crate::page::words::capital;
use crate::page::{Block, Figure, Page, Sheet, Shown};
use crate::table::Cell;
use crate::table::limits::{MOST_LETTERS, SheetNames, cut, serial, width};

/// A sheet of a workbook, for a program that writes workbooks itself.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WorkbookSheet {
    /// A name that Excel takes, which no other sheet of the workbook has.
    pub name: String,
    /// How many letters wide each column is to be.
    pub widths: Vec<u8>,
    /// What stands in the first row.
    pub headings: Vec<String>,
    /// What stands below: words, numbers, days that a workbook can count to, or nothing.
    pub rows: Vec<Vec<Shown>>,
}

pub(super) fn sheets(page: Page) -> Vec<WorkbookSheet> {
    // What stands on the first sheet: words, and the figure that some are of.
    let mut first: Vec<Vec<Shown>> = Vec::new();
    let mut tables = Vec::new();
    let row = |words: String, figure: Option<&Figure>| {
        vec![said(Shown::Words(words)), figure.map_or(Shown::None, shown)]
    };
    first.extend(page.lines.into_iter().chain(page.banners).map(|words| row(words, None)));
    for section in page.sections {
        first.extend([row(String::new(), None), row(section.heading, None)]);
        for block in section.blocks {
            match block {
                Block::Paragraph(words) => first.push(row(words, None)),
                Block::Stats(stats) => {
                    first.extend(stats.into_iter().map(|stat| row(stat.words, Some(&stat.figure))));
                }
                Block::Notes { heading, notes } => {
                    first.push(row(heading, None));
                    first.extend(notes.into_iter().map(|note| row(note.words, None)));
                }
                Block::Table(mut sheet) | Block::List(mut sheet) => {
                    first.push(row(std::mem::take(&mut sheet.caption), None));
                    tables.push(sheet);
                }
                // What it shows stands in a table too.
                Block::Chart(_) => {}
            }
        }
    }
    let mut names = SheetNames::default();
    let report = WorkbookSheet::new(names.add("Report"), vec![page.heading, String::new()], first);
    let tables = tables.into_iter().map(|sheet| {
        let name = names.add(&capital(&sheet.id.replace(['-', '_'], " ")));
        let Sheet { heads, rows, .. } = sheet;
        let rows = rows.iter().map(|line| line.cells.iter().map(shown).collect()).collect();
        WorkbookSheet::new(name, heads.into_iter().map(|head| head.words).collect(), rows)
    });
    std::iter::once(report).chain(tables).collect()
}

impl WorkbookSheet {
    fn new(name: String, headings: Vec<String>, rows: Vec<Vec<Shown>>) -> Self {
        let mut widths: Vec<u8> = headings.iter().map(|words| width(Cell::Text(words))).collect();
        for row in &rows {
            for (widest, shown) in widths.iter_mut().zip(row) {
                *widest = width(cell(shown)).max(*widest);
            }
        }
        let widths = widths.into_iter().map(|width| width.saturating_add(2)).collect();
        let headings = headings.iter().map(|words| cut(words, MOST_LETTERS).to_owned()).collect();
        Self { name, widths, headings, rows }
    }
}

/// What is seen of a figure, as a cell can have it.
fn shown(figure: &Figure) -> Shown {
    said(match &figure.shown {
        Shown::AtLeast(_) | Shown::Withheld => Shown::Words(figure.text().into_owned()),
        Shown::Day(day) if day.parse().ok().and_then(serial).is_none() => Shown::Words(day.clone()),
        shown => shown.clone(),
    })
}

/// Words as long as a cell can have them.
fn said(shown: Shown) -> Shown {
    match shown {
        Shown::Words(words) if words.len() > MOST_LETTERS => {
            Shown::Words(cut(&words, MOST_LETTERS).to_owned())
        }
        shown => shown,
    }
}

/// The kind of cell it is.
pub(super) fn cell(shown: &Shown) -> Cell<'_> {
    match shown {
        Shown::Whole(number) | Shown::AtLeast(number) => Cell::Integer(*number),
        Shown::Tenths(number) => Cell::Decimal(*number),
        Shown::Day(day) => day.parse().map_or(Cell::Text(day), Cell::Day),
        Shown::Words(words) => Cell::Text(words),
        Shown::None | Shown::Withheld => Cell::Null,
    }
}
