//! The bands in which the Department for Education publishes durations.

use crate::regime::ClockId;

/// Durations from the last band's end to `to` working days, both a whole number and `to` in the band.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DurationBand {
    /// The wire name, for example `days_41_to_45`.
    pub name: &'static str,
    /// What is in it, in a sentence.
    pub about: &'static str,
    /// The longest duration in the band, in working days; nothing for the last, which has no end.
    pub to: Option<i32>,
}

/// The bands of assessments.
///
/// Source: Department for Education, Characteristics of children in need, table C2, 2014 to 2024.
pub const ASSESSMENT_BANDS: &[DurationBand] = &[
    band("same_day", "Completed on the day it is counted from.", 0),
    band("days_1_to_10", "Completed after 1 to 10 working days.", 10),
    band("days_11_to_20", "Completed after 11 to 20 working days.", 20),
    band("days_21_to_30", "Completed after 21 to 30 working days.", 30),
    band("days_31_to_40", "Completed after 31 to 40 working days.", 40),
    band("days_41_to_45", "Completed after 41 to 45 working days.", 45),
    band("days_46_to_50", "Completed after 46 to 50 working days.", 50),
    band("days_51_to_60", "Completed after 51 to 60 working days.", 60),
    DurationBand { name: "days_61_or_more", about: "Completed after 61 working days or more.", to: None },
];

/// The bands of initial child protection conferences.
///
/// Source: Department for Education, Characteristics of children in need, table C4, 2013 to 2024.
pub const CONFERENCE_BANDS: &[DurationBand] = &[
    band("days_0_to_10", "Completed after 0 to 10 working days.", 10),
    band("days_11_to_15", "Completed after 11 to 15 working days.", 15),
    band("days_16_to_20", "Completed after 16 to 20 working days.", 20),
    DurationBand { name: "days_21_or_more", about: "Completed after 21 working days or more.", to: None },
];

const fn band(name: &'static str, about: &'static str, to: i32) -> DurationBand {
    DurationBand { name, about, to: Some(to) }
}

impl DurationBand {
    /// The bands in which the durations of a clock are counted: those of conferences for `icpc` and
    /// `transfer_in_conference`, else those of assessments, which are finer.
    #[must_use]
    pub fn of(clock: ClockId) -> &'static [Self] {
        if clock == ClockId::ICPC || clock == ClockId::TRANSFER_IN_CONFERENCE {
            CONFERENCE_BANDS
        } else {
            ASSESSMENT_BANDS
        }
    }
}
