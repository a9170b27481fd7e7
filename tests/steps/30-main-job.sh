#!/usr/bin/env bash
# The main job as a user runs it: the invented county, files of each form, and what must be refused in one line.
set -euo pipefail
cd "$(dirname "$0")/../.."
cargo build --quiet --locked --release --example report
report=target/release/examples/report
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

"$report" >"$out/county.txt"
grep -q "Invented data" "$out/county.txt"
for form in text json html; do
    for audience in management public; do
        "$report" --format "$form" --audience "$audience" -o "$out/county.$audience.$form"
        test -s "$out/county.$audience.$form"
    done
done
"$report" tests/data/cin_census_2024.xml --as-of 2024-03-31 >"$out/census.txt"
"$report" tests/data/duty_sheet.csv --as-of 2010-11-19 --by team --count children >"$out/sheet.txt"
"$report" tests/data/duty_sheet.csv --as-of 2010-11-19 --known-at 2010-11-01 --format json >"$out/sheet.json"

# One clear line, and an exit code that is not 0.
refused() {
    if "$report" "$@" >"$out/said.txt" 2>"$out/refused.txt"; then
        echo "not refused: $*" && exit 1
    fi
    if [ "$(wc -l <"$out/refused.txt")" != 1 ] || [ -s "$out/said.txt" ]; then
        echo "not refused in one line: $*" && cat "$out/refused.txt" && exit 1
    fi
}
printf '%%PDF-1.7\n1 0 obj\n' >"$out/really_a.pdf.csv"
: >"$out/empty.csv"
printf 'child_id,received\n' >"$out/headings.csv"
refused "$out/really_a.pdf.csv" --as-of 2010-11-19
refused "$out/empty.csv" --as-of 2010-11-19
refused "$out" --as-of 2010-11-19
refused "$out/nothing_there.csv" --as-of 2010-11-19
refused "$out/headings.csv"
refused tests/data/duty_sheet.csv --columns team=Zebedee
refused tests/data/duty_sheet.csv --as-of 19/11/2010
refused tests/data/duty_sheet.csv --as-of 1890-01-01
refused tests/data/cin_census_2024.xml --as-of 2025-06-01
refused --by county
refused --allocated everyone
refused --wrong
refused --as-of
refused --audience public --by worker
refused --format pdf
