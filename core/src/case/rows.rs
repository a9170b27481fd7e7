//! The stored rows of one canonical table.

use std::cmp::Ordering;

use crate::case::cells::{Cells, NOTHING};
use crate::case::field::{other_of, text_of};
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
}

/// Writes how many rows each table has, and nothing of them.
pub(crate) fn count(tables: &[Rows], f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
    let tables = tables.iter().filter(|rows| rows.len() != 0);
    f.debug_map().entries(tables.map(|rows| (rows.table.name, rows.len()))).finish()
}

impl Rows {
    pub(crate) fn new(table: &'static TableSpec) -> Self {
        let columns = table.columns.iter().map(|_| Cells::default()).collect();
        Self { table, columns, part: Vec::new(), line: Vec::new() }
    }

    pub(crate) const fn len(&self) -> usize {
        self.part.len()
    }

    #[inline]
    pub(crate) fn cell(&self, column: usize, row: usize) -> i32 {
        self.columns.get(column).map_or(NOTHING, |column| column.at(row))
    }

    pub(crate) fn part(&self, row: usize) -> usize {
        self.part.get(row).copied().map_or(usize::MAX, usize::from)
    }

    pub(crate) fn line(&self, row: usize) -> u32 {
        self.line.get(row).copied().unwrap_or(0)
    }

    pub(crate) fn push(&mut self, cells: impl Iterator<Item = i32>, part: u16, line: u32) {
        let row = self.len();
        for (column, cell) in self.columns.iter_mut().zip(cells) {
            column.put(row, cell);
        }
        self.part.push(part);
        self.line.push(line);
    }

    /// Gives every row the new number of its part.
    pub(crate) fn renumber_parts(&mut self, places: &[u16]) {
        for part in &mut self.part {
            if let Some(place) = places.get(usize::from(*part)) {
                *part = *place;
            }
        }
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
            .map(|column| {
                let (a, b) = (self.cell(column, a), self.cell(column, b));
                if a == b || a == NOTHING || b == NOTHING {
                    return a.cmp(&b);
                }
                match (self.text_in(column, a), self.text_in(column, b)) {
                    (Some(a), Some(b)) => texts.get(a).cmp(texts.get(b)),
                    _ => a.cmp(&b),
                }
            })
            .find(|order| order.is_ne())
            .unwrap_or(Ordering::Equal)
    }
}
