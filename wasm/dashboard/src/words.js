// Numbers and dates as people write them.

export const capital = (words) => words.slice(0, 1).toUpperCase() + words.slice(1);

// A wire name as a heading.
export const heading = (wire) => capital(wire.replaceAll('_', ' '));

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
