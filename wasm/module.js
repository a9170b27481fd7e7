// The module of WebAssembly beside this file: loaded, asked, and every argument checked before, since a bare WebAssembly number
// is not. What is exported here beyond init, initSync and DutydeskError is for the files beside it.
import * as glue from "./dutydesk.js";

const BESIDE = new URL("./dutydesk_bg.wasm", import.meta.url);

export class DutydeskError extends Error {
  constructor(code, message, { argument = null, ...options } = {}) {
    super(message, options);
    this.name = "DutydeskError";
    this.code = code;
    this.argument = argument;
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
  if (source === undefined) throw wrong("init needs the bytes of the module here", "source");
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

/** Asks the module. It throws its errors as text: the code, a line feed, the argument at fault if there is one, a line feed, the message. Anything else is its end. */
export function ask(question) {
  if (failure) throw new DutydeskError("internal", failure);
  if (!loaded) throw new DutydeskError("not_loaded", "call init() and wait for it first");
  try {
    return question();
  } catch (thrown) {
    if (typeof thrown === "string") {
      const [code, argument, ...message] = thrown.split("\n");
      throw new DutydeskError(code, message.join("\n"), { argument: argument || null });
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

export const answer = (question) => JSON.parse(ask(question));

// --- Arguments.

export const wrong = (message, argument) => new DutydeskError("invalid_argument", message, { argument });

/** Also of another frame, whose classes are not ours. */
export const isA = (value, type) => Object.prototype.toString.call(value) === `[object ${type}]`;

export function text(value, name, within = "") {
  if (typeof value !== "string") throw wrong(`${within}${name} must be a text`, name);
  return value;
}

export function texts(value, name) {
  if (!Array.isArray(value)) throw wrong(`${name} must be a list of texts`, name);
  return Array.from(value, (one) => text(one, name, "each of "));
}

export function whole(value, name) {
  if (!Number.isInteger(value) || value !== (value | 0)) throw wrong(`${name} must be a whole number of 32 bits`, name);
  return value;
}

export function optional(value, name) {
  return value === undefined || value === null ? undefined : text(value, name);
}

export function bytes(value, name, within = "") {
  if (!isA(value, "Uint8Array")) throw wrong(`${within}${name} must be a Uint8Array`, name);
  return value;
}

export function object(value, name, keys) {
  if (value === undefined || value === null) return {};
  if (!isA(value, "Object")) throw wrong(`${name} must be an object`, name);
  if (keys && Object.keys(value).some((key) => !keys.includes(key))) throw wrong(`${name} has ${keys.join(", ")}`, name);
  return value;
}

// --- Handles.

/** A handle on something in the module's memory, which the glue frees when this is collected. */
export class Handle {
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
