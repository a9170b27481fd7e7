// Reads jobs from standard input, one JSON object a line: files and options. Writes each report as a line of JSON, or the
// code of the error.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { createInterface } from "node:readline";
import { DutydeskError, init, read } from "../../wasm/pkg/npm/node.js";

await init();
for await (const line of createInterface({ input: process.stdin })) {
  const { files, options } = JSON.parse(line);
  let answer;
  try {
    const register = read(files.map((file) => ({ name: basename(file), bytes: new Uint8Array(readFileSync(file)) })));
    answer = { report: register.report(options) };
    register.free();
  } catch (error) {
    if (!(error instanceof DutydeskError)) throw error;
    answer = { error: error.code };
  }
  console.log(JSON.stringify(answer));
}
