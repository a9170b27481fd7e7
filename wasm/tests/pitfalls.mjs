// Where JavaScript's calendars answer otherwise, and by which named convention this one answers the same. The peers of Python
// and of Rust are asked the same in python/tests/test_pitfalls.py and benches/peers/pitfalls.rs. Each test says first what a
// peer answers, so that it fails when the peer changes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addBusinessDays, differenceInBusinessDays, formatISO, parseISO } from "date-fns";
import moment from "moment-business-days";
import { dutydesk, refused } from "./support/package.mjs";

const [MONDAY_BEFORE, FRIDAY, SATURDAY, MONDAY] = ["2010-11-15", "2010-11-19", "2010-11-20", "2010-11-22"];

const calendar = new dutydesk.Calendar("england_and_wales");

// date-fns knows weekends and no bank holidays; moment is told of them.
const text = (date) => formatISO(date, { representation: "date" });
const dateFns = {
  add: (start, days) => text(addBusinessDays(parseISO(start), days)),
  count: (start, end) => differenceInBusinessDays(parseISO(end), parseISO(start)),
};
const years = Array.from({ length: 41 }, (_, year) => 1990 + year);
moment.updateLocale("en", {
  holidays: years.flatMap((year) => dutydesk.bankHolidays("england_and_wales", year).map((holiday) => holiday.day)),
  holidayFormat: "YYYY-MM-DD",
});
const ofMoment = {
  add: (start, days) => moment(start).businessAdd(days).format("YYYY-MM-DD"),
  count: (start, end) => moment(start).businessDiff(moment(end)),
};

test("Saturday and one working day is the Monday; and none, the Saturday", () => {
  for (const peer of [dateFns, ofMoment]) {
    assert.deepEqual([1, 0, -1].map((days) => peer.add(SATURDAY, days)), [MONDAY, SATURDAY, FRIDAY]);
  }
  assert.deepEqual([1, 0, -1].map((days) => calendar.addWorkingDays(SATURDAY, days)), [MONDAY, SATURDAY, FRIDAY]);
});

test("the start is counted and not the end", () => {
  for (const peer of [dateFns, ofMoment]) {
    assert.deepEqual([MONDAY, SATURDAY].map((end) => peer.count(FRIDAY, end)), [1, 1]);
  }
  assert.deepEqual([MONDAY, SATURDAY].map((end) => calendar.workingDaysBetween(FRIDAY, end)), [1, 0]);
  const inclusive = (end) => calendar.workingDaysBetween(FRIDAY, end, { counting: "inclusive" });
  assert.deepEqual([MONDAY, SATURDAY].map(inclusive), [2, 1]);
});

test("the end before the start: minus but no mirror image, always plus, or the mirror image", () => {
  const both = (count) => [count(MONDAY_BEFORE, SATURDAY), count(SATURDAY, MONDAY_BEFORE)];
  assert.deepEqual(both(dateFns.count), [5, -4]);
  assert.deepEqual(both(ofMoment.count), [5, 5]);
  assert.deepEqual(both((start, end) => calendar.workingDaysBetween(start, end)), [4, -4]);
  const inclusive = (start, end) => calendar.workingDaysBetween(start, end, { counting: "inclusive" });
  assert.deepEqual(both(inclusive), [5, -5]);
});

test("a case still open: counted from 1970, as nothing, or as of today; or a gap that stays a gap", () => {
  // Which day 1970 began depends on the time zone.
  assert.ok(differenceInBusinessDays(parseISO(MONDAY), null) >= dateFns.count("1970-01-01", MONDAY));
  assert.equal(moment(MONDAY).businessDiff(moment(null)), 0);
  assert.equal(moment(undefined).isValid(), true);
  refused("invalid_argument", () => calendar.workingDaysBetween(MONDAY, null));
  const starts = dutydesk.toDays([FRIDAY, MONDAY]);
  const ends = dutydesk.toDays([MONDAY, null]);
  const counts = calendar.workingDaysBetweenEach(starts.values, ends.values, { endsValid: ends.valid });
  assert.deepEqual(counts, { values: Int32Array.of(1, 0), valid: Uint8Array.of(1, 0), outside: 0 });
});

test("bank holidays: none known, or none past the end of the list", () => {
  assert.equal(dateFns.add("2010-12-24", 1), "2010-12-27");
  assert.equal(ofMoment.add("2010-12-24", 1), "2010-12-29");
  assert.equal(calendar.addWorkingDays("2010-12-24", 1), "2010-12-29");

  assert.equal(ofMoment.add("2031-12-24", 1), "2031-12-25");
  refused("outside_coverage", () => calendar.addWorkingDays("2030-12-30", 10));
  refused("outside_coverage", () => calendar.isWorkingDay("2031-12-25"));
});
