//! One open case on one day.

use crate::backlog::ask::{Ask, By};
use crate::calendar::{CalendarDays, Day};
use crate::case::{AllocationNeed, Case, Register, Text};
use crate::history::{Allocated, Holder, Progress, Seen, Spell, last_seen};

/// One open case on the day asked about.
#[derive(Clone, Copy, Debug)]
pub struct OpenCase {
    /// Its number in the order of [`Register::cases`].
    pub number: usize,
    /// How far the work has come.
    pub progress: Progress,
    /// Who holds it.
    pub holder: Holder,
    /// The team: the holder's, else the one the referral came to.
    pub team: Option<Text>,
    /// The team's district.
    pub district: Option<Text>,
    /// The day the referral was received.
    pub received: Day,
    /// Calendar days since the referral was received. Nothing resets it.
    pub age: CalendarDays,
    /// Whether it counts as allocated.
    pub allocated: Allocated,
    /// The first day of the present run of days on which it did not; nothing where it does, or none can tell.
    pub unallocated_since: Option<Day>,
    /// Whether it counted as allocated on any day before.
    pub allocated_before: bool,
    /// Whether it is properly held without a social worker of its own.
    pub no_social_worker_needed: bool,
    /// When the child was last seen.
    pub last_seen: Seen,
}

impl OpenCase {
    /// The case as it stands at the end of the day asked about, after these spells; nothing where it is not open then.
    pub(crate) fn of(case: &Case<'_>, spells: &[Spell], ask: &Ask) -> Option<Self> {
        let now = spells.last().filter(|spell| spell.to.is_none())?;
        let referral = case.referral();
        let allocated = |spell: &Spell| ask.allocated.allocated(spell.state.holder.class);
        let is_allocated = |spell: &Spell| allocated(spell) == Allocated::Yes;
        let waiting = spells.iter().rev().take_while(|spell| !is_allocated(spell));
        let unallocated_since = waiting
            .scan(None, |next: &mut Option<Day>, spell| {
                // A closing and re-opening between two spells ends the run.
                let joins = next.is_none_or(|next| spell.to == Some(next));
                *next = Some(spell.from);
                joins.then_some(spell.from)
            })
            .last();
        let team = now.state.holder.team.or(referral.team()).map(Text::from);
        Some(Self {
            number: case.number(),
            progress: now.state.progress,
            holder: now.state.holder,
            team,
            district: team.and_then(|team| district(case.register(), team, ask.as_of)),
            received: referral.received(),
            age: ask.as_of.since(referral.received()),
            allocated: allocated(now),
            unallocated_since: unallocated_since.filter(|_| allocated(now) == Allocated::No),
            allocated_before: spells.iter().any(|spell| is_allocated(spell) && spell.from < ask.as_of),
            no_social_worker_needed: referral.allocation_need() == Some(AllocationNeed::NotRequired),
            last_seen: last_seen(case, ask.view, ask.as_of),
        })
    }

    /// Calendar days since it last counted as allocated.
    #[must_use]
    pub fn unallocated_age(&self, as_of: Day) -> Option<CalendarDays> {
        self.unallocated_since.map(|since| as_of.since(since))
    }

    /// Whether it waits for a social worker: it does not count as allocated, and needs one.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.allocated == Allocated::No && !self.no_social_worker_needed
    }

    /// The group it stands in.
    #[must_use]
    pub fn group(&self, by: By) -> Option<Text> {
        match by {
            By::District => self.district,
            By::Team => self.team,
            By::Worker => self.holder.worker.map(Text::from),
        }
    }
}

/// The district of a team on a day: by the last of its records in force, else the last of all.
fn district(register: &Register, team: Text, day: Day) -> Option<Text> {
    let in_force = |from: Option<Day>, to: Option<Day>| {
        from.is_none_or(|from| from <= day) && to.is_none_or(|to| day < to)
    };
    let record = register.team(team).max_by_key(|record| in_force(record.from(), record.to()))?;
    record.district()
}
