use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::calendar::Time;

fn column(texts: &[&str], known: Known) -> DateColumn {
    DateColumn::read(texts.iter().map(|text| (*text, 1)), known)
}

/// What each text was read as: a day, or a word for why not.
fn said(column: &DateColumn) -> Vec<String> {
    let said = |read: &Read| match read {
        Read::Moment(day, Clock::None) => day.to_string(),
        Read::Moment(day, Clock::At(time)) => format!("{day} {time}"),
        other => format!("{other:?}"),
    };
    column.read.iter().map(said).collect()
}

const BY: fn(DateOrder) -> Known =
    |order| Known { order: Some(order), proved: None, epoch: Epoch::From1900, births: false };

#[test]
fn each_text_of_a_column() {
    let texts = [
        "16/08/2010",
        "2010-08-16",
        "16 Aug 2010 14:05",
        "40406.5",
        "2010-08-15T23:00:00Z",
        "NULL",
        "",
        "#REF!",
        "1900-01-01",
        "31/12/9999",
        "1066-10-14",
        "tbc",
        "31/02/2010",
        "16/08/2010 25:00",
        "45",
        "16/08/10",
        "2010-08-16T14:05:00Z",
    ];
    let column = column(&texts, Known::default());
    let expected = [
        "2010-08-16",
        "2010-08-16",
        "2010-08-16 14:05",
        "2010-08-16 12:00",
        "2010-08-16",
        "Blank",
        "Blank",
        "Blank",
        "Placeholder",
        "Placeholder",
        "Implausible",
        "Unreadable",
        "Unreadable",
        "Moment(2010-08-16, Unreadable)",
        "Unreadable",
        "2010-08-16",
        "2010-08-16 15:05",
    ];
    assert_eq!(said(&column), expected);
    let tally = &column.tally;
    let counted = [
        tally.timed,
        tally.turned,
        tally.blank,
        tally.error,
        tally.placeholder,
        tally.implausible,
        tally.unreadable,
    ];
    assert_eq!(counted, [4, 2, 3, 1, 2, 1, 3]);
    let forms: Vec<_> = tally.forms().map(|(form, _, cells)| (form, cells)).collect();
    let expected = [
        (DateForm::YearFirst, 3),
        (DateForm::DayFirst, 2),
        (DateForm::DayFirstShort, 1),
        (DateForm::NamedMonth, 1),
        (DateForm::Serial, 1),
    ];
    assert_eq!(forms, expected);
    assert_eq!((column.shows, column.doubt), (Some(DateOrder::DayFirst), None));
    let faults: Vec<_> = column.read.iter().filter_map(|read| read.fault()).map(FindingCode::name).collect();
    assert_eq!(
        faults,
        [
            "placeholder_date",
            "placeholder_date",
            "implausible_date",
            "unreadable_date",
            "unreadable_date",
            "unreadable_date",
        ]
    );
}

#[test]
fn a_month_first_column_is_read_so_and_said() {
    let texts = ["08/16/2010", "09/01/2010", "08/17/2010 2:05 PM", "10/05/2010"];
    let read = column(&texts, Known::default());
    assert_eq!(said(&read), ["2010-08-16", "2010-09-01", "2010-08-17 14:05", "2010-10-05"]);
    assert_eq!((read.shows, read.doubt), (Some(DateOrder::MonthFirst), Some(FindingCode::DatesMonthFirst)));
    let read = column(&texts, BY(DateOrder::MonthFirst));
    assert_eq!(said(&read), ["2010-08-16", "2010-09-01", "2010-08-17 14:05", "2010-10-05"]);
    assert_eq!(read.doubt, None);
    let read = column(&texts, BY(DateOrder::DayFirst));
    assert_eq!(said(&read), ["Unreadable", "2010-01-09", "Unreadable", "2010-05-10"]);
    assert_eq!(read.doubt, None);
}

#[test]
fn a_column_of_both_orders_is_not_guessed() {
    let texts = ["16/08/2010", "08/17/2010", "09/01/2010", "05/05/2010", "2010-08-16", "01 Sep 2010"];
    let read = column(&texts, Known::default());
    assert_eq!(
        said(&read),
        ["2010-08-16", "2010-08-17", "Unreadable", "2010-05-05", "2010-08-16", "2010-09-01"]
    );
    assert_eq!((read.shows, read.doubt), (None, Some(FindingCode::DatesOfTwoOrders)));
    let read = column(&texts, BY(DateOrder::DayFirst));
    assert_eq!(
        said(&read),
        ["2010-08-16", "Unreadable", "2010-01-09", "2010-05-05", "2010-08-16", "2010-09-01"]
    );
}

#[test]
fn few_slips_among_many_dates_are_slips() {
    let cells = [("16/08/2010", 60), ("09/01/2010", 60), ("08/17/2010", 3)];
    let read = DateColumn::read(cells, Known::default());
    assert_eq!(said(&read), ["2010-08-16", "2010-01-09", "Unreadable"]);
    assert_eq!((read.doubt, read.tally.unreadable), (None, 3));
}

#[test]
fn a_column_that_could_be_either_follows_the_file() {
    let either = [
        "09/01/2010",
        "10/05/2010",
        "11/05/2010",
        "12/05/2010",
        "01/02/2010",
        "02/03/2010",
        "03/04/2010",
        "04/05/2010",
    ];
    let small = column(&either[..3], Known::default());
    assert_eq!((said(&small)[0].as_str(), small.doubt), ("2010-01-09", None));
    let read = column(&either, Known::default());
    assert_eq!(
        (said(&read)[0].as_str(), read.doubt, read.shows),
        ("2010-01-09", Some(FindingCode::DatesCouldBeEither), None)
    );
    // The same day at several times is one date.
    let timed: Vec<String> = (10..24).map(|hour| format!("09/01/2010 {hour}:00")).collect();
    let timed: Vec<&str> = timed.iter().map(String::as_str).collect();
    assert_eq!(column(&timed, Known::default()).doubt, None);

    let cells = |texts: &[&'static str]| texts.iter().map(|text| (*text, 1)).collect::<Vec<_>>();
    let known = Known::default();
    let file =
        |other: &[&'static str]| DateColumn::read_file(&[(cells(&either), known), (cells(other), known)]);
    let with_day_first = file(&["16/08/2010"]);
    assert_eq!((said(&with_day_first[0])[0].as_str(), with_day_first[0].doubt), ("2010-01-09", None));
    let with_month_first = file(&["08/16/2010"]);
    assert_eq!(said(&with_month_first[0])[0], "2010-09-01");
    assert_eq!(
        with_month_first.iter().map(|column| column.doubt).collect::<Vec<_>>(),
        [Some(FindingCode::DatesMonthFirst); 2]
    );
    let with_none = file(&["2010-08-16"]);
    assert_eq!(with_none[0].doubt, Some(FindingCode::DatesCouldBeEither));
    let files = DateColumn::read_file(&[
        (cells(&either), known),
        (cells(&["16/08/2010"]), known),
        (cells(&["08/16/2010"]), known),
    ]);
    assert_eq!(
        (said(&files[0])[0].as_str(), files[0].doubt),
        ("2010-01-09", Some(FindingCode::DatesCouldBeEither))
    );
}

#[test]
fn births_and_workbooks_are_told() {
    let births = Known { births: true, ..Known::default() };
    assert_eq!(said(&column(&["01/01/1970", "01/01/1900"], births)), ["1970-01-01", "Placeholder"]);
    assert_eq!(said(&column(&["01/01/1970"], Known::default())), ["Placeholder"]);
    assert_eq!(
        said(&column(&["38944", "16/08/2010"], Known { epoch: Epoch::From1904, ..Known::default() })),
        ["2010-08-16", "2010-08-16"]
    );
}

#[test]
fn a_time_beside_a_date() {
    let at = |hour, minute| Clock::At(Time::new(hour, minute).unwrap());
    for (text, clock) in [
        ("", Clock::None),
        ("NULL", Clock::None),
        ("0", Clock::None),
        ("00:00", Clock::None),
        ("24:00", Clock::None),
        ("14:05", at(14, 5)),
        ("02:05:00 PM", at(14, 5)),
        ("12:05 AM", at(0, 5)),
        ("tbc", Clock::Unreadable),
        ("25:00", Clock::Unreadable),
    ] {
        assert_eq!(clock_of(text), clock, "{text}");
    }
}

/// The forms that leave the order open, by day, month and year.
const OPEN: [fn(u32, u32, i32) -> String; 4] = [
    |first, second, year| format!("{first:02}/{second:02}/{year}"),
    |first, second, year| format!("{first}.{second}.{year}"),
    |first, second, year| format!("{first:02}-{second:02}-{:02} 14:05", year % 100),
    |first, second, year| format!("{first:02}{second:02}{year}"),
];

proptest! {
    #[test]
    fn a_column_in_one_form_is_read_whole_or_says_why_not(
        numbers in proptest::collection::vec(7_300_i64..21_900, 1..60), form in 0_usize..4, month_first: bool, named: bool,
    ) {
        let days: Vec<Day> = numbers.iter().map(|number| Day::from_epoch(*number).unwrap()).collect();
        let write = |day: &Day| {
            let (first, second) = (day.day_of_month(), day.month());
            let (first, second) = if month_first { (second, first) } else { (first, second) };
            OPEN[form](first, second, day.year())
        };
        let texts: Vec<String> = days.iter().map(write).collect();
        let order = if month_first { DateOrder::MonthFirst } else { DateOrder::DayFirst };
        let known = if named { BY(order) } else { Known::default() };
        let column = DateColumn::read(texts.iter().map(|text| (text.as_str(), 1)), known);
        let read: Vec<Option<Day>> = column.read.iter().map(|read| match read {
            Read::Moment(day, _) => Some(*day),
            _ => None,
        }).collect();
        let right = read == days.iter().copied().map(Some).collect::<Vec<_>>();
        if named {
            prop_assert!(right && column.doubt.is_none());
        } else if !month_first {
            prop_assert!(right && column.doubt != Some(FindingCode::DatesOfTwoOrders));
        } else {
            // Wrong in silence only where fewer than eight dates stand there and each could be either.
            let open = |day: &&Day| day.day_of_month() <= 12 && day.day_of_month() != day.month();
            let open: BTreeSet<&Day> = days.iter().filter(open).collect();
            let sure = days.iter().filter(|day| day.day_of_month() > 12).count();
            match column.doubt {
                Some(FindingCode::DatesMonthFirst) => prop_assert!(right),
                Some(FindingCode::DatesOfTwoOrders) => {
                    prop_assert!(read.iter().zip(&days).all(|(read, day)| read.is_none_or(|read| read == *day)));
                }
                Some(_) => prop_assert_eq!(sure, 0),
                None => prop_assert!(right || (sure == 0 && open.len() < 8)),
            }
        }
    }

    #[test]
    fn what_one_day_says_no_other_text_of_its_column_changes(
        number in 7_300_i64..21_900, others in proptest::collection::vec("[0-9/ -]{0,10}", 0..20),
    ) {
        let day = Day::from_epoch(number).unwrap();
        let iso = day.to_string();
        let texts = others.iter().map(String::as_str).chain([iso.as_str()]);
        let column = DateColumn::read(texts.map(|text| (text, 2)), Known::default());
        prop_assert_eq!(column.read.len(), others.len() + 1);
        prop_assert_eq!(column.read.last(), Some(&Read::Moment(day, Clock::None)));
        let tally = &column.tally;
        let cells: u32 = tally.forms().map(|(_, _, cells)| cells).sum::<u32>()
            + tally.blank + tally.placeholder + tally.implausible + tally.unreadable;
        prop_assert_eq!(cells, u32::try_from(column.read.len()).unwrap() * 2);
    }
}
