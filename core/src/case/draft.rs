//! Rows on their way to a register.

use crate::calendar::Day;
use crate::case::cells::NOTHING;
use crate::case::column_read::ColumnRead;
use crate::case::field::{Field, readable, text_of};
use crate::case::files::{FileNames, FileNumber, renumbered};
use crate::case::finding::Finding;
use crate::case::last_day::happens;
use crate::case::part::Part;
use crate::case::profile::Profile;
use crate::case::reading;
use crate::case::rows::{NO_ROW, Rows};
use crate::case::schema::{Kind, TableSpec};
use crate::case::tables::{EXTRAS, TABLES};
use crate::case::texts::Texts;
use crate::error::Error;

/// Where a row came from.
#[derive(Clone, Copy)]
pub(crate) struct From {
    pub(crate) part: u16,
    /// The row or line there; [`Finding::NO_LINE`] where it has none.
    pub(crate) line: u32,
    /// The file that is the line of.
    pub(crate) file: FileNumber,
    /// The row of the referral it belongs to, or [`NO_ROW`] where its id has to say.
    pub(crate) referral: u32,
}

impl From {
    /// A row whose id says which referral it belongs to, if any.
    pub(crate) const fn by_id(part: u16, line: u32) -> Self {
        Self { part, line, file: FileNumber::NONE, referral: NO_ROW }
    }
}

/// The parts, texts, rows and findings of a register, in whatever order they came.
pub(crate) struct Draft {
    pub(crate) parts: Vec<Part>,
    pub(crate) files: FileNames,
    pub(crate) texts: Texts,
    pub(crate) tables: Vec<Rows>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) columns_read: Vec<ColumnRead>,
    /// How many referrals there were before those of each register that is taken in.
    pub(crate) origins: Vec<usize>,
    pub(crate) profiles: Vec<Profile>,
}

impl Draft {
    pub(crate) fn empty() -> Self {
        Self {
            parts: Vec::new(),
            files: FileNames::default(),
            texts: Texts::default(),
            tables: TABLES.iter().map(|table| Rows::new(table)).collect(),
            findings: Vec::new(),
            columns_read: Vec::new(),
            origins: Vec::new(),
            profiles: Vec::new(),
        }
    }

    pub(crate) fn note(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Leaves one of a finding that is of the whole register and not of a row: where it is found, or was before.
    pub(crate) fn note_once(&mut self, finding: Finding, found: bool) {
        if found || self.findings.contains(&finding) {
            self.findings.retain(|other| *other != finding);
            self.note(finding);
        }
    }

    /// Which of the registers that were taken in a referral came with.
    pub(crate) fn origin(&self, referral: u32) -> usize {
        self.origins.partition_point(|first| usize::try_from(referral).is_ok_and(|row| *first <= row))
    }

    /// Tells each part that does not say when it was drawn the last day on which anything in it happened.
    pub(crate) fn tell_last_days(&mut self) {
        let mut last: Vec<i32> = vec![NOTHING; self.parts.len()];
        for rows in &self.tables {
            let columns = rows.table.columns.iter().enumerate();
            for (at, _) in columns.filter(|(_, column)| happens(rows.table, column)) {
                for row in 0..rows.len() {
                    if let Some(last) = last.get_mut(rows.part(row)) {
                        *last = rows.cell(at, row).max(*last);
                    }
                }
            }
        }
        for (part, last) in self.parts.iter_mut().zip(last) {
            let known = part.stated().or(part.last).is_some() || last == NOTHING;
            part.last = if known { part.last } else { Some(Day::read(last)) };
        }
    }

    /// Puts the names of files in order, each once, whatever order they came in; gives their new numbers.
    pub(crate) fn sort_files(&mut self) -> Result<Vec<FileNumber>, Error> {
        let numbers = self.files.sort()?;
        self.tables.iter_mut().for_each(|rows| rows.renumber_files(&numbers));
        for finding in &mut self.findings {
            *finding = finding.in_file(renumbered(finding.file, &numbers));
        }
        Ok(numbers)
    }

    /// The day on which what stands in a row was drawn, as far as its part says.
    pub(crate) fn day_of(&self, rows: &Rows, row: usize) -> Option<Day> {
        self.parts.get(rows.part(row)).and_then(Part::drawn)
    }

    /// Adds a row that came from there.
    pub(crate) fn store(&mut self, spec: &TableSpec, cells: &[i32], from: From) {
        if let Some(rows) = self.tables.get_mut(spec.place) {
            rows.push(cells.iter().copied(), from);
        }
    }

    /// Keeps an item that has no column of its own: its table, row, name and value. What has no row or name is kept as of
    /// `?`.
    pub(crate) fn keep(&mut self, item: [&str; 4], from: From) -> Result<(), Error> {
        let mut cells = [NOTHING; 5];
        for ((cell, text), column) in cells.iter_mut().zip(item).zip(EXTRAS.columns) {
            let text = readable(text);
            let text = if text.trim().is_empty() && column.required { "?" } else { &text };
            if !text.is_empty() {
                let sym = self.texts.intern(text).ok_or(Error::TooLarge)?;
                *cell = i32::try_from(sym.0).map_err(|_| Error::TooLarge)?;
            }
        }
        self.store(&EXTRAS, &cells, from);
        Ok(())
    }

    /// Keeps the cells of a row that is in no count.
    pub(crate) fn keep_row(&mut self, spec: &TableSpec, cells: &[i32], from: From) -> Result<(), Error> {
        let id = self.row_name(spec, cells, from.line);
        for (column, cell) in spec.columns.iter().zip(cells.iter().copied()).filter(|(_, c)| *c != NOTHING) {
            let text = reading::write(column.kind, cell, &self.texts).to_string();
            self.keep([spec.name, &id, column.name, &text], from)?;
        }
        Ok(())
    }

    /// What a row is called among the extras: its first id, else its row number, if it has one.
    pub(crate) fn row_name(&self, spec: &TableSpec, cells: &[i32], line: u32) -> String {
        let mut texts =
            spec.columns.iter().zip(cells).filter(|(column, _)| matches!(column.kind, Kind::Text));
        match texts.find(|(_, cell)| **cell != NOTHING) {
            Some((_, cell)) => self.texts.get(text_of(*cell)).to_owned(),
            None if line == Finding::NO_LINE => "?".to_owned(),
            None => line.to_string(),
        }
    }
}
