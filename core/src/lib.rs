//! dutydesk
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::indexing_slicing))]

pub mod calendar;
pub mod case;
mod error;
pub mod format;
pub mod regime;
pub mod source;
pub mod table;

pub use error::Error;
