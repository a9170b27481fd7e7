//! What an option's value is, in Rust and in JSON.

use serde_json::{Map, Value};

use crate::calendar::{Day, DeskHours, WorkingDays};
use crate::error::Error;
use crate::options::OptionKind;

/// What an option's value is in Rust, and how it stands in JSON.
pub(crate) trait Wire: Sized {
    /// What such an option takes.
    const KIND: OptionKind;
    /// Whether nothing is one of its values.
    const MAY_BE_NOTHING: bool = false;

    /// The value; nothing where what is given is of another kind.
    fn read(given: Value) -> Option<Result<Self, Error>>;

    /// The value in JSON.
    fn write(&self) -> Value;
}

impl<T: Wire> Wire for Option<T> {
    const KIND: OptionKind = T::KIND;
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
            const KIND: $crate::options::OptionKind = $kind;

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

of_text!(Day, OptionKind::Day);

impl Wire for String {
    const KIND: OptionKind = OptionKind::Text;

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
    const KIND: OptionKind = OptionKind::Flag;

    fn read(given: Value) -> Option<Result<Self, Error>> {
        given.as_bool().map(Ok)
    }

    fn write(&self) -> Value {
        (*self).into()
    }
}

impl Wire for u32 {
    const KIND: OptionKind = OptionKind::Whole { least: 0, most: 0xffff_ffff };

    fn read(given: Value) -> Option<Result<Self, Error>> {
        given.as_u64().and_then(|number| Self::try_from(number).ok()).map(Ok)
    }

    fn write(&self) -> Value {
        (*self).into()
    }
}

impl Wire for WorkingDays {
    const KIND: OptionKind = OptionKind::Whole { least: 0, most: 0x7fff_ffff };

    fn read(given: Value) -> Option<Result<Self, Error>> {
        given.as_i64().and_then(|number| i32::try_from(number).ok()).map(|number| Ok(Self(number)))
    }

    fn write(&self) -> Value {
        self.0.into()
    }
}

impl Wire for Vec<Day> {
    const KIND: OptionKind = OptionKind::Days;

    fn read(given: Value) -> Option<Result<Self, Error>> {
        let texts: Option<Vec<&str>> = given.as_array()?.iter().map(Value::as_str).collect();
        Some(texts?.into_iter().map(str::parse).collect())
    }

    fn write(&self) -> Value {
        self.iter().map(Wire::write).collect()
    }
}

impl Wire for (Day, Day) {
    const KIND: OptionKind = OptionKind::Period;

    fn read(given: Value) -> Option<Result<Self, Error>> {
        let [first, last] = given.as_array()?.as_slice() else { return None };
        match (first.as_str()?.parse::<Day>(), last.as_str()?.parse()) {
            (Ok(first), Ok(last)) if first > last => None,
            (first, last) => Some(first.and_then(|first| Ok((first, last?)))),
        }
    }

    fn write(&self) -> Value {
        [self.0, self.1].iter().map(Wire::write).collect()
    }
}

impl Wire for DeskHours {
    const KIND: OptionKind = OptionKind::Times;

    fn read(given: Value) -> Option<Result<Self, Error>> {
        let [opens, closes] = given.as_array()?.as_slice() else { return None };
        let (opens, closes) = (opens.as_str()?.parse(), closes.as_str()?.parse());
        Some(opens.and_then(|opens| Self::new(opens, closes?)))
    }

    fn write(&self) -> Value {
        [self.opens(), self.closes()].iter().map(|time| Value::from(time.to_string())).collect()
    }
}

impl Wire for Map<String, Value> {
    const KIND: OptionKind = OptionKind::Profile;

    fn read(given: Value) -> Option<Result<Self, Error>> {
        let object = match given {
            Value::String(text) => serde_json::from_str(&text).ok()?,
            object => object,
        };
        match object {
            Value::Object(profile) => Some(Ok(profile)),
            _ => None,
        }
    }

    fn write(&self) -> Value {
        Value::Object(self.clone())
    }
}
