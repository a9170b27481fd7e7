// The package in a page without a bundler, from a server on this machine; and the classic script in a page from a file.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { PKG } from "./support/package.mjs";
import { example, promised } from "./support/readme.mjs";

const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm" };
const PAGE = `<!DOCTYPE html><title>dutydesk</title><link rel="icon" href="data:,">
<script type="importmap">{"imports": {"dutydesk": "/dutydesk/index.js"}}</script>
<script type="module">
import { DutydeskError, definitions } from "dutydesk";
try { definitions(); } catch (error) { console.log(error instanceof DutydeskError && error.code); }
${example}
console.log("end");
</script>`;

const CALENDAR_PAGE = `<!DOCTYPE html><title>dutydesk/calendar</title><link rel="icon" href="data:,">
<script type="importmap">{"imports": {"dutydesk/calendar": "/dutydesk/calendar/index.js"}}</script>
<script type="module">
import { Calendar, init } from "dutydesk/calendar";
await init();
console.log(new Calendar("england_and_wales").addWorkingDays("2010-12-20", 10));
console.log("end");
</script>`;

let browser;
let server;
let asked = [];

before(async () => {
  server = createServer((request, response) => {
    asked.push(request.url);
    const page = { "/": PAGE, "/calendar": CALENDAR_PAGE }[request.url];
    if (page) return response.setHeader("content-type", "text/html").end(page);
    const file = /^\/dutydesk\/((?:calendar\/)?[\w.]+)$/.exec(request.url)?.[1];
    if (!file) return response.writeHead(404).end();
    return response.setHeader("content-type", TYPES[extname(file)]).end(readFileSync(new URL(`npm/${file}`, PKG)));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    ],
  });
});

after(async () => {
  await browser?.close();
  server?.close();
});

/** What a page says on its console until it says `end`. */
async function said(address) {
  const page = await browser.newPage();
  const lines = [];
  const failed = new Promise((_, reject) => page.on("pageerror", reject));
  const ended = new Promise((resolve) => page.on("console", (message) => {
    if (message.text() === "end") resolve();
    else lines.push(message.text());
  }));
  await page.goto(address);
  await Promise.race([ended, failed]);
  await page.close();
  return lines;
}

test("the web module runs the README's example", async () => {
  asked = [];
  const lines = await said(`http://127.0.0.1:${server.address().port}/`);
  assert.deepEqual(lines, ["not_loaded", ...promised]);
  const files = ["calendar.js", "dutydesk.js", "dutydesk_bg.wasm", "index.js", "module.js"];
  assert.deepEqual(asked.sort(), ["/", ...files.map((file) => `/dutydesk/${file}`)]);
});

test("the calendar alone asks for its own module and no other", async () => {
  asked = [];
  assert.deepEqual(await said(`http://127.0.0.1:${server.address().port}/calendar`), ["2011-01-06"]);
  const files = ["dutydesk.js", "dutydesk_bg.wasm", "index.js", "module.js"];
  assert.deepEqual(asked.sort(), ["/calendar", ...files.map((file) => `/dutydesk/calendar/${file}`)]);
});

test("the classic script runs from a file that holds the module in itself", async () => {
  const script = readFileSync(new URL("no-modules/dutydesk.js", PKG), "utf8");
  const module = readFileSync(new URL("no-modules/dutydesk_bg.wasm", PKG)).toString("base64");
  const folder = mkdtempSync(join(tmpdir(), "dutydesk-"));
  try {
    writeFileSync(join(folder, "page.html"), `<!DOCTYPE html><title>dutydesk</title><script>${script}</script><script>
      dutydesk.initSync(Uint8Array.from(atob("${module}"), (letter) => letter.charCodeAt(0)));
      console.log(new dutydesk.Calendar("scotland").addWorkingDays("2010-12-20", 3));
      console.log("end");
    </script>`);
    assert.deepEqual(await said(`file://${folder}/page.html`), ["2010-12-23"]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
