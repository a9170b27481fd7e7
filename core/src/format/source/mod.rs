//! What the readers share: the text of a file, its rows under their headings, and how a cell is understood.

pub(crate) mod blank;
mod cells;
mod column;
mod csv;
pub(crate) mod dates;
mod heading;
pub(crate) mod kind;
mod number;
mod order;
mod packed;
#[cfg(feature = "xlsx")]
mod references;
mod separated;
mod sheet;
mod spelling;
pub(crate) mod text;
#[cfg(feature = "xlsx")]
mod xlsx;

pub(crate) use column::{BLANK, SourceColumn};
pub use order::DateOrder;
pub(crate) use packed::unpacked;
pub(crate) use sheet::Sheet;
pub(crate) use spelling::Spellings;
