//! What was asked, with everything looked up that it names.

use crate::ask::options::{Audience, Options};
use crate::backlog::{Ask, Definition, Selection};
use crate::calendar::{Calendar, CalendarDays, Day, Division};
use crate::case::{LastDay, Register};
use crate::error::Error;
use crate::measure::Measure;
use crate::options::OptionKind;
use crate::regime::{Nation, Regimes};
use crate::table::Table;
use crate::timescale::{Choice, Judging, Timescales};
use crate::worklist::Worklist;

/// What was asked, with everything looked up that it names.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Asked {
    /// The day, the definition of allocated and how to count.
    pub ask: Ask,
    /// Why that day, where none was asked for.
    pub last_day: Option<LastDay>,
    /// Why that definition, where none was asked for.
    pub allocated_because: Option<&'static str>,
    /// Who it is for.
    pub audience: Audience,
    /// The guidance whose clocks run.
    pub rules: Regimes,
    /// The working days they are counted in.
    pub calendar: Calendar,
    /// How they are judged.
    pub judging: Judging,
    /// The first day from which a worklist shows what was missed.
    pub missed_since: Day,
    /// Which cases, for a list of them.
    pub selection: Selection,
    /// Which verdicts, for a table of them.
    pub choice: Choice,
    /// What is measured, for timeliness.
    pub measure: Option<Measure>,
}

impl Asked {
    /// A question under England's guidance and bank holidays, all else as [`Options`] has it without more.
    #[must_use]
    pub fn new(ask: Ask, audience: Audience) -> Self {
        let options = Options { audience, ..Options::at(ask.as_of) };
        Self::under(ask, options, Regimes::england(), Calendar::new(Division::EnglandAndWales))
    }

    fn under(ask: Ask, options: Options, rules: Regimes, calendar: Calendar) -> Self {
        Self {
            last_day: None,
            allocated_because: None,
            audience: options.audience,
            rules,
            calendar,
            judging: options.judging,
            missed_since: options.missed_since.unwrap_or(ask.as_of.plus(CalendarDays(-6))),
            selection: Selection::default(),
            choice: Choice::default(),
            measure: None,
            ask,
        }
    }

    /// What gives the verdicts it asks for.
    ///
    /// # Errors
    /// [`Error::OutsideCoverage`] where the calendar does not cover the day; as [`Judging::check`].
    pub fn timescales(&self) -> Result<Timescales<'_>, Error> {
        let timescales = Timescales::new(&self.rules, &self.calendar, self.ask.view, self.ask.as_of)?;
        Ok(timescales
            .judged(self.judging.clone())?
            .assessment_end(self.ask.assessment_end)
            .allocated(&self.ask.allocated)
            .chosen(self.choice))
    }

    /// Every verdict chosen as a row.
    ///
    /// # Errors
    /// As [`worklist`](Self::worklist); [`Error::UnknownName`] where the clock chosen is neither a shipped one nor one of the
    /// rules.
    pub fn verdicts(&self, register: &Register) -> Result<Table, Error> {
        self.timescales()?.table(register)
    }

    /// The duty desk's list.
    ///
    /// # Errors
    /// [`Error::OutsidePeriodObserved`] where no part of the register observed the day, [`Error::OutsideCoverage`] where
    /// the calendar does not cover it; as [`Judging::check`].
    pub fn worklist(&self, register: &Register) -> Result<Worklist<'_>, Error> {
        Worklist::of(register, &self.timescales()?, self.missed_since)
    }
}

impl Options {
    /// With everything looked up that they name, and what they leave open chosen by what a register can answer.
    ///
    /// # Errors
    /// As [`Judging::check`]; [`Error::OutsideCoverage`] where a closure lies outside the years covered;
    /// [`Error::InvalidArgument`] where no day is given and nothing in the register has one.
    pub fn asked(self, register: &Register) -> Result<Asked, Error> {
        let rules = self.rules.clone().unwrap_or_else(Regimes::england);
        self.judging.check(&rules)?;
        let division = self.division.or(rules.nation().map(Nation::division));
        let calendar = Calendar::new(division.unwrap_or(Division::EnglandAndWales))
            .with_closures(self.closures.iter().copied())
            .map_err(|error| error.of("closures"))?;
        let (allocated, allocated_because) = match self.allocated.clone() {
            Some(definition) => (definition, None),
            None => {
                let (definition, because) = Definition::strictest(register);
                (definition, Some(because))
            }
        };
        let last_day = if self.as_of.is_none() { register.last_day() } else { None };
        let day = self.as_of.or(last_day.as_ref().map(|last| last.day));
        let no_day = || {
            Error::takes(
                "as_of",
                format!("{}: nothing in the files has a day to take one from", OptionKind::Day.takes()),
            )
        };
        let ask = Ask {
            as_of: day.ok_or_else(no_day)?,
            view: self.known_at,
            allocated,
            by: self.by,
            count: self.count,
            bands: self.bands.clone(),
            assessment_end: self.assessment_end,
        };
        Ok(Asked { last_day, allocated_because, ..Asked::under(ask, self, rules, calendar) })
    }
}
