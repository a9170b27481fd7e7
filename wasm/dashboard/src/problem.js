// The error summary at the top of the page.

import { byId, element } from './dom.js';

const FAULT = 'Something went wrong that this page cannot mend. Open it again; if that does not help, the file may be too large for this browser.';
const UNREADABLE = 'A file could not be opened. A folder cannot be read, and a file may have been moved since it was chosen.';

// The core's messages hold nothing of a file.
export function wordsOf(error) {
  if (error?.code === 'not_opened') return UNREADABLE;
  return error?.message && error.code !== 'fault' ? `${error.message.slice(0, 1).toUpperCase()}${error.message.slice(1)}` : FAULT;
}

export function show(words, field) {
  const link = element('a', { href: `#${field}` }, words);
  link.addEventListener('click', (event) => {
    event.preventDefault();
    byId(field).focus();
  });
  byId('problem-list').replaceChildren(element('li', {}, link));
  byId('problem').hidden = false;
  document.title = `Error: ${TITLE}`;
  const group = byId(`${field}-group`);
  group?.classList.add('govuk-form-group--error');
  byId(field).setAttribute('aria-invalid', 'true');
  byId(field).closest('details')?.setAttribute('open', '');
  byId('problem').focus();
}

const TITLE = document.title;

export function clear() {
  byId('problem').hidden = true;
  byId('problem-list').replaceChildren();
  document.title = TITLE;
  for (const group of document.querySelectorAll('.govuk-form-group--error')) group.classList.remove('govuk-form-group--error');
  for (const field of document.querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid');
}
