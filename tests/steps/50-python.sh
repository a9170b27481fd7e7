#!/usr/bin/env bash
# The Python wheel: built, installed, its tests, its stubs against what it exports, and its size.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tests/steps/need.sh
need_venv
venv=target/venv
rm -rf target/wheels
"$venv/bin/maturin" build --quiet --release --locked -m python/Cargo.toml --out target/wheels -i "$venv/bin/python"
"$venv/bin/python" -m pip install --quiet --force-reinstall --no-deps target/wheels/dutydesk-*.whl
size=$(stat -c %s target/wheels/dutydesk-*.whl)
echo "the wheel is $((size / 1000)) kB"
# Of which workbooks, read and written, are about 1 MB.
if [ "$size" -ge 3200000 ]; then
    echo "the wheel is not under 3.2 MB" && exit 1
fi
# From the folder of the tests, so that what is installed is tested and not the sources beside it.
cd python/tests
python="../../$venv/bin/python"
"$python" -m pytest -q -p no:cacheprovider
"$python" -m mypy.stubtest dutydesk --mypy-config-file ../pyproject.toml --allowlist stubtest_allowlist.txt
"../../$venv/bin/mypy" --config-file ../pyproject.toml -p dutydesk
