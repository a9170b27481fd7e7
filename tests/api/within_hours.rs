//! Limits in hours: with a time of receipt, by dates alone, and where a desk has hours of its own.

use dutydesk::Error;
use dutydesk::calendar::{Calendar, Day, Deadline, DeskHours, Division, Time};
use dutydesk::case::{EnquiryRow, EventRow, Part, ReferralRow, RegisterBuilder};
use dutydesk::history::View;
use dutydesk::measure::Measure;
use dutydesk::regime::{ClockId, Nation, Regimes};
use dutydesk::table::Cell;
use dutydesk::timescale::{Judging, Timescales, VerdictState};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn time(text: &str) -> Option<Time> {
    (!text.is_empty()).then(|| text.parse().unwrap())
}

fn desk(opens: &str, closes: &str) -> Option<DeskHours> {
    DeskHours::known(time(opens), time(closes)).unwrap()
}

fn with_desk(desk: Option<DeskHours>) -> Judging {
    let mut judging = Judging::default();
    judging.desk_hours = desk;
    judging
}

fn within(received: &str, at: &str, hours: u32, desk: Option<DeskHours>) -> Result<Deadline, Error> {
    Calendar::new(Division::EnglandAndWales).within_hours(day(received), time(at), hours, desk)
}

/// The deadline as text; `~` where it is approximate, `>` where it counts from when the desk opened.
fn due(received: &str, at: &str, hours: u32, desk: Option<DeskHours>) -> String {
    let due = within(received, at, hours, desk).unwrap();
    let marks = (if due.approximate { "~" } else { "" }, if due.deferred { ">" } else { "" });
    format!(
        "{}{}{} {}",
        marks.0,
        marks.1,
        due.day,
        due.time.map_or_else(String::new, |time| time.to_string())
    )
}

#[test]
fn from_a_time_to_the_same_time() {
    assert_eq!(due("2010-11-16", "14:05", 24, None), "2010-11-17 14:05");
    assert_eq!(due("2010-11-16", "00:00", 24, None), "2010-11-17 00:00");
    assert_eq!(due("2010-11-16", "14:05", 72, None), "2010-11-19 14:05");
    assert_eq!(due("2010-11-16", "22:30", 2, None), "2010-11-17 00:30");
    assert_eq!(due("2010-11-16", "22:30", 0, None), "2010-11-16 22:30");
    // Hours of the calendar: a weekend, a holiday and the night on which clocks go back are as any others.
    assert_eq!(due("2010-12-24", "18:00", 24, None), "2010-12-25 18:00");
    assert_eq!(due("2010-10-30", "14:05", 24, None), "2010-10-31 14:05");
}

#[test]
fn by_dates_where_no_time_is_recorded() {
    assert_eq!(due("2010-11-16", "", 24, None), "~2010-11-17 ");
    assert_eq!(due("2010-11-16", "", 1, None), "~2010-11-17 ");
    assert_eq!(due("2010-11-16", "", 25, None), "~2010-11-18 ");
    assert_eq!(due("2010-11-16", "", 0, None), "~2010-11-16 ");
    assert_eq!(due("2010-11-20", "", 48, None), "~2010-11-22 ");
}

#[test]
fn never_earlier_by_dates_than_by_any_time() {
    for hours in 0..100 {
        let by_dates = within("2010-11-16", "", hours, None).unwrap().day;
        for minutes in (0..1440).step_by(7) {
            let at = Time::from_minutes(minutes).unwrap().to_string();
            assert!(within("2010-11-16", &at, hours, None).unwrap().day <= by_dates);
        }
    }
}

#[test]
fn from_when_the_desk_opened() {
    let office = || desk("09:00", "17:00");
    // In its hours, both ends included, nothing changes.
    for at in ["09:00", "12:30", "17:00"] {
        assert_eq!(due("2010-11-19", at, 24, office()), format!("2010-11-20 {at}"));
    }
    assert_eq!(due("2010-11-19", "17:01", 24, office()), ">2010-11-23 09:00");
    assert_eq!(due("2010-11-18", "17:01", 24, office()), ">2010-11-20 09:00");
    assert_eq!(due("2010-11-19", "08:59", 24, office()), ">2010-11-20 09:00");
    assert_eq!(due("2010-11-20", "12:30", 24, office()), ">2010-11-23 09:00");
    // Over Christmas: taken up on Wednesday 29 December.
    assert_eq!(due("2010-12-24", "18:00", 24, office()), ">2010-12-30 09:00");
    // On a day off the time does not matter; on a working day without one it came in the desk's hours.
    assert_eq!(due("2010-11-20", "", 24, office()), ">2010-11-23 09:00");
    assert_eq!(due("2010-11-19", "", 24, office()), "~2010-11-20 ");
}

#[test]
fn where_only_the_closing_hour_is_known() {
    let closing = || desk("", "17:00");
    assert_eq!(due("2010-11-19", "03:00", 24, closing()), "2010-11-20 03:00");
    assert_eq!(due("2010-11-19", "18:30", 24, closing()), ">2010-11-23 00:00");
    // No later than by any opening hour.
    let earliest = within("2010-11-19", "18:30", 24, closing()).unwrap();
    for opens in ["00:01", "08:30", "16:59"] {
        let opened = within("2010-11-19", "18:30", 24, desk(opens, "17:00")).unwrap();
        assert!((earliest.day, earliest.time) < (opened.day, opened.time));
    }
}

#[test]
fn local_closures_shut_the_desk() {
    let shut = Calendar::new(Division::EnglandAndWales).with_closures([day("2010-12-29")]).unwrap();
    let due = shut.within_hours(day("2010-12-24"), time("18:00"), 24, desk("09:00", "17:00")).unwrap();
    assert_eq!((due.day, due.time), (day("2010-12-31"), time("09:00")));
}

#[test]
fn what_is_refused() {
    for (opens, closes) in [("17:00", "09:00"), ("09:00", "09:00"), ("", "00:00"), ("09:00", "")] {
        let refused = DeskHours::known(time(opens), time(closes));
        assert_eq!(refused.unwrap_err().code(), "invalid_argument");
    }
    for (received, hours) in
        [("1989-12-31", 24), ("2031-01-01", 0), ("2030-12-31", 24), ("2010-11-16", u32::MAX)]
    {
        assert_eq!(within(received, "14:05", hours, None), Err(Error::OutsideCoverage));
        assert_eq!(within(received, "", hours, None), Err(Error::OutsideCoverage));
    }
    assert_eq!(within("2030-12-31", "17:01", 0, desk("", "17:00")), Err(Error::OutsideCoverage));
}

/// A referral of Friday evening, discussed on Tuesday: the desk took it up on Monday at 09:00.
#[test]
fn a_measure_goes_by_the_hours_of_the_desk_as_the_verdict_does() {
    let mut builder = RegisterBuilder::new(Part::new("example"));
    let (received, discussed) = (Some(day("2019-11-15")), Some(day("2019-11-19")));
    let referral = ReferralRow {
        referral_id: "r1",
        child_id: "c1",
        received,
        received_time: time("18:30"),
        ..Default::default()
    };
    builder.add(&referral).unwrap();
    let enquiry = EnquiryRow { referral_id: "r1", strategy_discussion: discussed, ..Default::default() };
    builder.add(&enquiry).unwrap();
    let register = builder.finish().unwrap();
    let (regimes, calendar) =
        (Regimes::national(Nation::NorthernIreland), Calendar::new(Division::NorthernIreland));
    for (desk, expected, in_time) in
        [(desk("09:00", "17:00"), VerdictState::Met, 1), (None, VerdictState::Missed, 0)]
    {
        let timescales = Timescales::new(&regimes, &calendar, View::Final, day("2019-12-02")).unwrap();
        let timescales = timescales.judged(with_desk(desk)).unwrap();
        let mut states = Vec::new();
        timescales.each(&register, |verdict| {
            states.extend((verdict.clock == ClockId::STRATEGY_DISCUSSION).then_some(verdict.state));
        });
        assert_eq!(states, [expected]);
        let measured = timescales.timeliness(&register, Measure::of(ClockId::STRATEGY_DISCUSSION)).unwrap();
        assert_eq!(measured.table().cell("in_time", 0), Cell::Integer(in_time));
        assert_eq!(measured.table().cell("late", 0), Cell::Integer(1 - in_time));
    }
}

/// Decided on a Saturday: what is owed from there does not wait for the desk, which takes up referrals.
#[test]
fn only_a_referral_waits_for_the_desk() {
    let mut builder = RegisterBuilder::new(Part::new("example"));
    let (received, decided) = (Some(day("2010-11-19")), Some(day("2010-11-20")));
    let referral = ReferralRow { referral_id: "r1", child_id: "c1", received, decided, ..Default::default() };
    builder.add(&referral).unwrap();
    let visit = EventRow { referral_id: "r1", kind: "visit", on: decided, ..Default::default() };
    builder.add(&visit).unwrap();
    let register = builder.finish().unwrap();
    let rules = r#"{"local_clocks": [{"id": "own", "name": "Own standard", "from": "2010-01-01", "clocks": [
        {"id": "visit_24", "title": "Visit", "starts_at": "decision_recorded", "ends_at": "visit_made",
         "limit": {"amount": 24, "unit": "hours"}}]}]}"#;
    let (regimes, calendar) = (Regimes::from_json(rules).unwrap(), Calendar::new(Division::EnglandAndWales));
    let timescales = Timescales::new(&regimes, &calendar, View::Final, day("2010-11-26")).unwrap();
    let timescales = timescales.judged(with_desk(desk("09:00", "17:00"))).unwrap();
    let mut due = Vec::new();
    timescales.each(&register, |verdict| {
        due.extend((verdict.clock.name() == "visit_24").then_some((verdict.due, verdict.by_date)));
    });
    assert_eq!(due, [(Some(day("2010-11-21")), true)]);
}
