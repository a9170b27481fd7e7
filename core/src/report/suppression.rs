//! Which counts a public report withholds, so that no small count can be read or worked out.

mod field;
mod group;
mod relations;
#[cfg(test)]
mod tests;

use crate::report::suppression::group::groups;
use crate::report::suppression::relations::Relations;

/// The smallest count that is never published. Zero is below it, and is shown.
///
/// Source: Department for Education, Characteristics of children in need, 2020 release, data guidance: counts of 1 to 5
/// inclusive are replaced by `c`, with secondary suppression.
pub const SMALLEST_WITHHELD: u32 = 1;

/// The largest count that is withheld for its size alone. Source: as for [`SMALLEST_WITHHELD`].
pub const LARGEST_WITHHELD: u32 = 5;

/// The mark that stands in place of a withheld count, whether it is small or withheld for the sake of others: two marks
/// would tell the reader which counts are above 5, and so narrow the small ones. Source: as for [`SMALLEST_WITHHELD`].
pub const WITHHELD_MARK: &str = crate::page::WITHHELD;

/// One figure a report would publish: its count and the atoms it adds up.
///
/// An atom is a smallest group of cases that no figure of the report divides; atoms are disjoint, so a figure's count is
/// the sum over its atoms. The numbering is the caller's, the same for every table of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// How many cases.
    pub count: u32,
    /// The atoms, in any order; one named twice counts once.
    pub atoms: Vec<u32>,
}

/// Whether a count is withheld for its size alone.
///
/// ```
/// use dutydesk::report::suppression::is_small;
/// assert!(!is_small(0) && is_small(1) && is_small(5) && !is_small(6));
/// ```
#[must_use]
pub const fn is_small(count: u32) -> bool {
    SMALLEST_WITHHELD <= count && count <= LARGEST_WITHHELD
}

/// Which figures must be withheld, one answer for each figure in the order given.
///
/// Pass the figures of *every* table of the report together: a count hidden in one may be a difference of two in others.
/// First every [small](is_small) count is withheld. Then, while a small count is still a combination of published ones,
/// the smallest published count that takes part in the combination is withheld too (of equals, the one given first); so
/// inner cells go before totals. At the end, whatever can be published again without harm is. Zeros are always shown,
/// and figures over the same atoms are shown or withheld together.
///
/// The reader is taken to know, besides the published counts, that the cases behind a zero are none; that where two
/// nested figures have one count the difference is none; and that a small count lies between 1 and 5. So a sum or
/// difference of small counts that leaves its members no choice (two that add up to 2, or to 10) is treated as if it
/// told them.
///
/// Not covered: a reader who combines several such bounds, who knows that a particular withheld count is not small, or
/// who uses the bounds of groups that are not figures. A group that the report never names is not protected: if one
/// published count less another leaves a group worth protecting, pass that group as a figure too, printed or not. Where
/// small counts alone give themselves away (five withheld cells and no others under a small total can only be 1 each),
/// there is nothing left to withhold.
///
/// Source: Department for Education, Characteristics of children in need, 2020 release, data guidance.
///
/// Referrals of one week in two districts, by whether a social worker holds them:
///
/// ```
/// use dutydesk::report::suppression::{Sum, withheld};
///
/// let figure = |count, atoms: &[u32]| Sum { count, atoms: atoms.to_vec() };
/// let figures = [
///     figure(212, &[0]), figure(3, &[1]), figure(215, &[0, 1]),           // North: held, not held, all
///     figure(187, &[2]), figure(41, &[3]), figure(228, &[2, 3]),          // South
///     figure(399, &[0, 2]), figure(44, &[1, 3]), figure(443, &[0, 1, 2, 3]),
/// ];
/// // The 3 is small; each cell of its row and column would give it back, and so would the cell opposite.
/// assert_eq!(
///     withheld(&figures),
///     [true, true, false, true, true, false, false, false, false],
/// );
/// ```
#[must_use]
pub fn withheld(figures: &[Sum]) -> Vec<bool> {
    let (groups, group_of) = groups(figures);
    let mut relations = Relations::new(&groups);
    relations.protect();
    relations.restore();
    figures
        .iter()
        .zip(group_of)
        .map(|(figure, group)| is_small(figure.count) || group.is_some_and(|group| relations.hides(group)))
        .collect()
}
