//! The clean sheet: the referrals of an invented county as a careful office would keep them.

use std::sync::LazyLock;

use dutydesk::calendar::Day;
use dutydesk::case::{Case, HolderKind, Register};
use dutydesk::scenario::county;

use crate::dirt::Random;
use crate::dirt::sheet::{Column, Sheet};

/// How many counties the sheets are taken from.
const COUNTIES: usize = 4;

static REGISTERS: LazyLock<Vec<Register>> = LazyLock::new(|| {
    (0..COUNTIES).map(|seed| county(5_000, 1, u64::try_from(seed).unwrap()).unwrap().register).collect()
});

/// Between 20 and 90 referrals of an invented county, a row each, dates year first, ids of one form.
pub fn clean(random: &mut Random) -> Sheet {
    let register = &REGISTERS[random.below(COUNTIES)];
    let cases: Vec<Case<'_>> = register.cases().collect();
    let (rows, first) = (20 + random.below(70), random.below(cases.len() - 200));
    // Children with several referrals stand beside each other.
    let step = 1 + random.below(2);
    let numbers = random.one_in(2);
    let rows = cases[first..].iter().step_by(step).take(rows).map(|case| row(register, case, numbers));
    let mut sheet = Sheet::new(rows.collect());
    // An ordinary county has few who wait.
    for row in sheet.records() {
        if random.one_in(4) {
            sheet.set(row, Column::Worker, "");
            sheet.set(row, Column::Allocated, "");
        }
    }
    sheet
}

fn row(register: &Register, case: &Case<'_>, numbers: bool) -> Vec<String> {
    let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    let id = |id: &str| if numbers { id.trim_start_matches(['C', '0']).to_owned() } else { id.to_owned() };
    let referral = case.referral();
    let team = referral.team().map(|team| register.text(team)).unwrap_or_default();
    let district = referral.team().and_then(|team| register.team(team).find_map(|team| team.district()));
    let held = case.holdings().filter(|held| held.end().is_none()).max_by_key(|held| held.start());
    let held = held.or_else(|| case.holdings().max_by_key(|held| held.start()));
    let (worker, allocated) = match held.and_then(|held| Some((held.holder_kind()?, held))) {
        Some((HolderKind::Worker, held)) => {
            (held.worker_id().map(|worker| register.text(worker)), Some(held.start()))
        }
        Some((HolderKind::Duty, held)) => (Some("DUTY"), Some(held.start())),
        Some((HolderKind::Manager, held)) => (Some("TM"), Some(held.start())),
        _ => (None, None),
    };
    let worker = worker.unwrap_or_default();
    let assessment = case.assessments().next();
    let closed =
        case.closures().filter(|closure| closure.reopened().is_none()).map(|closure| closure.closed()).next();
    let born = case.child().and_then(|child| child.birth_date());
    vec![
        id(register.text(referral.child_id())),
        register.text(referral.referral_id()).to_owned(),
        referral.received().to_string(),
        district.map(|district| register.text(district)).unwrap_or_default().to_owned(),
        team.to_owned(),
        referral.decision().map(|decision| decision.name()).unwrap_or_default().to_owned(),
        day(referral.decided()),
        worker.to_owned(),
        if worker.is_empty() { String::new() } else { day(allocated) },
        day(assessment.map(|assessment| assessment.started())),
        day(assessment.and_then(|assessment| assessment.completed())),
        day(closed),
        day(born),
        String::new(),
    ]
}
