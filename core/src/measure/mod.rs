//! Timeliness and durations: how long work takes and how much of it is in time, by cohort.

mod duration_band;
#[expect(clippy::module_inception, reason = "the room is named for what it holds")]
mod measure;
mod timeliness;

pub use duration_band::{ASSESSMENT_BANDS, CONFERENCE_BANDS, DurationBand};
pub use measure::{Cohort, CohortsBy, CountedFrom, MEASURED, MEASURING, Measure};
pub use timeliness::{Outcome, Timeliness};
