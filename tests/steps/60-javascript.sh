#!/usr/bin/env bash
# The JavaScript package: built, small enough, right in Node and in a browser, and as its types say.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tests/steps/need.sh
need_wasm_target
need_node
need_chromium

bash wasm/build.sh --panic-on-purpose

most=400000
size=$(gzip -9 <wasm/pkg/npm/dutydesk_bg.wasm | wc -c)
if [ "$size" -ge "$most" ]; then
    echo "the module is $size bytes with gzip -9; it may be $most" && exit 1
fi

cd wasm
node_modules/.bin/tsc -p .
node --test tests/*.mjs
