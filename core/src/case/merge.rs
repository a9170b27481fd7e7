//! One register of several.

use std::borrow::Borrow;

use crate::case::assemble::Linked;
use crate::case::cells::NOTHING;
use crate::case::draft::{Draft, From};
use crate::case::field::other_cell;
use crate::case::finding::Finding;
use crate::case::register::Register;
use crate::case::rows::{NO_ROW, Rows};
use crate::case::schema::{Kind, TableSpec};
use crate::case::settle::STANDS_IN;
use crate::case::tables::REFERRALS;
use crate::error::Error;

impl Register {
    /// One register of several, the same in whatever order and grouping they come. Parts keep what they reported; a row
    /// that stands in two counts once.
    ///
    /// - **Authorities.** An id belongs to its authority: where one text is a child, a referral, a worker, a team or a
    ///   family group under several, each is called `<authority>: <id>`, and `no authority: <id>` under parts that name none.
    /// - **Districts.** A team's name that stands in several districts of one authority is a team of each, called
    ///   `<district>: <team>`.
    /// - **Siblings.** A referral is its number and its child: a number of several children is called `<number>:<child>`.
    /// - **Extracts.** Of several parts of one authority the latest, by the day it was extracted or else the last it
    ///   observed, speaks for the referrals it holds: one row for each id, and all rows of them in the tables it reports.
    ///   What an earlier one said gives way under a finding and is [kept](Self::superseded); a holder whom the next
    ///   extract no longer shows held the case until the day of that extract. Where none says when it was drawn, what all
    ///   say counts, under a finding where they differ.
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
        let mut draft = Draft::empty();
        for register in registers {
            draft.take(register.borrow())?;
        }
        draft.tables.iter_mut().for_each(Rows::close);
        Linked::of(draft)?.assemble()
    }
}

impl Draft {
    /// Adds all of a register, as it was told.
    fn take(&mut self, register: &Register) -> Result<(), Error> {
        let first_part = self.parts.len();
        let of_the_whole = |finding: &&Finding| !finding.code.is_of_the_whole();
        let files = self.files.len();
        self.files.append(&register.files);
        for finding in register.findings.iter().filter(of_the_whole) {
            self.findings.push(finding.in_file(finding.file.after(files)?));
        }
        self.columns_read.extend_from_slice(&register.columns_read);
        self.profiles.extend_from_slice(&register.profiles);
        self.parts.extend_from_slice(&register.parts);
        let first = self.tables.get(REFERRALS.place).map_or(0, Rows::len);
        self.origins.push(first);
        let first = u32::try_from(first).map_err(|_| Error::TooLarge)?;
        for (table, from, links) in register.told() {
            for row in (0..from.len()).filter(|row| from.line(*row) != STANDS_IN) {
                let part = u16::try_from(first_part + from.part(row)).map_err(|_| Error::TooLarge)?;
                let referral = match links.get(row) {
                    None | Some(&NO_ROW) => NO_ROW,
                    Some(link) => first.checked_add(*link).ok_or(Error::TooLarge)?,
                };
                let file = from.file(row).after(files)?;
                let origin = From { part, line: from.line(row), file, referral };
                self.copy(register, table, from, row, origin)?;
            }
        }
        Ok(())
    }

    /// Adds a row of a register, as if it had come from there.
    pub(crate) fn copy(
        &mut self,
        register: &Register,
        table: &'static TableSpec,
        rows: &Rows,
        row: usize,
        origin: From,
    ) -> Result<(), Error> {
        let mut cells = Vec::with_capacity(table.columns.len());
        for (column, cell) in rows.cells(row).enumerate() {
            let moved = match rows.text_in(column, cell).filter(|_| cell != NOTHING) {
                None => Some(cell),
                Some(text) => {
                    let text = self.texts.intern(register.texts.get(text));
                    match table.columns.get(column).map(|column| column.kind) {
                        Some(Kind::Code(_)) => text.and_then(other_cell),
                        _ => text.and_then(|text| i32::try_from(text.0).ok()),
                    }
                }
            };
            cells.push(moved.ok_or(Error::TooLarge)?);
        }
        self.store(table, &cells, origin);
        Ok(())
    }
}
