//! A choice among the open cases.

use crate::backlog::ask::By;
use crate::backlog::open_case::OpenCase;
use crate::backlog::region::Region;
use crate::case::Register;
use crate::error::Error;
use crate::history::{HolderClass, Progress};
use crate::options::options;

options! {
    /// A choice among the open cases: those of which everything given is true. Nothing given chooses all.
    ///
    /// ```
    /// use dutydesk::backlog::Selection;
    /// assert_eq!(Selection::from_json(r#"{"waiting": true}"#)?.waiting, Some(true));
    /// let error = Selection::from_json(r#"{"waiting": "yes"}"#).unwrap_err();
    /// assert_eq!(error.to_string(), "waiting: true, false or nothing");
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
            /// Those that wait for a social worker alone, or the others alone.
            waiting: Option<bool> = None;
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
    pub fn holds(&self, register: &Register, by: By, case: &OpenCase) -> bool {
        let named = |name: &String| case.group(by).map_or("", |group| register.text(group)) == name;
        self.progress.is_none_or(|progress| progress == case.progress)
            && self.holder.is_none_or(|holder| holder == case.holder.class)
            && self.group.as_ref().is_none_or(named)
            && self.region.is_none_or(|region| region.holds(case))
            && self.waiting.is_none_or(|waiting| waiting == case.waits())
    }
}
