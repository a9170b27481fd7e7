// Checked by tsc and never run: working days alone, and that they are those of the whole package.
import { Calendar, DutydeskError, addMonths, bankHolidays, coverage, init, initSync, toDates, toDays } from "dutydesk/calendar";
import type { Answers, CalendarRow, Convention, Day, Deadline, Division, ErrorCode } from "dutydesk/calendar";
import type { Calendar as OfTheWhole } from "dutydesk";
// @ts-expect-error: no files are read here
import { read } from "dutydesk/calendar";

export async function uses(bytes: Uint8Array, division: Division): Promise<Day> {
  await init(bytes);
  initSync(bytes);
  const calendar = new Calendar(division);
  const whole: OfTheWhole = calendar;
  const inclusive: Convention = { counting: "inclusive" };
  const due: Day = whole.addWorkingDays(coverage().first, 10, inclusive);
  const deadline: Deadline = calendar.withinHours(addMonths(due, 1), 24);
  const rows: CalendarRow[] = calendar.table(due, deadline.day);
  const column: Answers = calendar.addWorkingDaysTo(toDays([due]).values, rows.length);
  try {
    return toDates(column.values)[0] ?? bankHolidays(division, 2010)[0]?.day ?? due;
  } catch (error) {
    const code: ErrorCode | undefined = error instanceof DutydeskError ? error.code : undefined;
    return `${code ?? ""}${read}`;
  }
}
