//! The dates and times in the cells of a row.

use crate::calendar::{Clock, Day, Time};
use crate::case::{Finding, FindingCode};
use crate::error::Error;
use crate::format::duty_sheet::SHEET;
use crate::format::duty_sheet::columns::SheetColumn;
use crate::format::duty_sheet::rows::{At, Rows};
use crate::format::source::dates::{Read, clock_of};

impl Rows<'_> {
    /// What the cell of a column of days says.
    pub(super) fn cell(&self, column: SheetColumn, row: usize) -> Read {
        self.days.cell(column, self.columns.number(column, row))
    }

    pub(super) fn moment(&self, column: SheetColumn, row: usize) -> Option<(Day, Clock)> {
        match self.cell(column, row) {
            Read::Moment(day, clock) => Some((day, clock)),
            _ => None,
        }
    }

    /// The date in a cell; one that cannot be read is blank, and a time of day beside it is not part of it.
    pub(super) fn day(&mut self, at: At, column: SheetColumn) -> Result<Option<Day>, Error> {
        let read = self.cell(column, at.row);
        let day = match read {
            Read::Blank => return Ok(None),
            Read::Moment(day, Clock::None) => return Ok(Some(day)),
            Read::Moment(day, _) => {
                self.together(FindingCode::TimeBesideDate, column, 0, at.line);
                Some(day)
            }
            _ => None,
        };
        self.note_fault(read, column, at.line);
        self.keep(at, column)?;
        Ok(day)
    }

    /// Notes what is wrong with a date, unless that is said of its column as a whole.
    pub(super) fn note_fault(&mut self, read: Read, column: SheetColumn, line: u32) {
        match read.fault() {
            None => {}
            Some(FindingCode::UnreadableDate) if self.days.in_doubt(column) => {}
            Some(code @ FindingCode::PlaceholderDate) => self.together(code, column, 0, line),
            Some(code) => {
                self.builder.note(Finding::new(code, SHEET).in_row(line).in_column(column.name()));
            }
        }
    }

    /// The day a date was entered: its own column says, else the row's, unless the date had then not come yet.
    pub(super) fn known(
        &mut self,
        at: At,
        date: Option<Day>,
        companion: SheetColumn,
    ) -> Result<Option<Day>, Error> {
        let own = self.day(at, companion)?;
        Ok(own.or(at.recorded.filter(|recorded| date.is_some_and(|date| date <= *recorded))))
    }

    /// The time of day the referral was received: its own column, else what stands beside the date.
    pub(super) fn time(&mut self, at: At) -> Result<Option<Time>, Error> {
        let own = self.columns.text(SheetColumn::ReceivedTime, at.row);
        let clock = clock_of(own);
        let time = if let Clock::At(time) = clock { Some(time) } else { None };
        if clock == Clock::Unreadable {
            self.note(at, FindingCode::UnreadableTime, SheetColumn::ReceivedTime);
            self.keep(at, SheetColumn::ReceivedTime)?;
        }
        match (time, at.clock) {
            (None, Clock::At(beside)) => Ok(Some(beside)),
            (Some(time), Clock::At(beside)) if time != beside => {
                self.keep(at, SheetColumn::Received)?;
                Ok(Some(time))
            }
            (time, Clock::Unreadable) => {
                self.note(at, FindingCode::UnreadableTime, SheetColumn::Received);
                self.keep(at, SheetColumn::Received)?;
                Ok(time)
            }
            (time, _) => Ok(time),
        }
    }
}
