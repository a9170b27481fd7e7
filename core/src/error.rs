//! What can go wrong in a call. What is wrong with a *record* is a [`Finding`](crate::case::Finding) instead.

use std::borrow::Cow;

use thiserror::Error as ThisError;

mod file_kind;

pub use file_kind::FileKind;

/// A text of the library's own, or one put together from such texts and the names that the caller gave arguments.
pub type Words = Cow<'static, str>;

/// A call that cannot be answered. Every variant has a stable [`code`](Error::code), and where one argument is at fault,
/// [`argument`](Error::argument) has its name. No message repeats text from a file.
///
/// ```
/// use dutydesk::calendar::Day;
/// let error = "11/10/2010".parse::<Day>().map_err(|error| error.of("as_of")).unwrap_err();
/// assert_eq!((error.code(), error.argument()), ("invalid_date", Some("as_of")));
/// assert_eq!(error.to_string(), "as_of: not a date of the form 2010-12-20");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, ThisError)]
#[non_exhaustive]
pub enum Error {
    /// Text that is not a date of the form 2010-12-20, or a date that does not exist.
    #[error("not a date of the form 2010-12-20")]
    InvalidDate,
    /// Text that is not a time of day of the form 14:05. Its code is that of [`InvalidArgument`](Self::InvalidArgument).
    #[error("not a time of day of the form 14:05")]
    InvalidTime,
    /// A date, or an answer, outside the years the calendar covers.
    #[error("outside the years the calendar covers")]
    OutsideCoverage,
    /// A start on a weekend, a holiday or a closure where the convention asks for a working day.
    #[error("the start is not a working day")]
    NotAWorkingDay,
    /// A question about a date that no part of the register observed.
    #[error("no part of the register observed that date")]
    OutsidePeriodObserved,
    /// A name that is not one of those there are: what was asked for, the one it may have been meant for, and all of them.
    #[error("no such {what}; {}: {}", there_are(nearest), known.join(", "))]
    UnknownName {
        /// What the name should have named, for example `definition`.
        what: &'static str,
        /// Of the names there are, the one most like the one given, if any is like it.
        nearest: Option<String>,
        /// The names there are, in the order of the documentation.
        known: Vec<String>,
    },
    /// A file that is not of any form the library reads.
    #[error("not a duty tracking sheet, a canonical table or a children in need census; it looks like {}{}", looks.label(), listed(lacks))]
    UnknownFormat {
        /// What it looks like.
        looks: FileKind,
        /// Of a table, the columns without which it is no duty tracking sheet: each a [`MissingColumn`](Self::MissingColumn).
        lacks: Vec<Error>,
    },
    /// A file with no content.
    #[error("the file is empty")]
    EmptyFile,
    /// A file that stops being readable part-way, and why.
    #[error("not readable as a {format}: {reason}")]
    Unreadable {
        /// The form it was read as.
        format: &'static str,
        /// What is wrong with it, in words that hold nothing of the file.
        reason: &'static str,
    },
    /// Of what was read, most rows gave no referral: a figure of the rest would mislead.
    #[error(
        "{left_out} of {rows} rows give no referral: {why}; see the findings and how the columns were read"
    )]
    NoReferrals {
        /// How many rows were left out for want of a child or a day.
        left_out: u32,
        /// How many rows were read, with those.
        rows: u32,
        /// What is missing or cannot be read, in how many rows, and the form it has.
        why: String,
    },
    /// A column that the form cannot do without.
    #[error("there is no column `{column}`{}", known_as(headings))]
    MissingColumn {
        /// The column's wire name.
        column: &'static str,
        /// Headings it is known by, the first few.
        headings: Vec<String>,
    },
    /// None of the headings is the one that was given for a column. Its code is that of
    /// [`MissingColumn`](Self::MissingColumn).
    #[error(
        "no heading is the one given for `{column}`{}; nothing in its place says that there is none",
        there(headings)
    )]
    MissingHeading {
        /// The column's wire name.
        column: &'static str,
        /// The headings of the files, where they are known to be headings.
        headings: Vec<String>,
    },
    /// An argument of another kind than it takes, outside its range, or that is not there at all.
    #[error("{argument}: {reason}")]
    InvalidArgument {
        /// Its name.
        argument: Words,
        /// What it takes.
        reason: Words,
    },
    /// Rules that cannot be meant so.
    #[error("rules: {reason}")]
    InvalidRules {
        /// What is wrong and where, in words that hold nothing of the rules.
        reason: String,
    },
    /// More rows or distinct texts than a register can number (about two thousand million).
    #[error("more rows or texts than a register can number")]
    TooLarge,
    /// One of these of one of the files given. Its code and its argument are those of the cause.
    #[error("{file}: {cause}")]
    InFile {
        /// What the file is called, without its folder; `file 2` where it has no name.
        file: String,
        /// What is wrong with it.
        #[source]
        cause: Box<Error>,
    },
    /// One of these of one argument. Its code is that of the cause.
    #[error("{argument}: {cause}")]
    Of {
        /// The name of the argument.
        argument: Words,
        /// What is wrong with it.
        #[source]
        cause: Box<Error>,
    },
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
            Self::UnknownFormat { .. } => "unknown_format",
            Self::EmptyFile => "empty_file",
            Self::Unreadable { .. } => "unreadable",
            Self::NoReferrals { .. } => "no_referrals",
            Self::MissingColumn { .. } | Self::MissingHeading { .. } => "missing_column",
            Self::InvalidArgument { .. } | Self::InvalidTime => "invalid_argument",
            Self::InvalidRules { .. } => "invalid_rules",
            Self::TooLarge => "too_large",
            Self::InFile { cause, .. } | Self::Of { cause, .. } => cause.code(),
        }
    }

    /// The name of the argument at fault, where it is one.
    #[must_use]
    pub fn argument(&self) -> Option<&str> {
        match self {
            Self::InvalidArgument { argument, .. } | Self::Of { argument, .. } => Some(argument),
            Self::InvalidRules { .. } => Some("rules"),
            Self::InFile { cause, .. } => cause.argument(),
            _ => None,
        }
    }

    /// The error without the argument and the file it is of.
    #[must_use]
    pub fn cause(&self) -> &Self {
        match self {
            Self::InFile { cause, .. } | Self::Of { cause, .. } => cause.cause(),
            other => other,
        }
    }

    /// The same error, said of an argument; one that names its argument already stays as it is.
    #[must_use]
    pub fn of(self, argument: impl Into<Words>) -> Self {
        match self.argument() {
            Some(_) => self,
            None => Self::Of { argument: argument.into(), cause: Box::new(self) },
        }
    }

    /// The same error, said of the file of that name, of which the folder is not told; one that names its file already stays
    /// as it is, and so does one of a file without a name.
    #[must_use]
    pub fn in_file(self, name: &str) -> Self {
        match (self, name.rsplit(['/', '\\']).find(|part| !part.is_empty())) {
            (named @ Self::InFile { .. }, _) => named,
            (cause, Some(file)) => Self::InFile { file: file.to_owned(), cause: Box::new(cause) },
            (cause, None) => cause,
        }
    }

    /// That a file is of no form read here.
    pub(crate) const fn looks(looks: FileKind) -> Self {
        Self::UnknownFormat { looks, lacks: Vec::new() }
    }

    /// That there is no such column.
    pub(crate) const fn missing(column: &'static str) -> Self {
        Self::MissingColumn { column, headings: Vec::new() }
    }

    /// That an argument takes something else.
    pub(crate) fn takes(argument: impl Into<Words>, reason: impl Into<Words>) -> Self {
        Self::InvalidArgument { argument: argument.into(), reason: reason.into() }
    }

    /// That there is no such name among those known. What was given is compared and not kept.
    pub(crate) fn unknown<N: ToString>(
        what: &'static str,
        given: &str,
        known: impl IntoIterator<Item = N>,
    ) -> Self {
        let known: Vec<String> = known.into_iter().map(|name| name.to_string()).collect();
        Self::UnknownName { what, nearest: nearest(given, &known), known }
    }
}

/// Of some names the one most like a text, if any is like it at all: at most a third of its letters wrong.
pub(crate) fn nearest<N: AsRef<str>>(given: &str, known: &[N]) -> Option<String> {
    let wrong = |name: &str| strsim::osa_distance(given, name);
    let near = known.iter().map(|name| (wrong(name.as_ref()), name.as_ref()));
    let near = near.filter(|(wrong, name)| *wrong <= name.chars().count().div_ceil(3));
    near.min_by_key(|(wrong, _)| *wrong).map(|(_, name)| name.to_owned())
}

fn listed(lacks: &[Error]) -> String {
    lacks.iter().map(|lack| format!("; {lack}")).collect()
}

fn known_as(headings: &[String]) -> String {
    match headings {
        [] => String::new(),
        _ => format!(" (headings it goes by: {}, ...; `columns` takes any other)", headings.join(", ")),
    }
}

fn there(headings: &[String]) -> String {
    if headings.is_empty() { String::new() } else { format!("; there are: {}", headings.join(", ")) }
}

fn there_are(nearest: &Option<String>) -> String {
    match nearest {
        Some(nearest) => format!("did you mean {nearest}? There are"),
        None => "there are".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_one_that_is_like_it() {
        let known = ["due_within", "division", "desk_hours"];
        assert_eq!(nearest("due_witin", &known).as_deref(), Some("due_within"));
        assert_eq!(nearest("devision", &known).as_deref(), Some("division"));
        assert_eq!(nearest("colour", &known), None);
    }

    #[test]
    fn an_argument_is_named_once() {
        let error = Error::takes("sentences", "true or false").of("selection");
        assert_eq!(error.to_string(), "sentences: true or false");
        assert_eq!(Error::InvalidDate.of("as_of").argument(), Some("as_of"));
    }

    #[test]
    fn a_file_is_named_once_and_the_cause_keeps_its_code_and_argument() {
        let error = Error::takes("files", "at least one").in_file("x/a.csv").in_file("b").in_file("");
        assert_eq!(error.to_string(), "a.csv: files: at least one");
        assert_eq!((error.code(), error.argument()), ("invalid_argument", Some("files")));
        assert_eq!(error.cause(), &Error::takes("files", "at least one"));
    }
}
