// Registers, and the rules they are asked by. Working days are in calendar.js, and module.js asks the module.
import * as glue from "./dutydesk.js";
import { DutydeskError, Handle, answer, ask, bytes, object, text, wrong } from "./module.js";

export * from "./calendar.js";

function json(value, name) {
  try {
    return JSON.stringify(object(value, name)) ?? "null";
  } catch (error) {
    throw error instanceof DutydeskError ? error : wrong(`${name} must be plain data`);
  }
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
