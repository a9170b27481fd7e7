//! Integration tests.

mod api;
mod laws;
