//! How a report is made, and what of it holds for every section.

use crate::ask::{Asked, Audience};
use crate::backlog::{By, Selection};
use crate::case::Register;
use crate::error::Error;
use crate::page::words::one_line;
use crate::page::{Behind, Figure, Page};
use crate::report::Report;
use crate::report::facts::Facts;
use crate::report::figures::Figures;
use crate::report::list::List;
use crate::report::suppression::{LARGEST_WITHHELD, SMALLEST_WITHHELD, WITHHELD_MARK};
use crate::report::value::{Count, Value};
use crate::report::verdicts::Verdicts;
use crate::timescale::CountedAs;

const INVENTED: &str = "Invented data: no real child, worker or place.";
const MANAGEMENT: &str = "Management copy: shows small numbers and single cases. Not for publication.";

impl Report {
    /// The report on a register.
    ///
    /// # Errors
    /// [`Error::OutsidePeriodObserved`] where no part of the register observed the day, [`Error::OutsideCoverage`] where
    /// the calendar does not cover it, [`Error::InvalidArgument`] for a public report by worker; as
    /// [`Judging::check`](crate::timescale::Judging::check).
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
        let (backlog, verdicts) = Verdicts::with_backlog(register, question)?;
        let since = CountedAs::since(ask.as_of);
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

    pub(super) fn lines(&self) -> Vec<String> {
        let known =
            self.known_at.map(|day| format!("Uses what had been recorded by the end of {}.", day.in_prose()));
        let rules =
            self.authority.as_deref().map(|authority| format!("By the rules of {}.", one_line(authority)));
        let day = self.as_of_because.map(|because| {
            format!("No day was asked for. {} is {because}; say `as_of` for another.", self.as_of.in_prose())
        });
        day.into_iter().chain(self.stops.iter().cloned()).chain(known).chain(rules).collect()
    }

    pub(super) fn banners(&self) -> Vec<String> {
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
