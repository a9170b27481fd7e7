//! The open cases of a register on a day, counted.

use crate::backlog::ask::Ask;
use crate::backlog::open_case::OpenCase;
use crate::case::Register;
use crate::error::Error;
use crate::history::{CaseStatus, Life, Over, Tally};

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
        register.tally(&ask.over(), Self::new(ask))
    }

    /// The answer before anything was counted, to be shown the lives of a pass over [`Ask::over`].
    #[must_use]
    pub fn new(ask: &Ask) -> Self {
        let ask = Ask { view: ask.view.on(ask.as_of), ..ask.clone() };
        Self { ask, cases: Vec::new(), not_yet_received: 0, closed: 0 }
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

impl Tally for Backlog {
    fn take(&mut self, life: &Life<'_, '_>) {
        for of in life.cases() {
            match of.status {
                CaseStatus::NotYetReceived => self.not_yet_received += 1,
                CaseStatus::Closed(_) => self.closed += 1,
                CaseStatus::Open => {}
            }
        }
        let Some(open) = OpenCase::of(life, &self.ask) else { return };
        self.cases.push(open);
    }

    fn merge(&mut self, other: Self) -> Result<(), Error> {
        if self.ask != other.ask {
            return Err(Error::takes("other", "the answer to the same question"));
        }
        self.not_yet_received += other.not_yet_received;
        self.closed += other.closed;
        self.cases.extend(other.cases);
        self.finish();
        Ok(())
    }

    fn finish(&mut self) {
        // Families come in another order than their cases.
        self.cases.sort_unstable_by_key(|case| case.number);
    }

    fn looks_back(&self) -> bool {
        false
    }

    fn fits(&self, over: &Over) -> bool {
        self.ask.over() == *over
    }
}
