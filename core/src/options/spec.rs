//! What is told of an option.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use crate::options::OptionKind;

/// One option: its name, what it takes and what it means. Every language, both command lines and the page's form have
/// theirs from it.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Spec {
    /// Its wire name.
    pub name: &'static str,
    /// What it means, in a sentence.
    pub about: &'static str,
    /// What it takes.
    pub kind: OptionKind,
    /// Whether nothing can be asked without it.
    pub needed: bool,
    /// Whether nothing is a value of its own, and the default.
    pub may_be_nothing: bool,
    pub(crate) usual: fn() -> Value,
}

impl Spec {
    /// What it takes, in words.
    ///
    /// ```
    /// use dutydesk::ask::{Options, question};
    /// let takes = |name: &str| question("cases").unwrap().takes.spec(name).unwrap().takes();
    /// assert_eq!(takes("group"), "a text, or nothing");
    /// assert_eq!(takes("by"), "district, team or worker");
    /// ```
    #[must_use]
    pub fn takes(&self) -> String {
        let takes = self.kind.takes();
        if self.may_be_nothing { format!("{takes}, or nothing") } else { takes }
    }

    /// What it is where it is not given, in JSON; null where that is nothing.
    #[must_use]
    pub fn usual(&self) -> Value {
        (self.usual)()
    }

    /// What a text of a command line or a form gives it, in JSON: lists are parted by commas.
    #[must_use]
    pub fn written(&self, text: &str) -> Value {
        let number = |text: &str| text.trim().parse::<i64>().map_or_else(|_| text.into(), Value::from);
        let list = |each: &dyn Fn(&str) -> Value| text.split(',').map(|text| each(text.trim())).collect();
        match self.kind {
            OptionKind::Whole { .. } => number(text),
            OptionKind::Wholes => list(&number),
            OptionKind::Days | OptionKind::Times | OptionKind::Period => list(&|text| text.into()),
            OptionKind::Flag => text.parse::<bool>().map_or_else(|_| text.into(), Value::Bool),
            OptionKind::Definition { .. } | OptionKind::Columns { .. }
                if text.trim_start().starts_with('{') =>
            {
                serde_json::from_str(text).unwrap_or_else(|_| text.into())
            }
            OptionKind::Columns { .. } => {
                let pair = |pair: &str| {
                    let (name, heading) = pair.split_once('=')?;
                    let heading = Some(heading.trim()).filter(|heading| !heading.is_empty());
                    Some((name.trim().to_owned(), Value::from(heading)))
                };
                let pairs: Option<Map<String, Value>> = text.split(',').map(pair).collect();
                pairs.map_or_else(|| text.into(), Value::Object)
            }
            _ => text.into(),
        }
    }
}

impl Serialize for Spec {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("name", self.name)?;
        map.serialize_entry("about", self.about)?;
        map.serialize_entry("kind", self.kind.name())?;
        map.serialize_entry("takes", &self.takes())?;
        map.serialize_entry("names", &self.kind.names())?;
        map.serialize_entry("needed", &self.needed)?;
        map.serialize_entry("usual", &self.usual())?;
        map.end()
    }
}
