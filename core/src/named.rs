//! Enums whose values have wire names.

/// The names of an enum, with what they mean.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NameList {
    /// The name of its type.
    pub name: &'static str,
    /// What it is a list of: the text of its documentation.
    pub about: &'static str,
    /// The wire names, in order.
    pub names: &'static [&'static str],
    /// What each of them means.
    pub meanings: &'static [&'static str],
}

/// An enum whose every value has one wire name, the same in serde, `name`, `Display` and `FromStr`. Where the name is not
/// plain words once its underscores are blanks, `=>` gives its label. Other attributes than its documentation stand after it,
/// as `#![non_exhaustive]`.
macro_rules! named {
    (@label) => { None };
    (@label $label:literal) => { Some($label) };
    ($(#[doc = $doc:literal])+ $(#![$more:meta])* $type:ident, $what:literal { $($(#[doc = $value_doc:literal])* $value:ident = $name:literal $(=> $label:literal)?,)+ }) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $(#[$more])*
        pub enum $type {
            $($(#[doc = $value_doc])* $value,)+
        }

        impl $type {
            /// Every value, in order.
            pub const ALL: &'static [Self] = &[$(Self::$value),+];
            /// The wire names, in order.
            pub const NAMES: &'static [&'static str] = &[$($name),+];
            /// The wire names with what they mean.
            pub const LIST: &'static $crate::named::NameList = &$crate::named::NameList {
                name: stringify!($type),
                about: concat!($($doc),+).trim_ascii(),
                names: Self::NAMES,
                meanings: &[$(concat!($($value_doc,)*).trim_ascii()),+],
            };

            /// What it means: the text of its documentation.
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self {
                    $(Self::$value => concat!($($value_doc,)*).trim_ascii(),)+
                }
            }

            /// The words for it in a sentence.
            #[must_use]
            pub fn label(self) -> String {
                let label: Option<&'static str> = match self {
                    $(Self::$value => crate::named::named!(@label $($label)?),)+
                };
                label.map_or_else(|| crate::named::plain(self.name()), str::to_owned)
            }

            /// Its place in the list, from 0.
            #[must_use]
            pub const fn place(self) -> usize {
                self as usize
            }

            /// The wire name.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$value => $name,)+
                }
            }
        }

        $crate::named::by_name!($type);

        impl std::str::FromStr for $type {
            type Err = crate::error::Error;

            /// Reads the wire name and nothing else.
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let place = Self::NAMES.iter().position(|name| *name == text);
                let value = place.and_then(|place| Self::ALL.get(place)).copied();
                value.ok_or_else(|| crate::error::Error::unknown($what, text, Self::NAMES))
            }
        }

        impl $crate::options::Wire for $type {
            const KIND: $crate::options::OptionKind = $crate::options::OptionKind::Name(Self::LIST);

            fn read(given: serde_json::Value) -> Option<Result<Self, $crate::error::Error>> {
                given.as_str().map(str::parse)
            }

            fn write(&self) -> serde_json::Value {
                self.name().into()
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let name = <String as serde::Deserialize>::deserialize(deserializer)?;
                name.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

/// Writes a value by its name, alone and in serde.
macro_rules! by_name {
    ($type:ident) => {
        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.name())
            }
        }

        // Not derived, so that a wrong name is answered with the names there are.
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }
    };
}

pub(crate) use {by_name, named};

/// A wire name with its underscores as blanks.
pub(crate) fn plain(name: &str) -> String {
    name.replace('_', " ")
}
