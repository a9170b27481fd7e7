//! A column of a source as the readers take it: each of its texts once, so that a text is understood once however often it
//! stands there.

use std::sync::OnceLock;

use crate::calendar::unwrapped;
use crate::case::{Sym, Texts};
use crate::error::Error;
use crate::format::source::blank::{is_blank, is_error_cell};
use crate::table::{Cell, Column};

/// The number of the blank among the texts of a column.
pub(crate) const BLANK: u32 = 0;

/// A heading, its distinct texts as they came, and for each row which of them stands there.
pub(crate) struct SourceColumn {
    pub(crate) heading: String,
    texts: Texts,
    /// For each text the one it means: itself, what is left without blanks and quotes around it, or the blank.
    meant: Vec<u32>,
    cells: Cells,
    last: u32,
    /// How many cells mean each text, once that was asked.
    counts: OnceLock<Vec<u32>>,
}

/// The numbers of the texts by row. A column of few cells keeps only those.
enum Cells {
    Dense { cells: Vec<u32>, filled: usize },
    Sparse(Vec<(u32, u32)>),
}

impl SourceColumn {
    pub(crate) fn new(heading: String) -> Self {
        let mut texts = Texts::default();
        // The blank has the first number.
        texts.intern("");
        Self {
            heading,
            texts,
            meant: vec![BLANK],
            cells: Cells::Dense { cells: Vec::new(), filled: 0 },
            last: BLANK,
            counts: OnceLock::new(),
        }
    }

    /// A column of a table in memory.
    pub(crate) fn of(column: &Column) -> Result<Self, Error> {
        let mut read = Self::new(column.name().to_owned());
        for row in 0..column.len() {
            match column.cell(row) {
                Cell::Null => {}
                Cell::Text(text) => read.put(row, text)?,
                cell => read.put(row, &cell.to_string())?,
            }
        }
        Ok(read)
    }

    /// Writes the text of a row at or past the end; the rows between are blank.
    pub(crate) fn put(&mut self, row: usize, text: &str) -> Result<(), Error> {
        if text.is_empty() {
            return Ok(());
        }
        let number = if self.text_of(self.last) == text { self.last } else { self.number_of(text)? };
        self.last = number;
        self.counts.take();
        self.cells.put(row, number)
    }

    /// The number of a text, given one and understood if it is new.
    fn number_of(&mut self, text: &str) -> Result<u32, Error> {
        let Some(Sym(number)) = self.texts.intern(text) else { return Err(Error::TooLarge) };
        if usize::try_from(number).is_ok_and(|number| number < self.meant.len()) {
            return Ok(number);
        }
        self.meant.push(number);
        let plain = plain(text);
        let meant = if is_blank(plain) {
            BLANK
        } else if plain.len() == text.len() {
            number
        } else {
            self.number_of(plain)?
        };
        if let Some(slot) = usize::try_from(number).ok().and_then(|number| self.meant.get_mut(number)) {
            *slot = meant;
        }
        Ok(number)
    }

    /// The number of what the text in that row means.
    #[inline]
    pub(crate) fn number(&self, row: usize) -> u32 {
        self.meant(self.cells.at(row))
    }

    fn meant(&self, number: u32) -> u32 {
        usize::try_from(number).ok().and_then(|number| self.meant.get(number)).copied().unwrap_or(BLANK)
    }

    /// The text of that number.
    pub(crate) fn text_of(&self, number: u32) -> &str {
        self.texts.get(Sym(number))
    }

    /// The text in that row; empty where there is none.
    #[inline]
    pub(crate) fn text(&self, row: usize) -> &str {
        self.text_of(self.number(row))
    }

    /// How many cells are not blank.
    pub(crate) fn filled(&self) -> u32 {
        self.counts().iter().sum()
    }

    /// How many cells hold the error of a formula.
    pub(crate) fn errors(&self) -> u32 {
        let is_error: Vec<bool> = self.meanings(is_error_cell);
        let mut errors = 0_u32;
        if is_error.contains(&true) {
            let so = |number| usize::try_from(number).ok().and_then(|number| is_error.get(number)).copied();
            self.cells.each(|number| errors = errors.saturating_add(u32::from(so(number) == Some(true))));
        }
        errors
    }

    /// For each text how many cells mean it; the blank counts none.
    fn counts(&self) -> &[u32] {
        self.counts.get_or_init(|| {
            let mut counts = vec![0_u32; self.texts.len()];
            self.cells.each(|number| {
                let meant = usize::try_from(self.meant(number)).ok().filter(|meant| *meant != 0);
                if let Some(slot) = meant.and_then(|meant| counts.get_mut(meant)) {
                    *slot = slot.saturating_add(1);
                }
            });
            counts
        })
    }

    /// Each text in the order of the numbers, the blank first, with the number of its cells.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (&str, u32)> {
        (0_u32..).zip(self.counts()).map(|(number, count)| (self.text_of(number), *count))
    }

    /// What each text means, in the order of the numbers, each worked out once.
    pub(crate) fn meanings<'c, T>(&'c self, mean: impl FnMut(&'c str) -> T) -> Vec<T> {
        (0_u32..).take(self.texts.len()).map(|number| self.text_of(number)).map(mean).collect()
    }

    /// The same as a column of a table with that many rows, each text as it came.
    pub(crate) fn to_column(&self, rows: usize) -> Column {
        let cells =
            (0..rows).map(|row| Some(self.text_of(self.cells.at(row))).filter(|text| !text.is_empty()));
        Column::texts(self.heading.clone(), cells)
    }
}

impl Cells {
    #[inline]
    fn at(&self, row: usize) -> u32 {
        match self {
            Self::Dense { cells, .. } => cells.get(row).copied().unwrap_or(BLANK),
            Self::Sparse(cells) => {
                let row = u32::try_from(row).ok();
                let place = row.and_then(|row| cells.binary_search_by_key(&row, |(at, _)| *at).ok());
                place.and_then(|place| cells.get(place)).map_or(BLANK, |(_, number)| *number)
            }
        }
    }

    fn each(&self, mut take: impl FnMut(u32)) {
        match self {
            Self::Dense { cells, .. } => cells.iter().for_each(|number| take(*number)),
            Self::Sparse(cells) => cells.iter().for_each(|(_, number)| take(*number)),
        }
    }

    fn put(&mut self, row: usize, number: u32) -> Result<(), Error> {
        // A cell of a column kept whole costs four bytes, of one kept by its cells eight.
        const FEW: usize = 8;
        let place = u32::try_from(row).map_err(|_| Error::TooLarge)?;
        if let Self::Dense { cells, filled } = self {
            if row <= filled.saturating_add(FEW).saturating_mul(FEW) {
                *filled += 1;
                cells.resize(row, BLANK);
                cells.push(number);
                return Ok(());
            }
            let kept = (0_u32..).zip(cells.iter().copied()).filter(|(_, number)| *number != BLANK);
            *self = Self::Sparse(kept.collect());
        }
        if let Self::Sparse(cells) = self {
            cells.push((place, number));
        }
        Ok(())
    }
}

/// A text without the quotes that keep it from being taken for a number, and a whole number without the `.0` that a program
/// wrote behind it.
fn plain(text: &str) -> &str {
    let text = unwrapped(text);
    let whole = text.strip_suffix(".0");
    whole.filter(|whole| !whole.is_empty() && whole.bytes().all(|byte| byte.is_ascii_digit())).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(cells: &[(usize, &str)]) -> SourceColumn {
        let mut column = SourceColumn::new("a".to_owned());
        cells.iter().for_each(|(row, text)| column.put(*row, text).unwrap());
        column
    }

    #[test]
    fn a_text_is_kept_once_and_what_stands_for_nothing_is_blank() {
        let read = column(&[
            (0, " x"),
            (1, "NULL"),
            (2, "x "),
            (4, "=\"x\""),
            (5, "'x"),
            (6, "#REF!"),
            (7, " - "),
            (8, "1207.0"),
        ]);
        let texts: Vec<_> = (0..10).map(|row| read.text(row)).collect();
        assert_eq!(texts, ["x", "", "x", "", "x", "x", "", "", "1207", ""]);
        assert_eq!((read.filled(), read.counts().iter().max()), (5, Some(&4)));
    }

    #[test]
    fn a_column_of_few_cells_takes_little_room() {
        let read = column(&[(3, "a"), (2_000_000, "b"), (2_000_001, "a")]);
        assert!(matches!(&read.cells, Cells::Sparse(cells) if cells.len() == 3));
        assert_eq!(
            [0, 3, 4, 2_000_000, 2_000_001, 2_000_002].map(|row| read.text(row)),
            ["", "a", "", "b", "a", ""]
        );
    }
}
