//! What is said of rules in JSON that cannot be meant so: what is wrong and where, and nothing of their text.

use dutydesk::regime::Regimes;

/// A word that stands in each mistake and in no message.
const PLANTED: &str = "smith, expected surname";

fn said(json: &str) -> String {
    let error = Regimes::from_json(json).unwrap_err();
    assert_eq!(error.code(), "invalid_rules", "{json}");
    error.to_string()
}

/// Rules with one limit, changed.
fn limit(from: &str, to: &str) -> String {
    let limit = r#"{"local_limits": [
  {"authority": "smith, expected surname", "clock": "initial_assessment", "from": "2010-03-17",
   "limit": {"amount": 7, "unit": "working_days"}}
]}"#;
    assert!(limit.contains(from));
    limit.replace(from, to)
}

#[test]
fn each_mistake_is_said_with_its_place() {
    let of_clock = r#"{"local_clocks": [{"id": "own", "name": "Own", "from": "2010-01-01", "clocks": [
        {"id": "a", "title": "A", "starts_at": "smith, expected surname", "ends_at": "allocated", "limit": null}]}]}"#;
    let mut wrong = Vec::new();
    for (json, expected) in [
        (
            limit("working_days", "days"),
            "no such unit; there are: working_days, calendar_days, weeks, months, hours (line 3, column 41)",
        ),
        (limit(": 7", ": \"smith, expected surname\""), "a value of another kind, expected a whole number from 0 to 65535"),
        (limit(": 7", ": -7"), "a value out of range, expected a whole number from 0 to 65535 (line 3, column 25)"),
        (limit(": 7,", ": 7 \"smith, expected surname\""), "not JSON: expected `,` or `}` (line 3, column 26)"),
        (limit("\"amount\": 7, ", ""), "missing field `amount` (line 3, column 36)"),
        (limit("\"unit\": \"working_days\"", "\"amount\": 8"), "duplicate field `amount`"),
        (
            limit("\"clock\":", "\"smith, expected surname\":"),
            "a field that is not known, expected one of `authority`, `clock`, `from`, `until`, `limit`, `source` (line 2",
        ),
        (limit("initial_assessment", "Smith, Expected Surname"), "clock: an id of 1 to 48 lower-case letters"),
        (limit("initial_assessment", "initial_cppm"), "local_limits, entry 1: clock: the id of a clock"),
        (limit("2010-03-17", "smith, expected surname"), "not a date of the form 2010-12-20 (line 2"),
        (limit("\"2010-03-17\"", "20100317"), "a value of another kind, expected a text (line 2"),
        (
            limit("{\"amount\": 7, \"unit\": \"working_days\"}", "\"smith, expected surname\""),
            "a value of another kind, expected an object of amount and unit (line 3",
        ),
        (
            r#"{"local_limits": "smith, expected surname"}"#.to_owned(),
            "a value of another kind, expected a list (line 1, column 42)",
        ),
        (
            r#"{"nation": "england", "assumed": true, "nation": "smith, expected surname"}"#.to_owned(),
            "duplicate field `nation` (line 1",
        ),
        (
            r#"{"nation": "smith, expected surname"}"#.to_owned(),
            "no such nation; there are: england, wales, scotland, northern_ireland (line 1",
        ),
        (
            r#"{"smith, expected surname": 1}"#.to_owned(),
            "a field that is not known, expected one of `nation`, `regimes`, `assumed`, `authorities`, `local_limits`, `local_clocks`",
        ),
        (r#"{"assumed": "smith, expected surname"}"#.to_owned(), "a value of another kind, expected true or false (line 1"),
        (of_clock.to_owned(), "no such start event; there are: referral_received, "),
        (
            r#"{"local_clocks": [7, "smith, expected surname"]}"#.to_owned(),
            "a value of another kind, expected the name of a shipped set, or an object of id, name, from, until and clocks",
        ),
        (r#"{"nation": "wales", "regimes": []}"#.to_owned(), "nation or regimes, not both"),
        (
            r#"{"authorities": [{"authority": "Kent", "from": "2014-01-01", "regime": "smith, expected surname"}]}"#
                .to_owned(),
            "authorities, entry 1: regime_id: the id of an edition of these regimes",
        ),
        (r#"{"nation": "smith, expected surname"#.to_owned(), "not JSON: EOF while parsing a string (line 1, column 35)"),
        (String::new(), "not JSON: EOF while parsing a value (line 1, column 0)"),
        (r#""smith, expected surname""#.to_owned(), "a value of another kind, expected an object"),
    ] {
        let said = said(&json);
        if !said.starts_with(&format!("rules: {expected}")) {
            wrong.push(format!("{json}\n  {said}, not {expected}"));
        }
        assert!(!said.to_lowercase().contains("smith") && !said.contains("surname"), "{json}: {said}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(limit(": 7", ": 8").contains(PLANTED) && Regimes::from_json(&limit(": 7", ": 8")).is_ok());
    // No list is taken for the fields in order.
    for list in [
        r#"["smith, expected surname"]"#,
        r#"{"local_limits": [["Kent", "initial_assessment", "2010-03-17", null, null, null]]}"#,
        r#"{"authorities": [["Kent", "2014-01-01", "eng-wt-2013"]]}"#,
    ] {
        assert!(
            said(list).starts_with("rules: a value of another kind, expected an object (line 1"),
            "{list}"
        );
    }
}

#[test]
fn json_already_read_has_the_same_mistakes_without_a_place() {
    let read = |json: &str| Regimes::from_value(serde_json::from_str(json).unwrap());
    assert_eq!(
        read(&limit("working_days", "days")).unwrap_err().to_string(),
        "rules: no such unit; there are: working_days, calendar_days, weeks, months, hours"
    );
    assert_eq!(read(&limit(": 7", ": 8")), Regimes::from_json(&limit(": 7", ": 8")));
    let wales = serde_json::Value::String(r#"{"nation": "wales"}"#.to_owned());
    assert_eq!(Regimes::from_value(wales), Regimes::from_json(r#"{"nation": "wales"}"#));
    let broken = Regimes::from_value(serde_json::Value::String("{\n]".to_owned())).unwrap_err();
    assert_eq!(broken.to_string(), "rules: not JSON: key must be a string (line 2, column 1)");
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    let rules = Regimes::from_json("\u{feff}{\"nation\": \"wales\"}").unwrap();
    assert_eq!(rules, Regimes::from_json(r#"{"nation": "wales"}"#).unwrap());
}
