"""Columns of dates: the same kind out as in, nulls kept, whatever way the memory lies."""

from __future__ import annotations

import pickle
import random
from datetime import date, datetime, timedelta, timezone
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dutydesk as dd

CALENDAR = dd.Calendar("england_and_wales")
DAYS = [date(2010, 12, 20), None, date(2024, 3, 30), date(1990, 1, 1)]
NAMED = pd.Index([7, 5, 3, 1])

KINDS: dict[str, Any] = {
    "list": list,
    "tuple": tuple,
    "numpy": lambda days: np.array(days, "datetime64[D]"),
    "numpy in seconds": lambda days: np.array(days, "datetime64[D]").astype("datetime64[s]"),
    "numpy in nanoseconds": lambda days: np.array(days, "datetime64[D]").astype("datetime64[ns]"),
    "numpy every second cell": lambda days: np.repeat(np.array(days, "datetime64[D]"), 2)[::2],
    "polars": lambda days: pl.Series("due", days, dtype=pl.Date),
    "polars in microseconds": lambda days: pl.Series("due", days, dtype=pl.Date).cast(pl.Datetime("us")),
    "polars in chunks": lambda days: pl.concat([pl.Series("due", [day], dtype=pl.Date) for day in days], rechunk=False)
    if days
    else pl.Series("due", [], dtype=pl.Date),
    "pyarrow": lambda days: pa.array(days, pa.date32()),
    "pyarrow date64": lambda days: pa.array(days, pa.date64()),
    "pyarrow in seconds": lambda days: pa.array(days, pa.date32()).cast(pa.timestamp("s")),
    "pyarrow in nanoseconds": lambda days: pa.array(days, pa.date32()).cast(pa.timestamp("ns")),
    "pyarrow slice": lambda days: pa.array([date(2000, 1, 1), None, *days, None], pa.date32()).slice(2, len(days)),
    "pyarrow in chunks": lambda days: pa.chunked_array([[day] for day in days] or [[]], pa.date32()),
    "pandas": lambda days: pd.Series(days, dtype="datetime64[s]", name="due", index=range(3, 3 + len(days))),
    "pandas with arrow": lambda days: pd.Series(days, dtype=pd.ArrowDtype(pa.date32()), name="due"),
    "pandas of dates": lambda days: pd.Series(days, dtype=object, name="due"),
}


def plain(column: Any) -> list[Any]:
    """What a column holds, as dates, whole numbers and nothing."""
    if isinstance(column, np.ndarray):
        column = column.astype("datetime64[D]") if column.dtype.kind == "M" else column
    cells = column.to_pylist() if hasattr(column, "to_pylist") else list(column.tolist() if hasattr(column, "tolist") else column)
    return [
        None
        if cell is None or cell is pd.NA or cell is pd.NaT or cell != cell
        else cell.date()
        if isinstance(cell, datetime)
        else int(cell)
        if isinstance(cell, float)
        else cell
        for cell in cells
    ]


def expected(days: list[date | None], answer: Any) -> list[Any]:
    return [None if day is None else answer(day) for day in days]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("days", [DAYS, [None, None], [], [date(2010, 12, 20)]], ids=["mixed", "none", "empty", "one"])
def test_the_same_kind_comes_out(kind: str, days: list[date | None]) -> None:
    column = KINDS[kind](days)
    due = CALENDAR.add_working_days(column, 10)
    counts = CALENDAR.working_days_between(column, date(2011, 1, 6))
    for answer in (due, counts):
        assert isinstance(answer, pa.Array if isinstance(column, pa.Array) else type(column))
    assert len(due) == len(counts) == len(days)
    assert plain(due) == expected(days, lambda day: CALENDAR.add_working_days(day, 10))
    assert plain(counts) == expected(days, lambda day: CALENDAR.working_days_between(day, date(2011, 1, 6)))
    assert plain(CALENDAR.working_days_between(date(2011, 1, 6), column)) == expected(
        days, lambda day: CALENDAR.working_days_between(date(2011, 1, 6), day)
    )
    assert plain(CALENDAR.working_days_between(column, column)) == expected(days, lambda day: 0)
    if isinstance(column, pd.Series):
        assert due.name == counts.name == "due"
        assert due.index.equals(column.index) and counts.index.equals(column.index)
        assert due.dtype == column.dtype
    if isinstance(column, pl.Series):
        assert due.name == counts.name == "due" and due.dtype == pl.Date and counts.dtype == pl.Int32
    if isinstance(column, np.ndarray):
        # As numpy's own counts, except that those raise where a day is missing.
        assert due.dtype == np.dtype("datetime64[D]")
        assert counts.dtype == np.dtype("float64" if None in days else "int64")
        # The memory is the caller's own.
        due[:] = np.datetime64("2000-01-01")


REFUSED: dict[str, Any] = {
    "text in a dictionary": pl.Series(["2010-12-20"], dtype=pl.Categorical),
    "pyarrow dictionary": pa.array(["2010-12-20"]).dictionary_encode(),
    "numbers": pa.array([1, 2]),
    "numpy numbers": np.array([1, 2]),
    "numpy months": np.array(["2010-12"], "datetime64[M]"),
    "numpy grid": np.array([["2010-12-20"]], "datetime64[D]"),
    "numpy objects": np.array([date(2010, 12, 20)], object),
    "pandas numbers": pd.Series([1.0]),
    "pandas categories": pd.Series(["2010-12-20"], dtype="category"),
    "frame": pl.DataFrame({"a": [date(2010, 12, 20)]}),
    "list of dates and texts": [date(2010, 12, 20), "2010-12-20"],
    "list of numbers": [1],
    "dict": {"a": 1},
    "one number": 5,
}


@pytest.mark.parametrize("kind", REFUSED)
def test_other_types_are_refused(kind: str) -> None:
    with pytest.raises(TypeError, match="needed"):
        CALENDAR.add_working_days(REFUSED[kind], 10)


NOON, ZONED = datetime(2010, 12, 20, 12), datetime(2010, 12, 20, tzinfo=timezone.utc)
MOMENTS: dict[str, Any] = {
    "datetime": NOON,
    "datetime with a zone": ZONED,
    "list": [date(2010, 12, 20), NOON],
    "numpy": np.array(["2010-12-20", "2010-12-20T12"], "datetime64[h]"),
    "polars": pl.Series([NOON]),
    "polars with a zone": pl.Series([ZONED]),
    "pyarrow": pa.array([NOON], pa.timestamp("ns")),
    "pyarrow with a zone": pa.array([ZONED], pa.timestamp("s", "UTC")),
    "pandas": pd.Series([NOON]),
    "pandas with a zone": pd.Series([ZONED]),
    "pandas with arrow": pd.Series([NOON], dtype=pd.ArrowDtype(pa.timestamp("us"))),
}


@pytest.mark.parametrize("kind", MOMENTS)
def test_a_time_of_day_or_a_zone_is_refused(kind: str) -> None:
    with pytest.raises(dd.DutydeskError, match="time of day|time zone") as refused:
        CALENDAR.add_working_days(MOMENTS[kind], 10)
    assert refused.value.code == "invalid_argument"


def test_a_datetime_at_midnight_is_a_day() -> None:
    assert CALENDAR.add_working_days(datetime(2010, 12, 20), 10) == date(2011, 1, 6)
    assert CALENDAR.add_working_days([pd.Timestamp("2010-12-20"), pd.NaT], 10) == [date(2011, 1, 6), None]


def test_outside_the_years_covered() -> None:
    far = [date(2010, 12, 20), date(2050, 1, 1), None, date(1889, 1, 1)]
    for kind in KINDS.values():
        with pytest.raises(dd.OutsideCoverageError) as refused:
            CALENDAR.add_working_days(kind(far), 10)
        assert refused.value.code == "outside_coverage"
        assert plain(CALENDAR.add_working_days(kind(far), 10, outside="null")) == [date(2011, 1, 6), None, None, None]
        assert plain(CALENDAR.working_days_between(kind(far), far[0], outside="null")) == [0, None, None, None]
    # Rubbish in a cell that holds nothing is no answer and no error; past what 32 bits hold neither.
    cells = pa.py_buffer((14_963).to_bytes(4, "little") + b"\xff\xff\xff\x7f")
    rubbish = pa.Array.from_buffers(pa.date32(), 2, [pa.py_buffer(b"\x01"), cells])
    assert plain(CALENDAR.working_days_between(rubbish, rubbish)) == [0, None]
    huge = np.array([2**40, 0, -(2**62)], "int64").view("datetime64[D]")
    assert plain(CALENDAR.working_days_between(huge, date(1999, 1, 1), outside="null"))[0] is None
    assert CALENDAR.add_working_days(date(2050, 1, 1), 1, outside="null") is None
    with pytest.raises(dd.DutydeskError):
        CALENDAR.add_working_days(DAYS, 1, outside="ignore")  # type: ignore[arg-type]


def test_columns_of_unlike_length_or_chunks() -> None:
    with pytest.raises(dd.DutydeskError, match="length"):
        CALENDAR.working_days_between(pa.array(DAYS), pa.array(DAYS[:2]))
    days = [date(2000, 1, 1) + timedelta(days) for days in range(25)]
    starts = pa.chunked_array([days[:10], days[10:]])
    ends = pa.chunked_array([days[::-1][:3], [], days[::-1][3:]])
    alike = [CALENDAR.working_days_between(start, end) for start, end in zip(days, days[::-1])]
    assert plain(CALENDAR.working_days_between(starts, ends)) == alike
    # Unlike kinds: the answer is of the kind of the first.
    assert plain(CALENDAR.working_days_between(np.array(days, "datetime64[D]"), ends)) == alike


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_arrow_of_any_shape(data: st.DataObject) -> None:
    """Chunks, slices with offsets, nulls, units and nothing at all, against the scalar calls."""
    cell = st.none() | st.dates(date(1990, 1, 1), date(2030, 6, 1))
    kinds = [pa.date32(), pa.date64(), *(pa.timestamp(unit) for unit in ("s", "ms", "us", "ns"))]
    kind = data.draw(st.sampled_from(kinds))
    chunks, days = [], []
    for cells in data.draw(st.lists(st.lists(cell, max_size=70), max_size=4)):
        start = data.draw(st.integers(0, len(cells)))
        length = data.draw(st.integers(0, len(cells) - start))
        chunks.append(pa.array(cells, pa.date32()).cast(kind).slice(start, length))
        days += cells[start : start + length]
    column = pa.chunked_array(chunks, kind)
    assert plain(CALENDAR.add_working_days(column, 45)) == expected(
        days, lambda day: CALENDAR.add_working_days(day, 45)
    )
    end = date(2011, 1, 6)
    assert plain(CALENDAR.working_days_between(column, end)) == expected(
        days, lambda day: CALENDAR.working_days_between(day, end)
    )


def test_more_rows_than_a_block() -> None:
    draw = random.Random(1)
    days = [None if draw.random() < 0.01 else date(2000, 1, 1) + timedelta(draw.randrange(9000)) for _ in range(70_000)]
    for kind in ("pyarrow", "numpy", "list"):
        answers = plain(CALENDAR.add_working_days(KINDS[kind](days), 45))
        for row in draw.sample(range(len(days)), 2_000):
            day = days[row]
            assert answers[row] == (None if day is None else CALENDAR.add_working_days(day, 45))


LONG = 2**17


@pytest.mark.parametrize("rows", [LONG - 1, LONG, 3 * LONG + 5])
def test_long_columns(rows: int) -> None:
    """The same as column by short column, whatever the chunks: from some length on another table is used."""
    draw = np.random.default_rng(rows)
    starts = np.datetime64("1991-01-01") + draw.integers(0, 14_000, rows)
    ends = starts + draw.integers(-300, 300, rows)
    pieces = [slice(row, row + 1000) for row in range(0, rows, 1000)]

    def by_pieces(answer: Any) -> Any:
        return np.concatenate([answer(piece) for piece in pieces])

    due = by_pieces(lambda piece: CALENDAR.add_working_days(starts[piece], -7))
    counts = by_pieces(lambda piece: CALENDAR.working_days_between(starts[piece], ends[piece]))
    today = by_pieces(lambda piece: CALENDAR.working_days_between(starts[piece], date(2011, 1, 6)))
    for cut in (7, LONG - 3, rows // 2):
        first, second = (pa.chunked_array([column[:at], column[at:]]) for column, at in ((starts, cut), (ends, rows - cut)))
        for one, other in ((starts, ends), (first, second), (pl.Series(first), pl.Series(ends)), (starts, second)):
            assert np.array_equal(np.asarray(CALENDAR.add_working_days(one, -7)).astype("M8[D]"), due)
            assert np.array_equal(np.asarray(CALENDAR.working_days_between(one, other)), counts)
            assert np.array_equal(np.asarray(CALENDAR.working_days_between(one, date(2011, 1, 6))), today)
    # With gaps: numpy's with none, Arrow's with rubbish underneath, and one row outside the years covered.
    gaps = draw.random(rows) < 0.1
    gaps[-1] = False
    starts[-1] = np.datetime64("2031-01-01")
    lacking = gaps.copy()
    lacking[-1] = True
    for column in (np.where(gaps, np.datetime64("NaT"), starts), pa.array(starts, mask=gaps)):
        with pytest.raises(dd.OutsideCoverageError):
            CALENDAR.add_working_days(column, -7)
        for answer, full in (
            (CALENDAR.add_working_days(column, -7, outside="null"), due),
            (CALENDAR.working_days_between(column, ends, outside="null"), counts),
        ):
            answer = pa.array(answer, from_pandas=True)
            assert np.array_equal(answer.is_null().to_numpy(zero_copy_only=False), lacking)
            assert np.array_equal(answer.filter(~lacking).to_numpy(zero_copy_only=False).astype(full.dtype), full[~lacking])
    moments = starts.astype("M8[s]")
    moments[rows // 2] += 1
    with pytest.raises(dd.DutydeskError, match="time of day"):
        CALENDAR.add_working_days(pa.array(moments), -7, outside="null")


def test_equal_dates_in_a_list() -> None:
    days = [date(2010, 12, 20), None, date(2010, 12, 20), date(2010, 12, 21)]
    assert CALENDAR.add_working_days(days, 1) == [date(2010, 12, 21), None, date(2010, 12, 21), date(2010, 12, 22)]


class Capsules:
    """Hands out capsules that were used before."""

    def __init__(self, column: Any) -> None:
        self.column = column
        self.stream, self.array = column.__arrow_c_stream__() if hasattr(column, "__arrow_c_stream__") else None, None
        if self.stream is None:
            self.array = column.__arrow_c_array__()
            self.__arrow_c_array__ = lambda requested_schema=None: self.array
        else:
            self.__arrow_c_stream__ = lambda requested_schema=None: self.stream

    def __len__(self) -> int:
        return len(self.column)


@pytest.mark.parametrize("column", [pa.array(DAYS), pa.chunked_array([DAYS])], ids=["array", "stream"])
def test_capsules_used_before_are_refused(column: Any) -> None:
    once = Capsules(column)
    assert plain(pa.array(CALENDAR.working_days_between(once, date(2011, 1, 6))))[1] is None
    for _ in range(2):
        with pytest.raises(dd.DutydeskError, match="used before"):
            CALENDAR.add_working_days(once, 1)


class Lies:
    """Says that it speaks Arrow and hands out something else."""

    def __init__(self, what: Any) -> None:
        self.what = what

    def __len__(self) -> int:
        return 1

    def __arrow_c_array__(self, requested_schema: Any = None) -> Any:
        return self.what


def test_what_is_no_capsule_is_refused() -> None:
    schema, array = pa.array(DAYS).__arrow_c_array__()
    for what in (None, 5, (1, 2), (schema,), (array, schema)):
        with pytest.raises((TypeError, ValueError, IndexError)):
            CALENDAR.add_working_days(Lies(what), 1)


def test_a_column_out_of_one_library_goes_into_another() -> None:
    column = CALENDAR.add_working_days(Lies(pa.array(DAYS).__arrow_c_array__()), 10)
    assert isinstance(column, dd.Column) and len(column) == 4
    assert pl.Series(column).to_list() == pa.array(column).to_pylist() == CALENDAR.add_working_days(DAYS, 10)
    # A capsule that nobody takes frees what it holds.
    for _ in range(100):
        column.__arrow_c_array__()


def test_a_calendar_says_what_it_was_given() -> None:
    eve, later = date(2010, 12, 24), date(2010, 12, 29)
    calendar = dd.Calendar("scotland", closures=[later, eve])
    assert (calendar.division, list(calendar.closures)) == ("scotland", [eve, later])
    assert calendar == pickle.loads(pickle.dumps(calendar)) != dd.Calendar("scotland")
