//! One source of a register: what it is, which days it observed and what it reported.

use crate::calendar::Day;
use crate::case::schema::TableSpec;
use crate::case::tables::TABLES;

/// One source part: a file, or one extract of a system.
///
/// Whether a column was reported is a property of the part and travels with its rows through every merge: a census
/// without a worker column does not say that nobody holds the cases.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    /// What it was read as, for example `duty_sheet`.
    pub format: String,
    /// The authority it speaks for, as the source names it.
    pub authority: Option<String>,
    /// The first day it observed, where known.
    pub from: Option<Day>,
    /// The last day it observed, where known.
    pub to: Option<Day>,
    /// The day it was drawn, where known.
    pub extracted: Option<Day>,
    /// The last day on which anything in it happened or was entered, where neither of these is known.
    pub last: Option<Day>,
    reported: Vec<u64>,
}

impl Part {
    /// A part of that form which has reported nothing yet.
    #[must_use]
    pub fn new(format: &str) -> Self {
        Self {
            format: format.to_owned(),
            authority: None,
            from: None,
            to: None,
            extracted: None,
            last: None,
            reported: vec![0; TABLES.len()],
        }
    }

    /// The day it says that it speaks of: when it was drawn, else the last day it observed.
    pub(crate) fn stated(&self) -> Option<Day> {
        self.extracted.or(self.to)
    }

    /// The day it counts as drawn on: without one of its own, the last on which anything in it happened.
    pub(crate) fn drawn(&self) -> Option<Day> {
        self.stated().or(self.last)
    }

    /// Marks one column as reported.
    pub fn report_column(&mut self, table: &TableSpec, column: &str) {
        if let (Some(bits), Some(position)) = (self.reported.get_mut(table.place), table.position(column)) {
            *bits |= 1 << position;
        }
    }

    /// Marks every column of a table as reported, so that a table without rows means that there are none.
    pub fn report_table(&mut self, table: &TableSpec) {
        if let Some(bits) = self.reported.get_mut(table.place) {
            *bits = (1 << table.columns.len()) - 1;
        }
    }

    /// Whether that column was reported.
    #[must_use]
    pub fn reported(&self, table: &TableSpec, column: &str) -> bool {
        table.position(column).is_some_and(|position| self.bits(table) >> position & 1 == 1)
    }

    /// Whether any column of that table was reported.
    #[must_use]
    pub fn reported_table(&self, table: &TableSpec) -> bool {
        self.bits(table) != 0
    }

    fn bits(&self, table: &TableSpec) -> u64 {
        self.reported.get(table.place).copied().unwrap_or(0)
    }

    /// The reported columns as `table.column`, in order.
    pub fn reported_columns(&self) -> impl Iterator<Item = (&'static TableSpec, &'static str)> {
        TABLES.iter().flat_map(move |table| {
            let bits = self.bits(table);
            let columns = table.columns.iter().enumerate();
            columns.filter(move |(place, _)| bits >> place & 1 == 1).map(|(_, column)| (*table, column.name))
        })
    }
}
