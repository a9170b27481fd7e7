//! What a caller gives to be read: a path, a folder, bytes or an open file.

use std::path::{Path, PathBuf};

use dutydesk::Error;
use dutydesk::format::{ENDINGS, File, is_read};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::PyString;

use crate::errors::{invalid, wrong_type};

/// A file with its name, if it has one.
pub struct Source {
    name: Option<String>,
    contents: Contents,
}

enum Contents {
    Given(PyBackedBytes),
    Read(Vec<u8>),
}

impl std::ops::Deref for Source {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match &self.contents {
            Contents::Given(bytes) => bytes,
            Contents::Read(bytes) => bytes,
        }
    }
}

/// The files of a source: one, or those of a folder whose names end as one that is read, sorted by name.
pub fn all(source: &Bound<'_, PyAny>) -> PyResult<Vec<Source>> {
    let Some(folder) = path_of(source)?.filter(|path| path.is_dir()) else {
        return Ok(vec![Source::read(source)?]);
    };
    let entries = std::fs::read_dir(&folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let entries = entries.map_err(|error| in_file(error, source))?.into_iter().map(|entry| entry.path());
    let mut files: Vec<PathBuf> =
        entries.filter(|path| path.is_file() && name_of(path).is_some_and(|name| is_read(&name))).collect();
    files.sort();
    if files.is_empty() {
        return Err(invalid(format!("a folder with files in it that end in .{}", ENDINGS.join(", ."))));
    }
    files.into_iter().map(|path| Source::open(&path, source)).collect()
}

/// Whether a source is one file: a path, bytes or an open file.
pub fn is_one(source: &Bound<'_, PyAny>) -> PyResult<bool> {
    Ok(source.extract::<PyBackedBytes>().is_ok()
        || source.is_instance_of::<PyString>()
        || source.hasattr("__fspath__")?
        || source.hasattr("read")?)
}

impl Source {
    /// Reads one.
    pub fn read(source: &Bound<'_, PyAny>) -> PyResult<Self> {
        if let Ok(bytes) = source.extract::<PyBackedBytes>() {
            return Ok(Self { name: None, contents: Contents::Given(bytes) });
        }
        if let Some(path) = path_of(source)? {
            return Self::open(&path, source);
        }
        if !source.hasattr("read")? {
            return Err(wrong_type(format!(
                "a path, bytes or an open file is needed, not {}",
                source.get_type().name()?
            )));
        }
        let name = source.getattr("name").and_then(|name| name.extract::<String>()).ok();
        let held = source.call_method0("read")?;
        let bytes = held
            .extract()
            .map_err(|_| wrong_type("a file opened in binary is needed: open(path, \"rb\")"))?;
        Ok(Self { name, contents: Contents::Given(bytes) })
    }

    fn open(path: &Path, source: &Bound<'_, PyAny>) -> PyResult<Self> {
        let read = source.py().detach(|| std::fs::read(path));
        let bytes = read.map_err(|error| in_file(error, source))?;
        Ok(Self { name: name_of(path), contents: Contents::Read(bytes) })
    }

    /// The same for the library.
    pub fn file(&self) -> File<'_> {
        File { name: self.name.as_deref(), bytes: self }
    }

    /// What came of reading it, where an error says its name.
    pub fn named<T>(&self, read: Result<T, Error>) -> Result<T, Error> {
        read.map_err(|error| match &self.name {
            Some(name) => error.in_file(name),
            None => error,
        })
    }
}

fn name_of(path: &Path) -> Option<String> {
    Some(path.file_name()?.to_string_lossy().into_owned())
}

/// The path a source is, if it is one.
fn path_of(source: &Bound<'_, PyAny>) -> PyResult<Option<PathBuf>> {
    if let Ok(text) = source.cast::<PyString>()
        && text.to_string_lossy().contains(['\n', '\r'])
    {
        return Err(wrong_type(
            "a path or bytes is needed, not a text of several lines: of a text give text.encode()",
        ));
    }
    let is_path = source.is_instance_of::<PyString>() || source.hasattr("__fspath__")?;
    is_path.then(|| source.extract()).transpose()
}

/// The error with the path, which is the caller's own.
pub fn in_file(error: std::io::Error, path: &Bound<'_, PyAny>) -> PyErr {
    let Some(number) = error.raw_os_error() else { return error.into() };
    let named = path.py().import("os").and_then(|os| os.call_method1("strerror", (number,)));
    let error =
        named.and_then(|text| path.py().import("builtins")?.call_method1("OSError", (number, text, path)));
    error.map_or_else(|error| error, PyErr::from_value)
}
