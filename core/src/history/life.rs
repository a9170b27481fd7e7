//! One thing counted: a referral, a child or a family, with its cases.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::calendar::Day;
use crate::case::{AllocationNeed, Case, Team};
use crate::history::pass::Over;
use crate::history::seen::last_seen;
use crate::history::spell::{CaseStatus, Spell, State};

/// One thing counted, as far as the last day of a pass: a referral, a child or a family, with each of its cases.
#[derive(Clone, Copy)]
pub struct Life<'p, 'r> {
    pub(crate) over: &'p Over,
    pub(crate) cases: &'p [Lived<'r>],
    /// The spells of each case, one case after the other.
    pub(crate) of_cases: &'p [Spell],
    pub(crate) spells: &'p [Spell],
}

/// One case of what is counted, with its own spells.
#[derive(Clone, Copy)]
pub struct CaseLife<'p, 'r> {
    /// The case.
    pub case: Case<'r>,
    /// Where it stands on the last day.
    pub status: CaseStatus,
    /// Its spells up to the end of that day, in order. Those of what is not open then are left out where no tally
    /// [looks back](crate::history::Tally::looks_back).
    pub spells: &'p [Spell],
}

/// A case of what is counted, and which of the spells are its own.
pub(crate) struct Lived<'r> {
    pub(crate) case: Case<'r>,
    pub(crate) status: CaseStatus,
    pub(crate) spells: Range<usize>,
}

impl<'p, 'r> Life<'p, 'r> {
    /// What the pass goes over.
    #[must_use]
    pub const fn over(&self) -> &'p Over {
        self.over
    }

    /// Its cases, those of a child in the order of the register.
    pub fn cases(&self) -> impl Iterator<Item = CaseLife<'p, 'r>> + use<'p, 'r> {
        let spells = self.of_cases;
        self.cases.iter().map(move |lived| CaseLife {
            case: lived.case,
            status: lived.status,
            spells: spells.get(lived.spells.clone()).unwrap_or_default(),
        })
    }

    /// Its spells up to the end of the last day, in order: on each day what is so of that of its open cases which counts,
    /// and which case that is. Of several open on a day the one least held counts, unless it is properly held without a
    /// social worker of its own; of those held alike the oldest.
    ///
    /// So totals add up on every day, and no waiting child hides behind an allocated one. Where cases are alike in this too,
    /// what else is recorded of them decides, and the spelling of ids only between cases that differ in nothing.
    #[must_use]
    pub const fn spells(&self) -> &'p [Spell] {
        self.spells
    }

    /// The spell that goes on at the end of the last day, if it is open then, and its case.
    #[must_use]
    pub fn now(&self) -> Option<(&'p Spell, CaseLife<'p, 'r>)> {
        let now = self.spells.last().filter(|spell| spell.to.is_none())?;
        Some((now, self.cases().find(|lived| lived.case.number() == now.case)?))
    }
}

impl CaseLife<'_, '_> {
    /// What is so at the end of the last day, if it is open then.
    #[must_use]
    pub fn now(&self) -> Option<State> {
        self.spells.last().filter(|spell| spell.to.is_none()).map(|spell| spell.state)
    }
}

/// The spells of several cases, each in a place of `spells`, as those of what they are the cases of.
pub(crate) fn merge_spells(cases: &[Lived<'_>], spells: &[Spell], over: &Over, merged: &mut Vec<Spell>) {
    let mut order: Vec<&Lived<'_>> = cases.iter().collect();
    order.sort_by(|a, b| older(a, b, spells, over));
    let mut changes: Vec<(Day, bool, usize, Rank)> = Vec::new();
    for (age, lived) in order.into_iter().enumerate() {
        let not_needed = lived.case.referral().allocation_need() == Some(AllocationNeed::NotRequired);
        for place in lived.spells.clone() {
            let Some(spell) = spells.get(place) else { continue };
            let rank = (not_needed, spell.state.holder.class.place(), age);
            changes.push((spell.from, true, place, rank));
            changes.extend(spell.to.map(|to| (to, false, place, rank)));
        }
    }
    changes.sort_unstable();
    let mut open: BTreeSet<(Rank, usize)> = BTreeSet::new();
    for (at, (day, begins, place, rank)) in changes.iter().enumerate() {
        if *begins {
            open.insert((*rank, *place));
        } else {
            open.remove(&(*rank, *place));
        }
        if changes.get(at + 1).is_some_and(|(next, ..)| next == day) {
            continue;
        }
        let now = open.first().and_then(|(_, place)| spells.get(*place));
        let so = |spell: &Spell| (spell.case, spell.state);
        match merged.last_mut().filter(|last| last.to.is_none()) {
            Some(last) if now.map(so) == Some(so(last)) => continue,
            Some(last) => last.to = Some(*day),
            None => {}
        }
        merged.extend(now.map(|spell| Spell { from: *day, to: None, ..*spell }));
    }
}

/// Whether no social worker of its own is needed, how far it is held, and its place by age.
type Rank = (bool, usize, usize);

/// The older case first. Of two of one day what is recorded of them decides, and ids only where that is all the same.
fn older(a: &Lived<'_>, b: &Lived<'_>, spells: &[Spell], over: &Over) -> Ordering {
    let register = a.case.register();
    let text = |text: Option<Team>| text.map(|text| register.text(text));
    let team = |lived: &Lived<'_>| text(lived.case.referral().team());
    let seen = |lived: &Lived<'_>| last_seen(&lived.case, over.view, over.until);
    let own = |lived: &Lived<'_>| spells.get(lived.spells.clone()).unwrap_or_default().iter();
    let lived_alike = || {
        let pairs = own(a).zip(own(b)).map(|(one, other)| {
            let so = |spell: &Spell| {
                let State { progress, holder } = spell.state;
                (spell.from, spell.to, progress, holder.class, text(holder.team))
            };
            so(one).cmp(&so(other))
        });
        let apart = pairs.into_iter().find(|order| order.is_ne());
        apart.unwrap_or_else(|| own(a).len().cmp(&own(b).len()))
    };
    let received = |lived: &Lived<'_>| lived.case.referral().received();
    (received(a).cmp(&received(b)))
        .then_with(|| team(a).cmp(&team(b)))
        .then_with(lived_alike)
        .then_with(|| seen(a).cmp(&seen(b)))
        .then_with(|| a.case.number().cmp(&b.case.number()))
}
