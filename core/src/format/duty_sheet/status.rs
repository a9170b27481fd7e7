//! What a column of states says: a sheet may say in a word that a case is closed, without a date.

use crate::case::plain;

/// Whether a case is open, by a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    Open,
    Closed,
    NoFurtherAction,
}

impl Status {
    /// What a word says, upper and lower case alike; nothing for one that no list knows.
    pub(crate) fn of(text: &str) -> Option<Self> {
        match plain(text).as_str() {
            "open" | "o" | "active" | "current" | "live" | "ongoing" | "in_progress" | "yes" | "y"
            | "true" => Some(Self::Open),
            "closed" | "c" | "close" | "ended" | "inactive" | "complete" | "completed" | "case_closed"
            | "closed_case" | "no" | "n" | "false" => Some(Self::Closed),
            "nfa" | "no_further_action" | "closed_nfa" | "nfa_closed" => Some(Self::NoFurtherAction),
            _ => None,
        }
    }
}
