//! What starts a clock of a conference, of a child protection plan and of its core groups.

use crate::calendar::Day;
use crate::case::{ConferenceKind, EventKind, PlanKind};
use crate::regime::StartEvent;
use crate::timescale::occasion::{again, days_in_order};
use crate::timescale::recorded::Recorded;
use crate::timescale::starts::Start;
use crate::timescale::starts::plans::Category;
use crate::timescale::work::{Known, Occasion, Of};

pub(super) const STARTS: &[Start] = &[
    Start {
        event: StartEvent::TransferInNotified,
        needs: Recorded::CONFERENCES,
        read_from: "`referrals.received`, where there is a row of `conferences` of kind `transfer_in`",
        phrase: "the move was notified on",
        find: |known, received, found| {
            let conferences = known.case.conferences();
            let moves = conferences.filter(|conference| conference.kind() == ConferenceKind::TransferIn);
            found.extend(moves.map(|conference| Occasion {
                of: Of::TransferIn(conference),
                ..Occasion::on(received, None)
            }));
        },
    },
    Start {
        event: StartEvent::IcpcHeld,
        needs: Recorded::PLANS,
        read_from: "`conferences.held` of kind `initial` or `transfer_in`, the last by `plans.started` of kind \
                    `child_protection`; else that `plans.started`",
        phrase: "the initial conference of",
        find: |known, _, found| known.led_to_plans(found, |_| true),
    },
    Start {
        event: StartEvent::PreBirthConferenceHeld,
        needs: Recorded::PLANS,
        read_from: "`conferences.held` of kind `initial` or `transfer_in`, the last by `plans.started` of kind \
                    `child_protection`; else that `plans.started`; whether the child was born, by \
                    `children.birth_date` and `expected_birth_date`",
        phrase: "the pre-birth conference of",
        find: |known, _, found| known.led_to_plans(found, |held| known.is_unborn(held)),
    },
    Start {
        event: StartEvent::PlanningMeetingHeld,
        needs: Recorded::PLANS,
        read_from: "`conferences.held` of kind `initial` or `transfer_in`, the last by `plans.started` of kind \
                    `child_protection`, else that `plans.started`, unless the child was not born, by \
                    `children.birth_date` and `expected_birth_date`; and `conferences.held` of kind `review` \
                    after it",
        phrase: "the planning meeting of",
        find: |known, _, found| {
            known.led_to_plans(found, |held| !known.is_unborn(held));
            known.reviewed(found);
        },
    },
    Start {
        event: StartEvent::InquorateConferenceHeld,
        needs: Recorded::EVENTS,
        read_from: "`events.on` of kind `inquorate_conference`",
        phrase: "the inquorate conference of",
        find: |known, _, found| {
            let inquorate = known.events(EventKind::InquorateConference);
            found.extend(inquorate.map(|day| Occasion { of: Of::Inquorate, ..Occasion::after(day, None) }));
        },
    },
    Start {
        event: StartEvent::ChildProtectionPlanStarted,
        needs: Recorded::PLANS,
        read_from: "`plans.started` of kind `child_protection`",
        phrase: "the child protection plan began on",
        find: |known, _, found| known.plans_started(PlanKind::ChildProtection, Category::ANY, found),
    },
    Start {
        event: StartEvent::CoreGroupHeld,
        needs: Recorded::PLANS.and(Recorded::EVENTS),
        read_from: "`events.on` of kind `core_group`, during a row of `plans` of kind `child_protection` or since \
                    the conference that led to it",
        phrase: "the previous core group of",
        find: |known, _, found| {
            for (_, started, ended) in known.plans(PlanKind::ChildProtection) {
                again(known.in_plan(EventKind::CoreGroup, known.led_to(started), ended), ended, found);
            }
        },
    },
    Start {
        event: StartEvent::ReviewConferenceHeld,
        needs: Recorded::PLANS.and(Recorded::CONFERENCES),
        read_from: "`conferences.held` of kind `review`, during a row of `plans` of kind `child_protection`",
        phrase: "the previous review conference of",
        find: |known, _, found| known.reviewed(found),
    },
    Start {
        event: StartEvent::SignificantChangeIdentified,
        needs: Recorded::EVENTS,
        read_from: "`events.on` of kind `significant_change`",
        phrase: "the change was seen on",
        find: |known, _, found| {
            found.extend(known.events(EventKind::SignificantChange).map(|day| Occasion::on(day, None)));
        },
    },
];

impl<'r> Known<'_, 'r, '_> {
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
}
