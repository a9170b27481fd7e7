//! The register: what is asked for by id, what merging leaves alone, its tables, and what it tells in a log.

use dutydesk::calendar::Day;
use dutydesk::case::{
    FindingCode, HOLDINGS, HolderKind, HoldingRow, PLANS, Part, REFERRALS, ReferralRow, Register,
    RegisterBuilder, TABLES, TeamRow, WorkerRow, findings_table,
};
use dutydesk::format::read;
use dutydesk::table::{Cell, TextValues, Values};

fn day(text: &str) -> Option<Day> {
    Some(text.parse().unwrap())
}

fn referral(builder: &mut RegisterBuilder, referral_id: &str, child_id: &str, received: &str) {
    let row = ReferralRow {
        referral_id,
        child_id,
        received: day(received),
        team: "North",
        source: "school",
        ..Default::default()
    };
    builder.add(&row).unwrap();
}

fn held(builder: &mut RegisterBuilder, referral_id: &str, holder_kind: &str) {
    let start = day("2010-09-01");
    let row = HoldingRow { referral_id, start, holder_kind, worker_id: "W017", ..Default::default() };
    builder.add(&row).unwrap();
}

/// Two children with three referrals between them, from a part of that form.
fn register_of(format: &str) -> Register {
    let mut builder = RegisterBuilder::new(Part::new(format));
    referral(&mut builder, "r2", "c1", "2010-12-20");
    referral(&mut builder, "r1", "c1", "2010-08-16");
    referral(&mut builder, "r3", "c2", "2010-08-17");
    held(&mut builder, "r1", "a hub");
    held(&mut builder, "r2", "manager");
    held(&mut builder, "r3", "a hub");
    builder.add(&WorkerRow { worker_id: "W017", role: "manager", ..Default::default() }).unwrap();
    builder.add(&TeamRow { team: "North", district: "Upper", ..Default::default() }).unwrap();
    builder.finish().unwrap()
}

/// A part that observed a year, reported its referrals and has none.
fn nothing_from(format: &str) -> Register {
    let mut part = Part::new(format);
    part.from = day("2011-01-01");
    part.to = day("2011-12-31");
    part.report_table(&REFERRALS);
    RegisterBuilder::new(part).finish().unwrap()
}

#[test]
fn ids_that_are_not_there_give_nothing() {
    let register = register_of("rows");
    let received = |id: &str| register.referral(id).map(|case| case.referral().received());
    assert_eq!(received("r2"), day("2010-12-20"));
    // The text of another thing is no referral's id, nor a child's.
    for id in ["r4", "", "c1", "North", " r1"] {
        assert!(register.referral(id).is_none(), "{id}");
    }
    let cases = |id: &str| -> Vec<&str> {
        register.cases_of(id).map(|case| register.text(case.referral().referral_id())).collect()
    };
    assert_eq!(cases("c1"), ["r1", "r2"]);
    assert_eq!(cases("c2"), ["r3"]);
    for id in ["c0", "c11", "c3", "", "r1", "North"] {
        assert!(cases(id).is_empty(), "{id}");
    }
    let worker = register.id("W017").unwrap();
    assert_eq!((register.text(worker), register.worker(worker).count()), ("W017", 1));
    assert_eq!(register.team(register.id("North").unwrap()).count(), 1);
    assert!(register.id("W018").is_none());
    let none = RegisterBuilder::new(Part::new("rows")).finish().unwrap();
    assert!(none.referral("r1").is_none() && none.cases_of("c1").next().is_none() && none.id("r1").is_none());
}

#[test]
fn a_part_without_rows_leaves_every_row_with_its_part() {
    // One part comes before in order, the other after.
    for other in ["a", "z"] {
        let (rows, nothing) = (register_of("m"), nothing_from(other));
        let merged = Register::merge([&nothing, &rows]).unwrap();
        let formats = merged.parts().iter().map(|part| part.format.as_str());
        assert_eq!(formats.collect::<Vec<_>>(), if other == "a" { ["a", "m"] } else { ["m", "z"] });
        assert!(merged.cases().all(|case| case.part().unwrap().format == "m"));
        assert!(merged.check_observed("2011-06-30".parse().unwrap()).is_ok());
        assert_eq!(merged.findings(), rows.findings());
        for table in TABLES {
            assert_eq!(merged.table(table).to_csv(), rows.table(table).to_csv());
        }
        assert_eq!(merged.referral("r3").unwrap().holdings().count(), 1);
    }
    // A part that stands in both is one.
    assert_eq!(Register::merge([nothing_from("a"), nothing_from("a")]).unwrap().parts().len(), 1);
    assert_eq!(Register::merge(Vec::<Register>::new()).unwrap().cases().count(), 0);
}

#[test]
fn codes_and_teams_are_categories() {
    let register = register_of("rows");
    let holdings = register.table(&HOLDINGS);
    let Values::Category { codes, names } = holdings.column("holder_kind").unwrap().values() else {
        panic!("codes are categories")
    };
    // The names of the list in their order, whatever the rows hold, then what no list knows.
    let known = HolderKind::NAMES;
    assert_eq!(*names, known.iter().copied().chain(["a hub"]).collect::<TextValues>());
    let hub = u32::try_from(known.len()).unwrap();
    assert_eq!(*codes, [hub, 2, hub]);
    assert_eq!(holdings.cell("holder_kind", 0), Cell::Text("a hub"));
    assert!(matches!(holdings.column("referral_id").unwrap().values(), Values::Text(_)));
    // The column says nothing in any row, but was reported.
    assert!(matches!(
        holdings.column("team").unwrap().values(), Values::Category { names, .. } if names.is_empty()
    ));
    let referrals = register.table(&REFERRALS);
    for column in ["team", "source"] {
        assert!(matches!(
            referrals.column(column).unwrap().values(),
            Values::Category { codes, names } if *codes == [0, 0, 0] && names.len() == 1
        ));
    }
}

#[test]
fn a_table_without_rows_has_its_columns() {
    let register = nothing_from("rows");
    assert_eq!(register.table(&REFERRALS).columns().len(), REFERRALS.columns.len());
    let required = PLANS.columns.iter().filter(|column| column.required).count();
    assert_eq!(register.table(&PLANS).columns().len(), required);
}

#[test]
fn a_log_tells_nothing_of_a_child() {
    let mut builder = RegisterBuilder::new(Part::new("rows"));
    referral(&mut builder, "secret-id", "secret-child", "2010-08-16");
    held(&mut builder, "secret-id", "secret-holder");
    assert_eq!(format!("{builder:?}"), "{\"referrals\": 1, \"holdings\": 1}");
    let register = builder.finish().unwrap();
    assert_eq!(format!("{register:?}"), "{\"referrals\": 1, \"holdings\": 1}");
    let case = register.case(0).unwrap();
    assert_eq!(format!("{case:?}"), "Case { number: 0, .. }");
    assert_eq!(format!("{:?}", case.referral()), "Referral { row: 0, .. }");
    assert_eq!(format!("{:?}", case.holdings().next().unwrap()), "Holding { row: 0, .. }");
}

#[test]
fn a_finding_and_a_code_have_one_name() {
    for code in FindingCode::ALL {
        assert_eq!(serde_json::to_value(code).unwrap(), code.name());
        assert_eq!(code.to_string(), code.name());
        assert_eq!(code.name().parse(), Ok(*code));
        assert!(code.meaning().ends_with('.') && !code.meaning().starts_with(' '), "{code}");
    }
    assert_eq!(HolderKind::Manager.to_string(), "manager");
    assert_eq!(serde_json::to_value(HolderKind::Other).unwrap(), "other");
    let register = read(&[b"child_id,received,birth_date\nc1,16/08/2010,16/08/1810\n"]).unwrap();
    let table = findings_table(&register);
    assert_eq!(table.cell("code", 0), Cell::Text("implausible_date"));
    assert_eq!(table.cell("meaning", 0), Cell::Text("A date lies before 1900 or after 2100."));
}
