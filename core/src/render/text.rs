//! A page as plain text.

use std::borrow::Cow;

use crate::page::words::number;
use crate::page::{Block, Chart, ChartKind, Figure, HeadKind, Note, Page, Sheet};

/// How many letters a line has.
const WIDTH: usize = 100;
/// How many rows of a long list are shown.
const LISTED: usize = 20;
/// How many marks the longest bar has.
const LONGEST_BAR: u64 = 60;
/// How far a column of words may be narrowed.
const NARROWEST: usize = 9;
/// What stands between columns.
const GAP: &str = "  ";

pub(super) fn text(page: &Page) -> String {
    let mut out = String::new();
    line(&mut out, &page.subject);
    line(&mut out, &page.heading);
    line(&mut out, &"=".repeat(letters(&page.heading)));
    for words in page.lines.iter().chain(&page.banners) {
        paragraph(&mut out, words);
    }
    for section in &page.sections {
        line(&mut out, "");
        line(&mut out, &section.heading);
        line(&mut out, &"-".repeat(letters(&section.heading)));
        let mut is_first = true;
        for block in &section.blocks {
            let mut piece = String::new();
            self::block(&mut piece, block);
            // A chart that stays with its table takes no blank line.
            if !(is_first || piece.is_empty()) {
                line(&mut out, "");
            }
            out.push_str(&piece);
            is_first = false;
        }
    }
    out
}

fn block(out: &mut String, block: &Block) {
    match block {
        Block::Paragraph(words) => paragraph(out, words),
        Block::Stats(stats) => {
            let widest = stats.iter().map(|stat| letters(&stat.figure.text())).max().unwrap_or(0);
            for stat in stats {
                line(out, &format!("{:>widest$}{GAP}{}", stat.figure.text(), stat.words));
            }
        }
        Block::Table(table) => sheet(out, table, table.rows.len()),
        Block::Chart(chart) => bars(out, chart),
        Block::Notes { heading, notes } => {
            paragraph(out, heading);
            notes.iter().for_each(|note| self::note(out, note));
        }
        Block::List(table) => {
            sheet(out, table, LISTED);
            if let Some(more) = table.rows.len().checked_sub(LISTED).filter(|more| *more > 0) {
                let more = number(more);
                line(out, "");
                line(out, &format!("and {more} more: --format json or html lists all"));
            }
        }
    }
}

fn note(out: &mut String, note: &Note) {
    for (place, words) in wrap(&note.words, WIDTH - 2).iter().enumerate() {
        line(out, &format!("{}{words}", if place == 0 { "- " } else { "  " }));
    }
}

/// The bars of a chart. Parts of a whole are left to the table beside them.
fn bars(out: &mut String, chart: &Chart) {
    let ChartKind::Bars = chart.kind else { return };
    let largest = chart.largest();
    let widest = chart.rows.iter().map(|row| letters(&row.words)).max().unwrap_or(0);
    for (place, series) in chart.series.iter().enumerate() {
        if place > 0 {
            line(out, "");
        }
        paragraph(out, &format!("{}: {}", chart.title, series.to_lowercase()));
        for row in &chart.rows {
            let Some(figure) = row.figures.get(place) else { continue };
            let bar = "#".repeat(marks(figure.length(), largest));
            let space = if bar.is_empty() { "" } else { " " };
            line(out, &format!("{:>widest$} |{bar}{space}{}", row.words, figure.text()));
        }
    }
}

/// How many marks a bar has: one at least where there is anything at all.
fn marks(length: i64, largest: i64) -> usize {
    let (length, largest) = (u64::try_from(length).unwrap_or(0), u64::try_from(largest).unwrap_or(0));
    let marks = (length * LONGEST_BAR).div_ceil(largest.max(1));
    usize::try_from(marks).unwrap_or(0)
}

/// The first rows of a table, with its headings over several lines where they are long.
fn sheet(out: &mut String, table: &Sheet, most: usize) {
    paragraph(out, &table.caption);
    let shown: Vec<usize> = (0..table.heads.len())
        .filter(|place| table.heads.get(*place).is_some_and(|head| head.kind != HeadKind::WordsWhereWide))
        .collect();
    let columns: Vec<_> = shown.iter().filter_map(|place| table.heads.get(*place)).collect();
    let rows: Vec<(Vec<Cow<'_, str>>, bool)> = (table.rows.iter().take(most))
        .map(|row| {
            let cells =
                shown.iter().map(|place| row.cells.get(*place).map_or(Cow::Borrowed(""), Figure::text));
            (cells.collect(), row.is_total)
        })
        .collect();
    let is_words: Vec<bool> = columns.iter().map(|column| column.kind == HeadKind::Words).collect();
    let mut widths: Vec<usize> = Vec::new();
    for (place, column) in columns.iter().enumerate() {
        let cells = rows.iter().filter_map(|(cells, _)| cells.get(place)).map(|cell| letters(cell));
        let word = column.words.split(' ').map(letters).max().unwrap_or(0);
        widths.push(cells.max().unwrap_or(0).max(word));
    }
    narrow(&mut widths, &is_words);
    let headings: Vec<&str> = columns.iter().map(|column| column.words.as_str()).collect();
    let rule = "-".repeat(widths.iter().sum::<usize>() + GAP.len() * widths.len().saturating_sub(1));
    // Headings stand on their columns: the last line of each is next to the rule.
    row(out, &headings, &widths, &is_words, true);
    line(out, &rule);
    for (cells, is_total) in &rows {
        if *is_total {
            line(out, &rule);
        }
        let cells: Vec<&str> = cells.iter().map(Cow::as_ref).collect();
        row(out, &cells, &widths, &is_words, false);
    }
}

/// Takes letters from the widest column of words until the table fits, or no such column can give any more.
fn narrow(widths: &mut [usize], is_words: &[bool]) {
    let gaps = GAP.len() * widths.len().saturating_sub(1);
    while widths.iter().sum::<usize>() + gaps > WIDTH {
        let columns = widths.iter_mut().zip(is_words).filter(|(_, is_words)| **is_words);
        match columns.map(|(width, _)| width).filter(|width| **width > NARROWEST).max_by_key(|width| **width)
        {
            Some(width) => *width -= 1,
            None => return,
        }
    }
}

fn row(out: &mut String, cells: &[&str], widths: &[usize], is_words: &[bool], at_the_foot: bool) {
    let cells: Vec<Vec<String>> = cells.iter().zip(widths).map(|(cell, width)| wrap(cell, *width)).collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    for place in 0..height {
        let pieces = cells.iter().zip(widths).zip(is_words).map(|((lines, width), is_words)| {
            let above = if at_the_foot { height - lines.len() } else { 0 };
            let words =
                place.checked_sub(above).and_then(|place| lines.get(place)).map_or("", String::as_str);
            if *is_words { format!("{words:<width$}") } else { format!("{words:>width$}") }
        });
        line(out, &pieces.collect::<Vec<_>>().join(GAP));
    }
}

fn paragraph(out: &mut String, words: &str) {
    wrap(words, WIDTH).iter().for_each(|words| line(out, words));
}

fn line(out: &mut String, words: &str) {
    out.push_str(words.trim_end());
    out.push('\n');
}

fn letters(words: &str) -> usize {
    words.chars().count()
}

/// Words over lines of that many letters; a word that is longer than a line is cut.
fn wrap(words: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in words.split(' ') {
        if !line.is_empty() && letters(&line) + 1 + letters(word) > width {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        for letter in word.chars() {
            if letters(&line) == width {
                lines.push(std::mem::take(&mut line));
            }
            line.push(letter);
        }
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_wrap_and_long_ones_are_cut() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("abcdefghij", 4), ["abcd", "efgh", "ij"]);
        assert_eq!(wrap("ab abcdefghij", 4), ["ab", "abcd", "efgh", "ij"]);
        assert_eq!(wrap("", 4), [""]);
    }

    #[test]
    fn only_columns_of_words_give_room() {
        let mut widths = [80, 30, 30];
        narrow(&mut widths, &[true, false, true]);
        assert_eq!(widths, [36, 30, 30]);
        let mut widths = [90, 90];
        narrow(&mut widths, &[false, false]);
        assert_eq!(widths, [90, 90]);
    }

    #[test]
    fn a_bar_is_as_long_as_its_count() {
        assert_eq!(marks(0, 10), 0);
        assert_eq!(marks(1, 100_000), 1);
        assert_eq!(marks(10, 10), 60);
    }
}
