// In Node the module is read from beside this file and is ready at once.
import { readFileSync } from "node:fs";
import { initSync } from "./index.js";

initSync(readFileSync(new URL("dutydesk_bg.wasm", import.meta.url)));

export * from "./index.js";
