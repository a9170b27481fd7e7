//! A question about the backlog.

use crate::backlog::bands::Bands;
use crate::calendar::Day;
use crate::history::{Definition, View};
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

named! {
    /// What is counted. A child or family with several open cases stands where the one least held stands, then the
    /// oldest, so that totals add up and no waiting child hides behind an allocated one.
    Counted, "unit of count" {
        /// Referrals: open cases.
        Referrals = "referrals" => "cases",
        /// Children.
        Children = "children",
        /// Family groups; a child without one is a group of its own.
        FamilyGroups = "family_groups" => "families",
    }
}

/// A question about the backlog.
#[derive(Clone, Debug)]
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
}

impl Ask {
    /// A question about that day and definition: referrals by district, in the usual bands, on everything known.
    #[must_use]
    pub fn new(as_of: Day, allocated: Definition) -> Self {
        Self {
            as_of,
            view: View::Final,
            allocated,
            by: By::District,
            count: Counted::Referrals,
            bands: Bands::default(),
        }
    }
}
