//! The public names, against facts from outside.

mod architecture;
mod calendar;
mod cin_census;
mod regime;
