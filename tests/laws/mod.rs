//! What holds for every input.

mod calendar;
mod clocks;
mod convention;
mod dirt;
mod format;
mod grid;
mod history;
mod merging;
pub mod register;
mod report;
mod splitting;
mod tally;
mod timeliness;
mod timescale;
