//! What starts a clock when a plan begins, and the categories of plans.

use crate::case::{Plan, PlanKind, plain};
use crate::regime::StartEvent;
use crate::timescale::recorded::Recorded;
use crate::timescale::starts::Start;
use crate::timescale::work::{Known, Occasion};

pub(super) const STARTS: &[Start] = &[Start {
    event: StartEvent::ChildInNeedPlanStarted,
    needs: Recorded::PLANS,
    read_from: "`plans.started` of kind `child_in_need`",
    phrase: "the child in need plan began on",
    find: |known, _, found| known.plans_started(PlanKind::ChildInNeed, Category::ANY, found),
}];

/// Which categories of plan are meant.
#[derive(Clone, Copy)]
pub(super) enum Category {
    Only(&'static str),
    AnyBut(&'static [&'static str]),
}

impl Category {
    pub(super) const ANY: Self = Self::AnyBut(&[]);

    fn takes(self, category: &str) -> bool {
        match self {
            Self::Only(only) => category == only,
            Self::AnyBut(others) => !others.contains(&category),
        }
    }
}

impl<'r> Known<'_, 'r, '_> {
    /// Whether the category of a plan, in whatever way it is spelt, is meant.
    pub(super) fn is_of(&self, plan: &Plan<'r>, category: Category) -> bool {
        let spelt = plan.category().map(|category| plain(self.case.register().text(category)));
        category.takes(&spelt.unwrap_or_default())
    }

    /// The plans of a kind and category from their first day, unless they ended on it.
    pub(super) fn plans_started(&self, kind: PlanKind, category: Category, found: &mut Vec<Occasion<'r>>) {
        let lasting = self.plans(kind).filter(|(_, started, ended)| *ended != Some(*started));
        let meant = lasting.filter(|(plan, ..)| self.is_of(plan, category));
        found.extend(meant.map(|(_, started, ended)| Occasion::on(started, ended)));
    }
}
