//! What is odd in a row by itself or beside its referral. The row counts all the same.

use hashbrown::HashSet;

use crate::calendar::Day;
use crate::case::cells::NOTHING;
use crate::case::draft::Draft;
use crate::case::field::text_of;
use crate::case::finding::{Finding, FindingCode};
use crate::case::part::Part;
use crate::case::rows::Rows;
use crate::case::schema::{Kind, TableSpec};
use crate::case::tables::{
    ABSENCES, ASSESSMENTS, CHILDREN, CLOSURES, EARLY_HELP, ENQUIRIES, EVENTS, HOLDINGS, PLANS, REFERRALS,
    WORKERS,
};

/// Pairs of columns of which the second cannot come before the first.
static IN_ORDER: &[(&TableSpec, &str, &str)] = &[
    (&REFERRALS, "received", "decided"),
    (&CLOSURES, "closed", "reopened"),
    (&HOLDINGS, "start", "end"),
    (&ASSESSMENTS, "started", "completed"),
    (&ASSESSMENTS, "started", "authorised"),
    (&ENQUIRIES, "strategy_discussion", "ended"),
    (&PLANS, "started", "ended"),
    (&EARLY_HELP, "started", "ended"),
    (&WORKERS, "from", "to"),
    (&ABSENCES, "from", "to"),
];

/// Columns that cannot lie before the referral was received.
static AFTER_REFERRAL: &[(&TableSpec, &str)] = &[
    (&CLOSURES, "closed"),
    (&HOLDINGS, "start"),
    (&ASSESSMENTS, "started"),
    (&ENQUIRIES, "strategy_discussion"),
    (&PLANS, "started"),
    (&EVENTS, "on"),
];

/// Dates that may lie in the future.
const MAY_LIE_AHEAD: &[&str] = &["expected_birth_date", "target"];

pub(crate) fn note(draft: &mut Draft) {
    let mut findings = Vec::new();
    for (table, first, second) in IN_ORDER {
        if let Some((rows, first, at)) = columns(draft, table, first, second) {
            for row in 0..rows.len() {
                let (first, second) = (rows.cell(first, row), rows.cell(at, row));
                if first != NOTHING && second != NOTHING && second < first {
                    findings.push(finding(FindingCode::EndBeforeStart, rows, row, at));
                }
            }
        }
    }
    let received = received_by_referral(draft);
    let referrals = columns(draft, &REFERRALS, "referral_id", "received");
    for (table, column) in AFTER_REFERRAL {
        if let Some((rows, id, at)) = columns(draft, table, "referral_id", column) {
            for row in 0..rows.len() {
                let received = match rows.cell(id, row) {
                    // It came with its referral, which has no number.
                    NOTHING => referrals
                        .zip(usize::try_from(rows.link(row)).ok())
                        .and_then(|((of, _, at), link)| (link < of.len()).then(|| of.cell(at, link))),
                    id => usize::try_from(text_of(id).0).ok().and_then(|id| received.get(id)).copied(),
                };
                let received = received.unwrap_or(NOTHING);
                let on = rows.cell(at, row);
                if on != NOTHING && received != NOTHING && on < received {
                    findings.push(finding(FindingCode::BeforeReferral, rows, row, at));
                }
            }
        }
    }
    died_with_a_case_open(draft, &mut findings);
    for rows in &draft.tables {
        for (at, column) in rows.table.columns.iter().enumerate() {
            if !matches!(column.kind, Kind::Day) || MAY_LIE_AHEAD.contains(&column.name) {
                continue;
            }
            for row in 0..rows.len() {
                let last = draft.parts.get(rows.part(row)).and_then(Part::stated);
                let cell = rows.cell(at, row);
                if cell != NOTHING && last.map(Day::epoch).is_some_and(|last| cell > last) {
                    findings.push(finding(FindingCode::DateAfterPeriod, rows, row, at));
                }
            }
        }
    }
    draft.findings.append(&mut findings);
}

/// Cases of children who have died that no closing ended.
fn died_with_a_case_open(draft: &Draft, findings: &mut Vec<Finding>) {
    let told = |table: &TableSpec, first, second| columns(draft, table, first, second);
    let (Some((children, child, death)), Some((closures, closed_id, closed)), Some((_, _, reopened))) = (
        told(&CHILDREN, "child_id", "death_date"),
        told(&CLOSURES, "referral_id", "closed"),
        told(&CLOSURES, "referral_id", "reopened"),
    ) else {
        return;
    };
    let died: HashSet<i32> = (0..children.len())
        .filter(|row| children.cell(death, *row) != NOTHING)
        .map(|row| children.cell(child, row))
        .collect();
    if died.is_empty() {
        return;
    }
    let over: HashSet<i32> = (0..closures.len())
        .filter(|row| closures.cell(closed, *row) != NOTHING && closures.cell(reopened, *row) == NOTHING)
        .map(|row| closures.cell(closed_id, row))
        .collect();
    if let Some((rows, id, of)) = told(&REFERRALS, "referral_id", "child_id") {
        let open = |row: &usize| died.contains(&rows.cell(of, *row)) && !over.contains(&rows.cell(id, *row));
        let open = (0..rows.len()).filter(open);
        findings.extend(open.map(|row| rows.finding(FindingCode::DiedCaseOpen, row)));
    }
}

fn finding(code: FindingCode, rows: &Rows, row: usize, column: usize) -> Finding {
    let name = rows.table.columns.get(column).map_or("", |column| column.name);
    rows.finding(code, row).in_column(name)
}

fn columns<'d>(
    draft: &'d Draft,
    table: &TableSpec,
    first: &str,
    second: &str,
) -> Option<(&'d Rows, usize, usize)> {
    Some((draft.tables.get(table.place)?, table.position(first)?, table.position(second)?))
}

/// For each text, the first day the referral of that id was received: two rows may differ, in whatever order they came.
fn received_by_referral(draft: &Draft) -> Vec<i32> {
    let mut received = vec![NOTHING; draft.texts.len()];
    if let Some((rows, id, at)) = columns(draft, &REFERRALS, "referral_id", "received") {
        for row in (0..rows.len()).filter(|row| rows.cell(id, *row) != NOTHING) {
            let id = usize::try_from(text_of(rows.cell(id, row)).0).ok();
            if let Some(slot) = id.and_then(|id| received.get_mut(id)) {
                let cell = rows.cell(at, row);
                *slot = if *slot == NOTHING { cell } else { cell.min(*slot) };
            }
        }
    }
    received
}
