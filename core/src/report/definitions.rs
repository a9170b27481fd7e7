//! The definitions of allocated side by side.

use serde::Serialize;

use crate::backlog::{Allocation, OpenCase, Selection};
use crate::history::Definition;
use crate::page::words::{capital, one_line};
use crate::page::{Bars, Block, Chart, ChartKind, Figure, Head, Section, Sheet};
use crate::report::Report;
use crate::report::facts::Facts;
use crate::report::figures::{Figures, settles};
use crate::report::headline::why_that_definition;
use crate::report::list::List;
use crate::report::recorded::{Recorded, Told};
use crate::report::value::Count;

/// What one definition of allocated says of the open cases.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Rung {
    /// Its name.
    pub name: String,
    /// What it means.
    pub meaning: String,
    /// Allocated.
    pub allocated: Count,
    /// Not allocated, and in need of a social worker.
    pub waiting: Count,
    /// Nothing tells.
    pub cannot_tell: Count,
    /// Not allocated, and in no need of a social worker of its own.
    pub no_social_worker_needed: Count,
    /// Whether the sources say what tells which wait; where they say it of some, there are at least so many.
    pub allocation_recorded: Recorded,
    /// Whether the sources say which need no social worker of their own.
    pub need_recorded: Recorded,
}

settles!(Rung { allocated, waiting, cannot_tell, no_social_worker_needed });

impl Rung {
    pub(super) fn of(definition: &Definition, facts: &Facts<'_>, figures: &mut Figures) -> Self {
        let cases = facts.all();
        let (allocated, waiting) = facts.allocation_recorded(definition, &cases);
        let need = facts.recorded(&cases, &[Told::Holder, Told::Need]);
        let mut count = |recorded, allocation| {
            let so = |case: &OpenCase| Allocation::under(definition, case) == allocation;
            facts.count_recorded(figures, recorded, so)
        };
        Self {
            name: definition.name().to_owned(),
            meaning: definition.meaning().to_owned(),
            allocated: count(allocated, Allocation::Allocated),
            waiting: count(waiting, Allocation::Waiting),
            cannot_tell: count(Recorded::OfAll, Allocation::CannotTell),
            no_social_worker_needed: count(need, Allocation::NotNeeded),
            allocation_recorded: waiting,
            need_recorded: need,
        }
    }

    /// The words for its name.
    pub(super) fn label(&self) -> String {
        one_line(&Definition::label_of(&self.name))
    }

    /// Whether a count of these is of all, or of those that can be told.
    fn least(&self, allocation: Allocation) -> Recorded {
        match allocation {
            Allocation::Allocated | Allocation::Waiting => self.allocation_recorded,
            Allocation::NotNeeded => self.need_recorded,
            Allocation::CannotTell => Recorded::OfAll,
        }
    }

    fn counts(&self) -> [(Allocation, Count); 4] {
        [
            (Allocation::Allocated, self.allocated),
            (Allocation::Waiting, self.waiting),
            (Allocation::CannotTell, self.cannot_tell),
            (Allocation::NotNeeded, self.no_social_worker_needed),
        ]
    }
}

pub(super) fn count(facts: &Facts<'_>, figures: &mut Figures) -> Vec<Rung> {
    Definition::ladder().iter().map(|definition| Rung::of(definition, facts, figures)).collect()
}

pub(super) fn section(report: &Report) -> Section {
    let units = capital(&report.count.label());
    let mut heads = Head::words_and_numbers(
        "Allocated means",
        &["Allocated", "Not allocated", "Cannot tell", "None needed"],
    );
    heads.push(Head::words("That is"));
    let caption = format!("{units} by definition of allocated, the strictest first");
    let mut table = Sheet::new("definition-table", caption, heads);
    let own = (report.definitions.iter().all(|rung| rung.name != report.allocated.name))
        .then_some(&report.allocated);
    let rungs = || report.definitions.iter().chain(own);
    for rung in rungs() {
        let is_chosen = rung.name == report.allocated.name;
        let chosen = if is_chosen { " (used in this report)" } else { "" };
        let mut cells = vec![Figure::words(capital(&rung.label()) + chosen)];
        cells.extend(rung.counts().map(|(allocation, count)| {
            let title =
                format!("{}, allocated meaning {}", report.counted(&allocation.label()), rung.label());
            let selection = Selection { allocation: Some(allocation), ..Selection::default() };
            let allocated = (!is_chosen).then(|| rung.name.clone());
            rung.least(allocation).figure(report.open_list(
                count,
                title,
                List::Cases { selection, allocated },
            ))
        }));
        cells.push(Figure::words(&rung.meaning));
        table.row(cells);
    }
    let mut blocks = vec![Block::Table(table)];
    blocks.extend(why_that_definition(report));
    if let Some(whole) = report.total.open.shown().filter(|open| *open > 0) {
        // The last part is what the others leave, so on a public page it also stands for what is withheld.
        let rest = if report.is_public() {
            "No social worker needed, or withheld"
        } else {
            "No social worker needed"
        };
        let rows = rungs().map(|rung| Bars {
            words: capital(&rung.label()),
            figures: rung
                .counts()
                .map(|(allocation, count)| rung.least(allocation).figure(count.into()))
                .to_vec(),
        });
        blocks.push(Block::Chart(Chart {
            id: "definition-chart".to_owned(),
            title: format!("{units} by definition of allocated"),
            kind: ChartKind::Parts { whole },
            series: ["Allocated", "Not allocated", "Cannot tell", rest].map(str::to_owned).to_vec(),
            rows: rows.collect(),
        }));
    }
    Section::new("definitions", "What counts as allocated", blocks)
}
