//! Files that were made to break readers, which stand outside the project with the reference data.

use dutydesk::Error;
use dutydesk::backlog::{Ask, Backlog, By, Definition};
use dutydesk::calendar::Day;
use dutydesk::case::{CHILDREN, FindingCode, REFERRALS, Register};
use dutydesk::format::duty_sheet::DutySheet;
use dutydesk::format::{File, canonical, read, read_files};
use dutydesk_tests::reference;

fn files(names: &[&str]) -> Option<Vec<Vec<u8>>> {
    let path = |name: &&str| reference(&format!("data/field/hostile/{name}"));
    names.iter().map(|name| path(name).map(|path| std::fs::read(path).unwrap())).collect()
}

fn register(names: &[&str]) -> Option<Register> {
    let files = files(names)?;
    let files: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
    Some(read(&files).unwrap())
}

fn codes(register: &Register) -> Vec<FindingCode> {
    register.findings().iter().map(|finding| finding.code).collect()
}

/// How many open cases each district has.
fn districts(register: &Register) -> Vec<(String, usize)> {
    let ask = Ask {
        by: By::District,
        ..Ask::new("2010-11-19".parse::<Day>().unwrap(), Definition::named("named_person").unwrap())
    };
    let backlog = Backlog::of(register, &ask).unwrap();
    let mut names: Vec<String> = backlog
        .cases()
        .iter()
        .map(|case| case.district.map(|district| register.text(district)).unwrap_or_default().to_owned())
        .collect();
    names.sort();
    names.chunk_by(|a, b| a == b).map(|same| (same[0].clone(), same.len())).collect()
}

#[test]
fn a_mark_that_an_inch_makes_even_swallows_no_row() {
    let Some(register) = register(&["swallow_even.csv"]) else { return };
    assert_eq!((register.rows(&REFERRALS), register.rows_read(&REFERRALS)), (11, 11));
    assert!(codes(&register).contains(&FindingCode::StrayQuotationMark));
}

#[test]
fn a_team_stands_in_its_district_whichever_file_it_came_in() {
    let names = ["team_two_districts_a.csv", "team_two_districts_b.csv"];
    let Some(each) = files(&names) else { return };
    let one = [
        each[0].as_slice(),
        each[1]
            .split_inclusive(|byte| *byte == b'\n')
            .skip(1)
            .flatten()
            .copied()
            .collect::<Vec<_>>()
            .as_slice(),
    ]
    .concat();
    let whole = read(&[&one]).unwrap();
    assert_eq!(districts(&whole), [("North".to_owned(), 1), ("South".to_owned(), 2)]);
    let apart: Vec<Register> = each.iter().map(|file| read(&[file]).unwrap()).collect();
    assert_eq!(districts(&apart[0]), [("North".to_owned(), 1)]);
    assert_eq!(districts(&apart[1]), [("South".to_owned(), 2)]);
    // Put together, read together or as one, the answer is the same.
    assert_eq!(districts(&Register::merge(&apart).unwrap()), districts(&whole));
    assert_eq!(districts(&Register::merge(apart.iter().rev()).unwrap()), districts(&whole));
    assert_eq!(districts(&read(&[&each[1], &each[0]]).unwrap()), districts(&whole));
}

#[test]
fn rows_left_out_are_counted_and_named() {
    let Some(register) = register(&["bad_rows_pickle.csv"]) else { return };
    assert_eq!((register.rows_read(&REFERRALS), register.rows(&REFERRALS)), (5, 2));
    for code in [FindingCode::UnreadableDate, FindingCode::MissingRequired, FindingCode::RepeatedRow] {
        assert!(codes(&register).contains(&code), "{code:?}");
    }
}

#[test]
fn headings_repeated_five_thousand_times_are_read() {
    let Some(register) = register(&["same_columns_5000.csv"]) else { return };
    let repeated = codes(&register).into_iter().filter(|code| *code == FindingCode::RepeatedColumn).count();
    assert!(repeated > 0 || register.reading().len() >= 5_000);
}

#[test]
fn each_census_of_a_region_is_read() {
    for name in ["census_lea_301.xml", "census_lea_302.xml"] {
        let Some(register) = register(&[name]) else { return };
        assert_eq!(register.cases().count(), 2, "{name}");
        assert!(register.parts()[0].authority.is_some());
    }
    // What two councils call alike is of two: together they have all that each has.
    let names = ["census_lea_301.xml", "census_lea_302.xml"];
    let each: Vec<Register> = names.iter().filter_map(|name| register(&[name])).collect();
    let (merged, together) = (Register::merge(&each).unwrap(), register(&names).unwrap());
    for both in [merged, together] {
        assert_eq!(both.cases().count(), 4);
        assert_eq!(both.rows(&CHILDREN), each.iter().map(|one| one.rows(&CHILDREN)).sum::<usize>());
        assert!(codes(&both).contains(&FindingCode::IdOfSeveralAuthorities));
    }
}

#[test]
fn what_is_no_element_does_no_harm() {
    let Some(files) = files(&["roundtrip_extras.xml"]) else { return };
    let register =
        read_files(&[File { name: Some("roundtrip_extras.xml"), bytes: &files[0] }], &DutySheet::default());
    match register {
        Ok(register) => {
            let written = canonical::write(&register);
            let texts: Vec<&[u8]> = written.iter().map(|(_, text)| text.as_bytes()).collect();
            let back = read(&texts).unwrap();
            assert_eq!(back.rows(&REFERRALS), register.rows(&REFERRALS));
        }
        Err(error) => assert!(matches!(error, Error::InFile { .. } | Error::Unreadable { .. }), "{error}"),
    }
}
