//! The answer as one serialisable struct, and what of it the public may see.

mod make;
#[expect(clippy::module_inception, reason = "the room is named for what it holds")]
mod report;
pub mod suppression;
mod timeliness;
mod value;

pub use report::{
    Accounting, BandLine, FindingLine, Grid, GridRow, Group, LeftOut, PartLine, RegionLine, Report, Rung,
};
pub use timeliness::{Rule, Timeliness};
pub use value::{Count, Value};
