#!/usr/bin/env bash
# Unit, doc and integration tests, laws and vectors.
set -euo pipefail
cd "$(dirname "$0")/../.."
cargo test --quiet --locked
# Cargo keeps back what passing tests print: the number of shared vectors is to be seen.
cargo test --quiet --locked -p dutydesk-tests --test integration vectors::every_vector_holds -- --exact --nocapture
