//! How far clocks are kept, over completed and over open work.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::calendar::Day;
use crate::order::in_order;
use crate::regime::{AppliedClock, ClockId, Scope};
use crate::report::value::{Count, Counts, Value, share};
use crate::source::Standing;
use crate::timescale::{Missing, Verdict, VerdictState};

/// How far one clock is kept. Where no source records what stops it there are no counts but `cannot_tell`.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Timeliness {
    /// Which clock.
    pub clock: ClockId,
    /// The guidance term.
    pub title: String,
    /// The limits in force for this work, each with its guidance.
    pub rules: Vec<Rule>,
    /// Work whose clock stopped in the twelve months up to the day.
    pub completed: Count,
    /// Of the completed, stopped on or before the due day: the numerator.
    pub completed_in_time: Count,
    /// Of the completed, stopped after the due day without a recorded reason.
    pub completed_late: Count,
    /// Of the completed, stopped after the due day for a recorded reason.
    pub completed_late_with_reasons: Count,
    /// Per cent of the completed in time.
    pub completed_in_time_per_cent: Value<f64>,
    /// Work whose clock still runs on the day.
    pub open: Count,
    /// Of the open, not past the due day.
    pub open_in_time: Count,
    /// Of the open, past the due day.
    pub open_overdue: Count,
    /// Per cent of the open not past the due day.
    pub open_in_time_per_cent: Value<f64>,
    /// Work of the twelve months of which a date is missing, or of which the source does not record what stops the clock.
    pub cannot_tell: Count,
    /// Work of the twelve months to which the clock turned out not to apply, or without a national limit.
    pub not_applicable: Count,
}

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
pub(crate) struct Judged {
    pub(crate) case: u32,
    /// Its place among the clocks seen.
    clock: usize,
    pub(crate) state: VerdictState,
    pub(crate) is_assessment: bool,
    /// Whether the source records what stops the clock.
    reported: bool,
    start: Day,
    resolved: Option<Day>,
}

/// The verdicts of a register, and the rules they were given under.
#[derive(Default)]
pub(crate) struct Verdicts {
    pub(crate) judged: Vec<Judged>,
    /// The clocks seen, as they came.
    clocks: Vec<ClockId>,
    rules: BTreeMap<ClockId, BTreeMap<String, Rule>>,
    titles: BTreeMap<ClockId, String>,
}

impl Verdicts {
    pub(crate) fn add(&mut self, verdict: &Verdict<'_>, since: Day) {
        let case = u32::try_from(verdict.case).unwrap_or(u32::MAX);
        let mut judged = Judged {
            case,
            clock: 0,
            state: verdict.state,
            is_assessment: verdict.rule.is_some_and(|rule| rule.ends_at().is_assessment()),
            reported: verdict.missing != Some(Missing::NotReported),
            start: verdict.start,
            resolved: verdict.resolved,
        };
        // Most verdicts of a register of years are old: nothing more is asked of them.
        let assessment_untold = judged.is_assessment && judged.state == VerdictState::CannotTell;
        if !judged.state.runs() && !judged.is_recent(since) && !assessment_untold {
            return;
        }
        let seen = self.clocks.iter().position(|clock| *clock == verdict.clock);
        judged.clock = seen.unwrap_or(self.clocks.len());
        if seen.is_none() {
            self.clocks.push(verdict.clock);
        }
        self.judged.push(judged);
        let Some(rule) = verdict.rule else { return };
        let rules = self.rules.entry(verdict.clock).or_default();
        // The usual rule is there already: nothing is copied for it.
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

    /// A line for each clock that any work of the register has, in the order of these clocks; others after them.
    pub(crate) fn lines(
        &self,
        clocks: &[ClockId],
        counts: &mut Counts,
        since: Day,
        first_atom: u32,
    ) -> Vec<Timeliness> {
        let seen: Vec<(usize, ClockId)> = self.clocks.iter().copied().enumerate().collect();
        let order = |(_, clock): &(usize, ClockId)| {
            (clocks.iter().position(|listed| listed == clock).unwrap_or(usize::MAX), *clock)
        };
        // Told apart once: a look through all the work for each clock would take long where there are hundreds.
        let mut work: Vec<Vec<(u32, &Judged)>> = vec![Vec::new(); seen.len()];
        for (atom, judged) in (first_atom..).zip(&self.judged) {
            work.get_mut(judged.clock).into_iter().for_each(|work| work.push((atom, judged)));
        }
        let lines = in_order(&seen, order).into_iter();
        let lines =
            lines.filter_map(|(place, clock)| Some(self.line(clock, work.get(place)?, counts, since)));
        lines.collect()
    }

    fn line(&self, clock: ClockId, work: &[(u32, &Judged)], counts: &mut Counts, since: Day) -> Timeliness {
        let recent = |judged: &Judged| judged.is_recent(since);
        let in_state = |state: VerdictState| move |judged: &Judged| recent(judged) && judged.state == state;
        let mut count = |of: &dyn Fn(&Judged) -> bool| {
            counts.of(work.iter().filter(|(_, judged)| of(judged)).map(|(atom, _)| *atom))
        };
        let cannot_tell = count(&in_state(VerdictState::CannotTell));
        // What no source records is none of these, and not 0 of each.
        let reported = work.iter().any(|(_, judged)| judged.reported);
        let mut count = |of: &dyn Fn(&Judged) -> bool| if reported { count(of) } else { Value::Undefined };
        let completed =
            |judged: &Judged| recent(judged) && (judged.state == VerdictState::Met || judged.state.is_late());
        let all = count(&completed);
        let in_time = count(&in_state(VerdictState::Met));
        let late = count(&in_state(VerdictState::Missed));
        let with_reasons = count(&in_state(VerdictState::OverrunWithReasons));
        let open = count(&|judged| judged.state.runs());
        let open_in_time = count(&|judged| judged.state.runs_in_time());
        let overdue = count(&|judged| judged.state == VerdictState::Overdue);
        Timeliness {
            clock,
            title: self.titles.get(&clock).map_or_else(|| clock.name().to_owned(), Clone::clone),
            rules: self.rules.get(&clock).into_iter().flat_map(BTreeMap::values).cloned().collect(),
            completed: all,
            completed_in_time: in_time,
            completed_late: late,
            completed_late_with_reasons: with_reasons,
            completed_in_time_per_cent: share(in_time, all),
            open,
            open_in_time,
            open_overdue: overdue,
            open_in_time_per_cent: share(open_in_time, open),
            cannot_tell,
            not_applicable: count(&|judged| {
                let neither =
                    matches!(judged.state, VerdictState::NotApplicable | VerdictState::NoNationalLimit);
                recent(judged) && neither
            }),
        }
    }
}

impl Judged {
    /// Stopped, or where nothing says when, started since that day.
    fn is_recent(&self, since: Day) -> bool {
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

fn limit_of(rule: &AppliedClock<'_>) -> String {
    rule.limit.map_or_else(|| "no national limit".to_owned(), |limit| limit.to_string())
}
