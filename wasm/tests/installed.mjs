// The packed package, installed into an empty folder as a user installs it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { createContext, runInContext } from "node:vm";
import { PKG, ROOT } from "./support/package.mjs";
import { example, promised } from "./support/readme.mjs";

/** An empty folder with the packed package installed, as long as it is needed. */
function installed(use) {
  const packed = readdirSync(PKG).filter((name) => name.endsWith(".tgz"));
  assert.equal(packed.length, 1);
  const folder = mkdtempSync(join(tmpdir(), "dutydesk-"));
  try {
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "empty", private: true, type: "module" }));
    const tarball = new URL(packed[0], PKG).pathname;
    execFileSync("npm", ["install", "--offline", "--no-audit", "--no-fund", "--silent", tarball], { cwd: folder });
    use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const run = (folder, ...what) => execFileSync(process.execPath, what, { cwd: folder, encoding: "utf8" });

test("the packed package runs the README's example", () => installed((folder) => {
  const held = readdirSync(join(folder, "node_modules/dutydesk"), { recursive: true }).sort();
  assert.deepEqual(held, [
    "LICENSE-APACHE", "LICENSE-MIT", "README.md", "calendar", "calendar.d.ts", "calendar.js", "calendar/dutydesk.js",
    "calendar/dutydesk_bg.wasm", "calendar/index.js", "calendar/module.js", "calendar/node.js", "dutydesk.js", "dutydesk_bg.wasm",
    "index.d.ts", "index.js", "module.js", "node.js", "package.json", "workbook.d.ts", "workbook.js",
  ]);
  const about = JSON.parse(readFileSync(join(folder, "node_modules/dutydesk/package.json"), "utf8"));
  const [, version] = readFileSync(new URL("Cargo.toml", ROOT), "utf8").match(/^version = "(.*)"$/m);
  assert.equal(about.version, version);
  assert.deepEqual([about.scripts, about.dependencies, about.devDependencies], [undefined, undefined, undefined]);
  writeFileSync(join(folder, "example.js"), example);
  assert.deepEqual(run(folder, "example.js").trim().split("\n"), promised);
}));

test("the calendar alone is an entry of the packed package, without loading the rest, and with its types", () => installed((folder) => {
  rmSync(join(folder, "node_modules/dutydesk/dutydesk_bg.wasm"));
  writeFileSync(join(folder, "example.js"), `
    import { Calendar } from "dutydesk/calendar";
    console.log(new Calendar("england_and_wales").addWorkingDays("2010-12-20", 10));
  `);
  assert.equal(run(folder, "example.js").trim(), "2011-01-06");
  // The types as they are found by the names of the entries, and not by the paths of tsconfig.json.
  const { compilerOptions: { paths, ...compilerOptions } } = JSON.parse(readFileSync(new URL("wasm/tsconfig.json", ROOT), "utf8"));
  for (const name of ["usage.ts", "usage_calendar.ts"]) copyFileSync(new URL(`wasm/tests/${name}`, ROOT), join(folder, name));
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["usage.ts", "usage_calendar.ts"] }));
  run(folder, new URL("wasm/node_modules/typescript/bin/tsc", ROOT).pathname, "-p", folder);
}));

test("the entry for workbooks needs no other package, and comes with the licences of what it holds", () => installed((folder) => {
  const workbook = new URL("tests/data/workbooks/prefixed.xlsx", ROOT).pathname;
  writeFileSync(join(folder, "example.js"), `
    import { readFileSync } from "node:fs";
    import { read } from "dutydesk";
    import { unpacked } from "dutydesk/workbook";
    console.log(read([await unpacked(readFileSync(${JSON.stringify(workbook)}))]).summary().tables.referrals);
  `);
  assert.equal(run(folder, "example.js").trim(), "1");
  assert.deepEqual(readdirSync(join(folder, "node_modules")).filter((name) => !name.startsWith(".")), ["dutydesk"]);
  const text = readFileSync(join(folder, "node_modules/dutydesk/workbook.js"), "utf8");
  for (const name of ["read-excel-file", "saxen", "fflate"]) assert.match(text, new RegExp(`^${name} \\d[\\d.]+$`, "m"));
  assert.equal(text.match(/Permission is hereby granted/g).length, 3);
}));

test("the module holds no folder of the machine it was built on", () => {
  for (const name of ["npm/dutydesk_bg.wasm", "npm/calendar/dutydesk_bg.wasm"]) {
    const module = readFileSync(new URL(name, PKG), "latin1");
    for (const folder of [process.env.HOME, process.cwd(), "/registry/src", ".cargo"]) {
      assert.ok(!module.includes(folder), `${folder} in ${name}`);
    }
  }
});

test("the classic script makes one global, with everything the package has", async () => {
  const context = createContext({ WebAssembly, TextEncoder, TextDecoder, URL, FinalizationRegistry });
  const before = new Set(runInContext("Object.getOwnPropertyNames(globalThis)", context));
  runInContext(readFileSync(new URL("no-modules/dutydesk.js", PKG), "utf8"), context);
  const added = Array.from(runInContext("Object.getOwnPropertyNames(globalThis)", context)).filter((name) => !before.has(name));
  assert.deepEqual(added, []); // a `const`, which is no property of the page
  const classic = runInContext("dutydesk", context);
  const module = await import(new URL("npm/index.js", PKG));
  assert.deepEqual(Object.keys(classic).sort(), Object.keys(module).sort());
  assert.throws(() => classic.definitions(), { code: "not_loaded" });
  await assert.rejects(classic.init(), { code: "invalid_argument" });
  await assert.rejects(classic.init(new Uint8Array(8)), { code: "not_loaded" });
  assert.throws(() => classic.initSync(new Uint8Array(8)), { code: "not_loaded" });
  await classic.init(readFileSync(new URL("no-modules/dutydesk_bg.wasm", PKG)));
  classic.initSync(new Uint8Array(8)); // loaded already
  assert.equal(new classic.Calendar("england_and_wales").addWorkingDays("2010-12-20", 10), "2011-01-06");
});
