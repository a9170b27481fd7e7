//! The list behind a figure.

use serde::{Deserialize, Serialize};

use crate::ask::{Asked, Audience};
use crate::backlog::{Backlog, Definition, Selection};
use crate::case::Register;
use crate::error::Error;
use crate::history::{HolderClass, Progress};
use crate::named::plain;
use crate::page::words::{capital, number};
use crate::page::{Block, Figure, Head, HeadKind, Page, Section, Sheet};
use crate::report::findings;
use crate::table::{Cell, Table};
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
/// let list = List::from_json(r#"{"list": "cases", "selection": {"waiting": true}}"#)?;
/// let page = list.page(&team.register, || Ok(Asked::new(ask, Audience::Management)))?;
/// assert!(dutydesk::render::text(page).contains("65 cases, the oldest referral first"));
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
}

const NAMES: [&str; 3] = ["cases", "worklist", "findings"];

impl List {
    /// A list from JSON, as a page has it behind a figure.
    ///
    /// # Errors
    /// [`Error::UnknownName`]; [`Error::InvalidArgument`] for what is no list.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        let takes = || {
            Error::takes(
                "list",
                "list, a text; and for cases a selection and the name of what counts as allocated",
            )
        };
        let written: Written = serde_json::from_str(json).map_err(|_| takes())?;
        let chosen = written.selection.is_some() || written.allocated.is_some();
        match written.list.as_str() {
            "cases" => {
                let selection = written.selection.map_or_else(
                    || Ok(Selection::default()),
                    |selection| Selection::from_json(&selection.to_string()),
                )?;
                Ok(Self::Cases { selection, allocated: written.allocated })
            }
            "worklist" | "findings" if chosen => Err(takes()),
            "worklist" => Ok(Self::Worklist),
            "findings" => Ok(Self::Findings),
            other => Err(Error::unknown("list", other, NAMES)),
        }
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
        let mut question = question()?;
        if question.audience == Audience::Public {
            return Err(Error::takes("audience", "management for a list, of which every line is a case"));
        }
        if let Self::Cases { allocated: Some(name), .. } = self {
            question.ask.allocated = Definition::named(name)?;
        }
        let sheet = if let Self::Cases { selection, .. } = self {
            let cases = Backlog::of(register, &question.ask)?.select(register, selection);
            let units = question.ask.count.label();
            let caption = format!("{} {units}, the oldest referral first", number(cases.rows()));
            cases_sheet("list-table", caption, &cases)
        } else {
            let table = question.worklist(register)?.table(register);
            let caption = format!(
                "{} clocks overdue, due within {} working days or missed since {}, the most urgent first",
                number(table.rows()),
                question.judging.due_within.0,
                question.missed_since.in_prose()
            );
            sheet_of("list-table", caption, &table, &DUTY)
        };
        Ok(page(Section::new("list", "List", vec![Block::List(sheet)])))
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
const DUTY: [&str; 11] = [
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
];

/// The columns of a list that a narrow text leaves out.
const WHERE_WIDE: [&str; 6] =
    ["child_id", "unallocated_since", "worker_id", "district", "last_seen", "allocated_under"];

/// A list of cases.
pub(super) fn cases_sheet(id: &str, caption: String, cases: &Table) -> Sheet {
    let names: Vec<&str> = cases.columns().iter().map(crate::table::Column::name).collect();
    sheet_of(id, caption, cases, &names)
}

fn sheet_of(id: &str, caption: String, table: &Table, names: &[&str]) -> Sheet {
    let head = |name: &&str| {
        let kind = match *name {
            name if name.contains("days") => HeadKind::Number,
            name if WHERE_WIDE.contains(&name) => HeadKind::WordsWhereWide,
            _ => HeadKind::Words,
        };
        Head::new(heading(name), kind)
    };
    let mut sheet = Sheet::new(id, caption, names.iter().map(head).collect());
    for row in 0..table.rows() {
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
        "allocated_under" => Some(Definition::label_of(text)),
        _ => None,
    };
    words.map_or_else(|| text.to_owned(), |words| capital(&words))
}
