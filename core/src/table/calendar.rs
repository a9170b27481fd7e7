//! The calendar as a table, to be joined to.

use crate::calendar::{Calendar, Day};
use crate::error::Error;
use crate::table::{Column, Table};

impl Calendar {
    /// A row for each day from `first` to `last`, both included.
    ///
    /// | column | |
    /// |---|---|
    /// | `date` | the day |
    /// | `working_day` | whether it is one |
    /// | `ordinal` | the working days from 1990-01-01 up to and including it |
    /// | `holiday_name` | the name of the bank holiday kept on it, or nothing |
    /// | `local_closure` | whether it is one of the closures given; those have no name |
    /// | `proclaimed` | whether the holidays of its year were announced, rather than derived from the rules |
    ///
    /// With ordinals a query needs no arithmetic on days: the working days after `a` up to and including `b` are
    /// `b.ordinal - a.ordinal`, and the k-th working day after `a` is the row with `working_day` and an `ordinal` of
    /// `a.ordinal + k`.
    ///
    /// ```
    /// use dutydesk::calendar::{Calendar, Day, Division};
    /// use dutydesk::table::Cell;
    /// let calendar = Calendar::new(Division::EnglandAndWales);
    /// let table = calendar.table(Day::from_ymd(2024, 3, 28)?, Day::from_ymd(2024, 4, 2)?)?;
    /// assert_eq!(table.rows(), 6);
    /// assert_eq!(table.cell("holiday_name", 1), Cell::Text("Good Friday"));
    /// assert_eq!(table.cell("working_day", 1), Cell::Flag(false));
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::OutsideCoverage`] where either day is before 1990 or after 2030; [`Error::InvalidArgument`] where `last`
    /// is the earlier.
    pub fn table(&self, first: Day, last: Day) -> Result<Table, Error> {
        self.is_working_day(first).map_err(|error| error.of("first"))?;
        self.is_working_day(last).map_err(|error| error.of("last"))?;
        if last < first {
            return Err(Error::takes("last", "a day that is not before the first"));
        }
        let days: Vec<Day> = std::iter::successors(Some(first), |day| Some(day.next()))
            .take_while(|day| *day <= last)
            .collect();
        let flags = |of: &dyn Fn(Day) -> Result<bool, Error>| {
            days.iter().map(|day| of(*day).map(Some)).collect::<Result<Vec<_>, _>>()
        };
        // 1990-01-01 is a holiday, so that nothing is lost by counting after it.
        let ordinal = |day: &Day| Ok(Some(i64::from(self.working_days_between(Self::FIRST, *day)?.0)));
        Table::new(vec![
            Column::days("date", days.iter().copied().map(Some)),
            Column::flags("working_day", flags(&|day| self.is_working_day(day))?),
            Column::integers("ordinal", days.iter().map(ordinal).collect::<Result<Vec<_>, Error>>()?),
            Column::texts("holiday_name", days.iter().map(|day| self.holiday_name(*day))),
            Column::flags("local_closure", flags(&|day| Ok(self.closures().binary_search(&day).is_ok()))?),
            Column::flags("proclaimed", flags(&|day| self.is_proclaimed(day))?),
        ])
    }
}
