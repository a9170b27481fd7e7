//! Every clock of every nation, judged on small registers told as stories in `tests/data/clocks`, against what was worked
//! out by hand: the due days there were not made by the library, and are counted again here without it.

use std::collections::{BTreeMap, BTreeSet};

use dutydesk::calendar::{Calendar, CalendarDays, Day, Division};
use dutydesk::case::{
    AssessmentRow, ChildRow, ClosureRow, ConferenceRow, EnquiryRow, EventRow, HoldingRow, Part, PlanRow,
    ReferralRow, Register, RegisterBuilder, TABLES,
};
use dutydesk::history::{AssessmentEnd, Definition, View};
use dutydesk::regime::{Limit, Nation, Regimes, Unit};
use dutydesk::timescale::{Timescales, VerdictState};

/// The stories by the rules they are told under, unless a story has rules of its own.
const STORIES: &[(&str, &str)] = &[
    ("england", include_str!("../data/clocks/england.txt")),
    ("england", include_str!("../data/clocks/regulations.txt")),
    ("england", include_str!("../data/clocks/local.txt")),
    ("wales", include_str!("../data/clocks/wales.txt")),
    ("scotland", include_str!("../data/clocks/scotland.txt")),
    ("northern_ireland", include_str!("../data/clocks/northern_ireland.txt")),
];

/// The bank holidays on weekdays of the months in which a story counts working days.
const HOLIDAYS: &[(Division, &str)] = &[
    (
        Division::EnglandAndWales,
        "2008-05-05 2008-05-26 2010-08-30 2010-12-27 2010-12-28 2011-01-03 2011-04-22 2011-04-25 2011-04-29 2011-05-02 \
         2011-05-30 2011-08-29 2011-12-26 2011-12-27 2012-01-02 2012-04-06 2012-04-09 2012-05-07 2012-06-04 2012-06-05 \
         2012-08-27 2013-05-06 2013-05-27 2013-08-26 2014-04-18 2014-04-21 2014-05-05 2014-05-26 2015-04-03 2015-04-06 \
         2015-05-04 2015-05-25 2018-08-27 2019-12-25 2019-12-26 2020-01-01 2021-04-02 2021-04-05 2021-05-03 2021-05-31 \
         2023-12-25 2023-12-26 2024-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25",
    ),
    (Division::Scotland, "2022-04-15 2022-05-02"),
    (Division::NorthernIreland, "2019-07-12 2019-08-26"),
];

/// One small register, what is asked of it and what is expected.
struct Story<'a> {
    title: &'a str,
    nation: &'a str,
    rules: Option<&'a str>,
    authority: Option<&'a str>,
    unreported: Option<&'a str>,
    as_of: Day,
    view: View,
    ends: AssessmentEnd,
    definition: &'a str,
    rows: Vec<Words<'a>>,
    expected: Vec<String>,
}

/// A row: whose, of which table, the date that says when, and the other cells by name.
struct Words<'a> {
    who: &'a str,
    table: &'a str,
    on: Option<Day>,
    cells: BTreeMap<&'a str, &'a str>,
}

impl<'a> Words<'a> {
    fn read(line: &'a str) -> Self {
        let mut words = line.split(' ').peekable();
        let (who, table) = (words.next().unwrap(), words.next().unwrap());
        let on = words.next_if(|word| !word.contains('=')).map(day);
        Self { who, table, on, cells: words.map(|word| word.split_once('=').unwrap()).collect() }
    }

    /// Takes a cell out, so that what nothing asks for is seen.
    fn text(&mut self, name: &str) -> &'a str {
        self.cells.remove(name).unwrap_or_default()
    }

    fn day(&mut self, name: &str) -> Option<Day> {
        self.cells.remove(name).map(day)
    }

    fn flag(&mut self, name: &str) -> Option<bool> {
        self.cells.remove(name).map(|cell| cell == "yes")
    }

    fn add_to(mut self, builder: &mut RegisterBuilder) {
        let (referral_id, recorded) = (self.who, self.day("recorded"));
        match self.table {
            "referral" => {
                let decided =
                    self.cells.remove("decided").map_or(self.on, |cell| (cell != "-").then(|| day(cell)));
                let child_id = self.cells.remove("child").unwrap_or(self.who);
                builder.add(&ReferralRow {
                    referral_id,
                    child_id,
                    received: self.on,
                    decided,
                    recorded,
                    allocation_need: self.text("need"),
                    decision: self.text("decision"),
                    ..Default::default()
                })
            }
            "child" => {
                let (birth_date, expected_birth_date) = (self.day("birth"), self.day("expected"));
                builder.add(&ChildRow {
                    child_id: self.who,
                    birth_date,
                    expected_birth_date,
                    recorded,
                    ..Default::default()
                })
            }
            "closure" => {
                let reopened = self.day("reopened");
                builder.add(&ClosureRow {
                    referral_id,
                    closed: self.on,
                    reopened,
                    recorded,
                    ..Default::default()
                })
            }
            "holding" => builder.add(&HoldingRow {
                referral_id,
                start: self.on,
                end: self.day("end"),
                holder_kind: self.text("kind"),
                worker_id: self.text("worker"),
                recorded,
                ..Default::default()
            }),
            "assessment" => builder.add(&AssessmentRow {
                referral_id,
                kind: self.text("kind"),
                started: self.on,
                clock_from: self.day("from"),
                completed: self.day("completed"),
                completed_recorded: self.day("completed_recorded"),
                authorised: self.day("authorised"),
                child_seen: self.day("seen"),
                overrun_reason: self.text("reason"),
                outcome: self.text("outcome"),
                recorded,
                ..Default::default()
            }),
            "enquiry" => builder.add(&EnquiryRow {
                referral_id,
                strategy_discussion: self.on,
                s47_started: self.day("s47"),
                ended: self.day("ended"),
                conference_not_required: self.flag("not_required"),
                recorded,
                ..Default::default()
            }),
            "conference" => {
                let (kind, target) = (self.text("kind"), self.day("target"));
                builder.add(&ConferenceRow {
                    referral_id,
                    kind,
                    target,
                    held: self.on,
                    recorded,
                    ..Default::default()
                })
            }
            "plan" => builder.add(&PlanRow {
                referral_id,
                kind: self.text("kind"),
                category: self.text("category"),
                started: self.on,
                ended: self.day("ended"),
                recorded,
                ..Default::default()
            }),
            "event" => {
                let (kind, seen) = (self.text("kind"), self.flag("seen"));
                builder.add(&EventRow {
                    referral_id,
                    kind,
                    on: self.on,
                    seen,
                    recorded,
                    ..Default::default()
                })
            }
            _ => panic!("no such table: {}", self.table),
        }
        .unwrap();
        assert!(self.cells.is_empty(), "cells that are not known: {:?}", self.cells);
    }
}

impl<'a> Story<'a> {
    fn read(nation: &'a str, text: &'a str) -> Self {
        let (title, lines) = text.split_once('\n').unwrap();
        let mut story = Self {
            title,
            nation,
            rules: None,
            authority: None,
            unreported: None,
            as_of: day("2000-01-01"),
            view: View::Final,
            ends: AssessmentEnd::Completed,
            definition: "named_case_holder",
            rows: Vec::new(),
            expected: Vec::new(),
        };
        for line in lines.lines().filter(|line| !line.is_empty()) {
            let (first, rest) = line.split_once(' ').unwrap();
            match first {
                "=" => story.expected.push(rest.to_owned()),
                "rules" => story.rules = Some(rest),
                "authority" => story.authority = Some(rest),
                "unreported" => story.unreported = Some(rest),
                "as_of" => story.as_of = day(rest),
                "known" => story.view = View::KnownAt(day(rest)),
                "definition" => story.definition = rest,
                "ends" => story.ends = rest.parse().unwrap(),
                _ => story.rows.push(Words::read(line)),
            }
        }
        story.expected.sort_unstable();
        story
    }

    fn register(&mut self) -> Register {
        let mut part = Part::new("story");
        part.authority = self.authority.map(str::to_owned);
        let reported = TABLES.iter().filter(|table| Some(table.name) != self.unreported);
        reported.for_each(|table| part.report_table(table));
        let mut builder = RegisterBuilder::new(part);
        self.rows.drain(..).for_each(|row| row.add_to(&mut builder));
        let register = builder.finish().unwrap();
        assert!(register.findings().is_empty(), "{}: {:?}", self.title, register.findings());
        register
    }

    /// Every verdict as a line, with the rule it was given under and what it came to.
    fn verdicts(&mut self) -> (Vec<String>, Vec<(String, VerdictState)>) {
        let nation: Nation = self.nation.parse().unwrap();
        let regimes =
            self.rules.map_or_else(|| Regimes::national(nation), |json| Regimes::from_json(json).unwrap());
        let calendar = Calendar::new(nation.division());
        let allocated = Some(self.definition).filter(|name| *name != "none");
        let allocated = allocated.map(|name| Definition::named(name).unwrap());
        let register = self.register();
        let timescales = Timescales::new(&regimes, &calendar, self.view, self.as_of).unwrap();
        let timescales = timescales.assessment_end(self.ends);
        let timescales = allocated.iter().fold(timescales, Timescales::allocated);
        let (mut lines, mut rules) = (Vec::new(), Vec::new());
        timescales.each(&register, |verdict| {
            // What other guidance has a clock for, and the guidance in force has none.
            if verdict.rule.is_none() && verdict.state == VerdictState::NotApplicable {
                return;
            }
            let referral = register.case(verdict.case).unwrap().referral();
            let written = |day: Option<Day>| day.map_or_else(|| "-".to_owned(), |day| day.to_string());
            let end = match (verdict.end, verdict.resolved) {
                (None, Some(resolved)) => format!("~{resolved}"),
                (end, _) => written(end),
            };
            let missing = verdict.missing.map(|missing| format!(":{missing}")).unwrap_or_default();
            lines.push(format!(
                "{} {} {} {} {} {end} {}{missing}",
                register.text(referral.referral_id()),
                verdict.clock,
                verdict.limit().map_or_else(|| "-".to_owned(), short),
                verdict.start,
                written(verdict.due),
                verdict.state
            ));
            if let Some(rule) = verdict.rule {
                rules.push((format!("{} {}", rule.regime.id, verdict.clock), verdict.state));
            }
        });
        // Most stories are not about the decision, which is made on the day of their referral.
        if !self.expected.iter().any(|line| line.contains(" referral_decision ")) {
            lines.retain(|line| !line.contains(" referral_decision "));
        }
        lines.sort_unstable();
        (lines, rules)
    }
}

fn stories() -> impl Iterator<Item = Story<'static>> {
    STORIES.iter().flat_map(|(nation, text)| text.split("## ").skip(1).map(|text| Story::read(nation, text)))
}

fn day(text: &str) -> Day {
    text.parse().unwrap_or_else(|_| panic!("not a day: {text}"))
}

/// `10wd`, `28d`, `6w`, `3m`, `24h`.
fn short(limit: Limit) -> String {
    let unit = match limit.unit {
        Unit::WorkingDays => "wd",
        Unit::CalendarDays => "d",
        Unit::Weeks => "w",
        Unit::Months => "m",
        Unit::Hours => "h",
    };
    format!("{}{unit}", limit.amount)
}

/// The last day in time, counted without the library: by walking, or by the corresponding date.
fn last_day(start: &str, limit: &str, holidays: &str) -> String {
    let at = limit.find(|c: char| !c.is_ascii_digit()).unwrap();
    let (amount, unit) = (limit[..at].parse::<i32>().unwrap(), &limit[at..]);
    let plus = |days: i32| day(start).plus(CalendarDays(days)).to_string();
    match unit {
        "d" => plus(amount),
        "w" => plus(amount * 7),
        "h" => plus((amount + 23) / 24),
        "m" => {
            let mut parts = start.split('-').map(|part| part.parse::<i32>().unwrap());
            let (year, month, date) = (parts.next().unwrap(), parts.next().unwrap(), parts.next().unwrap());
            let months = month - 1 + amount;
            let (year, month) = (year + months / 12, months % 12 + 1);
            let february = if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) { 29 } else { 28 };
            let longest = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month as usize - 1];
            format!("{year}-{month:02}-{:02}", date.min(longest))
        }
        "wd" => {
            let monday = day("2007-01-01");
            let (mut left, mut on) = (amount, day(start));
            while left > 0 {
                on = on.next();
                let works = on.since(monday).0.rem_euclid(7) < 5 && !holidays.contains(&on.to_string());
                left -= i32::from(works);
            }
            on.to_string()
        }
        _ => panic!("no such unit: {unit}"),
    }
}

#[test]
fn every_story_is_judged_as_worked_out_by_hand() {
    let mut told = 0;
    let mut wrong = Vec::new();
    for mut story in stories() {
        let (lines, _) = story.verdicts();
        told += lines.len();
        if lines != story.expected {
            let surplus = lines.iter().filter(|line| !story.expected.contains(line));
            let lacking = story.expected.iter().filter(|line| !lines.contains(line));
            let lines: Vec<_> = surplus
                .map(|line| format!("  library: {line}"))
                .chain(lacking.map(|line| format!("  by hand: {line}")))
                .collect();
            wrong.push(format!("{}\n{}", story.title, lines.join("\n")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(told > 300, "{told}");
}

#[test]
fn every_due_day_of_the_stories_is_counted_again() {
    let mut counted = 0;
    for story in stories() {
        let division = story.nation.parse::<Nation>().unwrap().division();
        let (_, holidays) = HOLIDAYS.iter().find(|(of, _)| *of == division).unwrap();
        for line in &story.expected {
            let words: Vec<&str> = line.split(' ').collect();
            let [_, _, limit, start, due, end, state] = words[..] else { panic!("{line}") };
            if limit == "-" {
                continue;
            }
            assert_eq!(due, last_day(start, limit, holidays), "{line}");
            // What a clock came to follows from the two days.
            let (stopped, late) = (end.trim_start_matches('~'), end.trim_start_matches('~') > due);
            match state {
                "cannot_tell:not_reported" => assert!(end == "-" || end.starts_with('~') && late, "{line}"),
                state if state.starts_with("cannot_tell") => assert_eq!(end, "-", "{line}"),
                "met" => assert!(!late && end != "-" && !end.starts_with('~'), "{line}"),
                "missed" | "overrun_with_reasons" => assert!(late && stopped != "-", "{line}"),
                "overdue" => assert!(end == "-" && story.as_of > day(due), "{line}"),
                "not_applicable" => assert!(end.starts_with('~') || end == "-", "{line}"),
                _ => assert_eq!(end, "-", "{line}"),
            }
            counted += 1;
        }
    }
    assert!(counted > 300, "{counted}");
}

#[test]
fn every_clock_of_every_nation_is_met_and_is_late_in_some_story() {
    let (mut met, mut late) = (BTreeSet::new(), BTreeSet::new());
    for mut story in stories() {
        for (rule, state) in story.verdicts().1 {
            match state {
                VerdictState::Met => met.insert(rule),
                VerdictState::Missed | VerdictState::Overdue => late.insert(rule),
                _ => false,
            };
        }
    }
    let local = r#"{"local_clocks": ["unallocated_safeguards"]}"#;
    let all = Nation::ALL
        .iter()
        .map(|nation| Regimes::national(*nation))
        .chain([Regimes::from_json(local).unwrap()]);
    let all: BTreeSet<String> = all
        .flat_map(|regimes| {
            let names = |regime: &dutydesk::regime::Regime| {
                regime.clocks.iter().map(|clock| format!("{} {}", regime.id, clock.id)).collect::<Vec<_>>()
            };
            regimes.iter().flat_map(names).collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(all.len(), 112 + 4);
    let never = |seen: &BTreeSet<String>| all.difference(seen).cloned().collect::<Vec<_>>();
    assert_eq!((never(&met), never(&late)), (Vec::new(), Vec::new()));
}

#[test]
fn a_limit_past_the_calendar_is_still_a_limit() {
    let received = Some(day("2030-12-20"));
    let mut builder = RegisterBuilder::new(Part::new("example"));
    let referral = ReferralRow { referral_id: "r1", child_id: "c1", received, ..Default::default() };
    builder.add(&referral).unwrap();
    let single = AssessmentRow { referral_id: "r1", kind: "single", started: received, ..Default::default() };
    builder.add(&single).unwrap();
    let register = builder.finish().unwrap();
    let (regimes, calendar) = (Regimes::england(), Calendar::new(Division::EnglandAndWales));
    let mut sentences = Vec::new();
    let timescales = Timescales::new(&regimes, &calendar, View::Final, day("2030-12-30")).unwrap();
    timescales.each(&register, |verdict| sentences.push(verdict.sentence(&calendar)));
    assert_eq!(
        sentences.last().unwrap(),
        "Single (child and family) assessment: 45 working days after the referral was received on 20 December 2030 \
         (Working Together to Safeguard Children 2026, a rule not seen in a source). It cannot be told: the working \
         days of those years are not known."
    );
}

#[test]
fn a_clock_that_repeats_says_from_when_it_runs_again() {
    let mut builder = RegisterBuilder::new(Part::new("example"));
    let referral = ReferralRow {
        referral_id: "r1",
        child_id: "c1",
        received: Some(day("2010-11-01")),
        ..Default::default()
    };
    builder.add(&referral).unwrap();
    let visit =
        EventRow { referral_id: "r1", kind: "visit", on: Some(day("2010-11-09")), ..Default::default() };
    builder.add(&visit).unwrap();
    let register = builder.finish().unwrap();
    let rules = r#"{"local_clocks": [{"id": "own", "name": "Own standard", "from": "2010-01-01", "clocks": [
        {"id": "visit_10", "title": "Visit", "starts_at": "referral_received", "ends_at": "visit_made",
         "repeats": true, "limit": {"amount": 10, "unit": "calendar_days"}}]}]}"#;
    let (regimes, calendar) = (Regimes::from_json(rules).unwrap(), Calendar::new(Division::EnglandAndWales));
    let mut sentences = Vec::new();
    let timescales = Timescales::new(&regimes, &calendar, View::Final, day("2010-11-10")).unwrap();
    timescales.each(&register, |verdict| {
        sentences.extend((verdict.clock.name() == "visit_10").then(|| verdict.sentence(&calendar)));
    });
    assert_eq!(
        sentences,
        [
            "Visit: due by 11 November 2010, 10 calendar days after the referral was received on 1 November 2010 (Own \
             standard). Done on 9 November 2010, in time.",
            "Visit: due by 19 November 2010, 10 calendar days after it was last done on 9 November 2010 (Own standard). \
             Under way, 7 working days left."
        ]
    );
}

#[test]
fn a_further_assessment_is_not_said_to_run_from_the_referral() {
    let mut builder = RegisterBuilder::new(Part::new("example"));
    let received = Some(day("2024-01-08"));
    let referral = ReferralRow { referral_id: "r1", child_id: "c1", received, ..Default::default() };
    builder.add(&referral).unwrap();
    for (started, completed) in [("2024-01-08", Some("2024-02-05")), ("2024-04-10", None)] {
        let (started, completed) = (Some(day(started)), completed.map(day));
        let single =
            AssessmentRow { referral_id: "r1", kind: "single", started, completed, ..Default::default() };
        builder.add(&single).unwrap();
    }
    let news = Some(day("2024-04-08"));
    let news = EventRow { referral_id: "r1", kind: "new_information", on: news, ..Default::default() };
    builder.add(&news).unwrap();
    let register = builder.finish().unwrap();
    let (regimes, calendar) = (Regimes::england(), Calendar::new(Division::EnglandAndWales));
    let mut sentences = Vec::new();
    let timescales = Timescales::new(&regimes, &calendar, View::Final, day("2024-04-15")).unwrap();
    timescales.each(&register, |verdict| sentences.push(verdict.sentence(&calendar)));
    assert_eq!(
        sentences.last().unwrap(),
        "Single (child and family) assessment: due by 12 June 2024, 45 working days from 8 April 2024 (Working Together \
         to Safeguard Children 2023). Under way, 40 working days left."
    );
}
