//! Options: each declared once, and read from JSON.

mod declare;
mod given;
mod kind;
mod spec;
mod wire;

pub(crate) use declare::{groups, kind, options};
pub(crate) use given::{Given, no_option};
pub use kind::OptionKind;
pub use spec::Spec;
pub(crate) use wire::{Wire, of_text};
