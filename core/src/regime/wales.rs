//! The rulebooks of Wales.

use crate::regime::Subject;
use crate::regime::documents::*;
use crate::regime::rows::{RegimeRow, clocks, date};
use crate::source::Standing;

pub(super) const WALES: &[RegimeRow] = &[FRAMEWORK_2001, ACT_2014];

const FRAMEWORK_2001: RegimeRow = RegimeRow {
    id: "wal-fw-2001",
    name: "Framework for Assessment (Wales) and All Wales Child Protection Procedures",
    subject: Subject::Safeguarding,
    from: date(2001, 4, 1),
    until: Some(date(2016, 4, 6)),
    dates_standing: Standing::Assumed,
    dates_sources: &[CODES_OF_PRACTICE_WALES],
    dates_note: "The first day was not seen in a source; the last is the day before the Act of 2014 came into force.",
    overlay: None,
    clocks: clocks! {
        REFERRAL_DECISION, "Decision on a referral",
            ReferralReceived => DecisionRecorded, (1 WorkingDays),
            Secondary, [CONWY_2016],
            "";
        INITIAL_ASSESSMENT, "Initial assessment",
            ReferralReceived => InitialAssessmentCompleted, (7 WorkingDays),
            Secondary, [WALES_STATISTICS_2013, CONWY_2016],
            "";
        CORE_ASSESSMENT, "Core assessment",
            InitialAssessmentOrStrategyDiscussionOrNewInformation => CoreAssessmentCompleted, (35 WorkingDays),
            Secondary, [WALES_STATISTICS_2013],
            "The start is from memory: that of the English framework.";
        ICPC, "Initial child protection conference",
            StrategyDiscussionInitiatingS47 => IcpcHeld, (15 WorkingDays),
            Secondary, [CONWY_2015],
            "Performance measure to 2014-15; the source says strategy discussion or referral.";
    },
};

const ACT_2014: RegimeRow = RegimeRow {
    id: "wal-sswba-2016",
    name: "Social Services and Well-being (Wales) Act 2014; Wales Safeguarding Procedures",
    subject: Subject::Safeguarding,
    from: date(2016, 4, 6),
    until: None,
    dates_standing: Standing::Secondary,
    dates_sources: &[CODES_OF_PRACTICE_WALES],
    dates_note: "The clocks of the Safeguarding Procedures are thought to date from November 2019; that was not seen in a source.",
    overlay: None,
    clocks: clocks! {
        ASSESSMENT, "Assessment",
            ReferralReceived => AssessmentConcluded, (42 WorkingDays),
            Secondary, [STATS_WALES_PM24],
            "";
        S47_CONTINUING_ASSESSMENT, "Continuing assessment under section 47",
            S47EnquiriesStarted => S47AssessmentConcluded, (42 WorkingDays),
            Confirmed, [WALES_PROCEDURES],
            "Of a child whose name is placed on the child protection register; not needed where no conference is.";
        ICPC, "Initial child protection conference",
            StrategyDiscussionInitiatingS47 => IcpcHeld, (15 WorkingDays),
            Assumed, [CONWY_2015],
            "From memory under this Act; the source is of a measure to 2014-15.";
        FIRST_CORE_GROUP, "First core group",
            IcpcHeld => CoreGroupHeld, (10 WorkingDays),
            Confirmed, [WALES_PROCEDURES],
            "";
        LATER_CORE_GROUP, "Later core group",
            CoreGroupHeld => CoreGroupHeld, (6 Weeks),
            Confirmed, [WALES_PROCEDURES],
            "Monthly expected, 6 weeks the limit.";
        FIRST_CP_REVIEW, "First child protection review conference",
            IcpcHeld => ReviewConferenceHeld, (3 Months),
            Confirmed, [WALES_PROCEDURES],
            "";
        LATER_CP_REVIEW, "Later child protection review conference",
            ReviewConferenceHeld => ReviewConferenceHeld, (6 Months),
            Confirmed, [WALES_PROCEDURES],
            "";
    },
};
