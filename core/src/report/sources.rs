//! Where the records came from.

use serde::Serialize;

use crate::ask::{Asked, Audience};
use crate::calendar::Day;
use crate::case::{ColumnRead, Part};
use crate::named::plain;
use crate::page::words::{capital, number, one_line};
use crate::page::{Block, Figure, Head, Section, Sheet};
use crate::report::Report;
use crate::report::facts::Facts;
use crate::report::figures::{Figures, settles};

/// One source of the register.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct PartLine {
    /// What it was read as.
    pub format: String,
    /// The first day it observed.
    pub from: Option<Day>,
    /// The last day it observed.
    pub to: Option<Day>,
    /// The day it was drawn.
    pub extracted: Option<Day>,
}

settles!(PartLine {});
settles!(ColumnRead {});

/// How the files were read. A heading that no list knows may say anything, and stays with those who have the file.
pub(super) fn reading_of(facts: &Facts<'_>) -> Vec<ColumnRead> {
    match facts.question.audience {
        Audience::Management => {
            let told = |read: &ColumnRead| {
                let read = ColumnRead { unexplained: Vec::new(), ..read.clone() };
                match read.column {
                    Some(_) => read,
                    None => ColumnRead { heading: format!("column {}", read.place), ..read },
                }
            };
            facts.register.reading().iter().map(told).collect()
        }
        Audience::Public => Vec::new(),
    }
}

/// What is to be said of the sources where the day asked about is the last of them.
pub(super) fn stops_of(question: &Asked) -> Vec<String> {
    const FEW: usize = 3;
    let Some(last) = &question.last_day else { return Vec::new() };
    let stop = |(part, day): &(Part, Day)| {
        let whose = part.authority.as_deref().map(|authority| format!(" of {}", one_line(authority)));
        format!(
            "One source, {}{}, stops on {}: what came after is not in it.",
            form(&part.format),
            whose.unwrap_or_default(),
            day.in_prose()
        )
    };
    let slips = "A few dates lie more than a year after all others: they were not taken for the last day.";
    let stops: Vec<String> = match last.stop_before.iter().map(|(_, day)| *day).min() {
        Some(first) if last.stop_before.len() > FEW => vec![format!(
            "{} sources stop before that day, the first of them on {}: what came after is not in them.",
            last.stop_before.len(),
            first.in_prose()
        )],
        _ => last.stop_before.iter().map(stop).collect(),
    };
    stops.into_iter().chain(last.slips.then(|| slips.to_owned())).collect()
}

pub(super) fn count(facts: &Facts<'_>, _: &mut Figures) -> (Vec<PartLine>, Vec<ColumnRead>) {
    let lines = facts.register.parts().iter().map(|part| PartLine {
        format: part.format.clone(),
        from: part.from,
        to: part.to,
        extracted: part.extracted,
    });
    (lines.collect(), reading_of(facts))
}

pub(super) fn section(report: &Report) -> Section {
    let heads = ["Form", "Observed from", "Observed to", "Drawn on"].map(Head::words).to_vec();
    let caption = "Sources of the records, and the days they observed";
    let mut table = Sheet::new("source-table", caption, heads);
    for part in &report.parts {
        table.row(vec![
            Figure::words(capital(&form(&part.format))),
            Figure::day(part.from),
            Figure::day(part.to),
            Figure::day(part.extracted),
        ]);
    }
    let mut blocks = vec![Block::Table(table)];
    if !report.reading.is_empty() {
        blocks.push(Block::Table(reading(&report.reading)));
    }
    Section::new("sources", "Where the records came from", blocks)
}

/// How the columns of the files were read.
fn reading(columns: &[ColumnRead]) -> Sheet {
    let mut heads = ["Heading", "Taken for", "Form of its cells"].map(Head::words).to_vec();
    heads.push(Head::number("Cells filled"));
    heads.push(Head::number("Rows"));
    let mut table = Sheet::new("reading-table", "How the files were read, heading by heading", heads);
    for read in columns {
        table.row(vec![
            Figure::words(read.heading.clone()),
            Figure::words(
                read.column.map_or_else(|| "Kept as it is".to_owned(), |column| capital(&plain(column))),
            ),
            Figure::words(capital(&read.form)),
            Figure::words(number(read.filled)),
            Figure::words(number(read.rows)),
        ]);
    }
    table
}

fn form(format: &str) -> String {
    match format {
        "duty_sheet" => "duty tracking sheet".to_owned(),
        "cin_census" => "children in need census".to_owned(),
        "synthetic" => "invented data".to_owned(),
        other => plain(other),
    }
}
