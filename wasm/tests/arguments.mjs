// What is no argument is refused before it reaches the module, and with a code.
import assert from "node:assert/strict";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { dutydesk, refused, utf8 } from "./support/package.mjs";

const { Calendar, Register, bankHolidays, read, readCinCensus, readDutySheet, scenario } = dutydesk;
const NO_TEXT = [undefined, null, 3, true, {}, [], new Date(0), Symbol("x"), () => ""];
const NO_WHOLE = [undefined, null, "10", 1.5, NaN, Infinity, 2 ** 31, -(2 ** 31) - 1, 10n, {}, [10]];
const SHEET = utf8("child_id,received,worker,allocated\nc1,2010-08-16,TM,2010-08-17\n");

test("texts", () => {
  const calendar = new Calendar("england_and_wales");
  for (const value of NO_TEXT) {
    refused("invalid_argument", () => new Calendar(value));
    refused("invalid_argument", () => new Calendar("scotland", [value]));
    refused("invalid_argument", () => calendar.addWorkingDays(value, 10));
    refused("invalid_argument", () => calendar.workingDaysBetween("2010-12-20", value));
    refused("invalid_argument", () => calendar.workingDaysBetween(value, "2010-12-20"));
    refused("invalid_argument", () => calendar.isWorkingDay(value));
    refused("invalid_argument", () => calendar.holidayName(value));
    refused("invalid_argument", () => bankHolidays(value, 2010));
    refused("invalid_argument", () => scenario(value, 1));
  }
  for (const closures of ["2010-12-24", null, 3, {}, new Set()]) {
    refused("invalid_argument", () => new Calendar("scotland", closures));
  }
  refused("invalid_argument", () => new Calendar("scotland", new Array(2)));
});

test("numbers", () => {
  const calendar = new Calendar("england_and_wales");
  for (const value of NO_WHOLE) {
    refused("invalid_argument", () => calendar.addWorkingDays("2010-12-20", value));
    refused("invalid_argument", () => calendar.addWorkingDaysTo(new Int32Array(1), value));
    refused("invalid_argument", () => bankHolidays("scotland", value));
  }
  for (const seed of [undefined, null, "1", -1, 1.5, NaN, 2 ** 53, 1n]) {
    refused("invalid_argument", () => scenario("small_team", seed));
  }
  assert.equal(calendar.addWorkingDays("2010-12-20", -0), "2010-12-20");
});

test("conventions, hours and tables", () => {
  const calendar = new Calendar("england_and_wales");
  const saturday = "2010-11-20";
  for (const value of NO_TEXT) {
    refused("invalid_argument", () => calendar.isProclaimed(value));
    refused("invalid_argument", () => calendar.withinHours(value, 24));
    refused("invalid_argument", () => dutydesk.addMonths(value, 1));
    if (value === undefined || value === null) continue;
    for (const name of ["roll", "counting"]) {
      refused("invalid_argument", () => calendar.addWorkingDays(saturday, 1, { [name]: value }));
      refused("invalid_argument", () => calendar.workingDaysBetween(saturday, saturday, { [name]: value }));
      refused("invalid_argument", () => calendar.addWorkingDaysTo(new Int32Array(1), 1, { [name]: value }));
    }
    for (const name of ["time", "opening", "closing"]) {
      refused("invalid_argument", () => calendar.withinHours(saturday, 24, { [name]: value }));
    }
    refused("invalid_argument", () => calendar.table(value));
    refused("invalid_argument", () => calendar.table(saturday, value));
  }
  for (const value of [...NO_WHOLE, -1]) refused("invalid_argument", () => calendar.withinHours(saturday, value));
  for (const value of NO_WHOLE) refused("invalid_argument", () => dutydesk.addMonths(saturday, value));
  for (const options of ["forward", 3, [], new Map(), { start: "forward" }]) {
    refused("invalid_argument", () => calendar.addWorkingDays(saturday, 1, options));
    refused("invalid_argument", () => calendar.workingDaysBetween(saturday, saturday, options));
    refused("invalid_argument", () => calendar.withinHours(saturday, 24, options));
  }
  refused("not_a_working_day", () => calendar.addWorkingDays(saturday, 1, { roll: "error" }));
  assert.equal(calendar.addWorkingDays(saturday, 1, { roll: null, counting: undefined }), "2010-11-22");
  assert.equal(calendar.withinHours(saturday, 24, null).day, "2010-11-21");
  const all = calendar.table();
  assert.deepEqual([all.length, all[0].date, all.at(-1).date], [14_975, "1990-01-01", "2030-12-31"]);
  assert.equal(calendar.table("2030-12-30").length, 2);
  assert.equal(calendar.table(null, "1990-01-02").length, 2);
});

test("codes of the library", () => {
  const calendar = new Calendar("england_and_wales");
  refused("unknown_name", () => new Calendar("england"));
  refused("invalid_date", () => new Calendar("scotland", ["24/12/2010"]));
  refused("outside_coverage", () => new Calendar("scotland", ["1989-12-24"]));
  for (const day of ["", "2010-02-30", "20/12/2010", "2010-12-20T00:00:00Z", " 2010-12-20", "2010-12-2\ud800"]) {
    refused("invalid_date", () => calendar.addWorkingDays(day, 1));
    refused("invalid_date", () => calendar.isWorkingDay(day));
    refused("invalid_date", () => calendar.holidayName(day));
  }
  refused("outside_coverage", () => calendar.addWorkingDays("1989-12-20", 1));
  refused("outside_coverage", () => calendar.addWorkingDays("2010-12-20", 2 ** 31 - 1));
  refused("outside_coverage", () => calendar.addWorkingDays("2010-12-20", -(2 ** 31)));
  refused("outside_coverage", () => bankHolidays("scotland", 1989));
  refused("unknown_name", () => bankHolidays("wales", 2010));
  refused("unknown_name", () => scenario("large_team", 1));
  refused("invalid_argument", () => scenario("county", 1, { years: 0 }));
  refused("invalid_argument", () => scenario("county", 1, { years: 1.5 }));
  refused("invalid_argument", () => scenario("county", 1, { year: 1 }));
});

test("files", () => {
  const NO_BYTES = [undefined, null, "child_id", 3, {}, [1], new ArrayBuffer(3), new Int32Array(3), new DataView(new ArrayBuffer(3))];
  for (const value of NO_BYTES) {
    refused("invalid_argument", () => read(value));
    refused("invalid_argument", () => read([SHEET, value]));
    refused("invalid_argument", () => readDutySheet(value));
    refused("invalid_argument", () => readCinCensus(value));
  }
  refused("invalid_argument", () => read(SHEET));
  refused("invalid_argument", () => read([]));
  refused("empty_file", () => read([new Uint8Array(0)]));
  refused("empty_file", () => read([SHEET, utf8(" \n")]));
  refused("unknown_format", () => read([utf8("%PDF-1.7\n1 0 obj\n")]));
  const named = (name, bytes) => ({ name, bytes });
  const rows = (register) => Object.entries(register.tables()).filter(([name]) => name !== "findings.csv" && name !== "referrals.csv");
  assert.deepEqual(rows(read([named("a.csv", SHEET)])), rows(read([SHEET])));
  const bad = utf8("Child,Came in\nc1,16/08/2010\nc2,soon\n");
  const found = (...files) => read(files, { columns: { received: "Came in" } }).findings().map(({ file, row, heading }) => [file, row, heading]);
  assert.deepEqual(found(named("duty/a.csv", bad))[0], ["a.csv", 3, "Came in"]);
  assert.deepEqual(found(bad)[0], [null, 3, "Came in"]);
  assert.deepEqual(found(bad, SHEET)[0], ["file 1", 3, "Came in"]);
  const told = read([named("duty/a.csv", utf8("Child,Received,Decision date\nc1,16/08/2010,\n"))]);
  for (const list of [told.cases(), told.timescales(), told.worklist({ as_of: "2010-10-11" })]) {
    assert.deepEqual([list.length > 0, ...new Set(list.map(({ row, file }) => `${row} ${file}`))], [true, "2 a.csv"]);
  }
  assert.throws(() => read([SHEET, named("x/letter.pdf", utf8("%PDF-1.7"))]), { message: /^letter\.pdf: .*a PDF/ });
  assert.throws(() => read([SHEET, utf8("%PDF-1.7")]), { message: /^file 2: / });
  refused("invalid_argument", () => read([named(3, SHEET)]));
  refused("invalid_argument", () => read([named("a.csv", "child_id")]));
  refused("missing_column", () => readDutySheet(utf8("child_id,worker\nc1,TM\n")));
});

test("how to read a sheet", () => {
  const sheet = utf8("Who,Came in,SW\nc1,16/08/2010,JB\n");
  const columns = { child_id: "Who", received: "Came in", worker: "SW" };
  const holders = { JB: { kind: "worker", worker_id: "W017" } };
  const options = { columns, holders, authority: "Merrowshire", period: ["2010-01-01", "2010-12-31"] };
  const register = readDutySheet(sheet, options);
  assert.deepEqual(register.findings().map(({ code, row }) => [code, row]), [["allocated_undated", 2]]);
  assert.equal(register.cases({ as_of: "2010-10-11" })[0].worker_id, "W017");
  const { parts, received, tables } = register.summary();
  assert.deepEqual([parts[0].authority, parts[0].from, parts[0].to], ["Merrowshire", "2010-01-01", "2010-12-31"]);
  assert.deepEqual([received, tables.referrals], [{ first: "2010-08-16", last: "2010-08-16" }, 1]);
  refused("outside_period_observed", () => register.backlog({ as_of: "2011-10-11" }));
  refused("unknown_name", () => readDutySheet(sheet, { columns: { shoe_size: "Who" } }));
  refused("unknown_name", () => readDutySheet(sheet, { holders: { JB: { kind: "robot" } } }));
  refused("missing_column", () => readDutySheet(sheet, { columns: { ...columns, team: "Team" } }));
  refused("invalid_argument", () => readDutySheet(sheet, { colour: "blue" }));
  refused("invalid_argument", () => readDutySheet(sheet, { from: "2010-01-01" }));
  for (const JB of [["worker", "W017"], { kind: "worker", worker_id: "W017" }]) {
    const { worker_id } = readDutySheet(sheet, { columns, holders: { JB } }).cases({ as_of: "2010-10-11" })[0];
    assert.equal(worker_id, "W017");
  }
  assert.equal(readDutySheet(sheet, { columns, holders: { JB: "duty" } }).cases({ as_of: "2010-10-11" })[0].holder, "duty");
});

test("headings of a table that lacks what it cannot do without", () => {
  const sheet = utf8("Child;Came in\nc1;16/08/2010\n");
  refused("unknown_format", () => read([sheet]));
  const taken = (options) => dutydesk.headings([sheet], options).map(({ heading, column, filled }) => [heading, column, filled]);
  assert.deepEqual(taken(), [["Child", "child_id", 1], ["Came in", null, 1]]);
  assert.deepEqual(taken({ columns: { received: "Came in" } })[1], ["Came in", "received", 1]);
  assert.deepEqual(dutydesk.headings([utf8("Zebedee,Quillfeather\n1,2\n")]), []);
  refused("invalid_argument", () => dutydesk.headings("x"));
});

test("options", () => {
  const register = read([SHEET]);
  const as_of = "2010-10-11";
  for (const method of ["backlog", "cases", "timescales", "worklist", "worklistTotals", "report", "reportHtml", "reportText", "page"]) {
    const ask = (options) => () => register[method](options);
    // Without a day it is the last in the files.
    assert.deepEqual(ask()(), ask({ as_of: null })());
    refused("invalid_argument", ask({ as_of: 14_893 }));
    refused("invalid_argument", ask({ as_of, on: as_of }));
    refused("invalid_date", ask({ as_of: "11/10/2010" }));
    refused("invalid_argument", ask({ as_of: new Date(0) }));
    refused("invalid_date", ask({ as_of, known_at: "" }));
    refused("unknown_name", ask({ as_of, allocated: "everyone" }));
    for (const no of ["2010-10-11", 3, [], [as_of], new Map(), () => 3]) refused("invalid_argument", ask(no));
    const circle = { as_of };
    circle.circle = circle;
    refused("invalid_argument", ask(circle));
    refused("invalid_argument", ask({ toJSON: () => undefined }));
    const own = { name: "own", meaning: "a pod", classes: ["pod"] };
    assert.ok(register[method]({ as_of, known_at: null, allocated: own }));
    assert.ok(register[method]({ as_of, known_at: "then" }));
    refused("unknown_name", ask({ as_of, allocated: { ...own, classes: ["robot"] } }));
    refused("invalid_argument", ask({ as_of, allocated: { ...own, classes: ["unknown"] } }));
    refused("invalid_argument", ask({ as_of, allocated: { ...own, name: "named_person" } }));
  }
  refused("invalid_argument", () => register.report({ as_of, bands: "28" }));
  refused("invalid_argument", () => register.report({ as_of, bands: [28, 7] }));
  refused("invalid_argument", () => register.report({ as_of, bands: [1n] }));
  refused("unknown_name", () => register.report({ as_of, by: "county" }));
  refused("unknown_name", () => register.report({ as_of, audience: "press" }));
  assert.ok(register.report({ as_of, known_at: null, by: "team", bands: [10, 20] }));
  refused("invalid_argument", () => register.report({ as_of, audience: "public", by: "worker" }));
  const clock = "icpc";
  refused("invalid_argument", () => register.timeliness({ as_of }));
  assert.deepEqual(register.timeliness({ clock }), register.timeliness({ as_of: register.summary().last_day, clock }));
  refused("invalid_argument", () => register.timeliness({ as_of, clock, colour: "blue" }));
  refused("unknown_name", () => register.timeliness({ as_of, clock: "kitchen" }));
  refused("unknown_name", () => register.timeliness({ as_of, clock, period: "fortnight" }));
  const own = { id: "own", name: "Own", from: "2009-01-01", clocks: [] };
  refused("invalid_rules", () => register.worklist({ as_of, rules: { nation: "Atlantis" } }));
  refused("invalid_rules", () => register.worklist({ as_of, rules: { local_clocks: [own] } }));
  refused("invalid_argument", () => register.worklist({ as_of, due_within: "5" }));
  refused("unknown_name", () => dutydesk.rules({ local_clocks: ["safeguards"] }));
  assert.deepEqual(register.timeliness({ as_of, clock, cohort: null }), []);
  refused("unknown_name", () => register.cases({ as_of, holder: "robot" }));
  refused("invalid_argument", () => register.cases({ as_of, waiting: true }));
  refused("unknown_name", () => register.cases({ as_of, allocation: "held" }));
  refused("invalid_argument", () => register.cases({ as_of, group: "Nowhere" }));
  assert.equal(register.cases({ as_of, allocation: "waiting" }).length, 1);
  assert.equal(register.cases({ as_of, allocation: "allocated" }).length, 0);
});

test("what JSON would turn into nothing is refused", () => {
  const register = read([SHEET]);
  const as_of = "2010-10-11";
  const usual = register.worklist({ as_of });
  for (const due_within of [NaN, Infinity, -Infinity, 5n, new Date(0), new Number(5), Symbol("5"), () => 5]) {
    refused("invalid_argument", () => register.worklist({ as_of, due_within }));
    refused("invalid_argument", () => register.report({ as_of, bands: [7, due_within] }));
    refused("invalid_argument", () => dutydesk.rules({ local_limits: [{ limit: { amount: due_within } }] }));
  }
  for (const closures of [new Array(2), [undefined], [null], ["2010-12-24", , "2010-12-28"], new Set(["2010-12-24"])]) {
    refused("invalid_argument", () => register.worklist({ as_of, closures }));
  }
  // A key that is undefined is one that is not there.
  assert.deepEqual(register.worklist({ as_of, due_within: undefined }), usual);
});

test("an error names the argument at fault", () => {
  const register = read([SHEET]);
  const as_of = "2010-10-11";
  for (const [argument, call, says] of [
    ["allocation", () => register.cases({ as_of, allocation: true }), "allocation: allocated, waiting, cannot_tell or not_needed, or nothing"],
    ["as_of", () => read([utf8("child_id,received\n")]).cases(), "as_of: a day of the form 2010-12-20: nothing in the files"],
    ["columns", () => read([SHEET], { columns: { team: "Team" } }), "columns: no heading is the one given for `team`"],
    ["profile", () => read([SHEET], { profile: { colour: "blue" } }), "profile: colour: no such option of reading"],
    ["holders", () => read([SHEET], { holders: "text,kind\nJB,robot\n" }), "holders: in row 2 one of these kinds of holder"],
    ["due_witin", () => register.worklist({ as_of, due_witin: 3 }), "did you mean due_within?"],
    ["bands", () => register.backlog({ as_of, bands: [7] }), "bands: no such option of backlog"],
    ["due_within", () => register.worklist({ as_of, due_within: NaN }), "due_within: a number, not NaN"],
    ["by", () => register.cases({ as_of, by: "team" }), "by: nothing without group"],
    ["authority", () => register.report({ as_of, authority: "Coventree" }), "there are: "],
    ["clock", () => register.timeliness({ as_of, clock: "single_asessment" }), "did you mean single_assessment?"],
    ["rules", () => register.report({ as_of, rules: { nation: "france" } }), "rules: no such nation"],
    ["years", () => scenario("county", 1, { years: 0 }), "years: a whole number from 1 to 25"],
    ["years", () => scenario("small_team", 1, { years: 3 }), "years: nothing for small_team, which has a size of its own"],
    ["referrals_per_year", () => scenario("crisis_county", 1, { referrals_per_year: 9 }), "nothing for crisis_county"],
    ["name", () => scenario("large_team", 1), "there are: crisis_county"],
    ["seed", () => scenario("small_team", -1), "seed must be a whole number"],
    ["files", () => read([SHEET, "child_id"]), "each of files must be a Uint8Array"],
    ["files", () => read(SHEET), "files must be a list"],
    ["as_of", () => readDutySheet(SHEET, { period: ["2010-01-01", "2010-12-31"] }).report({ as_of: "2011-01-01" }), "as_of: no part"],
    ["as_of", () => register.timescales({ as_of: "1989-12-31" }), "as_of: outside the years"],
    ["holders", () => readDutySheet(SHEET, { holders: { JB: 5 } }), "holders: an object that gives for a text a kind of holder"],
    ["period", () => readDutySheet(SHEET, { period: ["2010-01-01"] }), "period: two days of the form 2010-12-20"],
    ["columns", () => readDutySheet(SHEET, { columns: { shoe_size: "Shoe" } }), "columns: no such column"],
  ]) {
    assert.throws(call, (error) => {
      assert.equal(error.argument, argument);
      assert.ok(error.message.includes(says), error.message);
      return true;
    });
  }
});

test("an error about working days names the argument at fault", () => {
  const calendar = new Calendar("england_and_wales");
  const day = "2010-12-20";
  const column = Int32Array.of(14_963);
  for (const [argument, call] of [
    ["division", () => new Calendar("england")],
    ["division", () => new Calendar(5)],
    ["closures", () => new Calendar("scotland", ["24/12/2010"])],
    ["closures", () => new Calendar("scotland", ["1989-12-24"])],
    ["closures", () => new Calendar("scotland", [5])],
    ["closures", () => new Calendar("scotland", day)],
    ["day", () => calendar.isWorkingDay("soon")],
    ["day", () => calendar.isWorkingDay("1989-12-31")],
    ["day", () => calendar.isProclaimed("2031-01-01")],
    ["day", () => calendar.holidayName("soon")],
    ["start", () => calendar.addWorkingDays("soon", 1)],
    ["days", () => calendar.addWorkingDays(day, 1.5)],
    ["roll", () => calendar.addWorkingDays(day, 1, { roll: "following" })],
    ["counting", () => calendar.addWorkingDays(day, 1, { counting: 5 })],
    ["options", () => calendar.addWorkingDays(day, 1, { rolls: "keep" })],
    ["start", () => calendar.workingDaysBetween("soon", day)],
    ["end", () => calendar.workingDaysBetween(day, "soon")],
    ["received", () => calendar.withinHours("soon", 24)],
    ["hours", () => calendar.withinHours(day, -1)],
    ["time", () => calendar.withinHours(day, 24, { time: "9" })],
    ["opening", () => calendar.withinHours(day, 24, { opening: 9 })],
    ["closing", () => calendar.withinHours(day, 24, { closing: "late" })],
    ["closing", () => calendar.withinHours(day, 24, { opening: "09:00" })],
    ["first", () => calendar.table("soon")],
    ["first", () => calendar.table("1989-12-31", day)],
    ["last", () => calendar.table(day, "soon")],
    ["last", () => calendar.table(day, "2010-12-19")],
    ["starts", () => calendar.addWorkingDaysTo([14_963], 1)],
    ["days", () => calendar.addWorkingDaysTo(column, "1")],
    ["valid", () => calendar.addWorkingDaysTo(column, 1, { valid: new Uint8Array(2) })],
    ["outside", () => calendar.addWorkingDaysTo(column, 1, { outside: "never" })],
    ["roll", () => calendar.addWorkingDaysTo(column, 1, { roll: "following" })],
    ["ends", () => calendar.workingDaysBetweenEach(column, new Int32Array(2))],
    ["endsValid", () => calendar.workingDaysBetweenEach(column, column, { endsValid: new Uint8Array(2) })],
    ["dates", () => dutydesk.toDays(["soon"])],
    ["dates", () => dutydesk.toDays([5])],
    ["dates", () => dutydesk.toDays(day)],
    ["values", () => dutydesk.toDates([14_963])],
    ["values", () => dutydesk.toDates(Int32Array.of(2 ** 31 - 1))],
    ["valid", () => dutydesk.toDates(column, new Uint8Array(2))],
    ["division", () => bankHolidays("wales", 2010)],
    ["year", () => bankHolidays("scotland", 1989)],
    ["day", () => dutydesk.addMonths("soon", 1)],
    ["months", () => dutydesk.addMonths(day, 200_000)],
  ]) {
    assert.throws(call, (error) => {
      assert.equal(error.argument, argument, `${call}: ${error.message}`);
      return true;
    });
  }
});

test("a register is not made by hand", () => {
  refused("invalid_argument", () => new Register());
  refused("invalid_argument", () => new Register(Symbol("ours"), {}));
});

test("arrays of another frame are arrays", () => {
  const foreign = runInNewContext("Uint8Array.from(bytes)", { bytes: [...SHEET] });
  assert.ok(!(foreign instanceof Uint8Array));
  assert.equal(read([foreign]).summary().tables.referrals, 1);
});

test("no message repeats what was given", () => {
  const secret = "Zacharias";
  for (const call of [
    () => new Calendar(secret),
    () => new Calendar("scotland").isWorkingDay(secret),
    () => read([utf8(`${secret}\n${secret}\n`)]),
    () => read([SHEET]).report({ as_of: secret }),
    () => read([SHEET]).report({ as_of: "2010-10-11", [secret]: secret }),
  ]) {
    assert.throws(call, (error) => !`${error.message}${error.stack}`.includes(secret));
  }
});
