//! A page as a workbook.

use std::borrow::Cow;

use crate::error::Error;
use crate::page::words::capital;
use crate::page::{Block, Figure, Line, Page, Sheet, Shown};
use crate::table::{Cell, Workbook};

pub(super) fn workbook(page: &Page) -> Result<Vec<u8>, Error> {
    // What stands on the first sheet: words, and the figure that some are of.
    let mut first: Vec<(&str, Option<&Figure>)> = Vec::new();
    let mut sheets = Vec::new();
    first.extend(page.lines.iter().chain(&page.banners).map(|words| (words.as_str(), None)));
    for section in &page.sections {
        first.extend([("", None), (section.heading.as_str(), None)]);
        for block in &section.blocks {
            match block {
                Block::Paragraph(words) => first.push((words.as_str(), None)),
                Block::Stats(stats) => {
                    first.extend(stats.iter().map(|stat| (stat.words.as_str(), Some(&stat.figure))))
                }
                Block::Notes { heading, notes } => {
                    first.push((heading.as_str(), None));
                    first.extend(notes.iter().map(|note| (note.words.as_str(), None)));
                }
                Block::Table(sheet) | Block::List(sheet) => {
                    first.push((sheet.caption.as_str(), None));
                    sheets.push(sheet);
                }
                // What it shows stands in a table too.
                Block::Chart(_) => {}
            }
        }
    }
    let mut workbook = Workbook::default();
    let texts: Vec<_> =
        first.iter().map(|(_, figure)| figure.map(|figure| (figure, figure.text()))).collect();
    let rows = first.iter().zip(&texts).map(|((words, _), figure)| {
        let figure = figure.as_ref().map_or(Cell::Null, |(figure, text)| cell(figure, text));
        [Cell::Text(words), figure].into_iter()
    });
    workbook.add_rows("Report", [page.heading.as_str(), ""].into_iter(), rows)?;
    for sheet in sheets {
        add(&mut workbook, sheet)?;
    }
    workbook.finish()
}

fn add<'s>(workbook: &mut Workbook, sheet: &'s Sheet) -> Result<(), Error> {
    let name = capital(&sheet.id.replace(['-', '_'], " "));
    let headings = sheet.heads.iter().map(|head| head.words.as_str());
    let figures = |line: &'s Line| line.cells.iter().map(|figure| (figure, figure.text())).collect();
    let rows: Vec<Vec<(&Figure, Cow<'_, str>)>> = sheet.rows.iter().map(figures).collect();
    let cells = rows.iter().map(|row| row.iter().map(|(figure, words)| cell(figure, words)));
    workbook.add_rows(&name, headings, cells)
}

/// What is seen of a figure, as the kind of cell it is, or in words.
fn cell<'f>(figure: &Figure, words: &'f str) -> Cell<'f> {
    match &figure.shown {
        Shown::Whole(number) => Cell::Integer(*number),
        Shown::Tenths(number) => Cell::Decimal(*number),
        Shown::Day(day) => day.parse().map_or(Cell::Text(words), Cell::Day),
        Shown::None => Cell::Null,
        Shown::Words(_) | Shown::AtLeast(_) | Shown::Withheld => Cell::Text(words),
    }
}
