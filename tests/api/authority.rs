//! One authority's own rules for a whole register, whatever its parts name.

use dutydesk::ask::{Asked, Options, question};
use dutydesk::case::Register;
use dutydesk::format::duty_sheet::DutySheet;
use dutydesk::format::{self, cin_census};
use dutydesk::regime::ClockId;
use dutydesk::report::Report;
use dutydesk::table::{Cell, Table};

const SHEET: &str = "child_id,received,assessment_kind,assessment_started,assessment_completed\n\
                     C1,2010-12-20,initial,2010-12-20,2011-01-05\n\
                     C2,2010-12-20,initial,2010-12-20,\n";
const OF_COVENTRY: &str = r#"{"local_limits": [{"authority": "Coventry", "clock": "initial_assessment",
    "from": "2010-03-17", "limit": {"amount": 7, "unit": "working_days"}}]}"#;

fn options(authority: &str) -> Options {
    let json = format!(r#"{{"as_of": "2011-01-05", "rules": {OF_COVENTRY}, "authority": {authority}}}"#);
    Options::from_json(&json).unwrap()
}

/// Those cells of each row of a clock.
fn rows<'t>(table: &'t Table, clock: &str, columns: &[&str]) -> Vec<Vec<Cell<'t>>> {
    let of_clock = (0..table.rows()).filter(|row| table.cell("clock", *row) == Cell::Text(clock));
    of_clock.map(|row| columns.iter().map(|column| table.cell(column, row)).collect()).collect()
}

fn dues(register: &Register, authority: &str) -> Vec<String> {
    let table = options(authority).asked(register).unwrap().verdicts(register).unwrap();
    let dues = rows(&table, "initial_assessment", &["due"]);
    dues.into_iter().flatten().map(|due| format!("{due:?}")).collect()
}

#[test]
fn it_holds_where_the_register_names_none_or_another() {
    let unnamed = format::read(&[SHEET.as_bytes()]).unwrap();
    let of_kent = DutySheet::default().authority("Kent").read(SHEET.as_bytes()).unwrap();
    let of_coventry = DutySheet::default().authority("Coventry").read(SHEET.as_bytes()).unwrap();
    let (national, own) = (dues(&unnamed, "null"), dues(&unnamed, r#""Coventry""#));
    assert!(national.iter().all(|due| due.contains("2011-01-06")) && national.len() == 2, "{national:?}");
    assert!(own.iter().all(|due| due.contains("2010-12-31")) && own.len() == 2, "{own:?}");
    assert_eq!(dues(&of_kent, "null"), national);
    assert_eq!(dues(&of_kent, r#""Coventry""#), own);
    assert_eq!(dues(&of_coventry, "null"), own);
    assert_eq!(dues(&of_coventry, r#""Hackney""#), national);
}

#[test]
fn a_report_says_whose_rules_it_goes_by() {
    let register = format::read(&[SHEET.as_bytes()]).unwrap();
    let says = |authority: &str| {
        let question = options(authority).asked(&register).unwrap();
        dutydesk::render::text(&Report::of(&register, &question).unwrap())
    };
    assert!(says(r#""Coventry City Council""#).contains("By the rules of Coventry City Council."));
    assert!(!says("null").contains("rules of") && !says("null").contains("national rules"));
}

#[test]
fn one_without_rules_of_its_own_is_refused_however_it_is_given() {
    let register = format::read(&[SHEET.as_bytes()]).unwrap();
    let mut question = options("null").asked(&register).unwrap();
    question.judging.authority = Some("Atlantis".to_owned());
    for error in [
        options(r#""Atlantis""#).asked(&register).unwrap_err(),
        Report::of(&register, &question).unwrap_err(),
        question.verdicts(&register).unwrap_err(),
        question.worklist(&register).unwrap_err(),
    ] {
        assert_eq!((error.code(), error.argument()), ("unknown_name", Some("authority")));
    }
}

#[test]
fn each_answer_follows_it() {
    let register = format::read(&[SHEET.as_bytes()]).unwrap();
    let (national, own) =
        (options("null").asked(&register).unwrap(), options(r#""Coventry""#).asked(&register).unwrap());
    let urgencies = |question: &Asked| {
        let list = question.worklist(&register).unwrap().table(&register);
        let rows = rows(&list, "initial_assessment", &["urgency"]);
        rows.into_iter().flatten().map(|cell| format!("{cell:?}")).collect::<Vec<_>>()
    };
    assert_eq!(urgencies(&national), [r#"Text("due")"#]);
    assert_eq!(urgencies(&own), [r#"Text("overdue")"#, r#"Text("missed")"#]);
    let in_time = |question: &Asked| {
        let measure = dutydesk::measure::Measure::of(ClockId::INITIAL_ASSESSMENT);
        let table = question.timescales().unwrap().timeliness(&register, measure).unwrap().table();
        format!("{:?}", table.cell("in_time", 0))
    };
    assert_eq!([in_time(&national), in_time(&own)].map(|text| text.contains('1')), [true, false]);
    let overdue = |question| {
        let report = Report::of(&register, &question).unwrap();
        let line = report.timeliness.iter().find(|line| line.clock == ClockId::INITIAL_ASSESSMENT).unwrap();
        format!("{:?}", line.open_overdue)
    };
    assert_eq!([overdue(national), overdue(own)].map(|text| text.contains('1')), [false, true]);
}

#[test]
fn a_census_that_names_its_authority_by_a_number_follows_it() {
    let census = cin_census::read(include_bytes!("../data/cin_census_2024.xml")).unwrap();
    assert!(census.parts().iter().all(|part| part.authority.as_deref() == Some("999")));
    let limits = |authority: &str| {
        let json = format!(
            r#"{{"as_of": "2024-03-31", "authority": {authority}, "rules": {{"local_limits": [{{"authority": "Coventry",
                "clock": "single_assessment", "from": "2018-01-01", "limit": {{"amount": 35, "unit": "working_days"}}}}]}}}}"#
        );
        let table = Options::from_json(&json).unwrap().asked(&census).unwrap().verdicts(&census).unwrap();
        let mut limits: Vec<String> = rows(&table, "single_assessment", &["limit"])
            .into_iter()
            .flatten()
            .map(|limit| format!("{limit:?}"))
            .collect();
        limits.dedup();
        limits
    };
    assert_eq!(limits("null"), [r#"Text("45 working days")"#]);
    assert_eq!(limits(r#""Coventry""#), [r#"Text("35 working days")"#]);
}

/// Its answers would be those of the national rules, under its name.
#[test]
fn one_that_the_rules_hold_nothing_for_is_refused_with_those_there_are() {
    let register = format::read(&[SHEET.as_bytes()]).unwrap();
    let error = options(r#""Covntry""#).asked(&register).unwrap_err();
    assert_eq!((error.code(), error.argument()), ("unknown_name", Some("authority")));
    let text = error.to_string();
    assert!(
        text.contains("did you mean Coventry?") && text.contains("Hackney") && !text.contains("Covntry"),
        "{text}"
    );
    let json = r#"{"as_of": "2011-01-05", "rules": {"nation": "scotland"}, "authority": "Coventry"}"#;
    let error = Options::from_json(json).unwrap().asked(&register).unwrap_err();
    assert_eq!((error.code(), error.argument()), ("invalid_argument", Some("authority")));
    assert!(error.to_string().contains("the option rules can give"), "{error}");
}

#[test]
fn an_unknown_clock_or_group_is_an_error_that_says_what_there_is() {
    let register = format::read(&[
        b"child_id,received,team,district\nC1,2010-12-20,A&I,North\nC2,2010-12-20,A&I,North\n",
    ])
    .unwrap();
    let error = |name: &str, json: &str| question(name).unwrap().answer(&register, json).unwrap_err();
    let clock = error("timeliness", r#"{"as_of": "2011-01-05", "clock": "single_asessment"}"#);
    assert_eq!((clock.code(), clock.argument()), ("unknown_name", Some("clock")));
    assert!(clock.to_string().contains("did you mean single_assessment?"), "{clock}");
    let welsh = error("timeliness", r#"{"as_of": "2011-01-05", "clock": "assessment"}"#);
    assert_eq!(welsh.code(), "unknown_name");
    let group = error("cases", r#"{"as_of": "2011-01-05", "group": "Nort"}"#);
    assert_eq!((group.code(), group.argument()), ("invalid_argument", Some("group")));
    assert!(group.to_string().contains("one of the 1 groups by district"), "{group}");
    assert!(!group.to_string().contains("North"), "{group}");
    for (group, by, cases) in
        [("North", "district", 2), ("A&I", "team", 2), ("", "worker", 2), ("", "district", 0)]
    {
        let json = format!(r#"{{"as_of": "2011-01-05", "group": "{group}", "by": "{by}"}}"#);
        assert_eq!(question("cases").unwrap().answer(&register, &json).unwrap().rows(), cases, "{by}");
    }
}

#[test]
fn it_is_a_name() {
    let register = format::read(&[SHEET.as_bytes()]).unwrap();
    let error = |authority: &str| options(authority).asked(&register).unwrap_err().code();
    assert_eq!((error(r#""""#), error(r#"" ""#)), ("invalid_argument", "invalid_argument"));
    let number = Options::from_json(r#"{"as_of": "2011-01-05", "authority": 331}"#);
    assert_eq!(number.unwrap_err().code(), "invalid_argument");
}

#[test]
fn herefordshire_went_over_to_single_assessments_in_september_2016() {
    let sheet = "child_id,received,assessment_kind,assessment_started,assessment_completed\n\
                 C1,2016-08-30,initial,2016-08-30,\n\
                 C2,2016-09-01,single,2016-09-01,\n\
                 C3,2016-08-30,core,2016-08-30,\n";
    let register = format::read(&[sheet.as_bytes()]).unwrap();
    let rows_of = |authority: &str, clock: &str| {
        let json = format!(
            r#"{{"as_of": "2016-09-05", "authority": {authority}, "rules": {{"authorities": [
                {{"authority": "Herefordshire", "from": "2016-09-01", "regime": "eng-wt-2013"}}]}}}}"#
        );
        let table = Options::from_json(&json).unwrap().asked(&register).unwrap().verdicts(&register).unwrap();
        let rows = rows(&table, clock, &["child_id", "due", "limit", "guidance"]);
        let text = |cell: Cell<'_>| match cell {
            Cell::Text(text) => text.to_owned(),
            Cell::Day(day) => day.to_string(),
            _ => String::new(),
        };
        rows.into_iter()
            .map(|row| row.into_iter().map(text).collect::<Vec<_>>().join("|"))
            .collect::<Vec<_>>()
    };
    let own = r#""Herefordshire Council""#;
    // 10 working days from Tuesday 30 August 2016, with no bank holiday among them.
    let initial = "C1|2016-09-13|10 working days|Working Together to Safeguard Children 2010";
    assert_eq!(rows_of(own, "initial_assessment")[0], initial);
    // 45 working days from Thursday 1 September 2016.
    let single = "C2|2016-11-03|45 working days|Working Together to Safeguard Children 2015";
    assert_eq!(rows_of(own, "single_assessment"), [single]);
    assert!(rows_of("null", "initial_assessment").iter().all(|row| !row.contains("10 working days")));
}
