//! Names of teams, districts and workers that several sources spell in several ways.

use hashbrown::{HashMap, HashSet};

use crate::case::draft::Draft;
use crate::case::finding::{Finding, FindingCode};
use crate::case::identity::{Authorities, each, rename};
use crate::case::schema::{ColumnSpec, Noun};
use crate::case::tables::{HOLDINGS, REFERRALS};
use crate::error::Error;

/// Lower case with single blanks. Punctuation stays: it may be all that tells two names apart.
pub(crate) fn folded(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}

/// What is a name in a column: the column a finding of it names.
fn named(column: &ColumnSpec) -> Option<&'static str> {
    match column.noun {
        Some(Noun::Team) => Some("team"),
        Some(Noun::Worker) => Some("worker_id"),
        _ => Some("district").filter(|name| *name == column.name),
    }
}

/// Leaves one spelling of each name of an authority. Which was the commonest is known within one file only, so that with
/// both capitals and small letters stands, then the shortest, then the first: however files are put together, it is the same.
pub(crate) fn fold(draft: &mut Draft, authorities: &Authorities) -> Result<(), Error> {
    let rank = |text: &str| {
        let one_case = text.to_lowercase() == text || text.to_uppercase() == text;
        (one_case, text.len(), text.to_owned())
    };
    let mut spelt: HashMap<(&str, u16, String), String> = HashMap::new();
    let mut several: HashSet<&str> = HashSet::new();
    each(draft, authorities, named, |name, authority, text| {
        let text = draft.texts.get(text);
        let best = spelt.entry((name, authority, folded(text))).or_insert_with(|| text.to_owned());
        if best != text {
            several.insert(name);
            if rank(text) < rank(best) {
                text.clone_into(best);
            }
        }
    });
    for (column, table) in [("district", &REFERRALS), ("team", &REFERRALS), ("worker_id", &HOLDINGS)] {
        let finding = Finding::new(FindingCode::SeveralSpellings, table.name).in_column(column);
        draft.note_once(finding, several.contains(column));
    }
    rename(
        draft,
        authorities,
        |column| named(column).filter(|name| several.contains(name)),
        |name, authority, text| {
            spelt.get(&(name, authority, folded(text))).filter(|best| *best != text).cloned()
        },
    )
}
