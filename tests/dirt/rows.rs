//! What stands above, among, below and beside the rows.

use dutydesk::case::FindingCode;

use crate::dirt::sheet::{Column, Is, STRAY, Sheet};
use crate::dirt::{Cure, Kind, Random};

pub const KINDS: &[Kind] = &[
    of("title rows", |sheet, random| {
        let titles = [
            vec!["Duty report, all districts"],
            vec!["Run:", "31/03/2024", "", "Page 1"],
            vec![""],
            vec!["Number of referrals", "57"],
            vec!["Team", "All teams"],
            vec!["CONFIDENTIAL; not for circulation"],
        ];
        for title in random.some(&titles.iter().collect::<Vec<_>>(), 4) {
            sheet.above.push(title.iter().map(|cell| (*cell).to_owned()).collect());
        }
        true
    }),
    of("two rows of headings", |sheet, _| {
        if sheet.group.is_some() {
            return false;
        }
        let place = sheet.place(Column::Received);
        let mut group = vec![String::new(); sheet.headings.len()];
        "Referral".clone_into(&mut group[place]);
        let after = group.len().min(place + 1);
        group[after..].iter_mut().take(1).for_each(|cell| "Other".clone_into(cell));
        "date".clone_into(&mut sheet.headings[place]);
        sheet.rows.retain(|row| row.is != Is::Headings);
        sheet.group = Some(group);
        true
    }),
    of("headings repeated", |sheet, random| {
        if sheet.group.is_some() {
            return false;
        }
        let headings = sheet.headings.clone();
        let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
        for _ in 0..=random.below(4) {
            let at = 1 + random.below(sheet.rows.len());
            sheet.insert(at, Is::Headings, &headings);
        }
        true
    }),
    of("headings in other words and cases", |sheet, random| {
        if sheet.rows.iter().any(|row| row.is == Is::Headings) || sheet.group.is_some() {
            return false;
        }
        let others = [
            (Column::Child, ["CHILD ID", "Child_ID", "child-id", " Child ID ", "Child Ref"]),
            (
                Column::Received,
                [
                    "DATE OF REFERRAL",
                    "Referral date",
                    "Date received",
                    "Date of\nreferral",
                    "Referral  Date:",
                ],
            ),
            (
                Column::Worker,
                ["Social Worker", "Allocated to", "ALLOCATED WORKER", "Worker Name", "Key worker"],
            ),
            (Column::Closed, ["Date closed", "CLOSED", "Closure date", "Case closed date", "closed "]),
            (Column::District, ["Locality", "Area", "DISTRICT", "district", "District Office"]),
        ];
        for (column, words) in others {
            let place = sheet.place(column);
            (random.pick(&words)).clone_into(&mut sheet.headings[place]);
        }
        true
    }),
    of("totals", |sheet, random| {
        let total = random.pick(&["Total", "TOTAL", "Grand Total", "Sub-total", "Subtotal:", "Totals"]);
        let sum = sheet.records().len().to_string();
        let row: &[&str] = if random.one_in(2) { &[total, &sum] } else { &[total, "", "", &sum, "3", "4"] };
        sheet.insert(sheet.rows.len(), Is::Other, row);
        if random.one_in(3) {
            sheet.insert(random.below(sheet.rows.len()), Is::Other, row);
        }
        true
    }),
    of("footers", |sheet, random| {
        if random.one_in(2) {
            sheet.insert(sheet.rows.len(), Is::Blank, &[]);
        }
        let footer = random.pick(&[
            "Report run on 31/03/2024 by the duty desk",
            "END",
            "*** End of report ***",
            "(57 rows affected)",
            "Page 1 of 1",
            "Completion time: 2024-03-31T23:59:59",
            "Source: invented; prepared for the board",
        ]);
        sheet.insert(sheet.rows.len(), Is::Other, &[footer]);
        true
    }),
    of("lines drawn between rows", |sheet, random| {
        let line = random.pick(&["-----", "=====", "_____", "*"]);
        let cells = vec![line; sheet.headings.len()];
        sheet.insert(0, Is::Other, &cells);
        true
    }),
    of("blank rows", |sheet, random| {
        for _ in 0..=random.below(5) {
            sheet.insert(random.below(sheet.rows.len() + 1), Is::Blank, &[]);
        }
        true
    }),
    of("rows of nothing but a heading of a group", |sheet, random| {
        let at = random.below(sheet.rows.len());
        sheet.insert(at, Is::Other, &["Eastern area: duty team"]);
        true
    }),
    of("blank columns", |sheet, random| {
        for _ in 0..=random.below(3) {
            let at = random.below(sheet.headings.len() + 1);
            sheet.insert_column(at, "", |_| String::new());
        }
        true
    }),
    of("columns nobody knows", |sheet, random| {
        let at = random.below(sheet.headings.len() + 1);
        let heading = random.pick(&["Rag rating", "Comments", "Legal status?", "x", "Unnamed: 3"]);
        sheet.insert_column(at, heading, |row| if row % 3 == 0 { "amber".to_owned() } else { String::new() });
        true
    }),
    of("numbers of rows in front", |sheet, random| {
        let heading = random.pick(&["", "Unnamed: 0", "No.", "#", "Row"]);
        sheet.insert_column(0, heading, |row| row.to_string());
        true
    }),
    Kind {
        name: "a column that stands twice",
        // Where the first of them is the blank one.
        cure: Cure::Said(&[FindingCode::RepeatedColumn]),
        plant: |sheet, random| {
            let heading = sheet.headings
                [sheet.place(random.pick(&[Column::Notes, Column::Closed, Column::District]))]
            .clone();
            sheet.insert_column(sheet.headings.len(), &heading, |_| String::new());
            true
        },
    },
    of("columns in another order", |sheet, random| {
        let by = 1 + random.below(sheet.headings.len() - 1);
        if sheet.group.is_some() || sheet.rows.iter().any(|row| row.cells.len() != sheet.headings.len()) {
            return false;
        }
        sheet.headings.rotate_left(by);
        sheet.columns.rotate_left(by);
        // What is said in the first cells of a row stays there.
        let rows = sheet.rows.iter_mut().filter(|row| row.is != Is::Other);
        rows.for_each(|row| row.cells.rotate_left(by));
        true
    }),
    of("notes with separators and quotes", |sheet, random| {
        let notes =
            ["rang, no reply", "said \"yes\"; see file", "a|b\tc", "5\" pipe", "\"quoted\"", "it’s – odd"];
        for row in random.some(&sheet.records(), 9) {
            let note = random.pick(&notes);
            sheet.set(row, Column::Notes, note);
        }
        true
    }),
    of("notes of several lines", |sheet, random| {
        let notes = [
            "rang, no reply, twice\nyes, on Monday, at 2",
            "first line\r\nsecond line\r\n\r\nfourth",
            "a list:\n- one, two\n- three, four, five",
            "16/08/2023 rang\n17/08/2023 rang again",
        ];
        if sheet.encoding == crate::dirt::sheet::Encoding::Workbook || !sheet.take(Column::Notes) {
            return false;
        }
        for row in random.some(&sheet.records(), 5) {
            let note = random.pick(&notes);
            sheet.set(row, Column::Notes, note);
        }
        true
    }),
    Kind {
        name: "stray quotation marks",
        // What a mark at the end of a file swallows that is no row can be told from no note of several lines: it is refused.
        cure: Cure::Said(&[]),
        plant: |sheet, random| {
            if !sheet.take(Column::Notes) {
                return false;
            }
            for row in random.some(&sheet.records(), 4) {
                let note = random.pick(&["Qleft a message", "Q", "Qno reply", "Q rang"]);
                sheet.set(row, Column::Notes, note.replace('Q', &STRAY.to_string()));
            }
            true
        },
    },
    of("quotation marks inside cells", |sheet, random| {
        if !sheet.take(Column::Notes) {
            return false;
        }
        for row in random.some(&sheet.records(), 4) {
            let note = random.pick(&["5Q pipe", "said Qyes", "calledQ"]);
            sheet.set(row, Column::Notes, note.replace('Q', &STRAY.to_string()));
        }
        true
    }),
];

const fn of(name: &'static str, plant: fn(&mut Sheet, &mut Random) -> bool) -> Kind {
    Kind { name, cure: Cure::Certain, plant }
}
