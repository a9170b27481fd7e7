//! The figures that everybody asks for first.

use crate::backlog::{Allocation, Band, ChildSeen, OVER_28, Region, Selection};
use crate::page::words::one_line;
use crate::page::{Block, Figure, Head, Section, Sheet, Stat};
use crate::report::Report;
use crate::report::definitions::Rung;
use crate::report::facts::Facts;
use crate::report::figures::Figures;
use crate::report::groups::Group;
use crate::report::recorded::Recorded;

pub(super) fn count(facts: &Facts<'_>, figures: &mut Figures) -> (Rung, Group) {
    let cases: Vec<_> = facts.cases().iter().collect();
    (Rung::of(&facts.question.ask.allocated, facts, figures), Group::of(None, &cases, facts, figures))
}

/// What allocated and not allocated mean in this report.
pub(super) fn definition_in_use(report: &Report) -> Block {
    Block::paragraph(one_line(&format!(
        "Allocated here means {}: {}. Not allocated counts only those that need a social worker of their own.",
        report.allocated.label(),
        report.allocated.meaning
    )))
}

/// Why the definition is the one in use, where the caller chose none.
pub(super) fn why_that_definition(report: &Report) -> Option<Block> {
    let because = report.allocated_because?;
    Some(Block::paragraph(format!(
        "No definition was asked for. This is the one used because {because}; say `allocated` for another."
    )))
}

pub(super) fn section(report: &Report) -> Section {
    let (total, units) = (&report.total, report.count.label());
    let all = Selection::default;
    let waiting = || Selection { allocation: Some(Allocation::Waiting), ..all() };
    let stat = |words: &str, recorded: Recorded, count, title: String, selection| Stat {
        words: words.to_owned(),
        figure: recorded.figure(report.open(count, title, selection)),
    };
    let (all_of_them, waits) = (Recorded::OfAll, total.allocation_recorded);
    let never_seen = format!("{} whose child was never seen", units);
    let unseen = format!("{}, child never seen", report.counted("not allocated"));
    let stats = vec![
        stat(&format!("Open {units}"), all_of_them, total.open, format!("open {units}"), all()),
        stat("Not allocated", waits, total.waiting, report.counted("not allocated"), waiting()),
        stat(
            "Cannot tell whether allocated",
            all_of_them,
            total.cannot_tell,
            report.counted(&Allocation::CannotTell.label()),
            Selection { allocation: Some(Allocation::CannotTell), ..all() },
        ),
        stat(
            "Child never seen",
            total.child_seen_recorded,
            total.never_seen,
            never_seen,
            Selection { child_seen: Some(ChildSeen::Never), ..all() },
        ),
        stat(
            "Not allocated and never seen",
            total.waiting_seen_recorded,
            total.waiting_never_seen,
            unseen,
            Selection { region: Some(Region::UnallocatedNeverSeen), ..all() },
        ),
    ];
    let caption = format!("How long the {units} not allocated have waited, on both clocks");
    let heads = Head::words_and_numbers("", &["Days since referral", "Days not allocated"]);
    let mut clocks = Sheet::new("clocks", caption, heads);
    clocks.row(vec![
        Figure::words(format!("Over 28 days ({units})")),
        waits.figure(report.open(
            total.waiting_over_28_days_since_referral,
            format!("{}, over 28 days since referral", report.counted("not allocated")),
            Selection { days_since_referral: Some(Band::over(OVER_28)), ..waiting() },
        )),
        waits.figure(report.open(
            total.waiting_over_28_days_unallocated,
            report.counted("not allocated for over 28 days"),
            Selection { days_unallocated: Some(Band::over(OVER_28)), ..waiting() },
        )),
    ]);
    clocks.row(vec![
        Figure::words("Oldest (days)"),
        total.oldest_days_since_referral.into(),
        total.oldest_days_unallocated.into(),
    ]);
    clocks.row(vec![
        Figure::words("Median (days)"),
        total.median_days_since_referral.into(),
        total.median_days_unallocated.into(),
    ]);
    let mut blocks = vec![definition_in_use(report)];
    blocks.extend(why_that_definition(report));
    blocks.push(Block::Stats(stats));
    blocks.extend(report.what_is_not_recorded());
    match report.waits_not_recorded() {
        Some(words) => blocks.push(Block::Paragraph(words)),
        None => blocks.extend([
            Block::Table(clocks),
            Block::paragraph(
                "Days since referral never start again. Days not allocated start again when the case is given up.",
            ),
        ]),
    }
    Section::new("headline", "Headline numbers", blocks)
}
