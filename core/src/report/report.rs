//! The report itself: what it holds.

use serde::Serialize;

use crate::ask::Audience;
use crate::calendar::Day;
use crate::case::{Finding, FindingCode, Severity};
use crate::history::{HolderClass, Progress};
use crate::report::timeliness::Timeliness;
use crate::report::value::{Count, Value};
use crate::table::Table;

/// The answer to the four questions, in one piece: which clocks run, who holds the cases, how big the backlog is, and what
/// was left out and why.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Report {
    /// The day it speaks of, at its end.
    pub as_of: Day,
    /// The day by which what it uses had been recorded; null where it uses everything.
    pub known_at: Option<Day>,
    /// The authority whose own rules were asked for, if one was.
    pub authority: Option<String>,
    /// Whether the rules hold anything of that authority's own; else they are the national ones.
    pub own_rules: bool,
    /// Who it is for.
    pub audience: Audience,
    /// Whether every record in it is invented.
    pub invented: bool,
    /// What is counted: `referrals`, `children` or `family_groups`.
    pub count: String,
    /// How cases are grouped: `district`, `team` or `worker`.
    pub by: String,
    /// The definition of allocated that the figures below use.
    pub allocated: Rung,
    /// The sources.
    pub parts: Vec<PartLine>,
    /// Every referral accounted for.
    pub referrals: Accounting,
    /// Contacts that await a decision; they stand beside the grid, not in it.
    pub contacts_awaiting_decision: Count,
    /// Every open case, or child, or family.
    pub total: Group,
    /// The same by district, team or worker; alphabetical.
    pub groups: Vec<Group>,
    /// The definitions of allocated side by side.
    pub definitions: Vec<Rung>,
    /// The grid: progress by holder.
    pub grid: Grid,
    /// The named backlogs.
    pub regions: Vec<RegionLine>,
    /// Age bands.
    pub bands: Vec<BandLine>,
    /// How far each clock is kept.
    pub timeliness: Vec<Timeliness>,
    /// The first day of the twelve months over which completed work is counted.
    pub completed_since: Day,
    /// What was wrong with the records.
    pub findings: Vec<FindingLine>,
    /// What was left out of the figures, and why.
    pub left_out: Vec<LeftOut>,
    /// Every case that waits for a social worker under the definition, longest waiting first; management only.
    pub waiting: Option<Table>,
}

/// One source of the register.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct PartLine {
    /// What it was read as.
    pub format: String,
    /// The first day it observed.
    pub from: Option<Day>,
    /// The last day it observed.
    pub to: Option<Day>,
    /// The day it was drawn.
    pub extracted: Option<Day>,
}

/// Every referral accounted for: read = left out + in the register; in the register = open + closed + not yet received.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Accounting {
    /// Rows read.
    pub read: Count,
    /// Rows left out under a finding.
    pub left_out: Count,
    /// Referrals in the register.
    pub in_register: Count,
    /// Open on the day.
    pub open: Count,
    /// Closed on the day.
    pub closed: Count,
    /// Received after the day, or not known by the knowledge date.
    pub not_yet_received: Count,
}

/// Some of the open cases, counted.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Group {
    /// The district, team or worker; null where none is recorded, and for the total.
    pub name: Option<String>,
    /// Open.
    pub open: Count,
    /// Open and allocated.
    pub allocated: Count,
    /// Open, not allocated, and in need of a social worker.
    pub waiting: Count,
    /// Open, and nothing tells whether it is allocated.
    pub cannot_tell: Count,
    /// Open, not allocated, and in no need of a social worker of its own.
    pub no_social_worker_needed: Count,
    /// Of the waiting, received more than 28 days ago.
    pub waiting_over_28_days_since_referral: Count,
    /// Of the waiting, not allocated for more than 28 days.
    pub waiting_over_28_days_unallocated: Count,
    /// Of the waiting, the most days since referral.
    pub oldest_days_since_referral: Value<i32>,
    /// Of the waiting, the median of days since referral.
    pub median_days_since_referral: Value<f64>,
    /// Of the waiting, the most days unallocated.
    pub oldest_days_unallocated: Value<i32>,
    /// Of the waiting, the median of days unallocated.
    pub median_days_unallocated: Value<f64>,
    /// Open, and the child never seen since the referral.
    pub never_seen: Count,
    /// Of the waiting, the child never seen.
    pub waiting_never_seen: Count,
    /// Open, and the source does not say when children are seen.
    pub seen_not_reported: Count,
}

/// What one definition of allocated says of the open cases.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Rung {
    /// Its name.
    pub name: String,
    /// What it means.
    pub meaning: String,
    /// Allocated.
    pub allocated: Count,
    /// Not allocated, and in need of a social worker.
    pub waiting: Count,
    /// Nothing tells.
    pub cannot_tell: Count,
    /// Not allocated, and in no need of a social worker of its own.
    pub no_social_worker_needed: Count,
}

/// The grid.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Grid {
    /// The holder classes that hold any case, in order; the columns.
    pub holders: Vec<HolderClass>,
    /// A row for each progress.
    pub rows: Vec<GridRow>,
    /// The sums of the columns.
    pub totals: Vec<Count>,
    /// The sum of all.
    pub total: Count,
}

/// One row of the grid.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct GridRow {
    /// How far the work has come.
    pub progress: Progress,
    /// A count for each holder class.
    pub counts: Vec<Count>,
    /// The sum of the row.
    pub total: Count,
}

/// One named backlog.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct RegionLine {
    /// Its name.
    pub name: String,
    /// How many stand in it.
    pub count: Count,
}

/// One age band.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct BandLine {
    /// The days, for example `29-56`.
    pub days: String,
    /// Open, by days since referral.
    pub open_since_referral: Count,
    /// Waiting, by days since referral.
    pub waiting_since_referral: Count,
    /// Waiting, by days unallocated.
    pub waiting_unallocated: Count,
}

/// One kind of finding.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct FindingLine {
    /// Its code.
    pub code: FindingCode,
    /// What became of the records.
    pub severity: Severity,
    /// What it means.
    pub meaning: &'static str,
    /// How many.
    pub count: Count,
    /// The first few, in order of table and row; management only.
    pub first: Vec<Finding>,
}

/// Something left out of the figures.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct LeftOut {
    /// What.
    pub what: &'static str,
    /// How many.
    pub count: Count,
    /// Why.
    pub why: &'static str,
}
