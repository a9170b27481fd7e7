//! The rules of one authority, with what they were asked kept: cases ask the same few things of the same days.

use std::cell::RefCell;

use hashbrown::HashMap;

use crate::calendar::Day;
use crate::regime::{AppliedClock, EndEvent, Rulebook, StartEvent};

/// A rulebook that remembers which clocks an end stops.
#[derive(Debug)]
pub(crate) struct Rules<'a> {
    pub(crate) book: Rulebook<'a>,
    known: RefCell<HashMap<(Asked, Day), OnDay<'a>>>,
}

/// Which clocks are asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Asked {
    EndingWith(EndEvent),
    AssessmentOfReferral,
}

/// The clock of work that began on a day, and whether there was any guidance.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OnDay<'a> {
    pub(crate) rule: Option<AppliedClock<'a>>,
    /// Whether there are more such clocks than the one.
    pub(crate) more: bool,
    pub(crate) guided: bool,
}

impl<'a> Rules<'a> {
    pub(crate) fn new(book: Rulebook<'a>) -> Self {
        Self { book, known: RefCell::default() }
    }

    /// The first clock for work that began that day and ends so.
    pub(crate) fn ending_with(&self, ends: EndEvent, day: Day) -> OnDay<'a> {
        self.asked(Asked::EndingWith(ends), day)
    }

    /// The clock of the assessment that a referral of that day asks for first.
    pub(crate) fn assessment_of_referral(&self, day: Day) -> OnDay<'a> {
        self.asked(Asked::AssessmentOfReferral, day)
    }

    fn asked(&self, asked: Asked, day: Day) -> OnDay<'a> {
        *self.known.borrow_mut().entry((asked, day)).or_insert_with(|| {
            let mut clocks = self.book.clocks_where(day, |clock| match asked {
                Asked::EndingWith(ends) => clock.ends_at == ends,
                Asked::AssessmentOfReferral => {
                    clock.starts_at == StartEvent::ReferralReceived && clock.ends_at.is_assessment()
                }
            });
            let (rule, more) = (clocks.next(), clocks.next().is_some());
            OnDay { rule, more, guided: self.book.regime_on(day).is_some() }
        })
    }
}
