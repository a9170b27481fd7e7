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
    /// The first and the last day of all that could be either, read day first and read month first.
    pub(super) spans: Option<[(Day, Day); 2]>,
}

/// Of dates written day first, two in five are on the first twelve days of a month: that eight differing ones all are,
/// comes to pass once in a thousand columns.
const ENOUGH_TO_DOUBT: usize = 8;

/// Fewer are doubted where month first brings them closer together: of one week, 08/02, 08/03 and 08/04 are three days in a row, or
/// the eighth of three months.
const FEW: usize = 3;

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
                let enough = if self.are_closer_month_first() { FEW } else { ENOUGH_TO_DOUBT };
                let doubt = proved.is_none() && self.dates.len() >= enough;
                (Some(DateOrder::DayFirst), doubt.then_some(FindingCode::DatesCouldBeEither))
            }
            (0, month) if month * 5 >= all => month_first,
            (day, month) if day > 0 && month * 20 < day + month => (Some(DateOrder::DayFirst), None),
            _ => (None, Some(FindingCode::DatesOfTwoOrders)),
        }
    }

    /// Notes one of the dates that could be either, as the day it is read day first and read month first.
    pub(super) fn note(&mut self, date: [Day; 2]) {
        let [day_first, _] = date;
        if self.dates.len() < ENOUGH_TO_DOUBT && !self.dates.contains(&day_first) {
            self.dates.push(day_first);
        }
        let spans = self.spans.get_or_insert(date.map(|day| (day, day)));
        for ((first, last), day) in spans.iter_mut().zip(date) {
            (*first, *last) = (day.min(*first), day.max(*last));
        }
    }

    fn are_closer_month_first(&self) -> bool {
        self.spans.is_some_and(|spans| {
            let [day_first, month_first] = spans.map(|(first, last)| last.since(first).0);
            month_first.saturating_mul(2) < day_first
        })
    }

    /// The order that the column shows by itself.
    pub(super) fn shown(&self) -> Option<DateOrder> {
        if self.only_day_first + self.only_month_first == 0 { None } else { self.order(None).0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(evidence: &mut Evidence, month: u32, day: u32) {
        let day_first = Day::from_ymd(2010, month, day.min(28)).unwrap();
        evidence.note([day_first, Day::from_ymd(2010, day.min(12), month).unwrap()]);
    }

    #[test]
    fn few_dates_are_doubted_where_month_first_they_are_of_one_week() {
        for (dates, doubt) in [
            (&[(2, 8), (3, 8), (4, 8)][..], true),
            (&[(2, 8), (3, 8)], false),
            (&[(8, 2), (8, 3), (8, 4), (8, 5), (8, 6)], false),
            (&[(3, 5), (9, 2), (11, 12)], false),
        ] {
            let mut evidence = Evidence { either: 9, ..Evidence::default() };
            dates.iter().for_each(|(month, day)| note(&mut evidence, *month, *day));
            let expected = doubt.then_some(FindingCode::DatesCouldBeEither);
            assert_eq!(evidence.order(None), (Some(DateOrder::DayFirst), expected), "{dates:?}");
            assert_eq!(evidence.order(Some(DateOrder::DayFirst)).1, None);
        }
    }

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
            let mut evidence = Evidence { only_day_first, only_month_first, either, ..Evidence::default() };
            for day in 1..=dates {
                note(&mut evidence, 12, day);
                note(&mut evidence, 12, 1);
            }
            assert_eq!(evidence.order(proved), (order, doubt), "{evidence:?} {proved:?}");
            let shown = if only_day_first + only_month_first == 0 { None } else { order };
            assert_eq!(evidence.shown(), shown, "{evidence:?}");
        }
    }
}
