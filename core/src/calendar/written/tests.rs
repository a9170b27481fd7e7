use proptest::prelude::*;

use super::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn at(hour: u16, minute: u16) -> Clock {
    Time::new(hour, minute).map(Clock::At).unwrap()
}

#[test]
fn every_form_of_a_day() {
    for text in [
        "2010-08-16",
        "2010/8/16",
        "2010.08.16",
        "2010 08 16",
        "2010-Aug-16",
        "16/08/2010",
        "16-08-2010",
        "16.08.2010",
        "16 08 2010",
        "16/8/2010",
        "16  08  2010",
        "16/08/2010.",
        "16/08/2010,",
        " 16/08/2010 ",
        "16/08/10",
        "16-08-10",
        "16.8.10",
        "16 Aug 2010",
        "16-Aug-2010",
        "16-AUG-2010",
        "16 august 2010",
        "16 August 2010",
        "16 Aug. 2010",
        "16-Aug-10",
        "16 Aug 10",
        "16Aug2010",
        "16AUG10",
        "Mon 16 Aug 2010",
        "Monday, 16th August 2010",
        "Monday 16 August 2010",
        "Mon, 16 Aug 2010",
        "16th of August 2010",
        "August 16, 2010",
        "August 16th, 2010",
        "Aug 16 2010",
        "Aug. 16, 2010",
        "Mon Aug 16 2010",
        "20100816",
        "20100816.0",
        "16082010",
        "16082010.0",
        "=\"16/08/2010\"",
        "'16/08/2010",
        "\"16/08/2010\"",
        "16\u{a0}August\u{a0}2010",
        "16–08–2010",
        "\u{feff}16/08/2010",
        "16/08/2010\u{200b}",
    ] {
        assert_eq!(moment(text), Some((day("2010-08-16"), Clock::None)), "{text}");
        assert_eq!(day_of(text), Some(day("2010-08-16")), "{text}");
    }
    for (text, read) in [
        ("14 Sept 2010", "2010-09-14"),
        ("1st September 2010", "2010-09-01"),
        ("2nd Sep 2010", "2010-09-02"),
        ("3rd Sept. 2010", "2010-09-03"),
        ("10-08-16", "2016-08-10"),
        ("01/01/29", "2029-01-01"),
        ("01/01/30", "1930-01-01"),
        ("31/12/99", "1999-12-31"),
        ("01/01/00", "2000-01-01"),
        ("29/02/2012", "2012-02-29"),
        ("20122010", "2010-12-20"),
        ("31129999", "9999-12-31"),
        ("May 1 2010", "2010-05-01"),
        ("0001-01-01", "0001-01-01"),
    ] {
        assert_eq!(day_of(text), Some(day(read)), "{text}");
    }
}

#[test]
fn what_is_no_date() {
    for text in [
        "",
        " ",
        "tbc",
        "14:05",
        ":",
        "2010",
        "08/2010",
        "Aug 2010",
        "16 Aug",
        "31/02/2010",
        "29/02/2011",
        "12/31/2010",
        "08/16/2010 14:05",
        "2010/13/12",
        "2010-16-08-1",
        "3/12/2010/1",
        "16/08/201",
        "16/08/20100",
        "16/08/2010 tbc",
        "16/08/2010x",
        "16/08/2010 14",
        "16/08/2010 17/08/2010",
        "16/08/2010 - 17/08/2010",
        "1608/2010",
        "1608",
        "201008166",
        "40406",
        "40406.5",
        "20100816.5",
        "0",
        "1.2",
        "-40406",
        "16 Augustus 2010",
        "16 Au 2010",
        "é",
        "16/08/２０１０",
        "1 in 5, 2010",
        "W017",
        "12-34-5678",
        "99999999",
        "16/08/2010T",
        "2010-08-16+25:00",
        "16082010x",
        "2010-08-16Zulu",
    ] {
        assert_eq!(moment(text), None, "{text}");
        assert_eq!(day_of(text), None, "{text}");
    }
}

#[test]
fn a_time_beside_a_date() {
    let five_past_two = at(14, 5);
    for text in [
        "2010-08-16T14:05",
        "2010-08-16 14:05:30",
        "16/08/2010 14:05",
        "16/08/2010  14:05",
        "16 August 2010  14:05",
        "16/08/2010 2:05 PM",
        "16/08/2010 02:05:00 PM",
        "16/08/2010 2:05pm",
        "16/08/2010 2.05pm",
        "16/08/2010 2.05 p.m.",
        "16/08/2010 14.05",
        "16/08/2010 14.05.30",
        "2010-08-16T14:05:30.123",
        "2010-08-16 14:05:30,123456",
        "2010-08-16T14:05:30.123456789",
        "16-AUG-2010 14:05:00",
        "16AUG2010:14:05:00",
        "16/08/2010, 14:05:00",
        "16/08/2010, 2:05:00\u{202f}PM",
        "Mon 16 Aug 2010 14:05",
        "16/08/10 14:05",
        "20100816 14:05",
        "20100816T14:05:00",
        "16082010 14:05",
        "=\"16/08/2010 14:05\"",
        "16/08/2010 at 14:05",
        "16/08/2010 14:05hrs",
        "16 Aug 2010 14:05:30:123",
        "2010-08-16t14:05",
        "16/08/2010 14:05 PM",
        "August 16, 2010 2:05 PM",
        // the same in other zones
        "2010-08-16T13:05Z",
        "2010-08-16T13:05:00.000Z",
        "2010-08-16T14:05:00+01:00",
        "2010-08-16 14:05:00+0100",
        "2010-08-16 14:05:00 +01",
        "2010-08-16T09:05:00-04:00",
        "2010-08-16 13:05:00 UTC",
        "16/08/2010 14:05 BST",
        "16/08/2010 13:05 GMT",
        "Mon Aug 16 2010 14:05:00 GMT+0100 (British Summer Time)",
        "2010-08-16T18:35+05:30",
    ] {
        assert_eq!(moment(text), Some((day("2010-08-16"), five_past_two)), "{text}");
        assert_eq!(day_of(text), None, "{text}");
    }
    for text in [
        "16/08/2010 00:00",
        "16 August 2010 00:00:00",
        "2010-08-16T00:00:00Z",
        "16-AUG-2010 00:00:00",
        "16-aug-2010 0:00:00",
        "2010-08-16 00:00:00.000",
        "16/08/2010 12:00 AM",
        "16/08/2010 12:00:00 am",
        "16/08/2010 24:00",
        "2010-08-16T24:00:00",
        "2010-08-15T23:00:00.000Z",
        "2010-08-15T23:00Z",
        "2010-08-16T00:00:00+01:00",
        "2010-08-16Z",
        "2010-08-16+01:00",
        "2010-08-16-05:00",
        "2010-08-16+0100",
        "2010-08-15T24:00:00+01:00",
    ] {
        assert_eq!(moment(text), Some((day("2010-08-16"), Clock::None)), "{text}");
        assert_eq!(day_of(text), Some(day("2010-08-16")), "{text}");
    }
    for (text, read, clock) in [
        ("16/08/2010 12:30 PM", "2010-08-16", at(12, 30)),
        ("16/08/2010 12:30 AM", "2010-08-16", at(0, 30)),
        ("16/08/2010 2pm", "2010-08-16", at(14, 0)),
        ("2010-12-15T00:00:00.000Z", "2010-12-15", Clock::None),
        ("2010-12-15T14:05:00Z", "2010-12-15", at(14, 5)),
        ("2010-08-15T23:30:00Z", "2010-08-16", at(0, 30)),
        ("2010-12-31T23:30:00-01:00", "2011-01-01", at(0, 30)),
        ("2010-10-31T00:59:00Z", "2010-10-31", at(1, 59)),
        ("2010-10-31T01:00:00Z", "2010-10-31", at(1, 0)),
    ] {
        assert_eq!(moment(text), Some((day(read), clock)), "{text}");
    }
    for text in [
        "16/08/2010 25:00",
        "16/08/2010 14:60",
        "16/08/2010 14:05 XM",
        "16/08/2010 24:01",
        "16/08/2010 13:05 AM",
        "16/08/2010 14:05:61",
    ] {
        assert_eq!(moment(text), Some((day("2010-08-16"), Clock::Unreadable)), "{text}");
    }
}

#[test]
fn times_alone() {
    for text in [
        "14:05",
        "14:05:30",
        "2:05 PM",
        "02:05:00 PM",
        "2.05pm",
        "2.05 pm",
        "14.05",
        "14.05.30",
        "14:05:30.5",
        " 14:05 ",
        "'14:05",
        "=\"14:05\"",
        "14:5",
        "14:05hrs",
        "0.58681",
        "0.5868055555555556",
        "16/08/2010 14:05",
        "1899-12-30 14:05:00",
    ] {
        assert_eq!(time_of(text), Time::new(14, 5), "{text}");
    }
    for (text, hour) in [
        ("12 AM", 0),
        ("12am", 0),
        ("12 PM", 12),
        ("9am", 9),
        ("00:00", 0),
        ("0.5", 12),
        ("00.00", 0),
        ("9 p.m.", 21),
    ] {
        assert_eq!(time_of(text), Time::new(hour, 0), "{text}");
    }
    for text in [
        "",
        "14",
        "1405",
        "24:00",
        "25:00",
        "14:60",
        "14:05 XM",
        "tbc",
        "0",
        "0.25",
        "16/08/2010",
        "14:05Z",
        "0 PM",
        "13 AM",
        "14.5",
        "1.5",
    ] {
        assert_eq!(time_of(text), None, "{text}");
    }
    assert_eq!(minutes_of("24:00"), Some(1440));
}

#[test]
fn numbers_of_a_workbook() {
    let read = |text: &str, epoch| Written::read(text).and_then(|written| written.moment(epoch));
    let both = |text| [read(text, Epoch::From1900), read(text, Epoch::From1904)];
    let sixteenth = Some((day("2010-08-16"), Clock::None));
    assert_eq!([both("40406")[0], both("38944")[1]], [sixteenth; 2]);
    assert_eq!([both("40406.0")[0], both("40405.9999999")[0]], [sixteenth; 2]);
    assert_eq!(both("40406.5")[0], Some((day("2010-08-16"), at(12, 0))));
    assert_eq!(both("40406.5868055556")[0], Some((day("2010-08-16"), at(14, 5))));
    assert_eq!(both("40406.58680555555555555")[0], Some((day("2010-08-16"), at(14, 5))));
    for (number, read) in [(1, "1900-01-01"), (59, "1900-02-28"), (61, "1900-03-01"), (36526, "2000-01-01")] {
        assert_eq!(Epoch::From1900.day(number), Some(day(read)));
    }
    assert_eq!(Epoch::From1900.day(60), None);
    assert_eq!(Epoch::From1904.day(0), Some(day("1904-01-01")));
    for text in ["2010", "45", "3", "400000", "4040 6", "40406.x", "40406 14:05", "40406.5.5"] {
        assert_eq!(Written::read(text), None, "{text}");
    }
}

#[test]
fn eight_figures_are_one_date_only() {
    let mut day = day("1900-01-01");
    while day.year() <= 2100 {
        let (year, month, date) = (day.year(), day.month(), day.day_of_month());
        let year_first = Written::read(&format!("{year}{month:02}{date:02}")).unwrap();
        assert_eq!((year_first.form, year_first.day(Epoch::From1900)), (DateForm::Figures, Some(day)));
        let day_first = Written::read(&format!("{date:02}{month:02}{year}")).unwrap();
        assert_eq!((day_first.form, day_first.day(Epoch::From1900)), (DateForm::FiguresDayFirst, Some(day)));
        let month_first = Written::read(&format!("{month:02}{date:02}{year}")).unwrap().month_first();
        assert_eq!(
            (month_first.form, month_first.day(Epoch::From1900)),
            (DateForm::FiguresMonthFirst, Some(day))
        );
        day = day.next();
    }
}

#[test]
fn dates_that_stand_for_none() {
    for text in [
        "1900-01-01",
        "01/01/1900",
        "1900-01-01 00:00:00.000",
        "1900-01-02",
        "02/01/1900",
        "1899-12-30",
        "30/12/1899",
        "12/30/1899",
        "1899-12-31",
        "00/01/1900",
        "0/1/1900",
        "1/0/1900",
        "1900-01-00",
        "1753-01-01",
        "0001-01-01",
        "01/01/0001",
        "9999-12-31",
        "31/12/9999",
        "12/31/9999 23:59:59",
        "31-DEC-9999",
        "2999-12-31",
        "00/00/0000",
        "0000-00-00",
        "00000000",
        "00/00/00",
        "19000101",
        "31129999",
        "0",
        "1",
        "0.0",
        "1900-01-01T00:00:00Z",
    ] {
        assert_eq!(Written::read(text).map(|written| written.is_placeholder(true)), Some(true), "{text}");
    }
    for text in ["1970-01-01", "01/01/1970", "1970-01-01T00:00:00.000Z", "01/01/70"] {
        let written = Written::read(text).unwrap();
        assert_eq!([true, false].map(|births| written.is_placeholder(births)), [false, true], "{text}");
    }
    for text in [
        "1900-01-03",
        "01/01/2000",
        "01/01/00",
        "31/12/1999",
        "16/08/2010",
        "40406",
        "1970-01-02",
        "00/01/2010",
    ] {
        assert_eq!(Written::read(text).map(|written| written.is_placeholder(false)), Some(false), "{text}");
    }
}

/// A day and a time in every form that keeps them, with what is kept of the time.
fn forms(day: Day, time: Time) -> Vec<(String, Clock)> {
    const MONTHS: [&str; 12] =
        ["Jan", "FEB", "march", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "NOVEMBER", "Dec"];
    let (year, month, date) = (day.year(), day.month(), day.day_of_month());
    let name = MONTHS[usize::try_from(month).unwrap() - 1];
    let dates = [
        day.to_string(),
        format!("{year}/{month}/{date}"),
        format!("{date:02}/{month:02}/{year}"),
        format!("{date}.{month}.{year}"),
        format!("{date} {month} {year}"),
        format!("{date:02}-{month:02}-{:02}", year % 100),
        format!("{date} {name} {year}"),
        format!("{date}-{name}-{:02}", year % 100),
        format!("{name} {date}, {year}"),
        day.in_prose(),
        format!("{date}{name}{year}"),
        format!("{year}{month:02}{date:02}"),
        format!("{date:02}{month:02}{year}"),
    ];
    let (hour, minute) = (time.minutes() / 60, time.minutes() % 60);
    let half = if hour < 12 { "AM" } else { "pm" };
    let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
    let times = [
        format!("{hour:02}:{minute:02}"),
        format!("{hour:02}:{minute:02}:59"),
        format!("{hour}:{minute:02}:00.000"),
        format!("{twelve}:{minute:02} {half}"),
        format!("{twelve:02}:{minute:02}:00 {half}"),
        format!("{twelve}.{minute:02}{half}"),
    ];
    let clock = Clock::at(time.minutes());
    let timed = dates.iter().flat_map(|date| times.iter().map(move |time| (format!("{date} {time}"), clock)));
    let zoned = [format!("{day}T{time}"), format!("{day}T{time}:00.5")].map(|text| (text, clock));
    dates.iter().map(|date| (date.clone(), Clock::None)).chain(timed).chain(zoned).collect()
}

proptest! {
    #[test]
    fn a_day_and_a_time_are_read_from_every_form(number in -14_610_i32..21_914, minutes in 0_u16..1440) {
        let (day, time) = (Day::from_epoch(i64::from(number)).unwrap(), Time::from_minutes(minutes).unwrap());
        for (text, clock) in forms(day, time) {
            prop_assert_eq!(moment(&text), Some((day, clock)), "{}", text);
        }
    }

    #[test]
    fn an_offset_says_the_same_as_the_time_in_utc(
        number in 4_018_i64..21_914, minutes in 1_u16..1440, offset in -14 * 60_i32..=14 * 60,
    ) {
        let day = Day::from_epoch(number).unwrap();
        let time = Time::from_minutes(minutes).unwrap();
        let (sign, apart) = if offset < 0 { ('-', -offset) } else { ('+', offset) };
        let text = format!("{day}T{time}:00{sign}{:02}:{:02}", apart / 60, apart % 60);
        let total = i32::from(minutes) - offset;
        let utc_day = day.plus(CalendarDays(total.div_euclid(1440)));
        let utc = Time::from_minutes(u16::try_from(total.rem_euclid(1440)).unwrap()).unwrap();
        let (read, in_utc) = (moment(&text).unwrap(), moment(&format!("{utc_day} {utc}Z")).unwrap());
        prop_assert_eq!(read.0, in_utc.0);
        // Midnight UTC is no time of day, another time that is the same moment is one.
        prop_assert!(read == in_utc || utc == Time::MIDNIGHT);
    }

    #[test]
    fn a_number_of_a_workbook_is_its_day_and_minute(number in 10_959_u32..73_415, minutes in 0_u16..1440) {
        let serial = format!("{:.10}", f64::from(number) + f64::from(minutes) / 1440.0);
        let day = Day::from_ymd(1899, 12, 30).unwrap().plus(CalendarDays(i32::try_from(number).unwrap()));
        let read = Written::read(&serial).and_then(|written| written.moment(Epoch::From1900));
        prop_assert_eq!(read, Some((day, Clock::at(minutes))), "{}", serial);
    }

    #[test]
    fn anything_is_read_or_not(text in any::<String>(), near in "[-0-9TZ:/., apmAugMon='\"+]{0,30}", tail in "\\PC{0,6}") {
        for text in [text, near.clone(), format!("16/08/2010{tail}"), format!("2010-08-16T14:05{tail}"), format!("{tail}{near}")] {
            let read = moment(&text);
            prop_assert_eq!(day_of(&text), read.filter(|(_, clock)| *clock == Clock::None).map(|(day, _)| day));
            let _ = (time_of(&text), Written::read(&text).map(|written| (written.month_first(), written.is_placeholder(false))));
        }
    }
}
