//! What each row of the sheet is called, whatever the order of the rows.

use std::cmp::Ordering;
use std::fmt::Write as _;
use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use crate::calendar::{Clock, Day};
use crate::error::Error;
use crate::format::duty_sheet::columns::{Columns, SheetColumn};

/// What is the same in rows that would have one id: the referral's own id, else the child and the day.
#[derive(PartialEq, Eq, Hash)]
enum Key<'t> {
    Referral(&'t str),
    Child(&'t str, Option<Day>),
}

fn key<'t>(columns: &Columns<'t>, row: usize, received: Option<Day>) -> Key<'t> {
    match columns.text(SheetColumn::ReferralId, row) {
        "" => Key::Child(columns.text(SheetColumn::ChildId, row), received),
        id => Key::Referral(id),
    }
}

/// The number of a row among those that would have its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    /// 1 and up in the order of their cells; equal rows share one. Always 1 for a row with an id of its own.
    pub(crate) number: u32,
    /// Whether another row is equal in every column the sheet knows, and stands for both.
    pub(crate) repeated: bool,
}

/// The number of each row.
pub(crate) fn numbers(
    columns: &Columns<'_>,
    received: &[Option<(Day, Clock)>],
    lines: impl Fn(usize) -> u32,
) -> Result<Vec<Number>, Error> {
    let hasher = DefaultHashBuilder::default();
    let mut firsts: HashTable<usize> = HashTable::with_capacity(received.len());
    let mut repeats = Vec::new();
    let of = |row: usize| {
        let received = received.get(row).copied().flatten();
        key(columns, row, received.map(|(day, _)| day))
    };
    for row in 0..received.len() {
        let key = of(row);
        let hash = hasher.hash_one(&key);
        match firsts.find(hash, |first| of(*first) == key) {
            Some(first) => repeats.push((*first, row)),
            None => {
                firsts.insert_unique(hash, row, |row| hasher.hash_one(of(*row)));
            }
        }
    }
    repeats.sort_unstable();
    let mut numbers = vec![Number { number: 1, repeated: false }; received.len()];
    for group in repeats.chunk_by(|(a, _), (b, _)| a == b) {
        let first = group.first().map(|(first, _)| *first);
        let mut rows: Vec<usize> = first.into_iter().chain(group.iter().map(|(_, row)| *row)).collect();
        rows.sort_unstable_by(|a, b| compare(columns, *a, *b).then_with(|| lines(*a).cmp(&lines(*b))));
        let named = first.is_some_and(|row| matches!(of(row), Key::Referral(_)));
        let mut number = 0_u32;
        let mut before = None;
        for row in rows {
            let repeated = before.is_some_and(|before| compare(columns, before, row).is_eq());
            before = Some(row);
            if !repeated {
                number = number.checked_add(1).ok_or(Error::TooLarge)?;
            }
            if let Some(slot) = numbers.get_mut(row) {
                *slot = Number { number: if named { 1 } else { number }, repeated };
            }
        }
    }
    Ok(numbers)
}

/// Orders rows by what they say, in the order of the wire names.
fn compare(columns: &Columns<'_>, a: usize, b: usize) -> Ordering {
    let cells = SheetColumn::ALL.iter().map(|column| columns.text(*column, a).cmp(columns.text(*column, b)));
    cells.fold(Ordering::Equal, Ordering::then)
}

/// Writes what a row is called: its own id, else `<child>:<day>` and `#2` and up for further rows that differ. What is
/// missing of child and day is written `?`.
pub(crate) fn write(id: &mut String, columns: &Columns<'_>, row: usize, received: Option<Day>, number: u32) {
    id.clear();
    match key(columns, row, received) {
        Key::Referral(own) => id.push_str(own),
        Key::Child(child, day) => {
            id.push_str(if child.is_empty() { "?" } else { child });
            // Writing to a text cannot fail.
            let _ = match day {
                Some(day) => write!(id, ":{day}"),
                None => write!(id, ":?"),
            };
            if number > 1 {
                let _ = write!(id, "#{number}");
            }
        }
    }
}
