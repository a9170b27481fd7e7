//! What a report is asked.

use serde::Deserialize;

use crate::backlog::{Ask, Bands, By, Counted, Definition};
use crate::calendar::{Calendar, Day, Division};
use crate::error::Error;
use crate::history::View;
use crate::named::named;
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
/// let options: Options = serde_json::from_str(r#"{"as_of": "2010-10-11", "by": "team"}"#)?;
/// assert_eq!(options.question()?.audience, Audience::Management);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
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

impl Options {
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
