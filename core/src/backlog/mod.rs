//! How big the backlog is: every open case in one cell of a grid, and the definitions that read it.
//!
//! An open case stands in one cell: its [`Progress`](crate::history::Progress) by its
//! [`HolderClass`](crate::history::HolderClass). Whether it counts as *allocated* is a [`Definition`]: a set of classes
//! chosen by the caller. Ages are in calendar days: since the referral was received, which nothing resets, and since the
//! case was last allocated under the definition.

mod allocation;
mod ask;
mod bands;
mod count;
mod open_case;
mod region;
mod rows;
mod selection;

pub use crate::history::{Allocated, Counted, Definition};
pub use allocation::Allocation;
pub use ask::{Ask, By};
pub use bands::{Band, Bands, OVER_28};
pub use count::Backlog;
pub use open_case::OpenCase;
pub use region::Region;
pub use rows::CaseRow;
pub use selection::{ChildSeen, SELECTING, Selection};
