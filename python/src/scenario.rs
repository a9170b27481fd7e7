//! Invented registers.

use dutydesk::scenario::{self, SIZE, Size};
use pyo3::prelude::*;
use pyo3::types::{PyDate, PyDict};
use serde_json::{Map, Value, json};

use crate::day::to_date;
use crate::errors::{raised, wrong_type};
use crate::number::Natural;
use crate::options::converted;
use crate::register::Register;

/// An invented register, and what was planted in it.
#[pyclass(frozen, module = "dutydesk", name = "Scenario", get_all)]
pub struct Scenario {
    /// Its wire name.
    name: &'static str,
    /// The register.
    register: Py<Register>,
    /// What was planted.
    ledger: Py<PyAny>,
    /// The day the ledger speaks of.
    as_of: Py<PyDate>,
}

#[pymethods]
impl Scenario {
    fn __repr__(&self) -> String {
        format!("<dutydesk.Scenario {}, invented>", self.name)
    }
}

/// The invented register of that name; the size is for `county`.
#[pyfunction(name = "scenario")]
// size: made from the declarations of the library; tests/api/questions.rs writes it
#[pyo3(signature = (name, seed=Natural(1), **size), text_signature = "(name, seed=1, *, referrals_per_year=1200, years=3)")]
// end of size
pub fn make(
    py: Python<'_>,
    name: &str,
    seed: Natural<u64>,
    size: Option<&Bound<'_, PyDict>>,
) -> PyResult<Scenario> {
    let mut json = Map::new();
    for (name, value) in size.into_iter().flatten() {
        let name: String = name.extract()?;
        let Some(spec) = SIZE.iter().find(|spec| spec.name == name) else {
            return Err(wrong_type(format!("scenario() got an unexpected keyword argument '{name}'")));
        };
        json.insert(name, converted(spec, &value)?);
    }
    let size = Size::from_json(&Value::Object(json).to_string()).map_err(raised)?;
    let made = py.detach(|| scenario::named(name, seed.0, size)).map_err(raised)?;
    Ok(Scenario {
        name: made.name,
        register: Py::new(py, Register::from(made.register))?,
        ledger: py.import("json")?.call_method1("loads", (json!(made.ledger).to_string(),))?.unbind(),
        as_of: to_date(py, made.as_of)?.unbind(),
    })
}
