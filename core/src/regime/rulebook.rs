//! The rules of one authority, and a clock as it runs under them.

use serde::{Deserialize, Serialize};

use crate::calendar::Day;
use crate::regime::clock::{Clock, ClockId, EndEvent, Limit, StartEvent};
use crate::regime::regimes::{Authority, Regime, Regimes};
use crate::source::{Source, Standing};

/// Whose rule a clock's limit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// The guidance, for every authority that follows that edition.
    National,
    /// An exemption for named authorities.
    Trial,
    /// The authority's own standard, as the caller gave it.
    Local,
}

/// A clock as it runs for one authority from one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AppliedClock<'a> {
    /// The edition or exemption the clock is from.
    pub regime: &'a Regime,
    /// Its row there, with the guidance's own limit even where a local one is applied.
    pub clock: &'a Clock,
    /// The limit that holds: the local one if there is one, else the row's. `None`: no national limit.
    pub limit: Option<Limit>,
    /// Whose limit it is.
    pub scope: Scope,
}

impl<'a> AppliedClock<'a> {
    /// Which clock.
    #[must_use]
    pub fn id(&self) -> ClockId {
        self.clock.id
    }

    /// What starts it.
    #[must_use]
    pub fn starts_at(&self) -> StartEvent {
        self.clock.starts_at
    }

    /// What stops it.
    #[must_use]
    pub fn ends_at(&self) -> EndEvent {
        self.clock.ends_at
    }

    /// How sure the library is of the limit. A local one it has not seen: [`Standing::Assumed`].
    #[must_use]
    pub fn standing(&self) -> Standing {
        match self.scope {
            Scope::National | Scope::Trial => self.clock.standing,
            Scope::Local => Standing::Assumed,
        }
    }

    /// The documents the limit was taken from; none for a local one.
    #[must_use]
    pub fn sources(&self) -> &'a [Source] {
        match self.scope {
            Scope::National | Scope::Trial => &self.clock.sources,
            Scope::Local => &[],
        }
    }
}

/// The rules of one authority (or, for one with none of its own, of the nation), for many questions at little cost.
///
/// ```
/// use dutydesk::regime::Regimes;
/// let england = Regimes::england();
/// let knowsley = england.rulebook(Some("Knowsley"));
/// assert_eq!(knowsley.clocks_on("2011-06-01".parse()?).count(), 7);
/// assert_eq!(knowsley.clocks_on("2000-06-01".parse()?).count(), 0);
/// # Ok::<(), dutydesk::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Rulebook<'a> {
    regimes: &'a Regimes,
    authority: Option<&'a Authority>,
}

impl<'a> Rulebook<'a> {
    pub(super) const fn new(regimes: &'a Regimes, authority: Option<&'a Authority>) -> Self {
        Self { regimes, authority }
    }

    /// As [`Regimes::regime_on`].
    #[must_use]
    pub fn regime_on(&self, day: Day) -> Option<&'a Regime> {
        let edition = self.edition_on(day)?;
        Some(self.overlays_on(edition, day).next().unwrap_or(edition))
    }

    /// As [`Regimes::clock_on`].
    #[must_use]
    pub fn clock_on(&self, id: ClockId, day: Day) -> Option<AppliedClock<'a>> {
        let edition = self.edition_on(day)?;
        self.applied(edition, id, day)
    }

    /// Every clock for work that began that day, in the order of [`ClockId`].
    pub fn clocks_on(&self, day: Day) -> impl Iterator<Item = AppliedClock<'a>> + use<'a> {
        let rulebook = *self;
        ClockId::ALL.iter().filter_map(move |id| rulebook.clock_on(*id, day))
    }

    fn edition_on(&self, day: Day) -> Option<&'a Regime> {
        let ended = self.regimes.national.last()?.in_force_until.is_some_and(|until| until <= day);
        if ended {
            return None;
        }
        let steps = self.authority.map_or(&self.regimes.national_steps, |known| &known.steps);
        let begun = steps.iter().rev().find(|step| step.from <= day)?;
        self.regimes.national.get(begun.place)
    }

    fn overlays_on(&self, edition: &'a Regime, day: Day) -> impl Iterator<Item = &'a Regime> + use<'a> {
        let overlays = &self.regimes.overlays;
        let places = self.authority.map_or(&[][..], |known| &known.overlays);
        places.iter().filter_map(|place| overlays.get(*place)).filter(move |regime| {
            within(regime.in_force_from, regime.in_force_until, day)
                && regime.overlay.as_ref().is_some_and(|over| over.on == edition.id)
        })
    }

    fn applied(&self, edition: &'a Regime, id: ClockId, day: Day) -> Option<AppliedClock<'a>> {
        let exempt =
            self.overlays_on(edition, day).find_map(|regime| Some((regime, regime.clock(id)?, Scope::Trial)));
        let (regime, clock, scope) = match exempt {
            Some(exempt) => exempt,
            None => (edition, edition.clock(id)?, Scope::National),
        };
        let local = self.authority.and_then(|known| {
            known.limits.iter().find(|own| own.clock == id && within(own.from, own.until, day))
        });
        Some(match local {
            Some(own) => AppliedClock { regime, clock, limit: Some(own.limit), scope: Scope::Local },
            None => AppliedClock { regime, clock, limit: clock.limit, scope },
        })
    }
}

fn within(from: Day, until: Option<Day>, day: Day) -> bool {
    from <= day && until.is_none_or(|until| day < until)
}
