// The shared vectors, run by one loop as in every other language. tests/vectors/README.md says what they hold.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { ROOT, dutydesk, utf8, workingDays } from "./support/package.mjs";

const FOLDER = new URL("tests/vectors/", ROOT);
const DATA = new URL("tests/data/", ROOT);

const files = readdirSync(FOLDER).filter((name) => name.endsWith(".json") && name !== "calls.json");

const oneFile = (given) => given.text === undefined ? readFileSync(new URL(given.file, DATA)) : utf8(given.text);

function register(given) {
  if (given.scenario) return dutydesk.scenario(given.scenario.name, given.scenario.seed).register;
  return dutydesk.read(given.files ? given.files.map(utf8) : [oneFile(given)], given.reading);
}

function answered({ values, valid, outside }, each) {
  return { answers: each(values, valid), outside };
}

/** The parts of a question are one flat object of options. */
const options = (given) => ({ ...given.options, ...given.selection, ...given.measure });

function reading(read) {
  const findings = read.findings().map(({ code, table, row, column }) => [code, table, row, column]);
  return { referrals: read.summary().tables.referrals, findings };
}

/** The calls of working days, which both entries answer. */
function calendarCalls(dutydesk) {
  const calendar = ({ division, closures }) => new dutydesk.Calendar(division, closures);
  return {
    "calendar.add_working_days": (given) => calendar(given).addWorkingDays(given.start, given.days, given.convention),
    "calendar.working_days_between": (given) => calendar(given).workingDaysBetween(given.start, given.end, given.convention),
    "calendar.is_working_day": (given) => calendar(given).isWorkingDay(given.day),
    "calendar.holiday_name": (given) => calendar(given).holidayName(given.day),
    "calendar.add_working_days_to": (given) => {
      const { values, valid } = dutydesk.toDays(given.starts);
      const options = { valid, outside: given.outside, ...given.convention };
      return answered(calendar(given).addWorkingDaysTo(values, given.days, options), dutydesk.toDates);
    },
    "calendar.working_days_between_each": (given) => {
      const starts = dutydesk.toDays(given.starts);
      const ends = dutydesk.toDays(given.ends);
      const options = { startsValid: starts.valid, endsValid: ends.valid, outside: given.outside, ...given.convention };
      const answers = calendar(given).workingDaysBetweenEach(starts.values, ends.values, options);
      return answered(answers, (values, valid) => Array.from(values, (count, row) => valid[row] ? count : null));
    },
    "calendar.is_proclaimed": (given) => calendar(given).isProclaimed(given.day),
    "calendar.within_hours": (given) => {
      const { time, opening, closing } = given;
      return calendar(given).withinHours(given.received, given.hours, { time, opening, closing });
    },
    "calendar.table": (given) => calendar(given).table(given.first, given.last),
    coverage: () => dutydesk.coverage(),
    add_months: (given) => dutydesk.addMonths(given.day, given.months),
    bank_holidays: (given) => dutydesk.bankHolidays(given.division, given.year),
  };
}

const CALENDAR_ALONE = calendarCalls(workingDays);

const CALLS = {
  ...calendarCalls(dutydesk),
  read: (given) => reading(register(given)),
  read_duty_sheet: (given) => reading(dutydesk.readDutySheet(oneFile(given))),
  read_cin_census: (given) => reading(dutydesk.readCinCensus(oneFile(given))),
  reading: (given) => register(given).reading(),
  profile: (given) => register(given).profile(),
  unexplained_holders: (given) => register(given).unexplainedHolders(),
  tables: (given) => {
    const rows = (text) => text.split("\n").length - 2;
    return Object.fromEntries(Object.entries(register(given).tables()).map(([name, text]) => [name, rows(text)]));
  },
  // Every question, and the report, by the name of its method.
  ...Object.fromEntries(dutydesk.questions().map(({ name }) => {
    const method = name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
    return [name, (given) => register(given)[method](options(given))];
  })),
  scenario: (given) => {
    const { as_of, ledger } = dutydesk.scenario(given.name, given.seed);
    return { as_of, ledger };
  },
  definitions: () => dutydesk.definitions(),
  questions: () => dutydesk.questions(),
  read_options: () => dutydesk.readOptions(),
  rules: (given) => dutydesk.rules(given.rules),
};

/** What a JSON pointer points at. */
function pointed(answer, pointer) {
  const steps = pointer.split("/").slice(1).map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  return steps.reduce((at, step) => {
    assert.ok(at !== null && typeof at === "object" && Object.hasOwn(at, step), `nothing at ${pointer}`);
    return at[step];
  }, answer);
}

/** What of an answer a vector speaks of: all of it or, where the answer is large, what its pointers point at. */
function outcome(call, answer, expect) {
  if (call === "rules" && Array.isArray(expect)) {
    return answer.map(({ id, in_force_from, in_force_until }) => ({ id, from: in_force_from, until: in_force_until }));
  }
  if (["report", "scenario", "rules", "questions", "read_options"].includes(call)) {
    return Object.fromEntries(Object.keys(expect).map((pointer) => [pointer, pointed(answer, pointer)]));
  }
  return answer;
}

function holds({ call, given, expect, error }, calls = CALLS) {
  assert.ok(Object.hasOwn(calls, call), `no call ${call}`);
  assert.notEqual(expect === undefined, error === undefined, "a vector has either expect or error");
  let answer;
  try {
    answer = calls[call](given ?? {});
  } catch (thrown) {
    const own = calls === CALENDAR_ALONE ? workingDays : dutydesk;
    assert.ok(thrown instanceof own.DutydeskError, thrown);
    assert.equal(thrown.code, error, thrown.message);
    return;
  }
  assert.equal(error, undefined, "an answer, not an error");
  assert.deepEqual(outcome(call, answer, expect), expect);
}

/** Runs every vector of those calls, and says how many there were. */
function run(calls, vectors) {
  const wrong = [];
  for (const { file, vector } of vectors) {
    try {
      holds(vector, calls);
    } catch (error) {
      wrong.push(`${file}: ${vector.name}: ${error.message}`);
    }
  }
  assert.deepEqual(wrong, []);
  return vectors.length;
}

const VECTORS = files.flatMap((file) =>
  JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")).map((vector) => ({ file, vector })));

test("every vector holds", () => {
  const ran = run(CALLS, VECTORS);
  console.log(`${ran} vectors ran`);
  assert.ok(ran > 300, `only ${ran} vectors`);
});

test("the calendar alone answers every vector of working days", () => {
  const ran = run(CALENDAR_ALONE, VECTORS.filter(({ vector }) => Object.hasOwn(CALENDAR_ALONE, vector.call)));
  console.log(`${ran} vectors ran by the calendar alone`);
  assert.ok(ran > 100, `only ${ran} vectors`);
});

test("a vector can fail", () => {
  const given = { division: "england_and_wales", start: "2010-11-19", end: "2010-11-22" };
  const call = "calendar.working_days_between";
  holds({ call, given, expect: 1 });
  for (const wrong of [
    { call, given, expect: 2 },
    { call, given, expect: "1" },
    { call, given, error: "outside_coverage" },
    { call: "calendar.add_working_days", given, expect: "2010-11-22" },
    { call: "no_such_call", given, expect: 1 },
    { call, given },
  ]) {
    assert.throws(() => holds(wrong), JSON.stringify(wrong));
  }
});

test("every call of the list is known", () => {
  const listed = Object.keys(JSON.parse(readFileSync(new URL("calls.json", FOLDER), "utf8")));
  assert.deepEqual(Object.keys(CALLS).sort(), listed.sort());
});
