// The messy sheet that the page offers gives the figures of the county it was made from.

import assert from "node:assert/strict";
import { test } from "node:test";
import { messySheet } from "../dashboard/src/messy.js";
import { dutydesk, utf8 } from "./support/package.mjs";

function byDistrict(cases) {
  const counts = {};
  for (const { district, allocation } of cases) {
    counts[district] ??= { allocated: 0, waiting: 0, cannot_tell: 0 };
    counts[district][allocation] += 1;
  }
  return counts;
}

test("a messy county has the figures of the clean one", () => {
  const { text, cases } = messySheet(dutydesk.scenario("crisis_county", 2010));
  assert.ok(cases.length > 5000);
  const register = dutydesk.read([utf8(text)]);
  assert.deepEqual(byDistrict(register.cases({ allocated: "named_case_holder" })), byDistrict(cases));
  const found = new Set(register.findings().map(({ code }) => code));
  for (const code of ["several_spellings", "repeated_row", "worker_names", "rows_above_headings", "no_record"]) assert.ok(found.has(code), code);
  register.free();
});
