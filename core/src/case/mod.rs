//! The nouns: canonical tables, ids, code lists, and the [`Register`] of cases.
//!
//! Rows go in through a [`RegisterBuilder`], typed or as [`Table`](crate::table::Table)s, and come out as typed views
//! ([`Referral`], [`Holding`], ...) of a [`Case`]. What is wrong with a row is a [`Finding`]; the row then stays visible
//! in every count that leaves it out, and its cells are kept in the `extras` table.

mod assemble;
mod builder;
mod cells;
mod code;
mod column_read;
mod draft;
mod episodes;
mod extracts;
mod field;
mod files;
mod finding;
mod findings;
mod identity;
mod last_day;
mod links;
mod merge;
mod notes;
mod part;
mod places;
mod profile;
mod reading;
mod refusal;
mod register;
mod rows;
mod schema;
mod settle;
mod spelling;
mod tables;
mod texts;
mod typed;
mod unexplained;
mod upsert;

pub use crate::calendar::Time;
pub(crate) use crate::calendar::day_of;
pub(crate) use builder::Origin;
pub use builder::{ReferralHandle, RegisterBuilder};
pub(crate) use code::plain;
pub use code::{
    AllocationNeed, AssessmentKind, AssessmentOutcome, ConferenceKind, ContactOutcome, EventKind, HolderKind,
    Involvement, PlanKind, ReferralDecision, Sex, WorkerRole,
};
pub use column_read::{ColumnRead, reading_table};
pub(crate) use episodes::is_numbered;
pub use field::{ChildId, FamilyGroup, ReferralId, Team, Text, Thousandths, WorkerId};
pub(crate) use files::FileNumber;
pub use finding::{ColumnRef, Finding, FindingCode, Severity};
pub(crate) use findings::Headings;
pub use findings::{FindingRow, findings_table};
pub use last_day::LastDay;
pub use part::Part;
pub(crate) use places::standing;
pub(crate) use reading::{flag, plausible};
#[cfg(feature = "census")]
pub(crate) use reading::{plausible_year, unlikely};
pub use register::{Case, Register};
pub use schema::{Codes, ColumnSpec, Kind, TableSpec};
pub(crate) use spelling::folded;
pub use tables::*;
pub(crate) use texts::{Sym, Texts};
pub use typed::{Dated, TypedRow};
pub use unexplained::UnexplainedHolder;
