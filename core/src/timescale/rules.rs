//! The rules of one authority, laid out by day: cases ask the same few things of the same days.

use std::cell::{Cell, OnceCell};
use std::ops::RangeInclusive;

use crate::calendar::{CalendarDays, Day};
use crate::regime::{AppliedClock, ClockId, EndEvent, Rulebook, StartEvent, Subject};

/// A rulebook by the days on which it says the same.
#[derive(Debug)]
pub(crate) struct Rules<'a> {
    book: Rulebook<'a>,
    /// All but the last.
    eras: Vec<Era<'a>>,
    last: Era<'a>,
    /// The place of that asked for last: mostly it is asked for again.
    latest: Cell<usize>,
}

/// A run of days, and the rules of all of them once any is asked about.
#[derive(Debug)]
struct Era<'a> {
    days: RangeInclusive<Day>,
    rules: OnceCell<RulesOn<'a>>,
}

/// The rules for work that began on one of some days on which they are all the same.
#[derive(Debug)]
pub(crate) struct RulesOn<'a> {
    /// Whether there was any guidance.
    pub(crate) guided: bool,
    subjects: Vec<Subject>,
    clocks: Vec<AppliedClock<'a>>,
    /// The same by the place of what starts them.
    by_start: Vec<Vec<AppliedClock<'a>>>,
    /// The same by the place of what stops them.
    by_end: Vec<Vec<AppliedClock<'a>>>,
    /// The clock of the assessment that a referral asks for first.
    pub(crate) assessment_of_referral: Option<AppliedClock<'a>>,
}

impl<'a> Rules<'a> {
    pub(crate) fn new(book: Rulebook<'a>) -> Self {
        let era = |days| Era { days, rules: OnceCell::new() };
        let (mut first, mut eras) = (Day::MIN, Vec::new());
        for change in book.changes() {
            eras.push(era(first..=change.plus(CalendarDays(-1))));
            first = change;
        }
        Self { book, eras, last: era(first..=Day::MAX), latest: Cell::new(0) }
    }

    /// The rules for work that began that day.
    pub(crate) fn on(&self, day: Day) -> &RulesOn<'a> {
        if !self.era(self.latest.get()).days.contains(&day) {
            self.latest.set(self.eras.partition_point(|era| *era.days.end() < day));
        }
        self.era(self.latest.get()).rules.get_or_init(|| RulesOn::of(&self.book, day))
    }

    fn era(&self, place: usize) -> &Era<'a> {
        self.eras.get(place).unwrap_or(&self.last)
    }
}

impl<'a> RulesOn<'a> {
    fn of(book: &Rulebook<'a>, day: Day) -> Self {
        let clocks: Vec<AppliedClock<'a>> = book.clocks_on(day).collect();
        let by = |places: usize, place: fn(&AppliedClock<'a>) -> usize| {
            let of_place = |wanted| clocks.iter().filter(|clock| place(clock) == wanted).copied().collect();
            (0..places).map(of_place).collect()
        };
        let asks_for_assessment = |clock: &&AppliedClock<'a>| {
            clock.starts_at() == StartEvent::ReferralReceived && clock.ends_at().is_assessment()
        };
        Self {
            guided: book.regime_on(day).is_some(),
            subjects: Subject::ALL.iter().copied().filter(|subject| book.guides(*subject, day)).collect(),
            by_start: by(StartEvent::ALL.len(), |clock| clock.starts_at().place()),
            by_end: by(EndEvent::ALL.len(), |clock| clock.ends_at().place()),
            assessment_of_referral: clocks.iter().find(asks_for_assessment).copied(),
            clocks,
        }
    }

    /// Whether any edition on that subject was in force.
    pub(crate) fn guides(&self, subject: Subject) -> bool {
        self.subjects.contains(&subject)
    }

    /// The clock of that id.
    pub(crate) fn clock(&self, id: ClockId) -> Option<AppliedClock<'a>> {
        self.clocks.iter().find(|clock| clock.id() == id).copied()
    }

    /// The clocks that start so, in the order of the editions.
    pub(crate) fn starting(&self, start: StartEvent) -> &[AppliedClock<'a>] {
        self.by_start.get(start.place()).map_or(&[], Vec::as_slice)
    }

    /// The clocks that stop so, in the order of the editions.
    pub(crate) fn ending(&self, end: EndEvent) -> &[AppliedClock<'a>] {
        self.by_end.get(end.place()).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::regime::Regimes;

    #[test]
    fn the_rules_of_a_day_are_those_of_the_rulebook() {
        let england = Regimes::england();
        for authority in [None, Some("Knowsley"), Some("Hackney")] {
            let book = england.rulebook(authority);
            let rules = Rules::new(book);
            let edges = book.changes().into_iter().flat_map(|day| [day.plus(CalendarDays(-1)), day]);
            let of_30_years = (0..11_000).step_by(97).map(|days| Day::from_epoch_const(11_000 + days));
            for day in edges.chain(of_30_years).chain([Day::MIN, Day::MAX]) {
                assert_eq!(rules.on(day).clocks, book.clocks_on(day).collect::<Vec<_>>(), "{day}");
                assert_eq!(rules.on(day).guided, book.regime_on(day).is_some(), "{day}");
            }
        }
    }
}
