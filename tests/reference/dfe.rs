//! The Department for Education's published durations of assessments and conferences, council by council: each counted band
//! becomes so many pieces of work, dated at its edges, written as files, read, judged and measured again.
//!
//! The published tables hold counts and quartiles, no percentages; those expected here are worked out from the counts. A
//! suppressed cell becomes no work.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use dutydesk::calendar::Period;
use dutydesk::calendar::{Calendar, CalendarDays, Day, Division};
use dutydesk::format::read;
use dutydesk::history::View;
use dutydesk::measure::{CountedFrom, Measure, Timeliness};
use dutydesk::regime::{ClockId, Regimes};
use dutydesk::table::{Cell, Table};
use dutydesk::timescale::Timescales;
use dutydesk_tests::reference;

/// One published table: a row for each council and year.
struct Published {
    file: &'static str,
    clock: ClockId,
    total: &'static str,
    /// Each band: the name of its cell, our column, its least and its most working days (of the last, some).
    bands: &'static [(&'static str, &'static str, usize, usize)],
    /// How many of the bands are within the limit.
    in_time: usize,
    quartiles: [&'static str; 3],
    /// The first day of its year, in its first year, that its clock stood in the guidance.
    first: (u32, u32),
}

const ASSESSMENTS: Published = Published {
    file: "c2_children_in_need_assessments_duration_2014_to_2024.csv",
    clock: ClockId::SINGLE_ASSESSMENT,
    total: "Assessments_completed",
    bands: &[
        ("Same_day", "same_day", 0, 0),
        ("1-10_days", "days_1_to_10", 1, 10),
        ("11-20_days", "days_11_to_20", 11, 20),
        ("21-30_days", "days_21_to_30", 21, 30),
        ("31-40_days", "days_31_to_40", 31, 40),
        ("41-45_days", "days_41_to_45", 41, 45),
        ("46-50_days", "days_46_to_50", 46, 50),
        ("51-60_days", "days_51_to_60", 51, 60),
        ("61+_days", "days_61_or_more", 61, 100),
    ],
    in_time: 6,
    quartiles: ["25th_Percentile_days", "Median_days", "75th_Percentile_days"],
    first: (4, 15),
};

const CONFERENCES: Published = Published {
    file: "c4_children_in_need_section_47s_and_icpcs_2013_to_2024.csv",
    clock: ClockId::ICPC,
    total: "ICPC",
    bands: &[
        ("Duration_0-10_days", "days_0_to_10", 0, 10),
        ("Duration_11-15_days", "days_11_to_15", 11, 15),
        ("Duration_16-20_days", "days_16_to_20", 16, 20),
        ("Duration_21+_days", "days_21_or_more", 21, 60),
    ],
    in_time: 2,
    quartiles: ["Duration_25th_Percentile", "Duration_median", "Duration_75th_Percentile"],
    first: (4, 1),
};

/// One row of a published table; a cell that holds no number is suppressed or not applicable.
struct Row {
    year: i32,
    council: String,
    level: String,
    total: Option<usize>,
    bands: Vec<Option<usize>>,
    quartiles: [Option<usize>; 3],
}

impl Published {
    fn rows(&self) -> Option<Vec<Row>> {
        let path = reference(&format!("data/dfe_statistics/{}", self.file))?;
        let text = std::fs::read_to_string(path).unwrap();
        let mut lines = text.trim_start_matches('\u{feff}').lines().map(cells);
        let names = lines.next().unwrap();
        let at = |name: &str| names.iter().position(|other| other == name).unwrap();
        let rows = lines.map(|cells| {
            let number = |name: &str| match &cells[at(name)] {
                cell if ["c", "u", "x", "z"].contains(&cell.as_str()) => None,
                cell => Some(cell.parse().unwrap()),
            };
            Row {
                year: cells[at("time_period")].parse().unwrap(),
                council: cells[at("la_name")].clone(),
                level: cells[at("geographic_level")].clone(),
                total: number(self.total),
                bands: self.bands.iter().map(|(name, ..)| number(name)).collect(),
                quartiles: self.quartiles.map(number),
            }
        });
        Some(rows.collect())
    }
}

/// The cells of a line, of which one in quotes may hold commas.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            letter => cells.last_mut().unwrap().push(letter),
        }
    }
    cells
}

/// A year to 31 March, with its working days by the list of bank holidays beside the tests.
struct Year {
    first: Day,
    last: Day,
    working: Vec<Day>,
}

impl Year {
    fn ending(year: i32, (month, day): (u32, u32)) -> Self {
        let list: serde_json::Value =
            serde_json::from_str(include_str!("../data/bank_holidays.json")).unwrap();
        let holidays = list["divisions"]["england_and_wales"].as_array().unwrap();
        let holidays: BTreeSet<&str> = holidays.iter().filter_map(serde_json::Value::as_str).collect();
        let (first, last) =
            (Day::from_ymd(year - 1, month, day).unwrap(), Day::from_ymd(year, 3, 31).unwrap());
        let all = (first.epoch()..=last.epoch()).map(|epoch| Day::from_epoch(i64::from(epoch)).unwrap());
        // 1970-01-01 was a Thursday.
        let weekday = |day: &Day| (day.epoch() + 3).rem_euclid(7) < 5;
        let working = all.filter(|day| weekday(day) && !holidays.contains(day.to_string().as_str()));
        Self { first, last, working: working.collect() }
    }

    /// The start and end of the n-th piece of work of that many working days: the starts run through the year, week-ends,
    /// holidays and all, as late as the end allows.
    fn work(&self, n: usize, days: usize) -> (Day, Day) {
        let latest = if days == 0 { self.last } else { earlier(self.working[self.working.len() - days], 1) };
        let span = latest.since(self.first).0 + 1;
        let start = self.first.plus(CalendarDays(i32::try_from(n * 61).unwrap() % span));
        let after = self.working.partition_point(|day| *day <= start);
        (start, if days == 0 { start } else { self.working[after + days - 1] })
    }
}

fn earlier(day: Day, days: i32) -> Day {
    day.plus(CalendarDays(-days))
}

/// Work as the text of files.
struct Files {
    clock: ClockId,
    written: usize,
    referrals: String,
    work: String,
    conferences: String,
}

impl Files {
    fn new(clock: ClockId) -> Self {
        let work = if clock == ClockId::ICPC {
            "referral_id,strategy_discussion,s47_started\n"
        } else {
            "referral_id,kind,started,completed\n"
        };
        let (referrals, conferences) =
            ("referral_id,child_id,received\n".to_owned(), "referral_id,kind,held\n".to_owned());
        Self { clock, written: 0, referrals, work: work.to_owned(), conferences }
    }

    /// A piece of work; every other one stood some days before it began, so that its clock began before it.
    fn add(&mut self, start: Day, end: Day) {
        self.written += 1;
        let n = self.written;
        let stood = if n.is_multiple_of(2) { 5 } else { 0 };
        let day_0 = earlier(start.min(end), stood);
        writeln!(self.referrals, "r{n},c{n},{day_0}").unwrap();
        if self.clock == ClockId::ICPC {
            writeln!(self.work, "r{n},{day_0},{start}").unwrap();
            writeln!(self.conferences, "r{n},initial,{end}").unwrap();
        } else {
            writeln!(self.work, "r{n},single,{start},{end}").unwrap();
        }
    }

    fn measured(&self, as_of: Day) -> Timeliness {
        let mut files = vec![self.referrals.as_bytes(), self.work.as_bytes()];
        if self.clock == ClockId::ICPC {
            files.push(self.conferences.as_bytes());
        }
        let register = read(&files).unwrap();
        let mut measure = Measure::of(self.clock);
        (measure.counted_from, measure.period) = (CountedFrom::StartOfWork, Period::Year);
        let (regimes, calendar) = (Regimes::england(), Calendar::new(Division::EnglandAndWales));
        Timescales::new(&regimes, &calendar, View::Final, as_of)
            .unwrap()
            .timeliness(&register, measure)
            .unwrap()
    }
}

/// The measure of a row, and how many pieces of work it took: what its bands count, and what its total has beyond them as
/// work that ended, it is recorded, before it began.
fn measured(published: &Published, row: &Row) -> (Table, usize, usize) {
    let year = Year::ending(row.year, published.first);
    let mut files = Files::new(published.clock);
    let mut all = files.measured(year.last);
    let mut pieces = 0;
    let mut flush = |files: &mut Files, at_least: usize| {
        if files.written >= at_least {
            all.merge(&files.measured(year.last)).unwrap();
            *files = Files::new(published.clock);
        }
    };
    for ((_, _, least, most), count) in published.bands.iter().zip(&row.bands) {
        for _ in 0..count.unwrap_or(0) {
            pieces += 1;
            // Both edges of a band in turn, and not in step with what `add` does in turn.
            let (start, end) = year.work(pieces, if pieces / 2 % 2 == 0 { *least } else { *most });
            files.add(start, end);
            flush(&mut files, 100_000);
        }
    }
    let known: Option<usize> = row.bands.iter().copied().sum();
    let unbanded = row.total.zip(known).map_or(0, |(total, known)| total.saturating_sub(known));
    for _ in 0..unbanded {
        pieces += 1;
        let (start, _) = year.work(pieces, 1);
        files.add(start.max(year.first.plus(CalendarDays(9))), year.first.plus(CalendarDays(8)));
    }
    flush(&mut files, 1);
    (all.table(), pieces, unbanded)
}

fn number(table: &Table, column: &str) -> usize {
    match table.cell(column, 0) {
        Cell::Integer(number) => usize::try_from(number).unwrap(),
        cell => panic!("{column} holds {cell:?}"),
    }
}

/// A share in per cent to one decimal, halves up, in whole numbers throughout; nothing of nothing.
fn tenths(part: usize, whole: usize) -> Option<usize> {
    (whole > 0).then(|| (2000 * part + whole) / (2 * whole))
}

fn per_cent(table: &Table) -> Option<usize> {
    match table.cell("per_cent_in_time", 0) {
        Cell::Decimal(per_cent) => Some((per_cent * 10.0).round() as usize),
        _ => None,
    }
}

/// The place of the first and of the last band in which a quartile of these counts can lie: two where exactly so many
/// quarters lie in the one and all that is above them in the other.
fn quartile_bands(bands: &[usize], quarters: usize) -> Option<(usize, usize)> {
    let all: usize = bands.iter().sum();
    let mut below = 0;
    let sums: Vec<usize> = bands
        .iter()
        .map(|count| {
            below += 4 * count;
            below
        })
        .collect();
    let first = sums.iter().position(|below| all > 0 && *below >= all * quarters)?;
    let last = sums.iter().position(|below| *below > all * quarters)?;
    Some((first, last))
}

/// What came of a published table.
#[derive(Default)]
struct Tally {
    rows: BTreeMap<&'static str, usize>,
    pieces: usize,
    unbanded: usize,
    wrong: Vec<String>,
}

/// Expands a row, and holds what is measured against what was published.
fn check(published: &Published, row: &Row, tally: &mut Tally) -> Option<usize> {
    let (table, pieces, unbanded) = measured(published, row);
    tally.pieces += pieces;
    tally.unbanded += unbanded;
    let mut wrong = Vec::new();
    let mut expect = |what: &str, found: usize, expected: usize| {
        if found != expected {
            wrong.push(format!("{} {} {what}: {found}, not {expected}", row.year, row.council));
        }
    };
    expect("rows", table.rows(), usize::from(pieces > 0));
    let mut share = None;
    if pieces > 0 {
        for ((_, column, ..), count) in published.bands.iter().zip(&row.bands) {
            expect(column, number(&table, column), count.unwrap_or(0));
        }
        let within: usize = row.bands.iter().take(published.in_time).flatten().sum();
        expect("total", number(&table, "total"), pieces);
        expect("completed", number(&table, "completed"), pieces);
        expect("denominator", number(&table, "denominator"), pieces);
        expect("in_time", number(&table, "in_time"), within);
        expect("before_start", number(&table, "before_start"), unbanded);
        expect("without_duration", number(&table, "without_duration"), unbanded);
        let known: Option<usize> = row.bands.iter().copied().sum();
        // Without its bands a row has no share; with them it is of the total, or of the bands where rounding made them more.
        if let Some((known, total)) = known.zip(row.total) {
            share = per_cent(&table);
            let expected = tenths(within, total.max(known));
            expect("per cent in tenths", share.unwrap_or(0), expected.unwrap_or(0));
        }
    }
    tally.wrong.extend(wrong);
    let kind = match (row.total, row.bands.iter().flatten().count()) {
        (_, 0) => "with every cell suppressed",
        (Some(total), known) if known == row.bands.len() && total < row.bands.iter().flatten().sum() => {
            "with bands rounded to more than the total"
        }
        (Some(_), known) if known == row.bands.len() => "in full",
        (_, known) if row.bands.iter().take(published.in_time).flatten().count() == published.in_time => {
            assert!(known < row.bands.len());
            "with suppressed cells, none of them in time"
        }
        _ => "with suppressed cells",
    };
    *tally.rows.entry(kind).or_default() += 1;
    share
}

/// The councils' years of a table: how many in full, with suppressed cells but none of those in time, with others, and
/// with nothing but suppressed cells.
fn reproduces(published: &Published, expected: [usize; 4]) {
    let Some(rows) = published.rows() else { return };
    let mut tally = Tally::default();
    for row in rows.iter().filter(|row| row.level == "Local authority") {
        check(published, row, &mut tally);
    }
    println!("{}: {} pieces of work, {} outside the bands", published.file, tally.pieces, tally.unbanded);
    tally.rows.iter().for_each(|(kind, rows)| println!("{rows} councils' years {kind}"));
    assert!(tally.wrong.is_empty(), "{:#?}", tally.wrong);
    let kinds = [
        "in full",
        "with suppressed cells, none of them in time",
        "with suppressed cells",
        "with every cell suppressed",
    ];
    assert_eq!(kinds.map(|kind| tally.rows[kind]), expected);
}

#[test]
fn assessments_council_by_council() {
    reproduces(&ASSESSMENTS, [1460, 30, 178, 3]);
}

#[test]
fn conferences_council_by_council() {
    reproduces(&CONFERENCES, [1609, 145, 63, 6]);
}

/// The shares of the totals in tenths of a per cent. For assessments two of the years, of a good half million each: in 2020
/// rounding made the bands 20 more than the total, of which 83.85 per cent were in time, and 83.848 of the bands.
#[test]
fn england_year_by_year() {
    let assessments = [(2024, 845), (2020, 838)];
    let conferences = [797, 784, 792, 830, 777, 787, 769, 772, 767, 748, 693, 697];
    let conferences: Vec<_> = (2013..=2024).rev().zip(conferences).collect();
    for (published, expected) in [(ASSESSMENTS, &assessments[..]), (CONFERENCES, &conferences[..])] {
        let Some(rows) = published.rows() else { return };
        let mut tally = Tally::default();
        for (year, expected) in expected {
            let england = rows.iter().find(|row| row.level == "National" && row.year == *year).unwrap();
            let share = check(&published, england, &mut tally).unwrap();
            println!("England {year}, {}: {}.{} per cent in time", published.clock, share / 10, share % 10);
            assert_eq!(share, *expected, "{year}");
        }
        println!("{} pieces of work, {} outside the bands", tally.pieces, tally.unbanded);
        assert!(tally.wrong.is_empty(), "{:#?}", tally.wrong);
    }
}

/// No quartile was published for counts of bands that put it in another band, but for three.
#[test]
fn quartiles_lie_where_the_bands_put_them() {
    for (published, expected) in [(ASSESSMENTS, (4245, 0)), (CONFERENCES, (4809, 3))] {
        let Some(rows) = published.rows() else { return };
        let (mut quartiles, mut elsewhere) = (0, Vec::new());
        for row in rows.iter().filter(|row| row.level == "Local authority") {
            let Some(bands) = row.bands.iter().copied().collect::<Option<Vec<usize>>>() else { continue };
            for (quarters, quartile) in (1..).zip(row.quartiles) {
                let Some((quartile, (first, last))) = quartile.zip(quartile_bands(&bands, quarters)) else {
                    continue;
                };
                quartiles += 1;
                let most = if last + 1 == bands.len() { usize::MAX } else { published.bands[last].3 };
                if !(published.bands[first].2..=most).contains(&quartile) {
                    elsewhere.push((row.year, row.council.as_str(), quarters, quartile));
                }
            }
        }
        println!("{}: {quartiles} quartiles, elsewhere {elsewhere:?}", published.file);
        assert_eq!((quartiles, elsewhere.len()), expected);
    }
}
