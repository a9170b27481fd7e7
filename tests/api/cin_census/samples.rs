//! Files from outside.

use dutydesk::case::{CHILDREN, CLOSURES, CONFERENCES, FindingCode, REFERRALS, Register};
use dutydesk::format::cin_census::{read, recognises};
use dutydesk_tests::reference;

use crate::api::cin_census::{all_of, assert_private, codes, day, named, read_text};

fn sample(name: &str) -> Option<(String, Register)> {
    let text = std::fs::read_to_string(reference(&format!("data/cin_census/{name}"))?).unwrap();
    let register = read_text(&text);
    assert!(recognises(text.as_bytes()));
    assert_eq!(register.rows_read(&REFERRALS), text.matches("<CINdetails>").count(), "{name}");
    assert_eq!(register.rows_read(&CHILDREN), text.matches("<Child>").count(), "{name}");
    let marks: Vec<&str> = ["<LAchildID>", "<UPN>", "<FormerUPN>"]
        .iter()
        .flat_map(|item| text.split(item).skip(1))
        .filter_map(|rest| rest.split('<').next())
        .collect();
    assert!(!marks.is_empty());
    assert_private(&register, &marks);
    Some((text, register))
}

#[test]
fn a_sample_of_332_children() {
    let Some((text, register)) = sample("fake_CIN_data.xml") else { return };
    assert_eq!((register.rows_read(&CHILDREN), register.rows_read(&REFERRALS)), (332, 402));
    assert_eq!((register.rows(&CHILDREN), register.rows(&REFERRALS)), (332, 402));
    assert_eq!(named(&register, FindingCode::HeaderInconsistent), ["ReferenceDate"]);
    let with_work = text.matches("<DateOfInitialCPC>").count();
    assert_eq!(all_of(&register, FindingCode::NoFurtherActionWithWork).len(), with_work);
    assert_eq!(register.rows(&CONFERENCES), with_work);
    let undated = all_of(&register, FindingCode::NoFurtherActionUndated).len();
    assert_eq!(register.rows(&CLOSURES), text.matches("<CINclosureDate>").count() + undated);
    assert!(register.cases().all(|case| case.closures().count() > 0 || case.conferences().count() > 0));
    for observed in ["2022-03-31", "2022-07-21"] {
        assert!(register.check_observed(day(observed)).is_ok());
    }
    assert!(register.check_observed(day("2022-07-22")).is_err());
    // It is random: 23 of its dates lie after its own time stamp, and two of those are the referral dates of undated
    // closings.
    assert_eq!(all_of(&register, FindingCode::DateAfterPeriod).len(), 23 + 2);
    // Random dates of death, of children whose cases are open.
    assert!(!all_of(&register, FindingCode::DiedCaseOpen).is_empty());
    assert_eq!(codes(&register).len(), 5);
}

#[test]
fn samples_broken_by_hand() {
    let expect = |name: &str, expected: &[(&str, usize)]| {
        let Some((_, register)) = sample(name) else { return };
        let found = codes(&register);
        for (code, times) in expected {
            assert_eq!(found.get(code), Some(times), "{name} {code} of {found:?}");
        }
    };
    expect("CIN_Census_2021.xml", &[("stray_text", 1), ("implausible_date", 1)]);
    expect(
        "CIN_header_issues_100.xml",
        &[("stray_text", 1), ("header_inconsistent", 1), ("implausible_date", 1)],
    );
    // A plan with its review stands twice.
    expect("CIN2rows.xml", &[("stray_text", 1), ("repeated_row", 2), ("header_inconsistent", 2)]);
    expect(
        "CIN_Census_2024.xml",
        &[
            ("stray_text", 1),
            ("unknown_code", 1),
            ("item_of_another_year", 2),
            ("code_of_another_year", 1),
            ("date_after_period", 3),
        ],
    );
}

#[test]
fn a_workforce_census_is_not_this_one() {
    let Some(path) = reference("data/social_work_workforce_2022.xml") else { return };
    let bytes = std::fs::read(path).unwrap();
    assert!(!recognises(&bytes));
    assert_eq!(read(&bytes).unwrap_err().code(), "unknown_format");
}
