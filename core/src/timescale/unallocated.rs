//! When a case was not allocated.

use crate::calendar::Day;
use crate::case::AllocationNeed;
use crate::history::{Allocated, Spell};
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
        let class = |spell: &Spell| definition.allocated(spell.state.holder.class);
        let mut run: Option<(Day, Option<Day>, bool)> = None;
        let mut close = |run: Option<(Day, Option<Day>, bool)>| {
            found.extend(run.map(|(from, to, told)| match told {
                true => Occasion::on(from, to),
                false => untold(Missing::Holder, from, to),
            }));
        };
        for spell in self.spells {
            if class(spell) == Allocated::Yes {
                close(run.take());
                continue;
            }
            let told = class(spell) == Allocated::No;
            run = match run {
                Some((from, to, before)) if to == Some(spell.from) => Some((from, spell.to, before || told)),
                ended => {
                    close(ended);
                    Some((spell.from, spell.to, told))
                }
            };
        }
        close(run);
    }
}
