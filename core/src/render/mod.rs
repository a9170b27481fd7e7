//! A report as text, as JSON and as one page of HTML that needs nothing else: no script, no other file, no network.
//!
//! Text and HTML carry the same words and figures in the same order. A figure withheld from the public is `c`; a figure
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

mod cases;
mod chart;
mod content;
mod html;
mod page;
mod style;
#[cfg(test)]
mod tests;
mod text;
mod timeliness;
mod words;

use crate::report::Report;

/// The report as plain text, at most 100 columns wide where its numbers allow; of the waiting cases the 20 longest.
#[must_use]
pub fn text(report: &Report) -> String {
    text::text(&content::page(report))
}

/// The report as indented JSON, by the names of its fields.
#[must_use]
pub fn json(report: &Report) -> String {
    // Writing into memory cannot fail, and every key is a text.
    serde_json::to_string_pretty(report).unwrap_or_default()
}

/// The report as one page of HTML, for a screen of any width and for A4 paper. Printing shows the list of cases too,
/// open or folded, in browsers from 2025 on; in older ones unfold it first.
#[must_use]
pub fn html(report: &Report) -> String {
    html::html(&content::page(report))
}
