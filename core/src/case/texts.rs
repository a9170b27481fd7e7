//! Every text of a register, once, each with a number.

use hashbrown::hash_table::Entry;
use hashbrown::{DefaultHashBuilder, HashTable};
use std::hash::BuildHasher;

use crate::table::TextValues;

/// The number of a text within one register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sym(pub(crate) u32);

/// Texts by number and numbers by text.
#[derive(Clone, Default)]
pub struct Texts {
    texts: TextValues,
    /// Each number beside the hash of its text: most texts are told apart, and all are moved, without a look at them.
    numbers: HashTable<(u32, u32)>,
    hasher: DefaultHashBuilder,
}

/// Half a hash, whole again: a table takes a place from its lower bits and a tag from its upper ones.
const fn whole(half: u32) -> u64 {
    (half as u64) << 32 | half as u64
}

impl Texts {
    fn half_hash(&self, text: &str) -> u32 {
        let hash = self.hasher.hash_one(text);
        u32::try_from(hash >> 32).unwrap_or(u32::MAX)
    }

    /// The number of a text, given one if it has none; nothing once no more can be numbered.
    pub(crate) fn intern(&mut self, text: &str) -> Option<Sym> {
        let half = self.half_hash(text);
        let texts = &self.texts;
        let same = |(other, number): &(u32, u32)| *other == half && get(texts, *number) == text;
        match self.numbers.entry(whole(half), same, |(half, _)| whole(*half)) {
            Entry::Occupied(known) => Some(Sym(known.get().1)),
            Entry::Vacant(slot) => {
                // Cells are i32 and code lists take the first numbers, so numbers stay well below 2^31.
                let number = u32::try_from(texts.len()).ok().filter(|number| *number < 1 << 30)?;
                if !self.texts.push(text) {
                    return None;
                }
                slot.insert((half, number));
                Some(Sym(number))
            }
        }
    }

    /// The number of a text that has one.
    pub(crate) fn find(&self, text: &str) -> Option<Sym> {
        let half = self.half_hash(text);
        let same = |(other, number): &(u32, u32)| *other == half && get(&self.texts, *number) == text;
        self.numbers.find(whole(half), same).map(|(_, number)| Sym(*number))
    }

    pub(crate) fn get(&self, sym: Sym) -> &str {
        get(&self.texts, sym.0)
    }

    /// Every text, in the order they first came.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.texts.len()).filter_map(|number| self.texts.get(number))
    }

    pub(crate) const fn len(&self) -> usize {
        self.texts.len()
    }
}

/// The text of that number; the empty one where no text has it, which is so of no cell but a blank one.
fn get(texts: &TextValues, number: u32) -> &str {
    usize::try_from(number).ok().and_then(|number| texts.get(number)).unwrap_or_default()
}
