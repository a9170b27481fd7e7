//! Named backlogs.

use crate::backlog::open_case::OpenCase;
use crate::history::{Allocated, HolderClass, Seen};
use crate::named::named;

named! {
    /// A named backlog: a region of the grid under a definition of allocated. Cases that need no social worker of their
    /// own are in none but the last.
    Region, "region" {
        /// Not allocated, and never was.
        NeverAllocated = "never_allocated",
        /// Allocated, the assessment not started or not complete.
        AllocatedAssessmentNotComplete = "allocated_assessment_not_complete" => "allocated, assessment not complete",
        /// Not allocated any more, the assessment not complete.
        UnallocatedBeforeAssessment = "unallocated_before_assessment" => "no longer allocated, assessment not complete",
        /// Not allocated any more after its assessment.
        AssessedThenUnallocated = "assessed_then_unallocated" => "no longer allocated, after assessment",
        /// Held by a manager.
        HeldByManager = "held_by_manager",
        /// Not allocated, and the child never seen.
        UnallocatedNeverSeen = "unallocated_never_seen" => "not allocated, child never seen",
        /// Needs no social worker of its own.
        NoSocialWorkerNeeded = "no_social_worker_needed" => "no social worker needed, however held",
    }
}

impl Region {
    /// Whether a case stands in it.
    #[must_use]
    pub fn holds(self, case: &OpenCase) -> bool {
        let again = case.waits() && case.allocated_before;
        match self {
            Self::NeverAllocated => case.waits() && !case.allocated_before,
            Self::AllocatedAssessmentNotComplete => {
                case.allocated == Allocated::Yes
                    && case.progress.assessment_not_complete()
                    && !case.no_social_worker_needed
            }
            Self::UnallocatedBeforeAssessment => again && !case.progress.past_assessment(),
            Self::AssessedThenUnallocated => again && case.progress.past_assessment(),
            Self::HeldByManager => case.holder.class == HolderClass::Manager && !case.no_social_worker_needed,
            Self::UnallocatedNeverSeen => case.waits() && case.last_seen == Seen::Never,
            Self::NoSocialWorkerNeeded => case.no_social_worker_needed,
        }
    }
}
