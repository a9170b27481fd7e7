//! The options.

use crate::backlog::{Bands, By, Counted, Definition};
use crate::calendar::{Day, Division};
use crate::history::{AssessmentEnd, View};
use crate::named::named;
use crate::options::options;
use crate::regime::Regimes;
use crate::timescale::Judging;

named! {
    /// Who a report is for.
    Audience, "audience" {
        /// The people who manage the work: every number, and the cases behind them. Every page says so.
        Management = "management",
        /// Anyone: small counts withheld, and enough more that none can be worked out; no single case, no worker.
        Public = "public",
    }
}

options! {
    /// What can be asked, besides which cases and which measure. A question takes some of it: its entry in
    /// [`QUESTIONS`](crate::ask::QUESTIONS) says which.
    ///
    /// ```
    /// use dutydesk::ask::{Audience, Options};
    /// let mut options = Options::at("2010-10-11".parse()?);
    /// options.audience = Audience::Public;
    /// let register = dutydesk::format::read(&[b"child_id,received,worker\nc1,2010-08-16,W017\n"])?;
    /// let asked = options.asked(&register)?;
    /// assert_eq!(asked.judging.due_within.0, 5);
    /// // A duty sheet does not say who is registered.
    /// assert_eq!(asked.ask.allocated.name(), "named_case_holder");
    /// let mistake = |json| Options::from_json(json).unwrap_err().to_string();
    /// assert_eq!(mistake(r#"{"as_of": "11/10/2010"}"#), "as_of: not a date of the form 2010-12-20");
    /// assert_eq!(mistake(r#"{"as_of": "2010-10-11", "sentences": "yes"}"#), "sentences: true or false");
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    Options, "any question" {
        AS_OF {
            /// The day, at its end. Without it, the last day on which anything in the files happened or was recorded.
            as_of: Option<Day> = None;
        }
        EVERY {
            /// The day by which what counts had been recorded, or `then`: for each day what had been recorded by its end.
            /// Everything counts without it.
            known_at: View = View::Final;
            /// What counts as allocated: a shipped definition by name, or one of your own by `name`, `meaning` and the
            /// `classes` of holder that it counts. Without it, the strictest shipped one that the sources can answer.
            allocated: Option<Definition> = None;
            /// The day that ends an assessment: when it was completed, or when a manager authorised it.
            assessment_end: AssessmentEnd = AssessmentEnd::USUAL;
        }
        GROUPING {
            /// How cases are grouped: by the district of the team, by team (the holder's, else the one the referral came to)
            /// or by the worker who holds the case.
            by: By = By::USUAL;
        }
        COUNT {
            /// What is counted. A child or family with several open cases stands where the one least held stands.
            count: Counted = Counted::USUAL;
        }
        BANDS {
            /// The first age of each band but the first, in days.
            bands: Bands = Bands::default();
        }
        CLOCKS {
            /// The bank holidays that count; those of the nation whose rules hold, without it.
            division: Option<Division> = None;
            /// Days on which the council's own offices were shut: no working days.
            closures: Vec<Day> = Vec::new();
            /// The guidance whose clocks run, with local standards and clocks; England's without it.
            rules: Option<Regimes> = None;
        }
        MISSED {
            /// The first day from which what was missed is shown; the sixth before `as_of` without it.
            missed_since: Option<Day> = None;
        }
        AUDIENCE {
            /// Who it is for: management, or the public, from whom small counts are withheld.
            audience: Audience = Audience::Management;
        }
        /// How clocks are judged.
        judging: Judging;
    }
}

impl Options {
    /// At the end of that day, all else as it is where nothing else is given.
    #[must_use]
    pub fn at(as_of: Day) -> Self {
        Self { as_of: Some(as_of), ..Self::default() }
    }
}
