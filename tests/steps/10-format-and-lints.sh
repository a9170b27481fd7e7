#!/usr/bin/env bash
# Formatting, lints, and core alone: with each of its features and none, and for the browser with all and none.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tests/steps/need.sh
cargo fmt --check
cargo clippy --quiet --locked --workspace --all-targets -- -D warnings
need_wasm_target
for features in "" census html scenario xlsx; do
    cargo clippy --quiet --locked -p dutydesk --no-default-features --features "$features" -- -D warnings
done
for features in "" census,html,scenario; do
    cargo clippy --quiet --locked -p dutydesk --target wasm32-unknown-unknown --no-default-features --features "$features" -- -D warnings
done
# The module of working days alone.
cargo clippy --quiet --locked -p dutydesk-wasm --target wasm32-unknown-unknown --no-default-features -- -D warnings
RUSTDOCFLAGS="-D warnings" cargo doc --quiet --locked --no-deps -p dutydesk
