//! What starts a clock of the referral itself: when it came, what was decided, when nobody held it.

use crate::regime::StartEvent;
use crate::timescale::recorded::Recorded;
use crate::timescale::starts::Start;
use crate::timescale::work::Occasion;

pub(super) const STARTS: &[Start] = &[
    Start {
        event: StartEvent::ReferralReceived,
        needs: Recorded::NOTHING,
        read_from: "`referrals.received`",
        phrase: "the referral was received on",
        find: |_, received, found| found.push(Occasion::on(received, None)),
    },
    Start {
        event: StartEvent::DecisionRecorded,
        needs: Recorded::NOTHING,
        read_from: "`referrals.decided`",
        phrase: "the next step was decided on",
        find: |known, _, found| found.extend(known.decided().map(|day| Occasion::on(day, None))),
    },
    Start {
        event: StartEvent::BecameUnallocated,
        needs: Recorded::NOTHING,
        read_from: "`holdings`, by the definition asked for; `referrals.received` and `closures.reopened`",
        phrase: "the case became unallocated on",
        find: |known, received, found| known.unallocated(received, found),
    },
];
