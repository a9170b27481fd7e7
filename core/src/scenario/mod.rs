//! Seeded synthetic registers, each with the [`Ledger`] of what was planted in it.
//!
//! Everything in them is invented: no child, worker or place exists, and no place stands for a real one. Every part of
//! such a register has the form `synthetic`. The same seed gives the same register on every platform: all draws are of
//! whole numbers.
//!
//! | scenario | what it is |
//! |---|---|
//! | [`crisis_county`] | twelve districts on the day its inspectors arrive, with nearly 2,700 cases that have no social worker |
//! | [`small_team`] | one team with three backlogs: never allocated, not assessed, unallocated again |
//! | [`county`] | an ordinary county of any size over any number of years, nothing planted |
//!
//! # What is taken from where
//!
//! - The number of referrals in each month: Department for Education, Characteristics of children in need, table C6,
//!   England, 2012-13 to 2023-24.
//! - That about 22 referrals in 100 are of a child referred in the twelve months before: the same, table C1.
//! - The limits that most assessments keep: Framework for the Assessment of Children in Need and their Families (2000),
//!   7 working days for an initial assessment and 35 for a core one; Working Together to Safeguard Children (2010), 10
//!   and 35; (2013), 45 for a single one; 15 from strategy discussion to conference.
//! - What is planted: the figures that public reports of 2009 to 2011 gave of two English counties.
//!
//! Everything else, and above all every chance and length of time, is invented.

mod county;
mod course;
mod crisis;
mod draw;
mod hidden;
mod ledger;
mod life;
mod pattern;
mod people;
mod places;
mod small_team;
mod staff;
mod world;
mod writer;

use crate::calendar::Day;
use crate::case::Register;
use crate::error::Error;
use crate::options::{Given, Takes, options};

pub use county::county;
pub use crisis::crisis_county;
pub use ledger::{Cause, Ledger, Surge, Unallocated};
pub use small_team::small_team;

/// A synthetic register, and what was planted in it.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// Its wire name.
    pub name: &'static str,
    /// The register.
    pub register: Register,
    /// What was planted.
    pub ledger: Ledger,
    /// The day the ledger speaks of.
    pub as_of: Day,
}

options! {
    /// How large a [`county`] is to be.
    ///
    /// ```
    /// use dutydesk::scenario::Size;
    /// assert_eq!(Size::from_json("{}")?.years, 3);
    /// assert_eq!(Size::from_json(r#"{"years": 1.5}"#).unwrap_err().to_string(), "years: a whole number from 1 to 25");
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    #[derive(Copy, PartialEq, Eq)]
    Size, "scenario" {
        SIZE {
            /// Referrals a year, about.
            referrals_per_year: u32 = 1_200, in 1..=county::MOST_REFERRALS;
            /// Years, the last of which ends on 2024-03-31.
            years: u32 = 3, in 1..=county::MOST_YEARS;
        }
    }
}

const NAMES: &[&str] = &["crisis_county", "small_team", "county"];

/// A scenario by name, and the size it takes.
pub const SCENARIO: Takes = Takes {
    name: "scenario",
    about: "An invented register, and what was planted in it.",
    more: "The same seed gives the same register everywhere. The size is of `county`: the others have one of their own.",
    options: &[SIZE],
};

/// The scenario of that wire name; the size, in JSON as [`Size::from_json`] takes it, is of `county` alone.
///
/// ```
/// use dutydesk::scenario;
/// assert_eq!(scenario::named("small_team", 1, "{}")?.as_of.to_string(), "2009-08-14");
/// assert_eq!(scenario::named("large_team", 1, "{}").unwrap_err().code(), "unknown_name");
/// let error = scenario::named("small_team", 1, r#"{"years": 3}"#).unwrap_err();
/// assert_eq!(error.to_string(), "years: nothing for small_team, which has a size of its own; it is for county");
/// # Ok::<(), dutydesk::Error>(())
/// ```
///
/// # Errors
/// [`Error::UnknownName`] where there is none; [`Error::InvalidArgument`] for a size where there is but one, and those of
/// [`Size::from_json`] and [`county`].
pub fn named(name: &str, seed: u64, size: &str) -> Result<Scenario, Error> {
    match name {
        "crisis_county" => of_one_size(name, size).and_then(|()| crisis_county(seed)),
        "small_team" => of_one_size(name, size).and_then(|()| small_team(seed)),
        "county" => {
            let size = Size::from_json(size)?;
            county(size.referrals_per_year, size.years, seed)
        }
        _ => Err(Error::unknown("scenario", name, NAMES).of("name")),
    }
}

/// Refuses a size for a scenario that has but one.
fn of_one_size(name: &str, size: &str) -> Result<(), Error> {
    let given = Given::open(size, SCENARIO.name, SIZE.iter())?;
    let idle = SIZE.iter().find(|spec| given.has(spec.name));
    idle.map_or(Ok(()), |idle| {
        let reason = format!("nothing for {name}, which has a size of its own; it is for county");
        Err(Error::takes(idle.name, reason))
    })
}
