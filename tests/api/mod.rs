//! The public names, against facts from outside.

mod architecture;
mod calendar;
mod census_clocks;
mod cin_census;
mod regime;
mod scenario;
