//! One register of several.

use std::borrow::Borrow;

use crate::case::assemble::{assemble, sort_parts};
use crate::case::cells::NOTHING;
use crate::case::draft::Draft;
use crate::case::field::other_cell;
use crate::case::register::Register;
use crate::case::rows::Rows;
use crate::case::schema::Kind;
use crate::error::Error;

impl Register {
    /// One register of several. Parts keep what they reported; a row that stands in two counts once.
    ///
    /// ```
    /// use dutydesk::case::Register;
    /// use dutydesk::format::read;
    /// let north = read(&[b"child_id,received\nc1,16/08/2010\n"])?;
    /// let south = read(&[b"child_id,received\nc2,17/08/2010\nc3,17/08/2010\n"])?;
    /// assert_eq!(Register::merge([&north, &south])?.cases().count(), 3);
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::TooLarge`] where the whole has more parts, rows or texts than can be numbered.
    pub fn merge(registers: impl IntoIterator<Item = impl Borrow<Self>>) -> Result<Self, Error> {
        let registers: Vec<_> = registers.into_iter().collect();
        let mut with_rows = registers.iter().map(Borrow::borrow).filter(|register| register.has_rows());
        // What is in order already stays so.
        if let (Some(only), None) = (with_rows.next(), with_rows.next()) {
            let others = registers.iter().map(Borrow::borrow).filter(|register| !register.has_rows());
            return only.and_parts_of(others);
        }
        let mut draft = Draft::empty();
        for register in registers {
            draft.take(register.borrow())?;
        }
        draft.tables.iter_mut().for_each(Rows::close);
        assemble(draft)
    }

    fn has_rows(&self) -> bool {
        self.tables.iter().any(|rows| rows.len() > 0)
    }

    /// The same register with the parts and findings of registers without rows.
    fn and_parts_of<'r>(&self, others: impl Iterator<Item = &'r Self>) -> Result<Self, Error> {
        let mut register = self.clone();
        for other in others {
            register.parts.extend_from_slice(&other.parts);
            register.findings.extend_from_slice(&other.findings);
            register.columns_read.extend_from_slice(&other.columns_read);
            register.profiles.extend_from_slice(&other.profiles);
        }
        sort_parts(&mut register.parts, &mut register.tables)?;
        register.findings.sort_unstable();
        Ok(register)
    }
}

impl Draft {
    /// Adds all of a register.
    fn take(&mut self, register: &Register) -> Result<(), Error> {
        let first_part = self.parts.len();
        self.findings.extend_from_slice(&register.findings);
        self.columns_read.extend_from_slice(&register.columns_read);
        self.profiles.extend_from_slice(&register.profiles);
        self.parts.extend_from_slice(&register.parts);
        for (into, from) in self.tables.iter_mut().zip(&register.tables) {
            for row in 0..from.len() {
                let part = u16::try_from(first_part + from.part(row)).map_err(|_| Error::TooLarge)?;
                let mut cells = Vec::with_capacity(from.table.columns.len());
                for (column, cell) in from.cells(row).enumerate() {
                    let moved = match from.text_in(column, cell).filter(|_| cell != NOTHING) {
                        None => Some(cell),
                        Some(text) => {
                            let text = self.texts.intern(register.texts.get(text));
                            match from.table.columns.get(column).map(|column| column.kind) {
                                Some(Kind::Code(_)) => text.and_then(other_cell),
                                _ => text.and_then(|text| i32::try_from(text.0).ok()),
                            }
                        }
                    };
                    cells.push(moved.ok_or(Error::TooLarge)?);
                }
                into.push(cells.into_iter(), part, from.line(row));
            }
        }
        Ok(())
    }
}
