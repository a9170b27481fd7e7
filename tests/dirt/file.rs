//! What the file is: its separators, the ends of its lines, its letters, and what it is packed in.

use crate::dirt::sheet::{Column, Encoding, Is, STRAY, Sheet};
use crate::dirt::{Cure, Kind, Random};

pub const KINDS: &[Kind] = &[
    of("semicolons, tabs and pipes", |sheet, random| {
        sheet.separator = random.pick(&[';', '\t', '|']);
        true
    }),
    of("a line that says the separator", |sheet, random| {
        sheet.separator = random.pick(&[';', ',', '|', '\t']);
        sheet.declared = sheet.encoding != Encoding::Workbook;
        sheet.declared
    }),
    of("every cell in quotes", |sheet, _| {
        sheet.quoted = !sheet.rows.iter().any(|row| row.cells.iter().any(|cell| cell.contains(STRAY)));
        sheet.quoted
    }),
    of("ends of lines of other systems", |sheet, random| {
        sheet.end = random.pick(&["\r\n", "\r"]);
        true
    }),
    of("a mark of the byte order", |sheet, _| encode(sheet, Encoding::Marked)),
    of("UTF-16", |sheet, random| {
        let big = random.one_in(2);
        encode(sheet, Encoding::Utf16 { big })
    }),
    of("Windows-1252", |sheet, random| {
        for row in random.some(&sheet.blank(Column::Notes, true), 5) {
            sheet.set(row, Column::Notes, "café – déjà £5");
        }
        encode(sheet, Encoding::Windows1252)
    }),
    of("a workbook", |sheet, _| {
        let odd = |cell: &String| cell.contains(['\r', STRAY]);
        let fits = !sheet.declared
            && !sheet.rows.iter().any(|row| row.is == Is::Record && row.cells.iter().any(odd));
        fits && encode(sheet, Encoding::Workbook)
    }),
    of("packed with gzip", |sheet, _| {
        sheet.packed = true;
        true
    }),
    of("what stands behind the last line", |sheet, random| {
        sheet.tail = random
            .pick(&["\n\n\n", "\u{1a}", " \n", ",,,\n,,,\n"])
            .replace(',', &sheet.separator.to_string());
        sheet.encoding != Encoding::Workbook
    }),
];

const fn of(name: &'static str, plant: fn(&mut Sheet, &mut Random) -> bool) -> Kind {
    Kind { name, cure: Cure::Certain, plant }
}

fn encode(sheet: &mut Sheet, encoding: Encoding) -> bool {
    let free = sheet.encoding == Encoding::Utf8;
    if free {
        sheet.encoding = encoding;
    }
    free
}
