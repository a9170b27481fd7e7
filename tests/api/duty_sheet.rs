//! Duty tracking sheets: an ordinary one, a messy one, and that nothing of a sheet is told in a message.

use dutydesk::calendar::Day;
use dutydesk::case::{
    ASSESSMENTS, CHILDREN, CLOSURES, EXTRAS, HOLDINGS, HolderKind, REFERRALS, Register, TEAMS, TableSpec,
    findings_table,
};
use dutydesk::format::duty_sheet::{DutySheet, SheetHolder};
use dutydesk::format::{File, read, read_files};
use dutydesk::table::{Cell, Column, Table};
use dutydesk::{Error, FileKind};

const ORDINARY: &[u8] = include_bytes!("../data/duty_sheet.csv");
const MESSY: &[u8] = include_bytes!("../data/duty_sheet_messy.csv");

fn sheet(text: &str) -> Register {
    DutySheet::default().read(text.as_bytes()).unwrap()
}

fn rows(register: &Register, table: &'static TableSpec) -> Vec<String> {
    register.table(table).to_csv().lines().skip(1).map(str::to_owned).collect()
}

/// Code, row and column of each finding.
fn findings(register: &Register) -> Vec<String> {
    let findings = register.findings().iter().map(|finding| {
        let row = finding.row.map_or("file".to_owned(), |row| row.to_string());
        let column = finding.column.map(|column| column.to_string()).unwrap_or_default();
        format!("{} {row} {column}", finding.code.name()).trim_end().to_owned()
    });
    findings.collect()
}

#[test]
fn an_ordinary_sheet() {
    let register = read(&[ORDINARY]).unwrap();
    assert_eq!(findings(&register), ["allocated_undated 4 allocated"]);
    assert_eq!(
        rows(&register, &REFERRALS),
        [
            "C001:2010-08-16,C001,2010-08-16,police,Northgate DIAT,Northgate,assessment,2010-08-17",
            "C001:2010-11-01,C001,2010-11-01,school,Northgate DIAT,Northgate,assessment,2010-11-02",
            "C002:2010-08-16,C002,2010-08-16,school,Northgate DIAT,Northgate,assessment,2010-08-17",
            "C003:2010-08-17,C003,2010-08-17,health,Northgate DIAT,Northgate,assessment,2010-08-18",
            "C004:2010-08-17,C004,2010-08-17,school,Seaford DIAT,Seaford,no_further_action,2010-08-17",
            "C005:2013-04-15,C005,2013-04-15,police,Seaford DIAT,Seaford,strategy_discussion,2013-04-15",
        ]
    );
    assert_eq!(
        rows(&register, &HOLDINGS),
        [
            "C001:2010-08-16,2010-08-18,,worker,W017,Northgate DIAT,Northgate",
            "C002:2010-08-16,2010-08-17,,manager,,Northgate DIAT,Northgate",
            "C003:2010-08-17,2010-08-17,,duty,,Northgate DIAT,Northgate",
            "C005:2013-04-15,2013-04-15,2013-07-01,worker,W021,Seaford DIAT,Seaford",
        ]
    );
    assert_eq!(
        rows(&register, &ASSESSMENTS),
        [
            "C001:2010-08-16,initial,2010-08-18,2010-08-27,2010-08-20",
            "C003:2010-08-17,initial,2010-08-19,,",
            "C005:2013-04-15,single,2013-04-15,2013-06-19,2013-04-15",
        ]
    );
    assert_eq!(
        rows(&register, &CLOSURES),
        ["C004:2010-08-17,2010-08-17,advice given", "C005:2013-04-15,2013-07-01,plan ended"]
    );
    assert_eq!(rows(&register, &TEAMS), ["Northgate DIAT,Northgate", "Seaford DIAT,Seaford"]);
    let part = &register.parts()[0];
    assert_eq!(part.format, "duty_sheet");
    assert!(part.reported(&HOLDINGS, "end") && part.reported(&ASSESSMENTS, "child_seen"));
    assert!(!part.reported_table(&CHILDREN) && !part.reported(&ASSESSMENTS, "overrun_reason"));
}

#[test]
fn a_messy_sheet() {
    let register = DutySheet::default().read(MESSY).unwrap();
    assert_eq!(
        rows(&register, &REFERRALS),
        [
            "M1:2010-08-16,M1,2010-08-16,,Schöol,North: DIAT,North,assessment",
            "M2:2010-08-16,M2,2010-08-16,14:05,Police,North: DIAT,North,no_further_action",
            "M3:2010-08-17,M3,2010-08-17,,Police,South: DIAT,South,assessment",
            "M4:2010-08-17,M4,2010-08-17,,Police,South: DIAT,South,to be seen",
            "M5:2010-08-18,M5,2010-08-18,,Police,South,South,assessment",
            "M5:2010-08-18#2,M5,2010-08-18,,School,South,South,assessment",
            "M6:2010-08-18,M6,2010-08-18,,Police,North: DIAT,North,",
            "M7:2010-08-19,M7,2010-08-19,,Police,Duty Desk,North,assessment",
            "M8:2010-08-19,M8,2010-08-19,,Police,North: DIAT,North,assessment",
            "M9:2010-08-19,M9,2010-08-19,,Police,North: DIAT,North,assessment",
        ]
    );
    assert_eq!(
        rows(&register, &HOLDINGS),
        [
            "M1:2010-08-16,2010-08-18,,unknown,,North: DIAT,North",
            "M2:2010-08-16,2010-08-16,2010-08-17,duty,,North: DIAT,North",
            "M3:2010-08-17,2010-08-17,,manager,,South: DIAT,South",
            "M4:2010-08-17,2010-08-17,,unknown,,South: DIAT,South",
            "M5:2010-08-18,2010-08-19,,worker,W017,South,South",
            "M7:2010-08-19,2010-08-19,,unknown,,Duty Desk,North",
            "M9:2010-08-19,2010-08-20,,unknown,,North: DIAT,North",
        ]
    );
    assert_eq!(
        rows(&register, &ASSESSMENTS),
        [
            "M1:2010-08-16,initial,2010-08-18,2010-08-27,2010-08-27",
            "M5:2010-08-18,initial,2010-08-18,,2010-08-20",
            "M9:2010-08-19,initial,2010-08-20,,2010-08-20",
        ]
    );
    assert_eq!(rows(&register, &CLOSURES), ["M2:2010-08-16,2010-08-17,advice"]);
    assert_eq!(
        rows(&register, &TEAMS),
        ["Duty Desk,North", "North: DIAT,North", "South,South", "South: DIAT,South"]
    );
    assert_eq!(rows(&register, &CHILDREN)[..2], ["M1,2004-05-03", "M2,"]);
    let mut expected = [
        "missing_required 12 child_id",
        "missing_required 14 closed",
        // Rows 8 and 9 are equal but for their notes; the first in the sheet stands for both.
        "repeated_row 9",
        "empty_row 4",
        "empty_row 7",
        "unreadable_date 8 assessment_completed",
        // Row 11 has a month first, which cannot be a day; every other date has the day first.
        "dates_of_two_orders file received",
        "implausible_date 13 birth_date",
        "unknown_code 6 decision",
        "extra_cells 8",
        "unknown_column file column 15",
        "seen_undated 2 child_seen",
        "seen_undated 15 child_seen",
        "seen_without_date 13 child_seen",
        "assessment_start_undated 8 assessment_started",
        "time_beside_date 15 assessment_started",
        "allocated_undated 3 allocated",
        "allocated_undated 6 allocated",
        "allocated_undated 13 allocated",
        "unexplained_holder 2 worker",
        "unexplained_holder 13 worker",
        "unexplained_holder 15 worker",
        "not_utf8 file",
    ];
    let mut found = findings(&register);
    found.sort();
    expected.sort_unstable();
    assert_eq!(found, expected);
    assert_eq!(
        rows(&register, &EXTRAS),
        [
            "assessments,M5:2010-08-18,assessment_completed,tomorrow",
            "assessments,M7:2010-08-19,child_seen,yes",
            "assessments,M9:2010-08-19,assessment_started,20/08/2010 09:30",
            "children,M7:2010-08-19,birth_date,31/12/1066",
            "closures,M8:2010-08-19,reason,no reason",
            "holdings,M1:2010-08-16,worker,JB",
            "holdings,M7:2010-08-19,worker,?",
            "referrals,?:2010-08-19,district,North",
            "referrals,?:2010-08-19,received,19/08/2010",
            "referrals,?:2010-08-19,source,Police",
            "referrals,?:2010-08-19,team,DIAT",
            "referrals,M1:2010-08-16,Notes,\"seen, with mother\"",
            "referrals,M5:2010-08-18,Notes,again",
            "referrals,M5:2010-08-18,Notes,£5 – “paid”",
            "referrals,M5:2010-08-18,column 17,left over",
        ]
    );
    // Every row but the blank ones.
    assert_eq!(register.rows_read(&REFERRALS), 12);
}

#[test]
fn a_look_up_table_says_who_the_texts_are() {
    let options = DutySheet::default()
        .look_up("jb", SheetHolder::worker("W040"))
        .look_up("?", SheetHolder::of(HolderKind::Nobody))
        .authority("Invented Council")
        .period("2010-08-16".parse().unwrap(), "2010-08-31".parse().unwrap())
        .extracted("2010-09-01".parse().unwrap());
    let register = options.read(MESSY).unwrap();
    let held = rows(&register, &HOLDINGS);
    assert_eq!(held[0], "M1:2010-08-16,2010-08-18,,worker,W040,North: DIAT,North");
    // Once there is a table, an id that it does not hold is as unknown as a name.
    assert_eq!(held[4], "M5:2010-08-18,2010-08-19,,unknown,,South,South");
    assert!(!held.iter().any(|row| row.starts_with("M7")));
    assert_eq!(register.cases().next().unwrap().authority(), Some("Invented Council"));
    let outside: Day = "2010-09-02".parse().unwrap();
    assert_eq!(register.check_observed(outside), Err(Error::OutsidePeriodObserved));
}

#[test]
fn the_callers_columns_win_over_names() {
    let text = "child_id,received,Came in,worker\nc1,2010-08-16,2010-08-20,W1\n";
    let mapped = DutySheet::default().map("received", " came IN").unwrap();
    let register = mapped.read(text.as_bytes()).unwrap();
    assert_eq!(rows(&register, &REFERRALS), ["c1:2010-08-20,c1,2010-08-20"]);
    assert_eq!(rows(&register, &EXTRAS), ["referrals,c1:2010-08-20,received,2010-08-16"]);
    assert_eq!(findings(&register)[0], "repeated_column file column 2");
    assert_eq!(DutySheet::default().map("recieved", "x").unwrap_err().code(), "unknown_name");
    let absent = DutySheet::default().map("team", "no such header").unwrap();
    let error = absent.read(text.as_bytes()).unwrap_err();
    assert_eq!((error.code(), error.argument()), ("missing_column", Some("columns")));
    assert_eq!(
        error.to_string(),
        "columns: no heading is the one given for `team`; there are: Came in, child_id, received, worker; nothing in its place \
         says that there is none"
    );
}

#[test]
fn what_a_sheet_does_not_have_is_not_reported() {
    let register =
        sheet("child_id,received,allocated,closure_reason,assessment_kind\nc1,2010-08-16,2010-08-17,x,ia\n");
    let part = &register.parts()[0];
    assert_eq!(
        part.reported_columns().map(|(table, column)| format!("{}.{column}", table.name)).collect::<Vec<_>>(),
        ["referrals.referral_id", "referrals.child_id", "referrals.received"]
    );
    assert_eq!(
        findings(&register),
        [
            "unused_column file allocated",
            "unused_column file assessment_kind",
            "unused_column file closure_reason",
        ]
    );
    assert_eq!(rows(&register, &EXTRAS).len(), 3);
    let register = sheet("child_id,received\n");
    assert_eq!((register.cases().count(), register.findings().len()), (0, 0));
}

#[test]
fn a_district_without_teams_is_the_team() {
    let register = sheet("child_id,received,district\nc1,2010-08-16,North\n");
    assert_eq!(rows(&register, &REFERRALS), ["c1:2010-08-16,c1,2010-08-16,North,North"]);
    assert_eq!(rows(&register, &TEAMS), ["North,North"]);
}

#[test]
fn rows_of_one_referral_are_one() {
    let register = sheet(
        "referral_id,child_id,received,worker,allocated\nr1,c1,2010-08-16,W1,2010-08-17\nr1,c1,2010-08-16,W2,2010-09-01\n\
         r1,c1,2010-08-16,W1,2010-08-17\nr2,c2,2010-08-16,,\nr2,c9,2010-08-16,,\n",
    );
    assert_eq!(
        rows(&register, &REFERRALS),
        ["r1,c1,2010-08-16", "r2:c2,c2,2010-08-16", "r2:c9,c9,2010-08-16"]
    );
    assert_eq!(
        rows(&register, &HOLDINGS),
        ["r1,2010-08-17,2010-09-01,worker,W1,", "r1,2010-09-01,,worker,W2,"]
    );
    assert_eq!(
        findings(&register),
        ["repeated_row 4", "referral_of_several_children file referral_id", "holder_in_another_row 3"]
    );
    assert_eq!(register.rows_read(&REFERRALS), 5);
}

#[test]
fn cells_beyond_the_header_stay_with_their_row() {
    let register = sheet("child_id,received\nc1,2010-08-16,x\nc2,2010-08-16\nc3,2010-08-16,,y\n");
    assert_eq!(
        rows(&register, &EXTRAS),
        ["referrals,c1:2010-08-16,column 3,x", "referrals,c3:2010-08-16,column 4,y"]
    );
    assert_eq!(findings(&register), ["extra_cells 2", "extra_cells 4"]);
}

#[test]
fn late_entries_are_dated() {
    let register = sheet(
        "child_id,received,recorded,worker,allocated,allocated_recorded,closed\n\
         c1,2010-08-16,2010-08-20,W1,2010-08-18,2010-08-25,2010-10-01\n\
         c2,2010-08-16,2010-08-20,W1,2010-08-18,,\n",
    );
    let case = register.cases().next().unwrap();
    let known = |dated: dutydesk::case::Dated| dated.known.to_string();
    let referral = case.referral();
    assert_eq!(known(referral.dated(referral.received(), referral.received_recorded())), "2010-08-20");
    let held = case.holdings().next().unwrap();
    assert_eq!(known(held.dated(held.start(), held.start_recorded())), "2010-08-25");
    // The row was entered before the case closed, so it says nothing of when the closing was.
    let closure = case.closures().next().unwrap();
    assert_eq!(known(closure.dated(closure.closed(), closure.closed_recorded())), "2010-10-01");
    let held = register.cases().nth(1).unwrap().holdings().next().unwrap();
    assert_eq!(known(held.dated(held.start(), held.start_recorded())), "2010-08-20");
}

#[test]
fn facts_of_a_child_come_together() {
    let register = sheet(
        "child_id,received,dob,family\nc1,2010-08-16,,f1\nc1,2010-09-16,3/5/2004,\nc2,2010-08-16,1/1/2001,\n\
         c2,2010-09-16,2/1/2001,\n",
    );
    assert_eq!(rows(&register, &CHILDREN), ["c1,2004-05-03,f1", "c2,2001-01-01,"]);
    assert_eq!(findings(&register), ["conflicting_row 5"]);
}

#[test]
fn a_frame_reads_like_its_file() {
    let day = |text: &str| Some(text.parse::<Day>().unwrap());
    let table = Table::new(vec![
        Column::integers("Child ID", [Some(7), None, Some(8)]),
        Column::days("Referral date", [day("2010-08-16"), day("2010-08-17"), None]),
        Column::flags("Child seen", [Some(true), None, None]),
        Column::days("IA completed", [day("2010-08-20"), None, None]),
    ]);
    let register = DutySheet::default().read_table(&table.unwrap()).unwrap();
    assert_eq!(rows(&register, &ASSESSMENTS), ["7:2010-08-16,initial,2010-08-16,2010-08-20,2010-08-20"]);
    assert_eq!(findings(&register)[..2], ["missing_required 1 child_id", "missing_required 2 received"]);
}

#[test]
fn what_is_no_sheet_is_refused() {
    let refused = |bytes: &[u8]| read(&[bytes]).unwrap_err();
    assert_eq!(refused(b""), Error::EmptyFile);
    assert_eq!(refused(b"\n \n"), Error::EmptyFile);
    for (bytes, kind) in [
        (&b"%PDF-1.7\n"[..], FileKind::Pdf),
        (b"PK\x03\x04", FileKind::Zip),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", FileKind::OldWorkbook),
        (b"<!DOCTYPE html><html></html>", FileKind::WebPage),
        (b"[{\"child\": 1}]", FileKind::Json),
        (b"Dear all\nplease find attached\n", FileKind::Text),
        (b"\xFF\xD8\xFF\xE0", FileKind::Image),
    ] {
        let error = refused(bytes);
        assert!(
            matches!(&error, Error::UnknownFormat { looks, lacks } if *looks == kind && lacks.is_empty())
        );
        assert_eq!(error.code(), "unknown_format");
        assert!(error.to_string().ends_with(&kind.label()), "{error}");
    }
    assert_eq!(refused(b"child_id,received,x\nc1,2010-08-16,\"a\nb\n").code(), "unreadable");
    assert_eq!(read(&[]).unwrap_err().code(), "invalid_argument");
    let short = DutySheet::default().read(b"child_id,date\n").unwrap_err();
    assert_eq!(short.code(), "missing_column");
    let cure = "there is no column `received` (headings it goes by: Referral date, Date of referral, Date received, Received date, \
                Received on, ...; `columns` takes any other)";
    assert_eq!(short.to_string(), cure);
    // A table of which nothing else is known is told what it lacks.
    let error = refused(b"Child ID,When\nZanzibar,2010-08-16\n");
    assert_eq!(error.code(), "unknown_format");
    assert!(error.to_string().ends_with(cure) && !error.to_string().contains("child_id"), "{error}");
    let error = refused(b"Who,When\nZanzibar,2010-08-16\n").to_string();
    assert!(error.contains("`child_id`") && error.contains("`received`") && !error.contains("Zanzibar"));
}

#[test]
fn an_error_says_which_file_it_is_of() {
    let sheet = b"child_id,received\nc1,2010-08-16\n";
    let error = |files: &[File<'_>]| read_files(files, &DutySheet::default()).unwrap_err();
    let named = |name, bytes| File { name: Some(name), bytes };
    let told = error(&[File::from(&sheet[..]), File::from(&b" "[..])]);
    assert_eq!((told.code(), told.to_string().as_str()), ("empty_file", "file 2: the file is empty"));
    assert_eq!(told.cause(), &Error::EmptyFile);
    for name in ["/home/zanzibar/letters/b.csv", "C:\\zanzibar\\b.csv", "b.csv"] {
        assert_eq!(error(&[named(name, b"")]).to_string(), "b.csv: the file is empty");
    }
    assert_eq!(error(&[named("", b"")]).to_string(), "the file is empty");
    let parts = named("parts.csv", b"part,format,authority,from,to,extracted,reported\na,x,,,,,\nb,y,,,,,\n");
    let referrals = named("r.csv", b"referral_id,child_id,received\nr1,c1,2010-08-16\n");
    assert_eq!(error(&[referrals, parts]).to_string(), "r.csv: there is no column `part`");
}

/// Whatever stands in a sheet, no finding and no error says any of it but the headings, to those who have the file.
#[test]
fn messages_hold_nothing_of_the_sheet() {
    const MARK: &str = "Zanzibar";
    let columns = DutySheet::COLUMNS;
    let mut told = 0;
    for bad in 0..=columns.len() {
        let header: Vec<String> = columns
            .iter()
            .map(|name| (*name).to_owned())
            .chain([format!("{MARK} header"), MARK.to_owned()])
            .collect();
        let cell = |place: usize| match columns.get(place) {
            _ if place == bad || bad == columns.len() => format!("{MARK}{place}"),
            Some(&"received") => "16/08/2010".to_owned(),
            _ => format!("{MARK} 09:99"),
        };
        let cells: Vec<String> = (0..header.len() + 2).map(cell).collect();
        let text = format!("{}\n{}\n{}\n\n{MARK}\n", header.join(","), cells.join(","), cells.join(","));
        let register = sheet(&text);
        let findings = findings_table(&register);
        let (headings, others): (Vec<Column>, Vec<Column>) =
            findings.columns().iter().cloned().partition(|column| column.name() == "heading");
        let others = Table::new(others).unwrap().to_csv();
        assert!(!others.contains(MARK), "{others}");
        for heading in headings.iter().flat_map(|column| (0..column.len()).map(|row| column.cell(row))) {
            assert!(heading == Cell::Null || header.contains(&heading.to_string()), "{heading}");
        }
        assert!(!format!("{:?}", register.findings()).contains(MARK));
        told += register.findings().len();
    }
    assert!(told > columns.len() * 10);
    let errors = [
        read(&[format!("{MARK},b\n1,2\n").as_bytes()]).unwrap_err(),
        read(&[format!("child_id,received\n{MARK},\"x\n{MARK}\n").as_bytes()]).unwrap_err(),
        DutySheet::default().map(MARK, MARK).unwrap_err(),
        DutySheet::default().map("team", MARK).unwrap().read(ORDINARY).unwrap_err(),
    ];
    for error in errors {
        assert!(!error.to_string().contains(MARK) && !format!("{error:?}").contains(MARK));
    }
}
