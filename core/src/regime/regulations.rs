//! The regulations of England on looked-after children, care leavers and private fostering.

use crate::regime::Subject;
use crate::regime::documents::*;
use crate::regime::rows::{RegimeRow, clocks, date};
use crate::source::Standing;

pub(super) const REGULATIONS: &[RegimeRow] =
    &[REVIEWS_1991, CARE_PLANNING_2010, CARE_LEAVERS_2010, PRIVATE_FOSTERING_2005];

/// Temporary changes to the regulations of 2010.
const RELAXED_IN_2020: &str =
    "From 24 April to 25 September 2020 this interval was relaxed (SI 2020/445), which is not encoded.";

const FIRST_REVIEW: &str = "Until the first review since the child became looked after; the regulation does not say whether of the placement. From the last visit before it the longer interval then runs.";

const REVIEWS_1991: RegimeRow = RegimeRow {
    id: "eng-lac-1991",
    name: "Review of Children's Cases Regulations 1991",
    subject: Subject::LookedAfter,
    from: date(1991, 10, 14),
    until: Some(date(2011, 4, 1)),
    dates_standing: Standing::Confirmed,
    dates_sources: &[REVIEWS_1, CARE_PLANNING_1],
    dates_note: "The last day is the day before the regulations of 2010 came into force.",
    overlay: None,
    clocks: clocks! {
        FIRST_LAC_REVIEW, "First review of a looked-after child",
            BecameLookedAfter => ReviewHeld, (4 Weeks),
            Secondary, [OXFORDSHIRE],
            "";
        SECOND_LAC_REVIEW, "Second review of a looked-after child",
            FirstLacReviewHeld => ReviewHeld, (3 Months),
            Secondary, [OXFORDSHIRE],
            "";
        LATER_LAC_REVIEW, "Later review of a looked-after child",
            PreviousLacReviewHeld => ReviewHeld, (6 Months),
            Secondary, [OXFORDSHIRE],
            "";
    },
};

const CARE_PLANNING_2010: RegimeRow = RegimeRow {
    id: "eng-lac-2010",
    name: "Care Planning, Placement and Case Review (England) Regulations 2010 (SI 2010/959)",
    subject: Subject::LookedAfter,
    from: date(2011, 4, 1),
    until: None,
    dates_standing: Standing::Confirmed,
    dates_sources: &[CARE_PLANNING_1],
    dates_note: "",
    overlay: None,
    clocks: clocks! {
        FIRST_LAC_REVIEW, "First review of a looked-after child",
            BecameLookedAfter => ReviewHeld, (20 WorkingDays),
            Confirmed, [CARE_PLANNING_33],
            "";
        SECOND_LAC_REVIEW, "Second review of a looked-after child",
            FirstLacReviewHeld => ReviewHeld, (3 Months),
            Confirmed, [CARE_PLANNING_33],
            RELAXED_IN_2020;
        LATER_LAC_REVIEW, "Later review of a looked-after child",
            PreviousLacReviewHeld => ReviewHeld, (6 Months),
            Confirmed, [CARE_PLANNING_33],
            RELAXED_IN_2020;
        PLACEMENT_FIRST_VISIT, "First visit after a placement began",
            PlacementStarted => VisitMade, (1 Weeks),
            Confirmed, [CARE_PLANNING_28],
            "Of any placement but that of a child living with a parent under a care order, or a short break (regulation 48).";
        PLACEMENT_VISIT_FIRST_YEAR, "Visit in the first year of a placement",
            PlacementVisitMadeInFirstYear => VisitMade, (6 Weeks),
            Confirmed, [CARE_PLANNING_28],
            RELAXED_IN_2020;
        PLACEMENT_VISIT_AFTER_YEAR_LONG_TERM, "Visit after the first year of a placement meant to last to 18",
            LongTermPlacementVisitMadeAfterFirstYear => VisitMade, (3 Months),
            Confirmed, [CARE_PLANNING_28],
            "Placement intended to last to 18. From 1 April 2015 a child in a long term foster placement may agree to be visited less often, at least every 6 months (regulation 28(3A)), which is not encoded.";
        PLACEMENT_VISIT_AFTER_YEAR_OTHER, "Visit after the first year of another placement",
            PlacementVisitMadeAfterFirstYear => VisitMade, (6 Weeks),
            Confirmed, [CARE_PLANNING_28],
            RELAXED_IN_2020;
        PLACEMENT_VISIT_REG19_BEFORE_FIRST_REVIEW, "Visit before the first review, placed with a parent before assessment",
            Regulation19VisitMadeBeforeFirstReview => VisitMade, (1 Weeks),
            Confirmed, [CARE_PLANNING_28],
            FIRST_REVIEW;
        PLACEMENT_VISIT_REG19_AFTER_FIRST_REVIEW, "Visit after the first review, placed with a parent before assessment",
            Regulation19VisitMadeAfterFirstReview => VisitMade, (6 Weeks),
            Confirmed, [CARE_PLANNING_28],
            "";
        PLACEMENT_VISIT_REG24_BEFORE_FIRST_REVIEW, "Visit before the first review, with a connected person, or with a parent under an interim care order",
            Regulation24VisitMadeBeforeFirstReview => VisitMade, (1 Weeks),
            Confirmed, [CARE_PLANNING_28],
            FIRST_REVIEW;
        PLACEMENT_VISIT_REG24_AFTER_FIRST_REVIEW, "Visit after the first review, with a connected person, or with a parent under an interim care order",
            Regulation24VisitMadeAfterFirstReview => VisitMade, (4 Weeks),
            Confirmed, [CARE_PLANNING_28],
            "";
        PLACEMENT_VISIT_CARE_ORDER_WITH_PARENT_FIRST, "First visit after a care order, living with a parent",
            CareOrderWithParentMade => VisitMade, (1 Weeks),
            Confirmed, [CARE_PLANNING_28],
            "";
        PLACEMENT_VISIT_CARE_ORDER_WITH_PARENT_LATER, "Later visit under a care order, living with a parent",
            CareOrderWithParentVisitMade => VisitMade, (6 Weeks),
            Confirmed, [CARE_PLANNING_28],
            "";
    },
};

const CARE_LEAVERS_2010: RegimeRow = RegimeRow {
    id: "eng-care-leavers-2010",
    name: "Care Leavers (England) Regulations 2010 (SI 2010/2571)",
    subject: Subject::CareLeavers,
    from: date(2011, 4, 1),
    until: None,
    dates_standing: Standing::Confirmed,
    dates_sources: &[CARE_LEAVERS],
    dates_note: "",
    overlay: None,
    clocks: clocks! {
        PATHWAY_PLAN_REVIEW, "Pathway plan review",
            PreviousPathwayReviewHeld => ReviewHeld, (6 Months),
            Confirmed, [CARE_LEAVERS],
            "";
        PATHWAY_PLAN_REVIEW_ACCOMMODATED, "Pathway plan review, in accommodation provided by the authority",
            PreviousPathwayReviewHeldWhileAccommodated => ReviewHeld, (3 Months),
            Confirmed, [CARE_LEAVERS],
            "Where the authority provides the accommodation; the first such review is due as soon as practicable AFTER 28 days, which is not a deadline and is not encoded.";
        ADVISER_FIRST_VISIT, "Personal adviser's first visit",
            AccommodationProvided => AdviserVisitMade, (7 CalendarDays),
            Confirmed, [CARE_LEAVERS],
            "The text says days.";
        ADVISER_LATER_VISIT, "Personal adviser's later visit",
            PreviousAdviserVisitMade => AdviserVisitMade, (2 Months),
            Confirmed, [CARE_LEAVERS],
            "Two calendar months, not 8 weeks.";
    },
};

const PRIVATE_FOSTERING_2005: RegimeRow = RegimeRow {
    id: "eng-pf-2005",
    name: "Children (Private Arrangements for Fostering) Regulations 2005 (SI 2005/1533)",
    subject: Subject::PrivateFostering,
    from: date(2005, 7, 1),
    until: None,
    dates_standing: Standing::Assumed,
    dates_sources: &[],
    dates_note: "The first day was not seen in a source.",
    overlay: None,
    clocks: clocks! {
        PRIVATE_FOSTERING_INITIAL_VISIT_PROPOSED, "Visit on notice of proposed private fostering",
            PrivateFosteringProposalNotified => VisitMade, (7 WorkingDays),
            Secondary, [PRIVATE_FOSTERING_STANDARDS],
            "";
        PRIVATE_FOSTERING_INITIAL_VISIT_EXISTING, "Visit on notice of existing private fostering",
            PrivateFosteringArrangementNotified => VisitMade, (7 WorkingDays),
            Assumed, [],
            "Reg 7, from memory.";
        PRIVATE_FOSTERING_VISIT_FIRST_YEAR, "Visit in the first year of private fostering",
            PrivateFosteringVisitMadeInFirstYear => VisitMade, (6 Weeks),
            Confirmed, [PRIVATE_FOSTERING_8],
            "The year runs from the day the authority became aware (reg 8(6)).";
        PRIVATE_FOSTERING_VISIT_LATER_YEARS, "Visit in later years of private fostering",
            PrivateFosteringVisitMadeInLaterYears => VisitMade, (12 Weeks),
            Confirmed, [PRIVATE_FOSTERING_8],
            "";
    },
};
