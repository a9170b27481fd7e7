"""Counts and deadlines in working days from Python, against numpy and polars with the same bank holidays.

    python benches/peers/working_days.py [ROWS ...]

Every answer is checked to be equal before anything is timed. Of rounds taken in turn the best is shown, by the clock on the
wall and in CPU time of all threads together, and how many times as long the peers took in the middle round.

numpy and polars count [start, end); here (start, end] is counted. With one day added to both ends they are the same. The
45th working day after a start is, with them, the start rolled back to a working day and then moved by 45.
"""

from __future__ import annotations

import statistics
import sys
import time
import timeit
from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import polars as pl
import pyarrow as pa

import dutydesk

ROUNDS = 7
DIVISION = "england_and_wales"
CLOCKS = {"wall": time.perf_counter, "CPU": time.process_time}
CALENDAR = dutydesk.Calendar(DIVISION)


def main() -> None:
    holidays = [line["day"] for year in range(1990, 2031) for line in dutydesk.bank_holidays(DIVISION, year)]
    print(f"England and Wales 1990-2030, {len(holidays)} bank holidays; ns a row")
    for rows in [int(rows) for rows in sys.argv[1:]] or [500_000, 1_000_000, 10_000_000]:
        columns(rows, holidays)
    lists()


def columns(rows: int, holidays: list[date]) -> None:
    starts, ends = drawn(rows)
    one = np.timedelta64(1, "D")
    after_starts, after_ends = starts + one, ends + one
    listed = np.busdaycalendar(holidays=holidays)
    # Taken over as Arrow dates once, outside the clock: the form polars and pyarrow columns have.
    pl_starts, pl_ends = pl.Series(starts), pl.Series(ends)
    frame = pl.DataFrame({"start": pl_starts, "after_start": after_starts, "after_end": after_ends})
    pa_starts, pa_ends = pa.array(starts), pa.array(ends)
    counted = pl.business_day_count("after_start", "after_end", holidays=holidays)
    moved = pl.col("start").dt.add_business_days(45, holidays=holidays, roll="backward")

    counts: dict[str, Callable[[], Any]] = {
        "dutydesk, pyarrow": lambda: CALENDAR.working_days_between(pa_starts, pa_ends),
        "dutydesk, polars": lambda: CALENDAR.working_days_between(pl_starts, pl_ends),
        "dutydesk, numpy": lambda: CALENDAR.working_days_between(starts, ends),
        "polars": lambda: frame.select(counted).to_series(),
        "numpy": lambda: np.busday_count(after_starts, after_ends, busdaycal=listed),
    }
    deadlines: dict[str, Callable[[], Any]] = {
        "dutydesk, pyarrow": lambda: CALENDAR.add_working_days(pa_starts, 45),
        "dutydesk, polars": lambda: CALENDAR.add_working_days(pl_starts, 45),
        "dutydesk, numpy": lambda: CALENDAR.add_working_days(starts, 45),
        "polars": lambda: frame.select(moved).to_series(),
        "numpy": lambda: np.busday_offset(starts, 45, roll="backward", busdaycal=listed),
    }
    for what, contenders in (("count", counts), ("add 45", deadlines)):
        compare(f"{rows:,} rows, {what}", contenders, rows)


def drawn(rows: int) -> tuple[Any, Any]:
    first, last = (np.datetime64(date(year, 1, 1)) for year in (1991, 2030))
    draw = np.random.default_rng(1)
    starts = first + draw.integers(0, (last - first).astype(int), rows)
    return starts, np.minimum(starts + draw.integers(0, 400, rows), last)


def compare(what: str, contenders: dict[str, Callable[[], Any]], rows: int) -> None:
    answers = {name: plain(contender()) for name, contender in contenders.items()}
    for name, answer in answers.items():
        if not np.array_equal(answer, answers["numpy"]):
            sys.exit(f"{what}: {name} gives other answers")
    taken: dict[str, dict[str, list[float]]] = {clock: {name: [] for name in contenders} for clock in CLOCKS}
    for _ in range(ROUNDS):
        for name, contender in contenders.items():
            begun = {clock: read() for clock, read in CLOCKS.items()}
            contender()
            for clock, read in CLOCKS.items():
                taken[clock][name].append(read() - begun[clock])
    print(f"\n{what:<26}" + "".join(f"{clock:>8}{'polars':>9}{'numpy':>9}" for clock in CLOCKS))
    for name in contenders:
        line = f"{name:<26}"
        for seconds in taken.values():
            line += f"{1e9 / rows * min(seconds[name]):8.2f}"
            for peer_name in ("polars", "numpy"):
                times = statistics.median(peer / own for peer, own in zip(seconds[peer_name], seconds[name]))
                line += f"{times:7.1f} x"
        print(line)


def lists() -> None:
    rows = 1_000_000
    starts, ends = (column.tolist() for column in drawn(rows))
    start, end = starts[0], ends[0]
    calls: dict[str, tuple[Callable[[], Any], int, int]] = {
        "lists, count, a pair": (lambda: CALENDAR.working_days_between(starts, ends), 1, rows),
        "list, add 45, a date": (lambda: CALENDAR.add_working_days(starts, 45), 1, rows),
        "two dates, count": (lambda: CALENDAR.working_days_between(start, end), 100_000, 1),
        "one date, add 45": (lambda: CALENDAR.add_working_days(start, 45), 100_000, 1),
    }
    print("\nns, wall")
    for name, (call, number, each) in calls.items():
        best = min(timeit.repeat(call, number=number, repeat=ROUNDS)) / number / each
        print(f"{name:<26}{1e9 * best:8.1f}")


def plain(answer: Any) -> Any:
    """Whole numbers, whatever the column was."""
    values = answer.to_numpy(zero_copy_only=False) if isinstance(answer, pa.Array) else answer
    values = values.to_numpy() if isinstance(values, pl.Series) else values
    return (values.astype("datetime64[D]") if values.dtype.kind == "M" else values).astype("int64")


main()
