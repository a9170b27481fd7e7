//! What a worker cell says. In life it holds ids, names, initials, DUTY, TM, tbc and question marks.

use hashbrown::HashSet;

use crate::case::{HolderKind, day_of, folded};
use crate::format::duty_sheet::columns::{Columns, SheetColumn};
use crate::format::duty_sheet::look_up::LookUp;
use crate::format::source::SourceColumn;
use crate::named::named;

named! {
    /// What the texts of a worker column are that no list explains.
    WorkerTexts, "kind of worker text" {
        /// Ids of workers, such as `W017`; anything else is unknown.
        Ids = "ids",
        /// Names of workers, as they are.
        Names = "names",
    }
}

/// Who or what a text of the worker column stands for.
///
/// ```
/// use dutydesk::case::HolderKind;
/// use dutydesk::format::duty_sheet::SheetHolder;
/// assert_eq!(SheetHolder::worker("W017"), SheetHolder { kind: HolderKind::Worker, worker_id: Some("W017".to_owned()) });
/// assert_eq!(SheetHolder::of(HolderKind::Duty).worker_id, None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetHolder {
    /// What kind of holder.
    pub kind: HolderKind,
    /// The worker's id, where it is a person.
    pub worker_id: Option<String>,
}

impl SheetHolder {
    /// The worker of that id.
    #[must_use]
    pub fn worker(worker_id: &str) -> Self {
        Self { kind: HolderKind::Worker, worker_id: Some(worker_id.to_owned()) }
    }

    /// A holder of that kind that is no person, or none known.
    #[must_use]
    pub const fn of(kind: HolderKind) -> Self {
        Self { kind, worker_id: None }
    }
}

/// Who holds a case, by the cells of one row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Held<'t> {
    /// The wire name of a holder kind, or a text of the holder kind column that no list knows; empty where the row names
    /// no holder.
    pub(crate) kind: &'t str,
    pub(crate) worker_id: &'t str,
    pub(crate) accountable_worker_id: &'t str,
    /// The worker cell is not, or not wholly, in the above.
    pub(crate) worker_left_over: bool,
    /// The holder kind cell is not in the above.
    pub(crate) kind_left_over: bool,
    /// The holder kind cell is a kind no list knows.
    pub(crate) kind_unknown: bool,
    /// Nothing explains the worker cell.
    pub(crate) unexplained: bool,
}

impl<'t> Held<'t> {
    const fn of(kind: HolderKind) -> Self {
        Self {
            kind: kind.name(),
            worker_id: "",
            accountable_worker_id: "",
            worker_left_over: false,
            kind_left_over: false,
            kind_unknown: false,
            unexplained: false,
        }
    }
}

/// How the worker column of a sheet is understood.
pub(crate) struct Holders<'t> {
    look_up: &'t LookUp,
    /// The teams and districts of the sheet, in lower case: one of those in the worker column is no person.
    teams: HashSet<String>,
    /// Whether a text that no list explains is a worker's name.
    names: bool,
    /// Whether one that looks like an id is a worker's.
    ids: bool,
    /// Whether the column alone said so.
    pub(crate) names_guessed: bool,
}

impl<'t> Holders<'t> {
    /// As the caller says, else as the column itself shows: names, where more cells hold those than ids.
    pub(crate) fn of(columns: &Columns<'_>, look_up: &'t LookUp, workers: Option<WorkerTexts>) -> Self {
        let places = [SheetColumn::Team, SheetColumn::District].map(|column| columns.column(column));
        let texts = places.into_iter().flatten().flat_map(SourceColumn::texts);
        let teams =
            texts.map(|(text, _)| folded(text)).filter(|text| text.contains(char::is_alphabetic)).collect();
        let mut holders = Self {
            look_up,
            teams,
            names: workers == Some(WorkerTexts::Names),
            ids: look_up.is_empty() || workers == Some(WorkerTexts::Ids),
            names_guessed: false,
        };
        if let (None, true, Some(column)) = (workers, look_up.is_empty(), columns.column(SheetColumn::Worker))
        {
            let cells = |is: &dyn Fn(&str) -> bool| -> u32 {
                let unexplained =
                    |text: &str| kind_named(text).is_none() && !holders.teams.contains(&folded(text));
                column.texts().filter(|(text, _)| unexplained(text) && is(text)).map(|(_, count)| count).sum()
            };
            holders.names_guessed = cells(&is_name) > cells(&is_id);
            holders.names = holders.names_guessed;
        }
        holders
    }

    /// What the texts of the worker column are, in words.
    pub(crate) fn form(&self) -> &'static str {
        match self.texts() {
            Some(WorkerTexts::Names) => "names of workers",
            Some(WorkerTexts::Ids) => "ids of workers",
            None => "texts of the look-up table",
        }
    }

    /// What those are taken for that no list explains.
    pub(crate) const fn texts(&self) -> Option<WorkerTexts> {
        match (self.names, self.ids) {
            (true, _) => Some(WorkerTexts::Names),
            (false, true) => Some(WorkerTexts::Ids),
            (false, false) => None,
        }
    }

    /// Who the cells of the worker and the holder kind column name, by the first of these that says: the look-up table,
    /// the holder kind, a kind of holder or a team in the worker cell, an id or a name in the worker cell.
    pub(crate) fn read(&self, worker: &'t str, kind: &'t str) -> Held<'t> {
        let worker = if is_nought(worker) { "" } else { worker };
        let known_kind = if kind.is_empty() { None } else { HolderKind::from_name(kind) };
        let kind_unknown = !kind.is_empty() && known_kind.is_none();
        if let Some(holder) = self.look_up.get(worker).filter(|_| !worker.is_empty()) {
            let named = match holder.kind {
                HolderKind::Other => HolderKind::Unknown,
                kind => kind,
            };
            let worker_id = holder.worker_id.as_deref().unwrap_or_default();
            // The table speaks in place of the row's own holder kind, which stays to be seen where it says otherwise.
            let kind_left_over = kind_unknown || known_kind.is_some_and(|kind| kind != named);
            return Held { worker_id, kind_left_over, kind_unknown, ..Held::of(named) };
        }
        if let Some(kind) = known_kind {
            return Held::of_kind(kind, worker);
        }
        if worker.is_empty() {
            return Held { kind, kind_unknown, ..Held::default() };
        }
        let explained = |held: Held<'t>| Held { kind_left_over: kind_unknown, kind_unknown, ..held };
        if let Some(named) = kind_named(worker) {
            return explained(Held::of(named));
        }
        if self.teams.contains(&folded(worker)) {
            return explained(Held::of(HolderKind::Team));
        }
        if let Some((named, rest)) = kind_beside(worker) {
            let is_of_a_person = matches!(named, HolderKind::Manager | HolderKind::Duty);
            let worker_id = if is_of_a_person && self.is_person(rest) { rest } else { "" };
            return explained(Held { worker_id, worker_left_over: worker_id.is_empty(), ..Held::of(named) });
        }
        if self.is_person(worker) {
            return explained(Held { worker_id: worker, ..Held::of(HolderKind::Worker) });
        }
        if kind_unknown {
            return Held { worker_left_over: true, kind_unknown, unexplained: true, kind, ..Held::default() };
        }
        Held { worker_left_over: true, unexplained: true, ..Held::of(HolderKind::Unknown) }
    }

    /// Whether a text that is no kind of holder is a person. With a look-up table, only where ids or names are expected.
    fn is_person(&self, text: &str) -> bool {
        self.ids && is_id(text)
            || self.names
                && text.contains(char::is_alphabetic)
                && !text.contains('?')
                && !is_sign_of_a_worker(text)
                && !speaks_of_allocation(text)
    }
}

impl<'t> Held<'t> {
    /// A holder whose kind the row gives: the worker cell then says which one.
    fn of_kind(kind: HolderKind, worker: &'t str) -> Self {
        let held = Self::of(kind);
        if worker.is_empty() || HolderKind::from_name(worker) == Some(kind) {
            return held;
        }
        match kind {
            // A word for a kind of holder is nobody's id.
            HolderKind::Worker | HolderKind::Manager | HolderKind::Duty if kind_named(worker).is_none() => {
                Self { worker_id: worker, ..held }
            }
            HolderKind::Pod if is_id(worker) => Self { accountable_worker_id: worker, ..held },
            _ => Self { worker_left_over: true, ..held },
        }
    }
}

/// The kind of holder that a worker cell names in place of a person, with or without a number: DUTY, TM2.
fn kind_named(text: &str) -> Option<HolderKind> {
    let kind = match HolderKind::from_name(text) {
        None if text.contains(|letter: char| letter.is_ascii_digit()) => {
            HolderKind::from_name(&text.replace(|letter: char| letter.is_ascii_digit(), ""))
        }
        kind => kind,
    };
    // "SW" says that there is a worker but not who: no more than a text that nothing explains.
    kind.filter(|kind| *kind != HolderKind::Worker)
}

/// The kind of holder that stands beside something else, and what that is: `Ann Example (T/L)`, `Vacant - was W017`.
fn kind_beside(text: &str) -> Option<(HolderKind, &str)> {
    let (first, second) = text.split_once(['(', ':']).or_else(|| text.split_once(" - "))?;
    let (first, second) = (first.trim(), second.trim().trim_end_matches(')').trim());
    let named = |kind: &str, rest| kind_named(kind).map(|kind| (kind, rest));
    named(first, second).or_else(|| named(second, first))
}

/// Whether a text says no more than that there is a worker.
fn is_sign_of_a_worker(text: &str) -> bool {
    HolderKind::from_name(text).is_some()
}

/// Whether a text has a word in it that no name has, in whatever phrase: `still to be allocated`, `vacant (East)`.
fn speaks_of_allocation(text: &str) -> bool {
    const WORDS: [&str; 9] = [
        "allocated",
        "unallocated",
        "allocation",
        "vacant",
        "vacancy",
        "awaiting",
        "assigned",
        "unassigned",
        "nobody",
    ];
    text.split(|letter: char| !letter.is_alphabetic())
        .any(|word| WORDS.iter().any(|no| no.eq_ignore_ascii_case(word)))
}

/// What a formula gives for a blank cell.
fn is_nought(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|letter| matches!(letter, '0' | '.'))
}

/// Whether a text looks like an opaque id: one word of letters and digits, a digit other than nought among them, and no date.
fn is_id(text: &str) -> bool {
    let word = text.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.'));
    let number =
        text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && text.matches('.').count() < 2;
    let is_date = || {
        let figures =
            text.split(['-', '.']).filter(|part| part.chars().all(|letter| letter.is_ascii_digit()));
        figures.count() >= 3 || !number && day_of(text).is_some()
    };
    word && text.contains(|letter: char| letter.is_ascii_digit() && letter != '0')
        && text.starts_with(char::is_alphanumeric)
        && !is_date()
}

/// Whether a text looks like the name of a person: two words or more of letters, or an address.
fn is_name(text: &str) -> bool {
    let letters = |letter: char| {
        letter.is_alphabetic() || matches!(letter, ' ' | '\'' | '’' | '-' | '.' | ',' | '(' | ')' | '/')
    };
    let words = text.split([' ', ',', '.']).filter(|word| word.chars().any(char::is_alphabetic)).count();
    let of_words = words >= 2 && text.chars().all(letters);
    (text.contains('@') || of_words) && !is_sign_of_a_worker(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<'t>(worker: &'t str, kind: &'t str, look_up: &'t LookUp) -> Held<'t> {
        let teams = HashSet::from_iter(["diat2".to_owned()]);
        Holders { look_up, teams, names: false, ids: look_up.is_empty(), names_guessed: false }
            .read(worker, kind)
    }

    fn held<'t>(worker: &'t str, kind: &'t str, look_up: &'t LookUp) -> (&'t str, &'t str, bool) {
        let held = read(worker, kind, look_up);
        assert!(!held.unexplained || held.worker_left_over);
        (held.kind, held.worker_id, held.unexplained)
    }

    #[test]
    fn without_a_table_only_an_id_is_a_worker() {
        let none = LookUp::default();
        for id in ["W017", "sw-12", "AB1234", "10023", "jb.2"] {
            assert_eq!(held(id, "", &none), ("worker", id, false), "{id}");
        }
        for (text, kind) in [
            ("DUTY", "duty"),
            ("TM", "manager"),
            ("TM2", "manager"),
            ("Team Leader", "manager"),
            ("Worktray", "tray"),
            ("team 3", "team"),
            ("unallocated", "nobody"),
            ("tbc", "unknown"),
            ("DIAT2", "team"),
            ("Unallocated - awaiting", "nobody"),
            ("not allocated", "nobody"),
        ] {
            assert_eq!(held(text, "", &none), (kind, "", false), "{text}");
        }
        for text in [
            "JB",
            "?",
            "Jane Brown",
            "SW",
            "social worker",
            "W017 / W018",
            "W017?",
            "16.08.2010",
            "1900-01-00",
            "-1",
            "Zoë",
        ] {
            assert_eq!(held(text, "", &none), ("unknown", "", true), "{text}");
        }
        for nought in ["", "0", "00", "0.0"] {
            assert_eq!(held(nought, "", &none), ("", "", false));
        }
        let manager = read("W7 (T/L)", "", &none);
        assert_eq!((manager.kind, manager.worker_id, manager.unexplained), ("manager", "W7", false));
    }

    #[test]
    fn names_are_workers_where_they_are_expected() {
        let none = LookUp::default();
        let names =
            Holders { look_up: &none, teams: HashSet::new(), names: true, ids: true, names_guessed: false };
        for name in ["Invented, Ann", "JB", "ann.invented@example.invalid", "W017", "Zoë"] {
            let held = names.read(name, "");
            assert_eq!((held.kind, held.worker_id), ("worker", name), "{name}");
        }
        let held = names.read("Bea Invented (T/L)", "");
        assert_eq!((held.kind, held.worker_id, held.worker_left_over), ("manager", "Bea Invented", false));
        for (text, kind) in [
            ("DUTY", "duty"),
            ("vacant", "nobody"),
            ("?", "unknown"),
            ("SW", "unknown"),
            ("Vacancy (A Name)", "nobody"),
            ("Still to be allocated", "unknown"),
        ] {
            assert_eq!(names.read(text, "").kind, kind, "{text}");
        }
        assert!(is_name("Ann O'Invented-Smith") && is_name("Smith, J") && !is_name("JB") && !is_name("W017"));
    }

    #[test]
    fn the_table_comes_first_and_then_alone_names_workers() {
        let mut table = LookUp::default();
        table.insert("J  B", SheetHolder::worker("W1"));
        table.insert("?", SheetHolder::of(HolderKind::Nobody));
        table.insert("DUTY", SheetHolder::worker("W2"));
        assert_eq!(held("j b", "", &table), ("worker", "W1", false));
        assert_eq!(held("?", "", &table), ("nobody", "", false));
        assert_eq!(held("Duty", "duty", &table), ("worker", "W2", false));
        assert!(read("Duty", "duty", &table).kind_left_over);
        assert_eq!(held("TM", "", &table), ("manager", "", false));
        assert_eq!(held("W017", "", &table), ("unknown", "", true));
        let ids =
            Holders { look_up: &table, teams: HashSet::new(), names: false, ids: true, names_guessed: false };
        assert_eq!((ids.read("W017", "").worker_id, ids.read("j b", "").worker_id), ("W017", "W1"));
        assert_eq!(held("W017", "worker", &table), ("worker", "W017", false));
    }

    #[test]
    fn the_kind_of_the_row_says_what_the_worker_cell_is() {
        let none = LookUp::default();
        assert_eq!(held("Jane Brown", "SW", &none), ("worker", "Jane Brown", false));
        assert_eq!(held("DUTY", "worker", &none), ("worker", "", false));
        assert_eq!(held("JB", "team leader", &none), ("manager", "JB", false));
        assert_eq!(held("", "tray", &none), ("tray", "", false));
        assert!(read("North", "team", &none).worker_left_over);
        assert_eq!(read("W7", "pod", &none).accountable_worker_id, "W7");
        // A kind that no list knows stays as it came, unless the worker cell says more.
        assert_eq!(held("", "hub", &none), ("hub", "", false));
        assert_eq!(held("W017", "hub", &none), ("worker", "W017", false));
        assert_eq!(held("JB", "hub", &none), ("hub", "", true));
    }
}
