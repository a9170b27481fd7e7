//! What a rendering carries, before it is text or HTML.

use crate::render::words::{decimal, number, one_line};
use crate::report::{Count, Value};

/// A whole report in words and figures.
pub(super) struct Page {
    /// What kind of report.
    pub(super) subject: &'static str,
    /// The day.
    pub(super) heading: String,
    /// What must stand under the heading.
    pub(super) lines: Vec<String>,
    /// What must stand on every page.
    pub(super) banners: Vec<String>,
    pub(super) sections: Vec<Section>,
}

/// A section under a heading of its own.
pub(super) struct Section {
    pub(super) id: &'static str,
    pub(super) heading: String,
    pub(super) blocks: Vec<Block>,
}

/// One piece of a section.
pub(super) enum Block {
    Paragraph(String),
    Heading(String),
    /// A few large figures, each with its words.
    Figures(Vec<(String, Figure)>),
    Table(Grid),
    Chart(Chart),
    /// The rules of a clock.
    Rules(Vec<RuleLine>),
    /// A long list of cases, folded on screen and cut short in text.
    Cases(Grid),
}

/// A table with a caption. The first cell of each row says what the row is.
pub(super) struct Grid {
    pub(super) id: String,
    pub(super) caption: String,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row>,
}

/// A column of a table.
pub(super) struct Column {
    pub(super) heading: String,
    pub(super) kind: ColumnKind,
}

/// What stands in a column.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ColumnKind {
    Words,
    Number,
    /// Numbers that call for action where they are not 0; the heading says so too.
    Late,
    /// Words that a text report has no room for.
    WordsWhereWide,
}

/// A row of a table.
pub(super) struct Row {
    pub(super) cells: Vec<Figure>,
    pub(super) is_total: bool,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Figure {
    Words(String),
    Number(String),
    /// A day, written 2010-10-11.
    Day(String),
    Withheld,
    /// There is no such figure.
    None,
}

/// A rule of a clock.
pub(super) struct RuleLine {
    pub(super) text: String,
    pub(super) sources: Vec<String>,
}

/// A chart: the figures of a table once more, as bars.
pub(super) struct Chart {
    pub(super) id: &'static str,
    pub(super) title: String,
    pub(super) kind: ChartKind,
    /// What each bar or part of a bar stands for.
    pub(super) series: Vec<&'static str>,
    /// For each row its words and a count for each series.
    pub(super) rows: Vec<(String, Vec<Count>)>,
}

/// How a chart is drawn.
pub(super) enum ChartKind {
    /// A bar for each count.
    Bars,
    /// One bar a row, as long as the whole, and a part of it for each count; the last is what the others leave.
    Parts { whole: u32 },
}

impl Grid {
    pub(super) fn new(
        id: impl Into<String>,
        caption: impl Into<String>,
        columns: &[(&str, ColumnKind)],
    ) -> Self {
        let column =
            |(heading, kind): &(&str, ColumnKind)| Column { heading: (*heading).to_owned(), kind: *kind };
        Self {
            id: id.into(),
            caption: caption.into(),
            columns: columns.iter().map(column).collect(),
            rows: Vec::new(),
        }
    }

    pub(super) fn row(&mut self, cells: Vec<Figure>) {
        self.rows.push(Row { cells, is_total: false });
    }

    pub(super) fn total(&mut self, cells: Vec<Figure>) {
        self.rows.push(Row { cells, is_total: true });
    }
}

impl Figure {
    /// Words from the records or the library.
    pub(super) fn words(words: impl AsRef<str>) -> Self {
        Self::Words(one_line(words.as_ref()))
    }

    /// A day, or that there is none.
    pub(super) fn day(day: Option<impl ToString>) -> Self {
        day.map_or(Self::None, |day| Self::Day(day.to_string()))
    }

    /// The figure in the middle of a sentence.
    pub(super) fn in_prose(&self) -> &str {
        match self {
            Self::Words(words) | Self::Number(words) | Self::Day(words) => words,
            Self::Withheld => crate::report::suppression::WITHHELD_MARK,
            Self::None => "-",
        }
    }
}

impl Chart {
    /// The largest count that is shown.
    pub(super) fn largest(&self) -> u32 {
        self.rows
            .iter()
            .flat_map(|(_, counts)| counts)
            .filter_map(|count: &Count| count.shown())
            .max()
            .unwrap_or(0)
    }
}

impl From<Count> for Figure {
    fn from(count: Count) -> Self {
        match count {
            Value::Shown(count) => Self::Number(number(count)),
            Value::Withheld => Self::Withheld,
            Value::Undefined => Self::None,
        }
    }
}

impl From<Value<i32>> for Figure {
    fn from(days: Value<i32>) -> Self {
        match days {
            Value::Shown(days) => Self::Number(number(days)),
            Value::Withheld => Self::Withheld,
            Value::Undefined => Self::None,
        }
    }
}

impl From<Value<f64>> for Figure {
    fn from(value: Value<f64>) -> Self {
        match value {
            Value::Shown(value) => Self::Number(decimal(value)),
            Value::Withheld => Self::Withheld,
            Value::Undefined => Self::None,
        }
    }
}
