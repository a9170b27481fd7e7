#!/usr/bin/env bash
# Unit, doc and integration tests, laws and vectors.
set -euo pipefail
cd "$(dirname "$0")/../.."
cargo test --quiet --locked
