//! Which clock.

use std::fmt;
use std::str::FromStr;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::Error;
use crate::options::{OptionKind, of_text};

/// Which clock: one id across all editions, whatever the limit was. Shipped clocks are the constants; a local clock has
/// an id of its own, such as `visit_every_10_days`.
///
/// ```
/// use dutydesk::regime::ClockId;
/// assert_eq!("icpc".parse::<ClockId>()?, ClockId::ICPC);
/// assert_eq!(ClockId::SINGLE_ASSESSMENT.name(), "single_assessment");
/// assert_eq!("Visit 10".parse::<ClockId>().unwrap_err().code(), "invalid_argument");
/// # Ok::<(), dutydesk::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClockId {
    /// Filled up with zeros, so that the order is that of the names and a verdict can carry the id about.
    text: [u8; LONGEST],
}

const LONGEST: usize = 48;

impl ClockId {
    /// An id that is known to be one: it does not compile otherwise.
    const fn shipped(name: &'static str) -> Self {
        assert!(is_id(name), "not a clock id");
        let mut text = [0; LONGEST];
        if let Some((room, _)) = text.split_at_mut_checked(name.len()) {
            room.copy_from_slice(name.as_bytes());
        }
        Self { text }
    }

    /// The wire name.
    #[must_use]
    pub fn name(&self) -> &str {
        let letters = self.text.split(|byte| *byte == 0).next().unwrap_or_default();
        std::str::from_utf8(letters).unwrap_or_default()
    }
}

/// Lower-case letters, digits and underscores, from 1 to 48 of them.
const fn is_id(name: &str) -> bool {
    let mut rest = name.as_bytes();
    if rest.is_empty() || rest.len() > LONGEST {
        return false;
    }
    while let [first, others @ ..] = rest {
        if !matches!(first, b'a'..=b'z' | b'0'..=b'9' | b'_') {
            return false;
        }
        rest = others;
    }
    true
}

impl FromStr for ClockId {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        if !is_id(name) {
            return Err(Error::takes("clock", "an id of 1 to 48 lower-case letters, digits and underscores"));
        }
        let mut text = [0; LONGEST];
        for (to, from) in text.iter_mut().zip(name.bytes()) {
            *to = from;
        }
        Ok(Self { text })
    }
}

of_text!(ClockId, OptionKind::Clock);

impl fmt::Display for ClockId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Debug for ClockId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Serialize for ClockId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for ClockId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

macro_rules! shipped {
    ($($(#[$doc:meta])* $ID:ident = $name:literal,)+) => {
        impl ClockId {
            $($(#[$doc])* pub const $ID: Self = Self::shipped($name);)+

            /// The shipped ids, in the order in which work comes.
            pub const SHIPPED: &'static [Self] = &[$(Self::$ID),+];
        }
    };
}

shipped! {
    /// Decision on a referral.
    REFERRAL_DECISION = "referral_decision",
    /// Initial assessment.
    INITIAL_ASSESSMENT = "initial_assessment",
    /// Core assessment.
    CORE_ASSESSMENT = "core_assessment",
    /// Single (child and family) assessment.
    SINGLE_ASSESSMENT = "single_assessment",
    /// Initial child protection conference.
    ICPC = "icpc",
    /// Transfer-in child protection conference.
    TRANSFER_IN_CONFERENCE = "transfer_in_conference",
    /// First core group.
    FIRST_CORE_GROUP = "first_core_group",
    /// First child protection review conference.
    FIRST_CP_REVIEW = "first_cp_review",
    /// Later child protection review conference.
    LATER_CP_REVIEW = "later_cp_review",
    /// First review of a looked-after child.
    FIRST_LAC_REVIEW = "first_lac_review",
    /// Second review of a looked-after child.
    SECOND_LAC_REVIEW = "second_lac_review",
    /// Later review of a looked-after child.
    LATER_LAC_REVIEW = "later_lac_review",
    /// First visit after a placement began.
    PLACEMENT_FIRST_VISIT = "placement_first_visit",
    /// Visit in the first year of a placement.
    PLACEMENT_VISIT_FIRST_YEAR = "placement_visit_first_year",
    /// Visit after the first year of a placement meant to last to 18.
    PLACEMENT_VISIT_AFTER_YEAR_LONG_TERM = "placement_visit_after_year_long_term",
    /// Visit after the first year of another placement.
    PLACEMENT_VISIT_AFTER_YEAR_OTHER = "placement_visit_after_year_other",
    /// Visit before the first review, placed with a parent before assessment.
    PLACEMENT_VISIT_REG19_BEFORE_FIRST_REVIEW = "placement_visit_reg19_before_first_review",
    /// Visit after the first review, placed with a parent before assessment.
    PLACEMENT_VISIT_REG19_AFTER_FIRST_REVIEW = "placement_visit_reg19_after_first_review",
    /// Visit before the first review, with a connected person, or with a parent under an interim care order.
    PLACEMENT_VISIT_REG24_BEFORE_FIRST_REVIEW = "placement_visit_reg24_before_first_review",
    /// Visit after the first review, with a connected person, or with a parent under an interim care order.
    PLACEMENT_VISIT_REG24_AFTER_FIRST_REVIEW = "placement_visit_reg24_after_first_review",
    /// First visit after a care order, living with a parent.
    PLACEMENT_VISIT_CARE_ORDER_WITH_PARENT_FIRST = "placement_visit_care_order_with_parent_first",
    /// Later visit under a care order, living with a parent.
    PLACEMENT_VISIT_CARE_ORDER_WITH_PARENT_LATER = "placement_visit_care_order_with_parent_later",
    /// Pathway plan review.
    PATHWAY_PLAN_REVIEW = "pathway_plan_review",
    /// Pathway plan review, in accommodation provided by the authority.
    PATHWAY_PLAN_REVIEW_ACCOMMODATED = "pathway_plan_review_accommodated",
    /// Personal adviser's first visit.
    ADVISER_FIRST_VISIT = "adviser_first_visit",
    /// Personal adviser's later visit.
    ADVISER_LATER_VISIT = "adviser_later_visit",
    /// Visit on notice of proposed private fostering.
    PRIVATE_FOSTERING_INITIAL_VISIT_PROPOSED = "private_fostering_initial_visit_proposed",
    /// Visit on notice of existing private fostering.
    PRIVATE_FOSTERING_INITIAL_VISIT_EXISTING = "private_fostering_initial_visit_existing",
    /// Visit in the first year of private fostering.
    PRIVATE_FOSTERING_VISIT_FIRST_YEAR = "private_fostering_visit_first_year",
    /// Visit in later years of private fostering.
    PRIVATE_FOSTERING_VISIT_LATER_YEARS = "private_fostering_visit_later_years",
    /// Assessment.
    ASSESSMENT = "assessment",
    /// Continuing assessment under section 47.
    S47_CONTINUING_ASSESSMENT = "s47_continuing_assessment",
    /// Later core group.
    LATER_CORE_GROUP = "later_core_group",
    /// Initial child protection case conference.
    INITIAL_CPCC = "initial_cpcc",
    /// Pre-birth child protection case conference.
    PRE_BIRTH_CPCC = "pre_birth_cpcc",
    /// Minutes of the case conference.
    MINUTES = "minutes",
    /// Copy of the child protection plan.
    PLAN_COPY = "plan_copy",
    /// Notice of a significant change.
    SIGNIFICANT_CHANGE_NOTICE = "significant_change_notice",
    /// Initial child protection planning meeting.
    INITIAL_CPPM = "initial_cppm",
    /// Pre-birth child protection planning meeting.
    UNBORN_CPPM = "unborn_cppm",
    /// Planning meeting reconvened after an inquorate one.
    INQUORATE_CPPM_RECONVENED = "inquorate_cppm_reconvened",
    /// Record of the planning meeting.
    RECORD_OF_CPPM = "record_of_cppm",
    /// Review of a pre-birth child protection plan.
    PRE_BIRTH_REVIEW = "pre_birth_review",
    /// Review child protection planning meeting.
    CP_REVIEW = "cp_review",
    /// Strategy discussion.
    STRATEGY_DISCUSSION = "strategy_discussion",
    /// Child seen.
    CHILD_SEEN = "child_seen",
    /// Child protection investigation under Article 66.
    ARTICLE66_INVESTIGATION = "article66_investigation",
    /// Pathway assessment.
    PATHWAY_ASSESSMENT = "pathway_assessment",
    /// Initial case conference.
    INITIAL_CASE_CONFERENCE = "initial_case_conference",
    /// Allocation, as an authority's own standard has it.
    ALLOCATION = "allocation",
    /// The risk assessed of a case that cannot be allocated.
    WAITING_RISK_ASSESSMENT = "waiting_risk_assessment",
    /// A manager's oversight of a case that cannot be allocated.
    WAITING_OVERSIGHT = "waiting_oversight",
    /// The child seen while the case cannot be allocated.
    WAITING_CHILD_SEEN = "waiting_child_seen",
    /// The escalation of a case that cannot be allocated.
    WAITING_ESCALATION = "waiting_escalation",
}
