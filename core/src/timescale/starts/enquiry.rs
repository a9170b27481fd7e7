//! What starts a clock of an enquiry: the concern it followed, the strategy discussion, its own beginning.

use crate::calendar::Day;
use crate::case::{Enquiry, EventKind, ReferralDecision};
use crate::regime::StartEvent;
use crate::timescale::occasion::days_in_order;
use crate::timescale::recorded::Recorded;
use crate::timescale::starts::Start;
use crate::timescale::work::{Known, Occasion, Of};

const INVESTIGATED: &str = "of each row of `enquiries` with an `s47_started`, the last `events.on` of kind \
                            `new_information` by the strategy discussion, else `referrals.received`, else \
                            `enquiries.strategy_discussion`; whether the child was born, by \
                            `children.birth_date` and `expected_birth_date`";

pub(super) const STARTS: &[Start] = &[
    Start {
        event: StartEvent::ChildProtectionReferralReceived,
        needs: Recorded::NOTHING,
        read_from: "`referrals.received`, where `referrals.decision` is `strategy_discussion` or there is an \
                    `enquiries.strategy_discussion`; or the last `events.on` of kind `new_information` by that \
                    discussion",
        phrase: "the child protection referral was received on",
        find: |known, received, found| known.concerns(received, found),
    },
    Start {
        event: StartEvent::InvestigatedReferralReceived,
        needs: Recorded::ENQUIRIES,
        read_from: INVESTIGATED,
        phrase: "the referral that was investigated was received on",
        find: |known, received, found| known.investigated(received, false, found),
    },
    Start {
        event: StartEvent::InvestigatedReferralOfUnbornChildReceived,
        needs: Recorded::ENQUIRIES,
        read_from: INVESTIGATED,
        phrase: "the referral of the unborn child was received on",
        find: |known, received, found| known.investigated(received, true, found),
    },
    Start {
        event: StartEvent::StrategyDiscussionInitiatingS47,
        needs: Recorded::ENQUIRIES,
        read_from: "`enquiries.strategy_discussion`, where there is an `s47_started`",
        phrase: "the section 47 strategy discussion of",
        find: |known, _, found| {
            found.extend(known.enquiries().map(|(enquiry, began)| {
                let start = enquiry.strategy_discussion();
                Occasion { began, of: Of::Enquiry(enquiry), ..Occasion::on(start, None) }
            }));
        },
    },
    Start {
        event: StartEvent::S47EnquiriesStarted,
        needs: Recorded::ENQUIRIES,
        read_from: "`enquiries.s47_started`",
        phrase: "section 47 enquiries began on",
        find: |known, _, found| {
            found.extend(
                known.enquiries().map(|(enquiry, began)| Occasion {
                    of: Of::Enquiry(enquiry),
                    ..Occasion::on(began, None)
                }),
            );
        },
    },
];

impl<'r> Known<'_, 'r, '_> {
    /// The section 47 enquiries that have begun, each with the day it did.
    pub(crate) fn enquiries(&self) -> impl Iterator<Item = (Enquiry<'r>, Day)> {
        self.case.enquiries().filter_map(|enquiry| {
            let started = enquiry.dated(enquiry.s47_started()?, enquiry.s47_started_recorded());
            Some((enquiry, self.day(started)?))
        })
    }

    /// The days on which concerns became known that led to a strategy discussion, or to the decision to hold one.
    fn concerns(&self, received: Day, found: &mut Vec<Occasion<'r>>) {
        let decided = self.case.referral().decision() == Some(ReferralDecision::StrategyDiscussion);
        let discussed = self.case.enquiries().filter(|enquiry| self.discussed(enquiry).is_some());
        let concerns = discussed.filter_map(|enquiry| self.concern(&enquiry, received));
        let days = days_in_order(decided.then_some(received).into_iter().chain(concerns), received, None);
        found.extend(days.into_iter().map(|day| Occasion::on(day, None)));
    }

    /// An enquiry counts from the concern it followed, else from its own strategy discussion.
    fn investigated(&self, received: Day, unborn: bool, found: &mut Vec<Occasion<'r>>) {
        let investigations = self.enquiries().map(|(enquiry, _)| {
            let start = self.concern(&enquiry, received).unwrap_or_else(|| enquiry.strategy_discussion());
            Occasion { of: Of::Enquiry(enquiry), ..Occasion::on(start, None) }
        });
        let of_unborn = StartEvent::InvestigatedReferralOfUnbornChildReceived;
        let told_apart = self.starts.iter().any(|start| start.event == of_unborn);
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

    /// Whether the child was yet to be born on that day.
    pub(super) fn is_unborn(&self, day: Day) -> bool {
        self.case.child().is_some_and(|child| match child.birth_date() {
            Some(born) => day < born,
            None => child.expected_birth_date().is_some(),
        })
    }
}
