#!/usr/bin/env bash
# Every test there is: each step of tests/steps in order, with its seconds. A step can be run alone.
set -euo pipefail
cd "$(dirname "$0")/.."
if [ -z "${DUTYDESK_REFERENCE_DATA:-}" ]; then
    echo "DUTYDESK_REFERENCE_DATA is not set: tests on data from elsewhere are left out and say so."
fi
# Tests say here what they left out, so that the count below is of them all.
DUTYDESK_LEFT_OUT=$(mktemp)
export DUTYDESK_LEFT_OUT
trap 'rm -f "$DUTYDESK_LEFT_OUT"' EXIT
started=$SECONDS
# What later steps need is fetched beside the first builds. Should that fail, the step that needs it tries again and says why.
(. tests/steps/need.sh && need_venv && need_node && need_chromium) >/dev/null 2>&1 &
fetching=$!
for step in tests/steps/[0-9][0-9]-*.sh; do
    case $step in tests/steps/[5-9]*) wait "$fetching" || true ;; esac
    before=$SECONDS
    echo "== $step"
    bash "$step"
    echo "== $step: $((SECONDS - before)) s"
done
echo "== all steps passed in $((SECONDS - started)) s; tests left out for want of data: $(sort -u "$DUTYDESK_LEFT_OUT" | wc -l)"
sort -u "$DUTYDESK_LEFT_OUT" | sed 's/^/   left out: /'
