//! The county whose managers' in-boxes held nearly 2,700 children.

use std::collections::BTreeMap;

use crate::calendar::{Calendar, CalendarDays, Day, Division, WorkingDays};
use crate::case::{EventKind, WorkerRole};
use crate::error::Error;
use crate::scenario::course::{Closed, Happened, Holder, Stage};
use crate::scenario::draw::Draw;
use crate::scenario::hidden::{Case, Days, Keep, Leaver, case};
use crate::scenario::pattern::SURGE_WEEK;
use crate::scenario::places::{COUNTY, districts};
use crate::scenario::staff::{Function, Staff};
use crate::scenario::world::{Planted, Setting, World};
use crate::scenario::writer::referral_id;
use crate::scenario::{Cause, Ledger, Scenario, Surge, Unallocated};

const DISTRICTS: usize = 12;
const REFERRALS_PER_YEAR: u32 = 24_000;
/// Workers sent in from November.
const SENT_IN: usize = 30;
/// Leavers of each team whose cases were not given to another worker.
const LEAVERS: usize = 2;

/// An invented county of twelve districts on Monday 11 October 2010, the day its inspectors arrive, as public reports of
/// 2010 and 2011 told of a real one.
///
/// - About 24,000 referrals a year, observed from 1 October 2008 to 31 December 2010; the inspectors see only what was
///   recorded by their day.
/// - Between 2,650 and 2,699 open cases that no social worker holds: most are with a team manager, many of them on rows
///   that call the manager a worker; others in a tray, a few with nobody. Some are years old. Every other open case is
///   held by a registered social worker who is there.
/// - About 700 of them are found by the end of the year, at the desk, to need no protection plan, and closed; about 600
///   others go to thirty workers sent in from November.
/// - One week of exactly 180 referrals in one district.
///
/// ```no_run
/// let scenario = dutydesk::scenario::crisis_county(1)?;
/// assert!((2_650..2_700).contains(&scenario.ledger.unallocated.len()));
/// # Ok::<(), dutydesk::Error>(())
/// ```
///
/// # Errors
/// None that an argument can bring about.
pub fn crisis_county(seed: u64) -> Result<Scenario, Error> {
    let as_of = Day::from_ymd(2010, 10, 11)?;
    let first = Day::from_ymd(2007, 1, 1)?;
    let calendar = Calendar::new(Division::EnglandAndWales);
    let mut draw = Draw::new(seed);
    let mut staff = Staff::new(first, Some(as_of));
    let districts = districts(DISTRICTS);
    for (district, _) in &districts {
        staff.add_district(&mut draw, district, false);
    }
    // Weeks of five working days, before Easter.
    let surge_district = usize::try_from(draw.below(12)).map_err(|_| Error::TooLarge)?;
    let week = i32::try_from(draw.below(11)).map_err(|_| Error::TooLarge)?;
    let monday = Day::from_ymd(2010, 1, 11)?.plus(CalendarDays(7 * week));
    let surge = (surge_district, monday);

    let mut cases = plant(&calendar, &mut draw, &mut staff, as_of, surge)?;
    resolve(&calendar, &mut draw, &mut staff, as_of, &mut cases)?;

    let mut planted: BTreeMap<(Day, usize), Vec<Planted>> = BTreeMap::new();
    let mut last_family = None;
    for (name, case) in cases.iter().enumerate() {
        let families = planted.entry((case.course.received, case.district)).or_default();
        match families.last_mut() {
            Some(family) if last_family == Some(case.family) => family.push((name, case.course.clone())),
            _ => families.push(vec![(name, case.course.clone())]),
        }
        last_family = Some(case.family);
    }
    let district = districts.get(surge_district).map(|(name, _)| name.clone()).unwrap_or_default();
    let setting = Setting {
        seed,
        authority: COUNTY,
        districts,
        referrals_per_year: REFERRALS_PER_YEAR,
        first,
        from: Day::from_ymd(2008, 10, 1)?,
        end: Day::from_ymd(2010, 12, 31)?,
        cleared_on: Some(as_of),
        settled_on: None,
        surge: Some(surge),
        planted,
    };
    let lived = World::new(setting, draw, staff).live(as_of)?;
    let mut ledger = Ledger {
        contacts_awaiting: lived.awaiting,
        surge: Some(Surge { district, monday, referrals: SURGE_WEEK.iter().sum() }),
        ..Default::default()
    };
    for (name, number) in lived.planted {
        if let Some(case) = cases.get(name) {
            note(&mut ledger, case, referral_id(number), as_of);
        }
    }
    ledger.sort();
    Ok(Scenario { name: "crisis_county", register: lived.register, ledger, as_of })
}

fn note(ledger: &mut Ledger, case: &Case, id: String, as_of: Day) {
    let lists = [
        (&mut ledger.no_plan_needed, case.no_plan_needed),
        (&mut ledger.recorded_after, case.recorded_after),
        (&mut ledger.never_seen, !case.course.is_seen_by(as_of)),
        (&mut ledger.never_allocated, !case.was_allocated),
        (&mut ledger.unallocated_again, case.was_allocated && case.is_assessed()),
    ];
    for (list, belongs) in lists {
        if belongs {
            list.push(id.clone());
        }
    }
    ledger.unallocated.push(Unallocated { referral_id: id, cause: case.cause, hidden: case.hidden });
}

/// Draws the cases without a social worker, family by family.
fn plant(
    calendar: &Calendar,
    draw: &mut Draw,
    staff: &mut Staff,
    as_of: Day,
    surge: (usize, Day),
) -> Result<Vec<Case>, Error> {
    let mut leavers = Vec::new();
    for district in 0..DISTRICTS {
        for function in [Function::Duty, Function::LongTerm] {
            for _ in 0..LEAVERS {
                let from = Day::from_ymd(2006, 1, 2)?.plus(CalendarDays(draw.between(0, 300)));
                let to = as_of.plus(CalendarDays(-draw.between(40, 330)));
                let team = staff.team_of(district, function)?;
                let worker = staff.employ(team, WorkerRole::SocialWorker, from, to, "permanent");
                leavers.push(Leaver { district, function, worker, to });
            }
        }
    }
    let all = 2_650 + draw.below(50);
    let (nobody, leaver, tray) = (5 + draw.below(5), 290 + draw.below(30), 330 + draw.below(40));
    let late = 25 + draw.below(15);
    let keep = Keep { calendar, as_of, surge };
    let mut cases = Vec::new();
    let mut family = 0;
    let mut recorded_after = 0;
    let wanted = [
        (Cause::Nobody, nobody),
        (Cause::Leaver, leaver),
        (Cause::Tray, tray),
        (Cause::Manager, all - nobody - leaver - tray),
    ];
    for (cause, so_many) in wanted {
        let mut left = so_many;
        while left > 0 {
            let size =
                if cause == Cause::Nobody { 1 } else { draw.weighted(1, &[(2, 240), (3, 110)]).min(left) };
            let days = if cause == Cause::Manager && recorded_after < late {
                Days::RecordedAfter
            } else {
                Days::Any
            };
            let mut drawn = case(&keep, draw, cause, days, &leavers)?;
            family += 1;
            drawn.family = family;
            if drawn.recorded_after {
                recorded_after += size;
            }
            for _ in 0..size {
                cases.push(drawn.clone());
            }
            left -= size;
        }
    }
    Ok(cases)
}

/// What becomes of them after the inspectors' day: about 700 need no protection plan, about 600 go to the workers sent in.
fn resolve(
    calendar: &Calendar,
    draw: &mut Draw,
    staff: &mut Staff,
    as_of: Day,
    cases: &mut [Case],
) -> Result<(), Error> {
    let (no_plan, sent) = (690 + draw.below(21), 580 + draw.below(40));
    let may_close = |case: &Case| case.course.plans.is_empty() && !case.recorded_after;
    let places: Vec<usize> =
        (0..).zip(cases.iter()).filter(|(_, case)| may_close(case)).map(|(at, _)| at).collect();
    for at in draw.choose(no_plan, &places) {
        let Some(case) = cases.get_mut(at) else { continue };
        let office = |day: Day| -> Result<Day, Error> {
            if calendar.is_working_day(day)? {
                Ok(day)
            } else {
                calendar.add_working_days(day, WorkingDays(1))
            }
        };
        let reviewed = office(as_of.plus(CalendarDays(draw.between(7, 56))))?;
        let closed = office(reviewed.plus(CalendarDays(draw.between(0, 6))))?;
        case.course.events.push(Happened {
            kind: EventKind::WaitingCaseReview,
            on: reviewed,
            recorded: Some(reviewed.plus(CalendarDays(draw.between(0, 9)))),
            seen: None,
            seen_alone: None,
            outcome: "no_protection_plan",
        });
        case.course.closings.push(Closed {
            on: closed,
            recorded: Some(closed.plus(CalendarDays(draw.between(0, 9)))),
            reason: "desk_review_no_further_action",
            reopened: None,
        });
        case.no_plan_needed = true;
        case.end_last_stage(closed);
    }
    let begin = Day::from_ymd(2010, 11, 1)?;
    let team = staff.add_team(draw, format!("{COUNTY} Response Team"), "", Function::Response, Some(begin));
    let workers: Vec<_> = (0..SENT_IN)
        .map(|_| staff.employ(team, WorkerRole::SocialWorker, begin, begin.plus_months(6), "agency"))
        .collect();
    let places: Vec<usize> =
        (0..).zip(cases.iter()).filter(|(_, case)| !case.no_plan_needed).map(|(at, _)| at).collect();
    for (at, worker) in draw.choose(sent, &places).into_iter().zip(workers.iter().cycle()) {
        let Some(case) = cases.get_mut(at) else { continue };
        let from = begin.plus(CalendarDays(7 * draw.between(0, 7) + draw.between(0, 4)));
        case.end_last_stage(from);
        case.course.stages.push(Stage {
            holder: Holder::Named(*worker),
            from,
            to: None,
            begun_recorded: None,
            ended_recorded: None,
        });
    }
    Ok(())
}
