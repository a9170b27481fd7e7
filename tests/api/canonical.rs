//! The canonical tables as files: their form, how they are known again, and what they refuse.

use dutydesk::Error;
use dutydesk::case::{
    ASSESSMENTS, CONFERENCES, EXTRAS, HOLDINGS, HoldingRow, Part, REFERRALS, ReferralRow, Register,
    RegisterBuilder, TABLES, Thousandths, Time, WorkerRow,
};
use dutydesk::format::{canonical, read};

fn read_files(files: &[(String, String)]) -> Result<Register, Error> {
    let texts: Vec<&[u8]> = files.iter().map(|(_, text)| text.as_bytes()).collect();
    read(&texts)
}

/// Two parts, of which the second reports conferences and has none.
fn two_parts() -> Register {
    let received = "2010-08-16".parse().ok();
    let mut first = Part::new("system_a");
    first.authority = Some("Invented, Council of".to_owned());
    first.extracted = "2010-12-31".parse().ok();
    let mut builder = RegisterBuilder::new(first);
    let time = Time::new(14, 5);
    let source = "a \"quoted\"\r\nsource";
    builder
        .add(&ReferralRow {
            referral_id: "r1",
            child_id: "c1",
            received,
            received_time: time,
            source,
            ..Default::default()
        })
        .unwrap();
    builder
        .add(&HoldingRow { referral_id: "r1", start: received, holder_kind: "a hub", ..Default::default() })
        .unwrap();
    let fte = Some(Thousandths(625));
    builder.add(&WorkerRow { worker_id: "W1", fte, registered: Some(true), ..Default::default() }).unwrap();
    builder.keep("referrals", "r1", "Notes", " as it came ", 2).unwrap();
    let mut second = Part::new("system_b");
    second.report_column(&CONFERENCES, "held");
    builder.next_part(second).unwrap();
    builder.add(&ReferralRow { referral_id: "r2", child_id: "c2", received, ..Default::default() }).unwrap();
    builder.finish().unwrap()
}

#[test]
fn each_part_keeps_its_own() {
    let register = two_parts();
    let files = canonical::write(&register);
    let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
    let expected = [
        "parts.csv",
        "referrals.csv",
        "holdings.csv",
        "conferences.csv",
        "workers.csv",
        "extras.csv",
        "findings.csv",
    ];
    assert_eq!(names, expected);
    assert!(files[0].1.starts_with(
        "part,format,authority,from,to,extracted,last,reported\n1,system_a,\"Invented, Council of\",,,2010-12-31,"
    ));
    assert!(files[1].1.lines().next().unwrap().ends_with(",recorded,row,file,part"));
    let back = read_files(&files).unwrap();
    assert_eq!(canonical::write(&back), files);
    assert_eq!(back.parts(), register.parts());
    assert!(!back.parts()[0].reported_table(&CONFERENCES) && back.parts()[1].reported(&CONFERENCES, "held"));
    let cases: Vec<_> = back.cases().map(|case| case.part().unwrap().format.clone()).collect();
    assert_eq!(cases, ["system_a", "system_b"]);
}

#[test]
fn order_and_names_of_files_say_nothing() {
    let mut files = canonical::write(&two_parts());
    let written = files.clone();
    files.reverse();
    assert_eq!(canonical::write(&read_files(&files).unwrap()), written);
}

#[test]
fn a_table_alone_is_one_part_that_reports_its_columns() {
    let text = "referral_id,child_id,received\nr1,c1,2010-08-16\n";
    let register = read(&[text.as_bytes()]).unwrap();
    let part = &register.parts()[0];
    assert_eq!((part.format.as_str(), part.reported_columns().count()), ("canonical", 3));
    assert_eq!(
        canonical::write(&register)[1].1,
        "referral_id,child_id,received,row,file\nr1,c1,2010-08-16,2,\n"
    );
    assert!(register.findings().is_empty());
}

#[test]
fn tables_that_begin_alike_are_told_apart() {
    let received = "2010-08-16".parse().ok();
    for spec in TABLES {
        let mut part = Part::new("test");
        spec.columns
            .iter()
            .filter(|column| column.required)
            .for_each(|column| part.report_column(spec, column.name));
        part.report_table(&REFERRALS);
        let mut builder = RegisterBuilder::new(part);
        builder
            .add(&ReferralRow { referral_id: "r", child_id: "c", received, ..Default::default() })
            .unwrap();
        let register = builder.finish().unwrap();
        let files = canonical::write(&register);
        assert!(files.iter().any(|(name, _)| *name == format!("{}.csv", spec.name)));
        let back = read_files(&files).unwrap();
        assert_eq!(back.parts(), register.parts(), "{}", spec.name);
        assert_eq!(canonical::write(&back), files, "{}", spec.name);
    }
}

#[test]
fn an_assessment_of_three_columns_is_no_plan() {
    let sheet = "child_id,received,assessment_started\nc1,2010-08-16,2010-08-18\n";
    let files = canonical::write(&read(&[sheet.as_bytes()]).unwrap());
    let back = read_files(&files).unwrap();
    let case = back.cases().next().unwrap();
    assert_eq!((case.assessments().count(), case.plans().count()), (1, 0));
    assert!(!back.parts()[0].reported(&ASSESSMENTS, "completed"));
    assert_eq!(canonical::write(&back), files);
}

#[test]
fn a_row_says_which_part_it_is_of() {
    let parts = "part,format,authority,from,to,extracted,reported\na,x,,,,,\nb,y,,,,,referrals.child_id referrals.nothing\n";
    let referrals = "referral_id,child_id,received,part\nr1,c1,2010-08-16,a\nr2,c2,2010-08-16,z\nr3,c3,2010-08-16,b,more\n";
    let register = read(&[referrals.as_bytes(), parts.as_bytes()]).unwrap();
    let codes: Vec<_> =
        register.findings().iter().map(|finding| (finding.code.name(), finding.row)).collect();
    let expected = [("missing_required", Some(3)), ("unknown_code", Some(3)), ("extra_cells", Some(4))];
    assert_eq!(codes, expected);
    assert_eq!(register.rows_read(&REFERRALS), 3);
    assert_eq!(register.rows(&EXTRAS), 4);
    let without = "referral_id,child_id,received\nr1,c1,2010-08-16\n";
    let error = read(&[without.as_bytes(), parts.as_bytes()]).unwrap_err();
    assert_eq!(error.to_string(), "file 1: there is no column `part`");
    assert_eq!(read(&[parts.as_bytes(), parts.as_bytes()]).unwrap_err().code(), "invalid_argument");
}

#[test]
fn forms_can_be_mixed() {
    let sheet = "child_id,received,worker\nc9,16/08/2010,DUTY\n";
    let mut texts: Vec<String> = canonical::write(&two_parts()).into_iter().map(|(_, text)| text).collect();
    texts.push(sheet.to_owned());
    let bytes: Vec<&[u8]> = texts.iter().map(String::as_bytes).collect();
    let register = read(&bytes).unwrap();
    assert_eq!((register.cases().count(), register.parts().len()), (3, 3));
    assert_eq!(register.rows(&HOLDINGS), 2);
}
