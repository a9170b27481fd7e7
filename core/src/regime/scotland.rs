//! The rulebooks of Scotland: guidance without the force of statute.

use crate::regime::Subject;
use crate::regime::documents::*;
use crate::regime::rows::{RegimeRow, clocks, date};
use crate::source::Standing;

pub(super) const SCOTLAND: &[RegimeRow] = &[GUIDANCE_2010, GUIDANCE_2021];

const GUIDANCE_2010: RegimeRow = RegimeRow {
    id: "sco-2010",
    name: "National Guidance for Child Protection in Scotland 2010, refreshed 2014",
    subject: Subject::Safeguarding,
    from: date(2010, 12, 13),
    until: Some(date(2021, 9, 2)),
    dates_standing: Standing::Assumed,
    dates_sources: &[SCOTLAND_2014],
    dates_note: "The clocks were seen in the text of 2014; the first day of 2010 was not seen in a source.",
    overlay: None,
    clocks: clocks! {
        INITIAL_CPCC, "Initial child protection case conference",
            InvestigatedReferralReceived => IcpcHeld, (21 CalendarDays),
            Confirmed, [SCOTLAND_2014],
            "";
        PRE_BIRTH_CPCC, "Pre-birth child protection case conference",
            InvestigatedReferralOfUnbornChildReceived => IcpcHeld, (21 CalendarDays),
            Confirmed, [SCOTLAND_2014],
            "For late notification; otherwise by 28 weeks of pregnancy, which is not encoded.";
        FIRST_CORE_GROUP, "First core group",
            IcpcHeld => CoreGroupHeld, (15 CalendarDays),
            Confirmed, [SCOTLAND_2014],
            "";
        MINUTES, "Minutes of the case conference",
            IcpcHeld => MinutesReceived, (15 CalendarDays),
            Confirmed, [SCOTLAND_2014],
            "";
        PLAN_COPY, "Copy of the child protection plan",
            IcpcHeld => PlanReceived, (5 CalendarDays),
            Confirmed, [SCOTLAND_2014],
            "";
        SIGNIFICANT_CHANGE_NOTICE, "Notice of a significant change",
            SignificantChangeIdentified => ChairNotified, (3 CalendarDays),
            Confirmed, [SCOTLAND_2014],
            "";
        FIRST_CP_REVIEW, "First child protection review conference",
            IcpcHeld => ReviewConferenceHeld, (3 Months),
            Confirmed, [SCOTLAND_2014],
            "";
        LATER_CP_REVIEW, "Later child protection review conference",
            ReviewConferenceHeld => ReviewConferenceHeld, (6 Months),
            Confirmed, [SCOTLAND_2014],
            "";
    },
};

const GUIDANCE_2021: RegimeRow = RegimeRow {
    id: "sco-2021",
    name: "National Guidance for Child Protection in Scotland 2021, updated 2023",
    subject: Subject::Safeguarding,
    from: date(2021, 9, 2),
    until: None,
    dates_standing: Standing::Assumed,
    dates_sources: &[SCOTLAND_2021_TEXT],
    dates_note: "The source gives the month of the first day, September 2021.",
    overlay: None,
    clocks: clocks! {
        INITIAL_CPPM, "Initial child protection planning meeting",
            InvestigatedReferralReceived => IcpcHeld, (28 CalendarDays),
            Confirmed, [SCOTLAND_2021],
            "Amount confirmed; start event for a born child not stated in the national line; local starts differ.";
        UNBORN_CPPM, "Pre-birth child protection planning meeting",
            InvestigatedReferralOfUnbornChildReceived => IcpcHeld, (28 CalendarDays),
            Confirmed, [SCOTLAND_2021, SCOTLAND_2021_TEXT],
            "Recommended; and always within 28 weeks of gestation, which is not encoded.";
        INQUORATE_CPPM_RECONVENED, "Planning meeting reconvened after an inquorate one",
            InquorateConferenceHeld => IcpcHeld, (10 WorkingDays),
            Confirmed, [SCOTLAND_2021],
            "";
        RECORD_OF_CPPM, "Record of the planning meeting",
            IcpcHeld => RecordReceived, (10 WorkingDays),
            Confirmed, [SCOTLAND_2021],
            "";
        FIRST_CORE_GROUP, "First core group",
            IcpcHeld => CoreGroupHeld, (15 WorkingDays),
            Confirmed, [SCOTLAND_2021],
            "";
        SIGNIFICANT_CHANGE_NOTICE, "Notice of a significant change",
            SignificantChangeIdentified => ChairNotified, (3 CalendarDays),
            Confirmed, [SCOTLAND_2021],
            "";
        PRE_BIRTH_REVIEW, "Review of a pre-birth child protection plan",
            PreBirthConferenceHeld => ReviewConferenceHeld, (3 Months),
            Confirmed, [SCOTLAND_2021, SCOTLAND_2021_TEXT],
            "A review may be held by then: the guidance leaves room for professional judgement.";
        CP_REVIEW, "Review child protection planning meeting",
            PlanningMeetingHeld => ReviewConferenceHeld, (6 Months),
            Secondary, [NHS_SCOTLAND],
            "A review is itself a planning meeting, so each later one is counted from it. The first review of a pre-birth plan has a clock of its own.";
    },
};
