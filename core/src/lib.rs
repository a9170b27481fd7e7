//! Referrals to children's social care: which clock is running, who holds the case, how big the backlog is and why.
//!
//! | guidance term | type | clock | source |
//! | --- | --- | --- | --- |
//! | contact | [`case::Contact`] | | Department for Education, children in need statistics: methodology |
//! | referral | [`case::Referral`] | `referral_decision`: 1 working day | Working Together to Safeguard Children |
//! | initial assessment (to April 2013) | [`case::Assessment`] | `initial_assessment`: 7, then 10 working days | Framework for the Assessment 2000; Working Together 2010 |
//! | core assessment (to April 2013) | [`case::Assessment`] | `core_assessment`: 35 working days | the same |
//! | single, child and family, assessment | [`case::Assessment`] | `single_assessment`: 45 working days | Working Together 2013 and later |
//! | strategy discussion, section 47 enquiry | [`case::Enquiry`] | | Children in need census guide |
//! | initial child protection conference | [`case::Conference`] | `icpc`: 15 working days | Working Together; census guide |
//! | conference on transfer in | [`case::Conference`] | `transfer_in_conference`: 15 working days | census guide |
//! | review conference | [`case::Conference`] | `first_cp_review`: 3 months; `later_cp_review`: 6 months | Working Together |
//! | core group | [`case::Event`] | `first_core_group`: 10 working days | local procedures of later editions |
//! | review of a looked-after child | [`case::Event`] | `first_lac_review`: 20 working days; then 3 and 6 months | SI 2010/959, regulation 33 |
//! | visit to a placement | [`case::Plan`], [`case::Event`] | `placement_first_visit`: 1 week; then by kind of placement | SI 2010/959, regulation 28 |
//! | pathway plan, personal adviser's visit | the same | `pathway_plan_review`: 6 months; `adviser_first_visit`: 7 days | SI 2010/2571 |
//! | private fostering visit | the same | `private_fostering_visit_first_year`: 6 weeks | SI 2005/1533, regulation 8 |
//! | child in need plan, child protection plan | [`case::Plan`] | | census guide |
//! | allocated social worker, case-holder | [`case::Holding`], [`history::HolderClass`] | | local procedures; [`backlog::Definition`] says what counts |
//! | working day | [`calendar::Calendar`] | | Banking and Financial Dealings Act 1971 and regulations |
//!
//! Each clock's exact rule, in every edition and nation, with its document and how sure the library is of it, is a row of
//! [`regime`], whose page lists them.
//!
//! Data flows one way: rows are read by a [`mod@format`] into a [`case::Register`] with its findings; [`history`] replays it into
//! spells; [`backlog`] and [`timescale`] count and judge them; a [`worklist`] says what to act on first; a [`report::Report`] holds the answer, reads as a
//! [`page::Page`], and [`render`] writes it out.
//!
//! ```
//! use dutydesk::backlog::{Ask, Definition};
//! use dutydesk::ask::{Asked, Audience};
//! use dutydesk::report::Report;
//! use dutydesk::{format, render};
//!
//! let sheet = b"child_id,received,team,worker,allocated\nc1,2010-08-16,North DIAT,TM,2010-08-17\n";
//! let register = format::read(&[sheet])?;
//! let ask = Ask::new("2010-10-11".parse()?, Definition::named("registered_case_holder")?);
//! let report = Report::of(&register, &Asked::new(ask, Audience::Management))?;
//! assert_eq!(report.total.waiting.shown(), Some(1)); // a team manager holds it
//! println!("{}", render::text(&report));
//! # Ok::<(), dutydesk::Error>(())
//! ```
//!
//! Every question about a state takes a day and counts what was so at its end. Nothing here knows today's date, opens a file
//! or a connection, or repeats what a record says in an error.
//!
//! # Features
//!
//! All are on unless turned off. `default-features = false` leaves working days, duty sheets, canonical tables and every
//! question; a report is then written as text or JSON.
//!
//! | feature | what it turns on | what it brings |
//! | --- | --- | --- |
//! | `census` | `format::cin_census`; without it [`format::read`] answers a census with [`Error::Unreadable`], saying so | quick-xml |
//! | `html` | `render::html` | maud |
//! | `scenario` | `scenario`: invented registers | rand_core, rand_pcg |
//! | `xlsx` | workbooks (.xlsx) read and written, and files packed with gzip; without it [`format::read`] says to save or unpack them | calamine, rust_xlsxwriter, zip, flate2 |
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::indexing_slicing))]

pub mod ask;
pub mod backlog;
pub mod calendar;
pub mod case;
mod error;
pub mod format;
pub mod history;
pub mod measure;
mod named;
mod options;
pub mod page;
pub mod regime;
pub mod render;
pub mod report;
#[cfg(feature = "scenario")]
pub mod scenario;
pub mod source;
pub mod stats;
pub mod table;
pub mod timescale;
pub mod worklist;

pub use error::{Error, FileKind};
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
