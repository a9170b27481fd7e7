//! The stored rows of one canonical table.

use std::cmp::Ordering;

use crate::case::cells::{Cells, NOTHING};
use crate::case::draft::From;
use crate::case::field::{other_of, text_of};
use crate::case::files::{FileNumber, FileOfRow};
use crate::case::finding::{Finding, FindingCode};
use crate::case::schema::{Kind, TableSpec};
use crate::case::texts::{Sym, Texts};

/// No row of that id.
pub(crate) const NO_ROW: u32 = u32::MAX;

/// Columns of cells, and for each row which part of the register it came with and where it stood there.
#[derive(Clone)]
pub(crate) struct Rows {
    pub(crate) table: &'static TableSpec,
    columns: Vec<Cells>,
    part: Vec<u16>,
    line: Vec<u32>,
    file: FileOfRow,
    /// For each row the referral it belongs to, while a register is put together; empty for other tables.
    links: Vec<u32>,
    linked: bool,
}

/// Writes how many rows each table has, and nothing of them.
pub(crate) fn count(tables: &[Rows], f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
    let tables = tables.iter().filter(|rows| rows.len() != 0);
    f.debug_map().entries(tables.map(|rows| (rows.table.name, rows.len()))).finish()
}

impl Rows {
    pub(crate) fn new(table: &'static TableSpec) -> Self {
        let columns = table.columns.iter().map(|_| Cells::default()).collect();
        Self {
            table,
            columns,
            part: Vec::new(),
            line: Vec::new(),
            file: FileOfRow::default(),
            links: Vec::new(),
            linked: table.links(),
        }
    }

    pub(crate) const fn len(&self) -> usize {
        self.part.len()
    }

    #[inline]
    pub(crate) fn cell(&self, column: usize, row: usize) -> i32 {
        self.columns.get(column).map_or(NOTHING, |column| column.at(row))
    }

    /// The cell of a table that still grows.
    pub(crate) fn cell_so_far(&self, column: usize, row: usize) -> i32 {
        self.columns.get(column).map_or(NOTHING, |column| column.so_far(row))
    }

    pub(crate) fn part(&self, row: usize) -> usize {
        self.part.get(row).copied().map_or(usize::MAX, usize::from)
    }

    pub(crate) fn line(&self, row: usize) -> u32 {
        self.line.get(row).copied().unwrap_or(Finding::NO_LINE)
    }

    pub(crate) fn file(&self, row: usize) -> FileNumber {
        self.file.at(row)
    }

    /// A finding about a row.
    pub(crate) fn finding(&self, code: FindingCode, row: usize) -> Finding {
        Finding::new(code, self.table.name).in_row(self.line(row)).in_file(self.file(row))
    }

    /// Adds a row that came from there.
    pub(crate) fn push(&mut self, cells: impl Iterator<Item = i32>, from: From) {
        let row = self.len();
        for (column, cell) in self.columns.iter_mut().zip(cells) {
            column.put(row, cell);
        }
        self.part.push(from.part);
        self.line.push(from.line);
        self.file.push(row, from.file);
        if self.linked {
            self.links.push(from.referral);
        }
    }

    /// The referral a row belongs to, while a register is put together.
    pub(crate) fn link(&self, row: usize) -> u32 {
        self.links.get(row).copied().unwrap_or(NO_ROW)
    }

    /// Says which referral a row belongs to.
    pub(crate) fn set_link(&mut self, row: usize, link: u32) {
        if let Some(slot) = self.links.get_mut(row) {
            *slot = link;
        }
    }

    /// Lets go of the links, which the order of the rows now says.
    pub(crate) fn unlink(&mut self) {
        self.links = Vec::new();
    }

    /// Writes over a cell.
    pub(crate) fn set(&mut self, column: usize, row: usize, cell: i32) {
        let rows = self.len();
        if let Some(column) = self.columns.get_mut(column) {
            column.set(row, cell, rows);
        }
    }

    /// Whether no row has anything in that column.
    pub(crate) fn is_blank(&self, column: usize) -> bool {
        self.columns.get(column).is_none_or(Cells::is_empty)
    }

    /// Gives every row the new number of its part.
    pub(crate) fn renumber_parts(&mut self, places: &[u16]) {
        for part in &mut self.part {
            if let Some(place) = places.get(usize::from(*part)) {
                *part = *place;
            }
        }
    }

    /// Gives every row the new number of its file.
    pub(crate) fn renumber_files(&mut self, numbers: &[FileNumber]) {
        self.file.renumber(numbers);
    }

    /// Makes every column as long as the table.
    pub(crate) fn close(&mut self) {
        let rows = self.len();
        self.columns.iter_mut().for_each(|column| column.close(rows));
    }

    /// The same table with those rows, in that order.
    pub(crate) fn rows(&self, order: &[u32]) -> Self {
        let places = || order.iter().filter_map(|row| usize::try_from(*row).ok());
        Self {
            table: self.table,
            columns: self.columns.iter().map(|column| column.rows(order)).collect(),
            part: places().filter_map(|row| self.part.get(row).copied()).collect(),
            line: places().map(|row| self.line(row)).collect(),
            file: self.file.rows(order),
            links: places().filter_map(|row| self.links.get(row).copied()).collect(),
            linked: self.linked,
        }
    }

    /// The cells of one row.
    pub(crate) fn cells(&self, row: usize) -> impl Iterator<Item = i32> + '_ {
        self.columns.iter().map(move |column| column.at(row))
    }

    /// The text a cell stands for, if its kind has texts.
    pub(crate) fn text_in(&self, column: usize, cell: i32) -> Option<Sym> {
        match self.table.columns.get(column)?.kind {
            Kind::Text => Some(text_of(cell)),
            Kind::Code(_) => other_of(cell),
            Kind::Day | Kind::Time | Kind::Integer | Kind::Decimal | Kind::Flag => None,
        }
    }

    /// Orders two rows by their cells, in the first columns first, texts as texts: the same whatever the order they came in.
    pub(crate) fn compare(&self, first: &[usize], a: usize, b: usize, texts: &Texts) -> Ordering {
        (first.iter().copied().chain(0..self.columns.len()))
            .map(|column| self.compare_in(column, a, b, texts))
            .find(|order| order.is_ne())
            .unwrap_or(Ordering::Equal)
    }

    /// Orders two rows by their cells in one column.
    pub(crate) fn compare_in(&self, column: usize, a: usize, b: usize, texts: &Texts) -> Ordering {
        let (a, b) = (self.cell(column, a), self.cell(column, b));
        if a == b || a == NOTHING || b == NOTHING {
            return a.cmp(&b);
        }
        match (self.text_in(column, a), self.text_in(column, b)) {
            (Some(a), Some(b)) => texts.get(a).cmp(texts.get(b)),
            _ => a.cmp(&b),
        }
    }

    /// Whether two rows say the same: equal texts are one text here, so cells need no reading.
    pub(crate) fn same(&self, a: usize, b: usize) -> bool {
        self.cells(a).eq(self.cells(b))
    }
}
