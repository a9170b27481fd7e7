//! Where in the canonical tables each event of a clock is recorded.

use crate::regime::event::{EndEvent, StartEvent};

impl StartEvent {
    /// Which canonical records its day is read from: the table, the columns and, where the table has several, the kind and
    /// category. `events.on`, say, is the column `on` of the table `events`.
    ///
    /// ```
    /// use dutydesk::regime::StartEvent;
    /// assert_eq!(StartEvent::BecameLookedAfter.recorded_as(), "`plans.started` of kind `looked_after`");
    /// ```
    #[must_use]
    pub const fn recorded_as(self) -> &'static str {
        match self {
            Self::ReferralReceived => "`referrals.received`",
            Self::DecisionRecorded => "`referrals.decided`",
            Self::ChildProtectionReferralReceived => {
                "`referrals.received`, where `referrals.decision` is `strategy_discussion` or there is an \
                 `enquiries.strategy_discussion`; or the last `events.on` of kind `new_information` by that \
                 discussion"
            }
            Self::InvestigatedReferralReceived | Self::InvestigatedReferralOfUnbornChildReceived => {
                "of each row of `enquiries` with an `s47_started`, the last `events.on` of kind `new_information` \
                 by the strategy discussion, else `referrals.received`, else `enquiries.strategy_discussion`; \
                 whether the child was born, by `children.birth_date` and `expected_birth_date`"
            }
            Self::InitialAssessmentCompleted => {
                "`assessments.completed` of kind `initial`, else `authorised`; or `authorised` alone, as asked"
            }
            Self::InitialAssessmentOrStrategyDiscussionOrNewInformation => {
                "the last by `assessments.started` of `assessments.completed` of kind `initial`, \
                 `enquiries.strategy_discussion` where there is an `s47_started`, and `events.on` of kind \
                 `new_information`; else `assessments.started`"
            }
            Self::StrategyDiscussionInitiatingS47 => {
                "`enquiries.strategy_discussion`, where there is an `s47_started`"
            }
            Self::S47EnquiriesStarted => "`enquiries.s47_started`",
            Self::TransferInNotified => {
                "`referrals.received`, where there is a row of `conferences` of kind `transfer_in`"
            }
            Self::IcpcHeld => {
                "`conferences.held` of kind `initial` or `transfer_in`, the last by `plans.started` of kind \
                 `child_protection`; else that `plans.started`"
            }
            Self::PreBirthConferenceHeld => {
                "`conferences.held` of kind `initial` or `transfer_in`, the last by `plans.started` of kind \
                 `child_protection`; else that `plans.started`; whether the child was born, by \
                 `children.birth_date` and `expected_birth_date`"
            }
            Self::PlanningMeetingHeld => {
                "`conferences.held` of kind `initial` or `transfer_in`, the last by `plans.started` of kind \
                 `child_protection`, else that `plans.started`, unless the child was not born, by \
                 `children.birth_date` and `expected_birth_date`; and `conferences.held` of kind `review` after \
                 it"
            }
            Self::InquorateConferenceHeld => "`events.on` of kind `inquorate_conference`",
            Self::ChildProtectionPlanStarted => "`plans.started` of kind `child_protection`",
            Self::CoreGroupHeld => {
                "`events.on` of kind `core_group`, during a row of `plans` of kind `child_protection` or since \
                 the conference that led to it"
            }
            Self::ReviewConferenceHeld => {
                "`conferences.held` of kind `review`, during a row of `plans` of kind `child_protection`"
            }
            Self::SignificantChangeIdentified => "`events.on` of kind `significant_change`",
            Self::ChildInNeedPlanStarted => "`plans.started` of kind `child_in_need`",
            Self::BecameLookedAfter => "`plans.started` of kind `looked_after`",
            Self::FirstLacReviewHeld => {
                "the first `events.on` of kind `review` after `plans.started` of kind `looked_after`"
            }
            Self::PreviousLacReviewHeld => {
                "each later `events.on` of kind `review`, during a row of `plans` of kind `looked_after`"
            }
            Self::PlacementStarted => {
                "`plans.started` of kind `placement`, of any `category` but `care_order_with_parent` and \
                 `short_break`"
            }
            Self::PlacementVisitMadeInFirstYear => {
                "`events.on` of kind `visit`, in the first 12 months of a row of `plans` of kind `placement` of \
                 any `category` but `regulation_19`, `regulation_24`, `care_order_with_parent` and `short_break`"
            }
            Self::LongTermPlacementVisitMadeAfterFirstYear => {
                "`events.on` of kind `visit`, after the first 12 months of a row of `plans` of kind `placement` \
                 of `category` `long_term`"
            }
            Self::PlacementVisitMadeAfterFirstYear => {
                "`events.on` of kind `visit`, after the first 12 months of a row of `plans` of kind `placement` \
                 of any `category` but `long_term`, `regulation_19`, `regulation_24`, `care_order_with_parent` \
                 and `short_break`"
            }
            Self::Regulation19VisitMadeBeforeFirstReview | Self::Regulation19VisitMadeAfterFirstReview => {
                "`events.on` of kind `visit`, during a row of `plans` of kind `placement` of `category` \
                 `regulation_19`; the review, by `events.on` of kind `review`"
            }
            Self::Regulation24VisitMadeBeforeFirstReview | Self::Regulation24VisitMadeAfterFirstReview => {
                "`events.on` of kind `visit`, during a row of `plans` of kind `placement` of `category` \
                 `regulation_24`; the review, by `events.on` of kind `review`"
            }
            Self::CareOrderWithParentMade => {
                "`plans.started` of kind `placement` of `category` `care_order_with_parent`"
            }
            Self::CareOrderWithParentVisitMade => {
                "`events.on` of kind `visit`, during a row of `plans` of kind `placement` of `category` \
                 `care_order_with_parent`"
            }
            Self::PreviousPathwayReviewHeld => {
                "`plans.started` of kind `care_leaver`, and `events.on` of kind `review` during it"
            }
            Self::PreviousPathwayReviewHeldWhileAccommodated => {
                "`events.on` of kind `review`, during a row of `plans` of kind `care_leaver` and one of kind \
                 `care_leaver_accommodation`"
            }
            Self::AccommodationProvided => "`plans.started` of kind `care_leaver_accommodation`",
            Self::PreviousAdviserVisitMade => {
                "`events.on` of kind `adviser_visit`, during a row of `plans` of kind `care_leaver_accommodation`"
            }
            Self::PrivateFosteringProposalNotified => {
                "`plans.started` of kind `private_fostering` of `category` `proposed`"
            }
            Self::PrivateFosteringArrangementNotified => {
                "`plans.started` of kind `private_fostering` of any `category` but `proposed`"
            }
            Self::PrivateFosteringVisitMadeInFirstYear => {
                "`events.on` of kind `visit`, in the first 12 months of a row of `plans` of kind \
                 `private_fostering` of any `category` but `proposed`"
            }
            Self::PrivateFosteringVisitMadeInLaterYears => {
                "`events.on` of kind `visit`, after the first 12 months of a row of `plans` of kind \
                 `private_fostering` of any `category` but `proposed`"
            }
            Self::BecameUnallocated => {
                "`holdings`, by the definition asked for; `referrals.received` and `closures.reopened`"
            }
        }
    }
}

impl EndEvent {
    /// Which canonical records its day is read from, as of [`StartEvent::recorded_as`]. A source without those columns
    /// cannot tell when the clock stops.
    ///
    /// ```
    /// use dutydesk::regime::EndEvent;
    /// assert_eq!(EndEvent::CoreGroupHeld.recorded_as(), "`events.on` of kind `core_group`");
    /// ```
    #[must_use]
    pub const fn recorded_as(self) -> &'static str {
        match self {
            Self::DecisionRecorded => "`referrals.decided`",
            Self::Allocated => "`holdings`, by the definition asked for",
            Self::InitialAssessmentCompleted => {
                "`assessments.completed` of kind `initial`, else `authorised`; or `authorised` alone, as asked"
            }
            Self::CoreAssessmentCompleted => {
                "`assessments.completed` of kind `core`, else `authorised`; or `authorised` alone, as asked"
            }
            Self::AssessmentConcluded => {
                "`assessments.completed` of kind `single`, else `authorised`; or `authorised` alone, as asked"
            }
            Self::PathwayAssessmentCompleted => {
                "`assessments.completed` of kind `pathway`, else `authorised`; or `authorised` alone, as asked"
            }
            Self::S47AssessmentConcluded => {
                "`assessments.completed` of any kind, else `authorised`; or `authorised` alone, as asked"
            }
            Self::StrategyDiscussionHeld => "`enquiries.strategy_discussion`",
            Self::InvestigationCompleted => "`enquiries.ended`",
            Self::IcpcHeld => {
                "`conferences.held` of kind `initial`; of a move, `transfer_in`; of one without a quorum, also \
                 `review`"
            }
            Self::CoreGroupHeld => "`events.on` of kind `core_group`",
            Self::ReviewConferenceHeld => "`conferences.held` of kind `review`",
            Self::MinutesReceived => "`events.on` of kind `minutes_received`",
            Self::PlanReceived => "`events.on` of kind `plan_received`",
            Self::RecordReceived => "`events.on` of kind `record_received`",
            Self::ChairNotified => "`events.on` of kind `chair_notified`",
            Self::ReviewHeld => "`events.on` of kind `review`",
            Self::VisitMade => "`events.on` of kind `visit`",
            Self::AdviserVisitMade => "`events.on` of kind `adviser_visit`",
            Self::ChildSeen => {
                "`events.on` of kind `visit` where `seen` is true, and `assessments.child_seen`"
            }
            Self::SupervisionHeld => "`events.on` of kind `supervision`",
            Self::ManagementOversightRecorded => "`events.on` of kind `management_oversight`",
            Self::RiskAssessed => "`events.on` of kind `risk_assessment`",
            Self::Escalated => "`events.on` of kind `escalation`",
        }
    }
}
