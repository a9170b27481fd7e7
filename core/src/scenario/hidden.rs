//! One case of the crisis county that no social worker holds, up to the inspectors' day.

use crate::calendar::{Calendar, CalendarDays, Day};
use crate::case::{AssessmentOutcome, EventKind, PlanKind, ReferralDecision};
use crate::error::Error;
use crate::scenario::Cause;
use crate::scenario::course::{Assessed, Course, Happened, Holder, Planned};
use crate::scenario::draw::Draw;
use crate::scenario::life::{Life, first_kind};
use crate::scenario::places::districts;
use crate::scenario::staff::{Function, WorkerNumber};

#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub course: Course,
    pub district: usize,
    pub cause: Cause,
    pub hidden: bool,
    pub recorded_after: bool,
    pub no_plan_needed: bool,
    /// Whether a worker held it before.
    pub was_allocated: bool,
    /// Siblings have the same number.
    pub family: usize,
}

impl Case {
    pub(crate) fn is_assessed(&self) -> bool {
        self.course.assessments.iter().any(|work| work.completed.is_some())
    }

    pub(crate) fn end_last_stage(&mut self, on: Day) {
        if let Some(stage) = self.course.stages.last_mut() {
            stage.to = Some(on);
        }
    }
}

/// A worker who left, and whose cases nobody was given.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Leaver {
    pub district: usize,
    pub function: Function,
    pub worker: WorkerNumber,
    pub to: Day,
}

/// What every such case keeps to.
pub(crate) struct Keep<'a> {
    pub calendar: &'a Calendar,
    pub as_of: Day,
    /// The district and Monday of the week whose count is exact: none is planted in it.
    pub surge: (usize, Day),
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Days {
    Any,
    /// The hand-over was recorded only after the inspectors' day.
    RecordedAfter,
}

/// How far the work had come when it stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reached {
    /// Nobody has decided what to do.
    Nothing,
    /// It was to be assessed.
    Decision,
    /// The initial assessment is begun and not completed.
    Assessing,
    /// The initial assessment is complete and called for more.
    Assessed,
    /// A child in need plan is in force.
    Service,
}

/// Draws one; again, where dates do not fit before the inspectors' day.
pub(crate) fn case(
    keep: &Keep<'_>,
    draw: &mut Draw,
    cause: Cause,
    days: Days,
    leavers: &[Leaver],
) -> Result<Case, Error> {
    loop {
        let leaver = match cause {
            Cause::Leaver => {
                let so_many = u32::try_from(leavers.len()).map_err(|_| Error::TooLarge)?;
                usize::try_from(draw.below(so_many)).ok().and_then(|at| leavers.get(at)).copied()
            }
            _ => None,
        };
        let reached = reached(draw, cause, days, leaver);
        let district = leaver.map_or_else(|| district(draw), |leaver| leaver.district);
        let back = draw.between(0, 999);
        let received = match leaver {
            Some(leaver) => {
                let least = if reached == Reached::Service { 150 } else { 40 };
                leaver.to.plus(CalendarDays(-least - back * 200 / 999))
            }
            None => keep.as_of.plus(CalendarDays(-age(draw, reached, days))),
        };
        let mut life = Life::new(keep.calendar, draw, received);
        life.course.received = life.office(received)?;
        let in_surge =
            district == keep.surge.0 && (0..7).contains(&life.course.received.since(keep.surge.1).0);
        if !in_surge && let Some(mut case) = live(keep, life, cause, reached, days, leaver)? {
            case.district = district;
            return Ok(case);
        }
    }
}

fn district(draw: &mut Draw) -> usize {
    let shares: Vec<(usize, u32)> = districts(12).iter().map(|(_, share)| *share).enumerate().collect();
    draw.weighted(0, &shares)
}

fn reached(draw: &mut Draw, cause: Cause, days: Days, leaver: Option<Leaver>) -> Reached {
    match (cause, leaver) {
        (Cause::Nobody, _) => draw.weighted(Reached::Decision, &[(Reached::Nothing, 300)]),
        (_, Some(leaver)) if leaver.function == Function::LongTerm => Reached::Service,
        (_, Some(_)) => draw.weighted(Reached::Assessing, &[(Reached::Assessed, 550)]),
        _ if days == Days::RecordedAfter => draw.weighted(Reached::Assessing, &[(Reached::Assessed, 500)]),
        _ => draw.weighted(
            Reached::Decision,
            &[
                (Reached::Nothing, 110),
                (Reached::Assessing, 170),
                (Reached::Assessed, 250),
                (Reached::Service, 100),
            ],
        ),
    }
}

/// Days from the referral to the inspectors' day.
fn age(draw: &mut Draw, reached: Reached, days: Days) -> i32 {
    let (low, high) = match (days, reached) {
        (Days::RecordedAfter, _) => (50, 100),
        (_, Reached::Nothing) => draw.weighted((6, 50), &[((51, 200), 200)]),
        (_, Reached::Decision) => {
            draw.weighted((20, 180), &[((181, 365), 330), ((366, 730), 150), ((731, 1360), 90)])
        }
        (_, Reached::Assessing | Reached::Assessed) => {
            draw.weighted((55, 200), &[((201, 365), 330), ((366, 730), 160), ((731, 1360), 110)])
        }
        (_, Reached::Service) => draw.weighted((230, 500), &[((501, 730), 300), ((731, 1360), 200)]),
    };
    draw.between(low, high)
}

/// The case's course from its referral on; nothing where it would reach past the inspectors' day.
fn live(
    keep: &Keep<'_>,
    mut life: Life<'_>,
    cause: Cause,
    reached: Reached,
    days: Days,
    leaver: Option<Leaver>,
) -> Result<Option<Case>, Error> {
    let received = life.course.received;
    let hidden = matches!(cause, Cause::Manager | Cause::Leaver) && life.draw.chance(450);
    let function = if reached == Reached::Service { Function::LongTerm } else { Function::Duty };
    let manager = Holder::Manager { function, hidden };
    let last = match cause {
        Cause::Manager => manager,
        Cause::Tray => Holder::Tray,
        Cause::Nobody => Holder::Nobody,
        Cause::Leaver => life.draw.weighted(manager, &[(Holder::Tray, 150)]),
    };
    let hidden = hidden && last == manager;
    let decided = life.later(received, 1, &[(0, 300), (2, 150), (5, 60)])?;
    if reached != Reached::Nothing {
        life.course.decision = Some((ReferralDecision::Assessment, decided));
    }
    let allocated = life.later(decided, 1, &[(0, 300), (3, 250), (8, 100)])?;
    life.course.stage(Holder::Desk, received, Some(allocated));
    let was_allocated = !matches!(reached, Reached::Nothing | Reached::Decision);
    let mut handed_on = allocated;
    if was_allocated {
        let ready = work(&mut life, reached, allocated)?;
        let later = life.draw.between(1, 40);
        handed_on =
            leaver.map_or_else(|| life.office(ready.plus(CalendarDays(later))), |leaver| Ok(leaver.to))?;
        if handed_on <= ready {
            return Ok(None);
        }
        hold(&mut life, reached, allocated, handed_on, leaver);
    }
    if handed_on >= keep.as_of {
        return Ok(None);
    }
    life.course.stage(last, handed_on, None);
    let recorded_after = days == Days::RecordedAfter;
    let recorded = if recorded_after {
        Some(keep.as_of.plus(CalendarDays(life.draw.between(2, 40))))
    } else if life.draw.chance(300) {
        let weeks_later = handed_on.plus(CalendarDays(life.draw.between(14, 100)));
        (weeks_later < keep.as_of).then_some(weeks_later)
    } else {
        Some(handed_on)
    };
    let recorded = recorded.unwrap_or(handed_on);
    if let [.., before, last] = life.course.stages.as_mut_slice() {
        before.ended_recorded = Some(recorded);
        last.begun_recorded = Some(recorded);
    }
    if life.draw.chance(120) {
        oversight(&mut life, handed_on, keep.as_of)?;
    }
    Ok(Some(Case {
        course: life.course,
        district: 0,
        cause,
        hidden,
        recorded_after,
        no_plan_needed: false,
        was_allocated,
        family: 0,
    }))
}

/// The work done while a worker held it; the day it could be handed on.
fn work(life: &mut Life<'_>, reached: Reached, allocated: Day) -> Result<Day, Error> {
    let started = life.later(allocated, 0, &[(1, 300)])?;
    let (kind, limit, _) = first_kind(life.course.received)?;
    let days = life.draw.between(4, 16);
    let completed = life.working_days(started, days)?;
    let done = reached != Reached::Assessing;
    let seen_after = life.draw.between(0, 4).min(days);
    let seen = life.working_days(started, seen_after)?;
    let seen_in_a_thousand = if done { 850 } else { 400 };
    let outcome = match reached {
        Reached::Service => AssessmentOutcome::ChildInNeedPlan,
        _ => life
            .draw
            .weighted(AssessmentOutcome::CoreAssessment, &[(AssessmentOutcome::ChildInNeedPlan, 400)]),
    };
    let late = limit < life.draw.between(0, 20);
    life.course.assessments.push(Assessed {
        kind,
        started,
        clock_from: None,
        completed: done.then_some(completed),
        authorised: done.then_some(completed),
        child_seen: life.draw.chance(seen_in_a_thousand).then_some(seen),
        outcome,
        overrun_reason: if done && late { "staff_shortage" } else { "" },
    });
    if reached != Reached::Service {
        return Ok(if done { completed } else { started.max(seen) });
    }
    let from = life.working_days(completed, 3)?;
    life.course.plans.push(Planned { kind: PlanKind::ChildInNeed, started: from, ended: None, category: "" });
    let to = from.plus(CalendarDays(life.draw.between(30, 75)));
    life.repeat(EventKind::Visit, from, to, (18, 40))?;
    life.office(to)
}

/// Who held it before: a worker of the team, who hands a case in service to the longer-term team; or the one who left.
fn hold(life: &mut Life<'_>, reached: Reached, allocated: Day, handed_on: Day, leaver: Option<Leaver>) {
    let plan = life.course.plans.first().map(|plan| plan.started);
    let before = Holder::Worker(Function::Duty);
    match (leaver, reached, plan) {
        (Some(leaver), Reached::Service, Some(transfer)) => {
            life.course.stage(before, allocated, Some(transfer));
            life.course.stage(Holder::Named(leaver.worker), transfer, Some(handed_on));
        }
        (Some(leaver), ..) => life.course.stage(Holder::Named(leaver.worker), allocated, Some(handed_on)),
        (None, Reached::Service, Some(transfer)) => {
            life.course.stage(before, allocated, Some(transfer));
            life.course.stage(Holder::Worker(Function::LongTerm), transfer, Some(handed_on));
        }
        (None, ..) => life.course.stage(before, allocated, Some(handed_on)),
    }
}

/// A manager's note, or news that changed nothing, while the case waits.
fn oversight(life: &mut Life<'_>, from: Day, to: Day) -> Result<(), Error> {
    let later = life.draw.between(1, 200);
    let on = life.office(from.plus(CalendarDays(later)))?;
    if on < to {
        let kind = life.draw.weighted(EventKind::ManagementOversight, &[(EventKind::NewInformation, 350)]);
        life.course.events.push(Happened {
            kind,
            on,
            recorded: None,
            seen: None,
            seen_alone: None,
            outcome: "",
        });
    }
    Ok(())
}
