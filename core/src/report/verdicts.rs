//! The verdicts a report counts, and the rules they were given under.

use std::collections::BTreeMap;
use std::ptr;

use serde::Serialize;

use crate::calendar::Day;
use crate::error::Error;
use crate::history::CaseLife;
use crate::regime::{AppliedClock, ClockId, Scope};
use crate::source::Standing;
use crate::timescale::{self, Missing, Verdict, VerdictState};

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
    start: Day,
    resolved: Option<Day>,
}

/// The verdicts of a register, and the rules they were given under.
pub(super) struct Verdicts<'a> {
    /// The first day on which completed work is counted.
    since: Day,
    pub(super) judged: Vec<Judged>,
    /// The clocks seen, as they came.
    pub(super) clocks: Vec<ClockId>,
    /// For each of them the rules that have been told.
    told: Vec<Vec<AppliedClock<'a>>>,
    pub(super) rules: BTreeMap<ClockId, BTreeMap<String, Rule>>,
    pub(super) titles: BTreeMap<ClockId, String>,
}

impl<'a> Verdicts<'a> {
    /// None yet; of what is over, those that matter since that day.
    pub(super) const fn since(since: Day) -> Self {
        Self {
            since,
            judged: Vec::new(),
            clocks: Vec::new(),
            told: Vec::new(),
            rules: BTreeMap::new(),
            titles: BTreeMap::new(),
        }
    }

    /// The same in the order of the register, whatever was counted.
    pub(super) fn in_order(mut self) -> Self {
        self.judged.sort_by_key(|judged| judged.case);
        self
    }

    fn add(&mut self, verdict: &Verdict<'a>) {
        let mut judged = Judged {
            case: verdict.case,
            clock: 0,
            state: verdict.state,
            is_assessment: verdict.rule.is_some_and(|rule| rule.ends_at().is_assessment()),
            reported: verdict.missing != Some(Missing::NotReported),
            start: verdict.start,
            resolved: verdict.resolved,
        };
        // Most verdicts of a register of years are old: nothing more is asked of them.
        let assessment_untold = judged.is_assessment && judged.state == VerdictState::CannotTell;
        if !judged.state.runs() && !judged.is_recent(self.since) && !assessment_untold {
            return;
        }
        let seen = self.clocks.iter().position(|clock| *clock == verdict.clock);
        let place = seen.unwrap_or(self.clocks.len());
        judged.clock = place;
        if seen.is_none() {
            self.clocks.push(verdict.clock);
            self.told.push(Vec::new());
        }
        self.judged.push(judged);
        let Some(rule) = verdict.rule else { return };
        let Some(told) = self.told.get_mut(place) else { return };
        if told.iter().any(|known| is_same(known, &rule)) {
            return;
        }
        told.push(rule);
        let rules = self.rules.entry(verdict.clock).or_default();
        if rules.get(rule.regime.id.as_ref()).is_some_and(|known| known.is_of(&rule)) {
            return;
        }
        self.titles.entry(verdict.clock).or_insert_with(|| rule.clock.title.to_string());
        let made = Rule::of(&rule);
        let key = if rules.contains_key(rule.regime.id.as_ref()) {
            format!("{} {}", rule.regime.id, made.limit)
        } else {
            rule.regime.id.to_string()
        };
        rules.entry(key).or_insert(made);
    }
}

impl<'a> timescale::Verdicts<'a> for Verdicts<'a> {
    fn take(&mut self, _: &CaseLife<'_, '_>, verdict: &Verdict<'a>) {
        self.add(verdict);
    }

    fn merge(&mut self, _: Self) -> Result<(), Error> {
        Err(Error::takes("other", "nothing: a report is made in one pass"))
    }
}

impl Judged {
    /// Stopped, or where nothing says when, started since that day.
    pub(super) fn is_recent(&self, since: Day) -> bool {
        self.resolved.unwrap_or(self.start) >= since
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

    fn is_of(&self, rule: &AppliedClock<'_>) -> bool {
        (self.scope, self.standing) == (rule.scope, rule.standing()) && self.limit == limit_of(rule)
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
