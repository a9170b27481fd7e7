//! What the header says about the part: the authority, the period observed and the day it was drawn.

use crate::calendar::Day;
use crate::case::{
    ASSESSMENTS, CHILDREN, CLOSURES, CONFERENCES, ENQUIRIES, Finding, FindingCode, PLANS, Part, REFERRALS,
    RegisterBuilder, TableSpec, plausible, plausible_year,
};
use crate::format::cin_census::codes::Years;
use crate::format::cin_census::record::{Record, day, day_of_time};
use crate::format::cin_census::schema::{HEADER_BLOCK, Item};

/// What the part is read as.
pub(crate) const FORMAT: &str = "cin_census";

/// The columns a census carries, in every year.
static REPORTED: &[(&TableSpec, &[&str])] = &[
    (&CHILDREN, &["child_id", "birth_date", "expected_birth_date", "death_date", "sex", "ethnicity"]),
    (&REFERRALS, &["referral_id", "child_id", "received", "source", "primary_need"]),
    (&CLOSURES, &["referral_id", "closed", "reason"]),
    (&ASSESSMENTS, &["assessment_id", "referral_id", "kind", "started", "authorised"]),
    (&ENQUIRIES, &["referral_id", "strategy_discussion", "s47_started", "conference_not_required"]),
    (&CONFERENCES, &["referral_id", "kind", "target", "held"]),
    (&PLANS, &["plan_id", "referral_id", "kind", "started", "ended", "category"]),
];

/// A part that reports what a census carries.
pub(crate) fn part() -> Part {
    let mut part = Part::new(FORMAT);
    for (table, columns) in REPORTED {
        for column in *columns {
            part.report_column(table, column);
        }
    }
    part
}

pub(crate) fn is_this_collection(name: &str) -> bool {
    name.trim().eq_ignore_ascii_case("CIN")
}

/// Whether the header names no other collection.
pub(crate) fn of_this_collection(header: &Record<'_>) -> bool {
    let name = header.text(Item::Collection);
    name.is_empty() || is_this_collection(name)
}

/// The collection year: the year item, else the year of a reference date on 31 March.
pub(crate) fn year(header: &Record<'_>) -> Option<u16> {
    let text = header.text(Item::Year);
    let year = if text.len() == 4 { text.parse().ok() } else { None };
    let plausible = year.filter(|year: &u16| plausible_year(i32::from(*year)));
    plausible.or_else(|| {
        let reference = reference(header).filter(|day| (day.month(), day.day_of_month()) == (3, 31))?;
        u16::try_from(reference.year()).ok()
    })
}

/// The nearest collection year whose form is known.
pub(crate) fn nearest_known(year: u16) -> u16 {
    Years::ALL.nearest(year)
}

fn reference(header: &Record<'_>) -> Option<Day> {
    day(header.text(Item::ReferenceDate)).filter(|day| plausible(*day))
}

/// Writes what the header says into the part, with a finding for what does not hold together.
pub(crate) fn apply(header: Option<&Record<'_>>, builder: &mut RegisterBuilder) {
    let Some(header) = header else {
        builder.note(Finding::new(FindingCode::HeaderInconsistent, HEADER_BLOCK));
        return;
    };
    let mut wrong = Vec::new();
    if !is_this_collection(header.text(Item::Collection)) {
        wrong.push(Item::Collection);
    }
    if !matches!(header.text(Item::SourceLevel), "" | "L") {
        wrong.push(Item::SourceLevel);
    }
    if header.text(Item::LEA).is_empty() {
        wrong.push(Item::LEA);
    }
    let year = year(header);
    if !year.is_some_and(|year| Years::ALL.contains(year)) || header.text(Item::Year).is_empty() {
        wrong.push(Item::Year);
    }
    let reference = reference(header);
    let on = |year: i32, month, day| Day::from_ymd(year, month, day).ok();
    let from = year.and_then(|year| on(i32::from(year) - 1, 4, 1));
    let last = year.and_then(|year| on(i32::from(year), 3, 31));
    if reference.is_none() || reference != last {
        wrong.push(Item::ReferenceDate);
    }
    let to = match (last, reference) {
        (Some(last), Some(reference)) if last < reference && reference <= last.plus_months(12) => {
            Some(reference)
        }
        (None, reference) => reference,
        (last, _) => last,
    };
    let drawn = header.text(Item::DateTime);
    let extracted = day_of_time(drawn).filter(|day| plausible(*day) && to.is_none_or(|last| last <= *day));
    if !drawn.is_empty() && extracted.is_none() {
        wrong.push(Item::DateTime);
    }
    for item in wrong {
        let finding = Finding::new(FindingCode::HeaderInconsistent, HEADER_BLOCK);
        builder.note(finding.in_row(line(header, item)).in_column(item.name()));
    }
    let authority = Some(header.text(Item::LEA)).filter(|code| !code.is_empty()).map(str::to_owned);
    if let Some(part) = builder.part() {
        part.authority = authority;
        part.from = from;
        part.to = to;
        part.extracted = extracted;
    }
}

/// The line of an item, or of the header where it has none.
fn line(header: &Record<'_>, item: Item) -> u32 {
    header.values.iter().find(|value| value.spec.item == item).map_or(header.line, |value| value.line)
}
