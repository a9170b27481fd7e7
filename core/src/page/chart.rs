//! A chart of a document.

use serde::Serialize;

use crate::page::figure::{Figure, Shown};

/// A chart: the figures of a table once more, as bars.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Chart {
    /// A name that nothing else of the document has.
    pub id: String,
    /// What it shows.
    pub title: String,
    /// How it is drawn.
    pub kind: ChartKind,
    /// What each bar or part of a bar stands for; four at most.
    pub series: Vec<String>,
    /// Its rows.
    pub rows: Vec<Bars>,
}

/// One row of a chart.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bars {
    /// What it is of.
    pub words: String,
    /// A figure for each series.
    pub figures: Vec<Figure>,
}

/// How a chart is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChartKind {
    /// A bar for each figure.
    Bars,
    /// One bar a row, as long as the whole, and a part of it for each figure; the last is what the others leave.
    Parts {
        /// How much the bar stands for.
        whole: u32,
    },
}

impl Chart {
    /// The largest number in it; 0 without any.
    #[must_use]
    pub fn largest(&self) -> i64 {
        self.rows.iter().flat_map(|row| &row.figures).map(Figure::length).max().unwrap_or(0)
    }
}

impl Figure {
    /// How long its bar is: the whole number itself, or the least that it may be, and no length where nothing is shown.
    #[must_use]
    pub const fn length(&self) -> i64 {
        match self.shown {
            Shown::Whole(number) | Shown::AtLeast(number) => number,
            _ => 0,
        }
    }
}
