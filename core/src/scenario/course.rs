//! The course of one case, as it happens: every date, before anyone decides who holds it or when it is recorded.

use crate::calendar::Day;
use crate::case::{AssessmentKind, AssessmentOutcome, ConferenceKind, EventKind, PlanKind, ReferralDecision};
use crate::scenario::staff::{Function, WorkerNumber};

/// Who is to hold a case in a stage of its course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holder {
    /// The duty desk.
    Desk,
    /// A work tray.
    Tray,
    /// The team, with no person named.
    Team,
    /// Nobody: no row at all.
    Nobody,
    /// The team's manager; `hidden` where the row calls the manager a worker.
    Manager { function: Function, hidden: bool },
    /// A worker whom the team chooses, and the next one when that one leaves.
    Worker(Function),
    /// That worker.
    Named(WorkerNumber),
}

/// A stage: who is to hold the case from when up to when.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stage {
    pub holder: Holder,
    pub from: Day,
    /// The first day no longer; nothing where it goes on.
    pub to: Option<Day>,
    /// When the beginning is recorded, where the scenario fixes that.
    pub begun_recorded: Option<Day>,
    /// When the end is recorded, where the scenario fixes that.
    pub ended_recorded: Option<Day>,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Assessed {
    pub kind: AssessmentKind,
    pub started: Day,
    pub clock_from: Option<Day>,
    pub completed: Option<Day>,
    pub authorised: Option<Day>,
    pub child_seen: Option<Day>,
    pub outcome: AssessmentOutcome,
    pub overrun_reason: &'static str,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Enquired {
    pub strategy_discussion: Day,
    pub s47_started: Option<Day>,
    pub joint_with_police: bool,
    pub ended: Option<Day>,
    pub conference_not_required: bool,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Conferred {
    pub kind: ConferenceKind,
    /// The day it was called: it is known of from then.
    pub called: Day,
    pub target: Day,
    pub held: Day,
    pub outcome: &'static str,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Planned {
    pub kind: PlanKind,
    pub started: Day,
    pub ended: Option<Day>,
    pub category: &'static str,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Happened {
    pub kind: EventKind,
    pub on: Day,
    pub recorded: Option<Day>,
    pub seen: Option<bool>,
    pub seen_alone: Option<bool>,
    pub outcome: &'static str,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Closed {
    pub on: Day,
    pub recorded: Option<Day>,
    pub reason: &'static str,
    pub reopened: Option<Day>,
}

#[derive(Clone, Debug)]
pub(crate) struct Course {
    pub received: Day,
    pub decision: Option<(ReferralDecision, Day)>,
    pub stages: Vec<Stage>,
    pub assessments: Vec<Assessed>,
    pub enquiries: Vec<Enquired>,
    pub conferences: Vec<Conferred>,
    pub plans: Vec<Planned>,
    pub events: Vec<Happened>,
    pub closings: Vec<Closed>,
}

impl Course {
    pub(crate) const fn new(received: Day) -> Self {
        Self {
            received,
            decision: None,
            stages: Vec::new(),
            assessments: Vec::new(),
            enquiries: Vec::new(),
            conferences: Vec::new(),
            plans: Vec::new(),
            events: Vec::new(),
            closings: Vec::new(),
        }
    }

    /// Adds a stage, unless it has no day.
    pub(crate) fn stage(&mut self, holder: Holder, from: Day, to: Option<Day>) {
        if to.is_none_or(|to| from < to) {
            self.stages.push(Stage { holder, from, to, begun_recorded: None, ended_recorded: None });
        }
    }

    pub(crate) fn close(&mut self, on: Day, reason: &'static str) {
        self.closings.push(Closed { on, recorded: None, reason, reopened: None });
    }

    /// The day it closes for good.
    pub(crate) fn closed_for_good(&self) -> Option<Day> {
        self.closings.iter().find(|closed| closed.reopened.is_none()).map(|closed| closed.on)
    }

    pub(crate) fn is_open_on(&self, day: Day) -> bool {
        let closed = |closed: &Closed| closed.on <= day && closed.reopened.is_none_or(|again| day < again);
        self.received <= day && !self.closings.iter().any(closed)
    }

    /// Whether it is closed on that day, or past its assessments with nothing of them or of an enquiry still open.
    pub(crate) fn is_settled_on(&self, day: Day) -> bool {
        let ended = |ended: Option<Day>| ended.is_some_and(|ended| ended <= day);
        let assessing = |work: &Assessed| work.started <= day && !ended(work.completed);
        let enquiring = |work: &Enquired| work.strategy_discussion <= day && !ended(work.ended);
        let assessed = self.assessments.iter().any(|work| ended(work.completed));
        let in_service = self.plans.iter().any(|plan| plan.started <= day && !ended(plan.ended));
        let busy = self.assessments.iter().any(assessing) || self.enquiries.iter().any(enquiring);
        !self.is_open_on(day) || !busy && (assessed || in_service)
    }

    /// Whether the child has been seen by that day.
    pub(crate) fn is_seen_by(&self, day: Day) -> bool {
        let visited = |event: &Happened| event.seen == Some(true) && event.on <= day;
        let in_assessment = |work: &Assessed| work.child_seen.is_some_and(|seen| seen <= day);
        self.events.iter().any(visited) || self.assessments.iter().any(in_assessment)
    }

    /// Gives a worker of the duty team every stage that would stand at a desk on that day, and joins it to the next
    /// where that is the same team's.
    pub(crate) fn clear_desk_on(&mut self, day: Day) {
        let worker = Holder::Worker(Function::Duty);
        for stage in &mut self.stages {
            let in_force = stage.from <= day && stage.to.is_none_or(|to| day < to);
            if in_force && stage.holder == Holder::Desk {
                stage.holder = worker;
            }
        }
        self.stages.dedup_by(|next, stage| {
            let joined = stage.holder == worker && next.holder == worker && stage.to == Some(next.from);
            if joined {
                stage.to = next.to;
            }
            joined
        });
    }
}
