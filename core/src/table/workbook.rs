//! Tables as the sheets of a workbook.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook as Book, Worksheet, XlsxError};

use crate::error::Error;
use crate::table::limits::{MOST_LETTERS, SheetNames, cut, serial, width};
use crate::table::{Cell, Column, Table};

/// As many rows as a sheet can have.
const MOST_ROWS: u32 = 1_048_576;

/// A workbook as Excel opens it (XLSX): a sheet for each table, its header row bold and frozen, its columns as wide as what
/// is in them, days as dates, numbers as numbers and texts never as formulas. Of equal tables it has equal bytes.
///
/// ```
/// use dutydesk::calendar::Day;
/// use dutydesk::format;
/// use dutydesk::table::{Column, Table, Workbook};
/// let received = Column::days("received", [Some(Day::from_ymd(2010, 8, 16)?)]);
/// let table = Table::new(vec![Column::texts("child_id", [Some("=1+1")]), received])?;
/// let mut workbook = Workbook::default();
/// workbook.add("Came in: August", &table)?;
/// let register = format::read(&[&workbook.finish()?])?;
/// assert_eq!(register.cases().count(), 1);
/// # Ok::<(), dutydesk::Error>(())
/// ```
#[derive(Default)]
pub struct Workbook {
    book: Book,
    names: SheetNames,
}

impl std::fmt::Debug for Workbook {
    /// How many sheets it has so far: one that finds its way into a log tells nothing of a child.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Workbook").field("sheets", &self.names.count()).finish()
    }
}

impl Workbook {
    /// Adds a table as a sheet of about that name: what a sheet's name may not have is left out, and of two sheets of one
    /// name the second is told from the first by its number.
    ///
    /// # Errors
    /// [`Error::TooLarge`] for more rows or columns than a sheet can have.
    pub fn add(&mut self, name: &str, table: &Table) -> Result<(), Error> {
        let columns = table.columns();
        let headings = columns.iter().map(Column::name);
        let rows = (0..table.rows()).map(|row| columns.iter().map(move |column| column.cell(row)));
        self.add_rows(name, headings, rows)
    }

    /// The same of rows whose cells may be of any kind.
    pub(crate) fn add_rows<'c>(
        &mut self,
        name: &str,
        headings: impl Iterator<Item = &'c str>,
        rows: impl Iterator<Item = impl Iterator<Item = Cell<'c>>>,
    ) -> Result<(), Error> {
        let name = self.names.add(name);
        self.book.push_worksheet(sheet(&name, headings, rows).map_err(refused)?);
        Ok(())
    }

    /// The bytes of the file.
    ///
    /// # Errors
    /// [`Error::TooLarge`] for more than a file can hold; [`Error::InvalidArgument`] where it has no sheet.
    pub fn finish(mut self) -> Result<Vec<u8>, Error> {
        if self.names.count() == 0 {
            return Err(Error::takes("tables", "at least one table"));
        }
        // Else it would be now, and no two files alike.
        let made = ExcelDateTime::from_ymd(2000, 1, 1).map_err(refused)?;
        self.book.set_properties(&DocProperties::new().set_creation_datetime(&made));
        self.book.save_to_buffer().map_err(refused)
    }
}

// By value, as errors are mapped. Names, texts and days are such as are taken, so what is left is a size.
#[allow(clippy::needless_pass_by_value)]
fn refused(_: XlsxError) -> Error {
    Error::TooLarge
}

fn sheet<'c>(
    name: &str,
    headings: impl Iterator<Item = &'c str>,
    rows: impl Iterator<Item = impl Iterator<Item = Cell<'c>>>,
) -> Result<Worksheet, XlsxError> {
    let (heading, date) = (Format::new().set_bold(), Format::new().set_num_format("dd/mm/yyyy"));
    let mut sheet = Worksheet::new();
    sheet.set_name(name)?.set_freeze_panes(1, 0)?;
    let mut widths = Vec::new();
    for (place, words) in headings.enumerate() {
        sheet.write_string_with_format(0, column(place)?, cut(words, MOST_LETTERS), &heading)?;
        widths.push(width(Cell::Text(words)));
    }
    for (row, cells) in rows.enumerate() {
        let row = u32::try_from(row + 1).ok().filter(|row| *row < MOST_ROWS);
        let row = row.ok_or(XlsxError::RowColumnLimitError)?;
        for (place, cell) in cells.enumerate() {
            put(&mut sheet, (row, column(place)?), cell, &date)?;
            if let Some(widest) = widths.get_mut(place) {
                *widest = width(cell).max(*widest);
            }
        }
    }
    for (place, width) in widths.into_iter().enumerate() {
        sheet.set_column_width(column(place)?, width + 2)?;
    }
    Ok(sheet)
}

fn column(place: usize) -> Result<u16, XlsxError> {
    u16::try_from(place).map_err(|_| XlsxError::RowColumnLimitError)
}

fn put(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: Cell<'_>,
    date: &Format,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Null => return Ok(()),
        Cell::Flag(flag) => sheet.write_boolean(row, column, flag)?,
        Cell::Integer(integer) => sheet.write(row, column, integer)?,
        Cell::Decimal(decimal) => sheet.write_number(row, column, decimal)?,
        Cell::Day(day) => match serial(day) {
            Some(serial) => sheet.write_number_with_format(row, column, serial, date)?,
            None => sheet.write_string(row, column, day.to_string())?,
        },
        Cell::Text(text) => sheet.write_string(row, column, cut(text, MOST_LETTERS))?,
    };
    Ok(())
}
