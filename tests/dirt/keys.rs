//! Which rows are of one referral: siblings, repeated rows, transfers, damaged ids.

use dutydesk::calendar::CalendarDays;
use dutydesk::case::FindingCode;

use crate::dirt::dates::read;
use crate::dirt::sheet::{Column, Is, Row, Sheet};
use crate::dirt::{Cure, Kind, Random};

pub const KINDS: &[Kind] = &[
    Kind { name: "siblings under one number", cure: Cure::Certain, plant: siblings },
    Kind {
        name: "rows that stand twice",
        cure: Cure::Certain,
        plant: |sheet, random| twice(sheet, random, |_, _| {}),
    },
    Kind {
        name: "rows that stand twice with another note",
        cure: Cure::Certain,
        plant: |sheet, random| twice(sheet, random, |sheet, row| sheet.set(row, Column::Notes, "rang again")),
    },
    Kind { name: "a row of the team beside one of the worker", cure: Cure::Certain, plant: team_rows },
    Kind { name: "a row for each worker after a transfer", cure: Cure::Certain, plant: transfers },
    Kind {
        name: "no referral numbers",
        cure: Cure::Certain,
        plant: |sheet, _| {
            let free = sheet.take(Column::Referral);
            if free {
                sheet.rewrite(Column::Referral, |_| String::new());
            }
            free
        },
    },
    Kind {
        name: "ids that a spreadsheet shortened",
        cure: Cure::Said(&[FindingCode::DamagedId]),
        plant: |sheet, random| {
            let column = random.pick(&[Column::Child, Column::Referral]);
            let free = sheet.take(column);
            if free {
                let form = random.pick(&["1.2E+11", "1.20E+11", "1E+11", "1.23457E+14"]);
                let records = sheet.records();
                random.some(&records, 8).into_iter().for_each(|row| sheet.set(row, column, form));
            }
            free
        },
    },
    Kind {
        name: "rows without a child or a date",
        cure: Cure::Said(&[FindingCode::MissingRequired]),
        plant: |sheet, random| {
            let column = random.pick(&[Column::Child, Column::Received]);
            let records = sheet.records();
            random.some(&records, 3).into_iter().for_each(|row| sheet.set(row, column, ""));
            true
        },
    },
];

/// Gives the referrals of different children that stand beside each other one number.
fn siblings(sheet: &mut Sheet, random: &mut Random) -> bool {
    if !sheet.take(Column::Referral) {
        return false;
    }
    let records = sheet.records();
    for pair in records.chunks_exact(2) {
        let different = sheet.cell(pair[0], Column::Child) != sheet.cell(pair[1], Column::Child);
        if different && random.one_in(3) {
            let number = sheet.cell(pair[0], Column::Referral).to_owned();
            sheet.set(pair[1], Column::Referral, number);
        }
    }
    true
}

/// Puts the copies of some rows anywhere.
fn twice(sheet: &mut Sheet, random: &mut Random, change: fn(&mut Sheet, usize)) -> bool {
    let records = sheet.records();
    let copies: Vec<Row> = random.some(&records, 5).into_iter().map(|row| sheet.rows[row].clone()).collect();
    for copy in copies {
        let at = random.below(sheet.rows.len() + 1);
        sheet.rows.insert(at, copy);
        change(sheet, at);
    }
    true
}

/// The rows of workers who hold a case, with the day they have held it from.
fn held(sheet: &Sheet) -> Vec<usize> {
    let held = |row: &usize| {
        sheet.cell(*row, Column::Worker).contains(char::is_numeric)
            && !sheet.cell(*row, Column::Allocated).is_empty()
    };
    sheet.records().into_iter().filter(held).collect()
}

fn team_rows(sheet: &mut Sheet, random: &mut Random) -> bool {
    let rows = held(sheet);
    if rows.is_empty() || !sheet.take_all(&[Column::Worker, Column::Allocated, Column::Team]) {
        return false;
    }
    for row in random.some(&rows, 6).into_iter().rev() {
        let mut copy = sheet.rows[row].clone();
        copy.cells[sheet.place(Column::Worker)] = sheet.cell(row, Column::Team).to_owned();
        copy.cells[sheet.place(Column::Allocated)].clear();
        sheet.rows.insert(row + random.below(2), copy);
    }
    true
}

fn transfers(sheet: &mut Sheet, random: &mut Random) -> bool {
    let rows = held(sheet);
    if rows.is_empty() || !sheet.take_all(&[Column::Worker, Column::Allocated]) {
        return false;
    }
    for row in random.some(&rows, 6).into_iter().rev() {
        let earlier = read(sheet.cell(row, Column::Allocated)).plus(CalendarDays(-3));
        let mut copy = sheet.rows[row].clone();
        copy.cells[sheet.place(Column::Worker)] = "W9999".to_owned();
        copy.cells[sheet.place(Column::Allocated)] = earlier.to_string();
        copy.is = Is::Record;
        sheet.rows.insert(row + random.below(2), copy);
    }
    true
}
