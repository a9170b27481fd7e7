//! One name under several spellings.

use std::cmp::Reverse;

use hashbrown::HashMap;

use crate::case::folded;
use crate::format::source::SourceColumn;

/// The names in a column, each as it is most often spelt.
pub(crate) struct Spellings<'c> {
    names: Vec<&'c str>,
    /// For each name with several spellings, how many cells have another than the commonest.
    pub(crate) others: Vec<u32>,
}

impl<'c> Spellings<'c> {
    /// Upper and lower case and the number of blanks make no other name; of equally common spellings the shortest stands, then the first.
    pub(crate) fn of(column: Option<&'c SourceColumn>) -> Self {
        Self::among(column, |_| true)
    }

    /// The same of those texts alone; all others stand as they are.
    pub(crate) fn among(column: Option<&'c SourceColumn>, is_name: impl Fn(&str) -> bool) -> Self {
        let Some(column) = column else { return Self { names: Vec::new(), others: Vec::new() } };
        let mut commonest: HashMap<String, (&str, u32, u32)> = HashMap::new();
        for (text, count) in
            column.texts().filter(|(text, count)| *count > 0 && !text.is_empty() && is_name(text))
        {
            let (spelling, most, all) = commonest.entry(folded(text)).or_insert((text, count, 0));
            *all = all.saturating_add(count);
            let rank = |text: &str, count: u32| (count, Reverse(text.len()), Reverse(text.to_owned()));
            if rank(text, count) > rank(spelling, *most) {
                (*spelling, *most) = (text, count);
            }
        }
        let name = |text: &'c str| commonest.get(&folded(text)).map_or(text, |(spelling, ..)| *spelling);
        let names = column.meanings(name);
        let others =
            commonest.values().map(|(_, most, all)| all.saturating_sub(*most)).filter(|others| *others > 0);
        let mut others: Vec<u32> = others.collect();
        others.sort_unstable();
        Self { names, others }
    }

    /// The name whose text has that number in the column.
    pub(crate) fn name(&self, number: u32) -> &'c str {
        usize::try_from(number).ok().and_then(|number| self.names.get(number)).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commonest_spelling_stands_and_then_the_first() {
        let mut column = SourceColumn::new("team".to_owned());
        for (row, text) in
            ["East Duty", "EAST DUTY", "East  Duty", "East Duty", "West", "west", ""].iter().enumerate()
        {
            column.put(row, text).unwrap();
        }
        let names = Spellings::of(Some(&column));
        let said: Vec<_> = (0..7).map(|row| names.name(column.number(row))).collect();
        assert_eq!(said, ["East Duty", "East Duty", "East Duty", "East Duty", "West", "West", ""]);
        assert_eq!(names.others, [1, 2]);
    }
}
