//! Rows on their way to a register.

use crate::case::cells::NOTHING;
use crate::case::column_read::ColumnRead;
use crate::case::field::text_of;
use crate::case::finding::Finding;
use crate::case::part::Part;
use crate::case::profile::Profile;
use crate::case::reading;
use crate::case::rows::Rows;
use crate::case::schema::{Kind, TableSpec};
use crate::case::tables::{EXTRAS, TABLES};
use crate::case::texts::Texts;
use crate::error::Error;

/// The parts, texts, rows and findings of a register, in whatever order they came.
pub(crate) struct Draft {
    pub(crate) parts: Vec<Part>,
    pub(crate) texts: Texts,
    pub(crate) tables: Vec<Rows>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) columns_read: Vec<ColumnRead>,
    pub(crate) profiles: Vec<Profile>,
}

impl Draft {
    pub(crate) fn empty() -> Self {
        Self {
            parts: Vec::new(),
            texts: Texts::default(),
            tables: TABLES.iter().map(|table| Rows::new(table)).collect(),
            findings: Vec::new(),
            columns_read: Vec::new(),
            profiles: Vec::new(),
        }
    }

    pub(crate) fn note(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Adds a row that came with that part.
    pub(crate) fn store(&mut self, spec: &TableSpec, cells: &[i32], part: u16, line: u32) {
        if let Some(rows) = self.tables.get_mut(spec.place) {
            rows.push(cells.iter().copied(), part, line);
        }
    }

    /// Keeps an item that has no column of its own: its table, row, name and value.
    pub(crate) fn keep(&mut self, item: [&str; 4], part: u16, line: u32) -> Result<(), Error> {
        let mut cells = [NOTHING; 5];
        for (cell, text) in cells.iter_mut().zip(item) {
            if !text.is_empty() {
                let sym = self.texts.intern(text).ok_or(Error::TooLarge)?;
                *cell = i32::try_from(sym.0).map_err(|_| Error::TooLarge)?;
            }
        }
        self.store(&EXTRAS, &cells, part, line);
        Ok(())
    }

    /// Keeps the cells of a row that is in no count.
    pub(crate) fn keep_row(
        &mut self,
        spec: &TableSpec,
        cells: &[i32],
        part: u16,
        line: u32,
    ) -> Result<(), Error> {
        let id = self.row_name(spec, cells, line);
        for (column, cell) in spec.columns.iter().zip(cells.iter().copied()).filter(|(_, c)| *c != NOTHING) {
            let text = reading::write(column.kind, cell, &self.texts).to_string();
            self.keep([spec.name, &id, column.name, &text], part, line)?;
        }
        Ok(())
    }

    /// What a row is called among the extras: its first id, else its row number, if it has one.
    pub(crate) fn row_name(&self, spec: &TableSpec, cells: &[i32], line: u32) -> String {
        let mut texts =
            spec.columns.iter().zip(cells).filter(|(column, _)| matches!(column.kind, Kind::Text));
        match texts.find(|(_, cell)| **cell != NOTHING) {
            Some((_, cell)) => self.texts.get(text_of(*cell)).to_owned(),
            None if line == 0 => "?".to_owned(),
            None => line.to_string(),
        }
    }
}
