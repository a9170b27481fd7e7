//! Visits and reviews while a child is looked after, and after it: intervals that change on the way.

use crate::calendar::Day;
use crate::case::{EventKind, PlanKind};
use crate::regime::StartEvent;
use crate::timescale::occasion::again;
use crate::timescale::work::{Known, Occasion};

impl<'r> Known<'_, 'r, '_> {
    /// A clock from the start of a pathway plan and from each review of it. From a review while accommodation is provided
    /// one of its own runs; it is over when that ends, and the one of any case then runs from the same review.
    pub(crate) fn pathway_reviews(
        &self,
        accommodated: bool,
        started: Day,
        ended: Option<Day>,
        found: &mut Vec<Occasion<'r>>,
    ) {
        let reviews = self.in_plan(EventKind::Review, started.next(), ended);
        let mut days = std::iter::once(started).chain(reviews).peekable();
        while let Some(day) = days.next() {
            let next = days.peek().copied();
            let lost = self.accommodated_until(day).filter(|lost| ended.is_none_or(|ended| *lost < ended));
            match (accommodated, day != started && self.is_accommodated(day)) {
                (true, true) => again([day], lost.or(ended), found),
                (false, false) => again([day], ended, found),
                (false, true) => found.extend(
                    lost.filter(|lost| next.is_none_or(|next| *lost < next))
                        .map(|lost| Occasion { earliest: lost.next(), ..Occasion::after(day, ended) }),
                ),
                (true, false) => {}
            }
        }
    }

    /// A clock of that kind from each visit in a placement of a category. One that runs until the first review is over with
    /// it, and the one after the review then runs from the same visit.
    pub(crate) fn placement_visits(
        &self,
        wanted: StartEvent,
        category: &str,
        started: Day,
        ended: Option<Day>,
        found: &mut Vec<Occasion<'r>>,
    ) {
        let mut visits = self.in_plan(EventKind::Visit, started, ended).into_iter().peekable();
        while let Some(visit) = visits.next() {
            let (usual, until_review) = visit_clock(category, started, visit);
            if usual != wanted && until_review != Some(wanted) {
                continue;
            }
            let review = until_review.and_then(|_| self.first_review(started, visit));
            if until_review.is_none() || review.is_some_and(|review| review <= visit) {
                if usual == wanted {
                    again([visit], ended, found);
                }
                continue;
            }
            let to_come = review.filter(|review| ended.is_none_or(|ended| *review < ended));
            if until_review == Some(wanted) {
                again([visit], to_come.or(ended), found);
            } else if let Some(review) = to_come
                && visits.peek().is_none_or(|next| review < *next)
            {
                found.push(Occasion { earliest: review.next(), ..Occasion::after(visit, ended) });
            }
        }
    }

    /// The first review of the time for which the child was looked after on the day of a visit; where that time is not
    /// recorded, of the placement.
    fn first_review(&self, started: Day, visit: Day) -> Option<Day> {
        let looked_after = self.looked_after().into_iter().map(|(since, _)| since);
        let since = looked_after.filter(|since| *since <= visit).max().unwrap_or(started);
        self.events(EventKind::Review).filter(|review| since < *review).min()
    }

    /// The times for which the child was looked after, each with its first day and the day it ended: one may be recorded in
    /// several rows, by legal status, that meet or overlap.
    pub(crate) fn looked_after(&self) -> Vec<(Day, Option<Day>)> {
        let rows = self.plans(PlanKind::LookedAfter).map(|(_, started, ended)| (started, ended));
        let mut rows: Vec<_> = rows.filter(|(from, to)| to.is_none_or(|to| *from < to)).collect();
        rows.sort_unstable();
        let mut times: Vec<(Day, Option<Day>)> = Vec::with_capacity(rows.len());
        for (from, to) in rows {
            match times.last_mut() {
                Some((_, last)) if last.is_none_or(|last| from <= last) => {
                    *last = last.zip(to).map(|(last, to)| last.max(to));
                }
                _ => times.push((from, to)),
            }
        }
        times
    }

    fn is_accommodated(&self, day: Day) -> bool {
        let mut provided = self.plans(PlanKind::CareLeaverAccommodation);
        provided.any(|(_, started, ended)| started <= day && ended.is_none_or(|ended| day < ended))
    }

    /// The first day from that one on which no accommodation is provided.
    fn accommodated_until(&self, day: Day) -> Option<Day> {
        let provided = self.plans(PlanKind::CareLeaverAccommodation);
        let ends = provided.filter_map(|(_, _, ended)| ended);
        ends.filter(|ended| day <= *ended && !self.is_accommodated(*ended)).min()
    }
}

/// The clock a visit in a placement of a category starts, and the one it starts until the first review.
fn visit_clock(category: &str, started: Day, visit: Day) -> (StartEvent, Option<StartEvent>) {
    let usual = match category {
        "regulation_19" => StartEvent::Regulation19VisitMadeAfterFirstReview,
        "regulation_24" => StartEvent::Regulation24VisitMadeAfterFirstReview,
        "care_order_with_parent" => StartEvent::CareOrderWithParentVisitMade,
        _ if in_first_year(started, visit) => StartEvent::PlacementVisitMadeInFirstYear,
        "long_term" => StartEvent::LongTermPlacementVisitMadeAfterFirstYear,
        _ => StartEvent::PlacementVisitMadeAfterFirstYear,
    };
    let until_review = match category {
        "regulation_19" => Some(StartEvent::Regulation19VisitMadeBeforeFirstReview),
        "regulation_24" => Some(StartEvent::Regulation24VisitMadeBeforeFirstReview),
        _ => None,
    };
    (usual, until_review)
}

pub(crate) fn in_first_year(started: Day, day: Day) -> bool {
    day < started.plus_months(12)
}
