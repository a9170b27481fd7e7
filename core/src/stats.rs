//! A kit of plain numbers: no date and no word of the field.

use std::collections::BTreeMap;

/// The middle of some numbers: of an even count, half-way between the middle two. Nothing where there are none.
///
/// ```
/// assert_eq!(dutydesk::stats::median(&mut [9, 1, 4]), Some(4.0));
/// assert_eq!(dutydesk::stats::median(&mut [9, 1, 4, 6]), Some(5.0));
/// assert_eq!(dutydesk::stats::median(&mut []), None);
/// ```
#[must_use]
pub fn median(numbers: &mut [i32]) -> Option<f64> {
    numbers.sort_unstable();
    let upper = *numbers.get(numbers.len() / 2)?;
    let lower = *numbers.get((numbers.len() - 1) / 2)?;
    Some(f64::midpoint(f64::from(lower), f64::from(upper)))
}

/// A share in per cent, to one decimal place, halves away from zero. Nothing where the whole is 0.
///
/// ```
/// assert_eq!(dutydesk::stats::per_cent(2, 3), Some(66.7));
/// assert_eq!(dutydesk::stats::per_cent(0, 0), None);
/// ```
#[must_use]
pub fn per_cent(part: u32, whole: u32) -> Option<f64> {
    (whole != 0).then(|| (f64::from(part) * 1000.0 / f64::from(whole)).round() / 10.0)
}

/// A quartile of numbers, each with how often it stands among them: the smallest with more than so many quarters of them at
/// or below it, and where one has exactly so many, half-way between it and the next. With two quarters it is the
/// [`median`]. Nothing where there are none.
///
/// This is the empirical distribution with averaging, definition 2 of Hyndman and Fan (1996).
///
/// ```
/// use dutydesk::stats::quartile;
/// let counts = [(0, 2), (5, 1), (10, 1)].into();
/// assert_eq!(quartile(&counts, 1), Some(0.0)); // of 0, 0, 5, 10
/// assert_eq!(quartile(&counts, 2), Some(2.5));
/// assert_eq!(quartile(&counts, 3), Some(7.5));
/// assert_eq!(quartile(&[(7, 3)].into(), 3), Some(7.0));
/// assert_eq!(quartile(&[].into(), 2), None);
/// ```
#[must_use]
pub fn quartile(counts: &BTreeMap<i32, u32>, quarters: u32) -> Option<f64> {
    let wanted = u64::from(quarters) * counts.values().map(|count| u64::from(*count)).sum::<u64>();
    let mut below = 0;
    let mut lower = None;
    for (number, count) in counts.iter().filter(|(_, count)| **count > 0) {
        if let Some(lower) = lower {
            return Some(f64::midpoint(lower, f64::from(*number)));
        }
        below += 4 * u64::from(*count);
        if below > wanted {
            return Some(f64::from(*number));
        }
        lower = (below == wanted).then(|| f64::from(*number));
    }
    lower
}
