//! What starts a clock while a child is looked after: reviews, placements, and the visits in them.

use crate::calendar::Day;
use crate::case::{EventKind, PlanKind};
use crate::regime::StartEvent;
use crate::timescale::occasion::again;
use crate::timescale::recorded::Recorded;
use crate::timescale::starts::Start;
use crate::timescale::starts::plans::Category;
use crate::timescale::starts::visits::{Review, Visits, Year, from_visits};
use crate::timescale::work::{Known, Occasion};

const WITH_PARENT: Category = Category::Only("care_order_with_parent");
const LONG_TERM: Category = Category::Only("long_term");
const REGULATION_19: Category = Category::Only("regulation_19");
const REGULATION_24: Category = Category::Only("regulation_24");
const ANY_PLACEMENT: Category = Category::AnyBut(&["care_order_with_parent", "short_break"]);
const IN_FIRST_YEAR: Category =
    Category::AnyBut(&["regulation_19", "regulation_24", "care_order_with_parent", "short_break"]);
const AFTER_FIRST_YEAR: Category = Category::AnyBut(&[
    "long_term",
    "regulation_19",
    "regulation_24",
    "care_order_with_parent",
    "short_break",
]);

const IN_REGULATION_19: &str = "`events.on` of kind `visit`, during a row of `plans` of kind `placement` of \
                                `category` `regulation_19`; the review, by `events.on` of kind `review`";
const IN_REGULATION_24: &str = "`events.on` of kind `visit`, during a row of `plans` of kind `placement` of \
                                `category` `regulation_24`; the review, by `events.on` of kind `review`";

pub(super) const STARTS: &[Start] = &[
    Start {
        event: StartEvent::BecameLookedAfter,
        needs: Recorded::PLANS,
        read_from: "`plans.started` of kind `looked_after`",
        phrase: "the child became looked after on",
        find: |known, _, found| {
            let times = known.looked_after().into_iter();
            found.extend(times.map(|(started, ended)| Occasion::on(started, ended)));
        },
    },
    Start {
        event: StartEvent::FirstLacReviewHeld,
        needs: Recorded::PLANS.and(Recorded::EVENTS),
        read_from: "the first `events.on` of kind `review` after `plans.started` of kind `looked_after`",
        phrase: "the first review of",
        find: |known, _, found| known.looked_after_reviews(|place| place == 0, found),
    },
    Start {
        event: StartEvent::PreviousLacReviewHeld,
        needs: Recorded::PLANS.and(Recorded::EVENTS),
        read_from: "each later `events.on` of kind `review`, during a row of `plans` of kind `looked_after`",
        phrase: "the previous review of",
        find: |known, _, found| known.looked_after_reviews(|place| place > 0, found),
    },
    Start {
        event: StartEvent::PlacementStarted,
        needs: Recorded::PLANS,
        read_from: "`plans.started` of kind `placement`, of any `category` but `care_order_with_parent` and \
                    `short_break`",
        phrase: "the placement began on",
        find: |known, _, found| known.plans_started(PlanKind::Placement, ANY_PLACEMENT, found),
    },
    Start {
        event: StartEvent::CareOrderWithParentMade,
        needs: Recorded::PLANS,
        read_from: "`plans.started` of kind `placement` of `category` `care_order_with_parent`",
        phrase: "the care order was made on",
        find: |known, _, found| known.plans_started(PlanKind::Placement, WITH_PARENT, found),
    },
    from_visits(
        StartEvent::PlacementVisitMadeInFirstYear,
        "`events.on` of kind `visit`, in the first 12 months of a row of `plans` of kind `placement` of any \
         `category` but `regulation_19`, `regulation_24`, `care_order_with_parent` and `short_break`",
        |known, _, found| known.visits(&placed(IN_FIRST_YEAR, Some(Year::First), None), found),
    ),
    from_visits(
        StartEvent::LongTermPlacementVisitMadeAfterFirstYear,
        "`events.on` of kind `visit`, after the first 12 months of a row of `plans` of kind `placement` of \
         `category` `long_term`",
        |known, _, found| known.visits(&placed(LONG_TERM, Some(Year::Later), None), found),
    ),
    from_visits(
        StartEvent::PlacementVisitMadeAfterFirstYear,
        "`events.on` of kind `visit`, after the first 12 months of a row of `plans` of kind `placement` of any \
         `category` but `long_term`, `regulation_19`, `regulation_24`, `care_order_with_parent` and `short_break`",
        |known, _, found| known.visits(&placed(AFTER_FIRST_YEAR, Some(Year::Later), None), found),
    ),
    from_visits(StartEvent::Regulation19VisitMadeBeforeFirstReview, IN_REGULATION_19, |known, _, found| {
        known.visits(&placed(REGULATION_19, None, Some(Review::ToCome)), found)
    }),
    from_visits(StartEvent::Regulation19VisitMadeAfterFirstReview, IN_REGULATION_19, |known, _, found| {
        known.visits(&placed(REGULATION_19, None, Some(Review::Held)), found)
    }),
    from_visits(StartEvent::Regulation24VisitMadeBeforeFirstReview, IN_REGULATION_24, |known, _, found| {
        known.visits(&placed(REGULATION_24, None, Some(Review::ToCome)), found)
    }),
    from_visits(StartEvent::Regulation24VisitMadeAfterFirstReview, IN_REGULATION_24, |known, _, found| {
        known.visits(&placed(REGULATION_24, None, Some(Review::Held)), found)
    }),
    from_visits(
        StartEvent::CareOrderWithParentVisitMade,
        "`events.on` of kind `visit`, during a row of `plans` of kind `placement` of `category` \
         `care_order_with_parent`",
        |known, _, found| known.visits(&placed(WITH_PARENT, None, None), found),
    ),
];

const fn placed(category: Category, year: Option<Year>, review: Option<Review>) -> Visits {
    Visits { kind: PlanKind::Placement, category, year, review }
}

impl<'r> Known<'_, 'r, '_> {
    /// A clock from each review of a looked-after child whose place among those of its time is wanted; the first is 0.
    fn looked_after_reviews(&self, wanted: impl Fn(usize) -> bool, found: &mut Vec<Occasion<'r>>) {
        for (started, ended) in self.looked_after() {
            let reviews = self.in_plan(EventKind::Review, started.next(), ended).into_iter().enumerate();
            again(reviews.filter(|(place, _)| wanted(*place)).map(|(_, day)| day), ended, found);
        }
    }

    /// The times for which the child was looked after, each with its first day and the day it ended: one may be recorded in
    /// several rows, by legal status, that meet or overlap.
    pub(super) fn looked_after(&self) -> Vec<(Day, Option<Day>)> {
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
}
