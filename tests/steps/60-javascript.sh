#!/usr/bin/env bash
# The JavaScript package: built, small enough, right in Node and in a browser, and as its types say.
set -euo pipefail
cd "$(dirname "$0")/../.."
if ! rustup target list --installed 2>/dev/null | grep -qx wasm32-unknown-unknown; then
    rustup target add wasm32-unknown-unknown
fi
CHROMIUM=${CHROMIUM:-$(command -v chromium || true)}
if [ -z "$CHROMIUM" ]; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
    CHROMIUM=$(command -v chromium)
fi
export CHROMIUM

bash wasm/build.sh --panic-on-purpose

most=400000
size=$(gzip -9 <wasm/pkg/npm/dutydesk_bg.wasm | wc -c)
if [ "$size" -ge "$most" ]; then
    echo "the module is $size bytes with gzip -9; it may be $most" && exit 1
fi

cd wasm
node_modules/.bin/tsc -p .
node --test tests/*.mjs
