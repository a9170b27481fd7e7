//! What starts a clock of an assessment, where the referral does not.

use crate::regime::StartEvent;
use crate::timescale::recorded::Recorded;
use crate::timescale::starts::Start;
use crate::timescale::work::Occasion;

pub(super) const STARTS: &[Start] = &[
    Start {
        event: StartEvent::InitialAssessmentCompleted,
        needs: Recorded::ASSESSMENTS,
        read_from: "`assessments.completed` of kind `initial`, else `authorised`; or `authorised` alone, as asked",
        phrase: "the initial assessment was completed on",
        find: |known, _, found| {
            found.extend(known.initial_assessments_completed().map(|day| Occasion::on(day, None)));
        },
    },
    Start {
        event: StartEvent::InitialAssessmentOrStrategyDiscussionOrNewInformation,
        needs: Recorded::ASSESSMENTS,
        read_from: "the last by `assessments.started` of `assessments.completed` of kind `initial`, \
                    `enquiries.strategy_discussion` where there is an `s47_started`, and `events.on` of kind \
                    `new_information`; else `assessments.started`",
        phrase: "what began the core assessment, on",
        // It starts only core assessments, which are looked at one by one.
        find: |_, _, _| {},
    },
];
