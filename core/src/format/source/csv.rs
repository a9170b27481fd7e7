//! The rows of a CSV file, whatever it was saved with.

use std::borrow::Cow;

use crate::calendar::{Written, unwrapped};
use crate::case::{Finding, FindingCode};
use crate::error::Error;
use crate::format::source::cells::Cells;
use crate::format::source::heading::{Vocabulary, score};
use crate::format::source::kind;
use crate::format::source::separated;
use crate::format::source::sheet::{Sheet, SheetBuilder};
use crate::format::source::text::{self, Encoding};

/// What separates cells, the more usual first.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

impl Sheet {
    /// Reads every sheet of a workbook that has any content, or the one that a CSV file is.
    pub(crate) fn read_all(bytes: &[u8], known: Vocabulary<'_>) -> Result<Vec<Self>, Error> {
        if separated::recognises(bytes) {
            return separated::read(bytes, known);
        }
        #[cfg(feature = "xlsx")]
        if kind::of_bytes(bytes) == Some(crate::error::FileKind::Workbook) {
            return crate::format::source::xlsx::read(bytes, known);
        }
        Ok(vec![Self::read(bytes, known, false)?])
    }

    /// Reads UTF-8, UTF-16 with a byte order mark, or else Windows-1252, its cells separated by what makes most headings known.
    ///
    /// Where a quotation mark would make one cell of lines that look like rows, they are rows, unless the file is `as_written`
    /// by a program.
    pub(crate) fn read(bytes: &[u8], known: Vocabulary<'_>, as_written: bool) -> Result<Self, Error> {
        let (text, encoding) = decode(bytes)?;
        if text.trim().is_empty() {
            return Err(Error::EmptyFile);
        }
        // A page of markup is not a table, whatever its first line looks like.
        if let Some(kind) = kind::of_markup(&text) {
            return Err(Error::looks(kind));
        }
        let mut rows = Rows::of(&text, known, as_written);
        if encoding == Encoding::Windows1252 {
            rows.builder.note(Finding::new(FindingCode::NotUtf8, ""));
        }
        while rows.next()? {}
        rows.builder.finish()
    }
}

/// The text of a file that is not by its first bytes something else.
fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, Encoding), Error> {
    if let Some(kind) = kind::of_bytes(bytes) {
        return Err(Error::looks(kind));
    }
    match text::decode(bytes) {
        (_, Encoding::BrokenOff) => {
            Err(Error::Unreadable { format: "CSV file", reason: "its UTF-16 text is damaged" })
        }
        (text, encoding) => Ok((without_end_mark(text), encoding)),
    }
}

/// A text without the mark that old programs put at the end of a file.
fn without_end_mark(text: Cow<'_, str>) -> Cow<'_, str> {
    const MARK: char = '\u{1a}';
    match text {
        Cow::Borrowed(text) => text.trim_end_matches(MARK).into(),
        Cow::Owned(mut text) => {
            text.truncate(text.trim_end_matches(MARK).len());
            text.into()
        }
    }
}

/// The rows of a file as they come.
struct Rows<'t, 'v> {
    text: &'t str,
    separator: u8,
    as_written: bool,
    reader: csv::Reader<&'t [u8]>,
    record: csv::StringRecord,
    /// The line that is read next.
    line: u32,
    builder: SheetBuilder<'v>,
}

impl<'t, 'v> Rows<'t, 'v> {
    fn of(text: &'t str, known: Vocabulary<'v>, as_written: bool) -> Self {
        let (declared, rest) = declared_separator(text);
        let separator = declared.unwrap_or_else(|| best_separator(rest, known));
        Self {
            text: rest,
            separator,
            as_written,
            reader: reader(rest, separator),
            record: csv::StringRecord::new(),
            line: if declared.is_some() { 2 } else { 1 },
            builder: SheetBuilder::new(known),
        }
    }

    /// Takes the next row, or the rows that a stray quotation mark made one of; `false` at the end.
    fn next(&mut self) -> Result<bool, Error> {
        let start = place(&self.reader);
        let more = self.reader.read_record(&mut self.record).map_err(|_| cannot_tell_rows())?;
        if !more {
            return Ok(false);
        }
        let end = place(&self.reader);
        let blank = blank_lines(self.text.as_bytes(), start);
        if blank > 0 {
            self.builder.blank_rows(self.line, blank);
            self.line = self.line.saturating_add(blank);
        }
        let span = self.text.get(start..end).unwrap_or_default();
        let has_marks = span.contains('"');
        let span = if has_marks { span.trim_matches(['\r', '\n']) } else { span };
        let is_last = end >= self.text.len();
        let lacks_cells = || self.record.len() < self.builder.width();
        // Only marks hold lines together.
        if !has_marks || !is_last && !lacks_cells() && !span.contains(['\r', '\n']) {
            self.builder.row(self.line, self.record.iter())?;
            self.line = self.line.saturating_add(1);
            return Ok(true);
        }
        let lines: Vec<&str> = lines(span).collect();
        let count = u32::try_from(lines.len()).unwrap_or(u32::MAX);
        // Where the file ends inside a cell, the next row would be of that cell too.
        let is_open = is_last && {
            let and_more = format!("{span}\nx");
            reader(&and_more, self.separator).into_records().count() == 1
        };
        if !self.split(&lines, is_open)? {
            if is_open && count > 1 {
                return Err(Error::Unreadable {
                    format: "CSV file",
                    reason: "a quotation mark opens a cell and none closes it",
                });
            }
            self.builder.row(self.line, self.record.iter())?;
        }
        self.line = self.line.saturating_add(count);
        Ok(true)
    }

    /// Takes the lines of one record as rows, where a further one by itself is a row, or the only one opens a cell that it does not
    /// close: then no quotation mark was meant to hold them together.
    fn split(&mut self, lines: &[&str], is_open: bool) -> Result<bool, Error> {
        let shape =
            Shape::of(self.builder.width(), lines.first().copied().unwrap_or_default(), self.separator);
        let starts = |line: &&str| shape.is_of(line);
        // One line is a row whatever marks it has.
        let is_stray = |line: &str| Cells::of(line, self.separator).row().is_some_and(|row| row.stray);
        let is_one = matches!(lines, [line] if shape.date.is_some() && (is_open || is_stray(line)));
        let are_rows = is_one || lines.iter().skip(1).any(starts);
        if self.as_written || shape.width < 2 || !are_rows {
            return Ok(false);
        }
        let mut line = self.line;
        let mut rest = lines;
        while let Some((first, others)) = rest.split_first() {
            let more = others.iter().position(starts).unwrap_or(others.len());
            let (own, after) = others.split_at(more);
            let text = std::iter::once(*first).chain(own.iter().copied()).collect::<Vec<_>>().join("\n");
            let mut cells = Cells::of(&text, self.separator);
            while let Some(row) = cells.row() {
                if row.stray {
                    self.builder.note(Finding::new(FindingCode::StrayQuotationMark, "").in_row(line));
                }
                self.builder.row(line, row.cells.iter().map(String::as_str))?;
                line = line.saturating_add(row.lines);
            }
            rest = after;
        }
        Ok(true)
    }
}

fn cannot_tell_rows() -> Error {
    Error::Unreadable { format: "CSV file", reason: "a row cannot be told from the next" }
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    let mut reader = csv::ReaderBuilder::new();
    reader.has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes())
}

/// Where the next row begins.
fn place(reader: &csv::Reader<&[u8]>) -> usize {
    usize::try_from(reader.position().byte()).unwrap_or(usize::MAX)
}

/// What the rows of a sheet look like.
struct Shape {
    width: usize,
    separator: u8,
    /// The place of the first date in a row.
    date: Option<usize>,
}

impl Shape {
    fn of(width: usize, row: &str, separator: u8) -> Self {
        let date = first_row(row, separator).iter().position(|cell| is_like_a_date(cell));
        Self { width, separator, date }
    }

    /// Whether a line by itself is a row: it has a date and all cells, or has its date where the others have theirs and words in no
    /// cell before, as where programs leave out the blank cells at the end.
    fn is_of(&self, line: &str) -> bool {
        let cells = first_row(line, self.separator);
        // The line that ends a cell may have all other cells too, behind the mark that closes it.
        let closes = |cell: &String| cell.ends_with('"') && cell.matches('"').count() % 2 == 1;
        let ends_a_cell = !line.starts_with('"') && cells.first().is_some_and(|first| first.contains('"'))
            || cells.iter().any(closes);
        let is_whole = || cells.len() >= self.width && cells.iter().any(|cell| is_like_a_date(cell));
        let is_short = || {
            let before = self.date.and_then(|date| cells.split_at_checked(date));
            before.is_some_and(|(before, from)| {
                !before.is_empty()
                    && before.iter().all(|cell| !cell.trim().contains(' '))
                    && from.first().is_some_and(|cell| is_a_date(cell))
            })
        };
        !ends_a_cell && (is_whole() || is_short())
    }
}

fn first_row(line: &str, separator: u8) -> Vec<String> {
    Cells::of(line, separator).row().map(|row| row.cells).unwrap_or_default()
}

fn is_a_date(text: &str) -> bool {
    text.bytes().filter(u8::is_ascii_digit).count() > 2 && Written::read(text).is_some()
}

/// Whether a text is a date, or has the looks of one: figures, and little else.
fn is_like_a_date(text: &str) -> bool {
    let text = unwrapped(text);
    let figures = text.bytes().filter(u8::is_ascii_digit).count();
    let looks_like_one = (3..=17).contains(&figures)
        && text.len() <= 35
        && text.starts_with(|letter: char| letter.is_ascii_digit())
        && text.chars().any(|letter| !letter.is_ascii_digit());
    looks_like_one || is_a_date(text)
}

/// The separator that a first line `sep=;` declares, and what follows that line.
fn declared_separator(text: &str) -> (Option<u8>, &str) {
    let Some(rest) = text.strip_prefix("sep=").or_else(|| text.strip_prefix("SEP=")) else {
        return (None, text);
    };
    let mut letters = rest.bytes();
    match (letters.next(), letters.next()) {
        (Some(separator), Some(b'\r' | b'\n')) if separator.is_ascii() => {
            let rest = rest.get(1..).unwrap_or_default();
            (Some(separator), rest.strip_prefix("\r\n").or_else(|| rest.get(1..)).unwrap_or_default())
        }
        _ => (None, text),
    }
}

/// The separator that makes most headings known among the first rows, then the one that stands most often in the first line.
fn best_separator(text: &str, known: Vocabulary<'_>) -> u8 {
    let first = text.trim_start_matches(['\r', '\n']);
    let headings = |separator: u8| {
        let records = reader(first, separator).into_records().take(SheetBuilder::FIRST_ROWS);
        records.filter_map(Result::ok).map(|record| score(record.iter(), known)).max().unwrap_or(0)
    };
    let cells = |separator: u8| {
        let mut record = csv::StringRecord::new();
        reader(first, separator).read_record(&mut record).map_or(0, |_| record.len())
    };
    let best = SEPARATORS.into_iter().rev().max_by_key(|separator| (headings(*separator), cells(*separator)));
    best.unwrap_or(b',')
}

/// The lines of a text, ended as any system ends them.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
}

/// How many blank lines stand between the end of one row and the next.
fn blank_lines(text: &[u8], end: usize) -> u32 {
    let mut rest = text.get(end..).unwrap_or_default();
    let before = end.checked_sub(1).and_then(|before| text.get(before));
    if let (Some(b'\r'), [b'\n', after @ ..]) = (before, rest) {
        rest = after;
    }
    let mut count = 0_u32;
    while let [b'\r', b'\n', after @ ..] | [b'\r' | b'\n', after @ ..] = rest {
        count = count.saturating_add(1);
        rest = after;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Cell;

    fn read(text: &str) -> Sheet {
        Sheet::read(text.as_bytes(), &|_| false, false).unwrap()
    }

    fn codes(sheet: &Sheet) -> Vec<(&'static str, Option<u32>)> {
        sheet.findings("t").map(|finding| (finding.code.name(), finding.row)).collect()
    }

    #[test]
    fn row_numbers_are_the_lines_of_the_file() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a,b", "1,2", "", "", "3,\"x", "y\"", ",", "4,5", "", ",", ""].join(end);
            let sheet = read(&text);
            assert_eq!(sheet.lines, [2, 5, 8], "{end:?}");
            assert_eq!(codes(&sheet), [("empty_row", Some(3)), ("empty_row", Some(7))]);
            assert_eq!(sheet.findings("t").map(|finding| finding.count).collect::<Vec<_>>(), [2, 1]);
            assert_eq!(sheet.table().cell("b", 1), Cell::Text(&format!("x{end}y")));
        }
        assert_eq!(read("\n\na,b\n1,2").lines, [4]);
    }

    #[test]
    fn a_quotation_mark_swallows_no_rows() {
        let stray = "id,came,note\n1,2010-08-16,\"left a message\n2,2010-08-16,rang back\n3,2010-08-16,\"no reply\n4,2010-08-16,x\n";
        let sheet = read(stray);
        assert_eq!(sheet.lines, [2, 3, 4, 5]);
        assert_eq!(sheet.table().cell("note", 0), Cell::Text("left a message"));
        assert_eq!(codes(&sheet), [("stray_quotation_mark", Some(2)), ("stray_quotation_mark", Some(4))]);
        // An inch before it makes the marks even, and no later one closes the cell.
        let sheet = read("id,came,note\n1,2010-08-16,5\" pipe \"call\n2,2010-08-16,\"x\n3,2010-08-17,y\n");
        assert_eq!(sheet.lines, [2, 3, 4]);
        // A note of several lines is one cell, whatever commas it has.
        let sheet = read(
            "id,came,note\n1,2010-08-16,\"rang, no reply, twice\nyes, on Monday, at 2\"\n2,2010-08-17,\n",
        );
        assert_eq!((sheet.lines.as_slice(), codes(&sheet).len()), ([2, 4].as_slice(), 0));
    }

    #[test]
    fn titles_separators_and_repeated_headings_are_no_data() {
        let known = |text: &str| ["id", "came", "Referral date"].contains(&text);
        let read = |text: &str| Sheet::read(text.as_bytes(), &known, false).unwrap();
        let sheet = read("sep=;\r\nid;came\r\n1;2,5\r\nid;came\r\n2;3\r\n");
        assert_eq!(
            (sheet.lines.as_slice(), codes(&sheet)),
            ([3, 5].as_slice(), vec![("repeated_headings", Some(4))])
        );
        let sheet = read("Duty report, all districts, run today, by team\n\nid|came\n1|2\n");
        assert_eq!(
            (sheet.lines.as_slice(), codes(&sheet)),
            ([4].as_slice(), vec![("rows_above_headings", Some(1))])
        );
        let sheet = read(",Referral,\nid,date,note\n1,2,3\n");
        assert_eq!(sheet.names().collect::<Vec<_>>(), ["id", "Referral date", "note"]);
    }

    #[test]
    fn short_and_long_rows_keep_every_cell() {
        let sheet = read("a,b\n1\n1,2,,x,,\n1,2,\n");
        assert_eq!(sheet.table().cell("b", 0), Cell::Null);
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
            assert_eq!(read(text).columns.len(), columns, "{text}");
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
            let sheet = Sheet::read(&bytes, &|_| false, false).unwrap();
            assert_eq!(sheet.table().cell("name", 0), Cell::Text("Zoë"));
            assert_eq!(sheet.table().cell("note", 0), Cell::Text("£5 – “ok”"));
            assert_eq!(codes(&sheet), if bytes == windows { vec![("not_utf8", None)] } else { vec![] });
        }
    }

    #[test]
    fn what_is_no_table_is_refused() {
        for bytes in [&b""[..], b" \r\n\t", b"\xEF\xBB\xBF", b"\xFF\xFE"] {
            assert_eq!(Sheet::read(bytes, &|_| false, false).err().unwrap(), Error::EmptyFile);
        }
        for bytes in [&b"%PDF-1.4"[..], b"PK\x03\x04x", b"  <html>", b"a,b\n\0", b"\xD0\xCF\x11\xE0"] {
            let refused = Sheet::read(bytes, &|_| false, false).err().unwrap();
            assert_eq!(refused.code(), "unknown_format");
        }
        for bytes in [&b"a,b\n1,\"2\n3,4\n"[..], b"\xFF\xFEa", b"\xFF\xFE\x00\xD8a\x00"] {
            assert_eq!(Sheet::read(bytes, &|_| false, false).err().unwrap().code(), "unreadable");
        }
        // A lone mark in the last row swallows nothing.
        assert_eq!(read("a,b\n1,5\" pipe\n").lines, [2]);
    }
}
