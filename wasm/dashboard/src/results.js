// What the engine answered: the page of figures, a list behind one of them, and what to take away.

import { button, element, paragraph, section } from './dom.js';
import { drawer, figureText } from './draw.js';
import { capital } from './words.js';

const WORKLIST = { title: 'what to act on first', list: { list: 'worklist' } };

export const banners = (page) => page.banners.map((words) => element('p', { class: 'app-banner' }, words));

// Findings where there are no figures.
export const findings = (page) => page.sections.map(drawer().section);

// The first of the large figures, in a sentence.
export function firstFigure(page) {
  const [stat] = page.sections.flatMap(({ blocks }) => blocks).find(({ kind }) => kind === 'stats').of;
  return `${figureText(stat.figure)} ${stat.words.toLowerCase()}`;
}

// does: { open, saveFindings, saveHtml, saveWorkbook }
export function results(page, isPublic, does) {
  const top = element('h2', { class: 'govuk-heading-l app-heading', id: 'as-at', tabindex: -1 }, page.heading);
  const draw = drawer(does.open);
  // Every line of it is a case.
  const worklist = button('What to act on first', (from) => does.open({ ...WORKLIST, from }));
  const first = isPublic ? [] : [element('div', { class: 'app-buttons app-screen app-home' }, worklist)];
  return [top, ...page.lines.map((line) => paragraph(line)), ...first, ...page.sections.map(draw.section), takeAway(isPublic, does)];
}

function takeAway(isPublic, { saveFindings, saveHtml, saveWorkbook }) {
  const made = section(
    'exports',
    'Take it away',
    isPublic ? null : paragraph('Each list of cases has a button of its own for CSV.'),
    element(
      'div',
      { class: 'app-buttons' },
      button('Report as HTML', saveHtml),
      button('Report as a workbook', saveWorkbook),
      // Each finding points at a row, so the public has none of them.
      isPublic ? null : button('Findings as CSV', saveFindings),
      button('Print this page', () => window.print()),
    ),
  );
  made.classList.add('app-screen');
  return made;
}

export function list(page, { title, save, close }) {
  const blocks = page.sections.flatMap((each) => each.blocks);
  const buttons = element('div', { class: 'app-buttons' }, button('Back to the figures', close), button('Save all as CSV', save));
  const view = section('list', capital(title), buttons, ...blocks.flatMap(drawer().block));
  view.classList.add('app-list');
  return view;
}
