//! What was asked, with everything looked up that it names.

use crate::ask::options::{Audience, Options};
use crate::backlog::{Ask, Selection};
use crate::calendar::{Calendar, CalendarDays, Day, DeskHours, Division, WorkingDays};
use crate::case::Register;
use crate::error::Error;
use crate::measure::Measure;
use crate::regime::{Nation, Regimes};
use crate::table::Table;
use crate::timescale::{Choice, Timescales};
use crate::worklist::Worklist;

/// What was asked, with everything looked up that it names.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Asked {
    /// The day, the definition of allocated and how to count.
    pub ask: Ask,
    /// Who it is for.
    pub audience: Audience,
    /// The guidance whose clocks run.
    pub rules: Regimes,
    /// The authority whose own rules hold for the whole register, in place of those its parts name.
    pub authority: Option<String>,
    /// The working days they are counted in.
    pub calendar: Calendar,
    /// A clock with so many working days left, or fewer, is due soon.
    pub due_within: WorkingDays,
    /// The hours of the duty desk, for limits in hours.
    pub desk_hours: Option<DeskHours>,
    /// The first day from which a worklist shows what was missed.
    pub missed_since: Day,
    /// Whether a table of verdicts also says each in a sentence.
    pub sentences: bool,
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
            audience: options.audience,
            rules,
            authority: options.authority,
            calendar,
            due_within: options.due_within,
            desk_hours: options.desk_hours,
            missed_since: options.missed_since.unwrap_or(ask.as_of.plus(CalendarDays(-6))),
            sentences: options.sentences,
            selection: Selection::default(),
            choice: Choice::default(),
            measure: None,
            ask,
        }
    }

    /// What gives the verdicts it asks for.
    ///
    /// # Errors
    /// [`Error::OutsideCoverage`] where the calendar does not cover the day.
    pub fn timescales(&self) -> Result<Timescales<'_>, Error> {
        let timescales = Timescales::new(&self.rules, &self.calendar, self.ask.view, self.ask.as_of)?;
        Ok(timescales
            .authority(self.authority.as_deref())
            .due_within(self.due_within)
            .desk_hours(self.desk_hours)
            .assessment_end(self.ask.assessment_end)
            .allocated(&self.ask.allocated)
            .sentences(self.sentences)
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
    /// the calendar does not cover it.
    pub fn worklist(&self, register: &Register) -> Result<Worklist<'_>, Error> {
        Worklist::of(register, &self.timescales()?, self.missed_since)
    }
}

impl Options {
    /// With everything looked up that they name.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] where `due_within` is below 0; [`Error::UnknownName`] for an authority that the rules hold
    /// nothing of its own for, and [`Error::InvalidArgument`] where they do so for none;
    /// [`Error::OutsideCoverage`] where a closure lies outside the years covered.
    pub fn asked(self) -> Result<Asked, Error> {
        if self.due_within.0 < 0 {
            return Err(Error::takes("due_within", "a whole number from 0"));
        }
        let rules = self.rules.clone().unwrap_or_else(Regimes::england);
        if let Some(authority) = &self.authority {
            known(authority, &rules)?;
        }
        let division = self.division.or(rules.nation().map(Nation::division));
        let calendar = Calendar::new(division.unwrap_or(Division::EnglandAndWales))
            .with_closures(self.closures.iter().copied())
            .map_err(|error| error.of("closures"))?;
        let ask = Ask {
            as_of: self.as_of,
            view: self.known_at,
            allocated: self.allocated.clone(),
            by: self.by,
            count: self.count,
            bands: self.bands.clone(),
            assessment_end: self.assessment_end,
        };
        Ok(Asked::under(ask, self, rules, calendar))
    }
}

/// Refuses an authority that the rules hold nothing of its own for: its answers would be those of the national rules.
fn known(authority: &str, rules: &Regimes) -> Result<(), Error> {
    const CURE: &str = "authority with rules of its own (without this option each file follows its own council's or the \
        national ones; the option rules can give a council some)";
    if authority.trim().is_empty() {
        return Err(Error::takes("authority", "a name that is not empty"));
    }
    if rules.has_own(authority) {
        return Ok(());
    }
    if rules.authorities().next().is_none() {
        return Err(Error::takes("authority", format!("nothing here: there is no {CURE}")));
    }
    Err(Error::unknown(CURE, authority, rules.authorities()).of("authority"))
}
