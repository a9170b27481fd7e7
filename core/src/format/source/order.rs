//! Which of two numbers is the day, decided for a column as a whole.

use crate::calendar::Day;
use crate::case::FindingCode;
use crate::named::named;

named! {
    /// How the dates of a column are to be read where their form leaves it open.
    DateOrder, "order of dates" {
        /// 16/08/2010, as the UK writes dates.
        DayFirst = "day_first",
        /// 08/16/2010, as the United States write them.
        MonthFirst = "month_first",
    }
}

/// In how many cells of a column each order is possible. A date like 05/05/2010, the same both ways, is in none of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    pub(super) only_day_first: u64,
    pub(super) only_month_first: u64,
    pub(super) either: u64,
    /// Different dates that could be either, as many as it takes to doubt them.
    pub(super) dates: Vec<Day>,
}

/// Of dates written day first, two in five are on the first twelve days of a month: that eight differing ones all are,
/// comes to pass once in a thousand columns.
const ENOUGH_TO_DOUBT: usize = 8;

impl Evidence {
    /// The order of the column, none where it contradicts itself, with what is to be said about it; `proved` is what the
    /// other columns of the file show.
    ///
    /// A column with dates of both kinds is day first where those that can only be month first are fewer than one in
    /// twenty of those that can only be one, and month first only where no date contradicts it and a fifth of them cannot be
    /// day first.
    pub(super) fn order(&self, proved: Option<DateOrder>) -> (Option<DateOrder>, Option<FindingCode>) {
        let Self { only_day_first, only_month_first, either, .. } = *self;
        let all = only_day_first + only_month_first + either;
        let month_first = (Some(DateOrder::MonthFirst), Some(FindingCode::DatesMonthFirst));
        match (only_day_first, only_month_first) {
            (0, 0) if either > 0 && proved == Some(DateOrder::MonthFirst) => month_first,
            (0, 0) => {
                let doubt = proved.is_none() && self.dates.len() >= ENOUGH_TO_DOUBT;
                (Some(DateOrder::DayFirst), doubt.then_some(FindingCode::DatesCouldBeEither))
            }
            (0, month) if month * 5 >= all => month_first,
            (day, month) if day > 0 && month * 20 < day + month => (Some(DateOrder::DayFirst), None),
            _ => (None, Some(FindingCode::DatesOfTwoOrders)),
        }
    }

    /// Notes one of the dates that could be either.
    pub(super) fn note(&mut self, date: Option<Day>) {
        if let Some(date) =
            date.filter(|date| self.dates.len() < ENOUGH_TO_DOUBT && !self.dates.contains(date))
        {
            self.dates.push(date);
        }
    }

    /// The order that the column shows by itself.
    pub(super) fn shown(&self) -> Option<DateOrder> {
        if self.only_day_first + self.only_month_first == 0 { None } else { self.order(None).0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_decided_as_a_whole() {
        use DateOrder::{DayFirst, MonthFirst};
        use FindingCode::{DatesCouldBeEither, DatesMonthFirst, DatesOfTwoOrders};
        let cases = [
            // only day first, only month first, either, dates, proved elsewhere: order, doubt
            ((0, 0, 0, 0), None, Some(DayFirst), None),
            ((3, 0, 9, 9), None, Some(DayFirst), None),
            ((1, 0, 900, 30), Some(MonthFirst), Some(DayFirst), None),
            ((0, 2, 2, 2), None, Some(MonthFirst), Some(DatesMonthFirst)),
            ((0, 2, 8, 8), Some(DayFirst), Some(MonthFirst), Some(DatesMonthFirst)),
            ((0, 2, 9, 9), None, None, Some(DatesOfTwoOrders)),
            ((96, 4, 60, 30), None, Some(DayFirst), None),
            ((95, 5, 60, 30), None, None, Some(DatesOfTwoOrders)),
            ((4, 96, 60, 30), None, None, Some(DatesOfTwoOrders)),
            ((1, 1, 0, 0), None, None, Some(DatesOfTwoOrders)),
            ((0, 0, 70, 7), None, Some(DayFirst), None),
            ((0, 0, 8, 8), None, Some(DayFirst), Some(DatesCouldBeEither)),
            ((0, 0, 80, 30), Some(DayFirst), Some(DayFirst), None),
            ((0, 0, 1, 1), Some(MonthFirst), Some(MonthFirst), Some(DatesMonthFirst)),
        ];
        for ((only_day_first, only_month_first, either, dates), proved, order, doubt) in cases {
            let mut evidence = Evidence { only_day_first, only_month_first, either, dates: Vec::new() };
            for day in 1..=dates {
                evidence.note(Day::from_ymd(2010, 12, day).ok());
                evidence.note(Day::from_ymd(2010, 12, 1).ok());
            }
            assert_eq!(evidence.order(proved), (order, doubt), "{evidence:?} {proved:?}");
            let shown = if only_day_first + only_month_first == 0 { None } else { order };
            assert_eq!(evidence.shown(), shown, "{evidence:?}");
        }
    }
}
