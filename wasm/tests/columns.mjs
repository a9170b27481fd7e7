// Columns of days, in and out as typed arrays.
import assert from "node:assert/strict";
import { test } from "node:test";
import { dutydesk, refused } from "./support/package.mjs";

const calendar = new dutydesk.Calendar("england_and_wales", ["2010-12-24"]);
const day = (date) => Date.parse(date) / 86_400_000;
const date = (day) => new Date(day * 86_400_000).toISOString().slice(0, 10);

test("a column answers as its days one by one", () => {
  const starts = Int32Array.from({ length: 3000 }, (_, row) => day("2008-01-01") + row);
  const ends = starts.toReversed ? starts.toReversed() : Int32Array.from(starts).reverse();
  const due = calendar.addWorkingDaysTo(starts, 10);
  const between = calendar.workingDaysBetweenEach(starts, ends);
  assert.ok(due.values instanceof Int32Array && due.valid instanceof Uint8Array);
  for (let row = 0; row < starts.length; row += 7) {
    const start = date(starts[row]);
    assert.equal(date(due.values[row]), calendar.addWorkingDays(start, 10));
    assert.equal(between.values[row], calendar.workingDaysBetween(start, date(ends[row])));
  }
  assert.ok(due.valid.every((valid) => valid === 1));
  assert.equal(due.outside + between.outside, 0);
});

test("a row without a value has no answer, whatever stands there", () => {
  const starts = Int32Array.of(day("2010-12-20"), -(2 ** 31), 2 ** 31 - 1);
  const valid = Uint8Array.of(1, 0, 0);
  assert.deepEqual(calendar.addWorkingDaysTo(starts, 10, { valid }), {
    values: Int32Array.of(day("2011-01-07"), 0, 0), valid: Uint8Array.of(1, 0, 0), outside: 0,
  });
  const pairs = calendar.workingDaysBetweenEach(starts, starts, { startsValid: valid, endsValid: Uint8Array.of(255, 1, 0) });
  assert.deepEqual(pairs, { values: new Int32Array(3), valid, outside: 0 });
});

test("a row outside the years covered is an error or is counted", () => {
  const starts = Int32Array.of(day("2010-12-20"), day("1989-12-31"), 2 ** 31 - 1, day("2030-12-31"));
  for (const options of [undefined, {}, { outside: "error" }, { outside: undefined }]) {
    refused("outside_coverage", () => calendar.addWorkingDaysTo(starts, 1, options));
    refused("outside_coverage", () => calendar.workingDaysBetweenEach(starts, starts, options));
  }
  const due = calendar.addWorkingDaysTo(starts, 1, { outside: "null" });
  assert.deepEqual([[...due.valid], due.outside, due.values[1]], [[1, 0, 0, 0], 3, 0]);
  const between = calendar.workingDaysBetweenEach(starts, starts, { outside: "null" });
  assert.deepEqual([[...between.valid], between.outside], [[1, 0, 0, 1], 2]);
});

test("what is no column is refused", () => {
  const starts = new Int32Array(2);
  for (const no of [undefined, null, [1, 2], new Float64Array(2), new Uint8Array(2), "12", { length: 2 }]) {
    refused("invalid_argument", () => calendar.addWorkingDaysTo(no, 1));
    refused("invalid_argument", () => calendar.workingDaysBetweenEach(starts, no));
  }
  for (const valid of [new Uint8Array(0), new Uint8Array(3), [1, 1], new Int32Array(2), "11"]) {
    refused("invalid_argument", () => calendar.addWorkingDaysTo(starts, 1, { valid }));
    refused("invalid_argument", () => calendar.workingDaysBetweenEach(starts, starts, { endsValid: valid }));
  }
  refused("invalid_argument", () => calendar.workingDaysBetweenEach(starts, new Int32Array(3)));
  refused("invalid_argument", () => calendar.addWorkingDaysTo(starts, 1, { outside: "nothing" }));
  refused("invalid_argument", () => calendar.addWorkingDaysTo(starts, 1, { outsides: "null" }));
  refused("invalid_argument", () => calendar.addWorkingDaysTo(starts, 1, "null"));
  assert.equal(calendar.addWorkingDaysTo(new Int32Array(0), 1).values.length, 0);
});

test("dates to days and back", () => {
  const dates = ["1970-01-01", null, "2010-12-20", "0001-01-01", "9999-12-31"];
  const column = dutydesk.toDays(dates);
  assert.deepEqual([[...column.values], [...column.valid]], [[0, 0, 14_963, -719_162, 2_932_896], [1, 0, 1, 1, 1]]);
  assert.deepEqual(dutydesk.toDates(column.values, column.valid), dates);
  assert.deepEqual(dutydesk.toDates(Int32Array.of(14_963)), ["2010-12-20"]);
  assert.deepEqual(dutydesk.toDates(new Int32Array(0)), []);
  refused("invalid_date", () => dutydesk.toDays(["2010-12-20", "20/12/2010"]));
  refused("invalid_date", () => dutydesk.toDates(Int32Array.of(2_932_897)));
  assert.deepEqual(dutydesk.toDates(Int32Array.of(2_932_897), Uint8Array.of(0)), [null]);
  for (const no of [undefined, "2010-12-20", [14_963], [undefined], [new Date(0)], new Array(1), {}]) {
    refused("invalid_argument", () => dutydesk.toDays(no));
    refused("invalid_argument", () => dutydesk.toDates(no));
  }
  refused("invalid_argument", () => dutydesk.toDates(new Int32Array(2), new Uint8Array(1)));
});

test("the caller's arrays stay as they are", () => {
  const starts = Int32Array.of(day("2010-12-20"));
  calendar.addWorkingDaysTo(starts, 10);
  assert.equal(starts[0], day("2010-12-20"));
});
