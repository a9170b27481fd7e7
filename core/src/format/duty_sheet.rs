//! The duty tracking sheet: one row for each referral, as kept in a spreadsheet.
//!
//! # Columns
//!
//! Only `child_id` and `received` must be there. Headers are matched without regard to upper and lower case, blanks and
//! punctuation, by the names below or the words practice uses for them (`Date of referral`, `Allocated worker`,
//! `IA completed`, `DOB` ...); [`DutySheet::map`] names a column of any other header.
//!
//! | column | what it says |
//! |---|---|
//! | `child_id`, `received` | the child, and the day the referral was received, with or without a time of day |
//! | `referral_id` | the referral's own id. Without one a row is called `<child_id>:<received>`; further rows of the same child and day that differ are `#2`, `#3` in the order of what they say |
//! | `received_time`, `source`, `primary_need` | as in the `referrals` table |
//! | `district`, `team` | where the referral came. A team that stands with several districts is a team of each, called `<district>: <team>`; without a team the district stands for it |
//! | `decision`, `decided` | what was decided, and when |
//! | `worker`, `holder_kind`, `allocated` | who or what holds the case (below), and from when |
//! | `assessment_kind`, `assessment_started`, `assessment_completed`, `overrun_reason` | the assessment. Without a kind it is the one the headers speak of, else an initial assessment for a referral before 15 April 2013 and a single assessment after |
//! | `child_seen` | the day the child was seen in the assessment, or yes: then by its completion, else its start |
//! | `closed`, `closure_reason` | the first day the case was no longer open, and why; it ends the holding too |
//! | `family_group`, `birth_date` | of the child |
//! | `recorded`, `received_recorded`, `decided_recorded`, `allocated_recorded`, ... | the day a row, or one date of it, was entered |
//!
//! Dates are read as UK offices write them, never month first. Every row is in the register once or left out under a
//! finding; every cell that is not in a canonical column is kept among the `extras`.
//!
//! # Who holds the case
//!
//! The worker cell says, by the first of these that applies:
//!
//! 1. the caller's look-up table ([`DutySheet::look_up`]);
//! 2. the row's `holder_kind`; the worker cell then says which worker, manager or duty worker;
//! 3. a kind of holder in its place: DUTY, TM, tray, team, tbc, unallocated;
//! 4. without a look-up table, or where the texts are said to be ids, an id: one word with a digit in it, such as `W017`.
//!
//! A text that nothing explains, initials and names among them, is *unknown*, never a worker. An empty cell is nobody: the
//! team a referral came to does not hold the case. Where the sheet has neither column, who holds is not reported.

mod children;
mod columns;
mod days;
mod holder;
mod keys;
mod look_up;
mod options;
mod rows;
mod status;

use crate::calendar::Day;
use crate::case::{ColumnRead, Part, Register};
use crate::error::Error;
use crate::format::File;
use crate::format::source::{DateOrder, Sheet, unpacked};
use crate::table::Table;

use columns::{Columns, Mapped, SheetColumn, is_given};
use holder::Holders;
use look_up::LookUp;
use rows::Rows;

pub use holder::{SheetHolder, WorkerTexts};
pub use look_up::{holders_of, holders_of_table};
pub use options::{READ, READ_DUTY_SHEET, SHEET_OPTIONS, SheetOptions};

/// What findings call the sheet.
const SHEET: &str = "duty_sheet";

/// How to read a duty tracking sheet.
///
/// ```
/// use dutydesk::case::HolderKind;
/// use dutydesk::format::duty_sheet::{DutySheet, SheetHolder};
/// let sheet = "Child;Came in;Who\nc1;16/08/2010;JB\nc2;17/08/2010;DUTY\n";
/// let register = DutySheet::default()
///     .map("received", "Came in")?
///     .map("worker", "Who")?
///     .look_up("JB", SheetHolder::worker("W017"))
///     .read(sheet.as_bytes())?;
/// let kinds: Vec<_> = register.cases().flat_map(|case| case.holdings()).map(|held| held.holder_kind()).collect();
/// assert_eq!(kinds, [Some(HolderKind::Worker), Some(HolderKind::Duty)]);
/// # Ok::<(), dutydesk::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct DutySheet {
    mapped: Mapped,
    look_up: LookUp,
    options: SheetOptions,
}

impl DutySheet {
    /// The names of the columns, in the order of a sheet to fill in.
    pub const COLUMNS: &'static [&'static str] = columns::NAMES;

    /// Reads that column from the one with that header, whatever other headers look like.
    ///
    /// # Errors
    /// [`Error::UnknownName`] where `column` is not one of [`COLUMNS`](Self::COLUMNS).
    pub fn map(mut self, column: &str, header: &str) -> Result<Self, Error> {
        self.mapped.insert(SheetColumn::of_name(column)?, Some(header.to_owned()));
        Ok(self)
    }

    /// Takes no heading for that column, whatever it looks like: its cells are kept as they are.
    ///
    /// # Errors
    /// [`Error::UnknownName`] where `column` is not one of [`COLUMNS`](Self::COLUMNS).
    pub fn without(mut self, column: &str) -> Result<Self, Error> {
        self.mapped.insert(SheetColumn::of_name(column)?, None);
        Ok(self)
    }

    /// Says who a text of the worker column stands for, upper and lower case alike. With a look-up table no text counts as
    /// a worker's id by its looks.
    #[must_use]
    pub fn look_up(mut self, text: &str, holder: SheetHolder) -> Self {
        self.look_up.insert(text, holder);
        self
    }

    /// Says what the texts of the worker column are that no list explains. Without this, names, where more cells of the
    /// column look like those than like ids, under a finding.
    #[must_use]
    pub fn workers(mut self, texts: WorkerTexts) -> Self {
        self.options.workers = Some(texts);
        self
    }

    /// Says which number of a date is the day where its form leaves that open. Without this each column says, as a whole.
    #[must_use]
    pub fn dates(mut self, order: DateOrder) -> Self {
        self.options.dates = Some(order);
        self
    }

    /// The authority the sheet speaks for.
    #[must_use]
    pub fn authority(mut self, authority: &str) -> Self {
        self.options.authority = Some(authority.to_owned());
        self
    }

    /// The first and the last day the sheet observed.
    #[must_use]
    pub const fn period(mut self, from: Day, to: Day) -> Self {
        self.options.period = Some((from, to));
        self
    }

    /// The day the sheet was drawn.
    #[must_use]
    pub const fn extracted(mut self, day: Day) -> Self {
        self.options.extracted = Some(day);
        self
    }

    /// Reads the bytes of a CSV file, or of a workbook: all its sheets that have the headings, hidden ones too.
    ///
    /// # Errors
    /// [`Error::MissingColumn`] without `child_id` or `received`; [`Error::MissingHeading`] where a header given to
    /// [`map`](Self::map) is not there; [`Error::EmptyFile`], [`Error::UnknownFormat`] or [`Error::Unreadable`] for what is no CSV file;
    /// [`Error::TooLarge`] past what a register can number.
    pub fn read(&self, bytes: &[u8]) -> Result<Register, Error> {
        self.read_file(File::from(bytes))
    }

    /// The same of a file, whose name findings and lists then tell.
    ///
    /// # Errors
    /// As [`read`](Self::read); they tell no name.
    pub fn read_file(&self, file: File<'_>) -> Result<Register, Error> {
        let knows = |heading: &str| self.knows(heading);
        let mut sheets = Sheet::read_all(&unpacked(file.bytes)?, &knows)?;
        sheets.iter_mut().for_each(|sheet| sheet.file = file.base_name().map(str::to_owned));
        if sheets.len() > 1 {
            sheets = Sheet::chosen(sheets, &knows, |sheet| self.lacks(sheet).is_empty());
        }
        self.check_given(sheets.iter().map(Sheet::headings))?;
        if let [sheet] = sheets.as_slice() {
            return self.read_sheet(sheet);
        }
        let registers = sheets.iter().map(|sheet| self.read_sheet(sheet));
        Register::merge(registers.collect::<Result<Vec<_>, _>>()?)
    }

    /// Reads a table, for example a frame; its rows are counted from 0.
    ///
    /// # Errors
    /// [`Error::MissingColumn`] without `child_id` or `received`; [`Error::MissingHeading`] where a header given to
    /// [`map`](Self::map) is not there; [`Error::TooLarge`] past what a register can number.
    pub fn read_table(&self, table: &Table) -> Result<Register, Error> {
        let sheet = Sheet::of(table)?;
        self.check_given([sheet.headings()].into_iter())?;
        self.read_sheet(&sheet)
    }

    pub(crate) fn read_sheet(&self, sheet: &Sheet) -> Result<Register, Error> {
        let mut part = Part::new(SHEET);
        part.authority.clone_from(&self.options.authority);
        (part.from, part.to) = self.options.period.unzip();
        part.extracted = self.options.extracted;
        let columns = Columns::find(&sheet.columns, &self.mapped)?;
        let holders = Holders::of(&columns, &self.look_up, self.options.workers);
        Rows::new(sheet, columns, holders, self.options.dates, part).read(&self.options)
    }

    /// Whether a text is the heading of a column: one of practice, or one that was given.
    pub(crate) fn knows(&self, heading: &str) -> bool {
        knows(heading) || self.is_mapped(heading)
    }

    fn is_mapped(&self, heading: &str) -> bool {
        self.mapped.values().flatten().any(|given| is_given(heading, given))
    }

    /// What the headings of a sheet are taken for.
    pub(crate) fn headings(&self, sheet: &Sheet) -> Vec<ColumnRead> {
        let meanings = columns::meanings(sheet.names(), &self.mapped);
        let read = (1_u32..).zip(&sheet.columns).zip(meanings).map(|((place, column), meaning)| ColumnRead {
            file: sheet.file.clone(),
            place,
            heading: column.heading.clone(),
            column: meaning.map(SheetColumn::name),
            form: String::new(),
            filled: column.filled(),
            rows: u32::try_from(sheet.rows()).unwrap_or(u32::MAX),
            unexplained: Vec::new(),
            dates: None,
        });
        read.collect()
    }

    /// Whether a sheet has a heading that was given.
    pub(crate) fn is_given(&self, sheet: &Sheet) -> bool {
        sheet.names().any(|heading| self.is_mapped(heading))
    }

    /// What a sheet lacks of a duty tracking sheet, as errors.
    pub(crate) fn lacks(&self, sheet: &Sheet) -> Vec<Error> {
        columns::lacks(sheet.names(), &self.mapped)
    }

    /// That every heading given is in one of the sheets.
    ///
    /// # Errors
    /// [`Error::MissingHeading`] of `columns`, with the headings there are: where two of them are known, the row they are from is
    /// that of the headings, and no record.
    pub(crate) fn check_given(&self, sheets: impl Iterator<Item = Vec<String>> + Clone) -> Result<(), Error> {
        let is_there = |given: &str| sheets.clone().flatten().any(|heading| is_given(&heading, given));
        for (column, given) in &self.mapped {
            if given.as_deref().is_none_or(is_there) {
                continue;
            }
            let named =
                sheets.clone().filter(|names| names.iter().filter(|name| self.knows(name)).count() > 1);
            let mut headings: Vec<String> = named.flatten().collect();
            headings.sort_unstable();
            headings.dedup();
            return Err(Error::MissingHeading { column: column.name(), headings }.of("columns"));
        }
        Ok(())
    }
}

/// Whether a text is the heading of a column in practice.
pub(crate) fn knows(heading: &str) -> bool {
    SheetColumn::of_header(heading).is_some()
}

/// The names that findings about a sheet give.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    columns::NAMES.iter().copied().chain([SHEET])
}

/// Whether a table with these headers is a duty tracking sheet: they name the child and the day the referral was
/// received.
///
/// ```
/// use dutydesk::format::duty_sheet::recognises;
/// assert!(recognises(["Child ID", "Date of referral", "Notes"].into_iter()));
/// assert!(!recognises(["Child ID", "Notes"].into_iter()));
/// ```
#[must_use]
pub fn recognises<'n>(headers: impl Iterator<Item = &'n str> + Clone) -> bool {
    columns::lacks(headers, &Mapped::new()).is_empty()
}
