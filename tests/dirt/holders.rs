//! What stands in the column of workers.

use dutydesk::case::FindingCode;

use crate::dirt::sheet::{Column, Sheet};
use crate::dirt::{Cure, Kind, Random};

pub const KINDS: &[Kind] = &[
    Kind {
        name: "words for nobody",
        cure: Cure::Certain,
        plant: |sheet, random| {
            nobody(
                sheet,
                random,
                &[
                    "Unallocated",
                    "UNALLOCATED",
                    "not allocated",
                    "nobody",
                    "Vacant",
                    "vacancy",
                    "awaiting allocation",
                    "Unassigned",
                    "No worker",
                    "no allocated worker",
                    "none allocated",
                ],
            )
        },
    },
    Kind {
        name: "workers called 0",
        cure: Cure::Certain,
        plant: |sheet, random| nobody(sheet, random, &["0", "0.0", "00", "0.00"]),
    },
    Kind {
        name: "teams as workers",
        cure: Cure::Certain,
        plant: |sheet, random| places(sheet, random, Column::Team),
    },
    Kind {
        name: "districts as workers",
        cure: Cure::Certain,
        plant: |sheet, random| places(sheet, random, Column::District),
    },
    Kind { name: "names of workers", cure: Cure::Certain, plant: |sheet, random| names(sheet, random, 1) },
    Kind {
        name: "names of workers in several spellings",
        cure: Cure::Certain,
        plant: |sheet, random| names(sheet, random, 4),
    },
    Kind {
        name: "workers in several spellings",
        cure: Cure::Certain,
        plant: |sheet, random| {
            let free = sheet.take(Column::Worker);
            let mut random = random.clone();
            if free {
                sheet.rewrite(Column::Worker, |text| match random.below(4) {
                    0 => text.to_lowercase(),
                    1 => format!(" {text}"),
                    _ => text.to_owned(),
                });
            }
            free
        },
    },
    Kind {
        name: "workers by number",
        cure: Cure::Certain,
        plant: |sheet, random| {
            let point = random.one_in(2);
            let free = sheet.take(Column::Worker);
            if free {
                sheet.rewrite(Column::Worker, |text| match number(text) {
                    Some(number) if point => format!("{}.0", number + 100),
                    Some(number) => (number + 100).to_string(),
                    None => text.to_owned(),
                });
            }
            free
        },
    },
    Kind {
        name: "initials, and what nobody can explain",
        cure: Cure::Said(&[FindingCode::UnexplainedHolder]),
        plant: |sheet, random| {
            let free = sheet.take(Column::Worker);
            if free {
                let texts = ["JB", "?", "SW", "see notes", "Invented", "W1 / W2", "W17?", "AB/CD", "xx"];
                for row in random.some(&sheet.blank(Column::Worker, false), 6) {
                    let text = random.pick(&texts);
                    sheet.set(row, Column::Worker, text);
                }
            }
            free
        },
    },
    Kind {
        name: "names among ids",
        cure: Cure::Said(&[FindingCode::UnexplainedHolder, FindingCode::WorkerNames]),
        plant: |sheet, random| {
            let free = sheet.take(Column::Worker);
            let mut random = random.clone();
            if free {
                sheet.rewrite(Column::Worker, |text| match number(text) {
                    Some(number) if random.one_in(2) => named(number, 0),
                    _ => text.to_owned(),
                });
            }
            free
        },
    },
];

/// The figures of a worker's id.
fn number(text: &str) -> Option<usize> {
    text.strip_prefix('W')?.parse().ok()
}

fn nobody(sheet: &mut Sheet, random: &mut Random, words: &[&str]) -> bool {
    let words = random.some(words, 2);
    for row in sheet.blank(Column::Worker, true) {
        let word = random.pick(&words);
        sheet.set(row, Column::Worker, word);
    }
    true
}

fn places(sheet: &mut Sheet, random: &mut Random, column: Column) -> bool {
    let blank = sheet.blank(Column::Worker, true);
    for row in random.some(&blank, blank.len().max(1)) {
        let place = sheet.cell(row, column).to_owned();
        sheet.set(row, Column::Worker, place);
    }
    !blank.is_empty()
}

const FIRST: [&str; 9] = ["Ann", "Bea", "Carys", "Dee", "Eluned", "Faith", "Zoë", "Siân", "Mary-Jane"];
const LAST: [&str; 8] =
    ["Invented", "Made-Up", "O'Fiction", "de Fable", "Never-Real", "Pretend", "Not There", "Example"];

fn named(number: usize, form: usize) -> String {
    let (first, last) = (FIRST[number % 9], LAST[number / 9 % 8]);
    let initial: String = first.chars().take(1).collect();
    let middle = char::from(b'A' + u8::try_from(number / 72 % 26).unwrap());
    match form % 4 {
        0 => format!("{first} {middle} {last}"),
        1 => format!("{last}, {first} {middle}"),
        2 => format!("{last} {initial}{middle}{number:?}").replace(char::is_numeric, ""),
        _ => format!("{first}.{middle}.{last}@example.invalid").replace([' ', '\''], ""),
    }
}

/// Every worker by name.
fn names(sheet: &mut Sheet, random: &mut Random, spellings: usize) -> bool {
    let form = random.pick(&[0, 1, 3]);
    let free = sheet.take(Column::Worker);
    let mut random = random.clone();
    if free {
        sheet.rewrite(Column::Worker, |text| {
            let Some(number) = number(text) else { return text.to_owned() };
            let name = named(number, form);
            match random.below(spellings) {
                1 => name.to_uppercase(),
                2 => name.replace(' ', "  "),
                3 => name.to_lowercase(),
                _ => name,
            }
        });
    }
    free
}
