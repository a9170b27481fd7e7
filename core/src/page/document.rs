//! The document itself.

use serde::Serialize;

use crate::page::chart::Chart;
use crate::page::figure::Figure;
use crate::page::sheet::Sheet;

/// A whole document.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Page {
    /// What kind of document.
    pub subject: String,
    /// What sets it apart from others of its kind.
    pub heading: String,
    /// What must stand under the heading.
    pub lines: Vec<String>,
    /// What must stand on every sheet of paper.
    pub banners: Vec<String>,
    /// Its sections, in order.
    pub sections: Vec<Section>,
}

/// A section under a heading of its own.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Section {
    /// A name that no other section and no table of the document has.
    pub id: String,
    /// Its heading.
    pub heading: String,
    /// What stands in it, in order.
    pub blocks: Vec<Block>,
}

impl Section {
    /// A section.
    #[must_use]
    pub fn new(id: impl Into<String>, heading: impl Into<String>, blocks: Vec<Block>) -> Self {
        Self { id: id.into(), heading: heading.into(), blocks }
    }
}

/// One piece of a section.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", content = "of", rename_all = "snake_case")]
pub enum Block {
    /// Words.
    Paragraph(String),
    /// A few large figures.
    Stats(Vec<Stat>),
    /// A table.
    Table(Sheet),
    /// A long table: folded on a screen, cut short in text.
    List(Sheet),
    /// A chart; what it shows stands in a table too.
    Chart(Chart),
    /// Notes under a heading.
    Notes {
        /// The heading.
        heading: String,
        /// The notes.
        notes: Vec<Note>,
    },
}

impl Block {
    /// Words.
    pub fn paragraph(words: impl Into<String>) -> Self {
        Self::Paragraph(words.into())
    }
}

/// A large figure with its words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Stat {
    /// What it counts.
    pub words: String,
    /// The figure.
    pub figure: Figure,
}

/// A note, and where it comes from.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Note {
    /// The note.
    pub words: String,
    /// The documents it was taken from.
    pub sources: Vec<String>,
}
