"""Frames of pandas and polars, as Arrow data that the library can read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from numbers import Integral
from typing import Any

from dutydesk._kinds import TIME_ZONE, invalid

_MIXED = "it holds a cell that is neither text, a number, a date, a time nor yes and no"

# Decimal numbers up to this are written without an exponent.
_WRITTEN_OUT = 10**15


def readable(frame: Any, called: Callable[[int, str], str]) -> Any:
    """A frame whose columns are of kinds that the library reads; `called` is what an error calls a column."""
    library = type(frame).__module__.partition(".")[0]
    if library == "polars":
        return _polars(frame)
    if library == "pandas":
        return _pandas(frame, called)
    return frame


def _polars(frame: Any) -> Any:
    import polars

    if not isinstance(frame, polars.DataFrame):
        return frame
    empty = [name for name, kind in frame.schema.items() if kind == polars.Null]
    return frame.with_columns(polars.col(empty).cast(polars.String)) if empty else frame


def _pandas(frame: Any, called: Callable[[int, str], str]) -> Any:
    import pandas
    import pyarrow

    if not isinstance(frame, pandas.DataFrame):
        return frame
    names = [str(name) for name in frame.columns]
    columns = []
    for at, name in enumerate(names):
        try:
            columns.append(_column(frame.iloc[:, at]))
        except (_Refused, pyarrow.ArrowException, TypeError, ValueError) as error:
            reason = _MIXED
            if isinstance(error, (_Refused, UnicodeError)):
                reason = str(error) if isinstance(error, _Refused) else "it holds text that is no Unicode"
            # What pyarrow says may repeat a cell.
            raise invalid(f"{called(at, name)}: {reason}") from None
    return pyarrow.Table.from_arrays(columns, names)


class _Refused(Exception):
    """Why a column cannot be read."""


def _column(series: Any) -> Any:
    import pandas
    import pyarrow

    if isinstance(series.dtype, pandas.CategoricalDtype) and series.dtype.categories.dtype == object:
        series = series.astype(object)
    if series.dtype != object:
        column = pyarrow.array(series, from_pandas=True)
        if isinstance(column.type, pyarrow.BaseExtensionType):
            raise _Refused(_MIXED)
        return column
    cells = [None if missing else cell for cell, missing in zip(series, series.isna())]
    kinds = {type(cell) for cell in cells if cell is not None}
    # Of one kind the column is of that kind; dates and moments together, or Excel's numbers among texts, are texts.
    if len(kinds) < 2 and kinds <= {str, bool, int, float, date}:
        try:
            return pyarrow.array(cells)
        except OverflowError:
            # A number too long to be one is a reference.
            pass
    return pyarrow.array([None if cell is None else _text(cell) for cell in cells], pyarrow.string())


def _text(cell: Any) -> str:
    """A cell as a spreadsheet would show it: 1207.0 as 1207, and a date as 2010-12-20."""
    if isinstance(cell, str):
        return cell
    if type(cell).__module__ == "numpy" and cell.ndim == 0:
        # In whole seconds numpy's moments have a form in Python.
        cell = cell.astype("datetime64[s]").item() if cell.dtype.kind == "M" else cell.item()
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, Integral):
        return str(int(cell))
    if isinstance(cell, (float, Decimal)) and -_WRITTEN_OUT < cell < _WRITTEN_OUT:
        return str(int(cell)) if cell == int(cell) else str(cell)
    if isinstance(cell, datetime):
        if cell.tzinfo is not None:
            raise _Refused(TIME_ZONE)
        at_midnight = cell.time() == time()
        return cell.date().isoformat() if at_midnight else cell.isoformat(" ", "seconds")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time) and cell.tzinfo is None:
        return cell.isoformat("minutes")
    raise _Refused(_MIXED)
