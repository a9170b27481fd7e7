//! Options: each declared once, and read from JSON.

mod declare;
mod given;
mod kind;
mod spec;
mod takes;
mod wire;

pub(crate) use declare::{groups, kind, options};
pub(crate) use given::Given;
pub use kind::OptionKind;
pub use spec::Spec;
pub use takes::Takes;
pub(crate) use wire::{Wire, of_text};
