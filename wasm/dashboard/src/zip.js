// What packs and unpacks, without workers of its own: the page lets no text become one, and works in one already.

import { zipSync } from '../../node_modules/fflate/esm/browser.js';

export { strToU8, zipSync } from '../../node_modules/fflate/esm/browser.js';

export function zip(files, done) {
  try {
    done(null, zipSync(files));
  } catch (error) {
    done(error, null);
  }
}
