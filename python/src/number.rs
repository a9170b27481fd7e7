//! Whole numbers given as arguments.

use pyo3::exceptions::PyOverflowError;
use pyo3::prelude::*;

use crate::errors::invalid;

/// A whole number, held within 32 bits: further than that no calendar reaches either way.
pub struct Held(pub i32);

impl<'py> FromPyObject<'_, 'py> for Held {
    type Error = PyErr;

    fn extract(given: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        match given.extract::<i32>() {
            Err(error) if error.is_instance_of::<PyOverflowError>(given.py()) => {
                Ok(Self(if given.lt(0)? { i32::MIN } else { i32::MAX }))
            }
            number => number.map(Self),
        }
    }
}

/// A whole number from 0 up that its kind can hold.
pub struct Natural<T>(pub T);

impl<'a, 'py, T> FromPyObject<'a, 'py> for Natural<T>
where
    T: FromPyObject<'a, 'py, Error = PyErr>,
{
    type Error = PyErr;

    fn extract(given: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        T::extract(given).map(Self).map_err(|error| match error {
            error if error.is_instance_of::<PyOverflowError>(given.py()) => {
                invalid(format!("a whole number from 0 to 2^{} - 1 is needed", 8 * size_of::<T>()))
            }
            error => error,
        })
    }
}
