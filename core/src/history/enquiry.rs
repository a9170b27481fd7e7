//! A section 47 enquiry and the conference it led to.

use crate::calendar::Day;
use crate::case::{Case, ConferenceKind, Dated, Enquiry};
use crate::history::facts::{Interval, interval};
use crate::history::view::View;

/// The day on which a view sees the initial conference that an enquiry led to: the first held on or after its strategy
/// discussion. None where it is recorded that none was needed; or, unless it is recorded that one was, where the enquiry
/// had ended and another had begun by the day of the conference.
#[must_use]
pub fn conference_of(case: &Case<'_>, enquiry: &Enquiry<'_>, view: View) -> Option<Day> {
    if enquiry.conference_not_required() == Some(true) {
        return None;
    }
    let wanted = enquiry.conference_not_required() == Some(false);
    let ended = ended(enquiry, view).map(|ended| ended.on).filter(|_| !wanted);
    let own = enquiry.strategy_discussion();
    let anothers = |held: Day| {
        let later =
            |ended: Day| others(case, view).any(|other| own < other && ended <= other && other <= held);
        ended.is_some_and(|ended| ended < held && later(ended))
    };
    case.conferences()
        .filter(|conference| conference.kind() == ConferenceKind::Initial)
        .filter_map(|conference| Some(conference.dated(conference.held()?, conference.held_recorded())))
        .filter(|held| held.on >= own && !anothers(held.on))
        .filter_map(|held| view.effective(held))
        .min()
}

/// A section 47 enquiry is under way from its start until it ends or its conference is held; where it is recorded that
/// none was needed and no end is given, not at all: it has ended, and nothing says when.
pub(crate) fn enquiry_interval(case: &Case<'_>, enquiry: &Enquiry<'_>, view: View) -> Option<Interval> {
    let start = enquiry.dated(enquiry.s47_started()?, enquiry.s47_started_recorded());
    let undated = enquiry.ended().is_none() && enquiry.conference_not_required() == Some(true);
    let end = ended(enquiry, view).or(undated.then_some(start));
    let period = interval(view, start, end)?;
    let held = if end.is_none() { conference_of(case, enquiry, view) } else { None };
    Some(Interval { to: held.unwrap_or(period.to), ..period })
}

/// The end of an enquiry, if the view knows it.
fn ended(enquiry: &Enquiry<'_>, view: View) -> Option<Dated> {
    Some(enquiry.dated(enquiry.ended()?, enquiry.ended_recorded())).filter(|ended| view.knows(*ended))
}

/// The strategy discussions that led to an enquiry, as far as the view knows them.
fn others(case: &Case<'_>, view: View) -> impl Iterator<Item = Day> {
    let enquiries = case.enquiries().filter(|other| other.s47_started().is_some());
    let held =
        enquiries.map(|other| other.dated(other.strategy_discussion(), other.strategy_discussion_recorded()));
    held.filter_map(move |held| view.effective(held))
}
