//! What starts a clock of private fostering: notice of it, and each visit. Nobody is fostered yet under a proposal.

use crate::case::PlanKind;
use crate::regime::StartEvent;
use crate::timescale::recorded::Recorded;
use crate::timescale::starts::Start;
use crate::timescale::starts::plans::Category;
use crate::timescale::starts::visits::{Visits, Year, from_visits};

const PROPOSAL: Category = Category::Only("proposed");
const ARRANGEMENT: Category = Category::AnyBut(&["proposed"]);

pub(super) const STARTS: &[Start] = &[
    Start {
        event: StartEvent::PrivateFosteringProposalNotified,
        needs: Recorded::PLANS,
        read_from: "`plans.started` of kind `private_fostering` of `category` `proposed`",
        phrase: "the proposal was notified on",
        find: |known, _, found| known.plans_started(PlanKind::PrivateFostering, PROPOSAL, found),
    },
    Start {
        event: StartEvent::PrivateFosteringArrangementNotified,
        needs: Recorded::PLANS,
        read_from: "`plans.started` of kind `private_fostering` of any `category` but `proposed`",
        phrase: "the arrangement was notified on",
        find: |known, _, found| known.plans_started(PlanKind::PrivateFostering, ARRANGEMENT, found),
    },
    from_visits(
        StartEvent::PrivateFosteringVisitMadeInFirstYear,
        "`events.on` of kind `visit`, in the first 12 months of a row of `plans` of kind `private_fostering` of \
         any `category` but `proposed`",
        |known, _, found| known.visits(&fostered(Year::First), found),
    ),
    from_visits(
        StartEvent::PrivateFosteringVisitMadeInLaterYears,
        "`events.on` of kind `visit`, after the first 12 months of a row of `plans` of kind `private_fostering` of \
         any `category` but `proposed`",
        |known, _, found| known.visits(&fostered(Year::Later), found),
    ),
];

const fn fostered(year: Year) -> Visits {
    Visits { kind: PlanKind::PrivateFostering, category: ARRANGEMENT, year: Some(year), review: None }
}
