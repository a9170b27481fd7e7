//! Teams and the districts they belong to. A team's name may stand in several districts of one authority: then there is
//! a team of that name in each, called `<district>: <team>`.

use std::collections::BTreeMap;

use hashbrown::{HashMap, HashSet};

use crate::case::assemble::at;
use crate::case::cells::NOTHING;
use crate::case::draft::Draft;
use crate::case::episodes::Episodes;
use crate::case::field::text_of;
use crate::case::identity::{Authorities, cell_of};
use crate::case::rows::{NO_ROW, Rows};
use crate::case::schema::Noun;
use crate::case::tables::{REFERRALS, TABLES, TEAMS};
use crate::case::texts::Texts;
use crate::error::Error;

/// A team as the referrals to it tell of it: its authority, its name and its district.
type Place = (u16, i32, i32);

/// The columns of a table that say which team, and in which district.
fn columns(table: &crate::case::TableSpec) -> Option<(usize, usize)> {
    Some((table.position("team")?, table.position("district")?))
}

/// The teams that the referrals of a draft tell of.
pub(crate) struct Places {
    /// The team of each referral without a district before it.
    bases: Vec<i32>,
    /// Of each that says a team and its district.
    of_referral: Vec<Option<Place>>,
}

impl Places {
    /// Takes the district from before the team of each referral, and of what belongs to it and names the same team.
    pub(crate) fn of(draft: &mut Draft, authorities: &Authorities) -> Result<Self, Error> {
        let mut places = Self { bases: Vec::new(), of_referral: Vec::new() };
        let mut given = Vec::new();
        let Some(referrals) = draft.tables.get_mut(REFERRALS.place) else { return Ok(places) };
        let Some((team, district)) =
            columns(&REFERRALS).filter(|(_, district)| !referrals.is_blank(*district))
        else {
            return Ok(places);
        };
        let mut bases: HashMap<(i32, i32), i32> = HashMap::new();
        for row in 0..referrals.len() {
            let (cell, of) = (referrals.cell(team, row), referrals.cell(district, row));
            given.push(cell);
            if cell == NOTHING || of == NOTHING {
                places.bases.push(cell);
                places.of_referral.push(None);
                continue;
            }
            let base = match bases.get(&(cell, of)) {
                Some(base) => *base,
                None => {
                    let base = base(&mut draft.texts, cell, of)?;
                    bases.insert((cell, of), base);
                    base
                }
            };
            referrals.set(team, row, base);
            places.bases.push(base);
            places.of_referral.push(Some((authorities.rank(referrals.part(row)), base, of)));
        }
        if given != places.bases {
            each_team(draft, |link, cell| {
                let base = places.bases.get(at(link)).copied();
                base.filter(|_| given.get(at(link)) == Some(&cell))
            });
        }
        Ok(places)
    }

    /// Names the team of every referral by its district where that is needed, of what belongs to a referral and names
    /// the same team, and of the teams themselves; adds the team of each referral that names a district. What is said of
    /// a referral in a row that is in no count is not heard.
    pub(crate) fn name(
        &self,
        draft: &mut Draft,
        episodes: &Episodes,
        authorities: &Authorities,
    ) -> Result<(), Error> {
        let Some((team, _)) = columns(&REFERRALS).filter(|_| !self.bases.is_empty()) else { return Ok(()) };
        let Some(referrals) = draft.tables.get(REFERRALS.place) else { return Ok(()) };
        let place = |row: u32| self.of_referral.get(at(row)).copied().flatten();
        let mut told: BTreeMap<Place, usize> = BTreeMap::new();
        for row in episodes.counted.iter().chain(&episodes.earlier) {
            if let Some(place) = place(*row) {
                let part = referrals.part(at(*row));
                told.entry(place).and_modify(|first| *first = part.min(*first)).or_insert(part);
            }
        }
        let mut districts: HashMap<(u16, i32), usize> = HashMap::new();
        for (rank, base, _) in told.keys() {
            *districts.entry((*rank, *base)).or_default() += 1;
        }
        let mut names: HashMap<Place, i32> = HashMap::new();
        for place in told.keys() {
            let (rank, base, of) = *place;
            let mut name = base;
            if districts.get(&(rank, base)).is_some_and(|districts| *districts > 1) {
                let text = format!("{}: {}", draft.texts.get(text_of(of)), draft.texts.get(text_of(base)));
                name = cell_of(&mut draft.texts, &text)?;
            }
            names.insert(*place, name);
        }
        let name = |row: u32| place(row).and_then(|place| names.get(&place)).copied();
        if let Some(rows) = draft.tables.get_mut(REFERRALS.place) {
            for row in episodes.counted.iter().chain(&episodes.earlier) {
                if let Some(name) = name(*row) {
                    rows.set(team, at(*row), name);
                }
            }
        }
        each_team(draft, |link, cell| {
            let own = episodes.own.get(at(link)).copied().unwrap_or(NO_ROW);
            name(own).filter(|_| self.bases.get(at(own)) == Some(&cell))
        });
        let (rows, texts) = (draft.tables.get_mut(TEAMS.place), &mut draft.texts);
        let heard: HashSet<Place> = self.of_referral.iter().flatten().copied().collect();
        rows.map_or(Ok(()), |rows| add_teams(rows, texts, authorities, &heard, &told, &names))
    }
}

/// Writes over every team in a row that belongs to a referral: what is given the referral and the team, if it has another.
fn each_team(draft: &mut Draft, named: impl Fn(u32, i32) -> Option<i32>) {
    for (table, rows) in TABLES.iter().zip(&mut draft.tables).filter(|(table, _)| table.referral().is_some())
    {
        let teams = table.columns.iter().enumerate().filter(|(_, column)| column.noun == Some(Noun::Team));
        for (column, _) in teams {
            for row in 0..rows.len() {
                let cell = rows.cell(column, row);
                if let Some(name) = named(rows.link(row), cell).filter(|name| *name != cell) {
                    rows.set(column, row, name);
                }
            }
        }
    }
}

/// Names the records of teams as the referrals are named, and adds the teams the referrals tell of; a record that says
/// no more than they do is one of those.
fn add_teams(
    rows: &mut Rows,
    texts: &mut Texts,
    authorities: &Authorities,
    heard: &HashSet<Place>,
    told: &BTreeMap<Place, usize>,
    names: &HashMap<Place, i32>,
) -> Result<(), Error> {
    let Some((team, district)) = columns(&TEAMS) else { return Ok(()) };
    let mut stay = Vec::new();
    for (row, number) in (0..rows.len()).zip(0_u32..) {
        let of = rows.cell(district, row);
        let base = if of == NOTHING { rows.cell(team, row) } else { base(texts, rows.cell(team, row), of)? };
        let place = (authorities.rank(rows.part(row)), base, of);
        let says_more = rows.cells(row).filter(|cell| *cell != NOTHING).count() > 2;
        if heard.contains(&place) && !says_more {
            continue;
        }
        rows.set(team, row, names.get(&place).copied().unwrap_or(base));
        stay.push(number);
    }
    *rows = rows.rows(&stay);
    for (place, part) in told {
        let Some(name) = names.get(place) else { continue };
        let cells = TEAMS.columns.iter().enumerate().map(|(at, _)| match at {
            at if at == team => *name,
            at if at == district => place.2,
            _ => NOTHING,
        });
        rows.push(cells, u16::try_from(*part).map_err(|_| Error::TooLarge)?, 0, NO_ROW);
    }
    rows.close();
    Ok(())
}

/// A team's name without its district before it.
fn base(texts: &mut Texts, team: i32, district: i32) -> Result<i32, Error> {
    let (text, district) = (texts.get(text_of(team)), texts.get(text_of(district)));
    let mut base = text;
    while let Some(rest) = base.strip_prefix(district).and_then(|rest| rest.strip_prefix(": ")) {
        base = rest.trim_start();
    }
    if base.is_empty() || base.len() == text.len() {
        return Ok(team);
    }
    let base = base.to_owned();
    cell_of(texts, &base)
}
