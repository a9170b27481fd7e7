//! A kit of plain numbers: no date and no word of the field.

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
