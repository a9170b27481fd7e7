//! What the answers of a register go by: the shipped definitions and the rulebooks.

use dutydesk::backlog::Definition;
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
pub fn regimes(rules: &str) -> Thrown<String> {
    let regimes = Regimes::from_json(rules).map_err(thrown)?;
    text(&regimes.iter().collect::<Vec<&Regime>>())
}
