//! An authority's own standards.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::calendar::Day;
use crate::error::Error;
use crate::regime::clock::{Clock, Limit};
use crate::regime::clock_id::ClockId;
use crate::regime::edition::{Regime, Subject};
use crate::regime::object::objects;
use crate::regime::rows::{clocks, date};
use crate::source::{Source, Standing};

/// An authority's own limit for a clock that the guidance, or a set of local clocks, has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LocalLimit {
    /// The authority, for example `Coventry`, in any form of its name that [`Regimes`](crate::regime::Regimes) knows.
    pub authority: String,
    /// Which clock.
    pub clock: ClockId,
    /// It holds for work that began on or after this day: the start of the assessment or enquiry, else day 0 of the clock.
    pub from: Day,
    /// And before this day, the first no longer in force; `None`: ever after.
    #[serde(default)]
    pub until: Option<Day>,
    /// The limit.
    pub limit: Limit,
    /// Where it is written down. Without a source it counts as assumed.
    #[serde(default)]
    pub source: Option<Source>,
}

/// A set of clocks of an authority's own, which run beside the national ones.
///
/// ```
/// use dutydesk::regime::{ClockSet, EndEvent, Limit, StartEvent, Unit};
/// let set = ClockSet::unallocated_safeguards();
/// let seen = set.clocks.iter().find(|clock| clock.ends_at == EndEvent::ChildSeen).unwrap();
/// assert_eq!((seen.starts_at, seen.repeats), (StartEvent::BecameUnallocated, true));
/// assert_eq!(seen.limit, Some(Limit { amount: 4, unit: Unit::Weeks }));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClockSet {
    /// Its id, for example `kent_local`.
    pub id: Cow<'static, str>,
    /// Its name, which stands where a verdict names the guidance.
    pub name: Cow<'static, str>,
    /// It holds for what begins on or after this day.
    pub from: Day,
    /// And before this day, the first no longer in force; `None`: ever after.
    #[serde(default)]
    pub until: Option<Day>,
    /// Its clocks, of ids that the national guidance does not use.
    #[serde(deserialize_with = "objects")]
    pub clocks: Cow<'static, [Clock]>,
}

const EXAMPLE: &str = "An example, not guidance: each authority sets its own.";

/// The safeguards for a case that cannot be allocated.
const UNALLOCATED_SAFEGUARDS: &[Clock] = clocks! {
    WAITING_RISK_ASSESSMENT, "Risk assessed of a case that cannot be allocated",
        BecameUnallocated => RiskAssessed, (1 WorkingDays),
        Assumed, [],
        EXAMPLE;
    WAITING_OVERSIGHT, "Manager's oversight of a case that cannot be allocated",
        BecameUnallocated => ManagementOversightRecorded, (each 1 Weeks),
        Assumed, [],
        EXAMPLE;
    WAITING_CHILD_SEEN, "Child seen while the case cannot be allocated",
        BecameUnallocated => ChildSeen, (each 4 Weeks),
        Assumed, [],
        EXAMPLE;
    WAITING_ESCALATION, "Escalation of a case that cannot be allocated",
        BecameUnallocated => Escalated, (2 Weeks),
        Assumed, [],
        EXAMPLE;
};

impl ClockSet {
    /// An example: the safeguards for a case that cannot be allocated. Its risk is assessed by the next working day, a
    /// manager's oversight recorded weekly, the child seen at least every 4 weeks, and the case escalated at 2 weeks.
    #[must_use]
    pub fn unallocated_safeguards() -> Self {
        Self {
            id: Cow::Borrowed("unallocated_safeguards"),
            name: Cow::Borrowed("Example of local safeguards for cases that cannot be allocated"),
            from: Day::from(date(2000, 1, 1)),
            until: None,
            clocks: Cow::Borrowed(UNALLOCATED_SAFEGUARDS),
        }
    }

    /// The shipped example of that name.
    ///
    /// # Errors
    /// [`Error::UnknownName`] where there is none.
    pub fn named(name: &str) -> Result<Self, Error> {
        const KNOWN: &[&str] = &["unallocated_safeguards"];
        let known = Some(Self::unallocated_safeguards()).filter(|set| set.id == name);
        known.ok_or_else(|| Error::unknown("set of local clocks", name, KNOWN))
    }

    pub(super) fn regime(self) -> Regime {
        Regime {
            id: self.id,
            name: self.name,
            subject: Subject::Local,
            in_force_from: self.from,
            in_force_until: self.until,
            dates_standing: Standing::Assumed,
            dates_sources: Cow::Borrowed(&[]),
            dates_note: Cow::Borrowed("As the authority gives it."),
            overlay: None,
            clocks: self.clocks,
        }
    }
}
