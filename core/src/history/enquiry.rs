//! A section 47 enquiry and the conference it led to.

use crate::calendar::Day;
use crate::case::{Case, ConferenceKind, Enquiry};
use crate::history::facts::{Interval, interval};
use crate::history::view::View;

/// The day on which a view sees the initial conference that an enquiry led to: the first held on or after its strategy
/// discussion. None where it is recorded that none was needed, or where the enquiry had ended and another had begun by
/// the day of the conference.
#[must_use]
pub fn conference_of(case: &Case<'_>, enquiry: &Enquiry<'_>, view: View) -> Option<Day> {
    if enquiry.conference_not_required() == Some(true) {
        return None;
    }
    let anothers = |held: Day| {
        enquiry.ended().is_some_and(|ended| {
            let between = |other: Day| ended <= other && other <= held;
            ended < held
                && case
                    .enquiries()
                    .any(|other| other.s47_started().is_some() && between(other.strategy_discussion()))
        })
    };
    case.conferences()
        .filter(|conference| conference.kind() == ConferenceKind::Initial)
        .filter_map(|conference| Some(conference.dated(conference.held()?, conference.held_recorded())))
        .filter(|held| held.on >= enquiry.strategy_discussion() && !anothers(held.on))
        .filter_map(|held| view.effective(held))
        .min()
}

/// A section 47 enquiry is under way from its start until it ends or its conference is held; where it is recorded that
/// none was needed and no end is given, not at all: it has ended, and nothing says when.
pub(crate) fn enquiry_interval(case: &Case<'_>, enquiry: &Enquiry<'_>, view: View) -> Option<Interval> {
    let start = enquiry.dated(enquiry.s47_started()?, enquiry.s47_started_recorded());
    let end = match enquiry.ended() {
        Some(day) => Some(enquiry.dated(day, enquiry.ended_recorded())),
        None if enquiry.conference_not_required() == Some(true) => Some(start),
        None => None,
    };
    let period = interval(view, start, end)?;
    let held = if end.is_none() { conference_of(case, enquiry, view) } else { None };
    Some(Interval { to: held.unwrap_or(period.to), ..period })
}
