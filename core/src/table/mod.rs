//! Named typed columns: the form of every tabular input and every tabular result.
//!
//! A [`Table`] is what a CSV file, a frame or a spreadsheet becomes on the way in, and what findings, grids and lists
//! are on the way out. Each [`Column`] has one kind of [`Values`] and knows which of its cells hold nothing.

mod builder;
mod calendar;
mod column;
mod csv;
pub(crate) mod limits;
pub(crate) mod row;
mod text;
mod valid;
#[cfg(feature = "xlsx")]
mod workbook;

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use crate::error::Error;

pub use builder::TableBuilder;
pub use column::{Cell, Column, Values};
pub(crate) use csv::without_apostrophe;
pub use row::{AnswerColumn, ColumnKind, Given, Row};
pub use text::TextValues;
#[cfg(feature = "xlsx")]
pub use workbook::Workbook;

/// Columns of equal length, each name used once.
///
/// ```
/// use dutydesk::calendar::Day;
/// use dutydesk::table::{Cell, Column, Table};
/// let received = Day::from_ymd(2010, 8, 16)?;
/// let table = Table::new(vec![
///     Column::texts("referral_id", [Some("r1"), Some("r2")]),
///     Column::days("received", [Some(received), None]),
/// ])?;
/// assert_eq!(table.rows(), 2);
/// assert_eq!(table.cell("received", 0), Cell::Day(received));
/// assert_eq!(table.cell("received", 1), Cell::Null);
/// # Ok::<(), dutydesk::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    columns: Vec<Column>,
    rows: usize,
}

impl Table {
    /// A table of these columns.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] where the columns differ in length or share a name.
    pub fn new(columns: Vec<Column>) -> Result<Self, Error> {
        check(&columns)?;
        Ok(Self::of_columns(columns))
    }

    /// A table of columns that were made from the same rows, each under a name of its own.
    pub(crate) fn of_columns(columns: Vec<Column>) -> Self {
        debug_assert!(check(&columns).is_ok(), "columns of different rows or of one name");
        Self { rows: columns.first().map_or(0, Column::len), columns }
    }

    /// How many rows there are.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.rows
    }

    /// The columns, in order.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The column of that name, if there is one.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name() == name)
    }

    /// One cell; [`Cell::Null`] where it holds nothing or does not exist.
    #[must_use]
    pub fn cell(&self, column: &str, row: usize) -> Cell<'_> {
        self.column(column).map_or(Cell::Null, |column| column.cell(row))
    }
}

fn check(columns: &[Column]) -> Result<(), Error> {
    if columns.windows(2).any(|pair| matches!(pair, [a, b] if a.len() != b.len())) {
        return Err(Error::takes("columns", "columns of one length"));
    }
    let mut names: Vec<&str> = columns.iter().map(Column::name).collect();
    names.sort_unstable();
    if names.windows(2).any(|pair| matches!(pair, [a, b] if a == b)) {
        return Err(Error::takes("columns", "columns of which each has a name of its own"));
    }
    Ok(())
}

impl Serialize for Table {
    /// As an array of objects, one for each row.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut rows = serializer.serialize_seq(Some(self.rows))?;
        for row in 0..self.rows {
            rows.serialize_element(&RowOf { table: self, row })?;
        }
        rows.end()
    }
}

struct RowOf<'t> {
    table: &'t Table,
    row: usize,
}

impl Serialize for RowOf<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.table.columns.len()))?;
        for column in &self.table.columns {
            map.serialize_entry(column.name(), &column.cell(self.row))?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_that_do_not_fit_are_refused() {
        let column = |name: &'static str, rows| Column::flags(name, vec![Some(true); rows]);
        assert!(Table::new(vec![column("a", 2), column("b", 2)]).is_ok());
        assert!(Table::new(vec![column("a", 2), column("b", 1)]).is_err());
        assert!(Table::new(vec![column("a", 2), column("a", 2)]).is_err());
    }
}
