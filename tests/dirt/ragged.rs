//! Rows of other widths than the headings. These come last: all other dirt expects every cell in its place.

use dutydesk::case::FindingCode;

use crate::dirt::sheet::{Is, Sheet};
use crate::dirt::{Cure, Kind, Random};

pub const KINDS: &[Kind] = &[
    of("short rows", |sheet, _| {
        for row in sheet.rows.iter_mut().filter(|row| row.is == Is::Record) {
            while row.cells.len() > 6 && row.cells.last().is_some_and(String::is_empty) {
                row.cells.pop();
            }
        }
        true
    }),
    of("cells beyond the headings", |sheet, random| {
        for row in random.some(&sheet.records(), 3) {
            sheet.rows[row].cells.extend(["".to_owned(), "see file".to_owned()]);
        }
        true
    }),
    Kind {
        name: "a separator in a cell without quotes",
        cure: Cure::Said(&[
            FindingCode::ExtraCells,
            FindingCode::MissingRequired,
            FindingCode::UnreadableDate,
            FindingCode::UnexplainedHolder,
        ]),
        plant: |sheet, random| {
            let at = random.below(sheet.headings.len());
            for row in random.some(&sheet.records(), 2) {
                let place = at.min(sheet.rows[row].cells.len());
                sheet.rows[row].cells.insert(place, "and".to_owned());
            }
            true
        },
    },
];

const fn of(name: &'static str, plant: fn(&mut Sheet, &mut Random) -> bool) -> Kind {
    Kind { name, cure: Cure::Certain, plant }
}
