//! Whether a child was seen.

use serde::{Serialize, Serializer};

use crate::calendar::Day;
use crate::case::{ASSESSMENTS, Case, EVENTS, EventKind};
use crate::history::view::View;

/// When a child was last seen since the referral was received.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Seen {
    /// The source does not say when children are seen.
    NotReported,
    /// Not seen.
    Never,
    /// Last seen on that day.
    On(Day),
}

impl Seen {
    /// The day, if the child was seen.
    #[must_use]
    pub const fn day(self) -> Option<Day> {
        match self {
            Self::On(day) => Some(day),
            Self::Never | Self::NotReported => None,
        }
    }
}

impl Serialize for Seen {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::NotReported => serializer.serialize_str("not_reported"),
            Self::Never => serializer.serialize_str("never"),
            Self::On(day) => day.serialize(serializer),
        }
    }
}

/// When the child was last seen, on or before `as_of`, in the course of an assessment or on a visit at which it was seen.
#[must_use]
pub fn last_seen(case: &Case<'_>, view: View, as_of: Day) -> Seen {
    let view = view.on(as_of);
    let in_assessments = case.assessments().filter_map(|assessment| {
        Some(assessment.dated(assessment.child_seen()?, assessment.child_seen_recorded()))
    });
    let on_visits = case
        .events()
        .filter(|event| event.kind() == EventKind::Visit && event.seen() == Some(true))
        .map(|event| event.dated(event.on(), event.on_recorded()));
    let days = in_assessments.chain(on_visits).filter_map(|fact| view.effective(fact));
    match days.filter(|day| *day <= as_of).max() {
        Some(day) => Seen::On(day),
        None if case.reported(&ASSESSMENTS, "child_seen") || case.reported(&EVENTS, "seen") => Seen::Never,
        None => Seen::NotReported,
    }
}
