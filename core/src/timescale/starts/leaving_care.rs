//! What starts a clock of a care leaver: reviews of the pathway plan, accommodation, and visits of the personal adviser.

use crate::calendar::Day;
use crate::case::{EventKind, PlanKind};
use crate::regime::StartEvent;
use crate::timescale::occasion::again;
use crate::timescale::recorded::Recorded;
use crate::timescale::starts::Start;
use crate::timescale::starts::plans::Category;
use crate::timescale::work::{Known, Occasion};

pub(super) const STARTS: &[Start] = &[
    Start {
        event: StartEvent::PreviousPathwayReviewHeld,
        needs: Recorded::PLANS,
        read_from: "`plans.started` of kind `care_leaver`, and `events.on` of kind `review` during it",
        phrase: "the pathway plan was made or last reviewed on",
        find: |known, _, found| known.pathway_reviews(false, found),
    },
    Start {
        event: StartEvent::PreviousPathwayReviewHeldWhileAccommodated,
        needs: Recorded::PLANS.and(Recorded::EVENTS),
        read_from: "`events.on` of kind `review`, during a row of `plans` of kind `care_leaver` and one of kind \
                    `care_leaver_accommodation`",
        phrase: "the pathway plan was made or last reviewed on",
        find: |known, _, found| known.pathway_reviews(true, found),
    },
    Start {
        event: StartEvent::AccommodationProvided,
        needs: Recorded::PLANS,
        read_from: "`plans.started` of kind `care_leaver_accommodation`",
        phrase: "accommodation was provided on",
        find: |known, _, found| known.plans_started(PlanKind::CareLeaverAccommodation, Category::ANY, found),
    },
    Start {
        event: StartEvent::PreviousAdviserVisitMade,
        needs: Recorded::PLANS.and(Recorded::EVENTS),
        read_from: "`events.on` of kind `adviser_visit`, during a row of `plans` of kind `care_leaver_accommodation`",
        phrase: "the previous visit of",
        find: |known, _, found| {
            for (_, started, ended) in known.plans(PlanKind::CareLeaverAccommodation) {
                again(known.in_plan(EventKind::AdviserVisit, started, ended), ended, found);
            }
        },
    },
];

impl<'r> Known<'_, 'r, '_> {
    /// A clock from the start of each pathway plan and from each review of it. From a review while accommodation is provided
    /// one of its own runs; it is over when that ends, and the one of any case then runs from the same review.
    fn pathway_reviews(&self, accommodated: bool, found: &mut Vec<Occasion<'r>>) {
        for (_, started, ended) in self.plans(PlanKind::CareLeaver) {
            let reviews = self.in_plan(EventKind::Review, started.next(), ended);
            let mut days = std::iter::once(started).chain(reviews).peekable();
            while let Some(day) = days.next() {
                let next = days.peek().copied();
                let lost =
                    self.accommodated_until(day).filter(|lost| ended.is_none_or(|ended| *lost < ended));
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
