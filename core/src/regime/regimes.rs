//! Which edition of the guidance an authority followed on a day, and each of its clocks.

use std::borrow::Cow;
use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::calendar::Day;
use crate::error::Error;
use crate::regime::clock::{Clock, ClockId, Limit};
use crate::regime::england::ENGLAND;
use crate::regime::rulebook::{AppliedClock, Rulebook};
use crate::source::{Source, Standing};

/// One edition of the guidance, or an exemption laid over one, with its clocks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Regime {
    /// Its id, for example `eng-wt-2010`.
    pub id: Cow<'static, str>,
    /// The guidance, for example `Working Together to Safeguard Children 2010`.
    pub name: Cow<'static, str>,
    /// First day in force.
    pub in_force_from: Day,
    /// First day no longer in force, the day after the last; `None` while it is.
    pub in_force_until: Option<Day>,
    /// How sure the library is of the two dates: the weaker of the two.
    pub dates_standing: Standing,
    /// Where the dates were seen.
    pub dates_sources: Cow<'static, [Source]>,
    /// What a reader must know about the dates.
    pub dates_note: Cow<'static, str>,
    /// For an exemption: what it lies over, and for whom. `None` for an edition that is for all.
    pub overlay: Option<Overlay>,
    /// Its clocks; an exemption has only those it changes.
    pub clocks: Cow<'static, [Clock]>,
}

/// What an exemption lies over, and for whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overlay {
    /// The id of the edition whose clocks it changes.
    pub on: Cow<'static, str>,
    /// The plain names of the authorities, for example `Hackney`.
    pub authorities: Vec<Cow<'static, str>>,
}

impl Regime {
    /// One of its own clocks.
    #[must_use]
    pub fn clock(&self, id: ClockId) -> Option<&Clock> {
        self.clocks.iter().find(|clock| clock.id == id)
    }
}

/// A nation's rulebooks with their national dates, and what single authorities did otherwise.
///
/// Everything is asked by the day a work item **began**: an assessment keeps the regime it began under.
///
/// ```
/// use dutydesk::calendar::Day;
/// use dutydesk::regime::{ClockId, Limit, Regimes};
/// let england = Regimes::england();
/// let limit = |day: &str| -> Result<_, dutydesk::Error> {
///     let clock = england.clock_on(None, ClockId::InitialAssessment, day.parse()?);
///     Ok(clock.and_then(|clock| clock.limit))
/// };
/// assert_eq!(limit("2010-03-16")?, Some(Limit::working_days(7)));
/// assert_eq!(limit("2010-03-17")?, Some(Limit::working_days(10)));
/// assert_eq!(limit("2013-04-15")?, None); // the single assessment took its place
/// # Ok::<(), dutydesk::Error>(())
/// ```
///
/// An authority is known by its plain name (`Hackney`, not `London Borough of Hackney`), in any case of letters; one
/// that is not known follows the national dates. To ask many questions about one authority, take its [`Rulebook`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Regimes {
    name: Cow<'static, str>,
    /// In order, each until the next begins.
    pub(super) national: Vec<Regime>,
    pub(super) national_steps: Vec<Step>,
    pub(super) overlays: Vec<Regime>,
    /// Sorted by name, letters in any case being equal.
    authorities: Vec<Authority>,
}

/// From this day the national regime at this place is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) from: Day,
    pub(super) place: usize,
}

/// What one authority did otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Authority {
    name: String,
    /// Its own switch dates, by place of the regime.
    switches: Vec<Step>,
    /// The whole timeline, made from its own dates and the national ones.
    pub(super) steps: Vec<Step>,
    /// Places of the exemptions it has.
    pub(super) overlays: Vec<usize>,
    pub(super) limits: Vec<LocalLimit>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LocalLimit {
    pub(super) clock: ClockId,
    pub(super) from: Day,
    pub(super) until: Option<Day>,
    pub(super) limit: Limit,
}

impl Regimes {
    /// England's national rulebooks from 2001, with the exemptions of the eight trial authorities of 2011. Its name is
    /// `england_national`.
    ///
    /// ```
    /// use dutydesk::regime::{ClockId, Regimes, Scope};
    /// let england = Regimes::england();
    /// let hackney = england.clock_on(Some("Hackney"), ClockId::CoreAssessment, "2011-09-01".parse()?);
    /// assert_eq!(hackney.map(|clock| (clock.limit, clock.scope)), Some((None, Scope::Trial)));
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    ///
    /// Source: each row's own; the trial authorities from Department for Education, The trial authorities, 16 April 2013.
    #[must_use]
    pub fn england() -> Self {
        let rows = ENGLAND.iter().map(|row| row.regime()).collect();
        Self::assemble(Cow::Borrowed("england_national"), rows)
    }

    /// A set of the caller's own: England's rows with one corrected, say, or another nation's.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] where an id, or a clock in one regime, is there twice; where the editions overlap or
    /// leave a gap; where an exemption is over an edition that is not there; where there is no edition at all.
    pub fn from_regimes(name: impl Into<Cow<'static, str>>, regimes: Vec<Regime>) -> Result<Self, Error> {
        let set = Self::assemble(name.into(), regimes);
        set.check()?;
        Ok(set)
    }

    fn assemble(name: Cow<'static, str>, regimes: Vec<Regime>) -> Self {
        let (mut overlays, mut national): (Vec<_>, Vec<_>) =
            regimes.into_iter().partition(|regime| regime.overlay.is_some());
        overlays.sort_by(|a, b| a.id.cmp(&b.id));
        national.sort_by_key(|regime| regime.in_force_from);
        let national_steps = steps(&national, &[]);
        let mut set = Self { name, national, national_steps, overlays, authorities: Vec::new() };
        let named: Vec<(usize, String)> = set
            .overlays
            .iter()
            .enumerate()
            .filter_map(|(place, regime)| Some((place, regime.overlay.as_ref()?)))
            .flat_map(|(place, over)| over.authorities.iter().map(move |a| (place, a.to_string())))
            .collect();
        for (place, authority) in named {
            set.change(&authority, |authority| authority.overlays.push(place));
        }
        set
    }

    fn check(&self) -> Result<(), Error> {
        let all = || self.national.iter().chain(&self.overlays);
        let mut ids: Vec<&str> = all().map(|regime| regime.id.as_ref()).collect();
        ids.sort_unstable();
        refuse(has_twins(&ids), "regimes: an id is there twice")?;
        for regime in all() {
            let mut ids: Vec<ClockId> = regime.clocks.iter().map(|clock| clock.id).collect();
            ids.sort_unstable();
            refuse(has_twins(&ids), "regimes: a clock is twice in one regime")?;
            let empty = regime.in_force_until.is_some_and(|until| until <= regime.in_force_from);
            refuse(empty, "regimes: a regime ends before it begins")?;
        }
        let chained = self.national.windows(2).all(|pair| match pair {
            [earlier, later] => earlier.in_force_until == Some(later.in_force_from),
            _ => true,
        });
        refuse(!chained, "regimes: the editions overlap or leave a gap")?;
        refuse(self.national.is_empty(), "regimes: there is no edition")?;
        let astray = self.overlays.iter().filter_map(|regime| regime.overlay.as_ref()).any(|over| {
            over.authorities.is_empty()
                || over.authorities.iter().any(|name| name.trim().is_empty())
                || !self.national.iter().any(|regime| regime.id == over.on)
        });
        refuse(astray, "regimes: an exemption is for nobody, or over an edition that is not there")
    }

    /// The same rules with one authority's own switch date: it first followed `regime_id` on `from`, and the editions
    /// before it until then. From `from` on it follows `regime_id` or, where the nation has moved on by then, the
    /// edition in force, and later ones on their national dates.
    ///
    /// So the edition to name is the one that brought the change. Herefordshire moved to the single assessment, which
    /// Working Together 2013 had brought, on 1 September 2016:
    ///
    /// ```
    /// use dutydesk::regime::Regimes;
    /// let regimes = Regimes::england()
    ///     .with_authority("Herefordshire", "2016-09-01".parse()?, "eng-wt-2013")?;
    /// let followed = |day: &str| -> Result<_, dutydesk::Error> {
    ///     Ok(regimes.regime_on(Some("Herefordshire"), day.parse()?).map(|regime| regime.id.clone()))
    /// };
    /// assert_eq!(followed("2016-08-31")?.as_deref(), Some("eng-wt-2010"));
    /// assert_eq!(followed("2016-09-01")?.as_deref(), Some("eng-wt-2015"));
    /// assert_eq!(followed("2018-07-04")?.as_deref(), Some("eng-wt-2018"));
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    ///
    /// Source: Herefordshire Safeguarding Boards, 29 March 2017.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] where the name is empty, no edition (an exemption is none) has that id, the
    /// authority has another date for it already, or its dates would be in another order than the editions.
    pub fn with_authority(mut self, authority: &str, from: Day, regime_id: &str) -> Result<Self, Error> {
        refuse(authority.trim().is_empty(), "authority: a name that is not empty")?;
        let place = self.national.iter().position(|regime| regime.id == regime_id);
        let place = place
            .ok_or(Error::InvalidArgument { reason: "regime_id: the id of an edition of these regimes" })?;
        let known = self.find(authority).map_or(&[][..], |known| &known.switches);
        let contrary = known.iter().any(|switch| match switch.place.cmp(&place) {
            Ordering::Less => switch.from > from,
            Ordering::Equal => switch.from != from,
            Ordering::Greater => switch.from < from,
        });
        refuse(contrary, "from: one date for each edition, in the order of the editions")?;
        let mut switches = known.to_vec();
        if !switches.iter().any(|switch| switch.place == place) {
            switches.push(Step { from, place });
            switches.sort_by_key(|switch| switch.place);
        }
        let steps = steps(&self.national, &switches);
        self.change(authority, |authority| {
            authority.switches = switches;
            authority.steps = steps;
        });
        Ok(self)
    }

    /// The same rules with one authority's own limit for one clock, for work that began on or after `from` and before
    /// `until` (`None`: ever after). It takes the place of the limit wherever the authority's regime has that clock,
    /// and adds no clock. Coventry kept 7 working days when the national limit became 10:
    ///
    /// ```
    /// use dutydesk::regime::{ClockId, Limit, Regimes, Scope};
    /// let regimes = Regimes::england().with_local_limit(
    ///     "Coventry",
    ///     ClockId::InitialAssessment,
    ///     "2010-03-17".parse()?,
    ///     None,
    ///     Limit::working_days(7),
    /// )?;
    /// let clock = regimes.clock_on(Some("Coventry"), ClockId::InitialAssessment, "2010-12-20".parse()?);
    /// let clock = clock.ok_or(dutydesk::Error::OutsideCoverage)?;
    /// assert_eq!((clock.limit, clock.scope), (Some(Limit::working_days(7)), Scope::Local));
    /// assert_eq!(clock.clock.limit, Some(Limit::working_days(10)));
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    ///
    /// Source: Coventry Safeguarding Children Board procedures, amended October 2010, 1.3.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] where the name is empty, `until` is not after `from`, or the authority has a limit
    /// for that clock on one of those days already.
    pub fn with_local_limit(
        mut self,
        authority: &str,
        clock: ClockId,
        from: Day,
        until: Option<Day>,
        limit: Limit,
    ) -> Result<Self, Error> {
        refuse(authority.trim().is_empty(), "authority: a name that is not empty")?;
        refuse(until.is_some_and(|until| until <= from), "until: a day after from")?;
        let known = self.find(authority).map_or(&[][..], |known| &known.limits);
        let overlaps = known.iter().any(|other| {
            other.clock == clock
                && until.is_none_or(|until| other.from < until)
                && other.until.is_none_or(|other_until| from < other_until)
        });
        refuse(overlaps, "from, until: days without a local limit for that clock")?;
        self.change(authority, |authority| {
            authority.limits.push(LocalLimit { clock, from, until, limit });
            authority.limits.sort_by_key(|limit| (limit.clock, limit.from));
        });
        Ok(self)
    }

    /// The name of the national dates, for example `england_national`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The national editions in order, then the exemptions by id.
    pub fn iter(&self) -> impl Iterator<Item = &Regime> {
        self.national.iter().chain(&self.overlays)
    }

    /// The authorities with an exemption, a switch date or a limit of their own, in alphabetical order.
    pub fn authorities(&self) -> impl Iterator<Item = &str> {
        self.authorities.iter().map(|authority| authority.name.as_str())
    }

    /// The rules of one authority, looked up once; of `None`, the national ones.
    #[must_use]
    pub fn rulebook(&self, authority: Option<&str>) -> Rulebook<'_> {
        Rulebook::new(self, authority.and_then(|name| self.find(name)))
    }

    /// What an authority followed for work that began that day: its exemption if it had one, else the edition.
    /// `None` before the first edition: it cannot be told. An exemption has only the clocks it changes, so for all
    /// clocks of a day ask [`Rulebook::clocks_on`].
    #[must_use]
    pub fn regime_on(&self, authority: Option<&str>, day: Day) -> Option<&Regime> {
        self.rulebook(authority).regime_on(day)
    }

    /// One clock for work of an authority that began that day. `None` where its regime has no such clock or, as
    /// [`regime_on`](Self::regime_on) then says, it cannot be told what it followed.
    #[must_use]
    pub fn clock_on(&self, authority: Option<&str>, id: ClockId, day: Day) -> Option<AppliedClock<'_>> {
        self.rulebook(authority).clock_on(id, day)
    }

    fn position(&self, authority: &str) -> Result<usize, usize> {
        self.authorities.binary_search_by(|known| plain_order(&known.name, authority))
    }

    fn find(&self, authority: &str) -> Option<&Authority> {
        self.authorities.get(self.position(authority).ok()?)
    }

    /// Changes what is known of an authority, which may have been nothing.
    fn change(&mut self, authority: &str, change: impl FnOnce(&mut Authority)) {
        let place = self.position(authority).unwrap_or_else(|place| {
            let new = Authority {
                name: authority.trim().to_owned(),
                switches: Vec::new(),
                steps: self.national_steps.clone(),
                overlays: Vec::new(),
                limits: Vec::new(),
            };
            self.authorities.insert(place, new);
            place
        });
        if let Some(authority) = self.authorities.get_mut(place) {
            change(authority);
        }
    }
}

/// The days on which each edition is first followed: its own switch date or, without one, its national date, but not
/// before the edition ahead of it. Of editions first followed on one day the last is.
fn steps(national: &[Regime], switches: &[Step]) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::with_capacity(national.len());
    for (place, regime) in national.iter().enumerate() {
        let own = switches.iter().find(|switch| switch.place == place).map(|switch| switch.from);
        let before = steps.last().map(|step| step.from);
        let from =
            own.unwrap_or_else(|| before.map_or(regime.in_force_from, |b| b.max(regime.in_force_from)));
        while steps.last().is_some_and(|step| step.from >= from) {
            steps.pop();
        }
        steps.push(Step { from, place });
    }
    steps
}

/// The order of two names, capital letters and outer blanks being no difference.
fn plain_order(a: &str, b: &str) -> Ordering {
    fn plain(name: &str) -> impl Iterator<Item = u8> {
        name.trim().bytes().map(|byte| byte.to_ascii_lowercase())
    }
    plain(a).cmp(plain(b))
}

fn has_twins<T: PartialEq>(sorted: &[T]) -> bool {
    sorted.windows(2).any(|pair| matches!(pair, [a, b] if a == b))
}

fn refuse(wrong: bool, reason: &'static str) -> Result<(), Error> {
    if wrong { Err(Error::InvalidArgument { reason }) } else { Ok(()) }
}
