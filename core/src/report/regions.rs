//! The named backlogs.

use serde::Serialize;

use crate::backlog::{OpenCase, Region, Selection};
use crate::named::named;
use crate::page::words::capital;
use crate::page::{Block, Figure, Head, Section, Sheet};
use crate::report::Report;
use crate::report::facts::Facts;
use crate::report::figures::{Figures, settles};
use crate::report::value::Count;
use crate::timescale::VerdictState;

named! {
    /// A named backlog, or a part of one by how its assessments stand.
    RegionPart, "named backlog" {
        /// [`Region::NeverAllocated`].
        NeverAllocated = "never_allocated",
        /// [`Region::AllocatedAssessmentNotComplete`].
        AllocatedAssessmentNotComplete = "allocated_assessment_not_complete",
        /// Of these, no assessment is overdue.
        AllocatedAssessmentNotCompleteInTime = "allocated_assessment_not_complete_in_time" => "of these, no assessment overdue",
        /// Of these, an assessment is overdue.
        AllocatedAssessmentNotCompleteOverdue = "allocated_assessment_not_complete_overdue" => "of these, assessment overdue",
        /// Of these, it cannot be told whether one is.
        AllocatedAssessmentNotCompleteCannotTell =
            "allocated_assessment_not_complete_cannot_tell" => "of these, cannot tell whether overdue",
        /// [`Region::UnallocatedBeforeAssessment`].
        UnallocatedBeforeAssessment = "unallocated_before_assessment",
        /// [`Region::AssessedThenUnallocated`].
        AssessedThenUnallocated = "assessed_then_unallocated",
        /// [`Region::HeldByManager`].
        HeldByManager = "held_by_manager",
        /// [`Region::UnallocatedNeverSeen`].
        UnallocatedNeverSeen = "unallocated_never_seen",
        /// [`Region::NoSocialWorkerNeeded`].
        NoSocialWorkerNeeded = "no_social_worker_needed",
    }
}

impl RegionPart {
    /// The named backlog that it is, or is a part of; the cases of a part are in no list of their own.
    #[must_use]
    pub const fn region(self) -> Region {
        match self {
            Self::NeverAllocated => Region::NeverAllocated,
            Self::AllocatedAssessmentNotComplete
            | Self::AllocatedAssessmentNotCompleteInTime
            | Self::AllocatedAssessmentNotCompleteOverdue
            | Self::AllocatedAssessmentNotCompleteCannotTell => Region::AllocatedAssessmentNotComplete,
            Self::UnallocatedBeforeAssessment => Region::UnallocatedBeforeAssessment,
            Self::AssessedThenUnallocated => Region::AssessedThenUnallocated,
            Self::HeldByManager => Region::HeldByManager,
            Self::UnallocatedNeverSeen => Region::UnallocatedNeverSeen,
            Self::NoSocialWorkerNeeded => Region::NoSocialWorkerNeeded,
        }
    }

    /// How the assessments of a part stand; nothing where it is a whole backlog.
    const fn assessment(self) -> Option<Assessment> {
        match self {
            Self::AllocatedAssessmentNotCompleteInTime => Some(Assessment::InTime),
            Self::AllocatedAssessmentNotCompleteOverdue => Some(Assessment::Overdue),
            Self::AllocatedAssessmentNotCompleteCannotTell => Some(Assessment::CannotTell),
            _ => None,
        }
    }

    fn words(self) -> String {
        if self.assessment().is_some() { self.label() } else { self.region().label() }
    }
}

/// How the assessments of a case stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Assessment {
    InTime,
    Overdue,
    CannotTell,
}

/// One named backlog.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct RegionLine {
    /// Its name.
    pub name: RegionPart,
    /// How many stand in it.
    pub count: Count,
}

settles!(RegionLine { count });

pub(super) fn count(facts: &Facts<'_>, figures: &mut Figures) -> Vec<RegionLine> {
    // Verdicts come case by case.
    let cases = |state: VerdictState| -> Vec<usize> {
        let judged = facts.verdicts.judged.iter();
        let judged = judged.filter(|judged| judged.state == state && judged.is_assessment);
        judged.map(|judged| judged.case).collect()
    };
    let (overdue, untold) = (cases(VerdictState::Overdue), cases(VerdictState::CannotTell));
    let is_of = |cases: &[usize], case: &OpenCase| cases.binary_search(&case.number).is_ok();
    let assessment = |case: &OpenCase| match (is_of(&overdue, case), is_of(&untold, case)) {
        (true, _) => Assessment::Overdue,
        (false, true) => Assessment::CannotTell,
        (false, false) => Assessment::InTime,
    };
    let lines = RegionPart::ALL.iter().map(|part| {
        let is_so = |case: &OpenCase| part.assessment().is_none_or(|wanted| wanted == assessment(case));
        let count = facts.count(figures, |case| part.region().holds(case) && is_so(case));
        RegionLine { name: *part, count }
    });
    lines.collect()
}

pub(super) fn section(report: &Report) -> Section {
    let units = capital(&report.count.label());
    let caption = format!("{units} in each named backlog; some stand in more than one");
    let mut table = Sheet::new("backlog-table", caption, Head::words_and_numbers("Backlog", &[&units]));
    for line in &report.regions {
        let count = if line.name.assessment().is_some() {
            line.count.into()
        } else {
            let region = line.name.region();
            let title = format!("{}: {}", report.count.label(), region.label());
            report.open(line.count, title, Selection { region: Some(region), ..Selection::default() })
        };
        table.row(vec![Figure::words(capital(&line.name.words())), count]);
    }
    Section::new("backlogs", "Named backlogs", vec![Block::Table(table)])
}
