//! From the work on a case to its verdicts.

use hashbrown::HashMap;

use crate::calendar::{Calendar, Day, WorkingDays};
use crate::case::{Case, Register};
use crate::error::Error;
use crate::history::{AssessmentEnd, CaseLife, CaseStatus, Counted, Definition, Over, Replay, View};
use crate::regime::{ClockId, EndEvent, Regimes, StartEvent};
use crate::timescale::choice::Choice;
use crate::timescale::judging::Judging;
use crate::timescale::recorded::Recorded;
use crate::timescale::rules::Rules;
use crate::timescale::starts::{Start, Unruled};
use crate::timescale::verdict::{Missing, Since, Verdict, VerdictState};
use crate::timescale::work::{Course, Known, Work};

/// Gives verdicts on the clocks of cases by the end of a day, under a calendar and a set of guidance.
#[derive(Clone, Debug)]
pub struct Timescales<'a> {
    pub(crate) regimes: &'a Regimes,
    pub(crate) calendar: &'a Calendar,
    view: View,
    as_of: Day,
    pub(crate) judging: Judging,
    assessment_end: AssessmentEnd,
    allocated: Option<&'a Definition>,
    pub(crate) choice: Choice,
}

impl<'a> Timescales<'a> {
    /// A clock with so many working days left, or fewer, is due soon where nothing else is said.
    pub const DUE_WITHIN: WorkingDays = WorkingDays(5);

    /// Clocks by the end of that day, as the view sees them.
    ///
    /// # Errors
    /// [`Error::OutsideCoverage`] where the calendar does not cover the day.
    pub fn new(regimes: &'a Regimes, calendar: &'a Calendar, view: View, as_of: Day) -> Result<Self, Error> {
        calendar.is_working_day(as_of).map_err(|error| error.of("as_of"))?;
        Ok(Self {
            regimes,
            calendar,
            view: view.on(as_of),
            as_of,
            judging: Judging::default(),
            assessment_end: AssessmentEnd::USUAL,
            allocated: None,
            choice: Choice::default(),
        })
    }

    /// The facts that count.
    #[must_use]
    pub const fn view(&self) -> View {
        self.view
    }

    /// The day, at its end.
    #[must_use]
    pub const fn as_of(&self) -> Day {
        self.as_of
    }

    /// The same judged otherwise. Of what can be chosen here, the hours of a duty desk are local practice and in no
    /// guidance; and an authority is for records that name none by its name: a census names its own by a number, and many
    /// a sheet names none.
    ///
    /// # Errors
    /// As [`Judging::check`].
    pub fn judged(self, judging: Judging) -> Result<Self, Error> {
        judging.check(self.regimes)?;
        Ok(Self { judging, ..self })
    }

    /// The same with the verdicts chosen alone, in its [`table`](Self::table).
    #[must_use]
    pub fn chosen(self, choice: Choice) -> Self {
        Self { choice, ..self }
    }

    /// The same with another date that ends an assessment than the day it was completed.
    #[must_use]
    pub fn assessment_end(self, assessment_end: AssessmentEnd) -> Self {
        Self { assessment_end, ..self }
    }

    /// The same with a definition of allocated, which the clocks of allocation and of cases not allocated need: without
    /// one, what they come to cannot be told.
    #[must_use]
    pub fn allocated(self, definition: &'a Definition) -> Self {
        Self { allocated: Some(definition), ..self }
    }

    /// Every verdict on every case of a register, case by case, whether or not it observed the day.
    ///
    /// ```
    /// use dutydesk::calendar::{Calendar, Day, Division};
    /// use dutydesk::case::{AssessmentRow, Part, ReferralRow, RegisterBuilder};
    /// use dutydesk::history::View;
    /// use dutydesk::regime::Regimes;
    /// use dutydesk::timescale::{Timescales, VerdictState};
    /// let day = |month, day| Day::from_ymd(2010, month, day);
    /// let mut builder = RegisterBuilder::new(Part::new("example"));
    /// let received = Some(day(12, 20)?);
    /// builder.add(&ReferralRow { referral_id: "r1", child_id: "c1", received, decided: received, ..Default::default() })?;
    /// builder.add(&AssessmentRow { referral_id: "r1", kind: "initial", started: received, ..Default::default() })?;
    /// let register = builder.finish()?;
    /// let (regimes, calendar) = (Regimes::england(), Calendar::new(Division::EnglandAndWales));
    /// // 10 working days from 20 December 2010 end on 6 January 2011.
    /// let state = |as_of| -> Result<_, dutydesk::Error> {
    ///     let mut states = Vec::new();
    ///     Timescales::new(&regimes, &calendar, View::Final, as_of)?
    ///         .each(&register, |verdict| states.push((verdict.due, verdict.state)));
    ///     Ok(states[1])
    /// };
    /// let due = Some(Day::from_ymd(2011, 1, 6)?);
    /// assert_eq!(state(Day::from_ymd(2011, 1, 6)?)?, (due, VerdictState::DueSoon));
    /// assert_eq!(state(Day::from_ymd(2011, 1, 7)?)?, (due, VerdictState::Overdue));
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    pub fn each(&self, register: &Register, mut each: impl FnMut(Verdict<'a>)) {
        let (mut judge, mut replay) = (Judge::new(self), self.replay());
        for case in register.cases() {
            judge.verdicts(&self.life(&case, &mut replay), &mut |verdict| each(*verdict));
        }
    }

    /// Every verdict on one case.
    ///
    /// ```
    /// use dutydesk::calendar::{Calendar, Day, Division};
    /// use dutydesk::case::{Part, ReferralRow, RegisterBuilder};
    /// use dutydesk::history::View;
    /// use dutydesk::regime::Regimes;
    /// use dutydesk::timescale::{Timescales, VerdictState};
    /// let mut builder = RegisterBuilder::new(Part::new("example"));
    /// let received = Some(Day::from_ymd(2010, 10, 8)?);
    /// builder.add(&ReferralRow { referral_id: "r1", child_id: "c1", received, ..Default::default() })?;
    /// let register = builder.finish()?;
    /// let (regimes, calendar) = (Regimes::england(), Calendar::new(Division::EnglandAndWales));
    /// let timescales = Timescales::new(&regimes, &calendar, View::Final, Day::from_ymd(2010, 10, 12)?)?;
    /// let case = register.case(0).expect("one case");
    /// // The decision on the referral of a Friday was due on Monday.
    /// let verdicts = timescales.of(&case);
    /// assert_eq!((verdicts.len(), verdicts[0].state), (1, VerdictState::Overdue));
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    #[must_use]
    pub fn of(&self, case: &Case<'_>) -> Vec<Verdict<'a>> {
        let mut verdicts = Vec::new();
        Judge::new(self)
            .verdicts(&self.life(case, &mut self.replay()), &mut |verdict| verdicts.push(*verdict));
        verdicts
    }

    /// The pass in which it gives its verdicts.
    #[must_use]
    pub const fn over(&self, count: Counted) -> Over {
        Over { view: self.view, until: self.as_of, count, assessment_end: self.assessment_end }
    }

    /// Refuses a clock that is neither a shipped one nor one of its rules.
    pub(crate) fn check(&self, clock: ClockId) -> Result<(), Error> {
        let known = self.regimes.clock_ids();
        if ClockId::SHIPPED.contains(&clock) || known.contains(&clock) {
            return Ok(());
        }
        Err(Error::unknown("clock", clock.name(), known.iter().map(ClockId::name)).of("clock"))
    }

    pub(crate) fn replay(&self) -> Replay {
        Replay::new(self.view).assessments_end(self.assessment_end)
    }

    /// One case by the end of the day.
    pub(crate) fn life<'p, 'r>(&self, case: &Case<'r>, replay: &'p mut Replay) -> CaseLife<'p, 'r> {
        let status = CaseStatus::of(case, self.view, self.as_of);
        CaseLife { case: *case, status, spells: replay.spells(case, self.as_of) }
    }

    fn verdict(&self, case: &Case<'_>, work: &Work<'a>) -> Verdict<'a> {
        let (end, resolved) = match work.course {
            Course::Ended(day) => (Some(day), Some(day)),
            Course::Abandoned(day) => (None, Some(day)),
            Course::NotNeeded(day) | Course::NotReported(day) => (None, day),
            Course::UnderWay | Course::NotBegun | Course::Missing(_) => (None, None),
        };
        let until = resolved.unwrap_or(self.as_of);
        let limit = work.rule.and_then(|rule| rule.limit);
        let referral = case.referral();
        let of_referral = work.rule.is_some_and(|rule| rule.starts_at().is_referral());
        let since = match work.since {
            Since::StartEvent if of_referral && work.start != referral.received() => Since::Other,
            since => since,
        };
        let from_referral = of_referral && since == Since::StartEvent;
        let time = referral.received_time().filter(|_| from_referral);
        // A desk takes up what is received, and nothing else that starts a clock.
        let desk = self.judging.desk_hours.filter(|_| from_referral);
        let deadline =
            limit.map(|limit| Verdict::deadline(limit, work.start, time, desk, self.calendar).ok());
        let known = deadline.flatten();
        let mut verdict = Verdict {
            case: case.number(),
            clock: work.clock,
            rule: work.rule,
            start: work.start,
            began: work.began,
            since,
            due: known.map(|deadline| deadline.day),
            due_time: known.and_then(|deadline| deadline.time),
            by_date: known.is_some_and(|deadline| {
                deadline.approximate || (deadline.time.is_some() && end == Some(deadline.day))
            }),
            deferred: known.is_some_and(|deadline| deadline.deferred),
            end,
            resolved,
            state: VerdictState::CannotTell,
            missing: None,
            working_days_used: self.calendar.working_days_between(work.start, until).ok(),
            calendar_days_used: until.since(work.start),
            working_days_left: None,
            calendar_days_left: None,
        };
        let judged = match (work.rule, deadline) {
            (None, _) if !work.guided => Err(Missing::Regime),
            (None, _) => Ok(VerdictState::NotApplicable),
            (Some(_), None) => Ok(VerdictState::NoNationalLimit),
            (Some(_), Some(None)) => Err(Missing::Calendar),
            // At the end of the last day any time of it has passed.
            (Some(_), Some(Some(deadline))) => {
                let passed =
                    deadline.day < self.as_of || (deadline.day == self.as_of && deadline.time.is_some());
                self.judge(work, deadline.day, passed)
            }
        };
        match judged {
            Ok(state) => verdict.state = state,
            Err(missing) => verdict.missing = Some(missing),
        }
        if verdict.state.runs() {
            let left = verdict.due.map(|due| self.calendar.working_days_between(self.as_of, due));
            verdict.working_days_left = left.and_then(Result::ok);
            verdict.calendar_days_left = verdict.due.map(|due| due.since(self.as_of));
        }
        verdict
    }

    fn judge(&self, work: &Work<'_>, due: Day, passed: bool) -> Result<VerdictState, Missing> {
        let late = if work.reasons { VerdictState::OverrunWithReasons } else { VerdictState::Missed };
        Ok(match work.course {
            Course::Missing(missing) => return Err(missing),
            Course::NotReported(Some(over)) if over <= due => VerdictState::NotApplicable,
            Course::NotReported(_) => return Err(Missing::NotReported),
            Course::Ended(day) if day < work.start => return Err(Missing::DatesInOrder),
            Course::Ended(day) if day <= due => VerdictState::Met,
            Course::Ended(_) => late,
            Course::Abandoned(day) if day <= due => VerdictState::NotApplicable,
            Course::Abandoned(_) => late,
            Course::NotNeeded(_) => VerdictState::NotApplicable,
            Course::UnderWay | Course::NotBegun if passed => VerdictState::Overdue,
            Course::UnderWay | Course::NotBegun if self.is_soon(due) => VerdictState::DueSoon,
            Course::UnderWay => VerdictState::Running,
            Course::NotBegun => VerdictState::NotStarted,
        })
    }

    fn is_soon(&self, due: Day) -> bool {
        self.calendar.working_days_between(self.as_of, due).is_ok_and(|left| left <= self.judging.due_within)
    }
}

/// Judges the clocks of one case after the other.
#[derive(Debug)]
pub(crate) struct Judge<'t, 'a> {
    timescales: &'t Timescales<'a>,
    /// What may start any clock of the rules, by the place of the records that a case has.
    starts: Vec<Vec<&'static Start>>,
    unruled: Unruled<'a>,
    asks_who_holds: bool,
    /// The rules of no authority.
    national: Rules<'a>,
    /// The rules of each authority met.
    of_authorities: HashMap<String, Rules<'a>>,
    work: Vec<Work<'a>>,
}

impl<'t, 'a> Judge<'t, 'a> {
    pub(crate) fn new(timescales: &'t Timescales<'a>) -> Self {
        let regimes = timescales.regimes;
        let asks_who_holds = regimes.iter().flat_map(|regime| regime.clocks.iter()).any(|clock| {
            clock.starts_at == StartEvent::BecameUnallocated || clock.ends_at == EndEvent::Allocated
        });
        let starts = regimes.start_events(|clock| !clock.ends_at.has_work_of_its_own());
        let starts_of =
            |recorded: Recorded| starts.iter().copied().filter(|start| recorded.has(start.needs)).collect();
        Self {
            timescales,
            starts: Recorded::sets().map(starts_of).collect(),
            unruled: Unruled::of(regimes),
            asks_who_holds,
            national: Rules::new(regimes.rulebook(None)),
            of_authorities: HashMap::new(),
            work: Vec::new(),
        }
    }

    pub(crate) const fn timescales(&self) -> &'t Timescales<'a> {
        self.timescales
    }

    /// Whether any clock asks who held a case.
    pub(crate) const fn asks_who_holds(&self) -> bool {
        self.asks_who_holds
    }

    /// Every verdict on a case.
    pub(crate) fn verdicts(&mut self, of: &CaseLife<'_, '_>, each: &mut dyn FnMut(&Verdict<'a>)) {
        let closed = match of.status {
            CaseStatus::NotYetReceived => return,
            CaseStatus::Open => None,
            CaseStatus::Closed(day) => Some(day),
        };
        let timescales = self.timescales;
        // Nothing is owed to a child who has died, whether or not the case was closed.
        let died = of.case.child().and_then(|child| child.death_date());
        let died = died.filter(|died| *died <= timescales.as_of);
        let rules = match timescales.judging.authority.as_deref().or(of.case.authority()) {
            None => &self.national,
            Some(authority) => self
                .of_authorities
                .entry_ref(authority)
                .or_insert_with(|| Rules::new(timescales.regimes.rulebook(Some(authority)))),
        };
        // To look for more than a case can have takes longer and finds the same.
        let starts = self.starts.get(Recorded::of(&of.case).place()).or(self.starts.last());
        let known = Known {
            case: &of.case,
            view: timescales.view,
            as_of: timescales.as_of,
            now: of.now().filter(|_| died.is_none()),
            closed: closed.into_iter().chain(died).min(),
            spells: of.spells,
            allocated: timescales.allocated,
            ends: timescales.assessment_end,
            regimes: timescales.regimes,
            rules,
            starts: starts.map_or(&[], Vec::as_slice),
            unruled: &self.unruled,
        };
        self.work.clear();
        known.work(&mut self.work);
        for work in &self.work {
            each(&timescales.verdict(&of.case, work));
        }
    }
}
