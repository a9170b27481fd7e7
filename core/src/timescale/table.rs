//! Verdicts as a table.

use crate::calendar::{Day, WorkingDays};
use crate::case::{Register, Text};
use crate::table::{Column, Table};
use crate::timescale::judge::Timescales;
use crate::timescale::verdict::Verdict;

impl Timescales<'_> {
    /// Every verdict as a row, case by case: the referral and child, the clock, its state, the dates, the days used and
    /// left, and the rule with its guidance and standing; the verdict in a sentence where that was asked for.
    #[must_use]
    pub fn table(&self, register: &Register) -> Table {
        let mut verdicts = Vec::new();
        self.each(register, |verdict| verdicts.push(verdict));
        let id = |name: &'static str, of: &dyn Fn(&Verdict<'_>) -> Option<Text>| {
            Column::texts(name, verdicts.iter().map(|verdict| of(verdict).map(|id| register.text(id))))
        };
        let text = |name: &'static str, of: &dyn Fn(&Verdict<'_>) -> Option<String>| {
            Column::texts(name, verdicts.iter().map(of))
        };
        let days = |name: &'static str, of: &dyn Fn(&Verdict<'_>) -> Option<Day>| {
            Column::days(name, verdicts.iter().map(of))
        };
        let numbers = |name: &'static str, of: &dyn Fn(&Verdict<'_>) -> Option<i32>| {
            Column::integers(name, verdicts.iter().map(|verdict| of(verdict).map(i64::from)))
        };
        let referral = |verdict: &Verdict<'_>| register.case(verdict.case).map(|case| case.referral());
        let count = |days: Option<WorkingDays>| days.map(|days| days.0);
        let mut columns = vec![
            id("referral_id", &|verdict| referral(verdict).map(|referral| referral.referral_id().into())),
            id("child_id", &|verdict| referral(verdict).map(|referral| referral.child_id().into())),
            text("clock", &|verdict| Some(verdict.clock.name().to_owned())),
            text("state", &|verdict| Some(verdict.state.name().to_owned())),
            days("start", &|verdict| Some(verdict.start)),
            days("began", &|verdict| Some(verdict.began)),
            days("due", &|verdict| verdict.due),
            text("due_time", &|verdict| verdict.due_time.map(|time| time.to_string())),
            Column::flags("by_date", verdicts.iter().map(|verdict| Some(verdict.by_date))),
            days("end", &|verdict| verdict.end),
            text("missing", &|verdict| verdict.missing.map(|missing| missing.name().to_owned())),
            numbers("working_days_used", &|verdict| count(verdict.working_days_used)),
            numbers("calendar_days_used", &|verdict| Some(verdict.calendar_days_used.0)),
            numbers("working_days_left", &|verdict| count(verdict.working_days_left)),
            numbers("calendar_days_left", &|verdict| verdict.calendar_days_left.map(|days| days.0)),
            text("limit", &|verdict| verdict.limit().map(|limit| limit.to_string())),
            text("scope", &|verdict| verdict.rule.map(|rule| rule.scope.name().to_owned())),
            text("guidance", &|verdict| verdict.rule.map(|rule| rule.regime.name.to_string())),
            text("standing", &|verdict| verdict.rule.map(|rule| rule.standing().name().to_owned())),
        ];
        if self.sentences {
            columns.push(text("sentence", &|verdict| Some(verdict.sentence(self.calendar))));
        }
        Table::new(columns).unwrap_or_default()
    }
}
