//! The dates of a column, read as a whole.
//!
//! A form that leaves open which number is the day is decided by all cells of the column together: read one by one, the dates of
//! a month-first column would be wrong on the first twelve days of each month and right or refused on the others.

use crate::calendar::{Clock, DateForm, Day, Epoch, Written, minutes_of};
use crate::case::{FindingCode, plausible};
use crate::format::source::blank::{is_blank, is_error_cell};
use crate::format::source::order::{DateOrder, Evidence};

/// What one text of a column of dates says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Read {
    /// Nothing.
    Blank,
    /// A day and what stands behind it, in British time.
    Moment(Day, Clock),
    /// A date that programs write where there is none: a blank, under a finding.
    Placeholder,
    /// A date before 1900 or after 2100.
    Implausible,
    /// Something else, or a date of which nobody can tell which number is the day.
    Unreadable,
}

impl Read {
    /// What is wrong with it.
    pub(crate) const fn fault(self) -> Option<FindingCode> {
        match self {
            Self::Blank | Self::Moment(..) => None,
            Self::Placeholder => Some(FindingCode::PlaceholderDate),
            Self::Implausible => Some(FindingCode::ImplausibleDate),
            Self::Unreadable => Some(FindingCode::UnreadableDate),
        }
    }
}

/// What is known of a column of dates before it is read.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Known {
    /// The order that the caller gave; it decides everything.
    pub(crate) order: Option<DateOrder>,
    /// The order that the other columns of the file show.
    pub(crate) proved: Option<DateOrder>,
    /// Where the workbook counts its days from.
    pub(crate) epoch: Epoch,
    /// Whether they are dates of birth: 1970-01-01 then is a day like any other.
    pub(crate) births: bool,
}

/// How many cells of a column were read, by form, and how many were not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    forms: [u32; DateForm::ALL.len()],
    /// Cells with a time of day behind the date, or something that should be one.
    pub(crate) timed: u32,
    /// Cells whose time was turned into British time.
    pub(crate) turned: u32,
    /// Cells that say nothing, the errors of formulas among them.
    pub(crate) blank: u32,
    /// Cells with the error of a formula.
    pub(crate) error: u32,
    /// Cells with a date that stands for none.
    pub(crate) placeholder: u32,
    /// Cells with a date before 1900 or after 2100.
    pub(crate) implausible: u32,
    /// Cells that were not read.
    pub(crate) unreadable: u32,
}

impl Tally {
    /// The forms that were read, each in words and with its cells.
    pub(crate) fn forms(&self) -> impl Iterator<Item = (DateForm, &'static str, u32)> {
        let counted = DateForm::ALL.into_iter().zip(self.forms);
        counted.map(|((form, words), cells)| (form, words, cells)).filter(|(_, _, cells)| *cells > 0)
    }

    fn add(&mut self, read: Read, written: Option<Written>, cells: u32) {
        let count = match read {
            Read::Blank => &mut self.blank,
            Read::Placeholder => &mut self.placeholder,
            Read::Implausible => &mut self.implausible,
            Read::Unreadable => &mut self.unreadable,
            Read::Moment(_, clock) => {
                let Some(written) = written else { return };
                if clock != Clock::None {
                    self.timed = self.timed.saturating_add(cells);
                }
                if written.is_turned() {
                    self.turned = self.turned.saturating_add(cells);
                }
                let Some(count) = self.forms.get_mut(written.form as usize) else { return };
                count
            }
        };
        *count = count.saturating_add(cells);
    }
}

/// A column of dates read as a whole.
#[derive(Clone, Debug)]
pub(crate) struct DateColumn {
    /// What each text says, in the order of the texts.
    pub(crate) read: Vec<Read>,
    /// The forms it was read in.
    pub(crate) tally: Tally,
    /// The order that its own cells show.
    pub(crate) shows: Option<DateOrder>,
    /// What is to be said about the order of the column, once.
    pub(crate) doubt: Option<FindingCode>,
}

impl DateColumn {
    /// Reads the different texts of a column, each with the number of cells it stands in.
    pub(crate) fn read<'t>(texts: impl IntoIterator<Item = (&'t str, u32)>, known: Known) -> Self {
        let mut read = Vec::new();
        let mut tally = Tally::default();
        let mut open = Vec::new();
        let mut evidence = Evidence::default();
        for (text, cells) in texts {
            let written = if is_date_like(text) { Written::read(text) } else { None };
            let said = match written {
                None if is_blank(text) => {
                    if is_error_cell(text) {
                        tally.error = tally.error.saturating_add(cells);
                    }
                    Read::Blank
                }
                None => Read::Unreadable,
                Some(written) if written.is_placeholder(known.births) => Read::Placeholder,
                Some(written) if written.is_open() && !evidence.settled(written, cells) => {
                    open.push((read.len(), written, cells));
                    read.push(Read::Unreadable);
                    continue;
                }
                Some(written) => say(written, known.epoch),
            };
            tally.add(said, written, cells);
            read.push(said);
        }
        let (order, doubt) = match known.order {
            Some(order) => (Some(order), None),
            None => evidence.order(known.proved),
        };
        for (place, written, cells) in open {
            let (said, written) = in_order(written, order);
            tally.add(said, Some(written), cells);
            if let Some(slot) = read.get_mut(place) {
                *slot = said;
            }
        }
        Self { read, tally, shows: evidence.shown(), doubt }
    }

    /// Reads the columns of one file: what some of them show of the order, and none contradicts, holds for those whose dates
    /// could be either.
    pub(crate) fn read_file<'t, T>(columns: &[(T, Known)]) -> Vec<Self>
    where
        T: IntoIterator<Item = (&'t str, u32)> + Clone,
    {
        let mut read: Vec<Self> =
            columns.iter().map(|(texts, known)| Self::read(texts.clone(), *known)).collect();
        let mut shown: Vec<DateOrder> = read.iter().filter_map(|column| column.shows).collect();
        shown.sort_unstable();
        shown.dedup();
        if let [order] = *shown {
            for (column, (texts, known)) in read.iter_mut().zip(columns) {
                let undecided = column.shows.is_none() && known.order.is_none() && known.proved.is_none();
                if undecided && (order == DateOrder::MonthFirst || column.doubt.is_some()) {
                    *column = Self::read(texts.clone(), Known { proved: Some(order), ..*known });
                }
            }
        }
        read
    }
}

/// Spares the words of a column the reading of dates: every date has a figure in it.
fn is_date_like(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

fn say(written: Written, epoch: Epoch) -> Read {
    match written.moment(epoch) {
        None => Read::Unreadable,
        Some((day, _)) if !plausible(day) => Read::Implausible,
        Some((day, clock)) => Read::Moment(day, clock),
    }
}

/// An open date in that order; where the column has none, in the one that it can only have.
fn in_order(written: Written, order: Option<DateOrder>) -> (Read, Written) {
    let turned = written.month_first();
    let [first, second] = [written, turned].map(|written| say(written, Epoch::From1900));
    match order {
        Some(DateOrder::DayFirst) => (first, written),
        Some(DateOrder::MonthFirst) => (second, turned),
        None if second == Read::Unreadable => (first, written),
        None if first == Read::Unreadable => (second, turned),
        None => (Read::Unreadable, written),
    }
}

/// What a cell of a column of times says beside a date: midnight and 24:00 are none, nor is the 0 of a workbook.
pub(crate) fn clock_of(text: &str) -> Clock {
    if text.trim() == "0" || is_blank(text) {
        return Clock::None;
    }
    minutes_of(text).map_or(Clock::Unreadable, Clock::at)
}

impl Evidence {
    /// Takes an open date into account; true for one that is the same in both orders.
    fn settled(&mut self, written: Written, cells: u32) -> bool {
        let (first, second) = (written.day(Epoch::From1900), written.month_first().day(Epoch::From1900));
        let count = match (first.filter(|day| plausible(*day)), second.filter(|day| plausible(*day))) {
            (Some(first), Some(second)) if first == second => return true,
            (Some(first), Some(second)) => {
                self.note([first, second]);
                &mut self.either
            }
            (Some(_), None) => &mut self.only_day_first,
            (None, Some(_)) => &mut self.only_month_first,
            (None, None) => return false,
        };
        *count += u64::from(cells);
        false
    }
}

#[cfg(test)]
mod tests;
