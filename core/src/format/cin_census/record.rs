//! One record of a census file with what was read in it.

use std::borrow::Cow;
use std::cmp::Ordering;

use crate::calendar::{Day, day_of, moment};
use crate::case::{FindingCode, flag, unlikely};
use crate::format::cin_census::schema::{Group, Item, Kind, Spec};
use crate::table::Cell;

/// What an item says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Said<'a> {
    /// A day.
    Day(Day),
    /// Yes or no.
    Flag(bool),
    /// A text, a code or a number as it came.
    Text(Cow<'a, str>),
}

/// An item that was read.
#[derive(Debug)]
pub(crate) struct Value<'a> {
    pub(crate) spec: &'static Spec,
    pub(crate) said: Said<'a>,
    pub(crate) line: u32,
}

/// What could not be put in its place: a name and a text, for the extras.
#[derive(Debug)]
pub(crate) struct Kept<'a> {
    pub(crate) name: Cow<'static, str>,
    pub(crate) text: Cow<'a, str>,
    pub(crate) line: u32,
}

/// A group that is a record, with its items and the records in it.
#[derive(Debug)]
pub(crate) struct Record<'a> {
    pub(crate) group: &'static Group,
    pub(crate) line: u32,
    pub(crate) values: Vec<Value<'a>>,
    pub(crate) kept: Vec<Kept<'a>>,
    pub(crate) records: Vec<Self>,
    /// Which items it has, by their places in the list of items.
    items: u64,
}

impl<'a> Record<'a> {
    pub(crate) const fn new(group: &'static Group, line: u32) -> Self {
        Self { group, line, values: Vec::new(), kept: Vec::new(), records: Vec::new(), items: 0 }
    }

    fn said(&self, item: Item) -> Option<&Said<'a>> {
        self.values.iter().find(|value| value.spec.item == item).map(|value| &value.said)
    }

    pub(crate) fn add(&mut self, value: Value<'a>) {
        self.items |= value.spec.item.mark();
        self.values.push(value);
    }

    pub(crate) const fn has(&self, item: Item) -> bool {
        self.items & item.mark() != 0
    }

    /// Whether nothing was said in it.
    pub(crate) const fn is_empty(&self) -> bool {
        self.values.is_empty() && self.kept.is_empty() && self.records.is_empty()
    }

    pub(crate) fn day(&self, item: Item) -> Option<Day> {
        match self.said(item)? {
            Said::Day(day) => Some(*day),
            Said::Flag(_) | Said::Text(_) => None,
        }
    }

    pub(crate) fn flag(&self, item: Item) -> Option<bool> {
        match self.said(item)? {
            Said::Flag(flag) => Some(*flag),
            Said::Day(_) | Said::Text(_) => None,
        }
    }

    /// The text of an item; nothing reads as a blank.
    pub(crate) fn text(&self, item: Item) -> &str {
        match self.said(item) {
            Some(Said::Text(text)) => text,
            _ => "",
        }
    }

    /// The records in it of one group.
    pub(crate) fn records_of(&self, group: &'static Group) -> impl Iterator<Item = &Self> {
        self.records.iter().filter(move |record| std::ptr::eq(record.group, group))
    }

    /// Orders two records by what they say, whatever the order it stands in and wherever in the file.
    pub(crate) fn compare(&self, other: &Self) -> Ordering {
        self.content().cmp(&other.content())
    }

    fn content(&self) -> Content<'_> {
        let mut values: Vec<_> = self.values.iter().map(|value| (value.spec.item, &value.said)).collect();
        values.sort_unstable();
        let mut kept: Vec<_> = self.kept.iter().map(|kept| (&*kept.name, &*kept.text)).collect();
        kept.sort_unstable();
        let mut records: Vec<_> = self.records.iter().map(Self::content).collect();
        records.sort_unstable();
        Content { group: self.group.name, values, kept, records }
    }
}

/// What a record says, in one order.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Content<'r> {
    group: &'static str,
    values: Vec<(Item, &'r Said<'r>)>,
    kept: Vec<(&'r str, &'r str)>,
    records: Vec<Self>,
}

/// What a text says as an item, or why it says nothing.
pub(crate) fn say<'a>(spec: &Spec, text: Cow<'a, str>) -> Result<Said<'a>, (FindingCode, Cow<'a, str>)> {
    match spec.kind {
        Kind::Day => match day(&text) {
            Some(day) => match unlikely(day, spec.item == Item::PersonBirthDate) {
                None => Ok(Said::Day(day)),
                Some(why) => Err((why, text)),
            },
            None => Err((FindingCode::UnreadableDate, text)),
        },
        Kind::Flag => match flag(Cell::Text(&text)) {
            Some(flag) => Ok(Said::Flag(flag)),
            None => Err((FindingCode::UnreadableFlag, text)),
        },
        Kind::Count => match text.parse::<u32>() {
            Ok(_) => Ok(Said::Text(text)),
            Err(_) => Err((FindingCode::UnreadableNumber, text)),
        },
        Kind::Text | Kind::Code(_) => Ok(Said::Text(text)),
    }
}

/// A date of the census: 2023-04-17, with or without an offset or a midnight behind it.
pub(crate) fn day(text: &str) -> Option<Day> {
    let (date, behind) = text.split_at_checked(10)?;
    let day = date.parse().ok()?;
    if behind.is_empty() { Some(day) } else { day_of(text) }
}

/// The day in Britain of a date with any time of day: 2023-05-23T11:14:05.
pub(crate) fn day_of_time(text: &str) -> Option<Day> {
    let (date, time) = text.split_at_checked(10)?;
    let day = date.parse().ok()?;
    let apart = time.is_empty() || time.starts_with(['T', ' ']);
    moment(text).map(|(day, _)| day).or(apart.then_some(day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::cin_census::schema::text as new;

    fn said(item: Item, kind: Kind, text: &'static str) -> Result<Said<'static>, FindingCode> {
        say(&Spec { kind, ..new(item) }, Cow::Borrowed(text)).map_err(|(why, _)| why)
    }

    #[test]
    fn dates() {
        let read = |text| said(Item::CINreferralDate, Kind::Day, text);
        let april = Day::from_ymd(2023, 4, 17).unwrap();
        for text in [
            "2023-04-17",
            "2023-04-17Z",
            "2023-04-17+01:00",
            "2023-04-17-00:00",
            "2023-04-17+14:00",
            "2023-04-17T00:00:00",
            "2023-04-17T00:00:00Z",
            "2023-04-17T00:00:00.000+01:00",
        ] {
            assert_eq!(read(text), Ok(Said::Day(april)), "{text}");
        }
        for text in ["", "2023-13-01", "17/04/2023", "2023-04-17T09:30:00", "2023-4-17", "ééééé17"] {
            assert_eq!(read(text), Err(FindingCode::UnreadableDate), "{text}");
        }
        assert_eq!(read("1066-04-13"), Err(FindingCode::ImplausibleDate));
        for text in ["1900-01-01", "9999-12-31", "0001-01-01", "1753-01-01Z", "1970-01-01", "1899-12-30"] {
            assert_eq!(read(text), Err(FindingCode::PlaceholderDate), "{text}");
        }
        let born = said(Item::PersonBirthDate, Kind::Day, "1970-01-01");
        assert_eq!(born, Ok(Said::Day(Day::from_ymd(1970, 1, 1).unwrap())));
        assert_eq!(day_of_time("2023-04-17T11:14:05Z"), Some(april));
        assert_eq!(day_of_time("2023-04-17x"), None);
    }

    #[test]
    fn flags_and_numbers() {
        let read = |text| said(Item::ReferralNFA, Kind::Flag, text);
        // Databases write -1 for true.
        for text in ["true", "TRUE", "True", "1", "-1", "y", "Y", "yes", "Yes", "t"] {
            assert_eq!(read(text), Ok(Said::Flag(true)), "{text}");
        }
        for text in ["false", "FALSE", "False", "0", "n", "N", "no", "NO", "F"] {
            assert_eq!(read(text), Ok(Said::Flag(false)), "{text}");
        }
        for text in ["2", "maybe", "not known"] {
            assert_eq!(read(text), Err(FindingCode::UnreadableFlag), "{text}");
        }
        let count = |text| said(Item::NumberOfPreviousCPP, Kind::Count, text);
        assert_eq!(count("0"), Ok(Said::Text(Cow::Borrowed("0"))));
        assert_eq!(count("-1"), Err(FindingCode::UnreadableNumber));
    }
}
