//! dutydesk
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::indexing_slicing))]

pub mod backlog;
pub mod calendar;
pub mod case;
mod error;
pub mod history;
mod named;
pub mod regime;
pub mod render;
pub mod report;
pub mod source;
pub mod stats;
pub mod table;
pub mod timescale;

pub use error::Error;
