//! Which cells of a column hold something.

/// For each row whether its cell holds something, a bit each: columns are long, and there are many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Valid {
    words: Vec<u64>,
    rows: usize,
}

const BITS: usize = 64;

impl Valid {
    pub(super) fn push(&mut self, valid: bool) {
        let bit = self.rows % BITS;
        if bit == 0 {
            self.words.push(0);
        }
        if let Some(word) = self.words.last_mut() {
            *word |= u64::from(valid) << bit;
        }
        self.rows += 1;
    }

    /// Whether the cell in that row holds something; one past the end does not.
    pub(super) fn get(&self, row: usize) -> bool {
        self.words.get(row / BITS).is_some_and(|word| word >> (row % BITS) & 1 == 1)
    }

    pub(super) const fn len(&self) -> usize {
        self.rows
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = bool> {
        (0..self.rows).map(|row| self.get(row))
    }

    /// Makes room for so many more rows.
    pub(super) fn reserve(&mut self, rows: usize) {
        self.words.reserve(rows.div_ceil(BITS));
    }
}

impl Extend<bool> for Valid {
    fn extend<I: IntoIterator<Item = bool>>(&mut self, rows: I) {
        rows.into_iter().for_each(|valid| self.push(valid));
    }
}

impl FromIterator<bool> for Valid {
    fn from_iter<I: IntoIterator<Item = bool>>(rows: I) -> Self {
        let mut all = Self::default();
        all.extend(rows);
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_row_is_as_it_was_given() {
        for rows in [0, 1, 63, 64, 65, 200] {
            let given: Vec<bool> = (0..rows).map(|row| row % 3 == 0 || row == 64).collect();
            let valid: Valid = given.iter().copied().collect();
            assert_eq!(valid.iter().collect::<Vec<_>>(), given);
            assert_eq!((valid.len(), valid.get(rows), valid.get(rows + BITS)), (rows, false, false));
        }
    }
}
