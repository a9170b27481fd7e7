"""Referrals to children's social care: which clock is running, who holds each case, how big the backlog is and why.

Every question about a state takes a day and counts what was so at its end. Nothing here knows today's date or opens a
connection, and no error repeats what a record says.
"""

from dutydesk._native import (
    Calendar,
    Column,
    DutydeskError,
    OutsideCoverageError,
    OutsidePeriodObservedError,
    Register,
    Report,
    Scenario,
    Table,
    UnknownNameError,
    UnreadableError,
    __version__,
    add_months,
    bank_holidays,
    coverage,
    definitions,
    questions,
    read,
    read_cin_census,
    read_duty_sheet,
    read_options,
    rules,
    scenario,
)

__all__ = [
    "Calendar",
    "Column",
    "DutydeskError",
    "OutsideCoverageError",
    "OutsidePeriodObservedError",
    "Register",
    "Report",
    "Scenario",
    "Table",
    "UnknownNameError",
    "UnreadableError",
    "__version__",
    "add_months",
    "bank_holidays",
    "coverage",
    "definitions",
    "questions",
    "read",
    "read_cin_census",
    "read_duty_sheet",
    "read_options",
    "rules",
    "scenario",
]
