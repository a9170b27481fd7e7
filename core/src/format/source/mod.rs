//! What every reader of rows does alike: which cells say nothing, and what the dates of a column are.

pub(crate) mod blank;
pub(crate) mod dates;
mod order;

pub use order::DateOrder;
