//! What the rows of one child say of the child, as one row.

use hashbrown::HashMap;

use crate::calendar::Day;
use crate::case::{ChildRow, RegisterBuilder};
use crate::error::Error;

/// What rows say of the children they are about.
#[derive(Default)]
pub(crate) struct Children<'t> {
    numbers: HashMap<&'t str, usize>,
    facts: Vec<Fact<'t>>,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Fact<'t> {
    child: usize,
    child_id: &'t str,
    birth_date: Option<Day>,
    family_group: &'t str,
    line: u32,
}

impl<'t> Children<'t> {
    pub(crate) fn tell(
        &mut self,
        child_id: &'t str,
        birth_date: Option<Day>,
        family_group: &'t str,
        line: u32,
    ) {
        let next = self.numbers.len();
        let child = *self.numbers.entry(child_id).or_insert(next);
        self.facts.push(Fact { child, child_id, birth_date, family_group, line });
    }

    /// Adds one row for each child; several, which then conflict, where its rows contradict each other.
    pub(crate) fn add_to(mut self, builder: &mut RegisterBuilder) -> Result<(), Error> {
        self.facts.sort_unstable();
        for facts in self.facts.chunk_by_mut(|a, b| a.child == b.child) {
            // What one row leaves blank another may say.
            let birth_date = only(facts.iter().filter_map(|fact| fact.birth_date));
            let family_group =
                only(facts.iter().map(|fact| fact.family_group).filter(|text| !text.is_empty()));
            for fact in facts.iter_mut() {
                fact.birth_date = fact.birth_date.or(birth_date);
                if fact.family_group.is_empty() {
                    fact.family_group = family_group.unwrap_or_default();
                }
            }
            facts.sort_unstable();
            for same in
                facts.chunk_by(|a, b| (a.birth_date, a.family_group) == (b.birth_date, b.family_group))
            {
                let Some(fact) = same.first() else { continue };
                let Fact { child_id, birth_date, family_group, line, .. } = *fact;
                builder
                    .add_from(&ChildRow { child_id, birth_date, family_group, ..Default::default() }, line)?;
            }
        }
        Ok(())
    }
}

/// The value all give, if they do not differ.
fn only<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}
