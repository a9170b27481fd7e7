//! A register with what changed since.

use std::collections::BTreeSet;

use crate::calendar::Day;
use crate::case::builder::RegisterBuilder;
use crate::case::part::Part;
use crate::case::register::Register;
use crate::case::schema::TableSpec;
use crate::case::tables::REFERRALS;
use crate::error::Error;
use crate::table::{Cell, Table};

impl Register {
    /// The register with rows that were drawn on a later day: for each referral they name, they speak from then on in the tables
    /// that are given, and new referrals are added. What the rows gave way to is [kept](Self::superseded), and a holder they no
    /// longer show held the case until that day. It is [`merge`](Self::merge) with a later extract.
    ///
    /// ```
    /// use dutydesk::format::read;
    /// use dutydesk::table::{Column, Table};
    /// let register = read(&[b"referral_id,child_id,received,worker,allocated\nr1,c1,16/08/2010,W017,17/08/2010\n"])?;
    /// let holdings = Table::new(vec![
    ///     Column::texts("referral_id", [Some("r1")]),
    ///     Column::days("start", [Some("2010-09-06".parse()?)]),
    ///     Column::texts("worker_id", [Some("W021")]),
    /// ])?;
    /// let later = register.upsert(&[("holdings", holdings)], "2010-09-07".parse()?)?;
    /// let held: Vec<_> = later.cases().flat_map(|case| case.holdings()).map(|held| (held.start(), held.end())).collect();
    /// assert_eq!(held, [("2010-08-17".parse()?, Some("2010-09-07".parse()?)), ("2010-09-06".parse()?, None)]);
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] where the register is of several authorities (read the rows as a register of their own and
    /// merge) and where `extracted` is not after every day a source of it was drawn; as
    /// [`read_tables`](crate::format::canonical::read_tables) for the tables.
    pub fn upsert<N: AsRef<str>>(&self, tables: &[(N, Table)], extracted: Day) -> Result<Self, Error> {
        let mut part = Part::new("canonical");
        part.extracted = Some(extracted);
        part.authority = self.parts.first().and_then(|part| part.authority.clone());
        if self.parts.iter().any(|other| other.authority != part.authority) {
            return Err(Error::takes("register", "a register of one authority, or merge"));
        }
        if self.parts.iter().filter_map(Part::drawn).any(|drawn| drawn >= extracted) {
            return Err(Error::takes(
                "extracted",
                "a day after every day on which a source of the register was drawn",
            ));
        }
        let mut builder = RegisterBuilder::new(part);
        let mut given: Vec<(&'static TableSpec, &Table)> = Vec::with_capacity(tables.len());
        for (name, table) in tables {
            let spec = TableSpec::named(name.as_ref())?;
            builder.add_table(spec, table)?;
            given.push((spec, table));
        }
        let ids = |wanted: fn(&TableSpec) -> bool| -> BTreeSet<&str> {
            let tables = given.iter().filter(|(spec, _)| wanted(spec));
            let columns = tables.filter_map(|(_, table)| table.column("referral_id"));
            let cells = columns.flat_map(|column| (0..column.len()).map(|row| column.cell(row)));
            cells
                .filter_map(|cell| if let Cell::Text(text) = cell { Some(text.trim()) } else { None })
                .collect()
        };
        let (named, own) =
            (ids(|table| table.referral().is_some()), ids(|table| table.place == REFERRALS.place));
        // What the rows belong to stands as it did.
        for case in named.difference(&own).filter_map(|id| self.referral(id)) {
            builder.copy_referral(self, case.number())?;
        }
        Self::merge([self, &builder.finish()?])
    }
}
