//! An ordinary county.

use std::collections::BTreeMap;

use crate::calendar::Day;
use crate::error::Error;
use crate::scenario::draw::Draw;
use crate::scenario::places::{COUNTY, districts};
use crate::scenario::staff::Staff;
use crate::scenario::world::{Setting, World};
use crate::scenario::{Ledger, Scenario};

/// Referrals a year for each district.
const A_DISTRICT: u32 = 2_000;
/// The most years, so that the story stays within the bank holidays known.
pub(super) const MOST_YEARS: i64 = 25;
/// The most referrals a year: about three times those of England.
pub(super) const MOST_REFERRALS: i64 = 2_000_000;

/// A steady ordinary county over whole years to 31 March 2024, the day it is asked about, with a district for every
/// 2,000 referrals a year. It holds the referrals of those years and those still open from before. Some cases wait a few
/// days at the duty desk, as they do; nothing else is planted, and the ledger holds only the contacts that await a
/// decision.
///
/// England is about 630,000 referrals a year. Time and memory grow with the number of referrals.
///
/// ```
/// use dutydesk::scenario::county;
/// let scenario = county(1_200, 1, 7)?;
/// assert_eq!(scenario.as_of.to_string(), "2024-03-31");
/// let received = |day: &str| day.parse().map(|first| {
///     scenario.register.cases().filter(|case| case.referral().received() >= first).count()
/// });
/// assert!((1_000..1_400).contains(&received("2023-04-01")?));
/// assert!(scenario.register.findings().is_empty());
/// # Ok::<(), dutydesk::Error>(())
/// ```
///
/// # Errors
/// [`Error::InvalidArgument`] unless there are 1 to 2,000,000 referrals a year and 1 to 25 years.
pub fn county(referrals_per_year: u32, years: u32, seed: u64) -> Result<Scenario, Error> {
    let years = i32::try_from(years).ok().filter(|years| (1..=MOST_YEARS).contains(&i64::from(*years)));
    let Some(years) = years else {
        return Err(Error::takes("years", "a whole number from 1 to 25"));
    };
    if !(1..=MOST_REFERRALS).contains(&i64::from(referrals_per_year)) {
        return Err(Error::takes("referrals_per_year", "a whole number from 1 to 2,000,000"));
    }
    let end = Day::from_ymd(2024, 3, 31)?;
    let from = Day::from_ymd(2024 - years, 4, 1)?;
    // A year and a half before, so that the first day has its open cases and every worker a caseload.
    let first = from.plus_months(-18);
    let so_many = usize::try_from(referrals_per_year.div_ceil(A_DISTRICT)).map_err(|_| Error::TooLarge)?;
    let mut draw = Draw::new(seed);
    let mut staff = Staff::new(first, None);
    let districts = districts(so_many);
    for (district, _) in &districts {
        staff.add_district(&mut draw, district, false);
    }
    let setting = Setting {
        seed,
        authority: COUNTY,
        districts,
        referrals_per_year,
        first,
        from,
        end,
        cleared_on: None,
        settled_on: None,
        surge: None,
        planted: BTreeMap::new(),
    };
    let lived = World::new(setting, draw, staff).live(end)?;
    let ledger = Ledger { contacts_awaiting: lived.awaiting, ..Default::default() };
    Ok(Scenario { name: "county", register: lived.register, ledger, as_of: end })
}
