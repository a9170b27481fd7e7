//! Which rows are one referral, which of them counts, and what it is called.
//!
//! A referral is its number and its child. Without a number of its own it is known by its child and the day received, and
//! is called so: `<child>:<day>`; two of one child and day that say different things of it are numbered in the order of
//! what they say, `#2` and up. Rows that differ only in team or holder are one.

use std::cmp::{Ordering, Reverse};

use hashbrown::{HashMap, HashSet};

use crate::calendar::Day;
use crate::case::assemble::{self, at, latest};
use crate::case::cells::NOTHING;
use crate::case::draft::Draft;
use crate::case::field::{Field, text_of};
use crate::case::finding::{Finding, FindingCode};
use crate::case::identity::{Authorities, SharedNumbers, cell_of};
use crate::case::places;
use crate::case::rows::{NO_ROW, Rows};
use crate::case::tables::{HOLDINGS, REFERRALS, TABLES};
use crate::error::Error;

/// What a referral row is known by before it is called anything.
pub(crate) struct Known {
    /// The number of each referral; nothing where it has none of its own.
    numbers: Vec<i32>,
    /// The child of each under the id its authority gives it.
    children: Vec<i32>,
    /// The id each came with.
    given: Vec<i32>,
    /// The ids of several that rows name.
    of_several: HashSet<i32>,
    pub(crate) shared: SharedNumbers,
}

struct Columns {
    id: usize,
    child: usize,
    received: usize,
    team: usize,
    district: usize,
}

fn columns() -> Option<Columns> {
    let at = |name| REFERRALS.position(name);
    Some(Columns {
        id: at("referral_id")?,
        child: at("child_id")?,
        received: at("received")?,
        team: at("team")?,
        district: at("district")?,
    })
}

impl Known {
    /// Takes from each id what an earlier putting together wrote to it, and leaves the number in its place.
    pub(crate) fn of(
        draft: &mut Draft,
        authorities: &Authorities,
        of_several: HashSet<i32>,
    ) -> Result<Self, Error> {
        let count = draft.tables.get(REFERRALS.place).map_or(0, Rows::len);
        let (mut numbers, mut children, mut given) = (Vec::new(), Vec::new(), Vec::new());
        let mut ranks = Vec::with_capacity(count);
        if let (Some(rows), Some(at)) = (draft.tables.get_mut(REFERRALS.place), columns()) {
            for row in 0..count {
                let (id, child) = (rows.cell(at.id, row), rows.cell(at.child, row));
                let number = if id == NOTHING {
                    NOTHING
                } else {
                    let received = Day::read(rows.cell(at.received, row));
                    let id_text = draft.texts.get(text_of(id));
                    match number_of(id_text, draft.texts.get(text_of(child)), received) {
                        Some(number) if number.len() == id_text.len() => id,
                        Some(number) => {
                            let number = number.to_owned();
                            cell_of(&mut draft.texts, &number)?
                        }
                        None => NOTHING,
                    }
                };
                rows.set(at.id, row, number);
                numbers.push(number);
                children.push(child);
                given.push(id);
                ranks.push(authorities.rank(rows.part(row)));
            }
        }
        let shared = SharedNumbers::of(numbers.iter().copied().zip(ranks), draft, authorities);
        Ok(Self { numbers, children, given, of_several, shared })
    }
}

/// The number in an id; nothing where it is made of the child and the day received.
fn number_of<'i>(id: &'i str, child: &str, received: Day) -> Option<&'i str> {
    if !is_numbered(id, child, Some(received)) {
        return None;
    }
    let mut number = id;
    while let Some(rest) = number.strip_suffix(child).and_then(|rest| rest.strip_suffix(':')) {
        if rest.is_empty() {
            break;
        }
        number = rest;
    }
    Some(number)
}

/// Whether an id is a number of the referral's own, and not made of its child and the day received.
pub(crate) fn is_numbered(id: &str, child: &str, received: Option<Day>) -> bool {
    !id.is_empty() && received.is_none_or(|received| made_of(id) != Some((child, received)))
}

/// The child and day of an id that is made of them.
fn made_of(id: &str) -> Option<(&str, Day)> {
    let (child, day) = id.rsplit_once(':')?;
    let (day, further) = day.split_once('#').unwrap_or((day, "2"));
    let numbered = !further.is_empty() && further.bytes().all(|digit| digit.is_ascii_digit());
    let day = Some(day).filter(|day| numbered && day.len() == 10)?.parse().ok()?;
    Some((child, day))
}

/// What became of the rows of referrals.
pub(crate) struct Episodes {
    /// Those that count, in order.
    pub(crate) counted: Vec<u32>,
    /// Those of earlier extracts, in order.
    pub(crate) earlier: Vec<u32>,
    /// Those in no count, and why.
    pub(crate) dropped: Vec<(u32, FindingCode)>,
    /// For each row, the row that counts for it.
    pub(crate) home: Vec<u32>,
    /// For each row, the row of its own extract that is kept for it.
    pub(crate) own: Vec<u32>,
    /// The rows of each referral that has several, whether or not they are numbered apart.
    pub(crate) groups: Vec<Vec<u32>>,
    further: HashMap<u32, u32>,
}

impl Episodes {
    /// Of rows in order, in which those of one authority's child stand together.
    pub(crate) fn of(draft: &Draft, order: &[u32], known: &Known, authorities: &Authorities) -> Self {
        let count = order.len();
        let mut episodes = Self {
            counted: Vec::with_capacity(count),
            earlier: Vec::new(),
            dropped: Vec::new(),
            home: vec![NO_ROW; count],
            own: vec![NO_ROW; count],
            groups: Vec::new(),
            further: HashMap::new(),
        };
        let (Some(rows), Some(columns)) = (draft.tables.get(REFERRALS.place), columns()) else {
            return episodes;
        };
        let child = |row: &u32| rows.cell(columns.child, at(*row));
        let rank = |row: &u32| authorities.rank(rows.part(at(*row)));
        for of_child in order.chunk_by(|a, b| child(a) == child(b) && rank(a) == rank(b)) {
            if let [only] = of_child {
                episodes.count(*only, &[*only]);
                continue;
            }
            let key = |row: &u32| {
                let number = known.numbers.get(at(*row)).copied().unwrap_or(NOTHING);
                (number, if number == NOTHING { rows.cell(columns.received, at(*row)) } else { 0 })
            };
            let mut of_child = of_child.to_vec();
            assemble::order(&mut of_child, &|a, b| key(&a).cmp(&key(&b)));
            for group in of_child.chunk_by(|a, b| key(a) == key(b)) {
                match group {
                    [only] => episodes.count(*only, &[*only]),
                    group => episodes.groups.push(group.to_vec()),
                }
            }
        }
        if episodes.groups.is_empty() {
            return Self { counted: order.to_vec(), ..episodes };
        }
        let contents = Contents::of(draft, &columns, known, &episodes.groups);
        for group in std::mem::take(&mut episodes.groups) {
            let numbered = group.first().is_some_and(|row| known.numbers.get(at(*row)) != Some(&NOTHING));
            episodes.settle(draft, &group, &contents, numbered);
            episodes.groups.push(group);
        }
        let mut place = vec![0_u32; count];
        for (number, row) in (0_u32..).zip(order) {
            if let Some(slot) = place.get_mut(at(*row)) {
                *slot = number;
            }
        }
        // Those of one child and day stand in the order of their numbers, which is that of what they say.
        let place = |row: u32| place.get(at(row)).copied();
        let mut first: HashMap<u32, Option<u32>> = HashMap::new();
        for group in &episodes.groups {
            if group.first().is_some_and(|row| known.numbers.get(at(*row)) == Some(&NOTHING)) {
                let of_group = group.iter().filter_map(|row| place(*row)).min();
                first.extend(group.iter().map(|row| (*row, of_group)));
            }
        }
        let further = &episodes.further;
        let key = |row: &u32| {
            let group = first.get(row).copied().unwrap_or_else(|| place(*row));
            (
                group,
                further.get(row).copied().unwrap_or(1),
                if group == place(*row) { None } else { place(*row) },
            )
        };
        let (mut counted, mut earlier) = (episodes.counted, episodes.earlier);
        assemble::order(&mut counted, &|a, b| key(&a).cmp(&key(&b)));
        assemble::order(&mut earlier, &|a, b| key(&a).cmp(&key(&b)));
        Self { counted, earlier, ..episodes }
    }

    /// Lets a row count, for itself and for others.
    fn count(&mut self, row: u32, rows: &[u32]) {
        self.counted.push(row);
        self.keep(row, rows);
        for other in rows {
            if let Some(slot) = self.home.get_mut(at(*other)) {
                *slot = row;
            }
        }
    }

    /// Keeps a row for others of its extract.
    fn keep(&mut self, row: u32, rows: &[u32]) {
        for other in rows {
            if let Some(slot) = self.own.get_mut(at(*other)) {
                *slot = row;
            }
        }
    }

    /// Settles which of the rows of one number or one day count: those of the latest extract, and those of no day.
    fn settle(&mut self, draft: &Draft, group: &[u32], contents: &Contents<'_>, numbered: bool) {
        let Some(rows) = draft.tables.get(REFERRALS.place) else { return };
        let day = |row: &u32| draft.day_of(rows, at(*row));
        let last = group.iter().filter_map(day).max();
        let extract = |row: &u32| day(row).filter(|day| Some(*day) < last);
        let mut group = group.to_vec();
        assemble::order(&mut group, &|a, b| extract(&a).cmp(&extract(&b)));
        let mut homes: Vec<u32> = Vec::new();
        // What is of no earlier extract stands first.
        for of_extract in group.chunk_by(|a, b| extract(a) == extract(b)) {
            let earlier = of_extract.first().is_some_and(|row| extract(row).is_some());
            let clusters = if numbered { vec![of_extract.to_vec()] } else { contents.clusters(of_extract) };
            for (place, cluster) in clusters.into_iter().enumerate() {
                let mut rivals: Vec<u32> = Vec::new();
                for same in cluster.chunk_by(|a, b| rows.same(at(*a), at(*b))) {
                    let Some(one) = latest(same, |row| day(&row)) else { continue };
                    rivals.push(one);
                    for row in same.iter().filter(|row| **row != one) {
                        let code = match contents.same_holders(one, *row) {
                            true => FindingCode::RepeatedRow,
                            false => FindingCode::HolderInAnotherRow,
                        };
                        self.dropped.push((*row, code));
                    }
                }
                // Which of one cluster stays: of the later extract, then by its team, or by all that rows of one number say.
                let text = |column, row| draft.texts.get(text_of(rows.cell(column, at(row))));
                let Columns { team, district, .. } = *contents.columns;
                let by_team = |row| places::standing(false, text(team, row), text(district, row));
                let stands = |row| (Reverse(day(&row)), (!numbered).then(|| by_team(row)));
                assemble::order(&mut rivals, &|a, b| stands(a).cmp(&stands(b)));
                let Some(first) = rivals.first().copied() else { continue };
                if !earlier {
                    self.count(first, &cluster);
                    homes.push(first);
                } else {
                    self.earlier.push(first);
                    self.keep(first, &cluster);
                    let home = homes.get(place).or(homes.first()).copied().unwrap_or(first);
                    for row in &cluster {
                        if let Some(slot) = self.home.get_mut(at(*row)) {
                            *slot = home;
                        }
                    }
                }
                if let Some(number) = u32::try_from(place + 1).ok().filter(|number| *number > 1) {
                    self.further.insert(first, number);
                }
                let code =
                    if numbered { FindingCode::ConflictingRow } else { FindingCode::HolderInAnotherRow };
                self.dropped.extend(rivals.into_iter().skip(1).map(|row| (row, code)));
            }
        }
    }

    /// Calls every row that is kept by its name.
    pub(crate) fn name(
        &self,
        draft: &mut Draft,
        known: &Known,
        authorities: &Authorities,
    ) -> Result<(), Error> {
        let Some(columns) = columns() else { return Ok(()) };
        let several = self.numbers_of_several(draft, known, authorities);
        let Some(rows) = draft.tables.get_mut(REFERRALS.place) else { return Ok(()) };
        let mut days: HashMap<i32, String> = HashMap::new();
        for row in self.counted.iter().chain(&self.earlier) {
            let place = at(*row);
            let rank = authorities.rank(rows.part(place));
            let number = known.numbers.get(place).copied().unwrap_or(NOTHING);
            let text = |cell: i32| draft.texts.get(text_of(cell));
            let name = if number == NOTHING {
                let child = rows.cell(columns.child, place);
                let further = self.further.get(row);
                let given = known.given.get(place).copied().filter(|given| {
                    // What it came with is its name mostly.
                    let made =
                        || text(*given).strip_prefix(text(child)).map(str::len) == Some(":2010-08-16".len());
                    *given != NOTHING
                        && further.is_none()
                        && known.children.get(place) == Some(&child)
                        && made()
                });
                if let Some(given) = given {
                    rows.set(columns.id, place, given);
                    continue;
                }
                let received = rows.cell(columns.received, place);
                let day = days.entry(received).or_insert_with(|| Day::read(received).to_string());
                // A text for each row, put together without the machinery of formatting.
                let mut name = [text(child), ":", day.as_str()].concat();
                if let Some(further) = further {
                    name.push_str(&format!("#{further}"));
                }
                name
            } else {
                let prefix = if known.shared.contains(number) { authorities.prefix(rank) } else { "" };
                let child = known.children.get(place).filter(|_| several.contains(&(number, rank)));
                if prefix.is_empty() && child.is_none() {
                    rows.set(columns.id, place, number);
                    continue;
                }
                match child {
                    Some(child) => format!("{prefix}{}:{}", text(number), text(*child)),
                    None => format!("{prefix}{}", text(number)),
                }
            };
            let name = cell_of(&mut draft.texts, &name)?;
            rows.set(columns.id, place, name);
        }
        Ok(())
    }

    /// The numbers that stand with several children of one authority, and those that could be taken for what another
    /// referral is called.
    fn numbers_of_several(
        &self,
        draft: &mut Draft,
        known: &Known,
        authorities: &Authorities,
    ) -> HashSet<(i32, u16)> {
        let mut several = HashSet::new();
        let Some(rows) = draft.tables.get(REFERRALS.place) else { return several };
        let mut first: HashMap<(i32, u16), i32> = HashMap::new();
        for row in self.counted.iter().chain(&self.earlier).map(|row| at(*row)) {
            let (Some(number), Some(child)) = (known.numbers.get(row), known.children.get(row)) else {
                continue;
            };
            let key = (*number, authorities.rank(rows.part(row)));
            if *number != NOTHING && *first.entry(key).or_insert(*child) != *child {
                several.insert(key);
            }
        }
        let cell = |text: &str| draft.texts.find(text).and_then(|sym| i32::try_from(sym.0).ok());
        let called = |(number, rank): &(i32, u16)| {
            let text = draft.texts.get(text_of(*number));
            let of_several = |(at, _)| {
                let number = text.get(..at).and_then(cell);
                number.is_some_and(|number| several.contains(&(number, *rank)))
            };
            text.contains(':') && (made_of(text).is_some() || text.match_indices(':').any(of_several))
        };
        let called: Vec<(i32, u16)> = first.into_keys().filter(called).collect();
        let found = !several.is_empty();
        several.extend(called);
        if found {
            let finding = Finding::new(FindingCode::ReferralOfSeveralChildren, REFERRALS.name);
            draft.note(finding.in_column("referral_id"));
        }
        several
    }
}

/// What rows say of their referrals.
struct Contents<'d> {
    draft: &'d Draft,
    columns: &'d Columns,
    /// Of each such referral, the rows of other tables but those of who holds it, in order: the table and the row.
    linked: HashMap<u32, Vec<(usize, usize)>>,
    /// The rows of who holds it.
    held: HashMap<u32, Vec<(usize, usize)>>,
    /// Of rows with one id in one part of one register, the first: what names the id belongs to each of them.
    first: HashMap<u32, u32>,
}

impl<'d> Contents<'d> {
    fn of(draft: &'d Draft, columns: &'d Columns, known: &Known, groups: &[Vec<u32>]) -> Self {
        let [linked, held] = [HashMap::new(), HashMap::new()];
        let mut contents = Self { draft, columns, linked, held, first: HashMap::new() };
        if groups.is_empty() {
            return contents;
        }
        let referrals = draft.tables.get(REFERRALS.place);
        let wanted: HashSet<u32> = groups.iter().flatten().copied().collect();
        let given = |row: &u32| {
            let given = known.given.get(at(*row)).copied().filter(|given| known.of_several.contains(given));
            given.map(|given| (draft.origin(*row), referrals.map(|of| of.part(at(*row))), given))
        };
        let mut first = HashMap::new();
        for row in groups.iter().flatten() {
            if let Some(given) = given(row) {
                first.entry(given).and_modify(|first: &mut u32| *first = (*first).min(*row)).or_insert(*row);
            }
        }
        let first = |row: &u32| Some((*row, *first.get(&given(row)?)?));
        contents.first = groups.iter().flatten().filter_map(first).collect();
        let [mut linked, mut held]: [HashMap<u32, Vec<(usize, usize)>>; 2] = [HashMap::new(), HashMap::new()];
        for (table, rows) in TABLES.iter().zip(&draft.tables) {
            if table.referral().is_none() {
                continue;
            }
            let into = if table.place == HOLDINGS.place { &mut held } else { &mut linked };
            // What came with another part was not said here.
            let came_with =
                |row: usize| referrals.is_some_and(|of| of.part(at(rows.link(row))) == rows.part(row));
            for row in (0..rows.len()).filter(|row| wanted.contains(&rows.link(*row)) && came_with(*row)) {
                into.entry(rows.link(row)).or_default().push((table.place, row));
            }
        }
        for rows in linked.values_mut().chain(held.values_mut()) {
            rows.sort_unstable_by(|a, b| contents.compare_linked(*a, *b));
        }
        (contents.linked, contents.held) = (linked, held);
        contents
    }

    fn compare_linked(&self, (table, a): (usize, usize), (other, b): (usize, usize)) -> Ordering {
        table.cmp(&other).then_with(|| {
            let Some(rows) = self.draft.tables.get(table) else { return Ordering::Equal };
            let id = rows.table.referral();
            let columns = (0..rows.table.columns.len()).filter(|column| Some(*column) != id);
            columns
                .map(|column| rows.compare_in(column, a, b, &self.draft.texts))
                .find(|order| order.is_ne())
                .unwrap_or(Ordering::Equal)
        })
    }

    fn compare(&self, a: u32, b: u32) -> Ordering {
        let Some(rows) = self.draft.tables.get(REFERRALS.place) else { return Ordering::Equal };
        let Columns { id, team, district, .. } = *self.columns;
        let columns = (0..REFERRALS.columns.len()).filter(|column| ![id, team, district].contains(column));
        let referral = columns
            .map(|column| rows.compare_in(column, at(a), at(b), &self.draft.texts))
            .find(|order| order.is_ne());
        referral.unwrap_or_else(|| self.compare_all(&self.linked, a, b))
    }

    /// Whether two rows say the same of who holds the case.
    fn same_holders(&self, a: u32, b: u32) -> bool {
        self.compare_all(&self.held, a, b).is_eq()
    }

    fn compare_all(&self, linked: &HashMap<u32, Vec<(usize, usize)>>, a: u32, b: u32) -> Ordering {
        let of = |row: u32| {
            let row = self.first.get(&row).unwrap_or(&row);
            linked.get(row).map_or(&[][..], Vec::as_slice)
        };
        let (a, b) = (of(a), of(b));
        let mut rows = a.iter().zip(b).map(|(a, b)| self.compare_linked(*a, *b));
        rows.find(|order| order.is_ne()).unwrap_or_else(|| a.len().cmp(&b.len()))
    }

    /// The rows that say the same, together, in the order of what they say.
    fn clusters(&self, rows: &[u32]) -> Vec<Vec<u32>> {
        let mut rows = rows.to_vec();
        assemble::order(&mut rows, &|a, b| self.compare(a, b));
        rows.chunk_by(|a, b| self.compare(*a, *b).is_eq()).map(<[u32]>::to_vec).collect()
    }
}
