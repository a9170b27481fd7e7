//! Which records a case has: most have few, and start few clocks.

use crate::case::Case;

/// A set of the tables in which a case may have rows besides its referral.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Recorded(u8);

impl Recorded {
    pub(crate) const NOTHING: Self = Self(0);
    pub(crate) const ASSESSMENTS: Self = Self(1);
    pub(crate) const ENQUIRIES: Self = Self(1 << 1);
    pub(crate) const CONFERENCES: Self = Self(1 << 2);
    pub(crate) const PLANS: Self = Self(1 << 3);
    pub(crate) const EVENTS: Self = Self(1 << 4);

    pub(crate) const EVERYTHING: Self =
        Self::ASSESSMENTS.and(Self::ENQUIRIES).and(Self::CONFERENCES).and(Self::PLANS).and(Self::EVENTS);

    /// Every set of tables, each in its [`place`](Self::place); that of all of them last.
    pub(crate) fn sets() -> impl Iterator<Item = Self> {
        (0..=Self::EVERYTHING.0).map(Self)
    }

    /// The place of this set among all.
    pub(crate) fn place(self) -> usize {
        usize::from(self.0)
    }

    /// The tables in which there is any row of a case.
    pub(crate) fn of(case: &Case<'_>) -> Self {
        let any = |is: bool, table| if is { table } else { Self::NOTHING };
        any(case.assessments().next().is_some(), Self::ASSESSMENTS)
            .and(any(case.enquiries().next().is_some(), Self::ENQUIRIES))
            .and(any(case.conferences().next().is_some(), Self::CONFERENCES))
            .and(any(case.plans().next().is_some(), Self::PLANS))
            .and(any(case.events().next().is_some(), Self::EVENTS))
    }

    /// Those of both sets.
    pub(crate) const fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Whether every one of the others is among them.
    pub(crate) const fn has(self, others: Self) -> bool {
        self.0 & others.0 == others.0
    }
}
