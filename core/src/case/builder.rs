//! From typed rows or tables to a register.

use crate::calendar::Day;
use crate::case::assemble;
use crate::case::cells::NOTHING;
use crate::case::field::{code_cell, text_of};
use crate::case::finding::{Finding, FindingCode};
use crate::case::notes;
use crate::case::part::Part;
use crate::case::reading::{self, Reading};
use crate::case::register::Register;
use crate::case::rows::Rows;
use crate::case::schema::{ColumnSpec, Kind, TableSpec};
use crate::case::tables::{EXTRAS, Row, TABLES};
use crate::case::texts::Texts;
use crate::error::Error;
use crate::table::{Cell, Table};

/// Takes rows in any order and gives a [`Register`], with a [`Finding`] for every row or value it could not take.
///
/// ```
/// use dutydesk::calendar::Day;
/// use dutydesk::case::{HoldingRow, Part, ReferralRow, RegisterBuilder};
/// let mut builder = RegisterBuilder::new(Part::new("example"));
/// let received = Some(Day::from_ymd(2010, 8, 16)?);
/// builder.add(&ReferralRow { referral_id: "r1", child_id: "c1", received, ..Default::default() })?;
/// builder.add(&HoldingRow { referral_id: "r1", start: received, holder_kind: "manager", ..Default::default() })?;
/// let register = builder.finish()?;
/// assert_eq!(register.cases().count(), 1);
/// assert!(register.findings().is_empty());
/// # Ok::<(), dutydesk::Error>(())
/// ```
pub struct RegisterBuilder {
    pub(crate) parts: Vec<Part>,
    pub(crate) texts: Texts,
    pub(crate) tables: Vec<Rows>,
    pub(crate) findings: Vec<Finding>,
    part: u16,
}

/// Where the rows of a table stood.
#[derive(Default)]
pub(crate) struct Origin<'s> {
    /// The row of the sheet that each row was; empty where it follows from the order.
    pub(crate) lines: &'s [u32],
    /// The part each row came with, or nothing where it does not say; without this, all came with the present part.
    pub(crate) parts: Option<&'s [Option<u16>]>,
    /// Cells beyond the last column, by row: the row, the place of the column, the text.
    pub(crate) beyond: &'s [(usize, u32, String)],
}

/// Whether a date of birth, a referral or a plan can lie on that day.
pub(crate) fn plausible(day: Day) -> bool {
    (1900..=2100).contains(&day.year())
}

impl RegisterBuilder {
    /// A builder whose rows come from that part.
    #[must_use]
    pub fn new(part: Part) -> Self {
        let mut builder = Self::empty();
        builder.parts.push(part);
        builder
    }

    pub(crate) fn empty() -> Self {
        Self {
            parts: Vec::new(),
            texts: Texts::default(),
            tables: TABLES.iter().map(|table| Rows::new(table)).collect(),
            findings: Vec::new(),
            part: 0,
        }
    }

    /// Goes on with the rows of another part.
    ///
    /// # Errors
    /// [`Error::TooLarge`] past 65,535 parts.
    pub fn next_part(&mut self, part: Part) -> Result<(), Error> {
        self.part = u16::try_from(self.parts.len()).map_err(|_| Error::TooLarge)?;
        self.parts.push(part);
        Ok(())
    }

    /// The part that rows now come from.
    pub fn part(&mut self) -> Option<&mut Part> {
        self.parts.get_mut(usize::from(self.part))
    }

    /// Adds a typed row; every column of its table then counts as reported. Findings about it
    /// name no row: it stood in no file.
    ///
    /// # Errors
    /// [`Error::TooLarge`] where no further text can be numbered.
    pub fn add(&mut self, row: &impl Row) -> Result<(), Error> {
        if let Some(part) = self.part() {
            part.report_table(row.table());
        }
        row.add_to(self, 0)
    }

    /// Adds a typed row that stood in that row of its source, without marking anything as reported.
    pub(crate) fn add_from(&mut self, row: &impl Row, line: u32) -> Result<(), Error> {
        row.add_to(self, line)
    }

    /// Adds the rows of a table whose columns have the wire names; those it has count as reported. Columns of other
    /// names are kept among the extras under a finding.
    ///
    /// # Errors
    /// [`Error::MissingColumn`] where a required column is absent.
    pub fn add_table(&mut self, spec: &'static TableSpec, table: &Table) -> Result<(), Error> {
        if let Some(missing) = spec.columns.iter().find(|c| c.required && table.column(c.name).is_none()) {
            return Err(Error::MissingColumn { column: missing.name });
        }
        for column in spec.columns.iter().filter(|column| table.column(column.name).is_some()) {
            if let Some(part) = self.part() {
                part.report_column(spec, column.name);
            }
        }
        self.add_rows(spec, table, &Origin::default())
    }

    /// Adds the rows of a table from that source, without marking anything as reported.
    pub(crate) fn add_rows(
        &mut self,
        spec: &'static TableSpec,
        table: &Table,
        origin: &Origin<'_>,
    ) -> Result<(), Error> {
        let columns: Vec<_> = spec.columns.iter().map(|column| table.column(column.name)).collect();
        let unknown: Vec<_> = (1_u32..)
            .zip(table.columns())
            .filter(|(_, column)| spec.column(column.name()).is_none())
            .collect();
        for (place, _) in &unknown {
            self.note(Finding::new(FindingCode::UnknownColumn, spec.name).in_place(*place));
        }
        let mut beyond = origin.beyond.iter().peekable();
        let mut cells = vec![NOTHING; spec.columns.len()];
        for (row, usual) in (0..table.rows()).zip(2_u32..) {
            let line = origin.lines.get(row).copied().unwrap_or(usual);
            let mut left_out = Vec::new();
            for ((cell, column), spec_column) in cells.iter_mut().zip(&columns).zip(spec.columns) {
                let value = column.map_or(Cell::Null, |column| column.cell(row));
                *cell = match self.read(value, spec_column, spec.name, line)? {
                    Reading::Cell(cell) => cell,
                    Reading::LeftOut(code) => {
                        self.note(Finding::new(code, spec.name).in_row(line).in_column(spec_column.name));
                        left_out.push((spec_column.name, value));
                        NOTHING
                    }
                };
            }
            let part = origin.parts.map(|parts| parts.get(row).copied().flatten());
            if let Some(Some(part)) = part {
                self.part = part;
            }
            let id = self.row_name(spec, &cells, line);
            for (name, value) in left_out {
                self.keep(spec.name, &id, name, &value.to_string(), line)?;
            }
            for (_, column) in &unknown {
                let value = column.cell(row);
                if value != Cell::Null {
                    self.keep(spec.name, &id, column.name(), &value.to_string(), line)?;
                }
            }
            while let Some((_, place, text)) = beyond.next_if(|(at, ..)| *at <= row) {
                self.keep(spec.name, &id, &format!("column {place}"), text, line)?;
            }
            if part == Some(None) {
                self.note(
                    Finding::new(FindingCode::MissingRequired, spec.name).in_row(line).in_column("part"),
                );
                self.keep_row(spec, &cells, &id, line, usize::from(self.part))?;
            } else {
                self.push(spec, &cells, line)?;
            }
        }
        Ok(())
    }

    /// The cell a value gives in that column.
    fn read(
        &mut self,
        value: Cell<'_>,
        column: &ColumnSpec,
        table: &'static str,
        line: u32,
    ) -> Result<Reading, Error> {
        let texts = &mut self.texts;
        // A space around an id makes no other id; what a source has besides is kept as it came.
        let value = match value {
            Cell::Text(text) if table != EXTRAS.name => Cell::Text(text.trim()),
            value => value,
        };
        Ok(match (column.kind, value) {
            (_, Cell::Null | Cell::Text("")) => Reading::Cell(NOTHING),
            (Kind::Text, value) => {
                let sym = match value {
                    Cell::Text(text) => texts.intern(text),
                    value => texts.intern(&value.to_string()),
                };
                Reading::Cell(sym.and_then(|sym| i32::try_from(sym.0).ok()).ok_or(Error::TooLarge)?)
            }
            (Kind::Code(codes), value) => {
                let text = value.to_string();
                let cell = code_cell(codes, &text, texts).ok_or(Error::TooLarge)?;
                if usize::try_from(cell).is_ok_and(|place| place >= codes.names.len()) {
                    self.note(
                        Finding::new(FindingCode::UnknownCode, table).in_row(line).in_column(column.name),
                    );
                }
                Reading::Cell(cell)
            }
            (kind, value) => reading::read(kind, value),
        })
    }

    pub(crate) fn texts_mut(&mut self) -> &mut Texts {
        &mut self.texts
    }

    /// Notes a finding.
    pub fn note(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Keeps an item of a source that has no column of its own.
    ///
    /// # Errors
    /// [`Error::TooLarge`] where no further text can be numbered.
    pub fn keep(&mut self, table: &str, row: &str, name: &str, value: &str, line: u32) -> Result<(), Error> {
        let mut cells = [NOTHING; 5];
        for (cell, text) in cells.iter_mut().zip([table, row, name, value]) {
            if !text.is_empty() {
                let sym = self.texts.intern(text).ok_or(Error::TooLarge)?;
                *cell = i32::try_from(sym.0).map_err(|_| Error::TooLarge)?;
            }
        }
        self.store(&EXTRAS, &cells, line);
        Ok(())
    }

    /// Adds a row of cells, unless it lacks what it needs; implausible dates are blanked.
    pub(crate) fn push(&mut self, spec: &'static TableSpec, cells: &[i32], line: u32) -> Result<(), Error> {
        let plausible = |column: &ColumnSpec, cell: i32| {
            cell == NOTHING
                || !matches!(column.kind, Kind::Day)
                || Day::from_epoch(i64::from(cell)).is_ok_and(plausible)
        };
        let columns = || spec.columns.iter().zip(cells.iter().copied());
        let missing = columns().find(|(column, cell)| column.required && *cell == NOTHING);
        let implausible: Vec<_> = columns().filter(|(column, cell)| !plausible(column, *cell)).collect();
        if missing.is_none() && implausible.is_empty() {
            self.store(spec, cells, line);
            return Ok(());
        }
        let id = self.row_name(spec, cells, line);
        for (column, cell) in &implausible {
            self.note(
                Finding::new(FindingCode::ImplausibleDate, spec.name).in_row(line).in_column(column.name),
            );
            let day = Day::from_epoch(i64::from(*cell)).map(|day| day.to_string()).unwrap_or_default();
            self.keep(spec.name, &id, column.name, &day, line)?;
        }
        let left = columns().map(|(column, cell)| if plausible(column, cell) { cell } else { NOTHING });
        let left: Vec<i32> = left.collect();
        let missing = spec.columns.iter().zip(&left).find(|(c, cell)| c.required && **cell == NOTHING);
        let Some((column, _)) = missing else {
            self.store(spec, &left, line);
            return Ok(());
        };
        self.note(Finding::new(FindingCode::MissingRequired, spec.name).in_row(line).in_column(column.name));
        self.keep_row(spec, &left, &id, line, usize::from(self.part))
    }

    /// Keeps the cells of a row that is in no count.
    pub(crate) fn keep_row(
        &mut self,
        spec: &'static TableSpec,
        cells: &[i32],
        id: &str,
        line: u32,
        part: usize,
    ) -> Result<(), Error> {
        self.part = u16::try_from(part).map_err(|_| Error::TooLarge)?;
        for (column, cell) in spec.columns.iter().zip(cells.iter().copied()).filter(|(_, c)| *c != NOTHING) {
            let text = reading::write(column.kind, cell, &self.texts).to_string();
            self.keep(spec.name, id, column.name, &text, line)?;
        }
        Ok(())
    }

    fn store(&mut self, spec: &'static TableSpec, cells: &[i32], line: u32) {
        let part = self.part;
        if let Some(rows) = self.tables.get_mut(spec.place) {
            rows.push(cells.iter().copied(), part, line);
        }
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

    /// The register of the rows so far.
    ///
    /// # Errors
    /// [`Error::TooLarge`] where a table has more rows than can be numbered.
    pub fn finish(mut self) -> Result<Register, Error> {
        self.tables.iter_mut().for_each(Rows::close);
        notes::note(&mut self);
        assemble::assemble(self)
    }
}
