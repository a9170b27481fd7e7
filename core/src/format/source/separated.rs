//! A workbook whose cells were read elsewhere, as where a browser reads them: one text, parted by the separators that ASCII has
//! for it. No cell can have them, and a sheet keeps the numbers of its rows whatever its cells hold.
//!
//! It is a group separator and the year that days are counted from, then each sheet behind another; rows end with a record
//! separator and cells with a unit separator. A cell is its text; of one that is shown as a date or a time a mark and the seconds
//! since the day 0. In place of the year there may be why there are no sheets.

use crate::calendar::Epoch;
use crate::error::Error;
use crate::format::source::heading::Vocabulary;
use crate::format::source::number::say_seconds;
use crate::format::source::packed::{GZIP, WORKBOOK, bomb, damaged};
use crate::format::source::sheet::{Sheet, SheetBuilder};

const SHEET: char = '\x1D';
const ROW: char = '\x1E';
const CELL: char = '\x1F';
const MOMENT: char = '\x0F';

/// Whether a file is one.
pub(crate) fn recognises(bytes: &[u8]) -> bool {
    bytes.first().is_some_and(|first| char::from(*first) == SHEET)
}

/// Reads the sheets that have any content.
pub(crate) fn read(bytes: &[u8], known: Vocabulary<'_>) -> Result<Vec<Sheet>, Error> {
    let text = std::str::from_utf8(bytes).map_err(|_| damaged(WORKBOOK))?;
    let mut parts = text.split(SHEET).skip(1);
    let epoch = match parts.next() {
        Some("1900") => Epoch::From1900,
        Some("1904") => Epoch::From1904,
        Some("too large") => return Err(Error::TooLarge),
        Some("workbook bomb") => return Err(bomb(WORKBOOK)),
        Some("gzip bomb") => return Err(bomb(GZIP)),
        Some("gzip damaged") => return Err(damaged(GZIP)),
        _ => return Err(damaged(WORKBOOK)),
    };
    let mut sheets = Vec::new();
    for rows in parts {
        match read_sheet(rows, epoch, known) {
            Err(Error::EmptyFile) => {}
            sheet => sheets.push(Sheet { epoch, ..sheet? }),
        }
    }
    if sheets.is_empty() { Err(Error::EmptyFile) } else { Ok(sheets) }
}

fn read_sheet(rows: &str, epoch: Epoch, known: Vocabulary<'_>) -> Result<Sheet, Error> {
    let mut builder = SheetBuilder::new(known);
    let mut cells: Vec<String> = Vec::new();
    for (line, row) in (1..).zip(rows.split_terminator(ROW)) {
        let mut width = 0;
        for cell in row.split_terminator(CELL) {
            if cells.len() == width {
                cells.push(String::new());
            }
            if let Some(text) = cells.get_mut(width) {
                text.clear();
                say(text, cell, epoch)?;
            }
            width += 1;
        }
        builder.row_of_sheet(line, cells.get(..width).unwrap_or_default())?;
    }
    builder.finish()
}

/// Writes what a cell says.
fn say(text: &mut String, cell: &str, epoch: Epoch) -> Result<(), Error> {
    let Some(seconds) = cell.strip_prefix(MOMENT) else {
        text.push_str(cell);
        return Ok(());
    };
    let said = seconds.parse().is_ok_and(|seconds| say_seconds(text, seconds, epoch).is_ok_and(|said| said));
    if said { Ok(()) } else { Err(damaged(WORKBOOK)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Cell;

    #[test]
    fn a_workbook_read_elsewhere_keeps_its_rows_and_says_its_cells() {
        let text = "\x1D1904\x1D\x1D\x1E\x1EChild\x1Fcame\nin\x1Fnote\x1F\x1E1207\x1F\x0F3364804800\x1F  \x1F\x1E\x1E\x0F43200\x1F";
        assert!(recognises(text.as_bytes()) && !recognises(b"a,b"));
        let sheets = read(text.as_bytes(), &|heading| heading == "Child").unwrap();
        assert_eq!(sheets.len(), 1);
        let sheet = sheets.first().unwrap();
        assert_eq!((sheet.epoch, sheet.lines.as_slice()), (Epoch::From1904, [4, 6].as_slice()));
        let table = sheet.table();
        let cells = ["Child", "came\nin", "note"].map(|name| table.cell(name, 0));
        assert_eq!(cells, [Cell::Text("1207"), Cell::Text("2010-08-16 12:00"), Cell::Null]);
        assert_eq!(table.cell("Child", 1), Cell::Text("12:00"));
    }

    #[test]
    fn one_that_could_not_be_read_is_refused_as_the_file_itself_is() {
        let refused = |text: &str| read(text.as_bytes(), &|_| false).err().unwrap();
        assert_eq!(refused("\x1Dworkbook bomb"), bomb(WORKBOOK));
        assert_eq!(refused("\x1Dgzip bomb"), bomb(GZIP));
        assert_eq!(refused("\x1Dgzip damaged"), damaged(GZIP));
        assert_eq!(refused("\x1Dtoo large"), Error::TooLarge);
        for text in ["\x1D", "\x1Dworkbook damaged", "\x1D1900\x1Da\x1F\x1E\x0Fx\x1F"] {
            assert_eq!(refused(text), damaged(WORKBOOK), "{text}");
        }
        for text in ["\x1D1900", "\x1D1900\x1D\x1E\x1E", "\x1D1904\x1D \x1F\x1E"] {
            assert_eq!(refused(text), Error::EmptyFile, "{text}");
        }
    }
}
