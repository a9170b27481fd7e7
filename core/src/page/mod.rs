//! A document as data: sections of paragraphs, figures, tables and charts, without a word of what they are about.
//!
//! Whoever fills a [`Page`] says what stands where; whoever draws one, as text or HTML or in a browser, needs to know
//! nothing else. As JSON a figure is what it is: a text, a number, `null` where there is none, or an object.
//!
//! ```
//! use dutydesk::page::{Block, Figure, Head, Page, Section, Sheet};
//! let mut sheet = Sheet::new("waits", "Days waited", vec![Head::words("Team"), Head::number("Days")]);
//! sheet.row(vec![Figure::words("North"), Figure::whole(1204)]);
//! let page = Page {
//!     subject: "Waits".to_owned(),
//!     heading: "On 11 October 2010".to_owned(),
//!     sections: vec![Section::new("waits", "By team", vec![Block::Table(sheet)])],
//!     ..Page::default()
//! };
//! assert!(dutydesk::render::text(page.clone()).contains("North  1,204"));
//! assert!(dutydesk::render::markdown(page).contains("| North | 1,204 |"));
//! ```

mod chart;
mod document;
mod figure;
mod sheet;
pub(crate) mod words;

pub use chart::{Bars, Chart, ChartKind};
pub use document::{Block, Note, Page, Section, Stat};
pub use figure::{Behind, Figure, Shown, WITHHELD};
pub use sheet::{Head, HeadKind, Line, Sheet};
