import { button, element, paragraph, section } from '../dom.js';
import { tenths } from '../figure.js';
import { counted, table } from '../table.js';
import { capital, day } from '../words.js';

const STANDING = {
  confirmed: 'Confirmed: seen in the official text.',
  secondary: 'Secondary: seen in another document that states the rule.',
  assumed: 'Assumed: the text of this edition was not seen.',
  local: 'Local: as the authority gives it.',
};

export function timeliness({ report, openDutyList }) {
  const lines = report.timeliness;
  if (lines.length === 0) return section('timeliness', 'Timeliness by clock', paragraph('No clock ran on any work in the register.'));
  const numbers = (words) => words.map((head) => [head, 'number']);
  const completed = table(
    'completed-work',
    `Work whose clock stopped, from ${day(report.completed_since)} to ${day(report.as_of)}`,
    [['Clock'], ...numbers(['Completed', 'In time', 'Per cent in time', 'Late', 'Late with reasons', 'Cannot tell', 'Not applicable'])],
    lines.map((line) => [
      line.title,
      counted(line.completed),
      counted(line.completed_in_time),
      tenths(line.completed_in_time_per_cent),
      counted(line.completed_late),
      counted(line.completed_late_with_reasons),
      counted(line.cannot_tell),
      counted(line.not_applicable),
    ]),
  );
  const running = table(
    'open-work',
    `Work whose clock still ran at the end of ${day(report.as_of)}`,
    [['Clock'], ...numbers(['Open', 'In time', 'Per cent in time', 'Overdue'])],
    lines.map((line) => [line.title, counted(line.open), counted(line.open_in_time), tenths(line.open_in_time_per_cent), counted(line.open_overdue)]),
  );
  return section(
    'timeliness',
    'Timeliness by clock',
    completed,
    running,
    paragraph(
      'Per cent in time: of the completed, those in time, with or without a recorded reason for being late; of the open, those ',
      'not past the due day. Cannot tell: a date is missing, or the source does not record what stops the clock.',
    ),
    // Every line of it is a case.
    report.audience === 'management' && lines.length > 0
      ? element('div', { class: 'app-buttons app-screen' }, button('What to act on first', openDutyList))
      : null,
    element(
      'details',
      { class: 'govuk-details' },
      element('summary', { class: 'govuk-details__summary' }, element('span', { class: 'govuk-details__summary-text' }, 'The rules behind these clocks')),
      element('div', { class: 'govuk-details__text' }, ...lines.flatMap(rules)),
    ),
  );
}

function rules(line) {
  const written = line.rules.map((rule) => {
    const standing = STANDING[rule.scope === 'local' ? 'local' : rule.standing];
    const text = [`${capital(rule.limit)}. ${rule.guidance}. ${standing}`, rule.note].filter(Boolean).join(' ');
    const sources = rule.sources.length > 0 ? `Source: ${rule.sources.join('; ')}.` : '';
    return element('li', {}, text, element('br'), sources);
  });
  return [
    element('h4', { class: 'govuk-heading-s' }, line.title),
    written.length === 0
      ? paragraph('No guidance in force has this clock.')
      : element('ul', { class: 'govuk-list govuk-list--bullet' }, ...written),
  ];
}
