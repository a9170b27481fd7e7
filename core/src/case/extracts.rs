//! Which of several extracts of one authority speaks: the latest that holds a referral, for all rows of it in the tables
//! that it reports. What an earlier one said is superseded; a holder whom the next extract no longer shows held the case
//! until the day of that extract.

use hashbrown::HashMap;

use crate::calendar::Day;
use crate::case::assemble::at;
use crate::case::cells::NOTHING;
use crate::case::draft::Draft;
use crate::case::episodes::Episodes;
use crate::case::field::Field;
use crate::case::finding::{Finding, FindingCode};
use crate::case::identity::Authorities;
use crate::case::part::Part;
use crate::case::rows::Rows;
use crate::case::schema::TableSpec;
use crate::case::tables::{ASSESSMENTS, CONFERENCES, ENQUIRIES, EVENTS, HOLDINGS, PLANS, REFERRALS, TABLES};

/// What became of a row of an extract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    Counts,
    Superseded,
    /// It is a holding that the extract of that day was the first not to show.
    Ended(Day),
}

/// The columns that say when what is in a row was over, the first that is filled; what has none is never over. A part does
/// not speak for what was over before the days it observed.
static OVER: &[(&TableSpec, &[&str])] = &[
    (&HOLDINGS, &["end"]),
    (&ASSESSMENTS, &["completed", "authorised"]),
    (&ENQUIRIES, &["ended", "s47_started", "strategy_discussion"]),
    (&CONFERENCES, &["held"]),
    (&PLANS, &["ended"]),
    (&EVENTS, &["on"]),
];

/// What says that two holdings are by the same holder.
const HOLDER: &[&str] = &["holder_kind", "involvement", "worker_id", "accountable_worker_id"];

/// The extracts that hold the referrals which several hold.
pub(crate) struct Extracts {
    lists: Vec<Vec<(Day, usize)>>,
    of_referral: HashMap<u32, usize>,
    holdings: HashMap<u32, Vec<usize>>,
}

impl Extracts {
    pub(crate) fn of(draft: &Draft, episodes: &Episodes) -> Self {
        let mut extracts = Self { lists: Vec::new(), of_referral: HashMap::new(), holdings: HashMap::new() };
        let Some(referrals) = draft.tables.get(REFERRALS.place) else { return extracts };
        for group in &episodes.groups {
            let drawn = |row: &u32| Some((draft.day_of(referrals, at(*row))?, referrals.part(at(*row))));
            let mut list: Vec<(Day, usize)> = group.iter().filter_map(drawn).collect();
            list.sort_unstable();
            list.dedup();
            if list.first().map(|(day, _)| day) == list.last().map(|(day, _)| day) {
                continue;
            }
            for home in group.iter().filter_map(|row| episodes.home.get(at(*row))) {
                extracts.of_referral.insert(*home, extracts.lists.len());
            }
            extracts.lists.push(list);
        }
        let Some(holdings) = draft.tables.get(HOLDINGS.place).filter(|_| !extracts.lists.is_empty()) else {
            return extracts;
        };
        for row in 0..holdings.len() {
            if let Some(home) = episodes.home.get(at(holdings.link(row)))
                && extracts.of_referral.contains_key(home)
            {
                extracts.holdings.entry(*home).or_default().push(row);
            }
        }
        extracts
    }

    /// What became of a row that belongs to the referral which counts in that row.
    pub(crate) fn fate(&self, draft: &Draft, rows: &Rows, row: usize, home: u32) -> Fate {
        let Some(list) = self.of_referral.get(&home).and_then(|list| self.lists.get(*list)) else {
            return Fate::Counts;
        };
        let Some(day) = draft.day_of(rows, row) else { return Fate::Counts };
        let over = over(rows, row);
        let speaks = |part: &Part| {
            part.reported_table(rows.table)
                && over.is_none_or(|over| part.from.is_none_or(|from| from <= over))
        };
        let mut later =
            list.iter().filter(|(other, part)| *other > day && draft.parts.get(*part).is_some_and(speaks));
        let Some((next, _)) = later.next() else { return Fate::Counts };
        if rows.table.place != HOLDINGS.place {
            return Fate::Superseded;
        }
        let id = rows.table.referral();
        let all: Vec<usize> = (0..rows.table.columns.len()).filter(|column| Some(*column) != id).collect();
        let holder: Vec<usize> = HOLDER.iter().filter_map(|name| rows.table.position(name)).collect();
        let shown_again = |other: &usize| {
            let same = |columns: &[usize]| {
                columns.iter().all(|column| rows.cell(*column, row) == rows.cell(*column, *other))
            };
            let drawn = draft.day_of(rows, *other);
            drawn > Some(day) && same(&all) || drawn == Some(*next) && same(&holder)
        };
        if self.holdings.get(&home).is_some_and(|others| others.iter().any(shown_again)) {
            return Fate::Superseded;
        }
        match over {
            Some(over) if over <= *next => Fate::Counts,
            _ => Fate::Ended(*next),
        }
    }
}

/// The day what is in a row was over.
fn over(rows: &Rows, row: usize) -> Option<Day> {
    let (_, columns) = OVER.iter().find(|(table, _)| table.place == rows.table.place)?;
    let cells =
        columns.iter().filter_map(|name| rows.table.position(name)).map(|column| rows.cell(column, row));
    cells.into_iter().find(|cell| *cell != NOTHING).map(Day::read)
}

/// Which rows of a table that is not of referrals are of an earlier extract than another with their first column.
pub(crate) fn earlier(draft: &Draft, rows: &Rows, authorities: &Authorities) -> Vec<bool> {
    let mut days: Vec<Option<Day>> = draft.parts.iter().map(Part::drawn).filter(Option::is_some).collect();
    days.sort_unstable();
    days.dedup();
    if days.len() < 2 {
        return vec![false; rows.len()];
    }
    let key = |row: usize| (authorities.rank(rows.part(row)), rows.cell(0, row));
    let mut latest: HashMap<(u16, i32), Option<Day>> = HashMap::new();
    for row in 0..rows.len() {
        let slot = latest.entry(key(row)).or_default();
        *slot = draft.day_of(rows, row).max(*slot);
    }
    let is_earlier = |row| {
        let day = draft.day_of(rows, row);
        day.is_some() && latest.get(&key(row)).is_some_and(|latest| day < *latest)
    };
    (0..rows.len()).map(is_earlier).collect()
}

/// Finds the tables in which registers that are put together differ about a referral that several of them hold, where none
/// can be told to be the later.
pub(crate) fn disagreements(draft: &Draft, episodes: &Episodes) -> Vec<Finding> {
    let Some(referrals) = draft.tables.get(REFERRALS.place) else { return Vec::new() };
    let origin = |row: u32| draft.origins.partition_point(|first| *first <= at(row));
    let mut of_row: HashMap<u32, usize> = HashMap::new();
    let mut wanted = 0;
    for group in episodes.groups.iter().filter(|_| draft.origins.len() > 1) {
        let undated = group.iter().any(|row| draft.day_of(referrals, at(*row)).is_none());
        let several = group.windows(2).any(|pair| matches!(pair, [a, b] if origin(*a) != origin(*b)));
        if undated && several {
            of_row.extend(group.iter().map(|row| (*row, wanted)));
            wanted += 1;
        }
    }
    if of_row.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (table, rows) in TABLES.iter().zip(&draft.tables) {
        let id =
            REFERRALS.position("referral_id").filter(|_| table.place == REFERRALS.place).or(table.referral());
        let Some(id) = id else { continue };
        // What each register says of each referral: nothing too, where its part reports the table.
        let mut said: HashMap<usize, HashMap<usize, Vec<Vec<i32>>>> = HashMap::new();
        for (row, referral) in &of_row {
            let part = draft.parts.get(referrals.part(at(*row)));
            if part.is_some_and(|part| part.reported_table(table)) {
                said.entry(*referral).or_default().entry(origin(*row)).or_default();
            }
        }
        for (row, number) in (0..rows.len()).zip(0_u32..) {
            let of = if table.place == REFERRALS.place { number } else { rows.link(row) };
            let Some(referral) = of_row.get(&of) else { continue };
            let cells = rows.cells(row).enumerate().filter(|(column, _)| *column != id).map(|(_, cell)| cell);
            said.entry(*referral).or_default().entry(origin(of)).or_default().push(cells.collect());
        }
        let differ = said.into_values().any(|said| {
            let mut said = said.into_values().map(|mut rows| {
                rows.sort_unstable();
                rows.dedup();
                rows
            });
            let first = said.next();
            said.any(|rows| Some(&rows) != first.as_ref())
        });
        if differ {
            found.push(Finding::new(FindingCode::ExtractsWithoutDay, table.name));
        }
    }
    found
}
