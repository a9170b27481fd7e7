"""Where calendars of other libraries answer otherwise, and by which named convention this one answers the same.

Each test says first what a peer answers, so that it fails when the peer changes. All are given the same bank holidays
where they take any, and no bank holiday is near the days asked about. The peers of Rust and of JavaScript are asked the
same in benches/peers/pitfalls.rs and wasm/tests/pitfalls.mjs.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import better_calendar
import bizdays
import holidays
import numpy as np
import pandas as pd
import polars as pl
import pytest
import QuantLib
from business.calendar import Calendar as BusinessCalendar
from govuk_bank_holidays.bank_holidays import BankHolidays
from workalendar.europe import UnitedKingdom

import dutydesk as dd

LIST = Path(__file__).resolve().parents[2] / "tests" / "data" / "bank_holidays.json"
ENGLAND = [date.fromisoformat(day) for day in json.loads(LIST.read_text())["divisions"]["england_and_wales"]]

CALENDAR = dd.Calendar("england_and_wales")
HOLIDAYS = holidays.UK(subdiv="ENG", years=range(1990, 2031))
WORKALENDAR = UnitedKingdom()
QUANTLIB = QuantLib.UnitedKingdom(QuantLib.UnitedKingdom.Settlement)
BUSINESS = BusinessCalendar(
    working_days=["monday", "tuesday", "wednesday", "thursday", "friday"],
    holidays=[day.isoformat() for day in ENGLAND],
)
BIZDAYS = bizdays.Calendar(
    holidays=ENGLAND, weekdays=["Saturday", "Sunday"], startdate="1990-01-01", enddate="2030-12-31"
)

THURSDAY, FRIDAY, SATURDAY, MONDAY, TUESDAY = (date(2010, 11, day) for day in (18, 19, 20, 22, 23))
MONDAY_BEFORE = date(2010, 11, 15)


def numpy_add(start: date, days: int, roll: str = "raise") -> date:
    return np.busday_offset(start, days, roll=roll, holidays=ENGLAND).astype(object)


def polars_add(start: date, days: int, roll: str = "raise") -> date:
    return pl.Series([start]).dt.add_business_days(days, roll=roll, holidays=ENGLAND)[0]


def pandas_add(start: date, days: int) -> date:
    return (pd.Timestamp(start) + pd.offsets.CustomBusinessDay(days, holidays=ENGLAND)).date()


def quantlib_date(day: date) -> Any:
    return QuantLib.Date(day.day, day.month, day.year)


def quantlib_add(start: date, days: int) -> date:
    return date.fromisoformat(QUANTLIB.advance(quantlib_date(start), days, QuantLib.Days).ISO())


def numpy_count(start: date, end: date) -> int:
    return int(np.busday_count(start, end, holidays=ENGLAND))


def polars_count(start: date, end: date) -> int:
    return pl.select(pl.business_day_count(pl.lit(start), pl.lit(end), holidays=ENGLAND)).item()


def quantlib_count(start: date, end: date) -> int:
    return QUANTLIB.businessDaysBetween(quantlib_date(start), quantlib_date(end))


def test_saturday_and_one_working_day() -> None:
    """Monday by some, Tuesday by others, an error by default in numpy and polars."""
    assert numpy_add(SATURDAY, 1, "backward") == polars_add(SATURDAY, 1, "backward") == MONDAY
    assert pandas_add(SATURDAY, 1) == quantlib_add(SATURDAY, 1) == BIZDAYS.offset(SATURDAY, 1) == MONDAY
    assert WORKALENDAR.add_working_days(SATURDAY, 1) == HOLIDAYS.get_nth_working_day(SATURDAY, 1) == MONDAY
    assert CALENDAR.add_working_days(SATURDAY, 1) == MONDAY
    assert CALENDAR.add_working_days(SATURDAY, 1, roll="backward") == MONDAY

    assert numpy_add(SATURDAY, 1, "forward") == polars_add(SATURDAY, 1, "forward") == TUESDAY
    assert BUSINESS.add_business_days(SATURDAY, 1) == better_calendar.offset(SATURDAY, 1) == TUESDAY
    assert CALENDAR.add_working_days(SATURDAY, 1, roll="forward") == TUESDAY

    with pytest.raises(ValueError, match="Non-business day"):
        numpy_add(SATURDAY, 1)
    with pytest.raises(pl.exceptions.ComputeError, match="not a business date"):
        polars_add(SATURDAY, 1)
    with pytest.raises(dd.DutydeskError) as error:
        CALENDAR.add_working_days(SATURDAY, 1, roll="error")
    assert error.value.code == "not_a_working_day"


def test_one_working_day_before_a_saturday() -> None:
    """Friday by most; Thursday where the start is rolled back first."""
    assert pandas_add(SATURDAY, -1) == quantlib_add(SATURDAY, -1) == BIZDAYS.offset(SATURDAY, -1) == FRIDAY
    assert WORKALENDAR.add_working_days(SATURDAY, -1) == HOLIDAYS.get_nth_working_day(SATURDAY, -1) == FRIDAY
    assert CALENDAR.add_working_days(SATURDAY, -1) == FRIDAY
    assert numpy_add(SATURDAY, -1, "forward") == polars_add(SATURDAY, -1, "forward") == FRIDAY
    assert CALENDAR.add_working_days(SATURDAY, -1, roll="forward") == FRIDAY
    assert numpy_add(SATURDAY, -1, "backward") == polars_add(SATURDAY, -1, "backward") == THURSDAY
    assert BUSINESS.add_business_days(SATURDAY, -1) == THURSDAY
    assert CALENDAR.add_working_days(SATURDAY, -1, roll="backward") == THURSDAY


def test_no_working_days_added_to_a_saturday() -> None:
    """The Saturday itself, or the Monday."""
    assert WORKALENDAR.add_working_days(SATURDAY, 0) == BUSINESS.add_business_days(SATURDAY, 0) == SATURDAY
    assert BIZDAYS.offset(SATURDAY, 0) == SATURDAY
    assert CALENDAR.add_working_days(SATURDAY, 0) == SATURDAY
    assert pandas_add(SATURDAY, 0) == HOLIDAYS.get_nth_working_day(SATURDAY, 0) == quantlib_add(SATURDAY, 0) == MONDAY
    assert CALENDAR.add_working_days(SATURDAY, 0, roll="forward") == MONDAY
    assert CALENDAR.add_working_days(SATURDAY, 0, roll="backward") == numpy_add(SATURDAY, 0, "backward") == FRIDAY


def test_which_end_is_counted() -> None:
    """[start, end), (start, end] or both ends: Friday to Monday is 1, 1 or 2, Friday to Saturday 1, 0 or 1."""
    between = BUSINESS.business_days_between
    for start_counted in (numpy_count, polars_count, quantlib_count, between, better_calendar.count):
        assert (start_counted(FRIDAY, MONDAY), start_counted(FRIDAY, SATURDAY)) == (1, 1)
    # No convention here: with the start and not the end is from the day before the start to the day before the end.
    sunday = date(2010, 11, 21)
    assert CALENDAR.working_days_between(THURSDAY, sunday) == CALENDAR.working_days_between(THURSDAY, FRIDAY) == 1

    for end_counted in (WORKALENDAR.get_working_days_delta, BIZDAYS.bizdays):
        assert (end_counted(FRIDAY, MONDAY), end_counted(FRIDAY, SATURDAY)) == (1, 0)
    assert CALENDAR.working_days_between(FRIDAY, MONDAY) == 1
    assert CALENDAR.working_days_between(FRIDAY, SATURDAY) == 0

    both = HOLIDAYS.get_working_days_count
    assert (both(FRIDAY, MONDAY), both(FRIDAY, SATURDAY)) == (2, 1)
    assert CALENDAR.working_days_between(FRIDAY, MONDAY, counting="inclusive") == 2
    assert CALENDAR.working_days_between(FRIDAY, SATURDAY, counting="inclusive") == 1
    # So does a range of days, which holds both its ends.
    assert len(pd.bdate_range(FRIDAY, MONDAY, freq="C", holidays=ENGLAND)) == 2


def test_the_end_before_the_start() -> None:
    """Minus but no mirror image, always plus, or nought; here the mirror image."""
    for one_sided in (numpy_count, polars_count, quantlib_count):
        assert (one_sided(MONDAY_BEFORE, SATURDAY), one_sided(SATURDAY, MONDAY_BEFORE)) == (5, -4)
    for always_plus in (WORKALENDAR.get_working_days_delta, HOLIDAYS.get_working_days_count):
        assert always_plus(SATURDAY, MONDAY_BEFORE) == always_plus(MONDAY_BEFORE, SATURDAY) > 0
    for nought in (BUSINESS.business_days_between, BIZDAYS.bizdays):
        assert nought(MONDAY, SATURDAY) == 0

    assert CALENDAR.working_days_between(MONDAY_BEFORE, SATURDAY) == 4
    assert CALENDAR.working_days_between(SATURDAY, MONDAY_BEFORE) == -4
    assert CALENDAR.working_days_between(MONDAY_BEFORE, SATURDAY, counting="inclusive") == 5
    assert CALENDAR.working_days_between(SATURDAY, MONDAY_BEFORE, counting="inclusive") == -5
    assert CALENDAR.working_days_between(MONDAY, SATURDAY) == -1


def test_a_column_with_gaps() -> None:
    """numpy refuses a column with an open case in it; here the gap stays a gap."""
    starts = np.array(["2010-11-19", "NaT"], "datetime64[D]")
    with pytest.raises(ValueError, match="NaT"):
        np.busday_offset(starts, 1, holidays=ENGLAND)
    with pytest.raises(ValueError, match="NaT"):
        np.busday_count(starts, MONDAY, holidays=ENGLAND)
    for options in ({}, {"roll": "forward"}, {"counting": "inclusive"}):
        due = CALENDAR.add_working_days(starts, 2, **options)
        assert [str(day) for day in due] == ["2010-11-22" if "counting" in options else "2010-11-23", "NaT"]
        counts = CALENDAR.working_days_between(starts, MONDAY, **options)
        assert counts[0] == (2 if "counting" in options else 1)
        assert np.isnan(counts[1])
    # polars keeps it.
    polars = pl.select(pl.business_day_count(pl.Series([FRIDAY, None]), pl.lit(MONDAY), holidays=ENGLAND))
    assert polars.to_series().to_list() == [1, None]


def test_calendars_that_are_wrong_or_narrow() -> None:
    """workalendar lacks the coronation and the VE day of 1995; holidays without a nation has only what all nations share."""
    coronation, ve_day, instead_of = date(2023, 5, 8), date(1995, 5, 8), date(1995, 5, 1)
    assert WORKALENDAR.is_working_day(coronation)
    assert WORKALENDAR.is_working_day(ve_day)
    assert not WORKALENDAR.is_working_day(instead_of)
    assert [CALENDAR.is_working_day(day) for day in (coronation, ve_day, instead_of)] == [False, False, True]

    shared = holidays.UK(years=2024)
    easter_monday, august = date(2024, 4, 1), date(2024, 8, 26)
    assert easter_monday not in shared
    assert august not in shared
    assert not CALENDAR.is_working_day(easter_monday)
    assert not CALENDAR.is_working_day(august)

    first, last = quantlib_date(date(1990, 1, 1)), quantlib_date(date(2030, 12, 31))
    quantlib = [date.fromisoformat(day.ISO()) for day in QUANTLIB.holidayList(first, last, False)]
    ours = [holiday["day"] for year in range(1990, 2031) for holiday in dd.bank_holidays("england_and_wales", year)]
    assert quantlib == ours


def test_past_the_end_of_the_list() -> None:
    """The GOV.UK list ends about two years ahead without a word; here that is an error, or a gap that was asked for."""
    published = BankHolidays(use_cached_holidays=True)
    with pytest.raises(better_calendar.OutOfBoundsError):
        better_calendar.offset(date(2100, 12, 31), 1)
    with pytest.raises(bizdays.DateOutOfRange):
        BIZDAYS.bizdays(date(2030, 12, 30), date(2031, 1, 6))
    with pytest.raises(IndexError):
        BIZDAYS.offset(date(2030, 12, 30), 10)
    christmas = date(2031, 12, 25)
    assert published.is_work_day(christmas, division=BankHolidays.ENGLAND_AND_WALES)
    with pytest.raises(dd.OutsideCoverageError):
        CALENDAR.is_working_day(christmas)
    with pytest.raises(dd.OutsideCoverageError):
        CALENDAR.add_working_days(date(2030, 12, 20), 10)
    assert CALENDAR.add_working_days(date(2030, 12, 20), 10, outside="null") is None
    # Derived from the rules and not yet announced: told apart.
    assert CALENDAR.is_proclaimed(date(2028, 12, 25))
    assert not CALENDAR.is_proclaimed(date(2029, 12, 25))
    assert published.is_work_day(date(2029, 12, 25), division=BankHolidays.ENGLAND_AND_WALES)
    assert not CALENDAR.is_working_day(date(2029, 12, 25))
