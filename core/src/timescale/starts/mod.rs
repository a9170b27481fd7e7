//! What starts a clock: one row for each event, in the file of what it is about.

mod assessment;
mod child_protection;
mod enquiry;
mod leaving_care;
mod looked_after;
mod plans;
mod private_fostering;
mod referral;
#[cfg(test)]
mod tests;
mod visits;

use crate::calendar::Day;
use crate::regime::{Clock, Regimes, StartEvent, Subject};
use crate::timescale::recorded::Recorded;
use crate::timescale::work::{Known, Occasion};

/// How the library comes to know of one start event.
#[derive(Debug)]
pub(crate) struct Start {
    pub(crate) event: StartEvent,
    /// The records without which it never comes: a case that has not got them is not searched.
    pub(crate) needs: Recorded,
    /// The tables, columns, kinds and categories its day is read from, each in backticks.
    read_from: &'static str,
    /// The event in a sentence, before its day.
    phrase: &'static str,
    /// Adds every time that it came on a case, of which the day its referral was received is given.
    pub(crate) find: Find,
}

type Find = for<'r> fn(&Known<'_, 'r, '_>, Day, &mut Vec<Occasion<'r>>);

/// Every row: each start event has one.
const STARTS: &[&[Start]] = &[
    referral::STARTS,
    enquiry::STARTS,
    assessment::STARTS,
    child_protection::STARTS,
    plans::STARTS,
    looked_after::STARTS,
    leaving_care::STARTS,
    private_fostering::STARTS,
];

fn rows() -> impl Iterator<Item = &'static Start> {
    STARTS.iter().copied().flatten()
}

fn row(event: StartEvent) -> Option<&'static Start> {
    rows().find(|row| row.event == event)
}

impl StartEvent {
    /// Which canonical records its day is read from: the table, the columns and, where the table has several, the kind and
    /// category. `events.on`, say, is the column `on` of the table `events`.
    ///
    /// ```
    /// use dutydesk::regime::StartEvent;
    /// assert_eq!(StartEvent::BecameLookedAfter.recorded_as(), "`plans.started` of kind `looked_after`");
    /// ```
    #[must_use]
    pub fn recorded_as(self) -> &'static str {
        row(self).map_or("", |row| row.read_from)
    }

    /// The event in a sentence, before its day: `the referral was received on`, `the previous review of`.
    ///
    /// ```
    /// use dutydesk::regime::StartEvent;
    /// assert_eq!(StartEvent::CoreGroupHeld.phrase(), "the previous core group of");
    /// ```
    #[must_use]
    pub fn phrase(self) -> &'static str {
        row(self).map_or("", |row| row.phrase)
    }
}

impl Regimes {
    /// What starts the clocks of these rules of which that is so, each once, in the order of the events.
    pub(crate) fn start_events(&self, so: impl Fn(&Clock) -> bool + Copy) -> Vec<&'static Start> {
        let clocks = || self.iter().flat_map(|regime| regime.clocks.iter()).filter(|clock| so(clock));
        let starts = StartEvent::ALL.iter().filter(|event| clocks().any(|clock| clock.starts_at == **event));
        starts.filter_map(|event| row(*event)).collect()
    }
}

/// The clocks of all editions by the place of what starts them, each id once with the subject it is first met under; those
/// of decisions and assessments are looked at for themselves.
#[derive(Debug)]
pub(crate) struct Unruled<'a>(Vec<Vec<(&'a Clock, Subject)>>);

impl<'a> Unruled<'a> {
    pub(crate) fn of(regimes: &'a Regimes) -> Self {
        let mut by_start: Vec<Vec<(&Clock, Subject)>> = vec![Vec::new(); StartEvent::ALL.len()];
        for regime in regimes.iter() {
            for clock in regime.clocks.iter().filter(|clock| !clock.ends_at.has_work_of_its_own()) {
                let Some(clocks) = by_start.get_mut(clock.starts_at.place()) else { continue };
                if clocks.iter().all(|(known, _)| known.id != clock.id) {
                    clocks.push((clock, regime.subject));
                }
            }
        }
        Self(by_start)
    }

    pub(crate) fn starting(&self, start: StartEvent) -> &[(&'a Clock, Subject)] {
        self.0.get(start.place()).map_or(&[], Vec::as_slice)
    }
}
