// Joins the glue of a page without modules with the files of the package, into one script that makes `dutydesk` global.
import { readFileSync, writeFileSync } from "node:fs";

const [file] = process.argv.slice(2);
const glue = readFileSync(file, "utf8");
const [module, calendar, index] = ["module.js", "calendar.js", "index.js"].map((name) =>
  readFileSync(new URL(name, import.meta.url), "utf8"));

const entry = calendar + index;
const names = [...entry.matchAll(/^export (?:async )?(?:function|class) (\w+)/gm)].map(([, name]) => name);
const passedOn = [...entry.matchAll(/^export \{ (.*) \} from/gm)].flatMap(([, list]) => list.split(", "));
const body = [module, calendar, index].join("\n")
  .replace(/^const BESIDE = .*$/m, "const BESIDE = undefined;")
  .replace(/^(?:import|export) .* from ".*";\n/gm, "")
  .replace(/^export /gm, "");
if (names.length === 0 || passedOn.length === 0 || /\bimport\b.*["(]|import\.meta|^export /m.test(body)) {
  throw new Error("the files of the package are not of the form that this file knows");
}
writeFileSync(file, `const dutydesk = (() => {
${glue}
const glue = Object.assign({}, wasm_bindgen, { default: wasm_bindgen });
${body}
return { ${[...passedOn, ...names].join(", ")} };
})();
`);
