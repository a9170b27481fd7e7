//! What a canonical table is made of.

use crate::case::tables::{EXTRAS, REFERRALS};

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
    /// What its texts are ids of, where they are ids that belong to an authority.
    pub(crate) noun: Option<Noun>,
}

/// What an id is of. Two authorities' ids of one noun may be spelt alike and are two all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Noun {
    Referral,
    Child,
    Worker,
    Team,
    FamilyGroup,
    /// No id, so no column says so: its authorities may share it.
    District,
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

    /// Whether its rows belong to referrals, or may.
    pub(crate) fn links(&self) -> bool {
        self.place == EXTRAS.place || self.place != REFERRALS.place && self.column("referral_id").is_some()
    }

    /// The column that names the referral a row cannot be without.
    pub(crate) fn referral(&self) -> Option<usize> {
        let required = self.columns.iter().position(|column| column.required && column.name == "referral_id");
        required.filter(|_| self.place != REFERRALS.place)
    }

    pub(crate) fn position(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }
}
