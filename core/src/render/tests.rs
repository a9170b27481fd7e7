//! Both renderings of a register of invented cases.

use crate::ask::{Asked, Audience};
use crate::backlog::{Ask, By, Counted, Definition};
use crate::calendar::{CalendarDays, Day};
use crate::case::{
    AssessmentRow, CONTACTS, ClosureRow, ContactRow, HoldingRow, Part, ReferralRow, Register,
    RegisterBuilder, TeamRow, WorkerRow,
};
use crate::history::{HolderClass, View};
use crate::page::Block;
use crate::page::words::number;
use crate::render::{html, json, markdown, text};
use crate::report::Report;
use crate::source::Standing;

/// A team whose name would break a page that did not escape it.
const SHARP: &str = "<b>&\" Team";

fn as_of() -> Day {
    "2010-10-11".parse().unwrap()
}

/// A register of so many invented referrals, in three districts and a team without one.
fn invented(referrals: i32, format: &str) -> Register {
    let mut part = Part::new(format);
    part.report_table(&CONTACTS);
    (part.from, part.to) = ("2009-01-01".parse().ok(), "2010-12-31".parse().ok());
    let mut builder = RegisterBuilder::new(part);
    let teams =
        [("Harbour East", "Harbour"), (SHARP, "Moor"), ("Vale Duty", "Vale"), ("Vale Long Term", "Vale")];
    for (team, district) in teams {
        builder.add(&TeamRow { team, district, ..Default::default() }).unwrap();
    }
    let workers = [("w1", Some(true)), ("w2", Some(false)), ("w3", None), ("w4", Some(true))];
    for (worker_id, registered) in workers {
        let to = if worker_id == "w4" { "2010-09-01".parse().ok() } else { None };
        let row =
            WorkerRow { worker_id, registered, to, from: "2008-01-01".parse().ok(), ..Default::default() };
        builder.add(&row).unwrap();
    }
    for number in 0..referrals {
        let id = format!("r{number:04}");
        let child = format!("c{:04}", number / 2);
        let before = |days: i32| Some(as_of().plus(CalendarDays(-days)));
        let age = (number * number * 7 + number * 3) % 400;
        let team = teams.get(usize::try_from(number % 5).unwrap()).map_or("Float", |(team, _)| team);
        let need = if number % 23 == 0 { "not_required" } else { "" };
        let referral = ReferralRow {
            referral_id: &id,
            child_id: &child,
            received: before(age),
            team,
            decision: "assessment",
            decided: if number % 9 == 0 { None } else { before(age - 1) },
            allocation_need: need,
            ..Default::default()
        };
        builder.add(&referral).unwrap();
        let kinds = [
            ("", "w1"),
            ("", ""),
            ("manager", ""),
            ("", "w2"),
            ("duty", ""),
            ("", "w3"),
            ("", ""),
            ("unknown", ""),
            ("tray", ""),
            ("", "w4"),
            ("", ""),
        ];
        let (holder_kind, worker_id) = kinds.get(usize::try_from(number % 11).unwrap()).copied().unwrap();
        if !(holder_kind.is_empty() && worker_id.is_empty()) {
            let start = before(age - age / 3);
            let row = HoldingRow { referral_id: &id, start, holder_kind, worker_id, ..Default::default() };
            builder.add(&row).unwrap();
        }
        if number % 3 != 0 {
            let completed = if number % 2 == 0 { before(age - 4 - number % 15) } else { None };
            let child_seen = if number % 4 == 0 { before(age - 3) } else { None };
            let row = AssessmentRow {
                referral_id: &id,
                kind: if number % 13 == 0 { "core" } else { "initial" },
                started: before(age - 2),
                completed,
                child_seen,
                ..Default::default()
            };
            builder.add(&row).unwrap();
        }
        if number % 7 == 0 {
            builder
                .add(&ClosureRow { referral_id: &id, closed: before(age / 2), ..Default::default() })
                .unwrap();
        }
        if number % 40 == 0 {
            let row = ContactRow { contact_id: &id, received: before(2), ..Default::default() };
            builder.add(&row).unwrap();
            // Left out: no day.
            builder
                .add(&ReferralRow { referral_id: "none", child_id: &child, ..Default::default() })
                .unwrap();
        }
    }
    builder.finish().unwrap()
}

fn question(audience: Audience, by: By, count: Counted) -> Asked {
    let mut ask = Ask::new(as_of(), Definition::named("registered_case_holder").unwrap());
    (ask.by, ask.count) = (by, count);
    Asked::new(ask, audience)
}

fn report(audience: Audience) -> Report {
    let question = question(audience, By::Team, Counted::Referrals);
    Report::of(&invented(220, "synthetic"), &question).unwrap()
}

const HEADINGS: [&str; 12] = [
    "Headline numbers",
    "What counts as allocated",
    "How far the work has come, and who holds it",
    "Named backlogs",
    "Age bands",
    "By team",
    "Timeliness by clock",
    "Contacts awaiting a decision",
    "What was left out, and why",
    "Every referral accounted for",
    "Findings: what was wrong with the records",
    "Where the records came from",
];

/// Whether they all stand in the text, in that order.
fn in_order(text: &str, parts: &[&str]) {
    let mut rest = text;
    for part in parts {
        let found = rest.split_once(part);
        assert!(found.is_some(), "no {part:?} in its place");
        rest = found.unwrap().1;
    }
}

/// The text between tags, and that every tag is closed where it should be.
fn balanced(page: &str) -> String {
    let mut open: Vec<&str> = Vec::new();
    let mut words = String::new();
    let mut rest = page;
    while let Some((before, after)) = rest.split_once('<') {
        words.push_str(before);
        words.push(' ');
        let (tag, after) = after.split_once('>').unwrap();
        let name = tag.trim_start_matches('/').split(' ').next().unwrap();
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name));
        } else if !["meta", "!DOCTYPE"].contains(&name) {
            open.push(name);
        }
        rest = after;
    }
    assert!(open.is_empty(), "{open:?}");
    words + rest
}

#[test]
fn both_renderings_carry_every_section_in_order() {
    let report = report(Audience::Management);
    let headings: Vec<&str> = HEADINGS.into_iter().chain(["Who is waiting"]).collect();
    in_order(&text(&report), &[&["As at the end of 11 October 2010"][..], &headings].concat());
    let page = html(&report);
    let headings: Vec<String> = headings.iter().map(|heading| format!("{heading}</h2>")).collect();
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    in_order(&page, &[&["<h1>As at the end of 11 October 2010</h1>"][..], &headings].concat());
}

#[test]
fn the_page_is_balanced_escaped_and_needs_nothing_else() {
    for audience in [Audience::Management, Audience::Public] {
        let page = html(&report(audience));
        let words = balanced(&page);
        assert!(words.contains("&lt;b&gt;&amp;&quot; Team"));
        assert!(!page.contains("<b>"));
        assert!(page.starts_with("<!DOCTYPE html><html lang=\"en-GB\">"));
        let lower = page.to_lowercase();
        for banned in ["script", "http:", "https:", "//", "src=", "@import", "onclick"] {
            assert!(!lower.contains(banned), "{banned}");
        }
        // The one other place of these four letters is the name of the policy's attribute.
        assert_eq!(lower.matches("http").count(), lower.matches("http-equiv").count());
        let ids: Vec<&str> =
            page.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        let unique: std::collections::BTreeSet<_> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len());
        for reference in ["aria-labelledby=\"", "aria-describedby=\"", "href=\"#", "url(#"] {
            for target in page.split(reference).skip(1).map(|rest| rest.split(['"', ')']).next().unwrap()) {
                assert!(ids.contains(&target), "{target}");
            }
        }
    }
}

#[test]
fn markdown_carries_every_section_and_table_and_no_mark_of_a_record() {
    let report = report(Audience::Management);
    let (written, page) = (markdown(&report), report.page());
    assert!(
        written.starts_with("# Referrals, allocation and timescales: As at the end of 11 October 2010\n")
    );
    assert!(
        written.contains("> **Management copy: shows small numbers and single cases. Not for publication.**")
    );
    for section in &page.sections {
        assert!(written.contains(&format!("\n## {}\n", section.heading)), "{}", section.heading);
        for block in &section.blocks {
            let (Block::Table(sheet) | Block::List(sheet)) = block else { continue };
            let start = written.split(&format!("**{}**\n\n", sheet.caption)).nth(1).unwrap();
            let lines: Vec<&str> = start.lines().take_while(|line| line.starts_with("| ")).collect();
            let rows = if matches!(block, Block::List(_)) { 20 } else { sheet.rows.len() };
            assert_eq!(lines.len(), rows + 2, "{}", sheet.caption);
            // A bar that a record holds parts no cell.
            let bars = |line: &str| line.replace("\\|", "").matches('|').count();
            assert!(lines.iter().all(|line| bars(line) == sheet.heads.len() + 1), "{}", sheet.caption);
        }
    }
    assert!(written.contains("| \\<b\\>\\&\" Team |") && !written.contains("<b>"));
}

#[test]
fn management_sees_every_waiting_case_and_is_told_not_to_publish() {
    let report = report(Audience::Management);
    let banner = "Management copy: shows small numbers and single cases. Not for publication.";
    let waiting = report.total.waiting.shown().unwrap();
    let (page, words) = (html(&report), text(&report));
    // Once under the heading, once for each sheet of paper.
    assert_eq!(page.matches(banner).count(), 2);
    assert_eq!(words.matches(banner).count(), 1);
    let cases = page.split("<details>").nth(1).unwrap().split("</details>").next().unwrap();
    assert_eq!(cases.matches("<th scope=\"row\">").count(), usize::try_from(waiting).unwrap());
    assert!(words.contains(&format!("and {} more: --format json or html lists all", waiting - 20)));
    assert_eq!(words.split("Who is waiting").nth(1).unwrap().matches("\nr0").count(), 20);
}

#[test]
fn the_public_sees_no_case_no_worker_and_no_small_count() {
    let report = report(Audience::Public);
    let (page, words) = (html(&report), text(&report));
    let flat = words.split_whitespace().collect::<Vec<_>>().join(" ");
    for rendering in [&page, &flat] {
        assert!(
            rendering
                .contains("Public copy: c stands for a figure withheld: a count of 1 to 5, one from which")
        );
        assert!(!rendering.contains("Management copy"));
        assert!(!rendering.contains("Who is waiting"));
    }
    assert!(!page.contains("<details"));
    let shown = balanced(&page);
    for number in 0..220 {
        for letter in ["r", "c"] {
            let id = format!("{letter}{number:04}");
            assert!(!shown.contains(&id) && !words.contains(&id), "{id}");
        }
    }
    for worker in ["w1", "w2", "w3", "w4"] {
        assert!(!words.contains(worker) && !shown.contains(worker));
    }
    // What is left of a bar is no published count.
    assert!(page.contains("no social worker needed, or withheld c."));
    assert!(page.contains("<abbr title=\"withheld\">c</abbr>"));
    assert!(words.lines().any(|line| line.split_whitespace().any(|cell| cell == "c")));
}

#[test]
fn invented_data_says_so() {
    let banner = "Invented data: no real child, worker or place.";
    let invented_report = report(Audience::Public);
    assert_eq!(html(&invented_report).matches(banner).count(), 2);
    assert_eq!(text(&invented_report).matches(banner).count(), 1);
    let question = question(Audience::Public, By::Team, Counted::Referrals);
    let real = Report::of(&invented(30, "duty_sheet"), &question).unwrap();
    assert!(!html(&real).contains("Invented") && !text(&real).contains("Invented"));
}

#[test]
fn no_line_of_text_is_longer_than_a_hundred_letters() {
    for (audience, by) in [
        (Audience::Management, By::District),
        (Audience::Management, By::Team),
        (Audience::Management, By::Worker),
        (Audience::Public, By::District),
    ] {
        let question = question(audience, by, Counted::Referrals);
        let report = Report::of(&invented(220, "synthetic"), &question).unwrap();
        assert!(report.grid.holders.len() > 7);
        for line in text(&report).lines() {
            assert!(line.chars().count() <= 100, "{line}");
            assert_eq!(line.trim_end(), line);
        }
    }
}

/// The cells of each row of a table of the page.
fn rows(page: &str, table: &str) -> Vec<Vec<String>> {
    let table = page.split(&format!("<table id=\"{table}\">")).nth(1).unwrap();
    let body = table.split("<tbody>").nth(1).unwrap().split("</tbody>").next().unwrap();
    let cells = |row: &str| {
        let cells = row.split("</t").map(|cell| cell.rsplit('>').next().unwrap().to_owned());
        cells.filter(|cell| !cell.is_empty()).collect::<Vec<_>>()
    };
    body.split("</tr>").filter(|row| !row.is_empty()).map(cells).collect()
}

#[test]
fn the_grid_printed_is_the_grid_of_the_report() {
    let report = report(Audience::Management);
    let printed = rows(&html(&report), "grid-table");
    let (total, holders) = printed.split_last().unwrap();
    let figure = |count: crate::report::Count| number(count.shown().unwrap());
    assert_eq!(holders.len(), report.grid.holders.len());
    for (place, row) in holders.iter().enumerate() {
        let counts = report.grid.rows.iter().map(|row| figure(row.counts[place]));
        assert_eq!(row[0].to_lowercase(), report.grid.holders[place].label());
        assert_eq!(row[1..], counts.chain([figure(report.grid.totals[place])]).collect::<Vec<_>>());
        // The row adds up.
        let cells: Vec<u32> = row[1..].iter().map(|cell| cell.replace(',', "").parse().unwrap()).collect();
        assert_eq!(cells[..cells.len() - 1].iter().sum::<u32>(), cells[cells.len() - 1]);
    }
    let totals = report.grid.rows.iter().map(|row| figure(row.total)).chain([figure(report.grid.total)]);
    assert_eq!(total[1..], totals.collect::<Vec<_>>());
    let words = text(&report);
    let printed =
        words.split("Held by").nth(1).unwrap().lines().find(|line| line.starts_with("Total")).unwrap();
    assert_eq!(printed.split_whitespace().skip(1).collect::<Vec<_>>(), total[1..]);
}

#[test]
fn totals_and_accounting_are_those_of_the_report() {
    let report = report(Audience::Management);
    let (page, words) = (html(&report), text(&report));
    let total = rows(&page, "group-counts").pop().unwrap();
    assert_eq!(total[1], number(report.total.open.shown().unwrap()));
    assert_eq!(total[3], number(report.total.waiting.shown().unwrap()));
    let referrals = &report.referrals;
    assert!(referrals.left_out.shown().unwrap() > 0);
    let accounting = format!(
        "{} rows of referrals read = {} left out + {} in the register.",
        referrals.read, referrals.left_out, referrals.in_register
    );
    assert!(words.contains(&accounting) && page.contains(&accounting));
    let waiting = number(report.total.waiting.shown().unwrap());
    assert!(words.lines().any(|line| line.trim() == format!("{waiting}  Not allocated")));
}

#[test]
fn each_clock_states_its_rules_and_how_sure_they_are() {
    let report = report(Audience::Management);
    let (page, words) = (html(&report), text(&report));
    assert!(!report.timeliness.is_empty());
    for line in &report.timeliness {
        assert!(words.contains(&format!("{}: the rules", line.title)), "{}", line.title);
        for rule in &line.rules {
            assert!(page.contains(&rule.guidance));
            assert!(rule.sources.iter().all(|source| page.contains(source)));
        }
    }
    let mut report = report;
    let mut says = |scope: &str, words: &str| {
        let rule = &mut report.timeliness[0].rules[0];
        (rule.scope, rule.standing, rule.note) =
            (scope.parse().unwrap(), Standing::Assumed, "Carried over.".to_owned());
        let flat = text(&report).split_whitespace().collect::<Vec<_>>().join(" ");
        html(&report).contains(words) && flat.contains(words)
    };
    assert!(says("national", "Assumed: the text of this edition was not seen. Carried over."));
    assert!(says("local", "Local: as the authority gives it. Carried over."));
}

#[test]
fn children_and_families_are_called_so() {
    let register = invented(60, "synthetic");
    for (count, units) in [(Counted::Children, "children"), (Counted::FamilyGroups, "families")] {
        let report = Report::of(&register, &question(Audience::Management, By::Worker, count)).unwrap();
        let words = text(&report);
        assert!(words.contains(&format!("Open {units}")));
        assert!(words.contains(&format!("the rest of the report counts {units}")));
        assert!(words.contains("No worker"));
        assert!(!words.contains("Open cases") && !words.contains("(cases)"));
    }
}

#[test]
fn a_definition_of_the_callers_own_stands_beside_the_shipped_ones() {
    let mut question = question(Audience::Management, By::District, Counted::Referrals);
    question.ask.allocated = Definition::new("duty_too", "anyone on duty", vec![HolderClass::Duty]).unwrap();
    let report = Report::of(&invented(60, "synthetic"), &question).unwrap();
    let printed = rows(&html(&report), "definition-table");
    assert_eq!(printed.len(), report.definitions.len() + 1);
    let (own, allocated) = (printed.last().unwrap(), report.allocated.allocated.shown().unwrap());
    assert_eq!(own[..2], ["Duty too (used in this report)".to_owned(), number(allocated)]);
}

#[test]
fn a_knowledge_date_stands_under_the_heading() {
    let mut question = question(Audience::Management, By::District, Counted::Referrals);
    question.ask.view = View::KnownAt("2010-11-01".parse().unwrap());
    let report = Report::of(&invented(30, "synthetic"), &question).unwrap();
    let known = "Uses what had been recorded by the end of 1 November 2010.";
    assert!(text(&report).contains(known) && html(&report).contains(known));
}

#[test]
fn an_empty_register_renders() {
    let register = RegisterBuilder::new(Part::new("example")).finish().unwrap();
    for audience in [Audience::Management, Audience::Public] {
        let report = Report::of(&register, &question(audience, By::District, Counted::Referrals)).unwrap();
        balanced(&html(&report));
        assert!(text(&report).contains("No finding."));
    }
}

#[test]
fn json_has_the_figures_themselves() {
    let report = report(Audience::Management);
    let read: serde_json::Value = serde_json::from_str(&json(&report)).unwrap();
    assert_eq!(read["total"]["waiting"], report.total.waiting.shown().unwrap());
    assert_eq!(read["as_of"], "2010-10-11");
    assert!(json(&report).contains('\n'));
}
