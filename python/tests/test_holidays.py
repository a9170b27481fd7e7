"""The bank holidays against two lists that others keep, and where those are wrong."""

from __future__ import annotations

from datetime import date

import holidays
import pytest
from govuk_bank_holidays.bank_holidays import BankHolidays

import dutydesk as dd

COVERED = range(1990, 2031)

# In the PyPI package `holidays` and not here, with the reason.
TOO_MANY = {
    "scotland": {
        # St Andrew's Day became a bank holiday by an Act of 2007.
        date(2006, 11, 30),
    },
}
# Here and not in the copy of the GOV.UK list that `govuk-bank-holidays` 0.19 carries, with the reason.
LACKING = {
    "scotland": {
        # Proclaimed in February 2026 for the World Cup, after the copy was made.
        date(2026, 6, 15),
    },
}


def ours(division: str, years: range) -> list[date]:
    return [holiday["day"] for year in years for holiday in dd.bank_holidays(division, year)]


@pytest.mark.parametrize(
    ("division", "nation", "number"),
    [
        ("england_and_wales", "ENG", 335),
        ("england_and_wales", "WLS", 335),
        ("scotland", "SCT", 360),
        ("northern_ireland", "NIR", 417),
    ],
)
def test_the_package_holidays(division: str, nation: str, number: int) -> None:
    theirs = holidays.UK(subdiv=nation, years=COVERED)
    # It lists the date itself and the day kept instead; a date at a weekend is no day off work.
    weekdays = {day for day in theirs if day.weekday() < 5 and day.year in COVERED}
    wrong = TOO_MANY.get(division, set())
    assert wrong <= weekdays
    mine = ours(division, COVERED)
    assert len(mine) == number
    assert mine == sorted(weekdays - wrong)


@pytest.mark.parametrize("division", ["england_and_wales", "scotland", "northern_ireland"])
def test_the_list_of_gov_uk(division: str) -> None:
    theirs = {holiday["date"] for holiday in BankHolidays(use_cached_holidays=True).get_holidays(division=division.replace("_", "-"))}
    years = range(2012, 2029)
    assert {day.year for day in theirs} == set(years)
    lacking = LACKING.get(division, set())
    assert not lacking & theirs
    assert ours(division, years) == sorted(theirs | lacking)
    # What it has was announced, and it ends where the library says that announcements end.
    assert dd.coverage()["proclaimed_to"] == date(years[-1], 12, 31)
