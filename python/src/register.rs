//! Registers: read, asked and written.

use std::path::PathBuf;
use std::sync::Arc;

use dutydesk::ask::{Options, Question};
use dutydesk::backlog::{Backlog, Selection};
use dutydesk::calendar::Day;
use dutydesk::case::{self, REFERRALS, TABLES, TableSpec, findings_table};
use dutydesk::format::duty_sheet::DutySheet;
use dutydesk::format::{self, canonical, cin_census};
use dutydesk::measure::Measure;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::{PyDict, PyString, PyTuple};
use serde_json::{Map, Value, json};

use crate::day::day;
use crate::errors::{invalid, raised, wrong_type};
use crate::frame;
use crate::report::Report;
use crate::table::Table;

/// A day, or text of one; wire names are texts.
type Given<'py> = Option<Bound<'py, PyAny>>;

/// Everything known about a set of referrals.
#[pyclass(frozen, module = "dutydesk", name = "Register")]
pub struct Register {
    register: Arc<case::Register>,
}

impl From<case::Register> for Register {
    fn from(register: case::Register) -> Self {
        Self { register: Arc::new(register) }
    }
}

/// Reads files of any form, each a path or bytes, as one register.
#[pyfunction]
#[pyo3(signature = (*sources))]
pub fn read(py: Python<'_>, sources: &Bound<'_, PyTuple>) -> PyResult<Register> {
    let files = sources.iter().map(|source| contents(&source)).collect::<PyResult<Vec<_>>>()?;
    let read = py.detach(|| {
        let files: Vec<&[u8]> = files.iter().map(|file| &**file).collect();
        format::read(&files)
    });
    read.map(Into::into).map_err(raised)
}

/// Reads a duty tracking sheet: a path, bytes or a frame.
#[pyfunction]
#[pyo3(signature = (source, *, columns=None, holders=None, authority=None, period=None, extracted=None))]
#[doc = include_str!("docs/read_duty_sheet.md")]
pub fn read_duty_sheet(
    source: &Bound<'_, PyAny>,
    columns: Option<std::collections::BTreeMap<String, String>>,
    holders: Option<Bound<'_, PyDict>>,
    authority: Option<String>,
    period: Option<(Bound<'_, PyAny>, Bound<'_, PyAny>)>,
    extracted: Given<'_>,
) -> PyResult<Register> {
    let mut options = Map::new();
    if let Some(columns) = columns {
        options.insert("columns".to_owned(), json!(columns));
    }
    if let Some(holders) = holders {
        let holders = holders.iter().map(|(text, holder)| {
            let (kind, worker_id) = match holder.cast::<PyString>() {
                Ok(kind) => (kind.to_string(), None),
                Err(_) => holder.extract::<(String, Option<String>)>().map_err(|_| {
                    wrong_type(
                        "a holder is a kind, such as \"duty\", or a pair such as (\"worker\", \"W017\")",
                    )
                })?,
            };
            Ok((text.extract::<String>()?, json!({"kind": kind, "worker_id": worker_id})))
        });
        options.insert("holders".to_owned(), Value::Object(holders.collect::<PyResult<_>>()?));
    }
    if let Some((from, to)) = period {
        options.insert("from".to_owned(), json!(day(&from)?));
        options.insert("to".to_owned(), json!(day(&to)?));
    }
    if let Some(extracted) = extracted {
        options.insert("extracted".to_owned(), json!(day(&extracted)?));
    }
    options.insert("authority".to_owned(), json!(authority));
    let sheet = DutySheet::from_json(&Value::Object(options).to_string()).map_err(raised)?;
    let read = if is_file(source)? {
        let file = contents(source)?;
        source.py().detach(|| sheet.read(&file))
    } else {
        let table = frame::read(source)?;
        source.py().detach(|| sheet.read_table(&table))
    };
    read.map(Into::into).map_err(raised)
}

/// Reads a children in need census: a path or bytes.
#[pyfunction]
pub fn read_cin_census(source: &Bound<'_, PyAny>) -> PyResult<Register> {
    let file = contents(source)?;
    source.py().detach(|| cin_census::read(&file)).map(Into::into).map_err(raised)
}

/// Whether a source is a path or bytes.
fn is_file(source: &Bound<'_, PyAny>) -> PyResult<bool> {
    Ok(source.extract::<PyBackedBytes>().is_ok()
        || source.is_instance_of::<PyString>()
        || source.hasattr("__fspath__")?)
}

/// What a file holds, or bytes.
fn contents(source: &Bound<'_, PyAny>) -> PyResult<Contents> {
    if let Ok(bytes) = source.extract::<PyBackedBytes>() {
        return Ok(Contents::Given(bytes));
    }
    if !is_file(source)? {
        return Err(wrong_type(format!("a path or bytes is needed, not {}", source.get_type().name()?)));
    }
    let path: PathBuf = source.extract()?;
    source.py().detach(|| std::fs::read(&path)).map(Contents::Read).map_err(|error| in_file(error, source))
}

/// The error with the path, which is the caller's own.
fn in_file(error: std::io::Error, path: &Bound<'_, PyAny>) -> PyErr {
    let Some(number) = error.raw_os_error() else { return error.into() };
    let named = path.py().import("os").and_then(|os| os.call_method1("strerror", (number,)));
    let error =
        named.and_then(|text| path.py().import("builtins")?.call_method1("OSError", (number, text, path)));
    error.map_or_else(|error| error, PyErr::from_value)
}

enum Contents {
    Given(PyBackedBytes),
    Read(Vec<u8>),
}

impl std::ops::Deref for Contents {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Self::Given(bytes) => bytes,
            Self::Read(bytes) => bytes,
        }
    }
}

#[pymethods]
impl Register {
    /// The register that canonical tables form together, each a frame under the table's name.
    #[staticmethod]
    #[doc = include_str!("docs/from_tables.md")]
    fn from_tables(tables: &Bound<'_, PyDict>) -> PyResult<Self> {
        let table = |(name, given): (Bound<'_, PyAny>, Bound<'_, PyAny>)| {
            Ok((name.extract::<String>()?, frame::read(&given)?))
        };
        let read = tables.iter().map(table).collect::<PyResult<Vec<_>>>()?;
        tables.py().detach(|| canonical::read_tables(&read)).map(Into::into).map_err(raised)
    }

    /// Registers as one; rows with one id count once.
    #[staticmethod]
    #[pyo3(signature = (*registers))]
    fn merge(py: Python<'_>, registers: &Bound<'_, PyTuple>) -> PyResult<Self> {
        let registers = registers.iter().map(|register| {
            let register = register.cast::<Self>().map_err(|_| wrong_type("registers are needed"))?;
            Ok(Arc::clone(&register.get().register))
        });
        let registers = registers.collect::<PyResult<Vec<_>>>()?;
        let registers = registers.iter().map(|register| &**register);
        py.detach(|| case::Register::merge(registers)).map(Into::into).map_err(raised)
    }

    /// What was wrong with the records.
    #[getter]
    fn findings(&self) -> Table {
        findings_table(self.register.findings()).into()
    }

    /// The grid of open cases: progress by holder, for each group.
    #[pyo3(signature = (as_of, *, by=None, allocated=None, count=None, known_at=None, bands=None))]
    #[expect(clippy::too_many_arguments, reason = "one for each option")]
    #[doc = include_str!("docs/backlog.md")]
    fn backlog<'py>(
        &self,
        py: Python<'py>,
        as_of: &Bound<'py, PyAny>,
        by: Option<String>,
        allocated: Option<String>,
        count: Option<String>,
        known_at: Given<'py>,
        bands: Option<Vec<i32>>,
    ) -> PyResult<Table> {
        let names = json!({"by": by, "allocated": allocated, "count": count, "bands": bands});
        let question = asked(as_of, known_at, names)?;
        let grid = py.detach(|| Ok(Backlog::of(&self.register, &question.ask)?.grid(&self.register)));
        grid.map(Into::into).map_err(raised)
    }

    /// The open cases behind the grid, longest waiting first: all, or those that are everything given.
    #[pyo3(signature = (as_of, *, progress=None, holder=None, group=None, region=None, waiting=None, by=None,
        allocated=None, count=None, known_at=None))]
    #[expect(clippy::too_many_arguments, reason = "one for each option")]
    #[doc = include_str!("docs/cases.md")]
    fn cases<'py>(
        &self,
        py: Python<'py>,
        as_of: &Bound<'py, PyAny>,
        progress: Option<String>,
        holder: Option<String>,
        group: Option<String>,
        region: Option<String>,
        waiting: Option<bool>,
        by: Option<String>,
        allocated: Option<String>,
        count: Option<String>,
        known_at: Given<'py>,
    ) -> PyResult<Table> {
        let question = asked(as_of, known_at, json!({"by": by, "allocated": allocated, "count": count}))?;
        let chosen = json!({
            "progress": progress, "holder": holder, "group": group, "region": region, "waiting": waiting,
        });
        let chosen = Selection::from_json(&chosen.to_string()).map_err(raised)?;
        let cases =
            py.detach(|| Ok(Backlog::of(&self.register, &question.ask)?.select(&self.register, &chosen)));
        cases.map(Into::into).map_err(raised)
    }

    /// Every clock of every case: its state, its dates, and the rule with its source.
    ///
    /// `authority` names the council whose own rules hold for the whole register, in place of those its files name.
    #[pyo3(signature = (as_of, *, known_at=None, allocated=None, division=None, closures=None, regimes=None,
        authority=None, assessment_end=None, due_within=None, desk_hours=None, sentences=None))]
    #[expect(clippy::too_many_arguments, reason = "one for each option")]
    #[doc = include_str!("docs/timescales.md")]
    fn timescales<'py>(
        &self,
        py: Python<'py>,
        as_of: &Bound<'py, PyAny>,
        known_at: Given<'py>,
        allocated: Option<String>,
        division: Option<String>,
        closures: Given<'py>,
        regimes: Given<'py>,
        authority: Option<String>,
        assessment_end: Option<String>,
        due_within: Option<i32>,
        desk_hours: Given<'py>,
        sentences: Option<bool>,
    ) -> PyResult<Table> {
        let names = json!({
            "allocated": allocated, "division": division, "closures": days(closures)?, "regimes": rules(regimes)?,
            "authority": authority, "assessment_end": assessment_end, "due_within": due_within, "desk_hours": times(desk_hours)?,
            "sentences": sentences,
        });
        let question = asked(as_of, known_at, names)?;
        let table = py.detach(|| question.verdicts(&self.register));
        table.map(Into::into).map_err(raised)
    }

    /// The duty desk's list: what is overdue, falls due or was missed of late, most urgent first; or, as totals, how much
    /// of it each worker of each team has.
    ///
    /// `authority` names the council whose own rules hold for the whole register, in place of those its files name.
    #[pyo3(signature = (as_of, *, totals=false, known_at=None, allocated=None, division=None, closures=None, regimes=None,
        authority=None, assessment_end=None, due_within=None, desk_hours=None, missed_since=None))]
    #[expect(clippy::too_many_arguments, reason = "one for each option")]
    #[doc = include_str!("docs/worklist.md")]
    fn worklist<'py>(
        &self,
        py: Python<'py>,
        as_of: &Bound<'py, PyAny>,
        totals: bool,
        known_at: Given<'py>,
        allocated: Option<String>,
        division: Option<String>,
        closures: Given<'py>,
        regimes: Given<'py>,
        authority: Option<String>,
        assessment_end: Option<String>,
        due_within: Option<i32>,
        desk_hours: Given<'py>,
        missed_since: Given<'py>,
    ) -> PyResult<Table> {
        let names = json!({
            "allocated": allocated, "division": division, "closures": days(closures)?, "regimes": rules(regimes)?,
            "authority": authority, "assessment_end": assessment_end, "due_within": due_within, "desk_hours": times(desk_hours)?,
            "missed_since": missed_since.map(|given| day(&given)).transpose()?,
        });
        let question = asked(as_of, known_at, names)?;
        let list = py.detach(|| {
            let list = question.worklist(&self.register)?;
            Ok(if totals { list.totals(&self.register) } else { list.table(&self.register) })
        });
        list.map(Into::into).map_err(raised)
    }

    /// How long the work of one clock takes and how much of it is in time, by cohort.
    ///
    /// `authority` names the council whose own rules hold for the whole register, in place of those its files name.
    #[pyo3(signature = (as_of, clock, *, counted_from=None, cohort=None, period=None, by=None, known_at=None,
        allocated=None, division=None, closures=None, regimes=None, authority=None, assessment_end=None, desk_hours=None))]
    #[expect(clippy::too_many_arguments, reason = "one for each option")]
    #[doc = include_str!("docs/timeliness.md")]
    fn timeliness<'py>(
        &self,
        py: Python<'py>,
        as_of: &Bound<'py, PyAny>,
        clock: String,
        counted_from: Option<String>,
        cohort: Option<String>,
        period: Option<String>,
        by: Option<String>,
        known_at: Given<'py>,
        allocated: Option<String>,
        division: Option<String>,
        closures: Given<'py>,
        regimes: Given<'py>,
        authority: Option<String>,
        assessment_end: Option<String>,
        desk_hours: Given<'py>,
    ) -> PyResult<Table> {
        let names = json!({
            "allocated": allocated, "division": division, "closures": days(closures)?, "regimes": rules(regimes)?,
            "authority": authority, "assessment_end": assessment_end, "desk_hours": times(desk_hours)?,
        });
        let question = asked(as_of, known_at, names)?;
        let measure = json!({
            "clock": clock, "counted_from": counted_from, "cohort": cohort, "period": period, "by": by,
        });
        let measure = Measure::from_json(&measure.to_string()).map_err(raised)?;
        let table = py.detach(|| Ok(question.timescales()?.timeliness(&self.register, measure)?.table()));
        table.map(Into::into).map_err(raised)
    }

    /// The whole answer, for management or the public.
    ///
    /// `authority` names the council whose own rules hold for the whole register, in place of those its files name.
    #[pyo3(signature = (as_of, *, by=None, allocated=None, count=None, known_at=None, bands=None, division=None,
        closures=None, regimes=None, authority=None, assessment_end=None, due_within=None, desk_hours=None, audience=None))]
    #[expect(clippy::too_many_arguments, reason = "one for each option")]
    #[doc = include_str!("docs/report.md")]
    fn report<'py>(
        &self,
        py: Python<'py>,
        as_of: &Bound<'py, PyAny>,
        by: Option<String>,
        allocated: Option<String>,
        count: Option<String>,
        known_at: Given<'py>,
        bands: Option<Vec<i32>>,
        division: Option<String>,
        closures: Given<'py>,
        regimes: Given<'py>,
        authority: Option<String>,
        assessment_end: Option<String>,
        due_within: Option<i32>,
        desk_hours: Given<'py>,
        audience: Option<String>,
    ) -> PyResult<Report> {
        let names = json!({
            "by": by, "allocated": allocated, "count": count, "bands": bands, "division": division,
            "closures": days(closures)?, "regimes": rules(regimes)?, "authority": authority, "assessment_end": assessment_end,
            "due_within": due_within, "desk_hours": times(desk_hours)?, "audience": audience,
        });
        let question = asked(as_of, known_at, names)?;
        let report = py.detach(|| dutydesk::report::Report::of(&self.register, &question));
        report.map(Into::into).map_err(raised)
    }

    /// One canonical table, with the columns that were reported.
    fn table(&self, py: Python<'_>, name: &str) -> PyResult<Table> {
        let spec = TableSpec::named(name).map_err(raised)?;
        Ok(py.detach(|| self.register.table(spec)).into())
    }

    /// The canonical tables that have rows, by name.
    fn tables<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let tables = PyDict::new(py);
        for spec in TABLES.iter().filter(|spec| self.register.rows(spec) > 0) {
            tables.set_item(spec.name, Table::from(self.register.table(spec)))?;
        }
        Ok(tables)
    }

    /// Writes the canonical tables as CSV files into a folder, which is made; gives their paths.
    fn write<'py>(&self, folder: &Bound<'py, PyAny>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        let py = folder.py();
        let path: PathBuf = folder.extract()?;
        let written = py.detach(|| -> std::io::Result<Vec<PathBuf>> {
            std::fs::create_dir_all(&path)?;
            let files = canonical::write(&self.register).into_iter().map(|(name, text)| {
                let file = path.join(name);
                std::fs::write(&file, text)?;
                Ok(file)
            });
            files.collect()
        });
        let written = written.map_err(|error| in_file(error, folder))?;
        written.into_iter().map(|file| Ok(file.into_pyobject(py)?.into_any())).collect()
    }

    /// The canonical tables as the texts of CSV files, by name of the file.
    fn to_csv<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let files = PyDict::new(py);
        for (name, text) in py.detach(|| canonical::write(&self.register)) {
            files.set_item(name, text)?;
        }
        Ok(files)
    }

    /// How many referrals there are.
    fn __len__(&self) -> usize {
        self.register.rows(&REFERRALS)
    }

    fn __repr__(&self) -> String {
        let rows =
            TABLES.iter().map(|spec| (self.register.rows(spec), spec.name)).filter(|(rows, _)| *rows > 0);
        let rows: Vec<String> = rows.map(|(rows, name)| format!("{rows} {name}")).collect();
        format!("<dutydesk.Register: {}; {} findings>", rows.join(", "), self.register.findings().len())
    }

    fn _repr_html_(&self) -> String {
        let row = |name: &str, rows: usize| format!("<tr><th>{name}</th><td>{rows}</td></tr>");
        let tables = TABLES.iter().map(|spec| (spec.name, self.register.rows(spec)));
        let body: String = tables.filter(|(_, rows)| *rows > 0).map(|(name, rows)| row(name, rows)).collect();
        format!("<table><tbody>{body}{}</tbody></table>", row("findings", self.register.findings().len()))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (Vec<String>,))> {
        let py = slf.py();
        let register = &slf.get().register;
        let files = py.detach(|| canonical::write(register));
        let files = files.into_iter().map(|(_, text)| text).collect();
        Ok((py.get_type::<Self>().getattr("_of_files")?, (files,)))
    }

    #[staticmethod]
    fn _of_files(py: Python<'_>, files: Vec<String>) -> PyResult<Self> {
        let files: Vec<&[u8]> = files.iter().map(|file| file.as_bytes()).collect();
        py.detach(|| format::read(&files)).map(Into::into).map_err(raised)
    }
}

/// The days of a list; nothing where none is given.
fn days(given: Given<'_>) -> PyResult<Option<Vec<Day>>> {
    given.map(|days| days.try_iter()?.map(|given| day(&given?)).collect()).transpose()
}

/// Times of day; nothing where none are given.
fn times(given: Given<'_>) -> PyResult<Option<Vec<String>>> {
    let text = |given: PyResult<Bound<'_, PyAny>>| Ok(crate::day::time(&given?)?.to_string());
    given.map(|times| times.try_iter()?.map(text).collect()).transpose()
}

/// Rules as JSON: a mapping, its days as dates or texts, or the text of a file of rules.
pub fn rules(given: Given<'_>) -> PyResult<Value> {
    let Some(given) = given else { return Ok(Value::Null) };
    let py = given.py();
    let said = PyDict::new(py);
    said.set_item("default", py.import("operator")?.call_method1("methodcaller", ("isoformat",))?)?;
    let text = py.import("json")?.call_method("dumps", (given,), Some(&said));
    let text: String = text.map_err(|_| wrong_type("rules hold what JSON can hold, and dates"))?.extract()?;
    serde_json::from_str(&text).map_err(|_| invalid("rules are what JSON can hold"))
}

/// The question of those wire names; what is null is not given.
fn asked(as_of: &Bound<'_, PyAny>, known_at: Given<'_>, mut names: Value) -> PyResult<Question> {
    if let Value::Object(options) = &mut names {
        let as_of = Some(as_of).filter(|given| !given.is_none());
        options.insert("as_of".to_owned(), json!(as_of.map(day).transpose()?));
        options.insert("known_at".to_owned(), json!(known_at.map(|given| day(&given)).transpose()?));
    }
    Options::from_json(&names.to_string()).and_then(|options| options.question()).map_err(raised)
}
