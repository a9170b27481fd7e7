//! Which clocks run on a case, when each is due, and what became of it.
//!
//! Every piece of work has its own clock: the decision on the referral, each assessment, each section 47 enquiry's
//! conference, each review. A [`Verdict`] says what one of them came to by the end of a day, and why. Day 0 is the day of
//! the start event; the due day itself is in time. [`measure`](crate::measure) counts them by cohort.

mod assessment;
mod choice;
mod clocks;
mod ends;
mod judge;
mod judging;
mod occasion;
mod recorded;
mod rules;
mod sentence;
mod starts;
mod table;
mod unallocated;
mod verdict;
mod work;

pub use choice::{CHOOSING, Choice, CountedAs};
pub use clocks::{Clocks, Verdicts};
pub use judge::Timescales;
pub use judging::{DUE_SOON, JUDGING, Judging, SENTENCES};
pub use table::VerdictRow;
pub use verdict::{Missing, Since, Verdict, VerdictState};
