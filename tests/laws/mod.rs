//! What holds for every input.

mod calendar;
mod clocks;
mod format;
mod grid;
mod history;
pub mod register;
mod splitting;
mod timescale;
