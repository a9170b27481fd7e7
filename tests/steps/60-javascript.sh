#!/usr/bin/env bash
# The JavaScript package: built, small enough, right in Node and in a browser, and as its types say.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tests/steps/need.sh
need_wasm_target
need_node
need_chromium

bash wasm/build.sh --panic-on-purpose

# held FILE MOST: fails where a module is larger, packed with gzip -9.
held() {
    local size
    size=$(gzip -9 <"wasm/pkg/npm/$1" | wc -c)
    if [ "$size" -gt "$2" ]; then
        echo "$1 is $size bytes with gzip -9; it may be $2" && exit 1
    fi
}
held dutydesk_bg.wasm 600000
held calendar/dutydesk_bg.wasm 60000

cd wasm
node_modules/.bin/tsc -p .
node --test tests/*.mjs
