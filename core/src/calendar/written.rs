//! Dates and times as people and programs write them.

use std::borrow::Cow;

use crate::calendar::british::in_britain;
use crate::calendar::scan::{Order, Scan};
use crate::calendar::{CalendarDays, Day, Time};

/// What stands behind a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Clock {
    /// Nothing, or midnight, which spreadsheets write behind every date.
    None,
    /// A time of day.
    At(Time),
    /// Something that should be one.
    Unreadable,
}

impl Clock {
    /// By minutes since midnight; 24:00 is none either.
    pub(crate) fn at(minutes: u16) -> Self {
        match minutes {
            0 | 1440 => Self::None,
            _ => Time::from_minutes(minutes).map_or(Self::Unreadable, Self::At),
        }
    }
}

/// The form a date is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DateForm {
    /// 2010-08-16.
    YearFirst,
    /// 16/08/2010.
    DayFirst,
    /// 08/16/2010.
    MonthFirst,
    /// 16/08/10.
    DayFirstShort,
    /// 08/16/10.
    MonthFirstShort,
    /// 16 August 2010, Mon 16-Aug-2010, August 16, 2010.
    NamedMonth,
    /// 16-Aug-10.
    NamedMonthShort,
    /// 20100816.
    Figures,
    /// 16082010.
    FiguresDayFirst,
    /// 08162010.
    FiguresMonthFirst,
    /// 40406.
    Serial,
}

impl DateForm {
    /// Every form, in order, each with the words for it.
    pub(crate) const ALL: [(Self, &'static str); 11] = [
        (Self::YearFirst, "year first"),
        (Self::DayFirst, "day first"),
        (Self::MonthFirst, "month first"),
        (Self::DayFirstShort, "day first, years of two figures from 1930 to 2029"),
        (Self::MonthFirstShort, "month first, years of two figures from 1930 to 2029"),
        (Self::NamedMonth, "month by name"),
        (Self::NamedMonthShort, "month by name, years of two figures from 1930 to 2029"),
        (Self::Figures, "eight figures, year first"),
        (Self::FiguresDayFirst, "eight figures, day first"),
        (Self::FiguresMonthFirst, "eight figures, month first"),
        (Self::Serial, "day numbers of a workbook"),
    ];
}

/// The day from which a workbook numbers its days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Epoch {
    /// 1 is 1900-01-01, and 60 the 29 February 1900 that never was.
    #[default]
    From1900,
    /// 0 is 1904-01-01; a workbook that counts so says it.
    From1904,
}

impl Epoch {
    /// The day of a number.
    pub(crate) fn day(self, number: u32) -> Option<Day> {
        const EVE_OF_1900: Day = Day::from_epoch_const(-25_568);
        const FIRST_OF_1904: Day = Day::from_epoch_const(-24_107);
        let days = CalendarDays(i32::try_from(number).ok()?);
        match self {
            Self::From1904 => Some(FIRST_OF_1904.plus(days)),
            Self::From1900 if number == 60 => None,
            Self::From1900 if number < 60 => Some(EVE_OF_1900.plus(days)),
            Self::From1900 => Some(EVE_OF_1900.plus(CalendarDays(days.0 - 1))),
        }
    }
}

/// A date as it stands in a text, with what stands behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) form: DateForm,
    date: Date,
    behind: Behind,
    /// How far the clock was ahead of UTC, in minutes.
    offset: Option<i16>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Date {
    /// Which need not be a day there is.
    Parts {
        year: u32,
        month: u32,
        day: u32,
    },
    Number(u32),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Behind {
    Nothing,
    Minutes(u16),
    Unreadable,
}

impl Written {
    /// The date that a text is: read day first where its form leaves that open, and perhaps no day there is.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let text = in_ascii(unwrapped(text));
        let text = text.trim_end_matches(['.', ',', ';', ' ']);
        let mut scan = Scan::new(text.as_bytes());
        if let Some((number, figures, places)) = scan.bare_number() {
            let nothing_behind = places.iter().all(|place| *place == b'0');
            return match figures {
                8 if nothing_behind => Some(Self::of_figures(number)),
                5 => Some(Self::of_number(number, places)),
                1 if number <= 2 => Some(Self::of_number(number, places)),
                _ => None,
            };
        }
        let date = match scan.eight_figures() {
            Some(figures) => Self::of_figures(figures),
            None => {
                let parts = scan.date()?;
                let form = match (parts.order, parts.short_year) {
                    (Order::YearFirst, _) => DateForm::YearFirst,
                    (Order::Named, false) => DateForm::NamedMonth,
                    (Order::Named, true) => DateForm::NamedMonthShort,
                    (Order::Open, false) => DateForm::DayFirst,
                    (Order::Open, true) => DateForm::DayFirstShort,
                };
                Self::of(form, parts.year, parts.second, parts.first)
            }
        };
        date.with_time(scan)
    }

    const fn of(form: DateForm, year: u32, month: u32, day: u32) -> Self {
        Self { form, date: Date::Parts { year, month, day }, behind: Behind::Nothing, offset: None }
    }

    /// No eight figures are a day both ways that lies in this century or the last two: 20, 19 or 21 is no month.
    fn of_figures(figures: u32) -> Self {
        let year_first = Self::of(DateForm::Figures, figures / 10_000, figures / 100 % 100, figures % 100);
        if year_first.day(Epoch::From1900).is_some() {
            return year_first;
        }
        Self::of(DateForm::FiguresDayFirst, figures % 10_000, figures / 10_000 % 100, figures / 1_000_000)
    }

    fn of_number(number: u32, places: &[u8]) -> Self {
        let seconds = seconds_of(places);
        let (number, seconds) = if seconds == DAY { (number + 1, 0) } else { (number, seconds) };
        let behind = Behind::Minutes(u16::try_from(seconds / 60).unwrap_or_default());
        Self { form: DateForm::Serial, date: Date::Number(number), behind, offset: None }
    }

    fn with_time(mut self, mut scan: Scan<'_>) -> Option<Self> {
        if scan.is_done() {
            return Some(self);
        }
        if matches!(self.form, DateForm::YearFirst | DateForm::Figures) {
            let mut after = scan;
            if after.offset().is_some() && after.is_done() {
                return Some(self);
            }
        }
        if !scan.gap() {
            return None;
        }
        let looks_like_time = scan.looks_like_time();
        let minutes = scan.time();
        let offset = scan.offset();
        self.behind = match minutes.filter(|_| scan.is_done()) {
            Some(minutes) => Behind::Minutes(u16::try_from(minutes).ok()?),
            None if looks_like_time => Behind::Unreadable,
            None => return None,
        };
        self.offset = offset;
        Some(self)
    }

    /// Whether its form leaves open which of two numbers is the day.
    pub(crate) const fn is_open(self) -> bool {
        matches!(self.form, DateForm::DayFirst | DateForm::DayFirstShort | DateForm::FiguresDayFirst)
    }

    /// The same, month first where its form leaves that open.
    pub(crate) fn month_first(self) -> Self {
        let form = match self.form {
            DateForm::DayFirst => DateForm::MonthFirst,
            DateForm::DayFirstShort => DateForm::MonthFirstShort,
            DateForm::FiguresDayFirst => DateForm::FiguresMonthFirst,
            _ => return self,
        };
        match self.date {
            Date::Parts { year, month, day } => {
                Self { form, date: Date::Parts { year, month: day, day: month }, ..self }
            }
            Date::Number(_) => self,
        }
    }

    /// The day as it stands there, whatever the clock behind it.
    pub(crate) fn day(self, epoch: Epoch) -> Option<Day> {
        match self.date {
            Date::Parts { year, month, day } => Day::from_ymd(i32::try_from(year).ok()?, month, day).ok(),
            Date::Number(number) => epoch.day(number),
        }
    }

    /// The day and the time of day in Britain. Midnight is no time of day, nor is midnight UTC, which programs write
    /// behind a bare date in summer too; 24:00 is the end of its day and leaves it that day.
    pub(crate) fn moment(self, epoch: Epoch) -> Option<(Day, Clock)> {
        let day = self.day(epoch)?;
        let minutes = match self.behind {
            Behind::Nothing => return Some((day, Clock::None)),
            Behind::Unreadable => return Some((day, Clock::Unreadable)),
            Behind::Minutes(minutes) => minutes,
        };
        Some(match self.offset {
            None => (day, Clock::at(minutes)),
            Some(0) if minutes == 0 => (day, Clock::None),
            Some(offset) => {
                let (day, minutes) = in_britain(day, i32::from(minutes) - i32::from(offset));
                (day, Clock::at(minutes))
            }
        })
    }

    /// Whether a time of day with an offset stands behind it, which is turned into British time.
    pub(crate) const fn is_turned(self) -> bool {
        self.offset.is_some()
    }

    /// Whether it is a date that programs write where there is none, in either order where its form leaves that open;
    /// 1970-01-01 is one except as a date of birth.
    pub(crate) const fn is_placeholder(self, births: bool) -> bool {
        match self.date {
            Date::Number(number) => number <= 2,
            Date::Parts { year, month, day } => {
                is_placeholder(year, month, day, births)
                    || (self.is_open() && is_placeholder(year, day, month, births))
            }
        }
    }
}

/// Whether a day is one that programs write where there is none; 1970-01-01 is one except as a date of birth.
pub(crate) fn is_placeholder_day(day: Day, births: bool) -> bool {
    u32::try_from(day.year()).is_ok_and(|year| is_placeholder(year, day.month(), day.day_of_month(), births))
}

const fn is_placeholder(year: u32, month: u32, day: u32, births: bool) -> bool {
    match (year, month, day) {
        (_, 0, 0) | (1900, 0, 1) | (1900, 1, 0) => true,
        (1 | 1753, 1, 1) | (1900, 1, 1 | 2) => true,
        (1899, 12, 30 | 31) | (2999 | 9999, 12, 31) => true,
        (1970, 1, 1) => !births,
        _ => false,
    }
}

const DAY: u32 = 24 * 60 * 60;

/// The part of a day that the figures behind a point say, in seconds.
fn seconds_of(places: &[u8]) -> u32 {
    let (part, whole) = places
        .iter()
        .take(12)
        .fold((0, 1), |(part, whole), place| (part * 10 + u64::from(place.saturating_sub(b'0')), whole * 10));
    u32::try_from((part * u64::from(DAY) + whole / 2) / whole).unwrap_or_default()
}

/// One date for itself, never month first, with its time of day. A number of five figures says no day on its own.
///
/// ```text
/// 16/08/2010 14:05                2010-08-16, 14:05
/// 2010-08-15T23:00:00.000Z        2010-08-16, no time of day
/// 2010-08-16+01:00                2010-08-16, no time of day
/// ```
pub(crate) fn moment(text: &str) -> Option<(Day, Clock)> {
    let written = Written::read(text).filter(|written| written.form != DateForm::Serial)?;
    written.moment(Epoch::From1900)
}

/// A date without a time of day: a midnight behind it does no harm, another time makes it unreadable as a date.
pub(crate) fn day_of(text: &str) -> Option<Day> {
    match moment(text)? {
        (day, Clock::None) => Some(day),
        _ => None,
    }
}

/// A time of day: 14:05, 14:05:30, 2:05 PM, 2.05pm, the part of a day 0.586805, or the time behind a date.
pub(crate) fn time_of(text: &str) -> Option<Time> {
    Time::from_minutes(minutes_of(text)?)
}

/// The same in minutes, up to the 1440 of 24:00.
pub(crate) fn minutes_of(text: &str) -> Option<u16> {
    let text = in_ascii(unwrapped(text));
    let mut scan = Scan::new(text.as_bytes());
    if let Some((0, _, places)) = scan.bare_number() {
        // Of two figures behind the point nobody can tell whether they are minutes.
        return match places.len() {
            0 | 2 if !text.starts_with("00.") => None,
            2 => u16::try_from(scan.time()?).ok(),
            _ => u16::try_from(seconds_of(places) / 60).ok(),
        };
    }
    if let Some(minutes) = scan.time().filter(|_| scan.is_done()) {
        return u16::try_from(minutes).ok();
    }
    match Written::read(&text).filter(|written| written.form != DateForm::Serial)?.behind {
        Behind::Minutes(minutes) => Some(minutes),
        Behind::Nothing | Behind::Unreadable => None,
    }
}

/// A cell without what a spreadsheet writes around a text so that it stays one: `="16/08/2010"`, `'16/08/2010`.
pub(crate) fn unwrapped(text: &str) -> &str {
    let text = text.trim();
    let text = text.strip_prefix('=').filter(|rest| rest.starts_with('"')).unwrap_or(text);
    let text = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(text);
    text.strip_prefix('\'').unwrap_or(text).trim()
}

/// Blanks and dashes of every kind as plain ones.
fn in_ascii(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let plain = text.chars().filter_map(|letter| match letter {
        '\u{200b}'..='\u{200f}' | '\u{feff}' => None,
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Some('-'),
        _ if letter.is_whitespace() => Some(' '),
        _ => Some(letter),
    });
    Cow::Owned(plain.collect())
}

#[cfg(test)]
mod tests;
