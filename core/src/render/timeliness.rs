//! How far each clock is kept, and under which rules.

use crate::render::page::ColumnKind::{Late, Number, Words};
use crate::render::page::{Block, Figure, Grid, RuleLine};
use crate::render::words::{capital, one_line};
use crate::report::{Report, Rule};
use crate::source::Standing;

pub(super) fn blocks(report: &Report) -> Vec<Block> {
    if report.timeliness.is_empty() {
        return vec![Block::Paragraph("No clock ran on any work in the register.".to_owned())];
    }
    let period = format!("from {} to {}", report.completed_since.in_prose(), report.as_of.in_prose());
    let mut completed = Grid::new(
        "completed-work",
        format!("Work whose clock stopped, {period}"),
        &[
            ("Clock", Words),
            ("Completed", Number),
            ("In time", Number),
            ("Per cent in time", Number),
            ("Late", Number),
            ("Late with reasons", Number),
            ("Cannot tell", Number),
            ("Not applicable", Number),
        ],
    );
    let mut open = Grid::new(
        "open-work",
        format!("Work whose clock still ran at the end of {}", report.as_of.in_prose()),
        &[
            ("Clock", Words),
            ("Open", Number),
            ("In time", Number),
            ("Per cent in time", Number),
            ("Overdue", Late),
        ],
    );
    for line in &report.timeliness {
        completed.row(vec![
            Figure::words(&line.title),
            line.completed.into(),
            line.completed_in_time.into(),
            line.completed_in_time_per_cent.into(),
            line.completed_late.into(),
            line.completed_late_with_reasons.into(),
            line.cannot_tell.into(),
            line.not_applicable.into(),
        ]);
        open.row(vec![
            Figure::words(&line.title),
            line.open.into(),
            line.open_in_time.into(),
            line.open_in_time_per_cent.into(),
            line.open_overdue.into(),
        ]);
    }
    let note = "Per cent in time: of the completed, those in time, with or without a recorded reason for being late; of \
                the open, those not past the due day. Cannot tell: a date is missing, or the source does not record what \
                stops the clock.";
    let mut blocks = vec![Block::Table(completed), Block::Table(open), Block::Paragraph(note.to_owned())];
    for line in &report.timeliness {
        blocks.push(Block::Heading(format!("{}: the rules", one_line(&line.title))));
        let rules: Vec<_> = line.rules.iter().map(rule_line).collect();
        blocks.push(if rules.is_empty() {
            Block::Paragraph("No guidance in force has this clock.".to_owned())
        } else {
            Block::Rules(rules)
        });
    }
    blocks
}

fn rule_line(rule: &Rule) -> RuleLine {
    let standing = match rule.standing {
        _ if rule.is_local() => "Local: as the authority gives it.",
        Standing::Confirmed => "Confirmed: seen in the official text.",
        Standing::Secondary => "Secondary: seen in another document that states the rule.",
        Standing::Assumed => "Assumed: the text of this edition was not seen.",
    };
    let mut text = format!("{}. {}. {standing}", capital(&rule.limit), rule.guidance);
    if !rule.note.is_empty() {
        text.push(' ');
        text.push_str(&rule.note);
    }
    RuleLine { text: one_line(&text), sources: rule.sources.iter().map(|source| one_line(source)).collect() }
}
