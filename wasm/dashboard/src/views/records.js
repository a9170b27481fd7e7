// What was left out, every referral accounted for, what was wrong with the records, and where they came from.

import { paragraph, section } from '../dom.js';
import { figureText } from '../figure.js';
import { counted, table } from '../table.js';
import { capital, day, heading, units } from '../words.js';

export function leftOut({ report }) {
  if (report.left_out.length === 0) return section('left-out', 'What was left out, and why', paragraph('Nothing was left out.'));
  const rows = report.left_out.map((line) => [capital(line.what), counted(line.count), capital(line.why)]);
  const heads = [['What'], ['How many', 'number'], ['Why', 'long']];
  return section('left-out', 'What was left out, and why', table('left-out-table', 'Left out of the figures above, or of some of them', heads, rows));
}

export function accounting({ report }) {
  const { read, left_out, in_register, open, closed, not_yet_received } = report.referrals;
  const words = (value) => figureText(value);
  const what = units(report.count);
  return section(
    'accounting',
    'Every referral accounted for',
    paragraph(`${words(read)} rows of referrals read = ${words(left_out)} left out + ${words(in_register)} in the register.`),
    paragraph(`${words(in_register)} in the register = ${words(open)} open + ${words(closed)} closed + ${words(not_yet_received)} not yet received.`),
    what === 'cases' ? null : paragraph(`These are referrals; the rest of the report counts ${what}, of which one may have several.`),
  );
}

export function findings({ report }) {
  const title = 'Findings: what was wrong with the records';
  if (report.findings.length === 0) return section('findings', title, paragraph('No finding.'));
  const places = report.audience === 'management';
  const heads = [['Finding'], ['How many', 'number'], ['What became of it'], ['What it means', 'long']];
  if (places) heads.push(['The first places', 'long']);
  const rows = report.findings.map((line) => {
    const cells = [heading(line.code), counted(line.count), heading(line.severity), line.meaning];
    if (places) cells.push(line.first.map(place).join('; '));
    return cells;
  });
  return section('findings', title, table('finding-table', 'Findings by kind', heads, rows));
}

// Findings one by one, by kind as a report has them.
export function kindsOf(rows) {
  const kinds = [...new Set(rows.map(({ code }) => code))].map((code) => rows.filter((row) => row.code === code));
  return kinds.map((found) => {
    const [{ code, severity, meaning }] = found;
    return { code, severity, meaning, count: found.length, first: found.slice(0, 5) };
  });
}

const place = ({ table: name, row, column }) => [name, row === null ? '' : `row ${row}`, column ?? ''].filter(Boolean).join(' ');

export function sources({ report }) {
  const heads = [['Form'], ['Observed from', 'day'], ['Observed to', 'day'], ['Drawn on', 'day']];
  const written = (value) => (value === null ? 'Not told' : day(value));
  const rows = report.parts.map((part) => [heading(part.format), written(part.from), written(part.to), written(part.extracted)]);
  return section('sources', 'Where the records came from', table('source-table', 'Sources of the records, and the days they observed', heads, rows));
}
