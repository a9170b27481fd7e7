//! Readers of files into a [`Register`](crate::case::Register) with its findings.

pub mod cin_census;
