//! The rules of one authority, and a clock as it runs under them.

use crate::calendar::Day;
use crate::named::named;
use crate::regime::clock::{Clock, Limit};
use crate::regime::clock_id::ClockId;
use crate::regime::edition::{Regime, Subject};
use crate::regime::event::{EndEvent, StartEvent};
use crate::regime::local::LocalLimit;
use crate::regime::regimes::{Authority, Regimes};
use crate::source::{Source, Standing};

named! {
    /// Whose rule a clock's limit is.
    Scope, "scope" {
        /// The guidance, for every authority that follows that edition.
        National = "national",
        /// An exemption for named authorities.
        Trial = "trial",
        /// The authority's own standard, as the caller gave it.
        Local = "local",
    }
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
    /// The local limit in the place of the row's, if there is one.
    pub(super) local: Option<&'a LocalLimit>,
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

    /// How sure the library is of the limit: of a local one in the place of the row's, by whether it has a source.
    #[must_use]
    pub fn standing(&self) -> Standing {
        match self.local {
            Some(own) if own.source.is_some() => Standing::Secondary,
            Some(_) => Standing::Assumed,
            None => self.clock.standing,
        }
    }

    /// The documents the limit was taken from.
    #[must_use]
    pub fn sources(&self) -> &'a [Source] {
        self.local.map_or(&self.clock.sources, |own| own.source.as_slice())
    }
}

/// The rules of one authority (or, for one with none of its own, of the nation), for many questions at little cost.
///
/// ```
/// use dutydesk::regime::Regimes;
/// let england = Regimes::england();
/// let knowsley = england.rulebook(Some("Knowsley"));
/// assert_eq!(knowsley.clocks_on("2011-06-01".parse()?).count(), 28);
/// assert_eq!(knowsley.clocks_on("1990-06-01".parse()?).count(), 0);
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
        let edition = self.editions_on(day).find(|edition| edition.subject == Subject::Safeguarding)?;
        Some(self.overlays_on(edition, day).next().unwrap_or(edition))
    }

    /// As [`Regimes::clock_on`].
    #[must_use]
    pub fn clock_on(&self, id: ClockId, day: Day) -> Option<AppliedClock<'a>> {
        self.clocks_where(day, |row| row.id == id).next()
    }

    /// Every clock for work that began that day, in the order of the editions.
    pub fn clocks_on(&self, day: Day) -> impl Iterator<Item = AppliedClock<'a>> + use<'a> {
        self.clocks_where(day, |_| true)
    }

    /// Each day on which the rules may be other than on the day before, in order.
    pub(crate) fn changes(&self) -> Vec<Day> {
        let known = self.authority;
        let steps = known.map_or(&self.regimes.national_steps, |known| &known.steps).iter();
        let overlays = known.into_iter().flat_map(|known| &known.overlays);
        let overlays = overlays.filter_map(|place| self.regimes.overlays.get(*place));
        let limits = known.into_iter().flat_map(|known| &known.limits);
        let mut days: Vec<Day> = steps
            .map(|step| (step.from, step.until))
            .chain(overlays.map(|regime| (regime.in_force_from, regime.in_force_until)))
            .chain(limits.map(|own| (own.from, own.until)))
            .flat_map(|(from, until)| [Some(from), until])
            .flatten()
            .collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    /// The clocks for work that began that day of which that is so.
    fn clocks_where<F: Fn(&Clock) -> bool + Copy>(
        &self,
        day: Day,
        so: F,
    ) -> impl Iterator<Item = AppliedClock<'a>> + use<'a, F> {
        let rulebook = *self;
        // An exemption may change what the edition's row says; where there is none, most rows are passed over at once.
        let exempt = self.authority.is_some_and(|known| !known.overlays.is_empty());
        self.editions_on(day).flat_map(move |edition| {
            let rows = edition.clocks.iter().filter(move |row| exempt || so(row));
            let applied = rows.map(move |row| rulebook.applied(edition, row, day));
            applied.filter(move |applied| so(applied.clock))
        })
    }

    /// Whether any edition on that subject was in force that day.
    #[must_use]
    pub fn guides(&self, subject: Subject, day: Day) -> bool {
        self.editions_on(day).any(|edition| edition.subject == subject)
    }

    /// The editions followed that day: one a subject, and each local set.
    fn editions_on(&self, day: Day) -> impl Iterator<Item = &'a Regime> + use<'a> {
        let national = &self.regimes.national;
        let steps = self.authority.map_or(&self.regimes.national_steps, |known| &known.steps);
        let steps = steps.iter().filter(move |step| within(step.from, step.until, day));
        steps.filter_map(|step| national.get(step.place))
    }

    fn overlays_on(&self, edition: &'a Regime, day: Day) -> impl Iterator<Item = &'a Regime> + use<'a> {
        let overlays = &self.regimes.overlays;
        let places = self.authority.map_or(&[][..], |known| &known.overlays);
        places.iter().filter_map(|place| overlays.get(*place)).filter(move |regime| {
            within(regime.in_force_from, regime.in_force_until, day)
                && regime.overlay.as_ref().is_some_and(|over| over.on == edition.id)
        })
    }

    fn applied(&self, edition: &'a Regime, row: &'a Clock, day: Day) -> AppliedClock<'a> {
        let id = row.id;
        let exempt =
            self.overlays_on(edition, day).find_map(|regime| Some((regime, regime.clock(id)?, Scope::Trial)));
        let (regime, clock, scope) = match exempt {
            Some(exempt) => exempt,
            None if edition.subject == Subject::Local => (edition, row, Scope::Local),
            None => (edition, row, Scope::National),
        };
        let local = self.authority.and_then(|known| {
            known.limits.iter().find(|own| own.clock == id && within(own.from, own.until, day))
        });
        let limit = local.map_or(clock.limit, |own| Some(own.limit));
        let scope = if local.is_some() { Scope::Local } else { scope };
        AppliedClock { regime, clock, limit, scope, local }
    }
}

fn within(from: Day, until: Option<Day>, day: Day) -> bool {
    from <= day && until.is_none_or(|until| day < until)
}
