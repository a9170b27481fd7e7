//! Every referral accounted for.

use serde::Serialize;

use crate::backlog::Counted;
use crate::page::{Block, Figure, Section};
use crate::report::Report;
use crate::report::facts::Facts;
use crate::report::figures::Apart::{Behind, Closed, Joined, LeftOut, NotYetReceived};
use crate::report::figures::{Figures, settles};
use crate::report::value::Count;

/// Every referral accounted for: read = left out + joined + in the register; in the register = open + closed + not yet received.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Accounting {
    /// Rows read.
    pub read: Count,
    /// Rows left out under a finding.
    pub left_out: Count,
    /// Rows that say no more than who else held a referral of another row.
    pub joined: Count,
    /// Referrals in the register.
    pub in_register: Count,
    /// Open on the day.
    pub open: Count,
    /// Closed on the day.
    pub closed: Count,
    /// Received after the day, or not known by the knowledge date.
    pub not_yet_received: Count,
}

settles!(Accounting { read, left_out, joined, in_register, open, closed, not_yet_received });

/// Counted in referrals, whatever else the report counts.
pub(super) fn count(facts: &Facts<'_>, figures: &mut Figures) -> Accounting {
    Accounting {
        read: facts.with_open(figures, &[LeftOut, Joined, Closed, NotYetReceived, Behind]),
        left_out: facts.apart(figures, &[LeftOut]),
        joined: facts.apart(figures, &[Joined]),
        in_register: facts.with_open(figures, &[Closed, NotYetReceived, Behind]),
        open: facts.with_open(figures, &[Behind]),
        closed: facts.apart(figures, &[Closed]),
        not_yet_received: facts.apart(figures, &[NotYetReceived]),
    }
}

pub(super) fn section(report: &Report) -> Section {
    let referrals = &report.referrals;
    let shown = |count: Count| Figure::from(count).text().into_owned();
    let read = format!(
        "{} rows of referrals read = {} left out{} + {} in the register.",
        shown(referrals.read),
        shown(referrals.left_out),
        match shown(referrals.joined).as_str() {
            "0" => String::new(),
            joined => format!(" + {joined} that say who else held one"),
        },
        shown(referrals.in_register)
    );
    let open = format!(
        "{} in the register = {} open + {} closed + {} not yet received.",
        shown(referrals.in_register),
        shown(referrals.open),
        shown(referrals.closed),
        shown(referrals.not_yet_received)
    );
    let mut blocks = vec![Block::Paragraph(read), Block::Paragraph(open)];
    if report.count != Counted::Referrals {
        blocks.push(Block::paragraph(format!(
            "These are referrals; the rest of the report counts {}, of which one may have several.",
            report.count.label()
        )));
    }
    Section::new("accounting", "Every referral accounted for", blocks)
}
