"""How files are read: as the caller says, as they were before, and with the texts that nothing explains filled in."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Any

import polars
import pytest

import dutydesk as dd

SHEET = b"Child;Came in;Who\nc1;16/08/2010;JB\nc2;17/08/2010;QQ\nc3;18/08/2010;W017\nc4;18/08/2010;JB\n"
HOW: dict[str, Any] = {"columns": {"received": "Came in", "worker": "Who"}}


def holders_of(register: dd.Register) -> list[Any]:
    rows = register.table("holdings").rows()
    return sorted((row["referral_id"][:2], row["holder_kind"], row["worker_id"]) for row in rows)


def test_files_are_read_as_is_said() -> None:
    both = dd.read(SHEET, b"child_id,received\nc5,2010-08-19\n", **HOW)
    assert len(both) == 5
    with pytest.raises(dd.DutydeskError, match="no heading is the one given for `team`; there are: Came in, Child, Who") as refused:
        dd.read(SHEET, columns={**HOW["columns"], "team": "Team"})
    assert (refused.value.code, refused.value.argument) == ("missing_column", "columns")
    assert dd.read(SHEET, columns={**HOW["columns"], "team": None}).reading == dd.read(SHEET, **HOW).reading
    with pytest.raises(TypeError, match="no such option of read; did you mean holders[?]"):
        dd.read(SHEET, holdres={})  # type: ignore[call-arg]


def test_unexplained_texts_are_filled_in_and_read_back(tmp_path: Path) -> None:
    register = dd.read(SHEET, **HOW)
    table = register.unexplained_holders
    assert table.rows() == [
        {"text": "JB", "count": 2, "kind": None, "worker_id": None},
        {"text": "QQ", "count": 1, "kind": None, "worker_id": None},
    ]
    filled = "text,count,kind,worker_id\nJB,2,worker,W018\nQQ,1,duty,\n"
    (tmp_path / "holders.csv").write_text(filled, encoding="utf-8")
    frame = polars.DataFrame(table).with_columns(
        kind=polars.Series(["worker", "duty"]), worker_id=polars.Series(["W018", None])
    )
    as_dict = {"JB": ("worker", "W018"), "QQ": "duty"}
    for holders in (filled.encode(), tmp_path / "holders.csv", str(tmp_path / "holders.csv"), frame, frame.to_pandas(), as_dict):
        read = dd.read(SHEET, **HOW, workers="ids", holders=holders)
        assert holders_of(read) == [("c1", "worker", "W018"), ("c2", "duty", None), ("c3", "worker", "W017"), ("c4", "worker", "W018")]
        assert len(read.unexplained_holders) == 0
    with pytest.raises(dd.DutydeskError, match="holders: in row 2 one of these kinds of holder") as refused:
        dd.read(SHEET, **HOW, holders=filled.replace("worker,W018", "robot,").encode())
    assert (refused.value.code, refused.value.argument) == ("invalid_argument", "holders")
    with pytest.raises(FileNotFoundError):
        dd.read(SHEET, **HOW, holders="no_such_file.csv")
    # What stands in the file is in that table and in nothing that is handed on.
    register = dd.read(SHEET.replace(b"QQ", b"Zebedee"), **HOW)
    assert register.unexplained_holders.rows()[1]["text"] == "Zebedee"
    told = [register.report().to_json(), register.report().to_html(), register.findings.to_csv(), register.reading.to_csv(), repr(register)]
    assert not any("Zebedee" in text for text in told)


def test_a_profile_reads_the_next_file_the_same_way(tmp_path: Path) -> None:
    how = {**HOW, "workers": "ids", "holders": {"JB": ("worker", "W018")}, "authority": "Fenwick"}
    profile = dd.read(SHEET, **how, extracted="2010-10-11").profile()  # type: ignore[arg-type]
    assert profile == {
        "columns": {"child_id": "Child", "received": "Came in", "worker": "Who"},
        "holders": {"JB": ["worker", "W018"]},
        "workers": "ids",
        "dates": "day_first",
        "authority": "Fenwick",
    }
    (tmp_path / "profile.json").write_text(json.dumps(profile), encoding="utf-8")
    following = b"Child;Came in;Who\nc9;03/09/2010;JB\n"
    for given in (profile, tmp_path / "profile.json", str(tmp_path / "profile.json"), json.dumps(profile).encode()):
        register = dd.read(following, profile=given)
        assert holders_of(register) == [("c9", "worker", "W018")]
        assert register.profile() == profile
    assert holders_of(dd.read(following, profile=profile, holders={"JB": "duty"})) == [("c9", "duty", None)]
    with pytest.raises(dd.DutydeskError, match="profile: colour: no such option of reading") as refused:
        dd.read(following, profile={"colour": "blue"})
    assert refused.value.argument == "profile"


def test_without_a_day_it_is_the_last_on_which_anything_happened() -> None:
    register = dd.read(SHEET, **HOW)
    report = register.report()
    assert (report.as_of, report.as_of_because) == ("2010-08-18", "the last day on which anything in the files happened or was recorded")
    assert "18 August 2010 is the last day on which anything" in report.to_text()
    assert register.cases() == register.cases("2010-08-18") == register.cases(as_of=None)
    assert register.report("2010-08-18").as_of_because is None
    with pytest.raises(dd.DutydeskError, match="as_of: a day of the form 2010-12-20: nothing in the files") as refused:
        dd.read(b"child_id,received\n").report()
    assert (refused.value.code, refused.value.argument) == ("invalid_argument", "as_of")


def test_findings_name_the_file_the_row_and_the_heading(tmp_path: Path) -> None:
    bad = SHEET.replace(b"17/08/2010", b"31/02/2010")
    (tmp_path / "monday.csv").write_bytes(SHEET)
    (tmp_path / "tuesday.csv").write_bytes(bad.replace(b"c1", b"c5"))
    places = {(row["file"], row["row"], row["heading"]) for row in dd.read(tmp_path, **HOW).findings.rows() if row["code"] == "unreadable_date"}
    assert places == {("tuesday.csv", 3, "Came in")}
    alone = dd.read_duty_sheet(tmp_path / "tuesday.csv", **HOW)
    assert {row["file"] for row in alone.findings.rows()} == {"tuesday.csv"}
    assert {row["file"] for row in alone.reading.rows()} == {"tuesday.csv"}
    again = pickle.loads(pickle.dumps(alone))
    assert {row["file"] for row in again.findings.rows()} == {"tuesday.csv"}
    # Bytes and frames are of no file.
    frame = polars.DataFrame({"Child": ["c1"], "Came in": ["soon"], "Who": ["JB"]})
    for register in (dd.read(bad, **HOW), dd.read_duty_sheet(frame, **HOW)):
        assert [(row["file"], row["heading"]) for row in register.findings.rows() if row["code"] == "unreadable_date"] == [(None, "Came in")]
    for told in (alone.report(audience="public").to_html(), alone.report(audience="public").to_json()):
        assert "tuesday.csv" not in told and "Came in" not in told


def test_lists_say_where_a_referral_was_told(tmp_path: Path) -> None:
    sheet = b"Child,Received,Decision date\nc1,16/08/2010,\nc2,17/08/2010,\n"
    (tmp_path / "duty.csv").write_bytes(sheet)
    frame = polars.DataFrame({"child_id": ["c1", "c2"], "received": ["16/08/2010", "17/08/2010"], "decided": [None, None]})
    places = {"duty.csv": dd.read(tmp_path / "duty.csv"), None: dd.read_duty_sheet(frame)}
    for file, register in places.items():
        first = 2 if file else 0
        again = pickle.loads(pickle.dumps(register))
        for asked in (register, again):
            for answer in (asked.cases("2010-10-11"), asked.worklist("2010-10-11"), asked.timescales("2010-10-11")):
                told = {(row["child_id"], row["row"], row["file"]) for row in answer.rows()}
                assert told == {("c1", first, file), ("c2", first + 1, file)}
    public = places["duty.csv"].report("2010-10-11", audience="public")
    assert "duty.csv" not in public.to_html() + public.to_json()
