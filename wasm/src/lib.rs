//! dutydesk for JavaScript: what `index.js` calls. Objects cross as JSON text, columns as typed arrays, and an error as the
//! text `code`, line feed, message. Arguments are checked in `index.js`.

use std::sync::Mutex;

use dutydesk::Error;
use dutydesk::backlog::{Backlog, Definition, Selection};
use dutydesk::calendar::{
    self, Answers, Convention, Day, DeskHours, Division, Outside, Rows, Time, WorkingDays,
};
use dutydesk::case::{self, Part, TABLES, findings_table};
use dutydesk::format::{self, canonical, cin_census, duty_sheet::DutySheet};
use dutydesk::regime::{Regime, Regimes};
use dutydesk::render;
use dutydesk::report::{self, Options, Question};
use dutydesk::scenario::{self, Ledger, Size};
use dutydesk::timescale::Measure;
use serde::{Serialize, Serializer};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

type Thrown<T> = Result<T, JsValue>;

#[expect(clippy::needless_pass_by_value, reason = "as map_err gives it")]
fn thrown(error: Error) -> JsValue {
    JsValue::from_str(&format!("{}\n{error}", error.code()))
}

/// Where a panic began: a place in the source, and never its message, which might repeat a record.
static PANICKED: Mutex<String> = Mutex::new(String::new());

/// Keeps the place of a panic; the trap that follows it ends the module.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|panic| {
        if let (Some(place), Ok(mut kept)) = (panic.location(), PANICKED.lock()) {
            *kept = format!("{}:{}", place.file(), place.line());
        }
    }));
}

/// Where the module panicked; empty if it did not.
#[wasm_bindgen]
#[must_use]
pub fn panicked() -> String {
    PANICKED.lock().map(|place| place.clone()).unwrap_or_default()
}

/// Panics.
#[cfg(feature = "panic-on-purpose")]
#[wasm_bindgen(js_name = panicOnPurpose)]
#[expect(clippy::panic, reason = "that is what it is for")]
pub fn panic_on_purpose() {
    panic!("the text of a record");
}

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
            let closures = closures.iter().map(|day| day.parse()).collect::<Result<Vec<Day>, Error>>()?;
            calendar::Calendar::new(division.parse()?).with_closures(closures)
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
            self.0.add_working_days_by(start.parse()?, WorkingDays(days), convention)
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
            self.0.working_days_between_by(start.parse()?, end.parse()?, convention)
        };
        between().map(|days| days.0).map_err(thrown)
    }

    /// Whether the holidays of a day's year were announced.
    ///
    /// # Errors
    /// As in the core.
    #[wasm_bindgen(js_name = isProclaimed)]
    pub fn is_proclaimed(&self, day: &str) -> Thrown<bool> {
        day.parse().and_then(|day| self.0.is_proclaimed(day)).map_err(thrown)
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
        let moment = |given: Option<String>| given.map(|given| given.parse::<Time>()).transpose();
        let due = || {
            let desk = DeskHours::known(moment(opening)?, moment(closing)?)?;
            self.0.within_hours(received.parse()?, moment(time)?, hours, desk)
        };
        text(&due().map_err(thrown)?)
    }

    /// A row for each day from the first to the last, or of all that are covered.
    ///
    /// # Errors
    /// As in the core.
    pub fn table(&self, first: Option<String>, last: Option<String>) -> Thrown<String> {
        let day = |given: Option<String>, otherwise: Day| given.map_or(Ok(otherwise), |given| given.parse());
        let (first, last) = (day(first, calendar::Calendar::FIRST), day(last, calendar::Calendar::LAST));
        let table = first.and_then(|first| self.0.table(first, last?));
        text(&table.map_err(thrown)?)
    }

    /// Whether a day is a working day.
    ///
    /// # Errors
    /// As in the core.
    #[wasm_bindgen(js_name = isWorkingDay)]
    pub fn is_working_day(&self, day: &str) -> Thrown<bool> {
        day.parse().and_then(|day| self.0.is_working_day(day)).map_err(thrown)
    }

    /// The name of the bank holiday kept on a day.
    ///
    /// # Errors
    /// As in the core.
    #[wasm_bindgen(js_name = holidayName)]
    pub fn holiday_name(&self, day: &str) -> Thrown<Option<String>> {
        let day = day.parse().map_err(thrown)?;
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
        let dates: Vec<Option<String>> = serde_json::from_str(dates)
            .map_err(|_| Error::InvalidArgument { reason: "dates are texts and nulls" })?;
        let day = |date: &Option<String>| date.as_deref().map(str::parse::<Day>).transpose();
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
    text(&days.map_err(thrown)?)
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
    let division: Division = division.parse().map_err(thrown)?;
    let holidays = calendar::bank_holidays(division, year).map_err(thrown)?;
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
    let later = day.parse().and_then(|day: Day| day.add_months(months));
    later.map(|day| day.to_string()).map_err(thrown)
}

/// The shipped definitions of allocated, as JSON.
///
/// # Errors
/// None that is known.
#[wasm_bindgen]
pub fn definitions() -> Thrown<String> {
    #[derive(Serialize)]
    struct Line<'d> {
        name: &'d str,
        meaning: &'d str,
    }
    let ladder = Definition::ladder();
    let lines: Vec<Line<'_>> = ladder
        .iter()
        .map(|definition| Line { name: definition.name(), meaning: definition.meaning() })
        .collect();
    text(&lines)
}

/// The rulebooks of rules given as JSON, as JSON.
///
/// # Errors
/// As in the core.
#[wasm_bindgen]
pub fn regimes(rules: &str) -> Thrown<String> {
    let regimes = Regimes::from_json(rules).map_err(thrown)?;
    text(&regimes.iter().collect::<Vec<&Regime>>())
}

/// Files to be read as one register.
#[wasm_bindgen]
#[derive(Default)]
pub struct Files(Vec<Vec<u8>>);

#[wasm_bindgen]
impl Files {
    /// None yet.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the bytes of one.
    pub fn add(&mut self, bytes: Vec<u8>) {
        self.0.push(bytes);
    }

    /// Reads them all.
    ///
    /// # Errors
    /// As in the core.
    pub fn read(&self) -> Thrown<Register> {
        let files: Vec<&[u8]> = self.0.iter().map(Vec::as_slice).collect();
        format::read(&files).map(Register).map_err(thrown)
    }
}

/// Reads a duty tracking sheet; the options are JSON.
///
/// # Errors
/// As in the core.
#[wasm_bindgen(js_name = readDutySheet)]
pub fn read_duty_sheet(bytes: &[u8], options: &str) -> Thrown<Register> {
    let register = DutySheet::from_json(options).and_then(|sheet| sheet.read(bytes));
    register.map(Register).map_err(thrown)
}

/// Reads a children in need census.
///
/// # Errors
/// As in the core.
#[wasm_bindgen(js_name = readCinCensus)]
pub fn read_cin_census(bytes: &[u8]) -> Thrown<Register> {
    cin_census::read(bytes).map(Register).map_err(thrown)
}

/// A synthetic register; the size is JSON.
///
/// # Errors
/// As in the core.
#[wasm_bindgen]
pub fn scenario(name: &str, seed: u64, size: &str) -> Thrown<Scenario> {
    let made = Size::from_json(size).and_then(|size| scenario::named(name, seed, size));
    made.map(Scenario).map_err(thrown)
}

/// A synthetic register and what was planted in it.
#[wasm_bindgen]
pub struct Scenario(scenario::Scenario);

#[wasm_bindgen]
impl Scenario {
    /// All but the register, as JSON.
    ///
    /// # Errors
    /// None that is known.
    pub fn about(&self) -> Thrown<String> {
        #[derive(Serialize)]
        struct About<'s> {
            name: &'s str,
            as_of: Day,
            ledger: &'s Ledger,
        }
        text(&About { name: self.0.name, as_of: self.0.as_of, ledger: &self.0.ledger })
    }

    /// The register; the scenario is no more.
    #[wasm_bindgen(js_name = intoRegister)]
    #[must_use]
    pub fn into_register(self) -> Register {
        Register(self.0.register)
    }
}

/// Everything known about a set of referrals. Options and selections are JSON, and so is what comes back.
#[wasm_bindgen]
pub struct Register(case::Register);

#[wasm_bindgen]
impl Register {
    /// What was wrong with the records.
    ///
    /// # Errors
    /// None that is known.
    pub fn findings(&self) -> Thrown<String> {
        text(&findings_table(self.0.findings()))
    }

    /// The grid.
    ///
    /// # Errors
    /// As in the core.
    pub fn backlog(&self, options: &str) -> Thrown<String> {
        text(&self.counted(options).map_err(thrown)?.grid(&self.0))
    }

    /// The open cases chosen.
    ///
    /// # Errors
    /// As in the core.
    pub fn cases(&self, options: &str, selection: &str) -> Thrown<String> {
        let selection = Selection::from_json(selection).map_err(thrown)?;
        text(&self.counted(options).map_err(thrown)?.select(&self.0, &selection))
    }

    fn counted(&self, options: &str) -> Result<Backlog, Error> {
        Backlog::of(&self.0, &question(options)?.ask)
    }

    /// Every clock of every case.
    ///
    /// # Errors
    /// As in the core.
    pub fn timescales(&self, options: &str) -> Thrown<String> {
        let question = question(options).map_err(thrown)?;
        text(&question.verdicts(&self.0).map_err(thrown)?)
    }

    /// The duty desk's list or, as totals, how much of it each worker of each team has.
    ///
    /// # Errors
    /// As in the core.
    pub fn worklist(&self, options: &str, totals: bool) -> Thrown<String> {
        let question = question(options).map_err(thrown)?;
        let list = question.worklist(&self.0).map_err(thrown)?;
        text(&if totals { list.totals(&self.0) } else { list.table(&self.0) })
    }

    /// One clock measured by cohort; the measure is JSON.
    ///
    /// # Errors
    /// As in the core.
    pub fn timeliness(&self, options: &str, measure: &str) -> Thrown<String> {
        let question = question(options).map_err(thrown)?;
        let measure = Measure::from_json(measure).map_err(thrown)?;
        let timeliness = question.timescales().and_then(|timescales| timescales.timeliness(&self.0, measure));
        text(&timeliness.map_err(thrown)?.table())
    }

    /// The report.
    ///
    /// # Errors
    /// As in the core.
    pub fn report(&self, options: &str) -> Thrown<String> {
        Ok(render::json(&self.reported(options)?))
    }

    /// The report as a page.
    ///
    /// # Errors
    /// As in the core.
    #[wasm_bindgen(js_name = reportHtml)]
    pub fn report_html(&self, options: &str) -> Thrown<String> {
        Ok(render::html(&self.reported(options)?))
    }

    /// The report as text.
    ///
    /// # Errors
    /// As in the core.
    #[wasm_bindgen(js_name = reportText)]
    pub fn report_text(&self, options: &str) -> Thrown<String> {
        Ok(render::text(&self.reported(options)?))
    }

    fn reported(&self, options: &str) -> Thrown<report::Report> {
        question(options).and_then(|question| report::Report::of(&self.0, &question)).map_err(thrown)
    }

    /// The canonical tables by file name.
    ///
    /// # Errors
    /// None that is known.
    pub fn tables(&self) -> Thrown<String> {
        text(&InOrder(canonical::write(&self.0)))
    }

    /// What it holds.
    ///
    /// # Errors
    /// None that is known.
    pub fn summary(&self) -> Thrown<String> {
        let received = || self.0.cases().map(|case| case.referral().received());
        text(&Summary {
            tables: InOrder(TABLES.iter().map(|table| (table.name, self.0.rows(table))).collect()),
            parts: self.0.parts().iter().map(SourcePart::of).collect(),
            received: received().min().zip(received().max()).map(|(first, last)| Received { first, last }),
        })
    }
}

#[derive(Serialize)]
struct Summary<'r> {
    tables: InOrder<&'static str, usize>,
    parts: Vec<SourcePart<'r>>,
    received: Option<Received>,
}

#[derive(Serialize)]
struct Received {
    first: Day,
    last: Day,
}

#[derive(Serialize)]
struct SourcePart<'r> {
    format: &'r str,
    authority: Option<&'r str>,
    from: Option<Day>,
    to: Option<Day>,
    extracted: Option<Day>,
    reported: Vec<String>,
}

impl<'r> SourcePart<'r> {
    fn of(part: &'r Part) -> Self {
        let reported = part.reported_columns().map(|(table, column)| format!("{}.{column}", table.name));
        Self {
            format: &part.format,
            authority: part.authority.as_deref(),
            from: part.from,
            to: part.to,
            extracted: part.extracted,
            reported: reported.collect(),
        }
    }
}

/// An object with its keys as they come.
struct InOrder<K, V>(Vec<(K, V)>);

impl<K: Serialize, V: Serialize> Serialize for InOrder<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// JSON text of what cannot fail to be written.
fn question(options: &str) -> Result<Question, Error> {
    Options::from_json(options)?.question()
}

fn text(value: &impl Serialize) -> Thrown<String> {
    serde_json::to_string(value).map_err(|_| JsValue::from_str("internal\nan answer could not be written"))
}
