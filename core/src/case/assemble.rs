//! Puts the rows of a register into the one order that does not depend on the order they came in, drops what stands
//! twice or belongs to nothing, and links every row to its referral.

use std::cmp::Ordering;

use crate::case::cells::NOTHING;
use crate::case::draft::Draft;
use crate::case::field::text_of;
use crate::case::finding::{Finding, FindingCode};
use crate::case::part::Part;
use crate::case::register::Register;
use crate::case::rows::{NO_ROW, Rows};
use crate::case::schema::{Kind, TableSpec};
use crate::case::tables::{ABSENCES, CHILDREN, EXTRAS, REFERRALS, TABLES, TEAMS, WORKERS};
use crate::error::Error;

pub(crate) fn assemble(mut draft: Draft) -> Result<Register, Error> {
    sort_parts(&mut draft.parts, &mut draft.tables)?;
    for table in [&REFERRALS, &CHILDREN] {
        let id = if table.place == REFERRALS.place { "referral_id" } else { "child_id" };
        let first: Vec<usize> =
            ["child_id", "received"].iter().filter_map(|name| table.position(name)).collect();
        let order = sorted(&draft, table, &first, |rows, row| first_letters(&draft, rows, row, "child_id"))?;
        keep_order(&mut draft, table, order)?;
        one_row_each(&mut draft, table, id)?;
    }
    let referral_row = row_of_text(&draft, &REFERRALS, "referral_id");
    let mut groups = Vec::new();
    for table in TABLES {
        if table.place == REFERRALS.place || table.place == CHILDREN.place {
            groups.push(Vec::new());
            continue;
        }
        let linked = table.columns.iter().position(|c| c.required && c.name == "referral_id");
        if let Some(id) = linked {
            drop_orphans(&mut draft, table, id, &referral_row)?;
        }
        let referral =
            |rows: &Rows, row: usize| linked.map_or(0, |id| referral_of(rows, row, id, &referral_row));
        // What is asked for by id stands in order of its first column, so that the rows of one id stand together.
        let by_id = [&WORKERS, &ABSENCES, &TEAMS].iter().any(|other| other.place == table.place);
        let day = table.columns.iter().position(|column| matches!(column.kind, Kind::Day)).filter(|_| !by_id);
        let order = sorted(&draft, table, &[], |rows, row| {
            let day = day.map_or(NOTHING, |day| rows.cell(day, row));
            // The referral above, the first date below: both in ascending order.
            (u64::from(referral(rows, row)) << 32) | u64::from(day.wrapping_sub(i32::MIN).cast_unsigned())
        })?;
        keep_order(&mut draft, table, order)?;
        groups.push(match (linked, draft.tables.get(table.place), draft.tables.get(REFERRALS.place)) {
            (Some(id), Some(rows), Some(referrals)) => offsets(rows, referrals.len(), id, &referral_row),
            _ => Vec::new(),
        });
    }
    let child_row = row_of_text(&draft, &CHILDREN, "child_id");
    let child_of = match (draft.tables.get(REFERRALS.place), REFERRALS.position("child_id")) {
        (Some(rows), Some(id)) => (0..rows.len()).map(|row| referral_of(rows, row, id, &child_row)).collect(),
        _ => Vec::new(),
    };
    draft.findings.sort_unstable();
    Ok(Register::new(draft, referral_row, groups, child_of))
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

/// The rows of a table by key, then by the first columns, then by all their cells.
fn sorted(
    draft: &Draft,
    table: &TableSpec,
    first: &[usize],
    key: impl Fn(&Rows, usize) -> u64,
) -> Result<Vec<u32>, Error> {
    let Some(rows) = draft.tables.get(table.place) else { return Ok(Vec::new()) };
    let count = u32::try_from(rows.len()).map_err(|_| Error::TooLarge)?;
    let mut order: Vec<(u64, u32)> =
        (0_u32..count).zip(0_usize..).map(|(row, at)| (key(rows, at), row)).collect();
    order.sort_unstable_by(|(key_a, a), (key_b, b)| {
        key_a.cmp(key_b).then_with(|| compare(draft, rows, first, *a, *b)).then_with(|| {
            let place = |row: &u32| usize::try_from(*row).map(|row| (rows.part(row), rows.line(row)));
            place(a).ok().cmp(&place(b).ok())
        })
    });
    Ok(order.into_iter().map(|(_, row)| row).collect())
}

fn compare(draft: &Draft, rows: &Rows, first: &[usize], a: u32, b: u32) -> Ordering {
    match (usize::try_from(a), usize::try_from(b)) {
        (Ok(a), Ok(b)) => rows.compare(first, a, b, &draft.texts),
        _ => a.cmp(&b),
    }
}

/// The first eight letters of an id as a number that sorts as they do.
fn first_letters(draft: &Draft, rows: &Rows, row: usize, column: &str) -> u64 {
    let id = rows.table.position(column).map_or(NOTHING, |column| rows.cell(column, row));
    let letters = draft.texts.get(text_of(id)).bytes().chain(std::iter::repeat(0));
    letters.take(8).fold(0, |number, letter| (number << 8) | u64::from(letter))
}

/// Puts a table in that order, each row once.
fn keep_order(draft: &mut Draft, table: &'static TableSpec, order: Vec<u32>) -> Result<(), Error> {
    let Some(rows) = draft.tables.get(table.place) else { return Ok(()) };
    let repeated: Vec<u32> = order
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] if compare(draft, rows, &[], *a, *b).is_eq() => Some(*b),
            _ => None,
        })
        .collect();
    // A repeated row is equal to the one that stays, so nothing of it needs keeping among the extras; an extra is no record,
    // so its standing there twice is no finding.
    let records = repeated.iter().filter(|_| table.place != EXTRAS.place);
    let findings: Vec<Finding> = records
        .filter_map(|row| usize::try_from(*row).ok())
        .map(|row| Finding::new(FindingCode::RepeatedRow, table.name).in_row(rows.line(row)))
        .collect();
    let order = without(order, &repeated);
    let rows = rows.rows(&order);
    draft.findings.extend(findings);
    if let Some(slot) = draft.tables.get_mut(table.place) {
        *slot = rows;
    }
    Ok(())
}

fn without(order: Vec<u32>, dropped: &[u32]) -> Vec<u32> {
    if dropped.is_empty() {
        return order;
    }
    let dropped: std::collections::BTreeSet<u32> = dropped.iter().copied().collect();
    order.into_iter().filter(|row| !dropped.contains(row)).collect()
}

/// Leaves one row for each id: that of the latest extract, then the first in order.
fn one_row_each(draft: &mut Draft, table: &'static TableSpec, id: &str) -> Result<(), Error> {
    let (Some(rows), Some(id)) = (draft.tables.get(table.place), table.position(id)) else { return Ok(()) };
    let extracted = |row: usize| draft.parts.get(rows.part(row)).and_then(|part| part.extracted.or(part.to));
    let mut first = vec![NO_ROW; draft.texts.len()];
    let mut dropped = Vec::new();
    for (row, number) in (0..rows.len()).zip(0_u32..) {
        let Some(slot) = usize::try_from(text_of(rows.cell(id, row)).0).ok().and_then(|id| first.get_mut(id))
        else {
            continue;
        };
        match usize::try_from(*slot) {
            Ok(other) if *slot != NO_ROW => {
                if extracted(row) > extracted(other) {
                    dropped.push(std::mem::replace(slot, number));
                } else {
                    dropped.push(number);
                }
            }
            _ => *slot = number,
        }
    }
    drop_rows(draft, table, &dropped, FindingCode::ConflictingRow)
}

/// Drops the rows whose referral is not in the register.
fn drop_orphans(
    draft: &mut Draft,
    table: &'static TableSpec,
    id: usize,
    referral_row: &[u32],
) -> Result<(), Error> {
    let Some(rows) = draft.tables.get(table.place) else { return Ok(()) };
    let orphan = |row: &usize| referral_of(rows, *row, id, referral_row) == NO_ROW;
    let dropped: Vec<u32> =
        (0..rows.len()).zip(0_u32..).filter(|(row, _)| orphan(row)).map(|(_, row)| row).collect();
    drop_rows(draft, table, &dropped, FindingCode::UnknownReferral)
}

/// Drops rows under a finding; their cells are kept among the extras.
fn drop_rows(
    draft: &mut Draft,
    table: &'static TableSpec,
    dropped: &[u32],
    code: FindingCode,
) -> Result<(), Error> {
    if dropped.is_empty() {
        return Ok(());
    }
    let Some(rows) = draft.tables.get(table.place).cloned() else { return Ok(()) };
    for row in dropped.iter().filter_map(|row| usize::try_from(*row).ok()) {
        let cells: Vec<i32> = rows.cells(row).collect();
        let line = rows.line(row);
        draft.note(Finding::new(code, table.name).in_row(line));
        let part = u16::try_from(rows.part(row)).map_err(|_| Error::TooLarge)?;
        draft.keep_row(table, &cells, part, line)?;
    }
    let count = u32::try_from(rows.len()).map_err(|_| Error::TooLarge)?;
    let rows = rows.rows(&without((0..count).collect(), dropped));
    if let Some(slot) = draft.tables.get_mut(table.place) {
        *slot = rows;
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

/// The row of the referral (or child) that a row belongs to.
fn referral_of(rows: &Rows, row: usize, id: usize, row_of_text: &[u32]) -> u32 {
    let text = usize::try_from(text_of(rows.cell(id, row)).0);
    text.ok().and_then(|text| row_of_text.get(text)).copied().unwrap_or(NO_ROW)
}

/// Where the rows of each referral begin and end in a table sorted by referral: one more than there are referrals.
fn offsets(rows: &Rows, referrals: usize, id: usize, referral_row: &[u32]) -> Vec<u32> {
    let mut offsets = Vec::with_capacity(referrals + 1);
    let mut next = 0_u32;
    let mut row = 0;
    offsets.push(0);
    for referral in (0_u32..).take(referrals) {
        while row < rows.len() && referral_of(rows, row, id, referral_row) == referral {
            row += 1;
            next += 1;
        }
        offsets.push(next);
    }
    offsets
}
