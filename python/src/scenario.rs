//! Invented registers.

use dutydesk::scenario::{self, Size};
use pyo3::prelude::*;
use pyo3::types::PyDate;
use serde_json::json;

use crate::day::to_date;
use crate::errors::raised;
use crate::number::Natural;
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
#[pyo3(signature = (name, seed=1, *, referrals_per_year=None, years=None))]
pub fn make(
    py: Python<'_>,
    name: &str,
    seed: u64,
    referrals_per_year: Option<Natural<u32>>,
    years: Option<Natural<u32>>,
) -> PyResult<Scenario> {
    let mut size = Size::default();
    size.referrals_per_year = referrals_per_year.map_or(size.referrals_per_year, |given| given.0);
    size.years = years.map_or(size.years, |given| given.0);
    let made = py.detach(|| scenario::named(name, seed, size)).map_err(raised)?;
    Ok(Scenario {
        name: made.name,
        register: Py::new(py, Register::from(made.register))?,
        ledger: py.import("json")?.call_method1("loads", (json!(made.ledger).to_string(),))?.unbind(),
        as_of: to_date(py, made.as_of)?.unbind(),
    })
}
