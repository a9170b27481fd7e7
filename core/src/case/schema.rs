//! What a canonical table is made of.

/// The kind of a column, and so how its cells are read and written.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Kind {
    /// A day, written 2010-12-20.
    Day,
    /// A time of day to the minute, written 14:05.
    Time,
    /// A whole number.
    Integer,
    /// A decimal number kept to three places, for example a full-time equivalent of 0.6.
    Decimal,
    /// Yes or no, written true or false.
    Flag,
    /// An opaque text.
    Text,
    /// A code of a list; other codes are kept as they are.
    Code(Codes),
}

/// The names of a code list, and how to find a place among them.
#[derive(Clone, Copy)]
pub struct Codes {
    /// The wire names, in order.
    pub names: &'static [&'static str],
    pub(crate) place: fn(&str) -> Option<usize>,
}

impl std::fmt::Debug for Codes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.names.fmt(f)
    }
}

/// One column of a canonical table.
#[derive(Clone, Copy, Debug)]
pub struct ColumnSpec {
    /// The wire name.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether a row without it is left out.
    pub required: bool,
    /// Whether few texts stand in many rows of it, as of a team.
    pub(crate) few: bool,
}

/// One canonical table.
#[derive(Debug)]
pub struct TableSpec {
    /// The wire name.
    pub name: &'static str,
    /// Its columns, in order.
    pub columns: &'static [ColumnSpec],
    /// Its place among the tables.
    pub(crate) place: usize,
}

impl TableSpec {
    /// The column of that wire name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&'static ColumnSpec> {
        self.columns.iter().find(|column| column.name == name)
    }

    pub(crate) fn position(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }
}
