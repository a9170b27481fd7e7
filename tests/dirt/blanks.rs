//! What stands where there is nothing: words of programs, dates that are none, noughts.

use dutydesk::case::FindingCode;

use crate::dirt::sheet::{Column, Sheet};
use crate::dirt::{Cure, Kind, Random};

pub const KINDS: &[Kind] = &[
    Kind { name: "words for a blank", cure: Cure::Certain, plant: words },
    Kind { name: "one word for every blank", cure: Cure::Certain, plant: everywhere },
    Kind { name: "placeholder dates", cure: Cure::Certain, plant: placeholders },
    Kind {
        name: "implausible dates",
        cure: Cure::Certain,
        plant: |sheet, random| {
            fill(
                sheet,
                random,
                &[Column::Decided, Column::Closed, Column::Allocated],
                &["31/12/4712", "01/01/0100", "2999-01-01", "31/12/1850"],
            )
        },
    },
    Kind {
        name: "errors of formulas",
        cure: Cure::Certain,
        plant: |sheet, random| fill(sheet, random, &FILLED, &["#REF!", "#VALUE!", "#DIV/0!", "#NAME?"]),
    },
    Kind {
        name: "dates before the referral",
        cure: Cure::Said(&[FindingCode::BeforeReferral, FindingCode::EndBeforeStart]),
        plant: |sheet, random| fill(sheet, random, &[Column::Closed], &["01/01/1901", "02/02/2002"]),
    },
];

/// Where cells are blank in a clean sheet.
const FILLED: [Column; 7] = [
    Column::Decision,
    Column::Decided,
    Column::Worker,
    Column::Started,
    Column::Completed,
    Column::Closed,
    Column::Notes,
];

const WORDS: [&str; 20] = [
    "NULL", "null", "None", "nan", "NaN", "NaT", "-", "--", "–", "N/A", "n/a", "#N/A", "nil", "(null)",
    "<NA>", " ", "\u{a0}", "...", "=\"\"", "\\N",
];

fn words(sheet: &mut Sheet, random: &mut Random) -> bool {
    let column = random.pick(&FILLED);
    fill(sheet, random, &[column], &WORDS)
}

fn everywhere(sheet: &mut Sheet, random: &mut Random) -> bool {
    let word = random.pick(&WORDS);
    for column in FILLED {
        sheet.blank(column, true).into_iter().for_each(|row| sheet.set(row, column, word));
    }
    true
}

fn placeholders(sheet: &mut Sheet, random: &mut Random) -> bool {
    fill(
        sheet,
        random,
        &[Column::Decided, Column::Allocated, Column::Started, Column::Completed, Column::Closed],
        &[
            "1900-01-01",
            "01/01/1900",
            "31/12/9999",
            "9999-12-31",
            "30/12/1899",
            "01/01/1970",
            "1970-01-01 00:00:00",
            "00/00/0000",
            "0000-00-00",
            "01/01/0001",
            "1753-01-01",
            "01/01/1753",
            "0",
            "00/01/1900",
            "01-Jan-1900",
            "1899-12-30T00:00:00",
            "31/12/2999",
            "1",
        ],
    )
}

/// Writes one of the texts, or some of them, into blank cells of one of the columns.
fn fill(sheet: &mut Sheet, random: &mut Random, columns: &[Column], texts: &[&str]) -> bool {
    let column = random.pick(columns);
    let blank = sheet.blank(column, true);
    if blank.is_empty() {
        return false;
    }
    let texts = random.some(texts, 2);
    for row in random.some(&blank, blank.len()) {
        let text = random.pick(&texts);
        sheet.set(row, column, text);
    }
    true
}
