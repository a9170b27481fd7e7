"""The same registers reported on in Rust, Python and JavaScript: every figure equal, compared as numbers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import dutydesk

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
DATA = ROOT / "tests" / "data"
RUST = ROOT / "target" / "release" / "examples" / "report"


def registers(folder: Path) -> list[tuple[str, list[Path], str]]:
    """Name, files and day of at least ten registers: files of each form, scenarios, and broken ones."""
    census = (DATA / "cin_census_2024.xml").read_bytes()
    cut = folder / "cut.xml"
    cut.write_bytes(census[: len(census) * 6 // 10])
    header = folder / "header.csv"
    header.write_text("child_id,received,worker\n")
    broken = folder / "broken.csv"
    broken.write_text(
        "child_id,received,decided,worker,allocated,closed\n"
        "c1,2010-08-16,soon,?,yesterday,31/02/2010\n,2010-08-16,,,,\nc2,1066-10-14,,W1,,\nc3,16/08/2010,,TM,17/08/2010,\n"
    )
    found = [
        ("duty sheet", [DATA / "duty_sheet.csv"], "2010-11-19"),
        ("messy duty sheet", [DATA / "duty_sheet_messy.csv"], "2010-11-19"),
        ("two duty sheets", [DATA / "duty_sheet.csv", DATA / "duty_sheet_messy.csv"], "2010-11-19"),
        ("census", [DATA / "cin_census_2024.xml"], "2024-03-31"),
        ("census cut off", [cut], "2024-03-31"),
        ("header alone", [header], "2010-11-19"),
        ("broken sheet", [broken], "2010-11-19"),
    ]
    for name, seed, arguments in [
        ("crisis_county", 2010, {}),
        ("small_team", 1, {}),
        ("county", 7, {"referrals_per_year": 1200, "years": 3}),
    ]:
        scenario = dutydesk.scenario(name, seed, **arguments)
        scenario.register.write(folder / name)
        found.append((name, sorted((folder / name).glob("*.csv")), str(scenario.as_of)))
    reference = os.environ.get("DUTYDESK_REFERENCE_DATA")
    if reference:
        samples = sorted((Path(reference) / "data" / "cin_census").glob("*.xml"))
        found += [(sample.name, [sample], "2022-07-21" if "fake" in sample.name else "2023-03-31") for sample in samples]
    else:
        print("left out: the census samples, for DUTYDESK_REFERENCE_DATA is not set")
        if log := os.environ.get("DUTYDESK_LEFT_OUT"):
            with open(log, "a") as left_out:
                left_out.write("three languages (data/cin_census)\n")
    return found


def in_rust(files: list[Path], options: dict[str, str]) -> object:
    arguments = [part for name, value in options.items() for part in (f"--{name.replace('_', '-')}", value)]
    done = subprocess.run([RUST, *files, *arguments, "--format", "json"], capture_output=True, check=True)
    return json.loads(done.stdout)


def in_python(files: list[Path], options: dict[str, str]) -> object:
    return dutydesk.read(*files).report(**options).to_dict()


def difference(ours: object, theirs: object, at: str = "") -> str | None:
    """Where two reports differ, if they do; 1 and 1.0 are one number."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        if ours.keys() != theirs.keys():
            return f"{at}: other fields"
        found = (difference(ours[key], theirs[key], f"{at}/{key}") for key in ours)
        return next(filter(None, found), None)
    if isinstance(ours, list) and isinstance(theirs, list):
        if len(ours) != len(theirs):
            return f"{at}: {len(ours)} and {len(theirs)} long"
        found = (difference(*pair, f"{at}/{place}") for place, pair in enumerate(zip(ours, theirs)))
        return next(filter(None, found), None)
    same = ours == theirs and isinstance(ours, bool) == isinstance(theirs, bool)
    return None if same else f"{at}: {ours!r} and {theirs!r}"


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        found = registers(Path(folder))
        assert len(found) >= 10
        jobs = [
            (name, files, {"as_of": as_of, **options})
            for name, files, as_of in found
            for options in [{}, {"by": "team", "count": "children", "audience": "public", "allocated": "named_case_holder"}]
        ]
        lines = "".join(json.dumps({"files": [str(file) for file in files], "options": options}) + "\n" for _, files, options in jobs)
        node = subprocess.run(["node", HERE / "report.mjs"], input=lines, capture_output=True, text=True)
        if node.returncode != 0:
            print(node.stderr)
            return 1
        wrong = 0
        for (name, files, options), line in zip(jobs, node.stdout.splitlines(), strict=True):
            rust = in_rust(files, options)
            for language, theirs in [("Python", in_python(files, options)), ("JavaScript", json.loads(line).get("report"))]:
                if differs := difference(rust, theirs):
                    wrong += 1
                    print(f"{name} {options}: Rust and {language} differ at {differs}")
        print(f"{len(found)} registers, {len(jobs)} reports in three languages: {wrong} differ")
        return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
