//! The clocks of the invented census, against the ones worked out by hand.

use std::collections::BTreeMap;

use dutydesk::calendar::{Calendar, Day, Division};
use dutydesk::format::cin_census;
use dutydesk::history::View;
use dutydesk::regime::{ClockId, Regimes};
use dutydesk::timescale::{Missing, Timescales, VerdictState};

/// One clock: child, clock, start, due, end, state.
type Line = (String, String, String, String, String, String);

#[test]
fn each_clock_is_as_worked_out_by_hand() {
    let register = cin_census::read(include_bytes!("../data/cin_census_2024.xml")).unwrap();
    let as_of = Day::from_ymd(2024, 3, 31).unwrap();
    let (regimes, calendar) = (Regimes::england(), Calendar::new(Division::EnglandAndWales));
    let text = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    let mut ours: BTreeMap<Line, u32> = BTreeMap::new();
    Timescales::new(&regimes, &calendar, View::Final, as_of).unwrap().each(&register, |verdict| {
        // The hand-made list has no transfer-in clock, says not applicable where we have nothing to say, and nothing of
        // what the census does not ask for.
        let unasked = verdict.missing == Some(Missing::NotReported);
        if verdict.clock == ClockId::TRANSFER_IN_CONFERENCE
            || verdict.state == VerdictState::NotApplicable
            || unasked
        {
            return;
        }
        let state = match verdict.state {
            state if state.runs_in_time() => VerdictState::Running,
            state => state,
        };
        let child = register.case(verdict.case).unwrap().referral().child_id();
        let line = (
            register.text(child).to_owned(),
            verdict.clock.name().to_owned(),
            text(Some(verdict.start)),
            text(verdict.due),
            text(verdict.end),
            state.name().to_owned(),
        );
        *ours.entry(line).or_default() += 1;
    });
    let mut expected: BTreeMap<Line, u32> = BTreeMap::new();
    for line in include_str!("../data/cin_census_2024.expected.csv").lines().skip(1) {
        let cells: Vec<String> = line.split(',').map(str::to_owned).collect();
        let [child, clock, start, due, end, state] = cells.try_into().unwrap();
        if state != "not_applicable" {
            *expected.entry((child, clock, start, due, end, state)).or_default() += 1;
        }
    }
    assert!(expected.len() > 50);
    let wrong: Vec<_> = ours.iter().filter(|(line, count)| expected.get(*line) != Some(*count)).collect();
    let missing: Vec<_> = expected.iter().filter(|(line, count)| ours.get(*line) != Some(*count)).collect();
    assert!(wrong.is_empty() && missing.is_empty(), "ours alone: {wrong:#?}\nby hand alone: {missing:#?}");
}
