//! The open cases of a register on a day, counted.

use std::collections::BTreeMap;

use crate::backlog::ask::{Ask, Counted};
use crate::backlog::open_case::OpenCase;
use crate::case::{Case, Register, Text};
use crate::error::Error;
use crate::history::{Replay, Standing};

/// The open cases of a register on a day, each in one cell.
#[derive(Clone, Debug)]
pub struct Backlog {
    ask: Ask,
    cases: Vec<OpenCase>,
    not_yet_received: usize,
    closed: usize,
}

impl Backlog {
    /// The answer to a question.
    ///
    /// # Errors
    /// [`Error::OutsidePeriodObserved`] where no part of the register observed the day.
    ///
    /// ```
    /// use dutydesk::backlog::{Ask, Backlog, Definition};
    /// use dutydesk::calendar::Day;
    /// use dutydesk::case::{HoldingRow, Part, ReferralRow, RegisterBuilder};
    /// let mut builder = RegisterBuilder::new(Part::new("example"));
    /// let received = Some(Day::from_ymd(2010, 8, 16)?);
    /// builder.add(&ReferralRow { referral_id: "r1", child_id: "c1", received, ..Default::default() })?;
    /// builder.add(&HoldingRow { referral_id: "r1", start: received, holder_kind: "manager", ..Default::default() })?;
    /// let register = builder.finish()?;
    /// let inspectors = Day::from_ymd(2010, 10, 11)?;
    /// let strict = Backlog::of(&register, &Ask::new(inspectors, Definition::named("registered_case_holder")?))?;
    /// let loose = Backlog::of(&register, &Ask::new(inspectors, Definition::named("any_holder")?))?;
    /// assert_eq!(strict.cases().iter().filter(|case| case.waits()).count(), 1);
    /// assert_eq!(loose.cases().iter().filter(|case| case.waits()).count(), 0);
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    pub fn of(register: &Register, ask: &Ask) -> Result<Self, Error> {
        register.check_observed(ask.as_of)?;
        let ask = Ask { view: ask.view.on(ask.as_of), ..ask.clone() };
        let mut replay = Replay::new(ask.view);
        let mut cases = Vec::new();
        let (mut not_yet_received, mut closed) = (0, 0);
        for case in register.cases() {
            match Standing::of(&case, ask.view, ask.as_of) {
                Standing::NotYetReceived => not_yet_received += 1,
                Standing::Closed(_) => closed += 1,
                Standing::Open => cases.extend(OpenCase::of(&case, replay.spells(&case, ask.as_of), &ask)),
            }
        }
        let cases = representatives(register, cases, ask.count);
        Ok(Self { ask, cases, not_yet_received, closed })
    }

    /// The question.
    #[must_use]
    pub const fn ask(&self) -> &Ask {
        &self.ask
    }

    /// What is counted: open cases, or the one that stands for each child or family, in the order of the register.
    #[must_use]
    pub fn cases(&self) -> &[OpenCase] {
        &self.cases
    }

    /// How many referrals had not been received on the day, or were not known then.
    #[must_use]
    pub const fn not_yet_received(&self) -> usize {
        self.not_yet_received
    }

    /// How many referrals were closed on the day.
    #[must_use]
    pub const fn closed(&self) -> usize {
        self.closed
    }
}

/// Of several open cases of one child or family, the one that is least held, then the oldest.
fn representatives(register: &Register, cases: Vec<OpenCase>, count: Counted) -> Vec<OpenCase> {
    // A family group and a child may share an id: the flag keeps them apart.
    let unit = |case: &Case<'_>| -> (bool, Text) {
        let group =
            case.child().and_then(|child| child.family_group()).filter(|_| count == Counted::FamilyGroups);
        (group.is_some(), group.map_or_else(|| case.referral().child_id().into(), Text::from))
    };
    if count == Counted::Referrals {
        return cases;
    }
    let mut chosen: BTreeMap<(bool, Text), OpenCase> = BTreeMap::new();
    let rank =
        |case: &OpenCase| (case.no_social_worker_needed, case.holder.class, case.received, case.number);
    for open in cases {
        let Some(case) = register.case(open.number) else { continue };
        let slot = chosen.entry(unit(&case)).or_insert(open);
        if rank(&open) < rank(slot) {
            *slot = open;
        }
    }
    let mut cases: Vec<OpenCase> = chosen.into_values().collect();
    cases.sort_unstable_by_key(|case| case.number);
    cases
}
