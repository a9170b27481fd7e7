//! What starts each clock of a case, and what stops it.

use crate::calendar::Day;
use crate::case::{
    ASSESSMENTS, CONFERENCES, ConferenceKind, ENQUIRIES, EVENTS, Enquiry, EventKind, Plan, PlanKind,
    REFERRALS, ReferralDecision, plain,
};
use crate::history::conference_of;
use crate::regime::{EndEvent, StartEvent};
use crate::timescale::looked_after::in_first_year;
use crate::timescale::work::{AssessmentEnd, Known, Occasion, Of};

impl Occasion<'_> {
    /// One that may stop on the day it starts.
    pub(crate) const fn on(start: Day, last: Option<Day>) -> Self {
        Self { start, began: start, earliest: start, last, of: Of::Case }
    }

    /// One that starts with what stopped the one before.
    pub(crate) fn after(start: Day, last: Option<Day>) -> Self {
        Self { earliest: start.next(), ..Self::on(start, last) }
    }
}

impl<'r> Known<'_, 'r, '_> {
    /// Every time that something started on the case.
    pub(crate) fn occasions(&self, start: StartEvent, received: Day, found: &mut Vec<Occasion<'r>>) {
        match start {
            StartEvent::ReferralReceived => found.push(Occasion::on(received, None)),
            StartEvent::DecisionRecorded => found.extend(self.decided().map(|day| Occasion::on(day, None))),
            StartEvent::ChildProtectionReferralReceived => {
                let decided = self.case.referral().decision() == Some(ReferralDecision::StrategyDiscussion);
                let discussed = self.case.enquiries().filter(|enquiry| self.discussed(enquiry).is_some());
                let concerns = discussed.filter_map(|enquiry| self.concern(&enquiry, received));
                let days =
                    days_in_order(decided.then_some(received).into_iter().chain(concerns), received, None);
                found.extend(days.into_iter().map(|day| Occasion::on(day, None)));
            }
            StartEvent::InvestigatedReferralReceived => self.investigated(received, false, found),
            StartEvent::InvestigatedReferralOfUnbornChildReceived => self.investigated(received, true, found),
            StartEvent::StrategyDiscussionInitiatingS47 => {
                found.extend(self.enquiries().map(|(enquiry, began)| {
                    let start = enquiry.strategy_discussion();
                    Occasion { began, of: Of::Enquiry(enquiry), ..Occasion::on(start, None) }
                }))
            }
            StartEvent::S47EnquiriesStarted => {
                found.extend(self.enquiries().map(|(enquiry, began)| Occasion {
                    of: Of::Enquiry(enquiry),
                    ..Occasion::on(began, None)
                }))
            }
            StartEvent::TransferInNotified => {
                let moves = self
                    .case
                    .conferences()
                    .filter(|conference| conference.kind() == ConferenceKind::TransferIn);
                found.extend(moves.map(|conference| Occasion {
                    of: Of::TransferIn(conference),
                    ..Occasion::on(received, None)
                }));
            }
            StartEvent::IcpcHeld => self.led_to_plans(found, |_| true),
            StartEvent::PreBirthConferenceHeld => self.led_to_plans(found, |held| self.is_unborn(held)),
            StartEvent::PlanningMeetingHeld => {
                self.led_to_plans(found, |held| !self.is_unborn(held));
                self.reviewed(found);
            }
            StartEvent::InquorateConferenceHeld => {
                let inquorate = self.events(EventKind::InquorateConference);
                found.extend(
                    inquorate.map(|day| Occasion { of: Of::Inquorate, ..Occasion::after(day, None) }),
                );
            }
            StartEvent::SignificantChangeIdentified => {
                found.extend(self.events(EventKind::SignificantChange).map(|day| Occasion::on(day, None)));
            }
            StartEvent::ReviewConferenceHeld => self.reviewed(found),
            StartEvent::CoreGroupHeld => {
                for (_, started, ended) in self.plans(PlanKind::ChildProtection) {
                    let since = self.led_to(started);
                    again(self.in_plan(EventKind::CoreGroup, since, ended), ended, found);
                }
            }
            StartEvent::FirstLacReviewHeld | StartEvent::PreviousLacReviewHeld => {
                for (started, ended) in self.looked_after() {
                    let reviews = self.in_plan(EventKind::Review, started.next(), ended);
                    let (first, later) = reviews.split_at_checked(1).unwrap_or_default();
                    let wanted = if start == StartEvent::FirstLacReviewHeld { first } else { later };
                    again(wanted.iter().copied(), ended, found);
                }
            }
            StartEvent::ChildProtectionPlanStarted => {
                self.plans_started(PlanKind::ChildProtection, start, found)
            }
            StartEvent::ChildInNeedPlanStarted => self.plans_started(PlanKind::ChildInNeed, start, found),
            StartEvent::BecameLookedAfter => {
                found.extend(
                    self.looked_after().into_iter().map(|(started, ended)| Occasion::on(started, ended)),
                );
            }
            StartEvent::PlacementStarted | StartEvent::CareOrderWithParentMade => {
                self.plans_started(PlanKind::Placement, start, found);
            }
            StartEvent::PrivateFosteringProposalNotified
            | StartEvent::PrivateFosteringArrangementNotified => {
                self.plans_started(PlanKind::PrivateFostering, start, found);
            }
            StartEvent::AccommodationProvided => {
                self.plans_started(PlanKind::CareLeaverAccommodation, start, found);
            }
            StartEvent::PlacementVisitMadeInFirstYear
            | StartEvent::LongTermPlacementVisitMadeAfterFirstYear
            | StartEvent::PlacementVisitMadeAfterFirstYear
            | StartEvent::Regulation19VisitMadeBeforeFirstReview
            | StartEvent::Regulation19VisitMadeAfterFirstReview
            | StartEvent::Regulation24VisitMadeBeforeFirstReview
            | StartEvent::Regulation24VisitMadeAfterFirstReview
            | StartEvent::CareOrderWithParentVisitMade => {
                for (plan, started, ended) in self.plans(PlanKind::Placement) {
                    let category = self.category(&plan);
                    if category != "short_break" {
                        self.placement_visits(start, &category, started, ended, found);
                    }
                }
            }
            StartEvent::PrivateFosteringVisitMadeInFirstYear
            | StartEvent::PrivateFosteringVisitMadeInLaterYears => {
                let arrangements = self.plans(PlanKind::PrivateFostering);
                // Nobody is fostered yet under a proposal.
                for (_, started, ended) in arrangements.filter(|(plan, ..)| self.category(plan) != "proposed")
                {
                    let visits = self.in_plan(EventKind::Visit, started, ended).into_iter();
                    let first = start == StartEvent::PrivateFosteringVisitMadeInFirstYear;
                    again(visits.filter(|visit| in_first_year(started, *visit) == first), ended, found);
                }
            }
            StartEvent::PreviousAdviserVisitMade => {
                for (_, started, ended) in self.plans(PlanKind::CareLeaverAccommodation) {
                    again(self.in_plan(EventKind::AdviserVisit, started, ended), ended, found);
                }
            }
            StartEvent::PreviousPathwayReviewHeld
            | StartEvent::PreviousPathwayReviewHeldWhileAccommodated => {
                let accommodated = start == StartEvent::PreviousPathwayReviewHeldWhileAccommodated;
                for (_, started, ended) in self.plans(PlanKind::CareLeaver) {
                    self.pathway_reviews(accommodated, started, ended, found);
                }
            }
            StartEvent::BecameUnallocated => self.unallocated(received, found),
            StartEvent::InitialAssessmentCompleted => {
                found.extend(self.initial_assessments_completed().map(|day| Occasion::on(day, None)));
            }
            // It starts only core assessments, which are looked at one by one.
            StartEvent::InitialAssessmentOrStrategyDiscussionOrNewInformation => {}
        }
    }

    /// The day on which a clock that an occasion started stops.
    pub(crate) fn end(&self, ends: EndEvent, occasion: &Occasion<'r>) -> Option<Day> {
        let over = self.over(occasion);
        let by_then = |day: &Day| occasion.earliest <= *day && over.is_none_or(|over| *day <= over);
        let event = |kind| self.events(kind).filter(by_then).min();
        match (ends, occasion.of) {
            (EndEvent::IcpcHeld, Of::Enquiry(enquiry)) => {
                conference_of(self.case, &enquiry, self.view).filter(|held| *held <= self.as_of)
            }
            (EndEvent::IcpcHeld, Of::TransferIn(conference)) => {
                conference.held().and_then(|day| self.day(conference.dated(day, conference.held_recorded())))
            }
            // A review without a quorum is reconvened as a review.
            (EndEvent::IcpcHeld, Of::Inquorate) => {
                let held = self.held(ConferenceKind::Initial).chain(self.held(ConferenceKind::Review));
                held.filter(by_then).min()
            }
            (EndEvent::IcpcHeld, _) => self.held(ConferenceKind::Initial).filter(by_then).min(),
            (EndEvent::InvestigationCompleted, Of::Enquiry(enquiry)) => self.enquiry_ended(&enquiry),
            (EndEvent::InvestigationCompleted, _) => {
                let ended = self.case.enquiries().filter_map(|enquiry| self.enquiry_ended(&enquiry));
                ended.filter(by_then).min()
            }
            (EndEvent::S47AssessmentConcluded, _) => {
                let concluded = self.case.assessments().filter_map(|assessment| self.concluded(&assessment));
                concluded.filter(by_then).min()
            }
            (EndEvent::StrategyDiscussionHeld, _) => {
                let discussed = self.case.enquiries().filter_map(|enquiry| self.discussed(&enquiry));
                discussed.filter(by_then).min()
            }
            // A plan is never reviewed on the day it began, nor twice in a day.
            (EndEvent::ReviewConferenceHeld, of) => {
                let before = if let Of::Plan(started) = of { started } else { occasion.start };
                self.held(ConferenceKind::Review).filter(by_then).filter(|day| *day > before).min()
            }
            (EndEvent::ReviewHeld, _) => {
                self.events(EventKind::Review).filter(by_then).filter(|day| *day > occasion.start).min()
            }
            (EndEvent::ChildSeen, _) => self.seen().filter(by_then).min(),
            (ends, _) => event(event_of(ends)?),
        }
    }

    /// Whether the source tells when such an end comes.
    pub(crate) fn is_reported(&self, ends: EndEvent) -> bool {
        let reported = |table, column| self.case.reported(table, column);
        match ends {
            EndEvent::DecisionRecorded => reported(&REFERRALS, "decided"),
            // What the source says of holders is a matter of the definition.
            EndEvent::Allocated => true,
            EndEvent::InitialAssessmentCompleted
            | EndEvent::CoreAssessmentCompleted
            | EndEvent::AssessmentConcluded
            | EndEvent::PathwayAssessmentCompleted
            | EndEvent::S47AssessmentConcluded => {
                let completed = self.ends == AssessmentEnd::Completed && reported(&ASSESSMENTS, "completed");
                completed || reported(&ASSESSMENTS, "authorised")
            }
            EndEvent::StrategyDiscussionHeld => reported(&ENQUIRIES, "strategy_discussion"),
            EndEvent::InvestigationCompleted => reported(&ENQUIRIES, "ended"),
            EndEvent::IcpcHeld | EndEvent::ReviewConferenceHeld => reported(&CONFERENCES, "held"),
            EndEvent::ChildSeen => reported(&ASSESSMENTS, "child_seen") || reported(&EVENTS, "seen"),
            ends => event_of(ends).is_some() && reported(&EVENTS, "on"),
        }
    }

    /// The section 47 enquiries that have begun, each with the day it did.
    pub(crate) fn enquiries(&self) -> impl Iterator<Item = (Enquiry<'r>, Day)> {
        self.case.enquiries().filter_map(|enquiry| {
            let started = enquiry.dated(enquiry.s47_started()?, enquiry.s47_started_recorded());
            Some((enquiry, self.day(started)?))
        })
    }

    /// An enquiry counts from the concern it followed, else from its own strategy discussion.
    fn investigated(&self, received: Day, unborn: bool, found: &mut Vec<Occasion<'r>>) {
        let investigations = self.enquiries().map(|(enquiry, _)| {
            let start = self.concern(&enquiry, received).unwrap_or_else(|| enquiry.strategy_discussion());
            Occasion { of: Of::Enquiry(enquiry), ..Occasion::on(start, None) }
        });
        let told_apart = self.starts.contains(&StartEvent::InvestigatedReferralOfUnbornChildReceived);
        found.extend(
            investigations.filter(|occasion| !told_apart || self.is_unborn(occasion.start) == unborn),
        );
    }

    /// The day the concern became known that an enquiry followed: of new information since the enquiry before; else, of the
    /// first enquiry of a case that no plan had begun in, the referral.
    fn concern(&self, enquiry: &Enquiry<'r>, received: Day) -> Option<Day> {
        let discussed = enquiry.strategy_discussion();
        let others = self.case.enquiries().map(|other| other.strategy_discussion());
        let before = others.filter(|other| *other < discussed).max();
        let since = before.unwrap_or(received);
        let renewed =
            self.events(EventKind::NewInformation).filter(|on| since <= *on && *on <= discussed).max();
        let served =
            || self.case.plans().any(|plan| self.plan_started(&plan).is_some_and(|day| day < discussed));
        renewed.or_else(|| (before.is_none() && !served()).then_some(received))
    }

    fn is_unborn(&self, day: Day) -> bool {
        self.case.child().is_some_and(|child| match child.birth_date() {
            Some(born) => day < born,
            None => child.expected_birth_date().is_some(),
        })
    }

    /// The conference that led to each child protection plan.
    fn led_to_plans(&self, found: &mut Vec<Occasion<'r>>, wanted: impl Fn(Day) -> bool) {
        for (_, started, ended) in self.plans(PlanKind::ChildProtection) {
            let led_to_it = self.led_to(started);
            if ended != Some(led_to_it) && wanted(led_to_it) {
                found.push(Occasion { of: Of::Plan(started), ..Occasion::on(led_to_it, ended) });
            }
        }
    }

    /// The conference that led to the child protection plan of that first day, which is none that an earlier plan
    /// followed; where none is recorded, the day the plan began.
    fn led_to(&self, started: Day) -> Day {
        let others = self.plans(PlanKind::ChildProtection).map(|(_, other, _)| other);
        let before = others.filter(|other| *other < started).max();
        let held = self.held(ConferenceKind::Initial).chain(self.held(ConferenceKind::TransferIn));
        held.filter(|held| *held <= started && before < Some(*held)).max().unwrap_or(started)
    }

    /// A clock from each review conference of a child protection plan.
    fn reviewed(&self, found: &mut Vec<Occasion<'r>>) {
        for (_, started, ended) in self.plans(PlanKind::ChildProtection) {
            again(days_in_order(self.held(ConferenceKind::Review), started.next(), ended), ended, found);
        }
    }

    /// The plans of a kind that began so, unless they ended on that day.
    fn plans_started(&self, kind: PlanKind, start: StartEvent, found: &mut Vec<Occasion<'r>>) {
        for (plan, started, ended) in self.plans(kind).filter(|(_, started, ended)| *ended != Some(*started))
        {
            let category = self.category(&plan);
            let category = category.as_str();
            let so = match start {
                StartEvent::PlacementStarted => !matches!(category, "care_order_with_parent" | "short_break"),
                StartEvent::CareOrderWithParentMade => category == "care_order_with_parent",
                StartEvent::PrivateFosteringProposalNotified => category == "proposed",
                StartEvent::PrivateFosteringArrangementNotified => category != "proposed",
                _ => true,
            };
            if so {
                found.push(Occasion::on(started, ended));
            }
        }
    }

    /// The category of a plan, in whatever way it is spelt.
    fn category(&self, plan: &Plan<'r>) -> String {
        plan.category().map(|category| plain(self.case.register().text(category))).unwrap_or_default()
    }

    /// The days on which the child was seen.
    fn seen(&self) -> impl Iterator<Item = Day> {
        let in_assessments = self.case.assessments().filter_map(|assessment| {
            self.day(assessment.dated(assessment.child_seen()?, assessment.child_seen_recorded()))
        });
        let visits = self.case.events();
        let visits = visits.filter(|event| event.kind() == EventKind::Visit && event.seen() == Some(true));
        let on_visits = visits.filter_map(|event| self.day(event.dated(event.on(), event.on_recorded())));
        in_assessments.chain(on_visits)
    }

    /// The days of a kind of event while a plan was in force, in order.
    pub(crate) fn in_plan(&self, kind: EventKind, from: Day, last: Option<Day>) -> Vec<Day> {
        days_in_order(self.events(kind), from, last)
    }
}

/// A clock from each day on which what it waits for came before; not from the day it is over.
pub(crate) fn again(days: impl IntoIterator<Item = Day>, last: Option<Day>, found: &mut Vec<Occasion<'_>>) {
    let days = days.into_iter().filter(|day| last != Some(*day));
    found.extend(days.map(|day| Occasion::after(day, last)));
}

fn days_in_order(days: impl Iterator<Item = Day>, from: Day, last: Option<Day>) -> Vec<Day> {
    let mut days: Vec<Day> =
        days.filter(|day| from <= *day && last.is_none_or(|last| *day <= last)).collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// The kind of event that an end is recorded as, where it is one.
const fn event_of(ends: EndEvent) -> Option<EventKind> {
    Some(match ends {
        EndEvent::CoreGroupHeld => EventKind::CoreGroup,
        EndEvent::MinutesReceived => EventKind::MinutesReceived,
        EndEvent::PlanReceived => EventKind::PlanReceived,
        EndEvent::RecordReceived => EventKind::RecordReceived,
        EndEvent::ChairNotified => EventKind::ChairNotified,
        EndEvent::ReviewHeld => EventKind::Review,
        EndEvent::VisitMade => EventKind::Visit,
        EndEvent::AdviserVisitMade => EventKind::AdviserVisit,
        EndEvent::SupervisionHeld => EventKind::Supervision,
        EndEvent::ManagementOversightRecorded => EventKind::ManagementOversight,
        EndEvent::RiskAssessed => EventKind::RiskAssessment,
        EndEvent::Escalated => EventKind::Escalation,
        EndEvent::DecisionRecorded
        | EndEvent::Allocated
        | EndEvent::InitialAssessmentCompleted
        | EndEvent::CoreAssessmentCompleted
        | EndEvent::AssessmentConcluded
        | EndEvent::PathwayAssessmentCompleted
        | EndEvent::S47AssessmentConcluded
        | EndEvent::StrategyDiscussionHeld
        | EndEvent::InvestigationCompleted
        | EndEvent::IcpcHeld
        | EndEvent::ReviewConferenceHeld
        | EndEvent::ChildSeen => return None,
    })
}
