//! Runs of days on which it was, or was not, allocated.

use crate::calendar::Day;
use crate::history::definition::{Allocated, Definition};
use crate::history::spell::Spell;

/// Days in a row on which it counted as allocated under a definition, or on which it did not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// The first day.
    pub from: Day,
    /// The first day no longer so; nothing where it was still so on the last day asked about.
    pub to: Option<Day>,
    /// Whether it counted as allocated; `CannotTell` where of no day of a run that does not count can it be told.
    pub allocated: Allocated,
    /// Whether of some day it cannot be told.
    pub untold: bool,
}

/// The runs of some spells under a definition, in order. Days of which it cannot be told stand in a run of days not
/// allocated, where they meet one; a closing and re-opening between two spells ends a run.
///
/// ```
/// use dutydesk::case::{HoldingRow, Part, ReferralRow, RegisterBuilder};
/// use dutydesk::history::{Allocated, Definition, Replay, View, runs};
/// let mut builder = RegisterBuilder::new(Part::new("example"));
/// let (received, given) = ("2010-08-02".parse()?, "2010-08-16".parse()?);
/// builder.add(&ReferralRow { referral_id: "r1", child_id: "c1", received: Some(received), ..Default::default() })?;
/// builder.add(&HoldingRow { referral_id: "r1", start: Some(given), holder_kind: "manager", ..Default::default() })?;
/// let register = builder.finish()?;
/// let case = register.case(0).expect("one case");
/// let mut replay = Replay::new(View::Final);
/// let spells = replay.spells(&case, "2010-10-11".parse()?);
/// // A manager is nobody's case-holder: it has waited since the day it was received.
/// let strict = Definition::named("registered_case_holder")?;
/// let waits: Vec<_> = runs(spells, &strict).collect();
/// assert_eq!((waits.len(), waits[0].from, waits[0].allocated), (1, received, Allocated::No));
/// let loose = Definition::named("any_holder")?;
/// assert_eq!(runs(spells, &loose).last().map(|run| (run.from, run.allocated)), Some((given, Allocated::Yes)));
/// # Ok::<(), dutydesk::Error>(())
/// ```
pub fn runs<'s>(
    spells: impl IntoIterator<Item = &'s Spell>,
    definition: &Definition,
) -> impl Iterator<Item = Run> {
    let mut spells = spells
        .into_iter()
        .map(|spell| {
            let allocated = definition.allocated(spell.state.holder.class);
            Run { from: spell.from, to: spell.to, allocated, untold: allocated == Allocated::CannotTell }
        })
        .peekable();
    std::iter::from_fn(move || {
        let mut run = spells.next()?;
        let is = |run: &Run| run.allocated == Allocated::Yes;
        while let Some(next) = spells.next_if(|next| run.to == Some(next.from) && is(&run) == is(next)) {
            run.to = next.to;
            run.untold |= next.untold;
            if next.allocated == Allocated::No {
                run.allocated = Allocated::No;
            }
        }
        Some(run)
    })
}
