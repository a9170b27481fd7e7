import { paragraph, section } from '../dom.js';
import { figureText } from '../figure.js';
import { table } from '../table.js';
import { heading, label, units } from '../words.js';

export function grid({ report, open }) {
  const { holders, rows, totals, total } = report.grid;
  const what = units(report.count);
  const heads = [['Held by'], ...rows.map(({ progress }) => [heading(progress), 'number']), ['Total', 'number']];
  const body = holders.map((holder, place) => [
    heading(holder),
    ...rows.map(({ progress, counts }) => open(counts[place], { progress, holder }, `${what} held by ${label(holder)}, ${label(progress)}`)),
    open(totals[place], { holder }, `${what} held by ${label(holder)}`),
  ]);
  const last = [
    'Total',
    ...rows.map((row) => open(row.total, { progress: row.progress }, `${what} ${label(row.progress)}`)),
    open(total, {}, `open ${what}`),
  ];
  const contacts = report.contacts_awaiting_decision;
  return section(
    'grid',
    'How far the work has come, and who holds it',
    table('grid-table', `Open ${what} by holder and progress`, heads, body, last),
    paragraph('Assessment complete: no plan is in force, and what comes next is not recorded.'),
    paragraph(
      contacts === null
        ? 'Beside the grid, and not in it: contacts; no source reports those that await a decision.'
        : `Beside the grid, and not in it: contacts awaiting a decision (${figureText(contacts)}).`,
    ),
  );
}
