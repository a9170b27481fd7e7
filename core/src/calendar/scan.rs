//! The bytes of a text that is to be a date or a time, taken from the front.

use crate::calendar::day::MONTHS;

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The year of two figures: from 1930 to 2029.
const fn whole_year(two_figures: u32) -> u32 {
    if two_figures < 30 { 2000 + two_figures } else { 1900 + two_figures }
}

/// What is left of a text.
#[derive(Clone, Copy)]
pub(super) struct Scan<'t>(&'t [u8]);

/// Three parts of a date, as they stood.
pub(super) struct Parts {
    pub(super) first: u32,
    pub(super) second: u32,
    pub(super) year: u32,
    pub(super) order: Order,
    /// Whether the year had two figures only.
    pub(super) short_year: bool,
}

/// What the places of a date say of its parts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// Year, month, day: `first` is the day.
    YearFirst,
    /// The month is named, and `first` is the day.
    Named,
    /// Two numbers before the year, `first` before `second`.
    Open,
}

impl<'t> Scan<'t> {
    /// Of a text without blanks around it.
    pub(super) const fn new(text: &'t [u8]) -> Self {
        Self(text)
    }

    pub(super) const fn is_done(&self) -> bool {
        self.0.is_empty()
    }

    fn take(&mut self, wanted: impl Fn(u8) -> bool) -> &'t [u8] {
        let end = self.0.iter().position(|byte| !wanted(*byte)).unwrap_or(self.0.len());
        let (taken, rest) = self.0.split_at(end);
        self.0 = rest;
        taken
    }

    fn eat(&mut self, byte: u8) -> bool {
        match self.0.split_first() {
            Some((first, rest)) if first.eq_ignore_ascii_case(&byte) => {
                self.0 = rest;
                true
            }
            _ => false,
        }
    }

    fn letters(&mut self) -> &'t [u8] {
        self.take(|byte| byte.is_ascii_alphabetic())
    }

    /// Takes that word, where it stands next.
    fn word(&mut self, word: &[u8]) -> bool {
        let mut after = *self;
        let found = after.letters().eq_ignore_ascii_case(word);
        if found {
            *self = after;
        }
        found
    }

    fn blanks(&mut self) -> bool {
        !self.take(|byte| byte == b' ' || byte == b'\t').is_empty()
    }

    fn separators(&mut self) -> bool {
        !self.take(|byte| matches!(byte, b'/' | b'-' | b'.' | b' ' | b',')).is_empty()
    }

    /// A number of at most nine figures, and how many it has.
    fn number(&mut self) -> Option<(u32, usize)> {
        let figures = self.take(|byte| byte.is_ascii_digit());
        (1..=9).contains(&figures.len()).then(|| {
            (figures.iter().fold(0, |sum, figure| sum * 10 + u32::from(figure - b'0')), figures.len())
        })
    }

    /// A number of one or two figures.
    fn small(&mut self) -> Option<u32> {
        self.number().filter(|(_, figures)| *figures <= 2).map(|(number, _)| number)
    }

    /// A year of two or four figures, and whether of two.
    fn year(&mut self) -> Option<(u32, bool)> {
        match self.number()? {
            (year, 2) => Some((whole_year(year), true)),
            (year, 4) => Some((year, false)),
            _ => None,
        }
    }

    /// Passes over what stands behind a number in words: 16th of.
    fn ordinal(&mut self) {
        let _ = [b"st", b"nd", b"rd", b"th"].iter().any(|ending| self.word(*ending));
    }

    /// A date in three parts.
    pub(super) fn date(&mut self) -> Option<Parts> {
        let mut word = self.letters();
        if place_of(word, &WEEKDAYS).is_some() {
            self.separators();
            word = self.letters();
        }
        if !word.is_empty() {
            let second = place_of(word, &MONTHS)?;
            self.separators();
            let first = self.small()?;
            self.ordinal();
            self.separators();
            let (year, short_year) = self.year()?;
            return Some(Parts { first, second, year, order: Order::Named, short_year });
        }
        let mut after = *self;
        let (first, figures) = after.number()?;
        after.ordinal();
        let apart = after.separators();
        if after.word(b"of") {
            after.separators();
        }
        let word = after.letters();
        let second =
            if word.is_empty() { after.small().filter(|_| apart)? } else { place_of(word, &MONTHS)? };
        if !after.separators() && word.is_empty() {
            return None;
        }
        let order = |otherwise| if word.is_empty() { otherwise } else { Order::Named };
        let parts = match figures {
            4 => {
                let day = after.small()?;
                Parts { first: day, second, year: first, order: order(Order::YearFirst), short_year: false }
            }
            1 | 2 => {
                let (year, short_year) = after.year()?;
                Parts { first, second, year, order: order(Order::Open), short_year }
            }
            _ => return None,
        };
        *self = after;
        Some(parts)
    }

    /// Eight figures that run on.
    pub(super) fn eight_figures(&mut self) -> Option<u32> {
        let mut after = *self;
        let (number, _) = after.number().filter(|(_, figures)| *figures == 8)?;
        *self = after;
        Some(number)
    }

    /// A number and the figures behind its point, with nothing else.
    pub(super) fn bare_number(mut self) -> Option<(u32, usize, &'t [u8])> {
        let (number, figures) = self.number()?;
        let point = self.eat(b'.');
        let places = self.take(|byte| byte.is_ascii_digit());
        (self.is_done() && (point || places.is_empty())).then_some((number, figures, places))
    }

    /// Passes over what stands between a date and its time; false where nothing does.
    pub(super) fn gap(&mut self) -> bool {
        let apart = !self.take(|byte| matches!(byte, b'T' | b't' | b' ' | b',' | b':' | b'\t')).is_empty();
        if apart && self.word(b"at") {
            self.blanks();
        }
        apart
    }

    /// Whether what is left begins as a time does.
    pub(super) fn looks_like_time(mut self) -> bool {
        self.small().is_some() && self.eat(b':')
    }

    /// A time of day in minutes, up to 24:00: 14:05, 14:05:30.5, 14.05, 2:05 PM, 2pm.
    pub(super) fn time(&mut self) -> Option<u32> {
        let hour = self.small()?;
        let mark = [b':', b'.'].into_iter().find(|mark| self.eat(*mark));
        let (mut minute, mut second) = (0, 0);
        if let Some(mark) = mark {
            let (number, figures) = self.number()?;
            minute = (figures == 2 || (figures == 1 && mark == b':')).then_some(number)?;
            if self.eat(mark) {
                second = self.small()?;
                if self.eat(b'.') || self.eat(b',') || self.eat(b':') {
                    let part = self.take(|byte| byte.is_ascii_digit());
                    if part.is_empty() {
                        return None;
                    }
                }
            }
        }
        let mut after = *self;
        after.blanks();
        let half = after.half_of_day();
        if half.is_some() || after.word(b"hrs") {
            *self = after;
        }
        let hour = match half {
            None => mark.and(Some(hour))?,
            Some(Half::Am) => (1..=12).contains(&hour).then_some(hour % 12).or((hour == 0).then_some(0))?,
            Some(Half::Pm) if hour > 12 => hour,
            Some(Half::Pm) => (hour > 0).then_some(hour % 12 + 12)?,
        };
        let minutes = hour * 60 + minute;
        let inside = minutes < 24 * 60 || (minutes == 24 * 60 && second == 0);
        (minute < 60 && second < 60 && hour <= 24 && inside).then_some(minutes)
    }

    fn half_of_day(&mut self) -> Option<Half> {
        let mut after = *self;
        let half = if after.eat(b'a') {
            Half::Am
        } else if after.eat(b'p') {
            Half::Pm
        } else {
            return None;
        };
        after.eat(b'.');
        after.eat(b'm');
        after.eat(b'.');
        if after.0.first().is_some_and(u8::is_ascii_alphabetic) {
            return None;
        }
        *self = after;
        Some(half)
    }

    /// How far a clock is ahead of UTC, in minutes: Z, +01:00, +0100, +01, GMT+0100 (British Summer Time), BST.
    pub(super) fn offset(&mut self) -> Option<i16> {
        let mut after = *self;
        after.blanks();
        let zone = if after.word(b"z") {
            Some(0)
        } else if after.word(b"gmt") || after.word(b"utc") {
            after.signed().or(Some(0))
        } else if after.word(b"bst") {
            Some(60)
        } else {
            after.signed()
        };
        after.blanks();
        if matches!(after.0, [b'(', .., b')']) {
            after.0 = &[];
        }
        *self = zone.map_or(*self, |_| after);
        zone
    }

    fn signed(&mut self) -> Option<i16> {
        let mut after = *self;
        let behind = after.eat(b'-');
        if !behind && !after.eat(b'+') {
            return None;
        }
        let (hours, minutes) = match after.number()? {
            (hours, 2) if after.eat(b':') => (hours, after.small()?),
            (hours, 2) => (hours, 0),
            (both, 4) => (both / 100, both % 100),
            _ => return None,
        };
        if hours > 14 || minutes > 59 {
            return None;
        }
        *self = after;
        let ahead = i16::try_from(hours * 60 + minutes).ok()?;
        Some(if behind { -ahead } else { ahead })
    }
}

enum Half {
    Am,
    Pm,
}

/// The place in a list, from 1, of the name that a word of three letters or more begins.
fn place_of(word: &[u8], names: &[&str]) -> Option<u32> {
    let begins =
        |name: &str| name.as_bytes().get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    let place = names.iter().position(|name| word.len() >= 3 && begins(name))?;
    u32::try_from(place + 1).ok()
}
