// Bars as SVG. Lengths across are per cents and letters have a fixed size, so that a chart reads as well on a narrow
// screen. Kinds of bar differ by pattern as well as by colour, and each bar has its figure beside it.

import { drawn, element } from './dom.js';
import { bare, figureText } from './draw.js';

const LINE = 22;
const BAR = 16;
const PARTS_BAR = 22;
const BARS_FROM = 25;
const BARS_LONGEST = 56;

const perCent = (length) => `${length.toFixed(3)}%`;
const shown = (given) => {
  const figure = bare(given);
  return typeof figure === 'number' ? figure : (figure?.at_least ?? 0);
};

// Of parts of a whole, each row is one bar.
export function chart({ id, title, kind, series, rows }) {
  const whole = kind.parts?.whole;
  const shapes = [];
  let y = 0;
  const bar = (place, from, length, height) => {
    // Thinner than this there is nothing to see.
    if (length < 0.01) return;
    shapes.push(drawn('rect', { class: 'app-bar', x: perCent(from), y, width: perCent(length), height, fill: `url(#${id}-${place})` }));
  };
  const swatch = (place, x, down) =>
    shapes.push(drawn('rect', { class: 'app-bar', x, y: down, width: 14, height: 12, fill: `url(#${id}-${place})` }));
  const words = (x, dx, down, text, name) => shapes.push(drawn('text', { class: name, x, dx, y: down }, text));
  series.forEach((name, place) => {
    swatch(place, '0%', y + 3);
    words('0%', 22, y + 14, name);
    y += LINE;
  });
  const largest = Math.max(1, ...rows.flatMap(({ figures }) => figures.map(shown)));
  const top = y + 6;
  for (const { words: name, figures: values } of rows) {
    if (whole) {
      y += 12;
      words('0%', 0, y + 16, name, 'app-name');
      y += LINE;
      let from = 0;
      values.forEach((value, place) => {
        // The last part is what the others leave, and so has a length where its count is withheld.
        const length = place + 1 === values.length ? 100 - from : (shown(value) / whole) * 100;
        bar(place, from, length, PARTS_BAR);
        from += length;
      });
      y += PARTS_BAR;
      values.forEach((value, place) => {
        const x = perCent((place * 100) / values.length);
        swatch(place, x, y + 7);
        words(x, 22, y + 18, figureText(value));
      });
      y += LINE;
    } else {
      y += 10;
      words('0%', 0, y + BAR + 5, name, 'app-name');
      values.forEach((value, place) => {
        const length = (shown(value) / largest) * BARS_LONGEST;
        bar(place, BARS_FROM, length, BAR);
        words(perCent(BARS_FROM + length), 6, y + 13, figureText(value));
        y += BAR + 2;
      });
    }
  }
  if (!whole) shapes.push(drawn('line', { x1: perCent(BARS_FROM), x2: perCent(BARS_FROM), y1: top, y2: y + 4 }));
  const described = rows.map(({ words: name, figures }) => `${name}: ${figures.map((value, place) => `${series[place].toLowerCase()} ${figureText(value)}`).join(', ')}.`);
  const caption = element('figcaption', { id: `${id}-title` }, title);
  const picture = drawn(
    'svg',
    { role: 'img', 'aria-labelledby': `${id}-title`, 'aria-describedby': `${id}-words`, width: '100%', height: y + 10 },
    drawn('desc', { id: `${id}-words` }, described.join(' ')),
    drawn('defs', {}, ...series.map((_, place) => pattern(`${id}-${place}`, place))),
    ...shapes,
  );
  return element('figure', { class: 'app-chart' }, caption, picture);
}

// Plain blue, black stripes, dots, plain grey.
function pattern(id, place) {
  const ground = drawn('rect', { width: 8, height: 8, fill: ['#1d70b8', '#ffffff', '#ffffff', '#cecece'][place] });
  const marks = [
    [],
    [drawn('path', { d: 'M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4', stroke: '#0b0c0c', 'stroke-width': 2 })],
    [drawn('circle', { cx: 4, cy: 4, r: 1.5, fill: '#0b0c0c' })],
    [],
  ];
  return drawn('pattern', { id, width: 8, height: 8, patternUnits: 'userSpaceOnUse' }, ground, ...marks[place]);
}
