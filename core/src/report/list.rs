//! The list behind a figure.

use serde::{Deserialize, Serialize};

use crate::ask::{Asked, Audience};
use crate::backlog::{Allocation, Backlog, Definition, Selection};
use crate::case::{Register, findings_table};
use crate::error::Error;
use crate::history::{HolderClass, Progress};
use crate::named::plain;
use crate::page::words::{capital, number};
use crate::page::{Block, Figure, Head, HeadKind, Page, Section, Sheet};
use crate::report::findings;
use crate::report::regions::{Assessments, RegionPart};
use crate::report::verdicts::Verdicts;
use crate::table::{Cell, Table};
use crate::timescale::{Choice, Missing, VerdictState};
use crate::worklist::Urgency;

/// A list that may be asked for besides a report, as a page: the one behind a figure, or one that is in no report. Each
/// line of it is a case, so it is for the people who manage the work.
///
/// ```
/// use dutydesk::ask::{Asked, Audience};
/// use dutydesk::backlog::{Ask, Definition};
/// use dutydesk::report::List;
/// use dutydesk::scenario;
/// let team = scenario::small_team(1)?;
/// let ask = Ask::new(team.as_of, Definition::named("registered_case_holder")?);
/// let list = List::from_json(r#"{"list": "cases", "selection": {"allocation": "waiting"}}"#)?;
/// let page = list.page(&team.register, || Ok(Asked::new(ask, Audience::Management)))?;
/// assert!(dutydesk::render::text(page).contains("65 cases, the oldest referral first"));
/// let list = r#"{"list": "timescales", "selection": {"clock": "initial_assessment", "counted_as": "open_overdue"}}"#;
/// let ask = Ask::new(team.as_of, Definition::named("registered_case_holder")?);
/// let late = List::from_json(list)?.table(&team.register, || Ok(Asked::new(ask, Audience::Management)))?;
/// assert!(late.rows() > 0);
/// # Ok::<(), dutydesk::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "list", rename_all = "snake_case")]
pub enum List {
    /// The open cases chosen.
    Cases {
        /// Which.
        selection: Selection,
        /// The shipped definition of allocated, by name, in place of the question's.
        #[serde(skip_serializing_if = "Option::is_none")]
        allocated: Option<String>,
    },
    /// The open cases in a named backlog, or in a part of one.
    NamedBacklog {
        /// Which.
        name: RegionPart,
    },
    /// The work chosen, each piece by what became of its clock.
    Timescales {
        /// Which.
        selection: Choice,
    },
    /// The duty desk's list.
    Worklist,
    /// What was wrong with the records, each kind with its first places.
    Findings,
}

/// A list as it comes, before any name is looked up.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    list: String,
    selection: Option<serde_json::Value>,
    allocated: Option<String>,
    name: Option<String>,
}

const NAMES: [&str; 5] = ["cases", "named_backlog", "timescales", "worklist", "findings"];

impl List {
    /// A list from JSON, as a page has it behind a figure.
    ///
    /// # Errors
    /// [`Error::UnknownName`]; [`Error::InvalidArgument`] for what is no list.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        let takes = || {
            Error::takes(
                "list",
                "list, a text; for cases a selection and the name of what counts as allocated, for named_backlog its name, and \
                 for timescales a selection",
            )
        };
        let written: Written = serde_json::from_str(json).map_err(|_| takes())?;
        if !NAMES.contains(&written.list.as_str()) {
            return Err(Error::unknown("list", &written.list, NAMES));
        }
        let selection = written.selection.as_ref().map(ToString::to_string);
        match (written.list.as_str(), selection, written.allocated, written.name) {
            ("cases", selection, allocated, None) => {
                let selection =
                    selection.map_or_else(|| Ok(Selection::default()), |json| Selection::from_json(&json))?;
                Ok(Self::Cases { selection, allocated })
            }
            ("named_backlog", None, None, Some(name)) => Ok(Self::NamedBacklog { name: name.parse()? }),
            ("timescales", selection, None, None) => {
                let selection =
                    selection.map_or_else(|| Ok(Choice::default()), |json| Choice::from_json(&json))?;
                Ok(Self::Timescales { selection })
            }
            ("worklist", None, None, None) => Ok(Self::Worklist),
            ("findings", None, None, None) => Ok(Self::Findings),
            _ => Err(takes()),
        }
    }

    /// The lines of the list as they are. The question is asked for where the list needs one: findings need none.
    ///
    /// # Errors
    /// As [`page`](Self::page).
    pub fn table(
        &self,
        register: &Register,
        question: impl FnOnce() -> Result<Asked, Error>,
    ) -> Result<Table, Error> {
        if *self == Self::Findings {
            return Ok(findings_table(register));
        }
        self.lines(register, &self.asked(question()?)?)
    }

    /// The list as a page. The question is asked for where the list needs one: findings need none.
    ///
    /// # Errors
    /// As [`Report::of`](crate::report::Report::of); [`Error::UnknownName`] where there is no such definition;
    /// [`Error::InvalidArgument`] for a list for the public.
    pub fn page(
        &self,
        register: &Register,
        question: impl FnOnce() -> Result<Asked, Error>,
    ) -> Result<Page, Error> {
        if *self == Self::Findings {
            return Ok(page(findings::alone(register)));
        }
        let question = self.asked(question()?)?;
        let lines = self.lines(register, &question)?;
        let (many, units) = (number(lines.rows()), question.ask.count.label());
        let sheet = match self {
            Self::Timescales { selection } => {
                work_sheet(format!("{many} pieces of work, the oldest first"), &lines, selection)
            }
            Self::Worklist => {
                let caption = format!(
                    "{many} clocks overdue, due within {} working days or missed since {}, the most urgent first",
                    question.judging.due_within.0,
                    question.missed_since.in_prose()
                );
                sheet_of("list-table", caption, &lines, &DUTY, 0..lines.rows())
            }
            _ => cases_sheet("list-table", format!("{many} {units}, the oldest referral first"), &lines),
        };
        Ok(page(Section::new("list", "List", vec![Block::List(sheet)])))
    }

    /// The question as the list asks it. Every line is a case, so the public has none.
    fn asked(&self, mut question: Asked) -> Result<Asked, Error> {
        if question.audience == Audience::Public {
            return Err(Error::takes("audience", "management for a list, of which every line is a case"));
        }
        if let Self::Cases { allocated: Some(name), .. } = self {
            question.ask.allocated = Definition::named(name)?;
            question.allocated_because = None;
        }
        Ok(question)
    }

    fn lines(&self, register: &Register, question: &Asked) -> Result<Table, Error> {
        match self {
            Self::Cases { selection, .. } => {
                Ok(Backlog::of(register, &question.ask)?.select(register, selection))
            }
            Self::NamedBacklog { name } => {
                let (backlog, verdicts) = Verdicts::with_backlog(register, question)?;
                let assessments = Assessments::of(&verdicts);
                Ok(backlog.list(register, |case| name.holds(case, &assessments)))
            }
            Self::Timescales { selection } => question.timescales()?.chosen(*selection).table(register),
            Self::Worklist => Ok(question.worklist(register)?.table(register)),
            Self::Findings => Ok(findings_table(register)),
        }
    }
}

fn page(section: Section) -> Page {
    Page {
        subject: "Referrals, allocation and timescales".to_owned(),
        sections: vec![section],
        ..Page::default()
    }
}

/// What a list of clocks shows of them, most telling first.
const DUTY: [&str; 13] = [
    "referral_id",
    "child_id",
    "urgency",
    "title",
    "due",
    "working_days_left",
    "team",
    "holder",
    "worker_id",
    "last_seen",
    "days_since_seen",
    "row",
    "file",
];

/// The same of a list of work.
const WORK: [&str; 13] = [
    "referral_id",
    "child_id",
    "clock",
    "state",
    "start",
    "due",
    "end",
    "working_days_used",
    "working_days_left",
    "missing",
    "limit",
    "row",
    "file",
];

/// The columns of a list that a narrow text leaves out.
const WHERE_WIDE: [&str; 8] =
    ["child_id", "unallocated_since", "worker_id", "district", "last_seen", "allocated_under", "row", "file"];

/// The columns of a list that are there only where they say something: not every source has rows.
const WHERE_TOLD: [&str; 2] = ["row", "file"];

/// Whether a column has anything to say.
fn tells(table: &Table, name: &str) -> bool {
    (0..table.rows()).any(|row| table.cell(name, row) != Cell::Null)
}

/// A list of cases.
pub(super) fn cases_sheet(id: &str, caption: String, cases: &Table) -> Sheet {
    let names: Vec<&str> = cases.columns().iter().map(crate::table::Column::name).collect();
    sheet_of(id, caption, cases, &names, 0..cases.rows())
}

/// A list of work, the oldest first, without the columns in which it has nothing or the one clock chosen.
fn work_sheet(caption: String, work: &Table, selection: &Choice) -> Sheet {
    let told = |name: &&str| match *name {
        "clock" => selection.clock.is_none(),
        name => tells(work, name),
    };
    let names: Vec<&str> = WORK.into_iter().filter(told).collect();
    let start = |row: &usize| match work.cell("start", *row) {
        Cell::Day(day) => Some(day),
        _ => None,
    };
    let mut rows: Vec<usize> = (0..work.rows()).collect();
    rows.sort_by_key(start);
    sheet_of("list-table", caption, work, &names, rows)
}

fn sheet_of(
    id: &str,
    caption: String,
    table: &Table,
    names: &[&str],
    rows: impl IntoIterator<Item = usize>,
) -> Sheet {
    let head = |name: &&str| {
        let kind = match *name {
            name if name.contains("days") => HeadKind::Number,
            name if WHERE_WIDE.contains(&name) => HeadKind::WordsWhereWide,
            _ => HeadKind::Words,
        };
        Head::new(heading(name), kind)
    };
    let names: Vec<&str> =
        names.iter().copied().filter(|name| !WHERE_TOLD.contains(name) || tells(table, name)).collect();
    let mut sheet = Sheet::new(id, caption, names.iter().map(head).collect());
    for row in rows {
        let cells = names.iter().map(|name| match table.cell(name, row) {
            Cell::Null => Figure::day(None::<String>),
            Cell::Day(day) => Figure::day(Some(day)),
            Cell::Integer(number) => Figure::whole(number),
            Cell::Text(text) => Figure::words(label(name, text)),
            cell => Figure::words(cell.to_string()),
        });
        sheet.row(cells.collect());
    }
    sheet
}

/// The words for a column of a list.
fn heading(name: &str) -> String {
    match name {
        "referral_id" => "Referral".to_owned(),
        "child_id" => "Child".to_owned(),
        "worker_id" => "Worker".to_owned(),
        "unallocated_since" => "Not allocated since".to_owned(),
        "days_unallocated" => "Days not allocated".to_owned(),
        "allocation" => "Allocated or not".to_owned(),
        "title" => "Clock".to_owned(),
        name => capital(&plain(name)),
    }
}

/// The words for a text of a column: those for a wire name in the columns that hold names, else the text itself.
fn label(column: &str, text: &str) -> String {
    let words = match column {
        "progress" => text.parse().ok().map(Progress::label),
        "holder" => text.parse().ok().map(HolderClass::label),
        "urgency" => text.parse().ok().map(Urgency::label),
        "state" => text.parse().ok().map(VerdictState::label),
        "missing" => text.parse().ok().map(Missing::label),
        "clock" => Some(plain(text)),
        "allocation" => text.parse().ok().map(Allocation::alone),
        "allocated_under" => Some(Definition::label_of(text)),
        _ => None,
    };
    words.map_or_else(|| text.to_owned(), |words| capital(&words))
}
