//! Working days, one date or a column of them at a time.

use dutydesk::calendar::{self, Convention, Day, DeskHours, Division, Outside, WorkingDays};
use pyo3::prelude::*;
use pyo3::types::{PyDate, PyDict, PyString};

use crate::answers::{self, Answer};
use crate::column::Days;
use crate::day::{day, to_date, to_time};
use crate::errors::{argument, invalid, of_argument, raised, wrong_type};
use crate::number::Held;
use crate::options::listed;
use crate::table::Table;

/// The working days of a part of the United Kingdom, less a council's own closures.
#[pyclass(frozen, module = "dutydesk", name = "Calendar", eq)]
#[derive(Clone, PartialEq)]
pub struct Calendar {
    calendar: calendar::Calendar,
}

#[pymethods]
impl Calendar {
    #[new]
    #[pyo3(signature = (division="england_and_wales", closures=None))]
    fn new(division: &str, closures: Option<Bound<'_, PyAny>>) -> PyResult<Self> {
        let division: Division =
            division.parse().map_err(|error: dutydesk::Error| raised(error.of("division")))?;
        let mut calendar = calendar::Calendar::new(division);
        if let Some(closures) = closures {
            let days: Option<Vec<Day>> =
                argument(&closures, "closures", |closures| listed(closures, |each| day(&each)))?;
            let days = days.ok_or_else(|| wrong_type("a list of days is needed"));
            let days = days.map_err(|error| of_argument(closures.py(), error, "closures"))?;
            calendar = calendar.with_closures(days).map_err(|error| raised(error.of("closures")))?;
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
        let day = argument(day, "day", crate::day::day)?;
        self.calendar.is_working_day(day).map_err(|error| raised(error.of("day")))
    }

    /// The name of the bank holiday kept on a day, or None.
    fn holiday_name(&self, day: &Bound<'_, PyAny>) -> PyResult<Option<&'static str>> {
        Ok(self.calendar.holiday_name(argument(day, "day", crate::day::day)?))
    }

    /// Whether the bank holidays of a day's year were announced; if not, they are derived from the rules.
    fn is_proclaimed(&self, day: &Bound<'_, PyAny>) -> PyResult<bool> {
        let day = argument(day, "day", crate::day::day)?;
        self.calendar.is_proclaimed(day).map_err(|error| raised(error.of("day")))
    }

    /// The k-th working day after each start: a date for a date, a column of the same kind for a column.
    ///
    /// The start is day 0. Below 0 it counts back: -1 is the last working day before the start. 0 gives the start itself,
    /// even on a day off. `roll` moves the start alone, before anything is added: a start on a day off keeps its date
    /// (`keep`), becomes the next working day (`forward`) or the one before (`backward`), or is refused (`error`). With
    /// `counting="inclusive"` a start that is a working day is itself day 1 (day -1, counting back).
    ///
    /// A column is a list or tuple of dates or of texts such as 2010-12-20, a numpy array of datetime64, or a pandas
    /// Series, polars Series or pyarrow array of dates, moments at midnight or texts. What has no date has no answer. Texts
    /// give texts, and otherwise: numpy gives datetime64[D] whatever the unit, pandas the type of its Series with its unit
    /// and index, polars Date also for Datetime, pyarrow date32 also for timestamps.
    ///
    /// What lies outside the years covered is an error that names the first such row (row 0 is the first), or no answer
    /// with `outside="null"`. Those rows are what has a start and no answer, so many in polars:
    /// `due.null_count() - starts.null_count()`; in pandas: `due.isna().sum() - starts.isna().sum()`.
    #[pyo3(signature = (start, days, *, outside="error", roll="keep", counting="exclusive"))]
    fn add_working_days<'py>(
        &self,
        py: Python<'py>,
        start: &Bound<'py, PyAny>,
        days: Held,
        outside: &str,
        roll: &str,
        counting: &str,
    ) -> PyResult<Bound<'py, PyAny>> {
        let outside = Lenient::named(outside)?;
        let convention = convention(roll, counting)?;
        let days = WorkingDays(days.0);
        if !is_column(start)? {
            let due = self.calendar.add_working_days_by(argument(start, "start", day)?, days, convention);
            return Ok(match outside.answer(due)? {
                Some(due) => to_date(py, due)?.into_any(),
                None => py.None().into_bound(py),
            });
        }
        let starts = column(start, "start")?;
        let due = answers::due(py, &starts, &self.calendar, days, convention, outside.0)?;
        rewrapped(start, due, Answer::Days)
    }

    /// The working days after each start up to and including its end: a number for two dates, a column for columns.
    ///
    /// Friday to the Monday after it is 1. The other way round it is the same number below 0: Monday back to that Friday
    /// is -1. `roll` moves the start alone, as in `add_working_days`, never the end. With `counting="inclusive"` both ends
    /// count, each where it is a working day.
    ///
    /// Two columns are paired row by row and must be of one length; two pandas Series must also have the same index, and
    /// otherwise are refused rather than aligned. One date beside a column stands for every row. The answer is of the kind
    /// of the column, or of the first of two: whole numbers, in numpy floats with a NaN where one is missing, in pandas
    /// Int64, in polars and pyarrow 32 bits.
    ///
    /// `outside` is as in `add_working_days`, and so is how to count what it left without an answer:
    /// `counts.null_count() - (starts.is_null() | ends.is_null()).sum()`; in pandas
    /// `counts.isna().sum() - (starts.isna() | ends.isna()).sum()`.
    #[pyo3(signature = (start, end, *, outside="error", roll="keep", counting="exclusive"))]
    fn working_days_between<'py>(
        &self,
        py: Python<'py>,
        start: &Bound<'py, PyAny>,
        end: &Bound<'py, PyAny>,
        outside: &str,
        roll: &str,
        counting: &str,
    ) -> PyResult<Bound<'py, PyAny>> {
        let outside = Lenient::named(outside)?;
        let convention = convention(roll, counting)?;
        let (starts, ends) = match (is_column(start)?, is_column(end)?) {
            (false, false) => {
                let (start, end) = (argument(start, "start", day)?, argument(end, "end", day)?);
                let days = self.calendar.working_days_between_by(start, end, convention);
                return Ok(outside.answer(days)?.map(|days| days.0).into_pyobject(py)?.into_any());
            }
            (true, true) => {
                argument(end, "end", |end| check_pairing(start, end))?;
                (column(start, "start")?, column(end, "end")?)
            }
            (true, false) => {
                let starts = column(start, "start")?;
                let ends = Days::same(argument(end, "end", day)?, &starts);
                (starts, ends)
            }
            (false, true) => {
                let ends = column(end, "end")?;
                (Days::same(argument(start, "start", day)?, &ends), ends)
            }
        };
        let counts = answers::counts(py, &starts, &ends, &self.calendar, convention, outside.0)?;
        let like = if is_column(start)? { start } else { end };
        rewrapped(like, counts, Answer::Counts)
    }

    /// The end of so many hours from receipt, as a dict.
    ///
    /// Fields: `day`, the last day in time; `time`, the last minute in time on that day, or None where all of the day is;
    /// `approximate`, whether no `time` of receipt was given, so that it goes by dates and the true end may be up to a day
    /// earlier; `deferred`, whether it counts from when the desk next opened.
    ///
    /// Every hour of every day counts, unless the desk has hours: what comes outside `opening` to `closing`, or on a day
    /// off, then counts from when the desk opens next. Of `closing` alone the desk opens at midnight.
    #[pyo3(signature = (received, hours, *, time=None, opening=None, closing=None))]
    fn within_hours<'py>(
        &self,
        py: Python<'py>,
        received: &Bound<'py, PyAny>,
        hours: Held,
        time: Option<Bound<'py, PyAny>>,
        opening: Option<Bound<'py, PyAny>>,
        closing: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyDict>> {
        let moment = |given: Option<Bound<'py, PyAny>>, name| {
            given.map(|given| argument(&given, name, crate::day::time)).transpose()
        };
        let hours = u32::try_from(hours.0)
            .map_err(|_| of_argument(py, invalid("a whole number from 0 up"), "hours"))?;
        let (opening, closing) = (moment(opening, "opening")?, moment(closing, "closing")?);
        let desk = DeskHours::known(opening, closing).map_err(raised)?;
        let (received, time) = (argument(received, "received", day)?, moment(time, "time")?);
        let due = self.calendar.within_hours(received, time, hours, desk).map_err(raised)?;
        let answer = PyDict::new(py);
        answer.set_item("day", to_date(py, due.day)?)?;
        answer.set_item("time", due.time.map(|time| to_time(py, time)).transpose()?)?;
        answer.set_item("approximate", due.approximate)?;
        answer.set_item("deferred", due.deferred)?;
        Ok(answer)
    }

    /// A row for each day from the first to the last, both included: those covered if not given.
    #[pyo3(signature = (first=None, last=None))]
    fn table(&self, first: Option<Bound<'_, PyAny>>, last: Option<Bound<'_, PyAny>>) -> PyResult<Table> {
        let first = first.map_or(Ok(calendar::Calendar::FIRST), |first| argument(&first, "first", day))?;
        let last = last.map_or(Ok(calendar::Calendar::LAST), |last| argument(&last, "last", day))?;
        Ok(self.calendar.table(first, last).map_err(raised)?.into())
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

fn convention(roll: &str, counting: &str) -> PyResult<Convention> {
    Convention::named(Some(roll), Some(counting)).map_err(raised)
}

/// What becomes of what lies outside the years covered.
#[derive(Clone, Copy)]
struct Lenient(Outside);

impl Lenient {
    fn named(name: &str) -> PyResult<Self> {
        match name {
            "error" => Ok(Self(Outside::Error)),
            "null" => Ok(Self(Outside::Nothing)),
            _ => Err(raised(dutydesk::Error::InvalidArgument {
                argument: "outside".into(),
                reason: "error or null".into(),
            })),
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

/// Refuses what would be paired row by row and says itself that its rows are others.
fn check_pairing(one: &Bound<'_, PyAny>, other: &Bound<'_, PyAny>) -> PyResult<()> {
    if !is_list(one) && !is_list(other) {
        one.py().import("dutydesk._kinds")?.call_method1("check_pairing", (one, other))?;
    }
    Ok(())
}

/// The days of a column given as that argument.
fn column(given: &Bound<'_, PyAny>, name: &str) -> PyResult<Days> {
    argument(given, name, |given| Days::read(&unwrapped(given)?))
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
