//! Which edition of the guidance an authority followed on a day, and each of its clocks.

use std::borrow::Cow;
use std::cmp::Ordering;

use crate::calendar::Day;
use crate::error::Error;
use crate::regime::authority_name::plain_name;
use crate::regime::clock::Clock;
use crate::regime::clock_id::ClockId;
use crate::regime::edition::{Nation, Regime, Subject};
use crate::regime::england::ENGLAND;
use crate::regime::event::{EndEvent, StartEvent};
use crate::regime::local::{ClockSet, LocalLimit};
use crate::regime::northern_ireland::NORTHERN_IRELAND;
use crate::regime::regulations::REGULATIONS;
use crate::regime::rulebook::{AppliedClock, Rulebook};
use crate::regime::scotland::SCOTLAND;
use crate::regime::wales::WALES;
use crate::source::Standing;

/// A nation's rulebooks with their national dates, and what single authorities did otherwise.
///
/// Everything is asked by the day a work item **began**: an assessment keeps the regime it began under.
///
/// ```
/// use dutydesk::calendar::Day;
/// use dutydesk::regime::{ClockId, Limit, Regimes};
/// let england = Regimes::england();
/// let limit = |day: &str| -> Result<_, dutydesk::Error> {
///     let clock = england.clock_on(None, ClockId::INITIAL_ASSESSMENT, day.parse()?);
///     Ok(clock.and_then(|clock| clock.limit))
/// };
/// assert_eq!(limit("2010-03-16")?, Some(Limit::working_days(7)));
/// assert_eq!(limit("2010-03-17")?, Some(Limit::working_days(10)));
/// assert_eq!(limit("2013-04-15")?, None); // the single assessment took its place
/// # Ok::<(), dutydesk::Error>(())
/// ```
///
/// An authority is known by its name in any usual form, and in any case of letters: `Hackney` is `London Borough of
/// Hackney`, `Bristol, City of` is `Bristol City Council`, `Kensington & Chelsea` has an `and`. One that is not known, or is
/// named by a number, follows the national dates. To ask many questions about one authority, take its [`Rulebook`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Regimes {
    name: Cow<'static, str>,
    nation: Option<Nation>,
    /// By subject, and within one in order, each until the next begins; local sets last.
    pub(super) national: Vec<Regime>,
    pub(super) national_steps: Vec<Step>,
    pub(super) overlays: Vec<Regime>,
    /// Sorted by plain name.
    authorities: Vec<Authority>,
}

/// From one day until another the national regime at this place is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) from: Day,
    pub(super) until: Option<Day>,
    pub(super) place: usize,
}

/// What one authority did otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Authority {
    /// As it was first given.
    name: String,
    /// By which it is known.
    plain_name: String,
    /// Its own switch dates, by place of the regime.
    switches: Vec<(usize, Day)>,
    /// The whole timeline, made from its own dates and the national ones.
    pub(super) steps: Vec<Step>,
    /// Places of the exemptions it has.
    pub(super) overlays: Vec<usize>,
    pub(super) limits: Vec<LocalLimit>,
}

impl Regimes {
    /// England's national rulebooks: the guidance from 2001, with the exemptions of the eight trial authorities of 2011,
    /// and the regulations on looked-after children, care leavers and private fostering. Its name is `england_national`.
    ///
    /// ```
    /// use dutydesk::regime::{ClockId, Regimes, Scope};
    /// let england = Regimes::england();
    /// let hackney = england.clock_on(Some("Hackney"), ClockId::CORE_ASSESSMENT, "2011-09-01".parse()?);
    /// assert_eq!(hackney.map(|clock| (clock.limit, clock.scope)), Some((None, Scope::Trial)));
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    ///
    /// Source: each row's own; the trial authorities from Department for Education, The trial authorities, 16 April 2013.
    #[must_use]
    pub fn england() -> Self {
        Self::national(Nation::England)
    }

    /// A nation's rulebooks. Those of Wales, Scotland and Northern Ireland hold fewer clocks than England's, and more of
    /// their dates are assumed; each row says what was seen.
    ///
    /// ```
    /// use dutydesk::regime::{ClockId, Limit, Nation, Regimes, Unit};
    /// let scotland = Regimes::national(Nation::Scotland);
    /// let meeting = scotland.clock_on(None, ClockId::INITIAL_CPPM, "2022-03-01".parse()?).unwrap();
    /// assert_eq!(meeting.limit, Some(Limit { amount: 28, unit: Unit::CalendarDays }));
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    ///
    /// Source: each row's own.
    #[must_use]
    pub fn national(nation: Nation) -> Self {
        let (name, rows) = match nation {
            Nation::England => ("england_national", [ENGLAND, REGULATIONS]),
            Nation::Wales => ("wales_national", [WALES, &[]]),
            Nation::Scotland => ("scotland_national", [SCOTLAND, &[]]),
            Nation::NorthernIreland => ("northern_ireland_national", [NORTHERN_IRELAND, &[]]),
        };
        let rows = rows.into_iter().flatten().map(|row| row.regime()).collect();
        Self { nation: Some(nation), ..Self::assemble(Cow::Borrowed(name), rows) }
    }

    /// A set of the caller's own: England's rows with one corrected, say, or another nation's.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] where an id, or a clock in one regime, is there twice; where the editions overlap or
    /// leave a gap; where an exemption is over an edition that is not there; where there is no edition at all; where a clock
    /// waits for the decision on a referral from anything else than its receipt.
    pub fn from_regimes(name: impl Into<Cow<'static, str>>, regimes: Vec<Regime>) -> Result<Self, Error> {
        let set = Self::assemble(name.into(), regimes);
        set.check()?;
        Ok(set)
    }

    fn assemble(name: Cow<'static, str>, regimes: Vec<Regime>) -> Self {
        let (mut overlays, mut national): (Vec<Regime>, Vec<Regime>) =
            regimes.into_iter().partition(|regime| regime.overlay.is_some());
        overlays.sort_by(|a, b| a.id.cmp(&b.id));
        national.sort_by_key(|regime| (regime.subject, regime.in_force_from));
        let national_steps = steps(&national, &[]);
        let mut set =
            Self { name, nation: None, national, national_steps, overlays, authorities: Vec::new() };
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
        refuse(has_twins(all().map(|regime| &regime.id)), "regimes", "an id is there twice")?;
        for regime in all() {
            let ids = regime.clocks.iter().map(|clock| clock.id);
            refuse(has_twins(ids), "regimes", "a clock is twice in one regime")?;
            let decides = |clock: &&Clock| clock.ends_at == EndEvent::DecisionRecorded;
            let astray = |clock: &Clock| clock.starts_at != StartEvent::ReferralReceived || clock.repeats;
            let decision = regime.clocks.iter().filter(decides).any(astray);
            refuse(decision, "regimes", "a decision is counted once, from the referral")?;
            let empty = regime.in_force_until.is_some_and(|until| until <= regime.in_force_from);
            refuse(empty, "regimes", "a regime ends before it begins")?;
        }
        let chained = self.national.windows(2).all(|pair| match pair {
            [earlier, later] if earlier.same_line(later) => {
                earlier.in_force_until == Some(later.in_force_from)
            }
            _ => true,
        });
        refuse(!chained, "regimes", "the editions overlap or leave a gap")?;
        refuse(self.national.is_empty(), "regimes", "there is no edition")?;
        let astray = self.overlays.iter().filter_map(|regime| regime.overlay.as_ref()).any(|over| {
            over.authorities.is_empty()
                || over.authorities.iter().any(|name| plain_name(name).is_empty())
                || !self.national.iter().any(|regime| regime.id == over.on)
        });
        refuse(astray, "regimes", "an exemption is for nobody, or over an edition that is not there")
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
        refuse(plain_name(authority).is_empty(), "authority", "a name that is not empty")?;
        let place = self.national.iter().position(|regime| regime.id == regime_id);
        let place =
            place.ok_or_else(|| Error::takes("regime_id", "the id of an edition of these regimes"))?;
        let known = self.find(authority).map_or(&[][..], |known| &known.switches);
        let of_line = |other: usize| match (self.national.get(other), self.national.get(place)) {
            (Some(other), Some(this)) => other.same_line(this),
            _ => false,
        };
        let contrary = known.iter().any(|(other, own)| match other.cmp(&place) {
            Ordering::Less => of_line(*other) && *own > from,
            Ordering::Equal => *own != from,
            Ordering::Greater => of_line(*other) && *own < from,
        });
        refuse(contrary, "from", "one date for each edition, in the order of the editions")?;
        let mut switches = known.to_vec();
        if !switches.iter().any(|(other, _)| *other == place) {
            switches.insert(switches.partition_point(|switch| *switch < (place, from)), (place, from));
        }
        let steps = steps(&self.national, &switches);
        self.change(authority, |authority| {
            authority.switches = switches;
            authority.steps = steps;
        });
        Ok(self)
    }

    /// The same rules with one authority's own limit for one clock. It takes the place of the limit wherever the
    /// authority's regime has that clock, and adds no clock. Coventry kept 7 working days when the national limit became
    /// 10:
    ///
    /// ```
    /// use dutydesk::regime::{ClockId, Limit, LocalLimit, Regimes, Scope};
    /// let regimes = Regimes::england().with_local_limit(LocalLimit {
    ///     authority: "Coventry".to_owned(),
    ///     clock: ClockId::INITIAL_ASSESSMENT,
    ///     from: "2010-03-17".parse()?,
    ///     until: None,
    ///     limit: Limit::working_days(7),
    ///     source: None,
    /// })?;
    /// let clock = regimes.clock_on(Some("Coventry"), ClockId::INITIAL_ASSESSMENT, "2010-12-20".parse()?).unwrap();
    /// assert_eq!((clock.limit, clock.scope), (Some(Limit::working_days(7)), Scope::Local));
    /// assert_eq!(clock.clock.limit, Some(Limit::working_days(10)));
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    ///
    /// Source: Coventry Safeguarding Children Board procedures, amended October 2010, 1.3.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] where the name is empty, no edition has that clock, `until` is not after `from`, or the
    /// authority has a limit for that clock on one of those days already.
    pub fn with_local_limit(mut self, own: LocalLimit) -> Result<Self, Error> {
        refuse(plain_name(&own.authority).is_empty(), "authority", "a name that is not empty")?;
        refuse(own.until.is_some_and(|until| until <= own.from), "until", "a day after from")?;
        if !self.national.iter().any(|regime| regime.clock(own.clock).is_some()) {
            let ids: Vec<String> = self.clock_ids().iter().map(ClockId::to_string).collect();
            return Err(Error::takes(
                "clock",
                format!("the id of a clock of these rules: {}", ids.join(", ")),
            ));
        }
        let known = self.find(&own.authority).map_or(&[][..], |known| &known.limits);
        let overlaps = known.iter().any(|other| {
            other.clock == own.clock
                && own.until.is_none_or(|until| other.from < until)
                && other.until.is_none_or(|other_until| own.from < other_until)
        });
        refuse(overlaps, "from, until", "days without a local limit for that clock")?;
        let name = own.authority.clone();
        self.change(&name, |authority| {
            let before = |limit: &LocalLimit| (limit.clock, limit.from) < (own.clock, own.from);
            authority.limits.insert(authority.limits.partition_point(before), own);
        });
        Ok(self)
    }

    /// The same rules with an authority's own clocks beside them, for every part of a register.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] where a clock has the id of another, no limit, an end that is an assessment's, or the start
    /// that is a core assessment's alone, or waits for the decision on a referral from anything else than its receipt; where
    /// the set has no clock, the id of another, or ends before it begins.
    pub fn with_local_clocks(mut self, set: ClockSet) -> Result<Self, Error> {
        let taken = |id| self.iter().any(|regime| regime.clock(id).is_some());
        refuse(set.clocks.is_empty(), "local clocks", "at least one")?;
        refuse(
            set.clocks.iter().any(|clock| taken(clock.id)),
            "local clocks",
            "ids that no other clock has",
        )?;
        refuse(set.clocks.iter().any(|clock| clock.limit.is_none()), "local clocks", "each with a limit")?;
        let assessment = set.clocks.iter().any(|clock| clock.ends_at.is_assessment());
        refuse(assessment, "local clocks", "an assessment's clock takes a local limit instead")?;
        let of_core = StartEvent::InitialAssessmentOrStrategyDiscussionOrNewInformation;
        let core = set.clocks.iter().any(|clock| clock.starts_at == of_core);
        refuse(core, "local clocks", "a start that is not a core assessment's alone")?;
        self.national.push(set.regime());
        self.check()?;
        self.national_steps = steps(&self.national, &[]);
        for authority in &mut self.authorities {
            authority.steps = steps(&self.national, &authority.switches);
        }
        Ok(self)
    }

    /// The same rules without the clocks that were not seen in a source: work under those has no clock.
    #[must_use]
    pub fn without_assumed(mut self) -> Self {
        for regime in self.national.iter_mut().chain(&mut self.overlays) {
            regime.clocks.to_mut().retain(|clock| clock.standing != Standing::Assumed);
        }
        self
    }

    /// The name of the national dates, for example `england_national`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The nation whose rules these are; `None` for a set of the caller's own.
    #[must_use]
    pub const fn nation(&self) -> Option<Nation> {
        self.nation
    }

    /// Every clock id of these rules, each once: the shipped ones in their order, then the caller's own.
    #[must_use]
    pub fn clock_ids(&self) -> Vec<ClockId> {
        let all = || self.iter().flat_map(|regime| regime.clocks.iter()).map(|clock| clock.id);
        let shipped = ClockId::SHIPPED.iter().copied().filter(|id| all().any(|other| other == *id));
        let own = all().enumerate().filter(|(at, id)| {
            !ClockId::SHIPPED.contains(id) && all().take(*at).all(|earlier| earlier != *id)
        });
        shipped.chain(own.map(|(_, id)| id)).collect()
    }

    /// The sets of local clocks.
    pub(crate) fn local_sets(&self) -> impl Iterator<Item = &Regime> {
        self.national.iter().filter(|regime| regime.subject == Subject::Local)
    }

    /// The editions by subject and date, the local sets, then the exemptions by id.
    pub fn iter(&self) -> impl Iterator<Item = &Regime> + Clone {
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

    fn position(&self, plain_name: &str) -> Result<usize, usize> {
        self.authorities.binary_search_by(|known| known.plain_name.as_str().cmp(plain_name))
    }

    /// Whether an authority has an exemption, a switch date or a limit of its own.
    #[must_use]
    pub fn has_own(&self, authority: &str) -> bool {
        self.find(authority).is_some()
    }

    fn find(&self, authority: &str) -> Option<&Authority> {
        self.authorities.get(self.position(&plain_name(authority)).ok()?)
    }

    /// Changes what is known of an authority, which may have been nothing.
    fn change(&mut self, authority: &str, change: impl FnOnce(&mut Authority)) {
        let plain_name = plain_name(authority);
        let place = self.position(&plain_name).unwrap_or_else(|place| {
            let new = Authority {
                name: authority.trim().to_owned(),
                plain_name,
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

/// The days on which each edition is followed: from its own switch date or, without one, its national date, but not
/// before the edition ahead of it. Of editions first followed on one day the last is.
fn steps(national: &[Regime], switches: &[(usize, Day)]) -> Vec<Step> {
    let mut steps = Vec::with_capacity(national.len());
    let mut places = 0..;
    for line in national.chunk_by(Regime::same_line) {
        let mut starts: Vec<(Day, usize)> = Vec::with_capacity(line.len());
        for (regime, place) in line.iter().zip(&mut places) {
            let own = switches.iter().find(|(switched, _)| *switched == place).map(|(_, from)| *from);
            let before = starts.last().map(|(from, _)| *from);
            let from =
                own.unwrap_or_else(|| before.map_or(regime.in_force_from, |b| b.max(regime.in_force_from)));
            while starts.last().is_some_and(|(later, _)| *later >= from) {
                starts.pop();
            }
            starts.push((from, place));
        }
        let ends = starts.iter().skip(1).map(|(from, _)| Some(*from));
        let ends = ends.chain(line.last().map(|last| last.in_force_until));
        steps.extend(starts.iter().zip(ends).map(|((from, place), until)| Step {
            from: *from,
            until,
            place: *place,
        }));
    }
    steps
}

fn has_twins<T: PartialEq>(items: impl Iterator<Item = T> + Clone) -> bool {
    items.clone().enumerate().any(|(at, item)| items.clone().take(at).any(|earlier| earlier == item))
}

fn refuse(wrong: bool, argument: &'static str, reason: &'static str) -> Result<(), Error> {
    if wrong { Err(Error::takes(argument, reason)) } else { Ok(()) }
}
