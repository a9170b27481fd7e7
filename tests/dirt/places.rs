//! Districts and teams as people spell them.

use crate::dirt::sheet::{Column, Sheet};
use crate::dirt::{Cure, Kind, Random};

pub const KINDS: &[Kind] = &[
    Kind {
        name: "districts in several spellings",
        cure: Cure::Certain,
        plant: |sheet, random| spell(sheet, random, Column::District),
    },
    Kind {
        name: "teams in several spellings",
        cure: Cure::Certain,
        plant: |sheet, random| spell(sheet, random, Column::Team),
    },
    Kind {
        name: "ids with blanks and quotes around them",
        cure: Cure::Certain,
        plant: |sheet, random| {
            let column = random.pick(&[Column::Child, Column::Referral]);
            let form = random.below(4);
            sheet.rewrite(column, |text| match form {
                0 => format!("=\"{text}\""),
                1 => format!("'{text}"),
                2 => format!(" {text}\u{a0}"),
                _ => text.parse::<u64>().map_or_else(|_| text.to_owned(), |number| format!("{number}.0")),
            });
            true
        },
    },
];

fn spell(sheet: &mut Sheet, random: &mut Random, column: Column) -> bool {
    let mut random = random.clone();
    sheet.rewrite(column, |text| match random.below(6) {
        0 => text.to_uppercase(),
        1 => text.to_lowercase(),
        2 => format!("{text} "),
        3 => text.replace(' ', "  "),
        4 => text.replace(' ', "\u{a0}"),
        _ => text.to_owned(),
    });
    true
}
