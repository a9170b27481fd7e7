//! What a report is asked.

use serde::Deserialize;
use serde_json::Value;

use crate::backlog::{Ask, Bands, By, Counted, Definition};
use crate::calendar::{Calendar, CalendarDays, Day, DeskHours, Division, WorkingDays};
use crate::case::Register;
use crate::error::Error;
use crate::history::{AssessmentEnd, View};
use crate::named::{named, parsed};
use crate::regime::{Nation, Regimes};
use crate::table::Table;
use crate::timescale::{DUE_SOON, Timescales};
use crate::worklist::Worklist;

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
#[non_exhaustive]
pub struct Question {
    /// The day, the definition of allocated and how to count.
    pub ask: Ask,
    /// Who it is for.
    pub audience: Audience,
    /// The guidance whose clocks run.
    pub regimes: Regimes,
    /// The authority whose own rules hold for the whole register, in place of those its parts name.
    pub authority: Option<String>,
    /// The working days they are counted in.
    pub calendar: Calendar,
    /// A clock with so many working days left, or fewer, is due soon.
    pub due_within: WorkingDays,
    /// The hours of the duty desk, for limits in hours.
    pub desk: Option<DeskHours>,
    /// The first day from which a worklist shows what was missed.
    pub missed_since: Day,
    /// Whether a table of verdicts also says each in a sentence.
    pub sentences: bool,
}

impl Question {
    /// A question under England's guidance and bank holidays. An assessment ends on the day it was completed, and a clock
    /// is due soon with 5 working days left; a worklist shows what was missed in the seven days up to the day.
    #[must_use]
    pub fn new(ask: Ask, audience: Audience) -> Self {
        let missed_since = ask.as_of.plus(CalendarDays(-6));
        Self {
            ask,
            audience,
            regimes: Regimes::england(),
            authority: None,
            calendar: Calendar::new(Division::EnglandAndWales),
            due_within: DUE_SOON,
            desk: None,
            missed_since,
            sentences: false,
        }
    }

    /// What gives the verdicts it asks for.
    ///
    /// # Errors
    /// [`Error::OutsideCoverage`] where the calendar does not cover the day.
    pub fn timescales(&self) -> Result<Timescales<'_>, Error> {
        let timescales = Timescales::new(&self.regimes, &self.calendar, self.ask.view, self.ask.as_of)?;
        Ok(timescales
            .authority(self.authority.as_deref())
            .due_within(self.due_within)
            .desk_hours(self.desk)
            .assessments_end(self.ask.assessment_end)
            .allocated(&self.ask.allocated)
            .in_sentences(self.sentences))
    }

    /// Every verdict as a row.
    ///
    /// # Errors
    /// As [`worklist`](Self::worklist).
    pub fn verdicts(&self, register: &Register) -> Result<Table, Error> {
        self.timescales()?.table(register)
    }

    /// The duty desk's list.
    ///
    /// # Errors
    /// [`Error::OutsidePeriodObserved`] where no part of the register observed the day, [`Error::OutsideCoverage`] where
    /// the calendar does not cover it.
    pub fn worklist(&self, register: &Register) -> Result<Worklist<'_>, Error> {
        Worklist::of(register, &self.timescales()?, self.missed_since)
    }
}

/// A question in wire names, as a command line, a notebook or a page asks it.
///
/// ```
/// use dutydesk::ask::{Audience, Options};
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
    /// The bank holidays that count; those of the nation whose rules they are, without one.
    pub division: Option<Division>,
    /// Days on which the authority's own offices were shut: no working days.
    pub closures: Vec<Day>,
    /// The guidance whose clocks run, in JSON as [`Regimes::from_json`] has it; England's by default.
    pub regimes: Regimes,
    /// The authority whose own dates, limits and exemptions hold for the whole register, in place of those its parts name;
    /// each part's own without one. It may be named in any form that [`Regimes`] knows.
    pub authority: Option<String>,
    /// Which date ends an assessment.
    pub assessment_end: AssessmentEnd,
    /// A clock with so many working days left, or fewer, is due soon.
    pub due_within: i32,
    /// When the duty desk opens and closes: a referral that came outside counts, for limits in hours, from when it next
    /// opened.
    pub desk: Option<DeskHours>,
    /// The first day from which a worklist shows what was missed; the sixth day before `as_of` without one.
    pub missed_since: Option<Day>,
    /// Whether a table of verdicts also says each in a sentence.
    pub sentences: bool,
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
            division: None,
            closures: Vec::new(),
            regimes: Regimes::england(),
            authority: None,
            assessment_end: AssessmentEnd::Completed,
            due_within: DUE_SOON.0,
            desk: None,
            missed_since: None,
            sentences: false,
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
    closures: Option<Vec<String>>,
    regimes: Option<Value>,
    authority: Option<String>,
    assessment_end: Option<String>,
    due_within: Option<i32>,
    desk_hours: Option<[String; 2]>,
    missed_since: Option<String>,
    sentences: Option<bool>,
    audience: Option<String>,
}

impl Options {
    /// Options from JSON, each error with the code of what is wrong; what is null counts as not given.
    ///
    /// ```
    /// use dutydesk::ask::Options;
    /// let code = |json| Options::from_json(json).map(|_| ()).map_err(|error| error.code());
    /// assert_eq!(code(r#"{"as_of": "2010-10-11", "by": null}"#), Ok(()));
    /// assert_eq!(code(r#"{"as_of": "11/10/2010"}"#), Err("invalid_date"));
    /// assert_eq!(code(r#"{"by": "county"}"#), Err("unknown_name"));
    /// assert_eq!(code(r#"{"on": "2010-10-11"}"#), Err("invalid_argument"));
    /// ```
    ///
    /// # Errors
    /// [`Error::InvalidDate`], [`Error::UnknownName`]; [`Error::InvalidArgument`] for an option that is not there or is of
    /// another kind, and for rules that are none.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        let written: Written = serde_json::from_str(json).map_err(|_| Error::takes(
            "options",
            " as_of, known_at, by, allocated, count, division, authority, assessment_end, missed_since \
                     and audience, each a text; bands, a list of whole numbers; closures, a list of dates; due_within, a \
                     whole number; desk_hours, the two times of day at which the desk opens and closes; sentences, true or false; regimes, rules as an object",
        ))?;
        let usual = Self::default();
        Ok(Self {
            as_of: parsed(written.as_of)?,
            known_at: parsed(written.known_at)?,
            by: parsed(written.by)?.unwrap_or(usual.by),
            allocated: written.allocated.unwrap_or(usual.allocated),
            count: parsed(written.count)?.unwrap_or(usual.count),
            bands: written.bands,
            division: parsed(written.division)?,
            closures: written
                .closures
                .unwrap_or_default()
                .iter()
                .map(|day| day.parse())
                .collect::<Result<_, _>>()?,
            regimes: written.regimes.map(Regimes::from_value).transpose()?.unwrap_or(usual.regimes),
            authority: written.authority,
            assessment_end: parsed(written.assessment_end)?.unwrap_or(usual.assessment_end),
            due_within: written.due_within.unwrap_or(usual.due_within),
            desk: match written.desk_hours {
                Some([opens, closes]) => Some(DeskHours::new(opens.parse()?, closes.parse()?)?),
                None => None,
            },
            missed_since: parsed(written.missed_since)?,
            sentences: written.sentences.unwrap_or(usual.sentences),
            audience: parsed(written.audience)?.unwrap_or(usual.audience),
        })
    }

    /// The question.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] without a day, where `due_within` is below 0 or `authority` is empty;
    /// [`Error::UnknownName`] where there is no such definition; [`Error::OutsideCoverage`] where a closure lies outside
    /// the years covered.
    pub fn question(&self) -> Result<Question, Error> {
        let as_of =
            self.as_of.ok_or_else(|| Error::takes("as_of", "the day to report on, which is needed"))?;
        if self.due_within < 0 {
            return Err(Error::takes("due_within", "a whole number of working days from 0"));
        }
        if self.authority.as_ref().is_some_and(|name| name.trim().is_empty()) {
            return Err(Error::takes("authority", "a name that is not empty"));
        }
        let ask = Ask {
            as_of,
            view: self.known_at.map_or(View::Final, View::KnownAt),
            allocated: Definition::named(&self.allocated)?,
            by: self.by,
            count: self.count,
            assessment_end: self.assessment_end,
            bands: self.bands.as_deref().map_or_else(|| Ok(Bands::default()), Bands::starting)?,
        };
        let division = self.division.or(self.regimes.nation().map(Nation::division));
        let calendar = Calendar::new(division.unwrap_or(Division::EnglandAndWales))
            .with_closures(self.closures.iter().copied())?;
        let usual = Question::new(ask, self.audience);
        Ok(Question {
            due_within: WorkingDays(self.due_within),
            desk: self.desk,
            missed_since: self.missed_since.unwrap_or(usual.missed_since),
            sentences: self.sentences,
            regimes: self.regimes.clone(),
            authority: self.authority.clone(),
            calendar,
            ..usual
        })
    }
}
