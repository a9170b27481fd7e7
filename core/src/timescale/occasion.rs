//! From the days on which something was recorded to the occasions on which clocks start.

use crate::calendar::Day;
use crate::case::EventKind;
use crate::timescale::work::{Known, Occasion, Of};

impl Occasion<'_> {
    /// One that may stop on the day it starts.
    pub(crate) const fn on(start: Day, last: Option<Day>) -> Self {
        Self { start, began: start, earliest: start, last, of: Of::Case }
    }

    /// One that starts with what stopped the one before.
    pub(crate) fn after(start: Day, last: Option<Day>) -> Self {
        Self { earliest: start.next(), ..Self::on(start, last) }
    }
}

impl Known<'_, '_, '_> {
    /// The days of a kind of event while a plan was in force, in order.
    pub(crate) fn in_plan(&self, kind: EventKind, from: Day, last: Option<Day>) -> Vec<Day> {
        days_in_order(self.events(kind), from, last)
    }
}

/// A clock from each day on which what it waits for came before; not from the day it is over.
pub(crate) fn again(days: impl IntoIterator<Item = Day>, last: Option<Day>, found: &mut Vec<Occasion<'_>>) {
    let days = days.into_iter().filter(|day| last != Some(*day));
    found.extend(days.map(|day| Occasion::after(day, last)));
}

pub(crate) fn days_in_order(days: impl Iterator<Item = Day>, from: Day, last: Option<Day>) -> Vec<Day> {
    let mut days: Vec<Day> =
        days.filter(|day| from <= *day && last.is_none_or(|last| *day <= last)).collect();
    days.sort_unstable();
    days.dedup();
    days
}
