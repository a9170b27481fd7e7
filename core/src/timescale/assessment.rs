//! The assessments of a case, each with its clock, and the one that is owed and not begun.

use crate::calendar::Day;
use crate::case::{ASSESSMENTS, Assessment, AssessmentKind, EventKind};
use crate::history::{AssessmentEnd, Progress};
use crate::regime::{AppliedClock, ClockId, EndEvent, StartEvent};
use crate::timescale::verdict::{Missing, Since};
use crate::timescale::work::{Course, Known, Work};

impl<'a> Known<'_, '_, 'a> {
    pub(crate) fn assessments(&self, received: Day, work: &mut Vec<Work<'a>>) {
        let before = work.len();
        for assessment in self.case.assessments() {
            let Some(began) = self.assessment_started(&assessment) else { continue };
            let Some((ends, unruled)) = clock_of(assessment.kind()) else { continue };
            let rules = self.rules.on(began);
            let (rule, guided) = (rules.ending(ends).first().copied(), rules.guided);
            let clock = rule.map_or(unruled, |rule| rule.id());
            // Of two begun on one day neither is the further one; one of another kind is, once the first is concluded.
            let earlier = work.iter().skip(before).filter(|work| work.began < began);
            let dealt_with = earlier.filter_map(|work| match work.course {
                Course::Ended(day) if work.began <= day && day <= began && from_the_referral(work) => {
                    Some(day)
                }
                _ => (work.clock == clock).then_some(work.began),
            });
            let dealt_with = dealt_with.max();
            let from_referral = rule.map_or(ends != EndEvent::CoreAssessmentCompleted, |rule| {
                rule.starts_at() == StartEvent::ReferralReceived
            });
            let start = assessment.clock_from().unwrap_or_else(|| match dealt_with {
                _ if !from_referral => self.follows_from(began, rule),
                Some(dealt_with) => self.renewed_from(dealt_with, began),
                None => received,
            });
            let course = match (self.concluded(&assessment), self.closed) {
                (Some(day), _) => Course::Ended(day),
                (None, _) if !self.is_reported(ends) => Course::NotReported(None),
                (None, Some(_)) => Course::Missing(Missing::Completed),
                (None, None) if has_undated_end(&assessment) => Course::Missing(Missing::Completed),
                (None, None) => Course::UnderWay,
            };
            let reasons = assessment.overrun_reason().is_some();
            work.push(Work { clock, rule, guided, start, began, course, reasons, since: Since::StartEvent });
        }
        let Some(now) = self.now else { return };
        let rules = self.rules.on(received);
        let (rule, guided) = (rules.assessment_of_referral, rules.guided);
        let owed = match now.progress {
            Progress::NotStarted => true,
            // A single assessment is owed beside an enquiry too, and after it, until a plan begins.
            Progress::InAssessment | Progress::AssessmentComplete => {
                rule.is_some_and(|rule| rule.ends_at() == EndEvent::AssessmentConcluded) && !self.has_begun()
            }
            _ => false,
        };
        if owed {
            let course = match self.case.reported(&ASSESSMENTS, "started") {
                true => Course::NotBegun,
                false => Course::NotReported(None),
            };
            work.push(Work {
                clock: rule.map_or(ClockId::SINGLE_ASSESSMENT, |rule| rule.id()),
                rule,
                guided,
                start: received,
                began: received,
                course,
                reasons: false,
                since: Since::StartEvent,
            });
        }
    }

    /// The day an assessment began.
    fn assessment_started(&self, assessment: &Assessment<'_>) -> Option<Day> {
        self.day(assessment.dated(assessment.started(), assessment.started_recorded()))
    }

    /// Whether any assessment or plan of the case has begun.
    fn has_begun(&self) -> bool {
        let assessed =
            self.case.assessments().any(|assessment| self.assessment_started(&assessment).is_some());
        assessed || self.case.plans().any(|plan| self.plan_started(&plan).is_some())
    }

    /// The day an assessment ended, by the date that was asked for.
    pub(crate) fn concluded(&self, assessment: &Assessment<'_>) -> Option<Day> {
        let completed =
            assessment.completed().map(|day| assessment.dated(day, assessment.completed_recorded()));
        let authorised =
            assessment.authorised().map(|day| assessment.dated(day, assessment.authorised_recorded()));
        let known = |fact| self.view.effective(fact);
        let ended = match self.ends {
            AssessmentEnd::Completed => completed.and_then(known).or_else(|| authorised.and_then(known)),
            AssessmentEnd::Authorised => authorised.and_then(known),
        };
        ended.filter(|day| *day <= self.as_of)
    }

    /// Day 0 of an assessment that follows other work: the last, by the day it began, of initial assessments completed and,
    /// unless its rule names those alone, of strategy discussions that initiated section 47 enquiries and new information;
    /// else that day itself.
    fn follows_from(&self, began: Day, rule: Option<AppliedClock<'_>>) -> Day {
        let strategy = self.enquiries().map(|(enquiry, _)| enquiry.strategy_discussion());
        let others = strategy.chain(self.events(EventKind::NewInformation));
        let alone = rule.is_some_and(|rule| rule.starts_at() == StartEvent::InitialAssessmentCompleted);
        let days = self.initial_assessments_completed().chain(others.filter(|_| !alone));
        days.filter(|day| *day <= began).max().unwrap_or(began)
    }

    /// Day 0 of a further assessment on the same referral: the last new information by the day it began that the
    /// assessment before had not dealt with, else that day.
    fn renewed_from(&self, dealt_with: Day, began: Day) -> Day {
        let days = self.events(EventKind::NewInformation);
        days.filter(|on| dealt_with <= *on && *on <= began).max().unwrap_or(began)
    }

    /// The days on which initial assessments were completed.
    pub(crate) fn initial_assessments_completed(&self) -> impl Iterator<Item = Day> {
        let initial = self.case.assessments().filter(|other| other.kind() == AssessmentKind::Initial);
        initial.filter_map(|other| self.concluded(&other))
    }
}

/// Whether an assessment has an outcome and no date on which it ended.
fn has_undated_end(assessment: &Assessment<'_>) -> bool {
    assessment.outcome().is_some() && assessment.completed().or(assessment.authorised()).is_none()
}

/// Whether it is an assessment that counts from the referral, or from what made it a further one.
fn from_the_referral(assessment: &Work<'_>) -> bool {
    match assessment.rule {
        Some(rule) => rule.starts_at() == StartEvent::ReferralReceived,
        None => {
            assessment.clock != ClockId::CORE_ASSESSMENT && assessment.clock != ClockId::PATHWAY_ASSESSMENT
        }
    }
}

/// What concludes an assessment of a kind, and its clock where no rule names one.
const fn clock_of(kind: AssessmentKind) -> Option<(EndEvent, ClockId)> {
    match kind {
        AssessmentKind::Initial => Some((EndEvent::InitialAssessmentCompleted, ClockId::INITIAL_ASSESSMENT)),
        AssessmentKind::Core => Some((EndEvent::CoreAssessmentCompleted, ClockId::CORE_ASSESSMENT)),
        AssessmentKind::Single => Some((EndEvent::AssessmentConcluded, ClockId::SINGLE_ASSESSMENT)),
        AssessmentKind::Pathway => Some((EndEvent::PathwayAssessmentCompleted, ClockId::PATHWAY_ASSESSMENT)),
        AssessmentKind::Other => None,
    }
}
