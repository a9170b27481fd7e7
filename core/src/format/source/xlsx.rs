//! The rows of a workbook: what its cells say, as the CSV file of each sheet would have it.

use std::fmt::Write as _;
use std::io::Cursor;

use calamine::{DataRef, Reader as _, SheetType, Xlsx, XlsxError};
use zip::ZipArchive;

use crate::calendar::Epoch;
use crate::error::Error;
use crate::format::source::heading::Vocabulary;
use crate::format::source::number::{say_moment, say_number};
use crate::format::source::packed::{Unpacked, WORKBOOK, damaged};
use crate::format::source::references::References;
use crate::format::source::sheet::{MOST_COLUMNS, Sheet, SheetBuilder};

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
        match read_sheet(&mut workbook, &name, epoch, known) {
            Err(Error::EmptyFile) => {}
            sheet => sheets.push(Sheet { epoch, ..sheet? }),
        }
    }
    if sheets.is_empty() { Err(Error::EmptyFile) } else { Ok(sheets) }
}

/// Unpacks everything once, keeping nothing: what a file says of its size and of the places of its cells need not be so.
fn look_over(bytes: &[u8]) -> Result<(), Error> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged(WORKBOOK))?;
    let mut unpacked = Unpacked::of(WORKBOOK, bytes);
    for place in 0..archive.len() {
        let entry = archive.by_index(place).map_err(|_| damaged(WORKBOOK))?;
        unpacked.copy(entry, &mut References::default())?;
    }
    Ok(())
}

// By value, as errors are mapped: what it says may repeat a cell.
#[allow(clippy::needless_pass_by_value)]
fn refused(_: XlsxError) -> Error {
    damaged(WORKBOOK)
}

fn read_sheet(
    workbook: &mut Workbook<'_>,
    name: &str,
    epoch: Epoch,
    known: Vocabulary<'_>,
) -> Result<Sheet, Error> {
    let mut cells = workbook.worksheet_cells_reader(name).map_err(refused)?;
    let mut rows = Rows::new(epoch, known);
    while let Some(cell) = cells.next_cell().map_err(refused)? {
        rows.cell(cell.get_position(), cell.get_value())?;
    }
    rows.end()?;
    rows.builder.finish()
}

/// The rows of a sheet as they come.
struct Rows<'v> {
    builder: SheetBuilder<'v>,
    epoch: Epoch,
    /// The row that is being put together, from 0, and its cells.
    row: Option<u32>,
    cells: Vec<String>,
    width: usize,
    taken: usize,
}

impl<'v> Rows<'v> {
    fn new(epoch: Epoch, known: Vocabulary<'v>) -> Self {
        Self { builder: SheetBuilder::new(known), epoch, row: None, cells: Vec::new(), width: 0, taken: 0 }
    }

    fn cell(&mut self, (row, column): (u32, u32), value: &DataRef<'_>) -> Result<(), Error> {
        if self.row != Some(row) {
            self.end()?;
            let next = self.row.map_or(0, |before| before.saturating_add(1));
            let blank = row.checked_sub(next).ok_or_else(|| damaged(WORKBOOK))?;
            if blank > 0 {
                self.builder.blank_rows(next.saturating_add(1), blank);
            }
            self.row = Some(row);
        }
        let place = usize::try_from(column).ok().filter(|place| *place < MOST_COLUMNS);
        let place = place.ok_or_else(|| damaged(WORKBOOK))?;
        if self.cells.len() <= place {
            self.cells.resize_with(place + 1, String::new);
        }
        if let Some(text) = self.cells.get_mut(place) {
            text.clear();
            // Writing to a text cannot fail.
            let _ = say(text, value, self.epoch);
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
        self.builder.row_of_sheet(row.saturating_add(1), cells)?;
        self.cells.iter_mut().take(self.width).for_each(String::clear);
        self.width = 0;
        Ok(())
    }
}

/// Writes what a cell says.
fn say(text: &mut String, value: &DataRef<'_>, epoch: Epoch) -> std::fmt::Result {
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
        DataRef::DateTime(moment) => say_moment(text, moment.as_f64(), epoch, moment.is_duration()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::{CellErrorType, ExcelDateTime, ExcelDateTimeType};

    #[test]
    fn cells_say_what_a_csv_file_would() {
        let said = |value: DataRef<'_>| {
            let mut text = String::new();
            say(&mut text, &value, Epoch::From1904).unwrap();
            text
        };
        let moment = |value, kind| said(DataRef::DateTime(ExcelDateTime::new(value, kind, true)));
        assert_eq!(moment(38944.0, ExcelDateTimeType::DateTime), "2010-08-16");
        assert_eq!(moment(38944.0, ExcelDateTimeType::TimeDelta), "38944");
        assert_eq!([said(DataRef::Float(1207.0)), said(DataRef::Int(1207))], ["1207", "1207"]);
        assert_eq!(said(DataRef::DateTimeIso("2010-08-16T00:00:00".to_owned())), "2010-08-16T00:00:00");
        assert_eq!(said(DataRef::Bool(true)), "TRUE");
        assert_eq!(said(DataRef::Error(CellErrorType::NA)), "#N/A");
    }
}
