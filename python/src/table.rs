//! A table of results, as Arrow data, rows or text.

use std::sync::Arc;

use arrow_array::builder::LargeStringBuilder;
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::types::Int32Type;
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, DictionaryArray, Float64Array, Int32Array, Int64Array,
    LargeStringArray, RecordBatch, RecordBatchIterator, RecordBatchOptions, StructArray,
};
use arrow_buffer::NullBuffer;
use arrow_schema::ffi::FFI_ArrowSchema;
use arrow_schema::{DataType, Field, Schema};
use dutydesk::table::{self, Cell, TextValues, Values};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict, PyList, PyTuple};

use crate::arrow;
use crate::day::to_date;
use crate::errors::invalid;
use crate::written;

/// How many rows a notebook shows.
const SHOWN: usize = 20;

/// A pickled column: its name, its kind and its cells; of categories the names and the place of each cell among them.
type Cells<'py> = (String, String, Bound<'py, PyList>);

/// A table of results. polars, pandas (through pyarrow), pyarrow and DuckDB take it as it is; codes, teams and what else
/// has few texts in many rows come to them as categories.
#[pyclass(frozen, module = "dutydesk", name = "Table", eq)]
#[derive(Clone, PartialEq)]
pub struct Table {
    table: Arc<table::Table>,
}

impl From<table::Table> for Table {
    fn from(table: table::Table) -> Self {
        Self { table: Arc::new(table) }
    }
}

impl Table {
    fn batch(&self) -> PyResult<RecordBatch> {
        let columns = self.table.columns().iter().map(array).collect::<PyResult<Vec<ArrayRef>>>()?;
        let options = RecordBatchOptions::new().with_row_count(Some(self.table.rows()));
        RecordBatch::try_new_with_options(Arc::new(self.schema()), columns, &options)
            .map_err(|_| invalid("a table of columns that do not fit"))
    }

    fn schema(&self) -> Schema {
        let field = |column: &table::Column| {
            let data_type = match column.values() {
                Values::Day(_) => DataType::Date32,
                Values::Integer(_) => DataType::Int64,
                Values::Decimal(_) => DataType::Float64,
                Values::Flag(_) => DataType::Boolean,
                Values::Text(_) => DataType::LargeUtf8,
                // pandas takes no keys without a sign.
                Values::Category { .. } => {
                    DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::LargeUtf8))
                }
            };
            Field::new(column.name(), data_type, true)
        };
        Schema::new(self.table.columns().iter().map(field).collect::<Vec<_>>())
    }
}

fn array(column: &table::Column) -> PyResult<ArrayRef> {
    let nulls = column.valid().any(|valid| !valid).then(|| column.valid().collect::<NullBuffer>());
    Ok(match column.values() {
        Values::Day(days) => Arc::new(Date32Array::new(days.clone().into(), nulls)),
        Values::Integer(numbers) => Arc::new(Int64Array::new(numbers.clone().into(), nulls)),
        Values::Decimal(numbers) => Arc::new(Float64Array::new(numbers.clone().into(), nulls)),
        Values::Flag(flags) => Arc::new(BooleanArray::new(flags.clone().into(), nulls)),
        Values::Text(_) => {
            let mut texts = LargeStringBuilder::new();
            for row in 0..column.len() {
                match column.cell(row) {
                    Cell::Text(text) => texts.append_value(text),
                    _ => texts.append_null(),
                }
            }
            Arc::new(texts.finish())
        }
        Values::Category { codes, names } => {
            let keys = codes.iter().map(|code| i32::try_from(*code)).collect::<Result<Vec<i32>, _>>();
            let keys = keys.map_err(|_| invalid("more categories than Arrow can number"))?;
            let names = LargeStringArray::from_iter_values(texts(names));
            let array =
                DictionaryArray::<Int32Type>::try_new(Int32Array::new(keys.into(), nulls), Arc::new(names));
            Arc::new(array.map_err(|_| invalid("categories that do not fit"))?)
        }
    })
}

fn texts(values: &TextValues) -> impl Iterator<Item = &str> {
    (0..values.len()).filter_map(|row| values.get(row))
}

fn to_python<'py>(py: Python<'py>, cell: Cell<'_>) -> PyResult<Bound<'py, PyAny>> {
    Ok(match cell {
        Cell::Null => py.None().into_bound(py),
        Cell::Day(day) => to_date(py, day)?.into_any(),
        Cell::Integer(number) => number.into_pyobject(py)?.into_any(),
        Cell::Decimal(number) => number.into_pyobject(py)?.into_any(),
        Cell::Flag(flag) => flag.into_pyobject(py)?.to_owned().into_any(),
        Cell::Text(text) => text.into_pyobject(py)?.into_any(),
    })
}

#[pymethods]
impl Table {
    /// A table of a frame's columns.
    #[new]
    fn new(frame: &Bound<'_, PyAny>) -> PyResult<Self> {
        Ok(crate::frame::read(frame)?.into())
    }

    /// The names of the columns, in order.
    #[getter]
    fn columns(&self) -> Vec<&str> {
        self.table.columns().iter().map(table::Column::name).collect()
    }

    /// Each row as a dict by column, dates as dates.
    fn rows<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let rows = PyList::empty(py);
        for row in 0..self.table.rows() {
            let cells = PyDict::new(py);
            for column in self.table.columns() {
                cells.set_item(column.name(), to_python(py, column.cell(row))?)?;
            }
            rows.append(cells)?;
        }
        Ok(rows)
    }

    /// The table as CSV with a header line; with a path it is written there too, as Excel opens it.
    ///
    /// A text that a spreadsheet would take for a formula stands behind an apostrophe, which reading takes off again.
    #[pyo3(signature = (path=None))]
    fn to_csv(&self, py: Python<'_>, path: Option<&Bound<'_, PyAny>>) -> PyResult<String> {
        if let Some(path) = path {
            written::at(path, || Ok(self.table.to_csv_file()))?;
        }
        Ok(py.detach(|| self.table.to_csv()))
    }

    /// Writes the table as a workbook (XLSX) of one sheet, with real dates and numbers.
    fn to_excel(&self, path: &Bound<'_, PyAny>) -> PyResult<()> {
        written::at(path, || {
            let mut workbook = table::Workbook::default();
            workbook.add("Table", &self.table)?;
            workbook.finish()
        })
    }

    fn __len__(&self) -> usize {
        self.table.rows()
    }

    fn __repr__(&self) -> String {
        format!("<dutydesk.Table of {} rows: {}>", self.table.rows(), self.columns().join(", "))
    }

    fn _repr_html_(&self) -> String {
        let row = |tag: &str, cells: &mut dyn Iterator<Item = String>| {
            let cells: String = cells.map(|cell| format!("<{tag}>{}</{tag}>", escaped(&cell))).collect();
            format!("<tr>{cells}</tr>")
        };
        let columns = self.table.columns();
        let head = row("th", &mut columns.iter().map(|column| column.name().to_owned()));
        let shown = self.table.rows().min(SHOWN);
        let body: String = (0..shown)
            .map(|at| row("td", &mut columns.iter().map(|column| column.cell(at).to_string())))
            .collect();
        let rest = match self.table.rows() - shown {
            0 => String::new(),
            rest => format!("<p>and {rest} more rows</p>"),
        };
        format!("<table><thead>{head}</thead><tbody>{body}</tbody></table>{rest}")
    }

    /// The table as an Arrow struct array.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyTuple>> {
        drop(requested_schema);
        let batch = py.detach(|| self.batch())?;
        arrow::export(py, &StructArray::from(batch))
    }

    /// The table as a stream of one Arrow record batch.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        drop(requested_schema);
        let batch = py.detach(|| self.batch())?;
        let schema = batch.schema();
        let batches = RecordBatchIterator::new([Ok(batch)], schema);
        arrow::export_stream(py, FFI_ArrowArrayStream::new(Box::new(batches)))
    }

    /// The table's Arrow schema.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = FFI_ArrowSchema::try_from(&self.schema()).map_err(|_| invalid("no Arrow form"))?;
        arrow::export_schema(py, schema)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (Vec<Cells<'py>>,))> {
        let py = slf.py();
        let mut columns = Vec::new();
        for column in slf.get().table.columns() {
            let cells = PyList::empty(py);
            if let Values::Category { codes, names } = column.values() {
                let given = codes.iter().zip(column.valid()).map(|(code, valid)| valid.then_some(*code));
                cells.append(texts(names).collect::<Vec<_>>())?;
                cells.append(given.collect::<Vec<_>>())?;
            } else {
                for row in 0..column.len() {
                    cells.append(to_python(py, column.cell(row))?)?;
                }
            }
            columns.push((column.name().to_owned(), kind(column.values()).to_owned(), cells));
        }
        Ok((py.get_type::<Self>().getattr("_of_cells")?, (columns,)))
    }

    #[staticmethod]
    fn _of_cells(columns: Vec<Cells<'_>>) -> PyResult<Self> {
        let columns = columns.into_iter().map(|(name, kind, cells)| {
            fn read<'py, T>(cells: &Bound<'py, PyList>) -> PyResult<Vec<Option<T>>>
            where
                T: for<'a> FromPyObject<'a, 'py, Error: Into<PyErr>>,
            {
                cells.iter().map(|cell| cell.extract::<Option<T>>().map_err(Into::into)).collect()
            }
            Ok(match kind.as_str() {
                "day" => {
                    let days = cells.iter().map(|cell| crate::day::date(&cell));
                    table::Column::days(name, days.collect::<PyResult<Vec<_>>>()?)
                }
                "integer" => table::Column::integers(name, read::<i64>(&cells)?),
                "decimal" => table::Column::decimals(name, read::<f64>(&cells)?),
                "flag" => table::Column::flags(name, read::<bool>(&cells)?),
                "text" => table::Column::texts(name, read::<String>(&cells)?),
                "category" => {
                    let names = cells.get_item(0)?.extract::<Vec<String>>()?;
                    let places = cells.get_item(1)?.extract::<Vec<Option<u32>>>()?;
                    table::Column::categories(name, names.iter().collect(), places)
                }
                _ => return Err(invalid("a kind of column that is not known")),
            })
        });
        let columns = columns.collect::<PyResult<Vec<_>>>()?;
        Ok(table::Table::new(columns).map_err(crate::errors::raised)?.into())
    }
}

const fn kind(values: &Values) -> &'static str {
    match values {
        Values::Day(_) => "day",
        Values::Integer(_) => "integer",
        Values::Decimal(_) => "decimal",
        Values::Flag(_) => "flag",
        Values::Text(_) => "text",
        Values::Category { .. } => "category",
    }
}

/// Text that a page shows as it is.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
