//! Frames of other libraries as tables of this one.

use std::borrow::Cow;
use std::collections::HashMap;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowPrimitiveType, Date32Type, Date64Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type,
    Int64Type, Time32MillisecondType, Time32SecondType, Time64MicrosecondType, Time64NanosecondType,
    TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType, TimestampSecondType,
    UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef};
use arrow_schema::{DataType, TimeUnit};
use dutydesk::calendar::Day;
use dutydesk::case::TABLES;
use dutydesk::format::duty_sheet::DutySheet;
use dutydesk::table::{Cell, Column, Table, TextValues};
use pyo3::prelude::*;

use crate::arrow;
use crate::day::TIME_ZONE;
use crate::errors::{invalid, raised, wrong_type};

/// A frame of polars, pandas, pyarrow or any library that hands out Arrow data.
pub fn read(given: &Bound<'_, PyAny>) -> PyResult<Table> {
    if !arrow::speaks_arrow(given)? {
        return Err(wrong_type(format!(
            "a path, bytes or a frame with __arrow_c_stream__ is needed, not {}",
            given.get_type().name()?
        )));
    }
    let called_by_python = wrap_pyfunction!(called, given.py())?;
    let given = given.py().import("dutydesk._frames")?.call_method1("readable", (given, called_by_python))?;
    let (data_type, chunks) = arrow::import(&given)?;
    let DataType::Struct(fields) = &data_type else {
        return Err(wrong_type("a frame is needed, not a single column"));
    };
    given.py().detach(|| {
        let columns = fields.iter().enumerate().filter(|(_, field)| !is_index(field.name()));
        let columns = columns.map(|(at, field)| {
            let pieces: Vec<ArrayRef> =
                chunks.iter().filter_map(|chunk| chunk.as_struct().columns().get(at).cloned()).collect();
            column(field.name().clone().into(), field.data_type(), &pieces)
                .map_err(|reason| invalid(format!("{}: {reason}", called(at, field.name()))))
        });
        Table::new(columns.collect::<PyResult<_>>()?).map_err(raised)
    })
}

/// Whether a column is the row labels of a pandas frame, as pyarrow writes them where they have no name.
fn is_index(name: &str) -> bool {
    let level = name.strip_prefix("__index_level_").and_then(|rest| rest.strip_suffix("__"));
    level.is_some_and(|level| !level.is_empty() && level.bytes().all(|byte| byte.is_ascii_digit()))
}

/// What an error calls a column: a name only where it is one of ours, since any other may be a cell of a sheet without
/// headers.
#[pyfunction]
fn called(at: usize, name: &str) -> String {
    let dated = name.strip_suffix("_recorded").unwrap_or(name);
    let ours = DutySheet::COLUMNS.contains(&name)
        || TABLES.iter().any(|table| table.column(name).is_some() || table.column(dated).is_some());
    if ours { format!("column `{name}`") } else { format!("column {at}, the first being column 0") }
}

fn column(
    name: Cow<'static, str>,
    data_type: &DataType,
    pieces: &[ArrayRef],
) -> Result<Column, &'static str> {
    /// The cells of one kind of number, each as it is or as nothing.
    fn cells<T: ArrowPrimitiveType>(pieces: &[ArrayRef]) -> impl Iterator<Item = Option<T::Native>> {
        pieces.iter().flat_map(|piece| piece.as_primitive::<T>().iter())
    }
    macro_rules! integers {
        ($kind:ty) => {
            Column::integers(name, cells::<$kind>(pieces).map(|cell| cell.map(i64::from)))
        };
    }
    let moments = |name, unit: &TimeUnit| match unit {
        TimeUnit::Second => moments(name, cells::<TimestampSecondType>(pieces), 86_400),
        TimeUnit::Millisecond => moments(name, cells::<TimestampMillisecondType>(pieces), 86_400_000),
        TimeUnit::Microsecond => moments(name, cells::<TimestampMicrosecondType>(pieces), 86_400_000_000),
        TimeUnit::Nanosecond => moments(name, cells::<TimestampNanosecondType>(pieces), 86_400_000_000_000),
    };
    Ok(match data_type {
        DataType::Date32 => Column::days(
            name,
            cells::<Date32Type>(pieces).map(|cell| cell.and_then(|day| Day::from_epoch(day.into()).ok())),
        ),
        DataType::Date64 => crate::frame::moments(name, cells::<Date64Type>(pieces), 86_400_000),
        DataType::Timestamp(unit, None) => moments(name, unit),
        DataType::Timestamp(_, Some(_)) => return Err(TIME_ZONE),
        DataType::Int8 => integers!(Int8Type),
        DataType::Int16 => integers!(Int16Type),
        DataType::Int32 => integers!(Int32Type),
        DataType::Int64 => integers!(Int64Type),
        DataType::UInt8 => integers!(UInt8Type),
        DataType::UInt16 => integers!(UInt16Type),
        DataType::UInt32 => integers!(UInt32Type),
        DataType::UInt64 => {
            let numbers: Vec<_> = cells::<UInt64Type>(pieces).collect();
            if numbers.iter().flatten().any(|number| i64::try_from(*number).is_err()) {
                return Err("a number past 64 bits with a sign");
            }
            Column::integers(
                name,
                numbers.into_iter().map(|cell| cell.and_then(|number| i64::try_from(number).ok())),
            )
        }
        DataType::Float32 => numbers(name, cells::<Float32Type>(pieces).map(|cell| cell.map(f64::from))),
        DataType::Float64 => numbers(name, cells::<Float64Type>(pieces)),
        DataType::Boolean => Column::flags(name, pieces.iter().flat_map(|piece| piece.as_boolean().iter())),
        DataType::Utf8 => {
            Column::texts(name, pieces.iter().flat_map(|piece| piece.as_string::<i32>().iter()))
        }
        DataType::LargeUtf8 => {
            Column::texts(name, pieces.iter().flat_map(|piece| piece.as_string::<i64>().iter()))
        }
        DataType::Utf8View => {
            Column::texts(name, pieces.iter().flat_map(|piece| piece.as_string_view().iter()))
        }
        DataType::Null => {
            Column::texts(name, pieces.iter().flat_map(|piece| (0..piece.len()).map(|_| None::<&str>)))
        }
        DataType::Dictionary(_, values) => {
            let mut names = TextValues::default();
            let mut places = HashMap::new();
            let mut cells = Vec::new();
            for piece in pieces {
                let piece = piece.as_any_dictionary();
                let words = column("words".into(), values, &[piece.values().clone()])?;
                let mut place = |word| {
                    let word = Some(words.cell(word)).filter(|word| *word != Cell::Null)?.to_string();
                    places.get(&word).copied().or_else(|| {
                        let place = u32::try_from(names.len()).ok().filter(|_| names.push(&word))?;
                        places.insert(word, place);
                        Some(place)
                    })
                };
                let of_words: Vec<Option<u32>> = (0..words.len()).map(&mut place).collect();
                let missing = piece.logical_nulls();
                let present = |row: &usize| missing.as_ref().is_none_or(|missing| missing.is_valid(*row));
                // Of no words at all, every cell is missing.
                let keys =
                    if piece.values().is_empty() { vec![0; piece.len()] } else { piece.normalized_keys() };
                let of_key = |key: usize| of_words.get(key).copied().flatten();
                cells.extend(
                    keys.into_iter().enumerate().map(|(row, key)| of_key(key).filter(|_| present(&row))),
                );
            }
            Column::categories(name, names, cells)
        }
        DataType::Time32(TimeUnit::Second) => times(name, cells::<Time32SecondType>(pieces).map(wide), 60),
        DataType::Time32(_) => times(name, cells::<Time32MillisecondType>(pieces).map(wide), 60_000),
        DataType::Time64(TimeUnit::Microsecond) => {
            times(name, cells::<Time64MicrosecondType>(pieces), 60_000_000)
        }
        DataType::Time64(_) => times(name, cells::<Time64NanosecondType>(pieces), 60_000_000_000),
        _ => return Err("it holds neither text, dates, times, numbers nor yes and no"),
    })
}

/// Moments as days where none has a time of day, else as text with the time.
fn moments(name: Cow<'static, str>, cells: impl Iterator<Item = Option<i64>>, per_day: i64) -> Column {
    let cells: Vec<Option<i64>> = cells.collect();
    let day = |moment: i64| Day::from_epoch(moment.div_euclid(per_day)).ok();
    let second = |moment: i64| moment.rem_euclid(per_day) / (per_day / 86_400);
    if cells.iter().flatten().all(|moment| moment.rem_euclid(per_day) == 0) {
        return Column::days(name, cells.into_iter().map(|cell| cell.and_then(day)));
    }
    let text = |moment| {
        let second = second(moment);
        Some(format!("{} {:02}:{:02}:{:02}", day(moment)?, second / 3_600, second / 60 % 60, second % 60))
    };
    Column::texts(name, cells.into_iter().map(|cell| cell.and_then(text)))
}

fn wide(cell: Option<i32>) -> Option<i64> {
    cell.map(i64::from)
}

/// Times of day as text, to the minute.
fn times(name: Cow<'static, str>, cells: impl Iterator<Item = Option<i64>>, per_minute: i64) -> Column {
    let text = |time: i64| {
        let minutes = time / per_minute;
        format!("{:02}:{:02}", minutes / 60, minutes % 60)
    };
    Column::texts(name, cells.map(|cell| cell.map(text)))
}

/// Numbers: whole ones where all are, as pandas makes floats of a column of whole numbers with gaps.
fn numbers(name: Cow<'static, str>, cells: impl Iterator<Item = Option<f64>>) -> Column {
    let cells: Vec<Option<f64>> = cells.collect();
    // What is whole and small enough is written the same as a whole number.
    let whole = cells
        .iter()
        .flatten()
        .all(|number| number.is_nan() || (number.fract() == 0.0 && number.abs() < 1e15));
    if whole {
        let texts = cells
            .iter()
            .map(|cell| cell.filter(|number| !number.is_nan()).map(|number| format!("{number:.0}")));
        let integers = texts.map(|text| text.and_then(|text| text.parse().ok()));
        return Column::integers(name, integers.collect::<Vec<Option<i64>>>());
    }
    Column::decimals(name, cells)
}
