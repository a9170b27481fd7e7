//! Options: each declared once, and read from JSON.

use std::collections::BTreeMap;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use crate::calendar::{Day, DeskHours, WorkingDays};
use crate::error::{Error, nearest};

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
    pub kind: Kind,
    /// Whether nothing can be asked without it.
    pub needed: bool,
    /// Whether nothing is a value of its own, and the default.
    pub may_be_nothing: bool,
    pub(crate) usual: fn() -> Value,
}

/// What an option takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// A day.
    Day,
    /// A day, or the word `then`: what is known at each day.
    View,
    /// A list of days.
    Days,
    /// Two times of day, the second later.
    Times,
    /// One of the wire names of a fixed list.
    Name {
        /// The list, by the name of its type.
        list: &'static str,
        /// Its names, in order.
        names: &'static [&'static str],
    },
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
    /// An object of texts by column.
    Columns,
    /// An object of holders by text.
    Holders,
    /// Rules, as an object or as the text of a file of them.
    Rules,
}

impl Kind {
    /// Its wire name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::View => "view",
            Self::Days => "days",
            Self::Times => "times",
            Self::Name { .. } => "name",
            Self::Definition { .. } => "definition",
            Self::Clock => "clock",
            Self::Whole { .. } => "whole",
            Self::Wholes => "wholes",
            Self::Band => "band",
            Self::Flag => "flag",
            Self::Text => "text",
            Self::Columns => "columns",
            Self::Holders => "holders",
            Self::Rules => "rules",
        }
    }

    /// The names it takes, where they are a list.
    #[must_use]
    pub const fn names(self) -> Option<&'static [&'static str]> {
        match self {
            Self::Name { names, .. } | Self::Definition { names } => Some(names),
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
            Self::Name { names, .. } => one_of(names),
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
            Self::Columns => "an object of texts by column".to_owned(),
            Self::Holders => "an object of kind and worker_id by text".to_owned(),
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

impl Spec {
    /// What it takes, in words.
    ///
    /// ```
    /// use dutydesk::ask::{Options, question};
    /// let takes = |name: &str| question("cases").unwrap().takes.spec(name).unwrap().takes();
    /// assert_eq!(takes("waiting"), "true, false or nothing");
    /// assert_eq!(takes("as_of"), "a day of the form 2010-12-20");
    /// ```
    #[must_use]
    pub fn takes(&self) -> String {
        match (self.may_be_nothing, self.kind) {
            (true, Kind::Flag) => "true, false or nothing".to_owned(),
            (true, kind) => format!("{}, or nothing", kind.takes()),
            (false, kind) => kind.takes(),
        }
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
            Kind::Whole { .. } => number(text),
            Kind::Wholes => list(&number),
            Kind::Days | Kind::Times => list(&|text| text.into()),
            Kind::Flag => text.parse::<bool>().map_or_else(|_| text.into(), Value::Bool),
            Kind::Definition { .. } if text.trim_start().starts_with('{') => {
                serde_json::from_str(text).unwrap_or_else(|_| text.into())
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

/// What an option's value is in Rust, and how it stands in JSON.
pub(crate) trait Wire: Sized {
    /// What such an option takes.
    const KIND: Kind;
    /// Whether nothing is one of its values.
    const MAY_BE_NOTHING: bool = false;

    /// The value; nothing where what is given is of another kind.
    fn read(given: Value) -> Option<Result<Self, Error>>;

    /// The value in JSON.
    fn write(&self) -> Value;
}

impl<T: Wire> Wire for Option<T> {
    const KIND: Kind = T::KIND;
    const MAY_BE_NOTHING: bool = true;

    fn read(given: Value) -> Option<Result<Self, Error>> {
        Some(T::read(given)?.map(Some))
    }

    fn write(&self) -> Value {
        self.as_ref().map_or(Value::Null, Wire::write)
    }
}

/// What is written as a text, and read from one.
macro_rules! of_text {
    ($type:ty, $kind:expr) => {
        impl $crate::options::Wire for $type {
            const KIND: $crate::options::Kind = $kind;

            fn read(given: serde_json::Value) -> Option<Result<Self, $crate::error::Error>> {
                given.as_str().map(str::parse)
            }

            fn write(&self) -> serde_json::Value {
                self.to_string().into()
            }
        }
    };
}

pub(crate) use of_text;

of_text!(Day, Kind::Day);

impl Wire for String {
    const KIND: Kind = Kind::Text;

    fn read(given: Value) -> Option<Result<Self, Error>> {
        match given {
            Value::String(text) => Some(Ok(text)),
            _ => None,
        }
    }

    fn write(&self) -> Value {
        self.as_str().into()
    }
}

impl Wire for bool {
    const KIND: Kind = Kind::Flag;

    fn read(given: Value) -> Option<Result<Self, Error>> {
        given.as_bool().map(Ok)
    }

    fn write(&self) -> Value {
        (*self).into()
    }
}

impl Wire for u32 {
    const KIND: Kind = Kind::Whole { least: 0, most: 0xffff_ffff };

    fn read(given: Value) -> Option<Result<Self, Error>> {
        given.as_u64().and_then(|number| Self::try_from(number).ok()).map(Ok)
    }

    fn write(&self) -> Value {
        (*self).into()
    }
}

impl Wire for WorkingDays {
    const KIND: Kind = Kind::Whole { least: 0, most: 0x7fff_ffff };

    fn read(given: Value) -> Option<Result<Self, Error>> {
        given.as_i64().and_then(|number| i32::try_from(number).ok()).map(|number| Ok(Self(number)))
    }

    fn write(&self) -> Value {
        self.0.into()
    }
}

impl Wire for Vec<Day> {
    const KIND: Kind = Kind::Days;

    fn read(given: Value) -> Option<Result<Self, Error>> {
        let texts: Option<Vec<&str>> = given.as_array()?.iter().map(Value::as_str).collect();
        Some(texts?.into_iter().map(str::parse).collect())
    }

    fn write(&self) -> Value {
        self.iter().map(Wire::write).collect()
    }
}

impl Wire for DeskHours {
    const KIND: Kind = Kind::Times;

    fn read(given: Value) -> Option<Result<Self, Error>> {
        let [opens, closes] = given.as_array()?.as_slice() else { return None };
        let (opens, closes) = (opens.as_str()?.parse(), closes.as_str()?.parse());
        Some(opens.and_then(|opens| Self::new(opens, closes?)))
    }

    fn write(&self) -> Value {
        [self.opens(), self.closes()].iter().map(|time| Value::from(time.to_string())).collect()
    }
}

impl Wire for BTreeMap<String, String> {
    const KIND: Kind = Kind::Columns;

    fn read(given: Value) -> Option<Result<Self, Error>> {
        let texts =
            given.as_object()?.iter().map(|(name, text)| Some((name.clone(), text.as_str()?.to_owned())));
        texts.collect::<Option<Self>>().map(Ok)
    }

    fn write(&self) -> Value {
        self.iter().map(|(name, text)| (name.clone(), Value::from(text.as_str()))).collect()
    }
}

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
        if let Kind::Whole { least, most } = spec.kind {
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

/// A struct of options, each declared in one line under the name of the group it stands in:
///
/// ```text
/// options! {
///     /// What is measured.
///     Measure, "timeliness" {
///         MEASURED needs
///         /// Which clock.
///         of(clock: ClockId);
///         MEASURING {
///             /// How long the periods are.
///             period: Period = Period::Month;
///         }
///     }
/// }
/// ```
///
/// Each group is a constant list of its [`Spec`]s. A whole number may have a range: `years: u32 = 3, in 1..=25;`.
macro_rules! options {
    ($(#[$doc:meta])* $Struct:ident, $of:literal {
        $needed:ident needs $(#[doc = $need_about:literal])+ $make:ident($need:ident: $need_type:ty);
        $($group:ident { $($(#[doc = $about:literal])+ $name:ident: $type:ty = $usual:expr $(, in $range:expr)?;)+ })+
    }) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub struct $Struct {
            $(#[doc = $need_about])+
            pub $need: $need_type,
            $($($(#[doc = $about])+ pub $name: $type,)+)+
        }

        #[doc = concat!("What `", stringify!($Struct), "` cannot do without.")]
        pub const $needed: &[$crate::options::Spec] = &[$crate::options::Spec {
            name: stringify!($need),
            about: concat!($($need_about),+).trim_ascii(),
            kind: <$need_type as $crate::options::Wire>::KIND,
            needed: true,
            may_be_nothing: false,
            usual: || serde_json::Value::Null,
        }];

        $crate::options::groups! {
            $Struct [$need] $($group { $($(#[doc = $about])+ $name: $type = $usual $(, in $range)?;)+ })+
        }

        impl $Struct {
            /// Everything but that as it is where nothing else is given.
            #[must_use]
            pub fn $make($need: $need_type) -> Self {
                Self { $need, $($($name: $usual,)+)+ }
            }

            /// From JSON, in wire names; what is null counts as not given.
            ///
            /// # Errors
            /// [`Error::InvalidArgument`](crate::Error::InvalidArgument) for a name that is none of these, a value of another
            /// kind, or without what is needed; [`Error::UnknownName`](crate::Error::UnknownName) and
            /// [`Error::InvalidDate`](crate::Error::InvalidDate), of the option at fault.
            pub fn from_json(json: &str) -> Result<Self, $crate::error::Error> {
                let takes = [$needed, $($group),+];
                Self::taken(&mut $crate::options::Given::open(json, $of, takes.into_iter().flatten())?)
            }

            pub(crate) fn taken(given: &mut $crate::options::Given) -> Result<Self, $crate::error::Error> {
                let needed = &$needed[0];
                let missing = || $crate::error::Error::takes(needed.name, format!("{}, which is needed", needed.takes()));
                let mut options = Self::$make(given.take(needed)?.ok_or_else(missing)?);
                options.take(given)?;
                Ok(options)
            }
        }
    };
    ($(#[$doc:meta])* $Struct:ident, $of:literal {
        $($group:ident { $($(#[doc = $about:literal])+ $name:ident: $type:ty = $usual:expr $(, in $range:expr)?;)+ })+
    }) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub struct $Struct {
            $($($(#[doc = $about])+ pub $name: $type,)+)+
        }

        impl Default for $Struct {
            fn default() -> Self {
                Self { $($($name: $usual,)+)+ }
            }
        }

        $crate::options::groups! {
            $Struct $($group { $($(#[doc = $about])+ $name: $type = $usual $(, in $range)?;)+ })+
        }

        impl $Struct {
            /// From JSON, in wire names; what is null counts as not given.
            ///
            /// # Errors
            /// [`Error::InvalidArgument`](crate::Error::InvalidArgument) for a name that is none of these or a value of another
            /// kind; [`Error::UnknownName`](crate::Error::UnknownName) and
            /// [`Error::InvalidDate`](crate::Error::InvalidDate), of the option at fault.
            pub fn from_json(json: &str) -> Result<Self, $crate::error::Error> {
                let takes = [$($group),+];
                Self::taken(&mut $crate::options::Given::open(json, $of, takes.into_iter().flatten())?)
            }

            pub(crate) fn taken(given: &mut $crate::options::Given) -> Result<Self, $crate::error::Error> {
                let mut options = Self::default();
                options.take(given)?;
                Ok(options)
            }
        }
    };
}

/// The lists of an `options!` struct, and how each option is taken.
macro_rules! groups {
    ($Struct:ident $([$need:ident])? $($group:ident { $($(#[doc = $about:literal])+ $name:ident: $type:ty = $usual:expr $(, in $range:expr)?;)+ })+) => {
        $(
            #[doc = concat!("Options of `", stringify!($Struct), "`.")]
            pub const $group: &[$crate::options::Spec] = &[$($crate::options::Spec {
                name: stringify!($name),
                about: concat!($($about),+).trim_ascii(),
                kind: $crate::options::kind!($type $(, $range)?),
                needed: false,
                may_be_nothing: <$type as $crate::options::Wire>::MAY_BE_NOTHING,
                usual: || {
                    let usual: $type = $usual;
                    $crate::options::Wire::write(&usual)
                },
            },)+];
        )+

        impl serde::Serialize for $Struct {
            /// What is given otherwise than it is without more, so that it reads back as it is.
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut given = serde_json::Map::new();
                $(given.insert(stringify!($need).to_owned(), $crate::options::Wire::write(&self.$need));)?
                $(
                    let mut specs = $group.iter();
                    $(
                        let value = $crate::options::Wire::write(&self.$name);
                        if let Some(spec) = specs.next().filter(|spec| spec.usual() != value) {
                            given.insert(spec.name.to_owned(), value);
                        }
                    )+
                )+
                given.serialize(serializer)
            }
        }

        impl $Struct {
            fn take(&mut self, given: &mut $crate::options::Given) -> Result<(), $crate::error::Error> {
                $(
                    let mut specs = $group.iter();
                    $(
                        if let Some(value) = specs.next().map(|spec| given.take(spec)).transpose()?.flatten() {
                            self.$name = value;
                        }
                    )+
                )+
                Ok(())
            }
        }
    };
}

macro_rules! kind {
    ($type:ty) => {
        <$type as $crate::options::Wire>::KIND
    };
    ($type:ty, $range:expr) => {
        $crate::options::Kind::Whole { least: *$range.start(), most: *$range.end() }
    };
}

pub(crate) use {groups, kind, options};
