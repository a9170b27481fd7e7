//! Days, divisions and working days.
//!
//! # What a working day is
//!
//! A day that is not a Saturday, a Sunday, Good Friday, Christmas Day or a bank holiday of the [`Division`], nor one of
//! the council's own closures given to the [`Calendar`]. The census guide and Working Together count in working days
//! without saying what they are; regulations next to them do, and agree.
//!
//! # Conventions
//!
//! | name | what it means |
//! |---|---|
//! | day 0 | The start is never counted: the first working day after Monday is Tuesday. Something started and finished on one day took 0 working days. |
//! | kept start | A start on a weekend or holiday keeps its date, and is not moved to a working day first. Easter Saturday 2024-03-30 and 1 working day is Tuesday 2024-04-02; and 0 is the Saturday itself. |
//! | deadline in time | What is done on the last day is in time. Within 45 working days: [`working_days_between`](Calendar::working_days_between) is at most 45. |
//! | after start, up to end | Working days d with start < d <= end are counted: from Friday to Monday is 1, to Saturday 0. |
//! | mirror | To count backwards is minus the count forwards. Minus k working days is the k-th working day strictly before. |
//! | no guess outside coverage | A date or an answer outside the years covered is an [`Error::OutsideCoverage`](crate::Error::OutsideCoverage), never a day counted as if there were no holidays. |
//! | corresponding date | Months run to the day of that number, or to the last of a shorter month: [`Day::add_months`]. |
//! | within hours | 24 hours from a time is that time the next day; from a date alone it is the end of the next day, marked as approximate: [`within_hours`](Calendar::within_hours). |
//!
//! Who must agree with a system that counts otherwise says so by a [`Convention`]: a start on a day off rolled forward or
//! back or refused ([`Roll`]), the start counted as day 1 ([`Counting`]).
//!
//! Working and calendar days are different types, [`WorkingDays`] and [`CalendarDays`].
//!
//! # Coverage
//!
//! 1990-01-01 to 2030-12-31 for each division. Bank holidays are announced up to [`Calendar::proclaimed_to`]; later
//! ones are derived from the rules, and an extra or moved holiday may still come: [`Calendar::is_proclaimed`] tells the
//! two apart.
//!
//! # Sources
//!
//! - What a working day is: the Children Act regulations that define it, SI 2006/1738 regulation 2; in the same sense the
//!   Children Act 2004 (Joint Area Reviews) Regulations 2005 regulation 1 and, for Wales, WSI 2006/940. Good Friday and
//!   Christmas Day are named there because outside Scotland they are not holidays under the Act.
//! - Bank holidays: the Banking and Financial Dealings Act 1971, section 1 and Schedule 1, with the proclamations under
//!   it; the St Andrew's Day Bank Holiday (Scotland) Act 2007. Substitutes for weekend dates follow the practice of the
//!   proclamations and the dates published by GOV.UK.
//! - Day 0 and the deadline in time: the bands of the Department for Education's children in need statistics, which
//!   tell "the same day" from "1 to 10 days", and the census guide, which puts the target for an initial child
//!   protection conference at the date 15 working days after the strategy discussion. The other conventions are the
//!   library's own choice where guidance is silent.

mod british;
#[expect(clippy::module_inception, reason = "the noun of this file is the calendar itself")]
mod calendar;
mod columns;
mod convention;
mod day;
mod division;
mod holidays;
mod period;
mod rules;
mod scan;
mod time;
mod within;
mod written;

pub use calendar::Calendar;
pub use columns::{Answers, DayNumber, Outside, Rows};
pub use convention::{Convention, Counting, Roll};
pub use day::{CalendarDays, Day, WorkingDays};
pub use division::Division;
pub use holidays::{BankHoliday, bank_holidays};
pub use period::Period;
pub use time::Time;
pub use within::{Deadline, DeskHours};
#[cfg(feature = "census")]
pub(crate) use written::moment;
pub(crate) use written::{
    Clock, DateForm, Epoch, Written, day_of, is_placeholder_day, minutes_of, time_of, unwrapped,
};
