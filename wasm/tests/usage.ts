// Checked by tsc and never run: the types say what the package does, and refuse what it refuses.
import {
  Calendar, DutydeskError, Register, addMonths, bankHolidays, coverage, definitions, init, initSync, read, readCinCensus, readDutySheet,
  questions, rules, scenario, toDates, toDays,
} from "dutydesk";
import type {
  Answers, CalendarRow, CaseRow, CohortRow, Convention, Deadline, ErrorCode, Figure, Report, ReportOptions, Rules, Summary, TimescaleRow, WorklistRow,
} from "dutydesk";
import { unpacked } from "dutydesk/workbook";

export async function uses(bytes: Uint8Array): Promise<string> {
  await init();
  await init(new URL("https://example.org/dutydesk_bg.wasm"));
  await init(bytes);
  initSync(bytes);

  const calendar = new Calendar("england_and_wales", ["2010-12-24"]);
  const due: string = calendar.addWorkingDays("2010-12-20", 10);
  const between: number = calendar.workingDaysBetween("2010-12-20", due);
  const name: string | null = calendar.holidayName(due);
  const working: boolean = calendar.isWorkingDay(due);
  const answers: Answers = calendar.addWorkingDaysTo(new Int32Array(between), 10, { outside: "null" });
  calendar.workingDaysBetweenEach(answers.values, answers.values, { startsValid: answers.valid });
  const column = toDays(["2010-12-20", null]);
  const dates: (string | null)[] = toDates(column.values, column.valid);
  const inclusive: Convention = { roll: "forward", counting: "inclusive" };
  const later: string = addMonths(calendar.addWorkingDays("2010-11-20", 1, inclusive), 3);
  calendar.addWorkingDaysTo(answers.values, calendar.workingDaysBetween(due, later, { counting: "exclusive" }), inclusive);
  const deadline: Deadline = calendar.withinHours(due, 24, { time: "18:30", opening: "09:00", closing: "17:00" });
  const rows: CalendarRow[] = calendar.table(coverage().first, deadline.time === null ? null : deadline.day);
  const announced: boolean[] = rows.map((row) => row.proclaimed && calendar.isProclaimed(row.date));
  // @ts-expect-error: a convention that is none
  calendar.addWorkingDays("2010-11-20", 1, { roll: "following" });
  calendar.free();

  const register: Register = read([bytes]);
  const options: ReportOptions = { as_of: "2010-10-11", by: "team", allocated: "named_case_holder", bands: [7, 28] };
  const as_of_day = { as_of: "2010-10-11", known_at: "then" } as const;
  const report: Report = register.report(options);
  const waiting: Figure = report.total.waiting;
  for (const block of register.page(options).sections.flatMap((section) => section.blocks)) {
    if (block.kind !== "stats") continue;
    for (const { figure } of block.of) {
      if (figure !== null && typeof figure === "object" && "behind" in figure) register.page(options, figure.behind.list);
    }
  }
  const parted: CaseRow[] = register.lines(options, { list: "named_backlog", name: "allocated_assessment_not_complete_overdue" });
  const delayed: TimescaleRow[] = register.lines(options, { list: "timescales", selection: { clock: "icpc", counted_as: "completed_late" } });
  const cases: CaseRow[] = register.cases({ ...as_of_day, allocation: "waiting", holder: "manager", group: "", by: "team" });
  const nobody: number = register.backlog({ ...as_of_day, allocated: { name: "own", meaning: "my own", classes: ["pod"] } })[0]?.nobody ?? 0;
  const own: Rules = { nation: "wales", local_clocks: ["unallocated_safeguards"] };
  const urgent: WorklistRow[] = register.worklist({ ...as_of_day, rules: own, closures: ["2010-12-24"], due_within: 3 });
  const each: number[] = register.worklistTotals({ as_of: "2010-10-11", due_within: 10 }).map((row) => row.overdue + urgent.length + parted.length + delayed.length);
  const late = each.length + register.timescales(as_of_day).filter((row) => row.state === "missed").length;
  const cohorts: CohortRow[] = register.timeliness({ ...as_of_day, clock: "icpc", counted_from: "start_of_work", period: "year" });
  const quick: number = cohorts[0]?.days_0_to_10 ?? 0;
  const summary: Summary = register.summary();
  const csv: string | undefined = register.tables()["referrals.csv"];
  const texts: string[] = [register.reportHtml(options), register.reportText(options), csv ?? "", name ?? ""];
  const findings = register.findings().map((finding) => `${finding.code} ${finding.row ?? ""}`);
  readDutySheet(bytes, { holders: { JB: { kind: "worker", worker_id: "W017" } }, columns: { received: "Came in" } });
  readDutySheet(bytes, { holders: { JB: ["worker", "W017"], ASU: "duty" }, period: ["2010-01-01", "2010-12-31"] });
  readCinCensus(bytes);

  const { register: invented, ledger, as_of } = scenario("county", 1, { years: 2 });
  invented.report({ as_of });
  const planted: string[] = ledger.unallocated.map((one) => one.referral_id);
  const limits = rules().flatMap((regime) => regime.clocks).map((clock) => clock.limit?.unit);
  const days = bankHolidays("scotland", 2010).map((holiday) => holiday.day);
  const meanings = definitions().map((definition) => definition.meaning).concat(questions().map((question) => question.about));

  // @ts-expect-error: a division that is none
  new Calendar("england");
  // @ts-expect-error: a register comes from a reader
  new Register();
  register.report();
  // @ts-expect-error: a heading is a text, or nothing
  read([], { columns: { received: 5 }, profile: register.profile() });
  // @ts-expect-error: an option that is none
  register.report({ as_of: "2010-10-11", on: "2010-10-11" });
  // @ts-expect-error: bands are nothing to a list of cases
  register.cases({ as_of: "2010-10-11", bands: [7] });
  // @ts-expect-error: a clock is needed
  register.timeliness({ as_of: "2010-10-11" });
  // @ts-expect-error: a plain list is no column
  calendar.addWorkingDaysTo([1, 2], 10);
  // @ts-expect-error: files are a list
  read(bytes);
  // @ts-expect-error: a figure may be withheld or undefined
  const sum: number = waiting + 1;

  try {
    register.report(options);
  } catch (error) {
    if (error instanceof DutydeskError) {
      const code: ErrorCode = error.code;
      return `${code} ${error.argument ?? ""}`;
    }
  }
  const book: Register = read([{ name: "duty.xlsx", bytes: await unpacked(bytes) }]);
  const sheets: string[] = book.reportSheets({ as_of: "2010-10-11" }).map(({ name, widths, rows }) => `${name} ${widths[0]} ${rows.length}`);
  // @ts-expect-error a file is bytes
  await unpacked("a,b");
  return [...sheets, ...texts, ...findings, ...dates, ...planted, ...limits, ...days, ...meanings, cases, nobody, late, quick, summary, working, sum].join();
}
