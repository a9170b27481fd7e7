//! The public names, against facts from outside.

mod calendar;
mod canonical;
mod duty_sheet;
mod regime;
