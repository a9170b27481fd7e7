#!/usr/bin/env bash
# Builds the npm package and the pieces of the dashboard into wasm/pkg:
#   npm/                the package, loaded by Node and by a page as a module; dutydesk-VERSION.tgz is the same, packed
#   npm/workbook.js     its entry dutydesk/workbook, with the libraries that read cells
#   npm/calendar/       its entry dutydesk/calendar: a module of its own, with working days alone
#   compiled.wasm       its module before its names are taken away, for budget.mjs
#   no-modules/         the same for a page without modules: dutydesk.js, which makes `dutydesk` global, and the .wasm
#   panic-on-purpose/   only with --panic-on-purpose: the package with one more function, for the tests
set -euo pipefail
cd "$(dirname "$0")"
pkg=$PWD/pkg
compiled=${CARGO_TARGET_DIR:-../target}/wasm32-unknown-unknown/release-wasm/dutydesk_wasm.wasm
rm -rf "$pkg"
mkdir -p "$pkg"
# What is there may be of an earlier lock file.
[ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --silent

# A panic's place is kept as text in the module: without the folder of this machine in it.
remap=
for folder in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*/; do
    remap="$remap --remap-path-prefix=$folder="
done
# The names of functions say for which types they were made, which budget.mjs goes by.
export RUSTFLAGS="${RUSTFLAGS:-}$remap -Csymbol-mangling-version=v0"

compile() {
    cargo build --quiet --locked -p dutydesk-wasm --target wasm32-unknown-unknown --profile release-wasm "$@"
}

# bind FOLDER TARGET: the module and its JavaScript, made small.
bind() {
    RUSTFLAGS='' cargo run --quiet --locked -p dutydesk-wasm-pack -- "$compiled" "$1" "$2"
    node_modules/.bin/wasm-opt -Os "$1/dutydesk_bg.wasm" -o "$1/dutydesk_bg.wasm"
}

if [ "${1:-}" = --panic-on-purpose ]; then
    compile --features panic-on-purpose
    bind "$pkg/panic-on-purpose" web
    cp calendar.js index.js module.js node.js package.json "$pkg/panic-on-purpose"
fi

compile --no-default-features
bind "$pkg/npm/calendar" web
cp module.js node.js "$pkg/npm/calendar"
cp calendar.js "$pkg/npm/calendar/index.js"

compile
cp "$compiled" "$pkg/compiled.wasm"
bind "$pkg/npm" web
cp calendar.d.ts calendar.js index.d.ts index.js module.js node.js ../LICENSE-APACHE ../LICENSE-MIT ../README.md workbook.d.ts "$pkg/npm"
node_modules/.bin/esbuild workbook.js --bundle --format=esm --platform=browser --target=es2022 --external:./module.js \
    --charset=utf8 --minify --legal-comments=none --log-level=warning \
    --banner:js="/*! Holds:"$'\n'"$(node notices.mjs read-excel-file saxen fflate) */" --outfile="$pkg/npm/workbook.js"
node -e '
    const { devDependencies, ...rest } = JSON.parse(fs.readFileSync("package.json", "utf8"));
    fs.writeFileSync("pkg/npm/package.json", JSON.stringify(rest, null, 2) + "\n");
'
(cd "$pkg/npm" && npm pack --silent --pack-destination "$pkg" >"$pkg/packed")

bind "$pkg/no-modules" no-modules
node classic.mjs "$pkg/no-modules/dutydesk.js"

for module in npm/dutydesk_bg.wasm npm/calendar/dutydesk_bg.wasm; do
    printf '%s: %s bytes, %s packed with gzip -9\n' \
        "$module" "$(wc -c <"$pkg/$module")" "$(gzip -9 <"$pkg/$module" | wc -c)"
done
