//! What a file looks like, by its first bytes and by what its text begins with.

use crate::error::FileKind;
use crate::format::source::{Sheet, separated, text};

/// The marks that files of other kinds begin with.
const SIGNATURES: [(&[u8], FileKind); 9] = [
    (b"\xD0\xCF\x11\xE0", FileKind::OldWorkbook),
    (b"%PDF", FileKind::Pdf),
    (b"{\\rtf", FileKind::Document),
    (b"\x1F\x8B", FileKind::Packed),
    (b"\x89PNG", FileKind::Image),
    (b"\xFF\xD8\xFF", FileKind::Image),
    (b"GIF8", FileKind::Image),
    (b"II*\0", FileKind::Image),
    (b"MM\0*", FileKind::Image),
];

/// Names that only one kind of zip has within.
const ZIPS: [(&[u8], FileKind); 6] = [
    (b"xl/workbook.bin", FileKind::OtherWorkbook),
    // Some programs call it workbook2.xml.
    (b"xl/workbook", FileKind::Workbook),
    (b"word/document.xml", FileKind::Document),
    (b"vnd.oasis.opendocument.spreadsheet", FileKind::OtherWorkbook),
    (b"vnd.oasis.opendocument.text", FileKind::Document),
    (b"ppt/presentation.xml", FileKind::Document),
];

/// What a file is by its bytes, where these are no text.
pub(crate) fn of_bytes(bytes: &[u8]) -> Option<FileKind> {
    if is_zip(bytes) {
        return Some(of_zip(bytes));
    }
    SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)).map(|(_, kind)| *kind)
}

/// What a text is that is no table: none where it may be one.
pub(crate) fn of_markup(text: &str) -> Option<FileKind> {
    let text = text.trim_start();
    if text.contains('\0') {
        return Some(FileKind::Bytes);
    }
    let beginning: String = text.chars().take(2000).map(|letter| letter.to_ascii_lowercase()).collect();
    if !beginning.starts_with('<') {
        return None;
    }
    let has = |mark: &str| beginning.contains(mark);
    Some(if has("urn:schemas-microsoft-com:office:spreadsheet") {
        FileKind::OldWorkbook
    } else if has("<html") || has("<!doctype html") || has("<table") {
        FileKind::WebPage
    } else {
        FileKind::OtherXml
    })
}

/// What a text is whose headings say nothing.
pub(crate) fn of_text(text: &str) -> FileKind {
    let first = text.trim_start().lines().next().unwrap_or_default();
    let is_json = matches!(text.trim_start().as_bytes().first(), Some(b'{' | b'['));
    match of_markup(text) {
        Some(kind) => kind,
        None if is_json => FileKind::Json,
        None if first.contains([',', ';', '\t', '|']) => FileKind::Table,
        None => FileKind::Text,
    }
}

/// What a file is of which a table was made whose headings say nothing.
pub(crate) fn of_sheet(bytes: &[u8], sheet: &Sheet) -> FileKind {
    if is_zip(bytes) || separated::recognises(bytes) {
        // Sheets come only out of those that are workbooks.
        return FileKind::Table;
    }
    match of_text(&text::decode(bytes).0) {
        // The separator may be in the rows alone.
        FileKind::Text if sheet.columns.len() > 1 => FileKind::Table,
        FileKind::Table if sheet.columns.len() < 2 => FileKind::Text,
        kind => kind,
    }
}

fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

fn of_zip(bytes: &[u8]) -> FileKind {
    // The names of all entries stand once more at the end.
    const END: usize = 1 << 17;
    let (first, last) = (bytes.get(..END).unwrap_or(bytes), bytes.len().saturating_sub(END));
    let ends = [first, bytes.get(last..).unwrap_or_default()];
    let holds = |name: &[u8]| ends.iter().any(|part| part.windows(name.len()).any(|part| part == name));
    ZIPS.iter().find(|(name, _)| holds(name)).map_or(FileKind::Zip, |(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_other_kinds_are_known_by_how_they_begin() {
        let cases: [(&[u8], FileKind); 10] = [
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", FileKind::OldWorkbook),
            (b"%PDF-1.7", FileKind::Pdf),
            (b"PK\x03\x04....xl/workbook.xml", FileKind::Workbook),
            (b"PK\x03\x04....xl/workbook.bin", FileKind::OtherWorkbook),
            (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet", FileKind::OtherWorkbook),
            (b"PK\x03\x04....word/document.xml", FileKind::Document),
            (b"PK\x03\x04a.csv", FileKind::Zip),
            (b"\x89PNG\r\n", FileKind::Image),
            (b"{\\rtf1 Dear all", FileKind::Document),
            (b"\x1F\x8B\x08", FileKind::Packed),
        ];
        for (bytes, kind) in cases {
            assert_eq!(of_bytes(bytes), Some(kind));
        }
        assert_eq!(of_bytes(b"child_id,received\n"), None);
    }

    #[test]
    fn texts_of_other_kinds_are_known_by_how_they_begin() {
        let workbook =
            "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">";
        let cases = [
            ("\n <!DOCTYPE html><html>", FileKind::WebPage),
            ("<table><tr>", FileKind::WebPage),
            (workbook, FileKind::OldWorkbook),
            ("<Workforce/>", FileKind::OtherXml),
            ("a,b\n\0", FileKind::Bytes),
            ("[{\"child\": 1}]", FileKind::Json),
            ("a;b\n1;2", FileKind::Table),
            ("Dear all", FileKind::Text),
            ("", FileKind::Text),
        ];
        for (text, kind) in cases {
            assert_eq!(of_text(text), kind, "{text}");
        }
    }
}
