//! The shared vectors, run by one loop as in every other language. README.md beside this file says what they hold.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use dutydesk::Error;
use dutydesk::ask::{QUESTIONS, REPORT, question};
use dutydesk::backlog::Definition;
use dutydesk::calendar::{
    Answers, Calendar, Convention, Day, DeskHours, Outside, Rows, Time, WorkingDays, bank_holidays,
};
use dutydesk::case::{REFERRALS, Register, reading_table};
use dutydesk::format::duty_sheet::{DutySheet, READ};
use dutydesk::format::{File, canonical, cin_census, read_files};
use dutydesk::regime::Regimes;
use dutydesk::report::Report;
use dutydesk::scenario::{Scenario, crisis_county, small_team};
use serde_json::{Value, json};

#[test]
fn every_vector_holds() {
    let (mut ran, mut listed, mut wrong) = (0, 0, Vec::new());
    for (file, vectors) in files() {
        listed += vectors.len();
        for vector in &vectors {
            if let Err(why) = holds(vector) {
                wrong.push(format!("{file}: {}: {why}", vector["name"]));
            }
            ran += 1;
        }
    }
    println!("{ran} vectors ran");
    assert!(wrong.is_empty(), "{} of {ran} vectors do not hold:\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(ran, listed);
    assert!(ran > 300, "only {ran} vectors");
}

#[test]
fn every_call_is_reached_and_no_name_stands_twice() {
    let calls: BTreeMap<String, Vec<String>> =
        serde_json::from_str(&std::fs::read_to_string(folder().join("calls.json")).unwrap()).unwrap();
    let mut reached = BTreeSet::new();
    for (file, vectors) in files() {
        let mut names = BTreeSet::new();
        for vector in &vectors {
            assert!(names.insert(text(vector, "name")), "{file}: {} stands twice", vector["name"]);
            reached.insert(text(vector, "call").to_owned());
        }
    }
    assert_eq!(reached, calls.keys().cloned().collect());
    assert!(calls.values().all(|functions| !functions.is_empty()));
}

#[test]
fn a_vector_can_fail() {
    let given = json!({"division": "england_and_wales", "start": "2010-11-19", "end": "2010-11-22"});
    let vector = |call: &str, key: &str, answer: Value| json!({"call": call, "given": given, key: answer});
    let between = "calendar.working_days_between";
    assert_eq!(holds(&vector(between, "expect", json!(1.0))), Ok(()));
    for wrong in [
        vector(between, "expect", json!(2)),
        vector(between, "expect", json!("1")),
        vector(between, "error", json!("outside_coverage")),
        vector("calendar.add_working_days", "expect", json!("2010-11-22")),
        vector("no_such_call", "expect", json!(1)),
        json!({"call": between, "given": given}),
    ] {
        assert!(holds(&wrong).is_err(), "{wrong}");
    }
    let pointers = |answer: Value, expect: Value| compare(&outcome("report", answer, &expect)?, &expect);
    let answer = json!({"total": {"open": 3, "name": null}});
    assert_eq!(pointers(answer.clone(), json!({"/total/open": 3.0, "/total/name": null})), Ok(()));
    assert!(pointers(answer.clone(), json!({"/total/open": 4})).is_err());
    assert!(pointers(answer, json!({"/total/waiting": null})).is_err());
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors")
}

/// Every file of vectors by name.
fn files() -> BTreeMap<String, Vec<Value>> {
    let entries = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let json = entries.filter(|path| path.extension().is_some_and(|end| end == "json"));
    let vectors = json.filter(|path| !path.ends_with("calls.json")).map(|path| {
        let vectors = serde_json::from_str(&std::fs::read_to_string(&path).unwrap());
        (path.file_name().unwrap().to_string_lossy().into_owned(), vectors.unwrap())
    });
    vectors.collect()
}

/// Whether a vector holds, or why not.
fn holds(vector: &Value) -> Result<(), String> {
    let (call, given) = (text(vector, "call"), &vector["given"]);
    match (answer(call, given), vector.get("expect"), vector["error"].as_str()) {
        (Err(Failure::NoVector(why)), ..) => Err(why),
        (Ok(answer), Some(expect), None) => compare(&outcome(call, answer, expect)?, expect),
        (Err(Failure::Core(error)), None, Some(code)) if error.code() == code => Ok(()),
        (Err(Failure::Core(error)), _, expected) => {
            Err(format!("the error {}, not {}", error.code(), expected.unwrap_or("an answer")))
        }
        (Ok(answer), None, Some(code)) => Err(format!("{answer}, not the error {code}")),
        (Ok(_), ..) => Err("a vector has either `expect` or `error`".to_owned()),
    }
}

/// Why there is no answer.
enum Failure {
    /// The library says so.
    Core(Error),
    /// The vector is none.
    NoVector(String),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Core(error)
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::NoVector(error.to_string())
    }
}

/// What the library answers to a call.
fn answer(call: &str, given: &Value) -> Result<Value, Failure> {
    Ok(match call {
        "calendar.add_working_days" => {
            let days = WorkingDays(serde_json::from_value(given["days"].clone())?);
            let (calendar, start) = (calendar(given)?, day(given, "start")?);
            json!(match convention(given)? {
                None => calendar.add_working_days(start, days)?,
                Some(by) => calendar.add_working_days_by(start, days, by)?,
            })
        }
        "calendar.working_days_between" => {
            let (calendar, start, end) = (calendar(given)?, day(given, "start")?, day(given, "end")?);
            json!(match convention(given)? {
                None => calendar.working_days_between(start, end)?,
                Some(by) => calendar.working_days_between_by(start, end, by)?,
            })
        }
        "calendar.is_working_day" => json!(calendar(given)?.is_working_day(day(given, "day")?)?),
        "calendar.holiday_name" => json!(calendar(given)?.holiday_name(day(given, "day")?)),
        "calendar.add_working_days_to" => {
            let (values, valid) = column(given, "starts")?;
            let days = WorkingDays(serde_json::from_value(given["days"].clone())?);
            let starts = Rows { values: &values, valid: &valid };
            let (calendar, outside) = (calendar(given)?, outside(given)?);
            let answers = match convention(given)? {
                None => calendar.add_working_days_to(starts, days, outside)?,
                Some(by) => calendar.add_working_days_to_by(starts, days, by, outside)?,
            };
            answered(&answers, |epoch| json!(Day::from_epoch(i64::from(epoch)).unwrap()))
        }
        "calendar.working_days_between_each" => {
            let (starts, starts_valid) = column(given, "starts")?;
            let (ends, ends_valid) = column(given, "ends")?;
            let starts = Rows { values: &starts, valid: &starts_valid };
            let ends = Rows { values: &ends, valid: &ends_valid };
            let (calendar, outside) = (calendar(given)?, outside(given)?);
            let answers = match convention(given)? {
                None => calendar.working_days_between_each(starts, ends, outside)?,
                Some(by) => calendar.working_days_between_each_by(starts, ends, by, outside)?,
            };
            answered(&answers, |count| json!(count))
        }
        "calendar.is_proclaimed" => json!(calendar(given)?.is_proclaimed(day(given, "day")?)?),
        "calendar.within_hours" => {
            let time = |key| given[key].as_str().map(str::parse::<Time>).transpose();
            let hours = serde_json::from_value(given["hours"].clone())?;
            let desk = DeskHours::known(time("opening")?, time("closing")?)?;
            json!(calendar(given)?.within_hours(day(given, "received")?, time("time")?, hours, desk)?)
        }
        "calendar.table" => json!(calendar(given)?.table(day(given, "first")?, day(given, "last")?)?),
        "coverage" => {
            json!({"first": Calendar::FIRST, "last": Calendar::LAST, "proclaimed_to": Calendar::proclaimed_to()})
        }
        "add_months" => {
            json!(day(given, "day")?.add_months(serde_json::from_value(given["months"].clone())?)?)
        }
        "bank_holidays" => {
            let year = serde_json::from_value(given["year"].clone())?;
            let holidays = bank_holidays(text(given, "division").parse()?, year)?;
            holidays.iter().map(|holiday| json!({"day": holiday.day, "name": holiday.name})).collect()
        }
        "read" => reading(&register(given)?),
        "read_duty_sheet" => reading(&DutySheet::default().read(&one_file(given)?)?),
        "read_cin_census" => reading(&cin_census::read(&one_file(given)?)?),
        "reading" => json!(reading_table(register(given)?.reading())),
        "profile" => register(given)?.profile(),
        "unexplained_holders" => json!(register(given)?.unexplained_holders()),
        "tables" => canonical::write(&register(given)?)
            .into_iter()
            .map(|(name, text)| (name, json!(text.lines().count() - 1)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
        call if call == REPORT.name || question(call).is_ok() => {
            let register = register(given)?;
            // The parts of a question are one flat object of options.
            let mut options = serde_json::Map::new();
            for part in ["options", "selection", "measure"] {
                options.extend(given[part].as_object().cloned().unwrap_or_default());
            }
            let options = Value::Object(options).to_string();
            match call {
                "report" => json!(Report::of(&register, &REPORT.asked(&register, &options)?)?),
                _ => json!(question(call)?.answer(&register, &options)?),
            }
        }
        "scenario" => {
            let scenario = scenario(given)?;
            json!({"as_of": scenario.as_of, "ledger": scenario.ledger})
        }
        "definitions" => Definition::ladder()
            .iter()
            .map(|definition| json!({"name": definition.name(), "meaning": definition.meaning()}))
            .collect(),
        "questions" => {
            let questions = QUESTIONS.iter().map(|question| &question.takes).chain([&REPORT]);
            questions.map(|takes| json!(takes)).collect()
        }
        "read_options" => json!(READ),
        "rules" => {
            let rules = given.get("rules").cloned().unwrap_or_else(|| json!({}));
            Regimes::from_value(rules)?.iter().map(|regime| json!(regime)).collect()
        }
        _ => return Err(Failure::NoVector(format!("no call `{call}`"))),
    })
}

/// What of an answer a vector speaks of: all of it or, where the answer is large, what its JSON pointers point at.
fn outcome(call: &str, answer: Value, expect: &Value) -> Result<Value, String> {
    match (call, expect) {
        ("rules", Value::Array(_)) => Ok(answer
            .as_array()
            .into_iter()
            .flatten()
            .map(|r| json!({"id": r["id"], "from": r["in_force_from"], "until": r["in_force_until"]}))
            .collect()),
        ("report" | "scenario" | "rules" | "questions" | "read_options", Value::Object(pointers)) => {
            let found = pointers.keys().map(|pointer| {
                let found = answer.pointer(pointer).ok_or_else(|| format!("nothing at {pointer}"))?;
                Ok((pointer.clone(), found.clone()))
            });
            Ok(Value::Object(found.collect::<Result<_, String>>()?))
        }
        _ => Ok(answer),
    }
}

/// Compares numbers as numbers, everything else as it is.
fn compare(found: &Value, expect: &Value) -> Result<(), String> {
    let differ = || Err(format!("{found}, not {expect}"));
    match (found, expect) {
        (Value::Number(a), Value::Number(b)) if a.as_f64() == b.as_f64() => Ok(()),
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            let mut each = a.iter().zip(b).enumerate();
            each.try_for_each(|(at, (a, b))| compare(a, b).map_err(|why| format!("[{at}] {why}")))
        }
        (Value::Object(a), Value::Object(b)) if a.len() == b.len() => a.iter().try_for_each(|(key, a)| {
            let b = b.get(key).ok_or_else(|| format!("{key} is not expected"))?;
            compare(a, b).map_err(|why| format!("{key}: {why}"))
        }),
        (a, b) if !a.is_number() && !a.is_array() && !a.is_object() && a == b => Ok(()),
        _ => differ(),
    }
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

fn day(given: &Value, key: &str) -> Result<Day, Error> {
    text(given, key).parse()
}

fn calendar(given: &Value) -> Result<Calendar, Error> {
    let closures = given["closures"].as_array().into_iter().flatten();
    let closures: Result<Vec<Day>, Error> =
        closures.map(|day| day.as_str().unwrap_or_default().parse()).collect();
    Calendar::new(text(given, "division").parse()?).with_closures(closures?)
}

/// A column of dates, some of which may be null, as days since 1970 and what is there.
fn column(given: &Value, key: &str) -> Result<(Vec<i32>, Vec<bool>), Error> {
    let cells = given[key].as_array().into_iter().flatten();
    let days: Result<Vec<Option<Day>>, Error> =
        cells.map(|cell| cell.as_str().map(str::parse).transpose()).collect();
    Ok(days?.into_iter().map(|day| (day.map_or(0, Day::epoch), day.is_some())).unzip())
}

/// The convention of a vector that names one.
fn convention(given: &Value) -> Result<Option<Convention>, Error> {
    let by = &given["convention"];
    let named = || Convention::named(by["roll"].as_str(), by["counting"].as_str());
    by.is_object().then(named).transpose()
}

fn outside(given: &Value) -> Result<Outside, Failure> {
    match text(given, "outside") {
        "error" => Ok(Outside::Error),
        "null" => Ok(Outside::Nothing),
        _ => Err(Failure::NoVector("`outside` is error or null".to_owned())),
    }
}

fn answered(answers: &Answers, one: impl Fn(i32) -> Value) -> Value {
    let each = answers.values.iter().zip(&answers.valid);
    let each: Value = each.map(|(value, valid)| if *valid { one(*value) } else { Value::Null }).collect();
    json!({"answers": each, "outside": answers.outside})
}

/// The bytes of `text`, or of `file` among the test data.
fn one_file(given: &Value) -> Result<Vec<u8>, Failure> {
    if let Some(text) = given["text"].as_str() {
        return Ok(text.as_bytes().to_vec());
    }
    let path = folder().join("../data").join(text(given, "file"));
    std::fs::read(&path).map_err(|error| Failure::NoVector(format!("{}: {error}", path.display())))
}

/// The register of `files`, `file`, `text` or `scenario`.
fn register(given: &Value) -> Result<Register, Failure> {
    if given.get("scenario").is_some() {
        return Ok(scenario(&given["scenario"])?.register);
    }
    let how = match given.get("reading") {
        Some(how) => DutySheet::from_json(&how.to_string())?,
        None => DutySheet::default(),
    };
    if let Some(files) = given["files"].as_array() {
        let files = files.iter().map(|file| File::from(file.as_str().unwrap_or_default().as_bytes()));
        return Ok(read_files(&files.collect::<Vec<_>>(), &how)?);
    }
    Ok(read_files(&[File::from(&*one_file(given)?)], &how)?)
}

fn scenario(given: &Value) -> Result<Scenario, Failure> {
    let seed = given["seed"].as_u64().unwrap_or_default();
    match text(given, "name") {
        "crisis_county" => Ok(crisis_county(seed)?),
        "small_team" => Ok(small_team(seed)?),
        name => Err(Failure::NoVector(format!("no scenario `{name}`"))),
    }
}

/// How many referrals a register has, and what was found wrong.
fn reading(register: &Register) -> Value {
    let findings = register.findings().iter();
    let findings: Value =
        findings.map(|finding| json!([finding.code, finding.table, finding.row, finding.column])).collect();
    json!({"referrals": register.rows(&REFERRALS), "findings": findings})
}
