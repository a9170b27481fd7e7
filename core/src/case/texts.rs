//! Every text of a register, once, each with a number.

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
    numbers: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl Texts {
    /// The number of a text, given one if it has none; nothing once no more can be numbered.
    pub(crate) fn intern(&mut self, text: &str) -> Option<Sym> {
        let hash = self.hasher.hash_one(text);
        let texts = &self.texts;
        if let Some(number) = self.numbers.find(hash, |number| get(texts, *number) == text) {
            return Some(Sym(*number));
        }
        // Cells are i32 and code lists take the first numbers, so numbers stay well below 2^31.
        let number = u32::try_from(self.texts.len()).ok().filter(|number| *number < 1 << 30)?;
        if !self.texts.push(text) {
            return None;
        }
        let (texts, hasher) = (&self.texts, &self.hasher);
        self.numbers.insert_unique(hash, number, |number| hasher.hash_one(get(texts, *number)));
        Some(Sym(number))
    }

    /// The number of a text that has one.
    pub(crate) fn find(&self, text: &str) -> Option<Sym> {
        let found = self.numbers.find(self.hasher.hash_one(text), |number| get(&self.texts, *number) == text);
        found.copied().map(Sym)
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
