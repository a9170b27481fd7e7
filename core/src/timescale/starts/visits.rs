//! Visits that start the clock of the next one, by the plan, its category, how long it has lasted and its first review.

use crate::calendar::Day;
use crate::case::{EventKind, PlanKind};
use crate::regime::StartEvent;
use crate::timescale::occasion::again;
use crate::timescale::recorded::Recorded;
use crate::timescale::starts::plans::Category;
use crate::timescale::starts::{Find, Start};
use crate::timescale::work::{Known, Occasion};

/// Which visits.
pub(super) struct Visits {
    /// During a plan of the kind and category.
    pub(super) kind: PlanKind,
    pub(super) category: Category,
    /// In that year of it, where the limit turns on it.
    pub(super) year: Option<Year>,
    /// On that side of the first review, where the limit turns on it.
    pub(super) review: Option<Review>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    First,
    Later,
}

impl Year {
    fn of(started: Day, day: Day) -> Self {
        if day < started.plus_months(12) { Self::First } else { Self::Later }
    }
}

/// A clock that runs until the first review is over with it, and the one after the review then runs from the same visit.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Review {
    ToCome,
    Held,
}

/// The row of an event that is a visit during a plan.
pub(super) const fn from_visits(event: StartEvent, read_from: &'static str, find: Find) -> Start {
    let needs = Recorded::PLANS.and(Recorded::EVENTS);
    Start { event, needs, read_from, phrase: "the previous visit of", find }
}

impl<'r> Known<'_, 'r, '_> {
    /// A clock from each of those visits.
    pub(super) fn visits(&self, wanted: &Visits, found: &mut Vec<Occasion<'r>>) {
        for (_, started, ended) in
            self.plans(wanted.kind).filter(|(plan, ..)| self.is_of(plan, wanted.category))
        {
            let visits = self.in_plan(EventKind::Visit, started, ended).into_iter();
            let visits =
                visits.filter(|visit| wanted.year.is_none_or(|year| year == Year::of(started, *visit)));
            match wanted.review {
                None => again(visits, ended, found),
                Some(review) => self.visits_by_review(review, visits, started, ended, found),
            }
        }
    }

    fn visits_by_review(
        &self,
        wanted: Review,
        visits: impl Iterator<Item = Day>,
        started: Day,
        ended: Option<Day>,
        found: &mut Vec<Occasion<'r>>,
    ) {
        let mut visits = visits.peekable();
        while let Some(visit) = visits.next() {
            let review = self.first_review(started, visit);
            let held = review.is_some_and(|review| review <= visit);
            let to_come = review.filter(|review| ended.is_none_or(|ended| *review < ended));
            match (wanted, to_come) {
                (Review::Held, _) if held => again([visit], ended, found),
                (Review::ToCome, to_come) if !held => again([visit], to_come.or(ended), found),
                (Review::Held, Some(review)) if visits.peek().is_none_or(|next| review < *next) => {
                    found.push(Occasion { earliest: review.next(), ..Occasion::after(visit, ended) });
                }
                _ => {}
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
}
