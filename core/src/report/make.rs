//! How a report is made.

use std::collections::{BTreeMap, BTreeSet};

use crate::ask::{Audience, Question};
use crate::backlog::{Allocated, Backlog, By, Definition, OVER_28, OpenCase, Region};
use crate::calendar::Day;
use crate::case::{CONTACTS, Finding, FindingCode, REFERRALS, Register, Text};
use crate::error::Error;
use crate::history::{CaseLife, HolderClass, Progress, Seen, View};
use crate::report::report::{
    Accounting, BandLine, FindingLine, Grid, GridRow, Group, LeftOut, PartLine, RegionLine, Report, Rung,
};
use crate::report::suppression::LARGEST_WITHHELD;
use crate::report::timeliness::Verdicts;
use crate::report::value::{Count, Counts, Value};
use crate::stats::median;
use crate::timescale::{self, Clocks, Verdict, VerdictState};

/// How many findings of each kind a management report points at.
const FIRST_FINDINGS: usize = 5;

impl Report {
    /// The report on a register.
    ///
    /// # Errors
    /// [`Error::OutsidePeriodObserved`] where no part of the register observed the day, [`Error::OutsideCoverage`] where
    /// the calendar does not cover it, [`Error::InvalidArgument`] for a public report by worker.
    ///
    /// ```
    /// use dutydesk::backlog::{Ask, Definition};
    /// use dutydesk::ask::{Audience, Question};
    /// use dutydesk::report::{Report, Value};
    /// use dutydesk::scenario;
    /// let team = scenario::small_team(1)?;
    /// let ask = Ask::new(team.as_of, Definition::named("registered_case_holder")?);
    /// let report = Report::of(&team.register, &Question::new(ask, Audience::Management))?;
    /// assert_eq!(report.total.waiting, Value::Shown(65));
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    pub fn of(register: &Register, question: &Question) -> Result<Self, Error> {
        let ask = &question.ask;
        let public = question.audience == Audience::Public;
        if public && ask.by == By::Worker {
            return Err(Error::takes("by", "district or team in a public report, which tells of no worker"));
        }
        let since = ask.as_of.plus_months(-12).next();
        let timescales = question.timescales()?;
        let gathered = Gathered { verdicts: Verdicts::default(), since };
        let tallies = (Backlog::new(ask), Clocks::new(&timescales, gathered));
        let (backlog, clocks) = register.tally(&ask.over(), tallies)?;
        let mut verdicts = clocks.into_inner().verdicts;
        verdicts.judged.sort_by_key(|judged| judged.case);
        let maker = Maker { register, question, backlog: &backlog, verdicts: &verdicts, since };
        if !public {
            return Ok(maker.make(&mut Counts::open()));
        }
        let mut counts = Counts::learn();
        maker.make(&mut counts);
        Ok(maker.make(&mut counts.publish()))
    }
}

/// The verdicts of a report, as they come.
struct Gathered {
    verdicts: Verdicts,
    since: Day,
}

impl<'a> timescale::Verdicts<'a> for Gathered {
    fn take(&mut self, _: &CaseLife<'_, '_>, verdict: &Verdict<'a>) {
        self.verdicts.add(verdict, self.since);
    }

    fn merge(&mut self, _: Self) -> Result<(), Error> {
        Err(Error::takes("other", "nothing: a report is made in one pass"))
    }
}

/// Makes a report from what has been worked out.
struct Maker<'m> {
    register: &'m Register,
    question: &'m Question,
    backlog: &'m Backlog,
    verdicts: &'m Verdicts,
    since: Day,
}

impl Maker<'_> {
    fn make(&self, counts: &mut Counts) -> Report {
        let (register, ask, backlog) = (self.register, &self.question.ask, self.backlog);
        let public = counts.public();
        let known_at = match ask.view.on(ask.as_of) {
            View::KnownAt(day) => Some(day),
            View::Final | View::AsKnownThen => None,
        };
        let allocated = self.rung(&ask.allocated, counts);
        let (referrals, total) = (self.accounting(counts), self.group(None, |_| true, counts));
        Report {
            as_of: ask.as_of,
            known_at,
            authority: self.question.authority.clone(),
            own_rules: self
                .question
                .authority
                .as_deref()
                .is_some_and(|name| self.question.regimes.has_own(name)),
            audience: self.question.audience,
            invented: register.parts().iter().any(|part| part.format == "synthetic"),
            count: ask.count.name().to_owned(),
            by: ask.by.name().to_owned(),
            allocated,
            parts: self.parts(),
            left_out: left_out(&referrals, &total),
            referrals,
            contacts_awaiting_decision: self.contacts(counts),
            total,
            groups: self.groups(counts),
            definitions: Definition::ladder()
                .iter()
                .map(|definition| self.rung(definition, counts))
                .collect(),
            grid: self.grid(counts),
            regions: self.regions(counts),
            bands: self.bands(counts),
            timeliness: self.verdicts.lines(
                &self.question.regimes.clock_ids(),
                counts,
                self.since,
                atom(register.rows(&REFERRALS)),
            ),
            completed_since: self.since,
            findings: self.findings(counts),
            waiting: (!public).then(|| backlog.list(register, OpenCase::waits)),
        }
    }

    /// A count of the open cases that are so.
    fn count(&self, counts: &mut Counts, so: impl Fn(&OpenCase) -> bool) -> Count {
        counts.of(self.backlog.cases().iter().filter(|case| so(case)).map(|case| atom(case.number)))
    }

    fn parts(&self) -> Vec<PartLine> {
        let lines = self.register.parts().iter().map(|part| PartLine {
            format: part.format.clone(),
            from: part.from,
            to: part.to,
            extracted: part.extracted,
        });
        lines.collect()
    }

    fn accounting(&self, counts: &mut Counts) -> Accounting {
        let in_register = self.register.rows(&REFERRALS);
        let left_out = (OUTSIDE, self.register.rows_read(&REFERRALS) - in_register);
        let closed = (OUTSIDE + 1, self.backlog.closed());
        let later = (OUTSIDE + 2, self.backlog.not_yet_received());
        // Counted in referrals, whatever else the report counts: open cases that stand behind another one's child or
        // family are a block of their own.
        let shown = self.backlog.cases().len();
        let behind = (OUTSIDE + 3, in_register - closed.1 - later.1 - shown);
        let open = || self.backlog.cases().iter().map(|case| atom(case.number));
        Accounting {
            read: counts.of_blocks(&[left_out, closed, later, behind], open()),
            left_out: counts.of_blocks(&[left_out], std::iter::empty()),
            in_register: counts.of_blocks(&[closed, later, behind], open()),
            open: counts.of_blocks(&[behind], open()),
            closed: counts.of_blocks(&[closed], std::iter::empty()),
            not_yet_received: counts.of_blocks(&[later], std::iter::empty()),
        }
    }

    fn contacts(&self, counts: &mut Counts) -> Count {
        if !self.register.parts().iter().any(|part| part.reported_table(&CONTACTS)) {
            return Value::Undefined;
        }
        let (view, as_of) = (self.backlog.ask().view, self.backlog.ask().as_of);
        let by_then = |fact| view.effective(fact).is_some_and(|day| day <= as_of);
        let awaits = self.register.contacts().filter(|contact| {
            let decided = contact.decided().map(|day| contact.dated(day, contact.decided_recorded()));
            by_then(contact.dated(contact.received(), contact.received_recorded()))
                && !decided.is_some_and(by_then)
                && (decided.is_some() || contact.outcome().is_none())
        });
        counts.of_blocks(&[(OUTSIDE + 4, awaits.count())], std::iter::empty())
    }

    fn rung(&self, definition: &Definition, counts: &mut Counts) -> Rung {
        let is = |allocated: Allocated| {
            move |case: &OpenCase| definition.allocated(case.holder.class) == allocated
        };
        Rung {
            name: definition.name().to_owned(),
            meaning: definition.meaning().to_owned(),
            allocated: self.count(counts, is(Allocated::Yes)),
            waiting: self.count(counts, |case| is(Allocated::No)(case) && !case.no_social_worker_needed),
            cannot_tell: self.count(counts, is(Allocated::CannotTell)),
            no_social_worker_needed: self
                .count(counts, |case| is(Allocated::No)(case) && case.no_social_worker_needed),
        }
    }

    fn groups(&self, counts: &mut Counts) -> Vec<Group> {
        let by = self.question.ask.by;
        let name = |text: Option<Text>| text.map(|text| self.register.text(text));
        let groups: BTreeSet<_> = self.backlog.cases().iter().map(|case| name(case.group(by))).collect();
        // Those without a name come last.
        let (unnamed, named): (Vec<_>, Vec<_>) = groups.into_iter().partition(Option::is_none);
        let groups = named.into_iter().chain(unnamed);
        groups.map(|group| self.group(group, |case| name(case.group(by)) == group, counts)).collect()
    }

    fn group(&self, group: Option<&str>, of: impl Fn(&OpenCase) -> bool, counts: &mut Counts) -> Group {
        let as_of = self.question.ask.as_of;
        let cases: Vec<&OpenCase> = self.backlog.cases().iter().filter(|case| of(case)).collect();
        let mut count = |so: &dyn Fn(&OpenCase) -> bool| {
            counts.of(cases.iter().filter(|case| so(case)).map(|case| atom(case.number)))
        };
        let unallocated_age = |case: &OpenCase| case.unallocated_age(as_of);
        let waiting = count(&OpenCase::waits);
        let mut group = Group {
            name: group.map(str::to_owned),
            open: count(&|_| true),
            allocated: count(&|case| case.allocated == Allocated::Yes),
            waiting,
            cannot_tell: count(&|case| case.allocated == Allocated::CannotTell),
            no_social_worker_needed: count(&|case| {
                case.allocated == Allocated::No && case.no_social_worker_needed
            }),
            waiting_over_28_days_since_referral: count(&|case| case.waits() && case.age > OVER_28),
            waiting_over_28_days_unallocated: count(&|case| {
                case.waits() && unallocated_age(case).is_some_and(|age| age > OVER_28)
            }),
            oldest_days_since_referral: Value::Undefined,
            median_days_since_referral: Value::Undefined,
            oldest_days_unallocated: Value::Undefined,
            median_days_unallocated: Value::Undefined,
            never_seen: count(&|case| case.last_seen == Seen::Never),
            waiting_never_seen: count(&|case| case.waits() && case.last_seen == Seen::Never),
            seen_not_reported: count(&|case| case.last_seen == Seen::NotReported),
        };
        let waits = || cases.iter().filter(|case| case.waits());
        let ages = waits().map(|case| case.age.0).collect();
        (group.oldest_days_since_referral, group.median_days_since_referral) = ages_of(ages, waiting, counts);
        let ages = waits().filter_map(|case| unallocated_age(case)).map(|age| age.0).collect();
        (group.oldest_days_unallocated, group.median_days_unallocated) = ages_of(ages, waiting, counts);
        group
    }

    fn grid(&self, counts: &mut Counts) -> Grid {
        let held = |class: HolderClass| move |case: &OpenCase| case.holder.class == class;
        let holders: Vec<HolderClass> = HolderClass::ALL
            .iter()
            .copied()
            .filter(|class| self.backlog.cases().iter().any(held(*class)))
            .collect();
        let rows = Progress::ALL.iter().map(|progress| GridRow {
            progress: *progress,
            counts: holders
                .iter()
                .map(|class| self.count(counts, |case| held(*class)(case) && case.progress == *progress))
                .collect(),
            total: self.count(counts, |case| case.progress == *progress),
        });
        let rows = rows.collect();
        let totals = holders.iter().map(|class| self.count(counts, held(*class))).collect();
        Grid { rows, totals, total: self.count(counts, |_| true), holders }
    }

    fn regions(&self, counts: &mut Counts) -> Vec<RegionLine> {
        // Verdicts come case by case.
        let cases = |state: VerdictState| -> Vec<u32> {
            let judged = self.verdicts.judged.iter();
            let judged = judged.filter(|judged| judged.state == state && judged.is_assessment);
            judged.map(|judged| judged.case).collect()
        };
        let (overdue, untold) = (cases(VerdictState::Overdue), cases(VerdictState::CannotTell));
        let is_of = |cases: &[u32], case: &OpenCase| cases.binary_search(&atom(case.number)).is_ok();
        let assessment = |case: &OpenCase| match (is_of(&overdue, case), is_of(&untold, case)) {
            (true, _) => "overdue",
            (false, true) => "cannot_tell",
            (false, false) => "in_time",
        };
        let mut lines = Vec::new();
        for region in Region::ALL {
            lines.push(RegionLine {
                name: region.name().to_owned(),
                count: self.count(counts, |case| region.holds(case)),
            });
            if *region == Region::AllocatedAssessmentNotComplete {
                for name in ["in_time", "overdue", "cannot_tell"] {
                    lines.push(RegionLine {
                        name: format!("{}_{name}", region.name()),
                        count: self.count(counts, |case| region.holds(case) && assessment(case) == name),
                    });
                }
            }
        }
        lines
    }

    fn bands(&self, counts: &mut Counts) -> Vec<BandLine> {
        let as_of = self.question.ask.as_of;
        let bands = self.question.ask.bands.iter().map(|band| BandLine {
            days: band.to_string(),
            open_since_referral: self.count(counts, |case| band.holds(case.age)),
            waiting_since_referral: self.count(counts, |case| case.waits() && band.holds(case.age)),
            waiting_unallocated: self.count(counts, |case| {
                case.waits() && case.unallocated_age(as_of).is_some_and(|age| band.holds(age))
            }),
        });
        bands.collect()
    }

    fn findings(&self, counts: &mut Counts) -> Vec<FindingLine> {
        let mut kinds: BTreeMap<FindingCode, Vec<Finding>> = BTreeMap::new();
        for finding in self.register.findings() {
            kinds.entry(finding.code).or_default().push(*finding);
        }
        let lines = (OUTSIDE + 5..).zip(kinds).map(|(atom, (code, findings))| FindingLine {
            code,
            severity: code.severity(),
            meaning: code.meaning(),
            count: counts.of_blocks(&[(atom, findings.len())], std::iter::empty()),
            first: if counts.public() {
                Vec::new()
            } else {
                findings.into_iter().take(FIRST_FINDINGS).collect()
            },
        });
        lines.collect()
    }
}

/// What the figures leave out, of counts that stand elsewhere in the report.
fn left_out(accounting: &Accounting, total: &Group) -> Vec<LeftOut> {
    let lines = [
        ("referral rows", accounting.left_out, "they could not be counted; the findings say why"),
        (
            "referrals not yet received",
            accounting.not_yet_received,
            "received after the day, or not recorded by the knowledge date",
        ),
        ("closed referrals", accounting.closed, "closed on the day, so in no count of open work"),
        (
            "open, holder not told",
            total.cannot_tell,
            "the source does not say who holds them, or whether that worker is registered; neither allocated nor waiting",
        ),
        (
            "open, no social worker needed",
            total.no_social_worker_needed,
            "recorded as properly held without a social worker of their own; not waiting",
        ),
        (
            "open, seen or not is not told",
            total.seen_not_reported,
            "the source does not say when children are seen; not among the never seen",
        ),
    ];
    let lines = lines.into_iter().filter(|(_, count, _)| *count != Value::Shown(0));
    lines.map(|(what, count, why)| LeftOut { what, count, why }).collect()
}

/// The first of the atoms that stand for no open case; findings take the ones above.
const OUTSIDE: u32 = 3_000_000_000;

fn atom(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The oldest and the median of some ages. The oldest is a single case, and so is never public; nor is the median of few.
fn ages_of(mut ages: Vec<i32>, count: Count, counts: &Counts) -> (Value<i32>, Value<f64>) {
    let oldest = Value::or_undefined(ages.iter().max().copied());
    let middle = Value::or_undefined(median(&mut ages));
    if !counts.public() {
        return (oldest, middle);
    }
    let enough = count.shown().is_some_and(|count| count > LARGEST_WITHHELD);
    (Value::Withheld, if enough { middle } else { Value::Withheld })
}
