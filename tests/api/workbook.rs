//! Workbooks that are written: that others read in them what was written, each cell as what it is.

use calamine::{Data, Reader as _, Xlsx};
use dutydesk::ask::question;
use dutydesk::calendar::Day;
use dutydesk::format::{canonical, read};
use dutydesk::scenario;
use dutydesk::table::{Cell, Column, Table, Workbook};
use proptest::prelude::*;
use std::io::Cursor;

fn workbook(sheets: &[(&str, &Table)]) -> Vec<u8> {
    let mut workbook = Workbook::default();
    for (name, table) in sheets {
        workbook.add(name, table).unwrap();
    }
    workbook.finish().unwrap()
}

/// What stands in a sheet below its headings, by another reader.
fn cells(book: &[u8], sheet: usize, table: &Table) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(book.to_vec())).unwrap();
    let range = book.worksheet_range_at(sheet).unwrap().unwrap();
    let place = |place: usize| u32::try_from(place).unwrap();
    let cell = |row, column| range.get_value((place(row), place(column))).cloned().unwrap_or_default();
    for (place, column) in table.columns().iter().enumerate() {
        assert_eq!(cell(0, place), Data::String(column.name().to_owned()));
    }
    (1..=table.rows())
        .map(|row| (0..table.columns().len()).map(|column| cell(row, column)).collect())
        .collect()
}

fn is_same(cell: Cell<'_>, read: &Data) -> bool {
    match (cell, read) {
        (Cell::Null, Data::Empty) => true,
        (Cell::Text(text), Data::String(read)) => text == read,
        (Cell::Text(""), Data::Empty) => true,
        (Cell::Flag(flag), Data::Bool(read)) => flag == *read,
        (Cell::Integer(number), Data::Float(read)) => number.to_string() == read.to_string(),
        (Cell::Decimal(number), Data::Float(read)) => number.to_string() == read.to_string(),
        (Cell::Day(day), Data::DateTime(read)) => {
            let (year, month, of_month, ..) = read.to_ymd_hms_milli();
            day.to_string() == format!("{year:04}-{month:02}-{of_month:02}")
        }
        (Cell::Day(day), Data::String(read)) => {
            day.to_string() == *read && day.to_string().as_str() < "1900-03-01"
        }
        _ => false,
    }
}

fn check(book: &[u8], sheet: usize, table: &Table) {
    for (row, cells) in cells(book, sheet, table).iter().enumerate() {
        for (column, read) in table.columns().iter().zip(cells) {
            assert!(
                is_same(column.cell(row), read),
                "{} {row}: {:?} {read:?}",
                column.name(),
                column.cell(row)
            );
        }
    }
}

#[test]
fn another_reader_finds_every_cell_of_every_list() {
    let county = scenario::small_team(7).unwrap();
    let options = format!("{{\"as_of\": \"{}\"}}", county.as_of);
    let names = ["backlog", "cases", "timescales", "worklist"];
    let tables = names.map(|name| question(name).unwrap().answer(&county.register, &options).unwrap());
    let sheets: Vec<_> = names.into_iter().zip(&tables).collect();
    let book = workbook(&sheets);
    for (place, (_, table)) in sheets.iter().enumerate() {
        assert!(table.rows() > 3);
        check(&book, place, table);
    }
    assert_eq!(book, workbook(&sheets));
}

#[test]
fn canonical_tables_as_a_workbook_are_the_register_again() {
    let register = scenario::small_team(3).unwrap().register;
    let tables: Vec<_> =
        dutydesk::case::TABLES.iter().map(|spec| (spec.name, register.table(spec))).collect();
    let sheets: Vec<_> =
        tables.iter().filter(|(_, table)| table.rows() > 0).map(|(name, table)| (*name, table)).collect();
    // Where it was read from, and what was noted then, stands in no table.
    let is_table = |(name, _): &(String, String)| !["parts.csv", "findings.csv"].contains(&name.as_str());
    let tables_of = |files: Vec<(String, String)>| files.into_iter().filter(is_table).collect::<Vec<_>>();
    let again = read(&[&workbook(&sheets)]).unwrap();
    let (again, written) = (tables_of(canonical::write(&again)), tables_of(canonical::write(&register)));
    let names = |files: &[(String, String)]| files.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&again), names(&written));
    for ((name, again), (_, written)) in again.iter().zip(&written) {
        assert_eq!(again.lines().count(), written.lines().count(), "{name}");
        for (row, (again, written)) in again.lines().zip(written.lines()).enumerate() {
            // A referral that was invented stood nowhere, and stands in a row of the workbook now.
            let written = match written.strip_suffix(",,") {
                Some(said) if name == "referrals.csv" => format!("{said},{},", row + 1),
                _ => written.to_owned(),
            };
            assert_eq!(again, written, "{name} {row}");
        }
    }
}

#[test]
fn more_than_a_sheet_can_hold_is_refused() {
    let flags = Table::new(vec![Column::flags("a", vec![None; 1_048_576])]).unwrap();
    assert_eq!(Workbook::default().add("a", &flags).unwrap_err().code(), "too_large");
    let wide = (0..16_385).map(|place| Column::flags(format!("c{place}"), [None])).collect();
    assert_eq!(Workbook::default().add("a", &Table::new(wide).unwrap()).unwrap_err().code(), "too_large");
}

#[test]
fn an_id_that_looks_like_a_formula_goes_out_harmless_and_comes_back_as_it_was() {
    let sheet = "child_id,received,team\n=HYPERLINK(1),2010-08-16,+44 desk\n'=1+1,2010-08-17,-5\n";
    let register = read(&[sheet.as_bytes()]).unwrap();
    let cases = question("cases").unwrap().answer(&register, r#"{"as_of": "2010-10-11"}"#).unwrap();
    let csv = cases.to_csv();
    assert!(
        csv.contains(",'=HYPERLINK(1),") && csv.contains(",'=1+1,") && csv.contains(",'+44 desk"),
        "{csv}"
    );
    assert!(!csv.contains(",=") && !csv.contains(",+"));
    // Whoever opens the list and gives it back gives the ids that were read.
    let again = read(&[cases.to_csv_file().as_bytes()]).unwrap();
    let ids = |register: &dutydesk::case::Register| -> Vec<String> {
        let referrals = register.table(&dutydesk::case::REFERRALS);
        (0..referrals.rows()).map(|row| referrals.cell("child_id", row).to_string()).collect()
    };
    assert_eq!(ids(&again), ids(&register));
    assert!(ids(&register).contains(&"=1+1".to_owned()));
    // What is written to be read back is as it was read.
    let files = canonical::write(&register);
    assert!(files[1].1.contains(",=1+1,"), "{}", files[1].1);
    let texts: Vec<&[u8]> = files.iter().map(|(_, text)| text.as_bytes()).collect();
    assert_eq!(canonical::write(&read(&texts).unwrap()), files);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever stands in a table, another reader finds it in the workbook.
    #[test]
    fn another_reader_finds_whatever_was_written(
        texts in prop::collection::vec(prop::option::of("[ -~\n\té£—😀]{0,12}|_x0041_|=1|\u{1}"), 1..8),
        number in any::<i32>(), decimal in -1e9..1e9_f64, day in -40_000..60_000_i64, name in "[ -~]{0,40}",
    ) {
        let day = Day::from_epoch(day).ok();
        let rows = texts.len();
        let table = Table::new(vec![
            Column::days("day", vec![day; rows]),
            Column::texts("text", texts),
            Column::integers("integer", vec![Some(i64::from(number)); rows]),
            Column::decimals("decimal", vec![Some(decimal); rows]),
            Column::flags("flag", vec![Some(number > 0); rows]),
        ])
        .unwrap();
        let book = workbook(&[("first", &table), (&name, &table), (&name, &table)]);
        check(&book, 2, &table);
    }
}
