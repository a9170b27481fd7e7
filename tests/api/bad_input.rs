//! Files that nobody can read, and files that hardly anybody can: each gives an error with a code or findings, and neither repeats
//! what the file says.

use std::io::Write as _;

use dutydesk::Error;
use dutydesk::case::Register;
use dutydesk::format::duty_sheet::DutySheet;
use dutydesk::format::{File, canonical, cin_census, read_files};

use crate::dirt::workbook;

/// Stands in cells, headings, elements and names of sheets, and must come back out of none of them.
const MARKER: &str = "Zanzibar";

/// A row of a sheet, and a census, with the marker in them.
const SHEET: &str = "child_id,received,worker,notes\nZanzibar,2010-08-16,Zanzibar,Zanzibar\n";
const CENSUS: &str = "<Message><Header><Year>2024</Year></Header><Children><Child><ChildIdentifiers><LAchildID>Zanzibar\
    </LAchildID></ChildIdentifiers><CINdetails><CINreferralDate>2024-01-15</CINreferralDate><ReferralSource>Zanzibar\
    </ReferralSource></CINdetails></Child></Children></Message>";

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(bytes).unwrap();
    gzip.finish().unwrap()
}

fn utf_16(text: &str, big: bool) -> Vec<u8> {
    let unit = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
    "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(unit).collect()
}

fn rows(text: &str) -> Vec<Vec<String>> {
    text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

/// Texts, each with what is wrong with it.
fn texts() -> Vec<(&'static str, String)> {
    let sheet = |from: &str, to: &str| SHEET.replace(from, to);
    let census = |from: &str, to: &str| CENSUS.replace(from, to);
    let laughs: String =
        (1..10).map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10))).collect();
    vec![
        ("nothing", String::new()),
        ("blanks", " \n\t\n ".to_owned()),
        ("a letter", format!("Dear all,\n{MARKER} has moved.\n")),
        ("a web page", format!("<!DOCTYPE html><html><td>{MARKER}</td></html>")),
        ("a table of a web page", format!("<table><tr><td>{MARKER}</td></tr></table>")),
        ("JSON", format!("{{\"child_id\": \"{MARKER}\"}}")),
        ("lines of JSON", format!("{{\"child_id\": \"{MARKER}\"}}\n{{\"child_id\": 2}}\n")),
        ("a document in rich text", format!("{{\\rtf1 {MARKER}}}")),
        ("a program", format!("import os\nprint('{MARKER}')\n")),
        ("headings alone", "child_id,received\n".to_owned()),
        ("headings of something else", format!("{MARKER},colour\n{MARKER},red\n")),
        ("no column of days", format!("child_id,{MARKER}\n{MARKER},2010-08-16\n")),
        ("no column of children", format!("{MARKER},received\n{MARKER},2010-08-16\n")),
        ("no headings", format!("{MARKER},2010-08-16\nc2,2010-08-17\n")),
        ("headings in row 40", format!("{}{SHEET}", format!("{MARKER}\n").repeat(40))),
        ("headings repeated", format!("{SHEET}{SHEET}{SHEET}")),
        (
            "headings alike",
            format!("child_id,received{}\n{MARKER},2010-08-16\n", format!(",{MARKER}").repeat(500)),
        ),
        (
            "a mark that nothing closes",
            format!("child_id,received,x\n{MARKER},2010-08-16,\"{MARKER}\n{MARKER}\n"),
        ),
        ("nothing but marks", "\"\"\"\"\"\"\"\n\"\"\"".to_owned()),
        ("marks in headings", format!("\"child_id,received\n{MARKER},2010-08-16\n")),
        ("a mark in every cell", sheet("Zanzibar", "\"Zanzibar")),
        ("NUL between letters", sheet("2010", "\0")),
        ("control characters", sheet("2010", "\u{1}\u{7}\u{1b}[31m")),
        ("text that runs from right to left", sheet("Zanzibar", "\u{202e}Zanzibar")),
        ("year 0", sheet("2010-08-16", "0000-01-01")),
        ("year 99999", sheet("2010-08-16", "99999-01-01")),
        ("month 13", sheet("2010-08-16", "2010-13-01")),
        ("day 32", sheet("2010-08-16", "32/08/2010")),
        ("a day number without end", sheet("2010-08-16", &"9".repeat(400))),
        ("a negative day number", sheet("2010-08-16", "-40406")),
        ("an endless fraction", sheet("2010-08-16", &format!("40406.{}", "9".repeat(400)))),
        ("a time of 99:99", sheet("2010-08-16", "2010-08-16 99:99")),
        ("an offset of 99 hours", sheet("2010-08-16", "2010-08-16T00:00:00+99:99")),
        ("infinity", sheet("2010-08-16", "inf")),
        ("a date in words", sheet("2010-08-16", "Zanzibar")),
        ("a huge cell", sheet("2010-08-16", &MARKER.repeat(20_000))),
        ("a huge heading", sheet("notes", &MARKER.repeat(20_000))),
        ("20,000 columns", format!("child_id,received{}\n", ",x".repeat(20_000))),
        ("100,000 columns", format!("child_id,received{}\n{MARKER},2010-08-16\n", ",".repeat(100_000))),
        (
            "100,000 cells in a row",
            format!("child_id,received\n{MARKER},2010-08-16{}\n", ",1".repeat(100_000)),
        ),
        ("50,000 blank lines", format!("child_id,received\n{}{MARKER},2010-08-16\n", "\n".repeat(50_000))),
        ("blank cells without end", format!("child_id,received\n{}", ",,,,,,,,\n".repeat(5_000))),
        ("formulas", sheet("Zanzibar", "=cmd|' /C Zanzibar'!A0")),
        ("commas alone", ",,,\n,,,\n".to_owned()),
        ("a separator that is none", format!("sep=Z\n{SHEET}")),
        ("every row left out", format!("child_id,received\n{}", format!(",{MARKER}\n").repeat(50))),
        (
            "a canonical table with an unknown code",
            format!("referral_id,child_id,received,decision\nr1,{MARKER},2010-08-16,{MARKER}\n"),
        ),
        (
            "a canonical table of an unknown part",
            format!("part,referral_id,child_id,received\n{MARKER},r1,{MARKER},2010-08-16\n"),
        ),
        (
            "holdings of no referral",
            format!("referral_id,start,holder_kind,worker_id\n{MARKER},2010-08-16,worker,{MARKER}\n"),
        ),
        ("other XML", format!("<Workforce><Name>{MARKER}</Name></Workforce>")),
        (
            "a workbook of 2003",
            format!(
                "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">{MARKER}</Workbook>"
            ),
        ),
        ("a census cut off", CENSUS[..CENSUS.len() / 2].to_owned()),
        ("a census without children", format!("<Message><Header>{MARKER}</Header></Message>")),
        ("a census of year 0", census("2024<", "0<")),
        ("a census of no year", census("2024<", "Zanzibar<")),
        ("a census of year 99999", census("2024<", "99999<")),
        ("elements that close another", census("</CINdetails>", "</Zanzibar>")),
        ("elements nobody knows", census("<ReferralSource>", "<Zanzibar a='Zanzibar'><ReferralSource>")),
        ("elements without a name", census("<ReferralSource>", "<><ReferralSource>")),
        ("deep XML", census("<ReferralSource>", &"<Zanzibar>".repeat(50_000))),
        (
            "an entity of its own",
            format!("<!DOCTYPE m [<!ENTITY z \"{MARKER}\">]>{}", census("Zanzibar", "&z;")),
        ),
        (
            "a billion laughs",
            format!("<!DOCTYPE m [<!ENTITY l0 \"{MARKER}\">{laughs}]>{}", census("Zanzibar", "&l9;")),
        ),
        (
            "an outside entity",
            format!(
                "<!DOCTYPE m [<!ENTITY z SYSTEM \"file:///etc/{MARKER}\">]>{}",
                census("Zanzibar", "&z;")
            ),
        ),
        ("a character that is none", census("Zanzibar", "&#0;&#xFFFFFF;")),
        ("a comment that does not end", census("<Children>", "<!-- Zanzibar ")),
        ("text between elements", census("<Children>", "Zanzibar<Children>")),
        ("an attribute of 100 kB", census("<Child>", &format!("<Child a='{}'>", MARKER.repeat(12_000)))),
        (
            "10,000 attributes",
            census(
                "<Child>",
                &format!("<Child {}>", (0..10_000).map(|n| format!("a{n}='{MARKER}' ")).collect::<String>()),
            ),
        ),
        ("a date in the census that is none", census("2024-01-15", "Zanzibar")),
    ]
}

/// Files of bytes, each with what is wrong with it.
fn bytes() -> Vec<(&'static str, Vec<u8>)> {
    let book = workbook::of(rows(SHEET).into_iter());
    let huge_row = "<worksheet><sheetData><row r=\"1048577\"><c r=\"ZZZZZZ9999999999\"><v>1</v></c></row></sheetData></worksheet>";
    let far = "<worksheet><sheetData><row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData></worksheet>";
    let laughs = format!(
        "<!DOCTYPE w [<!ENTITY a \"{MARKER}\"><!ENTITY b \"&a;&a;&a;\">]><worksheet><sheetData><row><c t=\"inlineStr\"><is><t>&b;</t></is></c></row></sheetData></worksheet>"
    );
    let mut damaged = book.clone();
    damaged.iter_mut().skip(40).step_by(7).for_each(|byte| *byte ^= 0x55);
    vec![
        (
            "random bytes",
            (0..5_000_u32).map(|n| u8::try_from(n.wrapping_mul(2_654_435_761) >> 24).unwrap()).collect(),
        ),
        ("an image", b"\x89PNG\r\n\x1a\nZanzibar".to_vec()),
        ("a PDF", b"%PDF-1.7 Zanzibar".to_vec()),
        ("an old workbook, or one with a password", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1Zanzibar".to_vec()),
        ("UTF-16 that breaks off", utf_16(SHEET, false)[..51].to_vec()),
        ("UTF-16 of half a letter", [b"\xFF\xFE".as_slice(), b"\x00\xD8a\x00"].concat()),
        ("UTF-16 without a mark", utf_16(SHEET, false)[2..].to_vec()),
        ("UTF-32", SHEET.chars().flat_map(|letter| u32::from(letter).to_le_bytes()).collect()),
        ("UTF-7 and EBCDIC", SHEET.bytes().map(|byte| byte | 0x80).collect()),
        ("letters cut off", [SHEET.as_bytes(), b"\xE2\x82"].concat()),
        ("a census in UTF-16 that breaks off", utf_16(CENSUS, true)[..201].to_vec()),
        ("a zip that is no workbook", workbook::zipped(&[("Zanzibar.csv", SHEET)])),
        ("an empty zip", workbook::zipped(&[])),
        ("a document", workbook::zipped(&[("word/document.xml", "<w>Zanzibar</w>")])),
        ("a workbook cut off", book[..book.len() - 100].to_vec()),
        ("a damaged workbook", damaged),
        ("a workbook without a sheet", workbook::zipped(&[("xl/workbook.xml", "<workbook/>")])),
        ("a workbook of headings alone", workbook::of(rows("child_id,received").into_iter())),
        ("a workbook without the headings", workbook::of(rows("Zanzibar,x\nZanzibar,2").into_iter())),
        ("a sheet that is no XML", workbook::with_sheet("Zanzibar <<<>")),
        ("rows beyond all rows", workbook::with_sheet(huge_row)),
        ("one cell at either end", workbook::with_sheet(far)),
        ("entities in a sheet", workbook::with_sheet(&laughs)),
        ("deep XML in a sheet", workbook::with_sheet(&"<a>".repeat(50_000))),
        ("a workbook that unpacks without end", workbook::with_sheet(&"<row/>".repeat(4_000_000))),
        ("gzip cut off", gzip(SHEET.as_bytes())[..30].to_vec()),
        ("gzip in gzip", gzip(&gzip(SHEET.as_bytes()))),
        ("gzip that unpacks without end", gzip(&vec![b','; 30_000_000])),
        ("gzip of nothing", gzip(b"")),
        ("the mark of gzip alone", b"\x1F\x8B".to_vec()),
    ]
}

/// What an error or a register says of a file.
fn said(read: Result<Register, Error>) -> String {
    match read {
        Err(error) => {
            assert!(!error.code().is_empty());
            format!("{error} {error:?}")
        }
        Ok(register) => {
            let refused = register.check_answerable().err().map(|error| error.to_string());
            format!("{:?} {refused:?} {register:?}", register.findings())
        }
    }
}

#[test]
fn what_cannot_be_read_is_said_and_not_repeated() {
    let texts = texts().into_iter().map(|(name, text)| (name, text.into_bytes()));
    let all: Vec<(&str, Vec<u8>)> = texts.chain(bytes()).collect();
    assert!(all.len() > 90, "{}", all.len());
    let (mut refused, mut read) = (0, 0);
    for (name, bytes) in &all {
        let file = read_files(&[File { name: None, bytes }], &DutySheet::default());
        *if file.is_err() { &mut refused } else { &mut read } += 1;
        // What is kept of a file that was read can be read again.
        if let Ok(register) = &file {
            let _ = canonical::write(register);
        }
        for said in [said(file), said(DutySheet::default().read(bytes)), said(cin_census::read(bytes))] {
            assert!(!said.contains(MARKER), "{name}: {said:.300}");
            assert!(said.len() < 3_000_000, "{name}: {}", said.len());
        }
    }
    assert!(refused > 30 && read > 20, "{refused} refused, {read} read");
}

#[test]
fn names_of_files_are_said_and_nothing_else() {
    let bad = File { name: Some("folder/Zanzibar.csv"), bytes: b"colour\nTimbuktu\n" };
    let error = read_files(&[bad], &DutySheet::default()).unwrap_err().to_string();
    assert!(error.starts_with("Zanzibar.csv: ") && !error.contains("Timbuktu"), "{error}");
}
