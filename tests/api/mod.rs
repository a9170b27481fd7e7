//! The public names, against facts from outside.

mod calendar;
mod regime;
mod scenario;
