//! Who the rows of one referral say holds it, one after the other.

use crate::calendar::Day;
use crate::case::{FindingCode, HolderKind, HoldingRow, ReferralHandle};
use crate::error::Error;
use crate::format::duty_sheet::columns::SheetColumn;
use crate::format::duty_sheet::holder::Held;
use crate::format::duty_sheet::rows::{At, Rows};

/// Who a row says holds its referral.
pub(super) struct Holding<'t> {
    line: u32,
    pub(super) start: Day,
    start_recorded: Option<Day>,
    held: Held<'t>,
    team: &'t str,
    district: &'t str,
}

impl<'t> Rows<'t> {
    pub(super) fn holding(&mut self, at: At) -> Result<Option<Holding<'t>>, Error> {
        if !self.columns.has(SheetColumn::Worker) && !self.columns.has(SheetColumn::HolderKind) {
            return Ok(None);
        }
        let [worker, kind] =
            [SheetColumn::Worker, SheetColumn::HolderKind].map(|column| self.columns.number(column, at.row));
        let mut held = match self.held.get(&(worker, kind)) {
            Some(held) => *held,
            None => {
                let kind_text = self.columns.text(SheetColumn::HolderKind, at.row);
                let held = self.holders.read(self.workers.name(worker), kind_text);
                self.held.insert((worker, kind), held);
                held
            }
        };
        let allocated = self.day(at, SheetColumn::Allocated)?;
        if held.kind.is_empty() && allocated.is_some() {
            // Somebody was given the case, and the row does not say who.
            held.kind = HolderKind::Unknown.name();
            held.unexplained = true;
        }
        if held.unexplained {
            self.together(FindingCode::UnexplainedHolder, SheetColumn::Worker, worker, at.line);
        }
        if held.kind_unknown {
            self.note(at, FindingCode::UnknownCode, SheetColumn::HolderKind);
        }
        for (left_over, column) in
            [(held.worker_left_over, SheetColumn::Worker), (held.kind_left_over, SheetColumn::HolderKind)]
        {
            if left_over {
                self.keep(at, column)?;
            }
        }
        // A case nobody was given has no holding: that it says so in words adds nothing.
        if held.kind.is_empty() || held.kind == HolderKind::Nobody.name() && allocated.is_none() {
            return Ok(None);
        }
        if allocated.is_none() {
            self.note(at, FindingCode::AllocatedUndated, SheetColumn::Allocated);
        }
        let start_recorded = match allocated {
            Some(_) => self.known(at, allocated, SheetColumn::AllocatedRecorded)?,
            None => self.day(at, SheetColumn::AllocatedRecorded)?.or(at.recorded),
        };
        Ok(Some(Holding {
            line: at.line,
            start: allocated.unwrap_or(at.received),
            start_recorded,
            held,
            team: self.team(at.row),
            district: self.district(at.row),
        }))
    }

    /// Several holders of one referral follow each other: each holds it until the next begins.
    pub(super) fn take_holdings(
        &mut self,
        of: ReferralHandle,
        mut holdings: Vec<Holding<'t>>,
        closed: Option<Day>,
        closed_recorded: Option<Day>,
    ) -> Result<(), Error> {
        holdings.sort_by_key(|holding| holding.start);
        let starts: Vec<(Day, Option<Day>)> =
            holdings.iter().map(|holding| (holding.start, holding.start_recorded)).collect();
        for holding in &holdings {
            let next = starts.iter().find(|(start, _)| *start > holding.start).copied();
            let (end, end_recorded) = match next {
                Some((start, recorded)) => (Some(start), recorded),
                None => (closed, closed_recorded),
            };
            let row = HoldingRow {
                start: Some(holding.start),
                start_recorded: holding.start_recorded,
                end,
                end_recorded,
                holder_kind: holding.held.kind,
                worker_id: holding.held.worker_id,
                accountable_worker_id: holding.held.accountable_worker_id,
                team: holding.team,
                district: holding.district,
                ..Default::default()
            };
            self.builder.add_to(of, &row, holding.line)?;
        }
        Ok(())
    }
}
