// A count that opens the list of cases behind it, and that list.

import { button, element, paragraph, section, unseen } from '../dom.js';
import { figure } from '../figure.js';
import { csv, save } from '../csv.js';
import { row, table } from '../table.js';
import { capital, columnHeading, heading, number, oneLine, shortDay, units } from '../words.js';

const FIRST = 200;
const NAMES = ['progress', 'holder', 'allocated_under'];
const DAYS = ['received', 'unallocated_since', 'last_seen'];
const COLUMNS = [
  'referral_id', 'child_id', 'received', 'days_since_referral', 'unallocated_since', 'days_unallocated', 'progress', 'holder',
  'worker_id', 'team', 'district', 'last_seen', 'allocated_under',
];

// Only a management report has lists; a count of nothing has none either.
export function opener(context) {
  return (value, selection, title) => {
    if (context.report.audience !== 'management' || typeof value !== 'number' || value === 0) return figure(value);
    const made = element('button', { type: 'button', class: 'app-count' }, number(value), unseen(`: list of ${title}`));
    made.addEventListener('click', () => context.open({ selection, title, from: made }));
    return [made];
  };
}

export function list({ report, rows, title, back, close }) {
  const what = units(report.count);
  const heads = COLUMNS.map((name) => [columnHeading(name), kindOf(name)]);
  const kinds = heads.map(([, kind]) => kind);
  const cells = (entry) => COLUMNS.map((name) => written(name, entry[name]));
  const made = table('list-table', `${number(rows.length)} ${what}, the oldest referral first`, heads, rows.slice(0, FIRST).map(cells));
  const buttons = element('div', { class: 'app-buttons' }, button(`Back to ${back}`, close));
  buttons.append(button('Cases shown as CSV', () => save(`cases-${report.as_of}.csv`, csv(COLUMNS, rows), 'text/csv')));
  const parts = [buttons, made];
  if (rows.length > FIRST) {
    const note = paragraph(`The first ${number(FIRST)} of ${number(rows.length)} are shown; the CSV file has them all.`);
    const all = button(`Show all ${number(rows.length)}`, () => {
      const body = made.querySelector('tbody');
      const first = rows.slice(FIRST).map((entry) => row(cells(entry), kinds));
      body.append(...first);
      note.remove();
      all.remove();
      // The button is gone: what it brought has the focus.
      const next = first[0].querySelector('th');
      next.tabIndex = -1;
      next.focus();
    });
    parts.splice(1, 0, note);
    buttons.append(all);
  }
  const view = section('list', capital(title), ...parts);
  view.classList.add('app-list');
  return view;
}

function kindOf(name) {
  if (name.startsWith('days_')) return 'number';
  if (DAYS.includes(name)) return 'day';
  return name === 'team' ? 'long' : 'short';
}

function written(name, value) {
  if (value === null) return figure(null);
  if (NAMES.includes(name)) return heading(value);
  if (DAYS.includes(name)) return shortDay(value);
  if (typeof value === 'number') return number(value);
  return oneLine(String(value));
}
