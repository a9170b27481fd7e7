//! What a workbook takes: names of its sheets, letters of its cells, widths of its columns and numbers of its days.

use crate::calendar::Day;
use crate::table::Cell;

/// As many letters, counted as UTF-16 counts them, as a cell can have; what is longer is cut.
pub(crate) const MOST_LETTERS: usize = 32_767;

/// The names of the sheets of a workbook so far.
#[derive(Default)]
pub(crate) struct SheetNames(Vec<String>);

impl SheetNames {
    /// How many they are.
    #[cfg(feature = "xlsx")]
    pub(crate) const fn count(&self) -> usize {
        self.0.len()
    }

    /// A further one, about as given.
    pub(crate) fn add(&mut self, name: &str) -> String {
        let name = self.safe(name);
        self.0.push(name.clone());
        name
    }

    /// A name that Excel takes: at most 31 letters, none of them with a meaning of its own, and used once.
    fn safe(&self, name: &str) -> String {
        const MOST: usize = 31;
        let is_taken = |name: &String| self.0.iter().any(|taken| taken.to_lowercase() == name.to_lowercase());
        let fitting = |number: usize| {
            let ending = if number > 1 { format!(" ({number})") } else { String::new() };
            let plain: String = name
                .chars()
                .map(|letter| if "[]:*?/\\".contains(letter) || letter.is_control() { ' ' } else { letter })
                .collect();
            let plain = cut(&plain, MOST - ending.len());
            let plain = plain.trim_matches(|letter: char| letter == '\'' || letter.is_whitespace());
            // Excel keeps the name History for itself.
            let is_free = !plain.is_empty() && !plain.eq_ignore_ascii_case("history");
            format!("{}{ending}", if is_free { plain } else { "Sheet" })
        };
        let free = (1..=self.0.len()).map(fitting).find(|name| !is_taken(name));
        free.unwrap_or_else(|| fitting(self.0.len() + 1))
    }
}

/// As much of a text as has at most so many letters, counted as UTF-16 counts them.
pub(crate) fn cut(text: &str, most: usize) -> &str {
    let mut left = most;
    let end = text.char_indices().find(|(_, letter)| match left.checked_sub(letter.len_utf16()) {
        Some(rest) => {
            left = rest;
            false
        }
        None => true,
    });
    end.and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

/// How many letters wide the column of a cell is to be.
pub(crate) fn width(cell: Cell<'_>) -> u8 {
    const LEAST: u8 = 8;
    const MOST: u8 = 60;
    let letters = match cell {
        Cell::Text(text) => text.chars().take(usize::from(MOST)).count(),
        cell => cell.to_string().len(),
    };
    u8::try_from(letters).unwrap_or(MOST).clamp(LEAST, MOST)
}

/// The number of a day in a workbook; none before the 29 February 1900 that never was, from which its days are numbered right.
pub(crate) fn serial(day: Day) -> Option<i32> {
    const FIRST_RIGHT: i32 = 61;
    day.epoch().checked_add(25_569).filter(|number| *number >= FIRST_RIGHT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sheets_are_such_as_excel_takes() {
        let mut names = SheetNames::default();
        let long = "a".repeat(40);
        let given = ["Cases", "cases", "a/b [c]: d?", "''", "History", &long, &long, "'x'", ""];
        let long = ["a".repeat(31), format!("{} (2)", "a".repeat(27))];
        let expected =
            ["Cases", "cases (2)", "a b  c   d", "Sheet", "Sheet (2)", &long[0], &long[1], "x", "Sheet (3)"];
        assert_eq!(given.map(|name| names.add(name)), expected);
        // One that was made so is as it is.
        let mut again = SheetNames::default();
        assert_eq!(expected.map(|name| again.add(name)), expected);
    }
}
