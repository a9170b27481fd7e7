//! What the benches share: a duty tracking sheet of any size, made from an invented county, and bank holidays for the crate bdays.

use std::fmt::Write;

use bdays::HolidayCalendar;
use chrono::NaiveDate;
use dutydesk::calendar::{Calendar, Day};
use dutydesk::case::{HolderKind, Register};

/// The register as a duty tracking sheet: one row a referral, with its last holder, first assessment and last closing.
#[must_use]
pub fn duty_sheet(register: &Register) -> String {
    let mut sheet = String::from(
        "referral_id,child_id,received,team,source,decision,decided,worker,allocated,assessment_kind,\
         assessment_started,child_seen,assessment_completed,closed,closure_reason\n",
    );
    let date = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    for case in register.cases() {
        let referral = case.referral();
        let holding = case.holdings().last();
        let assessment = case.assessments().next();
        let closure = case.closures().last();
        let worker = holding.map(|holding| match (holding.worker_id(), holding.holder_kind()) {
            (Some(worker), Some(HolderKind::Worker)) => register.text(worker),
            (_, kind) => kind.map_or("", HolderKind::name),
        });
        // Writing to a string cannot fail.
        let _ = writeln!(
            sheet,
            "{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}",
            register.text(referral.referral_id()),
            register.text(referral.child_id()),
            referral.received(),
            referral.team().map(|team| register.text(team)).unwrap_or_default(),
            referral.source().map(|source| register.text(source)).unwrap_or_default(),
            referral.decision().map(|decision| decision.name()).unwrap_or_default(),
            date(referral.decided()),
            worker.unwrap_or_default(),
            date(holding.map(|holding| holding.start())),
            assessment.map(|assessment| assessment.kind().name()).unwrap_or_default(),
            date(assessment.map(|assessment| assessment.started())),
            date(assessment.and_then(|assessment| assessment.child_seen())),
            date(assessment.and_then(|assessment| assessment.completed())),
            date(closure.map(|closure| closure.closed())),
            closure
                .and_then(|closure| closure.reason())
                .map(|reason| register.text(reason))
                .unwrap_or_default(),
        );
    }
    sheet
}

/// The bank holidays of a calendar, as bdays asks for them.
pub struct BankHolidays(pub Calendar);

impl HolidayCalendar<NaiveDate> for BankHolidays {
    fn is_holiday(&self, date: NaiveDate) -> bool {
        self.0.holiday_name(date.into()).is_some()
    }
}
