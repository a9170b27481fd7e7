//! Readers of the files councils have, and the canonical tables as files.
//!
//! | form | read by | what it is |
//! |---|---|---|
//! | duty tracking sheet | [`duty_sheet`] | a CSV file with one row for each referral, as kept in a spreadsheet |
//! | canonical tables | [`canonical`] | a CSV file for each table of a register |
//! | children in need census | [`cin_census`] | the Department for Education's yearly return as XML, 2017 to 2027 |
//!
//! With the feature `xlsx` a workbook is read as the CSV files of its sheets would be: those that have the headings, hidden
//! sheets and rows like others; a file packed with gzip is unpacked. What would be more than 60 times as large unpacked
//! is refused.
//!
//! [`read`] tells them apart by what is in them. A CSV file may be UTF-8, UTF-16 with a byte order mark or, failing
//! these, Windows-1252, and separate its cells by comma, semicolon or tab. Whatever is odd in it becomes a
//! [`Finding`](crate::case::Finding); a row number there is the one a spreadsheet shows.

pub mod canonical;
#[cfg(feature = "census")]
pub mod cin_census;
pub mod duty_sheet;
mod source;

use crate::case::{FindingCode, Register};
use crate::error::{Error, FileKind};
use crate::format::duty_sheet::DutySheet;
pub use crate::format::source::DateOrder;
use crate::format::source::{Sheet, kind, text, unpacked};

/// A file to be read, and what errors are to call it.
#[derive(Clone, Copy, Debug)]
pub struct File<'f> {
    /// Its name; of a path the last part is told.
    pub name: Option<&'f str>,
    /// What is in it.
    pub bytes: &'f [u8],
}

/// How the names of files end that are read: what a folder is searched for.
///
/// ```
/// assert!(dutydesk::format::is_read("Duty 2010.CSV") && !dutydesk::format::is_read("letter.pdf"));
/// assert!(!dutydesk::format::is_read("~$duty.xlsx")); // what Excel leaves beside a workbook that is open
/// ```
#[must_use]
pub fn is_read(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    !name.starts_with(['.', '~']) && ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// The endings of [`is_read`].
pub const ENDINGS: [&str; 7] = ["csv", "tsv", "txt", "xlsx", "xlsm", "xml", "gz"];

impl<'f> From<&'f [u8]> for File<'f> {
    fn from(bytes: &'f [u8]) -> Self {
        Self { name: None, bytes }
    }
}

impl File<'_> {
    /// What errors call it: its name, else its number where there are several.
    fn called(&self, number: usize, files: usize) -> Option<String> {
        let name = self.name.filter(|name| !name.is_empty()).map(str::to_owned);
        name.or_else(|| (files > 1).then(|| format!("file {number}")))
    }
}

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
/// Of several files, [`Error::InFile`] says which, with one of these for its cause:
/// - [`Error::EmptyFile`]: a file with nothing but blanks in it.
/// - [`Error::UnknownFormat`]: a file that is none of these, with what it looks like and what to do.
/// - [`Error::Unreadable`]: a file that stops being readable part-way.
/// - [`Error::MissingColumn`]: canonical tables of several parts of which one does not say which part its rows are of.
/// - [`Error::InvalidArgument`]: no file at all, or two sets of canonical tables.
/// - [`Error::TooLarge`]: more than a register can number.
pub fn read(files: &[&[u8]]) -> Result<Register, Error> {
    read_files(&files.iter().map(|bytes| File::from(*bytes)).collect::<Vec<_>>())
}

/// The same of files with names, which errors then tell.
///
/// ```
/// use dutydesk::format::{File, read_files};
/// let file = File { name: Some("export/letter.pdf"), bytes: b"%PDF-1.7" };
/// let error = read_files(&[file]).unwrap_err();
/// assert!(error.to_string().starts_with("letter.pdf: not a duty tracking sheet"));
/// assert_eq!(error.code(), "unknown_format");
/// ```
///
/// # Errors
/// As [`read`].
pub fn read_files(files: &[File<'_>]) -> Result<Register, Error> {
    let mut found = Found::default();
    for (number, file) in (1..).zip(files) {
        let called = file.called(number, files.len());
        let taken = found.take(file.bytes, called.as_deref());
        taken.map_err(|error| in_file(error, called.as_deref()))?;
    }
    found.register()
}

fn in_file(error: Error, called: Option<&str>) -> Error {
    error.in_file(called.unwrap_or_default())
}

/// Whether a text is the heading of a column of some form.
fn knows(heading: &str) -> bool {
    duty_sheet::knows(heading) || canonical::knows(heading)
}

/// What the files hold.
#[derive(Default)]
struct Found {
    duty_sheet: DutySheet,
    registers: Vec<Register>,
    tables: Vec<Sheet>,
    /// Lists of referrals, which may be canonical tables.
    either: Vec<Sheet>,
}

impl Found {
    /// Takes what is in a file.
    fn take(&mut self, bytes: &[u8], called: Option<&str>) -> Result<(), Error> {
        let bytes = &*unpacked(bytes)?;
        if let Some(register) = census(bytes) {
            self.registers.push(register?);
            return Ok(());
        }
        let mut sheets = Sheet::read_all(bytes, &knows)?;
        if sheets.len() > 1 {
            let is_duty_sheet = |sheet: &Sheet| duty_sheet::lacks(sheet).is_empty();
            // Beside a sheet of referrals a list of workers or teams is one to look things up in, and no canonical table.
            let any = sheets.iter().any(|sheet| is_duty_sheet(sheet) && !canonical::recognises(sheet));
            let is_wanted =
                |sheet: &Sheet| if any { is_duty_sheet(sheet) } else { canonical::recognises(sheet) };
            sheets = Sheet::chosen(sheets, &knows, is_wanted);
        }
        sheets.into_iter().try_for_each(|sheet| self.take_sheet(sheet, bytes, called))
    }

    /// Takes a sheet of that file.
    fn take_sheet(&mut self, mut sheet: Sheet, bytes: &[u8], called: Option<&str>) -> Result<(), Error> {
        let lacks = duty_sheet::lacks(&sheet);
        if canonical::recognises(&sheet) {
            let mended = sheet.findings.iter().any(|finding| finding.code == FindingCode::StrayQuotationMark);
            if mended {
                sheet = Sheet::read(bytes, &knows, true)?;
            }
            sheet.file = called.map(str::to_owned);
            // A list of referrals has the headings of a canonical table, but dates as an office writes them.
            let is_either = lacks.is_empty() && !canonical::dates_are_plain(&sheet);
            if is_either { &mut self.either } else { &mut self.tables }.push(sheet);
        } else if lacks.is_empty() {
            self.registers.push(self.duty_sheet.read_sheet(&sheet)?);
        } else {
            return Err(match kind::of_sheet(bytes, &sheet) {
                FileKind::Table => Error::UnknownFormat { looks: FileKind::Table, lacks },
                looks => Error::looks(looks),
            });
        }
        Ok(())
    }

    /// The register of all.
    fn register(mut self) -> Result<Register, Error> {
        if self.tables.is_empty() {
            for sheet in self.either {
                let read = self.duty_sheet.read_sheet(&sheet);
                self.registers.push(read.map_err(|error| in_file(error, sheet.file.as_deref()))?);
            }
        } else {
            self.tables.append(&mut self.either);
        }
        if !self.tables.is_empty() {
            self.registers.push(canonical::read(&self.tables)?);
        }
        match self.registers.pop() {
            None => Err(Error::takes("files", "at least one file")),
            Some(register) if self.registers.is_empty() => Ok(register),
            Some(register) => Register::merge(self.registers.into_iter().chain([register])),
        }
    }
}

/// The register of a census; none for a file of another form.
#[cfg(feature = "census")]
fn census(bytes: &[u8]) -> Option<Result<Register, Error>> {
    cin_census::recognises(bytes).then(|| cin_census::read(bytes))
}

/// That a census cannot be read here; none for a file of another form.
#[cfg(not(feature = "census"))]
fn census(bytes: &[u8]) -> Option<Result<Register, Error>> {
    left_out(bytes).map(Err)
}

/// What is said of a file that looks like a census where its reader was left out.
#[cfg(any(test, not(feature = "census")))]
fn left_out(bytes: &[u8]) -> Option<Error> {
    let (text, _) = text::decode(bytes);
    let looks_like_one = text.trim_start().starts_with('<') && text.contains("Message");
    let reason = "dutydesk was built without its feature `census`";
    looks_like_one.then_some(Error::Unreadable { format: "children in need census", reason })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_census_is_refused_where_its_reader_was_left_out() {
        let census = b"\xef\xbb\xbf<?xml version=\"1.0\"?>\n<Message><Header/></Message>";
        assert_eq!(
            left_out(census).unwrap().to_string(),
            "not readable as a children in need census: dutydesk was built without its feature `census`"
        );
        assert_eq!(left_out(b"<html></html>"), None);
        assert_eq!(left_out(b"child_id,received\nMessage,2010-08-16\n"), None);
    }
}
