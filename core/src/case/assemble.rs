//! Puts the rows of a register into the one order that does not depend on the order they came in, settles which count,
//! and links every row to its referral.
//!
//! What counts is worked out anew from all that was ever told whenever rows come together, so that it does not hang on
//! the order in which they do: ids are first taken back to what their authority calls them, and what an earlier extract
//! said is kept beside what counts.

use std::cmp::Ordering;

use hashbrown::HashSet;

use crate::calendar::Day;
use crate::case::cells::NOTHING;
use crate::case::draft::{Draft, From};
use crate::case::episodes::{Episodes, Known};
use crate::case::extracts::{self, Extracts};
use crate::case::field::text_of;
use crate::case::finding::{Finding, FindingCode};
use crate::case::identity::{self, Authorities};
use crate::case::links::{self, OF_WHICH_CHILD};
use crate::case::part::Part;
use crate::case::places::{self, Told};
use crate::case::register::Register;
use crate::case::rows::{NO_ROW, Rows};
use crate::case::schema::TableSpec;
use crate::case::settle::{Fates, Kept, set_aside, settle_linked, settle_referrals, settle_unlinked};
use crate::case::spelling;
use crate::case::tables::{CHILDREN, REFERRALS, TABLES};
use crate::error::Error;

/// A draft whose rows are linked to their referrals by the ids they came with.
pub(crate) struct Linked {
    pub(crate) draft: Draft,
    authorities: Authorities,
    /// The ids of several referrals that rows name.
    of_several: HashSet<i32>,
}

impl Linked {
    pub(crate) fn of(mut draft: Draft) -> Result<Self, Error> {
        sort_parts(&mut draft.parts, &mut draft.tables)?;
        draft.sort_files()?;
        let authorities = Authorities::of(&draft.parts)?;
        identity::strip(&mut draft, &authorities)?;
        places::strip(&mut draft)?;
        spelling::fold(&mut draft, &authorities)?;
        let of_several = links::resolve(&mut draft, &authorities);
        Ok(Self { draft, authorities, of_several })
    }

    /// The register of it.
    pub(crate) fn assemble(self) -> Result<Register, Error> {
        let Self { mut draft, authorities, of_several } = self;
        let draft = &mut draft;
        drop_orphans(draft)?;
        let known = Known::of(draft, &authorities, of_several)?;
        let told = Told::of(draft, &authorities);
        let order = order_of_referrals(draft, &authorities)?;
        let episodes = Episodes::of(draft, &order, &known, &authorities);
        let finding = Finding::new(FindingCode::ExtractsWithoutDay, REFERRALS.name);
        draft.note_once(finding, extracts::without_day(draft, &episodes));
        drop_referrals(draft, &episodes)?;
        let mut earlier: Vec<Rows> = TABLES.iter().map(|table| Rows::new(table)).collect();
        one_row_a_child(draft, &authorities, &mut earlier)?;
        draft.tables.iter_mut().for_each(Rows::close);
        let extracts = Extracts::of(draft, &episodes);
        let fates = Fates::of(draft, &episodes, &extracts);
        places::name(draft, &told, &authorities)?;
        identity::name(draft, &authorities)?;
        episodes.name(draft, &known, &authorities)?;
        let kept = Kept::of(draft, episodes, &authorities)?;
        let mut groups = Vec::with_capacity(TABLES.len());
        for table in TABLES {
            let of_table = match (table.referral(), fates.of_table(table)) {
                (Some(id), Some(fates)) => {
                    settle_linked(draft, table, id, fates, &kept, &authorities, &mut earlier)?
                }
                _ => {
                    settle_unlinked(draft, table, &known.shared, &kept, &authorities, &mut earlier)?;
                    Vec::new()
                }
            };
            groups.push(of_table);
        }
        settle_referrals(draft, &kept, &mut earlier);
        earlier.iter_mut().for_each(Rows::close);
        let referral_row = row_of_text(draft, &REFERRALS, "referral_id");
        let child_row = row_of_text(draft, &CHILDREN, "child_id");
        let child_of = match (draft.tables.get(REFERRALS.place), REFERRALS.position("child_id")) {
            (Some(rows), Some(id)) => (0..rows.len()).map(|row| row_of(rows, row, id, &child_row)).collect(),
            _ => Vec::new(),
        };
        draft.tables.iter_mut().for_each(Rows::unlink);
        draft.findings.sort_unstable();
        let draft = std::mem::replace(draft, Draft::empty());
        Ok(Register::new(draft, earlier, referral_row, groups, child_of, kept.told_too))
    }
}

/// A row's number as a place.
pub(crate) fn at(row: u32) -> usize {
    usize::try_from(row).unwrap_or(usize::MAX)
}

/// How many rows there are, where they can be numbered.
pub(crate) fn numbered(rows: &Rows) -> Result<u32, Error> {
    // The last numbers are for rows that are none.
    u32::try_from(rows.len()).ok().filter(|count| *count < OF_WHICH_CHILD).ok_or(Error::TooLarge)
}

/// Puts the parts in order and makes one of those that are equal, so that a part split in two and merged is itself again.
pub(crate) fn sort_parts(parts: &mut Vec<Part>, tables: &mut [Rows]) -> Result<(), Error> {
    let mut sorted: Vec<Part> = Vec::new();
    for part in &*parts {
        if let Err(place) = sorted.binary_search(part) {
            sorted.insert(place, part.clone());
        }
    }
    let place = |part| u16::try_from(sorted.binary_search(part).unwrap_or_else(|place| place));
    let places = parts.iter().map(place).collect::<Result<Vec<u16>, _>>().map_err(|_| Error::TooLarge)?;
    tables.iter_mut().for_each(|rows| rows.renumber_parts(&places));
    *parts = sorted;
    Ok(())
}

/// Puts rows in order; equal ones stay as they stood. One function for whatever orders them, which a sort of its own for each
/// would be many times.
pub(crate) fn order(rows: &mut [u32], by: &dyn Fn(u32, u32) -> Ordering) {
    rows.sort_by(|a, b| by(*a, *b));
}

/// Rows by key, then by the first columns, then by all their cells, then by authority, part and line.
pub(crate) fn sort(
    draft: &Draft,
    rows: &Rows,
    authorities: &Authorities,
    first: &[usize],
    mut order: Vec<(u64, u32)>,
) -> Vec<u32> {
    let place =
        |row: usize| (authorities.rank(rows.part(row)), rows.part(row), rows.line(row), rows.file(row));
    order.sort_unstable_by(|(key_a, a), (key_b, b)| {
        let (a, b) = (at(*a), at(*b));
        (key_a.cmp(key_b))
            .then_with(|| rows.compare(first, a, b, &draft.texts))
            .then_with(|| place(a).cmp(&place(b)))
    });
    order.into_iter().map(|(_, row)| row).collect()
}

/// The referrals by authority and child, then by day and what they say.
fn order_of_referrals(draft: &Draft, authorities: &Authorities) -> Result<Vec<u32>, Error> {
    let Some(rows) = draft.tables.get(REFERRALS.place) else { return Ok(Vec::new()) };
    let child = REFERRALS.position("child_id");
    let first: Vec<usize> = child.into_iter().chain(REFERRALS.position("received")).collect();
    let keys = (0..rows.len())
        .zip(0..numbered(rows)?)
        .map(|(row, number)| (first_letters(draft, rows, row, child), number));
    let mut sorted = sort(draft, rows, authorities, &first, keys.collect());
    if authorities.several() {
        let rank = |row| authorities.rank(rows.part(at(row)));
        order(&mut sorted, &|a, b| rank(a).cmp(&rank(b)));
    }
    Ok(sorted)
}

/// The first eight letters of an id as a number that sorts as they do.
fn first_letters(draft: &Draft, rows: &Rows, row: usize, column: Option<usize>) -> u64 {
    let id = column.map_or(NOTHING, |column| rows.cell(column, row));
    let letters = draft.texts.get(text_of(id)).bytes().chain(std::iter::repeat(0));
    letters.take(8).fold(0, |number, letter| (number << 8) | u64::from(letter))
}

/// Drops a row under a finding; its cells are kept among the extras of the referral it belongs to.
fn drop_row(
    draft: &mut Draft,
    table: &'static TableSpec,
    row: usize,
    code: FindingCode,
    referral: u32,
) -> Result<(), Error> {
    let Some(rows) = draft.tables.get(table.place) else { return Ok(()) };
    let (cells, finding): (Vec<i32>, Finding) = (rows.cells(row).collect(), rows.finding(code, row));
    let (line, file) = (rows.line(row), rows.file(row));
    let part = u16::try_from(rows.part(row)).map_err(|_| Error::TooLarge)?;
    draft.note(finding);
    draft.keep_row(table, &cells, From { part, line, file, referral })
}

/// Notes a row that says of a referral no more than another does, but for its team: that is kept.
fn join_row(draft: &mut Draft, row: usize, code: FindingCode, referral: u32) -> Result<(), Error> {
    let Some(rows) = draft.tables.get(REFERRALS.place) else { return Ok(()) };
    let (finding, other) = (rows.finding(code, row), at(referral));
    let (line, file) = (rows.line(row), rows.file(row));
    let part = u16::try_from(rows.part(row)).map_err(|_| Error::TooLarge)?;
    let columns = ["team", "district"].map(|name| (name, REFERRALS.position(name)));
    let cells = columns.map(|(name, at)| at.map(|at| (name, rows.cell(at, row), rows.cell(at, other))));
    let says_more = |(_, cell, other): &(_, i32, i32)| {
        code != FindingCode::RepeatedRow && *cell != NOTHING && cell != other
    };
    for (name, cell, _) in cells.into_iter().flatten().filter(says_more) {
        let text = draft.texts.get(text_of(cell)).to_owned();
        draft.keep([REFERRALS.name, "?", name, &text], From { part, line, file, referral })?;
    }
    draft.note(finding);
    Ok(())
}

/// Drops the rows whose referral is not in the register.
fn drop_orphans(draft: &mut Draft) -> Result<(), Error> {
    for table in TABLES.iter().filter(|table| table.referral().is_some()) {
        let Some(rows) = draft.tables.get(table.place) else { continue };
        let stays = |row: &u32| rows.link(at(*row)) < OF_WHICH_CHILD;
        let (stay, orphans): (Vec<u32>, Vec<u32>) = (0..numbered(rows)?).partition(stays);
        if orphans.is_empty() {
            continue;
        }
        for row in orphans.into_iter().map(at) {
            let link = draft.tables.get(table.place).map_or(NO_ROW, |rows| rows.link(row));
            let of_which = link == OF_WHICH_CHILD;
            let code =
                if of_which { FindingCode::ReferralOfWhichChild } else { FindingCode::UnknownReferral };
            drop_row(draft, table, row, code, NO_ROW)?;
        }
        if let Some(rows) = draft.tables.get_mut(table.place) {
            *rows = rows.rows(&stay);
        }
    }
    Ok(())
}

/// Notes the rows of referrals that are in no count, and keeps what they say.
fn drop_referrals(draft: &mut Draft, episodes: &Episodes) -> Result<(), Error> {
    for (row, code) in &episodes.dropped {
        let own = episodes.own.get(at(*row)).copied().unwrap_or(NO_ROW);
        match code {
            FindingCode::RepeatedRow | FindingCode::HolderInAnotherRow => {
                join_row(draft, at(*row), *code, own)?;
            }
            _ => drop_row(draft, &REFERRALS, at(*row), *code, own)?,
        }
    }
    // What they say of anybody is then not heard.
    if let Some(rows) = draft.tables.get_mut(REFERRALS.place) {
        let ids = || REFERRALS.columns.iter().enumerate().filter(|(_, column)| column.noun.is_some());
        for (row, _) in &episodes.dropped {
            ids().for_each(|(column, _)| rows.set(column, at(*row), NOTHING));
        }
    }
    for row in &episodes.earlier {
        let finding =
            draft.tables.get(REFERRALS.place).map(|rows| rows.finding(FindingCode::SupersededRow, at(*row)));
        draft.findings.extend(finding);
    }
    Ok(())
}

/// The first of the rows of the latest day.
pub(crate) fn latest(rows: &[u32], day: impl Fn(u32) -> Option<Day>) -> Option<u32> {
    rows.iter().copied().min_by_key(|row| std::cmp::Reverse(day(*row)))
}

/// Leaves one row for each child: of the latest extract, then the first in order.
fn one_row_a_child(draft: &mut Draft, authorities: &Authorities, earlier: &mut [Rows]) -> Result<(), Error> {
    let Some(rows) = draft.tables.get(CHILDREN.place) else { return Ok(()) };
    let is_earlier = extracts::earlier(draft, rows, authorities);
    let id = CHILDREN.position("child_id");
    let keys = (0..rows.len())
        .zip(0..numbered(rows)?)
        .map(|(row, number)| (first_letters(draft, rows, row, id), number));
    let order = sort(draft, rows, authorities, &[], keys.collect());
    let extract = |row: u32| {
        is_earlier.get(at(row)).filter(|earlier| **earlier).and_then(|_| draft.day_of(rows, at(row)))
    };
    let child =
        |row: u32| (id.map(|id| rows.cell(id, at(row))), authorities.rank(rows.part(at(row))), extract(row));
    let mut chosen: hashbrown::HashMap<_, u32> = hashbrown::HashMap::with_capacity(order.len());
    let (mut repeated, mut conflicting) = (Vec::new(), Vec::new());
    let day = |row: u32| draft.day_of(rows, at(row));
    for same in order.chunk_by(|a, b| rows.same(at(*a), at(*b)) && child(*a) == child(*b)) {
        // What does not say when it was drawn gives way to what does.
        let Some(row) = latest(same, day) else { continue };
        repeated.extend(same.iter().copied().filter(|other| *other != row));
        match chosen.get_mut(&child(row)) {
            Some(other) if day(row) > day(*other) => conflicting.push(std::mem::replace(other, row)),
            Some(_) => conflicting.push(row),
            None => {
                chosen.insert(child(row), row);
            }
        }
    }
    let chosen = order.iter().copied().filter(|row| chosen.get(&child(*row)) == Some(row));
    let (stay, aside): (Vec<u32>, Vec<u32>) = chosen.partition(|row| extract(*row).is_none());
    for row in repeated {
        let finding =
            draft.tables.get(CHILDREN.place).map(|rows| rows.finding(FindingCode::RepeatedRow, at(row)));
        draft.findings.extend(finding);
    }
    for row in conflicting {
        drop_row(draft, &CHILDREN, at(row), FindingCode::ConflictingRow, NO_ROW)?;
    }
    if let Some(rows) = draft.tables.get_mut(CHILDREN.place) {
        let (told, stay) = (rows.rows(&aside), rows.rows(&stay));
        *rows = stay;
        let all: Vec<u32> = (0..numbered(&told)?).collect();
        set_aside(draft, &told, &all, authorities, earlier, |_| FindingCode::SupersededRow);
    }
    Ok(())
}

/// For each text, the row whose id it is.
fn row_of_text(draft: &Draft, table: &TableSpec, id: &str) -> Vec<u32> {
    let mut row_of = vec![NO_ROW; draft.texts.len()];
    if let (Some(rows), Some(id)) = (draft.tables.get(table.place), table.position(id)) {
        for (row, number) in (0..rows.len()).zip(0_u32..) {
            let slot = usize::try_from(text_of(rows.cell(id, row)).0).ok().and_then(|id| row_of.get_mut(id));
            if let Some(slot) = slot {
                *slot = number;
            }
        }
    }
    row_of
}

/// The row whose id a cell is.
fn row_of(rows: &Rows, row: usize, id: usize, row_of_text: &[u32]) -> u32 {
    let text = usize::try_from(text_of(rows.cell(id, row)).0);
    text.ok().and_then(|text| row_of_text.get(text)).copied().unwrap_or(NO_ROW)
}
