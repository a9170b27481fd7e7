//! The three parts of the United Kingdom that have bank holidays of their own.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::Error;

/// A part of the United Kingdom with its own bank holidays, named as GOV.UK names it.
///
/// ```
/// use dutydesk::calendar::Division;
/// let division: Division = "northern-ireland".parse()?;
/// assert_eq!(division, Division::NorthernIreland);
/// assert_eq!(division.name(), "northern-ireland");
/// # Ok::<(), dutydesk::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Division {
    /// England and Wales: `england-and-wales`.
    EnglandAndWales,
    /// Scotland: `scotland`. Councils keep local holidays besides, which are given as closures of the calendar.
    Scotland,
    /// Northern Ireland: `northern-ireland`.
    NorthernIreland,
}

impl Division {
    /// Every division, in the order of the documentation.
    pub const ALL: [Self; 3] = [Self::EnglandAndWales, Self::Scotland, Self::NorthernIreland];

    const NAMES: [&'static str; 3] = ["england-and-wales", "scotland", "northern-ireland"];

    /// Its wire name, the same in every language.
    ///
    /// ```
    /// # use dutydesk::calendar::Division;
    /// assert_eq!(Division::EnglandAndWales.name(), "england-and-wales");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        let [england_and_wales, scotland, northern_ireland] = Self::NAMES;
        match self {
            Self::EnglandAndWales => england_and_wales,
            Self::Scotland => scotland,
            Self::NorthernIreland => northern_ireland,
        }
    }
}

impl fmt::Display for Division {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Division {
    type Err = Error;

    /// Reads a wire name and nothing else.
    fn from_str(text: &str) -> Result<Self, Error> {
        Self::ALL
            .into_iter()
            .find(|division| division.name() == text)
            .ok_or(Error::UnknownName { what: "division", known: &Self::NAMES })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_in_text_and_json() {
        for division in Division::ALL {
            assert_eq!(division.name().parse(), Ok(division));
            assert_eq!(division.to_string(), division.name());
            let json = serde_json::to_string(&division).unwrap();
            assert_eq!(json, format!("\"{}\"", division.name()));
            assert_eq!(serde_json::from_str::<Division>(&json).unwrap(), division);
        }
    }

    #[test]
    fn another_name_is_an_error_that_does_not_repeat_it() {
        for text in ["", "England", "england_and_wales", "Scotland", "scotland "] {
            let error = text.parse::<Division>().unwrap_err();
            assert_eq!(error.code(), "unknown_name");
            assert_eq!(
                error.to_string(),
                "no such division; there are: england-and-wales, scotland, northern-ireland"
            );
        }
    }
}
