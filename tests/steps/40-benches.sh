#!/usr/bin/env bash
# Each bench once, to see that it runs: no time is asserted here.
set -euo pipefail
cd "$(dirname "$0")/../.."
cargo bench --quiet --locked -p dutydesk-benches --benches --tests -- --test
