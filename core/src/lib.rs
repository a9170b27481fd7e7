//! dutydesk
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::indexing_slicing))]

pub mod calendar;
mod error;
pub mod report;
pub mod source;

pub use error::Error;
