// A handle can be given back, and is then no longer one.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { ROOT, dutydesk, refused } from "./support/package.mjs";

test("after free every method is refused, and free is not", () => {
  const calendar = new dutydesk.Calendar("scotland");
  const { register } = dutydesk.scenario("small_team", 1);
  const as_of = "2009-08-14";
  const calls = [
    () => calendar.addWorkingDays(as_of, 1),
    () => calendar.workingDaysBetween(as_of, as_of),
    () => calendar.isWorkingDay(as_of),
    () => calendar.holidayName(as_of),
    () => calendar.isProclaimed(as_of),
    () => calendar.withinHours(as_of, 24),
    () => calendar.table(as_of, as_of),
    () => calendar.addWorkingDaysTo(new Int32Array(0), 1),
    () => calendar.workingDaysBetweenEach(new Int32Array(0), new Int32Array(0)),
    ...["findings", "reading", "tables", "summary"].map((method) => () => register[method]()),
    ...["backlog", "cases", "timescales", "worklist", "worklistTotals", "report", "reportHtml", "reportSheets", "reportText", "page"].map((method) => () => register[method]({ as_of })),
  ];
  calls.push(() => register.timeliness({ as_of, clock: "initial_assessment" }));
  calls.forEach((call) => call());
  calendar.free();
  register.free();
  calls.forEach((call) => refused("freed", call));
  calendar.free();
  register.free();
  assert.equal(new dutydesk.Calendar("scotland").isWorkingDay(as_of), true);
});

test("registers are merged in any order, and stay", () => {
  const sheet = (text) => dutydesk.read([new TextEncoder().encode(`child_id,received,worker\n${text}\n`)]);
  const sheets = [sheet("c1,16/08/2010,W017"), sheet("c2,17/08/2010,"), sheet("c3,18/08/2010,")];
  const [one, two, three] = sheets;
  assert.deepEqual(one.merge(two, three).tables(), three.merge(one, two).tables());
  assert.equal(one.merge(two, three).cases({ as_of: "2010-10-11" }).length, 3);
  assert.deepEqual(sheets.map((each) => each.cases({ as_of: "2010-10-11" }).length), [1, 1, 1]);
  refused("invalid_argument", () => one.merge());
  refused("invalid_argument", () => one.merge({}));
});

test("an error leaves the handle as it was", () => {
  const calendar = new dutydesk.Calendar("scotland");
  refused("invalid_date", () => calendar.isWorkingDay("today"));
  assert.equal(calendar.isWorkingDay("2010-12-20"), true);
});

test("memory is given back: the module does not grow with use", async () => {
  const glue = await import(new URL("wasm/pkg/npm/dutydesk.js", ROOT));
  const { memory } = glue.initSync({});
  const sheet = readFileSync(new URL("tests/data/duty_sheet.csv", ROOT));
  const use = () => {
    for (let round = 0; round < 50; round += 1) {
      const register = dutydesk.read([sheet]);
      register.report({ as_of: "2010-11-19" });
      register.free();
      assert.throws(() => dutydesk.read([sheet, new Uint8Array(0)]));
      const calendar = new dutydesk.Calendar("scotland");
      calendar.addWorkingDaysTo(new Int32Array(1000).fill(14_000), 1);
      calendar.free();
    }
  };
  use();
  const before = memory.buffer.byteLength;
  use();
  use();
  // What is collected only by and by may take a little.
  assert.ok(memory.buffer.byteLength - before < 4_000_000, `${before} grew to ${memory.buffer.byteLength}`);
});

test("a handle that is dropped is given back when it is collected", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  const glue = await import(new URL("wasm/pkg/npm/dutydesk.js", ROOT));
  const { memory } = glue.initSync({});
  const drop = async () => {
    for (let round = 0; round < 5; round += 1) {
      dutydesk.scenario("small_team", round);
      for (let each = 0; each < 100; each += 1) new dutydesk.Calendar("scotland");
      collect();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  await drop();
  const before = memory.buffer.byteLength;
  // A calendar alone takes some 50 kB: without collection these would be 100 MB.
  for (let times = 0; times < 4; times += 1) await drop();
  assert.ok(memory.buffer.byteLength - before < 8_000_000, `${before} grew to ${memory.buffer.byteLength}`);
});

test("canonical tables read back are the same to the byte", () => {
  const { register } = dutydesk.scenario("small_team", 1);
  const tables = register.tables();
  assert.equal(Object.keys(tables)[0], "parts.csv");
  const again = dutydesk.read(Object.values(tables).map((text) => new TextEncoder().encode(text)));
  assert.deepEqual(again.tables(), tables);
  assert.deepEqual(again.report({ as_of: "2009-08-14" }), register.report({ as_of: "2009-08-14" }));
});

test("each form of a report says the same", () => {
  const { register, as_of } = dutydesk.scenario("small_team", 1);
  const report = register.report({ as_of });
  assert.equal(report.total.waiting, 65);
  assert.equal(report.waiting.length, 65);
  assert.deepEqual(register.cases({ as_of, allocation: "waiting" }), report.waiting);
  assert.equal(register.backlog({ as_of }).reduce((sum, row) => sum + row.total, 0), report.total.open);
  assert.match(register.reportText({ as_of }), /Invented data/);
  assert.match(register.reportHtml({ as_of, audience: "public" }), /^<!DOCTYPE html>/);
  const [stats] = register.page({ as_of }).sections.flatMap(({ blocks }) => blocks).filter(({ kind }) => kind === "stats");
  const { figure, behind } = stats.of.find(({ words }) => words === "Not allocated").figure;
  assert.equal(figure, report.total.waiting);
  assert.equal(register.page({ as_of }, behind.list).sections[0].blocks[0].of.rows.length, report.total.waiting);
  assert.deepEqual(register.lines({ as_of }, behind.list), report.waiting);
  const [first, ...sheets] = register.reportSheets({ as_of });
  assert.deepEqual(first.rows.find(([words]) => words === "Not allocated"), ["Not allocated", report.total.waiting]);
  const tables = register.page({ as_of }).sections.flatMap(({ blocks }) => blocks).filter(({ kind }) => kind === "table");
  assert.ok(sheets.length >= tables.length && tables.every(({ of }) => sheets.some(({ headings }) => headings.join() === of.heads.map(({ words }) => words).join())));
  assert.ok(sheets.some(({ rows }) => rows.length === report.waiting.length && rows.flat().some((cell) => typeof cell?.day === "string")));
  for (const { widths, headings, rows } of sheets) assert.ok(widths.length === headings.length && rows.every((row) => row.length === widths.length));
  const late = { clock: "initial_assessment", counted_as: "open_overdue" };
  assert.deepEqual(register.lines({ as_of }, { list: "timescales", selection: late }), register.timescales({ as_of, ...late }));
  assert.deepEqual(register.lines(undefined, { list: "findings" }), register.findings());
  assert.doesNotMatch(JSON.stringify(register.page({ as_of, audience: "public" })), /"behind"/);
  const open = register.report({ as_of, audience: "public" });
  assert.equal(open.waiting, null);
});
