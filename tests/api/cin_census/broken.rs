//! Files broken on purpose.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use dutydesk::case::{CHILDREN, FindingCode, REFERRALS};
use dutydesk::format::cin_census::{read, recognises};
use proptest::prelude::*;

use crate::api::cin_census::{
    OURS, all_of, assert_private, census, codes, day, extras, named, ours, read_text,
};

#[test]
fn what_cannot_be_read_is_a_finding_on_its_line_and_kept() {
    let details = "\n<CINclosureDate>2023-13-01</CINclosureDate>\n<DateOfInitialCPC>soon</DateOfInitialCPC>\
                   \n<ReferralNFA>perhaps</ReferralNFA>\n<ReferralNFA>false</ReferralNFA>\n<ReferralNFA>0</ReferralNFA>\
                   \n<UPN>marker-upn</UPN>\n<Rumour>marker<Deeper>below</Deeper></Rumour>\nmarker-stray\
                   \n<ReferralSource marker='m1'>marker-source</ReferralSource><PrimaryNeedCode>N1 &amp; &lol;</PrimaryNeedCode>";
    let text = census(2024, "<PersonBirthDate>1066-04-13</PersonBirthDate>", details);
    let register = read_text(&text);
    let line = |mark: &str| text[..text.find(mark).unwrap()].matches('\n').count() + 1;
    for (code, column, mark) in [
        (FindingCode::ImplausibleDate, "PersonBirthDate", "1066"),
        (FindingCode::UnreadableDate, "CINclosureDate", "2023-13"),
        (FindingCode::UnreadableDate, "DateOfInitialCPC", "<DateOf"),
        (FindingCode::UnreadableFlag, "ReferralNFA", "perhaps"),
        (FindingCode::RepeatedItem, "ReferralNFA", "<ReferralNFA>0"),
        (FindingCode::ItemOutOfPlace, "UPN", "<UPN>"),
        (FindingCode::UnknownItem, "ReferralSource", "marker-source"),
        (FindingCode::UnknownCode, "ReferralSource", "marker-source"),
        (FindingCode::UnknownCode, "PrimaryNeedCode", "N1 "),
    ] {
        let found = all_of(&register, code).into_iter().any(|f| {
            f.row == u32::try_from(line(mark)).ok() && f.column.is_some_and(|c| c.to_string() == column)
        });
        assert!(found, "{} {column}", code.name());
    }
    for (code, mark) in [
        (FindingCode::UnknownItem, "<Rumour>"),
        (FindingCode::StrayText, "marker-stray"),
        (FindingCode::EntityNotExpanded, "&lol;"),
    ] {
        assert!(
            all_of(&register, code)
                .iter()
                .any(|f| f.row == u32::try_from(line(mark)).ok() && f.column.is_none())
        );
    }
    let kept = extras(&register);
    for expected in [
        "children/c1/PersonBirthDate=1066-04-13",
        "referrals/c1:2023-12-20/CINclosureDate=2023-13-01",
        "referrals/c1:2023-12-20/UPN=marker-upn",
        "referrals/c1:2023-12-20/Rumour=marker",
        "referrals/c1:2023-12-20/Deeper=below",
        "referrals/c1:2023-12-20/CINdetails=marker-stray",
        "referrals/c1:2023-12-20/ReferralSource@marker=m1",
    ] {
        assert!(kept.iter().any(|kept| kept == expected), "{expected} of {kept:?}");
    }
    let need = register.cases().next().unwrap().referral().primary_need().unwrap();
    assert_eq!(register.text(need), "N1 & &lol;");
    assert_private(&register, &["marker", "Rumour", "Deeper", "c1", "1066", "2023-13", "lol", "perhaps"]);
}

#[test]
fn every_child_and_episode_is_accounted_for_whatever_is_missing() {
    let lost = "<CINdetails><ReferralSource>6</ReferralSource></CINdetails>";
    let details = format!("<CINdetails>{lost}</CINdetails></CINdetails>{lost}{lost}{lost}<CINdetails>");
    let text = census(2024, "", &details);
    let text = text.replace("</Children>", "<CINdetails/><Child></Child><Child/></Children>");
    let text = text.replace("</Message>", "</Message><Message><Child>2</Child></Message>");
    for text in [text.clone(), text.replace('\n', "")] {
        let register = read_text(&text);
        assert_eq!(register.rows_read(&REFERRALS), text.matches("<CINdetails").count());
        assert_eq!(register.rows_read(&CHILDREN), text.matches("<Child>").count() + 1);
        assert_eq!(register.rows(&REFERRALS), 1);
    }
}

#[test]
fn headers_that_do_not_hold_together() {
    let found = |from: &str, to: &str| {
        let text = OURS.replace(from, to);
        assert_ne!(text, OURS);
        let register = read_text(&text);
        (named(&register, FindingCode::HeaderInconsistent), register.parts()[0].clone())
    };
    let (items, part) = found("<ReferenceDate>2024-03-31", "<ReferenceDate>2024-07-21");
    assert_eq!(items, ["ReferenceDate", "DateTime"]);
    assert_eq!((part.to, part.extracted), (Some(day("2024-07-21")), None));
    for reference in ["2024-03-28", "2026-03-31", "soon"] {
        let (items, part) = found("<ReferenceDate>2024-03-31", &format!("<ReferenceDate>{reference}"));
        assert_eq!((items.as_slice(), part.to), (&["ReferenceDate".to_owned()][..], Some(day("2024-03-31"))));
    }
    let (items, part) = found("<Year>2024</Year>", "");
    assert_eq!((items.as_slice(), part.from), (&["Year".to_owned()][..], Some(day("2023-04-01"))));
    let (items, part) = found("<LEA>999</LEA>", "<LEA/>");
    assert_eq!((items.as_slice(), part.authority), (&["LEA".to_owned()][..], None));
    let (items, _) = found("<SourceLevel>L", "<SourceLevel>S");
    assert_eq!(items, ["SourceLevel"]);
    let begin = OURS.find("  <Header>").unwrap();
    let end = OURS.find("  <Children>").unwrap();
    let headless = read_text(&format!("{}{}", &OURS[..begin], &OURS[end..]));
    assert_eq!(all_of(&headless, FindingCode::HeaderInconsistent).len(), 1);
    assert_eq!((headless.rows(&REFERRALS), headless.parts()[0].to), (ours().rows(&REFERRALS), None));
}

#[test]
fn encodings_declarations_and_namespaces() {
    let utf_16 = |order: fn(u16) -> [u8; 2], mark: [u8; 2]| -> Vec<u8> {
        mark.into_iter().chain(OURS.encode_utf16().flat_map(order)).collect()
    };
    let prefixed = OURS.replace("</", "</cin:").replace("<", "<cin:").replace("<cin:/", "</");
    let prefixed = prefixed.replace("<cin:?", "<?").replace("<cin:!", "<!");
    let prefixed =
        prefixed.replace("<cin:Message>", "<cin:Message xmlns:cin='urn:x' xsi:schemaLocation='y'>");
    let expected = ours();
    for bytes in [
        [b"\xef\xbb\xbf", OURS.as_bytes()].concat(),
        utf_16(u16::to_le_bytes, [0xff, 0xfe]),
        utf_16(u16::to_be_bytes, [0xfe, 0xff]),
        OURS.replace("<Message>", "<Message xmlns=\"urn:x\">").into_bytes(),
        prefixed.into_bytes(),
        OURS.replace('\n', "\r\n").into_bytes(),
    ] {
        assert!(recognises(&bytes));
        let register = read(&bytes).unwrap();
        assert_eq!(register.table(&REFERRALS), expected.table(&REFERRALS));
        assert_eq!(codes(&register), codes(&expected));
    }
    let old = OURS.as_bytes().to_vec();
    let at = OURS.find("Invented</SoftwareCode>").unwrap();
    let register = read(&[&old[..at], b"\xe9", &old[at..]].concat()).unwrap();
    assert_eq!(all_of(&register, FindingCode::NotUtf8).len(), 1);
    assert_eq!(register.rows(&REFERRALS), expected.rows(&REFERRALS));
}

#[test]
fn what_is_no_census_is_refused() {
    let code = |bytes: &[u8]| read(bytes).unwrap_err().code();
    assert_eq!(code(b""), "empty_file");
    assert_eq!(code(b" \r\n"), "empty_file");
    let workforce = census(2022, "", "").replace("<Collection>CIN", "<Collection>CSWW");
    let workforce = format!("{}<CSWWWorker/></Message>", &workforce[..workforce.find("<Children>").unwrap()]);
    for other in [
        "child_id,received\r\n1,2010-08-16\r\n",
        "<Workforce><Message/></Workforce>",
        "<!-- <Message> -->",
        "{\"Message\": 1}",
        "<",
        &workforce,
    ] {
        assert!(!recognises(other.as_bytes()), "{other}");
        assert_eq!(code(other.as_bytes()), "unknown_format", "{other}");
    }
    assert_eq!(code(&OURS.as_bytes()[..400]), "unreadable");
    assert!(recognises(&OURS.as_bytes()[..400]));
}

#[test]
fn a_file_cut_off_keeps_what_stands_before() {
    let whole = ours();
    let mut last = 0;
    for end in (1500..OURS.len() - 12).step_by(97) {
        let cut = &OURS[..end];
        let register = read_text(cut);
        assert_eq!(all_of(&register, FindingCode::CutShort).len(), 1);
        assert_eq!(register.rows_read(&REFERRALS), cut.matches("<CINdetails>").count());
        assert_eq!(register.rows_read(&CHILDREN), cut.matches("<Child>").count());
        assert!(register.rows(&REFERRALS) >= last && register.rows(&REFERRALS) <= whole.rows(&REFERRALS));
        last = register.rows(&REFERRALS);
    }
    let crossed = OURS.replacen("</Section47>", "</Section48>", 1);
    let register = read_text(&crossed);
    let found = all_of(&register, FindingCode::CutShort);
    let line = crossed[..crossed.find("</Section48>").unwrap()].matches('\n').count() + 1;
    assert_eq!(found[0].row, u32::try_from(line).ok());
    let id_cut = census(2024, "", "");
    let id_cut = read_text(&id_cut[..id_cut.find("</LAchildID>").unwrap()]);
    assert_eq!((id_cut.rows(&CHILDREN), id_cut.rows_read(&CHILDREN)), (0, 1));
}

#[test]
fn hostile_files_do_no_harm() {
    let deep = format!("{}{}", "<a>".repeat(200_000), "</a>".repeat(200_000));
    let register = read_text(&census(2024, "", &deep));
    assert_eq!(codes(&register), BTreeMap::from([("unknown_item", 1)]));
    let register = read_text(&census(2024, "", &"<CINdetails>".repeat(50_000)));
    assert_eq!(register.rows_read(&REFERRALS), 50_001);
    let huge = "x".repeat(5_000_000);
    let register = read_text(&census(2024, &format!("<UPN>{huge}</UPN>"), &huge));
    assert_eq!(codes(&register), BTreeMap::from([("stray_text", 1)]));
    let references = "&amp;".repeat(500_000);
    let register = read_text(&census(2024, &format!("<UPN>{references}</UPN>"), ""));
    assert!(register.findings().is_empty());
    let attributes: String = (0..50_000).fold(String::new(), |mut text, number| {
        let _ = write!(text, " a{number}='x'");
        text
    });
    let register = read_text(&census(2024, "", &format!("<Section47{attributes}/>")));
    assert_eq!(all_of(&register, FindingCode::UnknownItem).len(), 1);
    let bomb = format!(
        "<!DOCTYPE Message [<!ENTITY lol 'lol'><!ENTITY lol2 '&lol;&lol;'>]>{}",
        census(2024, "<UPN>&lol2;</UPN>", "")
    );
    assert!(recognises(bomb.as_bytes()));
    let register = read_text(&bomb);
    assert_eq!(codes(&register), BTreeMap::from([("entity_not_expanded", 2)]));
    assert_eq!(extras(&register), ["children/c1/UPN=&lol2;"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn mutated_files_never_panic_nor_gain_a_referral(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..4_u8), 1..12)
    ) {
        let mut bytes = OURS.as_bytes()[..20_000].to_vec();
        for (at, byte, how) in changes {
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 => drop(bytes.drain(at..(at + usize::from(byte)).min(bytes.len()))),
                _ => {
                    let piece = bytes[at..(at + 4 * usize::from(byte)).min(bytes.len())].to_vec();
                    bytes.splice(at..at, piece);
                }
            }
        }
        let _ = recognises(&bytes);
        if let Ok(register) = read(&bytes) {
            let episodes = bytes.windows(11).filter(|window| window == b"<CINdetails").count();
            prop_assert!(register.rows_read(&REFERRALS) <= episodes);
        }
    }
}
