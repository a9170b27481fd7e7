//! The pieces of work on a case that have a clock, as a view sees them by the end of a day.

use crate::calendar::Day;
use crate::case::{
    AllocationNeed, Case, Conference, ConferenceKind, Dated, Enquiry, EventKind, Plan, PlanKind,
};
use crate::history::{Allocated, AssessmentEnd, Definition, Progress, Spell, State, View, runs};
use crate::regime::{AppliedClock, Clock, ClockId, EndEvent, Regimes, StartEvent, Subject};
use crate::timescale::rules::Rules;
use crate::timescale::starts::{Start, Unruled};
use crate::timescale::verdict::{Missing, Since};

/// How a piece of work stands before its limit is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Course {
    /// Its clock stopped that day.
    Ended(Day),
    /// Under way.
    UnderWay,
    /// Owed, but not begun.
    NotBegun,
    /// Over since that day without what the clock waits for, which was still wanted until then.
    Abandoned(Day),
    /// Over since that day, or known not to need what the clock waits for.
    NotNeeded(Option<Day>),
    /// A date is missing.
    Missing(Missing),
    /// The source does not record what the clock waits for; it was wanted until that day, if it is over.
    NotReported(Option<Day>),
}

/// A piece of work with a clock.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Work<'a> {
    pub(crate) clock: ClockId,
    /// The rule it runs under, where one is in force.
    pub(crate) rule: Option<AppliedClock<'a>>,
    /// Whether any guidance on the subject was in force.
    pub(crate) guided: bool,
    /// Day 0.
    pub(crate) start: Day,
    /// The day the work began, whose guidance it follows.
    pub(crate) began: Day,
    pub(crate) course: Course,
    /// Whether a reason for taking longer is recorded.
    pub(crate) reasons: bool,
    /// What day 0 is the day of, unless it counts from something later than the referral.
    pub(crate) since: Since,
}

/// Something that starts a clock.
#[derive(Clone, Copy)]
pub(crate) struct Occasion<'r> {
    /// Day 0.
    pub(crate) start: Day,
    /// The day the work began.
    pub(crate) began: Day,
    /// The first day on which the clock can stop.
    pub(crate) earliest: Day,
    /// The last day on which it can; it is over then.
    pub(crate) last: Option<Day>,
    pub(crate) of: Of<'r>,
}

/// What an occasion belongs to besides its case.
#[derive(Clone, Copy)]
pub(crate) enum Of<'r> {
    Case,
    /// A plan, which began that day.
    Plan(Day),
    Enquiry(Enquiry<'r>),
    /// A conference that had no quorum.
    Inquorate,
    /// The case, of which it cannot be told whether it is so.
    Untold(Missing),
    TransferIn(Conference<'r>),
}

/// The facts of one case by the end of a day, and the rules its clocks run under.
pub(crate) struct Known<'c, 'r, 'a> {
    pub(crate) case: &'c Case<'r>,
    pub(crate) view: View,
    pub(crate) as_of: Day,
    /// What is so at the end of the day; nothing where the case is not open then.
    pub(crate) now: Option<State>,
    /// The day it was last closed, where it is.
    pub(crate) closed: Option<Day>,
    /// Its spells; where no clock asks who held it, only while it is open.
    pub(crate) spells: &'c [Spell],
    pub(crate) allocated: Option<&'c Definition>,
    pub(crate) ends: AssessmentEnd,
    pub(crate) regimes: &'a Regimes,
    pub(crate) rules: &'c Rules<'a>,
    /// What may start any clock of the rules on a case with such records.
    pub(crate) starts: &'c [&'static Start],
    /// The clocks of any edition, for work that began when none of them was in force.
    pub(crate) unruled: &'c Unruled<'a>,
}

impl<'r, 'a> Known<'_, 'r, 'a> {
    /// The day of a fact, if the view knows it by the end of the day asked about.
    pub(crate) fn day(&self, fact: Dated) -> Option<Day> {
        self.view.effective(fact).filter(|day| *day <= self.as_of)
    }

    /// Every piece of work on the case with a clock.
    pub(crate) fn work(&self, work: &mut Vec<Work<'a>>) {
        let referral = self.case.referral();
        let Some(received) = self.day(referral.dated(referral.received(), referral.received_recorded()))
        else {
            return;
        };
        self.decision(received, work);
        self.assessments(received, work);
        let mut occasions = Vec::new();
        for start in self.starts {
            occasions.clear();
            (start.find)(self, received, &mut occasions);
            for occasion in &occasions {
                self.run(start.event, *occasion, work);
            }
        }
    }

    /// The clocks that one occasion starts.
    fn run(&self, start: StartEvent, occasion: Occasion<'r>, work: &mut Vec<Work<'a>>) {
        // What stopped a clock after the case was closed stopped none, and starts none again.
        let follows = occasion.start < occasion.earliest;
        if follows && self.closed.is_some_and(|closed| closed < occasion.start) {
            return;
        }
        let rules = self.rules.on(occasion.began);
        let starting = rules.starting(start);
        let mut ruled = !starting.is_empty();
        for rule in starting.iter().filter(|rule| !rule.ends_at().has_work_of_its_own()) {
            self.run_again(*rule, occasion, Since::StartEvent, work);
        }
        if !follows {
            for set in self.regimes.local_sets().filter(|set| occasion.began < set.in_force_from) {
                for clock in set.clocks.iter().filter(|clock| clock.starts_at == start && clock.repeats) {
                    ruled |= self.run_since(clock, set.in_force_from, occasion, work);
                }
            }
        }
        if ruled {
            return;
        }
        for (clock, subject) in self.unruled.starting(start) {
            work.push(Work {
                clock: clock.id,
                rule: None,
                // Before a local set there was no such standard, which is not to say that no guidance is known.
                guided: *subject == Subject::Local || rules.guides(*subject),
                start: occasion.start,
                began: occasion.began,
                course: self.course(clock.ends_at, &occasion),
                reasons: false,
                since: Since::StartEvent,
            });
        }
    }

    /// A repeating local clock of what began before there was the standard: from the day there was, if what it is for
    /// then still went on. Whether it did.
    fn run_since(&self, clock: &Clock, from: Day, occasion: Occasion<'r>, work: &mut Vec<Work<'a>>) -> bool {
        let over = self.over(&occasion);
        let Some(rule) = self.rules.on(from).clock(clock.id) else { return false };
        let runs = from <= self.as_of && over.is_none_or(|over| from < over);
        if runs {
            let since = Occasion { start: from, began: from, earliest: from, ..occasion };
            self.run_again(rule, since, Since::Other, work);
        }
        runs
    }

    /// One clock, and where it repeats the same again from each day it stopped.
    fn run_again(
        &self,
        rule: AppliedClock<'a>,
        mut occasion: Occasion<'r>,
        mut since: Since,
        work: &mut Vec<Work<'a>>,
    ) {
        let (clock, mut rule) = (rule.id(), Some(rule));
        while let Some(applied) = rule {
            let Occasion { start, began, .. } = occasion;
            let course = self.course(applied.ends_at(), &occasion);
            // What comes once, such as the conference of an enquiry, does not come again.
            if since == Since::LastStopped && matches!(course, Course::Ended(day) if day < occasion.earliest)
            {
                return;
            }
            work.push(Work { clock, rule, guided: true, start, began, course, reasons: false, since });
            let Course::Ended(day) = course else { return };
            if !applied.clock.repeats || occasion.last.is_some_and(|last| last <= day) {
                return;
            }
            since = Since::LastStopped;
            occasion = Occasion { start: day, began: day, earliest: day.next(), ..occasion };
            rule = self.rules.on(day).clock(clock);
        }
    }

    /// The day from which an occasion matters no longer: what it belongs to ended, or the case was closed.
    pub(crate) fn over(&self, occasion: &Occasion<'_>) -> Option<Day> {
        [occasion.last, self.closed].into_iter().flatten().min()
    }

    fn course(&self, ends: EndEvent, occasion: &Occasion<'r>) -> Course {
        if let Of::Untold(missing) = occasion.of {
            return Course::Missing(missing);
        }
        if ends == EndEvent::Allocated {
            return self.allocation(occasion);
        }
        if let Some(day) = self.end(ends, occasion) {
            return Course::Ended(day);
        }
        // What was over before it began is over at once.
        let over = self.over(occasion).map(|over| over.max(occasion.start).min(self.as_of));
        let (required, ended) = match occasion.of {
            Of::Enquiry(enquiry) if matches!(ends, EndEvent::IcpcHeld | EndEvent::S47AssessmentConcluded) => {
                let required = enquiry.conference_not_required().map(|not_required| !not_required);
                (required, self.enquiry_ended(&enquiry))
            }
            _ => (Some(true), None),
        };
        match (required, ended) {
            (Some(false), ended) => Course::NotNeeded(ended),
            _ if !self.is_reported(ends) => Course::NotReported(over),
            (None, Some(_)) => Course::Missing(Missing::ConferenceNotRequired),
            _ => over.map_or(Course::UnderWay, Course::Abandoned),
        }
    }

    fn decision(&self, received: Day, work: &mut Vec<Work<'a>>) {
        let awaited = self.now.is_some_and(|now| now.progress == Progress::AwaitingDecision);
        let course = match self.decided() {
            Some(day) => Course::Ended(day),
            None if !self.is_reported(EndEvent::DecisionRecorded) => Course::NotReported(None),
            None if awaited => Course::UnderWay,
            None => Course::Missing(Missing::Decided),
        };
        let is_decision = |clock: &Clock| clock.ends_at == EndEvent::DecisionRecorded;
        let rules = self.rules.on(received);
        let mut push = |clock, rule| {
            work.push(Work {
                clock,
                rule,
                guided: rules.guided,
                start: received,
                began: received,
                course,
                reasons: false,
                since: Since::StartEvent,
            });
        };
        let ruled = rules.ending(EndEvent::DecisionRecorded);
        ruled.iter().for_each(|rule| push(rule.id(), Some(*rule)));
        // A nation without such a clock at all owes nothing.
        if ruled.is_empty() && self.regimes.iter().any(|regime| regime.clocks.iter().any(is_decision)) {
            push(ClockId::REFERRAL_DECISION, None);
        }
    }

    /// The day a plan began.
    pub(crate) fn plan_started(&self, plan: &Plan<'_>) -> Option<Day> {
        self.day(plan.dated(plan.started(), plan.started_recorded()))
    }

    /// When the case was allocated, by the definition asked for.
    fn allocation(&self, occasion: &Occasion<'r>) -> Course {
        if self.case.referral().allocation_need() == Some(AllocationNeed::NotRequired) {
            return Course::NotNeeded(None);
        }
        let Some(definition) = self.allocated else { return Course::Missing(Missing::Definition) };
        let spells = self.spells.iter().filter(|spell| spell.to.is_none_or(|to| occasion.start < to));
        for run in runs(spells, definition) {
            if run.allocated == Allocated::Yes {
                return Course::Ended(run.from.max(occasion.start));
            }
            if run.untold {
                return Course::Missing(Missing::Holder);
            }
        }
        self.closed.map_or(Course::UnderWay, Course::Abandoned)
    }

    /// The day the next step on the referral was decided.
    pub(crate) fn decided(&self) -> Option<Day> {
        let referral = self.case.referral();
        referral.decided().and_then(|day| self.day(referral.dated(day, referral.decided_recorded())))
    }

    /// The day of an enquiry's strategy discussion.
    pub(crate) fn discussed(&self, enquiry: &Enquiry<'_>) -> Option<Day> {
        self.day(enquiry.dated(enquiry.strategy_discussion(), enquiry.strategy_discussion_recorded()))
    }

    /// The day an enquiry ended.
    pub(crate) fn enquiry_ended(&self, enquiry: &Enquiry<'_>) -> Option<Day> {
        enquiry.ended().and_then(|day| self.day(enquiry.dated(day, enquiry.ended_recorded())))
    }

    /// The days of the events of a kind.
    pub(crate) fn events(&self, kind: EventKind) -> impl Iterator<Item = Day> {
        let events = self.case.events().filter(move |event| event.kind() == kind);
        events.filter_map(|event| self.day(event.dated(event.on(), event.on_recorded())))
    }

    /// The conferences of a kind held by the day asked about.
    pub(crate) fn held(&self, kind: ConferenceKind) -> impl Iterator<Item = Day> {
        let conferences = self.case.conferences().filter(move |conference| conference.kind() == kind);
        conferences.filter_map(|conference| {
            self.day(conference.dated(conference.held()?, conference.held_recorded()))
        })
    }

    /// The plans of a kind, each with its first day and the day it ended.
    pub(crate) fn plans(&self, kind: PlanKind) -> impl Iterator<Item = (Plan<'r>, Day, Option<Day>)> {
        self.case.plans().filter(move |plan| plan.kind() == kind).filter_map(|plan| {
            let started = self.plan_started(&plan)?;
            let ended = plan.ended().and_then(|day| self.day(plan.dated(day, plan.ended_recorded())));
            Some((plan, started, ended))
        })
    }
}
