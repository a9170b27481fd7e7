//! The verdicts a report counts, and the rules they were given under.

use std::ptr;

use serde::Serialize;

use crate::ask::Asked;
use crate::backlog::Backlog;
use crate::calendar::Day;
use crate::case::Register;
use crate::error::Error;
use crate::history::CaseLife;
use crate::regime::{AppliedClock, ClockId, Scope};
use crate::source::Standing;
use crate::timescale::{self, Clocks, CountedAs, Missing, Verdict, VerdictState};

/// A limit, where it comes from and how sure the library is of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub struct Rule {
    /// The limit, for example `10 working days`.
    pub limit: String,
    /// The guidance.
    pub guidance: String,
    /// Whose limit it is.
    pub scope: Scope,
    /// How sure the library is of it; of a local one it is not the judge.
    pub standing: Standing,
    /// The documents it was taken from.
    pub sources: Vec<String>,
    /// What a reader must know besides.
    pub note: String,
}

/// One verdict as a report needs it.
pub(super) struct Judged {
    /// The number of its case.
    pub(super) case: usize,
    /// Its place among the clocks seen.
    pub(super) clock: usize,
    pub(super) state: VerdictState,
    pub(super) is_assessment: bool,
    /// Whether the source records what stops the clock.
    pub(super) reported: bool,
    /// The day on which it counts where it is over.
    day: Day,
}

/// The verdicts of a register, and the rules they were given under.
pub(super) struct Verdicts<'a> {
    /// The first day on which completed work is counted.
    since: Day,
    pub(super) judged: Vec<Judged>,
    /// The clocks seen, as they came.
    pub(super) clocks: Vec<ClockId>,
    /// For each of them the rules met.
    met: Vec<Vec<AppliedClock<'a>>>,
}

impl<'a> Verdicts<'a> {
    /// Those of a register and its backlog, in one pass.
    pub(super) fn with_backlog(register: &Register, question: &'a Asked) -> Result<(Backlog, Self), Error> {
        let (ask, timescales) = (&question.ask, question.timescales()?);
        let verdicts = Self::since(CountedAs::since(ask.as_of));
        let tallies = (Backlog::new(ask), Clocks::new(&timescales, verdicts));
        let (backlog, clocks) = register.tally(&ask.over(), tallies)?;
        Ok((backlog, clocks.into_inner()))
    }

    /// None yet; of what is over, those that matter since that day.
    const fn since(since: Day) -> Self {
        Self { since, judged: Vec::new(), clocks: Vec::new(), met: Vec::new() }
    }

    fn add(&mut self, verdict: &Verdict<'a>) {
        let mut judged = Judged {
            case: verdict.case,
            clock: 0,
            state: verdict.state,
            is_assessment: verdict.rule.is_some_and(|rule| rule.ends_at().is_assessment()),
            reported: verdict.missing != Some(Missing::NotReported),
            day: verdict.counted_on(),
        };
        // Most verdicts of a register of years are old: nothing more is asked of them.
        let assessment_untold = judged.is_assessment && judged.state == VerdictState::CannotTell;
        if !judged.state.runs() && judged.day < self.since && !assessment_untold {
            return;
        }
        judged.clock = self.place(verdict.clock);
        if let Some(rule) = verdict.rule {
            self.meet(judged.clock, rule);
        }
        self.judged.push(judged);
    }

    /// The place of a clock, which it is given when it is first seen.
    fn place(&mut self, clock: ClockId) -> usize {
        self.clocks.iter().position(|seen| *seen == clock).unwrap_or_else(|| {
            self.clocks.push(clock);
            self.met.push(Vec::new());
            self.clocks.len() - 1
        })
    }

    fn meet(&mut self, place: usize, rule: AppliedClock<'a>) {
        if let Some(met) = self.met.get_mut(place)
            && !met.iter().any(|known| is_same(known, &rule))
        {
            met.push(rule);
        }
    }

    fn met(&self, clock: ClockId) -> impl Iterator<Item = &AppliedClock<'a>> {
        let met = self.clocks.iter().zip(&self.met).filter(move |(seen, _)| **seen == clock);
        met.flat_map(|(_, met)| met)
    }

    /// The guidance term for a clock.
    pub(super) fn title(&self, clock: ClockId) -> String {
        self.met(clock).next().map_or_else(|| clock.name().to_owned(), |rule| rule.clock.title.to_string())
    }

    /// The rules that the work of a clock was under, by edition: of each its own limit first, then those of authorities.
    pub(super) fn rules(&self, clock: ClockId) -> Vec<Rule> {
        let mut rules: Vec<(&str, bool, Rule)> = self
            .met(clock)
            .map(|rule| (rule.regime.id.as_ref(), rule.scope == Scope::Local, Rule::of(rule)))
            .collect();
        rules.sort_unstable();
        rules.dedup_by(|(id, is_local, rule), (before, was_local, kept)| {
            (id, is_local, &rule.limit) == (before, was_local, &kept.limit)
        });
        rules.into_iter().map(|(_, _, rule)| rule).collect()
    }
}

impl<'a> timescale::Verdicts<'a> for Verdicts<'a> {
    fn take(&mut self, _: &CaseLife<'_, '_>, verdict: &Verdict<'a>) {
        self.add(verdict);
    }

    fn merge(&mut self, other: Self) -> Result<(), Error> {
        if self.since != other.since {
            return Err(Error::takes("other", "verdicts of the same months"));
        }
        let places: Vec<usize> = other.clocks.iter().map(|clock| self.place(*clock)).collect();
        for (place, met) in places.iter().zip(other.met) {
            met.into_iter().for_each(|rule| self.meet(*place, rule));
        }
        self.judged.extend(other.judged.into_iter().filter_map(|judged| {
            let clock = *places.get(judged.clock)?;
            Some(Judged { clock, ..judged })
        }));
        self.finish();
        Ok(())
    }

    /// In the order of the register, whatever was counted.
    fn finish(&mut self) {
        self.judged.sort_by_key(|judged| judged.case);
    }
}

impl Judged {
    /// Whether it counts so, of what is over since that day.
    pub(super) fn counts(&self, counted: CountedAs, since: Day) -> bool {
        counted.holds(self.state, self.day, since)
    }
}

impl Rule {
    /// Whether it is the authority's own.
    #[must_use]
    pub fn is_local(&self) -> bool {
        self.scope == Scope::Local
    }

    fn of(rule: &AppliedClock<'_>) -> Self {
        Self {
            limit: limit_of(rule),
            guidance: rule.regime.name.to_string(),
            scope: rule.scope,
            standing: rule.standing(),
            sources: rule.sources().iter().map(ToString::to_string).collect(),
            note: rule.clock.note.to_string(),
        }
    }
}

/// Whether a row of one edition is applied alike.
fn is_same(one: &AppliedClock<'_>, other: &AppliedClock<'_>) -> bool {
    let applied = |rule: &AppliedClock<'_>| (rule.limit, rule.scope, rule.standing());
    ptr::eq(one.clock, other.clock) && ptr::eq(one.regime, other.regime) && applied(one) == applied(other)
}

fn limit_of(rule: &AppliedClock<'_>) -> String {
    rule.limit.map_or_else(|| "no national limit".to_owned(), |limit| limit.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backlog::Counted;
    use crate::calendar::{Calendar, Division};
    use crate::history::{Over, Tally};
    use crate::regime::Regimes;
    use crate::scenario;
    use crate::timescale::Timescales;

    #[test]
    fn the_verdicts_of_two_halves_add_up_to_those_of_the_whole() {
        let team = scenario::small_team(1).unwrap();
        let (regimes, calendar) = (Regimes::england(), Calendar::new(Division::EnglandAndWales));
        let over = Over::new(team.as_of);
        let timescales = Timescales::new(&regimes, &calendar, over.view, over.until).unwrap();
        let since = team.as_of.plus_months(-12);
        let units = team.register.units(Counted::Referrals);
        let half = units.len() / 2;
        let told = |range| {
            let clocks = Clocks::new(&timescales, Verdicts::since(since));
            units.tally(range, &over, clocks).unwrap()
        };
        let (whole, mut first) = (told(0..units.len()).into_inner(), told(half..units.len()));
        first.merge(told(0..half)).unwrap();
        let merged = first.into_inner();
        let so = |verdicts: &Verdicts<'_>| -> Vec<_> {
            let judged = verdicts.judged.iter();
            judged.map(|judged| (judged.case, verdicts.clocks[judged.clock], judged.state)).collect()
        };
        assert!(so(&whole).len() > 50);
        assert_eq!(so(&merged), so(&whole));
        for clock in &whole.clocks {
            assert!(!whole.rules(*clock).is_empty());
            assert_eq!(
                (merged.title(*clock), merged.rules(*clock)),
                (whole.title(*clock), whole.rules(*clock))
            );
        }
    }
}
