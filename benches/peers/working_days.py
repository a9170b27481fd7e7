"""Ten million counts and deadlines in working days, against numpy and polars with the same bank holidays.

    python benches/peers/working_days.py [ROWS]

Every answer is checked to be equal before anything is timed. Times are CPU time, the best of some rounds taken in turn.

numpy and polars count [start, end); here (start, end] is counted. With one day added to both ends they are the same. The
45th working day after a start is, with them, the start rolled back to a working day and then moved by 45.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import polars as pl
import pyarrow as pa

import dutydesk

ROUNDS = 5
DIVISION = "england-and-wales"


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
    holidays = [line["day"] for year in range(1990, 2031) for line in dutydesk.bank_holidays(DIVISION, year)]
    calendar = dutydesk.Calendar(DIVISION)
    first, last = (np.datetime64(date(year, 1, 1)) for year in (1991, 2030))
    draw = np.random.default_rng(1)
    starts = first + draw.integers(0, (last - first).astype(int), rows)
    ends = np.minimum(starts + draw.integers(0, 400, rows), last)
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
        "dutydesk, pyarrow": lambda: calendar.working_days_between(pa_starts, pa_ends),
        "dutydesk, polars": lambda: calendar.working_days_between(pl_starts, pl_ends),
        "dutydesk, numpy": lambda: calendar.working_days_between(starts, ends),
        "polars": lambda: frame.select(counted).to_series(),
        "numpy": lambda: np.busday_count(after_starts, after_ends, busdaycal=listed),
    }
    deadlines: dict[str, Callable[[], Any]] = {
        "dutydesk, pyarrow": lambda: calendar.add_working_days(pa_starts, 45),
        "dutydesk, polars": lambda: calendar.add_working_days(pl_starts, 45),
        "dutydesk, numpy": lambda: calendar.add_working_days(starts, 45),
        "polars": lambda: frame.select(moved).to_series(),
        "numpy": lambda: np.busday_offset(starts, 45, roll="backward", busdaycal=listed),
    }
    print(f"{rows:,} rows, England and Wales 1990-2030, {len(holidays)} bank holidays, CPU time")
    for what, contenders in (("count", counts), ("deadline", deadlines)):
        compare(what, contenders, rows)


def compare(what: str, contenders: dict[str, Callable[[], Any]], rows: int) -> None:
    answers = {name: plain(contender()) for name, contender in contenders.items()}
    for name, answer in answers.items():
        if not np.array_equal(answer, answers["numpy"]):
            sys.exit(f"{what}: {name} gives other answers")
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(ROUNDS):
        for name, contender in contenders.items():
            begun = time.process_time()
            contender()
            seconds[name].append(time.process_time() - begun)
    print(f"\n{what:<20}{'ns/row':>8}{'median':>8}   polars/this  numpy/this")
    for name, taken in seconds.items():
        ratios = [
            statistics.median(peer / own for peer, own in zip(seconds[peer_name], taken))
            for peer_name in ("polars", "numpy")
        ]
        best, median = (1e9 / rows * figure for figure in (min(taken), statistics.median(taken)))
        print(f"{name:<20}{best:8.2f}{median:8.2f}{ratios[0]:13.1f}{ratios[1]:12.1f}")


def plain(answer: Any) -> Any:
    """Whole numbers, whatever the column was."""
    values = answer if isinstance(answer, np.ndarray) else answer.to_numpy(**({"zero_copy_only": False} if isinstance(answer, pa.Array) else {}))
    days = values.astype("datetime64[D]") if values.dtype.kind == "M" else values
    return days.astype("int64")


main()
