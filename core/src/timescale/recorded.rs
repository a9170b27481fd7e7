//! Which records a case has: most have few, and start few clocks.

use crate::case::Case;
use crate::regime::StartEvent;

/// Whether there is any such record of a case.
pub(crate) struct Recorded {
    assessments: bool,
    enquiries: bool,
    conferences: bool,
    plans: bool,
    events: bool,
}

impl Recorded {
    pub(crate) fn of(case: &Case<'_>) -> Self {
        Self {
            assessments: case.assessments().next().is_some(),
            enquiries: case.enquiries().next().is_some(),
            conferences: case.conferences().next().is_some(),
            plans: case.plans().next().is_some(),
            events: case.events().next().is_some(),
        }
    }

    /// Whether the records can hold what starts a clock.
    pub(crate) const fn may_start(&self, start: StartEvent) -> bool {
        use StartEvent as S;
        match start {
            S::ReferralReceived
            | S::DecisionRecorded
            | S::ChildProtectionReferralReceived
            | S::BecameUnallocated => true,
            S::InitialAssessmentCompleted | S::InitialAssessmentOrStrategyDiscussionOrNewInformation => {
                self.assessments
            }
            S::InvestigatedReferralReceived
            | S::InvestigatedReferralOfUnbornChildReceived
            | S::StrategyDiscussionInitiatingS47
            | S::S47EnquiriesStarted => self.enquiries,
            S::TransferInNotified => self.conferences,
            S::InquorateConferenceHeld | S::SignificantChangeIdentified => self.events,
            S::IcpcHeld
            | S::PreBirthConferenceHeld
            | S::PlanningMeetingHeld
            | S::ChildProtectionPlanStarted
            | S::CoreGroupHeld
            | S::ReviewConferenceHeld
            | S::ChildInNeedPlanStarted
            | S::BecameLookedAfter
            | S::FirstLacReviewHeld
            | S::PreviousLacReviewHeld
            | S::PlacementStarted
            | S::PlacementVisitMadeInFirstYear
            | S::LongTermPlacementVisitMadeAfterFirstYear
            | S::PlacementVisitMadeAfterFirstYear
            | S::Regulation19VisitMadeBeforeFirstReview
            | S::Regulation19VisitMadeAfterFirstReview
            | S::Regulation24VisitMadeBeforeFirstReview
            | S::Regulation24VisitMadeAfterFirstReview
            | S::CareOrderWithParentMade
            | S::CareOrderWithParentVisitMade
            | S::PreviousPathwayReviewHeld
            | S::PreviousPathwayReviewHeldWhileAccommodated
            | S::AccommodationProvided
            | S::PreviousAdviserVisitMade
            | S::PrivateFosteringProposalNotified
            | S::PrivateFosteringArrangementNotified
            | S::PrivateFosteringVisitMadeInFirstYear
            | S::PrivateFosteringVisitMadeInLaterYears => self.plans,
        }
    }
}
