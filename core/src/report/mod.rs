//! What a report may say, and to whom.

pub mod suppression;
