// Holds the one register and answers questions about it: in a worker, or on the page where no worker can start.

import * as dutydesk from 'dutydesk';
import { messySheet } from './messy.js';

let register = null;

const calls = {
  start({ module }) {
    dutydesk.initSync(module);
    return { definitions: dutydesk.definitions(), questions: dutydesk.questions(), read_options: dutydesk.readOptions() };
  },
  async read({ files, names, options }, progress) {
    progress(`Reading ${files.length === 1 ? 'the file' : `${files.length} files`}`);
    drop();
    return hold(dutydesk.read(await named(files, names), options));
  },
  headings: async ({ files, names, options }) => dutydesk.headings(await named(files, names), options),
  scenario({ name, seed }, progress) {
    progress('Making an invented county');
    drop();
    const made = dutydesk.scenario(name, seed);
    return { ...hold(made.register), as_of: made.as_of };
  },
  messy({ name, seed }, progress) {
    progress('Making a messy duty sheet');
    const made = dutydesk.scenario(name, seed);
    const { text } = messySheet(made);
    made.register.free();
    return text;
  },
  page({ options }, progress) {
    progress('Working out the figures');
    return register.page(options);
  },
  list: ({ options, list }) => register.page(options, list),
  rows: ({ options, list }) => register.lines(options, list),
  html: ({ options }) => register.reportHtml(options),
  async workbook({ options }) {
    const { written } = await import('./workbook.js');
    return written(register.reportSheets(options));
  },
};

async function named(files, names) {
  const { unpacked } = await import('dutydesk/workbook');
  const all = [];
  // One by one: the largest alone may need what memory there is.
  for (const [at, file] of files.entries()) all.push({ name: names[at], bytes: await unpacked(new Uint8Array(file)) });
  return all;
}

// Before anything else is read: should that fail, nothing of the last is left to be taken for it.
function drop() {
  register?.free();
  register = null;
}

function hold(next) {
  register = next;
  const { last_day } = next.summary();
  return { as_of: last_day, last_day, reading: next.reading(), unexplained: next.unexplainedHolders(), profile: next.profile() };
}

// An error leaves with its code and message if the library gave it; nothing of any other is shown.
async function answer(call, given, progress) {
  try {
    return { value: await calls[call](given ?? {}, progress) };
  } catch (error) {
    const known = error instanceof dutydesk.DutydeskError && error.code !== 'internal';
    return { error: known ? { code: error.code, message: error.message, argument: error.argument } : { code: 'fault' } };
  }
}

if (typeof document === 'undefined') {
  self.addEventListener('message', async ({ data: { id, call, given } }) => {
    const progress = (words) => self.postMessage({ id, progress: words });
    self.postMessage({ id, ...(await answer(call, given, progress)) });
  });
} else {
  globalThis.dutydeskEngine = answer;
}
