//! What starts a clock, and what stops it.

use crate::named::named;

named! {
    /// What starts a clock. Its day is the day the limit is counted from: day 0.
    ///
    /// A clock that runs from one visit, review or core group to the next starts anew at each.
    StartEvent, "start event" {
        /// The referral was received, not accepted or allocated.
        ReferralReceived = "referral_received",
        /// The next step on the referral was decided.
        DecisionRecorded = "decision_recorded",
        /// A referral was received that led to a strategy discussion; or new information came that led to one.
        ChildProtectionReferralReceived = "child_protection_referral_received",
        /// A concern was raised of a child already born (or of any, where no clock of the rules is of the unborn alone), and
        /// an investigation followed. It counts from the last new information since the investigation before; without any,
        /// the first one from the referral, unless a plan had begun by then, and each other from its own strategy discussion.
        InvestigatedReferralReceived = "investigated_referral_received",
        /// A concern was raised of an unborn child, and an investigation followed. It counts from the same day as that of a
        /// child already born.
        InvestigatedReferralOfUnbornChildReceived = "investigated_referral_of_unborn_child_received",
        /// The initial assessment was completed.
        InitialAssessmentCompleted = "initial_assessment_completed",
        /// The last, by the day the core assessment began, of three: the initial assessment was completed, a strategy discussion
        /// initiated section 47 enquiries, new information came on the open case.
        InitialAssessmentOrStrategyDiscussionOrNewInformation =
            "initial_assessment_completed_or_s47_strategy_discussion_or_new_information_on_open_case",
        /// The strategy discussion at which section 47 enquiries were initiated; where there were several, that one and
        /// not the last.
        StrategyDiscussionInitiatingS47 = "strategy_discussion_initiating_s47",
        /// Section 47 enquiries began.
        S47EnquiriesStarted = "s47_enquiries_started",
        /// The receiving authority was notified of the move: in the census, the referral date.
        TransferInNotified = "transfer_in_notified",
        /// The conference or planning meeting that led to the child protection plan was held; where none is recorded since
        /// an earlier plan, the day the plan began.
        IcpcHeld = "icpc_held",
        /// The conference that led to the child protection plan was held before the child was born.
        PreBirthConferenceHeld = "pre_birth_conference_held",
        /// The previous planning meeting was held: the one that led to the child protection plan, unless that was before the child
        /// was born, or a review.
        PlanningMeetingHeld = "planning_meeting_held",
        /// A conference could not decide for want of a quorum: an event `inquorate_conference`.
        InquorateConferenceHeld = "inquorate_conference_held",
        /// A child protection plan began, or the child was registered.
        ChildProtectionPlanStarted = "child_protection_plan_started",
        /// The previous core group met.
        CoreGroupHeld = "core_group_held",
        /// The previous review conference was held.
        ReviewConferenceHeld = "review_conference_held",
        /// A change was seen that bears on the child protection plan: an event `significant_change`.
        SignificantChangeIdentified = "significant_change_identified",
        /// A child in need plan began.
        ChildInNeedPlanStarted = "child_in_need_plan_started",
        /// The child became looked after: a plan `looked_after` began.
        BecameLookedAfter = "became_looked_after",
        /// The first review of the looked-after child was held.
        FirstLacReviewHeld = "first_lac_review_held",
        /// The previous review of the looked-after child was held, and was not the first.
        PreviousLacReviewHeld = "previous_lac_review_held",
        /// A placement began: a plan `placement` of any category but `care_order_with_parent` and `short_break`.
        PlacementStarted = "placement_started",
        /// The previous visit was made, within the first year of a placement of any category but `regulation_19`, `regulation_24`
        /// and `care_order_with_parent`; in a `short_break` no visit starts a clock.
        PlacementVisitMadeInFirstYear = "placement_visit_made_in_first_year",
        /// The previous visit was made, after the first year of a placement of category `long_term`, meant to last until the child
        /// is 18.
        LongTermPlacementVisitMadeAfterFirstYear = "long_term_placement_visit_made_after_first_year",
        /// The previous visit was made, after the first year of a placement of any category but `long_term`, `regulation_19`,
        /// `regulation_24` and `care_order_with_parent`; in a `short_break` no visit starts a clock.
        PlacementVisitMadeAfterFirstYear = "placement_visit_made_after_first_year",
        /// The previous visit was made, before the first review in a placement of category `regulation_19`: with a parent before
        /// assessment. The clock is over with the review.
        Regulation19VisitMadeBeforeFirstReview = "regulation_19_visit_made_before_first_review",
        /// The previous visit was made, after the first review in a placement of category `regulation_19`, or as the last before
        /// that review.
        Regulation19VisitMadeAfterFirstReview = "regulation_19_visit_made_after_first_review",
        /// The previous visit was made, before the first review in a placement of category `regulation_24`: with a connected person
        /// approved for a while, or with a parent under an interim care order. The clock is over with the review.
        Regulation24VisitMadeBeforeFirstReview = "regulation_24_visit_made_before_first_review",
        /// The previous visit was made, after the first review in a placement of category `regulation_24`, or as the last before
        /// that review.
        Regulation24VisitMadeAfterFirstReview = "regulation_24_visit_made_after_first_review",
        /// A care order was made and the child lives with a parent: a placement of category `care_order_with_parent`, whose
        /// first day is taken to be that of the order.
        CareOrderWithParentMade = "care_order_with_parent_made",
        /// The previous visit was made, to a child who lives with a parent under a care order.
        CareOrderWithParentVisitMade = "care_order_with_parent_visit_made",
        /// A pathway plan began (a plan `care_leaver`), or the previous review of it was held.
        PreviousPathwayReviewHeld = "previous_pathway_review_held",
        /// The previous review of a pathway plan was held, while the authority provides the accommodation. When it no longer does,
        /// the limit of any other care leaver holds from the same review.
        PreviousPathwayReviewHeldWhileAccommodated = "previous_pathway_review_held_while_accommodated",
        /// Accommodation was provided for a care leaver: a plan `care_leaver_accommodation` began.
        AccommodationProvided = "accommodation_provided",
        /// The previous visit of the personal adviser was made.
        PreviousAdviserVisitMade = "previous_adviser_visit_made",
        /// Notice of proposed private fostering was given: a plan `private_fostering` of category `proposed` began.
        PrivateFosteringProposalNotified = "private_fostering_proposal_notified",
        /// Notice of existing private fostering was given: a plan `private_fostering` of any category but `proposed` began.
        PrivateFosteringArrangementNotified = "private_fostering_arrangement_notified",
        /// The previous visit was made, in the year after the authority became aware of the private fostering arrangement, and not of
        /// the proposal.
        PrivateFosteringVisitMadeInFirstYear = "private_fostering_visit_made_in_first_year",
        /// The previous visit was made, after that first year of private fostering.
        PrivateFosteringVisitMadeInLaterYears = "private_fostering_visit_made_in_later_years",
        /// The case became unallocated, by the definition asked for: at the referral, when its holder was lost, or when it
        /// was reopened without one.
        BecameUnallocated = "became_unallocated",
    }
}

impl StartEvent {
    /// Whether it is the receipt of the referral, of which the time of day may be recorded.
    #[must_use]
    pub const fn is_referral(self) -> bool {
        matches!(
            self,
            Self::ReferralReceived
                | Self::ChildProtectionReferralReceived
                | Self::InvestigatedReferralReceived
                | Self::InvestigatedReferralOfUnbornChildReceived
        )
    }
}

named! {
    /// What stops a clock.
    EndEvent, "end event" {
        /// A manager decided the next step, and it was recorded.
        DecisionRecorded = "decision_recorded",
        /// The case was allocated, by the definition asked for.
        Allocated = "allocated",
        /// The initial assessment was completed.
        InitialAssessmentCompleted = "initial_assessment_completed",
        /// The core assessment was completed.
        CoreAssessmentCompleted = "core_assessment_completed",
        /// The assessment was concluded: it can be decided what is next.
        AssessmentConcluded = "assessment_concluded",
        /// The pathway assessment was completed (Northern Ireland).
        PathwayAssessmentCompleted = "pathway_assessment_completed",
        /// The first assessment concluded on or after the start of section 47 enquiries.
        S47AssessmentConcluded = "s47_assessment_concluded",
        /// The strategy discussion was held.
        StrategyDiscussionHeld = "strategy_discussion_held",
        /// The section 47 enquiry, or the investigation, ended.
        InvestigationCompleted = "investigation_completed",
        /// The child protection conference or planning meeting was held: of an enquiry the initial one, of a move the
        /// transfer-in one, of one that had no quorum the next, a review too.
        IcpcHeld = "icpc_held",
        /// The core group met.
        CoreGroupHeld = "core_group_held",
        /// The review conference was held.
        ReviewConferenceHeld = "review_conference_held",
        /// The minutes of the conference were received.
        MinutesReceived = "minutes_received",
        /// The copy of the child protection plan was received.
        PlanReceived = "plan_received",
        /// The record of the planning meeting was received.
        RecordReceived = "record_received",
        /// The chair of the conference was told.
        ChairNotified = "chair_notified",
        /// A looked-after child's case, a pathway plan or a child in need plan was reviewed.
        ReviewHeld = "review_held",
        /// A visit was made, whether or not the child was seen.
        VisitMade = "visit_made",
        /// The personal adviser visited.
        AdviserVisitMade = "adviser_visit_made",
        /// The child was seen, on a visit or in the course of an assessment.
        ChildSeen = "child_seen",
        /// Supervision about the case was recorded.
        SupervisionHeld = "supervision_held",
        /// A manager's oversight was recorded on the case.
        ManagementOversightRecorded = "management_oversight_recorded",
        /// The risk of a case that waits was assessed.
        RiskAssessed = "risk_assessed",
        /// The case was escalated to senior management.
        Escalated = "escalated",
    }
}

impl EndEvent {
    /// Whether it ends a piece of work that is recorded as such, a decision or an assessment, each of which has its clock.
    #[must_use]
    pub const fn has_work_of_its_own(self) -> bool {
        self.is_assessment() || matches!(self, Self::DecisionRecorded)
    }

    /// Whether an assessment stops it.
    #[must_use]
    pub const fn is_assessment(self) -> bool {
        matches!(
            self,
            Self::InitialAssessmentCompleted
                | Self::CoreAssessmentCompleted
                | Self::AssessmentConcluded
                | Self::PathwayAssessmentCompleted
        )
    }
}
