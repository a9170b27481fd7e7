// A count that opens the list of cases behind it, and that list.

import { button, element, paragraph, section, unseen } from '../dom.js';
import { figure } from '../figure.js';
import { csv, save } from '../csv.js';
import { row, table } from '../table.js';
import { capital, columnHeading, heading, number, oneLine, shortDay, units } from '../words.js';

const FIRST = 200;
const NAMES = ['progress', 'holder', 'allocated_under', 'urgency'];
const DAYS = ['received', 'unallocated_since', 'last_seen', 'due'];

// The cases behind a count, and the clocks to act on.
export const CASES = {
  columns: [
    'referral_id', 'child_id', 'received', 'days_since_referral', 'unallocated_since', 'days_unallocated', 'progress', 'holder',
    'worker_id', 'team', 'district', 'last_seen', 'allocated_under',
  ],
  caption: (rows, report) => `${number(rows.length)} ${units(report.count)}, the oldest referral first`,
  file: 'cases',
  save: 'Cases shown as CSV',
};
export const DUTY = {
  columns: [
    'referral_id', 'child_id', 'urgency', 'title', 'due', 'working_days_left', 'team', 'holder', 'worker_id', 'last_seen', 'days_since_seen',
  ],
  caption: (rows) => `${number(rows.length)} clocks overdue, due within 5 working days or missed in the last 7 days, the most urgent first`,
  file: 'duty-list',
  save: 'Duty list as CSV',
};

// Only a management report has lists; a count of nothing has none either.
export function opener(context) {
  return (value, selection, title) => {
    if (context.report.audience !== 'management' || typeof value !== 'number' || value === 0) return figure(value);
    const made = element('button', { type: 'button', class: 'app-count' }, number(value), unseen(`: list of ${title}`));
    made.addEventListener('click', () => context.open({ selection, title, from: made }));
    return [made];
  };
}

export function list({ report, rows, of, title, back, close }) {
  const heads = of.columns.map((name) => [columnHeading(name), kindOf(name)]);
  const kinds = heads.map(([, kind]) => kind);
  const cells = (entry) => of.columns.map((name) => written(name, entry[name]));
  const made = table('list-table', of.caption(rows, report), heads, rows.slice(0, FIRST).map(cells));
  const buttons = element('div', { class: 'app-buttons' }, button(`Back to ${back}`, close));
  buttons.append(button(of.save, () => save(`${of.file}-${report.as_of}.csv`, csv(of.columns, rows), 'text/csv')));
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
  if (name.startsWith('days_') || name.startsWith('working_days_')) return 'number';
  if (DAYS.includes(name)) return 'day';
  return name === 'team' || name === 'title' ? 'long' : 'short';
}

function written(name, value) {
  if (value === null) return figure(null);
  if (NAMES.includes(name)) return heading(value);
  if (DAYS.includes(name)) return shortDay(value);
  if (typeof value === 'number') return number(value);
  return oneLine(String(value));
}
