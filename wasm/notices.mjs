// The licences of what a bundle holds of other packages, as each of them comes.
//
//     node wasm/notices.mjs read-excel-file fflate

import { readFileSync, readdirSync } from "node:fs";

/** The name, version and licence of packages in node_modules. */
export function notices(names) {
  return names.map((name) => {
    const folder = new URL(`node_modules/${name}/`, import.meta.url);
    const { version } = JSON.parse(readFileSync(new URL("package.json", folder), "utf8"));
    const licence = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
    return `${name} ${version}\n${readFileSync(new URL(licence, folder), "utf8").trim()}`;
  }).join("\n\n");
}

if (process.argv[1] === new URL(import.meta.url).pathname) console.log(notices(process.argv.slice(2)));
