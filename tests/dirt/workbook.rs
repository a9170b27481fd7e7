//! The smallest workbook that holds a sheet of texts.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// A workbook of one sheet with these rows; blank cells are not in it.
pub fn of(rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut data = String::new();
    for (number, cells) in (1..).zip(rows) {
        write!(data, "<row r=\"{number}\">").unwrap();
        for (place, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let cell = cell.replace('&', "&amp;").replace('<', "&lt;");
            let text = format!("<is><t xml:space=\"preserve\">{cell}</t></is>");
            write!(data, "<c r=\"{}{number}\" t=\"inlineStr\">{text}</c>", letters(place)).unwrap();
        }
        data.push_str("</row>");
    }
    with_sheet(&format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{data}</sheetData></worksheet>"))
}

/// A workbook whose one sheet is that XML.
pub fn with_sheet(sheet: &str) -> Vec<u8> {
    let related = |id: &str, kind: &str, target: &str| {
        let one = format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>");
        format!("<Relationships xmlns=\"{PACKAGE}\">{one}</Relationships>")
    };
    let listed = "<sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets>";
    zipped(&[
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", &related("r", "officeDocument", "xl/workbook.xml")),
        ("xl/workbook.xml", &format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\">{listed}</workbook>")),
        ("xl/_rels/workbook.xml.rels", &related("rId1", "worksheet", "worksheets/sheet1.xml")),
        ("xl/worksheets/sheet1.xml", sheet),
    ])
}

/// A zip file of these.
pub fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// What a workbook calls the column of that place.
fn letters(place: usize) -> String {
    let letter = |number: usize| char::from(b'A' + u8::try_from(number).unwrap());
    match place.checked_div(26) {
        Some(0) | None => letter(place).to_string(),
        Some(first) => [letter(first - 1), letter(place % 26)].iter().collect(),
    }
}
