//! What the readers share: the text of a file, its rows under their headings, and how a cell is understood.

mod blank;
mod column;
mod csv;
pub(crate) mod dates;
mod heading;
pub(crate) mod kind;
mod order;
mod sheet;
pub(crate) mod text;

pub(crate) use column::{BLANK, SourceColumn};
pub use order::DateOrder;
pub(crate) use sheet::Sheet;
