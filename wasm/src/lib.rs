//! dutydesk for JavaScript: what `calendar.js` and `index.js` call. Objects cross as JSON text, columns as typed arrays, and
//! an error as the text `code`, line feed, the argument at fault if there is one, line feed, message. Arguments are checked in JavaScript. Without the feature `register` only
//! the calendar is compiled: the module of `dutydesk/calendar`.

mod calendar;
#[cfg(feature = "register")]
mod reference;
#[cfg(feature = "register")]
mod register;

use std::sync::Mutex;

use dutydesk::Error;
use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

type Thrown<T> = Result<T, JsValue>;

#[expect(clippy::needless_pass_by_value, reason = "as map_err gives it")]
fn thrown(error: Error) -> JsValue {
    JsValue::from_str(&format!("{}\n{}\n{error}", error.code(), error.argument().unwrap_or_default()))
}

/// Where a panic began: a place in the source, and never its message, which might repeat a record.
static PANICKED: Mutex<String> = Mutex::new(String::new());

/// Keeps the place of a panic; the trap that follows it ends the module.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|panic| {
        if let (Some(place), Ok(mut kept)) = (panic.location(), PANICKED.lock()) {
            *kept = format!("{}:{}", place.file(), place.line());
        }
    }));
}

/// Where the module panicked; empty if it did not.
#[wasm_bindgen]
#[must_use]
pub fn panicked() -> String {
    PANICKED.lock().map(|place| place.clone()).unwrap_or_default()
}

/// Panics.
#[cfg(feature = "panic-on-purpose")]
#[wasm_bindgen(js_name = panicOnPurpose)]
#[expect(clippy::panic, reason = "that is what it is for")]
pub fn panic_on_purpose() {
    panic!("the text of a record");
}

/// JSON text of what cannot fail to be written.
fn text(value: &impl Serialize) -> Thrown<String> {
    serde_json::to_string(value).map_err(|_| JsValue::from_str("internal\n\nan answer could not be written"))
}
