//! Integration tests.

mod api;
mod laws;
mod reference;
mod vectors;
