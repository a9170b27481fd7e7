//! Which row of a file has the headings, and what each column is then called.

use std::borrow::Cow;

use hashbrown::{HashMap, HashSet};

use crate::case::{Finding, FindingCode, plain};

/// Whether a text is a heading of some form that is read here.
pub(crate) type Vocabulary<'v> = &'v dyn Fn(&str) -> bool;

/// The row that has the headings, among the first of a file.
pub(crate) struct Heading {
    /// Its place among those rows.
    pub(crate) place: usize,
    /// What its cells say, where two rows say it together as one.
    pub(crate) cells: Vec<String>,
    /// Whether the row above belongs to it.
    pub(crate) two_rows: bool,
}

impl Heading {
    /// The row with most known headings; the first where none has two. A row without cells is a blank one.
    pub(crate) fn find<'r>(rows: impl Iterator<Item = &'r [String]>, known: Vocabulary<'_>) -> Self {
        let mut best = Self { place: 0, cells: Vec::new(), two_rows: false };
        let mut most = None;
        let mut above: &[String] = &[];
        for (place, row) in rows.enumerate().filter(|(_, row)| !row.is_empty()) {
            let alone = score(row.iter().map(String::as_str), known);
            let joined = joined(above, row, known);
            let together = score(joined.iter().map(AsRef::as_ref), known);
            let two_rows = together > alone;
            if most.is_none_or(|most: usize| together > most.max(1)) {
                most = Some(together);
                let cells =
                    if two_rows { joined.into_iter().map(Cow::into_owned).collect() } else { row.to_vec() };
                best = Self { place, cells, two_rows };
            }
            above = row;
        }
        best
    }
}

/// How many of these are headings, each once however it is spelt.
pub(crate) fn score<'c>(cells: impl Iterator<Item = &'c str>, known: Vocabulary<'_>) -> usize {
    cells.filter(|cell| !cell.trim().is_empty() && known(cell)).map(plain).collect::<HashSet<_>>().len()
}

/// What a row of headings says together with the row above, whose cells stand over all that follow up to the next.
fn joined<'r>(above: &'r [String], row: &'r [String], known: Vocabulary<'_>) -> Vec<Cow<'r, str>> {
    let mut group = "";
    let mut above = above.iter();
    let join = |cell: &'r String| {
        let over = above.next().map(|text| text.trim()).filter(|text| !text.is_empty());
        group = over.unwrap_or(group);
        // A heading over two rows stands in the upper one, and over its own column alone.
        let is_blank = cell.trim().is_empty();
        let both =
            if is_blank { over.unwrap_or_default().to_owned() } else { format!("{group} {}", cell.trim()) };
        if group.is_empty() || known(cell) || !known(&both) {
            Cow::Borrowed(cell.as_str())
        } else {
            Cow::Owned(both)
        }
    };
    row.iter().map(join).collect()
}

/// The names in a heading, each made one of its kind.
pub(crate) fn names(heading: &[String], findings: &mut Vec<Finding>) -> Vec<String> {
    let mut taken = HashSet::new();
    let mut numbers: HashMap<&str, u32> = HashMap::new();
    let mut names = Vec::new();
    let last = heading.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1);
    for (place, cell) in (1_u32..).zip(heading.iter().take(last)) {
        let cell = cell.trim();
        let mut name = if cell.is_empty() { format!("column {place}") } else { cell.to_owned() };
        if taken.contains(&name) {
            findings.push(Finding::new(FindingCode::RepeatedColumn, "").in_place(place));
            let number = numbers.entry(cell).or_insert(1);
            while taken.contains(&name) {
                *number += 1;
                name = format!("{cell} ({number})");
            }
        }
        taken.insert(name.clone());
        names.push(name);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(rows: &[&[&str]]) -> (usize, bool, Vec<String>) {
        let rows: Vec<Vec<String>> =
            rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect();
        let known = |text: &str| {
            ["child", "received", "referral date", "worker"].contains(&text.to_lowercase().as_str())
        };
        let heading = Heading::find(rows.iter().map(Vec::as_slice), &known);
        (heading.place, heading.two_rows, heading.cells)
    }

    #[test]
    fn titles_stand_above_the_headings() {
        assert_eq!(find(&[&["Report", ""], &["child", "worker"], &["c1", "w1"]]).0, 1);
        assert_eq!(find(&[&["child", "x"], &["c1", "worker"]]).0, 0);
        assert_eq!(find(&[&["a", "b"], &["c", "d"]]).0, 0);
    }

    #[test]
    fn two_rows_of_headings_are_read_as_one() {
        let (place, two_rows, cells) =
            find(&[&["", "Referral", ""], &["Child", "Date", "Worker"], &["c1", "1", "w"]]);
        assert_eq!((place, two_rows), (1, true));
        assert_eq!(cells, ["Child", "Referral Date", "Worker"]);
    }
}
