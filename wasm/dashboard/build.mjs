// Makes the page: one HTML file that loads nothing. Needs the npm package in wasm/pkg (wasm/build.sh makes it).
//
//     node wasm/dashboard/build.mjs

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { notices } from '../notices.mjs';
import { purged } from './purge.mjs';

const LARGEST = 1_200_000;
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const read = (path) => readFileSync(here(path), 'utf8');

async function script(entry) {
  const made = await build({
    entryPoints: [here(`src/${entry}`)],
    alias: { dutydesk: here('../pkg/npm/index.js'), 'dutydesk/workbook': here('../pkg/npm/workbook.js'), fflate: here('src/zip.js') },
    plugins: [withoutNetwork],
    bundle: true,
    charset: 'utf8',
    format: 'iife',
    minify: true,
    target: ['es2022'],
    write: false,
  });
  return made.outputFiles[0].text.trim();
}

// The package can fetch its module from beside it. Here it is given the module, and what is not used is left out.
const withoutNetwork = {
  name: 'without-network',
  setup({ onLoad }) {
    onLoad({ filter: /pkg\/npm\/module\.js$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8').replace(/^const BESIDE = .*$/m, 'const BESIDE = undefined;');
      return { contents: text, loader: 'js' };
    });
  },
};

const sources = readdirSync(here('src')).filter((name) => /\.(js|html)$/.test(name)).map((name) => read(`src/${name}`));

async function style() {
  const govuk = read('../node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.css');
  const made = await transform(purged(govuk, sources.join('\n')) + read('src/page.css'), { loader: 'css', minify: true });
  if (/@font-face|url\(|GDS|@import/i.test(made.code)) throw new Error('the style sheet would load something');
  return made.code.trim();
}

const LICENCE = `
Copyright (C) 2017 Crown Copyright (Government Digital Service)

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy,
modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the
Software is furnished to do so, subject to the following conditions: The above copyright notice and this permission notice
shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE,
ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const [css, engine, main] = [await style(), await script('engine.js'), await script('main.js')];
for (const text of [engine, main]) {
  if (/<\/script|<!--/i.test(text)) throw new Error('a script would end early');
  if (/\bfetch\(|WebSocket|XMLHttpRequest|EventSource|sendBeacon|RTCPeerConnection|importScripts|localStorage|indexedDB|location\s*=|\beval\(/.test(text)) {
    throw new Error('a script could reach the network, the store or another page');
  }
}
const policy = [
  "default-src 'none'",
  `script-src ${hash(engine)} ${hash(main)} 'wasm-unsafe-eval'`,
  `style-src ${hash(css)}`,
  'worker-src blob:',
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types dutydesk',
].join('; ');

const parts = {
  policy,
  version: JSON.parse(read('../package.json')).version,
  govuk: JSON.parse(read('../node_modules/govuk-frontend/package.json')).version,
  licence: LICENCE.trim(),
  notices: notices(['read-excel-file', 'saxen', 'write-excel-file', 'fflate']),
  style: css,
  wasm: gzipSync(readFileSync(here('../pkg/npm/dutydesk_bg.wasm')), { level: 9 }).toString('base64'),
  engine,
  main,
};
const page = read('src/page.html').replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]);
const bytes = Buffer.byteLength(page);
if (bytes >= LARGEST) throw new Error(`the page has ${bytes} bytes; ${LARGEST} is too many`);
mkdirSync(here('dist'), { recursive: true });
writeFileSync(here('dist/dutydesk.html'), page);
const sizes = Object.entries(parts).filter(([, text]) => text.length > 5000).map(([name, text]) => `${name} ${text.length}`);
console.log(`wasm/dashboard/dist/dutydesk.html: ${bytes} bytes (${sizes.join(', ')})`);
