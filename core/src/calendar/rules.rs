//! The bank holidays as tables: what comes every year, and what was changed once. Nothing else.

use std::borrow::Cow;

use crate::calendar::division::Division::{self, EnglandAndWales, NorthernIreland, Scotland};
use crate::source::Source;

/// A holiday that comes every year.
pub(crate) struct Rule {
    pub name: &'static str,
    pub nations: &'static [Division],
    /// The first year it was a holiday.
    pub from: i32,
    /// The last year; none while it is still one.
    pub to: Option<i32>,
    pub on: On,
    pub source: Source,
}

/// On which day of a year a holiday falls.
pub enum On {
    /// A day of a month. At a weekend it moves to the next free weekday.
    Fixed { month: i32, day: i32 },
    /// So many days after Easter Sunday; negative before.
    EasterOffset(i32),
    /// The first (second, ...) Monday of a month.
    NthMonday { month: i32, nth: i32 },
    /// The last Monday of a month.
    LastMonday { month: i32 },
}

/// A day that was a holiday once: an extra one, or another holiday moved.
pub struct OneOff {
    pub name: &'static str,
    pub nations: &'static [Division],
    /// Year, month and day.
    pub day: (i32, i32, i32),
    /// The day that is no holiday that year; none for an extra holiday.
    pub instead_of: Option<(i32, i32, i32)>,
    pub source: Source,
}

const UNITED_KINGDOM: &[Division] = Division::ALL;
const NOT_SCOTLAND: &[Division] = &[EnglandAndWales, NorthernIreland];

const ENGLISH_SCHEDULE: &str = "Schedule 1, paragraph 1";
const SCOTTISH_SCHEDULE: &str = "Schedule 1, paragraph 2";
const IRISH_SCHEDULE: &str = "Schedule 1, paragraph 3";
const PROCLAIMED: &str = "section 1(3), by proclamation";

/// The Banking and Financial Dealings Act 1971.
const fn act(paragraph: &'static str) -> Source {
    Source {
        document: Cow::Borrowed("Banking and Financial Dealings Act 1971"),
        edition: Cow::Borrowed("1971 c. 80"),
        paragraph: Cow::Borrowed(paragraph),
    }
}

/// Good Friday and Christmas Day outside Scotland: not holidays under the Act, and named beside it where regulations
/// say what a working day is.
const fn common_law() -> Source {
    Source {
        document: Cow::Borrowed("Common law holiday"),
        edition: Cow::Borrowed("named in SI 2006/1738"),
        paragraph: Cow::Borrowed("regulation 2"),
    }
}

const fn st_andrews_day_act() -> Source {
    Source {
        document: Cow::Borrowed("St Andrew's Day Bank Holiday (Scotland) Act 2007"),
        edition: Cow::Borrowed("2007 asp 2"),
        paragraph: Cow::Borrowed("section 1"),
    }
}

#[rustfmt::skip]
pub static RULES: &[Rule] = &[
    Rule { name: "New Year's Day", nations: NOT_SCOTLAND, from: 1974, to: None, on: On::Fixed { month: 1, day: 1 }, source: act(PROCLAIMED) },
    Rule { name: "New Year's Day", nations: &[Scotland], from: 1972, to: None, on: On::Fixed { month: 1, day: 1 }, source: act(SCOTTISH_SCHEDULE) },
    Rule { name: "2nd January", nations: &[Scotland], from: 1972, to: None, on: On::Fixed { month: 1, day: 2 }, source: act(SCOTTISH_SCHEDULE) },
    Rule { name: "St Patrick's Day", nations: &[NorthernIreland], from: 1972, to: None, on: On::Fixed { month: 3, day: 17 }, source: act(IRISH_SCHEDULE) },
    Rule { name: "Good Friday", nations: NOT_SCOTLAND, from: 1972, to: None, on: On::EasterOffset(-2), source: common_law() },
    Rule { name: "Good Friday", nations: &[Scotland], from: 1972, to: None, on: On::EasterOffset(-2), source: act(SCOTTISH_SCHEDULE) },
    Rule { name: "Easter Monday", nations: &[EnglandAndWales], from: 1972, to: None, on: On::EasterOffset(1), source: act(ENGLISH_SCHEDULE) },
    Rule { name: "Easter Monday", nations: &[NorthernIreland], from: 1972, to: None, on: On::EasterOffset(1), source: act(IRISH_SCHEDULE) },
    Rule { name: "Early May bank holiday", nations: NOT_SCOTLAND, from: 1978, to: None, on: On::NthMonday { month: 5, nth: 1 }, source: act(PROCLAIMED) },
    Rule { name: "Early May bank holiday", nations: &[Scotland], from: 1972, to: None, on: On::NthMonday { month: 5, nth: 1 }, source: act(SCOTTISH_SCHEDULE) },
    Rule { name: "Spring bank holiday", nations: &[EnglandAndWales], from: 1972, to: None, on: On::LastMonday { month: 5 }, source: act(ENGLISH_SCHEDULE) },
    Rule { name: "Spring bank holiday", nations: &[Scotland], from: 1978, to: None, on: On::LastMonday { month: 5 }, source: act(PROCLAIMED) },
    Rule { name: "Spring bank holiday", nations: &[NorthernIreland], from: 1972, to: None, on: On::LastMonday { month: 5 }, source: act(IRISH_SCHEDULE) },
    Rule { name: "Battle of the Boyne", nations: &[NorthernIreland], from: 1972, to: None, on: On::Fixed { month: 7, day: 12 }, source: act(PROCLAIMED) },
    Rule { name: "Summer bank holiday", nations: &[EnglandAndWales], from: 1972, to: None, on: On::LastMonday { month: 8 }, source: act(ENGLISH_SCHEDULE) },
    Rule { name: "Summer bank holiday", nations: &[Scotland], from: 1972, to: None, on: On::NthMonday { month: 8, nth: 1 }, source: act(SCOTTISH_SCHEDULE) },
    Rule { name: "Summer bank holiday", nations: &[NorthernIreland], from: 1972, to: None, on: On::LastMonday { month: 8 }, source: act(IRISH_SCHEDULE) },
    Rule { name: "St Andrew's Day", nations: &[Scotland], from: 2007, to: None, on: On::Fixed { month: 11, day: 30 }, source: st_andrews_day_act() },
    Rule { name: "Christmas Day", nations: NOT_SCOTLAND, from: 1972, to: None, on: On::Fixed { month: 12, day: 25 }, source: common_law() },
    Rule { name: "Christmas Day", nations: &[Scotland], from: 1972, to: None, on: On::Fixed { month: 12, day: 25 }, source: act(SCOTTISH_SCHEDULE) },
    Rule { name: "Boxing Day", nations: &[EnglandAndWales], from: 1972, to: None, on: On::Fixed { month: 12, day: 26 }, source: act(ENGLISH_SCHEDULE) },
    Rule { name: "Boxing Day", nations: &[Scotland], from: 1974, to: None, on: On::Fixed { month: 12, day: 26 }, source: act(PROCLAIMED) },
    Rule { name: "Boxing Day", nations: &[NorthernIreland], from: 1972, to: None, on: On::Fixed { month: 12, day: 26 }, source: act(IRISH_SCHEDULE) },
];

#[rustfmt::skip]
pub static ONE_OFFS: &[OneOff] = &[
    OneOff { name: "Early May bank holiday (VE day)", nations: UNITED_KINGDOM, day: (1995, 5, 8), instead_of: Some((1995, 5, 1)), source: act("section 1, proclamation for 1995") },
    OneOff { name: "Millennium bank holiday", nations: UNITED_KINGDOM, day: (1999, 12, 31), instead_of: None, source: act("section 1, proclamation for 1999") },
    OneOff { name: "Golden Jubilee bank holiday", nations: UNITED_KINGDOM, day: (2002, 6, 3), instead_of: None, source: act("section 1, proclamation for 2002") },
    OneOff { name: "Spring bank holiday", nations: UNITED_KINGDOM, day: (2002, 6, 4), instead_of: Some((2002, 5, 27)), source: act("section 1, proclamation for 2002") },
    OneOff { name: "Royal wedding bank holiday", nations: UNITED_KINGDOM, day: (2011, 4, 29), instead_of: None, source: act("section 1, proclamation for 2011") },
    OneOff { name: "Spring bank holiday", nations: UNITED_KINGDOM, day: (2012, 6, 4), instead_of: Some((2012, 5, 28)), source: act("section 1, proclamation for 2012") },
    OneOff { name: "Diamond Jubilee bank holiday", nations: UNITED_KINGDOM, day: (2012, 6, 5), instead_of: None, source: act("section 1, proclamation for 2012") },
    OneOff { name: "Early May bank holiday (VE day)", nations: UNITED_KINGDOM, day: (2020, 5, 8), instead_of: Some((2020, 5, 4)), source: act("section 1, proclamation for 2020") },
    OneOff { name: "Spring bank holiday", nations: UNITED_KINGDOM, day: (2022, 6, 2), instead_of: Some((2022, 5, 30)), source: act("section 1, proclamation for 2022") },
    OneOff { name: "Platinum Jubilee bank holiday", nations: UNITED_KINGDOM, day: (2022, 6, 3), instead_of: None, source: act("section 1, proclamation for 2022") },
    OneOff { name: "State funeral of Queen Elizabeth II", nations: UNITED_KINGDOM, day: (2022, 9, 19), instead_of: None, source: act("section 1, proclamation for 2022") },
    OneOff { name: "Coronation of King Charles III", nations: UNITED_KINGDOM, day: (2023, 5, 8), instead_of: None, source: act("section 1, proclamation for 2023") },
    OneOff { name: "FIFA World Cup bank holiday", nations: &[Scotland], day: (2026, 6, 15), instead_of: None, source: act("section 1, proclamation for 2026") },
];
