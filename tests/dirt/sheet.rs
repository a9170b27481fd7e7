//! A sheet on its way to a file.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::dirt::workbook;

/// What a column of the sheet says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    Child,
    Referral,
    Received,
    District,
    Team,
    Decision,
    Decided,
    Worker,
    Allocated,
    Started,
    Completed,
    Closed,
    Born,
    Notes,
}

impl Column {
    pub const ALL: [Self; 14] = [
        Self::Child,
        Self::Referral,
        Self::Received,
        Self::District,
        Self::Team,
        Self::Decision,
        Self::Decided,
        Self::Worker,
        Self::Allocated,
        Self::Started,
        Self::Completed,
        Self::Closed,
        Self::Born,
        Self::Notes,
    ];

    pub const DATES: [Self; 7] = [
        Self::Received,
        Self::Decided,
        Self::Allocated,
        Self::Started,
        Self::Completed,
        Self::Closed,
        Self::Born,
    ];

    pub const fn heading(self) -> &'static str {
        match self {
            Self::Child => "Child ID",
            Self::Referral => "Referral number",
            Self::Received => "Date of referral",
            Self::District => "District",
            Self::Team => "Team",
            Self::Decision => "Decision",
            Self::Decided => "Date of decision",
            Self::Worker => "Allocated worker",
            Self::Allocated => "Date allocated",
            Self::Started => "IA started",
            Self::Completed => "IA completed",
            Self::Closed => "Closed",
            Self::Born => "DOB",
            Self::Notes => "Notes",
        }
    }
}

/// What a row of the file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Is {
    /// A referral, or another row about one.
    Record,
    /// A total, a note: a row with something in it that is no referral.
    Other,
    Blank,
    Headings,
}

#[derive(Clone, Debug)]
pub struct Row {
    pub is: Is,
    pub cells: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Marked,
    Utf16 { big: bool },
    Windows1252,
    Workbook,
}

/// A quotation mark that is written as it stands, whatever a reader makes of it.
pub const STRAY: char = '\u{E000}';

#[derive(Clone, Debug)]
pub struct Sheet {
    /// What stands above the headings.
    pub above: Vec<Vec<String>>,
    /// The upper of two rows of headings.
    pub group: Option<Vec<String>>,
    pub headings: Vec<String>,
    /// What each column says; nothing for one that dirt brought.
    pub columns: Vec<Option<Column>>,
    pub rows: Vec<Row>,
    pub separator: char,
    /// Whether a first line says what the separator is.
    pub declared: bool,
    pub quoted: bool,
    pub end: &'static str,
    /// What stands behind the last line.
    pub tail: String,
    pub encoding: Encoding,
    pub packed: bool,
    /// The columns that dirt of one kind has, so that no other changes what it did.
    taken: BTreeSet<Column>,
}

impl Sheet {
    pub fn new(rows: Vec<Vec<String>>) -> Self {
        Self {
            above: Vec::new(),
            group: None,
            headings: Column::ALL.iter().map(|column| column.heading().to_owned()).collect(),
            columns: Column::ALL.iter().copied().map(Some).collect(),
            rows: rows.into_iter().map(|cells| Row { is: Is::Record, cells }).collect(),
            separator: ',',
            declared: false,
            quoted: false,
            end: "\n",
            tail: String::new(),
            encoding: Encoding::Utf8,
            packed: false,
            taken: BTreeSet::new(),
        }
    }

    /// Where a column stands.
    pub fn place(&self, column: Column) -> usize {
        self.columns.iter().position(|other| *other == Some(column)).unwrap()
    }

    /// Keeps a column for one kind of dirt; `false` where another has it.
    pub fn take(&mut self, column: Column) -> bool {
        self.taken.insert(column)
    }

    /// The same of several columns: all or none.
    pub fn take_all(&mut self, columns: &[Column]) -> bool {
        let free = columns.iter().all(|column| !self.taken.contains(column));
        if free {
            self.taken.extend(columns);
        }
        free
    }

    /// The rows that are records.
    pub fn records(&self) -> Vec<usize> {
        (0..self.rows.len()).filter(|row| self.rows[*row].is == Is::Record).collect()
    }

    pub fn cell(&self, row: usize, column: Column) -> &str {
        &self.rows[row].cells[self.place(column)]
    }

    pub fn set(&mut self, row: usize, column: Column, text: impl Into<String>) {
        let place = self.place(column);
        self.rows[row].cells[place] = text.into();
    }

    /// The records whose cell there is, or is not, blank.
    pub fn blank(&self, column: Column, blank: bool) -> Vec<usize> {
        self.records().into_iter().filter(|row| self.cell(*row, column).is_empty() == blank).collect()
    }

    /// Writes each cell of a column anew that is not blank.
    pub fn rewrite(&mut self, column: Column, mut write: impl FnMut(&str) -> String) {
        for row in self.blank(column, false) {
            let text = write(self.cell(row, column));
            self.set(row, column, text);
        }
    }

    /// Puts a row of another kind in, with that in its first cells.
    pub fn insert(&mut self, at: usize, is: Is, first: &[&str]) {
        let mut cells = vec![String::new(); self.headings.len()];
        for (cell, text) in cells.iter_mut().zip(first) {
            (*cell).push_str(text);
        }
        self.rows.insert(at, Row { is, cells });
    }

    /// Puts a column in.
    pub fn insert_column(&mut self, at: usize, heading: &str, mut cell: impl FnMut(usize) -> String) {
        self.headings.insert(at, heading.to_owned());
        self.columns.insert(at, None);
        if let Some(group) = &mut self.group {
            group.insert(at, String::new());
        }
        for (number, row) in self.rows.iter_mut().enumerate() {
            let text = match row.is {
                Is::Record => cell(number),
                Is::Headings => heading.to_owned(),
                Is::Other | Is::Blank => String::new(),
            };
            // Rows of notes may be short.
            let at = at.min(row.cells.len());
            row.cells.insert(at, text);
        }
    }

    /// How many rows a reader has to account for: every row with something in it below the headings that are not these again.
    pub fn rows_of_data(&self) -> usize {
        let data = |row: &&Row| match row.is {
            Is::Record | Is::Other => row.cells.iter().any(|cell| !cell.trim().is_empty()),
            Is::Blank | Is::Headings => false,
        };
        self.rows.iter().filter(data).count()
    }

    pub fn repeated_headings(&self) -> usize {
        self.rows.iter().filter(|row| row.is == Is::Headings).count()
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        let above = self.above.iter().chain(&self.group).chain([&self.headings]);
        let rows = above.chain(self.rows.iter().map(|row| &row.cells));
        let bytes = if self.encoding == Encoding::Workbook {
            workbook::of(rows.map(|cells| cells.iter().map(|cell| cell.replace(STRAY, "\"")).collect()))
        } else {
            self.encoded(&self.text(rows))
        };
        if self.packed { packed(&bytes) } else { bytes }
    }

    fn text<'r>(&self, rows: impl Iterator<Item = &'r Vec<String>>) -> String {
        let mut text = String::new();
        if self.declared {
            write!(text, "sep={}{}", self.separator, self.end).unwrap();
        }
        for cells in rows {
            for (place, cell) in cells.iter().enumerate() {
                if place > 0 {
                    text.push(self.separator);
                }
                let needs = cell.contains([self.separator, '"', '\n', '\r']) || self.quoted;
                if cell.contains(STRAY) {
                    text.push_str(&cell.replace(STRAY, "\""));
                } else if needs {
                    write!(text, "\"{}\"", cell.replace('"', "\"\"")).unwrap();
                } else {
                    text.push_str(cell);
                }
            }
            text.push_str(self.end);
        }
        text + &self.tail
    }

    fn encoded(&self, text: &str) -> Vec<u8> {
        match self.encoding {
            Encoding::Utf8 | Encoding::Workbook => text.as_bytes().to_vec(),
            Encoding::Marked => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
            Encoding::Utf16 { big } => {
                let unit = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
                "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(unit).collect()
            }
            Encoding::Windows1252 => {
                // What has no letter there is written as a question mark, as programs do.
                text.chars()
                    .map(|letter| match letter {
                        '–' => 0x96,
                        '’' => 0x92,
                        _ => u8::try_from(u32::from(letter)).unwrap_or(b'?'),
                    })
                    .collect()
            }
        }
    }
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write as _;
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(bytes).unwrap();
    gzip.finish().unwrap()
}
