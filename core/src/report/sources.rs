//! Where the records came from.

use serde::Serialize;

use crate::calendar::Day;
use crate::named::plain;
use crate::page::words::capital;
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

pub(super) fn count(facts: &Facts<'_>, _: &mut Figures) -> Vec<PartLine> {
    let lines = facts.register.parts().iter().map(|part| PartLine {
        format: part.format.clone(),
        from: part.from,
        to: part.to,
        extracted: part.extracted,
    });
    lines.collect()
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
    Section::new("sources", "Where the records came from", vec![Block::Table(table)])
}

fn form(format: &str) -> String {
    match format {
        "duty_sheet" => "duty tracking sheet".to_owned(),
        "cin_census" => "children in need census".to_owned(),
        "synthetic" => "invented data".to_owned(),
        other => plain(other),
    }
}
