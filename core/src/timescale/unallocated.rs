//! When a case was not allocated.

use crate::calendar::Day;
use crate::case::AllocationNeed;
use crate::history::{Allocated, runs};
use crate::timescale::verdict::Missing;
use crate::timescale::work::{Known, Occasion, Of};

impl<'r> Known<'_, 'r, '_> {
    /// Each run of days on which the case was not allocated, by the definition asked for; a run in which it is never told
    /// who held it may be one.
    pub(crate) fn unallocated(&self, received: Day, found: &mut Vec<Occasion<'r>>) {
        if self.case.referral().allocation_need() == Some(AllocationNeed::NotRequired) {
            return;
        }
        let untold = |missing, from, to| Occasion { of: Of::Untold(missing), ..Occasion::on(from, to) };
        let Some(definition) = self.allocated else {
            found.push(untold(Missing::Definition, received, None));
            return;
        };
        found.extend(runs(self.spells, definition).filter_map(|run| match run.allocated {
            Allocated::Yes => None,
            Allocated::No => Some(Occasion::on(run.from, run.to)),
            Allocated::CannotTell => Some(untold(Missing::Holder, run.from, run.to)),
        }));
    }
}
