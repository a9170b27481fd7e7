//! Laws of the files: what is read again is what was written, and the order of rows says nothing.

use dutydesk::case::{Part, REFERRALS, Register};
use dutydesk::format::duty_sheet::DutySheet;
use dutydesk::format::{canonical, read};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::laws::register::rows;

fn again(files: &[(String, String)]) -> Register {
    let texts: Vec<&[u8]> = files.iter().map(|(_, text)| text.as_bytes()).collect();
    read(&texts).unwrap()
}

/// A text that belongs in no column.
const ODD: &str = "odd text";

/// A cell of a sheet: mostly what belongs there, now and then anything.
fn cell(usual: &'static [&'static str]) -> impl Strategy<Value = String> {
    let odd = select(
        &["", "", " ", "?", "tbc", "n/a", ODD, "Müller; \"x\",\ny", "1", "16/08/2010", "2010-13-01"][..],
    );
    prop_oneof![9 => select(usual), 1 => odd].prop_map(str::to_owned)
}

const DATES: &[&str] =
    &["2010-08-16", "16/08/2010", "17/08/2010 14:05", "18-Aug-2010", "2013-04-15", "2010-08-20", "", ""];

/// The columns of the sheets, each with what its cells hold.
const COLUMNS: &[(&str, &[&str])] = &[
    ("Child", &["c1", "c2", "c3", "c1", "c2", "c4"]),
    ("Date received", DATES),
    ("Referral no", &["", "", "", "r1", "r2"]),
    ("District", &["North", "South", ""]),
    ("Team", &["DIAT", "Other", ""]),
    ("Decision", &["NFA", "IA", "", "perhaps"]),
    ("Decided", DATES),
    ("Worker", &["W017", "W018", "JB", "DUTY", "TM", "tbc", "", ""]),
    ("holder kind", &["", "", "", "manager", "hub"]),
    ("Allocated", DATES),
    ("IA started", DATES),
    ("Seen", &["yes", "no", "", "20/08/2010"]),
    ("IA completed", DATES),
    ("Closed", DATES),
    ("Closure reason", &["", "", "done"]),
    ("DOB", &["1/1/2004", "2/1/2004", ""]),
    ("Family", &["f1", ""]),
    ("Recorded", DATES),
    ("Notes", &["", "", "free text", "more"]),
    ("Notes", &["", "", "second notes"]),
];

fn data() -> impl Strategy<Value = Vec<Vec<String>>> {
    let row: Vec<_> = COLUMNS.iter().map(|(_, usual)| cell(usual).boxed()).collect();
    // Short rows, full ones and, now and then, ones that say nothing.
    let cut = prop_oneof![6 => Just(COLUMNS.len()), 2 => 2..COLUMNS.len(), 1 => Just(0)];
    let row = (row, cut).prop_map(|(mut row, cut)| {
        row.truncate(cut);
        row.resize(COLUMNS.len(), String::new());
        row
    });
    (vec(row, 0..25), vec(any::<prop::sample::Index>(), 0..6)).prop_map(|(mut rows, repeats)| {
        for repeat in repeats.iter().filter(|_| !rows.is_empty()).collect::<Vec<_>>() {
            rows.push(rows[repeat.index(rows.len())].clone());
        }
        rows
    })
}

fn csv(rows: &[Vec<String>]) -> String {
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(",");
    let header: Vec<_> = COLUMNS.iter().map(|(name, _)| *name).collect();
    std::iter::once(header.join(",")).chain(rows.iter().map(line)).collect::<Vec<_>>().join("\n")
}

fn sheet(rows: &[Vec<String>]) -> Register {
    DutySheet::default().read(csv(rows).as_bytes()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn what_is_read_again_is_what_was_written(first in rows(), second in rows(), merged in any::<bool>()) {
        let mut part = Part::new("other");
        part.authority = Some("Invented, \"Council\"".to_owned());
        let mut registers = vec![first.register()];
        if merged {
            registers.push(second.register_from(part));
        }
        let files = canonical::write(&Register::merge(registers).unwrap());
        let back = again(&files);
        prop_assert_eq!(canonical::write(&back), files);
    }

    #[test]
    fn shuffled_rows_of_a_sheet_are_the_same_register(
        (rows, shuffled) in data().prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
    ) {
        // What is found wrong with a row names its place, and so does where a referral was told.
        let written = |rows: &[Vec<String>]| {
            let register = sheet(rows);
            let mut files = canonical::write(&register);
            files.retain(|(name, _)| !["findings.csv", "referrals.csv"].contains(&name.as_str()));
            files.push(("referrals".to_owned(), register.table(&REFERRALS).to_csv()));
            files
        };
        for (one, other) in written(&rows).iter().zip(&written(&shuffled)) {
            prop_assert_eq!(one, other);
        }
    }

    #[test]
    fn every_row_of_a_sheet_is_accounted_for(rows in data()) {
        let register = sheet(&rows);
        // A word for nothing says nothing: a row of those alone is a blank one.
        let says = |row: &&Vec<String>| row.iter().any(|cell| !matches!(cell.trim(), "" | "n/a"));
        prop_assert_eq!(register.rows_read(&REFERRALS), rows.iter().filter(says).count());
    }

    #[test]
    fn a_sheet_survives_the_canonical_tables(rows in data()) {
        let files = canonical::write(&sheet(&rows));
        let back = canonical::write(&again(&files));
        prop_assert_eq!(back.len(), files.len());
        for (one, other) in back.iter().zip(&files) {
            prop_assert_eq!(one, other);
        }
    }

    #[test]
    fn no_text_of_a_sheet_is_lost(mut rows in data()) {
        let mut odd = Vec::new();
        for (number, row) in rows.iter_mut().enumerate() {
            for (place, cell) in row.iter_mut().enumerate().filter(|(_, cell)| cell.contains(ODD)) {
                *cell = format!("{ODD} {number} in {place}.");
                odd.push(cell.clone());
            }
        }
        let written: String = canonical::write(&sheet(&rows)).into_iter().map(|(_, text)| text).collect();
        for text in odd {
            prop_assert!(written.contains(&text), "{} is not in {}", text, written);
        }
    }
}
