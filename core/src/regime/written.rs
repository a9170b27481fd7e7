//! Rules in wire names, as a file or a dashboard gives them.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use serde_json::error::Category;

use crate::calendar::Day;
use crate::error::Error;
use crate::options::{OptionKind, Wire};
use crate::regime::edition::{Nation, Regime};
use crate::regime::local::{ClockSet, LocalLimit};
use crate::regime::object::Object;
use crate::regime::regimes::Regimes;

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Written {
    nation: Option<Nation>,
    regimes: Option<Vec<Object<Regime>>>,
    assumed: Option<bool>,
    authorities: Vec<Object<Switch>>,
    local_limits: Vec<Object<LocalLimit>>,
    local_clocks: Vec<Set>,
}

/// An authority's own switch date.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Switch {
    authority: String,
    from: Day,
    regime: String,
}

/// A set of local clocks.
enum Set {
    /// A shipped one, by name.
    Shipped(String),
    /// One of the authority's own.
    Own(ClockSet),
}

impl<'de> Deserialize<'de> for Set {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Set;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a shipped set, or an object of id, name, from, until and clocks")
            }

            fn visit_str<E>(self, name: &str) -> Result<Set, E> {
                Ok(Set::Shipped(name.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Set, A::Error> {
                ClockSet::deserialize(MapAccessDeserializer::new(map)).map(Set::Own)
            }
        }
        deserializer.deserialize_any(Either)
    }
}

impl Regimes {
    /// Rules from JSON: `nation` (`england` without one), or `regimes` of the caller's own in its place; `assumed`, false
    /// to leave out every clock that was not seen in a source; `authorities`, own switch dates; `local_limits`;
    /// `local_clocks`, each a set of its own or the name of a shipped example. All may be left out; null is England's rules.
    ///
    /// ```
    /// use dutydesk::regime::{ClockId, Limit, Regimes, Unit};
    /// let rules = Regimes::from_json(r#"{
    ///     "nation": "england",
    ///     "local_limits": [{"authority": "Coventry", "clock": "initial_assessment", "from": "2010-03-17",
    ///                       "limit": {"amount": 7, "unit": "working_days"}}],
    ///     "local_clocks": ["unallocated_safeguards", {
    ///         "id": "kent_local", "name": "Kent management standard", "from": "2010-11-01",
    ///         "clocks": [{"id": "allocation", "title": "Allocation", "starts_at": "referral_received",
    ///                     "ends_at": "allocated", "limit": {"amount": 28, "unit": "calendar_days"}}]
    ///     }]
    /// }"#)?;
    /// let allocation = rules.clock_on(None, ClockId::ALLOCATION, "2010-11-19".parse()?).unwrap();
    /// assert_eq!(allocation.limit, Some(Limit { amount: 28, unit: Unit::CalendarDays }));
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    ///
    /// In each, `from` is compared with the day the work began: the start of the assessment or enquiry, else day 0 of the
    /// clock. `until`, where there is one, is the first day no longer in force. An entry of `authorities` names the edition
    /// that brought what the authority changed to, as [`with_authority`](Self::with_authority) has it. A local limit takes
    /// the place of the one that clock has, also where it is a clock of `local_clocks`. An authority may be named in any
    /// usual form.
    ///
    /// A byte order mark before it is passed over. What is wrong is said with its line and column, and nothing of the text:
    ///
    /// ```
    /// use dutydesk::regime::Regimes;
    /// let mistake = |text| Regimes::from_json(text).unwrap_err().to_string();
    /// assert_eq!(
    ///     mistake("{\"nation\": \"france\"}"),
    ///     "rules: no such nation; there are: england, wales, scotland, northern_ireland (line 1, column 20)",
    /// );
    /// assert_eq!(mistake("{\n  \"nation\" \"wales\"}"), "rules: not JSON: expected `:` (line 2, column 12)");
    /// ```
    ///
    /// # Errors
    /// [`Error::InvalidRules`] where the text is not JSON, a field is not there, is there twice, is of another kind or holds
    /// a name that is not known; [`Error::UnknownName`] for a shipped set that is none; and as the other makers of
    /// `Regimes` have it.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        let json = json.strip_prefix('\u{feff}').unwrap_or(json);
        rules(serde_json::from_str(json)).map_err(|error| {
            let place = format!(" (line {}, column {})", error.line(), error.column());
            mistake(&error, &place)
        })?
    }

    /// The same from JSON already read, in which a text is that of a whole file of rules.
    ///
    /// # Errors
    /// As [`from_json`](Self::from_json); without a line and column, unless it is a text.
    pub fn from_value(json: Value) -> Result<Self, Error> {
        match json {
            Value::String(text) => Self::from_json(&text),
            json => rules(serde_json::from_value(json)).map_err(|error| mistake(&error, ""))?,
        }
    }

    fn from_written(written: Written) -> Result<Self, Error> {
        let mut rules = match (written.nation, written.regimes) {
            (Some(_), Some(_)) => {
                return Err(Error::InvalidRules { reason: "nation or regimes, not both".to_owned() });
            }
            (nation, None) => Self::national(nation.unwrap_or(Nation::England)),
            (None, Some(own)) => Self::from_regimes("own", own.into_iter().map(|own| own.0).collect())?,
        };
        if written.assumed == Some(false) {
            rules = rules.without_assumed();
        }
        // Before what single authorities do otherwise, which may be with one of these.
        for (set, number) in written.local_clocks.into_iter().zip(1..) {
            let set = match set {
                Set::Shipped(name) => ClockSet::named(&name)?,
                Set::Own(own) => own,
            };
            rules = rules.with_local_clocks(set).map_err(|error| of("local_clocks", number, error))?;
        }
        for (Object(switch), number) in written.authorities.into_iter().zip(1..) {
            rules = rules
                .with_authority(&switch.authority, switch.from, &switch.regime)
                .map_err(|error| of("authorities", number, error))?;
        }
        for (Object(limit), number) in written.local_limits.into_iter().zip(1..) {
            rules = rules.with_local_limit(limit).map_err(|error| of("local_limits", number, error))?;
        }
        Ok(rules)
    }
}

impl Wire for Regimes {
    const KIND: OptionKind = OptionKind::Rules;

    fn read(given: Value) -> Option<Result<Self, Error>> {
        Some(Self::from_value(given))
    }

    /// Only the nation: nothing else is ever a default.
    fn write(&self) -> Value {
        self.nation().map_or(Value::Null, |nation| serde_json::json!({"nation": nation}))
    }
}

type Read = Result<Option<Object<Written>>, serde_json::Error>;

/// The rules that were read, or why none were.
fn rules(read: Read) -> Result<Result<Regimes, Error>, serde_json::Error> {
    let rules = Regimes::from_written(read?.map(|object| object.0).unwrap_or_default());
    Ok(rules.map_err(|error| match error {
        Error::InvalidArgument { argument, reason } => {
            Error::InvalidRules { reason: format!("{argument}: {reason}") }
        }
        other => other,
    }))
}

/// Which entry of a list is refused.
fn of(list: &str, number: u32, error: Error) -> Error {
    match error {
        Error::InvalidArgument { argument, reason } => {
            Error::InvalidRules { reason: format!("{list}, entry {number}: {argument}: {reason}") }
        }
        other => other,
    }
}

/// What is wrong with a text, without any of it: only what is known to hold nothing of the text is passed on.
fn mistake(error: &serde_json::Error, place: &str) -> Error {
    let message = error.to_string();
    let suffix = format!(" at line {} column {}", error.line(), error.column());
    let message = message.strip_suffix(&suffix).unwrap_or(&message);
    let reason = if error.classify() == Category::Data { of_meaning(message) } else { of_form(message) };
    Error::InvalidRules { reason: format!("{reason}{place}") }
}

/// What is wrong with JSON that holds no rules. A message of the reader has the text only before the last `, expected`.
fn of_meaning(message: &str) -> String {
    /// How the library's own messages begin, and those that name one of its fields.
    const WITHOUT_TEXT: [&str; 5] =
        ["clock: ", "duplicate field `", "missing field `", "no such ", "not a date of the form "];
    const WITH_TEXT: [(&str, &str); 5] = [
        ("invalid type: ", "a value of another kind"),
        ("invalid value: ", "a value out of range"),
        ("invalid length ", "a list of another length"),
        ("unknown field ", "a field that is not known"),
        ("unknown variant ", "a name that is not known"),
    ];
    if WITHOUT_TEXT.iter().any(|start| message.starts_with(start)) {
        return message.to_owned();
    }
    let what = WITH_TEXT.iter().find(|(start, _)| message.starts_with(start)).map(|(_, what)| *what);
    match (what, message.rsplit_once(", expected ")) {
        (Some(what), Some((_, expected))) => format!("{what}, expected {}", plain(expected)),
        (what, _) => what.unwrap_or("a value that cannot be meant so").to_owned(),
    }
}

/// What is wrong with a text that is not JSON.
fn of_form(message: &str) -> String {
    const WITHOUT_TEXT: [&str; 21] = [
        "EOF while parsing a list",
        "EOF while parsing a string",
        "EOF while parsing a value",
        "EOF while parsing an object",
        "control character (\\u0000-\\u001F) found while parsing a string",
        "expected `,` or `]`",
        "expected `,` or `}`",
        "expected `\"`",
        "expected `:`",
        "expected ident",
        "expected value",
        "invalid escape",
        "invalid number",
        "invalid unicode code point",
        "key must be a string",
        "lone leading surrogate in hex escape",
        "number out of range",
        "recursion limit exceeded",
        "trailing characters",
        "trailing comma",
        "unexpected end of hex escape",
    ];
    if WITHOUT_TEXT.contains(&message) { format!("not JSON: {message}") } else { "not JSON".to_owned() }
}

/// What the reader expected, in the words of someone who writes rules.
fn plain(expected: &str) -> &str {
    match expected {
        "a string" => "a text",
        "a sequence" => "a list",
        "a boolean" => "true or false",
        "u16" => "a whole number from 0 to 65535",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use serde::de::Error as _;

    use super::*;

    #[test]
    fn a_message_that_is_not_known_is_not_passed_on() {
        for message in
            ["the amount smith is too large", "smith, expected surname", "expected number found smith"]
        {
            let said = mistake(&serde_json::Error::custom(message), " (line 2, column 1)");
            assert_eq!(said.to_string(), "rules: a value that cannot be meant so (line 2, column 1)");
            assert_eq!(of_form(message), "not JSON");
        }
        let known = mistake(&serde_json::Error::custom("missing field `amount`"), "");
        assert_eq!(known.to_string(), "rules: missing field `amount`");
    }
}
