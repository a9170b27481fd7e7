//! Integration tests.

mod api;
mod dirt;
mod laws;
mod reference;
mod vectors;
