//! Enums whose values have wire names.

/// An enum whose every value has one wire name, the same in serde, `name`, `Display` and `FromStr`.
macro_rules! named {
    ($(#[$doc:meta])* $type:ident, $what:literal { $($(#[doc = $value_doc:literal])* $value:ident = $name:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $type {
            $($(#[doc = $value_doc])* $value,)+
        }

        impl $type {
            /// Every value, in order.
            pub const ALL: &'static [Self] = &[$(Self::$value),+];
            /// The wire names, in order.
            pub const NAMES: &'static [&'static str] = &[$($name),+];

            /// What it means: the text of its documentation.
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self {
                    $(Self::$value => concat!($($value_doc,)*).trim_ascii(),)+
                }
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

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.name())
            }
        }

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
            const KIND: $crate::options::Kind =
                $crate::options::Kind::Name { list: stringify!($type), names: Self::NAMES };

            fn read(given: serde_json::Value) -> Option<Result<Self, $crate::error::Error>> {
                given.as_str().map(str::parse)
            }

            fn write(&self) -> serde_json::Value {
                self.name().into()
            }
        }

        // Not derived, so that a wrong name is answered with the names there are.
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
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

pub(crate) use named;
