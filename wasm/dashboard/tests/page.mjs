// The page in a browser, opened from disk as a reader opens it.
//
//     node wasm/dashboard/tests/page.mjs [folder for screenshots]
//
// Needs the built page, Chromium (CHROMIUM names another) and the built Rust example `report`, whose figures it is held to.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import { strFromU8, unzipSync } from 'fflate';
import { chromium } from 'playwright-core';
import readWorkbook from 'read-excel-file/universal';
import * as dutydesk from '../../pkg/npm/node.js';
import { messySheet } from '../src/messy.js';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const root = here('../../../');
const page_file = here('../dist/dutydesk.html');
const address = pathToFileURL(page_file).href;
const work = mkdtempSync(join(tmpdir(), 'dutydesk-page-'));
const pictures = process.argv[2];
if (pictures) mkdirSync(pictures, { recursive: true });

const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium';
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

let passed = 0;
const browser = await chromium.launch({
  executablePath: EXECUTABLE,
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update', '--no-first-run'],
});

async function check(name, run) {
  const from = Date.now();
  await run();
  passed += 1;
  console.log(`ok ${passed} ${name} (${Date.now() - from} ms)`);
}

// A new page, with what its policy stopped and what went wrong in it.
async function opened(options = {}) {
  const { prepare, where = address, ...rest } = options;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB', ...rest });
  const page = await context.newPage();
  const heard = [];
  page.on('console', (message) => message.type() === 'error' && heard.push(message.text()));
  page.on('pageerror', (error) => heard.push(String(error)));
  page.on('request', (request) => /^(file|blob|data):/.test(request.url()) || heard.push(`asked for ${request.url()}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      document.documentElement.dataset.stopped = `${event.violatedDirective} ${event.blockedURI}`;
    });
  });
  if (prepare) await page.addInitScript(prepare);
  await page.goto(where);
  await page.waitForSelector('html[data-ready]');
  return { page, heard, context };
}

async function quiet({ page, heard, context }) {
  assert.equal(await page.getAttribute('html', 'data-stopped'), null, 'the policy stopped something in normal use');
  assert.deepEqual(heard, []);
  await context.close();
}

async function accessible(page, where) {
  const { violations, passes } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
  assert.deepEqual(told, [], `axe: ${where}`);
  assert.ok(passes.length > 5, 'axe looked at nothing');
}

const picture = async (page, name) => {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
};

// Does something and waits for figures that were not there before.
async function figures(page, act) {
  await page.evaluate(() => document.getElementById('as-at')?.setAttribute('data-old', ''));
  await act();
  await page.waitForSelector('#results:not([hidden]) #as-at:not([data-old])', { timeout: 60_000 });
}

const county = (page) => figures(page, () => page.click('#county'));

const workOut = (page) => figures(page, () => page.click('#options button[type=submit]'));

const choose = (page, ...paths) => figures(page, () => page.setInputFiles('#files', paths));

const noSidewaysScroll = async (page) => {
  const [wide, seen] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(wide <= seen, `the page is ${wide} wide on a screen of ${seen}`);
};

const example = (...options) =>
  JSON.parse(execFileSync(join(root, 'target/release/examples/report'), ['--format', 'json', ...options], { maxBuffer: 1 << 28, encoding: 'utf8' }));

const asNumber = (seen) => Number(seen.replaceAll(',', ''));

const countOn = async (button) => asNumber((await button.textContent()).split(':')[0].replace('at least ', ''));

// A shown figure as the number it writes, "c" or null.
const asFigure = (seen) => (['–', 'not recorded'].includes(seen) ? null : seen === 'c' ? 'c' : asNumber(seen.replace('at least ', '')));

// The large figures, in the order in which the report has them.
const HEADLINE = ['open', 'waiting', 'cannot_tell', 'never_seen', 'waiting_never_seen'];

const headlineOf = (page) =>
  page.$$eval('#headline dd', (boxes) => boxes.map((box) => (box.querySelector('button') ?? box).firstChild.textContent));

async function holdsTo(page, report) {
  const found = await headlineOf(page);
  assert.equal(found.length, 5);
  HEADLINE.forEach((name, at) => assert.equal(asFigure(found[at]), report.total[name], name));
  const cells = await page.$$eval('#grid-table tbody tr', (rows) =>
    rows.map((row) => [...row.querySelectorAll('td')].map((cell) => (cell.querySelector('button') ?? cell).firstChild.textContent)));
  const grid = report.grid.holders.map((_, place) => [...report.grid.rows.map((row) => row.counts[place]), report.grid.totals[place]]);
  grid.push([...report.grid.rows.map((row) => row.total), report.grid.total]);
  assert.deepEqual(cells.map((row) => row.map((seen) => (seen === 'c' ? 'c' : asNumber(seen)))), grid);
  // Where no backlog can be told of, one line says so.
  const told = report.regions.every(({ recorded }) => recorded === 'none') ? 0 : report.regions.length;
  for (const [id, size] of [['definition-table', report.definitions.length], ['backlog-table', told], ['group-counts', report.groups.length + 1]]) {
    assert.equal((await page.$$(`#${id} tbody tr`)).length, size, id);
  }
}

// Runs in the page: every way out of it that there is, and markup made of text.
async function tryToLeave(url) {
  const outcomes = {};
  outcomes.fetch = await fetch(url, { mode: 'no-cors' }).then(() => 'went', () => 'stopped');
  outcomes.image = await new Promise((resolve) => {
    const image = new Image();
    image.onload = () => resolve('went');
    image.onerror = () => resolve('stopped');
    image.src = url;
  });
  try {
    new WebSocket(url.replace('http', 'ws'));
  } catch {
    // Stopped at once.
  }
  navigator.sendBeacon(url, 'x');
  try {
    document.querySelector('h1').innerHTML += '<b>text</b>';
    outcomes.markup = 'went';
  } catch {
    outcomes.markup = 'stopped';
  }
  outcomes.worker = await new Promise((resolve) => {
    const source = `fetch(${JSON.stringify(url)}, { mode: 'no-cors' }).then(() => postMessage('went'), () => postMessage('stopped'))`;
    try {
      const worker = new Worker(URL.createObjectURL(new Blob([source])));
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = () => resolve('stopped');
    } catch {
      resolve('stopped');
    }
  });
  return outcomes;
}

try {
  await check('a text that could leave the page is not in it', async () => {
    const html = readFileSync(page_file, 'utf8');
    assert.ok(html.length < 1_200_000);
    // Names of the namespaces of SVG and of workbooks are no addresses: nothing looks there.
    const said = html.match(/\bfetch\(|WebSocket|XMLHttpRequest|EventSource|sendBeacon|RTCPeerConnection|importScripts|location\s*=|localStorage|sessionStorage|indexedDB|@font-face|https?:\/\/(?!www\.w3\.org\/|schemas\.(?:openxmlformats\.org|microsoft\.com\/office)\/|purl\.oclc\.org\/ooxml\/)/g);
    assert.deepEqual(said, null);
    assert.ok(html.includes("default-src 'none'"));
  });

  await check('first visit: ready, accessible, quiet', async () => {
    const visit = await opened();
    const { page } = visit;
    const ready = Number(await page.getAttribute('html', 'data-ready'));
    const loaded = await page.evaluate(() => performance.getEntriesByType('navigation')[0].loadEventEnd);
    const after = `${Math.round(ready - loaded)} ms after load, ${ready} ms after the visit began`;
    console.log(`   ready ${after}, in a ${await page.getAttribute('html', 'data-engine')}`);
    assert.equal(await page.getAttribute('html', 'data-engine'), 'worker');
    await accessible(page, 'first visit');
    await noSidewaysScroll(page);
    await picture(page, 'first-visit');
    await quiet(visit);
  });

  await check('the invented county, for management, by keyboard', async () => {
    const visit = await opened();
    const { page } = visit;
    await page.focus('#county');
    const from = Date.now();
    await figures(page, () => page.keyboard.press('Enter'));
    console.log(`   the invented county (58,903 referrals) made and reported in ${Date.now() - from} ms`);
    const report = example();
    await holdsTo(page, report);
    assert.match(await page.textContent('#banners'), /Management copy.*Invented data/);
    assert.match(await page.textContent('#status'), /Done: 7,606 open cases in the invented county/);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'as-at');
    await accessible(page, 'results');
    await picture(page, 'county');

    // A cell of the grid.
    const cell = page.locator('#grid-table tbody tr').nth(2).locator('button').nth(1);
    const count = await countOn(cell);
    assert.equal(count, report.grid.rows[1].counts[2]);
    await cell.focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('#list-heading');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'list-heading');
    assert.equal(await page.locator('#list-table tbody tr').count(), Math.min(200, count));
    await accessible(page, 'list open');
    await page.locator('#list').screenshot(pictures ? { path: join(pictures, 'list.png') } : {});
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save all as CSV' }).click()]);
    const lines = readFileSync(await download.path(), 'utf8').trim().split('\n');
    assert.equal(lines.length, count + 1);
    assert.match(lines[0], /^referral_id,child_id,received,/);
    await page.getByRole('button', { name: `Show all ${count}` }).click();
    assert.equal(await page.locator('#list-table tbody tr').count(), count);
    assert.equal(await page.evaluate(() => document.activeElement.closest('tr').rowIndex), 201);
    await page.getByRole('button', { name: 'Back to the figures' }).focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('#list').count(), 0);
    assert.match(await page.evaluate(() => document.activeElement.textContent), new RegExp(`^${count}`));

    // A list behind every count that opens one has as many rows as the count.
    for (const [id, step] of [['headline', 1], ['definition-table', 3], ['backlog-table', 2], ['band-table', 5], ['group-counts', 11], ['group-waits', 7], ['completed-work', 9], ['open-work', 5]]) {
      const openers = page.locator(`#${id} .app-count`);
      assert.ok((await openers.count()) > step, `${id} opens no list`);
      for (let at = 0; at < (await openers.count()); at += step) {
        const asked = await countOn(openers.nth(at));
        await openers.nth(at).click();
        await page.waitForSelector('#list-table');
        assert.equal(asNumber((await page.textContent('#list-table-caption')).split(' ')[0]), asked, id);
        await page.locator('#list .app-buttons button').first().click();
      }
    }

    // The work behind a count of a clock, and the cases of a part of a named backlog: seen, and taken away.
    const overdue_assessments = report.timeliness.find(({ clock }) => clock === 'core_assessment').open_overdue;
    const overdue_cases = report.regions.find(({ name }) => name === 'allocated_assessment_not_complete_overdue').count;
    for (const [place, name, expected, head] of [
      ['#open-work tr:has(th:text-is("Core assessment")) td:last-child', 'work', overdue_assessments, /^referral_id,child_id,clock,state,/],
      ['#backlog-table tr:has(th:text-is("Of these, assessment overdue")) td', 'part', overdue_cases, /^referral_id,child_id,received,/],
    ]) {
      await page.locator(`${place} button`).click();
      await page.waitForSelector('#list-table');
      assert.ok(expected > 0);
      assert.equal(asNumber((await page.textContent('#list-table-caption')).split(' ')[0]), expected, name);
      if (name === 'work') await accessible(page, 'list of work');
      await page.locator('#list').screenshot(pictures ? { path: join(pictures, `list-${name}.png`) } : {});
      const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save all as CSV' }).click()]);
      const rows = readFileSync(await saved.path(), 'utf8').trim().split('\n');
      assert.match(rows[0], head);
      assert.equal(rows.length, expected + 1, name);
      await page.getByRole('button', { name: 'Back to the figures' }).click();
    }

    // What to act on first: every clock that is overdue is on it, the longest overdue at the top.
    await page.getByRole('button', { name: 'What to act on first' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('#list-heading');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'list-heading');
    await accessible(page, 'duty list');
    await page.locator('#list').screenshot(pictures ? { path: join(pictures, 'duty-list.png') } : {});
    const [duty] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save all as CSV' }).click()]);
    const urgent = readFileSync(await duty.path(), 'utf8').trim().split('\n').slice(1);
    assert.equal(asNumber((await page.textContent('#list-table-caption')).split(' ')[0]), urgent.length);
    const overdue = report.timeliness.reduce((sum, line) => sum + line.open_overdue, 0);
    assert.equal(urgent.filter((line) => line.startsWith('overdue,')).length, overdue);
    assert.ok(overdue > 1000 && urgent.slice(0, overdue).every((line) => line.startsWith('overdue,')));
    await page.getByRole('button', { name: 'Back to the figures' }).click();
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'What to act on first');

    // Another definition.
    await page.selectOption('#allocated', 'named_person');
    await page.selectOption('#by', 'team');
    await page.selectOption('#count', 'children');
    await page.fill('#known_at', '2010-10-01');
    await workOut(page);
    await holdsTo(page, example('--allocated', 'named_person', '--by', 'team', '--count', 'children', '--known-at', '2010-10-01'));
    const [html] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Report as HTML' }).click()]);
    assert.match(readFileSync(await html.path(), 'utf8'), /Invented data/);
    await quiet(visit);
  });

  await check('a messy duty sheet of the invented county has its figures', async () => {
    const visit = await opened();
    const { page } = visit;
    await figures(page, () => page.click('#messy'));
    // All that is open but what needs no social worker, which a sheet of this kind does not say.
    const { cases } = messySheet(dutydesk.scenario('crisis_county', 2010));
    assert.match(await page.textContent('#status'), new RegExp(`Done: ${cases.length.toLocaleString('en-GB')} open cases in messy duty sheet\\.csv`));
    assert.match(await page.textContent('#how-tables'), /Date of referral/);
    await picture(page, 'messy');
    await quiet(visit);
  });

  await check('the invented county, for the public', async () => {
    const visit = await opened();
    const { page } = visit;
    await county(page);
    await page.selectOption('#audience', 'public');
    await workOut(page);
    const report = example('--audience', 'public');
    await holdsTo(page, report);
    assert.ok(JSON.stringify(report.grid).includes('"c"'), 'nothing is withheld, so this shows nothing');
    assert.equal(await page.locator('.app-count').count(), 0);
    assert.match(await page.textContent('#banners'), /Public copy/);
    assert.equal(await page.getByRole('button', { name: 'Findings as CSV' }).count(), 0);
    await accessible(page, 'public');
    await picture(page, 'public');
    // What the library refuses is said in words.
    await page.selectOption('#by', 'worker');
    await page.click('#options button[type=submit]');
    await page.waitForSelector('#problem:not([hidden])');
    assert.match(await page.textContent('#problem-list'), /district or team in a public report/);
    await quiet(visit);
  });

  await check('every option of the report has a field, and what it says is asked', async () => {
    const visit = await opened();
    const { page } = visit;
    const help = execFileSync(join(root, 'target/release/examples/report'), ['--help'], { encoding: 'utf8' });
    const names = [...help.split('\nhow duty tracking sheets are read:')[0].matchAll(/^  --([a-z-]+)/gm)].map(([, name]) => name).filter((name) => !['format', 'output', 'help'].includes(name));
    assert.ok(names.length > 10);
    await county(page);
    for (const name of names) assert.equal(await page.locator(`#options [name=${name.replaceAll('-', '_')}]`).count(), 1, name);
    await page.click('#options .govuk-details__summary');
    const rules = join(work, 'rules.json');
    writeFileSync(rules, JSON.stringify({ local_clocks: ['unallocated_safeguards'] }));
    await page.setInputFiles('#option-rules', rules);
    await page.fill('#option-bands', '29, 85');
    await page.fill('#option-closures', '2010-10-04, 2010-10-05');
    await page.fill('#option-desk_hours', '09:00, 17:00');
    await page.fill('#option-authority', 'London Borough of Hackney');
    await page.selectOption('#option-division', 'scotland');
    await page.selectOption('#option-assessment_end', 'authorised');
    await page.check('#known_at-then');
    await workOut(page);
    const report = example('--rules', rules, '--bands', '29,85', '--closures', '2010-10-04,2010-10-05', '--desk-hours', '09:00,17:00',
      '--authority', 'London Borough of Hackney', '--division', 'scotland', '--assessment-end', 'authorised', '--known-at', 'then');
    await holdsTo(page, report);
    assert.ok(report.bands.length === 3 && report.timeliness.some(({ clock }) => clock === 'waiting_child_seen'));
    await accessible(page, 'options');
    // What is wrong with one is said at its field, and the fold is open.
    await page.fill('#option-bands', '28, 7');
    await page.click('#options button[type=submit]');
    await page.waitForSelector('#problem:not([hidden])');
    assert.equal(await page.getAttribute('#option-bands', 'aria-invalid'), 'true');
    await page.locator('#problem a').click();
    assert.equal(await page.evaluate(() => document.activeElement.id), 'option-bands');
    await quiet(visit);
  });

  await check('files: a duty sheet, a census, both', async () => {
    const visit = await opened();
    const { page } = visit;
    for (const [files, day] of [[['duty_sheet.csv'], null], [['cin_census_2024.xml'], '2024-03-31']]) {
      await choose(page, ...files.map((name) => join(root, 'tests/data', name)));
      const asOf = await page.inputValue('#as_of');
      if (day) assert.equal(asOf, day);
      await holdsTo(page, example(join(root, 'tests/data', files[0]), '--as-of', asOf));
      assert.doesNotMatch(await page.textContent('#banners'), /Invented/);
      await picture(page, files[0]);
      const [findings] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Findings as CSV' }).click()]);
      assert.match(readFileSync(await findings.path(), 'utf8'), /^\uFEFFcode,severity,table,row,column,meaning\n[a-z_]+,/);
    }
    await accessible(page, 'files');
    // Without a day the library takes the last one, and says so.
    await page.fill('#as_of', '');
    await workOut(page);
    assert.match(await page.textContent('#results'), /No day was asked for\. 31 March 2024 is the last day that the files say/);
    await page.fill('#as_of', '2031-06-01');
    await page.click('#options button[type=submit]');
    await page.waitForSelector('#problem:not([hidden])');
    await page.locator('#problem a').click();
    assert.equal(await page.evaluate(() => document.activeElement.id), 'as_of');
    await quiet(visit);
  });

  await check('a broken file: an error, in focus, with no text of the file', async () => {
    const visit = await opened();
    const { page } = visit;
    await county(page);
    const secret = 'Xanthippe Quillfeather';
    const broken = [
      ['a.csv', `%PDF-1.7 ${secret}\n`],
      ['b.csv', ''],
      ['c.xml', `<Message><Children><Child><Name>${secret}</Nam`],
      ['d.csv', `${secret},${secret}\n1,2\n`],
    ];
    for (const [name, text] of broken) {
      writeFileSync(join(work, name), text);
      await page.setInputFiles('#files', join(work, name));
      await page.waitForSelector('#problem:not([hidden])');
      assert.equal(await page.evaluate(() => document.activeElement.id), 'problem', name);
      assert.ok(!(await page.content()).includes('Xanthippe'), name);
      assert.equal(await page.locator('#as-at').count(), 0, name);
      // Nothing is left of the county to be taken for the file.
      if (name !== 'c.xml') assert.equal(await page.locator('#options').isVisible(), false, name);
      assert.match(await page.title(), /^Error: /);
      await accessible(page, `error ${name}`);
      await picture(page, `broken-${name}`);
    }
    // A census cut short is read as far as it goes; without a figure to show, its findings are shown.
    await page.setInputFiles('#files', join(work, 'c.xml'));
    await page.waitForSelector('#finding-table');
    assert.match(await page.textContent('#finding-table'), /cut_short/);
    await county(page);
    assert.equal(await page.locator('#problem').isVisible(), false);
    await quiet(visit);
  });

  await check('how the files were read is shown, mended by keyboard, and kept for the next', async () => {
    const visit = await opened();
    const { page } = visit;
    const [week, next, headless] = ['week.csv', 'next.csv', 'headless.csv'].map((name) => join(work, name));
    writeFileSync(week, 'Child;Came in;Who;Notes\nc1;16/08/2010;JB;x\nc2;17/08/2010;QQ;\nc3;18/08/2010;W017;\nc4;18/08/2010;JB;\n');
    writeFileSync(next, 'Child;Came in;Who;Notes\nc5;03/09/2010;JB;x\nc6;03/09/2010;Zebedee;\n');
    // A heading that the sheet cannot do without is not known: the reader says which it is.
    await page.setInputFiles('#files', week);
    await page.waitForSelector('#problem:not([hidden])');
    assert.match(await page.textContent('#problem'), /there is no column `received`/);
    assert.deepEqual(await page.$$eval('#how-columns tbody tr', (rows) => rows.map((row) => [row.cells[0].textContent, row.querySelector('select').value, row.cells[3].textContent])),
      [['Child', 'child_id', '4 of 4'], ['Came in', '', '4 of 4'], ['Who', '', '4 of 4'], ['Notes', '', '1 of 4']]);
    await accessible(page, 'headings to explain');
    await picture(page, 'headings');
    await page.focus('#how-column-1');
    await page.keyboard.type('Received');
    await page.selectOption('#how-column-2', 'worker');
    await figures(page, () => page.click('#how button[type=submit]'));
    assert.match(await page.textContent('#how-summary'), /3 of 4 headings understood, 2 of the texts for workers not explained/);
    assert.match(await page.textContent('#results'), /18 August 2010 is the last day on which anything in the files happened/);
    assert.equal(asFigure((await headlineOf(page))[1]), 0);
    // Who the texts for workers are.
    assert.deepEqual(await page.$$eval('#how-holders tbody tr', (rows) => rows.map((row) => [row.cells[0].textContent, row.cells[1].textContent])), [['JB', '2'], ['QQ', '1']]);
    await page.selectOption('#how-kind-0', 'worker');
    await page.fill('#how-worker-0', 'W018');
    await page.selectOption('#how-kind-1', 'duty');
    await accessible(page, 'texts to explain');
    await page.locator('#how').screenshot(pictures ? { path: join(pictures, 'how.png') } : {});
    await figures(page, () => page.click('#how button[type=submit]'));
    assert.deepEqual((await headlineOf(page)).slice(0, 3), ['4', '1', '0']);
    assert.equal(await page.locator('#how-details').getAttribute('open'), null);
    await page.click('#how-summary');
    const [saved] = await Promise.all([page.waitForEvent('download'), page.click('#how-save')]);
    const settings = join(work, 'reading.json');
    writeFileSync(settings, readFileSync(await saved.path()));
    const kept = JSON.parse(readFileSync(settings, 'utf8'));
    assert.deepEqual(kept.columns, { child_id: 'Child', received: 'Came in', worker: 'Who' });
    assert.deepEqual([kept.holders, kept.workers, kept.dates], [{ JB: ['worker', 'W018'], QQ: 'duty' }, 'ids', 'day_first']);
    // The next file comes with them, as on the command line.
    await choose(page, next, settings);
    assert.deepEqual((await headlineOf(page)).slice(0, 3), ['2', '0', '1']);
    await holdsTo(page, example(next, '--profile', settings));
    // What stands in the worker column is on this screen and in nothing that is taken away.
    assert.match(await page.textContent('#how-holders'), /Zebedee/);
    const [html] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Report as HTML' }).click()]);
    assert.doesNotMatch(readFileSync(await html.path(), 'utf8'), /Zebedee/);
    // Settings alone are for the files that are there.
    writeFileSync(settings, JSON.stringify({ ...kept, holders: { Zebedee: 'manager' } }));
    await choose(page, settings);
    assert.deepEqual((await headlineOf(page)).slice(0, 3), ['2', '1', '1']);
    // A heading that the settings speak of and the file has not is said, and can be left out.
    writeFileSync(settings, JSON.stringify({ columns: { ...kept.columns, team: 'Team' } }));
    await page.setInputFiles('#files', [next, settings]);
    await page.waitForSelector('#problem:not([hidden])');
    assert.match(await page.textContent('#problem'), /no heading is the one given for `team`; there are: Came in, Child, Notes, Who/);
    await figures(page, () => page.click('#how button[type=submit]'));
    // A first row of which nothing is known may be a record, and is not shown.
    writeFileSync(headless, 'Zebedee,Quillfeather\n1,2\n');
    await page.setInputFiles('#files', headless);
    await page.waitForSelector('#problem:not([hidden])');
    assert.equal(await page.locator('#how').isVisible(), false);
    await quiet(visit);
  });

  await check('workbooks and packed files give the figures of their CSV files', async () => {
    const visit = await opened();
    const { page } = visit;
    const books = join(root, 'tests/data/workbooks');
    const dropped = async (name, bytes) => {
      const drop = await page.evaluateHandle(({ name, base64 }) => {
        const data = new DataTransfer();
        data.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name));
        return data;
      }, { name, base64: Buffer.from(bytes).toString('base64') });
      await page.dispatchEvent('h1', 'drop', { dataTransfer: drop });
    };
    const shown = async () => [await headlineOf(page), await page.$$eval('#finding-table tbody tr', (rows) => rows.map((row) => row.textContent.replaceAll(/\.(csv|xlsx)(\.gz)?/g, '')))];
    for (const name of ['office', 'every_type', 'prefixed']) {
      await choose(page, join(books, `${name}.csv`));
      const [headline, findings] = await shown();
      const book = readFileSync(join(books, `${name}.xlsx`));
      await figures(page, () => dropped(`${name}.xlsx`, book));
      const [ofBook, found] = await shown();
      assert.deepEqual(ofBook, headline, name);
      const others = found.filter((row) => !row.includes('other_sheets'));
      assert.deepEqual(others, findings, name);
      assert.equal(found.length - others.length, name === 'office' ? 1 : 0);
      await picture(page, `workbook-${name}`);
      await figures(page, () => dropped(`${name}.xlsx.gz`, gzipSync(book)));
      assert.deepEqual(await shown(), [ofBook, found], name);
    }
    await accessible(page, 'a workbook');
    writeFileSync(join(work, 'sheet.csv.gz'), gzipSync(readFileSync(join(root, 'tests/data/duty_sheet.csv'))));
    await choose(page, join(work, 'sheet.csv.gz'));
    await page.fill('#as_of', '2010-10-11');
    await workOut(page);
    await holdsTo(page, example(join(root, 'tests/data/duty_sheet.csv'), '--as-of', '2010-10-11'));
    // What cannot be unpacked is refused by its name.
    const book = readFileSync(join(books, 'office.xlsx'));
    for (const [name, bytes, words] of [
      ['half.xlsx', book.subarray(0, -300), /^Half\.xlsx: not readable as a workbook: it is damaged/],
      ['bomb.csv.gz', gzipSync(Buffer.alloc(64 << 20)), /^Bomb\.csv\.gz: not readable as a file packed with gzip: what is packed in it/],
      ['locked.xlsx', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), /^Locked\.xlsx: .*with a password/],
    ]) {
      await dropped(name, bytes);
      await page.waitForSelector('#problem:not([hidden])');
      await page.waitForFunction((name) => document.querySelector('#problem-list').textContent.includes(name), name.slice(1));
      assert.match(await page.textContent('#problem-list'), words);
    }
    await quiet(visit);
  });

  await check('the report as a workbook: a sheet for each table and list, dates and numbers as such', async () => {
    const visit = await opened();
    const { page } = visit;
    await county(page);
    const saved = async () => {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Report as a workbook' }).click()]);
      assert.match(download.suggestedFilename(), /^report-[\d-]+-\w+\.xlsx$/);
      return readFileSync(await download.path());
    };
    const bytes = await saved();
    const sheets = await readWorkbook(new Blob([bytes]));
    const report = example();
    assert.equal(sheets[0].sheet, 'Report');
    const openCases = sheets[0].data.find(([words]) => words === 'Open cases');
    assert.equal(openCases[1], report.total.open);
    const captions = await page.$$eval('#results .govuk-table', (tables) => tables.length);
    assert.ok(sheets.length > 5 && sheets.length >= captions, `${sheets.length} sheets of ${captions} tables`);
    assert.ok(sheets.every(({ data }) => data.length > 1));
    const cases = sheets.find(({ data }) => data.length === report.waiting.length + 1);
    assert.ok(cases.data[1].some((cell) => cell instanceof Date), 'no dates in the list of cases');
    const parts = unzipSync(bytes);
    const written = Object.entries(parts).filter(([name]) => name.startsWith('xl/worksheets/sheet')).map(([, part]) => strFromU8(part));
    assert.equal(written.length, sheets.length);
    for (const sheet of written) {
      assert.doesNotMatch(sheet, /<f[ >]/);
      assert.match(sheet, /ySplit="1"[^>]*state="frozen"/);
      assert.match(sheet, /<cols><col [^>]*width="\d+"/);
    }
    // A text that begins as a formula is a text.
    writeFileSync(join(work, 'formula.csv'), 'child_id,received,district,team,worker\n=1+1,2010-08-16,=2+2,@team,\n');
    await choose(page, join(work, 'formula.csv'));
    const formula = await saved();
    assert.ok((await readWorkbook(new Blob([formula]))).some(({ data }) => data.flat().includes('=2+2')));
    assert.ok(Object.entries(unzipSync(formula)).every(([name, part]) => !name.includes('sheet') || !/<f[ >]/.test(strFromU8(part))));
    // The public is told no more than on the page.
    await county(page);
    await page.selectOption('#audience', 'public');
    await workOut(page);
    const shared = await readWorkbook(new Blob([await saved()]));
    assert.ok(shared.length > 5 && shared.every(({ sheet }) => sheet !== cases.sheet));
    await quiet(visit);
  });

  await check('a file dropped anywhere on the page', async () => {
    const visit = await opened();
    const { page } = visit;
    const text = readFileSync(join(root, 'tests/data/duty_sheet.csv'), 'utf8');
    const drop = await page.evaluateHandle((content) => {
      const data = new DataTransfer();
      data.items.add(new File([content], 'sheet.csv', { type: 'text/csv' }));
      return data;
    }, text);
    await figures(page, () => page.dispatchEvent('h1', 'drop', { dataTransfer: drop }));
    await quiet(visit);
  });

  await check('a click on any count opens its list and leaves the figures', async () => {
    const visit = await opened();
    const { page } = visit;
    // Of the one case, allocated and in assessment, nothing tells whether the assessment is overdue.
    writeFileSync(join(work, 'one.csv'), 'child_id,received,worker,allocated,assessment_started\nc1,2024-01-08,W017,2024-01-09,2024-01-10\n');
    await choose(page, join(work, 'one.csv'));
    await page.fill('#as_of', '2024-02-01');
    await page.selectOption('#allocated', 'named_case_holder');
    await workOut(page);
    assert.deepEqual(await headlineOf(page), ['1', '0', '0', 'not recorded', 'not recorded']);
    const untold = page.locator('#backlog-table tr', { hasText: 'cannot tell whether overdue' }).locator('td');
    assert.equal(await countOn(untold.locator('button')), 1);
    assert.ok((await page.locator('#open-work .app-count, #completed-work .app-count').count()) > 0);
    const openers = page.locator('#results .app-count');
    const count = await openers.count();
    assert.ok(count > 15, `${count} counts open a list`);
    for (let at = 0; at < count; at += 1) {
      const asked = await countOn(openers.nth(at));
      await openers.nth(at).click();
      await page.waitForSelector('#list-table');
      assert.equal(await page.locator('#list-table tbody tr').count(), asked);
      assert.equal(await page.locator('#as-at').count(), 1);
      await page.getByRole('button', { name: 'Back to the figures' }).click();
    }
    await quiet(visit);
  });

  await check('text of a file is never markup', async () => {
    const visit = await opened();
    const { page } = visit;
    const evil = '<img src=x onerror=alert(1)>';
    writeFileSync(join(work, 'evil.csv'), `child_id,received,district,team,worker\n${evil},2010-08-16,${evil},${evil},W1\n`);
    await choose(page, join(work, 'evil.csv'));
    await page.locator('#group-counts .app-count').first().click();
    await page.waitForSelector('#list-table');
    assert.ok((await page.textContent('#list-table')).includes(evil));
    assert.equal(await page.locator('img').count(), 0);
    await quiet(visit);
  });

  await check('the policy holds: nothing leaves, no markup from text', async () => {
    let heard = 0;
    const listener = createServer((socket) => {
      heard += 1;
      socket.destroy();
    });
    await new Promise((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${listener.address().port}/x`;
    const html = readFileSync(page_file, 'utf8');
    const without = (name, pattern) => {
      const path = join(work, name);
      assert.match(html, pattern);
      writeFileSync(path, html.replace(pattern, ''));
      return pathToFileURL(path).href;
    };
    const tried = async (where) => {
      const { page, context } = await opened({ where });
      await county(page);
      assert.equal(heard, 0, 'the page itself asked for something');
      const outcomes = await page.evaluate(tryToLeave, url);
      await new Promise((resolve) => setTimeout(resolve, 300));
      const reached = heard;
      heard = 0;
      await context.close();
      return { ...outcomes, reached };
    };
    const stopped = { fetch: 'stopped', image: 'stopped', markup: 'stopped', worker: 'stopped', reached: 0 };
    assert.deepEqual(await tried(address), stopped);
    // A worker made by any text, which the page's own policy does not let a text become.
    assert.deepEqual(await tried(without('workers.html', /; require-trusted-types-for [^"]*/)), { ...stopped, markup: 'went' });
    // Without the policy the same attempts are heard, so that silence above means something.
    const control = await tried(without('open.html', /<meta http-equiv="Content-Security-Policy"[^>]*>/));
    assert.ok(control.reached >= 3, `without the policy the listener heard ${control.reached}`);
    listener.close();
  });

  await check('where no worker starts, the page itself works', async () => {
    const visit = await opened({
      prepare: () => {
        globalThis.Worker = class {
          constructor() {
            throw new Error('no workers here');
          }
        };
      },
    });
    const { page } = visit;
    assert.equal(await page.getAttribute('html', 'data-engine'), 'page');
    await choose(page, join(root, 'tests/data/duty_sheet.csv'));
    await quiet(visit);
  });

  await check('narrow screen and 200%', async () => {
    for (const [name, options] of [
      ['narrow', { viewport: { width: 320, height: 800 } }],
      // Zoom by 2 of a window 1,280 wide is a page 640 wide with letters twice as dense.
      ['zoom-200', { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 }],
    ]) {
      const visit = await opened(options);
      const { page } = visit;
      await noSidewaysScroll(page);
      await county(page);
      await page.locator('#grid-table .app-count').first().click();
      await page.waitForSelector('#list-table');
      await noSidewaysScroll(page);
      await accessible(page, name);
      await picture(page, name);
      await quiet(visit);
    }
    // Letters alone twice as large.
    const visit = await opened();
    const { page } = visit;
    await county(page);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    await noSidewaysScroll(page);
    await picture(page, 'letters-200');
    await quiet(visit);
  });

  await check('print', async () => {
    const visit = await opened();
    const { page } = visit;
    await county(page);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('#options').isVisible(), false);
    assert.equal(await page.locator('#start').isVisible(), false);
    assert.equal(await page.locator('#banners').isVisible(), true);
    if (pictures) await page.pdf({ path: join(pictures, 'print.pdf'), preferCSSPageSize: true });
    await quiet(visit);
  });

  await check('a sheet of 24,000 referrals', async () => {
    const lines = ['child_id,received,district,team,worker,allocated,closed'];
    const date = (at) => new Date(Date.UTC(2009, 0, 1) + at * 86_400_000).toISOString().slice(0, 10);
    for (let at = 0; at < 24_000; at += 1) {
      const received = at % 700;
      const held = at % 5 === 0 ? ['', ''] : [`W${at % 90}`, date(received + 2)];
      lines.push([`C${at}`, date(received), `District ${at % 9}`, `Team ${at % 23}`, ...held, at % 3 === 0 ? '' : date(received + 60)].join(','));
    }
    writeFileSync(join(work, 'large.csv'), `${lines.join('\n')}\n`);
    const visit = await opened();
    const { page } = visit;
    const from = Date.now();
    await choose(page, join(work, 'large.csv'));
    const took = Date.now() - from;
    const open = asFigure((await headlineOf(page))[0]);
    assert.ok(open > 1000);
    console.log(`   a sheet of 24,000 referrals reported in ${took} ms (${open} open)`);
    await quiet(visit);
  });

  console.log(`page: ${passed} checks passed`);
} finally {
  await browser.close();
  rmSync(work, { recursive: true, force: true });
}
