"""Columns of numpy, pandas, polars and pyarrow: what is read of them, and answers in the same kind."""

from __future__ import annotations

from typing import Any

_TIME_OF_DAY = "a date with a time of day: say which day is meant, for example with .dt.floor('D')"
_TIME_ZONE = "a date with a time zone: say which day is meant, for example with .dt.tz_localize(None)"


def unwrapped(column: Any) -> Any:
    """What there is to read in a column: itself, or the array or list within."""
    library = _library(column)
    if library == "numpy":
        return _numpy_days(column)
    if library == "pandas":
        return _pandas_days(column)
    if hasattr(column, "__arrow_c_stream__") or hasattr(column, "__arrow_c_array__"):
        return column
    raise TypeError(f"a date or a column of dates is needed, not {type(column).__name__}")


def rewrapped(column: Any, answers: Any, counts: bool) -> Any:
    """The answers as the library that the column came from holds them."""
    library = _library(column)
    if library == "polars":
        import polars

        return polars.Series(answers).alias(column.name)
    if library == "pyarrow":
        import pyarrow

        array = pyarrow.array(answers)
        return pyarrow.chunked_array([array]) if isinstance(column, pyarrow.ChunkedArray) else array
    if library == "pandas":
        return _pandas_answers(column, answers, counts)
    return answers


def _library(column: Any) -> str:
    return type(column).__module__.partition(".")[0]


def _numpy_days(array: Any) -> Any:
    import numpy

    if getattr(array, "ndim", 0) != 1:
        raise TypeError("a one-dimensional numpy array is needed")
    unit = numpy.datetime_data(array.dtype)[0] if array.dtype.kind == "M" else None
    if unit in (None, "Y", "M", "W"):
        raise TypeError(f"a numpy array of days (datetime64[D]) is needed, not of {array.dtype}")
    if numpy.ma.isMaskedArray(array):
        array = array.filled(numpy.datetime64("NaT"))
    days = array.astype("datetime64[D]", copy=False)
    if unit not in ("D", "generic") and not numpy.array_equal(
        days.astype(array.dtype), array, equal_nan=True
    ):
        raise _invalid(_TIME_OF_DAY)
    return numpy.ascontiguousarray(days)


def _pandas_days(series: Any) -> Any:
    import pandas

    if not isinstance(series, pandas.Series):
        raise TypeError(f"a pandas Series is needed, not {type(series).__name__}")
    if isinstance(series.dtype, pandas.ArrowDtype):
        return series.array.__arrow_array__()
    if isinstance(series.dtype, pandas.DatetimeTZDtype):
        raise _invalid(_TIME_ZONE)
    if series.dtype.kind == "M":
        return _numpy_days(series.to_numpy())
    if series.dtype == object:
        return [None if pandas.isna(cell) else cell for cell in series]
    raise TypeError(f"a pandas Series of dates is needed, not of {series.dtype}")


def _pandas_answers(series: Any, answers: Any, counts: bool) -> Any:
    import pandas

    if isinstance(series.dtype, pandas.ArrowDtype):
        import pyarrow

        answers = pandas.arrays.ArrowExtensionArray(pyarrow.array(answers))
        return pandas.Series(answers, index=series.index, name=series.name)
    if isinstance(answers, list):
        return pandas.Series(
            answers, index=series.index, name=series.name, dtype="Int64" if counts else object
        )
    answers = pandas.Series(answers, index=series.index, name=series.name)
    return answers.astype("Int64" if counts else series.dtype)


def _invalid(reason: str) -> Exception:
    from dutydesk import DutydeskError

    error = DutydeskError(reason)
    error.code = "invalid_argument"
    return error
