//! What starts each clock of a case, and what stops it.

use crate::calendar::Day;
use crate::case::{
    ASSESSMENTS, AllocationNeed, ConferenceKind, EVENTS, Enquiry, EventKind, Plan, PlanKind, ReferralDecision,
};
use crate::history::{Allocated, Spell, conference_of};
use crate::regime::{EndEvent, StartEvent};
use crate::timescale::work::{Known, Occasion, Of};

impl Occasion<'_> {
    /// One that may stop on the day it starts.
    const fn on(start: Day, last: Option<Day>) -> Self {
        Self { start, began: start, earliest: start, last, of: Of::Case }
    }

    /// One that starts with what stopped the one before.
    fn after(start: Day, last: Option<Day>) -> Self {
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
                let strategy = self.case.referral().decision() == Some(ReferralDecision::StrategyDiscussion);
                if strategy || self.case.enquiries().any(|enquiry| self.discussed(&enquiry).is_some()) {
                    found.push(Occasion::on(received, None));
                }
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
            StartEvent::InquorateConferenceHeld => {
                found.extend(
                    self.events(EventKind::InquorateConference).map(|day| Occasion::after(day, None)),
                );
            }
            StartEvent::SignificantChangeIdentified => {
                found.extend(self.events(EventKind::SignificantChange).map(|day| Occasion::on(day, None)));
            }
            StartEvent::ReviewConferenceHeld => {
                let held = |after, last| in_order(self.held(ConferenceKind::Review), after, last);
                for (_, started, ended) in self.plans(PlanKind::ChildProtection) {
                    again(held(started.next(), ended), ended, found);
                }
            }
            StartEvent::CoreGroupHeld => {
                for (_, started, ended) in self.plans(PlanKind::ChildProtection) {
                    again(self.in_plan(EventKind::CoreGroup, started, ended), ended, found);
                }
            }
            StartEvent::FirstLacReviewHeld | StartEvent::PreviousLacReviewHeld => {
                for (_, started, ended) in self.plans(PlanKind::LookedAfter) {
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
            StartEvent::BecameLookedAfter => self.plans_started(PlanKind::LookedAfter, start, found),
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
                    let visits = self.in_plan(EventKind::Visit, started, ended).into_iter();
                    let wanted = visits.filter(|visit| self.placement_visit(&plan, started, *visit) == start);
                    again(wanted, ended, found);
                }
            }
            StartEvent::PrivateFosteringVisitMadeInFirstYear
            | StartEvent::PrivateFosteringVisitMadeInLaterYears => {
                for (_, started, ended) in self.plans(PlanKind::PrivateFostering) {
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
                    let reviews = self.in_plan(EventKind::Review, started.next(), ended);
                    let days = std::iter::once(started).chain(reviews);
                    again(days.filter(|day| self.is_accommodated(*day) == accommodated), ended, found);
                }
            }
            StartEvent::BecameUnallocated => self.unallocated(found),
            // Those start only assessments, which are looked at one by one.
            StartEvent::InitialAssessmentCompleted
            | StartEvent::InitialAssessmentOrStrategyDiscussionOrNewInformation => {}
        }
    }

    /// The day on which a clock that an occasion started stops.
    pub(crate) fn end(&self, ends: EndEvent, occasion: &Occasion<'r>) -> Option<Day> {
        let by_then = |day: &Day| occasion.earliest <= *day && occasion.last.is_none_or(|last| *day <= last);
        let event = |kind| self.events(kind).filter(by_then).min();
        match (ends, occasion.of) {
            (EndEvent::IcpcHeld, Of::Enquiry(enquiry)) => {
                conference_of(self.case, &enquiry, self.view).filter(|held| *held <= self.as_of)
            }
            (EndEvent::IcpcHeld, Of::TransferIn(conference)) => {
                conference.held().and_then(|day| self.day(conference.dated(day, conference.held_recorded())))
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
        match ends {
            EndEvent::ChildSeen => {
                self.case.reported(&ASSESSMENTS, "child_seen") || self.case.reported(&EVENTS, "seen")
            }
            ends => event_of(ends).is_none() || self.case.reported(&EVENTS, "on"),
        }
    }

    /// The section 47 enquiries that have begun, each with the day it did.
    fn enquiries(&self) -> impl Iterator<Item = (Enquiry<'r>, Day)> {
        self.case.enquiries().filter_map(|enquiry| {
            let started = enquiry.dated(enquiry.s47_started()?, enquiry.s47_started_recorded());
            Some((enquiry, self.day(started)?))
        })
    }

    /// The first enquiry counts from the referral, a further one from its own strategy discussion.
    fn investigated(&self, received: Day, unborn: bool, found: &mut Vec<Occasion<'r>>) {
        if self.is_unborn(received) != unborn {
            return;
        }
        let first = self.enquiries().map(|(enquiry, _)| enquiry.strategy_discussion()).min();
        found.extend(self.enquiries().map(|(enquiry, _)| {
            let own = enquiry.strategy_discussion();
            let start = if Some(own) == first { received } else { own };
            Occasion { of: Of::Enquiry(enquiry), ..Occasion::on(start, None) }
        }));
    }

    fn is_unborn(&self, day: Day) -> bool {
        self.case.child().is_some_and(|child| match child.birth_date() {
            Some(born) => day < born,
            None => child.expected_birth_date().is_some(),
        })
    }

    /// The conference that led to each child protection plan; where none is recorded, the day the plan began.
    fn led_to_plans(&self, found: &mut Vec<Occasion<'r>>, wanted: impl Fn(Day) -> bool) {
        for (_, started, ended) in self.plans(PlanKind::ChildProtection) {
            let held = self.held(ConferenceKind::Initial).chain(self.held(ConferenceKind::TransferIn));
            let led_to_it = held.filter(|held| *held <= started).max().unwrap_or(started);
            if ended != Some(led_to_it) && wanted(led_to_it) {
                found.push(Occasion { of: Of::Plan(started), ..Occasion::on(led_to_it, ended) });
            }
        }
    }

    /// The plans of a kind that began so, unless they ended on that day.
    fn plans_started(&self, kind: PlanKind, start: StartEvent, found: &mut Vec<Occasion<'r>>) {
        for (plan, started, ended) in self.plans(kind).filter(|(_, started, ended)| *ended != Some(*started))
        {
            let category = self.category(&plan);
            let so = match start {
                StartEvent::PlacementStarted => category != "care_order_with_parent",
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

    fn category(&self, plan: &Plan<'r>) -> &'r str {
        plan.category().map_or("", |category| self.case.register().text(category))
    }

    /// Which clock a visit in a placement starts.
    fn placement_visit(&self, plan: &Plan<'r>, started: Day, visit: Day) -> StartEvent {
        let reviewed = || {
            self.plans(PlanKind::LookedAfter).any(|(_, since, _)| {
                since <= visit
                    && self.events(EventKind::Review).any(|review| since < review && review <= visit)
            })
        };
        match self.category(plan) {
            "regulation_19" if reviewed() => StartEvent::Regulation19VisitMadeAfterFirstReview,
            "regulation_19" => StartEvent::Regulation19VisitMadeBeforeFirstReview,
            "regulation_24" if reviewed() => StartEvent::Regulation24VisitMadeAfterFirstReview,
            "regulation_24" => StartEvent::Regulation24VisitMadeBeforeFirstReview,
            "care_order_with_parent" => StartEvent::CareOrderWithParentVisitMade,
            _ if in_first_year(started, visit) => StartEvent::PlacementVisitMadeInFirstYear,
            "long_term" => StartEvent::LongTermPlacementVisitMadeAfterFirstYear,
            _ => StartEvent::PlacementVisitMadeAfterFirstYear,
        }
    }

    fn is_accommodated(&self, day: Day) -> bool {
        let mut provided = self.plans(PlanKind::CareLeaverAccommodation);
        provided.any(|(_, started, ended)| started <= day && ended.is_none_or(|ended| day < ended))
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
    fn in_plan(&self, kind: EventKind, from: Day, last: Option<Day>) -> Vec<Day> {
        in_order(self.events(kind), from, last)
    }

    /// Each run of days on which the case was not allocated, by the definition asked for.
    fn unallocated(&self, found: &mut Vec<Occasion<'r>>) {
        let Some(definition) = self.allocated else { return };
        if self.case.referral().allocation_need() == Some(AllocationNeed::NotRequired) {
            return;
        }
        let class = |spell: &Spell| definition.allocated(spell.state.holder.class);
        let mut run: Option<(Day, Option<Day>, bool)> = None;
        let mut close = |run: Option<(Day, Option<Day>, bool)>| {
            let told = run.filter(|(_, _, told)| *told);
            found.extend(told.map(|(from, to, _)| Occasion::on(from, to)));
        };
        for spell in self.spells {
            if class(spell) == Allocated::Yes {
                close(run.take());
                continue;
            }
            let told = class(spell) == Allocated::No;
            run = match run {
                Some((from, to, before)) if to == Some(spell.from) => Some((from, spell.to, before || told)),
                ended => {
                    close(ended);
                    Some((spell.from, spell.to, told))
                }
            };
        }
        close(run);
    }
}

/// A clock from each day on which what it waits for came before; not from the day it is over.
fn again(days: impl IntoIterator<Item = Day>, last: Option<Day>, found: &mut Vec<Occasion<'_>>) {
    let days = days.into_iter().filter(|day| last != Some(*day));
    found.extend(days.map(|day| Occasion::after(day, last)));
}

fn in_order(days: impl Iterator<Item = Day>, from: Day, last: Option<Day>) -> Vec<Day> {
    let mut days: Vec<Day> =
        days.filter(|day| from <= *day && last.is_none_or(|last| *day <= last)).collect();
    days.sort_unstable();
    days.dedup();
    days
}

fn in_first_year(started: Day, day: Day) -> bool {
    day < started.plus_months(12)
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
