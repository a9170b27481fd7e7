//! A choice among the open cases.

use crate::backlog::allocation::Allocation;
use crate::backlog::ask::By;
use crate::backlog::bands::Band;
use crate::backlog::open_case::OpenCase;
use crate::backlog::region::Region;
use crate::calendar::Day;
use crate::case::Register;
use crate::error::Error;
use crate::history::{HolderClass, Progress, Seen};
use crate::named::named;
use crate::options::options;

named! {
    /// Whether a child was seen since the referral.
    ChildSeen, "whether the child was seen" {
        /// It was.
        Seen = "seen",
        /// It was not.
        Never = "never",
        /// The source does not say when children are seen.
        NotReported = "not_reported",
    }
}

options! {
    /// A choice among the open cases: those of which everything given is true. Nothing given chooses all.
    ///
    /// ```
    /// use dutydesk::backlog::Selection;
    /// use dutydesk::backlog::Allocation;
    /// assert_eq!(Selection::from_json(r#"{"allocation": "waiting"}"#)?.allocation, Some(Allocation::Waiting));
    /// let error = Selection::from_json(r#"{"allocation": true}"#).unwrap_err();
    /// assert_eq!(error.to_string(), "allocation: allocated, waiting, cannot_tell or not_needed, or nothing");
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    #[derive(PartialEq, Eq)]
    Selection, "cases" {
        SELECTING {
            /// Cases at that progress alone.
            progress: Option<Progress> = None;
            /// Cases held so alone.
            holder: Option<HolderClass> = None;
            /// Cases of that district, team or worker alone, whichever `by` says, by name; an empty name is where none is
            /// recorded.
            group: Option<String> = None;
            /// Cases in that named backlog alone.
            region: Option<Region> = None;
            /// Cases that count so alone, under the definition `allocated`: what waits is known to, and what cannot be told is in
            /// neither.
            allocation: Option<Allocation> = None;
            /// Cases of which the child was seen since the referral, was not, or it cannot be told.
            child_seen: Option<ChildSeen> = None;
            /// Cases received so many calendar days ago alone.
            days_since_referral: Option<Band> = None;
            /// Cases not allocated for so many calendar days alone.
            days_unallocated: Option<Band> = None;
        }
    }
}

impl Selection {
    /// Refuses a group that no register of these records could have.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`], which says how many there are and not which.
    pub fn check(&self, register: &Register, by: By) -> Result<(), Error> {
        let Some(group) = self.group.as_deref().filter(|group| !group.is_empty()) else { return Ok(()) };
        let known = by.names(register);
        if known.contains(group) {
            return Ok(());
        }
        let many = known.len();
        let reason = format!(
            "the name of one of the {many} groups by {by}; the question backlog with by={by} lists them"
        );
        Err(Error::takes("group", reason))
    }

    /// Whether a case is among the chosen.
    #[must_use]
    pub fn holds(&self, register: &Register, by: By, as_of: Day, case: &OpenCase) -> bool {
        let unallocated = |band: Band| case.unallocated_age(as_of).is_some_and(|age| band.holds(age));
        let named = |name: &String| case.group(by).map_or("", |group| register.text(group)) == name;
        self.progress.is_none_or(|progress| progress == case.progress)
            && self.holder.is_none_or(|holder| holder == case.holder.class)
            && self.group.as_ref().is_none_or(named)
            && self.region.is_none_or(|region| region.holds(case))
            && self.allocation.is_none_or(|allocation| allocation == Allocation::of(case))
            && self.child_seen.is_none_or(|seen| seen == ChildSeen::of(case.last_seen))
            && self.days_since_referral.is_none_or(|band| band.holds(case.age))
            && self.days_unallocated.is_none_or(unallocated)
    }
}

impl ChildSeen {
    const fn of(seen: Seen) -> Self {
        match seen {
            Seen::NotReported => Self::NotReported,
            Seen::Never => Self::Never,
            Seen::On(_) => Self::Seen,
        }
    }
}
