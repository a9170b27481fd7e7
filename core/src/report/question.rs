//! What a report is asked.

use serde::Deserialize;

use crate::backlog::{Ask, Bands, By, Counted, Definition};
use crate::calendar::{Calendar, Day, Division};
use crate::error::Error;
use crate::history::View;
use crate::named::{named, parsed};
use crate::regime::Regimes;

named! {
    /// Who a report is for.
    Audience, "audience" {
        /// The people who manage the work: every number, and the cases behind them. Every page says so.
        Management = "management",
        /// Anyone: small counts withheld, and enough more that none can be worked out; no single case, no worker.
        Public = "public",
    }
}

/// What a report is asked.
#[derive(Clone, Debug)]
pub struct Question {
    /// The day, the definition of allocated and how to count.
    pub ask: Ask,
    /// Who it is for.
    pub audience: Audience,
    /// The guidance whose clocks run.
    pub regimes: Regimes,
    /// The working days they are counted in.
    pub calendar: Calendar,
}

/// A question in wire names, as a command line, a notebook or a page asks it.
///
/// ```
/// use dutydesk::report::{Audience, Options};
/// let options = Options::from_json(r#"{"as_of": "2010-10-11", "by": "team"}"#)?;
/// assert_eq!(options.question()?.audience, Audience::Management);
/// # Ok::<(), dutydesk::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Options {
    /// The day, at its end; needed.
    pub as_of: Option<Day>,
    /// The day by which what counts had been recorded; everything counts without one.
    pub known_at: Option<Day>,
    /// How cases are grouped.
    pub by: By,
    /// The shipped definition of allocated, by name.
    pub allocated: String,
    /// What is counted.
    pub count: Counted,
    /// The first age of each band but the first, in days; the usual bands without any.
    pub bands: Option<Vec<i32>>,
    /// The bank holidays that count.
    pub division: Division,
    /// Who the report is for.
    pub audience: Audience,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            as_of: None,
            known_at: None,
            by: By::District,
            allocated: "registered_case_holder".to_owned(),
            count: Counted::Referrals,
            bands: None,
            division: Division::EnglandAndWales,
            audience: Audience::Management,
        }
    }
}

/// The options as they come, before any name is looked up.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Written {
    as_of: Option<String>,
    known_at: Option<String>,
    by: Option<String>,
    allocated: Option<String>,
    count: Option<String>,
    bands: Option<Vec<i32>>,
    division: Option<String>,
    audience: Option<String>,
}

impl Options {
    /// Options from JSON, each error with the code of what is wrong; what is null counts as not given.
    ///
    /// ```
    /// use dutydesk::report::Options;
    /// let code = |json| Options::from_json(json).map(|_| ()).map_err(|error| error.code());
    /// assert_eq!(code(r#"{"as_of": "2010-10-11", "by": null}"#), Ok(()));
    /// assert_eq!(code(r#"{"as_of": "11/10/2010"}"#), Err("invalid_date"));
    /// assert_eq!(code(r#"{"by": "county"}"#), Err("unknown_name"));
    /// assert_eq!(code(r#"{"on": "2010-10-11"}"#), Err("invalid_argument"));
    /// ```
    ///
    /// # Errors
    /// [`Error::InvalidDate`], [`Error::UnknownName`]; [`Error::InvalidArgument`] for an option that is not there or is of
    /// another kind.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        let written: Written = serde_json::from_str(json).map_err(|_| Error::InvalidArgument {
            reason: "options are as_of, known_at, by, allocated, count, bands, division and audience, each a text \
                     but bands, a list of whole numbers",
        })?;
        let usual = Self::default();
        Ok(Self {
            as_of: parsed(written.as_of)?,
            known_at: parsed(written.known_at)?,
            by: parsed(written.by)?.unwrap_or(usual.by),
            allocated: written.allocated.unwrap_or(usual.allocated),
            count: parsed(written.count)?.unwrap_or(usual.count),
            bands: written.bands,
            division: parsed(written.division)?.unwrap_or(usual.division),
            audience: parsed(written.audience)?.unwrap_or(usual.audience),
        })
    }

    /// The question, under the English guidance.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] without a day; [`Error::UnknownName`] where there is no such definition.
    pub fn question(&self) -> Result<Question, Error> {
        let as_of =
            self.as_of.ok_or(Error::InvalidArgument { reason: "as_of is needed: the day to report on" })?;
        let ask = Ask {
            as_of,
            view: self.known_at.map_or(View::Final, View::KnownAt),
            allocated: Definition::named(&self.allocated)?,
            by: self.by,
            count: self.count,
            bands: self.bands.as_deref().map_or_else(|| Ok(Bands::default()), Bands::starting)?,
        };
        let (regimes, calendar) = (Regimes::england(), Calendar::new(self.division));
        Ok(Question { ask, audience: self.audience, regimes, calendar })
    }
}
