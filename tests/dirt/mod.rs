//! Dirty sheets made from clean ones: every kind of dirt that the field has met, planted at a known place.
//!
//! A [`Kind`] plants one kind of dirt in a [`Sheet`] and says what may become of the figures: where its cure is certain they stay
//! as they were, else a finding or a refusal says that they may not.

mod blanks;
mod county;
mod dates;
mod file;
mod flags;
mod holders;
mod keys;
mod places;
mod ragged;
mod rows;
mod sheet;
pub mod workbook;

pub use county::clean;
pub use sheet::Sheet;

use dutydesk::case::FindingCode;

/// A kind of dirt.
pub struct Kind {
    pub name: &'static str,
    pub cure: Cure,
    /// Plants it; `false` where the sheet has no place for it.
    pub plant: fn(&mut Sheet, &mut Random) -> bool,
}

/// What may become of the figures.
#[derive(Clone, Copy, Debug)]
pub enum Cure {
    /// They stay as they were.
    Certain,
    /// They stay as they were, or one of these findings is made, or the sheet is refused.
    Said(&'static [FindingCode]),
}

/// Every kind there is.
pub fn kinds() -> impl Iterator<Item = &'static Kind> + Clone {
    [
        dates::KINDS,
        blanks::KINDS,
        holders::KINDS,
        places::KINDS,
        keys::KINDS,
        flags::KINDS,
        rows::KINDS,
        file::KINDS,
        ragged::KINDS,
    ]
    .into_iter()
    .flatten()
}

/// Draws that a seed decides, the same everywhere.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A whole number below `below`.
    pub fn below(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % u64::try_from(below.max(1)).unwrap()).unwrap()
    }

    pub fn one_in(&mut self, of: usize) -> bool {
        self.below(of) == 0
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// Up to so many of these, in their order.
    pub fn some<T: Copy>(&mut self, from: &[T], most: usize) -> Vec<T> {
        let wanted = 1 + self.below(most.min(from.len()).max(1));
        let mut chosen: Vec<usize> = (0..from.len()).collect();
        while chosen.len() > wanted {
            let out = self.below(chosen.len());
            chosen.remove(out);
        }
        chosen.into_iter().map(|place| from[place]).collect()
    }
}
