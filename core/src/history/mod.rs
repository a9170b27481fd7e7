//! Replays a register under a view into spells: for each case, from when to when, at what progress, held by whom.
//!
//! A [`View`] says which facts count: all of them, those known by a date, or, day by day, those known on that day. A
//! [`Spell`] is a run of days on which nothing changed: it holds from `from` to the day before `to`. A case has spells
//! only while it is open; one opened and closed on the same day has none.
//!
//! What is counted, referrals, children or families, is chosen inside the pass: a [`Tally`] takes the [`Life`] of each, and
//! [`Register::tally`](crate::case::Register::tally) replays each case once for as many of them as there are. [`runs`]
//! says on which days in a row it was allocated.

mod definition;
mod enquiry;
mod facts;
mod holder;
mod knowledge;
mod life;
mod pass;
mod progress;
mod runs;
mod seen;
mod spell;
mod view;

pub use definition::{Allocated, Definition, DefinitionName};
pub use enquiry::conference_of;
pub use holder::{Holder, HolderClass};
pub use life::{CaseLife, Life};
pub use pass::{AssessmentEnd, Counted, Over, Tally, Units};
pub use progress::Progress;
pub use runs::{Run, runs};
pub use seen::{Seen, last_seen};
pub use spell::{CaseStatus, Replay, Spell, State};
pub use view::View;
