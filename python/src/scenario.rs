//! Invented registers.

use dutydesk::scenario::{self, SCENARIO};
use pyo3::prelude::*;
use pyo3::types::{PyDate, PyDict};
use serde_json::json;

use crate::day::to_date;
use crate::errors::{argument, raised};
use crate::number::Natural;
use crate::options::given;
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

// size: made from the declarations of the library; tests/api/questions.rs writes it
#[pyfunction(name = "scenario")]
#[pyo3(signature = (name, seed=None, **size), text_signature = "(name, seed=1, *, referrals_per_year=1200, years=3)")]
#[doc = include_str!("docs/scenario.md")]
// end of size
pub fn make(
    py: Python<'_>,
    name: &str,
    seed: Option<Bound<'_, PyAny>>,
    size: Option<&Bound<'_, PyDict>>,
) -> PyResult<Scenario> {
    let seed = seed.map_or(Ok(Natural(1)), |seed| argument(&seed, "seed", |seed| seed.extract()))?;
    let size = given(&SCENARIO, None, size)?;
    let made = py.detach(|| scenario::named(name, seed.0, &size)).map_err(raised)?;
    Ok(Scenario {
        name: made.name,
        register: Py::new(py, Register::from(made.register))?,
        ledger: py.import("json")?.call_method1("loads", (json!(made.ledger).to_string(),))?.unbind(),
        as_of: to_date(py, made.as_of)?.unbind(),
    })
}
