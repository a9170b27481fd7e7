"""What the tests share."""

from pathlib import Path

import pytest

import dutydesk as dd

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def small_team() -> dd.Scenario:
    return dd.scenario("small_team", 1)


@pytest.fixture(scope="session")
def duty_sheet() -> Path:
    return ROOT / "tests" / "data" / "duty_sheet.csv"
