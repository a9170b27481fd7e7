#!/usr/bin/env bash
# The same reports in Rust, Python and JavaScript, compared as numbers. The steps for Python and JavaScript come first.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tests/steps/need.sh
need_node
[ -x target/venv/bin/python ] || bash tests/steps/50-python.sh
[ -d wasm/pkg/npm ] || bash tests/steps/60-javascript.sh
cargo build --quiet --locked --release --example report
target/venv/bin/python tests/three_languages/compare.py
