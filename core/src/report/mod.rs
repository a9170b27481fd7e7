//! The answer as one serialisable struct, what of it the public may see, and how it reads as a [`Page`](crate::page::Page).
//!
//! A section is one file: what it holds, how that is counted and how it reads. Counting gives a ticket for each figure,
//! which tells nothing of it; once every section has counted, all are settled together.

mod accounting;
mod bands;
mod clocks;
mod contacts;
mod definitions;
mod facts;
mod figures;
mod findings;
mod grid;
mod groups;
mod headline;
mod left_out;
mod list;
mod regions;
#[expect(clippy::module_inception, reason = "the room is named for what it holds")]
mod report;
mod sources;
pub mod suppression;
mod value;
mod verdicts;
mod waiting;

pub use accounting::Accounting;
pub use bands::BandLine;
pub use clocks::ClockLine;
pub use definitions::Rung;
pub use figures::Ticket;
pub use findings::FindingLine;
pub use grid::{Grid, GridRow};
pub use groups::Group;
pub use left_out::{LeftOut, WhatLeftOut};
pub use list::List;
pub use regions::{RegionLine, RegionPart};
pub use report::Report;
pub use sources::PartLine;
pub use value::{Count, Value};
pub use verdicts::Rule;
