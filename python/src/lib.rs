//! The Python wheel of dutydesk: each function converts, makes one call of the library, and converts back.

mod answers;
mod arrow;
mod calendar;
mod column;
mod day;
mod errors;
mod frame;
mod number;
mod options;
mod register;
mod report;
mod scenario;
mod source;
mod table;
mod written;

use dutydesk::Error;
use dutydesk::ask::{QUESTIONS, REPORT, Takes, question};
use dutydesk::backlog::Definition;
use dutydesk::calendar::{Calendar, Division};
use dutydesk::format::duty_sheet::READ;
use dutydesk::regime::{Regime, Regimes};
use pyo3::prelude::*;
use pyo3::types::{PyDate, PyDict, PyList};
use serde_json::json;

use crate::day::to_date;
use crate::errors::raised;
use crate::number::Held;

/// The bank holidays of a division in a year, each with its day and name.
#[pyfunction]
fn bank_holidays<'py>(py: Python<'py>, division: &str, year: Held) -> PyResult<Bound<'py, PyList>> {
    let division: Division = division.parse().map_err(|error: Error| raised(error.of("division")))?;
    let holidays = PyList::empty(py);
    for holiday in
        dutydesk::calendar::bank_holidays(division, year.0).map_err(|error| raised(error.of("year")))?
    {
        let line = PyDict::new(py);
        line.set_item("day", to_date(py, holiday.day)?)?;
        line.set_item("name", holiday.name)?;
        holidays.append(line)?;
    }
    Ok(holidays)
}

/// The first and the last day covered by every calendar, and the last day whose bank holidays were announced: a dict of
/// dates by `first`, `last` and `proclaimed_to`. Bank holidays after `proclaimed_to` are derived from the rules.
#[pyfunction]
fn coverage(py: Python<'_>) -> PyResult<Bound<'_, PyDict>> {
    let days = PyDict::new(py);
    days.set_item("first", to_date(py, Calendar::FIRST)?)?;
    days.set_item("last", to_date(py, Calendar::LAST)?)?;
    days.set_item("proclaimed_to", to_date(py, Calendar::proclaimed_to())?)?;
    Ok(days)
}

/// The corresponding day so many months later (earlier, below 0), or the last day of a shorter month.
#[pyfunction]
fn add_months<'py>(py: Python<'py>, day: &Bound<'py, PyAny>, months: Held) -> PyResult<Bound<'py, PyDate>> {
    let later = errors::argument(day, "day", day::day)?.add_months(months.0);
    to_date(py, later.map_err(|error| raised(error.of("months")))?)
}

/// The shipped definitions of allocated, from the strictest to the loosest.
#[pyfunction]
fn definitions(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    let line = |definition: &Definition| json!({"name": definition.name(), "meaning": definition.meaning()});
    loads(py, &Definition::ladder().iter().map(line).collect())
}

/// Rulebooks, each with its dates, clocks and sources: England's, or those of rules.
///
/// A list of dicts, with dates as texts. Of each:
///
/// Fields: `id`, `name`, `subject`, `overlay`, `in_force_from`, `in_force_until`, `dates_standing`, `dates_sources`,
/// `dates_note`, `clocks`.
///
/// Fields of each of the `clocks`: `id`, `title`, `starts_at`, `ends_at`, `limit`, `repeats`, `standing`, `sources`, `note`.
#[pyfunction]
#[pyo3(signature = (rules=None))]
fn rules<'py>(py: Python<'py>, rules: Option<Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyAny>> {
    let given = rules.map(|rules| options::rules(&rules)).transpose();
    let given = given.map_err(|error| errors::of_argument(py, error, "rules"))?.unwrap_or_default();
    let rules = Regimes::from_value(given).map_err(raised)?;
    loads(py, &json!(rules.iter().collect::<Vec<&Regime>>()))
}

/// What can be asked of a register, the report last: each with its name, what it is about and the options it takes.
///
/// A list of dicts, each with `name`, `about`, `more` and `options`; of each option its `name`, what it is `about`, its
/// `kind`, what it `takes` in words, the `names` it takes where they are a list, whether it is `needed`, and what is `usual`.
#[pyfunction]
fn questions(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    let takes: Vec<&Takes> = QUESTIONS.iter().map(|question| &question.takes).chain([&REPORT]).collect();
    loads(py, &json!(takes))
}

/// How files can be read: a dict as of each of `questions`, with the options of `read`.
#[pyfunction]
fn read_options(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    loads(py, &json!(READ))
}

/// What a text of a command line gives an option of a question or of reading, as the option takes it.
#[pyfunction]
fn _written<'py>(py: Python<'py>, asked: &str, option: &str, text: &str) -> PyResult<Bound<'py, PyAny>> {
    let takes = match asked {
        _ if asked == REPORT.name => &REPORT,
        _ if asked == READ.name => &READ,
        _ => &question(asked).map_err(raised)?.takes,
    };
    let spec = takes.spec(option).ok_or_else(|| errors::wrong_type(takes.no_option(option).to_string()))?;
    loads(py, &spec.written(text))
}

pub(crate) fn loads<'py>(py: Python<'py>, value: &serde_json::Value) -> PyResult<Bound<'py, PyAny>> {
    py.import("json")?.call_method1("loads", (value.to_string(),))
}

#[pymodule]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    errors::register(module)?;
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add_class::<calendar::Calendar>()?;
    module.add_class::<answers::Column>()?;
    module.add_class::<register::Register>()?;
    module.add_class::<report::Report>()?;
    module.add_class::<scenario::Scenario>()?;
    module.add_class::<table::Table>()?;
    module.add_function(wrap_pyfunction!(add_months, module)?)?;
    module.add_function(wrap_pyfunction!(bank_holidays, module)?)?;
    module.add_function(wrap_pyfunction!(coverage, module)?)?;
    module.add_function(wrap_pyfunction!(definitions, module)?)?;
    module.add_function(wrap_pyfunction!(questions, module)?)?;
    module.add_function(wrap_pyfunction!(read_options, module)?)?;
    module.add_function(wrap_pyfunction!(_written, module)?)?;
    module.add_function(wrap_pyfunction!(rules, module)?)?;
    module.add_function(wrap_pyfunction!(register::read, module)?)?;
    module.add_function(wrap_pyfunction!(register::read_cin_census, module)?)?;
    module.add_function(wrap_pyfunction!(register::read_duty_sheet, module)?)?;
    module.add_function(wrap_pyfunction!(scenario::make, module)?)
}
