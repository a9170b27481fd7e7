//! What holds for every input.

mod calendar;
