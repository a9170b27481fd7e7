// The API over the WebAssembly module. Every argument is checked here: a bare WebAssembly number is not.
import * as glue from "./dutydesk.js";

const BESIDE = new URL("./dutydesk_bg.wasm", import.meta.url);

export class DutydeskError extends Error {
  constructor(code, message, options) {
    super(message, options);
    this.name = "DutydeskError";
    this.code = code;
  }
}

// --- The module: loaded once, and never asked again after it has failed.

let loaded = false;
let loading;
let failure;

export function init(source) {
  if (loaded) return Promise.resolve();
  loading ??= load(source).finally(() => { loading = undefined; });
  return loading;
}

async function load(source) {
  source ??= BESIDE;
  if (source === undefined) throw wrong("init needs the bytes of the module here");
  try {
    await glue.default({ module_or_path: source });
  } catch (cause) {
    throw new DutydeskError("not_loaded", "the WebAssembly module could not be loaded", { cause });
  }
  loaded = true;
}

export function initSync(module) {
  if (loaded) return;
  try {
    glue.initSync({ module });
  } catch (cause) {
    throw new DutydeskError("not_loaded", "the WebAssembly module could not be loaded", { cause });
  }
  loaded = true;
}

/** Asks the module. It throws its errors as text: the code, a line feed, the message. Anything else is its end. */
function ask(question) {
  if (failure) throw new DutydeskError("internal", failure);
  if (!loaded) throw new DutydeskError("not_loaded", "call init() and wait for it first");
  try {
    return question();
  } catch (thrown) {
    if (typeof thrown === "string") {
      const end = thrown.indexOf("\n");
      throw new DutydeskError(thrown.slice(0, end), thrown.slice(end + 1));
    }
    failure = `the library failed${place()}; load the page or the program again`;
    throw new DutydeskError("internal", failure);
  }
}

function place() {
  try {
    const panicked = glue.panicked();
    return panicked && ` at ${panicked}`;
  } catch {
    return "";
  }
}

const answer = (question) => JSON.parse(ask(question));

// --- Arguments.

const wrong = (message) => new DutydeskError("invalid_argument", message);

/** Also of another frame, whose classes are not ours. */
const isA = (value, type) => Object.prototype.toString.call(value) === `[object ${type}]`;

function text(value, name) {
  if (typeof value !== "string") throw wrong(`${name} must be a text`);
  return value;
}

function texts(value, name) {
  if (!Array.isArray(value)) throw wrong(`${name} must be a list of texts`);
  return Array.from(value, (one) => text(one, `each of ${name}`));
}

function whole(value, name) {
  if (!Number.isInteger(value) || value !== (value | 0)) throw wrong(`${name} must be a whole number of 32 bits`);
  return value;
}

function optional(value, name) {
  return value === undefined || value === null ? undefined : text(value, name);
}

function bytes(value, name) {
  if (!isA(value, "Uint8Array")) throw wrong(`${name} must be a Uint8Array`);
  return value;
}

function days(value, name) {
  if (!isA(value, "Int32Array")) throw wrong(`${name} must be an Int32Array of days counted from 1970-01-01`);
  return value;
}

/** One byte for each row of a column; none where every row has a value. */
function validity(value, column, name) {
  if (value === undefined || value === null) return new Uint8Array(0);
  if (bytes(value, name).length !== column.length) throw wrong("columns differ in length");
  return value;
}

function object(value, name, keys) {
  if (value === undefined || value === null) return {};
  if (!isA(value, "Object")) throw wrong(`${name} must be an object`);
  if (keys && Object.keys(value).some((key) => !keys.includes(key))) throw wrong(`${name} has ${keys.join(", ")}`);
  return value;
}

function json(value, name) {
  try {
    return JSON.stringify(object(value, name)) ?? "null";
  } catch (error) {
    throw error instanceof DutydeskError ? error : wrong(`${name} must be plain data`);
  }
}

const outside = (value) => {
  if (value === undefined || value === "error") return false;
  if (value === "null") return true;
  throw wrong("outside is error or null");
};

const CONVENTION = ["roll", "counting"];

const convention = (options) => CONVENTION.map((name) => optional(options[name], name));

// --- Handles.

/** What only this file can give a constructor. */
const OURS = Symbol("ours");

/** A handle on something in the module's memory, which the glue frees when this is collected. */
class Handle {
  #held;

  constructor(held) {
    this.#held = held;
  }

  /** Asks with what is held. */
  _ask(question) {
    const held = this.#held;
    if (!held) throw new DutydeskError("freed", "used after free()");
    return ask(() => question(held));
  }

  free() {
    const held = this.#held;
    this.#held = undefined;
    if (held && !failure) held.free();
  }
}

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
    if (whole(hours, "hours") < 0) throw wrong("hours must be a whole number from 0 up");
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
    const unanswered = outside(given.outside);
    const by = convention(given);
    return this._ask((calendar) =>
      taken(calendar.workingDaysBetweenEach(starts, startsValid, ends, endsValid, unanswered, ...by)));
  }
}

export class Register extends Handle {
  constructor(ours, held) {
    if (ours !== OURS) throw wrong("a register comes from read, readDutySheet, readCinCensus or scenario");
    super(held);
  }

  findings() {
    return JSON.parse(this._ask((register) => register.findings()));
  }

  backlog(options) {
    const asked = json(options, "options");
    return JSON.parse(this._ask((register) => register.backlog(asked)));
  }

  cases(options, selection) {
    const asked = json(options, "options");
    const chosen = json(selection, "selection");
    return JSON.parse(this._ask((register) => register.cases(asked, chosen)));
  }

  timescales(options) {
    const asked = json(options, "options");
    return JSON.parse(this._ask((register) => register.timescales(asked)));
  }

  worklist(options) {
    const asked = json(options, "options");
    return JSON.parse(this._ask((register) => register.worklist(asked, false)));
  }

  worklistTotals(options) {
    const asked = json(options, "options");
    return JSON.parse(this._ask((register) => register.worklist(asked, true)));
  }

  timeliness(options, measure) {
    const asked = json(options, "options");
    const measured = json(measure, "measure");
    return JSON.parse(this._ask((register) => register.timeliness(asked, measured)));
  }

  report(options) {
    const asked = json(options, "options");
    return JSON.parse(this._ask((register) => register.report(asked)));
  }

  reportHtml(options) {
    const asked = json(options, "options");
    return this._ask((register) => register.reportHtml(asked));
  }

  reportText(options) {
    const asked = json(options, "options");
    return this._ask((register) => register.reportText(asked));
  }

  page(options, list) {
    const asked = json(options, "options");
    const wanted = list === undefined || list === null ? "" : json(list, "list");
    return JSON.parse(this._ask((register) => register.page(asked, wanted)));
  }

  tables() {
    return JSON.parse(this._ask((register) => register.tables()));
  }

  summary() {
    return JSON.parse(this._ask((register) => register.summary()));
  }
}

// --- Functions.

export function toDays(dates) {
  if (!Array.isArray(dates)) throw wrong("dates must be a list of texts and nulls");
  const given = JSON.stringify(Array.from(dates, (date) => date === null ? null : text(date, "each of dates")));
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

export function definitions() {
  return answer(() => glue.definitions());
}

export function regimes(rules) {
  const given = json(rules, "rules");
  return answer(() => glue.regimes(given));
}

export function read(files) {
  if (!Array.isArray(files)) throw wrong("files must be a list of Uint8Arrays");
  const contents = Array.from(files, (file) => bytes(file, "each of files"));
  return new Register(OURS, ask(() => {
    const together = new glue.Files();
    contents.forEach((content) => together.add(content));
    return together.read();
  }));
}

export function readDutySheet(content, options) {
  bytes(content, "bytes");
  const how = json(options, "options");
  return new Register(OURS, ask(() => glue.readDutySheet(content, how)));
}

export function readCinCensus(content) {
  bytes(content, "bytes");
  return new Register(OURS, ask(() => glue.readCinCensus(content)));
}

export function scenario(name, seed, size) {
  text(name, "name");
  if (!Number.isSafeInteger(seed) || seed < 0) throw wrong("seed must be a whole number from 0 up");
  const large = json(size, "size");
  return ask(() => {
    const made = glue.scenario(name, BigInt(seed), large);
    const about = JSON.parse(made.about());
    return { ...about, register: new Register(OURS, made.intoRegister()) };
  });
}
