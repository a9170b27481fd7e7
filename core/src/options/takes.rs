//! What takes options.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::error::Error;
use crate::options::Spec;
use crate::options::given::no_option;

/// Something that can be asked for by name, and the options it takes.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Takes {
    /// Its wire name: that of the method, and the first word of the command.
    pub name: &'static str,
    /// What it answers, in a sentence.
    pub about: &'static str,
    /// What else there is to say of it: paragraphs.
    pub more: &'static str,
    /// The options it takes, in groups. Any other is refused: it would do nothing.
    pub options: &'static [&'static [Spec]],
}

impl Takes {
    /// The options, in order.
    pub fn specs(&self) -> impl Iterator<Item = &'static Spec> + Clone + use<> {
        self.options.iter().copied().flatten()
    }

    /// That it has no option of that name.
    #[must_use]
    pub fn no_option(&self, name: &str) -> Error {
        no_option(name, self.name, &self.specs().map(|spec| spec.name).collect::<Vec<_>>())
    }

    /// The option of that name, if it takes it.
    #[must_use]
    pub fn spec(&self, name: &str) -> Option<&'static Spec> {
        self.specs().find(|spec| spec.name == name)
    }
}

impl Serialize for Takes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("name", self.name)?;
        map.serialize_entry("about", self.about)?;
        map.serialize_entry("more", self.more)?;
        map.serialize_entry("options", &self.specs().collect::<Vec<_>>())?;
        map.end()
    }
}
