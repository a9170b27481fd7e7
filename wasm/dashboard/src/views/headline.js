import { element, paragraph, section } from '../dom.js';
import { figure, tenths } from '../figure.js';
import { counted, table } from '../table.js';
import { label, units } from '../words.js';

export function headline({ report, open }) {
  const { total } = report;
  const what = units(report.count);
  const figures = [
    [`Open ${what}`, 'open', open(total.open, {}, `open ${what}`)],
    ['Not allocated', 'waiting', open(total.waiting, { waiting: true }, `${what} not allocated`)],
    ['Cannot tell whether allocated', 'cannot_tell', figure(total.cannot_tell)],
    ['Child never seen', 'never_seen', figure(total.never_seen)],
    [
      'Not allocated and never seen',
      'waiting_never_seen',
      open(total.waiting_never_seen, { region: 'unallocated_never_seen' }, `${what} not allocated, child never seen`),
    ],
  ];
  const boxes = figures.map(([words, name, value]) =>
    element('div', {}, element('dt', {}, words), element('dd', { 'data-figure': name, 'data-value': total[name] ?? '' }, ...value)));
  const clocks = table(
    'clocks',
    `How long the ${what} not allocated have waited, on both clocks`,
    [[''], ['Days since referral', 'number'], ['Days not allocated', 'number']].map(([words, kind]) => [words || 'Wait', kind]),
    [
      [`Over 28 days (${what})`, counted(total.waiting_over_28_days_since_referral), counted(total.waiting_over_28_days_unallocated)],
      ['Oldest (days)', counted(total.oldest_days_since_referral), counted(total.oldest_days_unallocated)],
      ['Median (days)', tenths(total.median_days_since_referral), tenths(total.median_days_unallocated)],
    ],
  );
  return section(
    'headline',
    'Headline numbers',
    paragraph(
      `Allocated here means ${label(report.allocated.name)}: ${report.allocated.meaning}. `,
      'Not allocated counts only those that need a social worker of their own.',
    ),
    element('dl', { class: 'app-figures' }, ...boxes),
    clocks,
    paragraph('Days since referral never start again. Days not allocated start again when the case is given up.'),
  );
}
