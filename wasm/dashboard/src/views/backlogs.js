import { section } from '../dom.js';
import { counted, table } from '../table.js';
import { capital, heading, label, units } from '../words.js';

export function backlogs({ report, open, selectable }) {
  const what = units(report.count);
  const rows = report.regions.map(({ name, count }) => [
    heading(name),
    // The split of a backlog by overdue assessment is a count of its own without a list.
    selectable(name) ? open(count, { region: name }, `${what}: ${label(name)}`) : counted(count),
  ]);
  const heads = [['Backlog'], [capital(what), 'number']];
  return section('backlogs', 'Named backlogs', table('backlog-table', `${capital(what)} in each named backlog; some stand in more than one`, heads, rows));
}
