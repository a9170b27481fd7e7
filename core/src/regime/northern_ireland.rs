//! The rulebook of Northern Ireland.

use crate::regime::Subject;
use crate::regime::documents::*;
use crate::regime::rows::{RegimeRow, clocks, date};
use crate::source::Standing;

pub(super) const NORTHERN_IRELAND: &[RegimeRow] = &[UNOCINI];

const UNOCINI: RegimeRow = RegimeRow {
    id: "nir-unocini",
    name: "UNOCINI and regional child protection procedures",
    subject: Subject::Safeguarding,
    from: date(2008, 1, 1),
    until: None,
    dates_standing: Standing::Assumed,
    dates_sources: &[SBNI_2018],
    dates_note: "The first day was not seen in a source; the guidance was revised in June 2011.",
    overlay: None,
    clocks: clocks! {
        STRATEGY_DISCUSSION, "Strategy discussion",
            ChildProtectionReferralReceived => StrategyDiscussionHeld, (24 Hours),
            Secondary, [CHILD_PROTECTION_UK],
            "Of a child protection referral.";
        CHILD_SEEN, "Child seen",
            ChildProtectionReferralReceived => ChildSeen, (24 Hours),
            Secondary, [CHILD_PROTECTION_UK],
            "";
        INITIAL_ASSESSMENT, "Initial assessment",
            ReferralReceived => InitialAssessmentCompleted, (10 WorkingDays),
            Secondary, [NSPCC_NI, CHILD_PROTECTION_UK],
            "";
        ARTICLE66_INVESTIGATION, "Child protection investigation under Article 66",
            InvestigatedReferralReceived => InvestigationCompleted, (15 WorkingDays),
            Confirmed, [SBNI_2018],
            "Regional procedures, May 2018.";
        PATHWAY_ASSESSMENT, "Pathway assessment",
            InitialAssessmentCompleted => PathwayAssessmentCompleted, (35 WorkingDays),
            Assumed, [],
            "From memory; no source was seen.";
        INITIAL_CASE_CONFERENCE, "Initial case conference",
            InvestigatedReferralReceived => IcpcHeld, (15 WorkingDays),
            Assumed, [],
            "May be a memory of the 15 working days for the investigation.";
        FIRST_CP_REVIEW, "First child protection review conference",
            ChildProtectionPlanStarted => ReviewConferenceHeld, (3 Months),
            Secondary, [DUFFY],
            "";
        LATER_CP_REVIEW, "Later child protection review conference",
            ReviewConferenceHeld => ReviewConferenceHeld, (6 Months),
            Secondary, [DUFFY],
            "";
    },
};
