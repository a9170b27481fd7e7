//! Exact arithmetic modulo a prime, in place of fractions that could grow without limit.
//!
//! A derivation in fractions, cleared of denominators and common factors, is a relation in whole numbers, and stays one
//! modulo the prime with the same members missing. It could be overlooked only if the prime divided the coefficient of
//! the very count derived. That coefficient is a minor of a matrix of 0 and 1; in tables with totals it is 1 or close to
//! it, not a multiple of two million million million. A relation that holds only modulo the prime would withhold too
//! much, never too little.

const PRIME: u64 = (1 << 61) - 1;
/// The number that stands for -1.
pub const MINUS_ONE: u64 = PRIME - 1;

/// The product of two numbers of the field.
pub fn multiply(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    // 2^61 is 1 modulo the prime, so the two halves of the product simply add; each fits 61 bits.
    let half = |value: u128| u64::try_from(value & u128::from(PRIME)).unwrap_or_default();
    let sum = half(product) + half(product >> 61);
    if sum >= PRIME { sum - PRIME } else { sum }
}

/// The number that multiplied by this one gives 1; by Fermat, its power to the prime less two.
pub fn inverse(of: u64) -> u64 {
    let (mut result, mut base, mut power) = (1, of, PRIME - 2);
    while power > 0 {
        if power & 1 == 1 {
            result = multiply(result, base);
        }
        base = multiply(base, base);
        power >>= 1;
    }
    result
}

/// Takes `factor` times the entries off a row.
pub fn subtract(row: &mut [u64], factor: u64, entries: &[(usize, u64)]) {
    let minus = PRIME - factor;
    for &(at, value) in entries {
        if let Some(target) = row.get_mut(at) {
            let sum = *target + multiply(value, minus);
            *target = if sum >= PRIME { sum - PRIME } else { sum };
        }
    }
}
