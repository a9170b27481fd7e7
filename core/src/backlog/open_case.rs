//! One open case on one day.

use crate::backlog::ask::{Ask, By};
use crate::calendar::{CalendarDays, Day};
use crate::case::{AllocationNeed, Register, Text};
use crate::history::{Allocated, CaseLife, Holder, Life, Progress, Seen, last_seen, runs};

/// One open case on the day asked about: what is counted, where it stands then. Of a child or family with several it is the one
/// that counts by [`Life::spells`]; since when it is not allocated, and whether it was before, is said of the child or family.
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
    /// The case that counts of a life at the end of the day asked about; nothing where none is open then.
    pub(crate) fn of(life: &Life<'_, '_>, ask: &Ask) -> Option<Self> {
        let (now, CaseLife { case, .. }) = life.now()?;
        let referral = case.referral();
        let allocated = ask.allocated.allocated(now.state.holder.class);
        let (mut allocated_before, mut last) = (false, None);
        for run in runs(life.spells(), &ask.allocated) {
            allocated_before |= run.allocated == Allocated::Yes && run.from < ask.as_of;
            last = Some(run.from);
        }
        let team = now.state.holder.team.or(referral.team()).map(Text::from);
        Some(Self {
            number: case.number(),
            progress: now.state.progress,
            holder: now.state.holder,
            team,
            district: team.and_then(|team| district(case.register(), team, ask.as_of)),
            received: referral.received(),
            age: ask.as_of.since(referral.received()),
            allocated,
            unallocated_since: last.filter(|_| allocated == Allocated::No),
            allocated_before,
            no_social_worker_needed: referral.allocation_need() == Some(AllocationNeed::NotRequired),
            last_seen: last_seen(&case, ask.view, ask.as_of),
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
