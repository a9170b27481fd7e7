//! Columns of answers: worked out, and handed over in the kind the days came in.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use arrow_array::{Array, ArrayRef, Date32Array, Int32Array};
use arrow_buffer::NullBuffer;
use dutydesk::calendar::{self, Calendar, Convention, Day, DayNumber, Outside, Rows, WorkingDays};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyTuple};

use crate::arrow;
use crate::column::{Cursor, Days, Form, Kind, Stop, Width};
use crate::day::to_date;
use crate::errors::raised;

/// What the numbers of an answer are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Days,
    Counts,
}

/// The k-th working day after each day of a column.
pub fn due<'py>(
    py: Python<'py>,
    starts: &Days,
    calendar: &Calendar,
    k: WorkingDays,
    convention: Convention,
    outside: Outside,
) -> PyResult<Bound<'py, PyAny>> {
    if convention != Convention::default() {
        let due = || {
            let (values, valid) = copied(starts, "start")?;
            let rows = Rows { values: &values, valid: &valid };
            calendar.add_working_days_to_by(rows, k, convention, outside).map_err(|error| {
                let due = |[start]: [Day; 1]| calendar.add_working_days_by(start, k, convention).err();
                first_at_fault([rows], error, due)
            })
        };
        return handed(py, py.detach(due)?, starts.kind, Answer::Days);
    }
    if starts.kind == Kind::Numpy {
        let due = |[starts]: [&[i64]; 1], due: &mut [i64]| calendar.add_working_days_into(starts, k, due);
        return numpy(py, py.detach(|| answers([starts], outside, due))?, Answer::Days);
    }
    let due = |[starts]: [&[i32]; 1], due: &mut [i32]| calendar.add_working_days_into(starts, k, due);
    listed(py, py.detach(|| answers([starts], outside, due))?, starts.kind, Answer::Days)
}

/// The working days between the days of two columns; the answer is of the kind of the first.
pub fn counts<'py>(
    py: Python<'py>,
    starts: &Days,
    ends: &Days,
    calendar: &Calendar,
    convention: Convention,
    outside: Outside,
) -> PyResult<Bound<'py, PyAny>> {
    if starts.rows != ends.rows {
        return Err(Stop::Lengths.into());
    }
    if convention != Convention::default() {
        let counts = || {
            let ((first, first_valid), (second, second_valid)) =
                (copied(starts, "start")?, copied(ends, "end")?);
            let starts = Rows { values: &first, valid: &first_valid };
            let ends = Rows { values: &second, valid: &second_valid };
            calendar.working_days_between_each_by(starts, ends, convention, outside).map_err(|error| {
                let count =
                    |[start, end]: [Day; 2]| calendar.working_days_between_by(start, end, convention).err();
                first_at_fault([starts, ends], error, count)
            })
        };
        return handed(py, py.detach(counts)?, starts.kind, Answer::Counts);
    }
    let columns = [starts, ends];
    if starts.kind == Kind::Numpy {
        let counts = |[starts, ends]: [&[i64]; 2], counts: &mut [i64]| {
            calendar.working_days_between_into(starts, ends, counts)
        };
        return numpy(py, py.detach(|| answers(columns, outside, counts))?, Answer::Counts);
    }
    let counts = |[starts, ends]: [&[i32]; 2], counts: &mut [i32]| {
        calendar.working_days_between_into(starts, ends, counts)
    };
    listed(py, py.detach(|| answers(columns, outside, counts))?, starts.kind, Answer::Counts)
}

/// A number for each row.
struct Answers<C> {
    values: Vec<C>,
    nulls: Option<NullBuffer>,
}

impl<C: Copy> Answers<C> {
    fn each(&self) -> impl Iterator<Item = Option<C>> {
        let given = |row| self.nulls.as_ref().is_none_or(|nulls| nulls.is_valid(row));
        self.values.iter().enumerate().map(move |(row, value)| given(row).then_some(*value))
    }
}

/// The rows of a column, copied, and which of them have a value unless all do: what conventions other than the library's
/// own need, which are not looked up.
fn copied(days: &Days, argument: &'static str) -> Result<(Vec<i32>, Vec<bool>), Stop> {
    let mut values: Vec<i32> = Vec::with_capacity(days.rows);
    let mut cursor = Cursor::new(days);
    while values.len() < days.rows {
        let rows = cursor.run().min(days.rows - values.len());
        values.extend_from_slice(cursor.take(rows));
    }
    if !cursor.dated {
        return Err(Stop::TimeOfDay(days.timed().map(|row| (row, argument))));
    }
    Ok((values, days.given(true).map_or_else(Vec::new, |given| given.iter().collect())))
}

/// The first row of which the library says that it is at fault, each row asked by itself: looked for only once the whole
/// column has failed.
fn first_at_fault<const N: usize>(
    columns: [Rows<'_>; N],
    error: dutydesk::Error,
    fault: impl Fn([Day; N]) -> Option<dutydesk::Error>,
) -> Stop {
    let day = |column: &Rows<'_>, row: usize| {
        let given = column.valid.get(row).copied().unwrap_or(true);
        column.values.get(row).filter(|_| given).map(|day| Day::from_epoch((*day).into()))
    };
    let rows = columns.iter().map(|column| column.values.len()).min().unwrap_or(0);
    let at_fault = |row: &usize| {
        let days = columns.map(|column| day(&column, *row));
        // Past the years that can be written is outside those covered too.
        let written = days.clone().map(|day| day.and_then(Result::ok).unwrap_or(Day::MAX));
        days.iter().all(Option::is_some) && fault(written).as_ref() == Some(&error)
    };
    let row = (0..rows).find(at_fault);
    Stop::Error(error, row)
}

/// The library's own answers, as the kind of column they are to be.
fn handed(
    py: Python<'_>,
    answers: calendar::Answers,
    kind: Kind,
    answer: Answer,
) -> PyResult<Bound<'_, PyAny>> {
    let nulls = answers.valid.contains(&false).then(|| NullBuffer::from(answers.valid));
    if kind != Kind::Numpy {
        return listed(py, Answers { values: answers.values, nulls }, kind, answer);
    }
    let answers = Answers { values: answers.values, nulls };
    let values = answers.each().map(|value| value.map_or(i64::NO_ANSWER, i64::from)).collect();
    numpy(py, Answers { values, nulls: answers.nulls }, answer)
}

/// Has the answers to the rows of some columns looked up; `look_up` says whether a row has none.
fn answers<C: Width, const N: usize>(
    columns: [&Days; N],
    outside: Outside,
    look_up: impl Fn([&[C]; N], &mut [C]) -> bool,
) -> Result<Answers<C>, Stop> {
    let rows = columns.iter().map(|days| days.rows).min().unwrap_or(0);
    let mut values = vec![C::default(); rows];
    arrow::ask_for_large_pages(&mut values);
    let mut cursors = columns.map(Cursor::new);
    let mut lacking = false;
    let mut left = values.as_mut_slice();
    while !left.is_empty() {
        let rows = cursors.iter().map(Cursor::run).fold(left.len(), usize::min);
        let (now, later) = left.split_at_mut(rows);
        lacking |= look_up(cursors.each_mut().map(|cursor| cursor.take(rows)), now);
        left = later;
    }
    if !cursors.iter().all(|cursor| cursor.dated) {
        let timed = columns.iter().zip(["start", "end"]);
        let timed = timed.filter_map(|(days, argument)| Some((days.timed()?, argument)));
        return Err(Stop::TimeOfDay(timed.min()));
    }
    let both =
        |one: Option<NullBuffer>, other: Option<NullBuffer>| NullBuffer::union(one.as_ref(), other.as_ref());
    let given = columns.iter().map(|days| days.given(lacking)).fold(None, both);
    let missing = |nulls: &Option<NullBuffer>| nulls.as_ref().map_or(0, NullBuffer::null_count);
    let mut nulls = given.clone();
    if lacking {
        let answered = values.iter().map(|value| *value != C::NO_ANSWER).collect();
        nulls = both(nulls, Some(NullBuffer::new(answered)));
    }
    if outside == Outside::Error && missing(&nulls) > missing(&given) {
        let has = |nulls: &Option<NullBuffer>, row| nulls.as_ref().is_none_or(|nulls| nulls.is_valid(row));
        let row = (0..rows).find(|row| has(&given, *row) && !has(&nulls, *row));
        return Err(Stop::Error(dutydesk::Error::OutsideCoverage, row));
    }
    Ok(Answers { values, nulls: nulls.filter(|nulls| nulls.null_count() > 0) })
}

fn listed(py: Python<'_>, answers: Answers<i32>, kind: Kind, answer: Answer) -> PyResult<Bound<'_, PyAny>> {
    if kind == Kind::Arrow {
        let values = answers.values.into();
        let array: ArrayRef = match answer {
            Answer::Days => Arc::new(Date32Array::new(values, answers.nulls)),
            Answer::Counts => Arc::new(Int32Array::new(values, answers.nulls)),
        };
        return Ok(Column { array }.into_pyobject(py)?.into_any());
    }
    // A date or a text never changes, so equal answers can be one object: to make a date takes longer than all else.
    let mut dates = HashMap::new();
    let mut date = |epoch: i32| match dates.entry(epoch) {
        Entry::Occupied(made) => Ok(Bound::clone(made.get())),
        Entry::Vacant(new) => {
            let day = Day::from_epoch(i64::from(epoch)).map_err(raised)?;
            let object = match kind {
                Kind::List(Form::Texts) | Kind::Tuple(Form::Texts) => {
                    day.to_string().into_pyobject(py)?.into_any()
                }
                _ => to_date(py, day)?.into_any(),
            };
            PyResult::Ok(new.insert(object).clone())
        }
    };
    let object = |value: Option<i32>| match (value, answer) {
        (None, _) => Ok(py.None().into_bound(py)),
        (Some(count), Answer::Counts) => Ok(count.into_pyobject(py)?.into_any()),
        (Some(day), Answer::Days) => date(day),
    };
    let objects = answers.each().map(object).collect::<PyResult<Vec<_>>>()?;
    match kind {
        Kind::Tuple(_) => Ok(PyTuple::new(py, objects)?.into_any()),
        _ => Ok(PyList::new(py, objects)?.into_any()),
    }
}

fn numpy(py: Python<'_>, answers: Answers<i64>, answer: Answer) -> PyResult<Bound<'_, PyAny>> {
    let (cells, cell) = match answer {
        // What has no answer is NaT already.
        Answer::Days => (answers.values, "M8[D]"),
        Answer::Counts if answers.nulls.is_none() => (answers.values, "i8"),
        // numpy has no missing whole number, so these are floats, with a NaN where there is none.
        Answer::Counts => {
            let float = |count: Option<i64>| {
                count.and_then(|count| i32::try_from(count).ok()).map_or(f64::NAN, f64::from)
            };
            (answers.each().map(|count| float(count).to_bits().cast_signed()).collect(), "f8")
        }
    };
    let cells = NumpyCells { cells, cell };
    py.import("numpy")?.call_method1("asarray", (cells.into_pyobject(py)?,))
}

/// A column of answers that any Arrow library can take: dates, or counts of working days.
#[pyclass(frozen, module = "dutydesk")]
pub struct Column {
    array: ArrayRef,
}

#[pymethods]
impl Column {
    /// The column as Arrow data.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyTuple>> {
        drop(requested_schema);
        arrow::export(py, &self.array)
    }

    fn __len__(&self) -> usize {
        self.array.len()
    }

    fn __repr__(&self) -> String {
        format!("<dutydesk.Column of {} rows>", self.array.len())
    }
}

/// Memory on its way to numpy, which reads and writes it in place; nothing here looks at it again.
#[pyclass(frozen)]
struct NumpyCells {
    cells: Vec<i64>,
    /// What numpy calls such a cell.
    cell: &'static str,
}

#[pymethods]
impl NumpyCells {
    #[getter]
    fn __array_interface__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let order = if cfg!(target_endian = "little") { '<' } else { '>' };
        let interface = PyDict::new(py);
        interface.set_item("version", 3)?;
        interface.set_item("shape", (self.cells.len(),))?;
        interface.set_item("typestr", format!("{order}{}", self.cell))?;
        interface.set_item("data", (self.cells.as_ptr().expose_provenance(), false))?;
        Ok(interface)
    }
}
