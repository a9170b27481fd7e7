//! Where a rule comes from, and how sure the library is of it.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::named::named;

/// The document a rule was taken from.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(expecting = "an object of document, edition and paragraph")]
pub struct Source {
    /// The document, for example `Working Together to Safeguard Children`.
    pub document: Cow<'static, str>,
    /// Its edition or date.
    pub edition: Cow<'static, str>,
    /// Paragraph, regulation or page; empty where none was seen.
    #[serde(default)]
    pub paragraph: Cow<'static, str>,
}

impl std::fmt::Display for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}, {}", self.document, self.edition)?;
        if !self.paragraph.is_empty() {
            write!(f, ", {}", self.paragraph)?;
        }
        Ok(())
    }
}

named! {
    /// How sure the library is of a rule.
    Standing, "standing" {
        /// Seen in the official text.
        Confirmed = "confirmed",
        /// Seen in another document that states the rule: a council's procedure, a law firm's note.
        Secondary = "secondary",
        /// Not seen; carried over or inferred. A verdict under such a rule says so.
        Assumed = "assumed",
    }
}
