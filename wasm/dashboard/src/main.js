// The page: takes files, asks the engine, shows what it answers.

import { connect } from './link.js';
import { byId } from './dom.js';
import * as form from './form.js';
import * as problem from './problem.js';
import { csv, save } from './csv.js';
import { number, oneLine, units } from './words.js';
import { banners } from './views/banners.js';
import { CASES, DUTY, list, opener } from './views/lists.js';
import { findings, kindsOf } from './views/records.js';
import { results } from './views/results.js';

const engine = connect();
// What is on the page: what it was read from, the options it was worked out for, and the list that is open.
const shown = { source: null, options: null, list: null };
let turn = 0;

engine.then(
  ({ started, where }) => {
    form.build(started);
    document.documentElement.dataset.engine = where;
    document.documentElement.dataset.ready = Math.round(performance.now());
  },
  () => fail({ message: 'This browser is too old for this page: it needs WebAssembly and DecompressionStream.' }, 'files'),
);

byId('files').addEventListener('change', () => take([...byId('files').files]));
byId('county').addEventListener('click', () => load('scenario', { name: 'crisis_county', seed: 2010 }, 'county', 'the invented county'));
byId('options').addEventListener('submit', (event) => {
  event.preventDefault();
  work((mine) => workOut(mine), 'as_of');
});
for (const kind of ['dragover', 'dragleave', 'drop']) {
  // Without this a file dropped beside the box would take the place of the page.
  document.addEventListener(kind, (event) => {
    event.preventDefault();
    byId('drop').classList.toggle('app-drop--over', kind === 'dragover');
    if (kind === 'drop') take([...event.dataTransfer.files]);
  });
}

async function take(files) {
  if (files.length === 0) return;
  const source = files.length === 1 ? files[0].name : `${files.length} files`;
  const opened = Promise.all(files.map((file) => file.arrayBuffer()));
  await load('read', opened.then((buffers) => ({ files: buffers }), () => Promise.reject({ code: 'not_opened' })), 'files', source);
}

const load = (call, given, field, source) =>
  work(async (mine) => {
    const { ask } = await engine;
    // What was read before is dropped, and so are the questions about it.
    byId('options').hidden = true;
    const { as_of } = await ask(call, await given, progress);
    if (mine !== turn) return;
    shown.source = source;
    form.begin(as_of);
    byId('options').hidden = false;
    await workOut(mine);
  }, field);

async function workOut(mine) {
  const options = await form.chosen();
  if (options.as_of === undefined) throw { code: 'no_day', message: 'Enter the date to work out the figures for', field: 'as_of' };
  const { ask } = await engine;
  const report = await ask('report', { options }, progress).catch((error) => Promise.reject({ ...error, field: form.fieldOf(error) }));
  if (mine !== turn) return;
  shown.options = options;
  show(report);
}

// One piece of work at a time counts: what an earlier one answers is not shown any more.
async function work(step, field) {
  turn += 1;
  const mine = turn;
  problem.clear();
  progress('Working');
  byId('progress').hidden = false;
  try {
    await step(mine);
  } catch (error) {
    if (mine === turn) fail(error, error?.field ?? field);
    if (mine === turn && error?.field) await explain(mine);
  }
  if (mine === turn) {
    byId('progress').hidden = true;
    byId('files').value = '';
  }
}

// Files that were read but give no figures: what was wrong with them may be why.
async function explain(mine) {
  const { ask } = await engine;
  const rows = await ask('findings').catch(() => []);
  if (mine !== turn || rows.length === 0 || byId('audience').value !== 'management') return;
  byId('results').replaceChildren(findings({ report: { audience: 'management', findings: kindsOf(rows) } }));
  byId('results').hidden = false;
}

function fail(error, field) {
  say('');
  // Old figures beside a new error would be taken for the answer.
  byId('results').hidden = true;
  byId('results').replaceChildren();
  byId('banners').replaceChildren();
  shown.list = null;
  problem.show(problem.wordsOf(error), field);
}

const say = (words) => (byId('status').textContent = words);

const progress = (words) => say(`${words}…`);

function show(report) {
  const context = { report, selectable, saveFindings, saveHtml: () => saveHtml(report) };
  context.open = ({ selection, title, from }) => openList(report, 'cases', { selection }, { of: CASES, title, from });
  context.openDutyList = (from) => openList(report, 'worklist', {}, { of: DUTY, title: 'What to act on first', from });
  shown.list = null;
  byId('banners').replaceChildren(...banners(report));
  byId('results').replaceChildren(...results({ ...context, open: opener(context) }));
  byId('results').hidden = false;
  const open = typeof report.total.open === 'number' ? number(report.total.open) : 'withheld';
  say(`Done: ${open} open ${units(report.count)} in ${oneLine(shown.source)}.`);
  byId('as-at').focus();
}

// The named backlogs that have a list; the two parts of one of them are counts alone.
const selectable = (region) => !/_(in_time|overdue)$/.test(region);

async function openList(report, call, given, { of, title, from }) {
  const { options } = shown;
  const rows = await asked(call, { options, ...given });
  // By now other figures may stand here.
  if (!rows || options !== shown.options || !from.isConnected) return;
  shown.list?.remove();
  const home = from.closest('section');
  const view = list({ report, rows, of, title, back: BACK[home.id] ?? 'the figures', close: () => closeList(from) });
  shown.list = view;
  home.after(view);
  byId('list-heading').focus();
}

const BACK = { grid: 'the grid', backlogs: 'the named backlogs', headline: 'the headline numbers', groups: 'the groups', timeliness: 'the clocks' };

function closeList(from) {
  shown.list?.remove();
  shown.list = null;
  from.focus();
}

async function saveFindings() {
  const rows = await asked('findings');
  if (rows) save('findings.csv', csv(['code', 'severity', 'table', 'row', 'column', 'meaning'], rows), 'text/csv');
}

async function saveHtml(report) {
  const html = await asked('html', { options: shown.options });
  if (html) save(`report-${report.as_of}-${report.audience}.html`, html, 'text/html');
}

async function asked(call, given) {
  try {
    const { ask } = await engine;
    return await ask(call, given);
  } catch (error) {
    return fail(error, 'as_of');
  }
}
