//! Days, divisions and working days.

mod day;

pub use day::{CalendarDays, Day, WorkingDays};
