//! Frames of other libraries as tables of this one.

use std::borrow::Cow;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowPrimitiveType, Date32Type, Date64Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type,
    Int64Type, TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
    TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef};
use arrow_schema::{DataType, TimeUnit};
use dutydesk::calendar::Day;
use dutydesk::table::{Column, Table};
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
    let (data_type, chunks) = arrow::import(given)?;
    let DataType::Struct(fields) = &data_type else {
        return Err(wrong_type("a frame is needed, not a single column"));
    };
    given.py().detach(|| {
        let columns = fields.iter().enumerate().map(|(at, field)| {
            let pieces: Vec<ArrayRef> =
                chunks.iter().filter_map(|chunk| chunk.as_struct().columns().get(at).cloned()).collect();
            column(field.name().clone().into(), field.data_type(), &pieces)
        });
        Table::new(columns.collect::<PyResult<_>>()?).map_err(raised)
    })
}

fn column(name: Cow<'static, str>, data_type: &DataType, pieces: &[ArrayRef]) -> PyResult<Column> {
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
        DataType::Timestamp(_, Some(_)) => return Err(invalid(TIME_ZONE)),
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
                return Err(invalid("a number past 64 bits with a sign"));
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
            let mut texts = Vec::new();
            for piece in pieces {
                let piece = piece.as_any_dictionary();
                let words = column("words".into(), values, &[piece.values().clone()])?;
                let missing = piece.logical_nulls();
                let present = |row: &usize| missing.as_ref().is_none_or(|missing| missing.is_valid(*row));
                // Of no words at all, every cell is missing.
                let keys =
                    if piece.values().is_empty() { vec![0; piece.len()] } else { piece.normalized_keys() };
                texts.extend(
                    keys.into_iter()
                        .enumerate()
                        .map(|(row, key)| Some(words.cell(key).to_string()).filter(|_| present(&row))),
                );
            }
            Column::texts(name, texts)
        }
        // The name of the column may be anything, so it is not repeated.
        _ => return Err(wrong_type("a column of a kind that is neither text, date, number nor yes and no")),
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
