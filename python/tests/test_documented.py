"""What the documentation says of columns, fields, defaults and forms, against what comes out."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from conftest import ROOT

import dutydesk as dd

README = (ROOT / "python" / "README.md").read_text(encoding="utf-8")
CALENDAR = dd.Calendar()


def section(title: str) -> str:
    return README.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]


def named(thing: Any, label: str) -> list[str]:
    """The names in backticks of the paragraph that the label opens."""
    (paragraph,) = [text for text in thing.__doc__.split("\n\n") if text.startswith(label)]
    return re.findall(r"`(\w+)`", paragraph.removeprefix(label))


def columns(question: Any) -> list[str]:
    """The names of the list that the columns are told in."""
    return re.findall(r"^- `(\w+)`: ", question.__doc__.split("\nColumns:\n", 1)[1], re.MULTILINE)


def test_columns_that_come_out(small_team: dd.Scenario) -> None:
    register, as_of = small_team.register, small_team.as_of
    assert register.timescales(as_of, sentences=True).columns == columns(dd.Register.timescales)
    assert register.timescales(as_of).columns == columns(dd.Register.timescales)[:-1]
    assert register.worklist(as_of).columns == columns(dd.Register.worklist)
    for by in ("district", "team", "worker"):
        assert register.backlog(as_of, by=by).columns == columns(dd.Register.backlog)
    assert register.cases(as_of).columns == columns(dd.Register.cases)
    assert register.worklist_totals(as_of).columns == columns(dd.Register.worklist_totals)
    measured = columns(dd.Register.timeliness)
    bands, of_conferences = slice(17, 26), slice(26, 30)
    assert register.timeliness(as_of, clock="initial_assessment").columns == measured[:26] + measured[30:]
    assert register.timeliness(as_of, clock="icpc").columns == measured[:17] + measured[of_conferences] + measured[30:]
    assert len(measured[bands]) == 9


def test_columns_of_a_duty_sheet() -> None:
    with pytest.raises(dd.UnknownNameError) as refused:
        dd.read_duty_sheet(b"child_id,received\n", columns={"shoe_size": "Shoe"})
    assert str(refused.value).split("there are: ")[1].split(", ") == named(dd.read_duty_sheet, "Columns:")
    for needed in ("child_id", "received"):
        with pytest.raises(dd.UnreadableError, match=f"`{needed}`"):
            dd.read_duty_sheet(pa.table({name: ["1"] for name in ("child_id", "received", "team") if name != needed}))


def test_fields_that_come_out(small_team: dd.Scenario) -> None:
    for audience in ("management", "public"):
        report = small_team.register.report(small_team.as_of, audience=audience)
        assert list(report.to_dict()) == named(dd.Report, "Fields:")
    assert report.waiting is None and report.total["waiting_over_28_days_unallocated"] is not None
    assert set(dd.Calendar().within_hours("2010-11-19", 24)) == {"day", "time", "approximate", "deferred"}
    for rulebook in dd.rules():
        assert set(rulebook) <= set(named(dd.rules, "Fields:"))
        assert all(set(clock) <= set(named(dd.rules, "Fields of each of the `clocks`:")) for clock in rulebook["clocks"])
    assert {field for rulebook in dd.rules() for field in rulebook} == set(named(dd.rules, "Fields:"))
    assert all(f"`{name}`" in dd.coverage.__doc__ for name in dd.coverage())


def test_defaults(small_team: dd.Scenario) -> None:
    register, as_of = small_team.register, small_team.as_of
    usual = register.timescales(as_of)
    assert usual == register.timescales(
        as_of, due_within=5, division="england_and_wales", assessment_end="completed", closures=[], rules={"nation": "england"}
    )
    running = dd.read(b"child_id,received,assessment_started,assessment_completed\nc1,2010-11-15,2010-11-15,\nc2,2010-11-01,2010-11-01,2010-11-02\n")
    for day, state in (("2010-11-19", "running"), ("2010-11-22", "due_soon")):
        (row,) = [row for row in running.timescales(day).rows() if row["child_id"] == "c1" and row["clock"] == "initial_assessment"]
        assert (row["working_days_left"], row["state"]) == (6 if state == "running" else 5, state)
    week = register.worklist(as_of)
    assert week == register.worklist(as_of, due_within=5, missed_since=as_of - timedelta(6))
    assert week != register.worklist(as_of, missed_since=as_of - timedelta(30))
    measured = register.timeliness(as_of, clock="initial_assessment")
    assert measured == register.timeliness(
        as_of, clock="initial_assessment", cohort="completion", period="month", counted_from="day_0"
    )
    assert all(row["cohort"] is None or row["cohort"].day == 1 for row in measured.rows())
    report = register.report(as_of)
    same = register.report(
        as_of, by="district", allocated="registered_case_holder", count="referrals", audience="management"
    )
    told, given = report.to_dict(), same.to_dict()
    assert told.pop("allocated_because") == "the sources say which workers are registered"
    assert given.pop("allocated_because") is None and told == given


def test_as_of_is_the_end_of_the_day() -> None:
    register = dd.read(b"child_id,received,allocated,worker\nc1,16/08/2010,17/08/2010,W017\n")
    assert len(register.cases("2010-08-15")) == 0
    assert register.cases("2010-08-16").rows()[0]["holder"] == "nobody"
    assert register.cases("2010-08-17").rows()[0]["worker_id"] == "W017"


def test_dates_of_a_duty_sheet() -> None:
    text = section("Frames").split("Dates in a duty sheet", 1)[1]
    forms = re.findall(r"`([\w./ :-]*2010[\w./ :-]*)`", text.replace("\n", " "))
    assert len(forms) == 10
    for form in forms:
        read = dd.read(f"child_id,received\nc1,{form}\n".encode()).table("referrals").rows()
        assert [row["received"] for row in read] == [date(2010, 8, 16)], form
        assert read[0].get("received_time") == ("14:05" if ":" in form else None)
    for other in ("31/02/2010", "August 2010", "2010/16/08", "16th", "week 33"):
        read = dd.read(f"child_id,received\nc1,{other}\n".encode())
        assert len(read) == 0 and "unreadable_date" in {row["code"] for row in read.findings.rows()}
    timed = dd.read(b"child_id,received,allocated,worker\nc1,16/08/2010,17/08/2010 09:30,W017\n")
    assert [row["code"] for row in timed.findings.rows()] == ["time_beside_date"] and timed.tables()["extras"].rows()


TABLES = {
    name: re.findall(r"(\*\*)?`(\w+)`", columns)
    for name, columns in re.findall(r"^\| `(\w+)` \| (.*) \|$", section("The canonical tables"), re.MULTILINE)
}


def test_the_canonical_tables_are_those_of_the_library() -> None:
    source = (ROOT / "core" / "src" / "case" / "tables.rs").read_text(encoding="utf-8")
    written = re.findall(r"^    (\w+) [A-Z_]+ \w+ \w+ \{\n(.*?)^    \}", source, re.DOTALL | re.MULTILINE)
    known = {
        name: re.findall(r"^        (required|optional) (\w+):", columns, re.MULTILINE) for name, columns in written
    }
    assert known == {
        name: [("required" if bold else "optional", column) for bold, column in columns] for name, columns in TABLES.items()
    }
    with pytest.raises(dd.UnknownNameError) as refused:
        dd.Register.from_tables({"shoes": pa.table({"a": [1]})})
    assert str(refused.value).split("there are: ")[1] == ", ".join(TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_a_canonical_table_needs_the_columns_in_bold(table: str) -> None:
    columns = {column: pa.nulls(0, pa.string()) for _, column in TABLES[table]}
    every = dd.Register.from_tables({table: pa.table({**columns, "recorded": pa.nulls(0, pa.string())})})
    assert every.findings.rows() == []
    for bold, column in TABLES[table]:
        rest = {table: pa.table({name: cells for name, cells in columns.items() if name != column})}
        if bold:
            with pytest.raises(dd.UnreadableError, match=f"`{column}`"):
                dd.Register.from_tables(rest)
        else:
            dd.Register.from_tables(rest)


def test_kinds_that_come_out() -> None:
    days = [datetime(2010, 11, 19), None]
    kinds = {
        "numpy": (np.array(days, "datetime64[ns]"), np.dtype("datetime64[D]"), np.dtype("float64")),
        "pandas": (pd.Series(days, dtype="datetime64[ms]"), np.dtype("datetime64[ms]"), pd.Int64Dtype()),
        "polars": (pl.Series(days, dtype=pl.Datetime("us")), pl.Date, pl.Int32),
    }
    for column, dates, counts in kinds.values():
        assert CALENDAR.add_working_days(column, 1).dtype == dates
        assert CALENDAR.working_days_between(column, column).dtype == counts
    timed = pd.Series(days, dtype=pd.ArrowDtype(pa.timestamp("us")))
    assert CALENDAR.add_working_days(timed, 1).dtype == pd.ArrowDtype(pa.date32())
    stamps = pa.array(days, pa.timestamp("ms"))
    assert CALENDAR.add_working_days(stamps, 1).type == pa.date32()
    assert CALENDAR.working_days_between(stamps, stamps).type == pa.int32()
    arrow = pd.Series([date(2010, 11, 19)], dtype=pd.ArrowDtype(pa.date32()))
    assert CALENDAR.working_days_between(arrow, arrow).dtype == pd.ArrowDtype(pa.int32())


def test_counting_back_and_what_roll_moves() -> None:
    friday, saturday, monday = date(2010, 11, 19), date(2010, 11, 20), date(2010, 11, 22)
    assert CALENDAR.add_working_days(saturday, -1) == friday and CALENDAR.add_working_days(saturday, 0) == saturday
    assert (CALENDAR.working_days_between(friday, monday), CALENDAR.working_days_between(monday, friday)) == (1, -1)
    # The end stays a Saturday, whatever the start becomes.
    for roll in ("keep", "forward", "backward", "error"):
        assert CALENDAR.working_days_between(friday, saturday, roll=roll) == 0
    for ends, both in (((friday, monday), 2), ((monday, friday), -2), ((friday, saturday), 1)):
        assert CALENDAR.working_days_between(*ends, counting="inclusive") == both


def test_rows_left_without_an_answer_are_counted_in_one_line() -> None:
    starts = pd.Series([date(2010, 11, 19), None, date(2031, 1, 1)], dtype="datetime64[s]")
    due = CALENDAR.add_working_days(starts, 1, outside="null")
    assert due.isna().sum() - starts.isna().sum() == 1
    ends = pl.Series([None, None, date(2010, 11, 19)])
    counts = CALENDAR.working_days_between(pl.Series(starts), ends, outside="null")
    assert counts.null_count() - (pl.Series(starts).is_null() | ends.is_null()).sum() == 1


def test_an_authority_of_a_sheet_and_of_canonical_files() -> None:
    """Hackney was exempt from the limit for an initial assessment; Coventry kept 7 working days."""
    own = {"authority": "Coventry", "clock": "initial_assessment", "from": "2010-03-17", "limit": {"amount": 7, "unit": "working_days"},
           "source": {"document": "Coventry Safeguarding Children Board procedures", "edition": "amended October 2010"}}  # fmt: skip
    limits = {None: "10 working days", "Coventry": "7 working days", "Hackney": None}
    for authority, limit in limits.items():
        register = dd.read_duty_sheet(b"child_id,received\nc1,2011-11-15\n", authority=authority)
        again = dd.read(*(text.encode() for text in register.to_csv().values()))
        for read in (register, again):
            rows = read.timescales("2011-11-15", rules={"nation": "england", "local_limits": [own]}).rows()
            assert [row["limit"] for row in rows if row["clock"] == "initial_assessment"] == [limit]
