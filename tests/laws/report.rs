//! Laws of a report.

use dutydesk::ask::{Asked, Audience};
use dutydesk::backlog::{Ask, Counted, Definition};
use dutydesk::report::{List, Report};
use dutydesk::timescale::CountedAs;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json, to_value};

use crate::laws::grid::{config, views};
use crate::laws::register::{WINDOW, day, rows};

proptest! {
    #![proptest_config(config(100))]

    #[test]
    fn what_is_counted_of_clocks_and_named_backlogs_is_what_their_lists_hold(
        rows in rows(), as_of in (0..WINDOW + 16).prop_map(day), view in views(), count in select(Counted::ALL), rung in 0..4_usize,
    ) {
        let register = rows.register();
        let ask = Ask { view, count, ..Ask::new(as_of, Definition::ladder()[rung].clone()) };
        let asked = Asked::new(ask, Audience::Management);
        let report = to_value(Report::of(&register, &asked).unwrap()).unwrap();
        let held = |list: &Value| {
            let list = List::from_json(&list.to_string()).unwrap();
            list.table(&register, || Ok(asked.clone())).unwrap().rows()
        };
        for clock in report["timeliness"].as_array().unwrap() {
            for counted_as in CountedAs::NAMES {
                // Of what no source records nothing is counted.
                let count = &clock[*counted_as];
                prop_assert!(count.is_null() || count.is_u64());
                if count.is_null() { continue }
                let selection = json!({"clock": clock["clock"], "counted_as": counted_as});
                prop_assert_eq!(&json!(held(&json!({"list": "timescales", "selection": selection}))), count, "{}", selection);
            }
        }
        for region in report["regions"].as_array().unwrap() {
            let list = json!({"list": "named_backlog", "name": region["name"]});
            // Of what no source records nothing is counted.
            prop_assert_eq!(region["count"].is_null(), region["recorded"] == "none");
            if region["count"].is_null() { continue }
            prop_assert_eq!(json!(held(&list)), region["count"].clone(), "{}", list);
        }
    }
}
