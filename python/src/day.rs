//! Days between Python and the library.

use dutydesk::calendar::{Day, Time};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDate, PyDateTime, PyString, PyTime, PyTimeAccess, PyTzInfoAccess};

use crate::errors::{invalid, raised, wrong_type};

/// What to say of a moment where a day is needed.
pub const TIME_OF_DAY: &str = "a date with a time of day: say which day is meant, for example with .date()";
/// What to say of nothing where a day is needed.
const MISSING: &str = "a date is needed, and this is none";
/// What to say of a moment with a time zone.
pub const TIME_ZONE: &str = "a date with a time zone: say which day is meant, for example with .date()";

/// A day from a date, from a datetime at midnight, from numpy's datetime64, or from text such as 2010-12-20.
pub fn day(value: &Bound<'_, PyAny>) -> PyResult<Day> {
    match value.cast::<PyString>() {
        Ok(text) => written(text),
        Err(_) => date(value)?.ok_or_else(|| invalid(MISSING)),
    }
}

/// A day from text such as 2010-12-20.
pub fn written(text: &Bound<'_, PyString>) -> PyResult<Day> {
    // What is no Unicode is no date.
    text.to_str().map_err(|_| dutydesk::Error::InvalidDate).and_then(str::parse).map_err(raised)
}

/// A day from a date, a datetime at midnight or numpy's datetime64; none from None and from what pandas and numpy put
/// where a date is missing.
pub fn date(value: &Bound<'_, PyAny>) -> PyResult<Option<Day>> {
    if value.is_exact_instance_of::<PyDate>() {
        return of_date(value).map(Some);
    }
    if value.is_none() {
        return Ok(None);
    }
    let kind = value.get_type().name()?;
    match kind.to_str()? {
        "NaTType" | "NAType" => return Ok(None),
        "datetime64" => {
            let kinds = value.py().import("dutydesk._kinds")?;
            let number: Option<i64> = kinds.call_method1("numpy_day", (value,))?.extract()?;
            return number.map(|number| Day::from_epoch(number).map_err(raised)).transpose();
        }
        _ => {}
    }
    if !value.is_instance_of::<PyDate>() {
        return Err(wrong_type(format!("a date is needed, not {kind}")));
    }
    // A datetime is a date too, and may have a time of day.
    if let Ok(moment) = value.cast::<PyDateTime>() {
        if moment.get_tzinfo().is_some() {
            return Err(invalid(TIME_ZONE));
        }
        let clock = [moment.get_hour(), moment.get_minute(), moment.get_second()];
        if clock != [0, 0, 0] || moment.get_microsecond() != 0 {
            return Err(invalid(TIME_OF_DAY));
        }
    }
    of_date(value).map(Some)
}

/// The day of what is exactly a date.
pub fn of_date(date: &Bound<'_, PyAny>) -> PyResult<Day> {
    // One call where year, month and day would be three: the stable interface reads no field of a date directly.
    let ordinal: i64 = date.call_method0(intern!(date.py(), "toordinal"))?.extract()?;
    Day::from_epoch(ordinal - EPOCH_ORDINAL).map_err(raised)
}

/// The ordinal that Python gives 1970-01-01.
const EPOCH_ORDINAL: i64 = 719_163;

/// A Python date.
pub fn to_date(py: Python<'_>, day: Day) -> PyResult<Bound<'_, PyDate>> {
    static FROM_ORDINAL: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let from_ordinal = FROM_ORDINAL
        .get_or_try_init(py, || PyResult::Ok(py.get_type::<PyDate>().getattr("fromordinal")?.unbind()))?;
    let ordinal = i64::from(day.epoch()) + EPOCH_ORDINAL;
    Ok(from_ordinal.bind(py).call1((ordinal,))?.cast_into()?)
}

/// A time of day, to the minute, from a time or from text such as 14:05.
pub fn time(value: &Bound<'_, PyAny>) -> PyResult<Time> {
    if let Ok(text) = value.cast::<PyString>() {
        return text.to_str().unwrap_or_default().parse().map_err(raised);
    }
    let Ok(time) = value.cast::<PyTime>() else {
        return Err(wrong_type(format!("a time of day is needed, not {}", value.get_type().name()?)));
    };
    if time.get_tzinfo().is_some() {
        return Err(invalid("a time of day with a time zone: the local one without it is needed"));
    }
    Time::new(time.get_hour().into(), time.get_minute().into())
        .ok_or_else(|| invalid("a time of day is needed"))
}

/// A Python time.
pub fn to_time(py: Python<'_>, time: Time) -> PyResult<Bound<'_, PyTime>> {
    let part = |minutes: u16| u8::try_from(minutes).map_err(|_| invalid("no time of day"));
    PyTime::new(py, part(time.minutes() / 60)?, part(time.minutes() % 60)?, 0, 0, None)
}
