"""Columns of numpy, pandas, polars and pyarrow: what is read of them, and answers in the same kind."""

from __future__ import annotations

from typing import Any

_TIME_OF_DAY = "a date with a time of day: say which day is meant, for example with .dt.floor('D')"
TIME_ZONE = "a date with a time zone: say which day is meant, for example with .dt.tz_localize(None)"


def unwrapped(column: Any) -> Any:
    """What there is to read in a column: itself, or the array or list within."""
    library = _library(column)
    if library == "numpy":
        return _numpy_days(column)
    if library == "pandas":
        return _pandas_days(column)
    if library == "polars":
        return _polars_days(column)
    if library == "pyarrow" and _is_arrow_text(column):
        return column.to_pylist()
    if hasattr(column, "__arrow_c_stream__") or hasattr(column, "__arrow_c_array__"):
        return column
    raise TypeError(f"a date or a column of dates is needed, not {type(column).__name__}")


def check_pairing(one: Any, other: Any) -> None:
    """Refuses two pandas Series whose rows have other labels, since row goes with row."""
    if _library(one) == _library(other) == "pandas" and not one.index.equals(other.index):
        raise invalid("two Series of one index are needed; align them first")


def numpy_day(moment: Any) -> int | None:
    """The days since 1970 of a datetime64, or nothing for NaT."""
    import numpy

    if numpy.isnat(moment):
        return None
    if numpy.datetime_data(moment.dtype)[0] in ("Y", "M", "W"):
        raise TypeError(f"a day is needed, not {moment.dtype}")
    day = moment.astype("datetime64[D]")
    if day != moment:
        raise invalid(_TIME_OF_DAY)
    return int(day.astype("int64"))


def rewrapped(column: Any, answers: Any, counts: bool) -> Any:
    """The answers as the library that the column came from holds them."""
    library = _library(column)
    if library == "polars":
        import polars

        if isinstance(answers, list):
            return polars.Series(column.name, answers, polars.Int32 if counts else polars.String)
        return polars.Series(answers).alias(column.name)
    if library == "pyarrow":
        import pyarrow

        kind = None
        if isinstance(answers, list):
            kind = pyarrow.int32() if counts else column.type
        array = pyarrow.array(answers, kind)
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
    if unit not in ("D", "generic"):
        again = days.astype(array.dtype)
        if not numpy.array_equal(again, array, equal_nan=True):
            row = int(numpy.argmax((again != array) & ~numpy.isnat(array)))
            raise invalid(f"row {row}: {_TIME_OF_DAY}")
    return numpy.ascontiguousarray(days)


def _polars_days(series: Any) -> Any:
    import polars

    if isinstance(series, polars.Series):
        if series.dtype == polars.Null:
            return series.cast(polars.Date)
        if series.dtype == polars.String:
            return series.to_list()
    return series


def _is_arrow_text(column: Any) -> bool:
    import pyarrow

    return isinstance(column, (pyarrow.Array, pyarrow.ChunkedArray)) and (
        pyarrow.types.is_string(column.type)
        or pyarrow.types.is_large_string(column.type)
        or pyarrow.types.is_string_view(column.type)
    )


def _pandas_days(series: Any) -> Any:
    import pandas

    if not isinstance(series, pandas.Series):
        raise TypeError(f"a pandas Series is needed, not {type(series).__name__}")
    if isinstance(series.dtype, pandas.ArrowDtype):
        column = series.array.__arrow_array__()
        return column.to_pylist() if _is_arrow_text(column) else column
    if isinstance(series.dtype, pandas.DatetimeTZDtype):
        raise invalid(TIME_ZONE)
    if series.dtype.kind == "M":
        return _numpy_days(series.to_numpy())
    if series.dtype == object or isinstance(series.dtype, pandas.StringDtype):
        return [None if pandas.isna(cell) else cell for cell in series]
    raise TypeError(f"a pandas Series of dates is needed, not of {series.dtype}")


def _pandas_answers(series: Any, answers: Any, counts: bool) -> Any:
    import pandas

    if isinstance(series.dtype, pandas.ArrowDtype):
        import pyarrow

        if isinstance(answers, list):
            kind = pyarrow.int32() if counts else series.dtype.pyarrow_dtype
            answers = pyarrow.array(answers, kind)
        answers = pandas.arrays.ArrowExtensionArray(pyarrow.array(answers))
        return pandas.Series(answers, index=series.index, name=series.name)
    if isinstance(answers, list):
        return pandas.Series(
            answers, index=series.index, name=series.name, dtype="Int64" if counts else series.dtype
        )
    answers = pandas.Series(answers, index=series.index, name=series.name)
    return answers.astype("Int64" if counts else series.dtype)


def invalid(reason: str) -> Exception:
    """An argument of the right type that cannot be meant so."""
    from dutydesk import DutydeskError

    error = DutydeskError(reason)
    error.code, error.argument = "invalid_argument", None
    return error
