//! The tables of a register in their order, each row once and under the names that all of it has; what an earlier extract
//! said is kept beside.

use hashbrown::HashMap;

use crate::case::assemble::{at, numbered, order, sort};
use crate::case::cells::NOTHING;
use crate::case::draft::{Draft, From};
use crate::case::episodes::Episodes;
use crate::case::extracts::{self, Extracts, Fate};
use crate::case::field::text_of;
use crate::case::finding::{Finding, FindingCode};
use crate::case::identity::{Authorities, SharedNumbers, cell_of};
use crate::case::rows::{NO_ROW, Rows};
use crate::case::schema::{Kind, TableSpec};
use crate::case::tables::{ABSENCES, CHILDREN, EXTRAS, HOLDINGS, REFERRALS, TEAMS, WORKERS};
use crate::error::Error;

/// The line of a row that stands in for another one, which is kept beside, as long as nothing more is told.
pub(crate) const STANDS_IN: u32 = Finding::NO_LINE - 1;

/// What became of every row that belongs to a referral, where several extracts speak.
pub(crate) struct Fates(Vec<Option<Vec<Fate>>>);

impl Fates {
    pub(crate) fn of(draft: &Draft, episodes: &Episodes, extracts: &Extracts) -> Self {
        let of_table = |rows: &Rows| {
            let home = |row| episodes.home.get(at(rows.link(row))).copied().unwrap_or(NO_ROW);
            let fates = (0..rows.len()).map(|row| extracts.fate(draft, rows, row, home(row)));
            rows.table.referral().map(|_| fates.collect())
        };
        Self(draft.tables.iter().map(of_table).collect())
    }

    pub(crate) fn of_table(&self, table: &TableSpec) -> Option<&[Fate]> {
        self.0.get(table.place)?.as_deref()
    }
}

/// The referrals that stay, in the order of the register, with the place of each there: those that count come first.
pub(crate) struct Kept {
    episodes: Episodes,
    counted: Vec<u32>,
    earlier: Vec<u32>,
    place: Vec<u32>,
    /// Of referrals that several parts tell of, all of them.
    pub(crate) told_too: HashMap<u32, Vec<u16>>,
}

impl Kept {
    pub(crate) fn of(draft: &Draft, episodes: Episodes, authorities: &Authorities) -> Result<Self, Error> {
        let Some(rows) = draft.tables.get(REFERRALS.place) else { return Err(Error::TooLarge) };
        let (mut counted, mut earlier) = (episodes.counted.clone(), episodes.earlier.clone());
        if let Some(child) = REFERRALS.position("child_id").filter(|_| authorities.several()) {
            // The names of children are now other than those by which they were put in order.
            let name = |row: &u32| draft.texts.get(text_of(rows.cell(child, at(*row))));
            order(&mut counted, &|a, b| name(&a).cmp(name(&b)));
            order(&mut earlier, &|a, b| name(&a).cmp(name(&b)));
        }
        let mut place = vec![NO_ROW; rows.len()];
        for (number, row) in (0_u32..).zip(counted.iter().chain(&earlier)) {
            if let Some(slot) = place.get_mut(at(*row)) {
                *slot = number;
            }
        }
        let mut told_too: HashMap<u32, Vec<u16>> = HashMap::new();
        for row in episodes.groups.iter().flatten() {
            let home = episodes.home.get(at(*row)).and_then(|home| place.get(at(*home)));
            let part = u16::try_from(rows.part(at(*row))).map_err(|_| Error::TooLarge)?;
            let parts = told_too.entry(home.copied().unwrap_or(NO_ROW)).or_default();
            if !parts.contains(&part) {
                parts.push(part);
            }
        }
        told_too.retain(|_, parts| parts.len() > 1);
        Ok(Self { episodes, counted, earlier, place, told_too })
    }

    fn place(&self, row: u32) -> u32 {
        self.place.get(at(row)).copied().unwrap_or(NO_ROW)
    }

    /// The referral that counts for a row linked to that one.
    fn home(&self, link: u32) -> u32 {
        self.episodes.home.get(at(link)).copied().unwrap_or(NO_ROW)
    }

    /// The referral of its own extract that is kept for it.
    fn own(&self, link: u32) -> u32 {
        self.episodes.own.get(at(link)).copied().unwrap_or(NO_ROW)
    }
}

/// The name of a referral of the draft.
fn name_of(draft: &Draft, referral: u32) -> i32 {
    let rows = draft.tables.get(REFERRALS.place).filter(|_| referral != NO_ROW);
    let name = rows.zip(REFERRALS.position("referral_id")).map(|(rows, id)| rows.cell(id, at(referral)));
    name.unwrap_or(NOTHING)
}

/// Keeps rows of earlier extracts beside the register, in order, each once, and notes what became of them.
pub(crate) fn set_aside(
    draft: &mut Draft,
    rows: &Rows,
    aside: &[u32],
    authorities: &Authorities,
    earlier: &mut [Rows],
    code: impl Fn(u32) -> FindingCode,
) {
    let keys = aside.iter().map(|row| (u64::from(rows.link(at(*row))), *row)).collect();
    let order = sort(draft, rows, authorities, &[], keys);
    let mut once: Vec<u32> = Vec::with_capacity(order.len());
    for row in order {
        let same = |last: &u32| {
            let (last, row) = (at(*last), at(row));
            rows.same(last, row) && rows.part(last) == rows.part(row) && rows.link(last) == rows.link(row)
        };
        let repeated = once.last().is_some_and(same);
        let code = if repeated { FindingCode::RepeatedRow } else { code(row) };
        draft.note(rows.finding(code, at(row)));
        if !repeated {
            once.push(row);
        }
    }
    if let Some(slot) = earlier.get_mut(rows.table.place) {
        *slot = rows.rows(&once);
    }
}

/// Splits the rows of a table that is not of referrals: those of earlier extracts are kept beside.
fn earlier_apart(
    draft: &mut Draft,
    table: &'static TableSpec,
    authorities: &Authorities,
    earlier: &mut [Rows],
) {
    let Some(rows) = draft.tables.get(table.place) else { return };
    let is_earlier = extracts::earlier(draft, rows, authorities);
    if !is_earlier.contains(&true) {
        return;
    }
    let (mut aside, mut stay) = (Vec::new(), Vec::new());
    for (number, earlier) in (0_u32..).zip(is_earlier) {
        if earlier { aside.push(number) } else { stay.push(number) }
    }
    let (rows, stay) = (rows.clone(), rows.rows(&stay));
    if let Some(slot) = draft.tables.get_mut(table.place) {
        *slot = stay;
    }
    set_aside(draft, &rows, &aside, authorities, earlier, |_| FindingCode::SupersededRow);
}

/// Leaves one of rows that are equal and of one authority, in order; a row that stands in for another goes without a word.
fn once(draft: &mut Draft, rows: &Rows, order: Vec<u32>, authorities: &Authorities) -> Rows {
    let rank = |row: u32| authorities.rank(rows.part(at(row)));
    let mut once: Vec<u32> = Vec::with_capacity(order.len());
    for row in order {
        // Two referrals may be spelt alike.
        let link = |row: u32| rows.table.referral().map(|_| rows.link(at(row)));
        let same = |last: &u32| {
            rows.same(at(*last), at(row)) && rank(*last) == rank(row) && link(*last) == link(row)
        };
        let Some(last) = once.last_mut().filter(|last| same(last)) else {
            once.push(row);
            continue;
        };
        // That the later extract shows it is to be known when more comes.
        let later = draft.day_of(rows, at(row)) > draft.day_of(rows, at(*last));
        let row = if later { std::mem::replace(last, row) } else { row };
        // An extra is no record, and a team may be told of by everybody who refers to it.
        let record = rows.table.place != EXTRAS.place && rows.table.place != TEAMS.place;
        if record && rows.line(at(row)) != STANDS_IN {
            // It is equal to the one that stays, so nothing of it needs keeping among the extras.
            draft.note(rows.finding(FindingCode::RepeatedRow, at(row)));
        }
    }
    rows.rows(&once)
}

/// Puts the rows of a table that belong to referrals in order, each once and under the name of its referral; gives where
/// those of each referral begin.
pub(crate) fn settle_linked(
    draft: &mut Draft,
    table: &'static TableSpec,
    id: usize,
    fates: &[Fate],
    kept: &Kept,
    authorities: &Authorities,
    earlier: &mut [Rows],
) -> Result<Vec<u32>, Error> {
    let Some(mut rows) =
        draft.tables.get_mut(table.place).map(|rows| std::mem::replace(rows, Rows::new(table)))
    else {
        return Ok(Vec::new());
    };
    let (mut stay, mut aside, mut ended) = (Vec::new(), Vec::new(), Vec::new());
    for ((row, number), fate) in (0..rows.len()).zip(0..numbered(&rows)?).zip(fates) {
        let link = rows.link(row);
        let referral = if *fate == Fate::Counts { kept.home(link) } else { kept.own(link) };
        match fate {
            Fate::Counts => stay.push(number),
            Fate::Superseded => aside.push(number),
            Fate::Ended(day) => {
                ended.push((row, kept.home(link), *day));
                aside.push(number);
            }
        }
        rows.set(id, row, name_of(draft, referral));
        rows.set_link(row, kept.place(referral));
    }
    let until = [HOLDINGS.position("end"), HOLDINGS.position("end_recorded")];
    for (row, home, day) in &ended {
        let cells: Vec<i32> = (rows.cells(*row).enumerate())
            .map(|(column, cell)| match Some(column) {
                column if column == Some(id) => name_of(draft, *home),
                column if until.contains(&column) => day.epoch(),
                _ => cell,
            })
            .collect();
        stay.push(numbered(&rows)?);
        let part = u16::try_from(rows.part(*row)).map_err(|_| Error::TooLarge)?;
        let from = From { referral: kept.place(*home), ..From::by_id(part, STANDS_IN) };
        rows.push(cells.into_iter(), from);
    }
    rows.close();
    let day = table.columns.iter().position(|column| matches!(column.kind, Kind::Day));
    let key = |row: u32| {
        let day = day.map_or(NOTHING, |day| rows.cell(day, at(row)));
        // The referral above, the first date below: both in ascending order.
        (u64::from(rows.link(at(row))) << 32) | u64::from(day.wrapping_sub(i32::MIN).cast_unsigned())
    };
    let order = sort(draft, &rows, authorities, &[], stay.into_iter().map(|row| (key(row), row)).collect());
    let ended: hashbrown::HashSet<usize> = ended.into_iter().map(|(row, ..)| row).collect();
    set_aside(draft, &rows, &aside, authorities, earlier, |row| match ended.contains(&at(row)) {
        true => FindingCode::HolderNoLongerShown,
        false => FindingCode::SupersededRow,
    });
    let rows = once(draft, &rows, order, authorities);
    let offsets = offsets(&rows, kept.counted.len());
    if let Some(slot) = draft.tables.get_mut(table.place) {
        *slot = rows;
    }
    Ok(offsets)
}

/// Puts the rows of another table in order, each once; what names a referral it may belong to is named as that.
pub(crate) fn settle_unlinked(
    draft: &mut Draft,
    table: &'static TableSpec,
    shared: &SharedNumbers,
    kept: &Kept,
    authorities: &Authorities,
    earlier: &mut [Rows],
) -> Result<(), Error> {
    if table.place == REFERRALS.place || table.place == CHILDREN.place {
        return Ok(());
    }
    let is_extras = table.place == EXTRAS.place;
    if !is_extras {
        earlier_apart(draft, table, authorities, earlier);
    }
    let Some(mut rows) =
        draft.tables.get_mut(table.place).map(|rows| std::mem::replace(rows, Rows::new(table)))
    else {
        return Ok(());
    };
    if let Some(id) = table.position(if is_extras { "row" } else { "referral_id" }) {
        for row in 0..rows.len() {
            // An extra is of the row it came with, even where another counts.
            let referral = if is_extras { kept.own(rows.link(row)) } else { kept.home(rows.link(row)) };
            let number = rows.cell(id, row);
            if referral != NO_ROW {
                rows.set(id, row, name_of(draft, referral));
            } else if !is_extras && shared.contains(number) {
                let prefix = authorities.prefix(authorities.rank(rows.part(row)));
                let name = format!("{prefix}{}", draft.texts.get(text_of(number)));
                rows.set(id, row, cell_of(&mut draft.texts, &name)?);
            }
        }
    }
    // What is asked for by id stands in order of its first column, so that the rows of one id stand together.
    let by_id = [&WORKERS, &ABSENCES, &TEAMS].iter().any(|other| other.place == table.place);
    let day = table.columns.iter().position(|column| matches!(column.kind, Kind::Day)).filter(|_| !by_id);
    let key = |row: usize| {
        let day = day.map_or(NOTHING, |day| rows.cell(day, row));
        u64::from(day.wrapping_sub(i32::MIN).cast_unsigned())
    };
    let keys = (0..rows.len()).zip(0..numbered(&rows)?).map(|(row, number)| (key(row), number)).collect();
    let order = sort(draft, &rows, authorities, &[], keys);
    let rows = once(draft, &rows, order, authorities);
    if let Some(slot) = draft.tables.get_mut(table.place) {
        *slot = rows;
    }
    Ok(())
}

/// Leaves the referrals that count, in order, and keeps those of earlier extracts beside.
pub(crate) fn settle_referrals(draft: &mut Draft, kept: &Kept, earlier: &mut [Rows]) {
    if let (Some(rows), Some(aside)) =
        (draft.tables.get_mut(REFERRALS.place), earlier.get_mut(REFERRALS.place))
    {
        *aside = rows.rows(&kept.earlier);
        *rows = rows.rows(&kept.counted);
    }
}

/// Where the rows of each referral begin and end in a table sorted by referral: one more than there are referrals.
fn offsets(rows: &Rows, referrals: usize) -> Vec<u32> {
    let mut offsets = Vec::with_capacity(referrals + 1);
    let (mut next, mut row) = (0_u32, 0);
    offsets.push(0);
    for referral in (0_u32..).take(referrals) {
        while row < rows.len() && rows.link(row) == referral {
            row += 1;
            next += 1;
        }
        offsets.push(next);
    }
    offsets
}
