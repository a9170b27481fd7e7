import { paragraph, section } from '../dom.js';
import { tenths } from '../figure.js';
import { counted, table } from '../table.js';
import { capital, label, oneLine, units } from '../words.js';

export function groups({ report, open }) {
  const what = units(report.count);
  const by = label(report.by).split(',')[0];
  const unnamed = report.by === 'worker' ? 'No worker' : 'Not recorded';
  const nameOf = (group) => (group.name === null ? unnamed : oneLine(group.name));
  const first = [capital(by)];
  const numbers = (words) => words.map((head) => [head, 'number']);
  const selected = (group, more = {}) => ({ group: group.name ?? '', ...more });
  const counts = (name, group, all) => [
    name,
    open(group.open, all ? {} : selected(group), `open ${what}: ${name}`),
    counted(group.allocated),
    open(group.waiting, all ? { waiting: true } : selected(group, { waiting: true }), `${what} not allocated: ${name}`),
    counted(group.cannot_tell),
    counted(group.no_social_worker_needed),
    counted(group.never_seen),
    counted(group.seen_not_reported),
  ];
  const waits = (name, group) => [
    name,
    counted(group.waiting),
    counted(group.waiting_over_28_days_since_referral),
    counted(group.waiting_over_28_days_unallocated),
    counted(group.oldest_days_since_referral),
    counted(group.oldest_days_unallocated),
    tenths(group.median_days_since_referral),
    tenths(group.median_days_unallocated),
    counted(group.waiting_never_seen),
  ];
  return section(
    'groups',
    `By ${by}`,
    table(
      'group-counts',
      `${capital(what)} by ${by}`,
      [first, ...numbers(['Open', 'Allocated', 'Not allocated', 'Cannot tell', 'None needed', 'Never seen', 'Seen not told'])],
      report.groups.map((group) => counts(nameOf(group), group)),
      counts('Total', report.total, true),
    ),
    table(
      'group-waits',
      `How long the ${what} not allocated have waited, by ${by}`,
      [
        first,
        ...numbers([
          'Not allocated', 'Over 28 days since referral', 'Over 28 days not allocated', 'Oldest since referral', 'Oldest not allocated',
          'Median since referral', 'Median not allocated', 'Not allocated, never seen',
        ]),
      ],
      report.groups.map((group) => waits(nameOf(group), group)),
      waits('Total', report.total),
    ),
    paragraph(
      'None needed: not allocated, and recorded as in no need of a social worker of their own. Seen not told: the source does ',
      'not say when children are seen. Oldest and median are in calendar days.',
    ),
  );
}
