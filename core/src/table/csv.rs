//! Tables as CSV: for people and their spreadsheets, and exactly, to be read back.

use crate::table::{Cell, Column, Table};

/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Whether a text has the beginning of a formula behind its apostrophes, of which there may be none.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(FORMULA)
}

/// A cell of a CSV file without the apostrophe that keeps it from being a formula.
pub(crate) fn without_apostrophe(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|text| is_formula(text)).unwrap_or(cell)
}

impl Table {
    /// The table as CSV with a header line; dates as 2010-12-20, nothing as an empty cell.
    ///
    /// A spreadsheet would work out a text that begins with `=`, `+`, `-`, `@` or a tab, whoever wrote it, so it stands
    /// behind an apostrophe. The readers take the apostrophe off; numbers are left alone.
    ///
    /// ```
    /// use dutydesk::table::{Column, Table};
    /// let id = Column::texts("child_id", [Some("=1+1"), Some("c2")]);
    /// let table = Table::new(vec![id, Column::integers("days", [Some(-3), None])])?;
    /// assert_eq!(table.to_csv(), "child_id,days\n'=1+1,-3\nc2,\n");
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    #[must_use]
    pub fn to_csv(&self) -> String {
        self.lines(is_formula)
    }

    /// The same as a file, which begins with the mark by which Excel knows UTF-8.
    #[must_use]
    pub fn to_csv_file(&self) -> String {
        format!("\u{FEFF}{}", self.to_csv())
    }

    /// The table as CSV whose cells are read back as they are here.
    pub(crate) fn to_exact_csv(&self) -> String {
        self.lines(|text| text.starts_with('\'') && is_formula(text))
    }

    /// The lines, with an apostrophe before the texts of which that is so.
    fn lines(&self, is_marked: impl Fn(&str) -> bool + Copy) -> String {
        let mut text = String::new();
        write_line(&mut text, self.columns.iter().map(|column| Cell::Text(column.name())), is_marked);
        for row in 0..self.rows {
            write_line(&mut text, self.columns.iter().map(|column: &Column| column.cell(row)), is_marked);
        }
        text
    }
}

/// Adds a line of CSV: what holds a comma, a quote or the end of a line stands in quotes.
fn write_line<'c>(to: &mut String, cells: impl Iterator<Item = Cell<'c>>, is_marked: impl Fn(&str) -> bool) {
    let start = to.len();
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            to.push(',');
        }
        match cell {
            Cell::Text(text) => {
                let mark = if is_marked(text) { "'" } else { "" };
                if text.contains(['"', ',', '\r', '\n']) {
                    to.push('"');
                    to.push_str(mark);
                    to.push_str(&text.replace('"', "\"\""));
                    to.push('"');
                } else {
                    to.push_str(mark);
                    to.push_str(text);
                }
            }
            cell => to.push_str(&cell.to_string()),
        }
    }
    // An empty line would be no row.
    if to.len() == start {
        to.push_str("\"\"");
    }
    to.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn csv_is_what_the_csv_crate_writes() {
        let texts =
            ["plain", "a, b", "say \"no\"", "\"", "two\nlines", "\r", " ", "", "=1", "é", "#", "a\\b"];
        let cells = || texts.iter().map(|text| Some(*text)).chain([None]);
        let alone = Table::new(vec![Column::texts("a, b", cells())]).unwrap();
        let day = "2010-12-20".parse().ok();
        let beside = Table::new(vec![
            Column::texts("text", cells()),
            Column::days("day", cells().map(|text| day.filter(|_| text.is_some()))),
            Column::decimals("number", cells().map(|_| Some(-0.25))),
        ])
        .unwrap();
        for table in [alone, beside, Table::default()] {
            let mut expected = csv::Writer::from_writer(Vec::new());
            expected.write_record(table.columns().iter().map(Column::name)).unwrap();
            for row in 0..table.rows() {
                let cells = table.columns().iter().map(|column| column.cell(row).to_string());
                expected.write_record(cells).unwrap();
            }
            assert_eq!(table.to_exact_csv(), String::from_utf8(expected.into_inner().unwrap()).unwrap());
        }
    }

    #[test]
    fn no_text_of_a_list_is_a_formula_and_each_is_read_back() {
        let texts =
            ["=1+1", "+44 desk", "-5", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''-", "'", "O'Brien", "a=1", "'s"];
        let table = Table::new(vec![Column::texts("=t", texts.map(Some))]).unwrap();
        let cells = |csv: String| -> Vec<String> {
            let reader = csv::Reader::from_reader(csv.as_bytes());
            reader.into_records().map(|record| record.unwrap()[0].to_owned()).collect()
        };
        let (listed, exact) = (cells(table.to_csv()), cells(table.to_exact_csv()));
        for (text, (listed, exact)) in texts.into_iter().zip(listed.iter().zip(&exact)) {
            assert!(!listed.starts_with(FORMULA), "{text:?}");
            assert_eq!([without_apostrophe(listed), without_apostrophe(exact)], [text, text]);
            assert_eq!(exact != text, text.starts_with("'=") || text.starts_with("''-"), "{text:?}");
        }
        assert!(table.to_csv().starts_with("'=t\n"));
        assert_eq!(table.to_csv_file(), format!("\u{FEFF}{}", table.to_csv()));
    }
}
