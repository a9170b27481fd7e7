//! What the readers share: the text of a file, its rows under their headings, and how a cell is understood.

pub(crate) mod blank;
mod cells;
mod column;
mod csv;
pub(crate) mod dates;
mod heading;
pub(crate) mod kind;
mod order;
#[cfg(feature = "xlsx")]
mod packed;
#[cfg(feature = "xlsx")]
mod references;
mod sheet;
mod spelling;
pub(crate) mod text;
#[cfg(feature = "xlsx")]
mod xlsx;

#[cfg(not(feature = "xlsx"))]
use std::borrow::Cow;

#[cfg(not(feature = "xlsx"))]
use crate::error::Error;
#[cfg(feature = "xlsx")]
pub(crate) use packed::unpacked;

pub(crate) use column::{BLANK, SourceColumn};
pub use order::DateOrder;
pub(crate) use sheet::Sheet;
pub(crate) use spelling::Spellings;

/// What a packed file holds: without the feature `xlsx` none is unpacked.
#[cfg(not(feature = "xlsx"))]
pub(crate) fn unpacked(bytes: &[u8]) -> Result<Cow<'_, [u8]>, Error> {
    Ok(Cow::Borrowed(bytes))
}
