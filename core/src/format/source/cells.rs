//! The cells of lines in which a quotation mark may be nothing but a letter.

/// Reads lines row by row. A quotation mark holds a cell together only where another closes it before a separator or the end of a
/// line; else it is a letter, and at the beginning of a cell not even that.
pub(super) struct Cells<'t> {
    rest: Option<&'t str>,
    separator: char,
    /// Whether any mark further on may close a cell.
    closes: bool,
}

/// One row, and how many lines it takes.
pub(super) struct Row {
    pub(super) cells: Vec<String>,
    pub(super) lines: u32,
    /// Whether a mark that opens a cell is closed by none.
    pub(super) stray: bool,
}

impl<'t> Cells<'t> {
    pub(super) const fn of(text: &'t str, separator: u8) -> Self {
        Self { rest: Some(text), separator: separator as char, closes: true }
    }

    /// The next row; none at the end.
    pub(super) fn row(&mut self) -> Option<Row> {
        let mut text = self.rest?;
        let mut row = Row { cells: Vec::new(), lines: 1, stray: false };
        loop {
            let (cell, after) = self.cell(text, &mut row);
            row.cells.push(cell);
            match after.strip_prefix(self.separator) {
                Some(next) => text = next,
                None => {
                    self.rest = after.strip_prefix('\n');
                    return Some(row);
                }
            }
        }
    }

    /// The cell that a text begins with, and what follows it.
    fn cell(&mut self, text: &'t str, row: &mut Row) -> (String, &'t str) {
        let inside = text.strip_prefix('"');
        if let Some(inside) = inside.filter(|_| self.closes) {
            match Next::of(inside, self.separator) {
                Next::Closes { cell, after } => {
                    let breaks = cell.bytes().filter(|byte| *byte == b'\n').count();
                    row.lines = row.lines.saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX));
                    return (cell.replace("\"\"", "\""), after);
                }
                Next::Opens => {}
                Next::Nothing => self.closes = false,
            }
        }
        row.stray |= inside.is_some();
        let text = inside.unwrap_or(text);
        let end = text.find([self.separator, '\n']).unwrap_or(text.len());
        let (cell, after) = text.split_at_checked(end).unwrap_or((text, ""));
        (cell.to_owned(), after)
    }
}

/// What the next mark does that is not a letter of the cell.
enum Next<'t> {
    /// It closes the cell, before that.
    Closes {
        cell: &'t str,
        after: &'t str,
    },
    /// It opens another cell, so that the one before it cannot have been open.
    Opens,
    Nothing,
}

impl<'t> Next<'t> {
    fn of(inside: &'t str, separator: char) -> Self {
        let mut marks = inside.match_indices('"');
        while let Some((place, _)) = marks.next() {
            let (Some(cell), Some(after)) = (inside.get(..place), inside.get(place + 1..)) else { break };
            if after.is_empty() || after.starts_with([separator, '\n']) {
                return Self::Closes { cell, after };
            }
            if after.starts_with('"') {
                marks.next();
            } else if cell.ends_with([separator, '\n']) {
                return Self::Opens;
            }
        }
        Self::Nothing
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(Vec<String>, u32, bool)> {
        let mut cells = Cells::of(text, b',');
        std::iter::from_fn(|| cells.row()).map(|row| (row.cells, row.lines, row.stray)).collect()
    }

    #[test]
    fn a_mark_that_none_closes_is_a_letter() {
        type Expected = &'static [(&'static [&'static str], u32, bool)];
        let cases: [(&str, Expected); 7] = [
            ("1,\"a, b\",c", &[(&["1", "a, b", "c"], 1, false)]),
            ("1,\"a\nb\",c\n2", &[(&["1", "a\nb", "c"], 2, false), (&["2"], 1, false)]),
            ("1,\"a,c\nTotal,2", &[(&["1", "a", "c"], 1, true), (&["Total", "2"], 1, false)]),
            ("\"a,2\n3,\"b, c\"", &[(&["a", "2"], 1, true), (&["3", "b, c"], 1, false)]),
            ("\"1, 2\",\"a", &[(&["1, 2", "a"], 1, true)]),
            ("5\" pipe,\"a \"\"b\"\"\",", &[(&["5\" pipe", "a \"b\"", ""], 1, false)]),
            ("", &[(&[""], 1, false)]),
        ];
        for (text, expected) in cases {
            let found = rows(text);
            let found: Vec<_> =
                found.iter().map(|(cells, lines, stray)| (cells.as_slice(), *lines, *stray)).collect();
            assert_eq!(found.len(), expected.len(), "{text}");
            for ((cells, lines, stray), expected) in found.into_iter().zip(expected) {
                assert_eq!(
                    (cells.iter().map(String::as_str).collect::<Vec<_>>().as_slice(), lines, stray),
                    *expected,
                    "{text}"
                );
            }
        }
    }
}
