//! What the readers share: the text of a file, its rows under their headings, and how a cell is understood.

pub(crate) mod blank;
mod column;
mod csv;
pub(crate) mod dates;
mod heading;
mod order;
mod sheet;
mod spelling;
pub(crate) mod text;

pub(crate) use column::{BLANK, SourceColumn};
pub use order::DateOrder;
pub(crate) use sheet::Sheet;
pub(crate) use spelling::{Spellings, folded};
