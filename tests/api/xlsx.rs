//! Workbooks: that they read as the CSV files of their sheets, whatever is odd in them, and that a bad one is refused.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::path::Path;

use dutydesk::case::Register;
use dutydesk::format::duty_sheet::DutySheet;
use dutydesk::format::{File, canonical, read, read_files};
use dutydesk::scenario;
use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const ORDINARY: &str = include_str!("../data/duty_sheet.csv");

/// The parts of a workbook with these sheets, each a name, whether it is hidden and the rows as XML.
fn parts(sheets: &[(&str, bool, String)], is_1904: bool) -> Vec<(String, String)> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let mut listed = String::new();
    let mut related = String::new();
    let mut parts = Vec::new();
    for (number, (name, hidden, rows)) in (1..).zip(sheets) {
        let state = if *hidden { " state=\"hidden\"" } else { "" };
        write!(listed, "<sheet name=\"{name}\" sheetId=\"{number}\"{state} r:id=\"rId{number}\"/>").unwrap();
        write!(
            related,
            "<Relationship Id=\"rId{number}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
        )
        .unwrap();
        let text = format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>");
        parts.push((format!("xl/worksheets/sheet{number}.xml"), text));
    }
    let epoch = if is_1904 { "<workbookPr date1904=\"1\"/>" } else { "" };
    let styles = "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy hh:mm\"/></numFmts>\
        <cellXfs count=\"4\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"20\"/></cellXfs>";
    let mut all = vec![
        ("[Content_Types].xml".to_owned(), "<Types/>".to_owned()),
        (
            "_rels/.rels".to_owned(),
            format!(
                "<Relationships xmlns=\"{PACKAGE}\"><Relationship Id=\"r\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml".to_owned(),
            format!(
                "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\">{epoch}<sheets>{listed}</sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!("<Relationships xmlns=\"{PACKAGE}\">{related}</Relationships>"),
        ),
        ("xl/styles.xml".to_owned(), format!("<styleSheet xmlns=\"{MAIN}\">{styles}</styleSheet>")),
        (
            "xl/sharedStrings.xml".to_owned(),
            format!(
                "<sst xmlns=\"{MAIN}\"><si><t>DUTY</t></si><si><r><t>Nor</t></r><r><t>th</t></r></si></sst>"
            ),
        ),
    ];
    all.append(&mut parts);
    all
}

fn packed(parts: &[(String, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, text) in parts {
        zip.start_file(name.as_str(), options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn workbook(sheets: &[(&str, bool, String)]) -> Vec<u8> {
    packed(&parts(sheets, false))
}

/// A sheet of texts, as the lines of a CSV file without quotes have them, from that row on.
fn texts(csv: &str, from: usize) -> String {
    let mut rows = String::new();
    for (row, line) in (from..).zip(csv.lines()) {
        write!(rows, "<row r=\"{row}\">").unwrap();
        for (column, cell) in ('A'..='Z').zip(line.split(',')).filter(|(_, cell)| !cell.is_empty()) {
            write!(rows, "<c r=\"{column}{row}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>").unwrap();
        }
        rows.push_str("</row>");
    }
    rows
}

type Found = (&'static str, Option<u32>, u32);

/// What a register holds, and what was found.
fn told(register: &Register) -> (Vec<(String, String)>, Vec<Found>) {
    let findings = register.findings().iter().map(|one| (one.code.name(), one.row, one.count)).collect();
    (canonical::write(register), findings)
}

fn codes(register: &Register) -> Vec<(&'static str, u32)> {
    register.findings().iter().map(|finding| (finding.code.name(), finding.count)).collect()
}

#[test]
fn a_workbook_reads_as_the_csv_file_of_its_sheet() {
    assert!(!ORDINARY.contains('"'));
    let book = workbook(&[("Sheet1", false, texts(ORDINARY, 1))]);
    let expected = told(&read(&[ORDINARY.as_bytes()]).unwrap());
    assert_eq!(told(&read(&[&book]).unwrap()), expected);
    assert_eq!(told(&DutySheet::default().read(&book).unwrap()), expected);
    let gaps = format!("Duty report,\n\n\n{ORDINARY}\n,,\n\nc99,2010-08-16\n");
    assert_eq!(
        told(&read(&[&workbook(&[("Sheet1", true, texts(&gaps, 1))])]).unwrap()),
        told(&read(&[gaps.as_bytes()]).unwrap())
    );
}

#[test]
fn cells_of_every_type_read_as_they_are_shown() {
    let rows = "<row r=\"3\"><c r=\"B3\" t=\"inlineStr\"><is><t>Child ID</t></is></c><c r=\"C3\" t=\"str\"><f>1</f><v>Referral date</v></c>\
        <c r=\"D3\" t=\"inlineStr\"><is><t>Time received</t></is></c><c r=\"E3\" t=\"inlineStr\"><is><t>Worker</t></is></c>\
        <c r=\"F3\" t=\"inlineStr\"><is><t>Child seen</t></is></c><c r=\"G3\" t=\"inlineStr\"><is><t>Closed</t></is></c>\
        <c r=\"H3\" t=\"inlineStr\"><is><t>District</t></is></c></row>\
        <row r=\"5\" hidden=\"1\"><c r=\"B5\"><v>120000000012345</v></c><c r=\"C5\" s=\"2\"><v>40406.586805555555</v></c>\
        <c r=\"E5\" t=\"s\"><v>0</v></c><c r=\"F5\" t=\"b\"><v>1</v></c><c r=\"G5\" t=\"e\"><v>#N/A</v></c><c r=\"H5\" t=\"s\"><v>1</v></c></row>\
        <row r=\"6\"><c r=\"B6\"><f>1200+7</f><v>1207</v></c><c r=\"C6\" s=\"1\"><v>40407</v></c><c r=\"D6\" s=\"3\"><v>0.5</v></c>\
        <c r=\"G6\"><v>40410</v></c></row>";
    let csv = ",,,,,,,\n,,,,,,,\n,Child ID,Referral date,Time received,Worker,Child seen,Closed,District\n,,,,,,,\n\
        ,120000000012345,2010-08-16 14:05,,DUTY,TRUE,#N/A,North\n,1207,2010-08-17,12:00,,,2010-08-20,\n";
    let register = read(&[&workbook(&[("a", false, rows.to_owned())])]).unwrap();
    assert_eq!(told(&register), told(&read(&[csv.as_bytes()]).unwrap()));
    assert!(canonical::write(&register)[1].1.contains("120000000012345"));
}

#[test]
fn a_workbook_may_count_its_days_from_1904() {
    let rows = format!(
        "{}<row r=\"2\"><c r=\"A2\"><v>7</v></c><c r=\"B2\" s=\"1\"><v>38944</v></c><c r=\"C2\"><v>38948</v></c></row>",
        texts("child_id,Referral date,closed", 1)
    );
    let read_book = |is_1904| read(&[&packed(&parts(&[("a", false, rows.clone())], is_1904))]).unwrap();
    let expected = read(&[&b"child_id,Referral date,closed\n7,2010-08-16,2010-08-20\n"[..]]).unwrap();
    assert_eq!(told(&read_book(true)), told(&expected));
    assert_ne!(told(&read_book(false)), told(&expected));
}

/// The JavaScript package reads the same workbooks, by other libraries: wasm/tests/workbook.mjs.
#[test]
fn workbooks_read_as_the_csv_files_beside_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/workbooks");
    let mut read_so_far = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "xlsx") {
            continue;
        }
        let bytes = |path: &Path| std::fs::read(path).unwrap();
        let [book, csv] =
            [bytes(&path), bytes(&path.with_extension("csv"))].map(|file| told(&read(&[&file]).unwrap()));
        let tables = |(tables, _): &(Vec<(String, String)>, Vec<Found>)| {
            tables.iter().filter(|(name, _)| name != "findings.csv").cloned().collect::<Vec<_>>()
        };
        assert_eq!(tables(&book), tables(&csv), "{}", path.display());
        let found = book.1.into_iter().filter(|(code, ..)| *code != "other_sheets");
        assert_eq!(found.collect::<Vec<_>>(), csv.1, "{}", path.display());
        read_so_far += 1;
    }
    assert!(read_so_far >= 3);
}

#[test]
fn sheets_are_chosen_by_what_is_in_them() {
    let north = "Child ID,Referral date,Worker\nc1,16/08/2010,W1\n";
    let south = "Child ID,Referral date,Worker\nc2,17/08/2010,W2\n";
    let staff = "worker_id,role\nW1,social_worker\n";
    let summary = "District,Open cases\nNorth,31\n";
    let sheet = |csv: &str| ("x", false, texts(csv, 1));
    let named = |name: &'static str, csv: &str| (name, true, texts(csv, 1));
    let book = workbook(&[
        named("Summary", summary),
        named("Open", north),
        named("Staff", staff),
        named("Empty", ""),
        named("Closed", south),
    ]);
    for register in [read(&[&book]).unwrap(), DutySheet::default().read(&book).unwrap()] {
        assert_eq!(register.cases().count(), 2);
        assert_eq!(
            codes(&register)[2..],
            [("several_sheets", 2), ("other_sheets", 2)],
            "{:?}",
            codes(&register)
        );
        assert_eq!(register.table(&dutydesk::case::WORKERS).rows(), 0);
    }
    let file = File {
        name: Some("a.xlsx"),
        bytes: &workbook(&[sheet(summary), named("b", "Child ID,Worker,When\nc1,W1,2\n")]),
    };
    let error = read_files(&[file], &DutySheet::default());
    let error = error.unwrap_err();
    assert_eq!(error.code(), "unknown_format");
    assert!(error.to_string().starts_with("a.xlsx: ") && error.to_string().contains("`received`"), "{error}");
    assert!(!error.to_string().contains("`child_id`"));
    assert_eq!(read(&[&workbook(&[named("a", "")])]).unwrap_err().code(), "empty_file");
}

#[test]
fn canonical_tables_may_be_the_sheets_of_a_workbook() {
    let register = scenario::small_team(3).unwrap().register;
    let files = canonical::write(&register);
    assert!(files.iter().all(|(_, text)| !text.contains('"')));
    let names: Vec<String> = files.iter().map(|(name, _)| name.replace(".csv", "")).collect();
    let sheets: Vec<_> =
        names.iter().zip(&files).map(|(name, (_, text))| (name.as_str(), false, texts(text, 1))).collect();
    let again = read(&[&workbook(&sheets)]).unwrap();
    let mut written = canonical::write(&again);
    let findings = written.pop_if(|(name, _)| name == "findings.csv").unwrap().1;
    assert!(findings.lines().skip(1).all(|finding| finding.starts_with("several_sheets,")), "{findings}");
    assert_eq!(written, files);
}

#[test]
fn a_file_packed_with_gzip_reads_as_what_it_holds() {
    let pack = |bytes: &[u8]| {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    };
    let expected = told(&read(&[ORDINARY.as_bytes()]).unwrap());
    let whole = pack(ORDINARY.as_bytes());
    assert_eq!(told(&read(&[&whole]).unwrap()), expected);
    assert_eq!(told(&read(&[&pack(&workbook(&[("a", false, texts(ORDINARY, 1))]))]).unwrap()), expected);
    let code = |bytes: &[u8]| read(&[bytes]).unwrap_err();
    assert_eq!(code(&whole[..whole.len() / 2]).code(), "unreadable");
    let bomb = code(&pack(&vec![b' '; 64 << 20]));
    assert!(bomb.to_string().contains("60 times"), "{bomb}");
    assert_eq!(code(&pack(b"%PDF-1.7")).code(), "unknown_format");
}

#[test]
fn a_workbook_that_would_fill_the_memory_is_refused() {
    let mut parts = parts(&[("a", false, texts(ORDINARY, 1))], false);
    parts.push(("xl/media/image1.png".to_owned(), "0".repeat(64 << 20)));
    let mut bomb = packed(&parts);
    assert!(bomb.len() < 1 << 20);
    let refused = |bytes: &[u8]| read(&[bytes]).unwrap_err().to_string();
    assert!(refused(&bomb).contains("60 times"), "{}", refused(&bomb));
    // The same where the file says that there is little in it.
    let size = (64_u32 << 20).to_le_bytes();
    let places: Vec<usize> = (0..bomb.len() - 4).filter(|place| bomb[*place..*place + 4] == size).collect();
    assert!(!places.is_empty());
    for place in places {
        bomb[place..place + 4].copy_from_slice(&9_u32.to_le_bytes());
    }
    let error = read(&[&bomb]).unwrap_err();
    assert_eq!(error.code(), "unreadable", "{error}");
}

#[test]
fn a_damaged_workbook_is_refused() {
    let book = workbook(&[("a", false, texts(ORDINARY, 1))]);
    for end in [40, book.len() / 2, book.len() - 30] {
        let error = read(&[&book[..end]]).unwrap_err();
        assert!(["unreadable", "unknown_format"].contains(&error.code()), "{end}: {error}");
    }
    let broken = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Child ID</t></is></c><c r=\"ZZZZ1\"><v>1</v></c></row>";
    assert_eq!(read(&[&workbook(&[("a", false, broken.to_owned())])]).unwrap_err().code(), "unreadable");
    let backwards = format!("{}{}", texts("child_id,received\n", 5), texts("c1,2010-08-16\n", 2));
    assert_eq!(read(&[&workbook(&[("a", false, backwards)])]).unwrap_err().code(), "unreadable");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Whatever is wrong with a workbook, it is read or refused, and no error says anything of it.
    #[test]
    fn nothing_in_a_workbook_makes_a_panic(
        part in 0..7_usize, places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..4_usize), 1..6),
    ) {
        let rows = format!(
            "{}<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" s=\"2\"><v>38944.5</v></c><c r=\"C2\"><f>1</f><v>4E3</v></c></row>",
            texts("child_id,Referral date,Zanzibar", 1)
        );
        let mut parts = parts(&[("Zanzibar", false, rows)], false);
        if let Some((_, text)) = parts.get_mut(part) {
            let mut bytes = std::mem::take(text).into_bytes();
            for (place, byte, cut) in places {
                let place = place.index(bytes.len().max(1)).min(bytes.len());
                let end = (place + cut).min(bytes.len());
                bytes.splice(place..end, [byte % 128]);
            }
            *text = String::from_utf8_lossy(&bytes).into_owned();
        }
        if let Err(error) = read(&[&packed(&parts)]) {
            let told = format!("{error} {error:?}");
            prop_assert!(!told.contains("Zanz"), "{}", told);
        }
    }

    /// The same of the bytes of the file.
    #[test]
    fn no_bytes_of_a_workbook_make_a_panic(place in any::<prop::sample::Index>(), byte in any::<u8>(), end in any::<prop::sample::Index>()) {
        let mut book = workbook(&[("a", false, texts(ORDINARY, 1))]);
        let at = place.index(book.len());
        book[at] = byte;
        let end = end.index(book.len() * 2).min(book.len());
        let _ = read(&[&book[..end]]);
        let _ = read(&[&book]);
    }
}
