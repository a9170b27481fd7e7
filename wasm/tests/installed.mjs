// The packed package, installed into an empty folder as a user installs it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { createContext, runInContext } from "node:vm";
import { PKG, ROOT } from "./support/package.mjs";
import { example, promised } from "./support/readme.mjs";

test("the packed package runs the README's example", () => {
  const packed = readdirSync(PKG).filter((name) => name.endsWith(".tgz"));
  assert.equal(packed.length, 1);
  const folder = mkdtempSync(join(tmpdir(), "dutydesk-"));
  try {
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "empty", private: true, type: "module" }));
    const tarball = new URL(packed[0], PKG).pathname;
    execFileSync("npm", ["install", "--offline", "--no-audit", "--no-fund", "--silent", tarball], { cwd: folder });
    const held = readdirSync(join(folder, "node_modules/dutydesk")).sort();
    assert.deepEqual(held, [
      "LICENSE-APACHE", "LICENSE-MIT", "README.md", "dutydesk.js", "dutydesk_bg.wasm", "index.d.ts", "index.js",
      "node.js", "package.json",
    ]);
    const about = JSON.parse(readFileSync(join(folder, "node_modules/dutydesk/package.json"), "utf8"));
    const [, version] = readFileSync(new URL("Cargo.toml", ROOT), "utf8").match(/^version = "(.*)"$/m);
    assert.equal(about.version, version);
    assert.deepEqual([about.scripts, about.dependencies, about.devDependencies], [undefined, undefined, undefined]);
    writeFileSync(join(folder, "example.js"), example);
    const said = execFileSync(process.execPath, ["example.js"], { cwd: folder, encoding: "utf8" });
    assert.deepEqual(said.trim().split("\n"), promised);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the module holds no folder of the machine it was built on", () => {
  const module = readFileSync(new URL("npm/dutydesk_bg.wasm", PKG), "latin1");
  for (const folder of [process.env.HOME, process.cwd(), "/registry/src", ".cargo"]) {
    assert.ok(!module.includes(folder), folder);
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
  assert.equal(new classic.Calendar("england-and-wales").addWorkingDays("2010-12-20", 10), "2011-01-06");
});
