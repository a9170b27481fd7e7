//! The open cases by district, team or worker.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::backlog::{Allocation, Ask, Band, By, ChildSeen, OVER_28, OpenCase, Region, Selection};
use crate::history::Seen;
use crate::page::words::{capital, one_line};
use crate::page::{Block, Figure, Head, Section, Sheet};
use crate::report::Report;
use crate::report::facts::Facts;
use crate::report::figures::{Atom, Figures, settles};
use crate::report::recorded::{Recorded, Told};
use crate::report::value::{Count, Value};
use crate::stats::median;

/// Some of the open cases, counted.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Group {
    /// The district, team or worker; null where none is recorded, and for the total.
    pub name: Option<String>,
    /// Open.
    pub open: Count,
    /// Open and allocated.
    pub allocated: Count,
    /// Open, not allocated, and in need of a social worker.
    pub waiting: Count,
    /// Open, and nothing tells whether it is allocated.
    pub cannot_tell: Count,
    /// Open, not allocated, and in no need of a social worker of its own.
    pub no_social_worker_needed: Count,
    /// Of the waiting, received more than 28 days ago.
    pub waiting_over_28_days_since_referral: Count,
    /// Of the waiting, not allocated for more than 28 days.
    pub waiting_over_28_days_unallocated: Count,
    /// Of the waiting, the most days since referral.
    pub oldest_days_since_referral: Value<i32>,
    /// Of the waiting, the median of days since referral.
    pub median_days_since_referral: Value<f64>,
    /// Of the waiting, the most days unallocated.
    pub oldest_days_unallocated: Value<i32>,
    /// Of the waiting, the median of days unallocated.
    pub median_days_unallocated: Value<f64>,
    /// Open, and the child never seen since the referral.
    pub never_seen: Count,
    /// Of the waiting, the child never seen.
    pub waiting_never_seen: Count,
    /// Open, and the source does not say when children are seen.
    pub seen_not_reported: Count,
    /// Whether the sources say what tells which wait; where they say it of some, there are at least so many.
    pub allocation_recorded: Recorded,
    /// Whether the sources say which need no social worker of their own.
    pub need_recorded: Recorded,
    /// Whether the sources say when children are seen.
    pub child_seen_recorded: Recorded,
    /// Whether the sources say both what tells which wait and when children are seen.
    pub waiting_seen_recorded: Recorded,
}

settles!(Group {
    open,
    allocated,
    waiting,
    cannot_tell,
    no_social_worker_needed,
    waiting_over_28_days_since_referral,
    waiting_over_28_days_unallocated,
    median_days_since_referral,
    median_days_unallocated,
    never_seen,
    waiting_never_seen,
    seen_not_reported,
});

impl Group {
    pub(super) fn of(
        name: Option<&str>,
        cases: &[&OpenCase],
        facts: &Facts<'_>,
        figures: &mut Figures,
    ) -> Self {
        let Ask { as_of, allocated: definition, .. } = &facts.question.ask;
        let mut count = |recorded, so: &dyn Fn(&OpenCase) -> bool| {
            let so = cases.iter().filter(|case| so(case));
            figures.count_recorded(recorded, so.map(|case| Atom::case(case.number)))
        };
        let (allocated, allocation) = facts.allocation_recorded(definition, cases);
        let need = facts.recorded(cases, &[Told::Holder, Told::Need]);
        let seen = facts.recorded(cases, &[Told::ChildSeen]);
        let waiting_seen = facts.waiting_seen_recorded(definition, cases);
        let is = |allocation| move |case: &OpenCase| Allocation::of(case) == allocation;
        let is_over = |case: &OpenCase| case.unallocated_age(*as_of).is_some_and(|age| age > OVER_28);
        let waiting = count(allocation, &OpenCase::waits);
        let open = count(Recorded::OfAll, &|_| true);
        let allocated = count(allocated, &is(Allocation::Allocated));
        let cannot_tell = count(Recorded::OfAll, &is(Allocation::CannotTell));
        let no_social_worker_needed = count(need, &is(Allocation::NotNeeded));
        let over_28_days_since_referral = count(allocation, &|case| case.waits() && case.age > OVER_28);
        let over_28_days_unallocated = count(allocation, &|case| case.waits() && is_over(case));
        let never_seen = count(seen, &|case| case.last_seen == Seen::Never);
        let waiting_never_seen = count(waiting_seen, &|case| case.waits() && case.last_seen == Seen::Never);
        let seen_not_reported = count(Recorded::OfAll, &|case| case.last_seen == Seen::NotReported);
        let waits = || cases.iter().filter(|case| case.waits());
        let mut since_referral: Vec<i32> = waits().map(|case| case.age.0).collect();
        let unallocated = waits().filter_map(|case| case.unallocated_age(*as_of));
        let mut unallocated: Vec<i32> = unallocated.map(|age| age.0).collect();
        Self {
            name: name.map(str::to_owned),
            open,
            allocated,
            waiting,
            cannot_tell,
            no_social_worker_needed,
            waiting_over_28_days_since_referral: over_28_days_since_referral,
            waiting_over_28_days_unallocated: over_28_days_unallocated,
            oldest_days_since_referral: figures.single(since_referral.iter().max().copied(), waiting),
            median_days_since_referral: figures.median(median(&mut since_referral), waiting),
            oldest_days_unallocated: figures.single(unallocated.iter().max().copied(), waiting),
            median_days_unallocated: figures.median(median(&mut unallocated), waiting),
            never_seen,
            waiting_never_seen,
            seen_not_reported,
            allocation_recorded: allocation,
            need_recorded: need,
            child_seen_recorded: seen,
            waiting_seen_recorded: waiting_seen,
        }
    }
}

/// A group for each name in alphabetical order; those without one come last.
pub(super) fn count(facts: &Facts<'_>, figures: &mut Figures) -> Vec<Group> {
    let by = facts.question.ask.by;
    let mut groups: BTreeMap<(bool, Option<&str>), Vec<&OpenCase>> = BTreeMap::new();
    for case in facts.cases() {
        let name = case.group(by).map(|text| facts.register.text(text));
        groups.entry((name.is_none(), name)).or_default().push(case);
    }
    groups.iter().map(|((_, name), cases)| Group::of(*name, cases, facts, figures)).collect()
}

pub(super) fn section(report: &Report) -> Section {
    let (units, by) = (report.count.label(), report.by.label());
    let mut how_many = Sheet::new(
        "group-counts",
        format!("{} by {by}", capital(&units)),
        Head::words_and_numbers(
            capital(&by),
            &[
                "Open",
                "Allocated",
                "Not allocated",
                "Cannot tell",
                "None needed",
                "Never seen",
                "Seen not told",
            ],
        ),
    );
    let mut how_long = Sheet::new(
        "group-waits",
        format!("How long the {units} not allocated have waited, by {by}"),
        Head::words_and_numbers(
            capital(&by),
            &[
                "Not allocated",
                "Over 28 days since referral",
                "Over 28 days not allocated",
                "Oldest since referral",
                "Oldest not allocated",
                "Median since referral",
                "Median not allocated",
                "Not allocated, never seen",
            ],
        ),
    );
    let unnamed = if report.by == By::Worker { "No worker" } else { "Not recorded" };
    for group in &report.groups {
        let name = one_line(group.name.as_deref().unwrap_or(unnamed));
        let of = || Selection { group: Some(group.name.clone().unwrap_or_default()), ..Selection::default() };
        how_many.row(counts_of(report, &name, group, &of));
        how_long.row(waits_of(report, &name, group, &of));
    }
    how_many.total(counts_of(report, "Total", &report.total, &Selection::default));
    how_long.total(waits_of(report, "Total", &report.total, &Selection::default));
    let notes = "None needed: not allocated, and recorded as in no need of a social worker of their own. Seen not told: \
                 the source does not say when children are seen. Oldest and median are in calendar days.";
    let how_long = match report.waits_not_recorded() {
        Some(words) => Block::Paragraph(words),
        None => Block::Table(how_long),
    };
    let blocks = vec![Block::Table(how_many), how_long, Block::paragraph(notes)];
    Section::new("groups", format!("By {by}"), blocks)
}

fn counts_of(report: &Report, name: &str, group: &Group, of: &dyn Fn() -> Selection) -> Vec<Figure> {
    let units = report.count.label();
    let open = |count, title: String, selection| report.open(count, format!("{title}: {name}"), selection);
    let counted = |count, allocation: Allocation| {
        let selection = Selection { allocation: Some(allocation), ..of() };
        let recorded = match allocation {
            Allocation::Allocated | Allocation::Waiting => group.allocation_recorded,
            Allocation::NotNeeded => group.need_recorded,
            Allocation::CannotTell => Recorded::OfAll,
        };
        recorded.figure(open(count, report.counted(&allocation.label()), selection))
    };
    let seen = |count, title: &str, seen| {
        open(count, format!("{units}, {title}"), Selection { child_seen: Some(seen), ..of() })
    };
    vec![
        Figure::words(name),
        open(group.open, format!("open {units}"), of()),
        counted(group.allocated, Allocation::Allocated),
        counted(group.waiting, Allocation::Waiting),
        counted(group.cannot_tell, Allocation::CannotTell),
        counted(group.no_social_worker_needed, Allocation::NotNeeded),
        group.child_seen_recorded.figure(seen(group.never_seen, "child never seen", ChildSeen::Never)),
        seen(group.seen_not_reported, "whether the child was seen not told", ChildSeen::NotReported),
    ]
}

fn waits_of(report: &Report, name: &str, group: &Group, of: &dyn Fn() -> Selection) -> Vec<Figure> {
    let waiting = || Selection { allocation: Some(Allocation::Waiting), ..of() };
    let open = |recorded: Recorded, count, more: &str, selection| {
        let title = format!("{}{more}: {name}", report.counted("not allocated"));
        recorded.figure(report.open(count, title, selection))
    };
    let (waits, seen) = (group.allocation_recorded, group.waiting_seen_recorded);
    vec![
        Figure::words(name),
        open(waits, group.waiting, "", waiting()),
        open(
            waits,
            group.waiting_over_28_days_since_referral,
            ", over 28 days since referral",
            Selection { days_since_referral: Some(Band::over(OVER_28)), ..waiting() },
        ),
        open(
            waits,
            group.waiting_over_28_days_unallocated,
            " for over 28 days",
            Selection { days_unallocated: Some(Band::over(OVER_28)), ..waiting() },
        ),
        group.oldest_days_since_referral.into(),
        group.oldest_days_unallocated.into(),
        group.median_days_since_referral.into(),
        group.median_days_unallocated.into(),
        open(
            seen,
            group.waiting_never_seen,
            ", child never seen",
            Selection { region: Some(Region::UnallocatedNeverSeen), ..of() },
        ),
    ]
}
