//! Teams and the districts they belong to. A team's name may stand in several districts of one authority: then there is
//! a team of that name in each, called `<district>: <team>`.

use hashbrown::HashMap;

use crate::case::cells::NOTHING;
use crate::case::draft::{Draft, From};
use crate::case::field::text_of;
use crate::case::finding::Finding;
use crate::case::identity::{Authorities, cell_of};
use crate::case::rows::Rows;
use crate::case::schema::TableSpec;
use crate::case::tables::TEAMS;
use crate::case::texts::Texts;
use crate::error::Error;

/// A team: its authority, its name without a district before it, and its district.
type Place = (u16, i32, i32);

/// The columns of a table that say which team, and in which district.
fn columns(table: &TableSpec) -> Option<(usize, usize)> {
    Some((table.position("team")?, table.position("district")?))
}

/// The tables that tell of a team and its district, each with the columns.
fn telling(tables: &mut [Rows]) -> impl Iterator<Item = (&mut Rows, usize, usize)> {
    tables.iter_mut().filter_map(|rows| {
        let (team, district) = columns(rows.table)?;
        (!rows.is_blank(district)).then_some((rows, team, district))
    })
}

/// Takes the district from before the name of each team.
pub(crate) fn strip(draft: &mut Draft) -> Result<(), Error> {
    let mut bases: HashMap<(i32, i32), i32> = HashMap::new();
    for (rows, team, district) in telling(&mut draft.tables) {
        for row in 0..rows.len() {
            let (cell, of) = (rows.cell(team, row), rows.cell(district, row));
            if cell == NOTHING || of == NOTHING {
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
            if base != cell {
                rows.set(team, row, base);
            }
        }
    }
    Ok(())
}

/// A team's name without its district before it.
fn base(texts: &mut Texts, team: i32, district: i32) -> Result<i32, Error> {
    let (text, district) = (texts.get(text_of(team)), texts.get(text_of(district)));
    let base = bare_name(text, district);
    if base.len() == text.len() {
        return Ok(team);
    }
    let base = base.to_owned();
    cell_of(texts, &base)
}

fn bare_name<'t>(team: &'t str, district: &str) -> &'t str {
    let rest = |name: &'t str| {
        let (head, rest) = name.split_at_checked(district.len())?;
        let rest = rest.strip_prefix(": ").filter(|_| head.to_lowercase() == district.to_lowercase())?;
        Some(rest.trim_start()).filter(|rest| !rest.is_empty())
    };
    std::iter::successors(Some(team), |name| rest(name)).last().unwrap_or(team)
}

/// The order in which rows that say the same of a referral, but for its team, stand for it: by the team's name and its
/// district, as all rows of one number do; without a number those last that are of no other team than the district's.
pub(crate) fn standing<'t>(numbered: bool, team: &'t str, district: &'t str) -> (bool, &'t str, &'t str) {
    let team = bare_name(team, district);
    (!numbered && (team.is_empty() || team == district), team, district)
}

/// The teams that the rows of a draft tell of, each with the first part that does. A row that is in no count tells of its
/// team all the same.
pub(crate) struct Told(HashMap<Place, usize>);

impl Told {
    pub(crate) fn of(draft: &mut Draft, authorities: &Authorities) -> Self {
        let mut told: HashMap<Place, usize> = HashMap::new();
        for (rows, team, district) in telling(&mut draft.tables) {
            let is_records = rows.table.place == TEAMS.place;
            for row in (0..rows.len()).filter(|row| !is_records || is_bare(rows, *row, district)) {
                if let Some(place) = place(rows, row, (team, district), authorities) {
                    let part = rows.part(row);
                    told.entry(place).and_modify(|first| *first = part.min(*first)).or_insert(part);
                }
            }
        }
        Self(told)
    }
}

/// Names every team by its district where its name stands in several, and leaves one record of each team that says no more
/// of it than its district.
pub(crate) fn name(draft: &mut Draft, Told(told): &Told, authorities: &Authorities) -> Result<(), Error> {
    let mut districts: HashMap<(u16, i32), usize> = HashMap::new();
    for (rank, team, _) in told.keys() {
        *districts.entry((*rank, *team)).or_default() += 1;
    }
    let mut names: HashMap<Place, i32> = HashMap::new();
    for (place, _) in told.iter().filter(|((rank, team, _), _)| districts.get(&(*rank, *team)) > Some(&1)) {
        let text = [place.2, place.1].map(|cell| draft.texts.get(text_of(cell))).join(": ");
        names.insert(*place, cell_of(&mut draft.texts, &text)?);
    }
    for (rows, team, district) in telling(&mut draft.tables).filter(|_| !names.is_empty()) {
        for row in 0..rows.len() {
            let place = place(rows, row, (team, district), authorities);
            if let Some(name) = place.and_then(|place| names.get(&place)) {
                rows.set(team, row, *name);
            }
        }
    }
    one_bare_record(draft, told, &names)
}

fn place(
    rows: &Rows,
    row: usize,
    (team, district): (usize, usize),
    authorities: &Authorities,
) -> Option<Place> {
    let (team, district) = (rows.cell(team, row), rows.cell(district, row));
    (team != NOTHING && district != NOTHING).then(|| (authorities.rank(rows.part(row)), team, district))
}

/// Whether a record of a team says no more than its district.
fn is_bare(rows: &Rows, row: usize, district: usize) -> bool {
    rows.cell(district, row) != NOTHING && rows.cells(row).filter(|cell| *cell != NOTHING).count() == 2
}

/// Leaves one bare record of each team that was told of.
fn one_bare_record(
    draft: &mut Draft,
    told: &HashMap<Place, usize>,
    names: &HashMap<Place, i32>,
) -> Result<(), Error> {
    let (Some(rows), Some((team, district))) = (draft.tables.get_mut(TEAMS.place), columns(&TEAMS)) else {
        return Ok(());
    };
    let bare = |(row, _): &(usize, u32)| !is_bare(rows, *row, district);
    let stay: Vec<u32> = (0..rows.len()).zip(0_u32..).filter(bare).map(|(_, number)| number).collect();
    *rows = rows.rows(&stay);
    for (place, part) in told {
        let cells = TEAMS.columns.iter().enumerate().map(|(at, _)| match at {
            at if at == team => names.get(place).copied().unwrap_or(place.1),
            at if at == district => place.2,
            _ => NOTHING,
        });
        let part = u16::try_from(*part).map_err(|_| Error::TooLarge)?;
        rows.push(cells, From::by_id(part, Finding::NO_LINE));
    }
    rows.close();
    Ok(())
}
