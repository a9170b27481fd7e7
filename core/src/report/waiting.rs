//! The cases that wait for a social worker.

use crate::backlog::OpenCase;
use crate::page::words::capital;
use crate::page::{Block, Figure, Section};
use crate::report::Report;
use crate::report::facts::Facts;
use crate::report::figures::{Figures, Settle, Settled};
use crate::report::headline::definition_in_use;
use crate::report::list::cases_sheet;
use crate::report::value::Value;
use crate::table::Table;

impl Settle for Option<Table> {
    fn settle(&mut self, _: &Settled) {}
}

/// Every one of them is a case, so the public sees none.
pub(super) fn count(facts: &Facts<'_>, _: &mut Figures) -> Option<Table> {
    let is_public = facts.question.audience == crate::ask::Audience::Public;
    (!is_public).then(|| facts.backlog.list(facts.register, OpenCase::waits))
}

pub(super) fn section(report: &Report) -> Section {
    let blocks = report.waiting.as_ref().map(|waiting| blocks(report, waiting));
    Section::new("waiting", "Who is waiting", blocks.unwrap_or_default())
}

fn blocks(report: &Report, waiting: &Table) -> Vec<Block> {
    let units = report.count.label();
    if waiting.rows() == 0 {
        // Where nothing tells who holds cases, none is known to wait: that is not the same as none.
        let words = match report.total.cannot_tell {
            Value::Shown(0) => format!("No {units} wait for a social worker."),
            cannot_tell => format!(
                "No {units} are known to wait for a social worker; of {} it cannot be told.",
                Figure::from(cannot_tell).text()
            ),
        };
        return vec![Block::Paragraph(words)];
    }
    let caption = format!("{} that wait for a social worker, the oldest referral first", capital(&units));
    vec![definition_in_use(report), Block::List(cases_sheet("waiting-table", caption, waiting))]
}
