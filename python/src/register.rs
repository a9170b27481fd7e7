//! Registers: read, asked and written.

use std::path::PathBuf;
use std::sync::Arc;

use dutydesk::ask::{REPORT, question};
use dutydesk::case::{self, REFERRALS, TABLES, TableSpec, findings_table, reading_table};
use dutydesk::format::duty_sheet::{DutySheet, READ, READ_DUTY_SHEET};
use dutydesk::format::{self, canonical, cin_census};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use crate::day::day;
use crate::errors::{argument, raised, wrong_type};
use crate::frame;
use crate::loads;
use crate::options::given;
use crate::report::Report;
use crate::source::{self, Source, in_file};
use crate::table::Table;
use crate::written;

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

// read: made from the declarations of the library; tests/api/questions.rs writes it
#[pyfunction(name = "read")]
#[pyo3(signature = (*sources, **options), text_signature = "(*sources, columns={}, holders={}, workers=None, dates=None, authority=None, period=None, extracted=None, profile=None)")]
#[doc = include_str!("docs/read.md")]
// end of read
pub fn read(
    py: Python<'_>,
    sources: &Bound<'_, PyTuple>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<Register> {
    let how = DutySheet::from_json(&given(&READ, None, options)?).map_err(raised)?;
    let mut files = Vec::new();
    for source in sources {
        files.extend(source::all(&source)?);
    }
    let read = py.detach(|| {
        let files: Vec<_> = files.iter().map(Source::file).collect();
        format::read_files(&files, &how)
    });
    read.map(Into::into).map_err(raised)
}

// sheet: made from the declarations of the library; tests/api/questions.rs writes it
#[pyfunction(name = "read_duty_sheet")]
#[pyo3(signature = (source, **options), text_signature = "(source, *, columns={}, holders={}, workers=None, dates=None, authority=None, period=None, extracted=None, profile=None)")]
#[doc = include_str!("docs/read_duty_sheet.md")]
// end of sheet
pub fn read_duty_sheet(source: &Bound<'_, PyAny>, options: Option<&Bound<'_, PyDict>>) -> PyResult<Register> {
    let options = given(&READ_DUTY_SHEET, None, options)?;
    let sheet = DutySheet::from_json(&options).map_err(raised)?;
    let read = if source::is_one(source)? {
        let file = Source::read(source)?;
        source.py().detach(|| file.named(sheet.read_file(file.file())))
    } else {
        let table = frame::read(source)?;
        source.py().detach(|| sheet.read_table(&table))
    };
    read.map(Into::into).map_err(raised)
}

/// Reads a children in need census: a path, bytes or a file opened in binary.
#[pyfunction]
pub fn read_cin_census(source: &Bound<'_, PyAny>) -> PyResult<Register> {
    let file = Source::read(source)?;
    source.py().detach(|| file.named(cin_census::read_file(file.file()))).map(Into::into).map_err(raised)
}

#[pymethods]
impl Register {
    /// The register that canonical tables form together, each a frame under the table's name.
    #[staticmethod]
    #[doc = include_str!("docs/from_tables.md")]
    fn from_tables(tables: &Bound<'_, PyDict>) -> PyResult<Self> {
        let read = tables_of(tables)?;
        tables.py().detach(|| canonical::read_tables(&read)).map(Into::into).map_err(raised)
    }

    /// The register with rows that were drawn on a later day.
    #[doc = include_str!("docs/upsert.md")]
    fn upsert(&self, tables: &Bound<'_, PyDict>, extracted: &Bound<'_, PyAny>) -> PyResult<Self> {
        let (rows, extracted) = (tables_of(tables)?, argument(extracted, "extracted", day)?);
        tables.py().detach(|| self.register.upsert(&rows, extracted)).map(Into::into).map_err(raised)
    }

    /// Registers as one, in whatever order; of several extracts of one authority the latest speaks.
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

    /// What was wrong with the records: each with its row and, in your own words, the name of the file without its folder and
    /// the heading of the column. No report for the public has these.
    #[getter]
    fn findings(&self) -> Table {
        findings_table(&self.register).into()
    }

    /// How its files were read: what each heading was taken for, in which form its cells are and how many are filled.
    #[getter]
    fn reading(&self) -> Table {
        reading_table(self.register.reading()).into()
    }

    /// How its duty tracking sheets were read, as the options that read next week's the same way: give it as `profile`.
    ///
    /// It holds what was given of workers.
    fn profile<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        loads(py, &self.register.profile())
    }

    /// The texts of worker columns that nothing explains, the commonest first, as a table to fill in and give as `holders`:
    /// `text`, `count`, `kind`, `worker_id`.
    ///
    /// It repeats what stands in your own files and may name people; no report, finding or error does.
    #[getter]
    fn unexplained_holders(&self) -> Table {
        self.register.unexplained_holders().into()
    }

    // questions: made from the declarations of the library; tests/api/questions.rs writes them
    #[pyo3(signature = (as_of=None, **options), text_signature = "($self, as_of=None, *, known_at=None, allocated=None, assessment_end='completed', by='district', count='referrals')")]
    #[doc = include_str!("docs/backlog.md")]
    #[rustfmt::skip]
    fn backlog(&self, py: Python<'_>, as_of: Option<&Bound<'_, PyAny>>, options: Option<&Bound<'_, PyDict>>) -> PyResult<Table> {
        self.answer("backlog", as_of, options, py)
    }

    #[pyo3(signature = (as_of=None, **options), text_signature = "($self, as_of=None, *, progress=None, holder=None, group=None, region=None, allocation=None, child_seen=None, days_since_referral=None, days_unallocated=None, known_at=None, allocated=None, assessment_end='completed', by='district', count='referrals')")]
    #[doc = include_str!("docs/cases.md")]
    #[rustfmt::skip]
    fn cases(&self, py: Python<'_>, as_of: Option<&Bound<'_, PyAny>>, options: Option<&Bound<'_, PyDict>>) -> PyResult<Table> {
        self.answer("cases", as_of, options, py)
    }

    #[pyo3(signature = (as_of=None, **options), text_signature = "($self, as_of=None, *, clock=None, counted_as=None, known_at=None, allocated=None, assessment_end='completed', division=None, closures=(), rules=None, authority=None, desk_hours=None, due_within=5, sentences=False)")]
    #[doc = include_str!("docs/timescales.md")]
    #[rustfmt::skip]
    fn timescales(&self, py: Python<'_>, as_of: Option<&Bound<'_, PyAny>>, options: Option<&Bound<'_, PyDict>>) -> PyResult<Table> {
        self.answer("timescales", as_of, options, py)
    }

    #[pyo3(signature = (as_of=None, **options), text_signature = "($self, as_of=None, *, known_at=None, allocated=None, assessment_end='completed', division=None, closures=(), rules=None, authority=None, desk_hours=None, due_within=5, missed_since=None)")]
    #[doc = include_str!("docs/worklist.md")]
    #[rustfmt::skip]
    fn worklist(&self, py: Python<'_>, as_of: Option<&Bound<'_, PyAny>>, options: Option<&Bound<'_, PyDict>>) -> PyResult<Table> {
        self.answer("worklist", as_of, options, py)
    }

    #[pyo3(signature = (as_of=None, **options), text_signature = "($self, as_of=None, *, known_at=None, allocated=None, assessment_end='completed', division=None, closures=(), rules=None, authority=None, desk_hours=None, due_within=5, missed_since=None)")]
    #[doc = include_str!("docs/worklist_totals.md")]
    #[rustfmt::skip]
    fn worklist_totals(&self, py: Python<'_>, as_of: Option<&Bound<'_, PyAny>>, options: Option<&Bound<'_, PyDict>>) -> PyResult<Table> {
        self.answer("worklist_totals", as_of, options, py)
    }

    #[pyo3(signature = (as_of=None, **options), text_signature = "($self, as_of=None, *, clock, counted_from='day_0', cohort='completion', period='month', by=None, known_at=None, allocated=None, assessment_end='completed', division=None, closures=(), rules=None, authority=None, desk_hours=None)")]
    #[doc = include_str!("docs/timeliness.md")]
    #[rustfmt::skip]
    fn timeliness(&self, py: Python<'_>, as_of: Option<&Bound<'_, PyAny>>, options: Option<&Bound<'_, PyDict>>) -> PyResult<Table> {
        self.answer("timeliness", as_of, options, py)
    }

    #[pyo3(signature = (as_of=None, **options), text_signature = "($self, as_of=None, *, known_at=None, allocated=None, assessment_end='completed', by='district', count='referrals', bands=(8, 15, 29, 57, 85, 183, 365), division=None, closures=(), rules=None, authority=None, desk_hours=None, audience='management')")]
    #[doc = include_str!("docs/report.md")]
    #[rustfmt::skip]
    fn report(&self, py: Python<'_>, as_of: Option<&Bound<'_, PyAny>>, options: Option<&Bound<'_, PyDict>>) -> PyResult<Report> {
        self.whole(as_of, options, py)
    }

    // end of questions

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
        let written =
            py.detach(|| written::folder(&path, canonical::write(&self.register), canonical::is_file));
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

/// Canonical tables, each a frame under the table's name.
fn tables_of(tables: &Bound<'_, PyDict>) -> PyResult<Vec<(String, dutydesk::table::Table)>> {
    let table = |(name, given): (Bound<'_, PyAny>, Bound<'_, PyAny>)| {
        Ok((name.extract::<String>()?, frame::read(&given)?))
    };
    tables.iter().map(table).collect()
}

impl Register {
    /// The report by the arguments of a call.
    fn whole(
        &self,
        as_of: Option<&Bound<'_, PyAny>>,
        options: Option<&Bound<'_, PyDict>>,
        py: Python<'_>,
    ) -> PyResult<Report> {
        let options = given(&REPORT, as_of, options)?;
        let report = py.detach(|| {
            REPORT
                .asked(&self.register, &options)
                .and_then(|asked| dutydesk::report::Report::of(&self.register, &asked))
        });
        report.map(Into::into).map_err(raised)
    }

    /// The answer to a question by the arguments of a call.
    fn answer(
        &self,
        name: &str,
        as_of: Option<&Bound<'_, PyAny>>,
        options: Option<&Bound<'_, PyDict>>,
        py: Python<'_>,
    ) -> PyResult<Table> {
        let question = question(name).map_err(raised)?;
        let options = given(&question.takes, as_of, options)?;
        py.detach(|| question.answer(&self.register, &options)).map(Into::into).map_err(raised)
    }
}
