//! Files written whole or not at all.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use dutydesk::Error;
use pyo3::prelude::*;

use crate::errors::raised;
use crate::source::in_file;

/// Writes what is made as a file at the path a caller gave.
pub fn at<T: Into<Vec<u8>> + Send>(
    path: &Bound<'_, PyAny>,
    contents: impl FnOnce() -> Result<T, Error> + Send,
) -> PyResult<()> {
    let to: PathBuf = path.extract()?;
    let contents = path.py().detach(contents).map_err(raised)?;
    path.py().detach(move || file(&to, &contents.into())).map_err(|error| in_file(error, path))
}

/// Writes a file beside its place and then puts it there: what stood there before stays until then.
pub fn file(path: &Path, contents: &[u8]) -> io::Result<()> {
    match std::fs::canonicalize(path) {
        // A pipe or a device has no place beside it.
        Ok(there) if !there.is_file() => std::fs::write(path, contents),
        Ok(there) => put(&beside(&there, contents)?, &there),
        Err(_) => put(&beside(path, contents)?, path),
    }
}

/// Writes the files of a folder, which is made. Files there that are of this kind and were not written now are of something
/// written earlier, and are taken away.
pub fn folder(
    path: &Path,
    files: Vec<(String, String)>,
    is_ours: fn(&str) -> bool,
) -> io::Result<Vec<PathBuf>> {
    std::fs::create_dir_all(path)?;
    let mut written = Vec::with_capacity(files.len());
    for (name, text) in files {
        let place = path.join(name);
        written.push((beside(&place, text.as_bytes())?, place));
    }
    for (beside, place) in &written {
        put(beside, place)?;
    }
    let written: Vec<PathBuf> = written.into_iter().map(|(_, place)| place).collect();
    for entry in std::fs::read_dir(path)? {
        let stale = entry?.path();
        let name = stale.file_name().and_then(|name| name.to_str());
        if name.is_some_and(is_ours) && !written.contains(&stale) {
            std::fs::remove_file(stale)?;
        }
    }
    Ok(written)
}

fn beside(path: &Path, contents: &[u8]) -> io::Result<PathBuf> {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".part");
    let beside = path.with_file_name(name);
    let write = || {
        let mut file = std::fs::File::create(&beside)?;
        file.write_all(contents)?;
        file.sync_all()
    };
    write().inspect_err(|_| drop(std::fs::remove_file(&beside)))?;
    Ok(beside)
}

fn put(beside: &Path, path: &Path) -> io::Result<()> {
    std::fs::rename(beside, path).inspect_err(|_| drop(std::fs::remove_file(beside)))
}
