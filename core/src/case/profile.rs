//! How files were read, as options that read others the same way.

use serde_json::{Map, Value};

use crate::case::register::Register;

/// How one sheet was read.
pub(crate) type Profile = Map<String, Value>;

impl Register {
    /// How its duty tracking sheets were read, as the options of reading that read next week's the same way: what each column is
    /// headed, what the texts of the worker column are, who they stand for, which number of a date is the day, whose sheets they
    /// are. What the sheets do not agree about is left to each. It holds what the caller gave of workers, so it is
    /// for their own keeping.
    ///
    /// ```
    /// use dutydesk::format::duty_sheet::DutySheet;
    /// use dutydesk::format::{File, read_files};
    /// let how = DutySheet::from_json(r#"{"columns": {"received": "Came in"}, "holders": {"JB": ["worker", "W017"]}}"#)?;
    /// let file = File::from(&b"Child,Came in,Worker\nc1,16/08/2010,JB\n"[..]);
    /// let profile = read_files(&[file], &how)?.profile().to_string();
    /// assert_eq!(profile, "{\"columns\":{\"child_id\":\"Child\",\"received\":\"Came in\",\"worker\":\"Worker\"},\
    ///     \"dates\":\"day_first\",\"holders\":{\"JB\":[\"worker\",\"W017\"]}}");
    ///
    /// let same = DutySheet::from_json(&format!("{{\"profile\": {profile}}}"))?;
    /// let next = File::from(&b"Child,Came in,Worker\nc2,03/09/2010,JB\n"[..]);
    /// let held: Vec<_> = read_files(&[next], &same)?.cases().map(|case| case.referral().received().to_string()).collect();
    /// assert_eq!(held, ["2010-09-03"]);
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    #[must_use]
    pub fn profile(&self) -> Value {
        Value::Object(agreed(self.profiles.iter().collect()))
    }
}

/// What objects say of each name on which all that have it agree.
fn agreed(all: Vec<&Profile>) -> Profile {
    let mut agreed = Profile::new();
    for name in all.iter().flat_map(|each| each.keys()) {
        let mut said: Vec<&Value> = all.iter().filter_map(|each| each.get(name)).collect();
        said.dedup();
        let objects: Option<Vec<&Profile>> = said.iter().map(|value| value.as_object()).collect();
        match (said.as_slice(), objects) {
            ([only], _) => drop(agreed.insert(name.clone(), (*only).clone())),
            (_, Some(objects)) => drop(agreed.insert(name.clone(), Value::Object(self::agreed(objects)))),
            _ => {}
        }
    }
    agreed
}
