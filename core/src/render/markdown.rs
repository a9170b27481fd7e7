//! A page as Markdown, with tables as GitHub has them.

use crate::page::words::number;
use crate::page::{Block, Figure, HeadKind, Page, Sheet};

/// How many rows of a long list are shown.
const LISTED: usize = 20;

pub(super) fn markdown(page: &Page) -> String {
    let mut pieces = vec![format!("# {}: {}", plain(&page.subject), plain(&page.heading))];
    pieces.extend(page.lines.iter().map(|line| plain(line)));
    pieces.extend(page.banners.iter().map(|banner| format!("> **{}**", plain(banner))));
    for section in &page.sections {
        pieces.push(format!("## {}", plain(&section.heading)));
        pieces.extend(section.blocks.iter().filter_map(block));
    }
    pieces.join("\n\n") + "\n"
}

fn block(block: &Block) -> Option<String> {
    Some(match block {
        Block::Paragraph(words) => plain(words),
        Block::Stats(stats) => {
            let stats =
                stats.iter().map(|stat| format!("- {}: **{}**", plain(&stat.words), cell(&stat.figure)));
            stats.collect::<Vec<_>>().join("\n")
        }
        Block::Table(sheet) => table(sheet, sheet.rows.len()),
        Block::List(sheet) => {
            let more = sheet.rows.len().saturating_sub(LISTED);
            let more = if more > 0 { format!("\n\nand {} more", number(more)) } else { String::new() };
            table(sheet, LISTED) + &more
        }
        // Its figures stand in a table.
        Block::Chart(_) => return None,
        Block::Notes { heading, notes } => {
            let notes = notes.iter().map(|note| {
                let sources = plain(&note.sources.join("; "));
                let sources = if sources.is_empty() { sources } else { format!(" Sources: {sources}.") };
                format!("- {}{sources}", plain(&note.words))
            });
            [format!("### {}\n", plain(heading))].into_iter().chain(notes).collect::<Vec<_>>().join("\n")
        }
    })
}

fn table(sheet: &Sheet, most: usize) -> String {
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let rule = |kind: HeadKind| match kind {
        HeadKind::Words | HeadKind::WordsWhereWide => "---",
        HeadKind::Number | HeadKind::Late => "---:",
    };
    let mut lines = vec![
        format!("**{}**\n", plain(&sheet.caption)),
        line(sheet.heads.iter().map(|head| plain(&head.words)).collect()),
        line(sheet.heads.iter().map(|head| rule(head.kind).to_owned()).collect()),
    ];
    for row in sheet.rows.iter().take(most) {
        let cells = row.cells.iter().map(cell);
        lines.push(line(cells.map(|cell| if row.is_total { format!("**{cell}**") } else { cell }).collect()));
    }
    lines.join("\n")
}

fn cell(figure: &Figure) -> String {
    plain(&figure.text())
}

/// Words as words: no letter of them is a mark of Markdown.
fn plain(words: &str) -> String {
    let mut plain = String::with_capacity(words.len());
    for letter in words.chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '<' | '>' | '[' | ']' | '|' | '&' | '#' | '~' | '$') {
            plain.push('\\');
        }
        plain.push(letter);
    }
    // What would begin a list.
    if plain.starts_with(['-', '+']) && plain.len() > 1 {
        plain.insert(0, '\\');
    }
    plain
}
