//! Laws of the named conventions, each against walking from day to day; and what a convention breaks.

use dutydesk::Error;
use dutydesk::calendar::{
    Calendar, CalendarDays, Convention, Counting, Day, Division, Outside, Roll, Rows, WorkingDays,
};
use proptest::prelude::*;

use super::calendar::{CALENDARS, add, between, calendars, counts, days, is_open};

fn conventions() -> impl Strategy<Value = Convention> {
    let counting = prop_oneof![Just(Counting::Exclusive), Just(Counting::Inclusive)];
    let roll = prop_oneof![Just(Roll::Keep), Just(Roll::Forward), Just(Roll::Backward), Just(Roll::Error)];
    (roll, counting).prop_map(|(roll, counting)| Convention { roll, counting })
}

fn add_by(calendar: &Calendar, start: Day, days: i32, convention: Convention) -> Result<Day, Error> {
    calendar.add_working_days_by(start, WorkingDays(days), convention)
}

fn between_by(calendar: &Calendar, start: Day, end: Day, convention: Convention) -> Result<i32, Error> {
    calendar.working_days_between_by(start, end, convention).map(|days| days.0)
}

fn covered(day: Day) -> Result<Day, Error> {
    if (Calendar::FIRST..=Calendar::LAST).contains(&day) { Ok(day) } else { Err(Error::OutsideCoverage) }
}

/// The day a start becomes, by stepping.
fn rolled(calendar: &Calendar, start: Day, roll: Roll) -> Result<Day, Error> {
    let mut day = covered(start)?;
    while roll != Roll::Keep && !is_open(calendar, day) {
        day = covered(match roll {
            Roll::Forward => day.plus(CalendarDays(1)),
            Roll::Backward => day.plus(CalendarDays(-1)),
            Roll::Keep | Roll::Error => return Err(Error::NotAWorkingDay),
        })?;
    }
    Ok(day)
}

/// The answer of [`Calendar::add_working_days_by`], by ticking off days one after another.
fn ticked_off(calendar: &Calendar, start: Day, days: i32, convention: Convention) -> Result<Day, Error> {
    let mut day = rolled(calendar, start, convention.roll)?;
    let mut left = days.abs();
    if left > 0 && convention.counting == Counting::Inclusive && is_open(calendar, day) {
        left -= 1;
    }
    while left > 0 {
        day = covered(day.plus(CalendarDays(days.signum())))?;
        left -= i32::from(is_open(calendar, day));
    }
    Ok(day)
}

/// The answer of [`Calendar::working_days_between_by`], by looking at each day from one end to the other.
fn ticked_between(calendar: &Calendar, start: Day, end: Day, convention: Convention) -> Result<i32, Error> {
    let forward = start <= end;
    let start = rolled(calendar, start, convention.roll)?;
    if start != end && forward != (start <= end) {
        return Ok(0);
    }
    let (first, last) = (start.min(end), start.max(end));
    let mut count = 0;
    let mut day = first;
    while day <= last {
        let counted = convention.counting == Counting::Inclusive || day != first;
        count += i32::from(counted && is_open(calendar, day));
        day = day.next();
    }
    Ok(if start <= end { count } else { -count })
}

#[test]
fn every_day_rolls_to_a_working_day() {
    for calendar in CALENDARS.iter() {
        let mut day = Calendar::FIRST;
        let mut moved = 0;
        while day <= Calendar::LAST {
            for roll in Roll::ALL.iter().copied() {
                assert_eq!(calendar.roll(day, roll), rolled(calendar, day, roll), "{day} {roll}");
            }
            moved += i32::from(calendar.roll(day, Roll::Forward) != Ok(day));
            day = day.next();
        }
        assert!(moved > 4_000);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn adding_equals_walking(calendar in calendars(), start in days(), k in -60..=60, by in conventions()) {
        prop_assert_eq!(add_by(calendar, start, k, by), ticked_off(calendar, start, k, by));
    }

    #[test]
    fn counting_equals_walking(calendar in calendars(), start in days(), span in -90..=90, by in conventions()) {
        let end = start.plus(CalendarDays(span));
        if covered(end).is_ok() {
            prop_assert_eq!(between_by(calendar, start, end, by), ticked_between(calendar, start, end, by));
        } else {
            prop_assert!(between_by(calendar, start, end, by).is_err());
        }
    }

    #[test]
    fn the_default_is_the_plain_call(calendar in calendars(), a in days(), b in days(), k in counts()) {
        let plain = Convention::default();
        prop_assert_eq!(add_by(calendar, a, k, plain), add(calendar, a, k));
        prop_assert_eq!(between_by(calendar, a, b, plain), Ok(between(calendar, a, b)));
    }

    /// Inclusive counting undoes adding in both directions and from any start, but for a day to itself; exclusive
    /// counting undoes it forwards, and backwards from a working day.
    #[test]
    fn counting_undoes_adding(calendar in calendars(), start in days(), k in counts(), by in conventions()) {
        if let Ok(end) = add_by(calendar, start, k, by) {
            let from = calendar.roll(start, by.roll).unwrap();
            let open = is_open(calendar, from);
            let count = between_by(calendar, start, end, by).unwrap();
            prop_assert_eq!(count, match by.counting {
                // A day to itself has no direction: nothing added, or the day itself as day -1.
                Counting::Inclusive if from == end => i32::from(open),
                Counting::Inclusive => k,
                // Between a start on a day off and the working day before it there is none.
                Counting::Exclusive if k < 0 && !open => k + 1,
                Counting::Exclusive => k,
            });
        }
    }

    #[test]
    fn later_starts_and_more_days_are_due_no_earlier(
        calendar in calendars(), a in days(), b in days(), j in counts(), k in counts(), by in conventions()
    ) {
        let (first, second) = (add_by(calendar, a.min(b), j.min(k), by), add_by(calendar, a.max(b), j.max(k), by));
        if let (Ok(first), Ok(second)) = (first, second) {
            prop_assert!(first <= second);
        }
    }

    #[test]
    fn kept_counts_are_mirror_images(calendar in calendars(), a in days(), b in days()) {
        let inclusive = Convention { counting: Counting::Inclusive, ..Convention::default() };
        let there = between_by(calendar, a, b, inclusive).unwrap();
        let back = between_by(calendar, b, a, inclusive).unwrap();
        // Except that a working day to itself is 1.
        prop_assert_eq!(there, if a == b { i32::from(is_open(calendar, a)) } else { -back });
    }

    #[test]
    fn columns_answer_as_their_rows(
        calendar in calendars(), rows in prop::collection::vec((days(), -90..=90, any::<bool>()), 0..40),
        k in -60..=60, by in conventions()
    ) {
        let starts: Vec<i32> = rows.iter().map(|(start, ..)| start.epoch()).collect();
        let ends: Vec<i32> = rows.iter().map(|(start, span, _)| start.epoch() + span).collect();
        let valid: Vec<bool> = rows.iter().map(|(.., valid)| *valid).collect();
        let starts_given = Rows { values: &starts, valid: &valid };
        let ends_given = Rows { values: &ends, valid: &[] };
        let due = calendar.add_working_days_to_by(starts_given, WorkingDays(k), by, Outside::Nothing);
        let counted = calendar.working_days_between_each_by(starts_given, ends_given, by, Outside::Nothing);
        let scalar = |one: &dyn Fn(Day, Day) -> Result<i32, Error>| {
            let (mut values, mut outside) = (Vec::new(), 0);
            for (start, span, valid) in &rows {
                values.push(match one(*start, start.plus(CalendarDays(*span))) {
                    _ if !valid => None,
                    Err(Error::OutsideCoverage) => { outside += 1; None }
                    answer => Some(answer?),
                });
            }
            Ok((values, outside))
        };
        let column = |answers: Result<dutydesk::calendar::Answers, Error>| answers.map(|answers| {
            let cells = answers.values.iter().zip(&answers.valid);
            (cells.map(|(value, valid)| valid.then_some(*value)).collect::<Vec<_>>(), answers.outside)
        });
        prop_assert_eq!(column(due), scalar(&|start, _| Ok(add_by(calendar, start, k, by)?.epoch())));
        prop_assert_eq!(column(counted), scalar(&|start, end| between_by(calendar, start, end, by)));
    }

    #[test]
    fn months_correspond(start in days(), j in 0..600, k in 0..600) {
        let end = start.add_months(j).unwrap();
        prop_assert_eq!((end.year() * 12 + month(end)) - (start.year() * 12 + month(start)), j);
        // The day of the same number, or the last of a shorter month.
        let (from, to) = (of_month(start), of_month(end));
        prop_assert!(to == from || to < from && of_month(end.next()) == 1);
        // One month after another never ends later than all at once, and back again never later than the start.
        prop_assert!(end.add_months(k).unwrap() <= start.add_months(j + k).unwrap());
        prop_assert!(end.add_months(-j).unwrap() <= start);
    }
}

fn of_month(day: Day) -> u32 {
    day.to_string().rsplit('-').next().unwrap().parse().unwrap()
}

fn month(day: Day) -> i32 {
    i32::try_from(day.month()).unwrap()
}

/// What the conventions break, so that nobody relies on it.
#[test]
fn what_does_not_hold() {
    let calendar = Calendar::new(Division::EnglandAndWales);
    let day = |text: &str| text.parse::<Day>().unwrap();
    let (friday, saturday, sunday, monday) =
        (day("2010-11-19"), day("2010-11-20"), day("2010-11-21"), day("2010-11-22"));
    let forward = Convention { roll: Roll::Forward, ..Convention::default() };
    let backward = Convention { roll: Roll::Backward, ..Convention::default() };
    // A rolled start is no mirror image: to Saturday from Monday is one working day back, and none from Saturday to Monday.
    assert_eq!(between_by(&calendar, saturday, monday, forward), Ok(0));
    assert_eq!(between_by(&calendar, monday, saturday, forward), Ok(-1));
    assert_eq!(between_by(&calendar, saturday, friday, backward), Ok(0));
    // A start rolled past the end leaves nothing to count; from the Monday it becomes it is one working day back.
    assert_eq!(between_by(&calendar, saturday, sunday, forward), Ok(0));
    assert_eq!(between_by(&calendar, monday, sunday, forward), Ok(-1));
    // Counts of two rolled stretches do not add up to that of the whole.
    assert_eq!(between_by(&calendar, friday, saturday, forward), Ok(0));
    assert_eq!(between_by(&calendar, friday, monday, forward), Ok(1));
    // Nor do inclusive ones, whose middle day is counted twice.
    let inclusive = Convention { counting: Counting::Inclusive, ..Convention::default() };
    assert_eq!(between_by(&calendar, friday, friday, inclusive), Ok(1));
    assert_eq!(between_by(&calendar, friday, monday, inclusive), Ok(2));
    // None and one working day, inclusive, end on the same day.
    assert_eq!(add_by(&calendar, friday, 0, inclusive), Ok(friday));
    assert_eq!(add_by(&calendar, friday, 1, inclusive), Ok(friday));
}
