//! The pieces of work on a case that have a clock, as a view sees them by the end of a day.

use crate::calendar::Day;
use crate::case::{Assessment, AssessmentKind, Case, ConferenceKind, Dated, EventKind, PlanKind, REFERRALS};
use crate::history::{Progress, State, View, conference_of};
use crate::regime::{ClockId, Rulebook};
use crate::timescale::verdict::Missing;

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
}

/// A piece of work with a clock.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Work {
    pub(crate) clock: ClockId,
    /// Day 0.
    pub(crate) start: Day,
    /// The day the work began, whose guidance it follows.
    pub(crate) began: Day,
    pub(crate) course: Course,
    /// Whether a reason for taking longer is recorded.
    pub(crate) reasons: bool,
}

/// The facts of one case by the end of a day.
pub(crate) struct Known<'c, 'r> {
    pub(crate) case: &'c Case<'r>,
    pub(crate) view: View,
    pub(crate) as_of: Day,
    /// What is so at the end of the day; nothing where the case is not open then.
    pub(crate) now: Option<State>,
    /// The day it was last closed, where it is.
    pub(crate) closed: Option<Day>,
    pub(crate) rules: Rulebook<'c>,
}

impl Known<'_, '_> {
    /// The day of a fact, if the view knows it by the end of the day asked about.
    fn day(&self, fact: Dated) -> Option<Day> {
        self.view.effective(fact).filter(|day| *day <= self.as_of)
    }

    /// Every piece of work on the case with a clock.
    pub(crate) fn work(&self, work: &mut Vec<Work>) {
        let referral = self.case.referral();
        let Some(received) = self.day(referral.dated(referral.received(), referral.received_recorded()))
        else {
            return;
        };
        self.decision(received, work);
        self.assessments(received, work);
        self.conferences(received, work);
        self.reviews(work);
    }

    fn decision(&self, received: Day, work: &mut Vec<Work>) {
        if !self.case.reported(&REFERRALS, "decided") {
            return;
        }
        let referral = self.case.referral();
        let decided =
            referral.decided().and_then(|day| self.day(referral.dated(day, referral.decided_recorded())));
        let awaited = self.now.is_some_and(|now| now.progress == Progress::AwaitingDecision);
        let course = match decided {
            Some(day) => Course::Ended(day),
            None if awaited => Course::UnderWay,
            None => Course::Missing(Missing::Decided),
        };
        work.push(Work {
            clock: ClockId::ReferralDecision,
            start: received,
            began: received,
            course,
            reasons: false,
        });
    }

    fn assessments(&self, received: Day, work: &mut Vec<Work>) {
        let before = work.len();
        for assessment in self.case.assessments() {
            let Some(began) = self.day(assessment.dated(assessment.started(), assessment.started_recorded()))
            else {
                continue;
            };
            let clock = match assessment.kind() {
                AssessmentKind::Initial => ClockId::InitialAssessment,
                AssessmentKind::Core => ClockId::CoreAssessment,
                AssessmentKind::Single => ClockId::SingleAssessment,
                AssessmentKind::Other => continue,
            };
            // Of two begun on one day neither is the further one.
            let repeated = work.iter().skip(before).any(|work| work.clock == clock && work.began < began);
            let start = assessment.clock_from().unwrap_or_else(|| match clock {
                ClockId::CoreAssessment => self.core_from(began),
                _ if repeated => self.renewed_from(began),
                _ => received,
            });
            let completed = self.completed(&assessment);
            let course = match (completed, self.closed) {
                (Some(day), _) => Course::Ended(day),
                (None, Some(_)) => Course::Missing(Missing::Completed),
                (None, None) => Course::UnderWay,
            };
            work.push(Work { clock, start, began, course, reasons: assessment.overrun_reason().is_some() });
        }
        if self.now.is_some_and(|now| now.progress == Progress::NotStarted) {
            let initial = self.rules.clock_on(ClockId::InitialAssessment, received).is_some();
            let clock = if initial { ClockId::InitialAssessment } else { ClockId::SingleAssessment };
            let course = Course::NotBegun;
            work.push(Work { clock, start: received, began: received, course, reasons: false });
        }
    }

    /// The day an assessment was completed, else the day it was authorised.
    fn completed(&self, assessment: &Assessment<'_>) -> Option<Day> {
        let completed =
            assessment.completed().map(|day| assessment.dated(day, assessment.completed_recorded()));
        let authorised =
            assessment.authorised().map(|day| assessment.dated(day, assessment.authorised_recorded()));
        let known = |fact| self.view.effective(fact);
        let ended = completed.and_then(known).or_else(|| authorised.and_then(known));
        ended.filter(|day| *day <= self.as_of)
    }

    /// Day 0 of a core assessment: the last initial assessment completed or strategy discussion held by the day it began,
    /// else that day itself.
    fn core_from(&self, began: Day) -> Day {
        let initial = self.case.assessments().filter(|other| other.kind() == AssessmentKind::Initial);
        let initial = initial.filter_map(|other| self.completed(&other));
        let strategy = self.case.enquiries().filter_map(|enquiry| {
            self.day(enquiry.dated(enquiry.strategy_discussion(), enquiry.strategy_discussion_recorded()))
        });
        initial.chain(strategy).filter(|day| *day <= began).max().unwrap_or(began)
    }

    /// Day 0 of a further assessment on the same referral: the last new information by the day it began, else that day.
    fn renewed_from(&self, began: Day) -> Day {
        let events = self.case.events().filter(|event| event.kind() == EventKind::NewInformation);
        let days = events.filter_map(|event| self.day(event.dated(event.on(), event.on_recorded())));
        days.filter(|on| *on <= began).max().unwrap_or(began)
    }

    fn conferences(&self, received: Day, work: &mut Vec<Work>) {
        for enquiry in self.case.enquiries() {
            let Some(s47_started) = enquiry.s47_started() else { continue };
            let Some(began) = self.day(enquiry.dated(s47_started, enquiry.s47_started_recorded())) else {
                continue;
            };
            let strategy = enquiry.strategy_discussion();
            let held = conference_of(self.case, &enquiry, self.view).filter(|held| *held <= self.as_of);
            let ended =
                enquiry.ended().and_then(|day| self.day(enquiry.dated(day, enquiry.ended_recorded())));
            let course = match (held, enquiry.conference_not_required()) {
                (Some(held), _) => Course::Ended(held),
                (None, Some(true)) => Course::NotNeeded(ended),
                (None, None) if ended.is_some() => Course::NotNeeded(ended),
                (None, _) => self.closed.map_or(Course::UnderWay, Course::Abandoned),
            };
            work.push(Work { clock: ClockId::Icpc, start: strategy, began, course, reasons: false });
        }
        for conference in self.case.conferences().filter(|c| c.kind() == ConferenceKind::TransferIn) {
            let held =
                conference.held().and_then(|day| self.day(conference.dated(day, conference.held_recorded())));
            let course = match (held, self.closed) {
                (Some(held), _) => Course::Ended(held),
                (None, Some(closed)) => Course::Abandoned(closed),
                (None, None) => Course::UnderWay,
            };
            let clock = ClockId::TransferInConference;
            work.push(Work { clock, start: received, began: received, course, reasons: false });
        }
    }

    /// The conferences of a kind held by the day asked about.
    fn held(&self, kind: ConferenceKind) -> impl Iterator<Item = Day> {
        let conferences = self.case.conferences().filter(move |conference| conference.kind() == kind);
        conferences.filter_map(|conference| {
            self.day(conference.dated(conference.held()?, conference.held_recorded()))
        })
    }

    /// The reviews of each child protection plan: the first from the conference that led to it, each later one from the
    /// review before.
    fn reviews(&self, work: &mut Vec<Work>) {
        for plan in self.case.plans().filter(|plan| plan.kind() == PlanKind::ChildProtection) {
            let Some(started) = self.day(plan.dated(plan.started(), plan.started_recorded())) else {
                continue;
            };
            let ended = plan.ended().and_then(|day| self.day(plan.dated(day, plan.ended_recorded())));
            let led_to_it = self.held(ConferenceKind::Initial).chain(self.held(ConferenceKind::TransferIn));
            let led_to_it = led_to_it.filter(|held| *held <= started).max();
            let mut reviews: Vec<Day> = self
                .held(ConferenceKind::Review)
                .filter(|held| *held > started && ended.is_none_or(|ended| *held <= ended))
                .collect();
            reviews.sort_unstable();
            reviews.dedup();
            let mut start = led_to_it.unwrap_or(started);
            let mut clock = ClockId::FirstCpReview;
            for held in reviews {
                let course = Course::Ended(held);
                work.push(Work { clock, start, began: start, course, reasons: false });
                (start, clock) = (held, ClockId::LaterCpReview);
            }
            // The review at which a plan ends is the last that is owed.
            if ended != Some(start) {
                let course = ended.or(self.closed).map_or(Course::UnderWay, Course::Abandoned);
                work.push(Work { clock, start, began: start, course, reasons: false });
            }
        }
    }
}
