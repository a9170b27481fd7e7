//! From the rows of a sheet to rows of the canonical tables.

mod holdings;
mod moments;

use std::collections::BTreeMap;

use hashbrown::HashMap;

use crate::calendar::{Clock, Day};
use crate::case::{
    AssessmentKind, AssessmentRow, ClosureRow, ColumnRead, Finding, FindingCode, HolderKind, Part, REFERRALS,
    ReferralDecision, ReferralHandle, ReferralRow, Register, RegisterBuilder, TeamRow, flag, plain,
};
use crate::error::Error;
use crate::format::duty_sheet::SHEET;
use crate::format::duty_sheet::children::Children;
use crate::format::duty_sheet::columns::{Columns, SheetColumn};
use crate::format::duty_sheet::days::Days;
use crate::format::duty_sheet::holder::{Held, Holders};
use crate::format::duty_sheet::keys::{self, Keys, Role};
use crate::format::duty_sheet::options::SheetOptions;
use crate::format::duty_sheet::status::Status;
use crate::format::source::dates::Read;
use crate::format::source::{BLANK, DateOrder, Sheet, SourceColumn, Spellings};
use crate::table::Cell;

/// A sheet on its way into a register.
pub(crate) struct Rows<'t> {
    sheet: &'t Sheet,
    columns: Columns<'t>,
    holders: Holders<'t>,
    builder: RegisterBuilder,
    keys: Keys,
    children: Children<'t>,
    districts: Spellings<'t>,
    teams: Spellings<'t>,
    days: Days,
    /// The texts of the worker column, each as it is most often spelt.
    workers: Spellings<'t>,
    /// Who the pairs of texts of worker and holder kind met so far name.
    held: HashMap<(u32, u32), Held<'t>>,
    decisions: Vec<Option<ReferralDecision>>,
    kinds: Vec<Option<AssessmentKind>>,
    no_further_action: Vec<Option<bool>>,
    statuses: Vec<Option<Status>>,
    /// Findings that are said once for all cells that have them: the first line, and how many there are. The number tells apart
    /// what is said for each text.
    together: BTreeMap<(FindingCode, SheetColumn, u32), (u32, u32)>,
}

/// One referral on the way.
#[derive(Clone, Copy)]
struct At {
    row: usize,
    line: u32,
    received: Day,
    clock: Clock,
    recorded: Option<Day>,
}

impl<'t> Rows<'t> {
    pub(crate) fn new(
        sheet: &'t Sheet,
        columns: Columns<'t>,
        holders: Holders<'t>,
        order: Option<DateOrder>,
        mut part: Part,
    ) -> Self {
        columns.report(&mut part);
        let days = Days::read(&columns, order, sheet.epoch);
        Self {
            sheet,
            holders,
            builder: RegisterBuilder::new(part),
            keys: Keys::default(),
            children: Children::default(),
            districts: Spellings::of(columns.column(SheetColumn::District)),
            teams: Spellings::of(columns.column(SheetColumn::Team)),
            days,
            workers: Spellings::among(columns.column(SheetColumn::Worker), |text| {
                HolderKind::from_name(text).is_none()
            }),
            held: HashMap::new(),
            decisions: columns.meanings(SheetColumn::Decision, ReferralDecision::from_name),
            kinds: columns.meanings(SheetColumn::AssessmentKind, AssessmentKind::from_name),
            no_further_action: columns.meanings(SheetColumn::NoFurtherAction, |text| flag(Cell::Text(text))),
            statuses: columns.meanings(SheetColumn::Status, Status::of),
            together: BTreeMap::new(),
            columns,
        }
    }

    /// What each heading was taken for, and in which form its cells are.
    fn columns_read(&self) -> Vec<ColumnRead> {
        let rows = u32::try_from(self.sheet.rows()).unwrap_or(u32::MAX);
        let read = (1_u32..).zip(&self.sheet.columns).map(|(place, column)| {
            let taken_for = SheetColumn::ALL
                .iter()
                .copied()
                .find(|known| self.columns.column(*known).is_some_and(|other| std::ptr::eq(other, column)));
            let (heading, filled) = (column.heading.clone(), column.filled());
            let form = match taken_for {
                Some(SheetColumn::Worker) if filled > 0 => self.holders.form().to_owned(),
                Some(known) => self.days.form(known),
                None => String::new(),
            };
            let unexplained =
                if taken_for == Some(SheetColumn::Worker) { self.unexplained(column) } else { Vec::new() };
            let column = taken_for.map(SheetColumn::name);
            let (file, dates) = (self.sheet.file.clone(), taken_for.and_then(SheetColumn::dates));
            ColumnRead { file, place, heading, column, form, filled, rows, unexplained, dates }
        });
        read.collect()
    }

    /// The texts of the worker column that nothing explains, each with its rows.
    fn unexplained(&self, workers: &SourceColumn) -> Vec<(String, u32)> {
        let of_text = self
            .together
            .iter()
            .filter(|((code, _, number), _)| *code == FindingCode::UnexplainedHolder && *number != BLANK);
        of_text.map(|((_, _, number), (_, count))| (workers.text_of(*number).to_owned(), *count)).collect()
    }

    /// What the sheet shows of how it is to be read.
    fn shown(&self) -> SheetOptions {
        let heading = |column: SheetColumn| {
            let read = self.columns.column(column)?;
            Some((column.name().to_owned(), Some(read.heading.clone())))
        };
        SheetOptions {
            columns: SheetColumn::ALL.iter().filter_map(|column| heading(*column)).collect(),
            workers: self.columns.column(SheetColumn::Worker).and_then(|_| self.holders.texts()),
            dates: self.days.order(),
            ..SheetOptions::default()
        }
    }

    /// Takes every row and gives the register of a sheet of which that was said.
    pub(crate) fn read(mut self, said: &SheetOptions) -> Result<Register, Error> {
        let sheet = self.sheet;
        let rows = sheet.rows();
        self.builder.of_file(sheet.file.as_deref())?;
        for finding in std::mem::take(&mut self.columns.findings) {
            self.builder.note(finding);
        }
        sheet.findings(SHEET).for_each(|finding| self.builder.note(finding));
        self.days.findings().for_each(|finding| self.builder.note(finding));
        self.builder.profile(said.profile(self.shown()));
        for column in SheetColumn::ALL {
            if let Some(count @ 1..) = self.columns.column(*column).map(SourceColumn::errors) {
                let finding = Finding::new(FindingCode::ErrorCell, SHEET);
                self.builder.note(finding.in_column(column.name()).times(count));
            }
        }
        if self.holders.names_guessed {
            let finding = Finding::new(FindingCode::WorkerNames, SHEET);
            self.builder.note(finding.in_column(SheetColumn::Worker.name()));
        }
        for others in &self.workers.others {
            let finding = Finding::new(FindingCode::SeveralSpellings, SHEET);
            self.builder.note(finding.in_column(SheetColumn::Worker.name()).times(*others));
        }
        let damaged = [SheetColumn::ChildId, SheetColumn::ReferralId, SheetColumn::FamilyGroup]
            .map(|column| (column, self.columns.meanings(column, keys::is_damaged)));
        let received: Vec<Option<(Day, Clock)>> =
            (0..rows).map(|row| self.moment(SheetColumn::Received, row)).collect();
        let days: Vec<Option<Day>> = received.iter().map(|moment| moment.map(|(day, _)| day)).collect();
        self.keys = Keys::of(&self.columns, &days)?;
        for (column, names) in [(SheetColumn::District, &self.districts), (SheetColumn::Team, &self.teams)] {
            let finding = Finding::new(FindingCode::SeveralSpellings, SHEET).in_column(column.name());
            names.others.iter().for_each(|others| self.builder.note(finding.times(*others)));
        }
        let mut holders: HashMap<usize, Vec<usize>> = HashMap::new();
        for row in 0..rows {
            if let Role::Holder(first) = self.keys.role(row) {
                holders.entry(first).or_default().push(row);
            }
        }
        let mut beyond = sheet.beyond.iter().peekable();
        for (row, received) in received.iter().enumerate() {
            let line = sheet.line(row);
            let day = received.map(|(day, _)| day);
            if self.is_blank(row) {
                self.builder.note(Finding::new(FindingCode::EmptyRow, SHEET).in_row(line));
                continue;
            }
            for (column, ids) in &damaged {
                if self.meaning(ids, *column, row) == Some(true) {
                    self.together(FindingCode::DamagedId, *column, 0, line);
                }
            }
            while let Some((_, place, text)) = beyond.next_if(|(at, ..)| *at <= row) {
                let id = self.keys.name(&self.columns, row, day);
                self.builder.keep(REFERRALS.name, &id, &format!("column {place}"), text, line)?;
            }
            for other in &self.columns.others {
                let text = other.text(row);
                if !text.is_empty() {
                    let id = self.keys.name(&self.columns, row, day);
                    self.builder.keep(REFERRALS.name, &id, &other.heading, text, line)?;
                }
            }
            let missing = if self.columns.number(SheetColumn::ChildId, row) == BLANK {
                Some(SheetColumn::ChildId)
            } else if received.is_none() {
                Some(SheetColumn::Received)
            } else {
                None
            };
            match (self.keys.role(row), *received, missing) {
                (Role::Repeated, ..) => {
                    self.builder.note(Finding::new(FindingCode::RepeatedRow, REFERRALS.name).in_row(line));
                }
                (_, _, Some(missing)) => self.leave_out(row, line, day, missing)?,
                (Role::Holder(_), ..) => {
                    self.builder
                        .note(Finding::new(FindingCode::HolderInAnotherRow, REFERRALS.name).in_row(line));
                    let (team, district) = (self.team(row), self.district(row));
                    if !district.is_empty() {
                        self.builder.add_from(&TeamRow { team, district, ..Default::default() }, line)?;
                    }
                }
                (_, Some((received, clock)), None) => {
                    let at = At { row, line, received, clock, recorded: None };
                    let recorded = self.day(at, SheetColumn::Recorded)?;
                    let others = holders.get(&row).map_or(&[][..], Vec::as_slice);
                    self.take(At { recorded, ..at }, others)?;
                }
                (_, None, None) => {}
            }
        }
        let read = self.columns_read();
        self.builder.columns_read(read);
        self.children.add_to(&mut self.builder)?;
        for ((code, column, _), (line, count)) in self.together {
            self.builder.note(Finding::new(code, SHEET).in_row(line).in_column(column.name()).times(count));
        }
        self.builder.finish()
    }

    fn is_blank(&self, row: usize) -> bool {
        SheetColumn::ALL.iter().all(|column| self.columns.number(*column, row) == BLANK)
            && self.columns.others.iter().all(|column| column.number(row) == BLANK)
    }

    /// Keeps what a row says that is about no child or of no day.
    fn leave_out(
        &mut self,
        row: usize,
        line: u32,
        day: Option<Day>,
        missing: SheetColumn,
    ) -> Result<(), Error> {
        if self.is_no_record(row) {
            self.builder.note(Finding::new(FindingCode::NoRecord, REFERRALS.name).in_row(line));
            return self.keep_cells(row, line, day);
        }
        if missing == SheetColumn::Received {
            let read = self.cell(SheetColumn::Received, row);
            self.note_fault(read, missing, line);
        }
        let finding = Finding::new(FindingCode::MissingRequired, REFERRALS.name);
        self.builder.note(finding.in_row(line).in_column(missing.name()));
        self.keep_cells(row, line, day)
    }

    /// The team of a row; without one it is of the team named as its district.
    fn team(&self, row: usize) -> &'t str {
        match self.teams.name(self.columns.number(SheetColumn::Team, row)) {
            "" => self.district(row),
            team => team,
        }
    }

    fn district(&self, row: usize) -> &'t str {
        self.districts.name(self.columns.number(SheetColumn::District, row))
    }

    /// Whether a row that gives no referral was never meant to: a total, or a note in a single cell, which no id is.
    fn is_no_record(&self, row: usize) -> bool {
        let mut cells =
            self.sheet.columns.iter().map(|column| column.text(row)).filter(|text| !text.is_empty());
        let (first, second) = (cells.next().unwrap_or_default(), cells.next());
        let words = plain(first);
        words.split('_').any(|word| matches!(word, "total" | "totals" | "subtotal"))
            || second.is_none()
                && self.columns.text(SheetColumn::Received, row).is_empty()
                && first.contains(' ')
    }

    /// Keeps every cell of a row that is in no count.
    fn keep_cells(&mut self, row: usize, line: u32, day: Option<Day>) -> Result<(), Error> {
        let id = self.keys.name(&self.columns, row, day);
        for column in SheetColumn::ALL {
            let text = self.columns.text(*column, row);
            if !text.is_empty() {
                self.builder.keep(REFERRALS.name, &id, column.name(), text, line)?;
            }
        }
        Ok(())
    }

    fn take(&mut self, at: At, others: &[usize]) -> Result<(), Error> {
        let text = |column| self.columns.text(column, at.row);
        let [child_id, source, decision, primary_need] =
            [SheetColumn::ChildId, SheetColumn::Source, SheetColumn::Decision, SheetColumn::PrimaryNeed]
                .map(text);
        let mut known = self.meaning(&self.decisions, SheetColumn::Decision, at.row).flatten();
        if known.is_none() && !decision.is_empty() {
            self.note(at, FindingCode::UnknownCode, SheetColumn::Decision);
        }
        let status = self.status(at)?;
        if decision.is_empty() && (self.is_no_further_action(at)? || status == Some(Status::NoFurtherAction))
        {
            known = Some(ReferralDecision::NoFurtherAction);
        }
        let received_time = self.time(at)?;
        let received_recorded = self.day(at, SheetColumn::ReceivedRecorded)?.or(at.recorded);
        let decided = self.day(at, SheetColumn::Decided)?;
        let decided_recorded = self.known(at, decided, SheetColumn::DecidedRecorded)?;
        let referral = ReferralRow {
            referral_id: self.columns.text(SheetColumn::ReferralId, at.row),
            child_id,
            received: Some(at.received),
            received_recorded,
            received_time,
            source,
            team: self.team(at.row),
            district: self.district(at.row),
            decision: known.map_or(decision, |decision| decision.name()),
            decided,
            decided_recorded,
            primary_need,
            ..Default::default()
        };
        let of = self.builder.referral(&referral, at.line)?;
        if self.columns.has(SheetColumn::FamilyGroup) || self.columns.has(SheetColumn::BirthDate) {
            let birth_date = self.day(at, SheetColumn::BirthDate)?;
            let family_group = self.columns.text(SheetColumn::FamilyGroup, at.row);
            self.children.tell(child_id, birth_date, family_group, at.line);
        }
        let mut holdings: Vec<_> = self.holding(at)?.into_iter().collect();
        for row in others {
            let line = self.sheet.line(*row);
            let other = At { row: *row, line, recorded: None, ..at };
            let recorded = self.day(other, SheetColumn::Recorded)?;
            let holding = self.holding(At { recorded, ..other })?;
            if holding.is_none() && self.team(*row) != self.team(at.row) {
                // Nobody holds it there, so no holding says so.
                self.keep(other, SheetColumn::Team)?;
            }
            holdings.extend(holding);
        }
        let last_held = holdings.iter().map(|holding| holding.start).max();
        let last_worked = self.take_assessment(at, of)?;
        let mut closed = self.day(at, SheetColumn::Closed)?;
        if closed.is_none() {
            let last = [Some(at.received), decided, last_held, last_worked].into_iter().flatten().max();
            closed = self.closed_without_a_day(at, known, status, last_worked.is_some(), last);
        } else if status == Some(Status::Open) {
            self.note(at, FindingCode::OpenWithClosingDate, SheetColumn::Status);
        }
        let closed_recorded = self.known(at, closed, SheetColumn::ClosedRecorded)?;
        self.take_holdings(of, holdings, closed, closed_recorded)?;
        let reason = self.columns.text(SheetColumn::ClosureReason, at.row);
        if closed.is_some() || !reason.is_empty() {
            let closure = ClosureRow { closed, closed_recorded, reason, ..Default::default() };
            self.builder.add_to(of, &closure, at.line)?;
        }
        Ok(())
    }

    /// The day a referral counts as closed that has no closing date, where it says in other ways that it is closed.
    fn closed_without_a_day(
        &mut self,
        at: At,
        decision: Option<ReferralDecision>,
        status: Option<Status>,
        worked_on: bool,
        last: Option<Day>,
    ) -> Option<Day> {
        let (code, column, closed) = if status == Some(Status::Closed) {
            (FindingCode::ClosedUndated, SheetColumn::Status, last)
        } else if decision != Some(ReferralDecision::NoFurtherAction) {
            return None;
        } else if worked_on {
            (FindingCode::NoFurtherActionWithWork, SheetColumn::Decision, None)
        } else {
            (FindingCode::NoFurtherActionUndated, SheetColumn::Decision, Some(at.received))
        };
        self.note(at, code, column);
        closed
    }

    /// Whether a column of yes and no says that there is no further action.
    fn is_no_further_action(&mut self, at: At) -> Result<bool, Error> {
        let column = SheetColumn::NoFurtherAction;
        let said = self.meaning(&self.no_further_action, column, at.row).flatten();
        if said.is_none() && !self.columns.text(column, at.row).is_empty() {
            self.note(at, FindingCode::UnreadableFlag, column);
            self.keep(at, column)?;
        }
        Ok(said == Some(true))
    }

    fn status(&mut self, at: At) -> Result<Option<Status>, Error> {
        let status = self.meaning(&self.statuses, SheetColumn::Status, at.row).flatten();
        if status.is_none() && !self.columns.text(SheetColumn::Status, at.row).is_empty() {
            let number = self.columns.number(SheetColumn::Status, at.row);
            self.together(FindingCode::UnknownCode, SheetColumn::Status, number, at.line);
        }
        // No canonical column has it, so it stays as it came.
        self.keep(at, SheetColumn::Status)?;
        Ok(status)
    }

    /// Adds the assessment; gives the last day of it there is.
    fn take_assessment(&mut self, at: At, of: ReferralHandle) -> Result<Option<Day>, Error> {
        let started = self.day(at, SheetColumn::AssessmentStarted)?;
        let completed = self.day(at, SheetColumn::AssessmentCompleted)?;
        let seen = self.columns.text(SheetColumn::ChildSeen, at.row);
        // Nearly every cell is blank or a date, so yes and no are asked for last.
        let is_date = matches!(self.cell(SheetColumn::ChildSeen, at.row), Read::Moment(..));
        let child_seen = match if is_date { None } else { flag(Cell::Text(seen)) } {
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
            return Ok(None);
        }
        if started.is_none() {
            self.note(at, FindingCode::AssessmentStartUndated, SheetColumn::AssessmentStarted);
        }
        let known = self.meaning(&self.kinds, SheetColumn::AssessmentKind, at.row).flatten();
        if known.is_none() && !kind.is_empty() {
            self.note(at, FindingCode::UnknownCode, SheetColumn::AssessmentKind);
        }
        let started_recorded = match started {
            Some(_) => self.known(at, started, SheetColumn::AssessmentStartedRecorded)?,
            None => self.day(at, SheetColumn::AssessmentStartedRecorded)?.or(at.recorded),
        };
        let assessment = AssessmentRow {
            kind: match known {
                None if kind.is_empty() => self.columns.usual_assessment(at.received),
                known => known.map_or(kind, |kind| kind.name()),
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
        self.builder.add_to(of, &assessment, at.line)?;
        Ok(started.max(completed).max(child_seen))
    }

    /// What the text in a cell means, of the meanings of its column.
    fn meaning<T: Copy>(&self, meanings: &[T], column: SheetColumn, row: usize) -> Option<T> {
        usize::try_from(self.columns.number(column, row))
            .ok()
            .and_then(|number| meanings.get(number))
            .copied()
    }

    fn note(&mut self, at: At, code: FindingCode, column: SheetColumn) {
        self.builder.note(Finding::new(code, SHEET).in_row(at.line).in_column(column.name()));
    }

    /// Notes what is said once for all cells of a column that have it, or for all of one text.
    fn together(&mut self, code: FindingCode, column: SheetColumn, number: u32, line: u32) {
        let (first, count) = self.together.entry((code, column, number)).or_insert((line, 0));
        *first = line.min(*first);
        *count = count.saturating_add(1);
    }

    /// Keeps the text of a cell among the extras of the table it would have gone into.
    fn keep(&mut self, at: At, column: SheetColumn) -> Result<(), Error> {
        let text = self.columns.text(column, at.row);
        if text.is_empty() {
            return Ok(());
        }
        let id = self.keys.name(&self.columns, at.row, Some(at.received));
        let table = column.reports().first().map_or(REFERRALS.name, |(table, _)| table.name);
        self.builder.keep(table, &id, column.name(), text, at.line)
    }
}
