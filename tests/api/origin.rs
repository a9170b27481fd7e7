//! What findings and lists say of where a row stood: in which file, in which row, under which heading.

use dutydesk::ask::{REPORT, question};
use dutydesk::case::{Register, findings_table};
use dutydesk::format::duty_sheet::DutySheet;
use dutydesk::format::{File, canonical, read, read_files};
use dutydesk::render;
use dutydesk::report::Report;
use dutydesk::table::{Column, Table};
use serde_json::Value;

const MONDAY: &str = "Child;Date of referral;Allocated on;Social worker;Decision date\nc1;16/08/2010;17/08/2010;W017;\nc2;31/02/2010;;;\n";
const TUESDAY: &str =
    "Person ID,Came in,Who,Moon,Decision date\nc3,17/08/2010,DUTY,full,\nc4,30/02/2010,,new,\n";

fn files(names: [&str; 2]) -> Register {
    let [monday, tuesday] = names;
    let monday = File { name: Some(monday), bytes: MONDAY.as_bytes() };
    let tuesday = File { name: Some(tuesday), bytes: TUESDAY.as_bytes() };
    let how =
        DutySheet::default().map("worker", "Who").and_then(|how| how.map("received", "Came in")).unwrap();
    let monday = read_files(&[monday], &DutySheet::default()).unwrap();
    Register::merge([monday, read_files(&[tuesday], &how).unwrap()]).unwrap()
}

/// What some columns of a table say, row by row.
fn said(table: &Table, columns: &[&str]) -> Vec<String> {
    let cells =
        |row| columns.iter().map(|name| table.cell(name, row).to_string()).collect::<Vec<_>>().join("|");
    (0..table.rows()).map(cells).collect()
}

#[test]
fn a_finding_names_the_file_the_row_and_the_heading_of_the_user() {
    let register = files(["2010/monday.csv", r"C:\duty\tuesday.csv"]);
    let table = findings_table(&register);
    assert_eq!(
        said(&table, &["code", "file", "row", "column", "heading"]),
        [
            "missing_required|monday.csv|3|received|Date of referral",
            "missing_required|tuesday.csv|3|received|Came in",
            "unreadable_date|monday.csv|3|received|Date of referral",
            "unreadable_date|tuesday.csv|3|received|Came in",
            "unknown_column|tuesday.csv||column 4|Moon",
            "allocated_undated|tuesday.csv|2|allocated|",
        ]
    );
    let read: Vec<_> = register.reading().iter().map(|read| read.file.as_deref()).collect();
    assert_eq!(read, [[Some("monday.csv"); 5], [Some("tuesday.csv"); 5]].concat());
}

#[test]
fn a_date_of_another_table_is_under_the_heading_it_was_read_from() {
    let sheet = "Child,Date of referral,Sw allocated date,Social worker\nc1,16/08/2010,13/08/2010,W017\n";
    let file = File { name: Some("duty.csv"), bytes: sheet.as_bytes() };
    let table = findings_table(&read_files(&[file], &DutySheet::default()).unwrap());
    assert_eq!(
        said(&table, &["code", "table", "column", "heading"]),
        ["before_referral|holdings|start|Sw allocated date"]
    );
}

#[test]
fn one_file_without_a_name_has_none_and_several_have_their_number() {
    let one = findings_table(&read(&[MONDAY.as_bytes()]).unwrap());
    assert_eq!(said(&one, &["file", "heading"]), ["|Date of referral", "|Date of referral"]);
    let north = MONDAY.replace("c1", "c3").replace("c2", "c5");
    let two = findings_table(&read(&[MONDAY.as_bytes(), north.as_bytes()]).unwrap());
    assert_eq!(said(&two, &["file", "row"]), ["file 1|3", "file 2|3", "file 1|3", "file 2|3"]);
    // Of two files without a name nobody can tell which one a finding is about.
    let census = br#"<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2024</Year>
<ReferenceDate>2024-03-31</ReferenceDate></CollectionDetails><Source><LEA>999</LEA></Source></Header>
<Children></Children></Message>"#;
    let both = [read(&[MONDAY.as_bytes()]).unwrap(), read(&[census]).unwrap()];
    let both = findings_table(&Register::merge(both).unwrap());
    assert!(both.rows() > 0 && said(&both, &["file", "heading"]).iter().all(|said| said == "|"));
}

#[test]
fn a_name_changes_nothing_but_what_says_it() {
    let tables = |register: &Register| {
        let mut files = canonical::write(register);
        files.retain(|(name, _)| name != "findings.csv" && name != "referrals.csv");
        files
    };
    let (first, last) = (files(["a.csv", "b.csv"]), files(["z.csv", "b.csv"]));
    assert_eq!(tables(&first), tables(&last));
    assert_eq!(first.parts(), last.parts());
    // Two halves of a sheet are the sheet, whatever their files are called.
    let rows = "child_id,received,worker\nc1,16/08/2010,W017\n";
    let half = |name, child: &str| {
        let bytes = rows.replace("c1", child);
        read_files(&[File { name: Some(name), bytes: bytes.as_bytes() }], &DutySheet::default()).unwrap()
    };
    let halves = Register::merge([half("a.csv", "c1"), half("b.csv", "c2")]).unwrap();
    let other = Register::merge([half("y.csv", "c2"), half("x.csv", "c1")]).unwrap();
    let whole = read(&[format!("{rows}c2,16/08/2010,W017\n").as_bytes()]).unwrap();
    assert_eq!(tables(&halves), tables(&whole));
    assert_eq!(tables(&halves), tables(&other));
}

#[test]
fn names_stay_when_a_register_is_saved_and_read_again() {
    let register = files(["monday.csv", "tuesday.csv"]);
    let saved = canonical::write(&register);
    let texts: Vec<&[u8]> = saved.iter().map(|(_, text)| text.as_bytes()).collect();
    let again = read(&texts).unwrap();
    let columns = ["code", "file", "row", "column"];
    assert_eq!(said(&findings_table(&again), &columns), said(&findings_table(&register), &columns));
    assert_eq!(canonical::write(&again), saved);
    // What was saved before findings had a file is read.
    let before: Vec<String> = saved
        .iter()
        .map(|(name, text)| match name.as_str() {
            "findings.csv" => {
                text.lines().map(|line| line.rsplit_once(',').unwrap().0.to_owned() + "\n").collect()
            }
            _ => text.clone(),
        })
        .collect();
    let before = read(&before.iter().map(String::as_bytes).collect::<Vec<_>>()).unwrap();
    assert_eq!(before.findings().len(), register.findings().len());
    assert!(said(&findings_table(&before), &["file"]).iter().all(String::is_empty));
}

#[test]
fn the_report_points_at_the_file_for_those_who_manage_and_not_for_the_public() {
    let register = files(["monday.csv", "tuesday.csv"]);
    let report = |audience: &str| {
        let asked = REPORT.asked(&register, &format!(r#"{{"audience": "{audience}"}}"#)).unwrap();
        Report::of(&register, &asked).unwrap()
    };
    let management = report("management");
    let text = render::text(&management);
    assert!(text.contains("monday.csv: referrals row 3"), "{text}");
    let json: Value = serde_json::from_str(&render::json(&management)).unwrap();
    let first = &json["findings"][0]["first"][1];
    assert_eq!(
        (&first["file"], &first["heading"], &first["row"]),
        (&"tuesday.csv".into(), &"Came in".into(), &3.into())
    );
    // A heading that no list knows may say anything.
    assert!(!text.contains("Moon") && !render::json(&management).contains("Moon"));
    let public = report("public");
    for form in [render::text(&public), render::html(&public), render::json(&public)] {
        assert!(!form.contains("monday.csv") && !form.contains("Came in"));
    }
}

/// The lists of cases there are.
const LISTS: [&str; 3] = ["cases", "timescales", "worklist"];

fn list(register: &Register, name: &str) -> Table {
    question(name).unwrap().answer(register, r#"{"as_of": "2010-10-11"}"#).unwrap()
}

#[test]
fn every_list_says_where_a_referral_was_told() {
    let register = files(["duty/monday.csv", "tuesday.csv"]);
    for name in LISTS {
        let mut places = said(&list(&register, name), &["child_id", "row", "file"]);
        places.sort();
        places.dedup();
        assert_eq!(places, ["c1|2|monday.csv", "c3|2|tuesday.csv"], "{name}");
    }
    // Of a frame by its place, of two extracts by the one that counts, of what stood nowhere not at all.
    let frame = Table::new(vec![
        Column::texts("child_id", [Some("c1"), Some("c2")]),
        Column::texts("received", [Some("16/08/2010"), Some("17/08/2010")]),
    ]);
    let frame = DutySheet::default().read_table(&frame.unwrap()).unwrap();
    assert_eq!(said(&list(&frame, "cases"), &["child_id", "row", "file"]), ["c1|0|", "c2|1|"]);
    let week = |name, day: &str, rows: &str| {
        let how = DutySheet::default().extracted(day.parse().unwrap());
        let text = format!("referral_id,child_id,received\n{rows}");
        read_files(&[File { name: Some(name), bytes: text.as_bytes() }], &how).unwrap()
    };
    let first = week("first.csv", "2010-08-20", "r1,c1,16/08/2010\nr2,c2,17/08/2010\n");
    let second = week("second.csv", "2010-08-27", "r3,c3,24/08/2010\nr1,c1,16/08/2010\n");
    let both = Register::merge([first, second]).unwrap();
    let places = ["c1|3|second.csv", "c2|3|first.csv", "c3|2|second.csv"];
    assert_eq!(
        said(&question("cases").unwrap().answer(&both, "{}").unwrap(), &["child_id", "row", "file"]),
        places
    );
    assert_eq!(said(&findings_table(&both), &["code", "row", "file"]), ["superseded_row|2|first.csv"]);
    let county = dutydesk::scenario::small_team(1).unwrap();
    let cases = question("cases").unwrap().answer(&county.register, "{}").unwrap();
    assert!(cases.rows() > 0 && said(&cases, &["row", "file"]).iter().all(|said| said == "|"));
}

#[test]
fn where_a_referral_was_told_stays_when_it_is_saved_updated_or_counted() {
    let register = files(["monday.csv", "tuesday.csv"]);
    let saved = canonical::write(&register);
    let texts: Vec<&[u8]> = saved.iter().map(|(_, text)| text.as_bytes()).collect();
    let again = read(&texts).unwrap();
    assert_eq!(canonical::write(&again), saved);
    let holdings = Table::new(vec![
        Column::texts("referral_id", [Some("c1:2010-08-16")]),
        Column::days("start", [Some("2010-09-06".parse().unwrap())]),
    ]);
    let updated = register.upsert(&[("holdings", holdings.unwrap())], "2010-09-07".parse().unwrap()).unwrap();
    for register in [&again, &updated] {
        for name in LISTS {
            assert_eq!(
                said(&list(register, name), &["row", "file"]),
                said(&list(&files(["monday.csv", "tuesday.csv"]), name), &["row", "file"]),
            );
        }
    }
    // A list of canonical tables that was never anything else says where it stands there.
    let table = File { name: Some("r.csv"), bytes: b"referral_id,child_id,received\nr1,c1,2010-08-16\n" };
    let table = read_files(&[table], &DutySheet::default()).unwrap();
    assert_eq!(said(&list(&table, "cases"), &["row", "file"]), ["2|r.csv"]);
    let report =
        Report::of(&register, &REPORT.asked(&register, r#"{"audience": "public"}"#).unwrap()).unwrap();
    assert!(!(render::json(&report) + &render::html(&report)).contains("monday.csv"));
    let management = Report::of(&register, &REPORT.asked(&register, "{}").unwrap()).unwrap();
    assert!(management.waiting.is_some_and(|waiting| waiting.column("file").is_some()));
}
