//! One named column and its cells.

use std::borrow::Cow;
use std::fmt;

use serde::{Serialize, Serializer};

use crate::calendar::Day;
use crate::table::TextValues;
use crate::table::valid::Valid;

/// The cells of a column, all of one kind. A cell that holds nothing still has a place here, with an arbitrary value.
#[derive(Clone, Debug, PartialEq)]
pub enum Values {
    /// Days, counted from 1970-01-01 as day 0.
    Day(Vec<i32>),
    /// Whole numbers.
    Integer(Vec<i64>),
    /// Decimal numbers, never a NaN.
    Decimal(Vec<f64>),
    /// Yes or no.
    Flag(Vec<bool>),
    /// Free or opaque text.
    Text(TextValues),
    /// Few texts in many rows: each cell is a place in `names`.
    Category {
        /// A place in `names` for each row.
        codes: Vec<u32>,
        /// The texts, each once.
        names: TextValues,
    },
}

/// What one cell holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'t> {
    /// Nothing.
    Null,
    /// A day.
    Day(Day),
    /// A whole number.
    Integer(i64),
    /// A decimal number.
    Decimal(f64),
    /// Yes or no.
    Flag(bool),
    /// A text.
    Text(&'t str),
}

impl fmt::Display for Cell<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => Ok(()),
            Self::Day(day) => day.fmt(f),
            Self::Integer(number) => number.fmt(f),
            Self::Decimal(number) => number.fmt(f),
            Self::Flag(flag) => flag.fmt(f),
            Self::Text(text) => text.fmt(f),
        }
    }
}

impl Serialize for Cell<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_none(),
            Self::Day(day) => day.serialize(serializer),
            Self::Integer(number) => serializer.serialize_i64(*number),
            Self::Decimal(number) => serializer.serialize_f64(*number),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Text(text) => serializer.serialize_str(text),
        }
    }
}

/// A name, cells of one kind, and which of them hold something.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    pub(super) name: Cow<'static, str>,
    pub(super) values: Values,
    pub(super) valid: Valid,
}

impl Column {
    /// A column of days.
    pub fn days(name: impl Into<Cow<'static, str>>, cells: impl IntoIterator<Item = Option<Day>>) -> Self {
        let (values, valid) =
            cells.into_iter().map(|cell| (cell.map_or(0, Day::epoch), cell.is_some())).unzip();
        Self { name: name.into(), values: Values::Day(values), valid }
    }

    /// A column of whole numbers.
    pub fn integers(
        name: impl Into<Cow<'static, str>>,
        cells: impl IntoIterator<Item = Option<i64>>,
    ) -> Self {
        let (values, valid) = cells.into_iter().map(|cell| (cell.unwrap_or(0), cell.is_some())).unzip();
        Self { name: name.into(), values: Values::Integer(values), valid }
    }

    /// A column of decimal numbers; a NaN or an infinity becomes nothing.
    pub fn decimals(
        name: impl Into<Cow<'static, str>>,
        cells: impl IntoIterator<Item = Option<f64>>,
    ) -> Self {
        let cells = cells.into_iter().map(|cell| cell.filter(|number| number.is_finite()));
        let (values, valid) = cells.map(|cell| (cell.unwrap_or(0.0), cell.is_some())).unzip();
        Self { name: name.into(), values: Values::Decimal(values), valid }
    }

    /// A column of yes and no.
    pub fn flags(name: impl Into<Cow<'static, str>>, cells: impl IntoIterator<Item = Option<bool>>) -> Self {
        let (values, valid) = cells.into_iter().map(|cell| (cell == Some(true), cell.is_some())).unzip();
        Self { name: name.into(), values: Values::Flag(values), valid }
    }

    /// A column of texts.
    pub fn texts<T: AsRef<str>>(
        name: impl Into<Cow<'static, str>>,
        cells: impl IntoIterator<Item = Option<T>>,
    ) -> Self {
        let mut values = TextValues::default();
        let mut valid = Valid::default();
        for cell in cells {
            let fits = values.push(cell.as_ref().map_or("", AsRef::as_ref)) || values.push("");
            valid.push(fits && cell.is_some());
        }
        Self { name: name.into(), values: Values::Text(values), valid }
    }

    /// A column of categories: each cell is a place in `names`; one that is no place there holds nothing.
    pub fn categories(
        name: impl Into<Cow<'static, str>>,
        names: TextValues,
        cells: impl IntoIterator<Item = Option<u32>>,
    ) -> Self {
        let known = |code: &u32| usize::try_from(*code).is_ok_and(|code| code < names.len());
        let cells = cells.into_iter().map(|cell| cell.filter(known));
        let (codes, valid) = cells.map(|cell| (cell.unwrap_or(0), cell.is_some())).unzip();
        Self { name: name.into(), values: Values::Category { codes, names }, valid }
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many rows it has.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.valid.len()
    }

    /// Whether it has no rows.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Its cells.
    #[must_use]
    pub const fn values(&self) -> &Values {
        &self.values
    }

    /// For each row, whether the cell holds something.
    pub fn valid(&self) -> impl Iterator<Item = bool> {
        self.valid.iter()
    }

    /// What the cell in that row holds; [`Cell::Null`] past the end.
    #[must_use]
    pub fn cell(&self, row: usize) -> Cell<'_> {
        if !self.valid.get(row) {
            return Cell::Null;
        }
        let cell = match &self.values {
            Values::Day(values) => {
                values.get(row).and_then(|day| Day::from_epoch(i64::from(*day)).ok()).map(Cell::Day)
            }
            Values::Integer(values) => values.get(row).map(|number| Cell::Integer(*number)),
            Values::Decimal(values) => values.get(row).map(|number| Cell::Decimal(*number)),
            Values::Flag(values) => values.get(row).map(|flag| Cell::Flag(*flag)),
            Values::Text(values) => values.get(row).map(Cell::Text),
            Values::Category { codes, names } => {
                codes.get(row).and_then(|code| names.get(usize::try_from(*code).ok()?)).map(Cell::Text)
            }
        };
        cell.unwrap_or(Cell::Null)
    }
}
