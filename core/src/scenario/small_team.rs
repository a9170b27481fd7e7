//! One team with three backlogs.

use std::collections::BTreeMap;

use crate::calendar::{Calendar, CalendarDays, Day, Division};
use crate::case::{AssessmentOutcome, ReferralDecision};
use crate::error::Error;
use crate::scenario::course::{Assessed, Course, Holder};
use crate::scenario::draw::Draw;
use crate::scenario::life::{Life, first_kind};
use crate::scenario::staff::{Function, Staff};
use crate::scenario::world::{Planted, Setting, World};
use crate::scenario::writer::referral_id;
use crate::scenario::{Cause, Ledger, Scenario, Unallocated};

const AUTHORITY: &str = "Harrowbeck";
const DISTRICT: &str = "Thornmere and Skelderwick";
const REFERRALS_PER_YEAR: u32 = 1_100;

/// The backlogs planted, each with its number of cases.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Backlog {
    NeverAllocated,
    NotCompleted,
    UnallocatedAgain,
}

const BACKLOGS: [(Backlog, usize); 3] =
    [(Backlog::NeverAllocated, 50), (Backlog::NotCompleted, 25), (Backlog::UnallocatedAgain, 15)];

/// How many of the cases never allocated came in March.
const FROM_MARCH: usize = 8;

/// One team of an invented authority on Friday 14 August 2009, as public reports of that summer told of a real one: 50
/// referrals unallocated, some since March; 25 cases allocated for an initial assessment that is not completed; and 15
/// whose initial assessment is complete but which are unallocated again. Every other open case is past its assessments
/// and held by a social worker who is there.
///
/// ```
/// let scenario = dutydesk::scenario::small_team(1)?;
/// assert_eq!(scenario.as_of.to_string(), "2009-08-14");
/// assert_eq!(scenario.ledger.never_allocated.len(), 50);
/// assert_eq!(scenario.ledger.assessment_not_completed.len(), 25);
/// assert_eq!(scenario.ledger.unallocated_again.len(), 15);
/// # Ok::<(), dutydesk::Error>(())
/// ```
///
/// # Errors
/// None that an argument can bring about.
pub fn small_team(seed: u64) -> Result<Scenario, Error> {
    let as_of = Day::from_ymd(2009, 8, 14)?;
    let from = Day::from_ymd(2008, 8, 1)?;
    let first = Day::from_ymd(2007, 1, 1)?;
    let calendar = Calendar::new(Division::EnglandAndWales);
    let mut draw = Draw::new(seed);
    let mut staff = Staff::new(first, Some(as_of));
    staff.add_district(&mut draw, DISTRICT, true);
    let mut planted: BTreeMap<(Day, usize), Vec<Planted>> = BTreeMap::new();
    let mut cases = Vec::new();
    for (backlog, so_many) in BACKLOGS {
        for place in 0..so_many {
            let (course, cause) = match backlog {
                Backlog::NeverAllocated => never_allocated(&calendar, &mut draw, as_of, place < FROM_MARCH)?,
                Backlog::NotCompleted => (assessed(&calendar, &mut draw, as_of, None)?, Cause::Nobody),
                Backlog::UnallocatedAgain => {
                    let (holder, cause) = holder(&mut draw);
                    (assessed(&calendar, &mut draw, as_of, Some(holder))?, cause)
                }
            };
            let name = cases.len();
            cases.push((backlog, cause, course.is_seen_by(as_of)));
            planted.entry((course.received, 0)).or_default().push(vec![(name, course)]);
        }
    }
    let setting = Setting {
        seed,
        authority: AUTHORITY,
        districts: vec![(DISTRICT.to_owned(), 1)],
        referrals_per_year: REFERRALS_PER_YEAR,
        first,
        from,
        end: as_of,
        cleared_on: Some(as_of),
        settled_on: Some(as_of),
        surge: None,
        planted,
    };
    let lived = World::new(setting, draw, staff).live(as_of)?;
    let mut ledger = Ledger { contacts_awaiting: lived.awaiting, ..Default::default() };
    for (name, number) in lived.planted {
        let Some((backlog, cause, seen)) = cases.get(name).copied() else { continue };
        let id = referral_id(number);
        match backlog {
            Backlog::NotCompleted => {
                ledger.assessment_not_completed.push(id);
                continue;
            }
            Backlog::NeverAllocated => ledger.never_allocated.push(id.clone()),
            Backlog::UnallocatedAgain => ledger.unallocated_again.push(id.clone()),
        }
        if !seen {
            ledger.never_seen.push(id.clone());
        }
        ledger.unallocated.push(Unallocated { referral_id: id, cause, hidden: false });
    }
    ledger.sort();
    Ok(Scenario { name: "small_team", register: lived.register, ledger, as_of })
}

/// A place where an unallocated case lies, and the cause the ledger gives. A team without a person named is nobody.
fn holder(draw: &mut Draw) -> (Holder, Cause) {
    draw.weighted(
        (Holder::Team, Cause::Nobody),
        &[((Holder::Tray, Cause::Tray), 300), ((Holder::Nobody, Cause::Nobody), 300)],
    )
}

/// A referral that no worker ever held, with a decision to assess or none yet.
fn never_allocated(
    calendar: &Calendar,
    draw: &mut Draw,
    as_of: Day,
    from_march: bool,
) -> Result<(Course, Cause), Error> {
    let received = if from_march {
        Day::from_ymd(2009, 3, 2)?.plus(CalendarDays(draw.between(0, 29)))
    } else {
        as_of.plus(CalendarDays(-draw.between(3, 130)))
    };
    let (holder, cause) = holder(draw);
    let mut life = Life::new(calendar, draw, received);
    let received = life.office(received)?;
    life.course.received = received;
    let decided = life.later(received, 1, &[(2, 200)])?;
    if from_march || life.draw.chance(700) {
        life.course.decision = Some((ReferralDecision::Assessment, decided));
    }
    life.course.stage(Holder::Desk, received, Some(decided));
    life.course.stage(holder, decided, None);
    Ok((life.course, cause))
}

/// A referral whose worker has begun the initial assessment: not completed, or completed and then given to `after`.
fn assessed(
    calendar: &Calendar,
    draw: &mut Draw,
    as_of: Day,
    after: Option<Holder>,
) -> Result<Course, Error> {
    let back = if after.is_some() { draw.between(50, 120) } else { draw.between(8, 75) };
    let mut life = Life::new(calendar, draw, as_of);
    let received = life.office(as_of.plus(CalendarDays(-back)))?;
    life.course.received = received;
    let decided = life.later(received, 1, &[])?;
    life.course.decision = Some((ReferralDecision::Assessment, decided));
    let allocated = life.later(decided, 1, &[(0, 400)])?;
    let started = allocated;
    life.course.stage(Holder::Desk, received, Some(allocated));
    let worker = Holder::Worker(Function::Duty);
    let completed = match after {
        None => {
            life.course.stage(worker, allocated, None);
            None
        }
        Some(holder) => {
            let days = life.draw.between(4, 12);
            let completed = life.working_days(started, days)?;
            let days = life.draw.between(0, 8);
            let ended = life.working_days(completed, days)?;
            life.course.stage(worker, allocated, Some(ended));
            life.course.stage(holder, ended, None);
            Some(completed)
        }
    };
    let seen = life.working_days(started, 2)?;
    let child_seen =
        (completed.is_some() || life.draw.chance(300)).then_some(seen).filter(|seen| *seen <= as_of);
    let outcome =
        life.draw.weighted(AssessmentOutcome::CoreAssessment, &[(AssessmentOutcome::ChildInNeedPlan, 400)]);
    life.course.assessments.push(Assessed {
        kind: first_kind(received)?.0,
        started,
        clock_from: None,
        completed,
        authorised: completed,
        child_seen,
        outcome,
        overrun_reason: "",
    });
    Ok(life.course)
}
