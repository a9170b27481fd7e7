//! The caller's look-up table: who the texts of a worker column stand for.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::case::{HolderKind, folded};
use crate::error::Error;
use crate::format::duty_sheet::SheetHolder;
use crate::format::source::{Sheet, text, unpacked};
use crate::options::Wire;
use crate::table::Table;

/// The columns of such a table, of which `count` says nothing that is read.
const COLUMNS: [&str; 4] = ["text", "kind", "worker_id", "count"];

/// A look-up table in which upper and lower case are alike.
#[derive(Clone, Debug, Default)]
pub(crate) struct LookUp(BTreeMap<String, SheetHolder>);

impl LookUp {
    pub(crate) fn insert(&mut self, text: &str, holder: SheetHolder) {
        self.0.insert(folded(text), holder);
    }

    pub(crate) fn get(&self, text: &str) -> Option<&SheetHolder> {
        if self.0.is_empty() { None } else { self.0.get(&folded(text)) }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for SheetHolder {
    /// As the option `holders` takes it.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.worker_id {
            None => self.kind.name().serialize(serializer),
            Some(worker_id) => (self.kind.name(), worker_id).serialize(serializer),
        }
    }
}

/// Who the texts of a worker column stand for, from a file: an object in JSON as the option `holders` takes it, or a CSV file or
/// a workbook with the columns `text`, `kind` and, for persons, `worker_id`, such as
/// [`unexplained_holders`](crate::case::Register::unexplained_holders) gives to be filled in. A row that says nothing beside its
/// text is passed over; one with an id and no kind is a worker.
///
/// ```
/// use dutydesk::format::duty_sheet::{SheetHolder, holders_of};
/// let holders = holders_of(b"text,kind,worker_id\nJB,worker,W017\nASU,duty,\nZZ,,\n")?;
/// assert_eq!((holders.len(), &holders["JB"]), (2, &SheetHolder::worker("W017")));
/// let error = holders_of(b"text,kind,worker_id\nJB,robot,\n").unwrap_err();
/// assert!(error.to_string().starts_with("holders: in row 2 one of these kinds of holder: worker, pod, "));
/// # Ok::<(), dutydesk::Error>(())
/// ```
///
/// # Errors
/// [`Error::InvalidArgument`] of `holders` for a file that is none of these, or a kind that no holder has;
/// [`Error::EmptyFile`] and [`Error::Unreadable`] as of any file.
pub fn holders_of(bytes: &[u8]) -> Result<BTreeMap<String, SheetHolder>, Error> {
    let (json, _) = text::decode(bytes);
    if json.trim_start().starts_with('{') {
        let given: Option<Value> = serde_json::from_str(&json).ok().filter(Value::is_object);
        return given.and_then(Wire::read).unwrap_or_else(|| Err(no_table()));
    }
    let known = |heading: &str| COLUMNS.contains(&heading.trim());
    let sheets = Sheet::read_all(&unpacked(bytes)?, &known).map_err(|error| error.of("holders"))?;
    let wanted = |sheet: &Sheet| COLUMNS.iter().take(2).all(|name| sheet.names().any(|other| other == *name));
    let sheet = Sheet::chosen(sheets, &known, wanted).into_iter().next().ok_or_else(no_table)?;
    holders_of_sheet(&sheet)
}

/// The same of a table in memory.
///
/// # Errors
/// [`Error::InvalidArgument`] of `holders` where it has not these columns, or a kind that no holder has;
/// [`Error::TooLarge`] past what can be numbered.
pub fn holders_of_table(table: &Table) -> Result<BTreeMap<String, SheetHolder>, Error> {
    holders_of_sheet(&Sheet::of(table)?)
}

fn no_table() -> Error {
    let takes = <BTreeMap<String, SheetHolder> as Wire>::KIND.takes();
    Error::takes("holders", takes)
}

fn holders_of_sheet(sheet: &Sheet) -> Result<BTreeMap<String, SheetHolder>, Error> {
    let column = |name: &str| sheet.columns.iter().find(|column| column.heading == name);
    let (Some(texts), Some(kinds)) = (column("text"), column("kind")) else { return Err(no_table()) };
    let worker_ids = column("worker_id");
    let mut holders = BTreeMap::new();
    for row in 0..sheet.rows() {
        let worker_id = worker_ids.map_or("", |ids| ids.text(row));
        let (text, kind) = (texts.text(row), kinds.text(row));
        let kind = match HolderKind::from_name(kind) {
            _ if text.is_empty() || kind.is_empty() && worker_id.is_empty() => continue,
            None if kind.is_empty() => HolderKind::Worker,
            Some(kind) => kind,
            None => {
                let kinds = HolderKind::NAMES.join(", ");
                let row = sheet.line(row);
                return Err(Error::takes(
                    "holders",
                    format!("in row {row} one of these kinds of holder: {kinds}"),
                ));
            }
        };
        let worker_id = Some(worker_id).filter(|id| !id.is_empty()).map(str::to_owned);
        holders.insert(text.to_owned(), SheetHolder { kind, worker_id });
    }
    Ok(holders)
}
