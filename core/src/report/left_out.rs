//! What the figures leave out, of counts that stand elsewhere in the report.

use serde::Serialize;

use crate::backlog::{Allocation, ChildSeen, Selection};
use crate::history::Seen;
use crate::named::named;
use crate::page::words::capital;
use crate::page::{Block, Figure, Head, Section, Sheet};
use crate::report::Report;
use crate::report::facts::Facts;
use crate::report::figures::{Apart, Figures, settles};
use crate::report::value::Count;

named! {
    /// What is in none of the figures, or not in some of them.
    WhatLeftOut, "what is left out" {
        /// Rows of referrals that could not be counted.
        ReferralRows = "referral_rows",
        /// Referrals received later, or not known yet.
        ReferralsNotYetReceived = "referrals_not_yet_received",
        /// Referrals that are closed.
        ClosedReferrals = "closed_referrals",
        /// Open cases of which nothing tells who holds them.
        HolderNotTold = "open_holder_not_told" => "open, holder not told",
        /// Open cases that are properly held without a social worker of their own.
        NoSocialWorkerNeeded = "open_no_social_worker_needed" => "open, no social worker needed",
        /// Open cases of which nothing tells whether the child was seen.
        SeenNotTold = "open_seen_not_told" => "open, seen or not is not told",
    }
}

impl WhatLeftOut {
    /// The open cases among those counted; nothing where it is no count of them.
    fn selection(self) -> Option<Selection> {
        let counting = |allocation| Selection { allocation: Some(allocation), ..Selection::default() };
        match self {
            Self::ReferralRows | Self::ReferralsNotYetReceived | Self::ClosedReferrals => None,
            Self::HolderNotTold => Some(counting(Allocation::CannotTell)),
            Self::NoSocialWorkerNeeded => Some(counting(Allocation::NotNeeded)),
            Self::SeenNotTold => {
                Some(Selection { child_seen: Some(ChildSeen::NotReported), ..Selection::default() })
            }
        }
    }

    const fn why(self) -> &'static str {
        match self {
            Self::ReferralRows => "they could not be counted; the findings say why",
            Self::ReferralsNotYetReceived => "received after the day, or not recorded by the knowledge date",
            Self::ClosedReferrals => "closed on the day, so in no count of open work",
            Self::HolderNotTold => {
                "the source does not say who holds them, or whether that worker is registered; neither allocated nor waiting"
            }
            Self::NoSocialWorkerNeeded => {
                "recorded as properly held without a social worker of their own; not waiting"
            }
            Self::SeenNotTold => "the source does not say when children are seen; not among the never seen",
        }
    }
}

/// Something left out of the figures.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct LeftOut {
    /// What.
    pub what: WhatLeftOut,
    /// How many.
    pub count: Count,
    /// Why.
    pub why: &'static str,
}
settles!(LeftOut { count });

/// Each of them, those of nothing too: that is known once they are settled.
pub(super) fn count(facts: &Facts<'_>, figures: &mut Figures) -> Vec<LeftOut> {
    let lines = WhatLeftOut::ALL.iter().map(|what| LeftOut {
        what: *what,
        count: match what {
            WhatLeftOut::ReferralRows => facts.apart(figures, &[Apart::LeftOut]),
            WhatLeftOut::ReferralsNotYetReceived => facts.apart(figures, &[Apart::NotYetReceived]),
            WhatLeftOut::ClosedReferrals => facts.apart(figures, &[Apart::Closed]),
            WhatLeftOut::HolderNotTold => {
                facts.count(figures, |case| Allocation::of(case) == Allocation::CannotTell)
            }
            WhatLeftOut::NoSocialWorkerNeeded => {
                facts.count(figures, |case| Allocation::of(case) == Allocation::NotNeeded)
            }
            WhatLeftOut::SeenNotTold => facts.count(figures, |case| case.last_seen == Seen::NotReported),
        },
        why: what.why(),
    });
    lines.collect()
}

pub(super) fn section(report: &Report) -> Section {
    Section::new("left-out", "What was left out, and why", blocks(report))
}

fn blocks(report: &Report) -> Vec<Block> {
    if report.left_out.is_empty() {
        return vec![Block::paragraph("Nothing was left out.")];
    }
    let heads = vec![Head::words("What"), Head::number("How many"), Head::words("Why")];
    let mut table = Sheet::new("left-out-table", "Left out of the figures above, or of some of them", heads);
    for line in &report.left_out {
        let what = line.what.label();
        let count = match line.what.selection() {
            Some(selection) => {
                report.open(line.count, format!("{}: {what}", report.count.label()), selection)
            }
            None => line.count.into(),
        };
        table.row(vec![Figure::words(capital(&what)), count, Figure::words(capital(line.why))]);
    }
    vec![Block::Table(table)]
}
