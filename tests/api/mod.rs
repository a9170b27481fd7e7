//! The public names, against facts from outside.

mod architecture;
mod calendar;
mod canonical;
mod census_clocks;
mod cin_census;
mod clocks;
mod duty_sheet;
mod regime;
mod report;
mod scenario;
