//! What stands in a cell, in a sentence or beside a bar.

use std::borrow::Cow;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::page::words::{decimal, number, one_line};

/// The mark that stands in place of a figure withheld.
pub const WITHHELD: &str = "c";

/// What stands in a cell, and what is behind it.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What is seen.
    pub shown: Shown,
    /// What a reader may ask for to see what it counts.
    pub behind: Option<Box<Behind>>,
}

/// What is seen of a figure.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    /// Words, on one line.
    Words(String),
    /// A whole number.
    Whole(i64),
    /// The least that a whole number may be.
    AtLeast(i64),
    /// A number of which one decimal place is shown.
    Tenths(f64),
    /// A day, written `2010-10-11`.
    Day(String),
    /// A figure that the reader may not see.
    Withheld,
    /// There is no such figure.
    None,
}

/// The list behind a figure.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Behind {
    /// What the list is of.
    pub title: String,
    /// What to ask for: whoever filled the page knows it again.
    pub list: serde_json::Value,
}

impl Figure {
    /// That, with nothing behind it.
    #[must_use]
    pub const fn of(shown: Shown) -> Self {
        Self { shown, behind: None }
    }

    /// Words; what would break the line is a blank.
    #[must_use]
    pub fn words(words: impl AsRef<str>) -> Self {
        Self::of(Shown::Words(one_line(words.as_ref())))
    }

    /// A whole number.
    #[must_use]
    pub const fn whole(number: i64) -> Self {
        Self::of(Shown::Whole(number))
    }

    /// A day, or that there is none.
    #[must_use]
    pub fn day(day: Option<impl ToString>) -> Self {
        Self::of(day.map_or(Shown::None, |day| Shown::Day(day.to_string())))
    }

    /// As plain text has it: a dash where there is no such figure.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match &self.shown {
            Shown::Words(words) | Shown::Day(words) => Cow::Borrowed(words),
            Shown::Whole(whole) => Cow::Owned(number(whole)),
            Shown::AtLeast(least) => Cow::Owned(format!("at least {}", number(least))),
            Shown::Tenths(value) => Cow::Owned(decimal(*value)),
            Shown::Withheld => Cow::Borrowed(WITHHELD),
            Shown::None => Cow::Borrowed("-"),
        }
    }
}

impl Serialize for Figure {
    /// A text, a whole number or null; else an object of one key: `at_least`, `tenths`, `day` or `withheld`. What has a list behind it
    /// is an object of `figure` and `behind`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Some(behind) = &self.behind else { return self.shown.serialize(serializer) };
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("figure", &self.shown)?;
        map.serialize_entry("behind", behind)?;
        map.end()
    }
}

impl Serialize for Shown {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Words(words) => serializer.serialize_str(words),
            Self::Whole(number) => serializer.serialize_i64(*number),
            Self::AtLeast(least) => serializer.collect_map([("at_least", least)]),
            Self::Tenths(value) => serializer.collect_map([("tenths", value)]),
            Self::Day(day) => serializer.collect_map([("day", day)]),
            Self::Withheld => serializer.collect_map([("withheld", true)]),
            Self::None => serializer.serialize_none(),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{json, to_value};

    use super::*;

    #[test]
    fn a_figure_is_what_it_is_in_json() {
        let behind = Behind { title: "cases".to_owned(), list: json!({"list": "cases"}) };
        for (figure, written) in [
            (Figure::words("a\nb"), json!("a b")),
            (Figure::whole(-3), json!(-3)),
            (Figure::of(Shown::AtLeast(1200)), json!({"at_least": 1200})),
            (Figure::of(Shown::Tenths(2.5)), json!({"tenths": 2.5})),
            (Figure::day(Some("2010-10-11")), json!({"day": "2010-10-11"})),
            (Figure::day(None::<String>), json!(null)),
            (Figure::of(Shown::Withheld), json!({"withheld": true})),
            (
                Figure { behind: Some(Box::new(behind)), ..Figure::whole(7) },
                json!({"figure": 7, "behind": {"title": "cases", "list": {"list": "cases"}}}),
            ),
        ] {
            assert_eq!(to_value(&figure).unwrap(), written);
        }
    }
}
