// How the files were read: what each heading was taken for, in which order dates are, and who the texts of workers are that
// nothing explains. All of it can be said otherwise, and kept.

import { byId, element, paragraph } from './dom.js';
import { heading, number, oneLine } from './words.js';

// As many texts of workers as a person fills in.
const MOST = 100;

let options = {};
let columns = [];
let holders = [];
let base = {};

export function build({ read_options: takes }) {
  options = Object.fromEntries(takes.options.map((option) => [option.name, option]));
}

const choices = (names, chosen, without) =>
  [['', without], ...names.map((name) => [name, heading(name)])].map(([value, words]) => element('option', { value, selected: value === (chosen ?? '') }, words));

const select = (attributes, ...given) => element('select', { class: 'govuk-select', ...attributes }, ...choices(...given));

const cell = (...content) => element('td', { class: 'govuk-table__cell' }, ...content);

function table(id, caption, heads, rows) {
  const head = heads.map((words) => element('th', { scope: 'col', class: 'govuk-table__header' }, words));
  const body = rows.map(([first, ...cells]) =>
    element('tr', { class: 'govuk-table__row' }, element('th', { scope: 'row', class: 'govuk-table__header' }, first), ...cells.map((content) => cell(content))));
  const title = element('caption', { class: 'govuk-table__caption govuk-table__caption--s', id: `${id}-caption` }, caption);
  const made = element('table', { class: 'govuk-table', id }, title, element('thead', { class: 'govuk-table__head' }, element('tr', { class: 'govuk-table__row' }, ...head)), element('tbody', { class: 'govuk-table__body' }, ...body));
  return element('div', { class: 'app-scroll', role: 'region', 'aria-labelledby': title.id, tabindex: 0 }, made);
}

/** A heading of several files is one. */
function together(reading) {
  const all = new Map();
  for (const row of reading) {
    const seen = all.get(row.heading);
    if (!seen) all.set(row.heading, { ...row });
    else Object.assign(seen, { column: seen.column ?? row.column, filled: seen.filled + row.filled, rows: seen.rows + row.rows });
  }
  return [...all.values()];
}

/** What was read so, with the options that read it; `open` where there is something for the reader to say. */
export function show({ reading, unexplained, profile }, open = unexplained.length > 0) {
  base = profile;
  columns = together(reading).map((row, at) => ({
    ...row,
    select: select({ id: `how-column-${at}`, 'aria-label': `What ${oneLine(row.heading)} is` }, options.columns.names, row.column, 'Kept as it is'),
  }));
  holders = unexplained.slice(0, MOST).map((row, at) => ({
    ...row,
    kind: select({ id: `how-kind-${at}`, 'aria-label': `Who ${oneLine(row.text)} is` }, options.holders.names, null, 'Not known'),
    worker: element('input', { class: 'govuk-input', type: 'text', id: `how-worker-${at}`, autocomplete: 'off', 'aria-label': `Worker id of ${oneLine(row.text)}` }),
  }));
  const understood = columns.filter(({ column }) => column).length;
  const texts = unexplained.length === 0 ? '' : `, ${number(unexplained.length)} of the texts for workers not explained`;
  byId('how-summary').textContent = `How the files were read: ${understood} of ${columns.length} headings understood${texts}`;
  byId('how-tables').replaceChildren(
    table('how-columns', 'What each heading was taken for', ['Heading', 'Taken for', 'Form of its cells', 'Filled in'],
      columns.map((row) => [oneLine(row.heading), row.select, row.form ?? '', `${number(row.filled)} of ${number(row.rows)}`])),
    ...(holders.length === 0 ? [] : unexplainedTexts(unexplained.length)),
  );
  byId('how-fields').replaceChildren(...named().map(field));
  byId('how').hidden = columns.length === 0;
  byId('how-details').open = open;
}

function unexplainedTexts(all) {
  const made = table('how-holders', 'Texts for workers that nothing explains', ['Text', 'Rows', 'Stands for', 'Worker id'],
    holders.map(({ text, count, kind, worker }) => [oneLine(text), number(count), kind, worker]));
  return all > MOST ? [paragraph(`The commonest ${MOST} of ${number(all)} are shown. Where they are names of workers, say so below.`), made] : [made];
}

// What is one of a few names: the order of dates, and what the texts for workers are.
const named = () => Object.values(options).filter(({ kind }) => kind === 'name');

function field({ name, names, about }) {
  const id = `how-${name}`;
  const label = element('label', { class: 'govuk-label', for: id }, heading(name));
  const hint = element('div', { class: 'govuk-hint', id: `${id}-hint` }, about);
  return element('div', { class: 'govuk-form-group', id: `${id}-group` }, label, hint, select({ id, 'aria-describedby': hint.id }, names, base[name], 'As the columns show'));
}

export const hide = () => (byId('how').hidden = true);

export const open = () => (byId('how-details').open = true);

/** The options of reading that are chosen: those that read the files, and what was changed. */
export function chosen() {
  const changed = columns.filter(({ column, select: { value } }) => value !== (column ?? ''));
  const lost = changed.filter(({ column }) => column).map(({ column }) => [column, null]);
  const found = changed.filter(({ select: { value } }) => value).map(({ select: { value }, heading: words }) => [value, words]);
  const told = holders.filter(({ kind, worker }) => kind.value || worker.value.trim());
  const holder = ({ text, kind, worker }) => [text, worker.value.trim() ? [kind.value || 'worker', worker.value.trim()] : kind.value];
  return {
    ...base,
    columns: { ...base.columns, ...Object.fromEntries([...lost, ...found]) },
    holders: { ...base.holders, ...Object.fromEntries(told.map(holder)) },
    ...Object.fromEntries(named().map(({ name }) => [name, byId(`how-${name}`).value || null])),
  };
}

/** What reads the next files as these were read. */
export const settings = () => `${JSON.stringify(base, null, 2)}\n`;
