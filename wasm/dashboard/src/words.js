// The words for wire names, and numbers and dates as people write them. The labels are core's own: the build reads them.

const LABELS = __LABELS__;

export const label = (wire) => LABELS[wire] ?? wire.replaceAll('_', ' ');

export const capital = (words) => words.slice(0, 1).toUpperCase() + words.slice(1);

export const heading = (wire) => capital(label(wire));

// A column of the list of cases is not the holder class of the same name.
const COLUMNS = { team: 'Team', unallocated_since: 'Not allocated since', days_unallocated: 'Days not allocated', title: 'Clock' };

export const columnHeading = (name) => COLUMNS[name] ?? heading(name);

const UNITS = { referrals: 'cases', children: 'children', family_groups: 'families' };

export const units = (count) => UNITS[count];

const whole = new Intl.NumberFormat('en-GB');
const tenths = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

export const number = (value) => whole.format(value);

export const decimal = (value) => tenths.format(value);

const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

const shortDays = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

const read = (iso) => new Date(`${iso}T00:00:00Z`);

export const day = (iso) => days.format(read(iso));

// For columns of days.
export const shortDay = (iso) => shortDays.format(read(iso));

// A text from the records on one line: a control letter could turn what follows around.
export const oneLine = (text) => text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029]/gu, ' ');
