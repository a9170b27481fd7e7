//! The main job: the report on what the scenarios planted, what the public may see, and what is never told.

use std::collections::BTreeSet;

use dutydesk::ask::{Asked, Audience, REPORT};
use dutydesk::backlog::{Ask, By, Counted, Definition, Region};
use dutydesk::calendar::Day;
use dutydesk::case::{FindingCode, HoldingRow, Part, ReferralRow, Register, RegisterBuilder};
use dutydesk::format;
use dutydesk::format::duty_sheet::{DutySheet, WorkerTexts};
use dutydesk::history::{Progress, View};
use dutydesk::page::{Block, Figure, Shown};
use dutydesk::regime::ClockId;
use dutydesk::render;
use dutydesk::report::{List, RegionPart, Report, Value};
use dutydesk::scenario::{self, Scenario};
use dutydesk::table::{Cell, Table};
use dutydesk::timescale::CountedAs;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn question(as_of: Day, definition: &str) -> Asked {
    Asked::new(Ask::new(as_of, Definition::named(definition).unwrap()), Audience::Management)
}

fn report(scenario: &Scenario, definition: &str) -> Report {
    Report::of(&scenario.register, &question(scenario.as_of, definition)).unwrap()
}

fn column<'t>(table: &'t Table, name: &str) -> BTreeSet<&'t str> {
    let cells = (0..table.rows()).map(|row| table.cell(name, row));
    cells.filter_map(|cell| if let Cell::Text(text) = cell { Some(text) } else { None }).collect()
}

#[test]
fn the_crisis_county_has_exactly_the_planted_cases_unallocated() {
    for seed in [2010, 1] {
        let county = scenario::crisis_county(seed).unwrap();
        let planted: BTreeSet<&str> =
            county.ledger.unallocated.iter().map(|case| case.referral_id.as_str()).collect();
        assert!((2_650..=2_699).contains(&planted.len()));

        let strict = report(&county, "registered_case_holder");
        assert_eq!(column(strict.waiting.as_ref().unwrap(), "referral_id"), planted);

        let loose = report(&county, "any_holder");
        let left = column(loose.waiting.as_ref().unwrap(), "referral_id");
        assert!(left.len() <= 10 && left.is_subset(&planted), "{} left", left.len());

        // Side by side on each report, whatever definition it uses.
        for report in [&strict, &loose] {
            let waiting: Vec<_> = report.definitions.iter().map(|rung| rung.waiting).collect();
            assert_eq!(waiting.first(), Some(&count(planted.len())));
            assert_eq!(waiting.last(), Some(&count(left.len())));
        }
        assert_eq!(strict.contacts_awaiting_decision, count(county.ledger.contacts_awaiting.len()));
        assert_eq!(strict.total.waiting_never_seen, region(&strict, Region::UnallocatedNeverSeen));
    }
}

#[test]
fn about_seven_hundred_of_them_turn_out_to_need_no_plan() {
    let county = scenario::crisis_county(2010).unwrap();
    assert!((650..=750).contains(&county.ledger.no_plan_needed.len()));
    // By the end of the year the desk review has closed them, and nothing else may have made them allocated.
    let later = Report::of(&county.register, &question(day("2010-12-31"), "registered_case_holder")).unwrap();
    let waiting = column(later.waiting.as_ref().unwrap(), "referral_id");
    assert!(county.ledger.no_plan_needed.iter().all(|id| !waiting.contains(id.as_str())));
}

#[test]
fn what_was_recorded_late_was_not_known() {
    let county = scenario::crisis_county(2010).unwrap();
    let mut question = question(county.as_of, "registered_case_holder");
    question.ask.view = View::AsKnownThen;
    let then = Report::of(&county.register, &question).unwrap();
    assert_eq!(then.known_at, Some(county.as_of));
    let known = column(then.waiting.as_ref().unwrap(), "referral_id");
    assert!(!county.ledger.recorded_after.is_empty());
    let hidden = county.ledger.recorded_after.iter().filter(|id| !known.contains(id.as_str())).count();
    assert!(hidden > 0, "nothing that was recorded after the day was hidden on it");
}

#[test]
fn the_small_team_has_its_three_backlogs() {
    for seed in [1, 2, 3] {
        let team = scenario::small_team(seed).unwrap();
        let report = report(&team, "registered_case_holder");
        assert_eq!(region(&report, Region::NeverAllocated), count(50));
        assert_eq!(region(&report, Region::AllocatedAssessmentNotComplete), count(25));
        assert_eq!(region(&report, Region::AssessedThenUnallocated), count(15));
        assert_eq!(region(&report, Region::UnallocatedBeforeAssessment), count(0));
    }
}

fn count(number: usize) -> Value<u32> {
    Value::Shown(u32::try_from(number).unwrap())
}

fn region(report: &Report, region: Region) -> Value<u32> {
    report.regions.iter().find(|line| line.name.name() == region.name()).unwrap().count
}

#[test]
fn every_total_adds_up() {
    let county = scenario::crisis_county(7).unwrap();
    let sum = |counts: &mut dyn Iterator<Item = Value<u32>>| {
        counts.map(|count| count.shown().unwrap()).sum::<u32>()
    };
    for (by, unit) in [
        (By::District, Counted::Referrals),
        (By::Team, Counted::Children),
        (By::Worker, Counted::FamilyGroups),
    ] {
        let mut question = question(county.as_of, "named_case_holder");
        (question.ask.by, question.ask.count) = (by, unit);
        let report = Report::of(&county.register, &question).unwrap();
        let open = report.total.open.shown().unwrap();
        assert!(open > 1_000);
        assert_eq!(sum(&mut report.groups.iter().map(|group| group.open)), open);
        assert_eq!(
            sum(&mut report.groups.iter().map(|group| group.waiting)),
            report.total.waiting.shown().unwrap()
        );
        assert_eq!(sum(&mut report.grid.rows.iter().flat_map(|row| row.counts.iter().copied())), open);
        assert_eq!(sum(&mut report.grid.totals.iter().copied()), open);
        assert_eq!(sum(&mut report.bands.iter().map(|band| band.open_since_referral)), open);
        for rung in &report.definitions {
            let parts = [rung.allocated, rung.waiting, rung.cannot_tell, rung.no_social_worker_needed];
            assert_eq!(sum(&mut parts.into_iter()), open);
        }
        let accounting = &report.referrals;
        let parts = [accounting.open, accounting.closed, accounting.not_yet_received, accounting.left_out];
        assert_eq!(sum(&mut parts.into_iter()), accounting.read.shown().unwrap());
        for clock in &report.timeliness {
            let late = [clock.completed_in_time, clock.completed_late, clock.completed_late_with_reasons];
            assert_eq!(sum(&mut late.into_iter()), clock.completed.shown().unwrap());
            assert_eq!(
                sum(&mut [clock.open_in_time, clock.open_overdue].into_iter()),
                clock.open.shown().unwrap()
            );
        }
    }
}

#[test]
fn a_public_report_tells_of_no_case_and_no_small_number() {
    let team = scenario::small_team(1).unwrap();
    let mut question = question(team.as_of, "registered_case_holder");
    question.audience = Audience::Public;
    let report = Report::of(&team.register, &question).unwrap();
    assert!(report.waiting.is_none());
    let json: serde_json::Value = serde_json::from_str(&render::json(&report)).unwrap();
    let mut small = Vec::new();
    counts(&json, "", &mut small);
    assert!(small.is_empty(), "small counts published: {small:?}");
    let pages = [render::text(&report), render::html(&report), render::json(&report)];
    for case in team.register.cases() {
        for id in [
            team.register.text(case.referral().referral_id()),
            team.register.text(case.referral().child_id()),
        ] {
            assert!(pages.iter().all(|page| !page.contains(id)), "{id} is told");
        }
    }
    question.ask.by = By::Worker;
    assert_eq!(Report::of(&team.register, &question).unwrap_err().code(), "invalid_argument");
}

/// Every figure of a page with a list behind it, and that list.
fn behind(value: &serde_json::Value, found: &mut Vec<(u64, String)>) {
    match value {
        serde_json::Value::Array(values) => values.iter().for_each(|value| behind(value, found)),
        serde_json::Value::Object(fields) => match fields.get("behind") {
            Some(list) => {
                let figure = fields["figure"].as_u64().or_else(|| fields["figure"]["at_least"].as_u64());
                found.push((figure.unwrap(), list["list"].to_string()));
            }
            None => fields.values().for_each(|value| behind(value, found)),
        },
        _ => {}
    }
}

#[test]
fn every_figure_that_opens_a_list_counts_its_lines() {
    let (team, assessed) = (scenario::small_team(1).unwrap(), assessed());
    let (planted, others) = ((&team.register, team.as_of, 100), (&assessed, day("2024-09-02"), 50));
    for ((register, as_of, least), by, unit, definition) in [
        (planted, By::District, Counted::Referrals, "registered_case_holder"),
        (planted, By::Team, Counted::Children, "named_person"),
        (planted, By::Worker, Counted::FamilyGroups, "any_holder"),
        (others, By::Team, Counted::Referrals, "named_case_holder"),
        (others, By::District, Counted::Children, "any_holder"),
    ] {
        let mut question = question(as_of, definition);
        (question.ask.by, question.ask.count) = (by, unit);
        let opened = |question: &Asked| {
            let page = Report::of(register, question).unwrap().page();
            let mut found = Vec::new();
            behind(&serde_json::to_value(&page).unwrap(), &mut found);
            found
        };
        let found = opened(&question);
        assert!(found.len() > least, "{} figures open a list", found.len());
        for (figure, list) in found {
            let list = List::from_json(&list).unwrap();
            let page = list.page(register, || Ok(question.clone())).unwrap();
            let Block::List(sheet) = &page.sections[0].blocks[0] else { panic!("{page:?}") };
            assert_eq!(u64::try_from(sheet.rows.len()).unwrap(), figure, "{list:?}");
            let lines = list.table(register, || Ok(question.clone())).unwrap();
            assert_eq!(lines.rows(), sheet.rows.len(), "{list:?}");
        }
        if by != By::Worker {
            question.audience = Audience::Public;
            assert!(opened(&question).is_empty());
            let refused = List::Worklist.page(register, || Ok(question.clone()));
            assert_eq!(refused.unwrap_err().code(), "invalid_argument");
            let refused = List::Worklist.table(register, || Ok(question.clone()));
            assert_eq!(refused.unwrap_err().code(), "invalid_argument");
        }
    }
    for (wrong, code) in [
        (r#"{"list": "secrets"}"#, "unknown_name"),
        (r#"{"list": "worklist", "allocated": "any_holder"}"#, "invalid_argument"),
        (r#"{"list": "named_backlog"}"#, "invalid_argument"),
        (r#"{"list": "named_backlog", "name": "lost"}"#, "unknown_name"),
        (r#"{"list": "named_backlog", "name": "held_by_manager", "selection": {}}"#, "invalid_argument"),
        (r#"{"list": "timescales", "selection": {"counted_as": "often"}}"#, "unknown_name"),
        (r#"{"list": "timescales", "selection": {"waiting": true}}"#, "invalid_argument"),
        (r#"{"list": "cases", "selection": {"child_seen": "often"}}"#, "unknown_name"),
        (r#"{"list": "cases", "selection": {"days_unallocated": "9-3"}}"#, "invalid_argument"),
        ("[]", "invalid_argument"),
    ] {
        assert_eq!(List::from_json(wrong).unwrap_err().code(), code, "{wrong}");
    }
}

/// Assessments that stand in every way there is, and a sheet that does not say when they are completed.
fn assessed() -> Register {
    let told = "child_id,received,worker,allocated,assessment_kind,assessment_started,assessment_completed,overrun_reason\n\
        in_time,2024-01-08,W1,2024-01-09,single,2024-01-15,2024-03-01,\n\
        late,2024-01-08,W1,2024-01-09,single,2024-01-15,2024-06-03,\n\
        reasons,2024-01-08,W1,2024-01-09,single,2024-01-15,2024-06-03,family moved\n\
        overdue,2024-05-01,W1,2024-05-02,single,2024-05-10,,\n\
        open,2024-08-12,W1,2024-08-13,single,2024-08-14,,\n\
        reversed,2024-05-01,W1,2024-05-02,single,2024-05-10,2024-04-02,\n\
        nobody,2024-05-01,,,,,,\n\
        before,2022-01-10,W1,2022-01-11,single,2022-01-12,2022-02-01,\n";
    let untold =
        "child_id,received,worker,allocated,assessment_started\nuntold,2024-01-08,W1,2024-01-09,2024-01-10\n";
    format::read(&[told.as_bytes(), untold.as_bytes()]).unwrap()
}

/// Whether a whole number is of days, of findings, or of what is not open: no cases stand behind it.
fn has_no_list(section: &str, row: &str, column: &str) -> bool {
    match section {
        "headline" => row == "Oldest (days)",
        "groups" => column.starts_with("Oldest "),
        "left-out" => ["Referral rows", "Referrals not yet received", "Closed referrals"].contains(&row),
        section => section == "findings",
    }
}

#[test]
fn every_count_of_cases_or_work_opens_its_list() {
    let team = scenario::small_team(1).unwrap();
    let (mut opened, mut unopened) = (String::new(), 0);
    for (register, as_of) in [(&team.register, team.as_of), (&assessed(), day("2024-09-02"))] {
        let page = Report::of(register, &question(as_of, "named_case_holder")).unwrap().page();
        let blocks =
            page.sections.iter().flat_map(|section| section.blocks.iter().map(move |block| (section, block)));
        for (section, block) in blocks {
            let mut look = |row: &str, column: &str, figure: &Figure| match (&figure.shown, &figure.behind) {
                (Shown::Whole(1..) | Shown::AtLeast(1..), Some(behind)) => opened += &behind.list.to_string(),
                (Shown::Whole(1..), None) => {
                    assert!(has_no_list(&section.id, row, column), "{}: {row}, {column}", section.id);
                    unopened += 1;
                }
                (shown, behind) => assert!(behind.is_none(), "{shown:?} opens a list"),
            };
            match block {
                Block::Stats(stats) => stats.iter().for_each(|stat| look(&stat.words, "", &stat.figure)),
                Block::Table(sheet) => {
                    for row in &sheet.rows {
                        let name = row.cells[0].text();
                        sheet
                            .heads
                            .iter()
                            .zip(&row.cells)
                            .for_each(|(head, cell)| look(&name, &head.words, cell));
                    }
                }
                _ => {}
            }
        }
    }
    assert!(unopened > 5, "{unopened} figures open no list");
    let names = CountedAs::NAMES.iter().chain(&RegionPart::NAMES[..5]);
    let missing: Vec<_> = names.filter(|name| !opened.contains(&format!("\"{name}\""))).collect();
    assert!(missing.is_empty(), "nothing opens {missing:?}");
}

#[test]
fn the_definition_is_the_strictest_that_the_sources_answer_unless_one_is_asked_for() {
    let referrals: &[u8] = b"referral_id,child_id,received\nr1,c1,2024-01-02\n";
    let held: &[u8] = b"referral_id,start,worker_id\nr1,2024-01-03,W1\n";
    let registered: &[u8] = b"worker_id,registered\nW1,true\n";
    let of_team: &[u8] = b"referral_id,start,team\nr1,2024-01-03,T1\n";
    let sheet: &[u8] = b"child_id,received,worker\nc2,2024-01-02,W017\n";
    for (files, definition, because) in [
        (&[sheet][..], "named_case_holder", "the sources do not say which workers are registered"),
        (&[referrals, held], "named_case_holder", "the sources do not say which workers are registered"),
        (
            &[referrals, held, registered],
            "registered_case_holder",
            "the sources say which workers are registered",
        ),
        (&[referrals, of_team], "any_holder", "the sources name no worker"),
        (&[referrals], "registered_case_holder", "no source says who holds cases"),
    ] {
        let register = format::read(files).unwrap();
        let asked = |json: &str| REPORT.asked(&register, json).unwrap();
        let chosen = Report::of(&register, &asked(r#"{"as_of": "2024-03-31"}"#)).unwrap();
        assert_eq!(chosen.allocated.name, definition);
        assert!(chosen.allocated_because.is_some_and(|why| why.starts_with(because)), "{definition}");
        assert!(render::text(&chosen).contains("No definition was asked for."));
        // The same by its name, without the reason.
        let named = asked(&format!(r#"{{"as_of": "2024-03-31", "allocated": "{definition}"}}"#));
        let named = Report::of(&register, &named).unwrap();
        assert!(named.allocated_because.is_none() && !render::text(&named).contains("No definition"));
        assert_eq!(
            serde_json::to_value(&chosen.groups).unwrap(),
            serde_json::to_value(&named.groups).unwrap()
        );
        let cases = |json: &str| dutydesk::ask::question("cases").unwrap().answer(&register, json).unwrap();
        assert_eq!(
            cases(r#"{"as_of": "2024-03-31"}"#),
            cases(&format!(r#"{{"as_of": "2024-03-31", "allocated": "{definition}"}}"#))
        );
    }
}

#[test]
fn what_the_sources_do_not_say_is_never_0() {
    let untold: &[u8] = b"child_id,received,worker\n1,2024-01-02,TM\n";
    let told: &[u8] = b"child_id,received,worker,child_seen\n2,2024-01-02,TM,\n";
    let of = |files: &[&[u8]], audience| {
        let register = format::read(files).unwrap();
        let mut asked = question(day("2024-03-31"), "named_case_holder");
        asked.audience = audience;
        Report::of(&register, &asked).unwrap()
    };
    let none = of(&[untold], Audience::Management);
    let total = &none.total;
    assert_eq!((total.never_seen, total.waiting_never_seen), (Value::NotRecorded, Value::NotRecorded));
    assert_eq!(region(&none, Region::UnallocatedNeverSeen), Value::NotRecorded);
    // It has no assessments either, nor says who needs no social worker; who holds cases it does say.
    assert_eq!(region(&none, Region::AllocatedAssessmentNotComplete), Value::NotRecorded);
    assert_eq!((total.no_social_worker_needed, total.waiting), (Value::NotRecorded, count(1)));
    assert_eq!(none.definitions[0].allocated, count(0), "a manager is no worker");
    let text = render::text(&none);
    for words in [
        "not recorded  Child never seen",
        "not recorded  Not allocated and never seen",
        "No source says when children are seen",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let some = of(&[untold, told], Audience::Management);
    assert_eq!((some.total.never_seen, some.total.child_seen_recorded.name()), (count(1), "some"));
    let text = render::text(&some);
    assert!(
        text.contains("at least 1  Child never seen") && text.contains("Not every source says when children")
    );
    // Withheld is withheld, and what nobody recorded tells of nobody.
    let public = of(&[untold, told], Audience::Public);
    assert_eq!((public.total.never_seen, public.total.open), (Value::Withheld, Value::Withheld));
    assert!(render::text(&public).contains("c  Child never seen"));
    assert_eq!(of(&[untold], Audience::Public).total.never_seen, Value::NotRecorded);

    let nobody = "referral_id,child_id,received\nr1,c1,2024-01-02\n";
    let nobody = of(&[nobody.as_bytes()], Audience::Management);
    let total = &nobody.total;
    assert_eq!(
        (total.allocated, total.waiting, total.cannot_tell),
        (Value::NotRecorded, Value::NotRecorded, count(1))
    );
    assert_eq!(
        (total.oldest_days_unallocated, total.median_days_unallocated),
        (Value::NotRecorded, Value::NotRecorded)
    );
    let page = nobody.page();
    let blocks = |id: &str| &page.sections.iter().find(|section| section.id == id).unwrap().blocks;
    assert!(matches!(&blocks("backlogs")[..], [Block::Paragraph(_)]));
    assert!(!blocks("bands").iter().any(|block| matches!(block, Block::Chart(_))));
    assert!(render::text(&nobody).contains("How long cases have waited is not recorded"));

    // No worker is known to be registered, so none is known to be allocated; who has no worker waits all the same.
    let register = format::read(&[b"child_id,received,worker\n1,2024-01-02,W001\n2,2024-01-02,\n"]).unwrap();
    let report = Report::of(&register, &question(day("2024-03-31"), "registered_case_holder")).unwrap();
    let total = &report.total;
    assert_eq!((total.allocated, total.waiting, total.cannot_tell), (Value::NotRecorded, count(1), count(1)));
    assert!(render::text(&report).contains("at least 1  Not allocated"));
}

#[test]
fn the_grid_and_the_clock_of_the_decision_are_withheld_as_one() {
    // Ten referrals await a decision. In the grid five are with nobody and five in a tray, under the clock all are in time;
    // or in the grid all are with nobody, under the clock five are in time and five overdue. Whoever sees in either place
    // that they are ten knows that each five is a five.
    for (in_tray, overdue) in [(5, 0), (0, 5)] {
        let mut builder = RegisterBuilder::new(Part::new("example"));
        for number in 0..60 {
            let (id, awaits) = (format!("r{number}"), number < 10);
            let is_old = !awaits || number < overdue;
            let received = Some(day(if is_old { "2010-09-01" } else { "2010-10-11" }));
            let decided = if awaits { None } else { received };
            let referral =
                ReferralRow { referral_id: &id, child_id: &id, received, decided, ..Default::default() };
            builder.add(&referral).unwrap();
            let holder_kind = if number < in_tray || number >= 30 { "tray" } else { "nobody" };
            let start = received;
            let holding = HoldingRow { referral_id: &id, start, holder_kind, ..Default::default() };
            builder.add(&holding).unwrap();
        }
        let register = builder.finish().unwrap();
        let mut question = question(day("2010-10-11"), "registered_case_holder");
        let awaited = |question: &Asked| {
            let report = Report::of(&register, question).unwrap();
            let row = &report.grid.rows[0];
            assert_eq!(row.progress, Progress::AwaitingDecision);
            let clock =
                report.timeliness.iter().find(|line| line.clock == ClockId::REFERRAL_DECISION).unwrap();
            [row.total, clock.open]
        };
        assert_eq!(awaited(&question), [count(10), count(10)]);
        question.audience = Audience::Public;
        assert_eq!(awaited(&question), [Value::Withheld, Value::Withheld]);
    }
}

/// Every whole number from 1 to 5 of a report, with where it stands.
fn counts(value: &serde_json::Value, path: &str, small: &mut Vec<String>) {
    match value {
        serde_json::Value::Number(number)
            if number.as_u64().is_some_and(|number| (1..=5).contains(&number)) =>
        {
            small.push(path.to_owned());
        }
        serde_json::Value::Array(values) => values.iter().for_each(|value| counts(value, path, small)),
        serde_json::Value::Object(fields) => {
            fields.iter().for_each(|(name, value)| counts(value, &format!("{path}/{name}"), small));
        }
        _ => {}
    }
}

const MARKERS: [&str; 4] = ["MARKER-name-O'Hara", "marker, Tommy", "<marker>&", "M4RK3R"];

/// Everything a reader of the results can see.
fn told(register: &Register, as_of: &str) -> String {
    let mut told = format!("{register:?}\n");
    // The headings are those of the user's own file, and stay with its findings.
    let findings = dutydesk::case::findings_table(register);
    let columns = findings.columns().iter().filter(|column| column.name() != "heading");
    told += &Table::new(columns.cloned().collect()).unwrap().to_csv();
    told += &serde_json::to_string(register.findings()).unwrap();
    for audience in [Audience::Management, Audience::Public] {
        let mut question = question(day(as_of), "registered_case_holder");
        question.audience = audience;
        let report = Report::of(register, &question).unwrap();
        told += &(render::text(&report) + &render::json(&report) + &render::html(&report));
    }
    told
}

fn hides_markers(told: &str) {
    for marker in MARKERS {
        for written in
            [marker.to_owned(), marker.to_uppercase(), marker.to_lowercase(), marker.replace('<', "&lt;")]
        {
            let at = told.find(&written);
            assert!(
                at.is_none(),
                "{marker} is told in {:?}",
                at.map(|at| told.get(at.saturating_sub(80)..at + 40))
            );
        }
    }
}

#[test]
fn no_marker_in_any_column_of_a_bad_sheet_is_told() {
    let columns = [
        "child_id",
        "received",
        "district",
        "team",
        "source",
        "decision",
        "decided",
        "worker",
        "holder_kind",
        "allocated",
        "assessment_kind",
        "assessment_started",
        "child_seen",
        "assessment_completed",
        "closed",
        "closure_reason",
        "referral_id",
        "recorded",
        "received_time",
        "notes by MARKER-name-O'Hara",
    ];
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let row = |cells: Vec<String>| cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",") + "\n";
    let mut sheet = row(columns.iter().map(|name| (*name).to_owned()).collect());
    // Rows that are bad as a whole: a marker in every cell. And good rows with one bad cell each, in every column but those
    // that name a row, a place or a case, which a management copy shows.
    for marker in MARKERS {
        sheet += &row(columns.iter().map(|_| marker.to_owned()).collect());
        for (at, bad) in columns.iter().enumerate() {
            if ["child_id", "referral_id", "district", "team"].contains(bad) {
                continue;
            }
            let cell = |name: &&str| match *name {
                // Not the name of a team of the rows that are bad as a whole.
                "worker" if *bad == "worker" => format!("{marker}?"),
                name if name == *bad => marker.to_owned(),
                "child_id" => format!("c-{at}"),
                "referral_id" => format!("r-{at}-{}", marker.len()),
                "received" => "2010-08-16".to_owned(),
                _ => String::new(),
            };
            sheet += &row(columns.iter().map(cell).collect());
        }
    }
    let named = DutySheet::default().workers(WorkerTexts::Names).read(sheet.as_bytes()).unwrap();
    hides_markers(&told(&named, "2010-10-11"));
    let register = DutySheet::default().workers(WorkerTexts::Ids).read(sheet.as_bytes()).unwrap();
    assert!(register.findings().iter().any(|finding| finding.code == FindingCode::UnreadableDate));
    assert!(register.findings().iter().any(|finding| finding.code == FindingCode::UnexplainedHolder));
    assert!(register.cases().count() > 50);
    hides_markers(&told(&register, "2010-10-11"));
    // It is all still there for whoever may see it.
    let extras = register.table(&dutydesk::case::EXTRAS).to_csv();
    assert!(MARKERS.iter().all(|marker| extras.contains(&marker.replace('"', "\"\""))));
}

#[test]
fn no_marker_in_any_item_of_a_bad_census_is_told() {
    let ours = include_str!("../data/cin_census_2024.xml");
    let mut broken = String::new();
    let mut items = 0;
    // A marker in the text of every other item but the ids and the dates that make a file one of this form.
    for line in ours.lines() {
        let item = line.trim();
        let value = item.split_once('>').and_then(|(open, rest)| Some((open, rest.rsplit_once("</")?)));
        let kept = ["<LAchildID", "<CINreferralDate", "<Collection", "<Year", "<ReferenceDate", "<!--"];
        match value {
            Some((open, (_, close))) if !kept.iter().any(|kept| open.starts_with(kept)) => {
                items += 1;
                let marker = MARKERS[items % 2];
                broken += &format!("{open}>{marker}</{close}\n");
            }
            _ => broken += &format!("{line}\n"),
        }
    }
    assert!(items > 100);
    let broken = broken.replace("</Child>", "marker, Tommy<M4RK3R>M4RK3R</M4RK3R></Child>");
    let register = format::read(&[broken.as_bytes()]).unwrap();
    assert!(register.findings().len() > 100);
    hides_markers(&told(&register, "2024-03-31"));
}

#[test]
fn errors_tell_nothing_of_the_file() {
    for bad in
        ["M4RK3R".as_bytes(), b"M4RK3R,marker\n1,2\n", b"<M4RK3R/>", b"%PDF-1.7 M4RK3R", b"\x00M4RK3R", b""]
    {
        let error = format::read(&[bad]).unwrap_err();
        let told = format!("{error} {error:?} {}", error.code());
        assert!(!told.to_lowercase().contains("m4rk3r") && !told.contains("marker"), "{told}");
    }
}
