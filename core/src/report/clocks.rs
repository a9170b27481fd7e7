//! How far clocks are kept, over completed and over open work, and under which rules.

use serde::Serialize;

use crate::calendar::Day;
use crate::page::words::{capital, one_line};
use crate::page::{Block, Figure, Head, HeadKind, Note, Section, Sheet};
use crate::regime::ClockId;
use crate::report::Report;
use crate::report::facts::Facts;
use crate::report::figures::{Atom, Figures, settles};
use crate::report::list::List;
use crate::report::value::{Count, Value};
use crate::report::verdicts::{Judged, Rule};
use crate::source::Standing;
use crate::timescale::{Choice, CountedAs};

/// How far one clock is kept. Where no source records what stops it there are no counts but `cannot_tell`.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct ClockLine {
    /// Which clock.
    pub clock: ClockId,
    /// The guidance term.
    pub title: String,
    /// The limits in force for this work, each with its guidance.
    pub rules: Vec<Rule>,
    /// Work whose clock stopped in the twelve months up to the day.
    pub completed: Count,
    /// Of the completed, stopped on or before the due day: the numerator.
    pub completed_in_time: Count,
    /// Of the completed, stopped after the due day without a recorded reason.
    pub completed_late: Count,
    /// Of the completed, stopped after the due day for a recorded reason.
    pub completed_late_with_reasons: Count,
    /// Per cent of the completed in time.
    pub completed_in_time_per_cent: Value<f64>,
    /// Work whose clock still runs on the day.
    pub open: Count,
    /// Of the open, not past the due day.
    pub open_in_time: Count,
    /// Of the open, past the due day.
    pub open_overdue: Count,
    /// Per cent of the open not past the due day.
    pub open_in_time_per_cent: Value<f64>,
    /// Work of the twelve months of which a date is missing, or of which the source does not record what stops the clock.
    pub cannot_tell: Count,
    /// Work of the twelve months to which the clock turned out not to apply, or without a national limit.
    pub not_applicable: Count,
}

settles!(ClockLine {
    completed,
    completed_in_time,
    completed_late,
    completed_late_with_reasons,
    completed_in_time_per_cent,
    open,
    open_in_time,
    open_overdue,
    open_in_time_per_cent,
    cannot_tell,
    not_applicable,
});

/// A line for each clock that any work of the register has, in the order of the rules; others after them. And the first day
/// of the months over which completed work is counted.
pub(super) fn count(facts: &Facts<'_>, figures: &mut Figures) -> (Vec<ClockLine>, Day) {
    let verdicts = facts.verdicts;
    let listed = facts.question.rules.clock_ids();
    let place = |clock: &ClockId| listed.iter().position(|listed| listed == clock).unwrap_or(usize::MAX);
    // Told apart once: a look through all the work for each clock would take long where there are hundreds.
    let mut clocks: Vec<(ClockId, Vec<(Atom, &Judged)>)> =
        verdicts.clocks.iter().map(|clock| (*clock, Vec::new())).collect();
    for (number, judged) in verdicts.judged.iter().enumerate() {
        let Some((_, work)) = clocks.get_mut(judged.clock) else { continue };
        // The first work of a clock on a case stands for the case itself: where each case has one piece, as the decision
        // on a referral, a figure of the clock may be the same as one of the grid. Work comes case by case.
        let is_first = work.last().is_none_or(|(_, before): &(Atom, &Judged)| before.case != judged.case);
        let atom = if is_first { Atom::case(judged.case) } else { Atom::further_work(number) };
        work.push((atom, judged));
    }
    clocks.sort_unstable_by_key(|(clock, _)| (place(clock), *clock));
    let lines = clocks.iter().map(|(clock, work)| line(*clock, work, facts, figures));
    (lines.collect(), facts.since)
}

fn line(clock: ClockId, work: &[(Atom, &Judged)], facts: &Facts<'_>, figures: &mut Figures) -> ClockLine {
    // What no source records is none of these, and not 0 of each.
    let reported = work.iter().any(|(_, judged)| judged.reported);
    let mut count = |counted: CountedAs| {
        if !reported && counted != CountedAs::CannotTell {
            return Value::NotRecorded;
        }
        let work = work.iter().filter(|(_, judged)| judged.counts(counted, facts.since));
        figures.count(work.map(|(atom, _)| *atom))
    };
    let cannot_tell = count(CountedAs::CannotTell);
    let completed = count(CountedAs::Completed);
    let completed_in_time = count(CountedAs::CompletedInTime);
    let completed_late = count(CountedAs::CompletedLate);
    let completed_late_with_reasons = count(CountedAs::CompletedLateWithReasons);
    let open = count(CountedAs::Open);
    let open_in_time = count(CountedAs::OpenInTime);
    let open_overdue = count(CountedAs::OpenOverdue);
    let not_applicable = count(CountedAs::NotApplicable);
    let verdicts = facts.verdicts;
    ClockLine {
        clock,
        title: verdicts.title(clock),
        rules: verdicts.rules(clock),
        completed,
        completed_in_time,
        completed_late,
        completed_late_with_reasons,
        completed_in_time_per_cent: figures.share(completed_in_time, completed),
        open,
        open_in_time,
        open_overdue,
        open_in_time_per_cent: figures.share(open_in_time, open),
        cannot_tell,
        not_applicable,
    }
}

pub(super) fn section(report: &Report) -> Section {
    Section::new("timeliness", "Timeliness by clock", blocks(report))
}

fn blocks(report: &Report) -> Vec<Block> {
    if report.timeliness.is_empty() {
        return vec![Block::paragraph("No clock ran on any work in the register.")];
    }
    let period = format!("from {} to {}", report.completed_since.in_prose(), report.as_of.in_prose());
    let mut completed = Sheet::new(
        "completed-work",
        format!("Work whose clock stopped, {period}"),
        Head::words_and_numbers(
            "Clock",
            &[
                "Completed",
                "In time",
                "Per cent in time",
                "Late",
                "Late with reasons",
                "Cannot tell",
                "Not applicable",
            ],
        ),
    );
    let mut heads = Head::words_and_numbers("Clock", &["Open", "In time", "Per cent in time"]);
    heads.push(Head::new("Overdue", HeadKind::Late));
    let caption = format!("Work whose clock still ran at the end of {}", report.as_of.in_prose());
    let mut open = Sheet::new("open-work", caption, heads);
    for line in &report.timeliness {
        let count = |count: Count, counted: CountedAs| {
            let title = format!("{}: {}", one_line(&line.title), counted.label());
            let selection = Choice { clock: Some(line.clock), counted_as: Some(counted) };
            report.open_list(count, title, List::Timescales { selection })
        };
        completed.row(vec![
            Figure::words(&line.title),
            count(line.completed, CountedAs::Completed),
            count(line.completed_in_time, CountedAs::CompletedInTime),
            line.completed_in_time_per_cent.into(),
            count(line.completed_late, CountedAs::CompletedLate),
            count(line.completed_late_with_reasons, CountedAs::CompletedLateWithReasons),
            count(line.cannot_tell, CountedAs::CannotTell),
            count(line.not_applicable, CountedAs::NotApplicable),
        ]);
        open.row(vec![
            Figure::words(&line.title),
            count(line.open, CountedAs::Open),
            count(line.open_in_time, CountedAs::OpenInTime),
            line.open_in_time_per_cent.into(),
            count(line.open_overdue, CountedAs::OpenOverdue),
        ]);
    }
    let note = "Per cent in time: of the completed, those in time, with or without a recorded reason for being late; of \
                the open, those not past the due day. Cannot tell: a date is missing, or the source does not record what \
                stops the clock.";
    let mut blocks = vec![Block::Table(completed), Block::Table(open), Block::paragraph(note)];
    for line in &report.timeliness {
        let heading = format!("{}: the rules", one_line(&line.title));
        blocks.push(Block::Notes { heading, notes: line.rules.iter().map(note_on).collect() });
        if line.rules.is_empty() {
            blocks.push(Block::paragraph("No guidance in force has this clock."));
        }
    }
    blocks
}

fn note_on(rule: &Rule) -> Note {
    let standing = match rule.standing {
        _ if rule.is_local() => "Local: as the authority gives it.",
        Standing::Confirmed => "Confirmed: seen in the official text.",
        Standing::Secondary => "Secondary: seen in another document that states the rule.",
        Standing::Assumed => "Assumed: the text of this edition was not seen.",
    };
    let mut words = format!("{}. {}. {standing}", capital(&rule.limit), rule.guidance);
    if !rule.note.is_empty() {
        words.push(' ');
        words.push_str(&rule.note);
    }
    Note { words: one_line(&words), sources: rule.sources.iter().map(|source| one_line(source)).collect() }
}
