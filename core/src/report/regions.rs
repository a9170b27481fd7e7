//! The named backlogs.

use serde::Serialize;

use crate::backlog::{OpenCase, Region};
use crate::named::named;
use crate::page::words::capital;
use crate::page::{Block, Figure, Head, Section, Sheet};
use crate::report::Report;
use crate::report::facts::Facts;
use crate::report::figures::{Figures, settles};
use crate::report::list::List;
use crate::report::recorded::{Recorded, Told};
use crate::report::value::{Count, Value};
use crate::report::verdicts::Verdicts;
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
    /// The named backlog that it is, or is a part of.
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

    /// Whether a case stands in it.
    pub(super) fn holds(self, case: &OpenCase, assessments: &Assessments) -> bool {
        self.region().holds(case)
            && self.assessment().is_none_or(|wanted| wanted == assessments.of_case(case.number))
    }

    /// The words for it below the backlog that it is a part of.
    fn words(self) -> String {
        if self.assessment().is_some() { self.label() } else { self.region().label() }
    }

    /// The words for it alone.
    fn title(self) -> String {
        let whole = self.region().label();
        if self.assessment().is_some() { format!("{whole}; {}", self.label()) } else { whole }
    }
}

/// How the assessments of a case stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Assessment {
    InTime,
    Overdue,
    CannotTell,
}

/// How the assessments of every case stand: the cases, by number and in order, of which one is overdue, and those of which
/// one cannot be told of.
pub(super) struct Assessments {
    overdue: Vec<usize>,
    untold: Vec<usize>,
}

impl Assessments {
    pub(super) fn of(verdicts: &Verdicts<'_>) -> Self {
        // Verdicts come case by case.
        let cases = |state: VerdictState| {
            let judged = verdicts.judged.iter();
            let judged = judged.filter(|judged| judged.state == state && judged.is_assessment);
            judged.map(|judged| judged.case).collect()
        };
        Self { overdue: cases(VerdictState::Overdue), untold: cases(VerdictState::CannotTell) }
    }

    fn of_case(&self, number: usize) -> Assessment {
        let is_of = |cases: &[usize]| cases.binary_search(&number).is_ok();
        match (is_of(&self.overdue), is_of(&self.untold)) {
            (true, _) => Assessment::Overdue,
            (false, true) => Assessment::CannotTell,
            (false, false) => Assessment::InTime,
        }
    }
}

/// One named backlog.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct RegionLine {
    /// Its name.
    pub name: RegionPart,
    /// How many stand in it.
    pub count: Count,
    /// Whether the sources say what tells; where they say it of some, there are at least so many.
    pub recorded: Recorded,
}

settles!(RegionLine { count });

pub(super) fn count(facts: &Facts<'_>, figures: &mut Figures) -> Vec<RegionLine> {
    let assessments = Assessments::of(facts.verdicts);
    let lines = RegionPart::ALL.iter().map(|part| {
        let recorded = part.region().recorded(facts);
        let count = facts.count_recorded(figures, recorded, |case| part.holds(case, &assessments));
        RegionLine { name: *part, count, recorded }
    });
    lines.collect()
}

impl Region {
    /// Of how many of the open cases the sources say what tells whether they stand in it.
    fn recorded(self, facts: &Facts<'_>) -> Recorded {
        let cases = facts.all();
        let definition = &facts.question.ask.allocated;
        let (allocated, waiting) = facts.allocation_recorded(definition, &cases);
        let assessed = || facts.recorded(&cases, &[Told::Assessments]);
        match self {
            Self::NeverAllocated => waiting,
            Self::AllocatedAssessmentNotComplete => allocated.and(assessed()),
            Self::UnallocatedBeforeAssessment | Self::AssessedThenUnallocated => waiting.and(assessed()),
            Self::HeldByManager => facts.recorded(&cases, &[Told::Holder]),
            Self::UnallocatedNeverSeen => facts.waiting_seen_recorded(definition, &cases),
            Self::NoSocialWorkerNeeded => facts.recorded(&cases, &[Told::Need]),
        }
    }
}

pub(super) fn section(report: &Report) -> Section {
    let units = capital(&report.count.label());
    let caption = format!("{units} in each named backlog; some stand in more than one");
    let mut table = Sheet::new("backlog-table", caption, Head::words_and_numbers("Backlog", &[&units]));
    for line in &report.regions {
        let title = format!("{}: {}", report.count.label(), line.name.title());
        let count = report.open_list(line.count, title, List::NamedBacklog { name: line.name });
        let count = line.recorded.figure(count);
        table.row(vec![Figure::words(capital(&line.name.words())), count]);
    }
    let untold = report.regions.iter().all(|line| line.count == Value::NotRecorded);
    let block = if untold {
        Block::paragraph(
            "Not recorded: no source says who holds cases, or which need no social worker of their own.",
        )
    } else {
        Block::Table(table)
    };
    Section::new("backlogs", "Named backlogs", vec![block])
}
