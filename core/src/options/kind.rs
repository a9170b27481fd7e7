//! What an option takes.

use crate::named::NameList;

/// What an option takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum OptionKind {
    /// A day.
    Day,
    /// A day, or the word `then`: what is known at each day.
    View,
    /// A list of days.
    Days,
    /// Two times of day, the second later.
    Times,
    /// Two days, the second no earlier.
    Period,
    /// One of the wire names of a fixed list.
    Name(&'static NameList),
    /// A definition of allocated: one of these, or the caller's own as an object of `name`, `meaning` and `classes`.
    Definition {
        /// The shipped ones.
        names: &'static [&'static str],
    },
    /// The id of a clock of the rules.
    Clock,
    /// A whole number of a range.
    Whole {
        /// The least.
        least: i64,
        /// The most.
        most: i64,
    },
    /// A list of whole numbers that rise from above 0.
    Wholes,
    /// A band of days, as `29-56` or `365+`.
    Band,
    /// Yes or no.
    Flag,
    /// A text.
    Text,
    /// An object that gives for a column its heading in the file, or nothing.
    Columns {
        /// The columns.
        names: &'static [&'static str],
    },
    /// Holders by text: an object of them, each a kind of holder, a list of a kind and a worker's id, or an object of `kind` and
    /// `worker_id`; or the text of a CSV file with the columns text, kind and worker_id.
    Holders {
        /// The kinds.
        kinds: &'static [&'static str],
    },
    /// How files were read before, as an object or as its text.
    Profile,
    /// Rules, as an object or as the text of a file of them.
    Rules,
}

impl OptionKind {
    /// Its wire name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::View => "view",
            Self::Days => "days",
            Self::Times => "times",
            Self::Period => "period",
            Self::Name(_) => "name",
            Self::Definition { .. } => "definition",
            Self::Clock => "clock",
            Self::Whole { .. } => "whole",
            Self::Wholes => "wholes",
            Self::Band => "band",
            Self::Flag => "flag",
            Self::Text => "text",
            Self::Columns { .. } => "columns",
            Self::Holders { .. } => "holders",
            Self::Profile => "profile",
            Self::Rules => "rules",
        }
    }

    /// The names it takes, where they are a list.
    #[must_use]
    pub const fn names(self) -> Option<&'static [&'static str]> {
        match self {
            Self::Name(list) => Some(list.names),
            Self::Definition { names } | Self::Columns { names } | Self::Holders { kinds: names } => {
                Some(names)
            }
            _ => None,
        }
    }

    /// What it takes, in words.
    #[must_use]
    pub fn takes(self) -> String {
        match self {
            Self::Day => "a day of the form 2010-12-20".to_owned(),
            Self::View => "a day of the form 2010-12-20, or then".to_owned(),
            Self::Days => "a list of days of the form 2010-12-20".to_owned(),
            Self::Times => "two times of day of the form 09:00, the second later".to_owned(),
            Self::Period => "two days of the form 2010-12-20, the second no earlier".to_owned(),
            Self::Name(list) => one_of(list.names),
            Self::Definition { names } => {
                format!("{}, or an object of name, meaning and classes", one_of(names))
            }
            Self::Clock => "the id of a clock, such as initial_assessment".to_owned(),
            Self::Whole { least, most } if most >= i64::from(i32::MAX) => {
                format!("a whole number from {least}")
            }
            Self::Whole { least, most } => format!("a whole number from {least} to {most}"),
            Self::Wholes => "a list of whole numbers that rise from above 0".to_owned(),
            Self::Band => "days from the least to the most, as 29-56 or 365+".to_owned(),
            Self::Flag => "true or false".to_owned(),
            Self::Text => "a text".to_owned(),
            Self::Columns { .. } => "an object that gives for a column its heading, or nothing".to_owned(),
            Self::Holders { .. } => {
                "an object that gives for a text a kind of holder, or a kind and a worker_id; or a \
                table of text, kind and worker_id"
                    .to_owned()
            }
            Self::Profile => "an object as profile gives it".to_owned(),
            Self::Rules => "rules as an object, or as the text of a file of rules".to_owned(),
        }
    }
}

fn one_of(names: &[&str]) -> String {
    match names {
        [others @ .., last] if !others.is_empty() => format!("{} or {last}", others.join(", ")),
        names => names.concat(),
    }
}
