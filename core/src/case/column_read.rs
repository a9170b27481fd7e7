//! How a file was read: what each of its headings was taken for.

use serde::Serialize;

use crate::table::Table;
use crate::table::row::row;

/// A column of a file, and what was made of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub struct ColumnRead {
    /// The name of the file, where it has one.
    pub file: Option<String>,
    /// Where the column stands, 1 for the first.
    pub place: u32,
    /// Its heading, as it is in the file.
    pub heading: String,
    /// The column it was taken for, by wire name; nothing for one whose cells are kept as they are.
    pub column: Option<&'static str>,
    /// In which form its cells are, in words: of dates which of their forms, of workers whether ids or names.
    pub form: String,
    /// How many cells say something.
    pub filled: u32,
    /// Of how many rows.
    pub rows: u32,
    /// Of workers, the texts that nothing explains, each with its rows: for the eyes of those who have the file, and for
    /// nothing that is made of it.
    #[serde(skip)]
    pub(crate) unexplained: Vec<(String, u32)>,
    /// The table and column that its dates are of.
    #[serde(skip)]
    pub(crate) dates: Option<(&'static str, &'static str)>,
}

row! {
    ColumnRead, |read| {
        /// The heading in the file.
        "heading": Text => read.heading.as_str();
        /// What the column was taken for, by wire name; blank where its cells are kept as they are.
        "column": Category or blank => read.column;
        /// In which form its cells are: of dates which forms, of workers whether ids or names.
        "form": Text or blank => Some(read.form.as_str()).filter(|form| !form.is_empty());
        /// How many cells say something.
        "filled": Integer => read.filled;
        /// Of how many rows.
        "rows": Integer => read.rows;
        /// The file, where it has a name or is one of several.
        "file": Category or blank => read.file.as_deref();
    }
}

/// How files were read as a table: heading, column, form, filled, rows, file.
#[must_use]
pub fn reading_table(columns: &[ColumnRead]) -> Table {
    Table::of(columns.iter().cloned())
}
