//! From typed rows or tables to a register.

use std::borrow::Cow;

use crate::calendar::Day;
use crate::case::assemble::Linked;
use crate::case::cells::NOTHING;
use crate::case::column_read::ColumnRead;
use crate::case::draft::{Draft, From};
use crate::case::field::{code_cell, readable};
use crate::case::files::{FileNumber, renumbered};
use crate::case::finding::{Finding, FindingCode, Severity};
use crate::case::notes;
use crate::case::part::Part;
use crate::case::profile::Profile;
use crate::case::reading::{self, Reading, unlikely_cell};
use crate::case::register::Register;
use crate::case::rows::{self, NO_ROW, Rows};
use crate::case::schema::{ColumnSpec, Kind, Noun, TableSpec};
use crate::case::tables::{EXTRAS, REFERRALS, ReferralRow, TABLES};
use crate::case::typed::TypedRow;
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
    draft: Draft,
    part: u16,
    file: FileNumber,
    /// Where the present row was told before.
    told: Option<(u32, FileNumber)>,
    found_before: Option<Vec<Finding>>,
}

impl std::fmt::Debug for RegisterBuilder {
    /// How many rows each table has so far: a builder that finds its way into a log tells nothing of a child.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        rows::count(&self.draft.tables, f)
    }
}

/// A referral of a builder, to add to it what belongs to it. It stands for nothing in another builder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReferralHandle(u32);

/// Where the rows of a table stood.
#[derive(Default)]
pub(crate) struct Origin<'s> {
    /// The row of the sheet that each row was; empty where it follows from the order.
    pub(crate) lines: &'s [u32],
    /// For each row, the row and the file in which it was told before, where the table says.
    pub(crate) told: Option<&'s [(u32, FileNumber)]>,
    /// The part each row came with, or nothing where it does not say; without this, all came with the present part.
    pub(crate) parts: Option<&'s [Option<u16>]>,
    /// Cells beyond the last column, by row: the row, the place of the column, the text.
    pub(crate) beyond: &'s [(usize, u32, String)],
}

impl RegisterBuilder {
    /// A builder whose rows come from that part.
    #[must_use]
    pub fn new(part: Part) -> Self {
        let mut builder = Self::empty();
        builder.draft.parts.push(part);
        builder
    }

    pub(crate) fn empty() -> Self {
        Self { draft: Draft::empty(), part: 0, file: FileNumber::NONE, told: None, found_before: None }
    }

    /// Goes on with the rows of another part.
    ///
    /// # Errors
    /// [`Error::TooLarge`] past 65,535 parts.
    pub fn next_part(&mut self, part: Part) -> Result<(), Error> {
        self.part = u16::try_from(self.draft.parts.len()).map_err(|_| Error::TooLarge)?;
        self.draft.parts.push(part);
        Ok(())
    }

    /// The part that rows now come from.
    pub fn part(&mut self) -> Option<&mut Part> {
        self.draft.parts.get_mut(usize::from(self.part))
    }

    /// Says in which file the rows stood that are added from now on, where it has a name.
    pub(crate) fn of_file(&mut self, name: Option<&str>) -> Result<(), Error> {
        self.file = self.file(name.unwrap_or_default())?;
        Ok(())
    }

    /// The number of the file of that name; without a name it is none.
    pub(crate) fn file(&mut self, name: &str) -> Result<FileNumber, Error> {
        if name.is_empty() { Ok(FileNumber::NONE) } else { self.draft.files.add(name) }
    }

    /// That row of the present part and file.
    const fn from(&self, line: u32) -> From {
        From { file: self.file, ..From::by_id(self.part, line) }
    }

    /// Adds a typed row; every column of its table then counts as reported. Findings about it
    /// name no row: it stood in no file.
    ///
    /// # Errors
    /// [`Error::TooLarge`] where no further text can be numbered.
    pub fn add(&mut self, row: &impl TypedRow) -> Result<(), Error> {
        if let Some(part) = self.part() {
            part.report_table(row.table());
        }
        let Some(cells) = row.cells(&mut self.draft.texts) else { return Err(Error::TooLarge) };
        for (column, cell) in row.table().columns.iter().zip(cells.as_ref()) {
            if let (Kind::Code(codes), Ok(place)) = (column.kind, usize::try_from(*cell))
                && place >= codes.names.len()
            {
                self.note(Finding::new(FindingCode::UnknownCode, row.table().name).in_column(column.name));
            }
        }
        self.push(row.table(), cells.as_ref(), self.from(Finding::NO_LINE), true).map(|_| ())
    }

    /// Adds a typed row that stood in that row of its source, without marking anything as reported.
    pub(crate) fn add_from(&mut self, row: &impl TypedRow, line: u32) -> Result<(), Error> {
        let Some(cells) = row.cells(&mut self.draft.texts) else { return Err(Error::TooLarge) };
        self.push(row.table(), cells.as_ref(), self.from(line), true).map(|_| ())
    }

    /// Adds a referral and gives a handle to it, by which [`add_to`](Self::add_to) adds what belongs to it: rows need
    /// name no id then, and one number may stand with several children. `line` is the row of its source, for findings;
    /// [`Finding::NO_LINE`] where it has none. Nothing is marked as reported.
    ///
    /// A referral without a number of its own is called `<child>:<day received>`, and further ones of that child and day
    /// `#2` and up in the order of what they and their rows say; those that differ only in team or holder are one.
    ///
    /// ```
    /// use dutydesk::case::{Finding, HoldingRow, Part, ReferralRow, RegisterBuilder};
    /// let mut builder = RegisterBuilder::new(Part::new("example"));
    /// let received = Some("2010-08-16".parse()?);
    /// for (child_id, worker_id) in [("c1", "W017"), ("c2", "")] {
    ///     let siblings = ReferralRow { referral_id: "F100", child_id, received, ..Default::default() };
    ///     let referral = builder.referral(&siblings, Finding::NO_LINE)?;
    ///     if !worker_id.is_empty() {
    ///         let holding = HoldingRow { start: received, worker_id, ..Default::default() };
    ///         builder.add_to(referral, &holding, Finding::NO_LINE)?;
    ///     }
    /// }
    /// let register = builder.finish()?;
    /// assert_eq!(register.referral("F100:c1").unwrap().holdings().count(), 1);
    /// assert_eq!(register.referral("F100:c2").unwrap().holdings().count(), 0);
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::TooLarge`] where no further text or row can be numbered.
    pub fn referral(&mut self, row: &ReferralRow<'_>, line: u32) -> Result<ReferralHandle, Error> {
        let Some(cells) = row.cells(&mut self.draft.texts) else { return Err(Error::TooLarge) };
        self.push(&REFERRALS, &cells, self.from(line), false)
    }

    /// Adds a row that belongs to that referral, whatever its `referral_id` says; left out where the referral was.
    ///
    /// # Errors
    /// [`Error::TooLarge`] where no further text can be numbered.
    pub fn add_to(&mut self, referral: ReferralHandle, row: &impl TypedRow, line: u32) -> Result<(), Error> {
        let Some(mut cells) = row.cells(&mut self.draft.texts) else { return Err(Error::TooLarge) };
        let spec = row.table();
        let id = (usize::try_from(referral.0).ok())
            .zip(self.draft.tables.get(REFERRALS.place).zip(REFERRALS.position("referral_id")))
            .filter(|_| referral.0 != NO_ROW)
            .map_or(NOTHING, |(row, (rows, id))| rows.cell_so_far(id, row));
        if let Some(cell) = spec.referral().and_then(|column| cells.as_mut().get_mut(column)) {
            *cell = id;
        }
        let from = From { referral: referral.0, ..self.from(line) };
        self.push(spec, cells.as_ref(), from, false).map(|_| ())
    }

    /// Keeps an item of a source that has no column of its own and belongs to that referral.
    ///
    /// # Errors
    /// [`Error::TooLarge`] where no further text can be numbered.
    pub fn keep_of(
        &mut self,
        referral: ReferralHandle,
        table: &TableSpec,
        name: &str,
        value: &str,
        line: u32,
    ) -> Result<(), Error> {
        let from = From { referral: referral.0, ..self.from(line) };
        self.draft.keep([table.name, "?", name, value], from)
    }

    /// Adds the rows of a table whose columns have the wire names; those it has count as reported. Columns of other
    /// names are kept among the extras under a finding.
    ///
    /// # Errors
    /// [`Error::MissingColumn`] where a required column is absent.
    pub fn add_table(&mut self, spec: &'static TableSpec, table: &Table) -> Result<(), Error> {
        if let Some(missing) = spec.columns.iter().find(|c| c.required && table.column(c.name).is_none()) {
            return Err(Error::missing(missing.name));
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
        for (row, usual) in (0..table.rows()).zip(0_u32..) {
            let line = origin.lines.get(row).copied().unwrap_or(usual);
            self.told = origin.told.and_then(|told| told.get(row).copied());
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
            let id = self.draft.row_name(spec, &cells, line);
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
                self.draft.keep_row(spec, &cells, self.from(line))?;
            } else {
                self.push(spec, &cells, self.from(line), true)?;
            }
        }
        self.told = None;
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
        let texts = &mut self.draft.texts;
        // A space around an id makes no other id; what a source has besides is kept as it came.
        let text = match value {
            Cell::Text(text) => readable(text),
            _ => Cow::Borrowed(""),
        };
        let value = match value {
            Cell::Text(_) if table != EXTRAS.name => Cell::Text(text.trim()),
            Cell::Text(_) => Cell::Text(&text),
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

    /// Adds a referral as it stands in a register.
    pub(crate) fn copy_referral(&mut self, register: &Register, row: usize) -> Result<(), Error> {
        let Some(rows) = register.tables.get(REFERRALS.place) else { return Ok(()) };
        let file = self.file(register.files.name(rows.file(row)).unwrap_or_default())?;
        let from = From { file, ..From::by_id(self.part, rows.line(row)) };
        self.draft.copy(register, &REFERRALS, rows, row, from)
    }

    /// Notes a finding.
    pub fn note(&mut self, finding: Finding) {
        self.draft.note(finding.in_file(self.file));
    }

    /// Says how a column of the present part was read.
    pub(crate) fn columns_read(&mut self, columns: impl IntoIterator<Item = ColumnRead>) {
        self.draft.columns_read.extend(columns);
    }

    /// What was found wrong with the rows when they were first read. What is no more than noted about them then is not
    /// noted again.
    pub(crate) fn found_before(&mut self, findings: Vec<Finding>) {
        self.found_before = Some(findings);
    }

    /// Says how others are read as the present part was.
    pub(crate) fn profile(&mut self, profile: Profile) {
        self.draft.profiles.push(profile);
    }

    /// Keeps an item of a source that has no column of its own.
    ///
    /// # Errors
    /// [`Error::TooLarge`] where no further text can be numbered.
    pub fn keep(&mut self, table: &str, row: &str, name: &str, value: &str, line: u32) -> Result<(), Error> {
        self.draft.keep([table, row, name, value], self.from(line))
    }

    /// Adds a row of cells, unless it lacks what it needs; implausible dates and placeholders are blanked. Gives its number
    /// among the rows of its table.
    fn push(
        &mut self,
        spec: &'static TableSpec,
        cells: &[i32],
        from: From,
        needs_id: bool,
    ) -> Result<ReferralHandle, Error> {
        // A row that comes with its referral, and a referral that is called by its child and day, need no id.
        let needed =
            |column: &ColumnSpec| column.required && (needs_id || column.noun != Some(Noun::Referral));
        let columns = || spec.columns.iter().zip(cells.iter().copied());
        let missing = columns().find(|(column, cell)| needed(column) && *cell == NOTHING);
        let unlikely = columns()
            .filter_map(|(column, cell)| unlikely_cell(column, cell).map(|code| (column, cell, code)));
        let unlikely: Vec<_> = unlikely.collect();
        let next = u32::try_from(self.draft.tables.get(spec.place).map_or(0, Rows::len));
        let Some(handle) = next.ok().filter(|next| *next < NO_ROW - 1).map(ReferralHandle) else {
            return Err(Error::TooLarge);
        };
        let first = self.told.map_or(from, |(line, file)| From { line, file, ..from });
        if missing.is_none() && unlikely.is_empty() {
            self.draft.store(spec, cells, first);
            return Ok(handle);
        }
        let id = self.draft.row_name(spec, cells, from.line);
        for (column, cell, code) in &unlikely {
            self.note(Finding::new(*code, spec.name).in_row(from.line).in_column(column.name));
            let day = Day::from_epoch(i64::from(*cell)).map(|day| day.to_string()).unwrap_or_default();
            self.draft.keep([spec.name, &id, column.name, &day], from)?;
        }
        let left = columns()
            .map(|(column, cell)| if unlikely_cell(column, cell).is_none() { cell } else { NOTHING });
        let left: Vec<i32> = left.collect();
        let missing =
            spec.columns.iter().zip(&left).find(|(column, cell)| needed(column) && **cell == NOTHING);
        let Some((column, _)) = missing else {
            self.draft.store(spec, &left, first);
            return Ok(handle);
        };
        let finding = Finding::new(FindingCode::MissingRequired, spec.name);
        self.note(finding.in_row(from.line).in_column(column.name));
        self.draft.keep_row(spec, &left, from)?;
        Ok(ReferralHandle(NO_ROW))
    }

    /// The register of the rows so far.
    ///
    /// # Errors
    /// [`Error::TooLarge`] where a table has more rows than can be numbered.
    pub fn finish(mut self) -> Result<Register, Error> {
        self.draft.tables.iter_mut().for_each(Rows::close);
        self.draft.tell_last_days();
        let files = self.draft.sort_files()?;
        let mut linked = Linked::of(self.draft)?;
        match self.found_before {
            None => notes::note(&mut linked.draft),
            Some(found) => {
                let findings = &mut linked.draft.findings;
                let of_rows = |finding: &Finding| TABLES.iter().any(|table| table.name == finding.table);
                findings.retain(|finding| finding.code.severity() != Severity::Noted || !of_rows(finding));
                let found = found.into_iter().filter(|finding| !finding.code.is_of_the_whole());
                findings.extend(found.map(|finding| finding.in_file(renumbered(finding.file, &files))));
            }
        }
        linked.assemble()
    }
}
