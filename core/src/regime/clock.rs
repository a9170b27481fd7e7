//! One clock of a guidance: what starts it, what stops it, how long it may run.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::named::named;
use crate::regime::clock_id::ClockId;
use crate::regime::event::{EndEvent, StartEvent};
use crate::source::{Source, Standing};

named! {
    /// What a limit is counted in.
    Unit, "unit" {
        /// Working days, as the calendar has them.
        WorkingDays = "working_days",
        /// Days of any kind.
        CalendarDays = "calendar_days",
        /// Weeks of seven calendar days.
        Weeks = "weeks",
        /// Months by the corresponding date.
        Months = "months",
        /// Hours.
        Hours = "hours",
    }
}

/// How long a clock may run: so many of a unit after the day of the start event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object of amount and unit")]
pub struct Limit {
    /// How many.
    pub amount: u16,
    /// Of what.
    pub unit: Unit,
}

impl Limit {
    /// So many working days.
    #[must_use]
    pub const fn working_days(amount: u16) -> Self {
        Self { amount, unit: Unit::WorkingDays }
    }
}

impl fmt::Display for Limit {
    /// `1 working day`, `10 working days`, `3 months`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            Unit::WorkingDays => "working day",
            Unit::CalendarDays => "calendar day",
            Unit::Weeks => "week",
            Unit::Months => "month",
            Unit::Hours => "hour",
        };
        let plural = if self.amount == 1 { "" } else { "s" };
        write!(f, "{} {unit}{plural}", self.amount)
    }
}

/// One clock as one edition of the guidance has it: a row of a rulebook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clock {
    /// Which clock.
    pub id: ClockId,
    /// The guidance term, for example `Initial child protection conference`.
    pub title: Cow<'static, str>,
    /// What starts it.
    pub starts_at: StartEvent,
    /// What stops it.
    pub ends_at: EndEvent,
    /// Whether it starts anew each time it stops, until what it is for is over: visits every 10 working days.
    #[serde(default)]
    pub repeats: bool,
    /// The limit; `None` where there is none nationally (an authority exempt from it).
    pub limit: Option<Limit>,
    /// How sure the library is of the row.
    #[serde(default = "assumed")]
    pub standing: Standing,
    /// The documents the row was taken from; for an assumed row, the nearest seen, if any.
    #[serde(default)]
    pub sources: Cow<'static, [Source]>,
    /// What a reader must know besides; says why where the row is assumed. Empty where there is nothing.
    #[serde(default)]
    pub note: Cow<'static, str>,
}

const fn assumed() -> Standing {
    Standing::Assumed
}

#[cfg(test)]
mod tests {
    use std::str::FromStr;

    use super::*;
    use crate::error::Error;

    #[test]
    fn each_name_is_the_same_in_serde_and_from_str() {
        fn same<T>(all: &[T], name: fn(T) -> &'static str)
        where
            T: Copy + fmt::Debug + PartialEq + FromStr<Err = Error> + Serialize,
        {
            for value in all {
                assert_eq!(name(*value).parse::<T>().unwrap(), *value);
                assert_eq!(serde_json::to_value(value).unwrap(), name(*value));
            }
            assert_eq!("Icpc".parse::<T>().unwrap_err().code(), "unknown_name");
        }
        same(StartEvent::ALL, StartEvent::name);
        same(EndEvent::ALL, EndEvent::name);
        same(Unit::ALL, Unit::name);
    }

    #[test]
    fn a_clock_id_is_its_text() {
        for id in ClockId::SHIPPED {
            assert_eq!(id.name().parse::<ClockId>().unwrap(), *id);
            assert_eq!(serde_json::to_value(id).unwrap(), id.name());
        }
        let longest = "a".repeat(48);
        assert_eq!(longest.parse::<ClockId>().unwrap().name(), longest);
        for wrong in ["", "Icpc", "a b", "a\0", &"a".repeat(49)] {
            assert_eq!(wrong.parse::<ClockId>().unwrap_err().code(), "invalid_argument");
        }
    }

    #[test]
    fn a_limit_reads_as_staff_say_it() {
        assert_eq!(Limit::working_days(1).to_string(), "1 working day");
        assert_eq!(Limit { amount: 3, unit: Unit::Months }.to_string(), "3 months");
    }
}
