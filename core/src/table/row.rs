//! The columns of a result, declared once beside the row they are of.

use crate::calendar::{CalendarDays, Day, WorkingDays};
use crate::named::NameList;
use crate::table::Cell;

/// What one column of a result holds. The table, its documentation and the types of every language come from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnswerColumn {
    /// Its wire name.
    pub name: &'static str,
    /// What its cells are.
    pub kind: ColumnKind,
    /// Whether a cell may hold nothing.
    pub may_be_blank: bool,
    /// What it means, in a sentence.
    pub about: &'static str,
}

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Days.
    Day,
    /// Whole numbers.
    Integer,
    /// Decimal numbers.
    Decimal,
    /// Yes or no.
    Flag,
    /// Texts, most of them different.
    Text,
    /// Few texts in many rows.
    Category,
    /// One of the wire names of a fixed list.
    Named(&'static NameList),
}

/// A row of a result, which knows the columns it fills.
///
/// A [`Table`](crate::table::Table) of rows cannot fail to be made: every column has a cell of every row.
pub trait Row {
    /// The columns, in order, each name once.
    const COLUMNS: &'static [AnswerColumn];

    /// Hands over its cells, one for each column, in order.
    fn cells(&self, to: &mut dyn FnMut(Given<'_>));
}

/// A cell on its way into a column.
#[derive(Clone, Copy, Debug)]
pub enum Given<'c> {
    /// Nothing.
    Blank,
    /// A day.
    Day(Day),
    /// A whole number.
    Integer(i64),
    /// A decimal number; a NaN or an infinity becomes nothing.
    Decimal(f64),
    /// Yes or no.
    Flag(bool),
    /// A text.
    Text(&'c str),
    /// A place in the fixed list of a column of names.
    Named(usize),
}

impl<'c> From<Cell<'c>> for Given<'c> {
    fn from(cell: Cell<'c>) -> Self {
        match cell {
            Cell::Null => Self::Blank,
            Cell::Day(day) => Self::Day(day),
            Cell::Integer(number) => Self::Integer(number),
            Cell::Decimal(number) => Self::Decimal(number),
            Cell::Flag(flag) => Self::Flag(flag),
            Cell::Text(text) => Self::Text(text),
        }
    }
}

macro_rules! from {
    ($($type:ty, $value:ident => $given:expr;)+) => {
        $(impl<'c> From<$type> for Given<'c> {
            fn from($value: $type) -> Self {
                $given
            }
        })+
    };
}

from! {
    Day, day => Self::Day(day);
    i32, number => Self::Integer(i64::from(number));
    u32, number => Self::Integer(i64::from(number));
    i64, number => Self::Integer(number);
    WorkingDays, days => Self::Integer(i64::from(days.0));
    CalendarDays, days => Self::Integer(i64::from(days.0));
    f64, number => Self::Decimal(number);
    bool, flag => Self::Flag(flag);
    &'c str, text => Self::Text(text);
}

impl<'c, T: Into<Given<'c>>> From<Option<T>> for Given<'c> {
    fn from(cell: Option<T>) -> Self {
        cell.map_or(Self::Blank, Into::into)
    }
}

/// The columns of a row type, each with its kind, how a row fills it, and what it means:
///
/// ```text
/// row! {
///     Line<'_>, |line| {
///         /// The referral.
///         "referral_id": Text => line.referral_id();
///         /// What the clock came to.
///         "state": VerdictState => line.state;
///         /// The last day in time.
///         "due": Day or blank => line.due;
///     }
/// }
/// ```
///
/// A kind is `Day`, `Integer`, `Decimal`, `Flag`, `Text`, `Category` or the name of an enum that `named!` made.
macro_rules! row {
    ($row:ty, |$value:ident| {
        $($(#[doc = $about:literal])+ $name:literal: $kind:ident $(or $blank:ident)? => $cell:expr;)+
    }) => {
        impl $crate::table::Row for $row {
            const COLUMNS: &'static [$crate::table::AnswerColumn] = &[$(
                $crate::table::AnswerColumn {
                    name: $name,
                    kind: $crate::table::row::kind!($kind),
                    may_be_blank: $crate::table::row::may_be!($($blank)?),
                    about: concat!($($about),+).trim_ascii(),
                },
            )+];

            fn cells(&self, to: &mut dyn FnMut($crate::table::Given<'_>)) {
                let $value = self;
                $(to($crate::table::row::given!($kind, $cell));)+
            }
        }
    };
}

macro_rules! kind {
    (Day) => {
        $crate::table::ColumnKind::Day
    };
    (Integer) => {
        $crate::table::ColumnKind::Integer
    };
    (Decimal) => {
        $crate::table::ColumnKind::Decimal
    };
    (Flag) => {
        $crate::table::ColumnKind::Flag
    };
    (Text) => {
        $crate::table::ColumnKind::Text
    };
    (Category) => {
        $crate::table::ColumnKind::Category
    };
    ($list:ident) => {
        $crate::table::ColumnKind::Named($list::LIST)
    };
}

/// A cell of a column of that kind.
macro_rules! given {
    (Day, $cell:expr) => {
        $cell.into()
    };
    (Integer, $cell:expr) => {
        $cell.into()
    };
    (Decimal, $cell:expr) => {
        $cell.into()
    };
    (Flag, $cell:expr) => {
        $cell.into()
    };
    (Text, $cell:expr) => {
        $cell.into()
    };
    (Category, $cell:expr) => {
        $cell.into()
    };
    ($list:ident, $cell:expr) => {
        Option::<$list>::from($cell)
            .map_or($crate::table::Given::Blank, |value| $crate::table::Given::Named(value.place()))
    };
}

macro_rules! may_be {
    (blank) => {
        true
    };
    () => {
        false
    };
}

pub(crate) use {given, kind, may_be, row};
