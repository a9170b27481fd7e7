// Tables with a caption, in a box that scrolls where they are wider than the screen.

import { element } from './dom.js';
import { figure } from './figure.js';

// A box is a stop of the tab key only where there is something to scroll to.
const width = new ResizeObserver((changes) => {
  for (const { target } of changes) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute('tabindex');
  }
});

// heads: [words, 'words' | 'number' | 'long' | 'short' | 'day'] each. A cell is a text, a list of nodes, or { figure }.
export function table(id, caption, heads, rows, total) {
  const kinds = heads.map(([, kind]) => kind ?? 'words');
  const head = heads.map(([words], place) => cell('th', words, kinds[place], { scope: 'col' }));
  const body = rows.map((cells) => row(cells, kinds));
  if (total) body.push(row(total, kinds, 'app-total'));
  const words = element('caption', { class: 'govuk-table__caption govuk-table__caption--s', id: `${id}-caption` }, element('span', {}, caption));
  const made = element(
    'table',
    { class: 'govuk-table', id },
    words,
    element('thead', { class: 'govuk-table__head' }, element('tr', { class: 'govuk-table__row' }, ...head)),
    element('tbody', { class: 'govuk-table__body' }, ...body),
  );
  const box = element('div', { class: 'app-scroll', role: 'region', 'aria-labelledby': words.id }, made);
  width.observe(box);
  return box;
}

export function row(cells, kinds, extra = '') {
  const [first, ...rest] = cells;
  return element(
    'tr',
    { class: `govuk-table__row ${extra}`.trim() },
    cell('th', first, kinds[0], { scope: 'row' }),
    ...rest.map((content, place) => cell('td', content, kinds[place + 1])),
  );
}

const CLASSES = { number: 'app-number', long: 'app-long', short: 'app-short', day: 'app-day', words: '' };

const BASES = {
  th: ['govuk-table__header', 'govuk-table__header--numeric'],
  td: ['govuk-table__cell', 'govuk-table__cell--numeric'],
};

function cell(tag, content, kind, attributes = {}) {
  const [plain, numeric] = BASES[tag];
  const classes = [plain, kind === 'number' ? numeric : '', CLASSES[kind]].filter(Boolean).join(' ');
  const inside = typeof content === 'object' && content !== null && 'figure' in content ? figure(content.figure) : content;
  return element(tag, { class: classes, ...attributes }, ...[inside].flat());
}

export const counted = (value) => ({ figure: value });
