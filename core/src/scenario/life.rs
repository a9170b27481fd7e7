//! The ordinary course of a case, step by step. Every chance and every length here is invented; the limits are those of
//! the guidance in force, from which most work keeps and some departs.

use crate::calendar::{Calendar, CalendarDays, Day, WorkingDays};
use crate::case::{AssessmentKind, AssessmentOutcome, ConferenceKind, EventKind, PlanKind, ReferralDecision};
use crate::error::Error;
use crate::scenario::course::{Assessed, Conferred, Course, Enquired, Happened, Holder, Planned};
use crate::scenario::draw::Draw;
use crate::scenario::staff::Function;

/// Working Together to Safeguard Children, March 2010: 10 working days for an initial assessment in place of 7.
const TEN_DAYS_FROM: (i32, u32, u32) = (2010, 3, 17);
/// Working Together to Safeguard Children, 2013, in force 15 April: one assessment in place of two.
const SINGLE_FROM: (i32, u32, u32) = (2013, 4, 15);

/// Draws the course of one case.
pub(crate) struct Life<'a> {
    calendar: &'a Calendar,
    pub draw: &'a mut Draw,
    pub course: Course,
    /// The day another team takes it over.
    transfer: Option<Day>,
}

impl<'a> Life<'a> {
    pub(crate) const fn new(calendar: &'a Calendar, draw: &'a mut Draw, received: Day) -> Self {
        Self { calendar, draw, course: Course::new(received), transfer: None }
    }

    /// The whole course of an ordinary case.
    pub(crate) fn ordinary(mut self) -> Result<Course, Error> {
        let received = self.course.received;
        let decided = self.later(received, 1, &[(0, 320), (2, 100), (4, 35), (8, 10)])?;
        let decision = self.draw.weighted(
            ReferralDecision::Assessment,
            &[
                (ReferralDecision::NoFurtherAction, 90),
                (ReferralDecision::InformationAndAdvice, 120),
                (ReferralDecision::EarlyHelp, 60),
                (ReferralDecision::ReferredElsewhere, 30),
                (ReferralDecision::StrategyDiscussion, 50),
            ],
        );
        self.course.decision = Some((decision, decided));
        if decision.ends_the_work() {
            let closed = self.later(decided, 0, &[(1, 300), (3, 200), (6, 60)])?;
            let holder = if self.draw.chance(300) { Holder::Worker(Function::Duty) } else { Holder::Desk };
            self.course.stage(holder, received, Some(closed));
            self.course.close(closed, decision.name());
            return Ok(self.course);
        }
        let allocated = if decision == ReferralDecision::StrategyDiscussion {
            self.office(decided)?
        } else {
            let decided = self.office(decided)?;
            self.later(decided, 0, &[(1, 260), (2, 160), (4, 100), (9, 40)])?
        };
        self.course.stage(Holder::Desk, received, Some(allocated));
        let closed = if decision == ReferralDecision::StrategyDiscussion {
            self.strategy(allocated)?
        } else {
            self.first_assessment(allocated)?
        };
        let transfer = self.transfer.filter(|transfer| *transfer < closed);
        self.course.stage(Holder::Worker(Function::Duty), allocated, Some(transfer.unwrap_or(closed)));
        if let Some(transfer) = transfer {
            self.course.stage(Holder::Worker(Function::LongTerm), transfer, Some(closed));
            self.happen(EventKind::Transfer, transfer);
        }
        if transfer.is_none() && self.course.plans.is_empty() && self.draw.chance(14) {
            self.reopen(closed)?;
        }
        Ok(self.course)
    }

    /// An initial assessment, from 2013 a single one, and what follows; the day the case closes.
    pub(crate) fn first_assessment(&mut self, allocated: Day) -> Result<Day, Error> {
        let received = self.course.received;
        let started = self.later(allocated, 0, &[(1, 250), (2, 100)])?;
        let (kind, limit, on_time) = first_kind(received)?;
        let due = self.working_days(received, limit)?;
        let outcome = if kind == AssessmentKind::Initial {
            self.draw.weighted(
                AssessmentOutcome::NoFurtherAction,
                &[
                    (AssessmentOutcome::EarlyHelp, 160),
                    (AssessmentOutcome::ChildInNeedPlan, 170),
                    (AssessmentOutcome::CoreAssessment, 170),
                    (AssessmentOutcome::StrategyDiscussion, 55),
                ],
            )
        } else {
            self.draw.weighted(
                AssessmentOutcome::NoFurtherAction,
                &[
                    (AssessmentOutcome::EarlyHelp, 190),
                    (AssessmentOutcome::ChildInNeedPlan, 260),
                    (AssessmentOutcome::StrategyDiscussion, 80),
                ],
            )
        };
        let completed = self.assess(kind, started, None, due, on_time, outcome)?;
        match outcome {
            AssessmentOutcome::CoreAssessment => self.core(completed),
            AssessmentOutcome::StrategyDiscussion => {
                let on = self.later(completed, 0, &[(1, 300)])?;
                self.strategy(on)
            }
            AssessmentOutcome::ChildInNeedPlan => self.help(completed),
            _ => self.end(completed, outcome.name()),
        }
    }

    /// A core assessment after an initial one.
    fn core(&mut self, clock_from: Day) -> Result<Day, Error> {
        let started = self.later(clock_from, 0, &[(1, 300), (3, 200)])?;
        let due = self.working_days(clock_from, 35)?;
        let outcome = self.draw.weighted(
            AssessmentOutcome::ChildInNeedPlan,
            &[
                (AssessmentOutcome::NoFurtherAction, 320),
                (AssessmentOutcome::EarlyHelp, 170),
                (AssessmentOutcome::StrategyDiscussion, 90),
            ],
        );
        let completed = self.assess(AssessmentKind::Core, started, Some(clock_from), due, 740, outcome)?;
        match outcome {
            AssessmentOutcome::ChildInNeedPlan => self.help(completed),
            AssessmentOutcome::StrategyDiscussion => self.strategy(completed),
            _ => self.end(completed, outcome.name()),
        }
    }

    /// A strategy discussion, and an enquiry and a conference where they follow.
    fn strategy(&mut self, on: Day) -> Result<Day, Error> {
        let on = self.office(on)?;
        let enquiry = self.draw.chance(880);
        let s47_started = if enquiry { Some(self.later(on, 0, &[(1, 250)])?) } else { None };
        let ended = self.later(on, 7, &[(4, 200), (9, 300)])?;
        let conference = enquiry && self.draw.chance(440);
        self.course.enquiries.push(Enquired {
            strategy_discussion: on,
            s47_started,
            joint_with_police: self.draw.chance(550),
            ended: Some(if enquiry { ended } else { on }),
            conference_not_required: !conference,
        });
        // The core assessment of an enquiry runs from the strategy discussion.
        let mut last = if enquiry { ended } else { on };
        let first_work = self.course.assessments.is_empty();
        if first_work || enquiry && self.draw.chance(500) {
            let (kind, limit, clock_from) = match first_kind(self.course.received)?.0 {
                AssessmentKind::Single => (AssessmentKind::Single, 45, self.course.received),
                _ => (AssessmentKind::Core, 35, on),
            };
            let due = self.working_days(clock_from, limit)?;
            let outcome = if conference || self.draw.chance(500) {
                AssessmentOutcome::ChildInNeedPlan
            } else {
                AssessmentOutcome::NoFurtherAction
            };
            let completed = self.assess(kind, on, Some(clock_from), due, 720, outcome)?;
            last = last.max(completed);
        }
        if !conference {
            let helped = self.course.assessments.last().map(|work| work.outcome);
            return match helped {
                Some(AssessmentOutcome::NoFurtherAction) => self.end(last, "no_further_action"),
                _ => self.help(last),
            };
        }
        let held = self.later(on, 14, &[(10, 120), (12, 180), (15, 200), (18, 120), (25, 90)])?;
        let target = self.working_days(on, 15)?;
        let planned = self.draw.chance(850);
        self.course.conferences.push(Conferred {
            kind: ConferenceKind::Initial,
            called: on,
            target,
            held,
            outcome: if planned { "child_protection_plan" } else { "child_in_need_plan" },
        });
        if planned { self.protect(held) } else { self.help(held.max(last)) }
    }

    /// A child protection plan from a conference on.
    fn protect(&mut self, from: Day) -> Result<Day, Error> {
        let long = self.draw.between(600, 1500);
        let days = self.draw.between(90, 480);
        let days = self.draw.weighted(days, &[(long, 70)]);
        let ended = from.plus(CalendarDays(days));
        let category = self.draw.weighted(
            "neglect",
            &[("emotional_abuse", 290), ("physical_abuse", 140), ("sexual_abuse", 60), ("multiple", 80)],
        );
        self.plan(PlanKind::ChildProtection, from, ended, category);
        let mut review = from.plus(CalendarDays(self.draw.between(70, 93)));
        let mut called = from;
        while review <= ended {
            let last = ended.since(review).0 < 150;
            self.course.conferences.push(Conferred {
                kind: ConferenceKind::Review,
                called,
                target: called.plus_months(if called == from { 3 } else { 6 }),
                held: review,
                outcome: if last { "plan_to_end" } else { "plan_to_continue" },
            });
            called = review;
            review = review.plus(CalendarDays(self.draw.between(150, 188)));
        }
        self.early(EventKind::CoreGroup, from, ended, &[3 + days.rem_euclid(13)])?;
        self.repeat(EventKind::CoreGroup, from, ended, (28, 45))?;
        self.repeat(EventKind::Visit, from, ended, (10, 30))?;
        self.pass_on(from)?;
        let mut last = ended;
        if self.draw.chance(90) {
            let looked_after = from.plus(CalendarDays(self.draw.between(10, 60)));
            last = looked_after.plus(CalendarDays(self.draw.between(100, 1300)));
            self.look_after(looked_after, last)?;
        } else if self.draw.chance(400) {
            last = ended.plus(CalendarDays(self.draw.between(45, 150)));
            self.plan(PlanKind::ChildInNeed, ended, last, "");
            self.repeat(EventKind::Visit, ended, last, (20, 42))?;
        }
        self.end(last.max(ended), "plan_ended")
    }

    /// A child in need plan.
    pub(crate) fn help(&mut self, on: Day) -> Result<Day, Error> {
        let from = self.later(on, 1, &[(0, 300), (4, 250), (9, 150)])?;
        let (some, many) = (self.draw.between(180, 360), self.draw.between(400, 1500));
        let days = self.draw.between(50, 180);
        let days = self.draw.weighted(days, &[(some, 260), (many, 60)]);
        let mut last = from.plus(CalendarDays(days));
        self.plan(PlanKind::ChildInNeed, from, last, "");
        self.repeat(EventKind::Visit, from, last, (18, 42))?;
        self.repeat(EventKind::Review, from, last, (80, 110))?;
        self.pass_on(from)?;
        if self.draw.chance(25) {
            let looked_after = from.plus(CalendarDays(self.draw.between(10, 45)));
            let ended = looked_after.plus(CalendarDays(self.draw.between(60, 1500)));
            self.look_after(looked_after, ended)?;
            last = last.max(ended);
        }
        self.end(last, "no_longer_in_need")
    }

    fn look_after(&mut self, from: Day, ended: Day) -> Result<(), Error> {
        self.plan(PlanKind::LookedAfter, from, ended, "");
        // By the length of the stay, and so without a draw: the first review mostly within four weeks, the second mostly
        // within three months of it.
        let days = ended.since(from).0;
        self.early(EventKind::Review, from, ended, &[8 + days.rem_euclid(23), 70 + days.rem_euclid(47)])?;
        self.repeat(EventKind::Review, from, ended, (80, 185))?;
        self.repeat(EventKind::Visit, from, ended, (25, 42))
    }

    fn reopen(&mut self, closed: Day) -> Result<(), Error> {
        let days = self.draw.between(20, 160);
        let again = self.office(closed.plus(CalendarDays(days)))?;
        if let Some(closing) = self.course.closings.last_mut() {
            closing.reopened = Some(again);
        }
        let (kind, limit, on_time) = match first_kind(again)? {
            (AssessmentKind::Initial, ..) => (AssessmentKind::Core, 35, 700),
            single => single,
        };
        let started = self.later(again, 1, &[])?;
        let due = self.working_days(again, limit)?;
        let outcome = AssessmentOutcome::NoFurtherAction;
        let completed = self.assess(kind, started, Some(again), due, on_time, outcome)?;
        let closed = self.end(completed, outcome.name())?;
        self.course.stage(Holder::Worker(Function::Duty), again, Some(closed));
        Ok(())
    }

    /// An assessment; the day it is completed.
    fn assess(
        &mut self,
        kind: AssessmentKind,
        started: Day,
        clock_from: Option<Day>,
        due: Day,
        on_time: u32,
        outcome: AssessmentOutcome,
    ) -> Result<Day, Error> {
        let room = self.calendar.working_days_between(started, due)?.0;
        let in_time = room > 0 && self.draw.chance(on_time);
        let completed = if in_time {
            // Most are completed as the limit comes near.
            let days = self.draw.between(room.min(1), room).max(self.draw.between(0, room));
            self.working_days(started, days)?
        } else {
            let late = self.draw.between(1, 6);
            let very_late = self.draw.between(7, 30);
            let days = self.draw.weighted(late, &[(very_late, 330)]);
            self.working_days(due.max(started), days)?
        };
        let reason = self.draw.weighted(
            "",
            &[
                ("family_not_available", 130),
                ("awaiting_other_agency", 110),
                ("staff_shortage", 90),
                ("complexity", 70),
            ],
        );
        let seen = self.draw.between(0, completed.since(started).0);
        let authorised = self.later(completed, 0, &[(1, 300), (3, 150)])?;
        self.course.assessments.push(Assessed {
            kind,
            started,
            clock_from: clock_from.filter(|from| *from != self.course.received),
            completed: Some(completed),
            authorised: self.draw.chance(850).then_some(authorised),
            child_seen: self.draw.chance(860).then_some(started.plus(CalendarDays(seen))),
            outcome,
            overrun_reason: if in_time { "" } else { reason },
        });
        Ok(completed)
    }

    fn plan(&mut self, kind: PlanKind, started: Day, ended: Day, category: &'static str) {
        self.course.plans.push(Planned { kind, started, ended: Some(ended), category });
    }

    /// The longer-term team takes the case over.
    fn pass_on(&mut self, from: Day) -> Result<(), Error> {
        let on = self.later(from, 2, &[(0, 150), (5, 250), (10, 150)])?;
        self.transfer = Some(self.office(on)?);
        Ok(())
    }

    /// The same thing again and again, on working days.
    pub(crate) fn repeat(
        &mut self,
        kind: EventKind,
        from: Day,
        to: Day,
        (least, most): (i32, i32),
    ) -> Result<(), Error> {
        let mut on = from.plus(CalendarDays(self.draw.between(2, least)));
        while on < to {
            let day = self.office(on)?;
            self.happen(kind, day);
            on = day.plus(CalendarDays(self.draw.between(least, most)));
        }
        Ok(())
    }

    /// What comes so many days after the start, if there is time for it.
    fn early(&mut self, kind: EventKind, from: Day, to: Day, after: &[i32]) -> Result<(), Error> {
        for days in after {
            let on = self.office(from.plus(CalendarDays(*days)))?;
            if on < to {
                self.happen(kind, on);
            }
        }
        Ok(())
    }

    fn happen(&mut self, kind: EventKind, on: Day) {
        // Where two plans ask for the same on one day, it happens once.
        if self.course.events.iter().any(|event| event.kind == kind && event.on == on) {
            return;
        }
        let visit = kind == EventKind::Visit;
        let seen = visit.then(|| self.draw.chance(900));
        let seen_alone = seen.map(|seen| seen && self.draw.chance(600));
        self.course.events.push(Happened { kind, on, recorded: None, seen, seen_alone, outcome: "" });
    }

    /// Closes the case some days after its last work.
    fn end(&mut self, last: Day, reason: &'static str) -> Result<Day, Error> {
        let closed = self.later(last, 1, &[(0, 200), (3, 250), (6, 150), (12, 80)])?;
        self.course.close(closed, reason);
        Ok(closed)
    }

    /// So many working days later: mostly `most`, else one of `others` by its weight.
    pub(crate) fn later(&mut self, day: Day, most: i32, others: &[(i32, u32)]) -> Result<Day, Error> {
        let days = self.draw.weighted(most, others);
        self.working_days(day, days)
    }

    pub(crate) fn working_days(&self, day: Day, days: i32) -> Result<Day, Error> {
        self.calendar.add_working_days(day, WorkingDays(days))
    }

    /// The day itself where the office is open, else the next on which it is.
    pub(crate) fn office(&self, day: Day) -> Result<Day, Error> {
        if self.calendar.is_working_day(day)? { Ok(day) } else { self.working_days(day, 1) }
    }
}

/// The first assessment that a referral of that day leads to, its limit in working days from the referral, and how many
/// in a thousand keep it.
pub(crate) fn first_kind(received: Day) -> Result<(AssessmentKind, i32, u32), Error> {
    let from = |(year, month, day)| Day::from_ymd(year, month, day);
    Ok(if received >= from(SINGLE_FROM)? {
        (AssessmentKind::Single, 45, 830)
    } else if received >= from(TEN_DAYS_FROM)? {
        (AssessmentKind::Initial, 10, 700)
    } else {
        (AssessmentKind::Initial, 7, 660)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Division;

    fn courses(received: Day, so_many: usize) -> Vec<Course> {
        let calendar = Calendar::new(Division::EnglandAndWales);
        let mut draw = Draw::new(8);
        (0..so_many).map(|_| Life::new(&calendar, &mut draw, received).ordinary().unwrap()).collect()
    }

    #[test]
    fn stages_follow_without_a_gap_and_end_with_the_case() {
        for course in courses(Day::from_ymd(2010, 1, 16).unwrap(), 2_000) {
            let first = course.closings.first().unwrap();
            let mut from = course.received;
            for stage in &course.stages {
                if stage.from != from {
                    assert_eq!((Some(stage.from), from), (first.reopened, first.on));
                }
                from = stage.to.unwrap();
            }
            assert_eq!(Some(from), course.closed_for_good().or(Some(from)));
            assert_eq!(course.closings.last().map(|closed| closed.reopened), Some(None));
        }
    }

    #[test]
    fn a_cleared_desk_leaves_a_worker() {
        let received = Day::from_ymd(2010, 10, 8).unwrap();
        let day = Day::from_ymd(2010, 10, 11).unwrap();
        let mut cleared = 0;
        for mut course in courses(received, 500) {
            let last = course.stages.last().map(|stage| stage.to);
            let before = course.stages.len();
            course.clear_desk_on(day);
            let on_day =
                |stage: &&crate::scenario::course::Stage| stage.from <= day && stage.to.unwrap() > day;
            assert!(course.stages.iter().filter(on_day).all(|stage| stage.holder != Holder::Desk));
            assert_eq!(course.stages.last().map(|stage| stage.to), last);
            cleared += usize::from(course.stages.len() < before);
        }
        assert!(cleared > 50, "{cleared}");
    }

    #[test]
    fn the_assessment_is_that_of_its_day() {
        let kinds = |year, month, day| first_kind(Day::from_ymd(year, month, day).unwrap()).unwrap();
        assert_eq!(kinds(2010, 3, 16).1, 7);
        assert_eq!(kinds(2010, 3, 17).1, 10);
        assert_eq!(kinds(2013, 4, 14).0, AssessmentKind::Initial);
        assert_eq!(kinds(2013, 4, 15).0, AssessmentKind::Single);
    }
}
