//! Figures that may be withheld.

use serde::{Serialize, Serializer};

use crate::report::suppression::{Figure, WITHHELD_MARK, withheld};

/// A figure of a report. JSON has the figure itself, `"c"` where it is withheld, and null where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value<T> {
    /// The figure.
    Shown(T),
    /// Withheld from the public, being small or telling a small one.
    Withheld,
    /// There is none: a median of no cases, a share of nothing, a count of what no source reports.
    Undefined,
}

impl<T> Value<T> {
    /// The figure, or that there is none.
    #[must_use]
    pub fn or_undefined(figure: Option<T>) -> Self {
        figure.map_or(Self::Undefined, Self::Shown)
    }

    /// The figure, if it is shown.
    pub fn shown(self) -> Option<T> {
        match self {
            Self::Shown(figure) => Some(figure),
            Self::Withheld | Self::Undefined => None,
        }
    }
}

impl<T: Serialize> Serialize for Value<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Shown(figure) => figure.serialize(serializer),
            Self::Withheld => serializer.serialize_str(WITHHELD_MARK),
            Self::Undefined => serializer.serialize_none(),
        }
    }
}

impl<T: std::fmt::Display> std::fmt::Display for Value<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Shown(figure) => figure.fmt(f),
            Self::Withheld => f.pad(WITHHELD_MARK),
            Self::Undefined => f.pad("-"),
        }
    }
}

/// A count.
pub type Count = Value<u32>;

/// Takes every count of a report in order. A public report is made twice: once to learn what it would publish, and once
/// more with what must be withheld.
pub(crate) struct Counts {
    pass: Pass,
}

enum Pass {
    /// Management: every count is shown.
    Open,
    /// Public, first time: every count with what it adds up.
    Learn(Vec<Figure>),
    /// Public, second time: for each count in order, whether it is withheld.
    Publish(std::vec::IntoIter<bool>),
}

impl Counts {
    pub(crate) const fn open() -> Self {
        Self { pass: Pass::Open }
    }

    pub(crate) const fn learn() -> Self {
        Self { pass: Pass::Learn(Vec::new()) }
    }

    pub(crate) fn publish(self) -> Self {
        match self.pass {
            Pass::Learn(figures) => Self { pass: Pass::Publish(withheld(&figures).into_iter()) },
            pass => Self { pass },
        }
    }

    /// Whether the figures are for the public.
    pub(crate) const fn public(&self) -> bool {
        !matches!(self.pass, Pass::Open)
    }

    /// A count of atoms, each of which stands for one case or piece of work.
    pub(crate) fn of(&mut self, atoms: impl Iterator<Item = u32>) -> Count {
        self.of_blocks(&[], atoms)
    }

    /// A count of atoms and of blocks that no other count divides: a block is one atom with a count of its own.
    pub(crate) fn of_blocks(&mut self, blocks: &[(u32, usize)], atoms: impl Iterator<Item = u32>) -> Count {
        let whole = |atoms: usize| {
            let blocks = blocks.iter().map(|(_, count)| count).sum::<usize>();
            u32::try_from(blocks + atoms).unwrap_or(u32::MAX)
        };
        match &mut self.pass {
            Pass::Open => Value::Shown(whole(atoms.count())),
            Pass::Learn(figures) => {
                let mut atoms: Vec<u32> = atoms.collect();
                let count = whole(atoms.len());
                atoms.extend(blocks.iter().map(|(atom, _)| *atom));
                figures.push(Figure { count, atoms });
                Value::Undefined
            }
            // One answer for each count of the first time; a count too many is withheld.
            Pass::Publish(withheld) => match withheld.next() {
                Some(false) => Value::Shown(whole(atoms.count())),
                Some(true) | None => Value::Withheld,
            },
        }
    }
}

/// A share in per cent, to one decimal place; withheld where either count is.
pub(crate) fn share(part: Count, whole: Count) -> Value<f64> {
    match (part, whole) {
        (Value::Withheld, _) | (_, Value::Withheld) => Value::Withheld,
        (Value::Shown(part), Value::Shown(whole)) => Value::or_undefined(crate::stats::per_cent(part, whole)),
        _ => Value::Undefined,
    }
}
