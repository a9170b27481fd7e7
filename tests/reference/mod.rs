//! Slow, plain second implementations.

pub mod grid;
