//! What says that a case is closed or comes to nothing.

use dutydesk::case::FindingCode;

use crate::dirt::sheet::{Column, Sheet};
use crate::dirt::{Cure, Kind, Random};

pub const KINDS: &[Kind] = &[
    Kind { name: "no further action without a closing date", cure: Cure::Certain, plant: undated },
    Kind { name: "a column that says no further action", cure: Cure::Certain, plant: flags },
    Kind {
        name: "a column of states",
        cure: Cure::Certain,
        plant: |sheet, random| states(sheet, random, false),
    },
    Kind {
        name: "a column of states and no closing dates",
        cure: Cure::Said(&[
            FindingCode::ClosedUndated,
            FindingCode::NoFurtherActionUndated,
            FindingCode::NoFurtherActionWithWork,
        ]),
        plant: |sheet, random| states(sheet, random, true),
    },
    Kind {
        name: "decisions in words",
        cure: Cure::Certain,
        plant: |sheet, random| {
            let free = sheet.take(Column::Decision);
            let nfa = random.pick(&[
                "NFA",
                "nfa",
                "N.F.A.",
                "No further action",
                "NO FURTHER ACTION",
                "no_further_action",
            ]);
            if free {
                sheet.rewrite(Column::Decision, |text| match text {
                    "no_further_action" => nfa.to_owned(),
                    other => other.replace('_', " "),
                });
            }
            free
        },
    },
];

/// Referrals that came to nothing, closed the day they came.
fn nothing(sheet: &Sheet) -> Vec<usize> {
    let so = |row: &usize| {
        sheet.cell(*row, Column::Decision) == "no_further_action"
            && sheet.cell(*row, Column::Closed) == sheet.cell(*row, Column::Received)
            && sheet.cell(*row, Column::Started).is_empty()
    };
    sheet.records().into_iter().filter(so).collect()
}

fn undated(sheet: &mut Sheet, _: &mut Random) -> bool {
    let rows = nothing(sheet);
    let some = !rows.is_empty() && sheet.take(Column::Closed);
    if some {
        rows.into_iter().for_each(|row| sheet.set(row, Column::Closed, ""));
    }
    some
}

fn flags(sheet: &mut Sheet, random: &mut Random) -> bool {
    if !sheet.take(Column::Decision) {
        return false;
    }
    let words = random.pick(&[
        ("True", "False"),
        ("TRUE", "FALSE"),
        ("Y", "N"),
        ("yes", "no"),
        ("1", "0"),
        ("Yes", ""),
    ]);
    let said: Vec<bool> = (0..sheet.rows.len())
        .map(|row| sheet.rows[row].cells[sheet.place(Column::Decision)] == "no_further_action")
        .collect();
    for row in sheet.records() {
        if said[row] {
            sheet.set(row, Column::Decision, "");
        }
    }
    let heading = random.pick(&["NFA", "No further action", "Is NFA?"]);
    sheet.insert_column(0, heading, |row| if said[row] { words.0 } else { words.1 }.to_owned());
    true
}

fn states(sheet: &mut Sheet, random: &mut Random, undated: bool) -> bool {
    if !sheet.take(Column::Closed) {
        return false;
    }
    let words = random.pick(&[("Open", "Closed"), ("OPEN", "CLOSED"), ("active", "ended"), ("O", "C")]);
    let at = sheet.place(Column::Closed);
    let closed: Vec<bool> =
        sheet.rows.iter().map(|row| row.cells.get(at).is_some_and(|cell| cell.starts_with("20"))).collect();
    if undated {
        sheet.rewrite(Column::Closed, |_| String::new());
    }
    sheet.insert_column(at, "Status", |row| if closed[row] { words.1 } else { words.0 }.to_owned());
    true
}
