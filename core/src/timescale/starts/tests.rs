//! The rows of the start events, seen from within.

use super::rows;
use crate::regime::StartEvent;
use crate::timescale::recorded::Recorded;

#[test]
fn each_start_event_has_one_row() {
    for event in StartEvent::ALL {
        assert_eq!(rows().filter(|row| row.event == *event).count(), 1, "{event}");
    }
}

#[test]
fn a_row_reads_from_the_records_it_needs() {
    let tables = [
        (Recorded::ASSESSMENTS, "`assessments"),
        (Recorded::ENQUIRIES, "`enquiries"),
        (Recorded::CONFERENCES, "`conferences"),
        (Recorded::PLANS, "`plans"),
        (Recorded::EVENTS, "`events"),
    ];
    for row in rows() {
        assert!(Recorded::EVERYTHING.has(row.needs), "{}", row.event);
        for (records, table) in tables {
            assert!(!row.needs.has(records) || row.read_from.contains(table), "{}: {table}", row.event);
        }
    }
}
