//! What a worker cell says. In life it holds ids, names, initials, DUTY, TM, tbc and question marks.

use std::collections::BTreeMap;

use crate::case::{HolderKind, day_of, plain};

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

/// The caller's look-up table of worker cells, upper and lower case alike.
#[derive(Clone, Debug, Default)]
pub(crate) struct LookUp(BTreeMap<String, SheetHolder>);

impl LookUp {
    pub(crate) fn insert(&mut self, text: &str, holder: SheetHolder) {
        self.0.insert(spoken(text), holder);
    }

    fn get(&self, text: &str) -> Option<&SheetHolder> {
        if self.0.is_empty() { None } else { self.0.get(&spoken(text)) }
    }
}

/// Lower case with single blanks. Punctuation stays: `?` is a text of its own.
fn spoken(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
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

    /// Who the cells of the worker and the holder kind column name, by the first of these that says: the look-up table,
    /// the holder kind, a kind of holder in the worker cell, an id in the worker cell.
    pub(crate) fn read(worker: &'t str, kind: &'t str, look_up: &'t LookUp) -> Self {
        let known_kind = if kind.is_empty() { None } else { HolderKind::from_name(kind) };
        let kind_unknown = !kind.is_empty() && known_kind.is_none();
        if let Some(holder) = look_up.get(worker).filter(|_| !worker.is_empty()) {
            let named = match holder.kind {
                HolderKind::Other => HolderKind::Unknown,
                kind => kind,
            };
            let worker_id = holder.worker_id.as_deref().unwrap_or_default();
            // The table speaks in place of the row's own holder kind, which stays to be seen where it says otherwise.
            let kind_left_over = kind_unknown || known_kind.is_some_and(|kind| kind != named);
            return Self { worker_id, kind_left_over, kind_unknown, ..Self::of(named) };
        }
        if let Some(kind) = known_kind {
            return Self::of_kind(kind, worker);
        }
        if worker.is_empty() {
            return Self { kind, kind_unknown, ..Self::default() };
        }
        if let Some(named) = kind_named(worker) {
            return Self { kind_left_over: kind_unknown, kind_unknown, ..Self::of(named) };
        }
        if look_up.0.is_empty() && is_id(worker) {
            let worker_id = worker;
            return Self {
                worker_id,
                kind_left_over: kind_unknown,
                kind_unknown,
                ..Self::of(HolderKind::Worker)
            };
        }
        if kind_unknown {
            return Self { worker_left_over: true, kind_unknown, unexplained: true, kind, ..Self::default() };
        }
        Self { worker_left_over: true, unexplained: true, ..Self::of(HolderKind::Unknown) }
    }

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

/// Whether a text looks like an opaque id: one word of letters and digits, a digit among them, and no date.
fn is_id(text: &str) -> bool {
    let number =
        text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && text.matches('.').count() < 2;
    let word = text.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.'));
    word && text.contains(|letter: char| letter.is_ascii_digit())
        && (number || day_of(text).is_none())
        && !plain(text).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held<'t>(worker: &'t str, kind: &'t str, look_up: &'t LookUp) -> (&'t str, &'t str, bool) {
        let held = Held::read(worker, kind, look_up);
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
        ] {
            assert_eq!(held(text, "", &none), (kind, "", false), "{text}");
        }
        for text in
            ["JB", "?", "Jane Brown", "SW", "social worker", "W017 / W018", "W017?", "16.08.2010", "-", "Zoë"]
        {
            assert_eq!(held(text, "", &none), ("unknown", "", true), "{text}");
        }
        assert_eq!(held("", "", &none), ("", "", false));
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
        assert!(Held::read("Duty", "duty", &table).kind_left_over);
        assert_eq!(held("TM", "", &table), ("manager", "", false));
        assert_eq!(held("W017", "", &table), ("unknown", "", true));
        assert_eq!(held("W017", "worker", &table), ("worker", "W017", false));
    }

    #[test]
    fn the_kind_of_the_row_says_what_the_worker_cell_is() {
        let none = LookUp::default();
        assert_eq!(held("Jane Brown", "SW", &none), ("worker", "Jane Brown", false));
        assert_eq!(held("DUTY", "worker", &none), ("worker", "", false));
        assert_eq!(held("JB", "team leader", &none), ("manager", "JB", false));
        assert_eq!(held("", "tray", &none), ("tray", "", false));
        assert!(Held::read("North", "team", &none).worker_left_over);
        assert_eq!(Held::read("W7", "pod", &none).accountable_worker_id, "W7");
        // A kind that no list knows stays as it came, unless the worker cell says more.
        assert_eq!(held("", "hub", &none), ("hub", "", false));
        assert_eq!(held("W017", "hub", &none), ("worker", "W017", false));
        assert_eq!(held("JB", "hub", &none), ("hub", "", true));
    }
}
