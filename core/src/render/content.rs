//! A report in words and figures, in the order both renderings keep.

use crate::ask::Audience;
use crate::render::page::ColumnKind::{Number, Words};
use crate::render::page::{Block, Chart, ChartKind, Figure, Grid, Page, Section};
use crate::render::words::{capital, heading, label, one_line, units};
use crate::render::{cases, timeliness};
use crate::report::suppression::{LARGEST_WITHHELD, SMALLEST_WITHHELD, WITHHELD_MARK};
use crate::report::{Count, FindingLine, Group, Report, Value};

const INVENTED: &str = "Invented data: no real child, worker or place.";
const MANAGEMENT: &str = "Management copy: shows small numbers and single cases. Not for publication.";

/// The whole report.
pub(super) fn page(report: &Report) -> Page {
    let known =
        report.known_at.map(|day| format!("Uses what had been recorded by the end of {}.", day.in_prose()));
    let rules = report.authority.as_deref().map(|authority| {
        let authority = one_line(authority);
        if report.own_rules {
            format!("By the rules of {authority}.")
        } else {
            format!("By the national rules: none are given for {authority}.")
        }
    });
    let by = label(&report.by).split(',').next().unwrap_or_default().to_owned();
    let mut sections = vec![
        section("headline", "Headline numbers", headline(report)),
        section("definitions", "What counts as allocated", definitions(report)),
        section("grid", "How far the work has come, and who holds it", grid(report)),
        section("backlogs", "Named backlogs", regions(report)),
        section("bands", "Age bands", bands(report)),
        section("groups", format!("By {by}"), groups(report, &by)),
        section("timeliness", "Timeliness by clock", timeliness::blocks(report)),
        section("contacts", "Contacts awaiting a decision", contacts(report)),
        section("left-out", "What was left out, and why", left_out(report)),
        section("accounting", "Every referral accounted for", accounting(report)),
        section("findings", "Findings: what was wrong with the records", findings(report)),
        section("sources", "Where the records came from", parts(report)),
    ];
    if let Some(waiting) = &report.waiting {
        sections.push(section("waiting", "Who is waiting", cases::blocks(report, waiting)));
    }
    Page {
        subject: "Referrals, allocation and timescales",
        heading: format!("As at the end of {}", report.as_of.in_prose()),
        lines: known.into_iter().chain(rules).collect(),
        banners: banners(report),
        sections,
    }
}

fn section(id: &'static str, heading: impl Into<String>, blocks: Vec<Block>) -> Section {
    Section { id, heading: heading.into(), blocks }
}

fn banners(report: &Report) -> Vec<String> {
    let audience = match report.audience {
        Audience::Management => MANAGEMENT.to_owned(),
        Audience::Public => format!(
            "Public copy: {WITHHELD_MARK} stands for a figure withheld: a count of {SMALLEST_WITHHELD} to \
             {LARGEST_WITHHELD}, one from which such a count could be worked out, or an age that tells of single cases."
        ),
    };
    [audience].into_iter().chain(report.invented.then(|| INVENTED.to_owned())).collect()
}

/// What allocated and not allocated mean in this report.
pub(super) fn definition_in_use(report: &Report) -> String {
    one_line(&format!(
        "Allocated here means {}: {}. Not allocated counts only those that need a social worker of their own.",
        label(&report.allocated.name),
        report.allocated.meaning
    ))
}

fn headline(report: &Report) -> Vec<Block> {
    let (total, units) = (&report.total, units(&report.count));
    let figures = vec![
        (format!("Open {units}"), total.open.into()),
        ("Not allocated".to_owned(), total.waiting.into()),
        ("Cannot tell whether allocated".to_owned(), total.cannot_tell.into()),
        ("Child never seen".to_owned(), total.never_seen.into()),
        ("Not allocated and never seen".to_owned(), total.waiting_never_seen.into()),
    ];
    let mut clocks = Grid::new(
        "clocks",
        format!("How long the {units} not allocated have waited, on both clocks"),
        &[("", Words), ("Days since referral", Number), ("Days not allocated", Number)],
    );
    clocks.row(vec![
        Figure::words(format!("Over 28 days ({units})")),
        total.waiting_over_28_days_since_referral.into(),
        total.waiting_over_28_days_unallocated.into(),
    ]);
    clocks.row(vec![
        Figure::words("Oldest (days)"),
        total.oldest_days_since_referral.into(),
        total.oldest_days_unallocated.into(),
    ]);
    clocks.row(vec![
        Figure::words("Median (days)"),
        total.median_days_since_referral.into(),
        total.median_days_unallocated.into(),
    ]);
    vec![
        Block::Paragraph(definition_in_use(report)),
        Block::Figures(figures),
        Block::Table(clocks),
        Block::Paragraph(
            "Days since referral never start again. Days not allocated start again when the case is given up.".to_owned(),
        ),
    ]
}

fn definitions(report: &Report) -> Vec<Block> {
    let units = capital(units(&report.count));
    let mut table = Grid::new(
        "definition-table",
        format!("{units} by definition of allocated, the strictest first"),
        &[
            ("Allocated means", Words),
            ("Allocated", Number),
            ("Not allocated", Number),
            ("Cannot tell", Number),
            ("None needed", Number),
            ("That is", Words),
        ],
    );
    let own = (report.definitions.iter().all(|rung| rung.name != report.allocated.name))
        .then_some(&report.allocated);
    let rungs = || report.definitions.iter().chain(own);
    for rung in rungs() {
        let chosen = if rung.name == report.allocated.name { " (used in this report)" } else { "" };
        table.row(vec![
            Figure::words(heading(&rung.name) + chosen),
            rung.allocated.into(),
            rung.waiting.into(),
            rung.cannot_tell.into(),
            rung.no_social_worker_needed.into(),
            Figure::words(&rung.meaning),
        ]);
    }
    let mut blocks = vec![Block::Table(table)];
    if let Some(whole) = report.total.open.shown().filter(|open| *open > 0) {
        // The last part is what the others leave, so on a public page it also stands for what is withheld.
        let rest = match report.audience {
            Audience::Management => "No social worker needed",
            Audience::Public => "No social worker needed, or withheld",
        };
        let rows = rungs().map(|rung| {
            let counts = vec![rung.allocated, rung.waiting, rung.cannot_tell, rung.no_social_worker_needed];
            (one_line(&heading(&rung.name)), counts)
        });
        blocks.push(Block::Chart(Chart {
            id: "definition-chart",
            title: format!("{units} by definition of allocated"),
            kind: ChartKind::Parts { whole },
            series: vec!["Allocated", "Not allocated", "Cannot tell", rest],
            rows: rows.collect(),
        }));
    }
    blocks
}

fn grid(report: &Report) -> Vec<Block> {
    let grid = &report.grid;
    let columns: Vec<_> = grid.rows.iter().map(|row| heading(row.progress.name())).collect();
    let mut heads = vec![("Held by", Words)];
    heads.extend(columns.iter().map(|column| (column.as_str(), Number)));
    heads.push(("Total", Number));
    let caption = format!("Open {} by holder and progress", units(&report.count));
    let mut table = Grid::new("grid-table", caption, &heads);
    for (place, holder) in grid.holders.iter().enumerate() {
        let cells = grid.rows.iter().map(|row| row.counts.get(place).copied());
        let total = grid.totals.get(place).copied();
        let cells = cells.chain([total]).map(|count| count.unwrap_or(Value::Undefined).into());
        table.row([Figure::words(heading(holder.name()))].into_iter().chain(cells).collect());
    }
    let totals = grid.rows.iter().map(|row| row.total).chain([grid.total]).map(Figure::from);
    table.total([Figure::words("Total")].into_iter().chain(totals).collect());
    let contacts = match report.contacts_awaiting_decision {
        Value::Undefined => "contacts; no source reports those that await a decision".to_owned(),
        count => format!("contacts awaiting a decision ({})", Figure::from(count).in_prose()),
    };
    let note = "Assessment complete: no plan is in force, and what comes next is not recorded.";
    vec![
        Block::Table(table),
        Block::Paragraph(note.to_owned()),
        Block::Paragraph(format!("Beside the grid, and not in it: {contacts}.")),
    ]
}

fn regions(report: &Report) -> Vec<Block> {
    let units = capital(units(&report.count));
    let heads = [("Backlog", Words), (&*units, Number)];
    let caption = format!("{units} in each named backlog; some stand in more than one");
    let mut table = Grid::new("backlog-table", caption, &heads);
    for region in &report.regions {
        table.row(vec![Figure::words(heading(&region.name)), region.count.into()]);
    }
    vec![Block::Table(table)]
}

fn bands(report: &Report) -> Vec<Block> {
    let units = units(&report.count);
    let mut table = Grid::new(
        "band-table",
        format!("{} by age in calendar days", capital(units)),
        &[
            ("Days", Words),
            ("Open, by days since referral", Number),
            ("Not allocated, by days since referral", Number),
            ("Not allocated, by days not allocated", Number),
        ],
    );
    for band in &report.bands {
        table.row(vec![
            Figure::words(&band.days),
            band.open_since_referral.into(),
            band.waiting_since_referral.into(),
            band.waiting_unallocated.into(),
        ]);
    }
    table.total(vec![
        Figure::words("All"),
        report.total.open.into(),
        report.total.waiting.into(),
        report.total.waiting.into(),
    ]);
    let bars = report
        .bands
        .iter()
        .map(|band| (band.days.clone(), vec![band.waiting_since_referral, band.waiting_unallocated]));
    let chart = Chart {
        id: "band-chart",
        title: format!("{} not allocated, by days waited", capital(units)),
        kind: ChartKind::Bars,
        series: vec!["By days since referral", "By days not allocated"],
        rows: bars.collect(),
    };
    vec![Block::Table(table), Block::Chart(chart)]
}

fn groups(report: &Report, by: &str) -> Vec<Block> {
    let units = units(&report.count);
    let first = (&*capital(by), Words);
    let mut how_many = Grid::new(
        "group-counts",
        format!("{} by {by}", capital(units)),
        &[
            first,
            ("Open", Number),
            ("Allocated", Number),
            ("Not allocated", Number),
            ("Cannot tell", Number),
            ("None needed", Number),
            ("Never seen", Number),
            ("Seen not told", Number),
        ],
    );
    let mut how_long = Grid::new(
        "group-waits",
        format!("How long the {units} not allocated have waited, by {by}"),
        &[
            first,
            ("Not allocated", Number),
            ("Over 28 days since referral", Number),
            ("Over 28 days not allocated", Number),
            ("Oldest since referral", Number),
            ("Oldest not allocated", Number),
            ("Median since referral", Number),
            ("Median not allocated", Number),
            ("Not allocated, never seen", Number),
        ],
    );
    let unnamed = if report.by == "worker" { "No worker" } else { "Not recorded" };
    for group in &report.groups {
        let name = group.name.as_deref().unwrap_or(unnamed);
        how_many.row(counts_of(name, group));
        how_long.row(waits_of(name, group));
    }
    how_many.total(counts_of("Total", &report.total));
    how_long.total(waits_of("Total", &report.total));
    let notes = format!(
        "None needed: not allocated, and recorded as in no need of a social worker of their own. Seen not told: the \
         source does not say when children are seen. {}",
        "Oldest and median are in calendar days."
    );
    vec![Block::Table(how_many), Block::Table(how_long), Block::Paragraph(notes)]
}

fn counts_of(name: &str, group: &Group) -> Vec<Figure> {
    vec![
        Figure::words(name),
        group.open.into(),
        group.allocated.into(),
        group.waiting.into(),
        group.cannot_tell.into(),
        group.no_social_worker_needed.into(),
        group.never_seen.into(),
        group.seen_not_reported.into(),
    ]
}

fn waits_of(name: &str, group: &Group) -> Vec<Figure> {
    vec![
        Figure::words(name),
        group.waiting.into(),
        group.waiting_over_28_days_since_referral.into(),
        group.waiting_over_28_days_unallocated.into(),
        group.oldest_days_since_referral.into(),
        group.oldest_days_unallocated.into(),
        group.median_days_since_referral.into(),
        group.median_days_unallocated.into(),
        group.waiting_never_seen.into(),
    ]
}

fn contacts(report: &Report) -> Vec<Block> {
    let words = match report.contacts_awaiting_decision {
        Value::Undefined => "No source reports contacts.".to_owned(),
        count => format!(
            "Contacts that await a decision: {}. They stand beside the grid and in no count of open {}.",
            Figure::from(count).in_prose(),
            units(&report.count)
        ),
    };
    vec![Block::Paragraph(words)]
}

fn left_out(report: &Report) -> Vec<Block> {
    if report.left_out.is_empty() {
        return vec![Block::Paragraph("Nothing was left out.".to_owned())];
    }
    let heads = [("What", Words), ("How many", Number), ("Why", Words)];
    let mut table = Grid::new("left-out-table", "Left out of the figures above, or of some of them", &heads);
    for line in &report.left_out {
        table.row(vec![
            Figure::words(capital(line.what)),
            line.count.into(),
            Figure::words(capital(line.why)),
        ]);
    }
    vec![Block::Table(table)]
}

fn accounting(report: &Report) -> Vec<Block> {
    let referrals = &report.referrals;
    let shown = |count: Count| Figure::from(count).in_prose().to_owned();
    let read = format!(
        "{} rows of referrals read = {} left out + {} in the register.",
        shown(referrals.read),
        shown(referrals.left_out),
        shown(referrals.in_register)
    );
    let open = format!(
        "{} in the register = {} open + {} closed + {} not yet received.",
        shown(referrals.in_register),
        shown(referrals.open),
        shown(referrals.closed),
        shown(referrals.not_yet_received)
    );
    let mut blocks = vec![Block::Paragraph(read), Block::Paragraph(open)];
    if units(&report.count) != "cases" {
        let words = format!(
            "These are referrals; the rest of the report counts {}, of which one may have several.",
            units(&report.count)
        );
        blocks.push(Block::Paragraph(words));
    }
    blocks
}

fn findings(report: &Report) -> Vec<Block> {
    if report.findings.is_empty() {
        return vec![Block::Paragraph("No finding.".to_owned())];
    }
    let places = report.audience == Audience::Management;
    let mut heads = vec![
        ("Finding", Words),
        ("How many", Number),
        ("What became of it", Words),
        ("What it means", Words),
    ];
    if places {
        heads.push(("The first places, by row of the sheet or line of the file", Words));
    }
    let mut table = Grid::new("finding-table", "Findings by kind", &heads);
    for line in &report.findings {
        let mut cells = vec![
            Figure::words(line.code.name()),
            line.count.into(),
            Figure::words(heading(line.severity.name())),
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
    let places = line.first.iter().map(|finding| {
        let row = finding.row.map(|row| format!(" row {row}")).unwrap_or_default();
        let column = finding.column.map(|column| format!(" {column}")).unwrap_or_default();
        format!("{}{row}{column}", finding.table)
    });
    places.collect::<Vec<_>>().join("; ")
}

fn parts(report: &Report) -> Vec<Block> {
    let heads = [("Form", Words), ("Observed from", Words), ("Observed to", Words), ("Drawn on", Words)];
    let mut table = Grid::new("source-table", "Sources of the records, and the days they observed", &heads);
    for part in &report.parts {
        table.row(vec![
            Figure::words(heading(&part.format)),
            Figure::day(part.from),
            Figure::day(part.to),
            Figure::day(part.extracted),
        ]);
    }
    vec![Block::Table(table)]
}
