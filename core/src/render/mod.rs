//! A page as text, as Markdown and as one page of HTML that needs nothing else: no script, no other file, no network. A
//! report goes as it is.
//!
//! Each form carries the same words and figures in the same order. A figure withheld from the public is `c`; a figure
//! that does not exist is a dash.
//!
//! ```
//! use dutydesk::backlog::{Ask, Definition};
//! use dutydesk::calendar::Day;
//! use dutydesk::case::{Part, ReferralRow, RegisterBuilder};
//! use dutydesk::ask::{Asked, Audience};
//! use dutydesk::report::Report;
//! let mut builder = RegisterBuilder::new(Part::new("example"));
//! let received = Some(Day::from_ymd(2010, 8, 16)?);
//! builder.add(&ReferralRow { referral_id: "r1", child_id: "c1", received, ..Default::default() })?;
//! let ask = Ask::new(Day::from_ymd(2010, 10, 11)?, Definition::named("registered_case_holder")?);
//! let report = Report::of(&builder.finish()?, &Asked::new(ask, Audience::Management))?;
//! assert!(dutydesk::render::text(&report).contains("As at the end of 11 October 2010"));
//! assert!(dutydesk::render::html(&report).starts_with("<!DOCTYPE html>"));
//! # Ok::<(), dutydesk::Error>(())
//! ```

#[cfg(feature = "html")]
mod chart;
#[cfg(feature = "html")]
mod html;
mod markdown;
mod sheets;
#[cfg(feature = "html")]
mod style;
#[cfg(test)]
mod tests;
mod text;
#[cfg(feature = "xlsx")]
mod workbook;

use serde::Serialize;

#[cfg(feature = "xlsx")]
use crate::error::Error;
use crate::page::Page;

pub use sheets::WorkbookSheet;

/// A report, or another page, as plain text, at most 100 columns wide where its numbers allow; of a long list the first
/// 20 lines.
#[must_use]
pub fn text(page: impl Into<Page>) -> String {
    text::text(&page.into())
}

/// Anything that has fields, such as a report, as indented JSON by their names.
#[must_use]
pub fn json(fields: &impl Serialize) -> String {
    // Writing into memory cannot fail, and every key is a text.
    serde_json::to_string_pretty(fields).unwrap_or_default()
}

/// A report, or another page, as one page of HTML, for a screen of any width and for A4 paper. Printing shows a list of
/// cases too, open or folded, in browsers from 2025 on; in older ones unfold it first.
#[cfg(feature = "html")]
#[must_use]
pub fn html(page: impl Into<Page>) -> String {
    html::html(&page.into())
}

/// A report, or another page, as Markdown, with tables as GitHub has them; of a long list the first 20 lines.
///
/// ```
/// use dutydesk::page::{Block, Figure, Head, Page, Section, Sheet};
/// let mut sheet = Sheet::new("waits", "Cases waiting", vec![Head::words("Team"), Head::number("Cases")]);
/// sheet.row(vec![Figure::words("North|South"), Figure::whole(1204)]);
/// let sections = vec![Section::new("waits", "Waits", vec![Block::Table(sheet)])];
/// let written = dutydesk::render::markdown(Page { sections, ..Page::default() });
/// assert!(written.contains("| Team | Cases |\n| --- | ---: |\n| North\\|South | 1,204 |"));
/// ```
#[must_use]
pub fn markdown(page: impl Into<Page>) -> String {
    markdown::markdown(&page.into())
}

/// A report, or another page, as a workbook (XLSX): what it says on a first sheet, and each of its tables and lists on a
/// sheet of its own, with numbers as numbers and days as dates.
///
/// ```
/// use dutydesk::page::{Block, Figure, Head, Page, Section, Sheet};
/// let mut sheet = Sheet::new("waits", "Cases waiting", vec![Head::words("Team"), Head::number("Cases")]);
/// sheet.row(vec![Figure::words("North"), Figure::whole(1204)]);
/// let sections = vec![Section::new("waits", "Waits", vec![Block::Table(sheet)])];
/// assert!(dutydesk::render::workbook(Page { sections, ..Page::default() })?.starts_with(b"PK"));
/// # Ok::<(), dutydesk::Error>(())
/// ```
///
/// # Errors
/// [`Error::TooLarge`] for a list of more rows than a sheet can have.
#[cfg(feature = "xlsx")]
pub fn workbook(page: impl Into<Page>) -> Result<Vec<u8>, Error> {
    workbook::workbook(page.into())
}

/// The sheets that `workbook` writes, for a program that writes them itself.
///
/// ```
/// use dutydesk::page::{Block, Figure, Head, Page, Section, Sheet, Shown};
/// let mut sheet = Sheet::new("waits-by_team", "Cases waiting", vec![Head::words("Team"), Head::number("Cases")]);
/// sheet.row(vec![Figure::words("North"), Figure::of(Shown::AtLeast(1204))]);
/// let sections = vec![Section::new("waits", "Waits", vec![Block::Table(sheet)])];
/// let sheets = dutydesk::render::sheets(Page { sections, ..Page::default() });
/// assert_eq!((sheets[0].name.as_str(), sheets[1].name.as_str()), ("Report", "Waits by team"));
/// assert_eq!(sheets[1].rows, [["North", "at least 1,204"].map(|words| Shown::Words(words.to_owned()))]);
/// ```
#[must_use]
pub fn sheets(page: impl Into<Page>) -> Vec<WorkbookSheet> {
    sheets::sheets(page.into())
}
