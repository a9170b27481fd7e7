//! A report as one page of HTML.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::render::chart;
use crate::render::page::{Block, Column, ColumnKind, Figure, Grid, Page, Row, RuleLine, Section};
use crate::render::style::CSS;
use crate::render::words::number;

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
        Block::Heading(words) => html! { h3 { (words) } },
        Block::Figures(figures) => self::figures(figures),
        Block::Table(grid) => table(grid),
        Block::Chart(chart) => html! {
            figure {
                figcaption { (chart.title) }
                (chart::svg(chart))
            }
        },
        Block::Rules(rules) => html! { ul { @for rule in rules { (self::rule(rule)) } } },
        Block::Cases(cases) => html! {
            details {
                summary { "Show all " (number(cases.rows.len())) }
                (table(cases))
            }
        },
    }
}

fn figures(figures: &[(String, Figure)]) -> Markup {
    html! {
        dl class="figures" {
            @for (words, figure) in figures {
                div {
                    dt { (words) }
                    dd { (self::figure(figure)) }
                }
            }
        }
    }
}

fn rule(rule: &RuleLine) -> Markup {
    html! {
        li {
            (rule.text)
            @if !rule.sources.is_empty() {
                p class="sources" { "Sources: " (rule.sources.join("; ")) "." }
            }
        }
    }
}

/// A table in a region of its own that scrolls, by keyboard too, where the screen is narrower.
fn table(table: &Grid) -> Markup {
    let caption = format!("{}-caption", table.id);
    html! {
        div class="scroll" role="region" aria-labelledby=(caption) tabindex="0" {
            table id=(table.id) {
                caption id=(caption) { span { (table.caption) } }
                thead {
                    tr {
                        @for column in &table.columns {
                            @if column.heading.is_empty() {
                                td {}
                            } @else {
                                th scope="col" class=[class(column.kind, None)] { (column.heading) }
                            }
                        }
                    }
                }
                tbody { @for row in &table.rows { (self::row(row, &table.columns)) } }
            }
        }
    }
}

fn row(row: &Row, columns: &[Column]) -> Markup {
    let total = row.is_total.then_some("total");
    html! {
        tr class=[total] {
            @for (place, (cell, column)) in row.cells.iter().zip(columns).enumerate() {
                @if place == 0 {
                    th scope="row" { (figure(cell)) }
                } @else {
                    td class=[class(column.kind, Some(cell))] { (figure(cell)) }
                }
            }
        }
    }
}

fn class(kind: ColumnKind, cell: Option<&Figure>) -> Option<&'static str> {
    match (kind, cell) {
        (ColumnKind::Late, Some(Figure::Number(number))) if number != "0" => Some("number late"),
        (ColumnKind::Number | ColumnKind::Late, _) => Some("number"),
        (_, Some(Figure::Day(_))) => Some("day"),
        (_, Some(Figure::Words(words))) if words.len() > LONG => Some("long"),
        (ColumnKind::Words | ColumnKind::WordsWhereWide, _) => None,
    }
}

fn figure(figure: &Figure) -> Markup {
    match figure {
        Figure::Words(words) | Figure::Number(words) | Figure::Day(words) => html! { (words) },
        Figure::Withheld => html! { abbr title="withheld" { (figure.in_prose()) } },
        Figure::None => html! { abbr title="none" { "\u{2013}" } },
    }
}
