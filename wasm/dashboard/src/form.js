// The form: a field for each option that the report takes, as the library declares it. The usual choices stand first, the
// rest is folded.

import { byId, element } from './dom.js';
import { capital, day, heading } from './words.js';

const USUAL = ['as_of', 'known_at', 'allocated', 'by', 'count', 'audience'];

// Where the words for the wire name would not do for a label.
const LABELS = {
  as_of: 'Date',
  known_at: 'Knowledge date (optional)',
  allocated: 'Definition of allocated',
  by: 'Group by',
  referrals: 'Cases (open referrals)',
  family_groups: 'Families',
};

// The figures have sections of some of these names.
const idOf = (name) => (USUAL.includes(name) ? name : `option-${name}`);

const label = (wire) => LABELS[wire] ?? heading(wire);

let options = [];
let definitions = [];

export function build(started) {
  ({ definitions } = started);
  ({ options } = started.questions.find(({ name }) => name === 'report'));
  const usual = (option) => USUAL.includes(option.name);
  const order = (option) => USUAL.indexOf(option.name);
  byId('usual').replaceChildren(...options.filter(usual).sort((one, other) => order(one) - order(other)).map(group));
  byId('further').replaceChildren(...options.filter((option) => !usual(option)).map(group));
  for (const name of ['as_of', 'known_at']) byId(name).addEventListener('input', hints);
  byId('allocated').addEventListener('change', hints);
  hints();
}

function group(option) {
  const { name, kind } = option;
  const id = idOf(name);
  const hint = element('div', { class: 'govuk-hint', id: `${id}-hint` }, about(option));
  const words = element('label', { class: kind === 'flag' ? 'govuk-label govuk-checkboxes__label' : 'govuk-label', for: id }, label(name));
  const field = control(option);
  const parts = kind === 'flag' ? [element('div', { class: 'govuk-checkboxes__item' }, field, words), hint] : [words, hint, field];
  if (kind === 'view') parts.push(then(name));
  return element('div', { class: 'govuk-form-group', id: `${id}-group` }, ...parts);
}

// What a list of names means is in the names; of the rest the declaration says it.
const about = ({ about: words, kind, usual }) =>
  `${words}${['days', 'wholes', 'times'].includes(kind) ? ` Parted by commas${usual?.length ? `; without more ${usual.join(', ')}` : ''}.` : ''}`;

function control({ name, kind, names, usual, needed }) {
  const known = { id: idOf(name), name, 'aria-describedby': `${idOf(name)}-hint` };
  if (kind === 'name' || kind === 'definition') {
    const choices = (usual === null ? [''] : []).concat(names);
    return element('select', { class: 'govuk-select', ...known }, ...choices.map((value) =>
      element('option', { value, selected: value === usual }, value !== '' ? label(value) : kind === 'definition' ? 'The strictest that the files can answer' : 'As the rules have it')));
  }
  if (kind === 'rules') return element('input', { class: 'govuk-file-upload', type: 'file', accept: '.json,application/json', ...known });
  if (kind === 'flag') return element('input', { class: 'govuk-checkboxes__input', type: 'checkbox', ...known });
  const type = { day: 'date', view: 'date', whole: 'number' }[kind] ?? 'text';
  const value = kind === 'whole' ? usual : undefined;
  return element('input', { class: 'govuk-input', type, value, required: needed, autocomplete: 'off', ...known });
}

// What was known at the date itself.
function then(name) {
  const box = element('input', { class: 'govuk-checkboxes__input', type: 'checkbox', id: `${name}-then` });
  box.addEventListener('change', hints);
  return element('div', { class: 'govuk-checkboxes__item' }, box,
    element('label', { class: 'govuk-label govuk-checkboxes__label', for: box.id }, 'As known on the date itself'));
}

// What the choices mean. A date is said in words, as its field writes it in the order of the browser's own country.
export function hints() {
  if (options.length === 0) return;
  const inWords = (name, before, without) => {
    byId(`${name}-hint`).textContent = byId(name).value ? `${before} ${day(byId(name).value)}` : without;
  };
  inWords('as_of', 'As at the end of', 'As at the end of this day; left out, the last in the files');
  inWords('known_at', 'Only what had been recorded by', 'Only what had been recorded by this day');
  byId('known_at').disabled = byId('known_at-then').checked;
  const definition = definitions.find(({ name }) => name === byId('allocated').value);
  byId('allocated-hint').textContent = definition ? capital(definition.meaning) : '';
}

/** The form for records that were just read, up to a day. */
export function begin(as_of) {
  byId('as_of').value = as_of ?? '';
  byId('known_at').value = '';
  byId('known_at-then').checked = false;
  hints();
}

const listed = (text) => text.split(',').map((each) => each.trim());

/** What is chosen: blank fields ask nothing. A text that is no number is refused by the library, which says what it takes. */
export async function chosen() {
  const asked = {};
  for (const { name, kind } of options) {
    const field = byId(idOf(name));
    if (kind === 'view' && byId(`${name}-then`).checked) asked[name] = 'then';
    else if (kind === 'flag') asked[name] = field.checked;
    else if (kind === 'rules' && field.files.length > 0) asked[name] = await field.files[0].text();
    else if (kind !== 'rules' && field.value.trim() !== '') asked[name] = read(kind, field.value);
  }
  return asked;
}

const number = (text) => Number.isFinite(Number(text)) ? Number(text) : text;

function read(kind, text) {
  if (kind === 'whole') return number(text);
  if (kind === 'wholes') return listed(text).map(number);
  return kind === 'days' || kind === 'times' ? listed(text) : text;
}

/** The field of what an error is about. */
export const fieldOf = (error) => (options.some(({ name }) => name === error?.argument) ? idOf(error.argument) : 'as_of');
