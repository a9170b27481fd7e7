//! A choice among the open cases.

use serde::{Deserialize, Serialize};

use crate::backlog::allocation::Allocation;
use crate::backlog::ask::By;
use crate::backlog::bands::Band;
use crate::backlog::open_case::OpenCase;
use crate::backlog::region::Region;
use crate::calendar::Day;
use crate::case::Register;
use crate::error::Error;
use crate::history::{HolderClass, Progress, Seen};
use crate::named::{named, parsed};

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

/// A choice among the open cases: those of which everything given is true. Nothing given chooses all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Selection {
    /// At that progress.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub progress: Option<Progress>,
    /// Held so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holder: Option<HolderClass>,
    /// In that district, team or worker, by name; an empty name is where none is recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// In that named backlog.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<Region>,
    /// Waiting for a social worker, or not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waiting: Option<bool>,
    /// Counted so, under the definition that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allocation: Option<Allocation>,
    /// Whose child was seen, or not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub child_seen: Option<ChildSeen>,
    /// Received so many days ago.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_since_referral: Option<Band>,
    /// Not allocated for so many days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_unallocated: Option<Band>,
}

/// A selection as it comes, before any name is looked up.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Written {
    progress: Option<String>,
    holder: Option<String>,
    group: Option<String>,
    region: Option<String>,
    waiting: Option<bool>,
    allocation: Option<String>,
    child_seen: Option<String>,
    days_since_referral: Option<String>,
    days_unallocated: Option<String>,
}

impl Selection {
    /// A selection from JSON, each error with the code of what is wrong; what is null counts as not given.
    ///
    /// ```
    /// use dutydesk::backlog::Selection;
    /// assert_eq!(Selection::from_json(r#"{"waiting": true}"#)?.waiting, Some(true));
    /// assert_eq!(Selection::from_json(r#"{"holder": "robot"}"#).unwrap_err().code(), "unknown_name");
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::UnknownName`]; [`Error::InvalidArgument`] for a key that is not there or a value of another kind.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        let written: Written = serde_json::from_str(json).map_err(|_| {
            Error::takes(
                "selection",
                "progress, holder, group, region, allocation, child_seen, days_since_referral and days_unallocated, each \
                 a text, and waiting, a yes or no",
            )
        })?;
        Ok(Self {
            progress: parsed(written.progress)?,
            holder: parsed(written.holder)?,
            group: written.group,
            region: parsed(written.region)?,
            waiting: written.waiting,
            allocation: parsed(written.allocation)?,
            child_seen: parsed(written.child_seen)?,
            days_since_referral: parsed(written.days_since_referral)?,
            days_unallocated: parsed(written.days_unallocated)?,
        })
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
            && self.waiting.is_none_or(|waiting| waiting == case.waits())
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
