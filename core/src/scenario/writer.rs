//! Writes a course into a register: what its source could have held on the day it was drawn.

use crate::calendar::{CalendarDays, Day};
use crate::case::{
    AbsenceRow, AllocationNeed, AssessmentRow, ChildRow, ClosureRow, ConferenceRow, ContactRow, EnquiryRow,
    EventRow, HoldingRow, Part, PlanRow, ReferralRow, Register, RegisterBuilder, Sex, TeamRow, Thousandths,
    Time, WorkerRole, WorkerRow,
};
use crate::error::Error;
use crate::scenario::course::{Assessed, Course};
use crate::scenario::draw::Draw;
use crate::scenario::people::Person;
use crate::scenario::staff::{Employee, Staff};

/// Takes rows of dates and leaves out what lies after the last day observed.
pub(crate) struct Writer {
    builder: RegisterBuilder,
    /// The last day observed.
    end: Day,
    rows: u32,
}

/// The id of a referral by its number.
pub(crate) fn referral_id(number: u32) -> String {
    format!("R{number:07}")
}

/// The id of a contact by its number.
pub(crate) fn contact_id(number: u32) -> String {
    format!("K{number:07}")
}

fn child_id(number: u32) -> String {
    format!("C{number:07}")
}

impl Writer {
    pub(crate) fn new(authority: &str, from: Day, end: Day) -> Self {
        let mut part = Part::new("synthetic");
        part.authority = Some(authority.to_owned());
        part.from = Some(from);
        part.to = Some(end);
        part.extracted = Some(end);
        Self { builder: RegisterBuilder::new(part), end, rows: 0 }
    }

    pub(crate) fn finish(self) -> Result<Register, Error> {
        self.builder.finish()
    }

    fn by(&self, day: Day) -> Option<Day> {
        (day <= self.end).then_some(day)
    }

    /// When something was recorded, where that was not the day itself: three in four are recorded at once, most others
    /// within days, some weeks later.
    fn late(&self, draw: &mut Draw, on: Option<Day>) -> Option<Day> {
        let on = on?;
        let days = draw.weighted(0, &[(1, 110), (4, 70), (11, 45), (26, 18), (60, 7)]);
        (days > 0).then(|| on.plus(CalendarDays(days)).min(self.end))
    }

    /// A new id of a row, by a letter and a number.
    fn id(&mut self, letter: char) -> String {
        self.rows += 1;
        format!("{letter}{:07}", self.rows)
    }

    pub(crate) fn child(&mut self, number: u32, group: u32, person: Person) -> Result<(), Error> {
        let birth_date = self.by(person.born);
        self.builder.add(&ChildRow {
            child_id: &child_id(number),
            birth_date,
            expected_birth_date: person.expected,
            sex: birth_date.map_or(Sex::Unknown, |_| person.sex).name(),
            ethnicity: person.ethnicity,
            family_group: &format!("G{group:07}"),
            ..Default::default()
        })
    }

    /// A contact: the row as the caller has it, less what lies ahead.
    pub(crate) fn contact(&mut self, draw: &mut Draw, number: u32, row: ContactRow<'_>) -> Result<(), Error> {
        let decided = row.decided.and_then(|decided| self.by(decided));
        self.builder.add(&ContactRow {
            contact_id: &contact_id(number),
            received_time: time(draw),
            source: source(draw),
            decided,
            outcome: if decided.is_some() { row.outcome } else { "" },
            ..row
        })
    }

    /// Everything about a case but who holds it and its assessments, which go with whoever makes them.
    pub(crate) fn case(
        &mut self,
        draw: &mut Draw,
        number: u32,
        child: u32,
        team: &str,
        course: &Course,
    ) -> Result<(), Error> {
        let id = referral_id(number);
        let decided = course.decision.filter(|(_, on)| *on <= self.end);
        let received_recorded =
            draw.chance(60).then(|| course.received.plus(CalendarDays(draw.between(1, 4))).min(self.end));
        self.builder.add(&ReferralRow {
            referral_id: &id,
            child_id: &child_id(child),
            received: Some(course.received),
            received_recorded,
            received_time: time(draw),
            source: source(draw),
            team,
            decision: decided.map_or("", |(decision, _)| decision.name()),
            decided: decided.map(|(_, on)| on),
            decided_recorded: self.late(draw, decided.map(|(_, on)| on)),
            primary_need: draw
                .weighted("N1", &[("N5", 170), ("N4", 90), ("N8", 80), ("N2", 60), ("N6", 70), ("N3", 30)]),
            allocation_need: match decided {
                Some((decision, _)) if decision.ends_the_work() => AllocationNeed::NotRequired.name(),
                Some(_) => AllocationNeed::SocialWorker.name(),
                None => "",
            },
            ..Default::default()
        })?;
        self.closures(draw, &id, course)?;
        self.enquiries(draw, &id, course)?;
        self.plans(draw, &id, course)?;
        self.events(draw, &id, course)
    }

    fn closures(&mut self, draw: &mut Draw, id: &str, course: &Course) -> Result<(), Error> {
        for closing in &course.closings {
            if let Some(closed) = self.by(closing.on) {
                let reopened = closing.reopened.and_then(|again| self.by(again));
                self.builder.add(&ClosureRow {
                    referral_id: id,
                    closed: Some(closed),
                    closed_recorded: closing.recorded.or_else(|| self.late(draw, Some(closed))),
                    reason: closing.reason,
                    reopened,
                    ..Default::default()
                })?;
            }
        }
        Ok(())
    }

    fn enquiries(&mut self, draw: &mut Draw, id: &str, course: &Course) -> Result<(), Error> {
        for enquiry in &course.enquiries {
            if let Some(on) = self.by(enquiry.strategy_discussion) {
                let enquiry_id = self.id('E');
                let ended = enquiry.ended.and_then(|ended| self.by(ended));
                self.builder.add(&EnquiryRow {
                    enquiry_id: &enquiry_id,
                    referral_id: id,
                    strategy_discussion: Some(on),
                    strategy_discussion_recorded: self.late(draw, Some(on)),
                    s47_started: enquiry.s47_started.and_then(|started| self.by(started)),
                    joint_with_police: Some(enquiry.joint_with_police),
                    ended,
                    conference_not_required: ended.map(|_| enquiry.conference_not_required),
                    ..Default::default()
                })?;
            }
        }
        for conference in &course.conferences {
            if self.by(conference.called).is_some() {
                let conference_id = self.id('F');
                let held = self.by(conference.held);
                self.builder.add(&ConferenceRow {
                    conference_id: &conference_id,
                    referral_id: id,
                    kind: conference.kind.name(),
                    target: Some(conference.target),
                    held,
                    held_recorded: self.late(draw, held),
                    outcome: if held.is_some() { conference.outcome } else { "" },
                    ..Default::default()
                })?;
            }
        }
        Ok(())
    }

    fn plans(&mut self, draw: &mut Draw, id: &str, course: &Course) -> Result<(), Error> {
        for plan in &course.plans {
            if let Some(started) = self.by(plan.started) {
                let plan_id = self.id('P');
                let ended = plan.ended.and_then(|ended| self.by(ended));
                self.builder.add(&PlanRow {
                    plan_id: &plan_id,
                    referral_id: id,
                    kind: plan.kind.name(),
                    started: Some(started),
                    started_recorded: self.late(draw, Some(started)),
                    ended,
                    ended_recorded: self.late(draw, ended),
                    category: plan.category,
                    ..Default::default()
                })?;
            }
        }
        Ok(())
    }

    fn events(&mut self, draw: &mut Draw, id: &str, course: &Course) -> Result<(), Error> {
        for event in &course.events {
            if let Some(on) = self.by(event.on) {
                self.builder.add(&EventRow {
                    referral_id: id,
                    kind: event.kind.name(),
                    on: Some(on),
                    on_recorded: event.recorded.or_else(|| self.late(draw, Some(on))),
                    seen: event.seen,
                    seen_alone: event.seen_alone,
                    outcome: event.outcome,
                    ..Default::default()
                })?;
            }
        }
        Ok(())
    }

    pub(crate) fn assessment(
        &mut self,
        draw: &mut Draw,
        referral: u32,
        work: &Assessed,
        team: &str,
        worker: &str,
    ) -> Result<(), Error> {
        let Some(started) = self.by(work.started) else { return Ok(()) };
        let assessment_id = self.id('A');
        let completed = work.completed.and_then(|day| self.by(day));
        let authorised = work.authorised.and_then(|day| self.by(day));
        let child_seen = work.child_seen.and_then(|day| self.by(day));
        self.builder.add(&AssessmentRow {
            assessment_id: &assessment_id,
            referral_id: &referral_id(referral),
            kind: work.kind.name(),
            started: Some(started),
            started_recorded: self.late(draw, Some(started)),
            clock_from: work.clock_from.and_then(|day| self.by(day)),
            completed,
            completed_recorded: self.late(draw, completed),
            authorised,
            child_seen,
            child_seen_recorded: self.late(draw, child_seen),
            outcome: if completed.is_some() { work.outcome.name() } else { "" },
            overrun_reason: if completed.is_some() { work.overrun_reason } else { "" },
            team,
            worker_id: worker,
            ..Default::default()
        })
    }

    /// Who holds a case: the row as the caller has it, less what lies ahead; dates whose recording the caller leaves
    /// open are recorded as other dates are.
    pub(crate) fn holding(&mut self, draw: &mut Draw, row: HoldingRow<'_>) -> Result<(), Error> {
        let end = row.end.and_then(|end| self.by(end));
        let recorded = |recorded: Option<Day>| recorded.map(|day| day.min(self.end));
        let row = HoldingRow {
            start_recorded: recorded(row.start_recorded).or_else(|| self.late(draw, row.start)),
            end,
            end_recorded: end.and(recorded(row.end_recorded)).or_else(|| self.late(draw, end)),
            end_reason: if end.is_some() { row.end_reason } else { "" },
            ..row
        };
        self.builder.add(&row)
    }

    /// Every team, and every worker in post on or after that day or named on a row.
    pub(crate) fn staff(&mut self, staff: &Staff, from: Day) -> Result<(), Error> {
        for team in &staff.teams {
            self.builder.add(&TeamRow {
                team: &team.name,
                from: team.from,
                district: &team.district,
                function: team.function.name(),
                ..Default::default()
            })?;
        }
        let end = self.end;
        let in_story = |worker: &&Employee| worker.named || from < worker.to && worker.from <= end;
        for worker in staff.workers.iter().filter(in_story) {
            self.worker(staff, worker)?;
            for (away, back) in worker.absences.iter().filter(|(_, back)| from < *back) {
                if let Some(away) = self.by(*away) {
                    let to = self.by(*back);
                    self.builder.add(&AbsenceRow {
                        worker_id: &worker.id,
                        from: Some(away),
                        to,
                        ..Default::default()
                    })?;
                }
            }
        }
        Ok(())
    }

    /// A worker's posts: one row up to each change of team and the end of the first year, and one after.
    fn worker(&mut self, staff: &Staff, worker: &Employee) -> Result<(), Error> {
        let mut changes: Vec<Day> = [worker.induction_to, worker.moves.map(|(_, on)| on)]
            .into_iter()
            .flatten()
            .filter(|day| worker.from < *day && *day < worker.to && *day <= self.end)
            .chain([worker.to])
            .collect();
        changes.sort_unstable();
        changes.dedup();
        let mut from = worker.from;
        for to in changes {
            let team = worker.moves.filter(|(_, on)| *on <= from).map_or(worker.team, |(team, _)| team);
            self.builder.add(&WorkerRow {
                worker_id: &worker.id,
                from: Some(from),
                to: self.by(to),
                role: worker.role.name(),
                registered: Some(matches!(worker.role, WorkerRole::SocialWorker | WorkerRole::Manager)),
                fte: Some(Thousandths(worker.fte)),
                employment: worker.employment,
                induction: Some(worker.induction_to.is_some_and(|to| from < to)),
                team: &staff.team(team)?.name,
                points_cap: worker.points_cap(from),
                ..Default::default()
            })?;
            from = to;
        }
        Ok(())
    }
}

/// A time of day, mostly in office hours.
fn time(draw: &mut Draw) -> Option<Time> {
    let (from, to) = draw.weighted((540, 1020), &[((0, 1439), 80), ((1020, 1260), 70)]);
    let minutes = u16::try_from(draw.between(from, to)).ok()?;
    Time::new(minutes / 60, minutes % 60)
}

/// Who referred, by the codes of the children in need census; the weights are invented.
fn source(draw: &mut Draw) -> &'static str {
    draw.weighted(
        "6",
        &[
            ("2A", 180),
            ("3A", 50),
            ("3B", 80),
            ("3D", 40),
            ("1A", 80),
            ("1B", 30),
            ("1C", 40),
            ("4", 25),
            ("5B", 90),
            ("7", 30),
            ("8", 60),
            ("9", 30),
        ],
    )
}
