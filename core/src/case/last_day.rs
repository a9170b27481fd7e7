//! The day up to which a register can speak.

use crate::calendar::Day;
use crate::case::cells::NOTHING;
use crate::case::part::Part;
use crate::case::register::Register;
use crate::case::schema::{ColumnSpec, Kind, TableSpec};
use crate::case::tables::{ABSENCES, TEAMS, WORKERS};

/// The last day of a register, and why it is that one.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LastDay {
    /// The day.
    pub day: Day,
    /// Why, in words that follow `is`.
    pub because: &'static str,
    /// The sources that stop more than a week before, each with the day it stops.
    pub stop_before: Vec<(Part, Day)>,
    /// Whether a few dates lie more than a year after all others of their source, as slips of the pen do: none of them was taken
    /// for the last day.
    pub slips: bool,
}

/// How many days a source may stop before the others without a word.
const WEEK: i32 = 7;

/// What comes so many days after all else, and is so small a part of it, is a slip of the pen.
const YEAR: usize = 366;
const ONE_IN: u64 = 100;

impl Register {
    /// The last day on which anything in the files happened or was recorded; the day a source says it observed last, or was
    /// drawn, where it does. What lies ahead by its nature is no such day: a due or an expected date, the end of a plan or
    /// of a worker's post. Nothing where no part has such a day.
    ///
    /// ```
    /// let sheet = b"child_id,received,closed\nc1,16/08/2010,11/10/2010\nc2,20/09/2010,\n";
    /// let last = dutydesk::format::read(&[sheet])?.last_day().unwrap();
    /// assert_eq!((last.day.to_string().as_str(), last.because),
    ///     ("2010-10-11", "the last day on which anything in the files happened or was recorded"));
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    #[must_use]
    pub fn last_day(&self) -> Option<LastDay> {
        let mut met: Vec<DaysMet> = self.parts.iter().map(|_| DaysMet::default()).collect();
        let is_open = |part: usize| self.parts.get(part).is_some_and(|part| stated(part).is_none());
        for rows in &self.tables {
            let columns = rows.table.columns.iter().enumerate();
            for (at, _) in columns.filter(|(_, column)| happens(rows.table, column)) {
                for row in (0..rows.len()).filter(|row| is_open(rows.part(*row))) {
                    let cell = rows.cell(at, row);
                    if let Some(met) = met.get_mut(rows.part(row)).filter(|_| cell != NOTHING) {
                        met.take(cell);
                    }
                }
            }
        }
        let mut slips = false;
        for met in &mut met {
            slips |= met.without_slips();
        }
        let stops: Vec<(&Part, Day, bool)> = self
            .parts
            .iter()
            .zip(&met)
            .filter_map(|(part, met)| match stated(part) {
                Some(day) => Some((part, day, true)),
                None => Some((part, met.last()?, false)),
            })
            .collect();
        let (_, last, is_stated) = stops.iter().max_by_key(|(_, day, is_stated)| (*day, *is_stated))?;
        // Beyond what each part of an authority says it observed, nothing can be asked.
        let observed = |authority: &Option<String>| {
            let of_it = self.parts.iter().filter(|part| part.authority == *authority);
            of_it.map(stated).collect::<Option<Vec<_>>>()?.into_iter().max()
        };
        let most = self.parts.iter().filter_map(|part| observed(&part.authority)).min();
        let (day, is_stated) = match most {
            Some(most) if most < *last => (most, true),
            _ => (*last, *is_stated),
        };
        let because = if is_stated {
            "the last day that the files say they observed"
        } else {
            "the last day on which anything in the files happened or was recorded"
        };
        let before = stops.iter().filter(|(_, stop, _)| day.since(*stop).0 > WEEK);
        let stop_before = before.map(|(part, stop, _)| ((*part).clone(), *stop)).collect();
        Some(LastDay { day, because, stop_before, slips })
    }
}

/// The last day that a part says it observed.
fn stated(part: &Part) -> Option<Day> {
    part.to.or(part.extracted)
}

/// Whether the days of a column are those on which something happened or was recorded.
pub(crate) fn happens(table: &TableSpec, column: &ColumnSpec) -> bool {
    const AHEAD_OR_LONG_AGO: [&str; 5] = ["expected_birth_date", "target", "end", "ended", "birth_date"];
    // A worker's post, an absence and a team may be entered before they begin.
    let is_of_staff = [WORKERS.place, ABSENCES.place, TEAMS.place].contains(&table.place);
    matches!(column.kind, Kind::Day) && !is_of_staff && !AHEAD_OR_LONG_AGO.contains(&column.name)
}

/// How often a part names each day, from 1900 to 2100.
#[derive(Default)]
struct DaysMet {
    counts: Vec<u32>,
    all: u64,
}

impl DaysMet {
    /// 1 January 1900.
    const FIRST: i32 = -25_567;
    /// As many days as there are to the end of 2100.
    const DAYS: usize = 73_414;

    fn take(&mut self, day: i32) {
        if self.counts.is_empty() {
            self.counts = vec![0; Self::DAYS];
        }
        let place = day.checked_sub(Self::FIRST).and_then(|place| usize::try_from(place).ok());
        if let Some(count) = place.and_then(|place| self.counts.get_mut(place)) {
            *count = count.saturating_add(1);
            self.all += 1;
        }
    }

    /// Leaves out the few days far behind all others; true where there are some.
    fn without_slips(&mut self) -> bool {
        let mut behind = 0_u64;
        let mut days = self.counts.iter().enumerate().rev().filter(|(_, count)| **count > 0).peekable();
        let mut keep = None;
        while let (Some((place, count)), Some((before, _))) = (days.next(), days.peek()) {
            behind += u64::from(*count);
            if behind * ONE_IN > self.all {
                break;
            }
            if place - before > YEAR {
                keep = Some(*before);
            }
        }
        if let Some(keep) = keep {
            self.counts.truncate(keep + 1);
        }
        keep.is_some()
    }

    fn last(&self) -> Option<Day> {
        let place = self.counts.iter().rposition(|count| *count > 0)?;
        Day::from_epoch(i64::from(i32::try_from(place).ok()?.checked_add(Self::FIRST)?)).ok()
    }
}
