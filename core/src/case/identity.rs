//! Whose an id is. One text is one child, worker or team within one authority only: where it stands under several, each
//! is written with its authority before it, and read without it again.

use hashbrown::HashMap;

use crate::case::cells::NOTHING;
use crate::case::draft::Draft;
use crate::case::field::text_of;
use crate::case::finding::{Finding, FindingCode};
use crate::case::part::Part;
use crate::case::schema::{Noun, TableSpec};
use crate::case::tables::{CHILDREN, REFERRALS, TABLES, TEAMS, WORKERS};
use crate::case::texts::{Sym, Texts};
use crate::error::Error;

/// The authorities of a register, in order; the parts that name none are of one, written `no authority`.
pub(crate) struct Authorities {
    prefixes: Vec<String>,
    of_part: Vec<u16>,
}

impl Authorities {
    pub(crate) fn of(parts: &[Part]) -> Result<Self, Error> {
        let mut names: Vec<Option<&str>> = parts.iter().map(|part| part.authority.as_deref()).collect();
        names.sort_unstable();
        names.dedup();
        let place = |part: &Part| names.binary_search(&part.authority.as_deref()).map_or(0, |place| place);
        let of_part = parts.iter().map(|part| u16::try_from(place(part)).map_err(|_| Error::TooLarge));
        let of_part = of_part.collect::<Result<_, _>>()?;
        let prefixes = names.iter().map(|name| format!("{}: ", name.unwrap_or("no authority"))).collect();
        Ok(Self { prefixes, of_part })
    }

    /// Which authority a part speaks for.
    pub(crate) fn rank(&self, part: usize) -> u16 {
        self.of_part.get(part).copied().unwrap_or(u16::MAX)
    }

    /// What stands before the ids of that authority where they are not its alone.
    pub(crate) fn prefix(&self, rank: u16) -> &str {
        self.prefixes.get(usize::from(rank)).map_or("", String::as_str)
    }

    pub(crate) const fn several(&self) -> bool {
        self.prefixes.len() > 1
    }

    /// Whether a text begins as an id of one of them.
    pub(crate) fn claim(&self, text: &str) -> bool {
        self.prefixes.iter().any(|prefix| text.starts_with(prefix.as_str()))
    }
}

/// The cell of a text.
pub(crate) fn cell_of(texts: &mut Texts, text: &str) -> Result<i32, Error> {
    texts.intern(text).and_then(|sym| i32::try_from(sym.0).ok()).ok_or(Error::TooLarge)
}

/// Every column of ids: its table, its place there and what it is of.
fn columns_of_ids() -> impl Iterator<Item = (&'static TableSpec, usize, Noun)> {
    TABLES.iter().flat_map(|table| {
        let columns = table.columns.iter().enumerate();
        columns.filter_map(move |(at, column)| Some((*table, at, column.noun?)))
    })
}

/// Writes each id anew that `renamed` has another text for.
fn rename(
    draft: &mut Draft,
    authorities: &Authorities,
    nouns: impl Fn(Noun) -> bool,
    renamed: impl Fn(Noun, u16, &str) -> Option<String>,
) -> Result<(), Error> {
    let mut known: HashMap<(Noun, u16, i32), i32> = HashMap::new();
    for (table, column, noun) in columns_of_ids().filter(|(.., noun)| nouns(*noun)) {
        let Some(rows) = draft.tables.get_mut(table.place) else { continue };
        for row in 0..rows.len() {
            let cell = rows.cell(column, row);
            if cell == NOTHING {
                continue;
            }
            let rank = authorities.rank(rows.part(row));
            let key = (noun, rank, cell);
            let new = match known.get(&key) {
                Some(new) => *new,
                None => {
                    let name = renamed(noun, rank, draft.texts.get(text_of(cell)));
                    let new = name.map_or(Ok(cell), |name| cell_of(&mut draft.texts, &name))?;
                    known.insert(key, new);
                    new
                }
            };
            if new != cell {
                rows.set(column, row, new);
            }
        }
    }
    Ok(())
}

/// Takes the authority from before the ids that an earlier putting together wrote it to.
pub(crate) fn strip(draft: &mut Draft, authorities: &Authorities) -> Result<(), Error> {
    if !draft.texts.iter().any(|text| authorities.claim(text)) {
        return Ok(());
    }
    rename(
        draft,
        authorities,
        |_| true,
        |_, rank, text| {
            let own = authorities.prefix(rank);
            let mut base = text;
            while let Some(rest) = base.strip_prefix(own) {
                base = rest.trim_start();
            }
            (base.len() < text.len() && !base.is_empty()).then(|| base.to_owned())
        },
    )
}

/// Writes the authority before every id but those of referrals that is not of one authority alone.
pub(crate) fn name(draft: &mut Draft, authorities: &Authorities) -> Result<(), Error> {
    if !authorities.several() {
        return Ok(());
    }
    let mut owners: HashMap<(Noun, Sym), Option<u16>> = HashMap::new();
    for (table, column, noun) in columns_of_ids().filter(|(.., noun)| *noun != Noun::Referral) {
        let Some(rows) = draft.tables.get(table.place) else { continue };
        for row in (0..rows.len()).filter(|row| rows.cell(column, *row) != NOTHING) {
            let rank = authorities.rank(rows.part(row));
            let owner = owners.entry((noun, text_of(rows.cell(column, row)))).or_insert(Some(rank));
            if *owner != Some(rank) {
                *owner = None;
            }
        }
    }
    let homes = [
        (Noun::Child, &CHILDREN, "child_id"),
        (Noun::Worker, &WORKERS, "worker_id"),
        (Noun::Team, &TEAMS, "team"),
        (Noun::FamilyGroup, &CHILDREN, "family_group"),
    ];
    for (noun, table, column) in homes {
        if owners.iter().any(|((of, _), owner)| *of == noun && owner.is_none()) {
            draft.note(Finding::new(FindingCode::IdOfSeveralAuthorities, table.name).in_column(column));
        }
    }
    let shared: hashbrown::HashSet<(Noun, String)> = owners
        .into_iter()
        .filter(|((_, text), owner)| owner.is_none() || authorities.claim(draft.texts.get(*text)))
        .map(|((noun, text), _)| (noun, draft.texts.get(text).to_owned()))
        .collect();
    if shared.is_empty() {
        return Ok(());
    }
    rename(
        draft,
        authorities,
        |noun| noun != Noun::Referral,
        |noun, rank, text| {
            shared.contains(&(noun, text.to_owned())).then(|| format!("{}{text}", authorities.prefix(rank)))
        },
    )
}

/// The referral numbers that are not of one authority alone.
pub(crate) struct SharedNumbers(hashbrown::HashSet<i32>);

impl SharedNumbers {
    /// Those among the numbers of referrals, each given with its authority.
    pub(crate) fn of(
        numbers: impl Iterator<Item = (i32, u16)>,
        draft: &mut Draft,
        authorities: &Authorities,
    ) -> Self {
        let mut shared = hashbrown::HashSet::new();
        if !authorities.several() {
            return Self(shared);
        }
        let mut owners: HashMap<i32, u16> = HashMap::new();
        let mut claimed = hashbrown::HashSet::new();
        for (number, rank) in numbers.filter(|(number, _)| *number != NOTHING) {
            if *owners.entry(number).or_insert(rank) != rank {
                shared.insert(number);
            } else if authorities.claim(draft.texts.get(text_of(number))) {
                claimed.insert(number);
            }
        }
        if !shared.is_empty() {
            let finding = Finding::new(FindingCode::IdOfSeveralAuthorities, REFERRALS.name);
            draft.note(finding.in_column("referral_id"));
        }
        shared.extend(claimed);
        Self(shared)
    }

    pub(crate) fn contains(&self, number: i32) -> bool {
        self.0.contains(&number)
    }
}
