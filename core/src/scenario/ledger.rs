//! What a scenario planted, so that an answer can be checked against it.

use serde::Serialize;

use crate::calendar::Day;

/// How a case came to be without a social worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// Passed to a team manager.
    Manager,
    /// Left in a work tray.
    Tray,
    /// Held by nobody at all.
    Nobody,
    /// Handed on to a manager or a tray when its worker left.
    Leaver,
}

/// One planted case without a social worker on the day the scenario asks about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Unallocated {
    /// The referral.
    pub referral_id: String,
    /// How it came to be without one.
    pub cause: Cause,
    /// Whether a row calls the manager who holds it a worker; only the manager's own record shows the truth.
    pub hidden: bool,
}

/// A week with an exact number of referrals in one district.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Surge {
    /// The district, as the `teams` table names it.
    pub district: String,
    /// Its Monday; the week ends on the Sunday after.
    pub monday: Day,
    /// The referrals received in it.
    pub referrals: u32,
}

/// What a scenario planted. Lists of ids are sorted, and empty where the scenario plants nothing of the kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Ledger {
    /// Open cases that no registered and present social worker holds on the day asked about: all there are.
    pub unallocated: Vec<Unallocated>,
    /// Of those, the referrals found after that day, at the desk, to need no protection plan; all are closed later.
    pub no_plan_needed: Vec<String>,
    /// Of those, the referrals whose hand-over was recorded only after that day: on that day the
    /// records still named the worker before, who may have left since.
    pub recorded_after: Vec<String>,
    /// Of those, the referrals whose child nobody had seen by that day.
    pub never_seen: Vec<String>,
    /// Of those, the referrals that no worker ever held.
    pub never_allocated: Vec<String>,
    /// Of those, the referrals whose assessment is complete and which a worker held until then or after.
    pub unallocated_again: Vec<String>,
    /// Referrals held by a social worker whose initial assessment is not completed on that day.
    pub assessment_not_completed: Vec<String>,
    /// Contacts that await a decision on that day.
    pub contacts_awaiting: Vec<String>,
    /// The week of the surge.
    pub surge: Option<Surge>,
}

impl Ledger {
    /// Puts every list in order.
    pub(crate) fn sort(&mut self) {
        self.unallocated.sort_unstable();
        for ids in [
            &mut self.no_plan_needed,
            &mut self.recorded_after,
            &mut self.never_seen,
            &mut self.never_allocated,
            &mut self.unallocated_again,
            &mut self.assessment_not_completed,
            &mut self.contacts_awaiting,
        ] {
            ids.sort_unstable();
        }
    }
}
