//! England's guidance on referrals, assessments and child protection: the national editions in order, and the trial
//! exemptions of 2011 that lay over one of them.

use crate::regime::Subject;
use crate::regime::documents::*;
use crate::regime::rows::{RegimeRow, clocks, date};
use crate::source::Standing;

const CORE_START: &str = "Each of the three starts was seen on its own; the national sentence that joins them was not. \
    One council starts at the decision to allocate.";
const CARRIED_OVER: &str = "Carried over from 2023; the 2026 text was not seen.";
const CARRIED_OVER_SINGLE: &str = "Carried over from 2023; the 2026 text was not seen. A maximum, counted from the \
    referral. It may be overrun if the reasons are recorded.";

/// Every edition of the guidance, and every exemption.
pub(super) const ENGLAND: &[RegimeRow] = &[
    FRAMEWORK_2000,
    WORKING_TOGETHER_2010,
    WORKING_TOGETHER_2013,
    WORKING_TOGETHER_2015,
    WORKING_TOGETHER_2018,
    WORKING_TOGETHER_2023,
    WORKING_TOGETHER_2026,
    TRIAL_2011_A,
    TRIAL_2011_B,
];

const FRAMEWORK_2000: RegimeRow = RegimeRow {
    id: "eng-fw-2000",
    name: "Framework for the Assessment 2000 with Working Together 1999/2006",
    subject: Subject::Safeguarding,
    from: date(2001, 4, 1),
    until: Some(date(2010, 3, 17)),
    dates_standing: Standing::Assumed,
    dates_sources: &[WT_PAGE_2010],
    dates_note: "The first day was not seen in a source; the last is the day before Working Together 2010 was published.",
    overlay: None,
    clocks: clocks! {
        REFERRAL_DECISION, "Decision on a referral",
            ReferralReceived => DecisionRecorded, (1 WorkingDays),
            Secondary, [METRIC_2234],
            "";
        INITIAL_ASSESSMENT, "Initial assessment",
            ReferralReceived => InitialAssessmentCompleted, (7 WorkingDays),
            Secondary, [COVENTRY_2010, CHESHIRE_EAST_2010],
            "Starts again on new information about an open case.";
        CORE_ASSESSMENT, "Core assessment",
            InitialAssessmentOrStrategyDiscussionOrNewInformation => CoreAssessmentCompleted, (35 WorkingDays),
            Secondary, [COMMUNITY_CARE_2011, NSCB_CORE, CHESHIRE_EAST_2010, QUESTION_113614, BRADFORD],
            CORE_START;
        ICPC, "Initial child protection conference",
            StrategyDiscussionInitiatingS47 => IcpcHeld, (15 WorkingDays),
            Secondary, [NSCB_CORE],
            "The document seen says 15 days, without the word working.";
        FIRST_CORE_GROUP, "First core group",
            IcpcHeld => CoreGroupHeld, (10 WorkingDays),
            Assumed, [],
            "Inferred from later editions; not seen for this one.";
        FIRST_CP_REVIEW, "First child protection review conference",
            IcpcHeld => ReviewConferenceHeld, (3 Months),
            Assumed, [BROOKMAN_2015, NYAS],
            "Seen for later editions; inferred here.";
        LATER_CP_REVIEW, "Later child protection review conference",
            ReviewConferenceHeld => ReviewConferenceHeld, (6 Months),
            Assumed, [BROOKMAN_2015, NYAS],
            "Seen for later editions; inferred here.";
    },
};

const WORKING_TOGETHER_2010: RegimeRow = RegimeRow {
    id: "eng-wt-2010",
    name: "Working Together to Safeguard Children 2010",
    subject: Subject::Safeguarding,
    from: date(2010, 3, 17),
    until: Some(date(2013, 4, 15)),
    dates_standing: Standing::Secondary,
    dates_sources: &[WT_PAGE_2010, LEXOLOGY_2013],
    dates_note: "The first day is the day of publication; no separate day in force was seen.",
    overlay: None,
    clocks: clocks! {
        REFERRAL_DECISION, "Decision on a referral",
            ReferralReceived => DecisionRecorded, (1 WorkingDays),
            Secondary, [METRIC_2234],
            "";
        INITIAL_ASSESSMENT, "Initial assessment",
            ReferralReceived => InitialAssessmentCompleted, (10 WorkingDays),
            Secondary, [COVENTRY_2010, METRIC_2234, COMMUNITY_CARE_2011, WT_ONLINE_2010],
            "Starts again on new information about an open case. A maximum: some councils kept 7 working days.";
        CORE_ASSESSMENT, "Core assessment",
            InitialAssessmentOrStrategyDiscussionOrNewInformation => CoreAssessmentCompleted, (35 WorkingDays),
            Secondary, [COMMUNITY_CARE_2011, NSCB_CORE, CHESHIRE_EAST_2010, QUESTION_113614, BRADFORD],
            CORE_START;
        ICPC, "Initial child protection conference",
            StrategyDiscussionInitiatingS47 => IcpcHeld, (15 WorkingDays),
            Secondary, [NSCB_CORE],
            "The document seen says 15 days, without the word working.";
        FIRST_CORE_GROUP, "First core group",
            IcpcHeld => CoreGroupHeld, (10 WorkingDays),
            Assumed, [],
            "Inferred from later editions; not seen for this one.";
        FIRST_CP_REVIEW, "First child protection review conference",
            IcpcHeld => ReviewConferenceHeld, (3 Months),
            Assumed, [BROOKMAN_2015, NYAS],
            "Seen for later editions; inferred here.";
        LATER_CP_REVIEW, "Later child protection review conference",
            ReviewConferenceHeld => ReviewConferenceHeld, (6 Months),
            Assumed, [BROOKMAN_2015, NYAS],
            "Seen for later editions; inferred here.";
    },
};

const WORKING_TOGETHER_2013: RegimeRow = RegimeRow {
    id: "eng-wt-2013",
    name: "Working Together to Safeguard Children 2013",
    subject: Subject::Safeguarding,
    from: date(2013, 4, 15),
    until: Some(date(2015, 3, 26)),
    dates_standing: Standing::Secondary,
    dates_sources: &[LEXOLOGY_2013, WT_PAGE_2015],
    dates_note: "Councils changed over at different times, one as late as September 2016: see Regimes::with_authority.",
    overlay: None,
    clocks: clocks! {
        REFERRAL_DECISION, "Decision on a referral",
            ReferralReceived => DecisionRecorded, (1 WorkingDays),
            Secondary, [SPEAKCASE],
            "";
        SINGLE_ASSESSMENT, "Single (child and family) assessment",
            ReferralReceived => AssessmentConcluded, (45 WorkingDays),
            Secondary, [TRIX_ASSESSMENT, LG_LAWYER_2013, SPEAKCASE],
            "A maximum, counted from the referral. It may be overrun if the reasons are recorded.";
        ICPC, "Initial child protection conference",
            StrategyDiscussionInitiatingS47 => IcpcHeld, (15 WorkingDays),
            Secondary, [SOLIHULL, WARRINGTON, EAST_RIDING],
            "From the strategy discussion that initiated the enquiries, not the last one.";
        TRANSFER_IN_CONFERENCE, "Transfer-in child protection conference",
            TransferInNotified => IcpcHeld, (15 WorkingDays),
            Assumed, [],
            "From the day the receiving authority was notified of the move. Not seen for this edition; seen from May 2015.";
        FIRST_CORE_GROUP, "First core group",
            IcpcHeld => CoreGroupHeld, (10 WorkingDays),
            Assumed, [NYAS, SEFTON],
            "One source says 10 days of no stated kind; 10 working days was seen for later editions only.";
        FIRST_CP_REVIEW, "First child protection review conference",
            IcpcHeld => ReviewConferenceHeld, (3 Months),
            Secondary, [BROOKMAN_2015, NYAS, NORTH_YORKSHIRE],
            "";
        LATER_CP_REVIEW, "Later child protection review conference",
            ReviewConferenceHeld => ReviewConferenceHeld, (6 Months),
            Secondary, [BROOKMAN_2015, NYAS, NORTH_YORKSHIRE],
            "";
    },
};

const WORKING_TOGETHER_2015: RegimeRow = RegimeRow {
    id: "eng-wt-2015",
    name: "Working Together to Safeguard Children 2015",
    subject: Subject::Safeguarding,
    from: date(2015, 3, 26),
    until: Some(date(2018, 7, 4)),
    dates_standing: Standing::Secondary,
    dates_sources: &[WT_PAGE_2015, SURREY_2018],
    dates_note: "The first day is the day of publication; no separate day in force was seen.",
    overlay: None,
    clocks: clocks! {
        REFERRAL_DECISION, "Decision on a referral",
            ReferralReceived => DecisionRecorded, (1 WorkingDays),
            Secondary, [SPEAKCASE],
            "";
        SINGLE_ASSESSMENT, "Single (child and family) assessment",
            ReferralReceived => AssessmentConcluded, (45 WorkingDays),
            Secondary, [TRIX_ASSESSMENT, LG_LAWYER_2013, SPEAKCASE],
            "A maximum, counted from the referral. It may be overrun if the reasons are recorded.";
        ICPC, "Initial child protection conference",
            StrategyDiscussionInitiatingS47 => IcpcHeld, (15 WorkingDays),
            Secondary, [SOLIHULL, WARRINGTON, EAST_RIDING],
            "From the strategy discussion that initiated the enquiries, not the last one.";
        TRANSFER_IN_CONFERENCE, "Transfer-in child protection conference",
            TransferInNotified => IcpcHeld, (15 WorkingDays),
            Secondary, [NORFOLK],
            "From the day the receiving authority was notified of the move, which local texts want in writing.";
        FIRST_CORE_GROUP, "First core group",
            IcpcHeld => CoreGroupHeld, (10 WorkingDays),
            Assumed, [NYAS, SEFTON],
            "One source says 10 days of no stated kind; 10 working days was seen for later editions only.";
        FIRST_CP_REVIEW, "First child protection review conference",
            IcpcHeld => ReviewConferenceHeld, (3 Months),
            Secondary, [BROOKMAN_2015, NYAS, NORTH_YORKSHIRE],
            "";
        LATER_CP_REVIEW, "Later child protection review conference",
            ReviewConferenceHeld => ReviewConferenceHeld, (6 Months),
            Secondary, [BROOKMAN_2015, NYAS, NORTH_YORKSHIRE],
            "";
    },
};

const WORKING_TOGETHER_2018: RegimeRow = RegimeRow {
    id: "eng-wt-2018",
    name: "Working Together to Safeguard Children 2018",
    subject: Subject::Safeguarding,
    from: date(2018, 7, 4),
    until: Some(date(2023, 12, 15)),
    dates_standing: Standing::Secondary,
    dates_sources: &[SURREY_2018, SUTTON_2023],
    dates_note: "The first day is the day of publication; no separate day in force was seen. Updated in place later, as in 2020.",
    overlay: None,
    clocks: clocks! {
        REFERRAL_DECISION, "Decision on a referral",
            ReferralReceived => DecisionRecorded, (1 WorkingDays),
            Confirmed, [CENSUS_GUIDE_2023, SPEAKCASE],
            "";
        SINGLE_ASSESSMENT, "Single (child and family) assessment",
            ReferralReceived => AssessmentConcluded, (45 WorkingDays),
            Confirmed, [CENSUS_GUIDE_2023, TRIX_ASSESSMENT, LG_LAWYER_2013, SPEAKCASE],
            "A maximum, counted from the referral. It may be overrun if the reasons are recorded.";
        ICPC, "Initial child protection conference",
            StrategyDiscussionInitiatingS47 => IcpcHeld, (15 WorkingDays),
            Confirmed, [CENSUS_GUIDE_2023, SOLIHULL, WARRINGTON, EAST_RIDING],
            "From the strategy discussion that initiated the enquiries, not the last one.";
        TRANSFER_IN_CONFERENCE, "Transfer-in child protection conference",
            TransferInNotified => IcpcHeld, (15 WorkingDays),
            Confirmed, [CENSUS_GUIDE_2023, NORFOLK],
            "From the day the receiving authority was notified of the move, which local texts want in writing.";
        FIRST_CORE_GROUP, "First core group",
            IcpcHeld => CoreGroupHeld, (10 WorkingDays),
            Secondary, [SEFTON],
            "";
        FIRST_CP_REVIEW, "First child protection review conference",
            IcpcHeld => ReviewConferenceHeld, (3 Months),
            Secondary, [BROOKMAN_2015, NYAS, NORTH_YORKSHIRE],
            "";
        LATER_CP_REVIEW, "Later child protection review conference",
            ReviewConferenceHeld => ReviewConferenceHeld, (6 Months),
            Secondary, [BROOKMAN_2015, NYAS, NORTH_YORKSHIRE],
            "";
    },
};

const WORKING_TOGETHER_2023: RegimeRow = RegimeRow {
    id: "eng-wt-2023",
    name: "Working Together to Safeguard Children 2023",
    subject: Subject::Safeguarding,
    from: date(2023, 12, 15),
    until: Some(date(2026, 3, 18)),
    dates_standing: Standing::Secondary,
    dates_sources: &[SUTTON_2023, SSS_LEARNING_2026],
    dates_note: "The first day is the day of publication; no separate day in force was seen.",
    overlay: None,
    clocks: clocks! {
        REFERRAL_DECISION, "Decision on a referral",
            ReferralReceived => DecisionRecorded, (1 WorkingDays),
            Confirmed, [CENSUS_GUIDE_2023, KEEPING_SAFE_2025, SPEAKCASE],
            "";
        SINGLE_ASSESSMENT, "Single (child and family) assessment",
            ReferralReceived => AssessmentConcluded, (45 WorkingDays),
            Confirmed, [CENSUS_GUIDE_2023, TRIX_ASSESSMENT, LG_LAWYER_2013, SPEAKCASE],
            "A maximum, counted from the referral. It may be overrun if the reasons are recorded.";
        ICPC, "Initial child protection conference",
            StrategyDiscussionInitiatingS47 => IcpcHeld, (15 WorkingDays),
            Confirmed, [CENSUS_GUIDE_2023, SOLIHULL, WARRINGTON, EAST_RIDING],
            "From the strategy discussion that initiated the enquiries, not the last one.";
        TRANSFER_IN_CONFERENCE, "Transfer-in child protection conference",
            TransferInNotified => IcpcHeld, (15 WorkingDays),
            Confirmed, [CENSUS_GUIDE_2023, NORFOLK],
            "From the day the receiving authority was notified of the move, which local texts want in writing.";
        FIRST_CORE_GROUP, "First core group",
            IcpcHeld => CoreGroupHeld, (10 WorkingDays),
            Secondary, [SEFTON],
            "";
        FIRST_CP_REVIEW, "First child protection review conference",
            IcpcHeld => ReviewConferenceHeld, (3 Months),
            Secondary, [BROOKMAN_2015, NYAS, NORTH_YORKSHIRE],
            "";
        LATER_CP_REVIEW, "Later child protection review conference",
            ReviewConferenceHeld => ReviewConferenceHeld, (6 Months),
            Secondary, [BROOKMAN_2015, NYAS, NORTH_YORKSHIRE],
            "";
    },
};

const WORKING_TOGETHER_2026: RegimeRow = RegimeRow {
    id: "eng-wt-2026",
    name: "Working Together to Safeguard Children 2026",
    subject: Subject::Safeguarding,
    from: date(2026, 3, 18),
    until: None,
    dates_standing: Standing::Secondary,
    dates_sources: &[SSS_LEARNING_2026],
    dates_note: "The first day is the day of publication; no separate day in force was seen. No later edition was seen.",
    overlay: None,
    clocks: clocks! {
        REFERRAL_DECISION, "Decision on a referral",
            ReferralReceived => DecisionRecorded, (1 WorkingDays),
            Assumed, [CENSUS_GUIDE_2023, KEEPING_SAFE_2025],
            CARRIED_OVER;
        SINGLE_ASSESSMENT, "Single (child and family) assessment",
            ReferralReceived => AssessmentConcluded, (45 WorkingDays),
            Assumed, [CENSUS_GUIDE_2023],
            CARRIED_OVER_SINGLE;
        ICPC, "Initial child protection conference",
            StrategyDiscussionInitiatingS47 => IcpcHeld, (15 WorkingDays),
            Assumed, [CENSUS_GUIDE_2023],
            CARRIED_OVER;
        TRANSFER_IN_CONFERENCE, "Transfer-in child protection conference",
            TransferInNotified => IcpcHeld, (15 WorkingDays),
            Assumed, [CENSUS_GUIDE_2023],
            CARRIED_OVER;
        FIRST_CORE_GROUP, "First core group",
            IcpcHeld => CoreGroupHeld, (10 WorkingDays),
            Assumed, [SEFTON],
            CARRIED_OVER;
        FIRST_CP_REVIEW, "First child protection review conference",
            IcpcHeld => ReviewConferenceHeld, (3 Months),
            Assumed, [BROOKMAN_2015, NYAS, NORTH_YORKSHIRE],
            CARRIED_OVER;
        LATER_CP_REVIEW, "Later child protection review conference",
            ReviewConferenceHeld => ReviewConferenceHeld, (6 Months),
            Assumed, [BROOKMAN_2015, NYAS, NORTH_YORKSHIRE],
            CARRIED_OVER;
    },
};

const TRIAL_2011_A: RegimeRow = RegimeRow {
    id: "eng-trial-2011a",
    name: "Section 7A exemption, trial authorities, first group",
    subject: Subject::Safeguarding,
    from: date(2011, 3, 1),
    until: Some(date(2013, 4, 15)),
    dates_standing: Standing::Assumed,
    dates_sources: &[TRIAL_AUTHORITIES],
    dates_note: "The source gives the month of the first day. The last day is inferred: Working Together 2013 took over.",
    overlay: Some(("eng-wt-2010", &["Cumbria", "Knowsley", "Hackney", "Westminster"])),
    clocks: clocks! {
        INITIAL_ASSESSMENT, "Initial assessment",
            ReferralReceived => InitialAssessmentCompleted, (no limit),
            Confirmed, [TRIAL_AUTHORITIES],
            "No national limit while exempt under section 7A of the Local Authority Social Services Act 1970.";
        CORE_ASSESSMENT, "Core assessment",
            InitialAssessmentOrStrategyDiscussionOrNewInformation => CoreAssessmentCompleted, (no limit),
            Confirmed, [TRIAL_AUTHORITIES],
            "No national limit while exempt under section 7A of the Local Authority Social Services Act 1970.";
    },
};

const TRIAL_2011_B: RegimeRow = RegimeRow {
    id: "eng-trial-2011b",
    name: "Section 7A exemption, trial authorities, second group",
    subject: Subject::Safeguarding,
    from: date(2011, 9, 1),
    until: Some(date(2013, 4, 15)),
    dates_standing: Standing::Assumed,
    dates_sources: &[TRIAL_AUTHORITIES],
    dates_note: "The source gives the month of the first day. The last day is inferred: Working Together 2013 took over.",
    overlay: Some((
        "eng-wt-2010",
        &["Hammersmith and Fulham", "Islington", "Kensington and Chelsea", "Wandsworth"],
    )),
    clocks: clocks! {
        INITIAL_ASSESSMENT, "Initial assessment",
            ReferralReceived => InitialAssessmentCompleted, (no limit),
            Confirmed, [TRIAL_AUTHORITIES],
            "No national limit while exempt under section 7A of the Local Authority Social Services Act 1970.";
        CORE_ASSESSMENT, "Core assessment",
            InitialAssessmentOrStrategyDiscussionOrNewInformation => CoreAssessmentCompleted, (no limit),
            Confirmed, [TRIAL_AUTHORITIES],
            "No national limit while exempt under section 7A of the Local Authority Social Services Act 1970.";
    },
};
