#!/usr/bin/env bash
# Formatting, lints, and core alone: natively and for the browser.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tests/steps/need.sh
cargo fmt --check
cargo clippy --quiet --locked --workspace --all-targets -- -D warnings
cargo check --quiet --locked -p dutydesk
need_wasm_target
cargo check --quiet --locked -p dutydesk --target wasm32-unknown-unknown
RUSTDOCFLAGS="-D warnings" cargo doc --quiet --locked --no-deps -p dutydesk
