//! Options on their way from JSON.

use serde_json::{Map, Value};

use crate::error::{Error, nearest};
use crate::options::{OptionKind, Spec, Wire};

/// Options on their way from JSON.
pub(crate) struct Given(Map<String, Value>);

impl Given {
    /// The options of an object, of which `of` takes these and no others.
    pub(crate) fn open<'s>(
        json: &str,
        of: &'static str,
        takes: impl Iterator<Item = &'s Spec>,
    ) -> Result<Self, Error> {
        let given: Option<Map<String, Value>> = serde_json::from_str(json)
            .map_err(|_| Error::takes("options", "an object of options by name"))?;
        let given = given.unwrap_or_default();
        let names: Vec<&str> = takes.map(|spec| spec.name).collect();
        match given.keys().find(|key| !names.contains(&key.as_str())) {
            Some(key) => Err(no_option(key, of, &names)),
            None => Ok(Self(given)),
        }
    }

    /// Whether an option is given; null is nothing.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.get(name).is_some_and(|given| !given.is_null())
    }

    /// Whether an option is given otherwise than it is without more.
    pub(crate) fn differs(&self, spec: &Spec) -> bool {
        self.has(spec.name) && self.0.get(spec.name) != Some(&spec.usual())
    }

    /// What is given of an option, if anything is.
    pub(crate) fn take<T: Wire>(&mut self, spec: &Spec) -> Result<Option<T>, Error> {
        let Some(given) = self.0.remove(spec.name).filter(|given| !given.is_null()) else { return Ok(None) };
        if let OptionKind::Whole { least, most } = spec.kind {
            let fits = given.as_i64().is_some_and(|number| (least..=most).contains(&number));
            if !fits {
                return Err(Error::takes(spec.name, spec.takes()));
            }
        }
        match T::read(given) {
            None => Err(Error::takes(spec.name, spec.takes())),
            Some(read) => read.map(Some).map_err(|error| error.of(spec.name)),
        }
    }
}

/// That there is no such option. It is repeated only where it looks like the name of one.
pub(crate) fn no_option(key: &str, of: &'static str, names: &[&str]) -> Error {
    let begins = key.as_bytes().first().is_some_and(u8::is_ascii_lowercase);
    let letters = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let argument = if begins && letters && key.len() <= 40 { key } else { "options" };
    let there_are = match nearest(key, names) {
        Some(name) => format!("did you mean {name}? There are"),
        None => "there are".to_owned(),
    };
    Error::takes(argument.to_owned(), format!("no such option of {of}; {there_are}: {}", names.join(", ")))
}
