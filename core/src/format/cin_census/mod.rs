//! The children in need census of England, collection years 2017 to 2027 (each named by the 31 March it ends on).
//!
//! | census | register |
//! |---|---|
//! | `Child` | a row of `children`; `UPN`, `FormerUPN`, `UPNunknown` and each `Disability` go to the extras |
//! | `CINdetails` | a row of `referrals`, under the child's id and the day received, with `#2`, `#3` for further ones of that day in the order of what they say, in whichever `Child` elements of the file they stand |
//! | `CINclosureDate`, `ReasonForClosure` | a row of `closures` |
//! | `ReferralNFA` true | decision `no_further_action`; false says nothing about a decision |
//! | `DateOfInitialCPC` of `CINdetails` | a transfer-in conference |
//! | `Assessments` | a row of `assessments`, kind `single`; the factors and the internal review date go to the extras |
//! | `Section47` | a row of `enquiries`; its start is the day of the strategy discussion |
//! | `InitialCPCtarget`, `DateOfInitialCPC` of `Section47` | an initial conference, unless only a target is given and none was required |
//! | `CINPlanDates`, `ChildProtectionPlans` | rows of `plans`; the category is the latest |
//! | `CPPreviewDate` | a review conference |
//! | `PreProceedingsandFGDM` (from 2026-27) | the extras of the referral |
//!
//! The census has no team, worker, visit or decision date: those columns are not reported, so nobody is said to hold
//! anything. Child in need plans are returned from 2021-22 on. What program wrote a file is not kept.
//!
//! **Ends.** A closing date and the end of a plan are the first day no longer open: a case closed on 31 March is not open
//! at the end of that day.
//!
//! **No further action.** Without a closing date and without any work such a referral counts as closed the day it was
//! received, under a finding. With work recorded it stays open until a closing date.
//!
//! **Blanks.** An item that is empty, `xsi:nil`, or a word that programs write for nothing (`NULL`, `N/A`, `-`) says
//! nothing, without a finding, and so does a group of nothing but such items. An item the register cannot do without is
//! still missing then. A date that programs write where there is none, such as 1900-01-01, is blank under a finding. Yes
//! and no may be `true`, `yes`, `y`, `1` and their opposites in any case; a date may end in an offset, which makes it no other
//! day.
//!
//! **Period observed.** From 1 April to 31 March of the collection year. A reference date up to a year later is noted
//! and the period then ends on it, so that a question about either day can be answered; any other reference date is
//! noted and changes nothing. The day the file was drawn is taken from its time stamp unless that lies before the last
//! day of the period.
//!
//! **Findings** name the line of the file. An item of another year is read all the same and its code held to its own list; a code no list has is kept as it came.
//!
//! Source: Department for Education, Children in need census 2023 to 2024: guide, version 1.0, October 2022; codes and
//! items of the other years from the yearly schema files published by the Social Finance Digital Labs and the
//! validation rules published by Data to Insight.

mod codes;
mod header;
mod record;
mod rows;
mod schema;
mod walk;

use std::borrow::Cow;

use crate::case::{Finding, FindingCode, Register};
use crate::error::Error;
use crate::format::File;
use crate::format::source::{kind, unpacked};
use crate::format::text::{self, Encoding};

/// How much of a file is looked at to recognise it.
const BEGINNING: usize = 1 << 16;

/// Reads a census file: UTF-8, or UTF-16 with a byte order mark; anything else as Windows-1252 under a finding.
///
/// A file that is cut off or stops being well-formed keeps what stands before, with a `cut_short` finding. Document types
/// and entities of its own are not followed.
///
/// ```
/// use dutydesk::case::REFERRALS;
/// use dutydesk::format::cin_census;
/// let file = "<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2024</Year>
/// <ReferenceDate>2024-03-31</ReferenceDate></CollectionDetails><Source><LEA>999</LEA></Source></Header>
/// <Children><Child><ChildIdentifiers><LAchildID>1</LAchildID></ChildIdentifiers>
/// <CINdetails><CINreferralDate>2023-12-20</CINreferralDate><ReferralNFA>0</ReferralNFA></CINdetails>
/// </Child></Children></Message>";
/// let register = cin_census::read(file.as_bytes())?;
/// assert_eq!(register.rows(&REFERRALS), 1);
/// assert!(register.findings().is_empty());
/// # Ok::<(), dutydesk::Error>(())
/// ```
///
/// # Errors
/// [`Error::EmptyFile`]; [`Error::UnknownFormat`] where the first element is not a message, or it is one of another
/// collection and holds no children; [`Error::Unreadable`] where it is cut off before the first child;
/// [`Error::TooLarge`].
pub fn read(bytes: &[u8]) -> Result<Register, Error> {
    read_as(bytes, None)
}

/// The same of a file, whose name findings and lists of cases then tell.
///
/// # Errors
/// As [`read`]; they tell no name.
pub fn read_file(file: File<'_>) -> Result<Register, Error> {
    read_as(file.bytes, file.base_name())
}

/// The same of what is called so.
pub(crate) fn read_as(bytes: &[u8], called: Option<&str>) -> Result<Register, Error> {
    let bytes = &*unpacked(bytes)?;
    let (text, encoding) = text::decode(bytes);
    if text.trim().is_empty() {
        return Err(Error::EmptyFile);
    }
    if let Some(kind) = kind::of_bytes(bytes) {
        return Err(Error::looks(kind));
    }
    let whole = text.len();
    let text = if text.contains('\0') { Cow::Owned(text.replace('\0', "")) } else { text };
    let mut builder = walk::read(&text, called)?;
    if encoding == Encoding::Windows1252 {
        builder.note(Finding::new(FindingCode::NotUtf8, schema::HEADER_BLOCK));
    }
    if text.len() < whole {
        builder.note(Finding::new(FindingCode::NulCharacters, schema::HEADER_BLOCK));
    }
    builder.finish()
}

/// Whether a file begins as a children in need census: the first element is `Message`, whatever the encoding, the XML
/// declaration or the namespace, and the header names no other collection.
#[must_use]
pub fn recognises(bytes: &[u8]) -> bool {
    let beginning = bytes.get(..BEGINNING).unwrap_or(bytes);
    let (text, _) = text::decode(beginning);
    let text = text.trim_start();
    // A long comment may stand before the first element; what begins as no XML is not read through.
    let goes_on = beginning.len() < bytes.len() && (text.is_empty() || text.starts_with('<'));
    walk::begins_as_census(text)
        .or_else(|| if goes_on { walk::begins_as_census(&text::decode(bytes).0) } else { None })
        .unwrap_or(false)
}

/// A name that findings about a census give, as the library has it.
pub(crate) fn name(name: &str) -> Option<&'static str> {
    if name == schema::HEADER_BLOCK {
        return Some(schema::HEADER_BLOCK);
    }
    schema::MESSAGE.find(name).map(|(known, _)| known)
}
