//! Which rows of the sheet are of one referral, and what it is called, whatever the order of the rows.

use std::cmp::Ordering;

use hashbrown::HashMap;
use hashbrown::hash_map::Entry;

use crate::calendar::Day;
use crate::case::{is_numbered, standing};
use crate::error::Error;
use crate::format::duty_sheet::columns::{Columns, SheetColumn};
use crate::format::source::BLANK;

/// What a row is among those of its referral number and child, or of its child and day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// It stands for a referral: the number of it among those that would have its name, 1 for the first.
    Referral(u32),
    /// It says of the referral of that row who else held it.
    Holder(usize),
    /// It is equal to another row in every column the sheet knows.
    Repeated,
}

/// What each row of a sheet is, and what its referral is called.
#[derive(Default)]
pub(crate) struct Keys {
    roles: Vec<Role>,
    /// For each referral number of the sheet whether it stands with several children.
    several: Vec<bool>,
}

impl Keys {
    pub(crate) fn of(columns: &Columns<'_>, received: &[Option<Day>]) -> Result<Self, Error> {
        Ok(Self { roles: roles(columns, received)?, several: of_several_children(columns, received.len()) })
    }

    pub(crate) fn role(&self, row: usize) -> Role {
        self.roles.get(row).copied().unwrap_or(Role::Referral(1))
    }

    /// What the referral of a row is called: its own number, with the child behind it where it stands with several, else
    /// `<child>:<day>` and `#2` and up for further ones that differ. What is missing of child and day is written `?`.
    pub(crate) fn name(&self, columns: &Columns<'_>, row: usize, received: Option<Day>) -> String {
        let [own, child] =
            [SheetColumn::ReferralId, SheetColumn::ChildId].map(|column| columns.text(column, row));
        if !own.is_empty() {
            let place = usize::try_from(columns.number(SheetColumn::ReferralId, row)).ok();
            let several = place.and_then(|place| self.several.get(place)) == Some(&true);
            return if several && !child.is_empty() { format!("{own}:{child}") } else { own.to_owned() };
        }
        let child = if child.is_empty() { "?" } else { child };
        let day = received.map_or_else(|| "?".to_owned(), |day| day.to_string());
        let first = match self.role(row) {
            Role::Holder(first) => self.role(first),
            role => role,
        };
        match first {
            Role::Referral(number @ 2..) => format!("{child}:{day}#{number}"),
            _ => format!("{child}:{day}"),
        }
    }
}

/// Of the texts of a column, those that stand in more than one row.
fn repeated(columns: &Columns<'_>, column: SheetColumn, rows: usize) -> Vec<bool> {
    let (mut met, mut repeated) = (Vec::new(), Vec::new());
    for row in 0..rows {
        let Ok(place) = usize::try_from(columns.number(column, row)) else { continue };
        if place >= met.len() {
            met.resize(place + 1, false);
            repeated.resize(place + 1, false);
        }
        if let (Some(met), Some(repeated)) = (met.get_mut(place), repeated.get_mut(place)) {
            *repeated = *met;
            *met = true;
        }
    }
    repeated
}

/// What each row is.
fn roles(columns: &Columns<'_>, received: &[Option<Day>]) -> Result<Vec<Role>, Error> {
    let mut firsts: HashMap<(u32, u32, Option<Day>), usize> = HashMap::new();
    let mut further = Vec::new();
    let [numbers, children] = [SheetColumn::ReferralId, SheetColumn::ChildId]
        .map(|column| repeated(columns, column, received.len()));
    let is = |repeated: &[bool], number: u32| {
        usize::try_from(number).is_ok_and(|place| repeated.get(place) == Some(&true))
    };
    for (row, day) in received.iter().enumerate() {
        let child = columns.number(SheetColumn::ChildId, row);
        // A referral number may be a family's, so the child belongs to the key.
        let key = match columns.number(SheetColumn::ReferralId, row) {
            // Most rows share neither with another.
            BLANK if !is(&children, child) => continue,
            BLANK => (BLANK, child, *day),
            number if !is(&numbers, number) => continue,
            number => (number, child, None),
        };
        match firsts.entry(key) {
            Entry::Occupied(first) => further.push((*first.get(), row)),
            Entry::Vacant(slot) => {
                slot.insert(row);
            }
        }
    }
    further.sort_unstable();
    let mut roles = vec![Role::Referral(1); received.len()];
    for group in further.chunk_by(|(a, _), (b, _)| a == b) {
        let Some((first, _)) = group.first() else { continue };
        let mut rows: Vec<usize> = std::iter::once(*first).chain(group.iter().map(|(_, row)| *row)).collect();
        rows.sort_unstable_by(|a, b| compare(columns, received, *a, *b).then_with(|| a.cmp(b)));
        let named = columns.number(SheetColumn::ReferralId, *first) != BLANK;
        let mut number = 0_u32;
        let mut before: Option<(usize, usize)> = None;
        for row in rows {
            let role = match before {
                Some((_, before)) if compare(columns, received, before, row).is_eq() => Role::Repeated,
                Some((first, _)) if facts(columns, first, row).is_eq() => Role::Holder(first),
                _ => {
                    number = number.checked_add(1).ok_or(Error::TooLarge)?;
                    Role::Referral(if named { 1 } else { number })
                }
            };
            before = match (role, before) {
                (Role::Holder(first), _) | (Role::Repeated, Some((first, _))) => Some((first, row)),
                _ => Some((row, row)),
            };
            if let Some(slot) = roles.get_mut(row) {
                *slot = role;
            }
        }
    }
    Ok(roles)
}

/// Orders rows by what they say of the referral, and then of who holds it, as they stand for it where registers are put
/// together.
fn compare(columns: &Columns<'_>, received: &[Option<Day>], a: usize, b: usize) -> Ordering {
    let standing = |row| {
        let [team, district] =
            [SheetColumn::Team, SheetColumn::District].map(|column| columns.text(column, row));
        let [number, child] =
            [SheetColumn::ReferralId, SheetColumn::ChildId].map(|column| columns.text(column, row));
        let numbered = is_numbered(number, child, received.get(row).copied().flatten());
        standing(numbered, if team.is_empty() { district } else { team }, district)
    };
    facts(columns, a, b)
        .then_with(|| standing(a).cmp(&standing(b)))
        .then_with(|| by(columns, a, b, SheetColumn::is_of_holder))
}

/// Orders rows by what they say of the referral itself.
fn facts(columns: &Columns<'_>, a: usize, b: usize) -> Ordering {
    by(columns, a, b, |column| !column.is_of_holder())
}

/// Orders rows by their texts in some columns, in the order of the wire names.
fn by(columns: &Columns<'_>, a: usize, b: usize, which: impl Fn(SheetColumn) -> bool) -> Ordering {
    let differ = |column: &SheetColumn| columns.number(*column, a) != columns.number(*column, b);
    let first = SheetColumn::ALL.iter().copied().filter(|column| which(*column)).find(differ);
    first.map_or(Ordering::Equal, |column| columns.text(column, a).cmp(columns.text(column, b)))
}

/// For each referral number of the sheet whether it stands with several children: in a system of group work a number is a
/// family's.
fn of_several_children(columns: &Columns<'_>, rows: usize) -> Vec<bool> {
    let mut child_of: HashMap<u32, u32> = HashMap::new();
    let mut several = Vec::new();
    for row in 0..rows {
        let child = columns.number(SheetColumn::ChildId, row);
        let number = columns.number(SheetColumn::ReferralId, row);
        if number == BLANK || child == BLANK || *child_of.entry(number).or_insert(child) == child {
            continue;
        }
        if let Ok(place) = usize::try_from(number) {
            several.resize(several.len().max(place + 1), false);
            several.iter_mut().skip(place).take(1).for_each(|slot| *slot = true);
        }
    }
    several
}

/// Whether an id is a number that a spreadsheet shortened, such as `1.2E+11`: its last figures are lost.
pub(crate) fn is_damaged(id: &str) -> bool {
    let Some((figures, power)) = id.split_once(['E', 'e']) else { return false };
    let (whole, rest) = figures.split_once('.').unwrap_or((figures, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    whole.len() == 1
        && digits(whole)
        && digits(rest)
        && power.strip_prefix('+').is_some_and(|power| !power.is_empty() && digits(power))
}
