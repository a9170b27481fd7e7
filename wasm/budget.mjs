// What each room costs: the bytes of a compiled module, before its names are taken away, added up by room of core, bindings,
// other crates and data, and held against budget.json.
//
//     node wasm/budget.mjs
import { readFileSync } from "node:fs";
const module = await WebAssembly.compile(readFileSync(process.argv[2]));
const bytes = readFileSync(process.argv[2]);
let at = 8;
function leb() { let r = 0, s = 0, b; do { b = bytes[at++]; r += (b & 127) * 2 ** s; s += 7; } while (b & 128); return r; }
let imports = WebAssembly.Module.imports(module).filter((i) => i.kind === "function").length;
const sections = {};
let code = [], names = new Map();
while (at < bytes.length) {
  const id = bytes[at++]; const len = leb(); const end = at + len;
  if (id === 10) { const n = leb(); for (let i = 0; i < n; i++) { const start = at; const l = leb(); at += l; code.push(at - start); } }
  else if (id === 0) { const l = leb(); const name = bytes.subarray(at, at + l).toString(); at += l;
    sections[name] = len;
    if (name === "name") while (at < end) { const sub = bytes[at++]; const sl = leb(); const se = at + sl; if (sub === 1) { const n = leb(); for (let i = 0; i < n; i++) { const ix = leb(); const l = leb(); names.set(ix, bytes.subarray(at, at + l).toString()); at += l; } } at = se; } }
  else sections[id] = len;
  at = end;
}
console.log(sections);
for (const [i, size] of code.entries()) console.log(size, names.get(i + imports));
