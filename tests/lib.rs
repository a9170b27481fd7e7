//! Shared helpers.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::PathBuf;

/// A file of the reference data, which stands outside the project in the folder `DUTYDESK_REFERENCE_DATA` names; without
/// it the test says that it was left out, on the screen and in the file that `DUTYDESK_LEFT_OUT` names, where the whole
/// run counts them.
#[must_use]
#[expect(clippy::print_stdout, reason = "a test that is left out says so")]
pub fn reference(path: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("DUTYDESK_REFERENCE_DATA");
    if folder.is_none() {
        println!("left out: DUTYDESK_REFERENCE_DATA is not set ({path})");
        let log = std::env::var_os("DUTYDESK_LEFT_OUT");
        if let Some(mut log) = log.and_then(|log| OpenOptions::new().append(true).open(log).ok()) {
            let test = std::thread::current().name().unwrap_or("a test").to_owned();
            // One write, so that tests side by side do not cut into each other; what cannot be logged was said above.
            let _ = log.write_all(format!("{test} ({path})\n").as_bytes());
        }
    }
    folder.map(|folder| PathBuf::from(folder).join(path))
}
