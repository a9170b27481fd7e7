//! The dates of the sheet: each column read as a whole.

use crate::calendar::Epoch;
use crate::case::{Finding, FindingCode};
use crate::format::duty_sheet::SHEET;
use crate::format::duty_sheet::columns::{Columns, SheetColumn};
use crate::format::source::DateOrder;
use crate::format::source::dates::{DateColumn, Known, Read};

/// What each text of a column of days says.
pub(crate) struct Days(Vec<Option<DateColumn>>);

impl Days {
    pub(crate) fn read(columns: &Columns<'_>, order: Option<DateOrder>, epoch: Epoch) -> Self {
        let of_days = |column: &SheetColumn| columns.column(*column).filter(|_| column.is_of_days());
        let known = |column: SheetColumn| {
            let births = column == SheetColumn::BirthDate;
            Known { births, order, epoch, proved: None }
        };
        let texts = SheetColumn::ALL.iter().filter_map(|column| {
            of_days(column).map(|texts| (texts.texts().collect::<Vec<_>>(), known(*column)))
        });
        let mut read = DateColumn::read_file(&texts.collect::<Vec<_>>()).into_iter();
        Self(SheetColumn::ALL.iter().map(|column| of_days(column).and_then(|_| read.next())).collect())
    }

    /// How that column was read; nothing for one that is not there, or not of days.
    pub(crate) fn of(&self, column: SheetColumn) -> Option<&DateColumn> {
        self.0.get(column as usize).and_then(Option::as_ref)
    }

    /// The forms of the dates of a column, each with its cells; empty for one that is not of days.
    pub(crate) fn form(&self, column: SheetColumn) -> String {
        let Some(days) = self.of(column) else { return String::new() };
        let tally = &days.tally;
        let others = [
            ("with a time of day", tally.timed),
            ("turned into British time", tally.turned),
            ("standing for no date", tally.placeholder),
            ("not plausible", tally.implausible),
            ("not read", tally.unreadable),
        ];
        let forms = tally.forms().map(|(_, words, cells)| (words, cells));
        let forms = forms.chain(others.into_iter().filter(|(_, cells)| *cells > 0));
        forms.map(|(words, cells)| format!("{words} {cells}")).collect::<Vec<_>>().join("; ")
    }

    /// The order that the columns show, where they agree.
    pub(crate) fn order(&self) -> Option<DateOrder> {
        let mut shown = self.0.iter().flatten().filter_map(|column| column.shows);
        let first = shown.next()?;
        shown.all(|other| other == first).then_some(first)
    }

    /// What the text of that number says.
    pub(crate) fn cell(&self, column: SheetColumn, number: u32) -> Read {
        let number = usize::try_from(number).ok();
        let read = self.of(column).and_then(|days| days.read.get(number?));
        read.copied().unwrap_or(Read::Blank)
    }

    /// Whether what cannot be read in a column was said of the column as a whole.
    pub(crate) fn in_doubt(&self, column: SheetColumn) -> bool {
        self.of(column).is_some_and(|days| days.doubt == Some(FindingCode::DatesOfTwoOrders))
    }

    /// What is to be said of the columns as a whole.
    pub(crate) fn findings(&self) -> impl Iterator<Item = Finding> {
        SheetColumn::ALL.iter().filter_map(|column| {
            let doubt = self.of(*column)?.doubt?;
            Some(Finding::new(doubt, SHEET).in_column(column.name()))
        })
    }
}
