"""Conventions on columns of each kind, times of day, and the calendar as a table to join to."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import date, datetime, time, timezone
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from test_columns import plain

import dutydesk as dd

CALENDAR = dd.Calendar("england_and_wales", ["2010-12-24", "2010-12-29"])
DAYS = [date(2010, 11, 19), date(2010, 11, 20), None, date(2010, 12, 24)]
COLUMNS = [
    DAYS,
    tuple(DAYS),
    np.array(DAYS, "datetime64[D]"),
    pd.Series(DAYS, dtype="datetime64[s]"),
    pl.Series(DAYS, dtype=pl.Date),
    pa.array(DAYS, pa.date32()),
    pa.chunked_array([[day] for day in DAYS], pa.date32()),
]


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: type(column).__module__ + type(column).__name__)
@pytest.mark.parametrize("roll", ["keep", "forward", "backward"])
@pytest.mark.parametrize("counting", ["exclusive", "inclusive"])
def test_a_column_by_a_convention_answers_as_its_days(column: object, roll: str, counting: str) -> None:
    by = {"roll": roll, "counting": counting}
    end = date(2010, 12, 31)
    due = CALENDAR.add_working_days(column, 3, **by)
    counts = CALENDAR.working_days_between(column, end, **by)
    assert type(due) is type(column)
    assert plain(due) == [day and CALENDAR.add_working_days(day, 3, **by) for day in DAYS]
    assert plain(counts) == [day and CALENDAR.working_days_between(day, end, **by) for day in DAYS]


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: type(column).__module__ + type(column).__name__)
def test_a_day_off_in_a_column_is_refused_where_asked(column: object) -> None:
    for call in (
        lambda: CALENDAR.add_working_days(column, 3, roll="error"),
        lambda: CALENDAR.working_days_between(column, date(2010, 12, 31), roll="error", outside="null"),
    ):
        with pytest.raises(dd.DutydeskError) as error:
            call()
        assert error.value.code == "not_a_working_day"


def test_lengths_and_times_of_day_by_a_convention() -> None:
    days = pl.Series(DAYS)
    with pytest.raises(dd.DutydeskError, match="length"):
        CALENDAR.working_days_between(days, days.head(2), counting="inclusive")
    with pytest.raises(dd.DutydeskError, match="time of day"):
        CALENDAR.add_working_days(pl.Series([datetime(2010, 11, 19, 14, 5)]), 1, counting="inclusive")


@pytest.mark.parametrize("wrong", [{"roll": "following"}, {"counting": "both"}, {"roll": ""}])
def test_names_that_are_none(wrong: dict[str, str]) -> None:
    for call in (
        lambda: CALENDAR.add_working_days(date(2010, 11, 19), 1, **wrong),
        lambda: CALENDAR.working_days_between(DAYS, date(2010, 11, 19), **wrong),
    ):
        with pytest.raises(dd.UnknownNameError):
            call()


def test_times_of_day() -> None:
    friday = date(2010, 11, 19)
    assert CALENDAR.within_hours(friday, 24, time=time(14, 5, 59)) == {
        "day": date(2010, 11, 20),
        "time": time(14, 5),
        "approximate": False,
        "deferred": False,
    }
    assert CALENDAR.within_hours(friday, 24, time="14:05") == CALENDAR.within_hours(friday, 24, time=time(14, 5))
    for wrong in ({"time": time(14, 5, tzinfo=timezone.utc)}, {"time": "14.05"}, {"opening": time(9)}):
        with pytest.raises(dd.DutydeskError) as error:
            CALENDAR.within_hours(friday, 24, **wrong)
        assert error.value.code == "invalid_argument"
    for hours in (-1, 2**32):
        with pytest.raises(dd.DutydeskError):
            CALENDAR.within_hours(friday, hours)
    for wrong_type in (14, datetime(2010, 11, 19, 14, 5), b"14:05"):
        with pytest.raises(TypeError):
            CALENDAR.within_hours(friday, 24, time=wrong_type)
    with pytest.raises(dd.DutydeskError, match="time of day"):
        CALENDAR.within_hours(datetime(2010, 11, 19, 14, 5), 24)


def test_months_from_dates() -> None:
    assert dd.add_months(date(2011, 1, 31), 3) == date(2011, 4, 30)
    with pytest.raises(dd.DutydeskError, match="time of day"):
        dd.add_months(datetime(2011, 1, 31, 14, 5), 3)


def test_the_table_covers_all_that_the_calendar_does() -> None:
    coverage = dd.coverage()
    table = CALENDAR.table()
    assert len(table) == (coverage["last"] - coverage["first"]).days + 1
    assert CALENDAR.table(coverage["first"], coverage["last"]) == table
    assert len(CALENDAR.table(last="1990-01-02")) == 2
    assert len(CALENDAR.table("2030-12-30")) == 2
    assert pickle.loads(pickle.dumps(CALENDAR.table("2010-12-20", "2011-01-05"))) == CALENDAR.table("2010-12-20", "2011-01-05")
    frame = pl.DataFrame(table)
    assert frame.schema == {
        "date": pl.Date,
        "working_day": pl.Boolean,
        "ordinal": pl.Int64,
        "holiday_name": pl.String,
        "local_closure": pl.Boolean,
        "proclaimed": pl.Boolean,
    }
    assert frame.filter("local_closure")["date"].to_list() == CALENDAR.closures
    assert frame.filter(~pl.col("proclaimed"))["date"].min() == date(2029, 1, 1)


def test_a_query_joins_to_the_table() -> None:
    """Counts and deadlines in SQL, by ordinals alone."""
    received = pl.Series([date(2010, 12, 4 + day) for day in range(25)])
    referrals = pl.DataFrame({"received": received, "seen": received.reverse()})
    query = """
        SELECT received, seen, b.ordinal - a.ordinal AS days, due.date AS due
        FROM referrals
        JOIN calendar AS a ON a.date = received
        JOIN calendar AS b ON b.date = seen
        JOIN (SELECT date, ordinal - 10 AS day_0 FROM calendar WHERE working_day) AS due ON due.day_0 = a.ordinal
        ORDER BY received
    """
    answers = pl.SQLContext(referrals=referrals, calendar=pl.DataFrame(CALENDAR.table())).execute(query).collect()
    assert len(answers) == len(referrals)
    assert answers["days"].to_list() == CALENDAR.working_days_between(referrals["received"], referrals["seen"]).to_list()
    assert answers["due"].to_list() == CALENDAR.add_working_days(referrals["received"], 10).to_list()


@pytest.mark.parametrize(
    ("argument", "call"),
    [
        ("division", lambda: dd.Calendar("england")),
        ("closures", lambda: dd.Calendar("scotland", ["24/12/2010"])),
        ("closures", lambda: dd.Calendar("scotland", ["1989-12-24"])),
        ("closures", lambda: dd.Calendar("scotland", "2010-12-24")),
        ("closures", lambda: dd.Calendar("scotland", 5)),
        ("closures", lambda: dd.Calendar("scotland", [5])),
        ("day", lambda: CALENDAR.is_working_day("soon")),
        ("day", lambda: CALENDAR.is_working_day(None)),
        ("day", lambda: CALENDAR.is_working_day(5)),
        ("day", lambda: CALENDAR.is_working_day("1989-12-31")),
        ("day", lambda: CALENDAR.is_proclaimed(datetime(2010, 12, 20, 9))),
        ("day", lambda: CALENDAR.is_proclaimed("2031-01-01")),
        ("day", lambda: CALENDAR.holiday_name("soon")),
        ("start", lambda: CALENDAR.add_working_days("soon", 1)),
        ("start", lambda: CALENDAR.add_working_days(5, 1)),
        ("start", lambda: CALENDAR.add_working_days(["2010-12-20", "soon"], 1)),
        ("start", lambda: CALENDAR.add_working_days(np.array(["2010-12-20T09"], "datetime64[h]"), 1)),
        ("outside", lambda: CALENDAR.add_working_days("2010-12-20", 1, outside="never")),
        ("roll", lambda: CALENDAR.add_working_days("2010-12-20", 1, roll="following")),
        ("counting", lambda: CALENDAR.working_days_between("2010-12-20", "2010-12-21", counting="both")),
        ("start", lambda: CALENDAR.working_days_between("soon", "2010-12-21")),
        ("end", lambda: CALENDAR.working_days_between("2010-12-20", "soon")),
        ("end", lambda: CALENDAR.working_days_between(["2010-12-20"], "soon")),
        ("end", lambda: CALENDAR.working_days_between("2010-12-20", ["soon"])),
        ("end", lambda: CALENDAR.working_days_between(["2010-12-20"], ["2010-12-20", "2010-12-21"])),
        ("received", lambda: CALENDAR.within_hours("soon", 24)),
        ("hours", lambda: CALENDAR.within_hours("2010-12-20", -1)),
        ("time", lambda: CALENDAR.within_hours("2010-12-20", 24, time="9")),
        ("opening", lambda: CALENDAR.within_hours("2010-12-20", 24, opening=9)),
        ("closing", lambda: CALENDAR.within_hours("2010-12-20", 24, closing="late")),
        ("closing", lambda: CALENDAR.within_hours("2010-12-20", 24, opening="09:00")),
        ("first", lambda: CALENDAR.table("soon")),
        ("first", lambda: CALENDAR.table("1989-12-31", "1990-01-01")),
        ("last", lambda: CALENDAR.table(None, "soon")),
        ("last", lambda: CALENDAR.table("2010-12-21", "2010-12-20")),
        ("division", lambda: dd.bank_holidays("wales", 2010)),
        ("year", lambda: dd.bank_holidays("scotland", 1989)),
        ("day", lambda: dd.add_months("soon", 1)),
        ("months", lambda: dd.add_months("2010-12-20", 200_000)),
    ],
)
def test_an_error_names_the_argument_at_fault(argument: str, call: Callable[[], Any]) -> None:
    with pytest.raises((dd.DutydeskError, TypeError)) as refused:
        call()
    assert refused.value.argument == argument, refused.value
