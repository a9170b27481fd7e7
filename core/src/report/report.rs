//! The report itself: what it holds, how it is made, and how it reads.

use serde::Serialize;

use crate::ask::{Asked, Audience};
use crate::backlog::{Backlog, By, Counted, Selection};
use crate::calendar::Day;
use crate::case::Register;
use crate::error::Error;
use crate::history::View;
use crate::page::words::one_line;
use crate::page::{Behind, Figure, Page};
use crate::report::facts::Facts;
use crate::report::figures::{Figures, Settle};
use crate::report::list::List;
use crate::report::suppression::{LARGEST_WITHHELD, SMALLEST_WITHHELD, WITHHELD_MARK};
use crate::report::value::{Count, Value};
use crate::report::verdicts::Verdicts;
use crate::report::{
    Accounting, BandLine, ClockLine, FindingLine, Grid, Group, LeftOut, PartLine, RegionLine, Rung,
};
use crate::report::{
    accounting, bands, clocks, contacts, definitions, findings, grid, groups, headline, left_out, regions,
    sources, waiting,
};
use crate::table::Table;

const INVENTED: &str = "Invented data: no real child, worker or place.";
const MANAGEMENT: &str = "Management copy: shows small numbers and single cases. Not for publication.";

/// Over how many months before the day completed work is counted.
const MONTHS: i32 = 12;

/// A report is what it was asked, and its sections in the order in which they are counted and read: of each its file, and what it holds.
macro_rules! sections {
    ($($file:ident { $($(#[doc = $doc:literal])+ $field:ident: $type:ty),+ })+) => {
        /// The answer to the four questions, in one piece: which clocks run, who holds the cases, how big the backlog is, and
        /// what was left out and why.
        #[derive(Clone, Debug, Serialize)]
        #[non_exhaustive]
        pub struct Report {
            /// The day it speaks of, at its end.
            pub as_of: Day,
            /// The day by which what it uses had been recorded; null where it uses everything.
            pub known_at: Option<Day>,
            /// The authority whose own rules were asked for, if one was.
            pub authority: Option<String>,
            /// Whether the rules hold anything of that authority's own; else they are the national ones.
            pub own_rules: bool,
            /// Who it is for.
            pub audience: Audience,
            /// Whether every record in it is invented.
            pub invented: bool,
            /// What is counted.
            pub count: Counted,
            /// How cases are grouped.
            pub by: By,
            $($($(#[doc = $doc])+ pub $field: $type,)+)+
        }

        impl Report {
            fn counted_once(facts: &Facts<'_>, figures: &mut Figures) -> Self {
                let (question, ask) = (facts.question, &facts.question.ask);
                let has_own = |name| question.rules.has_own(name);
                $(#[allow(unused_parens, reason = "some hold one field")]
                let ($($field),+) = $file::count(facts, figures);)+
                Self {
                    as_of: ask.as_of,
                    known_at: match ask.view.on(ask.as_of) {
                        View::KnownAt(day) => Some(day),
                        View::Final | View::AsKnownThen => None,
                    },
                    authority: question.authority.clone(),
                    own_rules: question.authority.as_deref().is_some_and(has_own),
                    audience: question.audience,
                    invented: facts.register.parts().iter().any(|part| part.format == "synthetic"),
                    count: ask.count,
                    by: ask.by,
                    $($($field,)+)+
                }
            }

            fn settle(&mut self, figures: Figures) {
                let settled = figures.settled();
                $($(self.$field.settle(&settled);)+)+
            }

            /// How it reads.
            ///
            /// ```
            /// use dutydesk::ask::{Asked, Audience};
            /// use dutydesk::backlog::{Ask, Definition};
            /// use dutydesk::report::Report;
            /// use dutydesk::scenario;
            /// let team = scenario::small_team(1)?;
            /// let ask = Ask::new(team.as_of, Definition::named("registered_case_holder")?);
            /// let report = Report::of(&team.register, &Asked::new(ask, Audience::Management))?;
            /// assert_eq!(report.page().sections[0].heading, "Headline numbers");
            /// # Ok::<(), dutydesk::Error>(())
            /// ```
            #[must_use]
            pub fn page(&self) -> Page {
                let sections = [$($file::section(self)),+];
                Page {
                    subject: "Referrals, allocation and timescales".to_owned(),
                    heading: format!("As at the end of {}", self.as_of.in_prose()),
                    lines: self.lines(),
                    banners: self.banners(),
                    sections: sections.into_iter().filter(|section| !section.blocks.is_empty()).collect(),
                }
            }
        }
    };
}

sections! {
    headline {
        /// The definition of allocated that the figures below use.
        allocated: Rung,
        /// Every open case, or child, or family.
        total: Group
    }
    definitions {
        /// The definitions of allocated side by side.
        definitions: Vec<Rung>
    }
    grid {
        /// The grid: progress by holder.
        grid: Grid
    }
    regions {
        /// The named backlogs.
        regions: Vec<RegionLine>
    }
    bands {
        /// Age bands.
        bands: Vec<BandLine>
    }
    groups {
        /// The same as the total by district, team or worker; alphabetical.
        groups: Vec<Group>
    }
    clocks {
        /// How far each clock is kept.
        timeliness: Vec<ClockLine>,
        /// The first day of the twelve months over which completed work is counted.
        completed_since: Day
    }
    contacts {
        /// Contacts that await a decision; they stand beside the grid, not in it.
        contacts_awaiting_decision: Count
    }
    left_out {
        /// What was left out of the figures, and why.
        left_out: Vec<LeftOut>
    }
    accounting {
        /// Every referral accounted for.
        referrals: Accounting
    }
    findings {
        /// What was wrong with the records.
        findings: Vec<FindingLine>
    }
    sources {
        /// The sources.
        parts: Vec<PartLine>
    }
    waiting {
        /// Every case that waits for a social worker under the definition, longest waiting first; management only.
        waiting: Option<Table>
    }
}

impl Report {
    /// The report on a register.
    ///
    /// # Errors
    /// [`Error::OutsidePeriodObserved`] where no part of the register observed the day, [`Error::OutsideCoverage`] where
    /// the calendar does not cover it, [`Error::InvalidArgument`] for a public report by worker.
    ///
    /// ```
    /// use dutydesk::backlog::{Ask, Definition};
    /// use dutydesk::ask::{Asked, Audience};
    /// use dutydesk::report::{Report, Value};
    /// use dutydesk::scenario;
    /// let team = scenario::small_team(1)?;
    /// let ask = Ask::new(team.as_of, Definition::named("registered_case_holder")?);
    /// let report = Report::of(&team.register, &Asked::new(ask, Audience::Management))?;
    /// assert_eq!(report.total.waiting, Value::Shown(65));
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    pub fn of(register: &Register, question: &Asked) -> Result<Self, Error> {
        let ask = &question.ask;
        if question.audience == Audience::Public && ask.by == By::Worker {
            return Err(Error::takes("by", "district or team in a public report, which tells of no worker"));
        }
        let backlog = Backlog::of(register, ask)?;
        let since = ask.as_of.plus_months(-MONTHS).next();
        let mut verdicts = Verdicts::default();
        question.timescales()?.each(register, |verdict| verdicts.add(&verdict, since));
        let facts = Facts { register, question, backlog: &backlog, verdicts: &verdicts, since };
        let mut figures = Figures::new(question.audience);
        let mut report = Self::counted_once(&facts, &mut figures);
        report.settle(figures);
        report.left_out.retain(|line| line.count != Value::Shown(0));
        Ok(report)
    }

    pub(super) fn is_public(&self) -> bool {
        self.audience == Audience::Public
    }

    /// What is counted, that is so: `cases not allocated`.
    pub(super) fn counted(&self, so: &str) -> String {
        format!("{} {so}", self.count.label())
    }

    /// A count with the cases behind it.
    pub(super) fn open(&self, count: Count, title: String, selection: Selection) -> Figure {
        self.open_list(count, title, List::Cases { selection, allocated: None })
    }

    /// A count with the list behind it. The public has no list, and a count of nothing none either.
    pub(super) fn open_list(&self, count: Count, title: String, list: List) -> Figure {
        let opens = !self.is_public() && count.shown().is_some_and(|count| count > 0);
        let list = opens.then(|| serde_json::to_value(list).ok()).flatten();
        Figure { behind: list.map(|list| Box::new(Behind { title, list })), ..Figure::from(count) }
    }

    fn lines(&self) -> Vec<String> {
        let known =
            self.known_at.map(|day| format!("Uses what had been recorded by the end of {}.", day.in_prose()));
        let rules = self.authority.as_deref().map(|authority| {
            let authority = one_line(authority);
            if self.own_rules {
                format!("By the rules of {authority}.")
            } else {
                format!("By the national rules: none are given for {authority}.")
            }
        });
        known.into_iter().chain(rules).collect()
    }

    fn banners(&self) -> Vec<String> {
        let audience = match self.audience {
            Audience::Management => MANAGEMENT.to_owned(),
            Audience::Public => format!(
                "Public copy: {WITHHELD_MARK} stands for a figure withheld: a count of {SMALLEST_WITHHELD} to \
                 {LARGEST_WITHHELD}, one from which such a count could be worked out, or an age that tells of single cases."
            ),
        };
        [audience].into_iter().chain(self.invented.then(|| INVENTED.to_owned())).collect()
    }
}

impl From<&Report> for Page {
    fn from(report: &Report) -> Self {
        report.page()
    }
}
