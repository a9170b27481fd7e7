// The example of README.md, and what its comments promise.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { ROOT } from "./package.mjs";

const readme = readFileSync(new URL("README.md", ROOT), "utf8");
const [, section] = readme.split(/^## In JavaScript$/m);
export const example = section.match(/```js\n(.*?)```/s)[1];
/** What each `console.log` prints, by the comment behind it. */
export const promised = [...example.matchAll(/console\.log\(.*\); \/\/ (\S+?):?(?: .*)?$/gm)].map(([, said]) => said);
assert.ok(promised.length >= 2, "the example promises nothing");
