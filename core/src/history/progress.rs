//! How far the work on a case has come.

use serde::{Deserialize, Serialize};

/// How far the work on an open case has come.
///
/// Where work runs in parallel the case stands at the first of these that is true of it, except that it waits for a next
/// step only while no plan is in force; each piece of work keeps its own clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// Received; no decision is recorded and no work has begun.
    AwaitingDecision,
    /// Decided, or a strategy discussion held; no assessment, enquiry or plan has begun.
    NotStarted,
    /// An assessment or a section 47 enquiry is under way.
    InAssessment,
    /// An assessment has ended, no plan is in force, and what comes next is not recorded.
    AssessmentComplete,
    /// A plan is in force.
    InService,
    /// The decision, the last assessment or the last plan left nothing but closing to do.
    AwaitingClosure,
}

impl Progress {
    /// Every progress, in order.
    pub const ALL: [Self; 6] = [
        Self::AwaitingDecision,
        Self::NotStarted,
        Self::InAssessment,
        Self::AssessmentComplete,
        Self::InService,
        Self::AwaitingClosure,
    ];

    /// The wire name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AwaitingDecision => "awaiting_decision",
            Self::NotStarted => "not_started",
            Self::InAssessment => "in_assessment",
            Self::AssessmentComplete => "assessment_complete",
            Self::InService => "in_service",
            Self::AwaitingClosure => "awaiting_closure",
        }
    }

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
