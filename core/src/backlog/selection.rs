//! A choice among the open cases.

use serde::Deserialize;

use crate::backlog::ask::By;
use crate::backlog::open_case::OpenCase;
use crate::backlog::region::Region;
use crate::case::Register;
use crate::history::{HolderClass, Progress};

/// A choice among the open cases: those of which everything given is true. Nothing given chooses all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Selection {
    /// At that progress.
    pub progress: Option<Progress>,
    /// Held so.
    pub holder: Option<HolderClass>,
    /// In that district, team or worker, by name; an empty name is where none is recorded.
    pub group: Option<String>,
    /// In that named backlog.
    pub region: Option<Region>,
    /// Waiting for a social worker, or not.
    pub waiting: Option<bool>,
}

impl Selection {
    /// Whether a case is among the chosen.
    #[must_use]
    pub fn holds(&self, register: &Register, by: By, case: &OpenCase) -> bool {
        let named = |name: &String| case.group(by).map_or("", |group| register.text(group)) == name;
        self.progress.is_none_or(|progress| progress == case.progress)
            && self.holder.is_none_or(|holder| holder == case.holder.class)
            && self.group.as_ref().is_none_or(named)
            && self.region.is_none_or(|region| region.holds(case))
            && self.waiting.is_none_or(|waiting| waiting == case.waits())
    }
}
