//! How far the work on a case has come.

use crate::named::named;

named! {
    /// How far the work on an open case has come.
    ///
    /// Where work runs in parallel the case stands at the first of these that is true of it, except that it waits for a
    /// next step only while no plan is in force; each piece of work keeps its own clock.
    Progress, "progress" {
        /// Received; no decision is recorded and no work has begun.
        AwaitingDecision = "awaiting_decision",
        /// Decided, or a strategy discussion held; no assessment, enquiry or plan has begun.
        NotStarted = "not_started",
        /// An assessment or a section 47 enquiry is under way.
        InAssessment = "in_assessment",
        /// An assessment has ended, no plan is in force, and what comes next is not recorded.
        AssessmentComplete = "assessment_complete",
        /// A plan is in force.
        InService = "in_service",
        /// The decision, the last assessment or the last plan left nothing but closing to do.
        AwaitingClosure = "awaiting_closure",
    }
}

impl Progress {
    /// Whether an assessment of the case is still owed or under way.
    #[must_use]
    pub const fn assessment_not_complete(self) -> bool {
        matches!(self, Self::NotStarted | Self::InAssessment)
    }

    /// Whether the work is past its assessment.
    #[must_use]
    pub const fn past_assessment(self) -> bool {
        matches!(self, Self::AssessmentComplete | Self::InService | Self::AwaitingClosure)
    }
}
