//! Laws of putting messy sheets together: it says nothing how rows were split over files, or in what order and grouping
//! the files come. Districts share the names of teams, numbers have several children, authorities share ids, and sheets
//! are extracts of one system.

use std::collections::BTreeMap;
use std::fmt;

use dutydesk::case::{
    ASSESSMENTS, CLOSURES, EXTRAS, FindingCode, HOLDINGS, REFERRALS, Register, TABLES, TEAMS, TableSpec,
};
use dutydesk::format::duty_sheet::DutySheet;
use dutydesk::format::{File, canonical, read};
use dutydesk::table::{Column, Table};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

const HEADER: &str = "Child,Date received,Referral no,District,Team,Source,Worker,Allocated,IA started,IA completed,Closed,DOB,Family";

/// A row; a team that is called after a district stands in that.
fn row() -> impl Strategy<Value = Vec<&'static str>> {
    cells().prop_map(|mut row| {
        if row[4].starts_with("North: ") {
            row[3] = "North";
        }
        row
    })
}

/// Cells mostly share few texts, so that rows often meet.
fn cells() -> impl Strategy<Value = Vec<&'static str>> {
    let text = |texts: &'static [&'static str]| select(texts).boxed();
    vec![
        text(&["c1", "c2", "c3", "A: c1", "2010-08-16", "c1", "c2", ""]),
        text(&["2010-08-16", "16/08/2010", "17/08/2010", "2010-08-16 14:05", "soon"]),
        text(&["", "", "", "r1", "r1", "r2", "r1:c1", "c1:2010-08-16", "A: r1", "no authority: r2"]),
        text(&["North", "North", "NORTH", "South", ""]),
        text(&["DIAT", "DIAT", "diat", "Other", "North: DIAT", "South", ""]),
        text(&["", "", "", "police"]),
        text(&["W1", "w1", "W2", "DUTY", "tbc", "", ""]),
        text(&["", "2010-08-17", "2010-08-18"]),
        text(&["", "", "2010-08-18"]),
        text(&["", "", "2010-08-20", "2010-09-01"]),
        text(&["", "", "", "2010-09-02"]),
        text(&["", "", "2004-05-03"]),
        text(&["", "", "f1", "f2"]),
    ]
}

/// Rows of one sheet, with the authority it speaks for and the day it was extracted.
#[derive(Clone)]
struct Messy {
    authority: Option<&'static str>,
    extracted: Option<&'static str>,
    rows: Vec<Vec<&'static str>>,
}

impl fmt::Debug for Messy {
    /// One line a row: a failing law shows the sheets it fails on.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:?} {:?}", self.authority, self.extracted)?;
        self.rows.iter().try_for_each(|row| writeln!(f, "{}", row.join(",")))
    }
}

impl Messy {
    fn read(&self) -> Register {
        self.read_as(None)
    }

    /// The same from a file of that name.
    fn read_as(&self, name: Option<&str>) -> Register {
        let options = serde_json::json!({"authority": self.authority, "extracted": self.extracted});
        let sheet = DutySheet::from_json(&options.to_string()).unwrap();
        let lines = std::iter::once(HEADER.to_owned()).chain(self.rows.iter().map(|row| row.join(",")));
        let text = lines.collect::<Vec<_>>().join("\n");
        sheet.read_file(File { name, bytes: text.as_bytes() }).unwrap()
    }

    /// The same with each name spelt in one way: which spelling is the commonest differs from piece to piece.
    fn well_spelt(mut self) -> Self {
        for cell in self.rows.iter_mut().flatten() {
            *cell = match *cell {
                "NORTH" => "North",
                "diat" => "DIAT",
                "w1" => "W1",
                cell => cell,
            };
        }
        self
    }

    /// The same in pieces, each row in the piece that is said.
    fn split(&self, pieces: usize, mut piece: impl FnMut(&[&str]) -> usize) -> Vec<Self> {
        let mut split = vec![Self { rows: Vec::new(), ..self.clone() }; pieces];
        for row in &self.rows {
            split[piece(row) % pieces].rows.push(row.clone());
        }
        split
    }
}

fn sheet(authority: Option<&'static str>, extracted: Option<&'static str>) -> impl Strategy<Value = Messy> {
    vec(row(), 0..9).prop_map(move |rows| Messy { authority, extracted, rows })
}

fn sheets() -> impl Strategy<Value = Vec<Messy>> {
    let authority = select(&[None, Some("A"), Some("A"), Some("B")][..]);
    let extracted = select(&[None, Some("2010-10-04"), Some("2010-10-11"), Some("2010-10-18")][..]);
    vec((authority, extracted).prop_flat_map(|(authority, extracted)| sheet(authority, extracted)), 1..5)
}

/// Registers put together in some order and grouping.
fn put_together(mut registers: Vec<Register>, steps: &[(Index, usize)]) -> Register {
    for (at, count) in steps {
        if registers.len() > 1 {
            let at = at.index(registers.len());
            registers.rotate_left(at);
            let few = registers.split_off(registers.len().saturating_sub(count + 1));
            registers.push(Register::merge(few).unwrap());
        }
    }
    Register::merge(registers).unwrap()
}

/// That two registers say the same: their tables as told and as they count, and how often each finding stands.
fn same(one: &Register, other: &Register) -> Result<(), TestCaseError> {
    let (one, other) = (says(one), says(other));
    for name in one.keys().chain(other.keys()) {
        prop_assert_eq!(one.get(name), other.get(name), "{}", name);
    }
    Ok(())
}

fn says(register: &Register) -> BTreeMap<String, String> {
    let mut says: BTreeMap<String, String> = BTreeMap::new();
    for table in TABLES.iter().filter(|table| table.name != EXTRAS.name) {
        says.insert(table.name.to_owned(), register.table(table).to_csv());
        says.insert(format!("superseded {}", table.name), register.superseded(table).to_csv());
        says.insert(format!("read {}", table.name), register.rows_read(table).to_string());
    }
    // An extra is called by what its row was called in its source, which is not always told apart.
    // A name is kept as it was spelt when it gave way.
    let extras = register.table(&EXTRAS).to_csv().to_lowercase();
    // What contradicts the row of a child is kept as often as it was put together with another that does.
    let extras = extras.lines().filter(|line| !line.starts_with("children,"));
    let mut extras: Vec<&str> =
        extras.filter_map(|line| Some(line.split_once(',')?.1.split_once(',')?.1)).collect();
    extras.sort_unstable();
    extras.dedup();
    says.insert(EXTRAS.name.to_owned(), extras.join("\n"));
    for finding in register.findings() {
        // Which of rows that give way to one another repeats one that had given way already is not remembered.
        let gives_way =
            [FindingCode::RepeatedRow, FindingCode::ConflictingRow, FindingCode::HolderInAnotherRow];
        let code = if gives_way.contains(&finding.code) { "gives way" } else { finding.code.name() };
        let count = says.entry(format!("{code} {}", finding.table)).or_default();
        (0..finding.count).for_each(|_| count.push('.'));
    }
    says
}

/// A table without the ends of holdings: that one holder follows another is told by the rows of one sheet together.
fn told(register: &Register, table: &'static TableSpec) -> String {
    let whole = register.table(table);
    let ends = |column: &Column| table.name == HOLDINGS.name && column.name() == "end";
    Table::new(whole.columns().iter().filter(|column| !ends(column)).cloned().collect()).unwrap().to_csv()
}

fn steps() -> impl Strategy<Value = Vec<(Index, usize)>> {
    vec((any::<Index>(), 1..3_usize), 0..6)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn order_and_grouping_of_sheets_say_nothing(sheets in sheets(), steps in steps()) {
        let whole = Register::merge(sheets.iter().map(Messy::read)).unwrap();
        let together = put_together(sheets.iter().rev().map(Messy::read).collect(), &steps);
        same(&whole, &together)?;
        same(&whole, &Register::merge([&whole]).unwrap())?;
    }

    #[test]
    fn messy_sheets_split_by_child_and_merged_are_the_whole(
        sheets in sheets(), pieces in 1..4_usize, steps in steps(),
    ) {
        // A sheet that does not say when it was drawn counts as drawn on its last day, which its pieces do not share.
        let sheets: Vec<Messy> = sheets
            .into_iter()
            .map(|sheet| Messy { extracted: sheet.extracted.or(Some("2010-10-11")), ..sheet }.well_spelt())
            .collect();
        let whole = Register::merge(sheets.iter().map(Messy::read)).unwrap();
        // The child that authority A calls `A: c1` too.
        let by_child = |row: &[&str]| row[0].trim_start_matches("A: ").bytes().map(usize::from).sum();
        let split = sheets.iter().flat_map(|sheet| sheet.split(pieces, by_child));
        let together = put_together(split.map(|sheet| sheet.read()).collect(), &steps);
        same(&whole, &together)?;
    }

    #[test]
    fn a_sheet_in_two_halves_is_the_sheet(sheet in sheet(None, Some("2010-10-04")), at in any::<Index>()) {
        // What the rows of one child say of it together is another matter.
        let rows = sheet.rows.into_iter().map(|mut row| { row.truncate(11); row }).collect();
        let sheet = Messy { rows, ..sheet }.well_spelt();
        let cut = at.index(sheet.rows.len() + 1);
        let mut number = 0;
        let halves = sheet.split(2, |_| { number += 1; usize::from(number > cut) });
        let (whole, halves) = (sheet.read(), Register::merge(halves.iter().map(Messy::read)).unwrap());
        for table in TABLES.iter().filter(|table| table.name != EXTRAS.name) {
            prop_assert_eq!(told(&whole, table), told(&halves, table));
        }
        prop_assert_eq!(whole.rows_read(&REFERRALS), halves.rows_read(&REFERRALS));
    }

    #[test]
    fn what_files_are_called_says_nothing(sheets in sheets(), names in vec(select(&["", "a.csv", "b.csv", "c.csv"][..]), 4), steps in steps()) {
        let named = |(sheet, name): (&Messy, &&str)| sheet.read_as(Some(*name));
        let registers = sheets.iter().zip(&names).map(named).collect();
        same(&Register::merge(sheets.iter().map(Messy::read)).unwrap(), &put_together(registers, &steps))?;
    }

    #[test]
    fn an_update_is_a_merging_with_a_later_extract(sheet in sheet(Some("A"), Some("2010-10-04")), later in sheet(Some("A"), Some("2010-10-11"))) {
        let (register, later) = (sheet.read(), later.read());
        let tables: [&'static TableSpec; 5] = [&REFERRALS, &HOLDINGS, &CLOSURES, &ASSESSMENTS, &TEAMS];
        let rows = tables.map(|table| (table.name, later.table(table)));
        let updated = register.upsert(&rows, "2010-10-11".parse().unwrap()).unwrap();
        let merged = Register::merge([&register, &later]).unwrap();
        for table in tables {
            prop_assert_eq!(updated.table(table).to_csv(), merged.table(table).to_csv());
        }
    }

    #[test]
    fn what_was_put_together_is_read_again_and_goes_on(sheets in sheets(), more in sheets()) {
        let again = |register: &Register| {
            let files = canonical::write(register);
            let texts: Vec<&[u8]> = files.iter().map(|(_, text)| text.as_bytes()).collect();
            let again = read(&texts).unwrap();
            for (again, file) in canonical::write(&again).iter().zip(&files).filter(|(file, _)| file.0 != "extras.csv") {
                prop_assert_eq!(again, file);
            }
            Ok(again)
        };
        let whole = Register::merge(sheets.iter().map(Messy::read)).unwrap();
        let read_again = again(&whole)?;
        same(&whole, &read_again)?;
        let more = Register::merge(more.iter().map(Messy::read)).unwrap();
        let (one, other) = (Register::merge([&whole, &more]).unwrap(), Register::merge([&read_again, &more]).unwrap());
        for table in TABLES.iter().filter(|table| table.name != EXTRAS.name) {
            prop_assert_eq!(one.table(table).to_csv(), other.table(table).to_csv());
            prop_assert_eq!(one.superseded(table).to_csv(), other.superseded(table).to_csv());
        }
    }
}

#[test]
fn a_district_spelt_in_two_ways_in_two_files_is_one() {
    let sheet = |rows: &[&'static str]| Messy {
        authority: Some("A"),
        extracted: None,
        rows: rows.iter().map(|row| row.split(',').collect()).collect(),
    };
    let one =
        sheet(&["c1,2010-08-16,,Swale,DIAT,,W017,,,,,,", "c2,2010-08-16,,Swale,DIAT,,W017,,,,,,"]).read();
    let other = sheet(&["c3,2010-08-16,,SWALE,Diat,,w017,,,,,,"]).read();
    let whole = Register::merge([&one, &other]).unwrap();
    let holdings = whole.table(&HOLDINGS).to_csv();
    let ends: Vec<_> = holdings.lines().skip(1).filter_map(|line| line.split_once("worker,")).collect();
    assert_eq!(ends.iter().map(|(_, end)| *end).collect::<Vec<_>>(), ["W017,Diat,Swale"; 3]);
    let found: Vec<_> =
        whole.findings().iter().filter(|finding| finding.code == FindingCode::SeveralSpellings).collect();
    assert_eq!(found.len(), 3);
}
