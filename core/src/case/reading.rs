//! How a value becomes a cell, and a cell a value.

use std::ops::RangeInclusive;

use hashbrown::HashMap;

use crate::calendar::{Day, Time, Written as WrittenDate, day_of, is_placeholder_day, time_of};
use crate::case::cells::NOTHING;
use crate::case::code::plain;
use crate::case::field::{Field, Thousandths, other_of, text_of};
use crate::case::finding::FindingCode;
use crate::case::schema::{ColumnSpec, Kind};
use crate::case::texts::Texts;
use crate::table::{Cell, Column, TextValues};

/// What a value gave.
pub(crate) enum Reading {
    /// The cell.
    Cell(i32),
    /// Nothing, and why.
    LeftOut(FindingCode),
}

/// The cell of a value that is neither text nor code.
pub(crate) fn read(kind: Kind, value: Cell<'_>) -> Reading {
    let (cell, otherwise) = match kind {
        Kind::Day => match day(value) {
            Some(day) => (Some(day.epoch()), FindingCode::UnreadableDate),
            None => (None, no_day(value)),
        },
        Kind::Time => (time(value).map(|time| i32::from(time.minutes())), FindingCode::UnreadableTime),
        Kind::Integer => (integer(value), FindingCode::UnreadableNumber),
        Kind::Decimal => (thousandths(value), FindingCode::UnreadableNumber),
        Kind::Flag => (flag(value).map(i32::from), FindingCode::UnreadableFlag),
        Kind::Text | Kind::Code(_) => (None, FindingCode::UnreadableRow),
    };
    cell.filter(|cell| *cell != NOTHING).map_or(Reading::LeftOut(otherwise), Reading::Cell)
}

/// Why a value is no day: `00/00/0000` is one that programs write where there is none.
fn no_day(value: Cell<'_>) -> FindingCode {
    let Cell::Text(text) = value else { return FindingCode::UnreadableDate };
    match WrittenDate::read(text) {
        Some(written) if written.is_placeholder(true) => FindingCode::PlaceholderDate,
        _ => FindingCode::UnreadableDate,
    }
}

fn day(value: Cell<'_>) -> Option<Day> {
    match value {
        Cell::Day(day) => Some(day),
        Cell::Text(text) => day_of(text),
        _ => None,
    }
}

/// Whether a date of birth, a referral or a plan can lie in that year.
pub(crate) fn plausible_year(year: i32) -> bool {
    (1900..=2100).contains(&year)
}

/// Why a date counts as blank, if it does: programs write it where there is none, or nothing here can lie on it.
pub(crate) fn unlikely(day: Day, births: bool) -> Option<FindingCode> {
    // Every date there is comes here: from 3 January 1900 to the end of 2100 only 1 January 1970 needs a closer look.
    const USUAL: RangeInclusive<i32> = -25_565..=47_846;
    if USUAL.contains(&day.epoch()) && day.epoch() != 0 {
        return None;
    }
    if is_placeholder_day(day, births) {
        return Some(FindingCode::PlaceholderDate);
    }
    if plausible(day) { None } else { Some(FindingCode::ImplausibleDate) }
}

/// The same of the cell of a column.
pub(crate) fn unlikely_cell(column: &ColumnSpec, cell: i32) -> Option<FindingCode> {
    if cell == NOTHING || !matches!(column.kind, Kind::Day) {
        return None;
    }
    match Day::from_epoch(i64::from(cell)) {
        Ok(day) => unlikely(day, column.name == "birth_date"),
        Err(_) => Some(FindingCode::ImplausibleDate),
    }
}

/// Whether a date of birth, a referral or a plan can lie on that day.
pub(crate) fn plausible(day: Day) -> bool {
    plausible_year(day.year())
}

fn time(value: Cell<'_>) -> Option<Time> {
    let Cell::Text(text) = value else { return None };
    time_of(text)
}

fn integer(value: Cell<'_>) -> Option<i32> {
    match value {
        Cell::Integer(number) => i32::try_from(number).ok(),
        Cell::Text(text) => text.trim().parse().ok(),
        _ => None,
    }
}

fn thousandths(value: Cell<'_>) -> Option<i32> {
    let number: f64 = match value {
        Cell::Integer(number) => return i32::try_from(number.checked_mul(1000)?).ok(),
        Cell::Decimal(number) => number,
        Cell::Text(text) => text.trim().parse().ok()?,
        _ => return None,
    };
    // Printed with three places and read back without the point: no lossy cast.
    if number.is_finite() { format!("{number:.3}").replace('.', "").parse().ok() } else { None }
}

pub(crate) fn flag(value: Cell<'_>) -> Option<bool> {
    match value {
        Cell::Flag(flag) => Some(flag),
        Cell::Integer(0) => Some(false),
        Cell::Integer(1) => Some(true),
        Cell::Text(text) => match plain(text).as_str() {
            "true" | "yes" | "y" | "1" | "t" => Some(true),
            "false" | "no" | "n" | "0" | "f" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

/// What a cell says.
pub(crate) fn write<'t>(kind: Kind, cell: i32, texts: &'t Texts) -> Written<'t> {
    if cell == NOTHING {
        return Written::Cell(Cell::Null);
    }
    Written::Cell(match kind {
        Kind::Day => Cell::Day(Day::read(cell)),
        Kind::Time => return Written::Time(Time::read(cell)),
        Kind::Integer => Cell::Integer(i64::from(cell)),
        Kind::Decimal => Cell::Decimal(f64::from(Thousandths::read(cell).0) / 1000.0),
        Kind::Flag => Cell::Flag(bool::read(cell)),
        Kind::Text => Cell::Text(texts.get(text_of(cell))),
        Kind::Code(codes) => match usize::try_from(cell).ok().and_then(|place| codes.names.get(place)) {
            Some(name) => Cell::Text(name),
            None => other_of(cell).map_or(Cell::Null, |sym| Cell::Text(texts.get(sym))),
        },
    })
}

/// A stored column as a column of a table.
pub(crate) fn column(spec: &ColumnSpec, cells: impl Iterator<Item = i32>, texts: &Texts) -> Column {
    let cells = cells.map(|cell| Some(cell).filter(|cell| *cell != NOTHING));
    match spec.kind {
        Kind::Day => Column::days(spec.name, cells.map(|cell| cell.map(Day::read))),
        Kind::Time => {
            Column::texts(spec.name, cells.map(|cell| cell.map(|cell| Time::read(cell).to_string())))
        }
        Kind::Integer => Column::integers(spec.name, cells.map(|cell| cell.map(i64::from))),
        Kind::Decimal => Column::decimals(
            spec.name,
            cells.map(|cell| cell.map(|cell| f64::from(Thousandths::read(cell).0) / 1000.0)),
        ),
        Kind::Flag => Column::flags(spec.name, cells.map(|cell| cell.map(bool::read))),
        Kind::Text if spec.few => categories(spec.name, &[], cells, |cell| Some(texts.get(text_of(cell)))),
        Kind::Text => Column::texts(spec.name, cells.map(|cell| cell.map(|cell| texts.get(text_of(cell))))),
        Kind::Code(codes) => {
            categories(spec.name, codes.names, cells, |cell| other_of(cell).map(|text| texts.get(text)))
        }
    }
}

/// A column of few texts: those of a list, whose cells are their places there, then others as they come.
fn categories<'t>(
    name: &'static str,
    list: &[&str],
    cells: impl Iterator<Item = Option<i32>>,
    text: impl Fn(i32) -> Option<&'t str>,
) -> Column {
    let mut names: TextValues = list.iter().collect();
    let mut places: HashMap<i32, u32> = (0..).zip(0..).take(list.len()).collect();
    let mut place = |cell| {
        places.get(&cell).copied().or_else(|| {
            let place = u32::try_from(names.len())
                .ok()
                .filter(|_| text(cell).is_some_and(|text| names.push(text)))?;
            places.insert(cell, place);
            Some(place)
        })
    };
    let codes: Vec<Option<u32>> = cells.map(|cell| cell.and_then(&mut place)).collect();
    Column::categories(name, names, codes)
}

/// What a cell says, ready to be written out.
pub(crate) enum Written<'t> {
    Cell(Cell<'t>),
    Time(Time),
}

impl std::fmt::Display for Written<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Cell(cell) => cell.fmt(f),
            Self::Time(time) => time.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_usual_day_is_none_that_stands_for_nothing() {
        for day in (-30_000..60_000).map(|day| Day::from_epoch(day).unwrap()) {
            let closely = is_placeholder_day(day, false) || !plausible(day);
            assert_eq!(unlikely(day, false).is_some(), closely, "{day}");
        }
    }

    #[test]
    fn decimals_keep_three_places() {
        assert_eq!(thousandths(Cell::Text("0.6")), Some(600));
        assert_eq!(thousandths(Cell::Decimal(-0.25)), Some(-250));
        assert_eq!(thousandths(Cell::Text("NaN")), None);
    }
}
