//! The rows of a workbook: what its cells say, as the CSV file of each sheet would have it.

use std::fmt::Write as _;
use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader as _, SheetType, Xlsx, XlsxError};
use zip::ZipArchive;

use crate::calendar::Epoch;
use crate::error::Error;
use crate::format::source::heading::Vocabulary;
use crate::format::source::packed::{Unpacked, damaged};
use crate::format::source::references::References;
use crate::format::source::sheet::{MOST_COLUMNS, Sheet, SheetBuilder};

const FORM: &str = "workbook";

/// More cells than that, blank ones between others among them, no sheet of referrals has.
const MOST_CELLS: usize = 500_000_000;

type Workbook<'b> = Xlsx<Cursor<&'b [u8]>>;

/// Reads the sheets of a workbook that have any content, hidden ones and hidden rows like others.
pub(crate) fn read(bytes: &[u8], known: Vocabulary<'_>) -> Result<Vec<Sheet>, Error> {
    look_over(bytes)?;
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(refused)?;
    let epoch = if workbook.has_1904_epoch() { Epoch::From1904 } else { Epoch::From1900 };
    let sheets = workbook.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<String> = sheets.map(|sheet| sheet.name.clone()).collect();
    let mut sheets = Vec::new();
    for name in names {
        match read_sheet(&mut workbook, &name, known) {
            Err(Error::EmptyFile) => {}
            sheet => sheets.push(Sheet { epoch, ..sheet? }),
        }
    }
    if sheets.is_empty() { Err(Error::EmptyFile) } else { Ok(sheets) }
}

/// Unpacks everything once, keeping nothing: what a file says of its size and of the places of its cells need not be so.
fn look_over(bytes: &[u8]) -> Result<(), Error> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged(FORM))?;
    let mut unpacked = Unpacked::of(FORM, bytes);
    for place in 0..archive.len() {
        let entry = archive.by_index(place).map_err(|_| damaged(FORM))?;
        unpacked.copy(entry, &mut References::default())?;
    }
    Ok(())
}

// By value, as errors are mapped: what it says may repeat a cell.
#[allow(clippy::needless_pass_by_value)]
fn refused(_: XlsxError) -> Error {
    damaged(FORM)
}

fn read_sheet(workbook: &mut Workbook<'_>, name: &str, known: Vocabulary<'_>) -> Result<Sheet, Error> {
    let mut cells = workbook.worksheet_cells_reader(name).map_err(refused)?;
    let mut rows = Rows::new(known);
    while let Some(cell) = cells.next_cell().map_err(refused)? {
        rows.cell(cell.get_position(), cell.get_value())?;
    }
    rows.end()?;
    rows.builder.finish()
}

/// The rows of a sheet as they come.
struct Rows<'v> {
    builder: SheetBuilder<'v>,
    /// The row that is being put together, from 0, and its cells.
    row: Option<u32>,
    cells: Vec<String>,
    width: usize,
    taken: usize,
}

impl<'v> Rows<'v> {
    fn new(known: Vocabulary<'v>) -> Self {
        Self { builder: SheetBuilder::new(known), row: None, cells: Vec::new(), width: 0, taken: 0 }
    }

    fn cell(&mut self, (row, column): (u32, u32), value: &DataRef<'_>) -> Result<(), Error> {
        if self.row != Some(row) {
            self.end()?;
            let next = self.row.map_or(0, |before| before.saturating_add(1));
            let blank = row.checked_sub(next).ok_or_else(|| damaged(FORM))?;
            if blank > 0 {
                self.builder.blank_rows(next.saturating_add(1), blank);
            }
            self.row = Some(row);
        }
        let place = usize::try_from(column).ok().filter(|place| *place < MOST_COLUMNS);
        let place = place.ok_or_else(|| damaged(FORM))?;
        if self.cells.len() <= place {
            self.cells.resize_with(place + 1, String::new);
        }
        if let Some(text) = self.cells.get_mut(place) {
            text.clear();
            // Writing to a text cannot fail.
            let _ = say(text, value);
        }
        self.width = self.width.max(place + 1);
        Ok(())
    }

    /// Hands over the row that is complete.
    fn end(&mut self) -> Result<(), Error> {
        let Some(row) = self.row else { return Ok(()) };
        self.taken = self.taken.saturating_add(self.width);
        if self.taken > MOST_CELLS {
            return Err(Error::TooLarge);
        }
        let cells = self.cells.get(..self.width).unwrap_or_default();
        // Blank cells with a format are none.
        let last = cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1);
        let cells = cells.iter().take(last).map(String::as_str);
        self.builder.row(row.saturating_add(1), cells)?;
        self.cells.iter_mut().take(self.width).for_each(String::clear);
        self.width = 0;
        Ok(())
    }
}

/// Writes what a cell says.
fn say(text: &mut String, value: &DataRef<'_>) -> std::fmt::Result {
    match value {
        DataRef::Empty => Ok(()),
        DataRef::String(said) | DataRef::DateTimeIso(said) | DataRef::DurationIso(said) => {
            text.write_str(said)
        }
        DataRef::SharedString(said) => text.write_str(said),
        DataRef::Int(number) => write!(text, "{number}"),
        DataRef::Float(number) => say_number(text, *number),
        DataRef::Bool(yes) => text.write_str(if *yes { "TRUE" } else { "FALSE" }),
        DataRef::Error(error) => write!(text, "{error}"),
        DataRef::DateTime(moment) => say_moment(text, moment),
    }
}

/// A number: past the fifteen figures that a workbook keeps, as one that lost some.
fn say_number(text: &mut String, number: f64) -> std::fmt::Result {
    const EXACT: f64 = 1e15;
    if number.abs() < EXACT || !number.is_finite() {
        return write!(text, "{number}");
    }
    text.write_str(&format!("{number:E}").replace('E', "E+"))
}

/// A date, with its time of day where it has one, or a time alone.
fn say_moment(text: &mut String, moment: &ExcelDateTime) -> std::fmt::Result {
    /// The day after 9999-12-31, counted from 1900.
    const END: f64 = 2_958_466.0;
    let number = moment.as_f64();
    let is_time = number < 1.0;
    if number <= 0.0 || number >= END || (moment.is_duration() && !is_time) || number.is_nan() {
        return say_number(text, number);
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    if !is_time {
        write!(text, "{year:04}-{month:02}-{day:02}")?;
        if (hour, minute, second) == (0, 0, 0) {
            return Ok(());
        }
        text.write_char(' ')?;
    }
    write!(text, "{hour:02}:{minute:02}")?;
    if second > 0 { write!(text, ":{second:02}") } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::{CellErrorType, ExcelDateTimeType};

    fn said(value: &DataRef<'_>) -> String {
        let mut text = String::new();
        say(&mut text, value).unwrap();
        text
    }

    #[test]
    fn cells_say_what_a_csv_file_would() {
        let moment = |value, is_1904| {
            said(&DataRef::DateTime(ExcelDateTime::new(value, ExcelDateTimeType::DateTime, is_1904)))
        };
        assert_eq!(moment(40406.0, false), "2010-08-16");
        assert_eq!(moment(38944.0, true), "2010-08-16");
        assert_eq!(moment(40406.0 + 14.0 / 24.0 + 5.0 / 1440.0, false), "2010-08-16 14:05");
        assert_eq!(moment(0.5 + 7.0 / 86400.0, false), "12:00:07");
        assert_eq!([moment(0.0, false), moment(-1.0, false), moment(3e6, false)], ["0", "-1", "3000000"]);
        let numbers = [1207.0, 120_000_000_012_345.0, 0.5, 123_456_789_012_345_680.0, -2.25];
        let expected = ["1207", "120000000012345", "0.5", "1.2345678901234568E+17", "-2.25"];
        assert_eq!(numbers.map(|number| said(&DataRef::Float(number))), expected);
        assert_eq!(said(&DataRef::Bool(true)), "TRUE");
        assert_eq!(said(&DataRef::Error(CellErrorType::NA)), "#N/A");
    }
}
