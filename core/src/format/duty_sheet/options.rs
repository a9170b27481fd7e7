//! How to read a duty tracking sheet, in wire names.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::calendar::Day;
use crate::case::HolderKind;
use crate::error::Error;
use crate::format::DateOrder;
use crate::format::duty_sheet::{DutySheet, SheetHolder, WorkerTexts, holders_of};
use crate::options::{OptionKind, Takes, Wire, options};

options! {
    /// How to read a sheet, in wire names.
    SheetOptions, "reading" {
        SHEET_OPTIONS {
            /// For a column of the sheet, by wire name, the heading it has in the file; nothing for one that the file does not
            /// have, whatever its headings look like.
            columns: BTreeMap<String, Option<String>> = BTreeMap::new();
            /// Who a text of the worker column stands for. With such a table no text counts as a worker's id by its looks, unless
            /// `workers` says that the others are ids.
            holders: BTreeMap<String, SheetHolder> = BTreeMap::new();
            /// What the texts of the worker column are that nothing else explains. Without it and without `holders`: names, where
            /// more cells look like those than like ids, under a finding; else ids.
            workers: Option<WorkerTexts> = None;
            /// Which number of a date such as 03/04/2010 is the day. Without it each column says, as a whole, or the others do.
            dates: Option<DateOrder> = None;
            /// Whose sheet it is, by its plain name: its own dates and limits then apply to what the sheet says.
            authority: Option<String> = None;
            /// The first and the last day the sheet observed: a question about another day is refused.
            period: Option<(Day, Day)> = None;
            /// The day the sheet was drawn.
            extracted: Option<Day> = None;
            /// How files were read before, as `profile` gave it. Whatever else is given wins; of `columns` and `holders` each entry.
            profile: Option<Map<String, Value>> = None;
        }
    }
}

/// Files of any form, and how the duty tracking sheets among them are read.
pub const READ: Takes = Takes {
    name: "read",
    about: "Reads files of any form as one register, each known by what is in it.",
    more: "Each is a duty tracking sheet, canonical tables or a children in need census: CSV, a workbook, XML, or one of these \
        packed with gzip. What is said of headings, holders, workers and dates is of the duty tracking sheets among them; a \
        heading that is given holds for each sheet that has it, and one that no file has is refused.\n\n\
        Findings and lists of cases name the file, without its folder, and findings the heading in it: they are for those \
        who have the files, and no report for the public has either.",
    options: &[SHEET_OPTIONS],
};

/// A duty tracking sheet, and how it is read.
pub const READ_DUTY_SHEET: Takes = Takes {
    name: "read_duty_sheet",
    about: "A register from a duty tracking sheet.",
    more: "Of the columns only `child_id` and `received` must be there. Headers are matched without regard to upper and \
        lower case, blanks and punctuation, by the names of the columns or the words practice uses for them.\n\n\
        Dates are read as 2010-08-16, 16/08/2010, 16.8.10, 20100816, 16-Aug-2010, Mon 16 August 2010 or August 16, 2010, \
        with or without a time; two figures of a year are 1930 to 2029, and times in UTC or with an offset are turned \
        into British time. Dates that are written one way in one cell and cannot be so in another are decided by the whole \
        column. What cannot be read is in `findings`.",
    options: &[SHEET_OPTIONS],
};

impl Wire for BTreeMap<String, Option<String>> {
    const KIND: OptionKind = OptionKind::Columns { names: DutySheet::COLUMNS };

    fn read(given: Value) -> Option<Result<Self, Error>> {
        let texts = given.as_object()?.iter().map(|(name, text)| match text {
            Value::Null => Some((name.clone(), None)),
            text => Some((name.clone(), Some(text.as_str()?.to_owned()))),
        });
        texts.collect::<Option<Self>>().map(Ok)
    }

    fn write(&self) -> Value {
        self.iter().map(|(name, text)| (name.clone(), Value::from(text.as_deref()))).collect()
    }
}

impl Wire for BTreeMap<String, SheetHolder> {
    const KIND: OptionKind = OptionKind::Holders { kinds: HolderKind::NAMES };

    fn read(given: Value) -> Option<Result<Self, Error>> {
        if let Value::String(text) = given {
            return Some(holders_of(text.as_bytes()));
        }
        let holders = given.as_object()?.iter().map(|(text, holder)| {
            let (kind, worker_id) = match holder {
                Value::Object(parts) if parts.keys().all(|key| key == "kind" || key == "worker_id") => {
                    (parts.get("kind")?, parts.get("worker_id"))
                }
                Value::Array(parts) => match parts.as_slice() {
                    [kind, worker_id] => (kind, Some(worker_id)),
                    _ => return None,
                },
                kind => (kind, None),
            };
            let kind = kind.as_str()?;
            let worker_id = match worker_id {
                None | Some(Value::Null) => None,
                Some(id) => Some(id.as_str()?.to_owned()),
            };
            let kind = HolderKind::from_name(kind)
                .ok_or_else(|| Error::unknown("kind of holder", kind, HolderKind::NAMES));
            Some(kind.map(|kind| (text.clone(), SheetHolder { kind, worker_id })))
        });
        let holders: Option<Vec<Result<_, Error>>> = holders.collect();
        Some(holders?.into_iter().collect())
    }

    fn write(&self) -> Value {
        json!(self)
    }
}

impl SheetOptions {
    /// As options for other sheets that are read as this one was: what it showed, and what was said of it.
    pub(crate) fn profile(&self, shown: Self) -> Map<String, Value> {
        let mut columns = shown.columns;
        columns.extend(self.columns.clone());
        let profile = Self {
            columns,
            holders: self.holders.clone(),
            workers: self.workers.or(shown.workers),
            dates: self.dates.or(shown.dates),
            authority: self.authority.clone(),
            // Of an extract, and not of the next.
            period: None,
            extracted: None,
            profile: None,
        };
        let mut written = Map::new();
        profile.write(&mut written);
        written
    }

    /// The same with what the profile says and these do not.
    fn over_profile(self) -> Result<Self, Error> {
        let Some(profile) = self.profile else { return Ok(self) };
        let profile = Self::from_json(&Value::Object(profile).to_string())
            .and_then(Self::over_profile)
            .map_err(|error| Error::Of { argument: "profile".into(), cause: Box::new(error) })?;
        let (mut columns, mut holders) = (profile.columns, profile.holders);
        columns.extend(self.columns);
        holders.extend(self.holders);
        Ok(Self {
            columns,
            holders,
            workers: self.workers.or(profile.workers),
            dates: self.dates.or(profile.dates),
            authority: self.authority.or(profile.authority),
            period: self.period.or(profile.period),
            extracted: self.extracted.or(profile.extracted),
            profile: None,
        })
    }
}

impl DutySheet {
    /// How to read a sheet, from [`SheetOptions`] in JSON.
    ///
    /// ```
    /// use dutydesk::format::duty_sheet::DutySheet;
    /// let sheet = DutySheet::from_json(
    ///     r#"{"columns": {"received": "Came in"}, "holders": {"JB": ["worker", "W017"], "ASU": "duty"}}"#,
    /// )?;
    /// let register = sheet.read(b"child,Came in,worker\nc1,2010-08-16,JB\n")?;
    /// assert_eq!(register.cases().count(), 1);
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`SheetOptions::from_json`]; [`Error::UnknownName`] for a column that a sheet does not have.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        let options = SheetOptions::from_json(json)?.over_profile()?;
        let mut sheet = Self::default();
        for (column, heading) in &options.columns {
            let told = match heading {
                Some(heading) => sheet.map(column, heading),
                None => sheet.without(column),
            };
            sheet = told.map_err(|error| error.of("columns"))?;
        }
        for (text, holder) in &options.holders {
            sheet = sheet.look_up(text, holder.clone());
        }
        sheet.options = options;
        Ok(sheet)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_has_its_code() {
        let code = |json: &str| DutySheet::from_json(json).err().map(|error| error.code());
        assert_eq!(code("{}"), None);
        assert_eq!(code(r#"{"columns": {"shoe_size": "Shoes"}}"#), Some("unknown_name"));
        assert_eq!(code(r#"{"holders": {"JB": {"kind": "robot"}}}"#), Some("unknown_name"));
        assert_eq!(code(r#"{"holders": {"JB": ["robot", null]}}"#), Some("unknown_name"));
        assert_eq!(
            code(r#"{"holders": {"JB": ["worker", "W017"], "TM": {"kind": "manager"}, "ASU": "duty"}}"#),
            None
        );
        for holder in
            [r#"["worker"]"#, "5", "null", r#"["worker", 5]"#, r#"{"kind": "worker", "id": "W017"}"#, "{}"]
        {
            assert_eq!(
                code(&format!(r#"{{"holders": {{"JB": {holder}}}}}"#)),
                Some("invalid_argument"),
                "{holder}"
            );
        }
        for period in [r#""2010-01-01""#, r#"["2010-01-01"]"#, r#"["2010-12-31", "2010-01-01"]"#, "[1, 2]"] {
            assert_eq!(code(&format!(r#"{{"period": {period}}}"#)), Some("invalid_argument"), "{period}");
        }
        assert_eq!(code(r#"{"period": ["2010-01-01", "31/12/2010"]}"#), Some("invalid_date"));
        assert_eq!(code(r#"{"period": ["2010-01-01", "2010-12-31"]}"#), None);
        assert_eq!(code(r#"{"extracted": "soon"}"#), Some("invalid_date"));
        assert_eq!(code(r#"{"colour": "blue"}"#), Some("invalid_argument"));
    }
}
