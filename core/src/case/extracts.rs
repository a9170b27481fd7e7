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
use crate::case::identity::Authorities;
use crate::case::part::Part;
use crate::case::rows::Rows;
use crate::case::schema::TableSpec;
use crate::case::tables::{ASSESSMENTS, CONFERENCES, ENQUIRIES, EVENTS, HOLDINGS, PLANS, REFERRALS};

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
    let mut days: Vec<Option<Day>> = draft.parts.iter().map(Part::stated).filter(Option::is_some).collect();
    days.sort_unstable();
    days.dedup();
    if days.len() < 2 {
        return vec![false; rows.len()];
    }
    let key = |row: usize| (authorities.rank(rows.part(row)), rows.cell(0, row));
    let day = |row: usize| draft.parts.get(rows.part(row)).and_then(Part::stated);
    let mut latest: HashMap<(u16, i32), Option<Day>> = HashMap::new();
    for row in 0..rows.len() {
        let slot = latest.entry(key(row)).or_default();
        *slot = day(row).max(*slot);
    }
    let is_earlier = |row| {
        let day = day(row);
        day.is_some() && latest.get(&key(row)).is_some_and(|latest| day < *latest)
    };
    (0..rows.len()).map(is_earlier).collect()
}

/// Whether a referral stands in several sources of which one does not say when it was drawn.
pub(crate) fn without_day(draft: &Draft, episodes: &Episodes) -> bool {
    let Some(referrals) = draft.tables.get(REFERRALS.place) else { return false };
    let part = |row: &u32| referrals.part(at(*row));
    let undated = |row: &u32| draft.parts.get(part(row)).is_some_and(|part| part.stated().is_none());
    let several = |group: &&Vec<u32>| group.iter().any(|row| Some(part(row)) != group.first().map(part));
    episodes.groups.iter().filter(several).any(|group| group.iter().any(undated))
}
