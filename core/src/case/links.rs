//! Which referral a row belongs to: by the handle it was added with, else by the id it names.

use hashbrown::{HashMap, HashSet};

use crate::case::cells::NOTHING;
use crate::case::draft::Draft;
use crate::case::field::text_of;
use crate::case::identity::Authorities;
use crate::case::rows::{NO_ROW, Rows};
use crate::case::tables::{CONTACTS, EXTRAS, REFERRALS, TABLES};
use crate::case::texts::Texts;

/// The id stands with several children, and the row does not say which.
pub(crate) const OF_WHICH_CHILD: u32 = NO_ROW - 1;

/// Links every row that names a referral to a row of the referrals. One id may stand in several parts and with several
/// children: the row's own part says which it means, else its authority. Gives the ids of several referrals that rows
/// which need one name.
pub(crate) fn resolve(draft: &mut Draft, authorities: &Authorities) -> HashSet<i32> {
    let mut of_several = HashSet::new();
    let Some(referrals) = draft.tables.get(REFERRALS.place) else { return of_several };
    let ids = Ids::of(referrals, &draft.texts, authorities);
    // The tables whose extras are called by their referrals.
    let tables = TABLES.iter().filter(|table| table.place == REFERRALS.place || table.referral().is_some());
    let about = tables.filter_map(|table| draft.texts.find(table.name));
    let about: Vec<i32> = about.filter_map(|text| i32::try_from(text.0).ok()).collect();
    let mut found: Vec<Vec<(usize, u32)>> = Vec::with_capacity(TABLES.len());
    for (table, rows) in TABLES.iter().zip(&draft.tables) {
        let column =
            if table.place == EXTRAS.place { EXTRAS.position("row") } else { table.position("referral_id") };
        let Some(column) = column.filter(|_| table.links()) else {
            found.push(Vec::new());
            continue;
        };
        // A row that can be without a referral is not told to say which child it means.
        let needs = table.place != EXTRAS.place && table.place != CONTACTS.place;
        let of_table = (0..rows.len()).filter_map(|row| {
            let id = rows.cell(column, row);
            if rows.link(row) != NO_ROW || id == NOTHING {
                return None;
            }
            let (part, rank) = (rows.part(row), authorities.rank(rows.part(row)));
            let id = if needs || table.place == CONTACTS.place {
                id
            } else if about.iter().any(|of| rows.cell(0, row) == *of) {
                without_authority(id, authorities.prefix(rank), &draft.texts)
            } else {
                return None;
            };
            if needs && ids.repeated.contains(&id) {
                of_several.insert(id);
            }
            match ids.find(id, part, rank, &draft.texts) {
                Found::Row(referral) => Some((row, referral)),
                Found::Several if needs => Some((row, OF_WHICH_CHILD)),
                Found::Several | Found::Nothing => None,
            }
        });
        found.push(of_table.collect());
    }
    for (rows, found) in draft.tables.iter_mut().zip(found) {
        for (row, referral) in found {
            rows.set_link(row, referral);
        }
    }
    of_several
}

/// An id without its authority before it.
fn without_authority(id: i32, prefix: &str, texts: &Texts) -> i32 {
    let rest = texts.get(text_of(id)).strip_prefix(prefix).and_then(|rest| texts.find(rest));
    rest.and_then(|rest| i32::try_from(rest.0).ok()).unwrap_or(id)
}

enum Found {
    Row(u32),
    Several,
    Nothing,
}

/// A referral's row and its child; no child where several have the id.
#[derive(Clone, Copy)]
struct OfChild(u32, Option<i32>);

/// The referrals by id.
struct Ids {
    first: Vec<u32>,
    ranks: Vec<u16>,
    /// The ids that stand in several rows, and where.
    repeated: HashSet<i32>,
    in_part: HashMap<(i32, usize), OfChild>,
    in_authority: HashMap<(i32, u16), OfChild>,
    of_child: HashMap<(i32, u16, i32), u32>,
}

impl Ids {
    fn of(referrals: &Rows, texts: &Texts, authorities: &Authorities) -> Self {
        let mut ids = Self {
            first: vec![NO_ROW; texts.len()],
            ranks: (0..referrals.len()).map(|row| authorities.rank(referrals.part(row))).collect(),
            repeated: HashSet::new(),
            in_part: HashMap::new(),
            in_authority: HashMap::new(),
            of_child: HashMap::new(),
        };
        let (Some(id), Some(child)) = (REFERRALS.position("referral_id"), REFERRALS.position("child_id"))
        else {
            return ids;
        };
        let numbered =
            || (0..referrals.len()).zip(0_u32..).filter(|(row, _)| referrals.cell(id, *row) != NOTHING);
        for (row, number) in numbered() {
            let cell = referrals.cell(id, row);
            if let Some(slot) = usize::try_from(text_of(cell).0).ok().and_then(|text| ids.first.get_mut(text))
            {
                if *slot == NO_ROW {
                    *slot = number;
                } else {
                    ids.repeated.insert(cell);
                }
            }
        }
        if ids.repeated.is_empty() {
            return ids;
        }
        for (row, number) in numbered().filter(|(row, _)| ids.repeated.contains(&referrals.cell(id, *row))) {
            let (cell, child) = (referrals.cell(id, row), referrals.cell(child, row));
            let (part, rank) = (referrals.part(row), authorities.rank(referrals.part(row)));
            let first = OfChild(number, Some(child));
            for known in [
                ids.in_part.entry((cell, part)).or_insert(first),
                ids.in_authority.entry((cell, rank)).or_insert(first),
            ] {
                if known.1 != Some(child) {
                    known.1 = None;
                }
            }
            ids.of_child.entry((cell, rank, child)).or_insert(number);
        }
        ids
    }

    fn find(&self, id: i32, part: usize, rank: u16, texts: &Texts) -> Found {
        let text = text_of(id);
        let first =
            usize::try_from(text.0).ok().and_then(|text| self.first.get(text)).copied().unwrap_or(NO_ROW);
        if first == NO_ROW {
            return self.named_with_child(texts.get(text), rank, texts);
        }
        if !self.repeated.contains(&id) {
            let owner = usize::try_from(first).ok().and_then(|row| self.ranks.get(row));
            return if owner == Some(&rank) { Found::Row(first) } else { Found::Nothing };
        }
        match self.in_part.get(&(id, part)).or_else(|| self.in_authority.get(&(id, rank))) {
            Some(OfChild(row, Some(_))) => Found::Row(*row),
            Some(OfChild(_, None)) => Found::Several,
            None => Found::Nothing,
        }
    }

    /// The referral that is called `<number>:<child>` because its number is not its own.
    fn named_with_child(&self, text: &str, rank: u16, texts: &Texts) -> Found {
        if self.repeated.is_empty() {
            return Found::Nothing;
        }
        let cell = |text: &str| texts.find(text).and_then(|sym| i32::try_from(sym.0).ok());
        let mut ways = text.match_indices(':').filter_map(|(at, _)| {
            let (number, child) = (text.get(..at)?, text.get(at + 1..)?);
            self.of_child.get(&(cell(number)?, rank, cell(child)?)).copied()
        });
        ways.next().map_or(Found::Nothing, Found::Row)
    }
}
