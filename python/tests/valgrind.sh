#!/usr/bin/env bash
# The tests of the Arrow capsules under valgrind: nothing read or written that is not ours. Minutes, so not on every change.
# Needs valgrind, and what tests/steps/50-python.sh installed. numpy and pyarrow are told to use plain instructions.
set -euo pipefail
cd "$(dirname "$0")"
export PYTHONMALLOC=malloc ARROW_DEFAULT_MEMORY_POOL=system ARROW_USER_SIMD_LEVEL=NONE
log=$(mktemp)
valgrind --error-limit=no --log-file="$log" ../../target/venv/bin/python -m pytest -q -p no:cacheprovider -x \
    test_columns.py -k "same_kind or shape or capsule or another or refused"
# Only what has this library in its stack counts: Python and the others have noises of their own.
python3 - "$log" <<'PYTHON'
import re, sys
blocks = re.split(r"\n==\d+== \n", open(sys.argv[1], errors="replace").read())
ours = [block for block in blocks if re.search(r"Invalid|uninitialised|Mismatched", block) and "_native" in block]
print(f"{len(blocks)} blocks in the log, {len(ours)} of them faults with this library in the stack")
print("\n\n".join(ours))
sys.exit(bool(ours))
PYTHON
