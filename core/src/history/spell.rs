//! From the dated facts of a case to its spells.

use std::ops::Range;

use crate::calendar::{CalendarDays, Day};
use crate::case::{AssessmentOutcome, Case, Closure, REFERRALS, ReferralDecision};
use crate::history::enquiry::enquiry_interval;
use crate::history::facts::{Interval, interval};
use crate::history::holder::{Held, Holder, holder_on, worker_days};
use crate::history::knowledge::days_of_knowledge;
use crate::history::pass::AssessmentEnd;
use crate::history::progress::Progress;
use crate::history::view::View;

/// What is so of an open case on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    /// How far the work has come.
    pub progress: Progress,
    /// Who holds it.
    pub holder: Holder,
}

/// A run of days on which an open case did not change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spell {
    /// The case, by its number in the order of [`Register::cases`](crate::case::Register::cases).
    pub case: usize,
    /// The first day.
    pub from: Day,
    /// The first day no longer so; nothing where it was still so on the last day asked about.
    pub to: Option<Day>,
    /// What was so.
    pub state: State,
}

/// Where a case stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseStatus {
    /// Not received yet, or not known to the view.
    NotYetReceived,
    /// Open.
    Open,
    /// Closed, since that day.
    Closed(Day),
}

impl CaseStatus {
    /// Where a case stands at the end of a day, as the view sees it.
    #[must_use]
    pub fn of(case: &Case<'_>, view: View, day: Day) -> Self {
        let view = view.on(day);
        if received(case, view).is_none_or(|received| day < received) {
            return Self::NotYetReceived;
        }
        let closed = case.closures().filter_map(|closure| closed_interval(&closure, view));
        let since = closed.filter(|closed| closed.holds(day)).map(|closed| closed.from).min();
        since.map_or(Self::Open, Self::Closed)
    }
}

fn received(case: &Case<'_>, view: View) -> Option<Day> {
    let referral = case.referral();
    view.effective(referral.dated(referral.received(), referral.received_recorded()))
}

fn closed_interval(closure: &Closure<'_>, view: View) -> Option<Interval> {
    let closed = closure.dated(closure.closed(), closure.closed_recorded());
    interval(view, closed, closure.reopened().map(|day| closure.dated(day, closure.reopened_recorded())))
}

/// Replays cases one by one, using its buffers again for each.
pub struct Replay {
    view: View,
    assessment_end: AssessmentEnd,
    held: Vec<Held>,
    closed: Vec<Interval>,
    assessments: Vec<(Interval, Option<AssessmentOutcome>)>,
    enquiries: Vec<Interval>,
    plans: Vec<Interval>,
    days: Vec<Day>,
    spells: Vec<Spell>,
}

/// The decision on a referral, as a view sees it.
struct Decision {
    /// The day it was taken.
    taken: Day,
    /// That day or the day of the first strategy discussion: from then on a decision is not awaited.
    from: Day,
    decision: Option<ReferralDecision>,
}

impl Replay {
    /// A replay under that view.
    #[must_use]
    pub fn new(view: View) -> Self {
        Self {
            view,
            assessment_end: AssessmentEnd::Completed,
            held: Vec::new(),
            closed: Vec::new(),
            assessments: Vec::new(),
            enquiries: Vec::new(),
            plans: Vec::new(),
            days: Vec::new(),
            spells: Vec::new(),
        }
    }

    /// The same with another date that ends an assessment than the day it was completed.
    #[must_use]
    pub fn assessments_end(self, assessment_end: AssessmentEnd) -> Self {
        Self { assessment_end, ..self }
    }

    /// The spells of a case up to the end of the day `until`, in order.
    ///
    /// ```
    /// use dutydesk::calendar::Day;
    /// use dutydesk::case::{HoldingRow, Part, ReferralRow, RegisterBuilder};
    /// use dutydesk::history::{HolderClass, Replay, View};
    /// let day = |month, day| Day::from_ymd(2010, month, day);
    /// let mut builder = RegisterBuilder::new(Part::new("example"));
    /// builder.add(&ReferralRow { referral_id: "r1", child_id: "c1", received: Some(day(8, 2)?), ..Default::default() })?;
    /// builder.add(&HoldingRow { referral_id: "r1", start: Some(day(8, 16)?), holder_kind: "manager", ..Default::default() })?;
    /// let register = builder.finish()?;
    /// let mut replay = Replay::new(View::Final);
    /// let case = register.case(0).expect("one case");
    /// let spells = replay.spells(&case, day(10, 11)?);
    /// assert_eq!(spells.len(), 2);
    /// assert_eq!((spells[0].from, spells[0].to), (day(8, 2)?, Some(day(8, 16)?)));
    /// assert_eq!(spells[1].state.holder.class, HolderClass::Manager);
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    pub fn spells(&mut self, case: &Case<'_>, until: Day) -> &[Spell] {
        self.clear();
        self.append(case, until);
        &self.spells
    }

    /// Forgets what was replayed.
    pub(crate) fn clear(&mut self) {
        self.spells.clear();
    }

    /// What was replayed.
    pub(crate) fn replayed(&self) -> &[Spell] {
        &self.spells
    }

    /// Replays a case behind what was replayed; the places of its spells there.
    pub(crate) fn append(&mut self, case: &Case<'_>, until: Day) -> Range<usize> {
        let before = self.spells.len();
        if self.view != View::AsKnownThen {
            self.replay(case, self.view, Day::MIN, until);
            return before..self.spells.len();
        }
        // What is known changes only on the days something was recorded: between two of them it is what was known at the
        // first.
        let known = days_of_knowledge(case);
        for (at, first) in known.iter().enumerate().take_while(|(_, first)| **first <= until) {
            let last = known.get(at + 1).map_or(until, |next| next.plus(CalendarDays(-1)).min(until));
            self.replay(case, View::KnownAt(*first), *first, last);
        }
        before..self.spells.len()
    }

    /// Goes on with the spells of the days from `first` to `last`.
    fn replay(&mut self, case: &Case<'_>, view: View, first: Day, last: Day) {
        let Some(received) = received(case, view).map(|received| received.max(first)) else { return };
        self.gather(case, view);
        let decision = decision(case, view);
        self.days.extend([received, decision.taken, decision.from]);
        self.days.retain(|day| received <= *day && *day <= last);
        self.days.sort_unstable();
        self.days.dedup();
        for day in &self.days {
            let open = !self.closed.iter().any(|closed| closed.holds(*day));
            let state = open.then(|| self.state(case, &decision, *day, view));
            let before =
                self.spells.last_mut().filter(|last| last.to.is_none() && last.case == case.number());
            match (before, state) {
                (Some(last), Some(state)) if last.state == state => continue,
                (Some(last), _) => last.to = Some(*day),
                _ => {}
            }
            self.spells.extend(state.map(|state| Spell { case: case.number(), from: *day, to: None, state }));
        }
    }

    /// What is so of a case at the end of a day; nothing where it is not open then.
    pub fn state_on(&mut self, case: &Case<'_>, day: Day) -> Option<State> {
        let view = self.view.on(day);
        if CaseStatus::of(case, view, day) != CaseStatus::Open {
            return None;
        }
        self.gather(case, view);
        Some(self.state(case, &decision(case, view), day, view))
    }

    /// What is so of an open case whose facts have been gathered.
    fn state(&self, case: &Case<'_>, decision: &Decision, day: Day, view: View) -> State {
        State { progress: self.progress(decision, day), holder: holder_on(case, &self.held, day, view) }
    }

    /// The facts of a case as the view sees them, and every day on which one begins or ends.
    fn gather(&mut self, case: &Case<'_>, view: View) {
        self.days.clear();
        self.held.clear();
        self.held.extend(case.holdings().filter_map(|holding| Held::of(holding, view)));
        for held in &self.held {
            self.days.extend(held.days());
            if let Some(worker) = held.worker() {
                worker_days(case.register(), worker, view, &mut self.days);
            }
        }
        self.closed.clear();
        self.closed.extend(case.closures().filter_map(|closure| closed_interval(&closure, view)));
        self.assessments.clear();
        self.assessments.extend(case.assessments().filter_map(|assessment| {
            let completed =
                assessment.completed().map(|day| assessment.dated(day, assessment.completed_recorded()));
            let authorised =
                assessment.authorised().map(|day| assessment.dated(day, assessment.authorised_recorded()));
            let started = assessment.dated(assessment.started(), assessment.started_recorded());
            let ended = match self.assessment_end {
                AssessmentEnd::Completed => {
                    completed.filter(|completed| view.knows(*completed)).or(authorised)
                }
                AssessmentEnd::Authorised => authorised,
            };
            Some((interval(view, started, ended)?, assessment.outcome()))
        }));
        self.enquiries.clear();
        self.enquiries.extend(case.enquiries().filter_map(|enquiry| enquiry_interval(case, &enquiry, view)));
        self.plans.clear();
        self.plans.extend(case.plans().filter_map(|plan| {
            let started = plan.dated(plan.started(), plan.started_recorded());
            interval(view, started, plan.ended().map(|day| plan.dated(day, plan.ended_recorded())))
        }));
        let periods = self.closed.iter().chain(self.assessments.iter().map(|(period, _)| period));
        for period in periods.chain(&self.enquiries).chain(&self.plans) {
            self.days.extend([period.from, period.to]);
        }
    }

    fn progress(&self, decision: &Decision, day: Day) -> Progress {
        let open = |period: &Interval| period.holds(day);
        // A period that a view sees as ending before it begins was never open to it, but once both are known it has ended.
        let ended = |period: &Interval| period.from <= day && period.to <= day;
        if self.assessments.iter().any(|(period, _)| open(period)) || self.enquiries.iter().any(open) {
            return Progress::InAssessment;
        }
        if self.plans.iter().any(open) {
            return Progress::InService;
        }
        let assessed = self.assessments.iter().filter(|(period, _)| ended(period));
        let last = assessed.max_by_key(|(period, outcome)| {
            // Of assessments ended on one day, one that leaves more to do decides.
            (period.to, !outcome.is_some_and(AssessmentOutcome::ends_the_work))
        });
        let enquired = self.enquiries.iter().filter(|period| ended(period)).map(|period| period.to).max();
        let planned = self.plans.iter().filter(|period| ended(period)).map(|period| period.to).max();
        let assessed = last.map(|(period, _)| period.to);
        if planned.is_some() && planned >= assessed.max(enquired) {
            return Progress::AwaitingClosure;
        }
        match last {
            Some((period, outcome)) if Some(period.to) >= enquired => {
                if outcome.is_some_and(AssessmentOutcome::ends_the_work) {
                    Progress::AwaitingClosure
                } else {
                    Progress::AssessmentComplete
                }
            }
            _ if enquired.is_some() => Progress::AssessmentComplete,
            _ if day < decision.from => Progress::AwaitingDecision,
            _ if decision.taken <= day && decision.decision.is_some_and(ReferralDecision::ends_the_work) => {
                Progress::AwaitingClosure
            }
            _ => Progress::NotStarted,
        }
    }
}

/// When the decision counts as taken: on its date; from the first where it has none, or where the source has no such date.
/// It is awaited no longer from the first strategy discussion on.
fn decision(case: &Case<'_>, view: View) -> Decision {
    let referral = case.referral();
    let decision = referral.decision();
    let taken = match referral.decided() {
        Some(decided) => {
            view.effective(referral.dated(decided, referral.decided_recorded())).unwrap_or(Day::MAX)
        }
        None if decision.is_some() || !case.reported(&REFERRALS, "decided") => Day::MIN,
        None => Day::MAX,
    };
    let strategy = case.enquiries().filter_map(|enquiry| {
        let held = enquiry.dated(enquiry.strategy_discussion(), enquiry.strategy_discussion_recorded());
        view.effective(held)
    });
    Decision { taken, from: strategy.fold(taken, Day::min), decision }
}
