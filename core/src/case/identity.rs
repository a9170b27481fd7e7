//! Whose an id is. One text is one child, worker or team within one authority only: where it stands under several, each
//! is written with its authority before it, and read without it again.

use hashbrown::{HashMap, HashSet};

use crate::case::cells::NOTHING;
use crate::case::draft::Draft;
use crate::case::field::text_of;
use crate::case::finding::{Finding, FindingCode};
use crate::case::part::Part;
use crate::case::schema::{ColumnSpec, Noun, TableSpec};
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

/// What the texts of a column are of, of the columns that are asked about.
type Of<'f> = &'f dyn Fn(&ColumnSpec) -> Option<Noun>;

/// The columns that `of` knows: the table, the place there and what `of` says of it.
fn columns(of: Of<'_>) -> impl Iterator<Item = (&'static TableSpec, usize, Noun)> {
    let all = TABLES
        .iter()
        .flat_map(|table| table.columns.iter().enumerate().map(move |(at, column)| (*table, at, column)));
    all.filter_map(move |(table, at, column)| Some((table, at, of(column)?)))
}

/// Each text of those columns under each authority; one that stands in many rows is given a few times at most.
pub(crate) fn each(
    draft: &Draft,
    authorities: &Authorities,
    of: Of<'_>,
    take: &mut dyn FnMut(Noun, u16, Sym),
) {
    for (table, column, kind) in columns(of) {
        let Some(rows) = draft.tables.get(table.place).filter(|rows| !rows.is_blank(column)) else {
            continue;
        };
        // The authority that was last seen to use each text.
        let mut seen: Vec<Option<u16>> = vec![None; draft.texts.len()];
        for row in 0..rows.len() {
            let (text, rank) = (text_of(rows.cell(column, row)), authorities.rank(rows.part(row)));
            let seen = usize::try_from(text.0).ok().and_then(|text| seen.get_mut(text));
            if let Some(last) = seen.filter(|last| **last != Some(rank)) {
                *last = Some(rank);
                take(kind, rank, text);
            }
        }
    }
}

/// Writes each text of those columns anew for which `renamed` has another.
pub(crate) fn rename(
    draft: &mut Draft,
    authorities: &Authorities,
    of: Of<'_>,
    renamed: &dyn Fn(Noun, u16, &str) -> Option<String>,
) -> Result<(), Error> {
    let mut names: HashMap<(Noun, u16, i32), i32> = HashMap::new();
    let mut used: Vec<(Noun, u16, Sym)> = Vec::new();
    each(draft, authorities, of, &mut |kind, rank, text| used.push((kind, rank, text)));
    for (kind, rank, text) in used {
        let name = renamed(kind, rank, draft.texts.get(text));
        if let (Some(name), Ok(cell)) = (name, i32::try_from(text.0)) {
            names.insert((kind, rank, cell), cell_of(&mut draft.texts, &name)?);
        }
    }
    for (table, column, kind) in columns(of).filter(|_| !names.is_empty()) {
        let Some(rows) = draft.tables.get_mut(table.place).filter(|rows| !rows.is_blank(column)) else {
            continue;
        };
        for row in 0..rows.len() {
            let key = (kind, authorities.rank(rows.part(row)), rows.cell(column, row));
            if let Some(name) = names.get(&key) {
                rows.set(column, row, *name);
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
    rename(draft, authorities, &|column| column.noun, &|_, rank, text| {
        let own = authorities.prefix(rank);
        let mut base = text;
        while let Some(rest) = base.strip_prefix(own) {
            base = rest.trim_start();
        }
        (base.len() < text.len() && !base.is_empty()).then(|| base.to_owned())
    })
}

/// Writes the authority before every id but those of referrals that is not of one authority alone.
pub(crate) fn name(draft: &mut Draft, authorities: &Authorities) -> Result<(), Error> {
    if !authorities.several() {
        return Ok(());
    }
    // The ids of referrals are named with what they are of.
    let of = |column: &ColumnSpec| column.noun.filter(|noun| *noun != Noun::Referral);
    let mut owners: HashMap<(Noun, Sym), Option<u16>> = HashMap::new();
    each(draft, authorities, &of, &mut |noun, rank, text| {
        let owner = owners.entry((noun, text)).or_insert(Some(rank));
        if *owner != Some(rank) {
            *owner = None;
        }
    });
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
    let shared: HashSet<(Noun, String)> = owners
        .into_iter()
        .filter(|((_, text), owner)| owner.is_none() || authorities.claim(draft.texts.get(*text)))
        .map(|((noun, text), _)| (noun, draft.texts.get(text).to_owned()))
        .collect();
    if shared.is_empty() {
        return Ok(());
    }
    rename(draft, authorities, &of, &|noun, rank, text| {
        shared.contains(&(noun, text.to_owned())).then(|| format!("{}{text}", authorities.prefix(rank)))
    })
}

/// The referral numbers that are not of one authority alone.
pub(crate) struct SharedNumbers(HashSet<i32>);

impl SharedNumbers {
    /// Those among the numbers of referrals, each given with its authority.
    pub(crate) fn of(
        numbers: impl Iterator<Item = (i32, u16)>,
        draft: &mut Draft,
        authorities: &Authorities,
    ) -> Self {
        let mut shared = HashSet::new();
        if !authorities.several() {
            return Self(shared);
        }
        let mut owners: HashMap<i32, u16> = HashMap::new();
        let mut claimed = HashSet::new();
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
