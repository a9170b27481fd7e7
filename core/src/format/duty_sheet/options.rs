//! How to read a duty tracking sheet, in wire names.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::calendar::Day;
use crate::case::HolderKind;
use crate::error::Error;
use crate::format::duty_sheet::{DutySheet, Holder};
use crate::named::parsed;

/// How to read a sheet as it comes, before any name is looked up.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Written {
    columns: BTreeMap<String, String>,
    holders: BTreeMap<String, WrittenHolder>,
    authority: Option<String>,
    from: Option<String>,
    to: Option<String>,
    extracted: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenHolder {
    kind: String,
    worker_id: Option<String>,
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
        let written: Written = serde_json::from_str(json)
            .map_err(|_| Error::takes("options", "columns, holders, authority, from, to and extracted"))?;
        let mut sheet = Self::default();
        for (column, header) in &written.columns {
            sheet = sheet.map(column, header)?;
        }
        for (text, holder) in written.holders {
            let kind = HolderKind::from_name(&holder.kind)
                .ok_or_else(|| Error::unknown("kind of holder", &holder.kind, HolderKind::NAMES))?;
            sheet = sheet.look_up(&text, Holder { kind, worker_id: holder.worker_id });
        }
        let period: (Option<Day>, Option<Day>) = (parsed(written.from)?, parsed(written.to)?);
        sheet.period = match period {
            (None, None) => None,
            (Some(from), Some(to)) => Some((from, to)),
            _ => return Err(Error::takes("period", "from and to, given together")),
        };
        sheet.authority = written.authority;
        sheet.extracted = parsed(written.extracted)?;
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
