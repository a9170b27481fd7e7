// Registers, and the rules they are asked by. Working days are in calendar.js, and module.js asks the module.
import * as glue from "./dutydesk.js";
import { Handle, answer, ask, bytes, object, text, wrong } from "./module.js";

export * from "./calendar.js";

/** An object as JSON. JSON has no word for some of what JavaScript has, and would say null: what is not given. */
function json(value, name) {
  const given = object(value, name);
  for (const key of Object.keys(given)) if (given[key] !== undefined) plain(given[key], key);
  return JSON.stringify(given);
}

/** Refuses what JSON would leave out, change or turn into null. A key that is undefined is one that is not there. */
function plain(value, name, within = []) {
  if (value === null || typeof value === "string" || typeof value === "boolean") return;
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw wrong(`${name}: a number, not ${value}`, name);
    return;
  }
  if (typeof value === "object" && !within.includes(value)) {
    if (Array.isArray(value)) {
      for (const each of Array.from(value)) plain(each, name, [...within, value]);
      return;
    }
    // Of any frame; a class may say something else of itself.
    const made = Object.getPrototypeOf(value);
    if ((made === null || Object.getPrototypeOf(made) === null) && typeof value.toJSON !== "function") {
      for (const key of Object.keys(value)) if (value[key] !== undefined) plain(value[key], name, [...within, value]);
      return;
    }
  }
  throw wrong(`${name}: plain data, without holes, functions or objects of a class`, name);
}

/** What only this file can give a constructor. */
const OURS = Symbol("ours");

export class Register extends Handle {
  constructor(ours, held) {
    if (ours !== OURS) throw wrong("a register comes from read, readDutySheet, readCinCensus or scenario");
    super(held);
  }

  findings() {
    return JSON.parse(this._ask((register) => register.findings()));
  }

  merge(...others) {
    const are = others.length > 0 && others.every((other) => other instanceof Register);
    if (!are) throw wrong("others: one register or more", "others");
    return others.reduce((merged, other) => {
      const next = new Register(OURS, merged._ask((held) => other._ask((more) => held.merge(more))));
      if (merged !== this) merged.free();
      return next;
    }, this);
  }

  reading() {
    return JSON.parse(this._ask((register) => register.reading()));
  }

  profile() {
    return JSON.parse(this._ask((register) => register.profile()));
  }

  unexplainedHolders() {
    return JSON.parse(this._ask((register) => register.unexplainedHolders()));
  }

  _answer(question, options) {
    const asked = json(options, "options");
    return JSON.parse(this._ask((register) => register.answer(question, asked)));
  }

  // questions: made from the declarations of the library; tests/api/questions.rs writes them
  backlog(options) {
    return this._answer("backlog", options);
  }

  cases(options) {
    return this._answer("cases", options);
  }

  timescales(options) {
    return this._answer("timescales", options);
  }

  worklist(options) {
    return this._answer("worklist", options);
  }

  worklistTotals(options) {
    return this._answer("worklist_totals", options);
  }

  timeliness(options) {
    return this._answer("timeliness", options);
  }

  // end of questions

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

  reportSheets(options) {
    const asked = json(options, "options");
    return JSON.parse(this._ask((register) => register.reportSheets(asked)));
  }

  page(options, list) {
    const asked = json(options, "options");
    const wanted = list === undefined || list === null ? "" : json(list, "list");
    return JSON.parse(this._ask((register) => register.page(asked, wanted)));
  }

  lines(options, list) {
    const [asked, wanted] = [json(options, "options"), json(list, "list")];
    return JSON.parse(this._ask((register) => register.lines(asked, wanted)));
  }

  tables() {
    return JSON.parse(this._ask((register) => register.tables()));
  }

  summary() {
    return JSON.parse(this._ask((register) => register.summary()));
  }
}

// --- Functions.

export function definitions() {
  return answer(() => glue.definitions());
}

export function rules(given) {
  const asked = json(given, "rules");
  return answer(() => glue.rules(asked));
}

export function questions() {
  return answer(() => glue.questions());
}

/** The files on their way to the module. */
function together(files) {
  if (!Array.isArray(files)) throw wrong("files must be a list of Uint8Arrays", "files");
  const given = Array.from(files, (file) => {
    const isNamed = file !== null && typeof file === "object" && Object.hasOwn(file, "bytes");
    if (!isNamed) return ["", bytes(file, "files", "each of ")];
    return [text(file.name, "name"), bytes(file.bytes, "files", "each of ")];
  });
  return () => {
    const all = new glue.Files();
    given.forEach(([name, content]) => all.add(name, content));
    return all;
  };
}

export function readOptions() {
  return answer(() => glue.readOptions());
}

export function read(files, options) {
  const [all, how] = [together(files), json(options, "options")];
  return new Register(OURS, ask(() => all().read(how)));
}

export function headings(files, options) {
  const [all, how] = [together(files), json(options, "options")];
  return answer(() => all().headings(how));
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
  if (!Number.isSafeInteger(seed) || seed < 0) throw wrong("seed must be a whole number from 0 up", "seed");
  const large = json(size, "size");
  return ask(() => {
    const made = glue.scenario(name, BigInt(seed), large);
    const about = JSON.parse(made.about());
    return { ...about, register: new Register(OURS, made.intoRegister()) };
  });
}
