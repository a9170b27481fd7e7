//! How an open case counts.

use crate::backlog::open_case::OpenCase;
use crate::history::{Allocated, Definition};
use crate::named::named;

named! {
    /// How an open case counts under a definition of allocated: each in one way. A label follows what is counted: cases
    /// not allocated.
    Allocation, "allocation" {
        /// It is allocated.
        Allocated = "allocated",
        /// It is not, and needs a social worker of its own.
        Waiting = "waiting" => "not allocated",
        /// Nothing tells.
        CannotTell = "cannot_tell" => "of which it cannot be told whether they are allocated",
        /// It is not, and is properly held without a social worker of its own.
        NotNeeded = "not_needed" => "in no need of a social worker of their own",
    }
}

impl Allocation {
    /// The words for it where it stands alone.
    pub(crate) fn alone(self) -> String {
        match self {
            Self::CannotTell => "cannot tell".to_owned(),
            Self::NotNeeded => "none needed".to_owned(),
            Self::Allocated | Self::Waiting => self.label(),
        }
    }

    /// How a case counts under a definition.
    #[must_use]
    pub fn under(definition: &Definition, case: &OpenCase) -> Self {
        Self::from(definition.allocated(case.holder.class), case)
    }

    /// How it counts under the definition that was asked for.
    #[must_use]
    pub fn of(case: &OpenCase) -> Self {
        Self::from(case.allocated, case)
    }

    const fn from(allocated: Allocated, case: &OpenCase) -> Self {
        match allocated {
            Allocated::Yes => Self::Allocated,
            Allocated::CannotTell => Self::CannotTell,
            Allocated::No if case.no_social_worker_needed => Self::NotNeeded,
            Allocated::No => Self::Waiting,
        }
    }
}
