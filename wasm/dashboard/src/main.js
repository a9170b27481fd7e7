// The page: takes files, asks the engine, shows what it answers.

import { connect } from './link.js';
import { byId } from './dom.js';
import * as form from './form.js';
import * as how from './how.js';
import * as problem from './problem.js';
import { csv, save } from './csv.js';
import { oneLine } from './words.js';
import { banners, findings, firstFigure, list, results } from './results.js';

const engine = connect();
// What is on the page: the files and what they are called, the last day in them, the options it was worked out for, and the list
// that is open.
const shown = { files: [], source: null, day: null, options: null, list: null };
let turn = 0;
const INVENTED = { name: 'crisis_county', seed: 2010 };

engine.then(
  ({ started, where }) => {
    form.build(started);
    how.build(started);
    document.documentElement.dataset.engine = where;
    document.documentElement.dataset.ready = Math.round(performance.now());
  },
  () => fail({ message: 'This browser is too old for this page: it needs WebAssembly and DecompressionStream.' }, 'files'),
);

byId('files').addEventListener('change', () => take([...byId('files').files]));
byId('county').addEventListener('click', () => load('scenario', () => INVENTED, 'county', 'the invented county'));
byId('messy').addEventListener('click', () => work(async (mine) => {
  const { ask } = await engine;
  const text = await ask('messy', INVENTED, progress);
  if (mine === turn) await take([new File([text], 'messy duty sheet.csv')]);
}, 'messy'));
byId('how').addEventListener('submit', (event) => {
  event.preventDefault();
  readAs(how.chosen(), 'how-dates');
});
byId('how-save').addEventListener('click', () => save('reading.json', how.settings(), 'application/json'));
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
  const isSettings = ({ name }) => /\.json$/i.test(name);
  const settings = files.find(isSettings);
  const records = files.filter((file) => !isSettings(file));
  // Settings alone are for the files that were read last.
  if (records.length > 0) shown.files = records;
  if (shown.files.length === 0) return fail({ message: 'Choose the files to be read with these settings as well' }, 'files');
  await readAs(settings ? { profile: await settings.text().catch(() => '') } : {}, 'files');
}

// Reads the files, or what they are by then: they are opened anew each time, for the engine keeps no copy.
async function readAs(options, field) {
  const { files } = shown;
  const source = files.length === 1 ? files[0].name : `${files.length} files`;
  const given = async () => {
    const buffers = await Promise.all(files.map((file) => file.arrayBuffer())).catch(() => Promise.reject({ code: 'not_opened' }));
    return { files: buffers, names: files.map(({ name }) => name), options };
  };
  await load('read', given, field, source);
}

// A table that lacks a column is one whose headings the reader may explain.
async function mapped(error, given) {
  const { ask } = await engine;
  const asked = await given();
  const { profile, ...options } = asked.options;
  const reading = await ask('headings', { ...asked, options }).catch(() => []);
  const kept = { ...JSON.parse(profile ?? '{}'), ...options };
  // What was said of a heading that is not there says nothing of these files.
  const isThere = ([, given]) => given === null || reading.some(({ heading }) => heading === given);
  kept.columns = Object.fromEntries(Object.entries(kept.columns ?? {}).filter(isThere));
  how.show({ reading, unexplained: [], profile: kept }, true);
  throw error;
}

const load = (call, given, field, source) =>
  work(async (mine) => {
    const { ask } = await engine;
    // What was read before is dropped, and so are the questions about it.
    byId('options').hidden = true;
    how.hide();
    const answer = await ask(call, await given(), progress).catch((error) => {
      if (mine === turn && ['unknown_format', 'missing_column'].includes(error.code)) return mapped(error, given);
      throw error;
    });
    if (mine !== turn) return;
    shown.source = source;
    shown.day = answer.last_day;
    how.show(answer);
    form.begin(answer.as_of);
    byId('options').hidden = false;
    await workOut(mine);
  }, field);

async function workOut(mine) {
  const options = await form.chosen();
  // The last day is left to the library, which says why it is that one.
  if (options.as_of === shown.day) delete options.as_of;
  const { ask } = await engine;
  const page = await ask('page', { options }, progress).catch((error) => Promise.reject({ ...error, field: form.fieldOf(error) }));
  if (mine !== turn) return;
  shown.options = options;
  show(page);
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
    if (mine === turn && error?.code === 'no_referrals') how.open();
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
  const page = await ask('list', { list: { list: 'findings' } }).catch(() => null);
  const found = page?.sections.some(({ blocks }) => blocks.some(({ kind }) => kind === 'table'));
  if (mine !== turn || !found || byId('audience').value !== 'management') return;
  byId('results').replaceChildren(...findings(page));
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

function show(page) {
  const isPublic = shown.options.audience === 'public';
  shown.list = null;
  byId('banners').replaceChildren(...banners(page));
  byId('results').replaceChildren(...results(page, isPublic, { open: openList, saveFindings, saveHtml, saveWorkbook }));
  byId('results').hidden = false;
  say(`Done: ${firstFigure(page)} in ${oneLine(shown.source)}.`);
  byId('as-at').focus();
}

async function openList({ title, list: wanted, from }) {
  const { options } = shown;
  const page = await asked('list', { options, list: wanted });
  // By now other figures may stand here.
  if (!page || options !== shown.options || !from.isConnected) return;
  shown.list?.remove();
  const view = list(page, { title, save: () => saveRows(options, wanted), close: () => closeList(from) });
  shown.list = view;
  from.closest('section, .app-home').after(view);
  byId('list-heading').focus();
}

function closeList(from) {
  shown.list?.remove();
  shown.list = null;
  from.focus();
}

const dayOf = (options) => options.as_of ?? shown.day;

async function saveRows(options, wanted) {
  const rows = await asked('rows', { options, list: wanted });
  if (rows) save(`${wanted.list}-${dayOf(options)}.csv`, csv(Object.keys(rows[0] ?? {}), rows), 'text/csv');
}

async function saveFindings() {
  const rows = await asked('rows', { list: { list: 'findings' } });
  if (rows) save('findings.csv', csv(['code', 'severity', 'table', 'row', 'column', 'meaning'], rows), 'text/csv');
}

async function saveHtml() {
  const { options } = shown;
  const html = await asked('html', { options });
  if (html) save(`report-${dayOf(options)}-${options.audience}.html`, html, 'text/html');
}

async function saveWorkbook() {
  const { options } = shown;
  const workbook = await asked('workbook', { options });
  const name = `report-${dayOf(options)}-${options.audience}.xlsx`;
  if (workbook) save(name, workbook, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
}

// What could not be answered is said, and what stands on the page stays.
async function asked(call, given) {
  try {
    const { ask } = await engine;
    return await ask(call, given);
  } catch (error) {
    problem.show(problem.wordsOf(error), 'as_of');
    return null;
  }
}
