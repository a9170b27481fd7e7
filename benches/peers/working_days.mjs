// Ten million counts and deadlines in working days on typed arrays, against date-fns a row at a time.
//
//     bash wasm/build.sh
//     node benches/peers/working_days.mjs [ROWS]
//
// date-fns knows weekends and no holidays, so it does less. Before anything is timed, each of its counts is checked to be
// ours and the bank holidays between, and each of its deadlines to be ours where no bank holiday lies before either. It is
// timed on a thousandth of the rows. Times are the best of some rounds taken in turn.
import { createRequire } from "node:module";
import * as dutydesk from "../../wasm/pkg/npm/node.js";

const { addBusinessDays, differenceInBusinessDays } = createRequire(new URL("../../wasm/", import.meta.url))("date-fns");

const ROUNDS = 5;
const DIVISION = "england_and_wales";
const DAY = 86_400_000;
const rows = Number(process.argv[2] ?? 10_000_000);
const few = Math.ceil(rows / 1000);

const day = (date) => Date.parse(date) / DAY;
// date-fns reckons in the time zone of the machine.
process.env.TZ = "UTC";
const date = (day) => new Date(day * DAY);

// Any days will do, so long as they are the same in every run.
let state = 1;
const draw = (below) => (state = (state * 48_271) % 2_147_483_647) % below;
const [first, last] = [day("1991-01-01"), day("2030-01-01")];
const starts = Int32Array.from({ length: rows }, () => first + draw(last - first));
const ends = starts.map((start) => Math.min(start + draw(400), last));
const startDates = Array.from(starts.subarray(0, few), date);
const endDates = Array.from(ends.subarray(0, few), date);

const calendar = new dutydesk.Calendar(DIVISION);
const holidays = [];
for (let year = 1990; year <= 2030; year++) {
  for (const holiday of dutydesk.bankHolidays(DIVISION, year)) holidays.push(day(holiday.day));
}
const holidaysBetween = (start, end) => holidays.filter((holiday) => start < holiday && holiday <= end).length;

const counts = {
  dutydesk: () => calendar.workingDaysBetweenEach(starts, ends).values,
  // It counts [start, end); with one day added to both that is (start, end].
  "date-fns": () => startDates.map((start, row) => differenceInBusinessDays(+endDates[row] + DAY, +start + DAY)),
};
const deadlines = {
  dutydesk: () => calendar.addWorkingDaysTo(starts, 45).values,
  "date-fns": () => startDates.map((start) => addBusinessDays(start, 45)),
};

const theirCounts = counts["date-fns"]();
const ourCounts = counts.dutydesk();
const theirDeadlines = deadlines["date-fns"]();
const ourDeadlines = deadlines.dutydesk();
for (let row = 0; row < few; row++) {
  const [start, end, due] = [starts[row], ends[row], theirDeadlines[row] / DAY];
  const agree = theirCounts[row] === ourCounts[row] + holidaysBetween(start, end)
    && (holidaysBetween(start, Math.max(due, ourDeadlines[row])) > 0 || due === ourDeadlines[row]);
  if (!agree) throw new Error(`row ${row}: dutydesk and date-fns give other answers`);
}

console.log(`${rows.toLocaleString("en-GB")} rows of ours, ${few.toLocaleString("en-GB")} of theirs; Node ${process.version}`);
for (const [what, contenders] of Object.entries({ count: counts, "add 45": deadlines })) {
  const taken = { dutydesk: [], "date-fns": [] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, contender] of Object.entries(contenders)) {
      const [begun, cpu] = [performance.now(), process.cpuUsage()];
      contender();
      const used = process.cpuUsage(cpu);
      const each = 1e6 / (name === "dutydesk" ? rows : few);
      taken[name].push([(performance.now() - begun) * each, ((used.user + used.system) / 1000) * each]);
    }
  }
  const best = (name, which) => Math.min(...taken[name].map((times) => times[which]));
  for (const name of Object.keys(contenders)) {
    console.log(`${what.padEnd(8)}${name.padEnd(10)}wall ${best(name, 0).toFixed(2).padStart(9)} ns/row   CPU ${best(name, 1).toFixed(2).padStart(9)} ns/row`);
  }
  console.log(`${what.padEnd(8)}date-fns takes ${(best("date-fns", 0) / best("dutydesk", 0)).toFixed(0)} times as long (wall), ${(best("date-fns", 1) / best("dutydesk", 1)).toFixed(0)} times the CPU`);
}
