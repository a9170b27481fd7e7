//! A choice among the open cases.

use serde::Deserialize;

use crate::backlog::ask::By;
use crate::backlog::open_case::OpenCase;
use crate::backlog::region::Region;
use crate::case::Register;
use crate::error::Error;
use crate::history::{HolderClass, Progress};
use crate::named::parsed;

/// A choice among the open cases: those of which everything given is true. Nothing given chooses all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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

/// A selection as it comes, before any name is looked up.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Written {
    progress: Option<String>,
    holder: Option<String>,
    group: Option<String>,
    region: Option<String>,
    waiting: Option<bool>,
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
                "progress, holder, group and region, each a text, and waiting, a yes or no",
            )
        })?;
        Ok(Self {
            progress: parsed(written.progress)?,
            holder: parsed(written.holder)?,
            group: written.group,
            region: parsed(written.region)?,
            waiting: written.waiting,
        })
    }

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
