import { section } from '../dom.js';
import { chart } from '../chart.js';
import { counted, table } from '../table.js';
import { capital, heading, units } from '../words.js';

export function definitions({ report }) {
  const what = capital(units(report.count));
  const rows = report.definitions.map((rung) => [
    heading(rung.name) + (rung.name === report.allocated.name ? ' (used here)' : ''),
    counted(rung.allocated),
    counted(rung.waiting),
    counted(rung.cannot_tell),
    counted(rung.no_social_worker_needed),
    rung.meaning,
  ]);
  const heads = [
    ['Allocated means'], ['Allocated', 'number'], ['Not allocated', 'number'], ['Cannot tell', 'number'], ['None needed', 'number'], ['That is', 'long'],
  ];
  const parts = [table('definition-table', `${what} by definition of allocated, the strictest first`, heads, rows)];
  const whole = report.total.open;
  if (typeof whole === 'number' && whole > 0) {
    // The last part is what the others leave, so on a public page it also stands for what is withheld.
    const rest = report.audience === 'public' ? 'No social worker needed, or withheld' : 'No social worker needed';
    parts.push(
      chart({
        id: 'definition-chart',
        title: `${what} by definition of allocated`,
        series: ['Allocated', 'Not allocated', 'Cannot tell', rest],
        rows: report.definitions.map((rung) => [heading(rung.name), [rung.allocated, rung.waiting, rung.cannot_tell, rung.no_social_worker_needed]]),
        whole,
      }),
    );
  }
  return section('definitions', 'What counts as allocated', ...parts);
}
