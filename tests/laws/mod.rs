//! What holds for every input.

mod calendar;
mod format;
mod register;
