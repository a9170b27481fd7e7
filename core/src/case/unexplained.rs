//! The texts of worker columns that nothing explains, as a table to fill in.

use std::collections::BTreeMap;

use crate::case::register::Register;
use crate::table::Table;
use crate::table::row::row;

/// A text of a worker column that nothing explains.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct UnexplainedHolder<'r> {
    /// The text.
    pub text: &'r str,
    /// How many rows have it.
    pub count: u32,
}

row! {
    UnexplainedHolder<'_>, |unexplained| {
        /// The text, as it is in the files.
        "text": Text => unexplained.text;
        /// How many rows have it.
        "count": Integer => unexplained.count;
        /// What kind of holder it stands for: to be filled in.
        "kind": Text or blank => None::<&str>;
        /// The worker's id, where it is a person: to be filled in.
        "worker_id": Text or blank => None::<&str>;
    }
}

impl Register {
    /// The texts of worker columns that nothing explains, the commonest first: a table with the columns `text`, `count`, `kind` and
    /// `worker_id`, of which the last two are blank. Filled in, it is the look-up table that the option `holders` of
    /// reading takes.
    ///
    /// It repeats what stands in the caller's own files and may name people: nothing else does, no report, finding or error. It is
    /// made where it is asked for, for those who have the files.
    ///
    /// ```
    /// let sheet = b"child_id,received,worker\nc1,16/08/2010,JB\nc2,17/08/2010,?\nc3,17/08/2010,JB\nc4,18/08/2010,W017\n";
    /// let unexplained = dutydesk::format::read(&[sheet])?.unexplained_holders();
    /// assert_eq!(unexplained.to_csv(), "text,count,kind,worker_id\nJB,2,,\n?,1,,\n");
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    #[must_use]
    pub fn unexplained_holders(&self) -> Table {
        let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
        for (text, count) in self.columns_read.iter().flat_map(|read| &read.unexplained) {
            let sum = counts.entry(text).or_default();
            *sum = sum.saturating_add(*count);
        }
        let mut texts: Vec<_> =
            counts.into_iter().map(|(text, count)| UnexplainedHolder { text, count }).collect();
        texts.sort_by_key(|unexplained| std::cmp::Reverse(unexplained.count));
        Table::of(texts)
    }
}
