//! Dates in every form that offices and programs write.

use dutydesk::calendar::{CalendarDays, Day};
use dutydesk::case::FindingCode;

use crate::dirt::sheet::{Column, Sheet};
use crate::dirt::{Cure, Kind, Random};

pub const KINDS: &[Kind] = &[
    of("dates with strokes", |sheet, random| column(sheet, random, &[strokes, short_strokes])),
    of("dates with dots and dashes", |sheet, random| column(sheet, random, &[dots, dashes, year_dots])),
    of("years of two figures", |sheet, random| {
        column(sheet, random, &[two_figures, two_figures_dots, two_figures_dashes])
    }),
    of("names of months", |sheet, random| {
        column(sheet, random, &[month, month_dashes, sept, long_month, capitals, full_stop])
    }),
    of("names of months, years of two figures", |sheet, random| {
        column(sheet, random, &[month_two_figures, month_blanks_two_figures])
    }),
    of("weekdays and ordinals", |sheet, random| {
        column(sheet, random, &[weekday, long_weekday, ordinal, of_ordinal, weekday_strokes])
    }),
    of("names of months first", |sheet, random| column(sheet, random, &[month_before, short_month_before])),
    of("eight figures", |sheet, random| column(sheet, random, &[figures])),
    of("eight figures, day first", |sheet, random| column(sheet, random, &[figures_day_first])),
    of("day numbers", |sheet, random| column(sheet, random, &[serial, serial_point])),
    of("formulas around dates", |sheet, random| column(sheet, random, &[formula, apostrophe, quoted])),
    of("midnight behind dates", |sheet, random| {
        column(sheet, random, &[midnight, midnight_t, midnight_strokes, midnight_am, milliseconds])
    }),
    of("midnight with an offset", |sheet, random| {
        column(sheet, random, &[zulu, british_midnight, british_midnight_in_utc])
    }),
    of("blanks in dates", |sheet, random| {
        column(sheet, random, &[blanks, no_break, around, en_dashes, two_blanks])
    }),
    of("a form for each cell", |sheet, random| {
        let forms: &[Form] =
            &[strokes, dots, month, month_two_figures, weekday, figures, iso, two_figures, midnight, sept];
        let Some(column) = free(sheet, random) else { return false };
        let mut random = random.clone();
        sheet.rewrite(column, |text| random.pick(forms)(read(text)));
        true
    }),
    of("one form for every column", |sheet, random| {
        let form = random.pick::<Form>(&[
            strokes,
            two_figures,
            month,
            figures,
            serial,
            weekday,
            month_two_figures,
            dots,
        ]);
        every(sheet, form)
    }),
    of("times beside dates of referral", |sheet, random| {
        let forms: &[fn(&mut Random) -> &'static str] = &[
            |random| random.pick(&[" 14:05", " 09:30:00", "T14:05", " 23:59"]),
            |random| random.pick(&[" 2:05 PM", " 02:05:00 PM", " 9.30am", " 11:59 pm", " 12:01 a.m."]),
            |random| random.pick(&[" 14.05", " 14:05:00.000", "  14:05", " at 14:05"]),
        ];
        let form = random.pick(forms);
        let mut random = random.clone();
        let free = sheet.take(Column::Received);
        if free {
            sheet.rewrite(Column::Received, |text| format!("{text}{}", form(&mut random)));
        }
        free
    }),
    of("times in UTC beside dates of referral", |sheet, _| {
        let free = sheet.take(Column::Received);
        if free {
            sheet.rewrite(Column::Received, |text| {
                let day = read(text);
                if is_summer(day) {
                    format!("{}T23:30:00Z", day.plus(CalendarDays(-1)))
                } else {
                    format!("{text}T00:30:00Z")
                }
            });
        }
        free
    }),
    Kind {
        name: "month first in every column",
        cure: MONTH_FIRST,
        plant: |sheet, random| every(sheet, random.pick::<Form>(&[month_first, month_first_two_figures])),
    },
    Kind {
        name: "month first in one column",
        cure: MONTH_FIRST,
        plant: |sheet, random| {
            // Of fewer cells nobody could say in which order they are.
            let long = |column: &Column| sheet.blank(*column, false).len() >= 15;
            let columns: Vec<Column> = Column::DATES.into_iter().filter(long).collect();
            let column = random.pick(&columns);
            let free = sheet.take(column);
            if free {
                sheet.rewrite(column, |text| month_first(read(text)));
            }
            free
        },
    },
    Kind {
        name: "dates that are none",
        cure: Cure::Said(&[FindingCode::UnreadableDate, FindingCode::ImplausibleDate]),
        plant: |sheet, random| {
            let Some(column) = free(sheet, random) else { return false };
            for row in random.some(&sheet.blank(column, false), 3) {
                let text = random.pick(&[
                    "31/02/2024",
                    "soon",
                    "16/13/2023",
                    "2024-00-10",
                    "99999-01-01",
                    "2023-02-30",
                    "45/2023",
                    "week 12",
                    "16 Mai 2023",
                    "0000-05-05",
                    "12/2023",
                    "2023",
                ]);
                sheet.set(row, column, text);
            }
            true
        },
    },
];

const MONTH_FIRST: Cure = Cure::Said(&[
    FindingCode::DatesMonthFirst,
    FindingCode::DatesOfTwoOrders,
    FindingCode::DatesCouldBeEither,
    // Of one day or two nobody can tell the order, but the rows contradict themselves.
    FindingCode::BeforeReferral,
    FindingCode::EndBeforeStart,
]);

const fn of(name: &'static str, plant: fn(&mut Sheet, &mut Random) -> bool) -> Kind {
    Kind { name, cure: Cure::Certain, plant }
}

type Form = fn(Day) -> String;

/// A column of dates that no other dirt has.
fn free(sheet: &mut Sheet, random: &mut Random) -> Option<Column> {
    let column = random.pick(&Column::DATES);
    (!sheet.blank(column, false).is_empty() && sheet.take(column)).then_some(column)
}

fn column(sheet: &mut Sheet, random: &mut Random, forms: &[Form]) -> bool {
    let Some(column) = free(sheet, random) else { return false };
    let form = random.pick(forms);
    sheet.rewrite(column, |text| form(read(text)));
    true
}

fn every(sheet: &mut Sheet, form: Form) -> bool {
    let free = sheet.take_all(&Column::DATES);
    if free {
        Column::DATES.into_iter().for_each(|column| sheet.rewrite(column, |text| form(read(text))));
    }
    free
}

pub fn read(text: &str) -> Day {
    text.parse().unwrap()
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] = ["Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"];

fn parts(day: Day) -> (i32, u32, u32) {
    (day.year(), day.month(), day.day_of_month())
}

fn name(day: Day) -> &'static str {
    MONTHS[usize::try_from(day.month()).unwrap() - 1]
}

fn weekday_of(day: Day) -> &'static str {
    // 1 January 1970 was a Thursday.
    let since = day.since(read("1970-01-01")).0;
    WEEKDAYS[usize::try_from(since.rem_euclid(7)).unwrap()]
}

/// Whether the clocks of Britain are ahead at its midnight.
fn is_summer(day: Day) -> bool {
    let last_sunday = |month: u32| {
        let last = Day::from_ymd(day.year(), month, 31).unwrap();
        let back = WEEKDAYS.iter().cycle().skip(4).position(|other| *other == weekday_of(last)).unwrap();
        last.plus(CalendarDays(-i32::try_from((back + 1) % 7).unwrap()))
    };
    last_sunday(3) < day && day <= last_sunday(10)
}

fn iso(day: Day) -> String {
    day.to_string()
}
fn strokes(day: Day) -> String {
    let (year, month, day) = parts(day);
    format!("{day:02}/{month:02}/{year}")
}
fn short_strokes(day: Day) -> String {
    let (year, month, day) = parts(day);
    format!("{day}/{month}/{year}")
}
fn dots(day: Day) -> String {
    strokes(day).replace('/', ".")
}
fn dashes(day: Day) -> String {
    strokes(day).replace('/', "-")
}
fn year_dots(day: Day) -> String {
    iso(day).replace('-', ".")
}
fn two_figures(day: Day) -> String {
    let (year, month, day) = parts(day);
    format!("{day:02}/{month:02}/{:02}", year % 100)
}
fn two_figures_dots(day: Day) -> String {
    two_figures(day).replace('/', ".")
}
fn two_figures_dashes(day: Day) -> String {
    two_figures(day).replace('/', "-")
}
fn month(day: Day) -> String {
    format!("{} {} {}", day.day_of_month(), &name(day)[..3], day.year())
}
fn month_dashes(day: Day) -> String {
    month(day).replace(' ', "-")
}
fn sept(day: Day) -> String {
    if day.month() == 9 { month(day).replace("Sep", "Sept") } else { month(day) }
}
fn full_stop(day: Day) -> String {
    format!("{} {}. {}", day.day_of_month(), &name(day)[..3], day.year())
}
fn capitals(day: Day) -> String {
    month_dashes(day).to_uppercase()
}
fn long_month(day: Day) -> String {
    format!("{} {} {}", day.day_of_month(), name(day), day.year())
}
fn month_two_figures(day: Day) -> String {
    format!("{:02}-{}-{:02}", day.day_of_month(), &name(day)[..3], day.year() % 100)
}
fn month_blanks_two_figures(day: Day) -> String {
    month_two_figures(day).replace('-', " ")
}
fn weekday(day: Day) -> String {
    format!("{} {}", &weekday_of(day)[..3], month(day))
}
fn long_weekday(day: Day) -> String {
    format!("{}, {}", weekday_of(day), long_month(day))
}
fn weekday_strokes(day: Day) -> String {
    format!("{} {}", &weekday_of(day)[..3], strokes(day))
}
fn th(day: Day) -> &'static str {
    match day.day_of_month() {
        1 | 21 | 31 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    }
}
fn ordinal(day: Day) -> String {
    format!("{}{} {} {}", day.day_of_month(), th(day), name(day), day.year())
}
fn of_ordinal(day: Day) -> String {
    format!("{}{} of {} {}", day.day_of_month(), th(day), name(day), day.year())
}
fn month_before(day: Day) -> String {
    format!("{} {}, {}", name(day), day.day_of_month(), day.year())
}
fn short_month_before(day: Day) -> String {
    format!("{} {} {}", &name(day)[..3], day.day_of_month(), day.year())
}
fn figures(day: Day) -> String {
    iso(day).replace('-', "")
}
fn figures_day_first(day: Day) -> String {
    strokes(day).replace('/', "")
}
fn serial(day: Day) -> String {
    day.since(read("1899-12-30")).0.to_string()
}
fn serial_point(day: Day) -> String {
    format!("{}.0", serial(day))
}
fn formula(day: Day) -> String {
    format!("=\"{}\"", strokes(day))
}
fn apostrophe(day: Day) -> String {
    format!("'{}", strokes(day))
}
fn quoted(day: Day) -> String {
    format!("\"{}\"", iso(day))
}
fn midnight(day: Day) -> String {
    format!("{day} 00:00:00")
}
fn midnight_t(day: Day) -> String {
    format!("{day}T00:00:00")
}
fn midnight_strokes(day: Day) -> String {
    format!("{} 00:00", strokes(day))
}
fn midnight_am(day: Day) -> String {
    format!("{} 12:00:00 AM", strokes(day))
}
fn milliseconds(day: Day) -> String {
    format!("{day} 00:00:00.000")
}
fn zulu(day: Day) -> String {
    format!("{day}T00:00:00Z")
}
fn british_midnight(day: Day) -> String {
    format!("{day}T00:00:00{}", if is_summer(day) { "+01:00" } else { "+00:00" })
}
fn british_midnight_in_utc(day: Day) -> String {
    if is_summer(day) {
        format!("{}T23:00:00.000Z", day.plus(CalendarDays(-1)))
    } else {
        format!("{day}T00:00:00.000Z")
    }
}
fn blanks(day: Day) -> String {
    strokes(day).replace('/', " / ")
}
fn no_break(day: Day) -> String {
    month(day).replace(' ', "\u{a0}")
}
fn around(day: Day) -> String {
    format!("  {} ", strokes(day))
}
fn two_blanks(day: Day) -> String {
    month(day).replace(' ', "  ")
}
fn en_dashes(day: Day) -> String {
    iso(day).replace('-', "–")
}
fn month_first(day: Day) -> String {
    let (year, month, day) = parts(day);
    format!("{month:02}/{day:02}/{year}")
}
fn month_first_two_figures(day: Day) -> String {
    let (year, month, day) = parts(day);
    format!("{month}/{day}/{:02}", year % 100)
}
