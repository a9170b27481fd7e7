//! Readers of the files councils have, and the canonical tables as files.
//!
//! | form | read by | what it is |
//! |---|---|---|
//! | duty tracking sheet | [`duty_sheet`] | a CSV file with one row for each referral, as kept in a spreadsheet |
//! | canonical tables | [`canonical`] | a CSV file for each table of a register |
//! | children in need census | [`cin_census`] | the Department for Education's yearly return as XML, 2017 to 2027 |
//!
//! [`read`] tells them apart by what is in them. A CSV file may be UTF-8, UTF-16 with a byte order mark or, failing
//! these, Windows-1252, and separate its cells by comma, semicolon or tab. Whatever is odd in it becomes a
//! [`Finding`](crate::case::Finding); a row number there is the one a spreadsheet shows.

pub mod canonical;
pub mod cin_census;
pub mod duty_sheet;
mod sheet;
mod text;

use crate::case::Register;
use crate::error::Error;
use crate::format::duty_sheet::DutySheet;
use crate::format::sheet::Sheet;

/// Reads files of any form, each known by what is in it and not by its name, as one register.
///
/// ```
/// let monday = b"Child ID;Date of referral;Social worker\nc1;16/08/2010;DUTY\n";
/// let tuesday = b"child_id,received,worker\nc2,2010-08-17,W017\n";
/// let register = dutydesk::format::read(&[monday, tuesday])?;
/// assert_eq!(register.cases().count(), 2);
/// # Ok::<(), dutydesk::Error>(())
/// ```
///
/// # Errors
/// - [`Error::EmptyFile`]: a file with nothing but blanks in it.
/// - [`Error::UnknownFormat`]: a file that is none of these; a workbook or a PDF must be saved as CSV first.
/// - [`Error::Unreadable`]: a file that stops being readable part-way.
/// - [`Error::MissingColumn`]: canonical tables of several parts of which one does not say which part its rows are of.
/// - [`Error::InvalidArgument`]: no file at all, or two sets of canonical tables.
/// - [`Error::TooLarge`]: more than a register can number.
pub fn read(files: &[&[u8]]) -> Result<Register, Error> {
    let mut registers = Vec::new();
    let mut tables = Vec::new();
    for bytes in files {
        if cin_census::recognises(bytes) {
            registers.push(cin_census::read(bytes)?);
            continue;
        }
        let sheet = Sheet::read(bytes)?;
        if canonical::recognises(&sheet) {
            tables.push(sheet);
        } else if duty_sheet::recognises(sheet.names()) {
            registers.push(DutySheet::default().read_sheet(&sheet)?);
        } else {
            return Err(Error::UnknownFormat);
        }
    }
    if !tables.is_empty() {
        registers.push(canonical::read(&tables)?);
    }
    match registers.pop() {
        None => Err(Error::takes("files", "at least one file")),
        Some(register) if registers.is_empty() => Ok(register),
        Some(register) => Register::merge(registers.into_iter().chain([register])),
    }
}
