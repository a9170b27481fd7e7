import { section } from '../dom.js';
import { chart } from '../chart.js';
import { counted, table } from '../table.js';
import { capital, units } from '../words.js';

export function bands({ report }) {
  const what = capital(units(report.count));
  const heads = [
    ['Days'],
    ['Open, by days since referral', 'number'],
    ['Not allocated, by days since referral', 'number'],
    ['Not allocated, by days not allocated', 'number'],
  ];
  const rows = report.bands.map((band) => [
    band.days, counted(band.open_since_referral), counted(band.waiting_since_referral), counted(band.waiting_unallocated),
  ]);
  const all = ['All', counted(report.total.open), counted(report.total.waiting), counted(report.total.waiting)];
  return section(
    'bands',
    'Age bands',
    table('band-table', `${what} by age in calendar days`, heads, rows, all),
    chart({
      id: 'band-chart',
      title: `${what} not allocated, by days waited`,
      series: ['By days since referral', 'By days not allocated'],
      rows: report.bands.map((band) => [band.days, [band.waiting_since_referral, band.waiting_unallocated]]),
    }),
  );
}
