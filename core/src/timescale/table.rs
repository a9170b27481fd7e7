//! Verdicts as a table.

use hashbrown::HashMap;

use crate::calendar::{Calendar, Day};
use crate::case::{Case, REFERRALS, Register};
use crate::error::Error;
use crate::history::CaseLife;
use crate::regime::{Limit, Scope};
use crate::source::Standing;
use crate::table::row::row;
use crate::table::{Row, Table, TableBuilder};
use crate::timescale::choice::Choice;
use crate::timescale::clocks::Verdicts;
use crate::timescale::judge::Timescales;
use crate::timescale::verdict::{Missing, Verdict, VerdictState};

/// One verdict as a row.
pub struct VerdictRow<'v> {
    case: &'v Case<'v>,
    verdict: &'v Verdict<'v>,
    limit: Option<&'v str>,
    sentence: Option<String>,
}

row! {
    VerdictRow<'_>, |row| {
        /// The referral.
        "referral_id": Text => row.case.register().text(row.case.referral().referral_id());
        /// The child.
        "child_id": Text => row.case.register().text(row.case.referral().child_id());
        /// Which clock: a shipped one, or one of the rules' own.
        "clock": Category => row.verdict.clock.name();
        /// What it came to by the end of the day.
        "state": VerdictState => row.verdict.state;
        /// Day 0.
        "start": Day => row.verdict.start;
        /// The day the work itself began, whose guidance it follows.
        "began": Day => row.verdict.began;
        /// The last day in time.
        "due": Day or blank => row.verdict.due;
        /// The time of that day, for a limit in hours from a receipt whose time is recorded.
        "due_time": Category or blank => row.verdict.due_time.map(|time| time.to_string()).as_deref();
        /// Whether a limit in hours is judged by date alone.
        "by_date": Flag => row.verdict.by_date;
        /// The day the clock stopped.
        "end": Day or blank => row.verdict.end;
        /// What is missing, where it cannot be told; `not_reported`: the source records of no case what stops the clock.
        "missing": Missing or blank => row.verdict.missing;
        /// Working days from day 0 to the day the clock stopped or stopped mattering, else to the day asked about.
        "working_days_used": Integer or blank => row.verdict.working_days_used;
        /// Calendar days over the same.
        "calendar_days_used": Integer => row.verdict.calendar_days_used;
        /// Working days from the day asked about to the last day in time, below 0 past it; only while the clock runs.
        "working_days_left": Integer or blank => row.verdict.working_days_left;
        /// Calendar days over the same.
        "calendar_days_left": Integer or blank => row.verdict.calendar_days_left;
        /// The limit, for example `10 working days`.
        "limit": Category or blank => row.limit;
        /// Whose limit it is.
        "scope": Scope or blank => row.verdict.rule.map(|rule| rule.scope);
        /// The guidance.
        "guidance": Category or blank => row.verdict.rule.as_ref().map(|rule| rule.regime.name.as_ref());
        /// How sure the library is of the rule.
        "standing": Standing or blank => row.verdict.rule.map(|rule| rule.standing());
        /// The row of the sheet, the line of the file, or the row of the frame, counted from 0, in which the referral was told.
        "row": Integer or blank => row.case.row();
        /// The name of that file, without its folder, where it has one or is one of several.
        "file": Category or blank => row.case.file();
        /// The verdict as a practitioner would say it; only where sentences were asked for.
        "sentence": Text => row.sentence.as_deref();
    }
}

/// The verdicts as a table, filled as they come.
#[derive(Debug)]
struct Rows<'t> {
    table: TableBuilder,
    choice: Choice,
    /// The day they are given by the end of.
    as_of: Day,
    /// The calendar to put verdicts into sentences, where that is asked for.
    sentences: Option<&'t Calendar>,
    /// The words of a limit, which are found once and not for each of two million rows.
    limits: HashMap<Limit, String>,
}

impl<'a> Verdicts<'a> for Rows<'_> {
    fn take(&mut self, of: &CaseLife<'_, '_>, verdict: &Verdict<'a>) {
        if !self.choice.holds(verdict, self.as_of) {
            return;
        }
        let limit = verdict.limit();
        let limit = limit.map(|limit| &**self.limits.entry(limit).or_insert_with(|| limit.to_string()));
        let sentence = self.sentences.map(|calendar| verdict.sentence(calendar));
        self.table.add(&VerdictRow { case: &of.case, verdict, limit, sentence });
    }

    fn merge(&mut self, other: Self) -> Result<(), Error> {
        self.table.append(&other.table.finish())
    }
}

impl Timescales<'_> {
    /// Every verdict chosen as a [`VerdictRow`], case by case; without the last column unless sentences were asked for.
    ///
    /// # Errors
    /// [`Error::OutsidePeriodObserved`] where no part of the register observed the day; [`Error::UnknownName`] where the
    /// clock chosen is neither a shipped one nor one of these rules.
    pub fn table(&self, register: &Register) -> Result<Table, Error> {
        self.choice.clock.map_or(Ok(()), |clock| self.check(clock))?;
        let columns =
            VerdictRow::COLUMNS.iter().filter(|column| self.judging.sentences || column.name != "sentence");
        let rows = Rows {
            // Few cases have more than three clocks; of how many are chosen nothing is known.
            table: TableBuilder::of(columns).expecting(if self.choice == Choice::default() {
                register.rows(&REFERRALS) * 3
            } else {
                0
            }),
            choice: self.choice,
            as_of: self.as_of(),
            sentences: self.judging.sentences.then_some(self.calendar),
            limits: HashMap::new(),
        };
        Ok(self.tally(register, rows)?.table.finish())
    }
}
