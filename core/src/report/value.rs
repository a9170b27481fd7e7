//! Figures that may be withheld.

use serde::{Serialize, Serializer};

use crate::page::{Figure, Shown};
use crate::report::figures::Ticket;
use crate::report::suppression::WITHHELD_MARK;

/// What stands in place of a figure of which the sources do not say.
pub(super) const NOT_RECORDED: &str = "not recorded";

/// A figure of a report. JSON has the figure itself, `"c"` where it is withheld, and null where there is none or none is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value<T> {
    /// The figure.
    Shown(T),
    /// Withheld from the public, being small or telling a small one.
    Withheld,
    /// There is none: a median of no cases, a share of nothing.
    Undefined,
    /// The sources do not say: a count of what none of them reports.
    NotRecorded,
    /// Not settled whether it may be shown, and so shown to nobody. A finished report has none.
    Unsettled(Ticket),
}

/// A count.
pub type Count = Value<u32>;

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
            Self::Withheld | Self::Undefined | Self::NotRecorded | Self::Unsettled(_) => None,
        }
    }

    fn figure(self, shown: impl FnOnce(T) -> Shown) -> Figure {
        Figure::of(match self {
            Self::Shown(figure) => shown(figure),
            Self::Withheld | Self::Unsettled(_) => Shown::Withheld,
            Self::Undefined => Shown::None,
            Self::NotRecorded => Shown::Words(NOT_RECORDED.to_owned()),
        })
    }
}

impl<T: Serialize> Serialize for Value<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Shown(figure) => figure.serialize(serializer),
            Self::Withheld | Self::Unsettled(_) => serializer.serialize_str(WITHHELD_MARK),
            Self::Undefined | Self::NotRecorded => serializer.serialize_none(),
        }
    }
}

impl<T: std::fmt::Display> std::fmt::Display for Value<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Shown(figure) => figure.fmt(f),
            Self::Withheld | Self::Unsettled(_) => f.pad(WITHHELD_MARK),
            Self::Undefined => f.pad("-"),
            Self::NotRecorded => f.pad(NOT_RECORDED),
        }
    }
}

impl From<Count> for Figure {
    fn from(count: Count) -> Self {
        count.figure(|count| Shown::Whole(count.into()))
    }
}

impl From<Value<i32>> for Figure {
    fn from(days: Value<i32>) -> Self {
        days.figure(|days| Shown::Whole(days.into()))
    }
}

impl From<Value<f64>> for Figure {
    fn from(value: Value<f64>) -> Self {
        value.figure(Shown::Tenths)
    }
}
