//! A report as the list of its sections.

/// The report: what it was asked, and what its sections hold, in the order in which they are counted and read.
macro_rules! sections {
    ($($file:ident { $($(#[doc = $doc:literal])+ $field:ident: $type:ty),+ })+) => {
        /// The answer to the four questions, in one piece: which clocks run, who holds the cases, how big the backlog is, and
        /// what was left out and why.
        #[derive(Clone, Debug, serde::Serialize)]
        #[non_exhaustive]
        pub struct Report {
            /// The day it speaks of, at its end.
            pub as_of: $crate::calendar::Day,
            /// The day by which what it uses had been recorded; null where it uses everything.
            pub known_at: Option<$crate::calendar::Day>,
            /// The authority whose own rules were asked for, if one was.
            pub authority: Option<String>,
            /// Who it is for.
            pub audience: $crate::ask::Audience,
            /// Why its day, where none was asked for; null where one was.
            pub as_of_because: Option<&'static str>,
            /// Why its definition of allocated, where none was asked for; null where one was.
            pub allocated_because: Option<&'static str>,
            /// What the day chosen leaves to be said of the sources: those that stop before it, and dates past it.
            pub stops: Vec<String>,
            /// Whether every record in it is invented.
            pub invented: bool,
            /// What is counted.
            pub count: $crate::backlog::Counted,
            /// How cases are grouped.
            pub by: $crate::backlog::By,
            $($($(#[doc = $doc])+ pub $field: $type,)+)+
        }

        impl Report {
            fn counted_once(facts: &facts::Facts<'_>, figures: &mut figures::Figures) -> Self {
                let (question, ask) = (facts.question, &facts.question.ask);
                $(#[allow(unused_parens, reason = "some hold one field")]
                let ($($field),+) = $file::count(facts, figures);)+
                Self {
                    as_of: ask.as_of,
                    known_at: match ask.view.on(ask.as_of) {
                        $crate::history::View::KnownAt(day) => Some(day),
                        $crate::history::View::Final | $crate::history::View::AsKnownThen => None,
                    },
                    authority: question.judging.authority.clone(),
                    audience: question.audience,
                    as_of_because: question.last_day.as_ref().map(|last| last.because),
                    stops: sources::stops_of(question),
                    allocated_because: question.allocated_because,
                    invented: facts.register.parts().iter().any(|part| part.format == "synthetic"),
                    count: ask.count,
                    by: ask.by,
                    $($($field,)+)+
                }
            }

            fn settle(&mut self, figures: figures::Figures) {
                use figures::Settle;
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
            pub fn page(&self) -> $crate::page::Page {
                let sections = [$($file::section(self)),+];
                $crate::page::Page {
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

pub(super) use sections;
