//! Periods as a view sees them.

use crate::calendar::Day;
use crate::case::Dated;
use crate::history::view::View;

/// A run of days: `to` is the first day no longer in it, [`Day::MAX`] where none is known.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Interval {
    pub(crate) from: Day,
    pub(crate) to: Day,
}

impl Interval {
    pub(crate) fn holds(&self, day: Day) -> bool {
        self.from <= day && day < self.to
    }
}

/// The period between two facts; nothing where the first never counts. It is empty where it ends before it begins.
pub(crate) fn interval(view: View, start: Dated, end: Option<Dated>) -> Option<Interval> {
    let from = view.effective(start)?;
    let to = end.and_then(|end| view.effective(end)).unwrap_or(Day::MAX);
    Some(Interval { from, to })
}
