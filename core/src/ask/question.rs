//! The questions.

use crate::ask::asked::Asked;
use crate::ask::options::{AS_OF, AUDIENCE, BANDS, CLOCKS, COUNT, EVERY, GROUPING, MISSED, Options};
use crate::backlog::{Backlog, CaseRow, SELECTING, Selection};
use crate::case::Register;
use crate::error::Error;
use crate::measure::{MEASURED, MEASURING, Measure};
use crate::options::{Given, Spec, Takes};
use crate::regime::ClockId;
use crate::table::{AnswerColumn, Row, Table};
use crate::timescale::{CHOOSING, Choice, DUE_SOON, JUDGING, SENTENCES, VerdictRow};
use crate::worklist::{Worklist, WorklistRow};

/// A question whose answer is a table.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Question {
    /// Its name, and the options it takes.
    pub takes: Takes,
    forms: fn() -> Vec<Vec<AnswerColumn>>,
    answer: fn(&Register, &Asked) -> Result<Table, Error>,
}

/// Every question whose answer is a table.
pub const QUESTIONS: &[Question] = &[
    Question {
        takes: Takes {
            name: "backlog",
            about: "The grid of open cases: a row for each stage of progress in each group, and a count for each kind of \
                holder.",
            more: "As at the END of `as_of`. Every open case is in one cell.",
            options: &[AS_OF, EVERY, GROUPING, COUNT],
        },
        forms: || vec![Backlog::grid_columns()],
        answer: |register, asked| Ok(Backlog::of(register, &asked.ask)?.grid(register)),
    },
    Question {
        takes: Takes {
            name: "cases",
            about: "The open cases behind the grid, longest waiting first: all, or those of which everything given is \
                true.",
            more: "As at the END of `as_of`. `allocation` says how each counts under the definition `allocated`. `by` says what `group` names.",
            options: &[AS_OF, SELECTING, EVERY, GROUPING, COUNT],
        },
        forms: || vec![CaseRow::COLUMNS.to_vec()],
        answer: |register, asked| {
            asked.selection.check(register, asked.ask.by)?;
            Ok(Backlog::of(register, &asked.ask)?.select(register, &asked.selection))
        },
    },
    Question {
        takes: Takes {
            name: "timescales",
            about: "Every clock of every case, or those chosen: its state, its dates, and the rule with its source.",
            more: "A row for each clock of each case that had been received by the END of `as_of`; what came later is \
                not looked at, and with `known_at` neither is what was recorded later than that day.\n\n\
                `start` is day 0, `due` the last day in time, `end` the day the clock stopped. `due_time` is there \
                for a limit in hours from a recorded time of receipt; `by_date` says that such a limit is judged by \
                date alone. Days left are below 0 past `due`. Where `state` is `cannot_tell`, `missing` says what is \
                missing. The column `sentence` is there with `sentences`.\n\n\
                A council's own dates and limits, those of England's rules and those that `rules` adds, apply to \
                what was read under its name: the `authority` given when a duty sheet was read, that of a \
                `parts.csv` among the canonical files, or the option `authority` here.",
            options: &[AS_OF, CHOOSING, EVERY, CLOCKS, JUDGING, DUE_SOON, SENTENCES],
        },
        forms: || {
            vec![
                VerdictRow::COLUMNS.iter().filter(|column| column.name != "sentence").copied().collect(),
                VerdictRow::COLUMNS.to_vec(),
            ]
        },
        answer: |register, asked| asked.verdicts(register),
    },
    Question {
        takes: Takes {
            name: "worklist",
            about: "The duty desk's list: what is overdue, falls due or was missed of late, most urgent first.",
            more: "As at the END of `as_of`. `urgency` is `overdue`, `due` (with `due_within` working days left or \
                fewer) or `missed` (late, and over on or after `missed_since`). Overdue comes first, the longest \
                overdue before the others; then what is due, the first due before the others; then what was missed, \
                the last missed before the others.",
            options: &[AS_OF, EVERY, CLOCKS, JUDGING, DUE_SOON, MISSED],
        },
        forms: || vec![WorklistRow::COLUMNS.to_vec()],
        answer: |register, asked| Ok(asked.worklist(register)?.table(register)),
    },
    Question {
        takes: Takes {
            name: "worklist_totals",
            about: "How much of the duty desk's list each worker of each team has.",
            more: "As at the END of `as_of`: a row for each worker of each team.",
            options: &[AS_OF, EVERY, CLOCKS, JUDGING, DUE_SOON, MISSED],
        },
        forms: || vec![Worklist::totals_columns()],
        answer: |register, asked| Ok(asked.worklist(register)?.totals(register)),
    },
    Question {
        takes: Takes {
            name: "timeliness",
            about: "How long the work of one clock takes and how much of it is in time, by cohort.",
            more: "As known at the END of `as_of`: a row for each cohort of each group. In a cohort of completion, what \
                is not completed is in a row whose `cohort` is empty; else `cohort` is the first day of the period.\n\n\
                `denominator` is what was completed and has a limit to be judged by: `in_time`, `late`, \
                `late_with_reasons` and `before_start` together; `per_cent_in_time` is `in_time` of it, and empty \
                where it is 0. The bands and quartiles are of what was completed, in working days. A conference has \
                the four bands from `days_0_to_10`, all else the nine from `same_day`.",
            options: &[AS_OF, MEASURED, MEASURING, EVERY, CLOCKS, JUDGING],
        },
        forms: || {
            vec![Measure::of(ClockId::SINGLE_ASSESSMENT).columns(), Measure::of(ClockId::ICPC).columns()]
        },
        answer: timeliness,
    },
];

/// The report, whose answer is a [`Report`](crate::report::Report) and no table.
pub const REPORT: Takes = Takes {
    name: "report",
    about: "The whole answer, for management or the public.",
    more: "As at the END of `as_of`. For the public small counts are suppressed: a count is then a number, or the text \
        `c`; and `waiting`, the only field with cases in it, is empty.",
    options: &[AS_OF, EVERY, GROUPING, COUNT, BANDS, CLOCKS, JUDGING, AUDIENCE],
};

/// Options that say something only beside another, in the questions that take both.
const BESIDE: &[(&str, &str)] = &[("by", "group")];

/// The question of that name.
///
/// # Errors
/// [`Error::UnknownName`] where there is none.
///
/// ```
/// use dutydesk::ask::question;
/// let sheet = b"child_id,received,worker,allocated\nc1,2010-08-16,TM,2010-08-17\n";
/// let register = dutydesk::format::read(&[sheet])?;
/// let waiting = question("cases")?.answer(&register, r#"{"as_of": "2010-10-11", "allocation": "waiting"}"#)?;
/// assert_eq!(waiting.rows(), 1);
/// let mistake = |name: &str, json| question(name).unwrap().answer(&register, json).unwrap_err().to_string();
/// let wrong = mistake("cases", r#"{"as_of": "2010-10-11", "alocation": "waiting"}"#);
/// assert!(wrong.starts_with("alocation: no such option of cases; did you mean allocation? There are: as_of, "));
/// assert!(mistake("backlog", r#"{"as_of": "2010-10-11", "bands": [7]}"#).starts_with("bands: no such option of backlog"));
/// # Ok::<(), dutydesk::Error>(())
/// ```
pub fn question(name: &str) -> Result<&'static Question, Error> {
    let known = || QUESTIONS.iter().map(|question| question.takes.name);
    let found = QUESTIONS.iter().find(|question| question.takes.name == name);
    found.ok_or_else(|| Error::unknown("question", name, known()))
}

impl Question {
    /// The columns of its table, once for each form that options give it.
    #[must_use]
    pub fn forms(&self) -> Vec<Vec<AnswerColumn>> {
        (self.forms)()
    }

    /// The answer to options in JSON.
    ///
    /// # Errors
    /// As [`Takes::asked`], and as the question itself has it.
    pub fn answer(&self, register: &Register, json: &str) -> Result<Table, Error> {
        (self.answer)(register, &self.takes.asked(register, json)?)
    }
}

impl Takes {
    /// What is asked of a register by options in JSON: an object in wire names, in which null counts as not given.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] for an option it does not take, or a value of another kind; [`Error::InvalidDate`] and
    /// [`Error::UnknownName`], of the option at fault; as [`Options::asked`] has it.
    pub fn asked(&self, register: &Register, json: &str) -> Result<Asked, Error> {
        let mut given = Given::open(json, self.name, self.specs())?;
        for (idle, beside) in BESIDE {
            let Some(idle) =
                self.spec(idle).filter(|idle| self.spec(beside).is_some() && given.differs(idle))
            else {
                continue;
            };
            if !given.has(beside) {
                return Err(Error::takes(idle.name, format!("nothing without {beside}, whose kind it says")));
            }
        }
        // First what stands beside the options: a measure has a `by` of its own.
        let takes = |group: &[Spec]| {
            group.iter().all(|spec| self.spec(spec.name).is_some_and(|own| own.about == spec.about))
        };
        let selection = if takes(SELECTING) { Selection::taken(&mut given)? } else { Selection::default() };
        let choice = if takes(CHOOSING) { Choice::taken(&mut given)? } else { Choice::default() };
        let measure = if takes(MEASURED) { Some(Measure::taken(&mut given)?) } else { None };
        let asked = Options::taken(&mut given)?.asked(register)?;
        Ok(Asked { selection, choice, measure, ..asked })
    }
}

fn timeliness(register: &Register, asked: &Asked) -> Result<Table, Error> {
    let measure =
        asked.measure.clone().ok_or_else(|| Error::takes("clock", "the id of a clock, which is needed"))?;
    let clocks = asked.rules.clock_ids();
    if !clocks.contains(&measure.clock) {
        let clock = measure.clock;
        return Err(Error::unknown("clock in these rules", clock.name(), clocks).of("clock"));
    }
    Ok(asked.timescales()?.timeliness(register, measure)?.table())
}
