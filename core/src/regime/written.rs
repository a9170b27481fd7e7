//! Rules in wire names, as a file or a dashboard gives them.

use serde::Deserialize;
use serde_json::Value;

use crate::calendar::Day;
use crate::error::Error;
use crate::regime::edition::{Nation, Regime};
use crate::regime::local::{ClockSet, LocalLimit};
use crate::regime::regimes::Regimes;

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Written {
    nation: Option<Nation>,
    regimes: Option<Vec<Regime>>,
    assumed: Option<bool>,
    authorities: Vec<Switch>,
    local_limits: Vec<LocalLimit>,
    /// Each a shipped set by name, or one of the authority's own.
    local_clocks: Vec<Value>,
}

/// An authority's own switch date.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Switch {
    authority: String,
    from: Day,
    regime: String,
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
    /// # Errors
    /// [`Error::InvalidArgument`] where a field is not there, is of another kind or holds a name that is not known, and as
    /// the other makers of `Regimes` have it.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        Self::from_value(serde_json::from_str(json).map_err(|_| NOT_RULES)?)
    }

    /// The same from JSON already read.
    ///
    /// # Errors
    /// As [`from_json`](Self::from_json).
    pub fn from_value(json: Value) -> Result<Self, Error> {
        if json.is_null() {
            return Ok(Self::england());
        }
        // A list would be taken for the fields in order.
        if !json.is_object() {
            return Err(NOT_RULES);
        }
        let written: Written = serde_json::from_value(json).map_err(|_| NOT_RULES)?;
        let mut rules = match (written.nation, written.regimes) {
            (Some(_), Some(_)) => return Err(NOT_RULES),
            (nation, None) => Self::national(nation.unwrap_or(Nation::England)),
            (None, Some(own)) => Self::from_regimes("own", own)?,
        };
        if written.assumed == Some(false) {
            rules = rules.without_assumed();
        }
        // Before what single authorities do otherwise, which may be with one of these.
        for set in written.local_clocks {
            rules = rules.with_local_clocks(match set {
                Value::String(name) => ClockSet::named(&name)?,
                own => serde_json::from_value(own).map_err(|_| NOT_RULES)?,
            })?;
        }
        for switch in written.authorities {
            rules = rules.with_authority(&switch.authority, switch.from, &switch.regime)?;
        }
        for limit in written.local_limits {
            rules = rules.with_local_limit(limit)?;
        }
        Ok(rules)
    }
}

const NOT_RULES: Error = Error::InvalidArgument {
    reason: "rules are nation (or regimes of one's own), assumed, authorities (authority, from, regime), local_limits \
             (authority, clock, from, until, limit, source) and local_clocks (names, or id, name, from, until, clocks)",
};
