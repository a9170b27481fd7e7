//! Stub.
use crate::calendar::Day;
use crate::case::plausible;
pub(crate) use crate::format::duty_sheet::moment::{Clock, moment};

#[derive(Clone, Copy)]
pub(crate) enum Read {
    Blank,
    Moment(Day, Clock),
    Placeholder,
    Implausible,
    Unreadable,
}

#[derive(Default)]
pub(crate) struct DateColumn {
    pub(crate) read: Vec<Read>,
}

impl DateColumn {
    pub(crate) fn read<'t>(texts: impl Iterator<Item = (&'t str, u32)>) -> Self {
        let read = texts.map(|(text, _)| match moment(text) {
            _ if text.is_empty() => Read::Blank,
            Some((day, clock)) if plausible(day) => Read::Moment(day, clock),
            Some((day, _)) if day.year() == 1900 => Read::Placeholder,
            Some(_) => Read::Implausible,
            None => Read::Unreadable,
        });
        Self { read: read.collect() }
    }
}
