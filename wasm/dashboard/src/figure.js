// A figure of a report: a number, "c" where it is withheld from the public, nothing where there is none.

import { element, unseen } from './dom.js';
import { decimal, number } from './words.js';

export const WITHHELD = 'c';

export const isWithheld = (value) => value === WITHHELD;

export function figureText(value, write = number) {
  if (value === null || value === undefined) return 'none';
  return isWithheld(value) ? 'withheld' : write(value);
}

export function figure(value, write = number) {
  if (value === null || value === undefined) return [element('span', { 'aria-hidden': 'true' }, '–'), unseen('none')];
  if (isWithheld(value)) return [element('span', { 'aria-hidden': 'true' }, WITHHELD), unseen('withheld')];
  return [write(value)];
}

export const tenths = (value) => figure(value, decimal);
