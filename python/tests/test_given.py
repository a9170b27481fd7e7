"""What callers have: columns of nothing, of texts and of several types, moments of numpy and pandas, numbers too long."""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import date, datetime, time, timezone
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from test_columns import plain

import dutydesk as dd

CALENDAR = dd.Calendar("england_and_wales")


def refused(call: Callable[[], Any], code: str) -> str:
    with pytest.raises(dd.DutydeskError) as error:
        call()
    assert error.value.code == code
    return str(error.value)


def test_pandas_pairs_by_position_only_where_the_index_is_one() -> None:
    starts = pd.Series(pd.to_datetime(["2010-11-15", "2010-11-19"]), index=[7, 8])
    ends = pd.Series(pd.to_datetime(["2010-11-22", "2010-11-26"]), index=[8, 7])
    for options in ({}, {"outside": "null"}, {"counting": "inclusive"}):
        between = lambda one, other: CALENDAR.working_days_between(one, other, **options)
        assert "align them first" in refused(lambda: between(starts, ends), "invalid_argument")
        assert "align them first" in refused(lambda: between(starts, ends.head(1)), "invalid_argument")
    # 15 to 26 November, 19 to 22 November: by label, not by place.
    assert CALENDAR.working_days_between(starts, ends.reindex(starts.index)).to_dict() == {7: 9, 8: 1}
    # What has no labels goes by position.
    assert plain(CALENDAR.working_days_between(starts, ends.to_numpy())) == [5, 5]
    assert plain(CALENDAR.working_days_between(starts, ends.dt.date.tolist())) == [5, 5]


NOTHING = {
    "polars": pl.Series("due", [None, None]),
    "pyarrow": pa.nulls(2),
    "pyarrow in chunks": pa.chunked_array([pa.nulls(1), pa.nulls(1)]),
    "pandas": pd.Series([None, None], dtype=object),
    "pandas with arrow": pd.Series([None, None], dtype=pd.ArrowDtype(pa.null())),
    "pandas text": pd.Series([None, None], dtype="str"),
    "polars text": pl.Series("due", [None, None], dtype=pl.String),
    "list": [None, None],
    "numpy": np.array(["NaT", "NaT"], "datetime64[D]"),
}


@pytest.mark.parametrize("kind", NOTHING)
def test_a_column_of_nothing_has_no_answers(kind: str) -> None:
    column = NOTHING[kind]
    due = CALENDAR.add_working_days(column, 10)
    assert plain(due) == plain(CALENDAR.working_days_between(column, column)) == [None, None]
    assert plain(CALENDAR.working_days_between(column, date(2010, 12, 20))) == [None, None]
    if kind == "polars":
        assert due.dtype == pl.Date and due.name == "due"
    if kind.startswith("pyarrow"):
        assert due.type == pa.date32()


def test_frames_with_columns_of_nothing() -> None:
    cells = {"child_id": ["c1", "c2"], "received": [date(2010, 8, 16), date(2010, 9, 1)], "worker": [None, None]}
    frames = [pl.DataFrame(cells), pa.table(cells), pd.DataFrame(cells), pl.DataFrame(cells).to_pandas()]
    assert pl.DataFrame(cells).schema["worker"] == pl.Null
    texts = [dd.read_duty_sheet(frame).to_csv() for frame in frames]
    assert texts == [texts[0]] * 4 and len(dd.read_duty_sheet(frames[0])) == 2
    referrals = {"referrals": pl.DataFrame({"referral_id": ["r1"], **{name: cells[name][:1] for name in ("child_id", "received")}, "team": [None]})}
    assert len(dd.Register.from_tables(referrals)) == 1
    assert dd.Table(pl.DataFrame({"a": [None, None], "b": [1, None]})).rows() == [{"a": None, "b": 1}, {"a": None, "b": None}]


def cells_of(*cells: Any) -> list[Any]:
    table = dd.Table(pd.DataFrame({"a": pd.Series(list(cells), dtype=object)}))
    return [row["a"] for row in table.rows()]


def test_pandas_columns_of_several_types_are_texts() -> None:
    assert cells_of("A12", 1207, 1207.0, None, np.int64(5), np.float64(6), float("nan"), pd.NA) == [
        "A12", "1207", "1207", None, "5", "6", None, None,
    ]  # fmt: skip
    assert cells_of("x", 12.5, Decimal("3"), Decimal("1.25"), True, np.bool_(False)) == ["x", "12.5", "3", "1.25", "true", "false"]
    assert cells_of("tbc", date(2010, 8, 16), datetime(2010, 8, 16), pd.Timestamp("2010-08-16 14:05"), pd.NaT) == [
        "tbc", "2010-08-16", "2010-08-16", "2010-08-16 14:05:00", None,
    ]  # fmt: skip
    # A date and a moment together: the time is not lost.
    assert cells_of(date(2010, 8, 16), datetime(2010, 8, 16, 14, 5)) == ["2010-08-16", "2010-08-16 14:05:00"]
    assert cells_of(np.datetime64("2010-08-16"), np.datetime64("2010-08-16T14:05", "ns")) == ["2010-08-16", "2010-08-16 14:05:00"]
    assert cells_of(time(14, 5), None) == ["14:05", None]
    assert cells_of(2**70, 1) == [str(2**70), "1"]
    # Of one type the column is of that type.
    assert cells_of(date(2010, 8, 16), None) == [date(2010, 8, 16), None]
    assert cells_of(1, None) == [1, None]
    assert cells_of(True, None) == [True, None]
    assert dd.Table(pd.DataFrame({"a": pd.Categorical(["A12", 1207, None])})).rows() == [{"a": "A12"}, {"a": "1207"}, {"a": None}]


def test_a_sheet_as_excel_gives_it() -> None:
    sheet = pd.DataFrame({
        "child_id": pd.Series(["A12", 1207, 1208.0], dtype=object),
        "received": pd.Series([datetime(2010, 8, 16), "17/08/2010", date(2010, 8, 18)], dtype=object),
        "received_time": pd.Series([time(14, 5), "09:30", None], dtype=object),
    })  # fmt: skip
    rows = dd.read_duty_sheet(sheet).table("referrals").rows()
    read = sorted((row["child_id"], row["received"], row["received_time"]) for row in rows)
    assert read == [
        ("1207", date(2010, 8, 17), "09:30"),
        ("1208", date(2010, 8, 18), None),
        ("A12", date(2010, 8, 16), "14:05"),
    ]


def test_times_of_other_frames() -> None:
    for column in (pl.Series([time(14, 5, 30), None]), pa.array([time(14, 5, 30), None], pa.time32("ms"))):
        assert [row["a"] for row in dd.Table(pa.table({"a": pa.array(column)})).rows()] == ["14:05", None]


SECRET = "Zebedee"


@pytest.mark.parametrize(
    "cell",
    [[SECRET], SECRET.encode(), {SECRET: 1}, f"{SECRET}\udc80", float("inf"), datetime(2010, 8, 16, tzinfo=timezone.utc)],
    ids=["list", "bytes", "dict", "surrogate", "infinite", "zone"],
)
@pytest.mark.parametrize("others", [[], ["x", 5]], ids=["alone", "among others"])
def test_other_cells_are_refused_by_the_name_of_the_column(cell: Any, others: list[Any]) -> None:
    cells = pd.Series([*others, cell], dtype=object)
    if cell == float("inf") and not others:
        return
    for name, called in (("worker", "column `worker`"), (SECRET, "column 1, the first being column 0")):
        frame = pd.DataFrame({"child_id": ["1"] * len(cells), name: cells})
        told = refused(lambda: dd.read_duty_sheet(frame), "invalid_argument")
        assert called in told and SECRET not in told
    table = pa.table({"child_id": ["1"], "allocated_recorded": pa.array([[1]])})
    assert "column `allocated_recorded`" in refused(lambda: dd.Table(table), "invalid_argument")
    assert "time zone" in refused(lambda: dd.Table(pl.DataFrame({"received": [datetime(2010, 8, 16, tzinfo=timezone.utc)]})), "invalid_argument")


def test_the_index_of_a_frame_is_no_column() -> None:
    frame = pd.DataFrame({"a": [1, 2, 3]})
    filtered = frame[frame["a"] != 2]
    for given in (filtered, pa.Table.from_pandas(filtered), pl.from_pandas(filtered, include_index=False), filtered.set_index([["x", "y"]])):
        assert dd.Table(given).rows() == [{"a": 1}, {"a": 3}]


DAY = date(2010, 12, 20)
ONE_DAY = {
    "text": "2010-12-20",
    "datetime": datetime(2010, 12, 20),
    "pandas": pd.Timestamp("2010-12-20"),
    "numpy in days": np.datetime64("2010-12-20"),
    "numpy in nanoseconds": np.datetime64("2010-12-20", "ns"),
}


@pytest.mark.parametrize("kind", ONE_DAY)
def test_one_day_of_any_kind(kind: str, small_team: dd.Scenario) -> None:
    day = ONE_DAY[kind]
    assert CALENDAR.add_working_days(day, 10) == date(2011, 1, 6)
    assert CALENDAR.working_days_between(DAY, day) == 0
    assert CALENDAR.is_working_day(day)
    assert plain(CALENDAR.working_days_between(pl.Series([DAY]), day)) == [0]
    assert dd.Calendar(closures=[day]) == dd.Calendar(closures=[DAY])
    assert CALENDAR.within_hours(day, 24) == CALENDAR.within_hours(DAY, 24)
    as_of = {"text": str, "datetime": lambda day: datetime.combine(day, time()), "pandas": pd.Timestamp}.get(kind, np.datetime64)
    assert small_team.register.backlog(as_of(small_team.as_of)) == small_team.register.backlog(small_team.as_of)


@pytest.mark.parametrize("day", [pd.NaT, np.datetime64("NaT"), pd.NA, None], ids=repr)
def test_no_day_where_one_is_needed(day: Any, small_team: dd.Scenario) -> None:
    calls = [
        lambda: CALENDAR.add_working_days(day, 10),
        lambda: CALENDAR.add_working_days(day, 10, outside="null"),
        lambda: CALENDAR.working_days_between(DAY, day),
        lambda: CALENDAR.working_days_between([DAY], day),
        lambda: CALENDAR.is_working_day(day),
        lambda: dd.Calendar(closures=[day]),
        lambda: dd.add_months(day, 1),
    ]
    if day is not None:
        calls.append(lambda: small_team.register.backlog(day))
    for call in calls:
        assert "needed" in refused(call, "invalid_argument")
    assert CALENDAR.add_working_days([day, DAY], 10) == [None, date(2011, 1, 6)]


@pytest.mark.parametrize(
    "moment", [pd.Timestamp("2010-12-20 14:05"), np.datetime64("2010-12-20T14"), pd.Timestamp("2010-12-20", tz="Europe/London")], ids=repr
)
def test_a_moment_is_no_day(moment: Any, small_team: dd.Scenario) -> None:
    for call in (
        lambda: CALENDAR.add_working_days(moment, 10),
        lambda: dd.Calendar(closures=[moment]),
        lambda: small_team.register.backlog(moment),
    ):
        assert "time of day" in (told := refused(call, "invalid_argument")) or "time zone" in told
    with pytest.raises(TypeError, match="a day is needed"):
        CALENDAR.is_working_day(np.datetime64("2010-12"))


def test_numbers_past_all_calendars() -> None:
    for number in (2**31 - 1, 2**31, 2**63, -(2**63) - 1):
        assert "1990 to 2030" in refused(lambda: CALENDAR.add_working_days(DAY, number), "outside_coverage")
        assert CALENDAR.add_working_days([DAY], number, outside="null") == [None]
        assert CALENDAR.add_working_days(DAY, number, outside="null") is None
        refused(lambda: CALENDAR.within_hours(DAY, number), "outside_coverage" if number > 0 else "invalid_argument")
        refused(lambda: dd.add_months(DAY, number), "invalid_date")
        refused(lambda: dd.bank_holidays("scotland", number), "outside_coverage")
    refused(lambda: dd.scenario("county", years=2**63), "invalid_argument")
    with pytest.raises(TypeError):
        CALENDAR.add_working_days(DAY, 1.5)  # type: ignore[call-overload]


def test_text_that_is_no_unicode() -> None:
    refused(lambda: CALENDAR.is_working_day("\udc80"), "invalid_date")
    refused(lambda: CALENDAR.add_working_days(["\udc80"], 1), "invalid_date")
    refused(lambda: CALENDAR.within_hours(DAY, 24, time="\udc80"), "invalid_argument")


TEXTS = ["2010-12-20", None, "2024-03-30"]
OF_TEXT: dict[str, Any] = {
    "list": list,
    "tuple": tuple,
    "polars": lambda texts: pl.Series("due", texts, dtype=pl.String),
    "pyarrow": lambda texts: pa.array(texts, pa.string()),
    "pyarrow large": lambda texts: pa.array(texts, pa.large_string()),
    "pyarrow view": lambda texts: pa.array(texts, pa.string_view()),
    "pyarrow in chunks": lambda texts: pa.chunked_array([[text] for text in texts], pa.string()),
    "pandas": lambda texts: pd.Series(texts, name="due", index=range(3, 3 + len(texts)), dtype="str"),
    "pandas string": lambda texts: pd.Series(texts, name="due", dtype="string"),
    "pandas of objects": lambda texts: pd.Series(texts, name="due", dtype=object),
    "pandas with arrow": lambda texts: pd.Series(texts, name="due", dtype=pd.ArrowDtype(pa.string())),
}


@pytest.mark.parametrize("kind", OF_TEXT)
@pytest.mark.parametrize("options", [{}, {"roll": "forward"}], ids=str)
def test_texts_in_and_texts_out(kind: str, options: Any) -> None:
    column = OF_TEXT[kind](TEXTS)
    due = CALENDAR.add_working_days(column, 10, **options)
    counts = CALENDAR.working_days_between(column, "2024-04-03", **options)
    assert isinstance(due, pa.Array if isinstance(column, pa.Array) else type(column))
    by_itself = [text and CALENDAR.add_working_days(text, 10, **options).isoformat() for text in TEXTS]
    assert plain(due) == by_itself and by_itself[0] == "2011-01-06"
    assert plain(counts) == [text and CALENDAR.working_days_between(text, "2024-04-03", **options) for text in TEXTS]
    assert plain(CALENDAR.working_days_between(column, copy.copy(column))) == [0, None, 0]
    if isinstance(column, (pa.Array, pa.ChunkedArray)):
        assert due.type == column.type and counts.type == pa.int32()
    elif not isinstance(column, (list, tuple)):
        assert due.dtype == column.dtype and due.name == counts.name == "due"
        assert counts.dtype in (pl.Int32, pd.Int64Dtype(), pd.ArrowDtype(pa.int32()))
    for wrong in ("20/12/2010", "2010-12-20T00:00", "", SECRET):
        told = refused(lambda: CALENDAR.add_working_days(OF_TEXT[kind]([*TEXTS, wrong]), 10), "invalid_date")
        assert told == "start: row 3: not a date of the form 2010-12-20"


LATE = date(2031, 1, 1)
WHOLE: dict[str, Any] = {
    "list": list,
    "tuple": tuple,
    "texts": lambda days: [day and day.isoformat() for day in days],
    "numpy": lambda days: np.array(days, "datetime64[D]"),
    "numpy in seconds": lambda days: np.array(days, "datetime64[s]"),
    "pandas": lambda days: pd.Series(days, dtype="datetime64[s]", index=range(100, 100 + len(days))),
    "polars": lambda days: pl.Series(days, dtype=pl.Date),
    "pyarrow": lambda days: pa.array(days, pa.date32()),
    "pyarrow in chunks": lambda days: pa.chunked_array([[day] for day in days], pa.date32()).cast(pa.timestamp("us")),
}


@pytest.mark.parametrize("kind", WHOLE)
def test_errors_say_which_row(kind: str) -> None:
    good = [date(2010, 11, 19), None] * 8
    column = WHOLE[kind]([*good, None, LATE, date(1980, 1, 1)])
    for options in ({}, {"counting": "inclusive"}, {"roll": "forward"}):
        told = refused(lambda: CALENDAR.add_working_days(column, 1, **options), "outside_coverage")
        assert told == "row 17: outside the years the calendar covers, 1990 to 2030"
        for call in (
            lambda: CALENDAR.working_days_between(column, column, **options),
            lambda: CALENDAR.working_days_between(column, date(2010, 11, 19), **options),
            lambda: CALENDAR.working_days_between(date(2010, 11, 19), column, **options),
        ):
            assert refused(call, "outside_coverage") == told
    # The end at fault, not the start.
    ends = WHOLE[kind]([*good[:2], LATE])
    assert refused(lambda: CALENDAR.working_days_between(WHOLE[kind](good[:2] + good[:1]), ends), "outside_coverage").startswith("row 2: ")
    # A Saturday after a row that lies outside and may.
    days_off = WHOLE[kind]([date(2010, 11, 19), LATE, None, date(2010, 11, 20), date(2010, 11, 21)])
    for call in (
        lambda: CALENDAR.add_working_days(days_off, 1, roll="error", outside="null"),
        lambda: CALENDAR.working_days_between(days_off, date(2010, 11, 30), roll="error", outside="null"),
    ):
        assert refused(call, "not_a_working_day") == "row 3: the start is not a working day"


MOMENTS: dict[str, Any] = {
    "list": list,
    "numpy": lambda moments: np.array(moments, "datetime64[s]"),
    "pandas": lambda moments: pd.Series(moments, dtype="datetime64[us]"),
    "polars": pl.Series,
    "pyarrow in chunks": lambda moments: pa.chunked_array([moments[:2], moments[2:]], pa.timestamp("ns")),
}


@pytest.mark.parametrize("kind", MOMENTS)
def test_a_time_of_day_says_which_row(kind: str) -> None:
    moments = MOMENTS[kind]([datetime(2010, 11, 19), None, datetime(2010, 11, 19), datetime(2010, 11, 19, 12)])
    for options in ({}, {"counting": "inclusive"}):
        told = refused(lambda: CALENDAR.add_working_days(moments, 1, **options), "invalid_argument")
        assert told.startswith("start: row 3: a date with a time of day")


def test_a_wrong_type_says_which_row() -> None:
    for cells, told in (
        ([DAY, None, 5], "start: row 2: a date is needed, not int"),
        ([DAY, DAY.isoformat()], "start: row 1: a list of dates or one of texts is needed, not of both"),
        (pd.Series([DAY, 5.5], dtype=object), "start: row 1: a date is needed, not float"),
    ):
        with pytest.raises(TypeError) as error:
            CALENDAR.add_working_days(cells, 1)
        assert str(error.value) == told


def test_what_lay_outside_is_counted_in_one_line() -> None:
    days = pl.Series([DAY, None, LATE, LATE])
    due = CALENDAR.add_working_days(days, 1, outside="null")
    assert due.null_count() - days.null_count() == 2
