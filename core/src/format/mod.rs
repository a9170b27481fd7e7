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
//! is refused. Where cells of a workbook are read elsewhere, as in a browser, its sheets may come as one text, parted by the
//! separators of ASCII; they are chosen and read by the same rules.
//!
//! [`read`] tells them apart by what is in them. A CSV file may be UTF-8, UTF-16 with a byte order mark or, failing
//! these, Windows-1252, and separate its cells by comma, semicolon or tab. Whatever is odd in it becomes a
//! [`Finding`](crate::case::Finding); a row number there is the one a spreadsheet shows.

pub mod canonical;
#[cfg(feature = "census")]
pub mod cin_census;
pub mod duty_sheet;
mod source;

use crate::case::{ColumnRead, FindingCode, Register};
use crate::error::{Error, FileKind};
use crate::format::duty_sheet::DutySheet;
pub use crate::format::source::DateOrder;
use crate::format::source::{Sheet, kind, text, unpacked};

/// A file to be read, and what errors are to call it.
#[derive(Clone, Copy, Debug)]
pub struct File<'f> {
    /// Its name; of a path the last part is told, by errors, findings and lists of cases: it is the user's own word, on the
    /// user's own machine. No report for the public has it.
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

impl<'f> File<'f> {
    /// Its name without the folder.
    pub(crate) fn base_name(&self) -> Option<&'f str> {
        self.name?.rsplit(['/', '\\']).find(|part| !part.is_empty())
    }

    /// What errors, findings and lists call it: its name without the folder, else its number where there are several.
    fn called(&self, number: usize, files: usize) -> Option<String> {
        let name = self.base_name().map(str::to_owned);
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
    read_files(&files.iter().map(|bytes| File::from(*bytes)).collect::<Vec<_>>(), &DutySheet::default())
}

/// The same of files with names, which errors then tell, and the duty tracking sheets among them as the caller says: a heading
/// that was given holds for each sheet that has it.
///
/// ```
/// use dutydesk::format::duty_sheet::DutySheet;
/// use dutydesk::format::{File, read_files};
/// let monday = File { name: Some("monday.csv"), bytes: b"Child;Came in;Who\nc1;16/08/2010;DUTY\n" };
/// let tuesday = File { name: Some("tuesday.csv"), bytes: b"child_id,received,worker\nc2,2010-08-17,W017\n" };
/// let how = DutySheet::from_json(r#"{"columns": {"received": "Came in", "worker": "Who"}}"#)?;
/// assert_eq!(read_files(&[monday, tuesday], &how)?.cases().count(), 2);
///
/// let how = DutySheet::default().map("received", "Came on")?;
/// assert_eq!(read_files(&[tuesday], &how).unwrap_err().to_string(), "tuesday.csv: columns: no heading is the one given for \
///     `received`; there are: child_id, received, worker; nothing in its place says that there is none");
/// let letter = File { name: Some("export/letter.pdf"), bytes: b"%PDF-1.7" };
/// let error = read_files(&[letter], &DutySheet::default()).unwrap_err();
/// assert!(error.to_string().starts_with("letter.pdf: not a duty tracking sheet"));
/// assert_eq!(error.code(), "unknown_format");
/// # Ok::<(), dutydesk::Error>(())
/// ```
///
/// # Errors
/// As [`read`]; [`Error::MissingHeading`] where no file has a heading that was given.
pub fn read_files(files: &[File<'_>], how: &DutySheet) -> Result<Register, Error> {
    let mut found =
        Found { how, headings: Vec::new(), registers: Vec::new(), tables: Vec::new(), either: Vec::new() };
    for (number, file) in (1..).zip(files) {
        let called = file.called(number, files.len());
        let taken = found.take(file.bytes, called.as_deref());
        taken.map_err(|error| in_file(error, called.as_deref()))?;
    }
    if let Err(error) = how.check_given(found.headings.iter().cloned()) {
        // Of several files none is more at fault than the others.
        return Err(match files {
            [file] => in_file(error, file.name),
            _ => error,
        });
    }
    found.register()
}

/// What each heading of the duty tracking sheets among some files would be taken for, also of tables that lack what such a sheet
/// cannot do without: for a person to say what they mean. A row of which no heading is known may be a record, and gives nothing.
///
/// ```
/// use dutydesk::format::duty_sheet::DutySheet;
/// use dutydesk::format::{File, headings};
/// let file = File::from(&b"Child;Came in\nc1;16/08/2010\n"[..]);
/// let found = headings(&[file], &DutySheet::default())?;
/// assert_eq!((found[0].column, found[1].column, found[1].filled), (Some("child_id"), None, 1));
/// # Ok::<(), dutydesk::Error>(())
/// ```
///
/// # Errors
/// As [`read`] for a file that is no table at all.
pub fn headings(files: &[File<'_>], how: &DutySheet) -> Result<Vec<ColumnRead>, Error> {
    let mut found = Vec::new();
    for (number, file) in (1..).zip(files) {
        let sheets =
            unpacked(file.bytes).and_then(|bytes| Sheet::read_all(&bytes, &|heading| knows(how, heading)));
        let called = file.called(number, files.len());
        for mut sheet in sheets.map_err(|error| in_file(error, called.as_deref()))? {
            sheet.file.clone_from(&called);
            if sheet.names().any(|heading| knows(how, heading)) {
                found.extend(how.headings(&sheet));
            }
        }
    }
    Ok(found)
}

fn in_file(error: Error, called: Option<&str>) -> Error {
    error.in_file(called.unwrap_or_default())
}

/// Whether a text is the heading of a column of some form.
fn knows(how: &DutySheet, heading: &str) -> bool {
    how.knows(heading) || canonical::knows(heading)
}

/// What the files hold.
struct Found<'h> {
    how: &'h DutySheet,
    /// The headings of each sheet of any form.
    headings: Vec<Vec<String>>,
    registers: Vec<Register>,
    tables: Vec<Sheet>,
    /// Lists of referrals, which may be canonical tables.
    either: Vec<Sheet>,
}

impl Found<'_> {
    /// Takes what is in a file.
    fn take(&mut self, bytes: &[u8], called: Option<&str>) -> Result<(), Error> {
        let bytes = &*unpacked(bytes)?;
        if let Some(register) = census(bytes, called) {
            self.registers.push(register?);
            return Ok(());
        }
        let how = self.how;
        let knows = |heading: &str| knows(how, heading);
        let mut sheets = Sheet::read_all(bytes, &knows)?;
        sheets.iter_mut().for_each(|sheet| sheet.file = called.map(str::to_owned));
        if sheets.len() > 1 {
            let is_duty_sheet = |sheet: &Sheet| how.lacks(sheet).is_empty();
            // Beside a sheet of referrals a list of workers or teams is one to look things up in, and no canonical table.
            let any = sheets.iter().any(|sheet| is_duty_sheet(sheet) && !canonical::recognises(sheet));
            let is_wanted =
                |sheet: &Sheet| if any { is_duty_sheet(sheet) } else { canonical::recognises(sheet) };
            sheets = Sheet::chosen(sheets, &knows, is_wanted);
        }
        self.headings.extend(sheets.iter().map(Sheet::headings));
        sheets.into_iter().try_for_each(|sheet| self.take_sheet(sheet, bytes, called))
    }

    /// Takes a sheet of that file.
    fn take_sheet(&mut self, mut sheet: Sheet, bytes: &[u8], called: Option<&str>) -> Result<(), Error> {
        let lacks = self.how.lacks(&sheet);
        // A heading that was given for a column of a duty tracking sheet says what the sheet is.
        if canonical::recognises(&sheet) && !(lacks.is_empty() && self.how.is_given(&sheet)) {
            let mended = sheet.findings.iter().any(|finding| finding.code == FindingCode::StrayQuotationMark);
            if mended {
                let how = self.how;
                sheet = Sheet::read(bytes, &|heading| knows(how, heading), true)?;
                sheet.file = called.map(str::to_owned);
            }
            // A list of referrals has the headings of a canonical table, but dates as an office writes them.
            let is_either = lacks.is_empty() && !canonical::dates_are_plain(&sheet);
            if is_either { &mut self.either } else { &mut self.tables }.push(sheet);
        } else if lacks.is_empty() {
            self.registers.push(self.how.read_sheet(&sheet)?);
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
                let read = self.how.read_sheet(&sheet);
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
fn census(bytes: &[u8], called: Option<&str>) -> Option<Result<Register, Error>> {
    cin_census::recognises(bytes).then(|| cin_census::read_as(bytes, called))
}

/// That a census cannot be read here; none for a file of another form.
#[cfg(not(feature = "census"))]
fn census(bytes: &[u8], _: Option<&str>) -> Option<Result<Register, Error>> {
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
