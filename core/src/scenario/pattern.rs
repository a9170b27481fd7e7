//! When referrals come: the month and the day of the week.

use crate::calendar::{Calendar, CalendarDays, Day};
use crate::error::Error;
use crate::scenario::draw::Draw;

/// A year's referrals by month, January first, per mille.
///
/// Source: Department for Education, Characteristics of children in need, table C6 (referrals by month), the national
/// totals of 2012-13 to 2023-24 together (7,614,380 referrals).
pub(crate) const MONTHS: [u32; 12] = [86, 79, 88, 75, 88, 89, 88, 71, 84, 89, 89, 74];

/// A week's referrals by day, Monday first, per mille: invented.
pub(crate) const WEEKDAYS: [u32; 7] = [213, 205, 200, 195, 172, 9, 6];

/// The weight of a bank holiday among [`WEEKDAYS`].
const HOLIDAY: u32 = 6;

/// A week of exactly 180 referrals by day, Monday first.
pub(crate) const SURGE_WEEK: [u32; 7] = [38, 37, 36, 35, 31, 2, 1];

/// How many referrals come on each day of a span.
pub(crate) struct Pattern {
    first: Day,
    /// Each day's share of a year's referrals, in millionths of the thousandths that its month has.
    shares: Vec<u64>,
}

impl Pattern {
    pub(crate) fn new(calendar: &Calendar, first: Day, last: Day) -> Result<Self, Error> {
        let mut shares = Vec::new();
        let mut day = first;
        while day <= last {
            let month_begins = Day::from_ymd(day.year(), day.month(), 1)?;
            let next_month = month_begins.plus_months(1);
            let weights = days(month_begins, next_month).map(|day| weight(calendar, day));
            let whole: u64 = weights.sum::<Result<u64, Error>>()?;
            let month = MONTHS.iter().zip(1_u32..).find(|(_, month)| *month == month_begins.month());
            let month = month.map_or(0, |(share, _)| u64::from(*share));
            for day in days(day, next_month.min(last.next())) {
                shares.push(month * weight(calendar, day)? * 1_000_000 / whole);
            }
            day = next_month;
        }
        Ok(Self { first, shares })
    }

    /// A count for a day of a place with so many referrals a year.
    pub(crate) fn count(&self, draw: &mut Draw, day: Day, thousandths_a_year: u64) -> u32 {
        let share = usize::try_from(day.since(self.first).0).ok().and_then(|at| self.shares.get(at));
        draw.count(share.map_or(0, |share| thousandths_a_year * share / 1_000_000))
    }
}

/// A day's weight within its month.
fn weight(calendar: &Calendar, day: Day) -> Result<u64, Error> {
    let weekday = WEEKDAYS.iter().zip(0_u8..).find(|(_, weekday)| *weekday == day.weekday());
    let weekday = weekday.map_or(0, |(weight, _)| *weight);
    let holiday = day.weekday() < 5 && !calendar.is_working_day(day)?;
    Ok(u64::from(if holiday { HOLIDAY } else { weekday }))
}

/// The days from one up to but not including another.
pub(crate) fn days(from: Day, to: Day) -> impl Iterator<Item = Day> {
    (0..to.since(from).0).map(move |days| from.plus(CalendarDays(days)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Division;

    #[test]
    fn shares_make_a_whole() {
        assert_eq!(MONTHS.iter().sum::<u32>(), 1000);
        assert_eq!(WEEKDAYS.iter().sum::<u32>(), 1000);
        assert_eq!(SURGE_WEEK.iter().sum::<u32>(), 180);
        let (first, last) = (Day::from_ymd(2010, 1, 1).unwrap(), Day::from_ymd(2010, 12, 31).unwrap());
        let pattern = Pattern::new(&Calendar::new(Division::EnglandAndWales), first, last).unwrap();
        assert_eq!(pattern.shares.len(), 365);
        let whole: u64 = pattern.shares.iter().sum();
        assert!((999_999_000..=1_000_000_000).contains(&whole), "{whole}");
    }

    #[test]
    fn a_span_may_begin_and_end_within_a_month() {
        let calendar = Calendar::new(Division::EnglandAndWales);
        let (first, last) = (Day::from_ymd(2010, 3, 15).unwrap(), Day::from_ymd(2010, 4, 3).unwrap());
        let pattern = Pattern::new(&calendar, first, last).unwrap();
        assert_eq!(pattern.shares.len(), 20);
        // Good Friday 2010-04-02 has the weight of a holiday.
        assert!(pattern.shares[18] * 20 < pattern.shares[17]);
    }
}
