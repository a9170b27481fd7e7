// What each room costs: the code of a compiled module, before its names are taken away, added up by room of core, bindings,
// other crates and data. Fails where one is past its limit of budget.json, or a packed file past its own.
//
//     node wasm/budget.mjs

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = (path) => new URL(path, import.meta.url);

/** Reads a WebAssembly binary part by part. */
class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  byte() {
    return this.bytes[this.at++];
  }

  /** A whole number, seven bits a byte. */
  number() {
    let number = 0;
    for (let place = 1; ; place *= 128) {
      const byte = this.byte();
      number += (byte & 127) * place;
      if (byte < 128) return number;
    }
  }

  /** What stands behind its own length. */
  part() {
    const length = this.number();
    this.at += length;
    return new Reader(this.bytes.subarray(this.at - length, this.at));
  }

  text() {
    return Buffer.from(this.part().bytes).toString();
  }

  /** As many as stand before them. */
  list(one) {
    return Array.from({ length: this.number() }, () => one());
  }

  get ended() {
    return this.at >= this.bytes.length;
  }
}

/** The sizes of the functions, their names by number, and the size of the data. */
function opened(bytes) {
  const sizes = [];
  const names = new Map();
  let data = 0;
  const module = new Reader(bytes.subarray(8));
  while (!module.ended) {
    const id = module.byte();
    const section = module.part();
    if (id === 10) section.list(() => sizes.push(section.part().bytes.length));
    if (id === 11) data = section.bytes.length;
    if (id !== 0 || section.text() !== "name") continue;
    while (!section.ended) {
      const functions = section.byte() === 1;
      const part = section.part();
      if (functions) part.list(() => names.set(part.number(), part.text()));
    }
  }
  return { sizes, names, data };
}

const STD = ["__rustc", "alloc", "compiler_builtins", "core", "dlmalloc", "std"];

/**
 * The room of a function: that of core its name speaks of first, so that a sort of cases counts for cases; else its crate. What is
 * exported has a plain name, and what of core is made part of it counts for the bindings.
 */
function room(name = "") {
  // Names of crates and rooms stand behind their length: Cs5cOc02OMXlo_8dutydesk7backlog.
  const named = (start) => new RegExp(`${start}(\\d+)_?`).exec(name);
  const behind = (found) => found && name.substr(found.index + found[0].length, Number(found[1]));
  const ofCore = behind(named("_8dutydesk"));
  if (ofCore) return `core: ${ofCore}`;
  const crate = behind(named("C(?:s[0-9A-Za-z]*_)?"));
  if (!crate || crate === "wasm_bindgen" || name.includes("_13dutydesk_wasm")) return "bindings";
  if (STD.includes(crate)) return "std";
  return Object.hasOwn(BUDGET.code, crate) ? crate : "other crates";
}

const BUDGET = JSON.parse(readFileSync(here("budget.json"), "utf8"));

const bytes = readFileSync(here("pkg/compiled.wasm"));
const { sizes, names, data } = opened(bytes);
const imports = WebAssembly.Module.imports(new WebAssembly.Module(bytes)).filter(({ kind }) => kind === "function").length;
const code = { data };
sizes.forEach((size, place) => {
  const of = room(names.get(place + imports));
  code[of] = (code[of] ?? 0) + size;
});

let kept = true;
function line(what, size, limit) {
  const past = limit === undefined || size > limit.most;
  kept &&= !past;
  const most = limit === undefined ? "no limit in budget.json" : `of ${limit.most}`;
  console.log(`${what.padEnd(32)} ${String(size).padStart(8)} ${most}${past ? `  TOO MUCH; ${limit?.why ?? ""}` : ""}`);
}

console.log("bytes of code by room, before the module is made small:");
for (const [of, size] of Object.entries(code).sort(([, a], [, b]) => b - a)) line(of, size, BUDGET.code[of]);
console.log("bytes packed with gzip -9:");
for (const [file, limit] of Object.entries(BUDGET.packed)) {
  line(file, execFileSync("gzip", ["-9", "--stdout", fileURLToPath(here(`pkg/${file}`))]).length, limit);
}
process.exitCode = kept ? 0 : 1;
