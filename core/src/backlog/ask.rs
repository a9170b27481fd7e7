//! A question about the backlog.

use std::collections::BTreeSet;

use crate::backlog::bands::Bands;
use crate::calendar::Day;
use crate::case::Register;
use crate::history::{AssessmentEnd, Counted, Definition, Over, View};
use crate::named::named;

named! {
    /// How cases are grouped.
    By, "grouping" {
        /// By the district of the team.
        District = "district",
        /// By team: the holder's, else the one the referral came to.
        Team = "team",
        /// By the worker who holds the case.
        Worker = "worker",
    }
}

impl By {
    /// What it is where nothing else is asked for.
    pub const USUAL: Self = Self::District;
}

impl By {
    /// The names there are to group by in a register, on any day.
    pub(crate) fn names(self, register: &Register) -> BTreeSet<&str> {
        let mut found = BTreeSet::new();
        for case in register.cases() {
            let teams = case.holdings().filter_map(|holding| holding.team()).chain(case.referral().team());
            match self {
                Self::Team => found.extend(teams.map(|team| register.text(team))),
                Self::District => {
                    let districts =
                        teams.flat_map(|team| register.team(team)).filter_map(|team| team.district());
                    found.extend(districts.map(|district| register.text(district)));
                }
                Self::Worker => {
                    let workers = case.holdings().filter_map(|holding| holding.worker_id());
                    let accountable = case.holdings().filter_map(|holding| holding.accountable_worker_id());
                    found.extend(workers.chain(accountable).map(|worker| register.text(worker)));
                }
            }
        }
        found
    }
}

/// A question about the backlog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The day, at its end.
    pub as_of: Day,
    /// Which facts count.
    pub view: View,
    /// What counts as allocated.
    pub allocated: Definition,
    /// How cases are grouped.
    pub by: By,
    /// What is counted.
    pub count: Counted,
    /// The age bands.
    pub bands: Bands,
    /// Which date ends an assessment.
    pub assessment_end: AssessmentEnd,
}

impl Ask {
    /// A question about that day and definition: referrals by district, in the usual bands, on everything known.
    #[must_use]
    pub fn new(as_of: Day, allocated: Definition) -> Self {
        Self {
            as_of,
            view: View::Final,
            allocated,
            by: By::USUAL,
            count: Counted::USUAL,
            bands: Bands::default(),
            assessment_end: AssessmentEnd::USUAL,
        }
    }

    /// The pass that answers it.
    #[must_use]
    pub const fn over(&self) -> Over {
        Over {
            view: self.view.on(self.as_of),
            until: self.as_of,
            count: self.count,
            assessment_end: self.assessment_end,
        }
    }
}
