//! Which clocks the guidance sets, how long each is, and which edition an authority followed when.
//!
//! The rules are rows with a source and a standing. [`Regimes::england`] has England's and [`Regimes::national`] every
//! nation's; what one council did otherwise (its own switch date, its own standard, clocks of its own) is added by the
//! caller, in Rust or as JSON ([`Regimes::from_json`]).
//!
//! How days are counted (which day is day 0, what a working day is) is not here but in [`calendar`](crate::calendar)
//! and in the timescales made from both.
#![doc = include_str!("../../docs/clocks.md")]

mod authority_name;
mod clock;
mod clock_id;
mod documents;
mod edition;
mod england;
mod event;
mod local;
mod northern_ireland;
mod object;
mod regimes;
mod regulations;
mod rows;
mod rulebook;
mod scotland;
mod wales;
mod written;

pub use clock::{Clock, Limit, Unit};
pub use clock_id::ClockId;
pub use edition::{Nation, Overlay, Regime, Subject};
pub use event::{EndEvent, StartEvent};
pub use local::{ClockSet, LocalLimit};
pub use regimes::Regimes;
pub use rulebook::{AppliedClock, Rulebook, Scope};
