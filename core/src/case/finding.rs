//! What is wrong with a record. A finding never holds text of the file: only codes, names the library knows, and numbers.

use serde::Serialize;

use crate::case::files::FileNumber;
use crate::named::named;

named! {
    /// What became of what was wrong.
    Severity, "severity" {
        /// The row is in no count; its cells are kept among the extras.
        RowLeftOut = "row_left_out",
        /// The cell counts as blank; its text is kept among the extras.
        ValueLeftOut = "value_left_out",
        /// The record counts as it stands.
        Noted = "noted",
    }
}

macro_rules! finding_codes {
    ($( $(#[doc = $meaning:literal])+ $code:ident = $name:literal, $severity:ident; )+) => {
        named! {
            /// What is wrong with a record.
            #![non_exhaustive]
            FindingCode, "finding" { $( $(#[doc = $meaning])+ $code = $name, )+ }
        }

        impl FindingCode {
            /// What became of the record.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$code => Severity::$severity),+ }
            }
        }
    };
}

finding_codes! {
    /// A row lacks a value it cannot do without.
    MissingRequired = "missing_required", RowLeftOut;
    /// A row belongs to a referral that is not in the register.
    UnknownReferral = "unknown_referral", RowLeftOut;
    /// A row belongs to a referral number that stands with several children, and does not say which; `<number>:<child>`
    /// says it.
    ReferralOfWhichChild = "referral_of_which_child", RowLeftOut;
    /// Two rows with one id differ; the first in order counts.
    ConflictingRow = "conflicting_row", RowLeftOut;
    /// A later extract of the same authority speaks for what an earlier one said in this row; the later one counts.
    SupersededRow = "superseded_row", RowLeftOut;
    /// A row stands twice, equal in every column; it counts once.
    RepeatedRow = "repeated_row", RowLeftOut;
    /// A row has no value at all.
    EmptyRow = "empty_row", RowLeftOut;
    /// Rows stand above the headings, such as a title; they are no data.
    RowsAboveHeadings = "rows_above_headings", Noted;
    /// The headings stand again among the rows; those rows are no data.
    RepeatedHeadings = "repeated_headings", Noted;
    /// A quotation mark opens a cell and would have swallowed the rows that follow; it is read as a letter of its cell, and each
    /// line as a row.
    StrayQuotationMark = "stray_quotation_mark", Noted;
    /// A row of totals, or a note among the rows or below them; it is no referral.
    NoRecord = "no_record", RowLeftOut;
    /// A row could not be read.
    UnreadableRow = "unreadable_row", RowLeftOut;
    /// A date could not be read.
    UnreadableDate = "unreadable_date", ValueLeftOut;
    /// A date lies before 1900 or after 2100.
    ImplausibleDate = "implausible_date", ValueLeftOut;
    /// A date is one that programs write where there is none, such as 1900-01-01 or 9999-12-31.
    PlaceholderDate = "placeholder_date", ValueLeftOut;
    /// The dates of a column can only be month first, and were read so; `dates` says otherwise.
    DatesMonthFirst = "dates_month_first", Noted;
    /// Every date of a column could be day first or month first; they were read day first, as the UK writes them, unless
    /// `dates` is "month_first".
    DatesCouldBeEither = "dates_could_be_either", Noted;
    /// Some dates of a column can only be day first and others only month first; those that could be either were not
    /// read: `dates`, "day_first" or "month_first", says which they are.
    DatesOfTwoOrders = "dates_of_two_orders", ValueLeftOut;
    /// A cell holds the error of a formula.
    ErrorCell = "error_cell", ValueLeftOut;
    /// A time of day could not be read.
    UnreadableTime = "unreadable_time", ValueLeftOut;
    /// A number could not be read.
    UnreadableNumber = "unreadable_number", ValueLeftOut;
    /// A yes or no could not be read.
    UnreadableFlag = "unreadable_flag", ValueLeftOut;
    /// A code is not on its list; it is kept as it came.
    UnknownCode = "unknown_code", Noted;
    /// A code is on the list of another collection year.
    CodeOfAnotherYear = "code_of_another_year", Noted;
    /// A date lies after the last day the source observed.
    DateAfterPeriod = "date_after_period", Noted;
    /// A later extract no longer shows who held a case; the holding counts as ended on the day of that extract.
    HolderNoLongerShown = "holder_no_longer_shown", Noted;
    /// Several sources of one authority hold the same referral and one does not say when it was drawn: it counts as drawn on
    /// the last day on which anything in it happened, and the latest speaks. `extracted` says when it was.
    ExtractsWithoutDay = "extracts_without_day", Noted;
    /// One id stands under several authorities and so is not one; each is written with its authority before it.
    IdOfSeveralAuthorities = "id_of_several_authorities", Noted;
    /// Something ends before it starts.
    EndBeforeStart = "end_before_start", Noted;
    /// Work on a referral is dated before the referral was received.
    BeforeReferral = "before_referral", Noted;
    /// A row has more cells than the header; the extra ones are kept among the extras.
    ExtraCells = "extra_cells", Noted;
    /// Two columns have one meaning; one counts, the cells of the other are kept among the extras.
    RepeatedColumn = "repeated_column", Noted;
    /// A column says nothing without another that the sheet lacks, such as an allocation date without a
    /// holder; its cells are kept among the extras.
    UnusedColumn = "unused_column", Noted;
    /// A column is not one the form knows; its cells are kept among the extras.
    UnknownColumn = "unknown_column", Noted;
    /// An item is not one the census knows; it is kept among the extras.
    UnknownItem = "unknown_item", Noted;
    /// An item belongs to another collection year; it is read all the same.
    ItemOfAnotherYear = "item_of_another_year", Noted;
    /// An item stands where the census does not have it; it is kept among the extras.
    ItemOutOfPlace = "item_out_of_place", Noted;
    /// An item stands twice where one is expected; the first counts, the others are kept among the extras.
    RepeatedItem = "repeated_item", Noted;
    /// Text stands between elements; it is kept among the extras.
    StrayText = "stray_text", Noted;
    /// The file is cut off or stops being well-formed; what stands before counts.
    CutShort = "cut_short", Noted;
    /// The file declares a document type or uses an entity of its own; it is not followed.
    EntityNotExpanded = "entity_not_expanded", Noted;
    /// The header contradicts itself or the collection, for example a reference date that is not 31 March.
    HeaderInconsistent = "header_inconsistent", Noted;
    /// A referral with no further action has no closing date; it counts as closed the day it was received.
    NoFurtherActionUndated = "no_further_action_undated", Noted;
    /// Work is recorded on a referral marked no further action; it stays open until a closing date.
    NoFurtherActionWithWork = "no_further_action_with_work", Noted;
    /// A case is said to be closed and has no closing date; it counts as closed on the last day anything happened in it.
    ClosedUndated = "closed_undated", Noted;
    /// A case is said to be open and has a closing date; it counts as closed on that day.
    OpenWithClosingDate = "open_with_closing_date", Noted;
    /// One referral number stands with several children; each is a referral, called `<number>:<child>`.
    ReferralOfSeveralChildren = "referral_of_several_children", Noted;
    /// Two rows differ only in who holds the case and since when; they are one referral, held by one after the other.
    HolderInAnotherRow = "holder_in_another_row", Noted;
    /// The texts of the worker column are taken for names of workers; say `workers="ids"` where they are none.
    WorkerNames = "worker_names", Noted;
    /// An id was damaged by a spreadsheet, such as 1.2E+11; those who have it cannot be told apart.
    DamagedId = "damaged_id", Noted;
    /// A child was seen on a day not given; it counts as seen by the assessment's last date.
    SeenUndated = "seen_undated", Noted;
    /// A child was seen, but neither that day nor the assessment has a date; it does not count as seen.
    SeenWithoutDate = "seen_without_date", ValueLeftOut;
    /// An assessment has no start; it counts as started the day the referral was received.
    AssessmentStartUndated = "assessment_start_undated", Noted;
    /// A time of day stands beside a date that has none; the date counts, the text is kept among the extras.
    TimeBesideDate = "time_beside_date", Noted;
    /// A holder is given without a date; it counts as held from the day the referral was received.
    AllocatedUndated = "allocated_undated", Noted;
    /// One name is spelt in several ways, in case or blanks; one spelling stands for all of them, in one file the commonest.
    SeveralSpellings = "several_spellings", Noted;
    /// Nothing explains a text of the worker column, so the holder is unknown: say who it is with `holders`, for which
    /// `unexplained_holders` is the table to fill in, or what the column has with `workers="names"` or `workers="ids"`.
    UnexplainedHolder = "unexplained_holder", Noted;
    /// A child has died and the case is still open: say when it was closed. Its clocks stop on the day of death.
    DiedCaseOpen = "died_case_open", Noted;
    /// The file holds NUL characters, which no text has; they are left out.
    NulCharacters = "nul_characters", Noted;
    /// Several sheets of a workbook have the headings that are needed; all of them were read, one after the other.
    SeveralSheets = "several_sheets", Noted;
    /// Some sheets of a workbook have not the headings that are needed, such as summaries and lists to look things up; they
    /// were not read.
    OtherSheets = "other_sheets", Noted;
    /// The file is not UTF-8; it was read as Windows-1252.
    NotUtf8 = "not_utf8", Noted;
}

impl FindingCode {
    /// Whether it says what became of the rows of a register together, and so is found anew whenever that changes.
    pub(crate) const fn is_of_the_whole(self) -> bool {
        matches!(
            self,
            Self::SupersededRow
                | Self::HolderNoLongerShown
                | Self::IdOfSeveralAuthorities
                | Self::ReferralOfSeveralChildren
        )
    }
}

/// The column a finding is about, without ever holding text of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ColumnRef {
    /// A column or item the library knows by name.
    Named(&'static str),
    /// A column by its place, 1 for the first.
    Place(u32),
}

impl std::fmt::Display for ColumnRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Named(name) => f.write_str(name),
            Self::Place(place) => write!(f, "column {place}"),
        }
    }
}

impl Serialize for ColumnRef {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// One thing wrong with one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[non_exhaustive]
pub struct Finding {
    /// What is wrong.
    pub code: FindingCode,
    /// The table or block it is in, by a name the library knows.
    pub table: &'static str,
    /// The file it is in, for the register to name.
    #[serde(skip)]
    pub(crate) file: FileNumber,
    /// The row of the sheet (the header is row 1), the line of the XML file, or the row of the frame, counted from 0; nothing
    /// for the whole file, or where rows have no number.
    pub row: Option<u32>,
    /// The column.
    pub column: Option<ColumnRef>,
    /// How many rows it is about, of which that is the first.
    pub count: u32,
}

impl Finding {
    /// The row of what has none.
    pub const NO_LINE: u32 = u32::MAX;

    /// A finding about a whole table or file.
    #[must_use]
    pub const fn new(code: FindingCode, table: &'static str) -> Self {
        Self { code, table, file: FileNumber::NONE, row: None, column: None, count: 1 }
    }

    /// The same in that row; [`NO_LINE`](Self::NO_LINE) where the source does not number its rows.
    #[must_use]
    pub const fn in_row(self, row: u32) -> Self {
        Self { row: if row == Self::NO_LINE { None } else { Some(row) }, ..self }
    }

    /// The same in that file.
    pub(crate) const fn in_file(self, file: FileNumber) -> Self {
        Self { file, ..self }
    }

    /// The same of so many rows.
    #[must_use]
    pub const fn times(self, count: u32) -> Self {
        Self { count, ..self }
    }

    /// The same in that column.
    #[must_use]
    pub const fn in_column(self, column: &'static str) -> Self {
        Self { column: Some(ColumnRef::Named(column)), ..self }
    }

    /// The same in the column at that place, 1 for the first.
    #[must_use]
    pub const fn in_place(self, place: u32) -> Self {
        Self { column: Some(ColumnRef::Place(place)), ..self }
    }
}
