//! Which room of core may use which: the table of the plan, held against the `use crate::` lines.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What every room may use.
const EVERYWHERE: &[&str] = &["error", "source", "named", "options", "Error"];

/// What each room may use besides.
const MAY_USE: &[(&str, &[&str])] = &[
    ("error", &[]),
    ("named", &[]),
    ("options", &["calendar"]),
    ("source", &[]),
    ("stats", &[]),
    ("calendar", &[]),
    ("table", &["calendar"]),
    ("case", &["calendar", "table"]),
    ("format", &["case", "calendar", "table"]),
    ("history", &["case", "calendar"]),
    ("regime", &["calendar"]),
    ("timescale", &["case", "history", "regime", "calendar", "table"]),
    ("measure", &["case", "history", "timescale", "regime", "calendar", "stats", "table"]),
    ("backlog", &["case", "history", "calendar", "table"]),
    ("worklist", &["case", "history", "timescale", "calendar", "table"]),
    (
        "ask",
        &["backlog", "calendar", "case", "history", "measure", "regime", "table", "timescale", "worklist"],
    ),
    ("scenario", &["case", "calendar"]),
    ("page", &[]),
    (
        "report",
        &[
            "ask",
            "table",
            "case",
            "history",
            "regime",
            "calendar",
            "timescale",
            "backlog",
            "stats",
            "worklist",
            "page",
        ],
    ),
    ("render", &["page", "table"]),
];

#[test]
fn rooms_use_only_what_the_plan_lets_them() {
    let allowed: BTreeMap<&str, &[&str]> = MAY_USE.iter().copied().collect();
    let core = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/src");
    let mut wrong = Vec::new();
    let mut used = BTreeSet::new();
    for file in rust_files(&core) {
        let Some(room) = room_of(&core, &file) else { continue };
        let text = fs::read_to_string(&file).unwrap();
        let uses = uses(&text);
        used.extend(uses.iter().map(|name| (room.clone(), name.clone())));
        match allowed.get(room.as_str()) {
            None => wrong.push(format!("{room}: a room the plan does not have")),
            Some(may) => {
                let may = |name: &String| {
                    *name == room || EVERYWHERE.contains(&name.as_str()) || may.contains(&name.as_str())
                };
                wrong.extend(uses.iter().filter(|name| !may(name)).map(|name| format!("{room} uses {name}")));
            }
        }
        let depth = file.strip_prefix(&core).unwrap().components().count();
        if depth <= 2 && text.lines().any(|line| line.contains("super::super::")) {
            wrong.push(format!("{room}: super:: leaves the room"));
        }
    }
    for (room, may) in MAY_USE {
        let idle = may.iter().filter(|name| !used.contains(&((*room).to_owned(), (**name).to_owned())));
        wrong.extend(idle.map(|name| format!("{room} may use {name} and does not")));
    }
    assert!(used.len() > 60, "only {} uses found: the reading of the files is broken", used.len());
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The first names after `crate::` in code: comments, doc examples and the file's own tests left out.
fn uses(text: &str) -> BTreeSet<String> {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = code.lines().map(str::trim_start).filter(|line| !line.starts_with("//"));
    let found = lines.flat_map(|line| {
        line.match_indices("crate::").map(|(at, found)| {
            let rest = &line[at + found.len()..];
            rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect::<String>()
        })
    });
    // Items of the crate's own root in a braced list would go unseen, so there must be none.
    found.collect()
}

fn room_of(core: &Path, file: &Path) -> Option<String> {
    let first = file.strip_prefix(core).ok()?.components().next()?.as_os_str().to_str()?;
    (first != "lib.rs").then(|| first.trim_end_matches(".rs").to_owned())
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("tests.rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

#[test]
fn core_knows_no_clock_file_network_or_environment() {
    let core = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/src");
    for file in rust_files(&core) {
        let text = fs::read_to_string(&file).unwrap();
        for word in [
            "std::fs",
            "std::net",
            "std::env",
            "std::time",
            "SystemTime",
            "Instant::now",
            "Local::now",
            "Utc::now",
            "std::process",
        ] {
            assert!(!text.contains(word), "{} uses {word}", file.display());
        }
    }
}

#[test]
fn the_page_for_newcomers_names_files_that_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let page = fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    let named = page.split('`').skip(1).step_by(2);
    let paths: Vec<&str> = named.filter(|name| name.contains('/') && !name.contains(' ')).collect();
    assert!(paths.len() > 30, "only {} paths found", paths.len());
    let within = ["", "core/src", "core/src/report", "core/src/timescale"];
    let there = |path: &&str| within.iter().any(|folder| root.join(folder).join(path).exists());
    let missing: Vec<_> = paths.iter().filter(|path| !there(path) && **path != "dutydesk/calendar").collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// One name for one thing: no two public types of core are called alike.
#[test]
fn public_types_have_names_of_their_own() {
    let core = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/src");
    let mut places: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for file in rust_files(&core) {
        let text = fs::read_to_string(&file).unwrap();
        for line in text.lines() {
            let kinds = ["pub struct ", "pub enum ", "pub trait ", "pub type "];
            let Some(rest) = kinds.iter().find_map(|kind| line.strip_prefix(kind)) else { continue };
            let name = rest.chars().take_while(|letter| letter.is_alphanumeric()).collect();
            places.entry(name).or_default().push(file.clone());
        }
    }
    assert!(places.len() > 60, "only {} types found", places.len());
    places.retain(|_, files| files.len() > 1);
    assert!(places.is_empty(), "{places:#?}");
}
