//! Which facts count.

use crate::calendar::Day;
use crate::case::Dated;
use crate::error::Error;
use crate::options::{OptionKind, Wire};

/// Which facts count, by when they became known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Everything the register knows, whenever it was recorded.
    #[default]
    Final,
    /// What had been recorded by the end of that day.
    KnownAt(Day),
    /// For each day, what had been recorded by the end of that day. The gap to [`Final`](Self::Final) is the hidden
    /// backlog.
    AsKnownThen,
}

impl View {
    /// The first day on which a fact counts; nothing where it never does.
    #[must_use]
    pub fn effective(self, fact: Dated) -> Option<Day> {
        match self {
            Self::Final => Some(fact.on),
            Self::KnownAt(day) => (fact.known <= day).then_some(fact.on),
            Self::AsKnownThen => Some(fact.on.max(fact.known)),
        }
    }

    /// Whether a fact ever counts.
    pub(crate) fn knows(self, fact: Dated) -> bool {
        self.effective(fact).is_some()
    }

    /// The same view of one day: what was known then is what was known at that day.
    #[must_use]
    pub const fn on(self, as_of: Day) -> Self {
        match self {
            Self::AsKnownThen => Self::KnownAt(as_of),
            view => view,
        }
    }
}

/// The word for [`View::AsKnownThen`].
const THEN: &str = "then";

impl Wire for View {
    const KIND: OptionKind = OptionKind::View;
    const MAY_BE_NOTHING: bool = true;

    fn read(given: serde_json::Value) -> Option<Result<Self, Error>> {
        Some(match given.as_str()? {
            THEN => Ok(Self::AsKnownThen),
            day => day.parse().map(Self::KnownAt),
        })
    }

    fn write(&self) -> serde_json::Value {
        match self {
            Self::Final => serde_json::Value::Null,
            Self::KnownAt(day) => day.to_string().into(),
            Self::AsKnownThen => THEN.into(),
        }
    }
}
