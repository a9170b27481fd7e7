//! A verdict as a practitioner would say it.

use crate::calendar::{Calendar, Day};
use crate::regime::Scope;
use crate::source::Standing;
use crate::timescale::verdict::{Missing, Since, Verdict, VerdictState};

impl Verdict<'_> {
    /// The verdict in a sentence or two: which clock, from what, to when, under which guidance, and what became of it.
    ///
    /// ```
    /// # use dutydesk::calendar::{Calendar, Day, Division};
    /// # use dutydesk::case::{AssessmentRow, Part, ReferralRow, RegisterBuilder};
    /// # use dutydesk::history::View;
    /// # use dutydesk::regime::Regimes;
    /// # use dutydesk::timescale::Timescales;
    /// # let day = |month, day| Day::from_ymd(2010, month, day);
    /// # let mut builder = RegisterBuilder::new(Part::new("example"));
    /// # builder.add(&ReferralRow { referral_id: "r1", child_id: "c1", received: Some(day(8, 2)?), ..Default::default() })?;
    /// # builder.add(&AssessmentRow { referral_id: "r1", kind: "initial", started: Some(day(8, 3)?), completed: Some(day(8, 19)?), ..Default::default() })?;
    /// # let register = builder.finish()?;
    /// # let (regimes, calendar) = (Regimes::england(), Calendar::new(Division::EnglandAndWales));
    /// # let mut sentences = Vec::new();
    /// # Timescales::new(&regimes, &calendar, View::Final, day(10, 11)?)?
    /// #     .each(&register, |verdict| sentences.push(verdict.sentence(&calendar)));
    /// assert_eq!(
    ///     sentences.last().unwrap(),
    ///     "Initial assessment: due by 16 August 2010, 10 working days after the referral was received on 2 August 2010 \
    ///      (Working Together to Safeguard Children 2010). Done on 19 August 2010, 3 working days late; no reason is \
    ///      recorded."
    /// );
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    #[must_use]
    pub fn sentence(&self, calendar: &Calendar) -> String {
        format!("{}. {}", self.rule_in_prose(), self.outcome_in_prose(calendar))
    }

    fn rule_in_prose(&self) -> String {
        let start = self.start.in_prose();
        let Some(rule) = self.rule else {
            let clock = self.clock.name().replace('_', " ");
            return format!("No rule for the clock {clock} was in force on {}", self.began.in_prose());
        };
        let (title, guidance) = (&rule.clock.title, &rule.regime.name);
        let unseen = if rule.scope != Scope::Local && rule.standing() == Standing::Assumed {
            ", a rule not seen in a source"
        } else {
            ""
        };
        let Some(limit) = rule.limit else { return format!("{title}: no national limit ({guidance})") };
        let at = self.due_time.map_or_else(String::new, |time| format!("{time} on "));
        let due = self.due.map_or_else(String::new, |due| format!("due by {at}{}, ", due.in_prose()));
        let since = match self.since {
            Since::StartEvent => format!("after {}", rule.starts_at().phrase()),
            Since::LastStopped => "after it was last done on".to_owned(),
            Since::Other => "from".to_owned(),
        };
        let shut = if self.deferred { " and the desk next opened" } else { "" };
        let local = if Some(limit) == rule.clock.limit { "" } else { ", with a local limit" };
        format!("{title}: {due}{limit} {since} {start}{shut} ({guidance}{local}{unseen})")
    }

    fn outcome_in_prose(&self, calendar: &Calendar) -> String {
        let late = |day: Day| {
            let days = self
                .due
                .and_then(|due| calendar.working_days_between(due, day).ok())
                .map_or(0, |days| days.0);
            if days == 0 { "late".to_owned() } else { format!("{} late", working_days(days)) }
        };
        let left = || working_days(self.working_days_left.map_or(0, |days| days.0));
        let resolved = |day: Day| match self.end {
            Some(_) => format!("Done on {}, {}", day.in_prose(), late(day)),
            None => format!("Never done: what it was for ended on {}", day.in_prose()),
        };
        match (self.state, self.resolved) {
            (VerdictState::Met, Some(day)) => format!("Done on {}, in time.", day.in_prose()),
            (VerdictState::Missed, Some(day)) => format!("{}; no reason is recorded.", resolved(day)),
            (VerdictState::OverrunWithReasons, Some(day)) => {
                format!("{}; the reasons are recorded.", resolved(day))
            }
            (VerdictState::Running, _) => format!("Under way, {} left.", left()),
            (VerdictState::DueSoon, _) if self.working_days_left.is_some_and(|days| days.0 == 0) => {
                "Due before the next working day.".to_owned()
            }
            (VerdictState::DueSoon, _) => format!("Due soon, {} left.", left()),
            (VerdictState::NotStarted, _) => format!("Not started, {} left.", left()),
            (VerdictState::Overdue, _) => {
                let over = self.working_days_left.map_or(0, |days| -days.0);
                if over == 0 { "Overdue.".to_owned() } else { format!("Overdue by {}.", working_days(over)) }
            }
            (VerdictState::CannotTell, _) => {
                self.missing.map_or("It cannot be told.", what_is_missing).to_owned()
            }
            (VerdictState::NoNationalLimit, _) => "It cannot be late.".to_owned(),
            (VerdictState::NotApplicable, _) | (_, None) => "It does not apply.".to_owned(),
        }
    }
}

const fn what_is_missing(missing: Missing) -> &'static str {
    match missing {
        Missing::Decided => "It cannot be told: the day of the decision is not recorded.",
        Missing::Completed => "It cannot be told: the day the assessment ended is not recorded.",
        Missing::ConferenceNotRequired => {
            "It cannot be told: whether a conference was needed is not recorded."
        }
        Missing::NotReported => "It cannot be told: the source does not record it of any case.",
        Missing::DatesInOrder => "It cannot be told: it is recorded as done before it began to run.",
        Missing::Holder => "It cannot be told: who holds the case is not recorded.",
        Missing::Definition => "It cannot be told: what counts as allocated was not said.",
        Missing::Regime => "It cannot be told: no guidance is known for that day.",
        Missing::Calendar => "It cannot be told: the working days of those years are not known.",
    }
}

fn working_days(days: i32) -> String {
    format!("{days} working day{}", if days == 1 { "" } else { "s" })
}
