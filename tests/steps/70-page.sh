#!/usr/bin/env bash
# The page: built into one file, then used in a browser as a reader uses it.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tests/steps/need.sh
need_wasm_target
need_node
need_chromium
[ wasm/node_modules/.package-lock.json -nt wasm/package-lock.json ] || npm ci --silent --prefix wasm
# The step before may have made the package just now.
made=wasm/pkg/npm/dutydesk_bg.wasm
if [ ! -f "$made" ] || [ -n "$(find core/src wasm/src wasm/*.js Cargo.lock -newer "$made" -print -quit)" ]; then
    bash wasm/build.sh
fi
cargo build --quiet --locked --release --example report
node wasm/dashboard/build.mjs
node wasm/dashboard/tests/page.mjs
