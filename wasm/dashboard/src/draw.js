// Draws a page of the library. What stands where is its data; nothing here knows what it is about.

import { button, element, paragraph, section, unseen } from './dom.js';
import { chart } from './chart.js';
import { decimal, number, shortDay } from './words.js';

export const FIRST = 200;

// A figure as text: a text, a number, nothing, a day, tenths, the least it may be or a mark that it is withheld.
export function figureText(given) {
  const figure = bare(given);
  if (figure === null) return 'none';
  if (typeof figure === 'number') return number(figure);
  if (typeof figure === 'string') return figure;
  if ('withheld' in figure) return 'withheld';
  if ('at_least' in figure) return `at least ${number(figure.at_least)}`;
  return 'day' in figure ? shortDay(figure.day) : decimal(figure.tenths);
}

export const bare = (given) => (given !== null && typeof given === 'object' && 'figure' in given ? given.figure : given);

// What is withheld or not there is read out as a word, and seen as a mark.
const marked = (figure) => (figure === null ? '–' : figure.withheld ? 'c' : null);

export function drawer(open) {
  function figure(given) {
    const mark = marked(bare(given));
    const text = figureText(given);
    if (mark) return [element('span', { 'aria-hidden': 'true' }, mark), unseen(text)];
    if (!given?.behind) return [text];
    const { title, list } = given.behind;
    const made = element('button', { type: 'button', class: 'app-count' }, text, unseen(`: list of ${title}`));
    made.addEventListener('click', () => open({ title, list, from: made }));
    return [made];
  }

  const stats = (all) =>
    element('dl', { class: 'app-figures' }, ...all.map((stat) => element('div', {}, element('dt', {}, stat.words), element('dd', {}, ...figure(stat.figure)))));

  function table({ id, caption, heads, rows }, most = rows.length) {
    const head = heads.map(({ words, kind }) => element('th', { scope: 'col', class: classOf('header', kind, null) }, words || unseen('What')));
    const title = element('caption', { class: 'govuk-table__caption govuk-table__caption--s', id: `${id}-caption` }, element('span', {}, caption));
    const made = element(
      'table',
      { class: 'govuk-table', id },
      title,
      element('thead', { class: 'govuk-table__head' }, element('tr', { class: 'govuk-table__row' }, ...head)),
      element('tbody', { class: 'govuk-table__body' }, ...rows.slice(0, most).map((cells) => row(cells, heads))),
    );
    const box = element('div', { class: 'app-scroll', role: 'region', 'aria-labelledby': title.id }, made);
    width.observe(box);
    return box;
  }

  function row({ cells, is_total }, heads) {
    const written = cells.map((cell, place) => {
      const [tag, base, attributes] = place === 0 ? ['th', 'header', { scope: 'row' }] : ['td', 'cell', {}];
      return element(tag, { ...attributes, class: classOf(base, heads[place].kind, bare(cell)) }, ...figure(cell));
    });
    return element('tr', { class: `govuk-table__row ${is_total ? 'app-total' : ''}`.trim() }, ...written);
  }

  // The first rows, and a button that brings the others.
  function list(sheet) {
    const { heads, rows } = sheet;
    const made = table(sheet, FIRST);
    if (rows.length <= FIRST) return [made];
    const note = paragraph(`The first ${number(FIRST)} of ${number(rows.length)} are shown; the CSV file has them all.`);
    const all = button(`Show all ${number(rows.length)}`, () => {
      const more = rows.slice(FIRST).map((cells) => row(cells, heads));
      made.querySelector('tbody').append(...more);
      note.remove();
      all.remove();
      // The button is gone: what it brought has the focus.
      const next = more[0].querySelector('th');
      next.tabIndex = -1;
      next.focus();
    });
    return [note, element('div', { class: 'app-buttons' }, all), made];
  }

  const notes = ({ heading, notes: all }) =>
    element(
      'details',
      { class: 'govuk-details' },
      element('summary', { class: 'govuk-details__summary' }, element('span', { class: 'govuk-details__summary-text' }, heading)),
      element(
        'div',
        { class: 'govuk-details__text' },
        element('ul', { class: 'govuk-list govuk-list--bullet' }, ...all.map(({ words, sources }) =>
          element('li', {}, words, sources.length > 0 ? element('br') : null, sources.length > 0 ? `Sources: ${sources.join('; ')}.` : null))),
      ),
    );

  const kinds = { paragraph, stats, table, list, chart, notes };

  const block = ({ kind, of }) => kinds[kind](of);

  return { block, section: ({ id, heading, blocks }) => section(id, heading, ...blocks.flatMap(block)) };
}

// A box is a stop of the tab key only where there is something to scroll to.
const width = new ResizeObserver((changes) => {
  for (const { target } of changes) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute('tabindex');
  }
});

const NAMES = {
  header: ['govuk-table__header', 'govuk-table__header--numeric'],
  cell: ['govuk-table__cell', 'govuk-table__cell--numeric'],
};
// Words that are longer than this need a column of some width.
const LONG = 40;

function classOf(base, kind, figure) {
  const [plain, numeric] = NAMES[base];
  if (kind === 'number' || kind === 'late') {
    return `${plain} ${numeric} app-number${kind === 'late' && typeof figure === 'number' && figure > 0 ? ' app-late' : ''}`;
  }
  if (typeof figure === 'string' && figure.length > LONG) return `${plain} app-long`;
  return figure !== null && typeof figure === 'object' && !('at_least' in figure) ? `${plain} app-day` : plain;
}
