//! A report, as a dict, JSON, text or a page.

use std::path::PathBuf;
use std::sync::Arc;

use dutydesk::{render, report};
use pyo3::exceptions::PyAttributeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;

use crate::written;

/// The answer to every question about a day: fields by name (`report.total`), a dict, JSON, text or a page.
///
/// Fields: `as_of`, `known_at`, `authority`, `audience`, `as_of_because`, `allocated_because`, `stops`, `invented`, `count`, `by`,
/// `allocated`, `total`, `definitions`, `grid`, `regions`, `bands`, `groups`, `timeliness`, `completed_since`,
/// `contacts_awaiting_decision`, `left_out`, `referrals`, `findings`, `parts`, `reading`,
/// `waiting`.
#[pyclass(frozen, module = "dutydesk", name = "Report")]
pub struct Report {
    report: Arc<report::Report>,
    /// The fields as they were first asked for.
    fields: PyOnceLock<Py<PyAny>>,
}

impl From<report::Report> for Report {
    fn from(report: report::Report) -> Self {
        Self { report: Arc::new(report), fields: PyOnceLock::new() }
    }
}

#[pymethods]
impl Report {
    /// The report as JSON text.
    fn to_json(&self, py: Python<'_>) -> String {
        py.detach(|| render::json(&*self.report))
    }

    /// The report as a dict by the names of its fields; dates are texts.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        py.import("json")?.call_method1("loads", (self.to_json(py),))
    }

    /// The report as plain text.
    fn to_text(&self, py: Python<'_>) -> String {
        py.detach(|| render::text(&*self.report))
    }

    /// The report as one page of HTML; with a path it is written there too.
    #[pyo3(signature = (path=None))]
    fn to_html(&self, py: Python<'_>, path: Option<PathBuf>) -> PyResult<String> {
        py.detach(|| {
            let page = render::html(&*self.report);
            if let Some(path) = path {
                written::file(&path, page.as_bytes())?;
            }
            Ok(page)
        })
    }

    /// Writes the report as a workbook (XLSX): what it says on the first sheet, and each table and list on one of its own.
    fn to_excel(&self, path: &Bound<'_, PyAny>) -> PyResult<()> {
        written::at(path, || render::workbook(&*self.report))
    }

    /// The page in a frame of its own, so that its style stays within.
    fn _repr_html_(&self, py: Python<'_>) -> PyResult<String> {
        let page = self.to_html(py, None)?.replace('&', "&amp;").replace('"', "&quot;");
        Ok(format!(
            "<iframe sandbox title=\"Report\" style=\"width: 100%; height: 40em; border: 0\" srcdoc=\"{page}\"></iframe>"
        ))
    }

    /// A field of the report by its name, as in the dict.
    fn __getattr__<'py>(&self, py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyAny>> {
        let missing =
            || PyAttributeError::new_err("a report has no field of that name; to_dict() has them all");
        // Python asks every object for these; the report need not be written out for that.
        if name.starts_with('_') {
            return Err(missing());
        }
        let fields = self.fields.get_or_try_init(py, || PyResult::Ok(self.to_dict(py)?.unbind()))?;
        fields.bind(py).get_item(name).map_err(|_| missing())
    }

    fn __repr__(&self) -> String {
        let audience = self.report.audience;
        format!("<dutydesk.Report as at {} for {audience}>", self.report.as_of)
    }
}
