// Working days and dates: all of the entry `dutydesk/calendar`, and part of `dutydesk`.
import * as glue from "./dutydesk.js";
import { Handle, answer, ask, bytes, isA, object, optional, text, texts, whole, wrong } from "./module.js";

export { DutydeskError, init, initSync } from "./module.js";

function days(value, name) {
  if (!isA(value, "Int32Array")) throw wrong(`${name} must be an Int32Array of days counted from 1970-01-01`, name);
  return value;
}

/** One byte for each row of a column; none where every row has a value. */
function validity(value, column, name) {
  if (value === undefined || value === null) return new Uint8Array(0);
  if (bytes(value, name).length !== column.length) throw wrong(`${name} must be as long as its column`, name);
  return value;
}

const outside = (value) => {
  if (value === undefined || value === "error") return false;
  if (value === "null") return true;
  throw wrong("outside is error or null", "outside");
};

const CONVENTION = ["roll", "counting"];

const convention = (options) => CONVENTION.map((name) => optional(options[name], name));

function taken(column) {
  const answers = { values: column.takeValues(), valid: column.takeValid(), outside: column.outside() };
  column.free();
  return answers;
}

export class Calendar extends Handle {
  constructor(division, closures = []) {
    text(division, "division");
    const closed = texts(closures, "closures");
    super(ask(() => new glue.Calendar(division, closed)));
  }

  addWorkingDays(start, days, options) {
    text(start, "start");
    whole(days, "days");
    const by = convention(object(options, "options", CONVENTION));
    return this._ask((calendar) => calendar.addWorkingDays(start, days, ...by));
  }

  workingDaysBetween(start, end, options) {
    text(start, "start");
    text(end, "end");
    const by = convention(object(options, "options", CONVENTION));
    return this._ask((calendar) => calendar.workingDaysBetween(start, end, ...by));
  }

  isWorkingDay(day) {
    text(day, "day");
    return this._ask((calendar) => calendar.isWorkingDay(day));
  }

  holidayName(day) {
    text(day, "day");
    return this._ask((calendar) => calendar.holidayName(day)) ?? null;
  }

  isProclaimed(day) {
    text(day, "day");
    return this._ask((calendar) => calendar.isProclaimed(day));
  }

  withinHours(received, hours, options) {
    text(received, "received");
    if (whole(hours, "hours") < 0) throw wrong("hours must be a whole number from 0 up", "hours");
    const given = object(options, "options", ["time", "opening", "closing"]);
    const [time, opening, closing] = ["time", "opening", "closing"].map((name) => optional(given[name], name));
    return JSON.parse(this._ask((calendar) => calendar.withinHours(received, time, hours, opening, closing)));
  }

  table(first, last) {
    const [from, to] = [optional(first, "first"), optional(last, "last")];
    return JSON.parse(this._ask((calendar) => calendar.table(from, to)));
  }

  addWorkingDaysTo(starts, count, options) {
    days(starts, "starts");
    whole(count, "days");
    const given = object(options, "options", ["valid", "outside", ...CONVENTION]);
    const valid = validity(given.valid, starts, "valid");
    const unanswered = outside(given.outside);
    const by = convention(given);
    return this._ask((calendar) => taken(calendar.addWorkingDaysTo(starts, valid, count, unanswered, ...by)));
  }

  workingDaysBetweenEach(starts, ends, options) {
    days(starts, "starts");
    days(ends, "ends");
    const given = object(options, "options", ["startsValid", "endsValid", "outside", ...CONVENTION]);
    const startsValid = validity(given.startsValid, starts, "startsValid");
    const endsValid = validity(given.endsValid, ends, "endsValid");
    if (starts.length !== ends.length) throw wrong("ends must be as long as starts", "ends");
    const unanswered = outside(given.outside);
    const by = convention(given);
    return this._ask((calendar) =>
      taken(calendar.workingDaysBetweenEach(starts, startsValid, ends, endsValid, unanswered, ...by)));
  }
}

export function toDays(dates) {
  if (!Array.isArray(dates)) throw wrong("dates must be a list of texts and nulls", "dates");
  const given = JSON.stringify(Array.from(dates, (date) => date === null ? null : text(date, "dates", "each of ")));
  return ask(() => {
    const { values, valid } = taken(glue.toDays(given));
    return { values, valid };
  });
}

export function toDates(values, valid) {
  days(values, "values");
  const there = validity(valid, values, "valid");
  return answer(() => glue.toDates(values, there));
}

export function bankHolidays(division, year) {
  text(division, "division");
  whole(year, "year");
  return answer(() => glue.bankHolidays(division, year));
}

export function coverage() {
  return answer(() => glue.coverage());
}

export function addMonths(day, months) {
  text(day, "day");
  whole(months, "months");
  return ask(() => glue.addMonths(day, months));
}
