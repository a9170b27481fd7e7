//! Draws from a seeded generator: whole numbers only, so that a seed gives the same register on every platform.

use rand_core::Rng;
use rand_pcg::Pcg32;

/// A seeded source of draws.
#[derive(Debug)]
pub(crate) struct Draw {
    generator: Pcg32,
}

/// The generator's default stream.
const STREAM: u64 = 0x0a02_bdbf_7bb3_c0a7;

impl Draw {
    pub(crate) fn new(seed: u64) -> Self {
        Self { generator: Pcg32::new(spread(seed), STREAM) }
    }

    /// One of 0, 1, ... n - 1; 0 where n is 0.
    pub(crate) fn below(&mut self, n: u32) -> u32 {
        let product = u64::from(self.generator.next_u32()) * u64::from(n);
        // The upper half of a product of two 32-bit numbers has 32 bits.
        u32::try_from(product >> 32).unwrap_or(u32::MAX)
    }

    /// A number from `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: i32, high: i32) -> i32 {
        low.saturating_add_unsigned(self.below(high.max(low).abs_diff(low).saturating_add(1)))
    }

    /// True so many times in a thousand.
    pub(crate) fn chance(&mut self, permille: u32) -> bool {
        self.below(1000) < permille
    }

    /// One of `others`, each so many times in a thousand, and `rest` for what is left of the thousand.
    pub(crate) fn weighted<T: Copy>(&mut self, rest: T, others: &[(T, u32)]) -> T {
        let mut drawn = self.below(1000);
        for (value, permille) in others {
            match drawn.checked_sub(*permille) {
                Some(left) => drawn = left,
                None => return *value,
            }
        }
        rest
    }

    /// A count with that mean, given in millionths: binomial, of at least four times as many trials as the mean, so that
    /// it varies nearly as a Poisson count does.
    pub(crate) fn count(&mut self, millionths: u64) -> u32 {
        let trials = (millionths * 4).div_ceil(1_000_000).max(1);
        let chance = u32::try_from(millionths / trials).unwrap_or(u32::MAX);
        let mut count = 0;
        for _ in 0..trials {
            count += u32::from(self.below(1_000_000) < chance);
        }
        count
    }

    /// So many of these places, each as likely as the others, in order.
    pub(crate) fn choose(&mut self, so_many: u32, places: &[usize]) -> Vec<usize> {
        let mut needed = so_many;
        let mut chosen = Vec::new();
        for (left, place) in (1..=u32::try_from(places.len()).unwrap_or(u32::MAX)).rev().zip(places) {
            if self.below(left) < needed {
                chosen.push(*place);
                needed -= 1;
            }
        }
        chosen
    }
}

/// Makes far apart what neighbouring seeds give (the finishing step of SplitMix64).
pub(crate) const fn spread(seed: u64) -> u64 {
    let mut mixed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_below_are_even_and_below() {
        let mut draw = Draw::new(1);
        let mut seen = [0; 7];
        for _ in 0..70_000 {
            seen[usize::try_from(draw.below(7)).unwrap()] += 1;
        }
        assert!(seen.iter().all(|count| (9_500..10_500).contains(count)), "{seen:?}");
        assert_eq!(draw.below(0), 0);
        assert_eq!(draw.below(1), 0);
    }

    #[test]
    fn between_reaches_both_ends() {
        let mut draw = Draw::new(2);
        let drawn: std::collections::BTreeSet<i32> = (0..200).map(|_| draw.between(-2, 2)).collect();
        assert_eq!(drawn.into_iter().collect::<Vec<_>>(), [-2, -1, 0, 1, 2]);
        assert_eq!(draw.between(3, 1), 3);
    }

    #[test]
    fn weights_are_kept() {
        let mut draw = Draw::new(3);
        let drawn: Vec<char> = (0..10_000).map(|_| draw.weighted('r', &[('a', 100), ('b', 0)])).collect();
        let count = |letter| drawn.iter().filter(|drawn| **drawn == letter).count();
        assert_eq!(count('b'), 0);
        assert!((900..1_100).contains(&count('a')), "{}", count('a'));
    }

    #[test]
    fn counts_have_their_mean_and_spread() {
        let mut draw = Draw::new(4);
        for mean in [0_u64, 30_000, 2_500_000, 60_000_000] {
            let counts: Vec<u64> = (0..4_000).map(|_| u64::from(draw.count(mean))).collect();
            let sum: u64 = counts.iter().sum();
            let got = sum * 1_000_000 / 4_000;
            assert!(got.abs_diff(mean) <= mean / 20 + mean.isqrt() * 40, "{mean}: {got}");
        }
    }

    #[test]
    fn exactly_so_many_are_chosen() {
        let places: Vec<usize> = (0..50).map(|place| place * 3).collect();
        let mut draw = Draw::new(5);
        for so_many in [0, 1, 17, 50] {
            let chosen = draw.choose(so_many, &places);
            assert_eq!(chosen.len(), usize::try_from(so_many).unwrap());
            assert!(chosen.is_sorted() && chosen.iter().all(|place| places.contains(place)));
        }
        assert_eq!(draw.choose(60, &places), places);
    }

    #[test]
    fn the_draws_of_a_seed_never_change() {
        let mut draw = Draw::new(2010);
        let drawn: Vec<u32> = (0..4).map(|_| draw.below(1_000_000)).collect();
        assert_eq!(drawn, [590_424, 285_338, 120_818, 429_696]);
        assert_ne!(Draw::new(0).below(u32::MAX), Draw::new(1).below(u32::MAX));
    }
}
