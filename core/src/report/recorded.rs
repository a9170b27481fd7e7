//! Whether the sources record what is counted, so that a count of nothing says that there is none.

use crate::backlog::{Definition, OpenCase};
use crate::case::{ASSESSMENTS, Part, REFERRALS};
use crate::history::{HolderClass, Seen};
use crate::named::named;
use crate::page::{Block, Figure, Shown};
use crate::report::Report;
use crate::report::facts::Facts;
use crate::report::value::Value;

named! {
    /// Of how much of what is counted the sources record what a figure is about.
    Recorded, "whether it is recorded" {
        /// Of all: the figure is the figure.
        OfAll = "all",
        /// Of some: there are at least so many.
        OfSome = "some",
        /// Of none: there is no figure.
        OfNone = "none",
    }
}

impl Recorded {
    fn of(counted: usize, untold: usize) -> Self {
        match untold {
            0 => Self::OfAll,
            untold if untold == counted => Self::OfNone,
            _ => Self::OfSome,
        }
    }

    /// Of both: each tells nothing without the other.
    pub(super) const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::OfNone, _) | (_, Self::OfNone) => Self::OfNone,
            (Self::OfAll, Self::OfAll) => Self::OfAll,
            _ => Self::OfSome,
        }
    }

    /// A count of what is recorded so: where that is of some, the least that there may be.
    pub(super) fn figure(self, figure: Figure) -> Figure {
        match (self, figure) {
            (Self::OfSome, Figure { shown: Shown::Whole(least), behind }) => {
                Figure { shown: Shown::AtLeast(least), behind }
            }
            (_, figure) => figure,
        }
    }
}

/// What a source may not say of its cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// Who holds them.
    Holder,
    /// When children are seen.
    ChildSeen,
    /// Which need no social worker of their own.
    Need,
    /// Their assessments.
    Assessments,
}

impl Facts<'_> {
    /// Of how many of these cases the source says all of that.
    pub(super) fn recorded(&self, cases: &[&OpenCase], told: &[Told]) -> Recorded {
        let untold = cases.iter().filter(|case| !told.iter().all(|told| self.tells(*told, case)));
        Recorded::of(cases.len(), untold.count())
    }

    /// The same of whether they are allocated: first of which are, then of which wait. No worker is known to be registered
    /// where no source has a word on it, so none that needs such a worker is known to be allocated.
    pub(super) fn allocation_recorded(
        &self,
        definition: &Definition,
        cases: &[&OpenCase],
    ) -> (Recorded, Recorded) {
        let needs_registration = definition.registration_untold(self.register);
        let unregistered = |case: &OpenCase| {
            needs_registration && case.holder.class == HolderClass::WorkerRegistrationNotRecorded
        };
        let untold = cases.iter().filter(|case| unregistered(case) || !self.tells(Told::Holder, case));
        let waiting = Recorded::of(cases.len(), untold.count());
        let none = cases.iter().any(|case| unregistered(case));
        (if none { Recorded::OfNone } else { waiting }, waiting)
    }

    /// The same of whether they wait, and when the child was seen.
    pub(super) fn waiting_seen_recorded(&self, definition: &Definition, cases: &[&OpenCase]) -> Recorded {
        let (_, waiting) = self.allocation_recorded(definition, cases);
        waiting.and(self.recorded(cases, &[Told::ChildSeen]))
    }

    fn tells(&self, told: Told, case: &OpenCase) -> bool {
        let part = || self.register.case(case.number).and_then(|case| case.part());
        let reports = |so: &dyn Fn(&Part) -> bool| part().is_some_and(so);
        match told {
            Told::Holder => case.holder.class != HolderClass::NotReported,
            Told::ChildSeen => case.last_seen != Seen::NotReported,
            Told::Need => reports(&|part| part.reported(&REFERRALS, "allocation_need")),
            Told::Assessments => reports(&|part| part.reported_table(&ASSESSMENTS)),
        }
    }
}

impl Report {
    /// That nothing tells how long cases have waited, in place of a table of it; nothing where something does.
    pub(super) fn waits_not_recorded(&self) -> Option<String> {
        (self.total.waiting == Value::NotRecorded).then(|| {
            format!(
                "How long {} have waited is not recorded: no source says who holds them.",
                self.count.label()
            )
        })
    }

    /// What the sources do not say, and what would; nothing where they say it all.
    pub(super) fn what_is_not_recorded(&self) -> Vec<Block> {
        let total = &self.total;
        let untold = [
            (total.allocation_recorded, "who holds cases", "a worker or a holder would"),
            (total.child_seen_recorded, "when children are seen", "a column child_seen would"),
        ];
        let words = untold.iter().filter_map(|(recorded, what, cure)| {
            let who = match recorded {
                Recorded::OfAll => return None,
                Recorded::OfSome => "Not every source says",
                Recorded::OfNone => "No source says",
            };
            let least =
                if *recorded == Recorded::OfSome { ", so what hangs on it is at least so many" } else { "" };
            Some(Block::paragraph(format!("{who} {what}; {cure}{least}.")))
        });
        words.collect()
    }
}
