//! Errors of the library as exceptions, each with its stable code.

use dutydesk::Error;
use dutydesk::calendar::Calendar;
use pyo3::create_exception;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;

create_exception!(
    dutydesk,
    DutydeskError,
    PyValueError,
    "A call that cannot be answered; `code` says why, and `argument` which argument is at fault, if one is."
);
create_exception!(
    dutydesk,
    OutsideCoverageError,
    DutydeskError,
    "A day outside the years the calendar covers."
);
create_exception!(
    dutydesk,
    OutsidePeriodObservedError,
    DutydeskError,
    "A day no part of the register observed."
);
create_exception!(dutydesk, UnknownNameError, DutydeskError, "A name that is not one of a fixed list.");
create_exception!(dutydesk, UnreadableError, DutydeskError, "A file that cannot be read as any form known.");

/// The exception of an error.
pub fn raised(error: Error) -> PyErr {
    let text = match error.cause() {
        Error::OutsideCoverage => {
            format!("{error}, {} to {}", Calendar::FIRST.year(), Calendar::LAST.year())
        }
        _ => error.to_string(),
    };
    let raised = match error.cause() {
        Error::OutsideCoverage => OutsideCoverageError::new_err(text),
        Error::OutsidePeriodObserved => OutsidePeriodObservedError::new_err(text),
        Error::UnknownName { .. } => UnknownNameError::new_err(text),
        Error::UnknownFormat { .. }
        | Error::EmptyFile
        | Error::Unreadable { .. }
        | Error::MissingColumn { .. } => UnreadableError::new_err(text),
        _ => DutydeskError::new_err(text),
    };
    with_code(raised, error.code(), error.argument())
}

/// What is of the right type and cannot be meant so.
pub fn invalid(reason: impl Into<String>) -> PyErr {
    with_code(DutydeskError::new_err(reason.into()), "invalid_argument", None)
}

/// An argument of a wrong type.
pub fn wrong_type(reason: impl Into<String>) -> PyErr {
    PyTypeError::new_err(reason.into())
}

/// The same error, said of an argument.
pub fn of_argument(py: Python<'_>, error: PyErr, argument: &str) -> PyErr {
    if !error.is_instance_of::<DutydeskError>(py) && !error.is_instance_of::<PyTypeError>(py) {
        return error;
    }
    let told = PyErr::from_type(error.get_type(py), format!("{argument}: {}", error.value(py)));
    let code = error.value(py).getattr("code");
    let kept = code.map_or(Ok(()), |code| told.value(py).setattr("code", code));
    match kept.and_then(|()| told.value(py).setattr("argument", argument)) {
        Ok(()) => told,
        Err(other) => other,
    }
}

/// What an argument is read as, or the error of it.
pub fn argument<'py, T>(
    given: &Bound<'py, PyAny>,
    name: &str,
    read: impl FnOnce(&Bound<'py, PyAny>) -> PyResult<T>,
) -> PyResult<T> {
    read(given).map_err(|error| of_argument(given.py(), error, name))
}

/// The same error, said of a row of a column; the first row is row 0.
pub fn in_row(py: Python<'_>, error: PyErr, row: usize) -> PyErr {
    let value = error.value(py);
    if !error.is_instance_of::<DutydeskError>(py) && !error.is_instance_of::<PyTypeError>(py) {
        return error;
    }
    let told = PyErr::from_type(error.get_type(py), format!("row {row}: {value}"));
    for name in ["code", "argument"] {
        // An error without a code has none to keep.
        let Ok(kept) = value.getattr(name) else { continue };
        if let Err(other) = told.value(py).setattr(name, kept) {
            return other;
        }
    }
    told
}

fn with_code(raised: PyErr, code: &'static str, argument: Option<&str>) -> PyErr {
    Python::attach(|py| {
        let value = raised.value(py);
        match value.setattr("code", code).and_then(|()| value.setattr("argument", argument)) {
            Ok(()) => raised,
            Err(other) => other,
        }
    })
}

/// Names the exceptions in the module.
pub fn register(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let py = module.py();
    module.add("DutydeskError", py.get_type::<DutydeskError>())?;
    module.add("OutsideCoverageError", py.get_type::<OutsideCoverageError>())?;
    module.add("OutsidePeriodObservedError", py.get_type::<OutsidePeriodObservedError>())?;
    module.add("UnknownNameError", py.get_type::<UnknownNameError>())?;
    module.add("UnreadableError", py.get_type::<UnreadableError>())
}
