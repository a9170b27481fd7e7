//! What was wrong with the records.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::ask::Audience;
use crate::case::{ColumnRef, Finding, FindingCode, Headings, Register, Severity};
use crate::named::plain;
use crate::page::words::{capital, one_line};
use crate::page::{Block, Figure, Head, Section, Sheet};
use crate::report::Report;
use crate::report::facts::Facts;
use crate::report::figures::{Apart, Figures, Settle, settles};
use crate::report::value::Count;

/// How many findings of each kind a management report points at.
const FIRST: usize = 5;

/// One kind of finding.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct FindingLine {
    /// Its code.
    pub code: FindingCode,
    /// What became of the records.
    pub severity: Severity,
    /// What it means.
    pub meaning: &'static str,
    /// How many.
    pub count: Count,
    /// The first few, in order of table and row; management only.
    pub first: Vec<FindingPlace>,
}

/// A finding with the names that those who have the file know its place by.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct FindingPlace {
    /// The finding.
    #[serde(flatten)]
    pub finding: Finding,
    /// The name of the file, where it has one or is one of several.
    pub file: Option<String>,
    /// The heading of the column in that file, where it was taken for a known one.
    pub heading: Option<String>,
}

settles!(FindingLine { count });

pub(super) fn count(facts: &Facts<'_>, figures: &mut Figures) -> Vec<FindingLine> {
    of(facts.register, facts.question.audience, figures)
}

fn of(register: &Register, audience: Audience, figures: &mut Figures) -> Vec<FindingLine> {
    let mut kinds: BTreeMap<FindingCode, Vec<Finding>> = BTreeMap::new();
    for finding in register.findings() {
        kinds.entry(finding.code).or_default().push(*finding);
    }
    // Each points at a row, and so the public has none of them.
    let first = if audience == Audience::Public { 0 } else { FIRST };
    let headings = Headings::of(register);
    let place = |finding: Finding| FindingPlace {
        file: register.file_of(&finding).map(str::to_owned),
        // One that no list knows may say anything, and stays with those who have the file.
        heading: match finding.column {
            Some(ColumnRef::Named(_)) => headings.of_finding(&finding).map(str::to_owned),
            _ => None,
        },
        finding,
    };
    let lines = kinds.into_iter().enumerate().map(|(kind, (code, findings))| FindingLine {
        code,
        severity: code.severity(),
        meaning: code.meaning(),
        count: {
            let rows = findings.iter().filter_map(|finding| usize::try_from(finding.count).ok()).sum();
            figures.count_with(&[(Apart::Findings(kind), rows)], std::iter::empty())
        },
        first: findings.into_iter().take(first).map(place).collect(),
    });
    lines.collect()
}

pub(super) fn section(report: &Report) -> Section {
    of_lines(&report.findings, report.audience)
}

/// The findings of a register of which there is no report, for those who manage it.
pub(super) fn alone(register: &Register) -> Section {
    let mut figures = Figures::new(Audience::Management);
    let mut lines = of(register, Audience::Management, &mut figures);
    lines.settle(&figures.settled());
    of_lines(&lines, Audience::Management)
}

fn of_lines(lines: &[FindingLine], audience: Audience) -> Section {
    Section::new("findings", "Findings: what was wrong with the records", blocks(lines, audience))
}

fn blocks(lines: &[FindingLine], audience: Audience) -> Vec<Block> {
    if lines.is_empty() {
        return vec![Block::paragraph("No finding.")];
    }
    let places = audience == Audience::Management;
    let mut heads = vec![
        Head::words("Finding"),
        Head::number("How many"),
        Head::words("What became of it"),
        Head::words("What it means"),
    ];
    if places {
        heads.push(Head::words("The first places, by row of the sheet or line of the file"));
    }
    let mut table = Sheet::new("finding-table", "Findings by kind", heads);
    for line in lines {
        let mut cells = vec![
            Figure::words(line.code.name()),
            line.count.into(),
            Figure::words(capital(&plain(line.severity.name()))),
            Figure::words(line.meaning),
        ];
        if places {
            cells.push(Figure::words(first_places(line)));
        }
        table.row(cells);
    }
    vec![Block::Table(table)]
}

fn first_places(line: &FindingLine) -> String {
    let places = line.first.iter().map(|FindingPlace { finding, file, heading }| {
        let file = file.as_ref().map(|file| format!("{}: ", one_line(file))).unwrap_or_default();
        let row = finding.row.map(|row| format!(" row {row}")).unwrap_or_default();
        let column = finding.column.map(|column| format!(" {column}")).unwrap_or_default();
        let heading = heading.as_ref().map(|heading| format!(" ({})", one_line(heading))).unwrap_or_default();
        format!("{file}{}{row}{column}{heading}", finding.table)
    });
    places.collect::<Vec<_>>().join("; ")
}
