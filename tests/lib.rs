//! Shared helpers.

use std::path::PathBuf;

/// A file of the reference data, which stands outside the project in the folder `DUTYDESK_REFERENCE_DATA` names;
/// without it the test says that it was left out.
#[must_use]
#[expect(clippy::print_stdout, reason = "a test that is left out says so")]
pub fn reference(path: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("DUTYDESK_REFERENCE_DATA");
    if folder.is_none() {
        println!("left out: DUTYDESK_REFERENCE_DATA is not set ({path})");
    }
    folder.map(|folder| PathBuf::from(folder).join(path))
}
