import { button, element, paragraph, section } from '../dom.js';
import { day } from '../words.js';
import { headline } from './headline.js';
import { definitions } from './definitions.js';
import { grid } from './grid.js';
import { backlogs } from './backlogs.js';
import { bands } from './bands.js';
import { groups } from './groups.js';
import { timeliness } from './timeliness.js';
import { accounting, findings, leftOut, sources } from './records.js';

// context: { report, open, selectable, saveFindings, saveHtml }
export function results(context) {
  const { report } = context;
  const known = report.known_at === null ? [] : [paragraph(`Uses what had been recorded by the end of ${day(report.known_at)}.`)];
  const top = element('h2', { class: 'govuk-heading-l app-heading', id: 'as-at', tabindex: -1 }, `As at the end of ${day(report.as_of)}`);
  const keep = section(
    'exports',
    'Take it away',
    report.audience === 'management' ? paragraph('Each list of cases has a button of its own for CSV.') : null,
    element(
      'div',
      { class: 'app-buttons' },
      button('Report as HTML', context.saveHtml),
      // Each finding points at a row, so the public has none of them.
      report.audience === 'management' ? button('Findings as CSV', context.saveFindings) : null,
      button('Print this page', () => window.print()),
    ),
  );
  keep.classList.add('app-screen');
  const views = [headline, definitions, grid, backlogs, bands, groups, timeliness, leftOut, accounting, findings, sources];
  return [top, ...known, ...views.map((view) => view(context)), keep];
}
