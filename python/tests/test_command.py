"""`python -m dutydesk`, as a user runs it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import dutydesk as dd
from conftest import ROOT


def run(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dutydesk", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=cwd, timeout=120)


def test_report(duty_sheet: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    done = run("report", duty_sheet, "--as-of", "2010-11-19", "-o", page)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    register = dd.read(duty_sheet)
    assert page.read_text(encoding="utf-8") == register.report("2010-11-19").to_html()
    done = run("report", duty_sheet, "--as-of", "2010-11-19", "--by", "team", "--count", "children", "--format", "json")
    assert done.stdout == register.report("2010-11-19", by="team", count="children").to_json()
    text = run("report", duty_sheet, "--as-of", "2010-11-19", "--known-at", "2010-11-01")
    assert text.stdout == register.report("2010-11-19", known_at="2010-11-01").to_text()


def test_scenario(tmp_path: Path) -> None:
    done = run("scenario", "small_team", "--seed", "1", "-o", tmp_path / "county")
    assert done.returncode == 0 and "invented" in done.stdout
    files = list((tmp_path / "county").glob("*.csv"))
    assert dd.read(*files).to_csv() == dd.scenario("small_team", 1).register.to_csv()


@pytest.mark.parametrize(
    "arguments",
    [
        ["report", "no_such_file.csv", "--as-of", "2010-11-19"],
        ["report", ".", "--as-of", "2010-11-19"],
        ["report", "empty.csv", "--as-of", "2010-11-19"],
        ["report", "headings.csv"],
        ["report", "sheet.csv", "--columns", "team=Team"],
        ["report", "sheet.csv", "--holders", "no_such_file.csv"],
        ["report", "sheet.csv", "--profile", "sheet.csv"],
        ["report", "sheet.csv", "--as-of", "19/11/2010"],
        ["report", "sheet.csv", "--as-of", "1890-01-01"],
        ["report", "sheet.csv", "--as-of", "2010-11-19", "--by", "county"],
        ["report", "sheet.csv", "--as-of", "2010-11-19", "--allocated", "everyone"],
        ["report", "sheet.csv", "--as-of", "2010-11-19", "--audience", "public", "--by", "worker"],
        ["report", "sheet.csv", "--as-of", "2010-11-19", "-o", "no/such/folder.html"],
        ["scenario", "large_team", "-o", "out"],
        ["scenario", "county", "--years", "900", "-o", "out"],
        ["scenario", "county", "--years", "-1", "-o", "out"],
        ["scenario", "small_team", "--years", "3", "-o", "out"],
        ["scenario", "crisis_county", "--referrals-per-year", "1200", "-o", "out"],
    ],
    ids=" ".join,
)
def test_refused_in_one_line(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "sheet.csv").write_text("child_id,received\nc1,2010-08-16\n")
    (tmp_path / "headings.csv").write_text("child_id,received\n")
    (tmp_path / "empty.csv").touch()
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 1 and done.stdout == ""
    assert done.stderr.startswith("dutydesk: ") and done.stderr.count("\n") == 1, done.stderr


def test_wrong_arguments_and_help() -> None:
    assert run("report", "--wrong").returncode == 2
    assert run("report", "--format", "pdf").returncode == 2
    assert run().returncode == 2
    assert "--as-of" in run("report", "--help").stdout


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_an_interrupt_stops_at_once(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "dutydesk", "scenario", "county", "--referrals-per-year", "400000", "--years", "20"]
    process = subprocess.Popen([*command, "-o", str(tmp_path)], stderr=subprocess.PIPE, text=True)
    time.sleep(1.5)
    assert process.poll() is None, "it was done before it could be interrupted"
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=10)
    assert process.returncode == 130 and "stopped" in said and "Traceback" not in said


def test_rules_come_from_a_file(duty_sheet: Path, tmp_path: Path) -> None:
    rules = tmp_path / "rules.json"
    allocated = "registered_case_holder"
    asked = ("report", duty_sheet, "--as-of", "2010-11-19", "--allocated", allocated, "--format", "json", "--rules", rules)
    rules.write_text('{"local_clocks": ["unallocated_safeguards"]}', encoding="utf-8")
    done = run(*asked)
    clocks = {line["clock"]: line for line in json.loads(done.stdout)["timeliness"]}
    assert clocks["waiting_child_seen"]["open"] > 0
    # A sheet does not tell of escalations.
    assert clocks["waiting_escalation"]["open"] is None
    assert clocks["waiting_escalation"]["cannot_tell"] > 0
    given = json.loads(rules.read_text(encoding="utf-8"))
    assert done.stdout == dd.read(duty_sheet).report("2010-11-19", allocated=allocated, rules=given).to_json()
    for wrong in ('{"nation": "france"}', "{", ""):
        rules.write_text(wrong, encoding="utf-8")
        done = run(*asked)
        assert done.returncode == 1 and "Traceback" not in done.stderr and "france" not in done.stderr
        assert done.stderr.startswith("dutydesk: rules: ") and "(line 1, column " in done.stderr, done.stderr
    rules.write_text('{"local_clocks": ["unallocated_safeguards"]}', encoding="utf-8-sig")
    assert run(*asked).stdout == dd.read(duty_sheet).report("2010-11-19", allocated=allocated, rules=given).to_json()
    rules.write_bytes(b"\xff\xfe{")
    assert "UTF-8" in run(*asked).stderr
    rules.unlink()
    assert run(*asked).returncode == 1


def test_the_rules_of_one_authority(tmp_path: Path) -> None:
    sheet, rules = tmp_path / "sheet.csv", tmp_path / "rules.json"
    sheet.write_text(
        "child_id,received,assessment_kind,assessment_started,assessment_completed\nc1,2010-12-20,initial,2010-12-20,\n"
    )
    limit = {
        "authority": "Coventry",
        "clock": "initial_assessment",
        "from": "2010-03-17",
        "limit": {"amount": 7, "unit": "working_days"},
    }
    rules.write_text(json.dumps({"local_limits": [limit]}), encoding="utf-8")
    asked = ("report", sheet, "--as-of", "2011-01-05", "--format", "json", "--rules", rules)

    def overdue(*authority: str) -> int:
        done = run(*asked, *authority)
        assert done.returncode == 0, done.stderr
        clocks = {line["clock"]: line for line in json.loads(done.stdout)["timeliness"]}
        return int(clocks["initial_assessment"]["open_overdue"])

    # 7 working days from 20 December 2010 end on 31 December, 10 on 6 January.
    assert (overdue(), overdue("--authority", "Hackney"), overdue("--authority", "Coventry")) == (0, 0, 1)
    register, given = dd.read(sheet), {"local_limits": [limit]}
    verdicts = register.timescales("2011-01-05", rules=given, authority="Coventry").rows()
    assert [row["due"] for row in verdicts if row["clock"] == "initial_assessment"] == [date(2010, 12, 31)]
    assert run(*asked, "--authority", " ").returncode == 1
    # Its answers would be those of the national rules, under its name.
    done = run(*asked, "--authority", "Coventree")
    assert done.returncode == 1 and "did you mean Coventry?" in done.stderr


OPTIONS = {
    "as_of": ("2010-11-19", "2010-11-19"),
    "known_at": ("then", "then"),
    "allocated": ("named_person", "named_person"),
    "by": ("team", "team"),
    "count": ("children", "children"),
    "bands": ("7,28", [7, 28]),
    "division": ("scotland", "scotland"),
    "closures": ("2010-11-01,2010-11-02", ["2010-11-01", "2010-11-02"]),
    "authority": ("Hackney", "Hackney"),
    "assessment_end": ("authorised", "authorised"),
    "desk_hours": ("09:00,17:00", ("09:00", "17:00")),
    "due_within": ("3", 3),
    "missed_since": ("2010-11-01", "2010-11-01"),
    "sentences": (None, True),
    "audience": ("public", "public"),
    "progress": ("not_started", "not_started"),
    "holder": ("manager", "manager"),
    "group": ("", ""),
    "region": ("held_by_manager", "held_by_manager"),
    "allocation": ("waiting", "waiting"),
    "child_seen": ("never", "never"),
    "days_since_referral": ("8+", "8+"),
    "days_unallocated": ("0-365", "0-365"),
    "clock": ("initial_assessment", "initial_assessment"),
    "counted_as": ("open", "open"),
    "counted_from": ("start_of_work", "start_of_work"),
    "cohort": ("referral", "referral"),
    "period": ("year", "year"),
}


@pytest.mark.parametrize("question", dd.questions(), ids=lambda question: str(question["name"]))
def test_every_option_of_every_question(question: dict[str, Any], duty_sheet: Path, tmp_path: Path) -> None:
    """What a command takes is what the method takes, and help tells of it."""
    rules = tmp_path / "rules.json"
    rules.write_text('{"local_clocks": ["unallocated_safeguards"]}', encoding="utf-8")
    words: list[str | Path] = [question["name"], duty_sheet]
    given: dict[str, Any] = {}
    for option in question["options"]:
        name = option["name"]
        text, value = OPTIONS.get(name, (str(rules), {"local_clocks": ["unallocated_safeguards"]}))
        if (question["name"], name) == ("timeliness", "by"):
            text = value = "receiving_team"
        words += ["--" + name.replace("_", "-")] + ([] if text is None else [text])
        given[name] = value
    done = run(*words)
    assert done.returncode == 0, done.stderr
    answer = getattr(dd.read(duty_sheet), question["name"])(**given)
    assert done.stdout == (answer.to_csv() if question["name"] != "report" else answer.to_html())
    told = run(question["name"], "--help").stdout
    assert all("--" + option["name"].replace("_", "-") in told for option in question["options"])


def test_how_files_are_read_is_said_and_kept(tmp_path: Path) -> None:
    sheet, holders, profile, columns = (tmp_path / name for name in ("sheet.csv", "holders.csv", "profile.json", "columns.json"))
    sheet.write_text("Child;Came in;Who\nc1;16/08/2010;JB\nc2;17/08/2010;W017\n", encoding="utf-8")
    columns.write_text('{"received": "Came in", "worker": "Who"}', encoding="utf-8")
    how = ["--columns", "received=Came in,worker=Who", "--workers", "ids"]
    assert run("unexplained", sheet, *how).stdout == "text,count,kind,worker_id\nJB,1,,\n"
    holders.write_text("text,count,kind,worker_id\nJB,1,worker,W018\n", encoding="utf-8")
    done = run("profile", sheet, "--columns", columns, "--workers", "ids", "--holders", holders, "-o", profile)
    assert done.returncode == 0, done.stderr
    kept = json.loads(profile.read_text(encoding="utf-8"))
    assert kept == dd.read(sheet, columns={"received": "Came in", "worker": "Who"}, workers="ids", holders=holders).profile()
    for given in ([*how, "--holders", holders], ["--profile", profile]):
        done = run("cases", sheet, *given, "--dates", "day_first")
        assert done.stdout == dd.read(sheet, profile=profile).cases("2010-08-17").to_csv(), done.stderr
    assert "Came in,received," in run("reading", sheet, "--profile", profile).stdout
    assert run("findings", sheet, "--profile", profile).stdout.startswith("code,severity,")


def test_the_example_of_the_readme(tmp_path: Path) -> None:
    section = (ROOT / "README.md").read_text(encoding="utf-8").split("\n## In Python\n", 1)[1].split("\n## ", 1)[0]
    example = re.findall(r"```python\n(.*?)```", section, re.DOTALL)
    assert len(example) == 1
    (tmp_path / "duty.csv").write_bytes((ROOT / "tests" / "data" / "duty_sheet.csv").read_bytes())
    done = subprocess.run(
        [sys.executable, "-c", example[0]], capture_output=True, text=True, cwd=tmp_path, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "report.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
