//! What a report is made of.

use crate::ask::Asked;
use crate::backlog::{Backlog, OpenCase};
use crate::calendar::Day;
use crate::case::{REFERRALS, Register};
use crate::report::figures::{Apart, Atom, Figures};
use crate::report::recorded::Recorded;
use crate::report::value::Count;
use crate::report::verdicts::Verdicts;

/// What has been worked out, for the sections to count.
pub(super) struct Facts<'f> {
    pub(super) register: &'f Register,
    pub(super) question: &'f Asked,
    pub(super) backlog: &'f Backlog,
    pub(super) verdicts: &'f Verdicts<'f>,
    /// The first day of the months over which completed work is counted.
    pub(super) since: Day,
}

impl<'f> Facts<'f> {
    /// What is counted: open cases, or the one that stands for each child or family.
    pub(super) fn cases(&self) -> &'f [OpenCase] {
        self.backlog.cases()
    }

    /// A count of the open cases that are so.
    pub(super) fn count(&self, figures: &mut Figures, so: impl Fn(&OpenCase) -> bool) -> Count {
        figures.count(self.cases().iter().filter(|case| so(case)).map(|case| Atom::case(case.number)))
    }

    /// The same of what the sources may not record.
    pub(super) fn count_recorded(
        &self,
        figures: &mut Figures,
        recorded: Recorded,
        so: impl Fn(&OpenCase) -> bool,
    ) -> Count {
        let so = self.cases().iter().filter(|case| so(case));
        figures.count_recorded(recorded, so.map(|case| Atom::case(case.number)))
    }

    /// Every case that is counted.
    pub(super) fn all(&self) -> Vec<&'f OpenCase> {
        self.cases().iter().collect()
    }

    /// A count of referrals that stand in these blocks, without open cases.
    pub(super) fn apart(&self, figures: &mut Figures, blocks: &[Apart]) -> Count {
        figures.count_with(&self.blocks(blocks), std::iter::empty())
    }

    /// A count of referrals that stand in these blocks, and of every open case.
    pub(super) fn with_open(&self, figures: &mut Figures, blocks: &[Apart]) -> Count {
        figures.count_with(&self.blocks(blocks), self.cases().iter().map(|case| Atom::case(case.number)))
    }

    fn blocks(&self, blocks: &[Apart]) -> Vec<(Apart, usize)> {
        let in_register = self.register.rows(&REFERRALS);
        let (closed, later) = (self.backlog.closed(), self.backlog.not_yet_received());
        let size = |block: &Apart| match block {
            Apart::LeftOut => self.register.rows_left_out(&REFERRALS),
            Apart::Joined => self.register.rows_joined(),
            Apart::Closed => closed,
            Apart::NotYetReceived => later,
            Apart::Behind => in_register - closed - later - self.cases().len(),
            // Not referrals: they are counted where they stand.
            Apart::Contacts | Apart::Findings(_) => 0,
        };
        blocks.iter().map(|block| (*block, size(block))).collect()
    }
}
