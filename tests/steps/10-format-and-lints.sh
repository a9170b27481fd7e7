#!/usr/bin/env bash
# Formatting, lints, and core alone: natively and for the browser.
set -euo pipefail
cd "$(dirname "$0")/../.."
cargo fmt --check
cargo clippy --quiet --locked --workspace --all-targets -- -D warnings
cargo check --quiet --locked -p dutydesk
if ! rustup target list --installed 2>/dev/null | grep -qx wasm32-unknown-unknown; then
    rustup target add wasm32-unknown-unknown
fi
cargo check --quiet --locked -p dutydesk --target wasm32-unknown-unknown
RUSTDOCFLAGS="-D warnings" cargo doc --quiet --locked --no-deps -p dutydesk
