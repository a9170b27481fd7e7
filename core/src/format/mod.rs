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
#[cfg(feature = "census")]
pub mod cin_census;
pub mod duty_sheet;
mod source;

use crate::case::{FindingCode, Register};
use crate::error::Error;
use crate::format::duty_sheet::DutySheet;
pub use crate::format::source::DateOrder;
use crate::format::source::{Sheet, text};

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
    let duty_sheet = DutySheet::default();
    let knows = |heading: &str| duty_sheet.knows(heading) || canonical::knows(heading);
    let mut registers = Vec::new();
    let mut tables = Vec::new();
    let mut either = Vec::new();
    for bytes in files {
        if let Some(register) = census(bytes) {
            registers.push(register?);
            continue;
        }
        let sheet = Sheet::read(bytes, &knows, false)?;
        let is_sheet = duty_sheet::recognises(sheet.names());
        if canonical::recognises(&sheet) {
            let mended = sheet.findings.iter().any(|finding| finding.code == FindingCode::StrayQuotationMark);
            let sheet = if mended { Sheet::read(bytes, &knows, true)? } else { sheet };
            // A list of referrals has the headings of a canonical table, but dates as an office writes them.
            let is_either = is_sheet && !canonical::dates_are_plain(&sheet);
            if is_either { &mut either } else { &mut tables }.push(sheet);
        } else if is_sheet {
            registers.push(duty_sheet.read_sheet(&sheet)?);
        } else {
            return Err(Error::UnknownFormat);
        }
    }
    if tables.is_empty() {
        for sheet in either {
            registers.push(duty_sheet.read_sheet(&sheet)?);
        }
    } else {
        tables.append(&mut either);
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
