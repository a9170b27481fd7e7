//! When what is known of a case changes.

use crate::calendar::Day;
use crate::case::{Case, Dated};

/// Every day on which a fact about a case, or about a worker who holds it, becomes known, in order.
pub(crate) fn days_of_knowledge(case: &Case<'_>) -> Vec<Day> {
    let mut days = Vec::new();
    let mut known = |facts: &[Option<Dated>]| days.extend(facts.iter().flatten().map(|fact| fact.known));
    let row = case.referral();
    known(&[
        Some(row.dated(row.received(), row.received_recorded())),
        row.decided().map(|day| row.dated(day, row.decided_recorded())),
    ]);
    for row in case.closures() {
        known(&[
            Some(row.dated(row.closed(), row.closed_recorded())),
            row.reopened().map(|day| row.dated(day, row.reopened_recorded())),
        ]);
    }
    for row in case.assessments() {
        known(&[
            Some(row.dated(row.started(), row.started_recorded())),
            row.completed().map(|day| row.dated(day, row.completed_recorded())),
            row.authorised().map(|day| row.dated(day, row.authorised_recorded())),
        ]);
    }
    for row in case.enquiries() {
        known(&[
            Some(row.dated(row.strategy_discussion(), row.strategy_discussion_recorded())),
            row.s47_started().map(|day| row.dated(day, row.s47_started_recorded())),
            row.ended().map(|day| row.dated(day, row.ended_recorded())),
        ]);
    }
    for row in case.conferences() {
        known(&[row.held().map(|day| row.dated(day, row.held_recorded()))]);
    }
    for row in case.plans() {
        known(&[
            Some(row.dated(row.started(), row.started_recorded())),
            row.ended().map(|day| row.dated(day, row.ended_recorded())),
        ]);
    }
    for holding in case.holdings() {
        known(&[
            Some(holding.dated(holding.start(), holding.start_recorded())),
            holding.end().map(|day| holding.dated(day, holding.end_recorded())),
        ]);
        let Some(worker) = holding.worker_id().or_else(|| holding.accountable_worker_id()) else { continue };
        for row in case.register().worker(worker) {
            known(&[
                Some(row.dated(row.from().unwrap_or(Day::MIN), row.from_recorded())),
                row.to().map(|day| row.dated(day, row.to_recorded())),
            ]);
        }
        for row in case.register().absences(worker) {
            known(&[
                Some(row.dated(row.from(), row.from_recorded())),
                row.to().map(|day| row.dated(day, row.to_recorded())),
            ]);
        }
    }
    days.sort_unstable();
    days.dedup();
    days
}
