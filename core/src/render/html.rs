//! A page as one page of HTML.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::page::words::number;
use crate::page::{Block, Figure, Head, HeadKind, Line, Note, Page, Section, Sheet, Shown, Stat};
use crate::render::chart;
use crate::render::style::CSS;

/// Nothing is loaded and nothing runs, whatever a record holds.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/// Words that are longer than this need a column of some width.
const LONG: usize = 40;

pub(super) fn html(page: &Page) -> String {
    let markup = html! {
        (DOCTYPE)
        html lang="en-GB" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                title { (page.subject) ": " (page.heading) }
                style { (PreEscaped(CSS)) }
            }
            body {
                a class="skip" href="#main" { "Skip to the report" }
                div class="each-sheet" aria-hidden="true" { p { (page.banners.join(" ")) } }
                (header(page))
                main id="main" {
                    (contents(page))
                    @for section in &page.sections { (self::section(section)) }
                }
            }
        }
    };
    markup.into_string()
}

fn header(page: &Page) -> Markup {
    html! {
        header {
            p class="subject" { (page.subject) }
            h1 { (page.heading) }
            @for line in &page.lines { p { (line) } }
            @for banner in &page.banners { p class="banner" { (banner) } }
        }
    }
}

fn contents(page: &Page) -> Markup {
    html! {
        nav aria-labelledby="contents" {
            h2 id="contents" { "Contents" }
            ol {
                @for section in &page.sections {
                    li { a href={ "#" (section.id) } { (section.heading) } }
                }
            }
        }
    }
}

fn section(section: &Section) -> Markup {
    let heading = format!("{}-heading", section.id);
    html! {
        section id=(section.id) aria-labelledby=(heading) {
            h2 id=(heading) { (section.heading) }
            @for block in &section.blocks { (self::block(block)) }
        }
    }
}

fn block(block: &Block) -> Markup {
    match block {
        Block::Paragraph(words) => html! { p { (words) } },
        Block::Stats(stats) => self::stats(stats),
        Block::Table(sheet) => table(sheet),
        Block::Chart(chart) => html! {
            figure {
                figcaption { (chart.title) }
                (chart::svg(chart))
            }
        },
        Block::Notes { heading, notes } => html! {
            h3 { (heading) }
            @if !notes.is_empty() {
                ul { @for note in notes { (self::note(note)) } }
            }
        },
        Block::List(sheet) => html! {
            details {
                summary { "Show all " (number(sheet.rows.len())) }
                (table(sheet))
            }
        },
    }
}

fn stats(stats: &[Stat]) -> Markup {
    html! {
        dl class="figures" {
            @for stat in stats {
                div {
                    dt { (stat.words) }
                    dd { (figure(&stat.figure)) }
                }
            }
        }
    }
}

fn note(note: &Note) -> Markup {
    html! {
        li {
            (note.words)
            @if !note.sources.is_empty() {
                p class="sources" { "Sources: " (note.sources.join("; ")) "." }
            }
        }
    }
}

/// A table in a region of its own that scrolls, by keyboard too, where the screen is narrower.
fn table(table: &Sheet) -> Markup {
    let caption = format!("{}-caption", table.id);
    html! {
        div class="scroll" role="region" aria-labelledby=(caption) tabindex="0" {
            table id=(table.id) {
                caption id=(caption) { span { (table.caption) } }
                thead {
                    tr {
                        @for head in &table.heads {
                            @if head.words.is_empty() {
                                td {}
                            } @else {
                                th scope="col" class=[class(head.kind, None)] { (head.words) }
                            }
                        }
                    }
                }
                tbody { @for row in &table.rows { (self::row(row, &table.heads)) } }
            }
        }
    }
}

fn row(row: &Line, heads: &[Head]) -> Markup {
    let total = row.is_total.then_some("total");
    html! {
        tr class=[total] {
            @for (place, (cell, head)) in row.cells.iter().zip(heads).enumerate() {
                @if place == 0 {
                    th scope="row" { (figure(cell)) }
                } @else {
                    td class=[class(head.kind, Some(cell))] { (figure(cell)) }
                }
            }
        }
    }
}

fn class(kind: HeadKind, cell: Option<&Figure>) -> Option<&'static str> {
    match (kind, cell.map(|cell| &cell.shown)) {
        (HeadKind::Late, Some(Shown::Whole(number))) if *number != 0 => Some("number late"),
        (HeadKind::Number | HeadKind::Late, _) => Some("number"),
        (_, Some(Shown::Day(_))) => Some("day"),
        (_, Some(Shown::Words(words))) if words.len() > LONG => Some("long"),
        (HeadKind::Words | HeadKind::WordsWhereWide, _) => None,
    }
}

fn figure(figure: &Figure) -> Markup {
    match &figure.shown {
        Shown::Withheld => html! { abbr title="withheld" { (figure.text()) } },
        Shown::None => html! { abbr title="none" { "\u{2013}" } },
        _ => html! { (figure.text()) },
    }
}
