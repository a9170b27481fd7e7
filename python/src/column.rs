//! Columns of days in, and columns of answers out, in the kind they came in.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Date64Type, TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
    TimestampSecondType,
};
use arrow_array::{Array, ArrayRef, Date32Array, Int32Array};
use arrow_buffer::{BooleanBuffer, NullBuffer, ScalarBuffer};
use arrow_schema::{DataType, TimeUnit};
use dutydesk::calendar::{Answers, Calendar, Convention, Day, Outside, Rows, WorkingDays};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyTuple};

use crate::arrow;
use crate::day::{TIME_OF_DAY, TIME_ZONE, date, to_date};
use crate::errors::{invalid, raised, wrong_type};

/// Rows read at a time: small enough to stay in the nearest memory.
const BLOCK: usize = 1 << 12;

/// The kind a column came in, so that the answer can go out in the same.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Arrow,
    Numpy,
    List,
    Tuple,
}

/// What the numbers of an answer are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Days,
    Counts,
}

/// Cells that lie together.
enum Piece {
    Days(ScalarBuffer<i32>, Option<NullBuffer>),
    /// Moments as so many units since 1970, and how many units a day has.
    Moments(ScalarBuffer<i64>, i64, Option<NullBuffer>),
    /// numpy's days, of which the least number is none.
    Numpy(ScalarBuffer<i64>),
    /// One day for every row.
    Same(Day, usize),
}

impl Piece {
    fn len(&self) -> usize {
        match self {
            Self::Days(values, _) => values.len(),
            Self::Moments(values, ..) => values.len(),
            Self::Numpy(values) => values.len(),
            Self::Same(_, rows) => *rows,
        }
    }

    /// Appends the cells from `at` on, `rows` of them; false where one has a time of day.
    fn read(&self, at: usize, rows: usize, values: &mut Vec<i32>, valid: &mut Vec<bool>) -> bool {
        // A number past what 32 bits hold is no day; the library then says that it lies outside the years covered.
        let narrow = |day: i64| i32::try_from(day).unwrap_or(i32::MAX);
        let nulls = match self {
            Self::Days(_, nulls) | Self::Moments(_, _, nulls) => nulls.as_ref(),
            _ => None,
        };
        let before = valid.len();
        match nulls.filter(|nulls| nulls.null_count() > 0) {
            Some(nulls) => valid.extend(nulls.inner().slice(at, rows).iter()),
            None => valid.resize(before + rows, true),
        }
        let valid = valid.get_mut(before..).unwrap_or_default();
        match self {
            Self::Days(days, _) => values.extend_from_slice(&days.slice(at, rows)),
            Self::Moments(moments, per_day, _) => {
                let moments = moments.slice(at, rows);
                values.extend(moments.iter().map(|moment| narrow(moment.div_euclid(*per_day))));
                let mut cells = moments.iter().zip(valid);
                return cells.all(|(moment, valid)| !*valid || moment.rem_euclid(*per_day) == 0);
            }
            Self::Numpy(days) => {
                let days = days.slice(at, rows);
                values.extend(days.iter().map(|day| narrow(*day)));
                valid.iter_mut().zip(days.iter()).for_each(|(valid, day)| *valid = *day != i64::MIN);
            }
            Self::Same(day, _) => values.resize(values.len() + rows, day.epoch()),
        }
        true
    }
}

/// A column of days.
pub struct Days {
    kind: Kind,
    pieces: Vec<Piece>,
    rows: usize,
}

impl Days {
    /// The days of a column that [`crate::column::unwrapped`] gave.
    pub fn read(given: &Bound<'_, PyAny>) -> PyResult<Self> {
        let (kind, pieces) = if let Ok(list) = given.cast::<PyList>() {
            (Kind::List, vec![listed(list.iter())?])
        } else if let Ok(tuple) = given.cast::<PyTuple>() {
            (Kind::Tuple, vec![listed(tuple.iter())?])
        } else if given.hasattr("__array_interface__")? {
            (Kind::Numpy, vec![Piece::Numpy(ScalarBuffer::from(arrow::numpy_cells(given)?))])
        } else {
            let (data_type, chunks) = arrow::import(given)?;
            check(&data_type)?;
            (Kind::Arrow, chunks.iter().map(piece).collect::<PyResult<_>>()?)
        };
        let rows = pieces.iter().map(Piece::len).sum();
        Ok(Self { kind, pieces, rows })
    }

    /// The cells as they lie, where there is one for every row and they are days already.
    fn plain(&self) -> Option<Vec<&[i32]>> {
        if self.kind == Kind::Numpy {
            return None;
        }
        let cells = self.pieces.iter().map(|piece| match piece {
            Piece::Days(values, nulls) if nulls.as_ref().is_none_or(|nulls| nulls.null_count() == 0) => {
                Some(values.as_ref())
            }
            _ => None,
        });
        cells.collect()
    }

    /// The answers to a column without gaps, unless a row lies outside the years covered.
    fn at_once(&self, answer: Answer, fill: impl FnOnce(&mut Vec<i32>) -> bool) -> Option<Gathered> {
        let mut all = Gathered::new(self.kind, answer, self.rows);
        fill(&mut all.values).then_some(all)
    }

    /// One day for each row of another column.
    pub fn same(day: Day, like: &Self) -> Self {
        Self { kind: like.kind, pieces: vec![Piece::Same(day, like.rows)], rows: like.rows }
    }
}

/// Reads a column block by block.
struct Cursor<'c> {
    pieces: &'c [Piece],
    at: usize,
    values: Vec<i32>,
    valid: Vec<bool>,
}

impl<'c> Cursor<'c> {
    fn new(days: &'c Days) -> Self {
        let (values, valid) = (Vec::with_capacity(BLOCK), Vec::with_capacity(BLOCK));
        Self { pieces: &days.pieces, at: 0, values, valid }
    }

    /// The next rows; false where one has a time of day.
    fn next(&mut self, rows: usize) -> bool {
        self.values.clear();
        self.valid.clear();
        let mut dated = true;
        while self.values.len() < rows {
            let Some((piece, rest)) = self.pieces.split_first() else { break };
            let some = (piece.len() - self.at).min(rows - self.values.len());
            dated &= piece.read(self.at, some, &mut self.values, &mut self.valid);
            self.at += some;
            if self.at == piece.len() {
                (self.pieces, self.at) = (rest, 0);
            }
        }
        dated
    }

    fn rows(&self) -> Rows<'_> {
        let all = !self.valid.contains(&false);
        Rows { values: &self.values, valid: if all { &[] } else { &self.valid } }
    }
}

/// Why there is no answer.
pub enum Stop {
    Error(dutydesk::Error),
    TimeOfDay,
    Lengths,
}

impl From<Stop> for PyErr {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::Error(error) => raised(error),
            Stop::TimeOfDay => invalid(TIME_OF_DAY),
            Stop::Lengths => invalid("columns differ in length"),
        }
    }
}

/// The k-th working day after each day of a column.
fn due(days: &Days, calendar: &Calendar, k: WorkingDays, outside: Outside) -> Result<Gathered, Stop> {
    let at_once = |slices: Vec<&[i32]>, values: &mut Vec<i32>| {
        slices.into_iter().all(|starts| !calendar.add_working_days_onto(starts, k, values))
    };
    if let Some(all) = days.plain().and_then(|slices| days.at_once(Answer::Days, |all| at_once(slices, all)))
    {
        return Ok(all);
    }
    let mut cursor = Cursor::new(days);
    gather(days.kind, Answer::Days, days.rows, |rows| {
        if !cursor.next(rows) {
            return Err(Stop::TimeOfDay);
        }
        calendar.add_working_days_to(cursor.rows(), k, outside).map_err(Stop::Error)
    })
}

/// The working days between the days of two columns.
fn counts(starts: &Days, ends: &Days, calendar: &Calendar, outside: Outside) -> Result<Gathered, Stop> {
    if starts.rows != ends.rows {
        return Err(Stop::Lengths);
    }
    let at_once = |first: Vec<&[i32]>, second: Vec<&[i32]>, values: &mut Vec<i32>| {
        pairs(first, second).all(|(start, end)| !calendar.working_days_between_onto(start, end, values))
    };
    if let Some((first, second)) = starts.plain().zip(ends.plain())
        && let Some(all) = starts.at_once(Answer::Counts, |all| at_once(first, second, all))
    {
        return Ok(all);
    }
    let (mut first, mut second) = (Cursor::new(starts), Cursor::new(ends));
    gather(starts.kind, Answer::Counts, starts.rows, |rows| {
        if !first.next(rows) || !second.next(rows) {
            return Err(Stop::TimeOfDay);
        }
        calendar.working_days_between_each(first.rows(), second.rows(), outside).map_err(Stop::Error)
    })
}

/// The same as [`due`] by any convention; the library's own is the fastest.
pub fn due_by(
    days: &Days,
    calendar: &Calendar,
    k: WorkingDays,
    convention: Convention,
    outside: Outside,
) -> Result<Gathered, Stop> {
    if convention == Convention::default() {
        return due(days, calendar, k, outside);
    }
    let mut cursor = Cursor::new(days);
    gather(days.kind, Answer::Days, days.rows, |rows| {
        if !cursor.next(rows) {
            return Err(Stop::TimeOfDay);
        }
        calendar.add_working_days_to_by(cursor.rows(), k, convention, outside).map_err(Stop::Error)
    })
}

/// The same as [`counts`] by any convention; the library's own is the fastest.
pub fn counts_by(
    starts: &Days,
    ends: &Days,
    calendar: &Calendar,
    convention: Convention,
    outside: Outside,
) -> Result<Gathered, Stop> {
    if convention == Convention::default() {
        return counts(starts, ends, calendar, outside);
    }
    if starts.rows != ends.rows {
        return Err(Stop::Lengths);
    }
    let (mut first, mut second) = (Cursor::new(starts), Cursor::new(ends));
    gather(starts.kind, Answer::Counts, starts.rows, |rows| {
        if !first.next(rows) || !second.next(rows) {
            return Err(Stop::TimeOfDay);
        }
        let answers = calendar.working_days_between_each_by(first.rows(), second.rows(), convention, outside);
        answers.map_err(Stop::Error)
    })
}

/// Two columns of equal length in pieces that have equal length too.
fn pairs<'c>(first: Vec<&'c [i32]>, second: Vec<&'c [i32]>) -> impl Iterator<Item = (&'c [i32], &'c [i32])> {
    let (mut first, mut second) = (first.into_iter(), second.into_iter());
    let (mut one, mut other): (&[i32], &[i32]) = (&[], &[]);
    std::iter::from_fn(move || {
        while one.is_empty() {
            one = first.next()?;
        }
        while other.is_empty() {
            other = second.next()?;
        }
        let rows = one.len().min(other.len());
        let ((a, rest_a), (b, rest_b)) = (one.split_at_checked(rows)?, other.split_at_checked(rows)?);
        (one, other) = (rest_a, rest_b);
        Some((a, b))
    })
}

fn gather(
    kind: Kind,
    answer: Answer,
    rows: usize,
    mut block: impl FnMut(usize) -> Result<Answers, Stop>,
) -> Result<Gathered, Stop> {
    let mut all = Gathered::new(kind, answer, rows);
    let mut left = rows;
    while left > 0 {
        let some = left.min(BLOCK);
        all.add(&block(some)?);
        left -= some;
    }
    Ok(all)
}

/// Answers in the form they go out in.
pub struct Gathered {
    kind: Kind,
    answer: Answer,
    values: Vec<i32>,
    /// Whether each row has an answer; empty while all have.
    valid: Vec<bool>,
    /// numpy's cells, in place of the others.
    cells: Vec<u64>,
}

impl Gathered {
    fn new(kind: Kind, answer: Answer, rows: usize) -> Self {
        let (values, cells) = if kind == Kind::Numpy { (0, rows) } else { (rows, 0) };
        let (values, cells) = (Vec::with_capacity(values), Vec::with_capacity(cells));
        Self { kind, answer, values, valid: Vec::new(), cells }
    }

    fn add(&mut self, answers: &Answers) {
        let rows = answers.values.iter().zip(&answers.valid);
        match (self.kind, self.answer) {
            // numpy has no missing whole number, so counts are floats there, with a NaN where there is none.
            (Kind::Numpy, Answer::Counts) => self.cells.extend(
                rows.map(|(value, valid)| if *valid { f64::from(*value) } else { f64::NAN }.to_bits()),
            ),
            (Kind::Numpy, Answer::Days) => self.cells.extend(
                rows.map(|(value, valid)| if *valid { i64::from(*value) } else { i64::MIN }.cast_unsigned()),
            ),
            _ => {
                let all = !answers.valid.contains(&false);
                if !all || !self.valid.is_empty() {
                    self.valid.resize(self.values.len(), true);
                    self.valid.extend_from_slice(&answers.valid);
                }
                self.values.extend_from_slice(&answers.values);
            }
        }
    }
}

fn check(data_type: &DataType) -> PyResult<()> {
    match data_type {
        DataType::Date32 | DataType::Date64 | DataType::Timestamp(_, None) | DataType::Null => Ok(()),
        DataType::Timestamp(_, Some(_)) => Err(invalid(TIME_ZONE)),
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Dictionary(..) => {
            Err(wrong_type("a column of dates is needed, not of text: parse it first"))
        }
        _ => Err(wrong_type("a column of dates is needed")),
    }
}

fn piece(chunk: &ArrayRef) -> PyResult<Piece> {
    const MILLIS: i64 = 86_400_000;
    let nulls = chunk.logical_nulls();
    let moments =
        |values: &ScalarBuffer<i64>, per_day| Piece::Moments(values.clone(), per_day, nulls.clone());
    Ok(match chunk.data_type() {
        DataType::Date32 => Piece::Days(chunk.as_primitive::<Date32Type>().values().clone(), nulls),
        DataType::Date64 => moments(chunk.as_primitive::<Date64Type>().values(), MILLIS),
        DataType::Timestamp(TimeUnit::Second, None) => {
            moments(chunk.as_primitive::<TimestampSecondType>().values(), MILLIS / 1_000)
        }
        DataType::Timestamp(TimeUnit::Millisecond, None) => {
            moments(chunk.as_primitive::<TimestampMillisecondType>().values(), MILLIS)
        }
        DataType::Timestamp(TimeUnit::Microsecond, None) => {
            moments(chunk.as_primitive::<TimestampMicrosecondType>().values(), MILLIS * 1_000)
        }
        DataType::Timestamp(TimeUnit::Nanosecond, None) => {
            moments(chunk.as_primitive::<TimestampNanosecondType>().values(), MILLIS * 1_000_000)
        }
        DataType::Null => Piece::Days(vec![0; chunk.len()].into(), Some(NullBuffer::new_null(chunk.len()))),
        _ => return Err(wrong_type("a column of dates is needed")),
    })
}

fn listed<'py>(cells: impl ExactSizeIterator<Item = Bound<'py, PyAny>>) -> PyResult<Piece> {
    let mut values = Vec::with_capacity(cells.len());
    let mut valid = Vec::with_capacity(cells.len());
    for cell in cells {
        let day = if cell.is_none() || is_not_a_time(&cell)? { None } else { Some(date(&cell)?) };
        values.push(day.map_or(0, Day::epoch));
        valid.push(day.is_some());
    }
    Ok(Piece::Days(values.into(), nulls(&valid)))
}

/// What pandas puts where a date is missing.
fn is_not_a_time(cell: &Bound<'_, PyAny>) -> PyResult<bool> {
    Ok(!cell.is_exact_instance_of::<pyo3::types::PyDate>() && cell.get_type().name()? == "NaTType")
}

/// The answers as a Python column of their kind.
pub fn out(py: Python<'_>, gathered: Gathered) -> PyResult<Bound<'_, PyAny>> {
    let Gathered { kind, answer, values, valid, cells } = gathered;
    let given = valid.iter().copied().chain(std::iter::repeat(true));
    let objects = values.iter().zip(given).map(|(value, valid)| match (valid, answer) {
        (false, _) => Ok(py.None().into_bound(py)),
        (true, Answer::Counts) => Ok(value.into_pyobject(py)?.into_any()),
        (true, Answer::Days) => {
            let day = Day::from_epoch(i64::from(*value)).map_err(raised)?;
            Ok(to_date(py, day)?.into_any())
        }
    });
    match kind {
        Kind::List => Ok(PyList::new(py, objects.collect::<PyResult<Vec<_>>>()?)?.into_any()),
        Kind::Tuple => Ok(PyTuple::new(py, objects.collect::<PyResult<Vec<_>>>()?)?.into_any()),
        Kind::Arrow => {
            let nulls = nulls(&valid);
            let array: ArrayRef = match answer {
                Answer::Days => Arc::new(Date32Array::new(values.into(), nulls)),
                Answer::Counts => Arc::new(Int32Array::new(values.into(), nulls)),
            };
            Ok(Column { array }.into_pyobject(py)?.into_any())
        }
        Kind::Numpy => {
            let cells = NumpyCells { cells, answer };
            py.import("numpy")?.call_method1("asarray", (cells.into_pyobject(py)?,))
        }
    }
}

fn nulls(valid: &[bool]) -> Option<NullBuffer> {
    valid.contains(&false).then(|| {
        NullBuffer::new(BooleanBuffer::collect_bool(valid.len(), |row| valid.get(row) == Some(&true)))
    })
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
    cells: Vec<u64>,
    answer: Answer,
}

#[pymethods]
impl NumpyCells {
    #[getter]
    fn __array_interface__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let order = if cfg!(target_endian = "little") { '<' } else { '>' };
        let cell = match self.answer {
            Answer::Days => "M8[D]",
            Answer::Counts => "f8",
        };
        let interface = PyDict::new(py);
        interface.set_item("version", 3)?;
        interface.set_item("shape", (self.cells.len(),))?;
        interface.set_item("typestr", format!("{order}{cell}"))?;
        interface.set_item("data", (self.cells.as_ptr().expose_provenance(), false))?;
        Ok(interface)
    }
}
