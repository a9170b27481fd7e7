//! From the rows of a sheet to rows of the canonical tables.

use std::collections::BTreeSet;

use hashbrown::HashMap;

use crate::calendar::{Clock, Day, moment};
use crate::case::{
    AssessmentKind, AssessmentRow, ClosureRow, Finding, FindingCode, HolderKind, HoldingRow, Part, REFERRALS,
    ReferralDecision, ReferralRow, Register, RegisterBuilder, Time, flag, plausible, time_of,
};
use crate::error::Error;
use crate::format::duty_sheet::SHEET;
use crate::format::duty_sheet::children::Children;
use crate::format::duty_sheet::columns::{Columns, SheetColumn, text_of};
use crate::format::duty_sheet::holder::{Held, LookUp};
use crate::format::duty_sheet::ids;
use crate::format::duty_sheet::places::Places;
use crate::table::Cell;

/// A sheet on its way into a register.
pub(crate) struct Rows<'t> {
    columns: Columns<'t>,
    look_up: &'t LookUp,
    builder: RegisterBuilder,
    children: Children<'t>,
    /// Who the pairs of worker and holder kind cells met so far name.
    holders: HashMap<(&'t str, &'t str), Held<'t>>,
    decisions: Codes<'t>,
    kinds: Codes<'t>,
    /// Date columns that hold times of day.
    timed: BTreeSet<SheetColumn>,
}

/// The wire names of the codes met so far; nothing for a text that is not on the list.
type Codes<'t> = HashMap<&'t str, Option<&'static str>>;

/// One row on the way.
#[derive(Clone, Copy)]
struct At<'r> {
    row: usize,
    line: u32,
    id: &'r str,
    received: Day,
    clock: Clock,
    team: &'r str,
    recorded: Option<Day>,
}

impl<'t> Rows<'t> {
    pub(crate) fn new(columns: Columns<'t>, look_up: &'t LookUp, mut part: Part) -> Self {
        columns.report(&mut part);
        let builder = RegisterBuilder::new(part);
        Self {
            columns,
            look_up,
            builder,
            children: Children::default(),
            holders: HashMap::new(),
            decisions: Codes::new(),
            kinds: Codes::new(),
            timed: BTreeSet::new(),
        }
    }

    pub(crate) fn builder(&mut self) -> &mut RegisterBuilder {
        &mut self.builder
    }

    /// Takes every row and gives the register. `lines` gives the row number of each row, `beyond` what stands to the
    /// right of the header.
    pub(crate) fn read(
        mut self,
        rows: usize,
        lines: impl Fn(usize) -> u32 + Copy,
        beyond: &[(usize, u32, String)],
    ) -> Result<Register, Error> {
        for finding in std::mem::take(&mut self.columns.findings) {
            self.builder.note(finding);
        }
        let moment_of =
            |row| moment(self.columns.text(SheetColumn::Received, row)).filter(|(day, _)| plausible(*day));
        let received: Vec<Option<(Day, Clock)>> = (0..rows).map(moment_of).collect();
        let numbers = ids::numbers(&self.columns, &received, lines)?;
        let places = Places::find(&self.columns, rows, lines)?;
        let mut beyond = beyond.iter().peekable();
        let mut id = String::new();
        for ((row, received), number) in (0..rows).zip(&received).zip(&numbers) {
            let line = lines(row);
            if self.is_blank(row) {
                self.builder.note(Finding::new(FindingCode::EmptyRow, SHEET).in_row(line));
                continue;
            }
            let day = received.map(|(day, _)| day);
            ids::write(&mut id, &self.columns, row, day, number.number);
            while let Some((_, place, text)) = beyond.next_if(|(at, ..)| *at <= row) {
                self.builder.keep(REFERRALS.name, &id, &format!("column {place}"), text, line)?;
            }
            for other in &self.columns.others {
                let text = text_of(other, row);
                if !text.is_empty() {
                    self.builder.keep(REFERRALS.name, &id, other.name(), text, line)?;
                }
            }
            let missing = if self.columns.text(SheetColumn::ChildId, row).is_empty() {
                Some(SheetColumn::ChildId)
            } else if received.is_none() {
                Some(SheetColumn::Received)
            } else {
                None
            };
            if number.repeated {
                self.builder.note(Finding::new(FindingCode::RepeatedRow, REFERRALS.name).in_row(line));
            } else if let (Some((received, clock)), None) = (*received, missing) {
                let team = places.team(row);
                let at = At { row, line, id: &id, received, clock, team, recorded: None };
                let recorded = self.day(at, SheetColumn::Recorded)?;
                self.take(At { recorded, ..at })?;
            } else if let Some(missing) = missing {
                self.leave_out(row, line, &id, missing)?;
            }
        }
        places.add_to(&mut self.builder)?;
        self.children.add_to(&mut self.builder)?;
        for column in self.timed {
            self.builder.note(Finding::new(FindingCode::TimeBesideDate, SHEET).in_column(column.name()));
        }
        self.builder.finish()
    }

    fn is_blank(&self, row: usize) -> bool {
        let known = || SheetColumn::ALL.iter().all(|column| self.columns.text(*column, row).is_empty());
        self.columns.text(SheetColumn::ChildId, row).is_empty()
            && known()
            && self.columns.others.iter().all(|column| text_of(column, row).is_empty())
    }

    /// Keeps what a row says that is about no child or of no day.
    fn leave_out(&mut self, row: usize, line: u32, id: &str, missing: SheetColumn) -> Result<(), Error> {
        let received = self.columns.text(SheetColumn::Received, row);
        if missing == SheetColumn::Received && !received.is_empty() {
            let code = match moment(received) {
                Some(_) => FindingCode::ImplausibleDate,
                None => FindingCode::UnreadableDate,
            };
            self.builder.note(Finding::new(code, SHEET).in_row(line).in_column(missing.name()));
        }
        let finding = Finding::new(FindingCode::MissingRequired, REFERRALS.name);
        self.builder.note(finding.in_row(line).in_column(missing.name()));
        for column in SheetColumn::ALL {
            let text = self.columns.text(*column, row);
            if !text.is_empty() {
                self.builder.keep(REFERRALS.name, id, column.name(), text, line)?;
            }
        }
        Ok(())
    }

    fn take(&mut self, at: At<'_>) -> Result<(), Error> {
        let text = |column| self.columns.text(column, at.row);
        let [child_id, source, decision, primary_need] =
            [SheetColumn::ChildId, SheetColumn::Source, SheetColumn::Decision, SheetColumn::PrimaryNeed]
                .map(text);
        let decision_name = ReferralDecision::from_name;
        let known =
            *self.decisions.entry(decision).or_insert_with(|| decision_name(decision).map(|d| d.name()));
        if known.is_none() && !decision.is_empty() {
            self.note(at, FindingCode::UnknownCode, SheetColumn::Decision);
        }
        let received_time = self.time(at)?;
        let received_recorded = self.day(at, SheetColumn::ReceivedRecorded)?.or(at.recorded);
        let decided = self.day(at, SheetColumn::Decided)?;
        let decided_recorded = self.known(at, decided, SheetColumn::DecidedRecorded)?;
        let referral = ReferralRow {
            referral_id: at.id,
            child_id,
            received: Some(at.received),
            received_recorded,
            received_time,
            source,
            team: at.team,
            decision: known.unwrap_or(decision),
            decided,
            decided_recorded,
            primary_need,
            ..Default::default()
        };
        self.builder.add_from(&referral, at.line)?;
        if self.columns.has(SheetColumn::FamilyGroup) || self.columns.has(SheetColumn::BirthDate) {
            let birth_date = self.day(at, SheetColumn::BirthDate)?;
            let family_group = self.columns.text(SheetColumn::FamilyGroup, at.row);
            self.children.tell(child_id, birth_date, family_group, at.line);
        }
        let closed = self.day(at, SheetColumn::Closed)?;
        let closed_recorded = self.known(at, closed, SheetColumn::ClosedRecorded)?;
        self.take_holding(at, closed, closed_recorded)?;
        self.take_assessment(at)?;
        let reason = self.columns.text(SheetColumn::ClosureReason, at.row);
        if closed.is_some() || !reason.is_empty() {
            let closure =
                ClosureRow { referral_id: at.id, closed, closed_recorded, reason, ..Default::default() };
            self.builder.add_from(&closure, at.line)?;
        }
        Ok(())
    }

    fn take_holding(&mut self, at: At<'_>, end: Option<Day>, end_recorded: Option<Day>) -> Result<(), Error> {
        if !self.columns.has(SheetColumn::Worker) && !self.columns.has(SheetColumn::HolderKind) {
            return Ok(());
        }
        let worker = self.columns.text(SheetColumn::Worker, at.row);
        let kind = self.columns.text(SheetColumn::HolderKind, at.row);
        let look_up = self.look_up;
        let mut held =
            *self.holders.entry((worker, kind)).or_insert_with(|| Held::read(worker, kind, look_up));
        let allocated = self.day(at, SheetColumn::Allocated)?;
        if held.kind.is_empty() && allocated.is_some() {
            // Somebody was given the case, and the row does not say who.
            held.kind = HolderKind::Unknown.name();
            held.unexplained = true;
        }
        if held.unexplained {
            self.note(at, FindingCode::UnexplainedHolder, SheetColumn::Worker);
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
            return Ok(());
        }
        if allocated.is_none() {
            self.note(at, FindingCode::AllocatedUndated, SheetColumn::Allocated);
        }
        let start_recorded = match allocated {
            Some(_) => self.known(at, allocated, SheetColumn::AllocatedRecorded)?,
            None => self.day(at, SheetColumn::AllocatedRecorded)?.or(at.recorded),
        };
        let holding = HoldingRow {
            referral_id: at.id,
            start: allocated.or(Some(at.received)),
            start_recorded,
            end,
            end_recorded,
            holder_kind: held.kind,
            worker_id: held.worker_id,
            accountable_worker_id: held.accountable_worker_id,
            team: at.team,
            ..Default::default()
        };
        self.builder.add_from(&holding, at.line)
    }

    fn take_assessment(&mut self, at: At<'_>) -> Result<(), Error> {
        let started = self.day(at, SheetColumn::AssessmentStarted)?;
        let completed = self.day(at, SheetColumn::AssessmentCompleted)?;
        let seen = self.columns.text(SheetColumn::ChildSeen, at.row);
        // Nearly every cell is blank or a date, so yes and no are asked for last.
        let yes_or_no = if moment(seen).is_some() { None } else { flag(Cell::Text(seen)) };
        let child_seen = match yes_or_no {
            Some(false) => None,
            Some(true) if completed.or(started).is_some() => {
                self.note(at, FindingCode::SeenUndated, SheetColumn::ChildSeen);
                completed.or(started)
            }
            Some(true) => {
                self.note(at, FindingCode::SeenWithoutDate, SheetColumn::ChildSeen);
                self.keep(at, SheetColumn::ChildSeen)?;
                None
            }
            None => self.day(at, SheetColumn::ChildSeen)?,
        };
        let kind = self.columns.text(SheetColumn::AssessmentKind, at.row);
        if started.or(completed).or(child_seen).is_none() {
            // What is said of an assessment nobody began.
            for column in [
                SheetColumn::AssessmentKind,
                SheetColumn::OverrunReason,
                SheetColumn::AssessmentStartedRecorded,
                SheetColumn::AssessmentCompletedRecorded,
                SheetColumn::ChildSeenRecorded,
            ] {
                self.keep(at, column)?;
            }
            return Ok(());
        }
        if started.is_none() {
            self.note(at, FindingCode::AssessmentStartUndated, SheetColumn::AssessmentStarted);
        }
        let kind_name = AssessmentKind::from_name;
        let known = *self.kinds.entry(kind).or_insert_with(|| kind_name(kind).map(|kind| kind.name()));
        if known.is_none() && !kind.is_empty() {
            self.note(at, FindingCode::UnknownCode, SheetColumn::AssessmentKind);
        }
        let started_recorded = match started {
            Some(_) => self.known(at, started, SheetColumn::AssessmentStartedRecorded)?,
            None => self.day(at, SheetColumn::AssessmentStartedRecorded)?.or(at.recorded),
        };
        let assessment = AssessmentRow {
            referral_id: at.id,
            kind: match known {
                None if kind.is_empty() => self.columns.usual_assessment(at.received),
                known => known.unwrap_or(kind),
            },
            started: started.or(Some(at.received)),
            started_recorded,
            completed,
            completed_recorded: self.known(at, completed, SheetColumn::AssessmentCompletedRecorded)?,
            child_seen,
            child_seen_recorded: self.known(at, child_seen, SheetColumn::ChildSeenRecorded)?,
            overrun_reason: self.columns.text(SheetColumn::OverrunReason, at.row),
            ..Default::default()
        };
        self.builder.add_from(&assessment, at.line)
    }

    /// The date in a cell; one that cannot be read is blank, and a time of day beside it is not part of it.
    fn day(&mut self, at: At<'_>, column: SheetColumn) -> Result<Option<Day>, Error> {
        let text = self.columns.text(column, at.row);
        if text.is_empty() {
            return Ok(None);
        }
        match moment(text) {
            Some((day, Clock::None)) => Ok(Some(day)),
            Some((day, _)) => {
                self.timed.insert(column);
                self.keep(at, column)?;
                Ok(Some(day))
            }
            None => {
                self.note(at, FindingCode::UnreadableDate, column);
                self.keep(at, column)?;
                Ok(None)
            }
        }
    }

    /// The day a date was entered: its own column says, else the row's, unless the date had then not come yet.
    fn known(&mut self, at: At<'_>, date: Option<Day>, companion: SheetColumn) -> Result<Option<Day>, Error> {
        let own = self.day(at, companion)?;
        Ok(own.or(at.recorded.filter(|recorded| date.is_some_and(|date| date <= *recorded))))
    }

    /// The time of day the referral was received: its own column, else what stands beside the date.
    fn time(&mut self, at: At<'_>) -> Result<Option<Time>, Error> {
        let own = self.columns.text(SheetColumn::ReceivedTime, at.row);
        let time = time_of(own);
        if time.is_none() && !own.is_empty() {
            self.note(at, FindingCode::UnreadableTime, SheetColumn::ReceivedTime);
            self.keep(at, SheetColumn::ReceivedTime)?;
        }
        match (time, at.clock) {
            (None, Clock::At(beside)) => Ok(Some(beside)),
            (Some(time), Clock::At(beside)) if time != beside => {
                self.keep(at, SheetColumn::Received)?;
                Ok(Some(time))
            }
            (time, Clock::Unreadable) => {
                self.note(at, FindingCode::UnreadableTime, SheetColumn::Received);
                self.keep(at, SheetColumn::Received)?;
                Ok(time)
            }
            (time, _) => Ok(time),
        }
    }

    fn note(&mut self, at: At<'_>, code: FindingCode, column: SheetColumn) {
        self.builder.note(Finding::new(code, SHEET).in_row(at.line).in_column(column.name()));
    }

    /// Keeps the text of a cell among the extras of the table it would have gone into.
    fn keep(&mut self, at: At<'_>, column: SheetColumn) -> Result<(), Error> {
        let text = self.columns.text(column, at.row);
        let table = column.reports().first().map_or(REFERRALS.name, |(table, _)| table.name);
        if text.is_empty() { Ok(()) } else { self.builder.keep(table, at.id, column.name(), text, at.line) }
    }
}
