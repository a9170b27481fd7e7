//! Columns of days, of whatever kind they are.

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Date64Type, TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
    TimestampSecondType,
};
use arrow_array::{Array, ArrayRef};
use arrow_buffer::{BooleanBuffer, BooleanBufferBuilder, NullBuffer, ScalarBuffer};
use arrow_schema::{DataType, TimeUnit};
use dutydesk::calendar::{Day, DayNumber};
use pyo3::prelude::*;
use pyo3::types::{PyDate, PyList, PyString, PyTuple};

use crate::arrow;
use crate::day::{TIME_OF_DAY, TIME_ZONE, date, of_date, written};
use crate::errors::{in_row, invalid, of_argument, raised, wrong_type};

/// The kind a column came in, so that the answer can go out in the same.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Arrow,
    Numpy,
    List(Form),
    Tuple(Form),
}

/// What the days of a list are, and so what days come out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Dates,
    /// Texts such as 2010-12-20.
    Texts,
}

/// Why there is no answer, and the first row at fault where one is, with the argument it is of.
pub enum Stop {
    Error(dutydesk::Error, Option<usize>),
    TimeOfDay(Option<(usize, &'static str)>),
    Lengths,
}

impl From<Stop> for PyErr {
    fn from(stop: Stop) -> Self {
        Python::attach(|py| match stop {
            Stop::Error(error, None) => raised(error),
            Stop::Error(error, Some(row)) => in_row(py, raised(error), row),
            Stop::TimeOfDay(None) => invalid(TIME_OF_DAY),
            Stop::TimeOfDay(Some((row, argument))) => {
                of_argument(py, in_row(py, invalid(TIME_OF_DAY), row), argument)
            }
            Stop::Lengths => {
                let (argument, reason) =
                    ("end".into(), "a column of the same length as that of start".into());
                raised(dutydesk::Error::InvalidArgument { argument, reason })
            }
        })
    }
}

/// A width of cell that answers are worked out in: 64 bits for numpy, 32 for all else.
pub trait Width: DayNumber + Default + PartialEq {
    /// A day as a cell. A number past what the cell holds is no day, and lies outside the years covered all the same.
    fn of(day: i64) -> Self;

    /// The cells of a piece as they lie, where they are days of this width.
    fn in_place(cells: &Cells) -> Option<&[Self]>;
}

impl Width for i32 {
    fn of(day: i64) -> Self {
        Self::try_from(day).unwrap_or(Self::NO_ANSWER)
    }

    fn in_place(cells: &Cells) -> Option<&[Self]> {
        if let Cells::Days(days) = cells { Some(days) } else { None }
    }
}

impl Width for i64 {
    fn of(day: i64) -> Self {
        day
    }

    fn in_place(cells: &Cells) -> Option<&[Self]> {
        if let Cells::Numpy(days) = cells { Some(days) } else { None }
    }
}

/// Cells that lie together.
pub enum Cells {
    Days(ScalarBuffer<i32>),
    /// Moments as so many units since 1970, and how many units a day has.
    Moments(ScalarBuffer<i64>, i64),
    /// numpy's days, of which the least number is none.
    Numpy(ScalarBuffer<i64>),
    /// One day for every row.
    Same(Day, usize),
}

struct Piece {
    cells: Cells,
    nulls: Option<NullBuffer>,
}

impl Piece {
    fn len(&self) -> usize {
        match &self.cells {
            Cells::Days(values) => values.len(),
            Cells::Moments(values, _) | Cells::Numpy(values) => values.len(),
            Cells::Same(_, rows) => *rows,
        }
    }

    /// The first row whose moment has a time of day.
    fn timed(&self) -> Option<usize> {
        let Cells::Moments(values, per_day) = &self.cells else { return None };
        let given = |row: &usize| self.nulls.as_ref().is_none_or(|nulls| nulls.is_valid(*row));
        let timed = values.iter().enumerate().filter(|(_, moment)| moment.rem_euclid(*per_day) != 0);
        timed.map(|(row, _)| row).find(given)
    }

    /// Copies the cells from `at` on, `rows` of them, those without a value too; false where one with a value has a time of
    /// day.
    fn copy<C: Width>(&self, at: usize, rows: usize, days: &mut Vec<C>) -> bool {
        days.clear();
        match &self.cells {
            Cells::Days(values) => {
                days.extend(values.slice(at, rows).iter().map(|day| C::of(i64::from(*day))));
            }
            Cells::Numpy(values) => days.extend(values.slice(at, rows).iter().map(|day| C::of(*day))),
            Cells::Same(day, _) => days.resize(rows, C::from(day.epoch())),
            Cells::Moments(values, per_day) => {
                let values = values.slice(at, rows);
                days.extend(values.iter().map(|moment| C::of(moment.div_euclid(*per_day))));
                let given = |row| self.nulls.as_ref().is_none_or(|nulls| nulls.is_valid(at + row));
                let mut moments = values.iter().enumerate();
                return moments.all(|(row, moment)| moment.rem_euclid(*per_day) == 0 || !given(row));
            }
        }
        true
    }
}

/// A column of days.
pub struct Days {
    pub kind: Kind,
    pub rows: usize,
    pieces: Vec<Piece>,
}

impl Days {
    /// The days of a column that `_kinds.unwrapped` gave.
    pub fn read(given: &Bound<'_, PyAny>) -> PyResult<Self> {
        let (kind, pieces) = if let Ok(list) = given.cast::<PyList>() {
            let (form, piece) = listed(given.py(), list.iter())?;
            (Kind::List(form), vec![piece])
        } else if let Ok(tuple) = given.cast::<PyTuple>() {
            let (form, piece) = listed(given.py(), tuple.iter())?;
            (Kind::Tuple(form), vec![piece])
        } else if given.hasattr("__array_interface__")? {
            let cells = Cells::Numpy(ScalarBuffer::from(arrow::numpy_cells(given)?));
            (Kind::Numpy, vec![Piece { cells, nulls: None }])
        } else {
            let (data_type, chunks) = arrow::import(given)?;
            check(&data_type)?;
            (Kind::Arrow, chunks.iter().map(piece).collect::<PyResult<_>>()?)
        };
        let rows = pieces.iter().map(Piece::len).sum();
        Ok(Self { kind, rows, pieces })
    }

    /// One day for each row of another column.
    pub fn same(day: Day, like: &Self) -> Self {
        let piece = Piece { cells: Cells::Same(day, like.rows), nulls: None };
        Self { kind: like.kind, rows: like.rows, pieces: vec![piece] }
    }

    /// The first row with a time of day.
    pub fn timed(&self) -> Option<usize> {
        let mut before = 0;
        self.pieces.iter().find_map(|piece| {
            let row = piece.timed().map(|row| before + row);
            before += piece.len();
            row
        })
    }

    /// Which rows have a value, unless all do. numpy's are looked through only where it is `lacking` some answer: what has
    /// no value there has no answer either.
    pub fn given(&self, lacking: bool) -> Option<NullBuffer> {
        let given = |piece: &Piece| match &piece.cells {
            Cells::Numpy(days) if lacking => {
                Some(NullBuffer::new(days.iter().map(|day| *day != i64::NO_ANSWER).collect()))
            }
            _ => piece.nulls.clone(),
        };
        if let [piece] = self.pieces.as_slice() {
            return given(piece);
        }
        let each: Vec<_> = self.pieces.iter().map(given).collect();
        if each.iter().all(Option::is_none) {
            return None;
        }
        let mut all = BooleanBufferBuilder::new(self.rows);
        for (piece, given) in self.pieces.iter().zip(&each) {
            match given {
                Some(given) => all.append_buffer(given.inner()),
                None => all.append_n(piece.len(), true),
            }
        }
        Some(NullBuffer::new(all.finish()))
    }
}

/// Rows copied at a time: few enough to stay in the nearest memory.
const BLOCK: usize = 1 << 12;

/// Goes through a column.
pub struct Cursor<'c, C> {
    pieces: &'c [Piece],
    at: usize,
    copied: Vec<C>,
    /// Whether every day taken was a day, without a time of day.
    pub dated: bool,
}

impl<'c, C: Width> Cursor<'c, C> {
    pub fn new(days: &'c Days) -> Self {
        let mut cursor = Self { pieces: &days.pieces, at: 0, copied: Vec::new(), dated: true };
        // To the first piece with rows in it.
        cursor.skip(0);
        cursor
    }

    /// How many rows can be taken at once.
    pub fn run(&self) -> usize {
        self.pieces.first().map_or(0, |piece| {
            let most = if C::in_place(&piece.cells).is_some() { usize::MAX } else { BLOCK };
            most.min(piece.len() - self.at)
        })
    }

    /// The next rows, no more than a [`run`](Self::run): in place if they lie as they are needed, else copied.
    pub fn take(&mut self, rows: usize) -> &[C] {
        let Some(piece) = self.pieces.first() else { return &[] };
        let at = self.at;
        self.skip(rows);
        if let Some(cells) = C::in_place(&piece.cells) {
            return cells.get(at..at + rows).unwrap_or_default();
        }
        self.dated &= piece.copy(at, rows, &mut self.copied);
        &self.copied
    }

    fn skip(&mut self, rows: usize) {
        self.at += rows;
        while let Some((piece, rest)) = self.pieces.split_first()
            && self.at >= piece.len()
        {
            self.at -= piece.len();
            self.pieces = rest;
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
    let moments = |values: &ScalarBuffer<i64>, per_day| Cells::Moments(values.clone(), per_day);
    let cells = match chunk.data_type() {
        DataType::Date32 => Cells::Days(chunk.as_primitive::<Date32Type>().values().clone()),
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
        DataType::Null => Cells::Days(vec![0; chunk.len()].into()),
        _ => return Err(wrong_type("a column of dates is needed")),
    };
    Ok(Piece { cells, nulls: chunk.logical_nulls().filter(|nulls| nulls.null_count() > 0) })
}

fn listed<'py>(
    py: Python<'py>,
    cells: impl ExactSizeIterator<Item = Bound<'py, PyAny>>,
) -> PyResult<(Form, Piece)> {
    let mut values = Vec::with_capacity(cells.len());
    let mut given = Vec::with_capacity(cells.len());
    let mut form = None;
    for (row, cell) in cells.enumerate() {
        let day = listed_day(&cell, &mut form).map_err(|error| in_row(py, error, row))?;
        values.push(day.map_or(0, Day::epoch));
        given.push(day.is_some());
    }
    let nulls = given.contains(&false).then(|| NullBuffer::new(BooleanBuffer::from(given)));
    Ok((form.unwrap_or(Form::Dates), Piece { cells: Cells::Days(values.into()), nulls }))
}

/// The day of a cell of a list, which is of one form throughout.
fn listed_day(cell: &Bound<'_, PyAny>, form: &mut Option<Form>) -> PyResult<Option<Day>> {
    // Most often a date, and to ask for that first takes least time.
    let (day, its) = if cell.is_exact_instance_of::<PyDate>() {
        (Some(of_date(cell)?), Form::Dates)
    } else if let Ok(text) = cell.cast::<PyString>() {
        (Some(written(text)?), Form::Texts)
    } else {
        (date(cell)?, Form::Dates)
    };
    if day.is_some() && *form.get_or_insert(its) != its {
        return Err(wrong_type("a list of dates or one of texts is needed, not of both"));
    }
    Ok(day)
}
