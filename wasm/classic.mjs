// Joins the glue of a page without modules with index.js, into one script that makes `dutydesk` global.
import { readFileSync, writeFileSync } from "node:fs";

const [file] = process.argv.slice(2);
const glue = readFileSync(file, "utf8");
const api = readFileSync(new URL("index.js", import.meta.url), "utf8");

const names = [...api.matchAll(/^export (?:async )?(?:function|class) (\w+)/gm)].map(([, name]) => name);
const body = api
  .replace(/^import \* as glue .*$/m, "const glue = Object.assign({}, wasm_bindgen, { default: wasm_bindgen });")
  .replace(/^const BESIDE = .*$/m, "const BESIDE = undefined;")
  .replace(/^export /gm, "");
if (names.length === 0 || /\bimport\b.*["(]|import\.meta|^export /m.test(body)) {
  throw new Error("index.js is not of the form that this file knows");
}
writeFileSync(file, `const dutydesk = (() => {\n${glue}\n${body}\nreturn { ${names.join(", ")} };\n})();\n`);
