//! The answer as one serialisable struct, what of it the public may see, and how it reads as a [`Page`](crate::page::Page).
//!
//! A section is one file: what it holds, how that is counted and how it reads. Counting gives a ticket for each figure,
//! which tells nothing of it; once every section has counted, all are settled together.
//!
//! What the public may see is settled over cases: an open case is the same in the grid, in its group and under its clocks.
//! Not seen as one are the second and further work that a clock has on one case, and the closed referrals, which are
//! accounted for in one piece, with the completed work on them.

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
mod make;
mod recorded;
mod regions;
mod sections;
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
pub use findings::{FindingLine, FindingPlace};
pub use grid::{Grid, GridRow};
pub use groups::Group;
pub use left_out::{LeftOut, WhatLeftOut};
pub use list::List;
pub use recorded::Recorded;
pub use regions::{RegionLine, RegionPart};
pub use sources::PartLine;
pub use value::{Count, Value};
pub use verdicts::Rule;

use crate::calendar::Day;
use crate::case::ColumnRead;
use crate::table::Table;

// In the order in which they are counted and read: of each its file, and what it holds.
sections::sections! {
    headline {
        /// The definition of allocated that the figures below use.
        allocated: Rung,
        /// Every open case, or child, or family.
        total: Group
    }
    definitions {
        /// The definitions of allocated side by side.
        definitions: Vec<Rung>
    }
    grid {
        /// The grid: progress by holder.
        grid: Grid
    }
    regions {
        /// The named backlogs.
        regions: Vec<RegionLine>
    }
    bands {
        /// Age bands.
        bands: Vec<BandLine>
    }
    groups {
        /// The same as the total by district, team or worker; alphabetical.
        groups: Vec<Group>
    }
    clocks {
        /// How far each clock is kept.
        timeliness: Vec<ClockLine>,
        /// The first day of the twelve months over which completed work is counted.
        completed_since: Day
    }
    contacts {
        /// Contacts that await a decision; they stand beside the grid, not in it.
        contacts_awaiting_decision: Count
    }
    left_out {
        /// What was left out of the figures, and why.
        left_out: Vec<LeftOut>
    }
    accounting {
        /// Every referral accounted for.
        referrals: Accounting
    }
    findings {
        /// What was wrong with the records.
        findings: Vec<FindingLine>
    }
    sources {
        /// The sources.
        parts: Vec<PartLine>,
        /// How the files were read, heading by heading; management only.
        reading: Vec<ColumnRead>
    }
    waiting {
        /// Every case that waits for a social worker under the definition, longest waiting first; management only.
        waiting: Option<Table>
    }
}
