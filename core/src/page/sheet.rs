//! A table of a document.

use serde::Serialize;

use crate::page::figure::Figure;

/// A table with a caption. The first cell of each row says what the row is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sheet {
    /// A name that no other table and no section of the document has.
    pub id: String,
    /// Its caption.
    pub caption: String,
    /// The heads of its columns.
    pub heads: Vec<Head>,
    /// Its rows, each with a cell for each column.
    pub rows: Vec<Line>,
}

/// The head of a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Head {
    /// Its words.
    pub words: String,
    /// What stands under it.
    pub kind: HeadKind,
}

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum HeadKind {
    /// Words.
    Words,
    /// Words that a narrow text has no room for.
    WordsWhereWide,
    /// Numbers.
    Number,
    /// Numbers that call for action where they are not 0; the head says so too.
    Late,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Line {
    /// Its cells.
    pub cells: Vec<Figure>,
    /// Whether it adds up the others.
    pub is_total: bool,
}

impl Head {
    /// The head of a column.
    #[must_use]
    pub fn new(words: impl Into<String>, kind: HeadKind) -> Self {
        Self { words: words.into(), kind }
    }

    /// The head of a column of words.
    #[must_use]
    pub fn words(words: impl Into<String>) -> Self {
        Self::new(words, HeadKind::Words)
    }

    /// The head of a column of numbers.
    #[must_use]
    pub fn number(words: impl Into<String>) -> Self {
        Self::new(words, HeadKind::Number)
    }

    /// A column of words and then columns of numbers.
    pub(crate) fn words_and_numbers(words: impl Into<String>, numbers: &[&str]) -> Vec<Self> {
        std::iter::once(Self::words(words)).chain(numbers.iter().map(|words| Self::number(*words))).collect()
    }
}

impl Sheet {
    /// A table without a row.
    #[must_use]
    pub fn new(id: impl Into<String>, caption: impl Into<String>, heads: Vec<Head>) -> Self {
        Self { id: id.into(), caption: caption.into(), heads, rows: Vec::new() }
    }

    /// One more row.
    pub fn row(&mut self, cells: Vec<Figure>) {
        self.rows.push(Line { cells, is_total: false });
    }

    /// One more row, which adds up the others.
    pub fn total(&mut self, cells: Vec<Figure>) {
        self.rows.push(Line { cells, is_total: true });
    }
}
