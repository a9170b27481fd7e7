//! What stops a clock: one row for each event.

use crate::calendar::Day;
use crate::case::{ASSESSMENTS, CONFERENCES, ConferenceKind, ENQUIRIES, EVENTS, EventKind, REFERRALS};
use crate::history::{AssessmentEnd, conference_of};
use crate::regime::EndEvent;
use crate::timescale::work::{Known, Occasion, Of};

/// How the library comes to know of one end event.
struct End {
    event: EndEvent,
    /// The tables, columns and kinds its day is read from, each in backticks.
    read_from: &'static str,
    by: By,
}

/// What tells of an end.
enum By {
    /// The first event of a kind.
    Event(EventKind),
    /// Whether the source tells when such an end comes, and the day on which it stops a clock that an occasion started.
    Found {
        told: fn(&Known<'_, '_, '_>) -> bool,
        day: for<'r> fn(&Known<'_, 'r, '_>, &Occasion<'r>) -> Option<Day>,
    },
}

/// Every row: each end event has one, in the order of the events, by which it is looked up.
const ENDS: &[End] = &[
    End {
        event: EndEvent::DecisionRecorded,
        read_from: "`referrals.decided`",
        by: By::Found { told: |known| known.case.reported(&REFERRALS, "decided"), day: |_, _| None },
    },
    End {
        event: EndEvent::Allocated,
        read_from: "`holdings`, by the definition asked for",
        // What the source says of holders is a matter of the definition.
        by: By::Found { told: |_| true, day: |_, _| None },
    },
    assessed(
        EndEvent::InitialAssessmentCompleted,
        "`assessments.completed` of kind `initial`, else `authorised`; or `authorised` alone, as asked",
    ),
    assessed(
        EndEvent::CoreAssessmentCompleted,
        "`assessments.completed` of kind `core`, else `authorised`; or `authorised` alone, as asked",
    ),
    assessed(
        EndEvent::AssessmentConcluded,
        "`assessments.completed` of kind `single`, else `authorised`; or `authorised` alone, as asked",
    ),
    assessed(
        EndEvent::PathwayAssessmentCompleted,
        "`assessments.completed` of kind `pathway`, else `authorised`; or `authorised` alone, as asked",
    ),
    End {
        event: EndEvent::S47AssessmentConcluded,
        read_from: "`assessments.completed` of any kind, else `authorised`; or `authorised` alone, as asked",
        by: By::Found {
            told: |known| known.tells_of_assessments(),
            day: |known, occasion| {
                let concluded =
                    known.case.assessments().filter_map(|assessment| known.concluded(&assessment));
                known.first(concluded, occasion)
            },
        },
    },
    End {
        event: EndEvent::StrategyDiscussionHeld,
        read_from: "`enquiries.strategy_discussion`",
        by: By::Found {
            told: |known| known.case.reported(&ENQUIRIES, "strategy_discussion"),
            day: |known, occasion| {
                let discussed = known.case.enquiries().filter_map(|enquiry| known.discussed(&enquiry));
                known.first(discussed, occasion)
            },
        },
    },
    End {
        event: EndEvent::InvestigationCompleted,
        read_from: "`enquiries.ended`",
        by: By::Found {
            told: |known| known.case.reported(&ENQUIRIES, "ended"),
            day: |known, occasion| match occasion.of {
                Of::Enquiry(enquiry) => known.enquiry_ended(&enquiry),
                _ => {
                    let ended = known.case.enquiries().filter_map(|enquiry| known.enquiry_ended(&enquiry));
                    known.first(ended, occasion)
                }
            },
        },
    },
    End {
        event: EndEvent::IcpcHeld,
        read_from: "`conferences.held` of kind `initial`; of a move, `transfer_in`; of one without a quorum, also \
                    `review`",
        by: By::Found {
            told: |known| known.case.reported(&CONFERENCES, "held"),
            day: |known, occasion| known.conference(occasion),
        },
    },
    happened(EndEvent::CoreGroupHeld, EventKind::CoreGroup, "`events.on` of kind `core_group`"),
    End {
        event: EndEvent::ReviewConferenceHeld,
        read_from: "`conferences.held` of kind `review`",
        by: By::Found {
            told: |known| known.case.reported(&CONFERENCES, "held"),
            // A plan is never reviewed on the day it began, nor twice in a day.
            day: |known, occasion| {
                let before = if let Of::Plan(started) = occasion.of { started } else { occasion.start };
                known.first(known.held(ConferenceKind::Review).filter(|day| *day > before), occasion)
            },
        },
    },
    happened(EndEvent::MinutesReceived, EventKind::MinutesReceived, "`events.on` of kind `minutes_received`"),
    happened(EndEvent::PlanReceived, EventKind::PlanReceived, "`events.on` of kind `plan_received`"),
    happened(EndEvent::RecordReceived, EventKind::RecordReceived, "`events.on` of kind `record_received`"),
    happened(EndEvent::ChairNotified, EventKind::ChairNotified, "`events.on` of kind `chair_notified`"),
    End {
        event: EndEvent::ReviewHeld,
        read_from: "`events.on` of kind `review`",
        by: By::Found {
            told: |known| known.case.reported(&EVENTS, "on"),
            // None is held on the day the clock started.
            day: |known, occasion| {
                known.first(known.events(EventKind::Review).filter(|day| *day > occasion.start), occasion)
            },
        },
    },
    happened(EndEvent::VisitMade, EventKind::Visit, "`events.on` of kind `visit`"),
    happened(EndEvent::AdviserVisitMade, EventKind::AdviserVisit, "`events.on` of kind `adviser_visit`"),
    End {
        event: EndEvent::ChildSeen,
        read_from: "`events.on` of kind `visit` where `seen` is true, and `assessments.child_seen`",
        by: By::Found {
            told: |known| {
                known.case.reported(&ASSESSMENTS, "child_seen") || known.case.reported(&EVENTS, "seen")
            },
            day: |known, occasion| known.first(known.seen(), occasion),
        },
    },
    happened(EndEvent::SupervisionHeld, EventKind::Supervision, "`events.on` of kind `supervision`"),
    happened(
        EndEvent::ManagementOversightRecorded,
        EventKind::ManagementOversight,
        "`events.on` of kind `management_oversight`",
    ),
    happened(EndEvent::RiskAssessed, EventKind::RiskAssessment, "`events.on` of kind `risk_assessment`"),
    happened(EndEvent::Escalated, EventKind::Escalation, "`events.on` of kind `escalation`"),
];

const fn happened(event: EndEvent, kind: EventKind, read_from: &'static str) -> End {
    End { event, read_from, by: By::Event(kind) }
}

/// An assessment of a kind, which stops its own clock and no other.
const fn assessed(event: EndEvent, read_from: &'static str) -> End {
    End { event, read_from, by: By::Found { told: |known| known.tells_of_assessments(), day: |_, _| None } }
}

fn row(event: EndEvent) -> Option<&'static End> {
    ENDS.get(event as usize).filter(|row| row.event == event)
}

impl EndEvent {
    /// Which canonical records its day is read from, as of
    /// [`StartEvent::recorded_as`](crate::regime::StartEvent::recorded_as). A source without those columns cannot tell when
    /// the clock stops.
    ///
    /// ```
    /// use dutydesk::regime::EndEvent;
    /// assert_eq!(EndEvent::CoreGroupHeld.recorded_as(), "`events.on` of kind `core_group`");
    /// ```
    #[must_use]
    pub fn recorded_as(self) -> &'static str {
        row(self).map_or("", |row| row.read_from)
    }
}

impl<'r> Known<'_, 'r, '_> {
    /// The day on which a clock that an occasion started stops.
    pub(crate) fn end(&self, ends: EndEvent, occasion: &Occasion<'r>) -> Option<Day> {
        match row(ends)?.by {
            By::Event(kind) => self.first(self.events(kind), occasion),
            By::Found { day, .. } => day(self, occasion),
        }
    }

    /// Whether the source tells when such an end comes.
    pub(crate) fn is_reported(&self, ends: EndEvent) -> bool {
        row(ends).is_some_and(|row| match row.by {
            By::Event(_) => self.case.reported(&EVENTS, "on"),
            By::Found { told, .. } => told(self),
        })
    }

    /// The first of the days on which a clock that an occasion started can stop.
    fn first(&self, days: impl Iterator<Item = Day>, occasion: &Occasion<'r>) -> Option<Day> {
        let over = self.over(occasion);
        days.filter(|day| occasion.earliest <= *day && over.is_none_or(|over| *day <= over)).min()
    }

    fn tells_of_assessments(&self) -> bool {
        let told = |column| self.case.reported(&ASSESSMENTS, column);
        (self.ends == AssessmentEnd::Completed && told("completed")) || told("authorised")
    }

    /// The conference that was called for.
    fn conference(&self, occasion: &Occasion<'r>) -> Option<Day> {
        let initial = self.held(ConferenceKind::Initial);
        match occasion.of {
            Of::Enquiry(enquiry) => {
                conference_of(self.case, &enquiry, self.view).filter(|held| *held <= self.as_of)
            }
            Of::TransferIn(conference) => {
                conference.held().and_then(|day| self.day(conference.dated(day, conference.held_recorded())))
            }
            // A review without a quorum is reconvened as a review.
            Of::Inquorate => self.first(initial.chain(self.held(ConferenceKind::Review)), occasion),
            Of::Case | Of::Plan(_) | Of::Untold(_) => self.first(initial, occasion),
        }
    }

    /// The days on which the child was seen.
    fn seen(&self) -> impl Iterator<Item = Day> {
        let in_assessments = self.case.assessments().filter_map(|assessment| {
            self.day(assessment.dated(assessment.child_seen()?, assessment.child_seen_recorded()))
        });
        let visits = self.case.events();
        let visits = visits.filter(|event| event.kind() == EventKind::Visit && event.seen() == Some(true));
        let on_visits = visits.filter_map(|event| self.day(event.dated(event.on(), event.on_recorded())));
        in_assessments.chain(on_visits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_end_event_has_one_row() {
        let rows: Vec<EndEvent> = ENDS.iter().map(|row| row.event).collect();
        assert_eq!(rows, EndEvent::ALL);
        for event in EndEvent::ALL {
            assert_eq!(row(*event).map(|row| row.event), Some(*event));
        }
    }

    #[test]
    fn an_end_says_which_kind_of_event_it_is_read_from() {
        for row in ENDS {
            if let By::Event(kind) = row.by {
                assert_eq!(row.read_from, format!("`events.on` of kind `{}`", kind.name()), "{}", row.event);
            }
        }
    }
}
