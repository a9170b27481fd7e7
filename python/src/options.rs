//! Keyword arguments, converted by what each option takes.

use std::collections::BTreeMap;

use dutydesk::ask::{OptionKind, Spec, Takes};
use dutydesk::calendar::Day;
use dutydesk::format::duty_sheet::{SheetHolder, holders_of, holders_of_table};
use pyo3::exceptions::PyOverflowError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyMapping, PyString};
use serde_json::{Map, Value, json};

use crate::arrow::speaks_arrow;
use crate::day::{day, time};
use crate::errors::{invalid, of_argument, raised, wrong_type};
use crate::frame;
use crate::source::{self, Source};

/// The options of a call as JSON, the day first where the call has a place for it; one that is not taken is refused as Python
/// refuses one.
pub fn given(
    takes: &Takes,
    as_of: Option<&Bound<'_, PyAny>>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<String> {
    let mut json = Map::new();
    let mut take = |name: &str, value: &Bound<'_, PyAny>| {
        let Some(spec) = takes.spec(name) else {
            return Err(wrong_type(takes.no_option(name).to_string()));
        };
        json.insert(name.to_owned(), converted(spec, value)?);
        Ok(())
    };
    if let Some(day) = as_of {
        take("as_of", day)?;
    }
    for (name, value) in options.into_iter().flatten() {
        take(&name.extract::<String>()?, &value)?;
    }
    Ok(Value::Object(json).to_string())
}

/// The value of an option as JSON.
pub fn converted(spec: &Spec, given: &Bound<'_, PyAny>) -> PyResult<Value> {
    let py = given.py();
    if given.is_none() {
        return Ok(Value::Null);
    }
    let value = match spec.kind {
        OptionKind::Day => day(given).map(|day| Some(json!(day))),
        OptionKind::View => match given.cast::<PyString>() {
            Ok(text) => Ok(Some(json!(text.to_str()?))),
            Err(_) => day(given).map(|day| Some(json!(day))),
        },
        OptionKind::Days | OptionKind::Period => {
            listed(given, |each| day(&each)).map(|days: Option<Vec<Day>>| days.map(|days| json!(days)))
        }
        OptionKind::Times => {
            listed(given, |each| Ok(time(&each)?.to_string())).map(|times| times.map(|times| json!(times)))
        }
        OptionKind::Whole { .. } => Ok(whole(given).map(|number| json!(number))),
        OptionKind::Wholes => {
            let numbers = listed(given, |each| Ok(whole(&each)))?;
            Ok(numbers
                .and_then(|numbers| numbers.into_iter().collect::<Option<Vec<i64>>>())
                .map(|numbers| json!(numbers)))
        }
        OptionKind::Flag => Ok(given.extract::<bool>().ok().map(|flag| json!(flag))),
        OptionKind::Rules => rules(given).map(Some),
        OptionKind::Definition { .. }
        | OptionKind::Columns { .. }
        | OptionKind::Holders { .. }
        | OptionKind::Profile
            if given.cast::<PyMapping>().is_ok() =>
        {
            rules(given).map(Some)
        }
        OptionKind::Holders { .. } if source::is_one(given)? => {
            holders(Source::read(given).and_then(|file| holders_of(&file).map_err(raised)))
        }
        OptionKind::Holders { .. } if speaks_arrow(given)? => {
            holders(frame::read(given).and_then(|table| holders_of_table(&table).map_err(raised)))
        }
        OptionKind::Profile if source::is_one(given)? => {
            Source::read(given).map(|file| Some(json!(String::from_utf8_lossy(&file))))
        }
        _ => given.cast::<PyString>().ok().map(|text| Ok(json!(text.to_str()?))).transpose(),
    };
    match value {
        Ok(Some(value)) => Ok(value),
        Ok(None) => Err(of_argument(py, wrong_type(in_python(&spec.takes())), spec.name)),
        Err(error) => Err(of_argument(py, error, spec.name)),
    }
}

/// Holders as an option takes them.
fn holders(read: PyResult<BTreeMap<String, SheetHolder>>) -> PyResult<Option<Value>> {
    read.map(|holders| Some(json!(holders)))
}

/// The words for what an option takes, as Python has them.
fn in_python(takes: &str) -> String {
    takes.replace("true", "True").replace("false", "False").replace("nothing", "None")
}

/// Each of a list, which a text is not; nothing where it is no list.
pub fn listed<'py, T>(
    given: &Bound<'py, PyAny>,
    each: impl Fn(Bound<'py, PyAny>) -> PyResult<T>,
) -> PyResult<Option<Vec<T>>> {
    match given.try_iter() {
        Ok(items) if !given.is_instance_of::<PyString>() => {
            items.map(|item| each(item?)).collect::<PyResult<_>>().map(Some)
        }
        _ => Ok(None),
    }
}

/// A whole number, which yes and no are not.
fn whole(given: &Bound<'_, PyAny>) -> Option<i64> {
    if given.is_instance_of::<PyBool>() {
        return None;
    }
    match given.extract::<i64>() {
        // Further than any range goes either way.
        Err(error) if error.is_instance_of::<PyOverflowError>(given.py()) => {
            Some(if given.lt(0).ok()? { i64::MIN } else { i64::MAX })
        }
        number => number.ok(),
    }
}

/// Rules as JSON: a mapping, its days as dates or texts, or the text of a file of rules.
pub fn rules(given: &Bound<'_, PyAny>) -> PyResult<Value> {
    let py = given.py();
    let said = PyDict::new(py);
    said.set_item("default", py.import("operator")?.call_method1("methodcaller", ("isoformat",))?)?;
    // What Python would write for a number that is none is no JSON.
    said.set_item("allow_nan", false)?;
    let text = py.import("json")?.call_method("dumps", (given,), Some(&said));
    let text: String = text.map_err(|_| wrong_type("what JSON can hold, and dates"))?.extract()?;
    serde_json::from_str(&text).map_err(|_| invalid("what JSON can hold"))
}
