// Elements made by hand: what comes from a file is only ever text.

const SVG = 'http://www.w3.org/2000/svg';

function filled(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

export function element(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

export function drawn(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

export const byId = (id) => document.getElementById(id);

export const paragraph = (...words) => element('p', { class: 'govuk-body app-note' }, ...words);

export const unseen = (words) => element('span', { class: 'govuk-visually-hidden' }, words);

export function button(words, press, secondary = true) {
  const kind = secondary ? 'govuk-button govuk-button--secondary' : 'govuk-button';
  const made = element('button', { type: 'button', class: kind }, words);
  made.addEventListener('click', () => press(made));
  return made;
}

export function section(id, words, ...children) {
  const heading = element('h3', { class: 'govuk-heading-m app-heading', id: `${id}-heading`, tabindex: -1 }, words);
  return element('section', { class: 'app-section', id, 'aria-labelledby': heading.id }, heading, ...children);
}
