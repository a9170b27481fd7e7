// Were the library to fail, the page would be told so, and nothing would be answered from a module in an unknown state.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PKG } from "./support/package.mjs";

test("after a panic every call is refused", async () => {
  const folder = new URL("panic-on-purpose/", PKG);
  const dutydesk = await import(new URL("node.js", folder));
  const glue = await import(new URL("dutydesk.js", folder));
  const internal = (error) => {
    assert.ok(error instanceof dutydesk.DutydeskError);
    assert.equal(error.code, "internal");
    assert.match(error.message, /^the library failed at wasm\/src\/lib\.rs:\d+; load the page or the program again$/);
    return true;
  };
  const calendar = new dutydesk.Calendar("scotland");
  const { register, as_of } = dutydesk.scenario("small_team", 1);
  // One call panics within the module.
  const holidayName = glue.Calendar.prototype.holidayName;
  glue.Calendar.prototype.holidayName = () => glue.panicOnPurpose();
  assert.throws(() => calendar.holidayName("2010-12-20"), internal);
  glue.Calendar.prototype.holidayName = holidayName;

  for (const call of [
    () => calendar.holidayName("2010-12-20"),
    () => calendar.addWorkingDays("2010-12-20", 10),
    () => calendar.addWorkingDaysTo(new Int32Array(1), 1),
    () => new dutydesk.Calendar("scotland"),
    () => register.report({ as_of }),
    () => register.tables(),
    () => dutydesk.read([new Uint8Array(1)]),
    () => dutydesk.scenario("small_team", 1),
    () => dutydesk.bankHolidays("scotland", 2010),
    () => dutydesk.definitions(),
    () => dutydesk.rules(),
  ]) {
    assert.throws(call, internal);
  }
  calendar.free();
  register.free();
});
