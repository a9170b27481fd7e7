//! One record of a census file with what was read in it.

use std::borrow::Cow;
use std::cmp::Ordering;

use crate::calendar::{Day, day_of, moment};
use crate::case::plausible;
use crate::format::cin_census::schema::{Group, Item, Kind, Spec};

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
}

impl<'a> Record<'a> {
    pub(crate) const fn new(group: &'static Group, line: u32) -> Self {
        Self { group, line, values: Vec::new(), kept: Vec::new(), records: Vec::new() }
    }

    fn said(&self, item: Item) -> Option<&Said<'a>> {
        self.values.iter().find(|value| value.spec.item == item).map(|value| &value.said)
    }

    pub(crate) fn has(&self, item: Item) -> bool {
        self.said(item).is_some()
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

/// Why a text says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unread {
    Date,
    ImplausibleDate,
    Flag,
    Number,
}

/// What a text says as an item of that kind.
pub(crate) fn say(kind: Kind, text: Cow<'_, str>) -> Result<Said<'_>, (Unread, Cow<'_, str>)> {
    match kind {
        Kind::Day => match day(&text) {
            Some(day) if plausible(day) => Ok(Said::Day(day)),
            Some(_) => Err((Unread::ImplausibleDate, text)),
            None => Err((Unread::Date, text)),
        },
        Kind::Flag => match &*text {
            "true" | "TRUE" | "1" => Ok(Said::Flag(true)),
            "false" | "FALSE" | "0" => Ok(Said::Flag(false)),
            _ => Err((Unread::Flag, text)),
        },
        Kind::Count => match text.parse::<u32>() {
            Ok(_) => Ok(Said::Text(text)),
            Err(_) => Err((Unread::Number, text)),
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

    #[test]
    fn dates_flags_and_numbers() {
        let unread = |kind, text: &'static str| say(kind, Cow::Borrowed(text)).map_err(|(why, _)| why);
        let april = Day::from_ymd(2023, 4, 17).unwrap();
        for text in ["2023-04-17", "2023-04-17Z", "2023-04-17T00:00:00"] {
            assert_eq!(unread(Kind::Day, text), Ok(Said::Day(april)));
        }
        for text in ["", "2023-13-01", "17/04/2023", "2023-04-17T09:30:00", "2023-4-17", "ééééé17"] {
            assert_eq!(unread(Kind::Day, text), Err(Unread::Date));
        }
        assert_eq!(unread(Kind::Day, "1066-04-13"), Err(Unread::ImplausibleDate));
        for (text, flag) in [("true", true), ("TRUE", true), ("1", true), ("false", false), ("0", false)] {
            assert_eq!(unread(Kind::Flag, text), Ok(Said::Flag(flag)));
        }
        assert_eq!(unread(Kind::Flag, "yes"), Err(Unread::Flag));
        assert_eq!(unread(Kind::Count, "0"), Ok(Said::Text(Cow::Borrowed("0"))));
        assert_eq!(unread(Kind::Count, "-1"), Err(Unread::Number));
        assert_eq!(day_of_time("2023-04-17T11:14:05Z"), Some(april));
        assert_eq!(day_of_time("2023-04-17x"), None);
    }
}
