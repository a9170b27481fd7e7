//! Findings as a table, with the names that the user gave: of the file and of the column.

use hashbrown::HashMap;

use crate::case::files::FileNumber;
use crate::case::finding::{ColumnRef, Finding, Severity};
use crate::case::register::Register;
use crate::table::Table;
use crate::table::row::row;

/// A finding as a row.
#[derive(Clone, Copy, Debug)]
pub struct FindingRow<'r> {
    finding: &'r Finding,
    file: Option<&'r str>,
    heading: Option<&'r str>,
}

row! {
    FindingRow<'_>, |row| {
        /// The code of what is wrong.
        "code": Category => row.finding.code.name();
        /// What became of the record.
        "severity": Severity => row.finding.code.severity();
        /// The canonical table, or the file, it is about.
        "table": Category => row.finding.table;
        /// The row of the sheet, the line of the file, or the row of the frame, counted from 0.
        "row": Integer or blank => row.finding.row;
        /// How many rows it is about, of which that is the first.
        "count": Integer => row.finding.count;
        /// The column, by its wire name or, where it has none, its place.
        "column": Category or blank => row.finding.column.map(|column| column.to_string()).as_deref();
        /// What the code means, in a sentence.
        "meaning": Category => row.finding.code.meaning();
        /// The name of the file, without its folder, where it has one or is one of several.
        "file": Category or blank => row.file;
        /// The heading that the column has in that file; nothing where that is not known.
        "heading": Category or blank => row.heading;
    }
}

/// The findings of a register as a table: code, severity, table, row, count, column, meaning, file, heading.
///
/// The last two are words of those who have the files: they are for their own eyes, and nothing made for the public has them.
///
/// ```
/// use dutydesk::case::findings_table;
/// use dutydesk::format::{File, read_files};
/// use dutydesk::table::Cell;
/// let sheet = b"Child;Date of referral\nc1;16/08/2010\nc2;31/02/2010\n";
/// let file = File { name: Some("duty/monday.csv"), bytes: sheet };
/// let findings = findings_table(&read_files(&[file], &Default::default())?);
/// assert_eq!(findings.cell("code", 0), Cell::Text("missing_required"));
/// assert_eq!(findings.cell("row", 0), Cell::Integer(3));
/// assert_eq!(findings.cell("file", 0), Cell::Text("monday.csv"));
/// assert_eq!(findings.cell("heading", 0), Cell::Text("Date of referral"));
/// # Ok::<(), dutydesk::Error>(())
/// ```
#[must_use]
pub fn findings_table(register: &Register) -> Table {
    let headings = Headings::of(register);
    Table::of(register.findings().iter().map(|finding| FindingRow {
        finding,
        file: register.file_of(finding),
        heading: headings.of_finding(finding),
    }))
}

/// The headings that columns have in the files of a register.
pub(crate) struct Headings<'r>(HashMap<(FileNumber, &'static str, ColumnRef), Option<&'r str>>);

/// Instead of a table: whichever it is.
const ANY: &str = "";

impl<'r> Headings<'r> {
    pub(crate) fn of(register: &'r Register) -> Self {
        let mut headings = HashMap::new();
        let has_one_source = register.parts().len() == 1;
        for read in register.reading() {
            let file = read.file.as_deref().and_then(|name| register.files.number(name));
            // Of files without a name nobody can tell which it was.
            let Some(file) = file.or_else(|| has_one_source.then_some(FileNumber::NONE)) else { continue };
            let named = read.column.map(|column| (ANY, ColumnRef::Named(column)));
            let dates = read.dates.map(|(table, column)| (table, ColumnRef::Named(column)));
            let place = (ANY, ColumnRef::Place(read.place));
            for (table, column) in named.into_iter().chain(dates).chain([place]) {
                let heading = Some(read.heading.as_str());
                let known = headings.entry((file, table, column)).or_insert(heading);
                // Sheets of one workbook may differ.
                *known = known.filter(|known| Some(*known) == heading);
            }
        }
        Self(headings)
    }

    /// The heading of the column that a finding is about.
    pub(crate) fn of_finding(&self, finding: &Finding) -> Option<&'r str> {
        let column = finding.column?;
        let known = |table| self.0.get(&(finding.file, table, column)).copied();
        known(ANY).or_else(|| known(finding.table)).flatten()
    }
}

impl Register {
    /// The name of the file that a finding of this register is about, without its folder; nothing where it has none.
    #[must_use]
    pub fn file_of(&self, finding: &Finding) -> Option<&str> {
        self.files.name(finding.file)
    }
}
