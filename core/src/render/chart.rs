//! Charts as inline SVG.
//!
//! Lengths across the page are per cents and letters have a fixed size, so that a chart reads as well on a telephone as
//! on a wide screen. Kinds of bar differ by pattern as well as by colour, and each bar has its figure beside it.

use maud::{Markup, html};

use crate::page::{Chart, ChartKind};

/// The height of a line of letters.
const LINE: u32 = 22;
/// The heights of a bar of several parts and of a single bar.
const PARTS_BAR: u32 = 22;
const SINGLE_BAR: u32 = 16;
/// Where single bars begin and how long the longest is, in per cent of the width: room for words before, figures after.
const BARS_FROM: f64 = 25.0;
const BARS_LONGEST: f64 = 56.0;
/// Where the figures under a bar of parts stand, and so how many parts there can be.
const FIGURES_AT: [&str; 4] = ["0%", "25%", "50%", "75%"];

/// What has been drawn so far, and how far down.
struct Drawing<'c> {
    id: &'c str,
    shapes: Vec<Markup>,
    y: u32,
}

/// The chart with its key.
pub(super) fn svg(chart: &Chart) -> Markup {
    let mut drawing = Drawing { id: &chart.id, shapes: Vec::new(), y: 0 };
    for (place, series) in chart.series.iter().enumerate() {
        drawing.swatch(place, "0%", drawing.y + 3);
        drawing.words("", "0%", 22, drawing.y + 14, series);
        drawing.y += LINE;
    }
    match chart.kind {
        ChartKind::Bars => drawing.single_bars(chart),
        ChartKind::Parts { whole } => drawing.bars_of_parts(chart, whole),
    }
    let (title, description) = (format!("{}-title", chart.id), format!("{}-words", chart.id));
    html! {
        svg role="img" aria-labelledby=(title) aria-describedby=(description) width="100%" height=(drawing.y + 10) {
            title id=(title) { (chart.title) }
            desc id=(description) { (described(chart)) }
            defs { @for place in 0..chart.series.len() { (pattern(&chart.id, place)) } }
            @for shape in drawing.shapes { (shape) }
        }
    }
}

impl Drawing<'_> {
    fn single_bars(&mut self, chart: &Chart) {
        let largest = length_of(chart.largest().max(1));
        let top = self.y + 6;
        for row in &chart.rows {
            self.y += 10;
            self.words("name", "0%", 0, self.y + SINGLE_BAR + 5, &row.words);
            for (place, figure) in row.figures.iter().enumerate() {
                let length = length_of(figure.length()) / largest * BARS_LONGEST;
                self.bar(place, BARS_FROM, length, SINGLE_BAR);
                self.words("", &per_cent(BARS_FROM + length), 6, self.y + 13, &figure.text());
                self.y += SINGLE_BAR + 2;
            }
        }
        let x = per_cent(BARS_FROM);
        self.shapes.push(html! { line class="axis" x1=(x) x2=(x) y1=(top) y2=(self.y + 4) {} });
    }

    /// Each bar is as long as the whole; its last part is what the others leave, and so has a length where its count is
    /// withheld.
    fn bars_of_parts(&mut self, chart: &Chart, whole: u32) {
        for row in &chart.rows {
            self.y += 12;
            self.words("name", "0%", 0, self.y + 16, &row.words);
            self.y += LINE;
            let mut from = 0.0;
            for (place, figure) in row.figures.iter().enumerate() {
                let part = length_of(figure.length()) / f64::from(whole.max(1)) * 100.0;
                let is_last = place + 1 == row.figures.len();
                let length = if is_last { 100.0 - from } else { part };
                self.bar(place, from, length, PARTS_BAR);
                from += length;
            }
            self.y += PARTS_BAR;
            for (place, (figure, x)) in row.figures.iter().zip(FIGURES_AT).enumerate() {
                self.swatch(place, x, self.y + 7);
                self.words("", x, 22, self.y + 18, &figure.text());
            }
            self.y += LINE;
        }
    }

    fn bar(&mut self, place: usize, from: f64, length: f64, height: u32) {
        // Thinner than this there is nothing to see; rounding leaves such slivers.
        if length < 0.01 {
            return;
        }
        self.shapes.push(html! {
            rect class="bar" x=(per_cent(from)) y=(self.y) width=(per_cent(length)) height=(height)
                fill=(fill(self.id, place)) {}
        });
    }

    fn swatch(&mut self, place: usize, x: &str, y: u32) {
        self.shapes.push(html! {
            rect class="bar" x=(x) y=(y) width="14" height="12" fill=(fill(self.id, place)) {}
        });
    }

    fn words(&mut self, class: &str, x: &str, dx: u32, y: u32, words: &str) {
        let class = Some(class).filter(|class| !class.is_empty());
        self.shapes.push(html! { text class=[class] x=(x) dx=(dx) y=(y) { (words) } });
    }
}

fn per_cent(length: f64) -> String {
    format!("{length:.3}%")
}

fn fill(id: &str, place: usize) -> String {
    format!("url(#{id}-{place})")
}

/// Plain blue, black stripes, dots, plain grey.
fn pattern(id: &str, place: usize) -> Markup {
    html! {
        pattern id={ (id) "-" (place) } width="8" height="8" patternUnits="userSpaceOnUse" {
            @match place {
                0 => { rect width="8" height="8" fill="#1d70b8" {} }
                1 => {
                    rect width="8" height="8" fill="#ffffff" {}
                    path d="M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4" stroke="#0b0c0c" stroke-width="2" {}
                }
                2 => {
                    rect width="8" height="8" fill="#ffffff" {}
                    circle cx="4" cy="4" r="1.5" fill="#0b0c0c" {}
                }
                _ => { rect width="8" height="8" fill="#cecece" {} }
            }
        }
    }
}

/// The chart in words.
fn described(chart: &Chart) -> String {
    let rows = chart.rows.iter().map(|row| {
        let figures = chart.series.iter().zip(&row.figures);
        let figures = figures.map(|(series, figure)| format!("{} {}", series.to_lowercase(), figure.text()));
        format!("{}: {}.", row.words, figures.collect::<Vec<_>>().join(", "))
    });
    rows.collect::<Vec<_>>().join(" ")
}

/// Longer than any count of people, a bar is as long as it can be.
fn length_of(number: i64) -> f64 {
    f64::from(u32::try_from(number.max(0)).unwrap_or(u32::MAX))
}
