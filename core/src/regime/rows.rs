//! The form in which a nation's rulebooks are written down.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::calendar::Day;
use crate::regime::clock::Clock;
use crate::regime::edition::{Overlay, Regime, Subject};
use crate::source::{Source, Standing};

/// One edition of the guidance, with all its clocks.
pub(super) struct RegimeRow {
    pub id: &'static str,
    pub name: &'static str,
    /// What it is about.
    pub subject: Subject,
    /// First day in force.
    pub from: NaiveDate,
    /// First day no longer in force; `None` while it is.
    pub until: Option<NaiveDate>,
    /// The weaker standing of the two dates.
    pub dates_standing: Standing,
    pub dates_sources: &'static [Source],
    pub dates_note: &'static str,
    /// The id it lies over and the authorities it is for; `None` for an edition that is for all.
    pub overlay: Option<(&'static str, &'static [&'static str])>,
    pub clocks: &'static [Clock],
}

impl RegimeRow {
    pub(super) fn regime(&self) -> Regime {
        Regime {
            id: Cow::Borrowed(self.id),
            name: Cow::Borrowed(self.name),
            subject: self.subject,
            in_force_from: Day::from(self.from),
            in_force_until: self.until.map(Day::from),
            dates_standing: self.dates_standing,
            dates_sources: Cow::Borrowed(self.dates_sources),
            dates_note: Cow::Borrowed(self.dates_note),
            overlay: self.overlay.map(|(on, authorities)| Overlay {
                on: Cow::Borrowed(on),
                authorities: authorities.iter().copied().map(Cow::Borrowed).collect(),
            }),
            clocks: Cow::Borrowed(self.clocks),
        }
    }
}

/// A day of a row. One that does not exist does not compile, as the rows are constants.
pub(super) const fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    let date = NaiveDate::from_ymd_opt(year, month, day);
    assert!(date.is_some(), "no such day");
    match date {
        Some(date) => date,
        None => NaiveDate::MIN,
    }
}

/// A document and its edition or date.
pub(super) const fn source(document: &'static str, edition: &'static str) -> Source {
    paragraph(document, edition, "")
}

/// A document, its edition or date, and the paragraph.
pub(super) const fn paragraph(
    document: &'static str,
    edition: &'static str,
    paragraph: &'static str,
) -> Source {
    Source {
        document: Cow::Borrowed(document),
        edition: Cow::Borrowed(edition),
        paragraph: Cow::Borrowed(paragraph),
    }
}

/// Clocks, one a row: id, title, start => end, limit (`each` where it repeats), standing, sources, note.
macro_rules! clocks {
    ($($id:ident, $title:literal, $start:ident => $end:ident, ($($limit:tt)+), $standing:ident, [$($source:ident),*], $note:expr;)+) => {
        &[$(crate::regime::clock::Clock {
            id: crate::regime::ClockId::$id,
            title: std::borrow::Cow::Borrowed($title),
            starts_at: crate::regime::StartEvent::$start,
            ends_at: crate::regime::EndEvent::$end,
            repeats: crate::regime::rows::clocks!(@repeats $($limit)+),
            limit: crate::regime::rows::clocks!(@limit $($limit)+),
            standing: crate::source::Standing::$standing,
            sources: std::borrow::Cow::Borrowed(&[$($source),*]),
            note: std::borrow::Cow::Borrowed($note),
        }),+]
    };
    (@limit no limit) => { None };
    (@repeats each $($limit:tt)+) => { true };
    (@repeats $($limit:tt)+) => { false };
    (@limit each $($limit:tt)+) => { crate::regime::rows::clocks!(@limit $($limit)+) };
    (@limit $amount:literal $unit:ident) => {
        Some(crate::regime::clock::Limit { amount: $amount, unit: crate::regime::clock::Unit::$unit })
    };
}
pub(super) use clocks;
