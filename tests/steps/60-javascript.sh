#!/usr/bin/env bash
# The JavaScript package: built, within its budget, right in Node and in a browser, and as its types say.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tests/steps/need.sh
need_wasm_target
need_node
need_chromium

bash wasm/build.sh --panic-on-purpose

node wasm/budget.mjs

cd wasm
node_modules/.bin/tsc -p .
node --test tests/*.mjs
