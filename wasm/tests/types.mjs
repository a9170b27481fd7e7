// The types, vectors and package hold the same names; tsc checks the rest against usage.ts and usage_calendar.ts.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { CODES, ROOT, dutydesk, utf8, workingDays } from "./support/package.mjs";

const source = (name) => readFileSync(new URL(`wasm/${name}`, ROOT), "utf8");
const calendarTypes = source("calendar.d.ts");
const types = calendarTypes + source("index.d.ts");
const vectors = source("tests/vectors.mjs");

/** The texts of a union type. */
function union(name) {
  const [, body] = types.match(new RegExp(`^export type ${name} =([^;]*);`, "m"));
  return [...body.matchAll(/"([\w-]+)"/g)].map(([, text]) => text);
}

/** The names there are, as the error about a wrong one says. */
function names(call) {
  try {
    call();
  } catch (error) {
    assert.equal(error.code, "unknown_name");
    return error.message.split("there are: ")[1].split(", ");
  }
  assert.fail("not refused");
}

const methods = (type) =>
  Object.getOwnPropertyNames(type.prototype).filter((name) => name !== "constructor" && !name.startsWith("_"));

test("each union holds the names of the library", () => {
  const register = dutydesk.scenario("small_team", 1).register;
  const as_of = "2009-08-14";
  const asked = {
    Division: () => new dutydesk.Calendar("?"),
    Roll: () => new dutydesk.Calendar("scotland").addWorkingDays(as_of, 1, { roll: "?" }),
    Counting: () => new dutydesk.Calendar("scotland").addWorkingDays(as_of, 1, { counting: "?" }),
    By: () => register.report({ as_of, by: "?" }),
    Counted: () => register.report({ as_of, count: "?" }),
    Audience: () => register.report({ as_of, audience: "?" }),
    DefinitionName: () => register.report({ as_of, allocated: "?" }),
    Progress: () => register.cases({ as_of, progress: "?" }),
    HolderClass: () => register.cases({ as_of, holder: "?" }),
    Region: () => register.cases({ as_of, region: "?" }),
    CountedFrom: () => register.timeliness({ as_of, clock: "icpc", counted_from: "?" }),
    Cohort: () => register.timeliness({ as_of, clock: "icpc", cohort: "?" }),
    CohortsBy: () => register.timeliness({ as_of, clock: "icpc", by: "?" }),
    Period: () => register.timeliness({ as_of, clock: "icpc", period: "?" }),
    HolderKind: () => dutydesk.readDutySheet(utf8(""), { holders: { JB: { kind: "?" } } }),
  };
  for (const [name, call] of Object.entries(asked)) assert.deepEqual(union(name), names(call), name);
  for (const name of names(() => dutydesk.scenario("?", 1))) assert.ok(types.includes(`"${name}"`), name);
  assert.deepEqual(union("ErrorCode").sort(), [...CODES, "internal"].sort());
  const clocks = new Set(dutydesk.rules().flatMap((regime) => regime.clocks).map((clock) => clock.id));
  for (const clock of clocks) assert.ok(union("ClockId").includes(clock), clock);
});

test("each column of a row has its type", () => {
  const { register, as_of } = dutydesk.scenario("small_team", 1);
  const sheet = dutydesk.read([utf8("child_id,received,shoe_size\nc1,2010-08-16,41\n")]);
  const rows = {
    FindingRow: sheet.findings(), ReadingRow: sheet.reading(), CaseRow: register.cases({ as_of }), TimescaleRow: register.timescales({ as_of, sentences: true }),
    WorklistRow: register.worklist({ as_of, due_within: 60 }), WorklistTotal: register.worklistTotals({ as_of, due_within: 60 }),
    Report: [register.report({ as_of })], Group: register.report({ as_of }).groups, Rung: register.report({ as_of }).definitions,
    Timeliness: register.report({ as_of }).timeliness, Ledger: [dutydesk.scenario("small_team", 1).ledger],
    Regime: dutydesk.rules(), Clock: dutydesk.rules()[0].clocks, Summary: [register.summary()],
    SourcePart: register.summary().parts, BankHoliday: dutydesk.bankHolidays("scotland", 2010),
    Deadline: [new dutydesk.Calendar("scotland").withinHours(as_of, 24)], Coverage: [dutydesk.coverage()],
    CalendarRow: new dutydesk.Calendar("scotland").table(as_of, as_of),
    DefinitionLine: dutydesk.definitions(), Question: dutydesk.questions(), Option: dutydesk.questions()[0].options, Finding: sheet.report({ as_of: "2010-10-11" }).findings[0].first,
  };
  for (const [name, found] of Object.entries(rows)) {
    const [, body] = types.match(new RegExp(`^export interface ${name} \\{\n(.*?)^\\}`, "ms"));
    const declared = [...body.matchAll(/^  (\w+)\??:/gm)].map(([, column]) => column);
    assert.ok(found.length > 0, name);
    assert.deepEqual(Object.keys(found[0]), declared, name);
  }
  // A cohort has the bands of its clock, and not those of another.
  const [, body] = types.match(/^export interface CohortRow \{\n(.*?)^\}/ms);
  const declared = [...body.matchAll(/^  (\w+)\??:/gm)].map(([, column]) => column);
  const held = dutydesk.read([utf8("child_id,received,assessment_kind,assessment_started\nc1,2024-01-08,single,2024-01-08\n")]);
  const [assessed] = held.timeliness({ as_of: "2024-02-01", clock: "single_assessment" });
  const enquiries = "referral_id,strategy_discussion,s47_started\nr1,2024-01-08,2024-01-08\n";
  const enquired = dutydesk.read([utf8("referral_id,child_id,received\nr1,c1,2024-01-08\n"), utf8(enquiries)]);
  const [conferred] = enquired.timeliness({ as_of: "2024-02-01", clock: "icpc" });
  const both = new Set([...Object.keys(assessed).slice(0, -4), ...Object.keys(conferred)]);
  assert.deepEqual([...both], declared);
});

test("every export and method has its type, and is reached by a vector", () => {
  const callable = (text) => [...text.matchAll(/^export (?:class|function) (\w+)/gm)].map(([, name]) => name).sort();
  const declared = callable(types);
  assert.deepEqual(Object.keys(dutydesk).sort(), declared);
  assert.deepEqual(Object.keys(workingDays).sort(), callable(calendarTypes));
  // Loading, errors and handles are this package's own; the texts and the page are held to the report in handles.mjs, and the
  // vectors call each question by its name; registers are merged there too. What a table that cannot be read is headed is in arguments.mjs.
  const asked = dutydesk.questions().map(({ name }) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase()));
  const without = new Set(["init", "initSync", "DutydeskError", "Register", "headings", "merge", "reportHtml", "reportSheets", "reportText", "page", "lines", ...asked]);
  const called = [...declared, ...methods(dutydesk.Calendar), ...methods(dutydesk.Register)];
  for (const name of called) {
    assert.match(types, new RegExp(`\\b${name}\\b`));
    assert.ok(without.has(name) || vectors.includes(`.${name}`), `no vector reaches ${name}`);
  }
  assert.ok(called.length > 20);
});
