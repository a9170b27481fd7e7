//! Names of teams, districts and workers that several sources spell in several ways.

use hashbrown::HashMap;

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

/// What a column has names of.
fn named(column: &ColumnSpec) -> Option<Noun> {
    match column.noun {
        named @ Some(Noun::Team | Noun::Worker) => named,
        _ => Some(Noun::District).filter(|_| column.name == "district"),
    }
}

/// Leaves one spelling of each name of an authority. Which was the commonest is known within one file only, so that with
/// both capitals and small letters stands, then the shortest, then the first: however files are put together, it is the same.
pub(crate) fn fold(draft: &mut Draft, authorities: &Authorities) -> Result<(), Error> {
    let rank = |text: &str| {
        let one_case = text.to_lowercase() == text || text.to_uppercase() == text;
        (one_case, text.len(), text.to_owned())
    };
    let key = |noun: Noun, authority: u16, text: &str| (noun, format!("{authority} {}", folded(text)));
    let mut spelt: HashMap<(Noun, String), String> = HashMap::new();
    let mut several: Vec<Noun> = Vec::new();
    each(draft, authorities, &named, &mut |noun, authority, text| {
        let text = draft.texts.get(text);
        let best = spelt.entry(key(noun, authority, text)).or_insert_with(|| text.to_owned());
        if best != text {
            several.push(noun);
            if rank(text) < rank(best) {
                text.clone_into(best);
            }
        }
    });
    for (noun, column, table) in [
        (Noun::District, "district", &REFERRALS),
        (Noun::Team, "team", &REFERRALS),
        (Noun::Worker, "worker_id", &HOLDINGS),
    ] {
        let finding = Finding::new(FindingCode::SeveralSpellings, table.name).in_column(column);
        draft.note_once(finding, several.contains(&noun));
    }
    rename(
        draft,
        authorities,
        &|column| named(column).filter(|noun| several.contains(noun)),
        &|noun, authority, text| spelt.get(&key(noun, authority, text)).filter(|best| *best != text).cloned(),
    )
}
