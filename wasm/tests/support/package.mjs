// Where the built package lies, and what its tests share.
import assert from "node:assert/strict";

export const ROOT = new URL("../../../", import.meta.url);
export const PKG = new URL("wasm/pkg/", ROOT);

export const dutydesk = await import(new URL("npm/node.js", PKG));
/** The entry `dutydesk/calendar`. */
export const workingDays = await import(new URL("npm/calendar/node.js", PKG));

export const utf8 = (text) => new TextEncoder().encode(text);

/** The library's own codes, and those of the package. */
export const CODES = new Set([
  "invalid_date", "outside_coverage", "not_a_working_day", "outside_period_observed", "unknown_name", "unknown_format", "empty_file",
  "unreadable", "missing_column", "no_referrals", "invalid_argument", "invalid_rules", "too_large", "not_loaded", "freed",
]);

/** Asserts that a call is refused with that code. */
export function refused(code, call) {
  assert.throws(call, (error) => {
    assert.ok(error instanceof dutydesk.DutydeskError && error instanceof Error, String(error));
    assert.equal(error.code, code, error.message);
    assert.equal(error.name, "DutydeskError");
    assert.notEqual(error.message, "");
    return true;
  });
}
