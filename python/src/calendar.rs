//! Working days, one date or a column of them at a time.

use dutydesk::calendar::{self, Division, Outside, WorkingDays};
use pyo3::prelude::*;
use pyo3::types::{PyDate, PyString};

use crate::answers::{self, Answer};
use crate::column::Days;
use crate::day::{day, to_date};
use crate::errors::{invalid, raised};

/// The working days of a part of the United Kingdom, less a council's own closures.
#[pyclass(frozen, module = "dutydesk", name = "Calendar", eq)]
#[derive(Clone, PartialEq)]
pub struct Calendar {
    calendar: calendar::Calendar,
}

#[pymethods]
impl Calendar {
    #[new]
    #[pyo3(signature = (division="england-and-wales", closures=None))]
    fn new(division: &str, closures: Option<Bound<'_, PyAny>>) -> PyResult<Self> {
        let mut calendar = calendar::Calendar::new(division.parse::<Division>().map_err(raised)?);
        if let Some(closures) = closures {
            let days = closures.try_iter()?.map(|closure| day(&closure?)).collect::<PyResult<Vec<_>>>()?;
            calendar = calendar.with_closures(days).map_err(raised)?;
        }
        Ok(Self { calendar })
    }

    /// The division whose bank holidays these are.
    #[getter]
    fn division(&self) -> &'static str {
        self.calendar.division().name()
    }

    /// The local closures given, in order of date.
    #[getter]
    fn closures<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyDate>>> {
        self.calendar.closures().iter().map(|day| to_date(py, *day)).collect()
    }

    /// Whether a day is a working day.
    fn is_working_day(&self, day: &Bound<'_, PyAny>) -> PyResult<bool> {
        self.calendar.is_working_day(crate::day::day(day)?).map_err(raised)
    }

    /// The name of the bank holiday kept on a day, or None.
    fn holiday_name(&self, day: &Bound<'_, PyAny>) -> PyResult<Option<&'static str>> {
        Ok(self.calendar.holiday_name(crate::day::day(day)?))
    }

    /// The k-th working day after each start: a date for a date, a column of the same kind for a column.
    #[pyo3(signature = (start, days, *, outside="error"))]
    fn add_working_days<'py>(
        &self,
        py: Python<'py>,
        start: &Bound<'py, PyAny>,
        days: i32,
        outside: &str,
    ) -> PyResult<Bound<'py, PyAny>> {
        let outside = Lenient::named(outside)?;
        let days = WorkingDays(days);
        if !is_column(start)? {
            let due = self.calendar.add_working_days(day(start)?, days);
            return Ok(match outside.answer(due)? {
                Some(due) => to_date(py, due)?.into_any(),
                None => py.None().into_bound(py),
            });
        }
        let inner = unwrapped(start)?;
        let starts = Days::read(&inner)?;
        let due = answers::due(py, &starts, &self.calendar, days, outside.0)?;
        rewrapped(start, due, Answer::Days)
    }

    /// The working days after each start up to and including its end: a number for two dates, a column for columns.
    #[pyo3(signature = (start, end, *, outside="error"))]
    fn working_days_between<'py>(
        &self,
        py: Python<'py>,
        start: &Bound<'py, PyAny>,
        end: &Bound<'py, PyAny>,
        outside: &str,
    ) -> PyResult<Bound<'py, PyAny>> {
        let outside = Lenient::named(outside)?;
        let (starts, ends) = match (is_column(start)?, is_column(end)?) {
            (false, false) => {
                let days = self.calendar.working_days_between(day(start)?, day(end)?);
                return Ok(outside.answer(days)?.map(|days| days.0).into_pyobject(py)?.into_any());
            }
            (true, true) => (Days::read(&unwrapped(start)?)?, Days::read(&unwrapped(end)?)?),
            (true, false) => {
                let starts = Days::read(&unwrapped(start)?)?;
                let ends = Days::same(day(end)?, &starts);
                (starts, ends)
            }
            (false, true) => {
                let ends = Days::read(&unwrapped(end)?)?;
                (Days::same(day(start)?, &ends), ends)
            }
        };
        let counts = answers::counts(py, &starts, &ends, &self.calendar, outside.0)?;
        let like = if is_column(start)? { start } else { end };
        rewrapped(like, counts, Answer::Counts)
    }

    fn __repr__(&self) -> String {
        match self.calendar.closures().len() {
            0 => format!("Calendar('{}')", self.division()),
            closures => format!("<Calendar of {} with {closures} closures>", self.division()),
        }
    }

    fn __hash__(&self) -> u64 {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let mut hasher = DefaultHasher::new();
        (self.calendar.division(), self.calendar.closures()).hash(&mut hasher);
        hasher.finish()
    }

    fn __getnewargs__<'py>(&self, py: Python<'py>) -> PyResult<(&'static str, Vec<Bound<'py, PyDate>>)> {
        Ok((self.division(), self.closures(py)?))
    }
}

/// What becomes of what lies outside the years covered.
#[derive(Clone, Copy)]
struct Lenient(Outside);

impl Lenient {
    fn named(name: &str) -> PyResult<Self> {
        match name {
            "error" => Ok(Self(Outside::Error)),
            "null" => Ok(Self(Outside::Nothing)),
            _ => Err(invalid("outside must be \"error\" or \"null\"")),
        }
    }

    fn answer<T>(self, answer: Result<T, dutydesk::Error>) -> PyResult<Option<T>> {
        match answer {
            Err(dutydesk::Error::OutsideCoverage) if self.0 == Outside::Nothing => Ok(None),
            answer => answer.map(Some).map_err(raised),
        }
    }
}

/// Whether a thing is a column rather than one date.
fn is_column(given: &Bound<'_, PyAny>) -> PyResult<bool> {
    let one = given.is_instance_of::<PyDate>() || given.is_instance_of::<PyString>() || given.is_none();
    Ok(!one && given.hasattr("__len__")?)
}

/// What there is to read in a column: itself, or the array or list within.
fn unwrapped<'py>(given: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    if is_list(given) {
        return Ok(given.clone());
    }
    given.py().import("dutydesk._kinds")?.call_method1("unwrapped", (given,))
}

/// The answers as the library that the column came from holds them.
fn rewrapped<'py>(
    given: &Bound<'py, PyAny>,
    answers: Bound<'py, PyAny>,
    answer: Answer,
) -> PyResult<Bound<'py, PyAny>> {
    if is_list(given) {
        return Ok(answers);
    }
    given
        .py()
        .import("dutydesk._kinds")?
        .call_method1("rewrapped", (given, answers, answer == Answer::Counts))
}

fn is_list(given: &Bound<'_, PyAny>) -> bool {
    given.is_instance_of::<pyo3::types::PyList>() || given.is_instance_of::<pyo3::types::PyTuple>()
}
