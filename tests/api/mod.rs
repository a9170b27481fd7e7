//! The public names, against facts from outside.

mod calendar;
mod cin_census;
mod regime;
