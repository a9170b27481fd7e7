//! The one column type inside a register.

/// A cell that holds nothing.
pub(crate) const NOTHING: i32 = i32::MIN;

/// One column of a register, four bytes a cell whatever its kind. A column nothing was ever written to takes no room.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cells(Vec<i32>);

impl Cells {
    /// The cell in that row of a table with at least so many rows.
    #[inline]
    pub(crate) fn at(&self, row: usize) -> i32 {
        if self.0.is_empty() {
            return NOTHING;
        }
        #[expect(
            clippy::indexing_slicing,
            reason = "rows come only from the table that holds the column; a wrong one must not pass for an empty cell"
        )]
        self.0[row]
    }

    /// The cell in a row of a table that still grows.
    pub(crate) fn so_far(&self, row: usize) -> i32 {
        self.0.get(row).copied().unwrap_or(NOTHING)
    }

    /// Writes a cell in a row at or past the end, with nothing in the rows between.
    pub(crate) fn put(&mut self, row: usize, cell: i32) {
        if cell != NOTHING {
            self.0.resize(row, NOTHING);
            self.0.push(cell);
        }
    }

    /// Writes over the cell in that row of a table with so many rows.
    pub(crate) fn set(&mut self, row: usize, cell: i32, rows: usize) {
        if cell == NOTHING && self.0.is_empty() {
            return;
        }
        self.0.resize(rows, NOTHING);
        if let Some(slot) = self.0.get_mut(row) {
            *slot = cell;
        }
    }

    /// Whether nothing was ever written to it.
    pub(crate) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Makes the column as long as its table, unless nothing was ever written to it.
    pub(crate) fn close(&mut self, rows: usize) {
        if !self.0.is_empty() {
            self.0.resize(rows, NOTHING);
        }
    }

    /// The same cells with those rows, in that order.
    pub(crate) fn rows(&self, order: &[u32]) -> Self {
        if self.0.is_empty() {
            return Self::default();
        }
        Self(order.iter().filter_map(|row| usize::try_from(*row).ok()).map(|row| self.at(row)).collect())
    }
}
