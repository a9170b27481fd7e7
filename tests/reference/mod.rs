//! Slow, plain second implementations, and figures that others published.

mod dfe;
pub mod grid;
