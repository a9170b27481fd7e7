//! The text of a CSV file as a table of texts, whatever it was saved with.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::case::{Finding, FindingCode};
use crate::error::Error;
use crate::format::text::{self, Encoding};
use crate::table::{Column, Table, TextValues};

/// A CSV file cell by cell.
///
/// A row number is the one a spreadsheet shows: a blank line counts, a cell with line breaks inside does not count more
/// than once. Short rows end in blank cells. Rows and lines without any letter are left out, under a finding unless
/// nothing comes after them.
#[derive(Debug)]
pub(crate) struct Sheet {
    /// One column of texts for each cell of the header, under a name used once.
    pub(crate) table: Table,
    /// The row number of each row.
    pub(crate) lines: Vec<u32>,
    /// What stands to the right of the header: the row, the place of the column (1 for the first), the text.
    pub(crate) beyond: Vec<(usize, u32, String)>,
    findings: Vec<Finding>,
}

impl Sheet {
    /// Reads UTF-8, UTF-16 with a byte order mark, or else Windows-1252; comma, semicolon or tab, by the header line.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Error> {
        let (text, encoding) = decode(bytes)?;
        if text.trim().is_empty() {
            return Err(Error::EmptyFile);
        }
        // A page of markup is not a table, whatever its first line looks like.
        if text.trim_start().starts_with('<') || text.contains('\0') {
            return Err(Error::UnknownFormat);
        }
        let mut sheet = Lines::read(&text)?;
        if encoding == Encoding::Windows1252 {
            sheet.findings.push(Finding::new(FindingCode::NotUtf8, ""));
        }
        Ok(sheet)
    }

    /// The names of the columns.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.table.columns().iter().map(Column::name)
    }

    /// What is odd in the file, as findings about that table.
    pub(crate) fn findings(&self, table: &'static str) -> impl Iterator<Item = Finding> {
        self.findings.iter().map(move |finding| Finding { table, ..*finding })
    }
}

/// The text of a file that is not by its first bytes something else.
fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, Encoding), Error> {
    const OTHER_FILES: [&[u8]; 4] = [b"%PDF", b"PK\x03\x04", b"PK\x05\x06", b"\xD0\xCF\x11\xE0"];
    if OTHER_FILES.iter().any(|signature| bytes.starts_with(signature)) {
        return Err(Error::UnknownFormat);
    }
    match text::decode(bytes) {
        (_, Encoding::BrokenOff) => {
            Err(Error::Unreadable { format: "CSV file", reason: "its UTF-16 text is damaged" })
        }
        decoded => Ok(decoded),
    }
}

/// The separator that stands most often in the header, outside quotation marks.
fn delimiter(text: &str) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in text.trim_start_matches(['\r', '\n']).bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\r' | b'\n' if !quoted => break,
            byte if !quoted => {
                counts.iter_mut().filter(|(d, _)| *d == byte).for_each(|(_, count)| *count += 1)
            }
            _ => {}
        }
    }
    // The first of those that are equal: a lone column has none and is as good as separated by commas.
    let most = counts.iter().rev().max_by_key(|(_, count)| *count);
    most.map_or(b',', |(delimiter, _)| *delimiter)
}

/// The rows of a file as they come.
struct Lines<'t> {
    text: &'t str,
    reader: csv::Reader<&'t [u8]>,
    record: csv::StringRecord,
    line: u32,
    /// Where the last row begins.
    last: usize,
}

impl<'t> Lines<'t> {
    fn read(text: &'t str) -> Result<Sheet, Error> {
        let reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter(text))
            .from_reader(text.as_bytes());
        let mut lines = Self { text, reader, record: csv::StringRecord::new(), line: 0, last: 0 };
        let mut blank = Vec::new();
        while lines.next(&mut blank)? && lines.is_blank() {}
        let mut findings = Vec::new();
        let names = names(&lines.record, &mut findings);
        let mut columns: Vec<TextValues> = names.iter().map(|_| TextValues::default()).collect();
        let mut numbers = Vec::new();
        let mut beyond = Vec::new();
        blank.clear();
        while lines.next(&mut blank)? {
            if lines.is_blank() {
                blank.push(lines.line);
                continue;
            }
            let empty = |row: u32| Finding::new(FindingCode::EmptyRow, "").in_row(row);
            findings.extend(blank.drain(..).map(empty));
            let mut cells = lines.record.iter();
            for column in &mut columns {
                if !column.push(cells.next().unwrap_or_default()) {
                    return Err(Error::TooLarge);
                }
            }
            let places = u32::try_from(columns.len()).map_err(|_| Error::TooLarge)?;
            let extra = (places.saturating_add(1)..).zip(cells).filter(|(_, text)| !text.is_empty());
            let before = beyond.len();
            beyond.extend(extra.map(|(place, text)| (numbers.len(), place, text.to_owned())));
            if beyond.len() > before {
                findings.push(Finding::new(FindingCode::ExtraCells, "").in_row(lines.line));
            }
            numbers.push(lines.line);
        }
        lines.check_closed()?;
        let columns = names.into_iter().zip(columns).map(|(name, cells)| Column::of_texts(name, cells));
        Ok(Sheet { table: Table::new(columns.collect())?, lines: numbers, beyond, findings })
    }

    /// Goes on to the next row, taking note of the blank lines on the way.
    fn next(&mut self, blank: &mut Vec<u32>) -> Result<bool, Error> {
        let start = usize::try_from(self.reader.position().byte()).unwrap_or(usize::MAX);
        let more = self.reader.read_record(&mut self.record).map_err(|_| Error::Unreadable {
            format: "CSV file",
            reason: "a row cannot be told from the next",
        })?;
        if more {
            for _ in 0..blank_lines(self.text.as_bytes(), start) {
                self.line = self.line.saturating_add(1);
                blank.push(self.line);
            }
            self.line = self.line.saturating_add(1);
            self.last = start;
        }
        Ok(more)
    }

    fn is_blank(&self) -> bool {
        self.record.iter().all(str::is_empty)
    }

    /// A quotation mark that nothing closes swallows every row after it.
    fn check_closed(&self) -> Result<(), Error> {
        let last = self.text.get(self.last..).unwrap_or_default();
        let marks = last.bytes().filter(|byte| *byte == b'"').count();
        if marks % 2 == 1 && last.trim().contains(['\r', '\n']) {
            return Err(Error::Unreadable {
                format: "CSV file",
                reason: "a quotation mark opens a cell and none closes it",
            });
        }
        Ok(())
    }
}

/// How many blank lines stand between the end of one row and the next.
fn blank_lines(text: &[u8], end: usize) -> usize {
    let mut rest = text.get(end..).unwrap_or_default();
    let before = end.checked_sub(1).and_then(|before| text.get(before));
    if let (Some(b'\r'), [b'\n', after @ ..]) = (before, rest) {
        rest = after;
    }
    let mut count = 0;
    while let [b'\r', b'\n', after @ ..] | [b'\r' | b'\n', after @ ..] = rest {
        count += 1;
        rest = after;
    }
    count
}

/// The names in the header, each made one of its kind.
fn names(header: &csv::StringRecord, findings: &mut Vec<Finding>) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let mut names = Vec::new();
    for (place, cell) in (1_u32..).zip(header) {
        let cell = cell.trim();
        let mut name = if cell.is_empty() { format!("column {place}") } else { cell.to_owned() };
        if taken.contains(&name) {
            findings.push(Finding::new(FindingCode::RepeatedColumn, "").in_place(place));
            let other = (2_u32..).map(|number| format!("{name} ({number})"));
            name = other.into_iter().find(|other| !taken.contains(other)).unwrap_or_default();
        }
        taken.insert(name.clone());
        names.push(name);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Cell;

    fn read(text: &str) -> Sheet {
        Sheet::read(text.as_bytes()).unwrap()
    }

    fn codes(sheet: &Sheet) -> Vec<(&'static str, Option<u32>)> {
        sheet.findings("t").map(|finding| (finding.code.name(), finding.row)).collect()
    }

    #[test]
    fn row_numbers_are_those_a_spreadsheet_shows() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a,b", "1,2", "", "", "3,\"x", "y\"", ",", "4,5", "", ",", ""].join(end);
            let sheet = read(&text);
            assert_eq!(sheet.lines, [2, 5, 7], "{end:?}");
            assert_eq!(
                codes(&sheet),
                [("empty_row", Some(3)), ("empty_row", Some(4)), ("empty_row", Some(6))]
            );
            assert_eq!(sheet.table.cell("b", 1), Cell::Text(&format!("x{end}y")));
        }
        assert_eq!(read("\n\na,b\n1,2").lines, [4]);
    }

    #[test]
    fn short_and_long_rows_keep_every_cell() {
        let sheet = read("a,b\n1\n1,2,,x,,\n1,2,\n");
        assert_eq!(sheet.table.cell("b", 0), Cell::Null);
        assert_eq!(sheet.beyond, [(1, 4, "x".to_owned())]);
        assert_eq!(codes(&sheet), [("extra_cells", Some(3))]);
    }

    #[test]
    fn every_header_cell_has_a_name_of_its_own() {
        let sheet = read("a,,a (2),a, a ,column 2\n1,2,3,4,5,6\n");
        let names: Vec<_> = sheet.names().collect();
        assert_eq!(names, ["a", "column 2", "a (2)", "a (3)", "a (4)", "column 2 (2)"]);
        assert_eq!(codes(&sheet).len(), 3);
    }

    #[test]
    fn the_header_tells_the_separator() {
        for (text, columns) in
            [("a;b;c\n1;2,5;3", 3), ("a\tb\n1,2\t3", 2), ("\"a;x;y\",b\n1,2", 2), ("a\n1,2;3", 1)]
        {
            assert_eq!(read(text).table.columns().len(), columns, "{text}");
        }
    }

    #[test]
    fn letters_come_out_alike_however_saved() {
        let text = "name,note\nZoë,\"£5 – “ok”\"\n";
        let utf16 = |swap: bool| -> Vec<u8> {
            let units = std::iter::once('\u{FEFF}').chain(text.chars()).collect::<String>();
            units.encode_utf16().flat_map(|u| if swap { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
        };
        let windows = b"name,note\nZo\xEB,\"\xA35 \x96 \x93ok\x94\"\n".to_vec();
        let marked = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
        for bytes in [text.as_bytes().to_vec(), marked, utf16(false), utf16(true), windows.clone()] {
            let sheet = Sheet::read(&bytes).unwrap();
            assert_eq!(sheet.table.cell("name", 0), Cell::Text("Zoë"));
            assert_eq!(sheet.table.cell("note", 0), Cell::Text("£5 – “ok”"));
            assert_eq!(codes(&sheet), if bytes == windows { vec![("not_utf8", None)] } else { vec![] });
        }
    }

    #[test]
    fn what_is_no_table_is_refused() {
        for bytes in [&b""[..], b" \r\n\t", b"\xEF\xBB\xBF", b"\xFF\xFE"] {
            assert_eq!(Sheet::read(bytes).unwrap_err(), Error::EmptyFile);
        }
        for bytes in [&b"%PDF-1.4"[..], b"PK\x03\x04x", b"  <html>", b"a,b\n\0", b"\xD0\xCF\x11\xE0"] {
            assert_eq!(Sheet::read(bytes).unwrap_err(), Error::UnknownFormat);
        }
        for bytes in [&b"a,b\n1,\"2\n3,4\n"[..], b"\xFF\xFEa", b"\xFF\xFE\x00\xD8a\x00"] {
            assert_eq!(Sheet::read(bytes).unwrap_err().code(), "unreadable");
        }
        // A lone mark in the last row swallows nothing.
        assert_eq!(read("a,b\n1,5\" pipe\n").lines, [2]);
    }
}
