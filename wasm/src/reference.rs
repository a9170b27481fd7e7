//! What the answers of a register go by: the shipped definitions, the rulebooks, and what can be asked.

use dutydesk::ask::{QUESTIONS, REPORT, Takes};
use dutydesk::backlog::Definition;
use dutydesk::format::duty_sheet::READ;
use dutydesk::regime::{Regime, Regimes};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{Thrown, text, thrown};

/// The shipped definitions of allocated, as JSON.
///
/// # Errors
/// None that is known.
#[wasm_bindgen]
pub fn definitions() -> Thrown<String> {
    #[derive(Serialize)]
    struct Line<'d> {
        name: &'d str,
        meaning: &'d str,
    }
    let ladder = Definition::ladder();
    let lines: Vec<Line<'_>> = ladder
        .iter()
        .map(|definition| Line { name: definition.name(), meaning: definition.meaning() })
        .collect();
    text(&lines)
}

/// The rulebooks of rules given as JSON, as JSON.
///
/// # Errors
/// As in the core.
#[wasm_bindgen]
pub fn rules(rules: &str) -> Thrown<String> {
    let rules = Regimes::from_json(rules).map_err(thrown)?;
    text(&rules.iter().collect::<Vec<&Regime>>())
}

/// How files can be read, as JSON.
///
/// # Errors
/// None that is known.
#[wasm_bindgen(js_name = readOptions)]
pub fn read_options() -> Thrown<String> {
    text(&READ)
}

/// What can be asked of a register, the report last, as JSON.
///
/// # Errors
/// None that is known.
#[wasm_bindgen]
pub fn questions() -> Thrown<String> {
    text(&QUESTIONS.iter().map(|question| &question.takes).chain([&REPORT]).collect::<Vec<&Takes>>())
}
