//! What can go wrong in a call. What is wrong with a *record* is a [`Finding`](crate::case::Finding) instead.

use std::fmt;

/// A call that cannot be answered. Every variant has a stable [`code`](Error::code); no message repeats text from a file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// Text that is not a date of the form 2010-12-20, or a date that does not exist.
    InvalidDate,
    /// A date, or an answer, outside the years the calendar covers.
    OutsideCoverage,
    /// A start on a weekend, a holiday or a closure where the convention asks for a working day.
    NotAWorkingDay,
    /// A question about a date that no part of the register observed.
    OutsidePeriodObserved,
    /// A name that is not one of a fixed list: what was asked for, and the names there are.
    UnknownName {
        /// What the name should have named, for example `definition`.
        what: &'static str,
        /// The names there are, in the order of the documentation.
        known: &'static [&'static str],
    },
    /// A file that is not of any form the library reads.
    UnknownFormat,
    /// A file with no content.
    EmptyFile,
    /// A file that stops being readable part-way, and why.
    Unreadable {
        /// The form it was read as.
        format: &'static str,
        /// What is wrong with it, in words that hold nothing of the file.
        reason: &'static str,
    },
    /// A column that the form cannot do without.
    MissingColumn {
        /// The column's wire name.
        column: &'static str,
    },
    /// An argument outside its range.
    InvalidArgument {
        /// Which argument, and what it may be.
        reason: &'static str,
    },
    /// Rules that cannot be meant so. Its code is that of [`InvalidArgument`](Self::InvalidArgument).
    InvalidRules {
        /// What is wrong and where, in words that hold nothing of the rules.
        reason: String,
    },
    /// More rows or distinct texts than a register can number (about two thousand million).
    TooLarge,
}

impl Error {
    /// The stable code, the same in every language.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::InvalidDate => "invalid_date",
            Self::OutsideCoverage => "outside_coverage",
            Self::NotAWorkingDay => "not_a_working_day",
            Self::OutsidePeriodObserved => "outside_period_observed",
            Self::UnknownName { .. } => "unknown_name",
            Self::UnknownFormat => "unknown_format",
            Self::EmptyFile => "empty_file",
            Self::Unreadable { .. } => "unreadable",
            Self::MissingColumn { .. } => "missing_column",
            Self::InvalidArgument { .. } | Self::InvalidRules { .. } => "invalid_argument",
            Self::TooLarge => "too_large",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InvalidDate => f.write_str("not a date of the form 2010-12-20"),
            Self::OutsideCoverage => f.write_str("outside the years the calendar covers"),
            Self::NotAWorkingDay => f.write_str("the start is not a working day"),
            Self::OutsidePeriodObserved => f.write_str("no part of the register observed that date"),
            Self::UnknownName { what, known } => {
                write!(f, "no such {what}; there are: {}", known.join(", "))
            }
            Self::UnknownFormat => {
                f.write_str("not a duty tracking sheet, a canonical table or a children in need census")
            }
            Self::EmptyFile => f.write_str("the file is empty"),
            Self::Unreadable { format, reason } => {
                write!(f, "not readable as a {format}: {reason}")
            }
            Self::MissingColumn { column } => write!(f, "there is no column `{column}`"),
            Self::InvalidArgument { reason } => f.write_str(reason),
            Self::InvalidRules { reason } => write!(f, "rules: {reason}"),
            Self::TooLarge => f.write_str("more rows or texts than a register can number"),
        }
    }
}

impl std::error::Error for Error {}
