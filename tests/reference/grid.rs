//! The grid a second time, from plain rows: the state of every day worked out from scratch, by reading every row. It uses
//! no view, code list or history of the library, and its words are the wire names.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use dutydesk::calendar::Day;
use dutydesk::case::{AssessmentRow, EnquiryRow, HoldingRow, ReferralRow, TeamRow, WorkerRow};

use crate::laws::register::Rows;

/// What is known: everything, or what had been recorded by the end of that day.
pub type Knowledge = Option<Day>;

/// The shipped definitions from the strictest to the loosest, and what each adds.
pub const LADDER: [(&str, &[&str]); 4] = [
    ("registered_case_holder", &["worker_present", "pod"]),
    ("named_case_holder", &["worker_absent", "worker_not_registered", "worker_registration_not_recorded"]),
    ("named_person", &["manager", "worker_left"]),
    ("any_holder", &["duty", "team", "tray"]),
];

/// Holder classes from the least to the most that a child could ask for.
const CLASSES: [&str; 13] = [
    "nobody",
    "tray",
    "team",
    "duty",
    "manager",
    "worker_left",
    "worker_not_registered",
    "worker_absent",
    "unknown",
    "not_reported",
    "worker_registration_not_recorded",
    "worker_present",
    "pod",
];

/// What is so of an open case at the end of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    pub progress: &'static str,
    pub class: &'static str,
    pub worker: Option<&'static str>,
    /// The holder's team.
    pub team: Option<&'static str>,
}

/// What a definition makes of an open case at the end of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    pub allocated: &'static str,
    pub unallocated_since: Option<Day>,
    pub allocated_before: bool,
}

/// Whether a class counts as allocated under the definition on that rung of the ladder.
pub fn allocated(rung: usize, class: &str) -> &'static str {
    if LADDER[..=rung].iter().any(|(_, classes)| classes.contains(&class)) {
        "yes"
    } else if ["unknown", "not_reported", "worker_registration_not_recorded"].contains(&class) {
        "cannot_tell"
    } else {
        "no"
    }
}

/// The date, if it is known. It becomes known on its own recorded day, else on that of its row, else on the day itself.
fn known(date: Option<Day>, own: Option<Day>, row: Option<Day>, knowledge: Knowledge) -> Option<Day> {
    date.filter(|date| knowledge.is_none_or(|knowledge| own.or(row).unwrap_or(*date) <= knowledge))
}

fn passed(date: Option<Day>, day: Day) -> bool {
    date.is_some_and(|date| date <= day)
}

fn named(text: &'static str) -> Option<&'static str> {
    Some(text).filter(|text| !text.is_empty())
}

/// The referrals that count: those with all they need, and one of each id, the first in order of child and of every cell.
pub fn referrals(rows: &Rows) -> Vec<ReferralRow<'static>> {
    let mut referrals: Vec<_> = rows.referrals.iter().filter(|row| row.received.is_some()).copied().collect();
    referrals.sort_by_key(|row| {
        (
            (row.child_id, row.received, row.received_recorded, named(row.source), named(row.team)),
            (decision_place(row.decision), row.decided, row.decided_recorded, named(row.primary_need)),
            (need_place(row.allocation_need), row.recorded),
        )
    });
    let mut first: Vec<ReferralRow<'static>> = Vec::new();
    for row in referrals {
        if first.iter().all(|other| other.referral_id != row.referral_id) {
            first.push(row);
        }
    }
    first
}

/// Blank comes first, then codes in the order of their list, then a code the list does not know.
fn decision_place(text: &str) -> usize {
    let list = ["", "assessment", "strategy_discussion", "early_help", "no_further_action", "refused"];
    list.iter().position(|code| *code == text).unwrap()
}

fn need_place(text: &str) -> usize {
    ["", "social_worker", "not_required", "perhaps"].iter().position(|code| *code == text).unwrap()
}

/// What is so of a case at the end of a day; nothing where it is not open then.
pub fn state(rows: &Rows, referral: &ReferralRow<'static>, day: Day, knowledge: Knowledge) -> Option<State> {
    let received = known(referral.received, referral.received_recorded, referral.recorded, knowledge);
    let closed = rows.closures.iter().filter(|row| row.referral_id == referral.referral_id).any(|row| {
        passed(known(row.closed, row.closed_recorded, row.recorded, knowledge), day)
            && !passed(known(row.reopened, row.reopened_recorded, row.recorded, knowledge), day)
    });
    if !passed(received, day) || closed {
        return None;
    }
    let (class, worker, team) = holder(rows, referral, day, knowledge);
    Some(State { progress: progress(rows, referral, day, knowledge), class, worker, team })
}

type Holder = (&'static str, Option<&'static str>, Option<&'static str>);

fn holder(rows: &Rows, referral: &ReferralRow<'static>, day: Day, knowledge: Knowledge) -> Holder {
    let holdings: Vec<&HoldingRow<'static>> = rows
        .holdings
        .iter()
        .filter(|row| row.referral_id == referral.referral_id)
        .filter(|row| known(row.start, row.start_recorded, row.recorded, knowledge).is_some())
        .collect();
    let in_force: Vec<_> = holdings
        .iter()
        .filter(|row| passed(row.start, day))
        .filter(|row| !passed(known(row.end, row.end_recorded, row.recorded, knowledge), day))
        .collect();
    let last = in_force
        .iter()
        .filter(|row| ["", "case_holder"].contains(&row.involvement))
        .map(|row| {
            let worker = named(row.worker_id).or(named(row.accountable_worker_id));
            let team = named(row.team);
            (row.start, class(rows, row, worker, day, knowledge), worker, team)
        })
        // The last to begin, then the most a child could ask for, then the first by id.
        .max_by_key(|(start, class, worker, team)| (*start, place(class), Reverse(*worker), Reverse(*team)));
    let covered = in_force.iter().any(|row| row.involvement == "covering");
    match last {
        Some((_, class, worker, team)) if class != "nobody" || !covered => (class, worker, team),
        _ if covered => ("duty", None, None),
        _ if holdings.is_empty() && !rows.reports_all && rows.holdings.is_empty() => {
            ("not_reported", None, None)
        }
        _ => ("nobody", None, None),
    }
}

fn class(
    rows: &Rows,
    holding: &HoldingRow<'static>,
    worker: Option<&'static str>,
    day: Day,
    knowledge: Knowledge,
) -> &'static str {
    match (holding.holder_kind, worker) {
        ("nobody", _) => "nobody",
        ("tray", _) => "tray",
        ("team", _) => "team",
        ("duty", _) => "duty",
        ("manager" | "TM", _) => "manager",
        ("pod", None) => "team",
        ("pod", Some(worker)) => match worker_class(rows, worker, day, knowledge) {
            "worker_present" => "pod",
            class => class,
        },
        ("worker" | "", Some(worker)) => worker_class(rows, worker, day, knowledge),
        ("", None) if !holding.team.is_empty() => "team",
        ("", None) => "nobody",
        _ => "unknown",
    }
}

fn worker_class(rows: &Rows, worker: &str, day: Day, knowledge: Knowledge) -> &'static str {
    // A post without a first day has been there always, once its row is known.
    let began = |post: &WorkerRow<'static>| {
        known(post.from.or(Some(Day::MIN)), post.from_recorded, post.recorded, knowledge)
    };
    let ended = |post: &WorkerRow<'static>| known(post.to, post.to_recorded, post.recorded, knowledge);
    let posts: Vec<&WorkerRow<'static>> =
        rows.workers.iter().filter(|post| post.worker_id == worker && began(post).is_some()).collect();
    let away = rows.absences.iter().filter(|absence| absence.worker_id == worker).any(|absence| {
        passed(known(absence.from, absence.from_recorded, absence.recorded, knowledge), day)
            && !passed(known(absence.to, absence.to_recorded, absence.recorded, knowledge), day)
    });
    let class = |post: &WorkerRow<'static>| match (post.role, post.registered) {
        ("manager", _) => "manager",
        (_, Some(true)) if away => "worker_absent",
        (_, Some(true)) => "worker_present",
        (_, Some(false)) => "worker_not_registered",
        (_, None) => "worker_registration_not_recorded",
    };
    let in_force = posts.iter().filter(|post| passed(began(post), day) && !passed(ended(post), day));
    // The last to begin, then the most a child could ask for.
    let last = in_force.map(|post| (post.from, place(class(post)))).max();
    match last {
        Some((_, place)) => CLASSES[place],
        None if !posts.is_empty() && posts.iter().all(|post| passed(ended(post), day)) => "worker_left",
        None => "worker_registration_not_recorded",
    }
}

fn place(class: &str) -> usize {
    CLASSES.iter().position(|other| *other == class).unwrap()
}

/// An assessment ends when it is completed or, where no completion is known, authorised.
fn assessment_end(row: &AssessmentRow<'static>, knowledge: Knowledge) -> Option<Day> {
    let completed = known(row.completed, row.completed_recorded, row.recorded, knowledge);
    completed.or(known(row.authorised, row.authorised_recorded, row.recorded, knowledge))
}

/// An enquiry ends when it is said to, else with the first initial conference from its strategy discussion on. Where none
/// was needed it waits for no conference, and ends as soon as it begins if nothing says when.
fn enquiry_end(rows: &Rows, row: &EnquiryRow<'static>, knowledge: Knowledge) -> Option<Day> {
    if row.conference_not_required == Some(true) {
        return row.ended.map_or(row.s47_started, |ended| {
            known(Some(ended), row.ended_recorded, row.recorded, knowledge)
        });
    }
    let conferences: Vec<_> = rows
        .conferences
        .iter()
        .filter(|other| other.referral_id == row.referral_id && other.kind == "initial")
        .filter(|other| other.held.is_some() && other.held >= row.strategy_discussion)
        .collect();
    let held = conferences
        .iter()
        .filter_map(|other| known(other.held, other.held_recorded, other.recorded, knowledge))
        .min();
    known(row.ended, row.ended_recorded, row.recorded, knowledge).or(held)
}

fn progress(rows: &Rows, referral: &ReferralRow<'static>, day: Day, knowledge: Knowledge) -> &'static str {
    let id = referral.referral_id;
    // Of the work begun by then: what each piece is, and the day it ended if it had.
    let mut under_way = false;
    let mut last_assessed: Option<(Day, bool)> = None;
    for row in rows.assessments.iter().filter(|row| row.referral_id == id && !row.kind.is_empty()) {
        if passed(known(row.started, row.started_recorded, row.recorded, knowledge), day) {
            match assessment_end(row, knowledge).filter(|end| *end <= day) {
                None => under_way = true,
                Some(end) => {
                    let more_to_do = !["no_further_action", "early_help"].contains(&row.outcome);
                    last_assessed = last_assessed.max(Some((end, more_to_do)));
                }
            }
        }
    }
    let mut last_enquired = None;
    let mut strategy_discussed = false;
    for row in rows.enquiries.iter().filter(|row| row.referral_id == id && row.strategy_discussion.is_some())
    {
        let strategy =
            known(row.strategy_discussion, row.strategy_discussion_recorded, row.recorded, knowledge);
        strategy_discussed |= passed(strategy, day);
        if passed(known(row.s47_started, row.s47_started_recorded, row.recorded, knowledge), day) {
            match enquiry_end(rows, row, knowledge).filter(|end| *end <= day) {
                None => under_way = true,
                end => last_enquired = last_enquired.max(end),
            }
        }
    }
    let mut in_service = false;
    let mut last_planned = None;
    for row in rows.plans.iter().filter(|row| row.referral_id == id) {
        if passed(known(row.started, row.started_recorded, row.recorded, knowledge), day) {
            match known(row.ended, row.ended_recorded, row.recorded, knowledge).filter(|end| *end <= day) {
                None => in_service = true,
                end => last_planned = last_planned.max(end),
            }
        }
    }
    let decided = match referral.decided {
        Some(_) => {
            passed(known(referral.decided, referral.decided_recorded, referral.recorded, knowledge), day)
        }
        None => !referral.decision.is_empty(),
    };
    let ends_the_work = ["no_further_action", "early_help"].contains(&referral.decision);
    let assessed_on = last_assessed.map(|(end, _)| end);
    if under_way {
        "in_assessment"
    } else if in_service {
        "in_service"
    } else if last_planned.is_some() && last_planned >= assessed_on && last_planned >= last_enquired {
        "awaiting_closure"
    } else if let Some((_, more_to_do)) = last_assessed.filter(|(end, _)| Some(*end) >= last_enquired) {
        if more_to_do { "assessment_complete" } else { "awaiting_closure" }
    } else if last_enquired.is_some() {
        "assessment_complete"
    } else if decided && ends_the_work {
        "awaiting_closure"
    } else if decided || strategy_discussed {
        "not_started"
    } else {
        "awaiting_decision"
    }
}

/// Every day of a case, from the first asked about: what is so at its end.
pub fn walk(
    rows: &Rows,
    referral: &ReferralRow<'static>,
    days: &[Day],
    knowledge: Knowledge,
) -> Vec<(Day, Option<State>)> {
    days.iter().map(|day| (*day, state(rows, referral, *day, knowledge))).collect()
}

/// What the definition on a rung makes of the last of these days, on which the case is open.
pub fn standing(walk: &[(Day, Option<State>)], rung: usize) -> Standing {
    let allocated_on = |state: &Option<State>| state.map(|state| allocated(rung, state.class));
    let (last, before) = walk.split_last().unwrap();
    let now = allocated_on(&last.1).unwrap();
    let mut unallocated_since = None;
    if now == "no" {
        for (day, state) in walk.iter().rev() {
            if state.is_none() || allocated_on(state) == Some("yes") {
                break;
            }
            unallocated_since = Some(*day);
        }
    }
    let allocated_before = before.iter().any(|(_, state)| allocated_on(state) == Some("yes"));
    Standing { allocated: now, unallocated_since, allocated_before }
}

/// The last day by then on which the child was seen, in the course of an assessment or on a visit.
pub fn last_seen(
    rows: &Rows,
    referral: &ReferralRow<'static>,
    day: Day,
    knowledge: Knowledge,
) -> Option<Day> {
    let id = referral.referral_id;
    let assessments = rows
        .assessments
        .iter()
        .filter(|row| row.referral_id == id && row.started.is_some() && !row.kind.is_empty());
    let assessed =
        assessments.filter_map(|row| known(row.child_seen, row.child_seen_recorded, row.recorded, knowledge));
    let visits = rows.events.iter().filter(|row| row.referral_id == id && row.kind == "visit");
    let visited = visits
        .filter(|row| row.seen == Some(true))
        .filter_map(|row| known(row.on, row.on_recorded, row.recorded, knowledge));
    assessed.chain(visited).filter(|seen| *seen <= day).max()
}

/// The district of a team on a day: by the last of its records in force, else the last of all. Records that say no more
/// than that the name stands in several districts are of a team in each, and of none that has no district before its name.
pub fn district(rows: &Rows, team: &str, day: Day) -> Option<&'static str> {
    let of_team = || rows.teams.iter().filter(|record| record.team == team);
    let is_bare = |record: &&TeamRow<'_>| {
        let bare = TeamRow { team: record.team, district: record.district, ..Default::default() };
        format!("{record:?}") == format!("{bare:?}") && !record.district.is_empty()
    };
    let bare: BTreeSet<_> = of_team().filter(is_bare).map(|record| record.district).collect();
    let records = of_team().filter(|record| bare.len() < 2 || !is_bare(record));
    let last = records.max_by_key(|record| {
        let in_force = record.from.is_none_or(|from| from <= day) && record.to.is_none_or(|to| day < to);
        (in_force, record.from, record.to, named(record.district), named(record.function), record.recorded)
    });
    named(last?.district)
}
