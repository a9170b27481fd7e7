//! What can be asked of a register, and how: every option and every question, declared once.
//!
//! An option is one line of [`Options`], [`Judging`](crate::timescale::Judging), [`Selection`](crate::backlog::Selection) or
//! [`Measure`](crate::measure::Measure), and a question one entry of [`QUESTIONS`]. What Python, JavaScript, the command lines and the page call them, take and explain
//! comes from there.

mod asked;
mod options;
mod question;

pub use crate::named::NameList;
pub use crate::options::{OptionKind, Spec, Takes};
pub use asked::Asked;
pub use options::{AS_OF, AUDIENCE, Audience, BANDS, CLOCKS, COUNT, EVERY, GROUPING, MISSED, Options};
pub use question::{QUESTIONS, Question, REPORT, question};
