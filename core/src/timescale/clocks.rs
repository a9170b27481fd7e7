//! The clocks of every case, counted in one pass.

use crate::case::Register;
use crate::error::Error;
use crate::history::{CaseLife, Counted, Life, Over, Tally};
use crate::timescale::judge::{Judge, Timescales};
use crate::timescale::verdict::Verdict;

/// What takes verdicts one by one, and adds up with its like.
pub trait Verdicts<'a>: Sized {
    /// Takes one verdict on a case.
    fn take(&mut self, of: &CaseLife<'_, '_>, verdict: &Verdict<'a>);

    /// Adds what another took of other cases of the same register, asked the same.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] where it was asked something else.
    fn merge(&mut self, other: Self) -> Result<(), Error>;

    /// Puts in order what it took, at the end of a pass.
    fn finish(&mut self) {}
}

/// Two questions of the same verdicts.
impl<'a, A: Verdicts<'a>, B: Verdicts<'a>> Verdicts<'a> for (A, B) {
    fn take(&mut self, of: &CaseLife<'_, '_>, verdict: &Verdict<'a>) {
        self.0.take(of, verdict);
        self.1.take(of, verdict);
    }

    fn merge(&mut self, other: Self) -> Result<(), Error> {
        self.0.merge(other.0)?;
        self.1.merge(other.1)
    }

    fn finish(&mut self) {
        self.0.finish();
        self.1.finish();
    }
}

/// The tally of clocks: it shows every verdict on every case to what takes them. Each piece of work has its own clock,
/// whatever is counted: children and families are looked at case by case.
#[derive(Debug)]
pub struct Clocks<'t, 'a, V> {
    judge: Judge<'t, 'a>,
    into: V,
}

impl<'t, 'a, V: Verdicts<'a>> Clocks<'t, 'a, V> {
    /// A tally of the clocks of cases, shown to that.
    #[must_use]
    pub fn new(timescales: &'t Timescales<'a>, into: V) -> Self {
        Self { judge: Judge::new(timescales), into }
    }

    /// What took the verdicts.
    #[must_use]
    pub fn into_inner(self) -> V {
        self.into
    }
}

impl<'a, V: Verdicts<'a>> Tally for Clocks<'_, 'a, V> {
    fn take(&mut self, life: &Life<'_, '_>) {
        for of in life.cases() {
            let into = &mut self.into;
            self.judge.verdicts(&of, &mut |verdict| into.take(&of, verdict));
        }
    }

    fn merge(&mut self, other: Self) -> Result<(), Error> {
        self.into.merge(other.into)
    }

    fn finish(&mut self) {
        self.into.finish();
    }

    fn looks_back(&self) -> bool {
        self.judge.asks_who_holds()
    }

    fn fits(&self, over: &Over) -> bool {
        self.judge.timescales().over(over.count) == *over
    }
}

impl<'a> Timescales<'a> {
    /// What gets every verdict on every case of a register.
    ///
    /// # Errors
    /// [`Error::OutsidePeriodObserved`] where no part of the register observed the day.
    pub fn tally<V: Verdicts<'a>>(&self, register: &Register, into: V) -> Result<V, Error> {
        let over = self.over(Counted::Referrals);
        Ok(register.tally(&over, Clocks::new(self, into))?.into_inner())
    }
}
