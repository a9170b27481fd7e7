//! Working days, one by one and a column at a time.

use std::str::FromStr;

use dutydesk::Error;
use dutydesk::calendar::{
    self, Answers, Convention, Day, DeskHours, Division, Outside, Rows, Time, WorkingDays,
};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{Thrown, text, thrown};

/// The working days of a division.
#[wasm_bindgen]
pub struct Calendar(calendar::Calendar);

#[wasm_bindgen]
impl Calendar {
    /// A division's calendar with the council's own closures.
    ///
    /// # Errors
    /// A division or a date that is none.
    #[wasm_bindgen(constructor)]
    pub fn new(division: &str, closures: Vec<String>) -> Thrown<Self> {
        let made = || -> Result<_, Error> {
            let calendar = calendar::Calendar::new(read(division, "division")?);
            let closures =
                closures.iter().map(|day| read(day, "closures")).collect::<Result<Vec<Day>, _>>()?;
            calendar.with_closures(closures).map_err(|error| error.of("closures"))
        };
        Ok(Self(made().map_err(thrown)?))
    }

    /// The k-th working day after a day, by the convention of those names.
    ///
    /// # Errors
    /// As in the core.
    #[wasm_bindgen(js_name = addWorkingDays)]
    pub fn add_working_days(
        &self,
        start: &str,
        days: i32,
        roll: Option<String>,
        counting: Option<String>,
    ) -> Thrown<String> {
        let due = || {
            let convention = Convention::named(roll.as_deref(), counting.as_deref())?;
            self.0.add_working_days_by(read(start, "start")?, WorkingDays(days), convention)
        };
        due().map(|due| due.to_string()).map_err(thrown)
    }

    /// The working days after one day, up to and including another, by the convention of those names.
    ///
    /// # Errors
    /// As in the core.
    #[wasm_bindgen(js_name = workingDaysBetween)]
    pub fn working_days_between(
        &self,
        start: &str,
        end: &str,
        roll: Option<String>,
        counting: Option<String>,
    ) -> Thrown<i32> {
        let between = || {
            let convention = Convention::named(roll.as_deref(), counting.as_deref())?;
            self.0.working_days_between_by(read(start, "start")?, read(end, "end")?, convention)
        };
        between().map(|days| days.0).map_err(thrown)
    }

    /// Whether the holidays of a day's year were announced.
    ///
    /// # Errors
    /// As in the core.
    #[wasm_bindgen(js_name = isProclaimed)]
    pub fn is_proclaimed(&self, day: &str) -> Thrown<bool> {
        let proclaimed = read(day, "day").and_then(|day| self.0.is_proclaimed(day));
        proclaimed.map_err(|error| thrown(error.of("day")))
    }

    /// The end of so many hours from receipt, as JSON.
    ///
    /// # Errors
    /// As in the core.
    #[wasm_bindgen(js_name = withinHours)]
    pub fn within_hours(
        &self,
        received: &str,
        time: Option<String>,
        hours: u32,
        opening: Option<String>,
        closing: Option<String>,
    ) -> Thrown<String> {
        let moment = |given: Option<String>, name| given.map(|given| read::<Time>(&given, name)).transpose();
        let due = || {
            let desk = DeskHours::known(moment(opening, "opening")?, moment(closing, "closing")?)?;
            self.0.within_hours(read(received, "received")?, moment(time, "time")?, hours, desk)
        };
        text(&due().map_err(thrown)?)
    }

    /// A row for each day from the first to the last, or of all that are covered.
    ///
    /// # Errors
    /// As in the core.
    pub fn table(&self, first: Option<String>, last: Option<String>) -> Thrown<String> {
        let day = |given: Option<String>, otherwise: Day, name| {
            given.map_or(Ok(otherwise), |given| read(&given, name))
        };
        let first = day(first, calendar::Calendar::FIRST, "first");
        let last = day(last, calendar::Calendar::LAST, "last");
        let table = first.and_then(|first| self.0.table(first, last?));
        text(&table.map_err(thrown)?)
    }

    /// Whether a day is a working day.
    ///
    /// # Errors
    /// As in the core.
    #[wasm_bindgen(js_name = isWorkingDay)]
    pub fn is_working_day(&self, day: &str) -> Thrown<bool> {
        let working = read(day, "day").and_then(|day| self.0.is_working_day(day));
        working.map_err(|error| thrown(error.of("day")))
    }

    /// The name of the bank holiday kept on a day.
    ///
    /// # Errors
    /// As in the core.
    #[wasm_bindgen(js_name = holidayName)]
    pub fn holiday_name(&self, day: &str) -> Thrown<Option<String>> {
        let day = read(day, "day").map_err(thrown)?;
        Ok(self.0.holiday_name(day).map(str::to_owned))
    }

    /// The k-th working day after each day of a column.
    ///
    /// # Errors
    /// As in the core.
    #[wasm_bindgen(js_name = addWorkingDaysTo)]
    pub fn add_working_days_to(
        &self,
        starts: &[i32],
        valid: &[u8],
        days: i32,
        outside_has_no_answer: bool,
        roll: Option<String>,
        counting: Option<String>,
    ) -> Thrown<Column> {
        let valid = flags(valid);
        let starts = Rows { values: starts, valid: &valid };
        let convention = Convention::named(roll.as_deref(), counting.as_deref()).map_err(thrown)?;
        let outside = outside(outside_has_no_answer);
        let answers = self.0.add_working_days_to_by(starts, WorkingDays(days), convention, outside);
        answers.map(Column).map_err(thrown)
    }

    /// The working days between the days of two columns.
    ///
    /// # Errors
    /// As in the core.
    #[wasm_bindgen(js_name = workingDaysBetweenEach)]
    #[expect(clippy::too_many_arguments, reason = "they cross one by one")]
    pub fn working_days_between_each(
        &self,
        starts: &[i32],
        starts_valid: &[u8],
        ends: &[i32],
        ends_valid: &[u8],
        outside_has_no_answer: bool,
        roll: Option<String>,
        counting: Option<String>,
    ) -> Thrown<Column> {
        let (starts_valid, ends_valid) = (flags(starts_valid), flags(ends_valid));
        let starts = Rows { values: starts, valid: &starts_valid };
        let ends = Rows { values: ends, valid: &ends_valid };
        let convention = Convention::named(roll.as_deref(), counting.as_deref()).map_err(thrown)?;
        let outside = outside(outside_has_no_answer);
        let answers = self.0.working_days_between_each_by(starts, ends, convention, outside);
        answers.map(Column).map_err(thrown)
    }
}

/// What a text given as an argument stands for.
fn read<T: FromStr<Err = Error>>(text: &str, argument: &'static str) -> Result<T, Error> {
    text.parse().map_err(|error: Error| error.of(argument))
}

fn flags(valid: &[u8]) -> Vec<bool> {
    valid.iter().map(|valid| *valid != 0).collect()
}

const fn outside(has_no_answer: bool) -> Outside {
    if has_no_answer { Outside::Nothing } else { Outside::Error }
}

/// A column of answers. Its parts are taken out one by one.
#[wasm_bindgen]
pub struct Column(Answers);

#[wasm_bindgen]
impl Column {
    /// The answers, as an `Int32Array`.
    #[wasm_bindgen(js_name = takeValues)]
    pub fn take_values(&mut self) -> Vec<i32> {
        std::mem::take(&mut self.0.values)
    }

    /// Which rows have one, as a `Uint8Array` of 0 and 1.
    #[wasm_bindgen(js_name = takeValid)]
    pub fn take_valid(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.0.valid).into_iter().map(u8::from).collect()
    }

    /// How many rows lay outside the years covered.
    #[must_use]
    pub fn outside(&self) -> usize {
        self.0.outside
    }
}

/// Dates, a JSON list of texts and nulls, as a column of days.
///
/// # Errors
/// A text that is no date.
#[wasm_bindgen(js_name = toDays)]
pub fn to_days(dates: &str) -> Thrown<Column> {
    let made = || -> Result<_, Error> {
        let dates: Vec<Option<String>> = serde_json::from_str(dates).map_err(|_| Error::InvalidArgument {
            argument: "dates".into(),
            reason: "a list of texts and nulls".into(),
        })?;
        let day = |date: &Option<String>| date.as_deref().map(|date| read::<Day>(date, "dates")).transpose();
        let days = dates.iter().map(day).collect::<Result<Vec<_>, Error>>()?;
        Ok(Answers {
            values: days.iter().map(|day| day.map_or(0, Day::epoch)).collect(),
            valid: days.iter().map(Option::is_some).collect(),
            outside: 0,
        })
    };
    made().map(Column).map_err(thrown)
}

/// A column of days as dates, a JSON list of texts and nulls.
///
/// # Errors
/// A number that is no day.
#[wasm_bindgen(js_name = toDates)]
pub fn to_dates(values: &[i32], valid: &[u8]) -> Thrown<String> {
    let all = std::iter::repeat_n(&1, if valid.is_empty() { values.len() } else { 0 });
    let day = |(value, valid): (&i32, &u8)| {
        Some(*value).filter(|_| *valid != 0).map(|value| Day::from_epoch(i64::from(value))).transpose()
    };
    let days: Result<Vec<Option<Day>>, Error> = values.iter().zip(valid.iter().chain(all)).map(day).collect();
    text(&days.map_err(|error| thrown(error.of("values")))?)
}

/// The bank holidays of a year, as JSON.
///
/// # Errors
/// As in the core.
#[wasm_bindgen(js_name = bankHolidays)]
pub fn bank_holidays(division: &str, year: i32) -> Thrown<String> {
    #[derive(Serialize)]
    struct Line {
        day: Day,
        name: &'static str,
    }
    let division: Division = read(division, "division").map_err(thrown)?;
    let holidays = calendar::bank_holidays(division, year).map_err(|error| thrown(error.of("year")))?;
    let lines: Vec<Line> =
        holidays.iter().map(|holiday| Line { day: holiday.day, name: holiday.name }).collect();
    text(&lines)
}

/// The days covered and the last whose holidays were announced, as JSON.
///
/// # Errors
/// None that is known.
#[wasm_bindgen]
pub fn coverage() -> Thrown<String> {
    #[derive(Serialize)]
    struct Coverage {
        first: Day,
        last: Day,
        proclaimed_to: Day,
    }
    let (first, last) = (calendar::Calendar::FIRST, calendar::Calendar::LAST);
    text(&Coverage { first, last, proclaimed_to: calendar::Calendar::proclaimed_to() })
}

/// The corresponding day so many months later.
///
/// # Errors
/// As in the core.
#[wasm_bindgen(js_name = addMonths)]
pub fn add_months(day: &str, months: i32) -> Thrown<String> {
    let later =
        read(day, "day").and_then(|day: Day| day.add_months(months).map_err(|error| error.of("months")));
    later.map(|day| day.to_string()).map_err(thrown)
}
