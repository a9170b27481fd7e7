//! Laws of working-day arithmetic, for any division, any closures and any day covered.

use std::sync::LazyLock;

use dutydesk::Error;
use dutydesk::calendar::{Calendar, CalendarDays, Day, DayNumber, Division, Outside, Rows, WorkingDays};
use proptest::prelude::*;

/// Each division twice: as it is, and with closures in every week of some years.
pub static CALENDARS: LazyLock<Vec<Calendar>> = LazyLock::new(|| {
    let closures = |calendar: Calendar| {
        let days = (0..500).map(|week| Calendar::FIRST.plus(CalendarDays(4_000 + 8 * week)));
        calendar.with_closures(days).unwrap()
    };
    let plain = [Division::EnglandAndWales, Division::Scotland, Division::NorthernIreland].map(Calendar::new);
    plain.iter().cloned().chain(plain.iter().cloned().map(closures)).collect()
});

pub fn calendars() -> impl Strategy<Value = &'static Calendar> {
    (0..CALENDARS.len()).prop_map(|index| &CALENDARS[index])
}

pub fn days() -> impl Strategy<Value = Day> {
    let last = Calendar::LAST.since(Calendar::FIRST).0;
    // As often as not within a fortnight of either end or of a Christmas, where the hard cases are.
    let anywhere = (0..=last).prop_map(|offset| Calendar::FIRST.plus(CalendarDays(offset)));
    let christmas = (1990..=2030, -14..=6)
        .prop_map(|(year, offset)| Day::from_ymd(year, 12, 25).unwrap().plus(CalendarDays(offset)));
    let first = (0..14).prop_map(|offset| Calendar::FIRST.plus(CalendarDays(offset)));
    let end = (0..14).prop_map(|offset: i32| Calendar::LAST.plus(CalendarDays(-offset)));
    prop_oneof![3 => anywhere, 1 => christmas, 1 => first, 1 => end]
}

/// Some answers on each side of nought, short and long.
pub fn counts() -> impl Strategy<Value = i32> {
    prop_oneof![4 => -60..=60, 1 => -11_000..=11_000]
}

pub fn add(calendar: &Calendar, start: Day, days: i32) -> Result<Day, Error> {
    calendar.add_working_days(start, WorkingDays(days))
}

pub fn between(calendar: &Calendar, start: Day, end: Day) -> i32 {
    calendar.working_days_between(start, end).unwrap().0
}

/// The k-th working day after (before) a day, by stepping from one day to the next.
pub fn walk(calendar: &Calendar, start: Day, days: i32) -> Result<Day, Error> {
    let mut day = start;
    let mut left = days.abs();
    while left > 0 {
        day = day.plus(CalendarDays(days.signum()));
        if calendar.is_working_day(day)? {
            left -= 1;
        }
    }
    Ok(day)
}

/// What the calendar says of a day, by the list of holidays and closures rather than by its tables.
pub fn is_open(calendar: &Calendar, day: Day) -> bool {
    day.weekday() < 5 && calendar.holiday_name(day).is_none() && !calendar.closures().contains(&day)
}

#[test]
fn tables_equal_walking_day_by_day() {
    for calendar in CALENDARS.iter() {
        let mut working_days = 0;
        let mut latest = None;
        let mut day = Calendar::FIRST;
        while day <= Calendar::LAST {
            let open = is_open(calendar, day);
            assert_eq!(calendar.is_working_day(day), Ok(open), "{calendar:?} {day}");
            // Backwards from the day to the working day before it; forwards from there to this day.
            assert_eq!(add(calendar, day, -1).ok(), latest, "{calendar:?} {day}");
            if open {
                working_days += 1;
                if let Some(latest) = latest {
                    assert_eq!(add(calendar, latest, 1), Ok(day), "{calendar:?} {day}");
                }
                latest = Some(day);
            }
            assert_eq!(between(calendar, Calendar::FIRST, day), working_days, "{calendar:?} {day}");
            day = day.next();
        }
        assert!(working_days > 9_000);
    }
}

/// The answers of a column against those of its days one by one.
fn assert_as_one_by_one<C: DayNumber + Default + PartialEq + std::fmt::Debug>(
    calendar: &Calendar,
    starts: &[C],
    ends: &[C],
    k: i32,
) {
    let day = |cell: C| Day::from_epoch(cell.into()).unwrap_or(Day::MAX);
    let cell = |answer: Option<i32>| answer.map_or(C::NO_ANSWER, C::from);
    let mut answers = vec![C::default(); starts.len()];
    let lacking = calendar.add_working_days_into(starts, WorkingDays(k), &mut answers);
    let due = |start: &C| cell(add(calendar, day(*start), k).ok().map(Day::epoch));
    assert!(starts.iter().map(due).eq(answers.iter().copied()), "{k} {}", starts.len());
    assert_eq!(lacking, answers.contains(&C::NO_ANSWER));
    let lacking = calendar.working_days_between_into(starts, ends, &mut answers);
    let count = |(start, end): (&C, &C)| {
        cell(calendar.working_days_between(day(*start), day(*end)).ok().map(|count| count.0))
    };
    assert!(starts.iter().zip(ends).map(count).eq(answers.iter().copied()), "{}", starts.len());
    assert_eq!(lacking, answers.contains(&C::NO_ANSWER));
}

#[test]
fn a_column_answers_as_its_days_one_by_one() {
    let [first, last] = [Calendar::FIRST, Calendar::LAST].map(Day::epoch);
    let calendar = &CALENDARS[3];
    // Every day covered and some beyond each end, over and over; then what is no day at all.
    let days: Vec<i32> = (first - 3..=last + 3).collect();
    for rows in [0, 1, 14_981, (1 << 17) - 1, 1 << 17, (1 << 17) + 1] {
        let mut starts: Vec<i32> = days.iter().copied().cycle().take(rows).collect();
        let mut ends: Vec<i32> = days.iter().rev().copied().cycle().take(rows).collect();
        starts.extend([i32::MIN, i32::MAX, first, last, 0]);
        ends.extend([first, last, i32::MAX, i32::MIN, 0]);
        let wide = |days: &[i32]| -> Vec<i64> { days.iter().copied().map(i64::from).collect() };
        let (mut wide_starts, mut wide_ends) = (wide(&starts), wide(&ends));
        for far in [i64::MIN, i64::MAX, i64::from(first) + (1 << 32), i64::from(last) - (1 << 32)] {
            wide_starts.extend([far, i64::from(first)]);
            wide_ends.extend([i64::from(first), far]);
        }
        for k in [-45, -1, 0, 1, 45, 10_000, i32::MIN, i32::MAX] {
            assert_as_one_by_one(calendar, &starts, &ends, k);
            assert_as_one_by_one(calendar, &wide_starts, &wide_ends, k);
        }
        let (within, valid) = (&days[3..days.len() - 3], vec![true; starts.len()]);
        assert_as_one_by_one(calendar, within, within, 0);
        assert!(!calendar.working_days_between_into(within, within, &mut vec![0; within.len()]));
        let rows = Rows { values: &starts, valid: &valid };
        let lenient = calendar.add_working_days_to(rows, WorkingDays(45), Outside::Nothing).unwrap();
        let answered = starts
            .iter()
            .map(|start| Day::from_epoch(i64::from(*start)).and_then(|start| add(calendar, start, 45)));
        assert!(answered.clone().map(|due| due.is_ok()).eq(lenient.valid.iter().copied()));
        assert!(answered.clone().map(|due| due.map_or(0, Day::epoch)).eq(lenient.values.iter().copied()));
        assert_eq!(lenient.outside, answered.filter(Result::is_err).count());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn adding_then_counting_gives_the_days_added(calendar in calendars(), start in days(), k in 0..11_000) {
        if let Ok(end) = add(calendar, start, k) {
            prop_assert_eq!(between(calendar, start, end), k);
            prop_assert!(k == 0 || is_open(calendar, end));
        } else {
            prop_assert!(k > between(calendar, start, Calendar::LAST));
        }
    }

    #[test]
    fn counting_adds_up(calendar in calendars(), a in days(), b in days(), c in days()) {
        let sum = between(calendar, a, b) + between(calendar, b, c);
        prop_assert_eq!(between(calendar, a, c), sum);
    }

    #[test]
    fn counting_back_is_minus_counting(calendar in calendars(), a in days(), b in days()) {
        prop_assert_eq!(between(calendar, a, b), -between(calendar, b, a));
        prop_assert_eq!(between(calendar, a, a), 0);
        prop_assert!(a > b || between(calendar, a, b) >= 0);
    }

    #[test]
    fn a_later_start_is_due_no_earlier(calendar in calendars(), a in days(), b in days(), k in counts()) {
        let (earlier, later) = (a.min(b), a.max(b));
        if let (Ok(first), Ok(second)) = (add(calendar, earlier, k), add(calendar, later, k)) {
            prop_assert!(first <= second);
        }
    }

    #[test]
    fn more_days_are_due_later(calendar in calendars(), start in days(), j in counts(), k in counts()) {
        if let (Ok(first), Ok(second)) = (add(calendar, start, j), add(calendar, start, k)) {
            prop_assert_eq!(first.cmp(&second), j.cmp(&k));
        }
    }

    #[test]
    fn adding_equals_walking(calendar in calendars(), start in days(), k in -300..=300) {
        prop_assert_eq!(add(calendar, start, k), walk(calendar, start, k));
    }

    #[test]
    fn adding_twice_is_adding_the_sum(calendar in calendars(), start in days(), j in 0..300, k in 0..300) {
        if let Ok(end) = add(calendar, start, j + k) {
            let middle = add(calendar, start, j).unwrap();
            prop_assert_eq!(add(calendar, middle, k), Ok(end));
        }
    }

    #[test]
    fn subtracting_is_the_mirror_image(calendar in calendars(), start in days(), k in 1..11_000_i32) {
        match add(calendar, start, -k) {
            // The k-th working day strictly before: itself open, with k - 1 more between it and the start.
            Ok(before) => {
                prop_assert!(before < start && is_open(calendar, before));
                let after_it = between(calendar, before, start);
                prop_assert_eq!(after_it, k - i32::from(!is_open(calendar, start)));
                if is_open(calendar, start) {
                    prop_assert_eq!(add(calendar, before, k), Ok(start));
                }
            }
            Err(error) => {
                prop_assert_eq!(error, Error::OutsideCoverage);
                let strictly_before = between(calendar, Calendar::FIRST, start) - i32::from(is_open(calendar, start));
                prop_assert!(k > strictly_before);
            }
        }
    }
}
