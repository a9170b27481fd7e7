//! How to read a duty tracking sheet, in wire names.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::calendar::Day;
use crate::case::HolderKind;
use crate::error::Error;
use crate::format::duty_sheet::{DutySheet, SheetHolder};
use crate::options::{OptionKind, Wire, options};

options! {
    /// How to read a sheet, in wire names.
    SheetOptions, "read_duty_sheet" {
        SHEET_OPTIONS {
            /// For a column of the sheet, by wire name, the header it has in this file.
            columns: BTreeMap<String, String> = BTreeMap::new();
            /// Who a text of the worker column stands for.
            holders: BTreeMap<String, SheetHolder> = BTreeMap::new();
            /// Whose sheet it is, by its plain name: its own dates and limits then apply to what the sheet says.
            authority: Option<String> = None;
            /// The first day the sheet observed, given together with the last.
            from: Option<Day> = None;
            /// The last day it observed: a question about another day is refused.
            to: Option<Day> = None;
            /// The day the sheet was drawn.
            extracted: Option<Day> = None;
        }
    }
}

impl Wire for BTreeMap<String, SheetHolder> {
    const KIND: OptionKind = OptionKind::Holders;

    fn read(given: Value) -> Option<Result<Self, Error>> {
        let holders = given.as_object()?.iter().map(|(text, holder)| {
            let holder = holder.as_object()?;
            let kind = holder.get("kind")?.as_str()?;
            let worker_id = match holder.get("worker_id") {
                None | Some(Value::Null) => None,
                Some(id) => Some(id.as_str()?.to_owned()),
            };
            let others = holder.keys().any(|key| key != "kind" && key != "worker_id");
            (!others).then(|| {
                let kind = HolderKind::from_name(kind)
                    .ok_or_else(|| Error::unknown("kind of holder", kind, HolderKind::NAMES))?;
                Ok((text.clone(), SheetHolder { kind, worker_id }))
            })
        });
        let holders: Option<Vec<Result<_, Error>>> = holders.collect();
        Some(holders?.into_iter().collect())
    }

    /// Only none: nothing else is ever a default.
    fn write(&self) -> Value {
        Value::Object(serde_json::Map::new())
    }
}

impl DutySheet {
    /// How to read a sheet, from JSON: `columns` gives a header for a column, `holders` says who a text of the worker
    /// column stands for, `from` and `to` are the first and last day observed; besides `authority` and `extracted`.
    ///
    /// ```
    /// use dutydesk::format::duty_sheet::DutySheet;
    /// let sheet = DutySheet::from_json(
    ///     r#"{"columns": {"received": "Came in"}, "holders": {"JB": {"kind": "worker", "worker_id": "W017"}}}"#,
    /// )?;
    /// let register = sheet.read(b"child,Came in,worker\nc1,2010-08-16,JB\n")?;
    /// assert_eq!(register.cases().count(), 1);
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::UnknownName`], [`Error::InvalidDate`]; [`Error::InvalidArgument`] for a key that is not there, a value of
    /// another kind, or one of `from` and `to` without the other.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        let options = SheetOptions::from_json(json)?;
        let mut sheet = Self::default();
        for (column, header) in &options.columns {
            sheet = sheet.map(column, header).map_err(|error| error.of("columns"))?;
        }
        for (text, holder) in options.holders {
            sheet = sheet.look_up(&text, holder);
        }
        sheet.period = match (options.from, options.to) {
            (None, None) => None,
            (Some(from), Some(to)) if from <= to => Some((from, to)),
            _ => {
                return Err(Error::takes(
                    "period",
                    "from and to, given together, the first no later than the last",
                ));
            }
        };
        sheet.authority = options.authority;
        sheet.extracted = options.extracted;
        Ok(sheet)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_has_its_code() {
        let code = |json| DutySheet::from_json(json).err().map(|error| error.code());
        assert_eq!(code("{}"), None);
        assert_eq!(code(r#"{"columns": {"shoe_size": "Shoes"}}"#), Some("unknown_name"));
        assert_eq!(code(r#"{"holders": {"JB": {"kind": "robot"}}}"#), Some("unknown_name"));
        assert_eq!(code(r#"{"from": "2010-01-01"}"#), Some("invalid_argument"));
        assert_eq!(code(r#"{"from": "2010-01-01", "to": "2010-12-31"}"#), None);
        assert_eq!(code(r#"{"extracted": "soon"}"#), Some("invalid_date"));
        assert_eq!(code(r#"{"colour": "blue"}"#), Some("invalid_argument"));
    }
}
