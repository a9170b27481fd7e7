//! What can be asked of a register, and how.

mod question;

pub use question::{Audience, Options, Question};
