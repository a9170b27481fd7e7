"""The shared vectors, run by one loop as in every other language. tests/vectors/README.md says what they hold."""

from __future__ import annotations

import json
import re
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

import dutydesk as dd

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "vectors"


def vectors() -> list[tuple[str, dict[str, Any]]]:
    files = sorted(path for path in FOLDER.glob("*.json") if path.name != "calls.json")
    return [(path.name, vector) for path in files for vector in json.loads(path.read_text(encoding="utf-8"))]


def test_every_vector_holds(capsys: pytest.CaptureFixture[str]) -> None:
    ran, wrong = 0, []
    listed = vectors()
    for file, vector in listed:
        why = fault(vector)
        if why:
            wrong.append(f"{file}: {vector['name']}: {why}")
        ran += 1
    with capsys.disabled():
        print(f" {ran} vectors ran", end="")
    assert not wrong, f"{len(wrong)} of {ran} do not hold:\n" + "\n".join(wrong)
    assert ran == len(listed) > 300


# What no vector calls, and why.
NO_VECTOR = {
    "Column": "an answer that other Arrow libraries take; test_columns",
    "OutsideCoverageError": "vectors go by its code",
    "OutsidePeriodObservedError": "vectors go by its code",
    "UnknownNameError": "vectors go by its code",
    "UnreadableError": "vectors go by its code",
    "Report": "what Register.report gives",
    "Report.to_json": "the text of to_dict; test_register",
    "Report.to_text": "a rendering; test_register",
    "Report.to_html": "a rendering; test_register",
    "Report.to_excel": "a file; test_written",
    "Table.to_excel": "a file; test_written",
    "Scenario": "what scenario gives",
    "Table": "what every question gives; test_register",
    "Table.columns": "the names of a frame; test_register",
    "Calendar.closures": "what was given; test_columns",
    "Calendar.division": "what was given; test_columns",
    "Register.from_tables": "takes frames; test_register",
    "Register.merge": "takes registers; test_register",
    "Register.upsert": "takes frames; test_register",
    "Register.table": "one of the canonical tables; test_register",
    "Register.tables": "the canonical tables as tables; test_register",
    "Register.write": "files of what to_csv gives; test_register",
    "__version__": "no answer",
}


def test_every_exported_name_is_reached_or_says_why_not() -> None:
    calls = Path(__file__).read_text(encoding="utf-8").split("# What no vector calls", 1)
    calls = calls[0] + calls[1].split("\n}\n", 1)[1]
    calls += "".join(f".{question['name']}" for question in dd.questions())
    unreached = {name for name in dd.__all__ if f"dd.{name}" not in calls}
    for kind in ("Calendar", "Register", "Report", "Scenario", "Table"):
        public = [name for name in vars(getattr(dd, kind)) if not name.startswith("_")]
        # A calendar and a register each have a table.
        asked = calls if kind == "Calendar" else re.sub(r"calendar(\(given\))?\.", "", calls)
        unreached |= {f"{kind}.{name}" for name in public if f".{name}" not in asked}
    assert unreached == set(NO_VECTOR)


def test_a_vector_can_fail() -> None:
    given = {"division": "england_and_wales", "start": "2010-11-19", "end": "2010-11-22"}
    between = "calendar.working_days_between"
    assert fault({"call": between, "given": given, "expect": 1.0}) is None
    for wrong in (
        {"call": between, "given": given, "expect": 2},
        {"call": between, "given": given, "expect": "1"},
        {"call": between, "given": given, "expect": True},
        {"call": between, "given": given, "error": "outside_coverage"},
        {"call": "calendar.no_such_call", "given": given, "expect": 1},
        {"call": between, "given": given},
    ):
        assert fault(wrong), wrong


def fault(vector: dict[str, Any]) -> str | None:
    """Why a vector does not hold, or nothing."""
    if ("expect" in vector) == ("error" in vector):
        return "a vector has either `expect` or `error`"
    call, given = vector["call"], vector["given"]
    try:
        answer = CALLS[call](given)
    except KeyError as missing:
        return f"no call {missing}"
    except dd.DutydeskError as error:
        return None if error.code == vector.get("error") else f"the error {error.code}"
    if "error" in vector:
        return f"{answer!r}, not the error {vector['error']}"
    expect = vector["expect"]
    if call in ("report", "scenario", "questions", "read_options") or (call == "rules" and isinstance(expect, dict)):
        try:
            answer = {pointer: at(answer, pointer) for pointer in expect}
        except (LookupError, TypeError, ValueError):
            return "nothing at a pointer"
    elif call == "rules":
        answer = [
            {"id": line["id"], "from": line["in_force_from"], "until": line["in_force_until"]} for line in answer
        ]
    return None if same(answer, expect) else f"{answer!r}, not {expect!r}"


def at(answer: Any, pointer: str) -> Any:
    for step in pointer.split("/")[1:]:
        step = step.replace("~1", "/").replace("~0", "~")
        answer = answer[int(step)] if isinstance(answer, list) else answer[step]
    return answer


def same(found: Any, expect: Any) -> bool:
    """Numbers as numbers, dates and times as their text, everything else as it is."""
    if isinstance(found, date):
        found = found.isoformat()
    if isinstance(found, time):
        found = found.isoformat("minutes")
    if isinstance(found, bool) or isinstance(expect, bool):
        return found is expect
    if isinstance(found, (int, float)) and isinstance(expect, (int, float)):
        return found == expect
    if isinstance(found, (list, tuple)) and isinstance(expect, list):
        return len(found) == len(expect) and all(map(same, found, expect))
    if isinstance(found, dict) and isinstance(expect, dict):
        return found.keys() == expect.keys() and all(same(found[key], expect[key]) for key in found)
    return type(found) is type(expect) and found == expect


def calendar(given: dict[str, Any]) -> dd.Calendar:
    return dd.Calendar(given["division"], given.get("closures", ()))


def convention(given: dict[str, Any]) -> dict[str, Any]:
    return given.get("convention", {})


def days(texts: list[str | None]) -> list[date | None]:
    # A text that is no date is refused by the library in the scalar call, and has no place in a column.
    return [None if text is None else dd.Calendar().add_working_days(text, 0, outside="null") or date.fromisoformat(text) for text in texts]


def answered(answers: list[Any], *given: list[Any]) -> dict[str, Any]:
    both = [all(cell is not None for cell in row) for row in zip(*given)]
    outside = sum(answer is None and whole for answer, whole in zip(answers, both))
    return {"answers": answers, "outside": outside}


def add_to(given: dict[str, Any]) -> Any:
    starts = days(given["starts"])
    return answered(calendar(given).add_working_days(starts, given["days"], outside=given["outside"], **convention(given)), starts)


def between_each(given: dict[str, Any]) -> Any:
    starts, ends = days(given["starts"]), days(given["ends"])
    answers = calendar(given).working_days_between(starts, ends, outside=given["outside"], **convention(given))
    return answered(answers, starts, ends)


def one_file(given: dict[str, Any]) -> bytes:
    if "text" in given:
        return str(given["text"]).encode()
    return (FOLDER.parent / "data" / given["file"]).read_bytes()


def register(given: dict[str, Any]) -> dd.Register:
    if "scenario" in given:
        return dd.scenario(given["scenario"]["name"], given["scenario"]["seed"]).register
    if "files" in given:
        return dd.read(*(file.encode() for file in given["files"]), **how(given))
    return dd.read(one_file(given), **how(given))


def how(given: dict[str, Any]) -> dict[str, Any]:
    """The options of reading; the text of a table stands for its file."""
    return {name: value.encode() if name == "holders" and isinstance(value, str) else value for name, value in given.get("reading", {}).items()}


def reading(read: dd.Register) -> dict[str, Any]:
    findings = [[row["code"], row["table"], row["row"], row["column"]] for row in read.findings.rows()]
    return {"referrals": len(read), "findings": findings}


def options(given: dict[str, Any]) -> dict[str, Any]:
    """The parts of a question as arguments."""
    return {**given["options"], **(given.get("selection") or {}), **given.get("measure", {})}


def asks(question: str) -> Any:
    """A question, or the report, as a call."""

    def ask(given: dict[str, Any]) -> Any:
        answer = getattr(register(given), question)(**options(given))
        return answer.to_dict() if question == "report" else answer.rows()

    return ask


def scenario(given: dict[str, Any]) -> Any:
    made = dd.scenario(given["name"], given["seed"])
    return {"as_of": made.as_of, "ledger": made.ledger}


CALLS: dict[str, Any] = {
    "calendar.add_working_days": lambda given: calendar(given).add_working_days(
        given["start"], given["days"], **convention(given)
    ),
    "calendar.working_days_between": lambda given: calendar(given).working_days_between(
        given["start"], given["end"], **convention(given)
    ),
    "calendar.is_working_day": lambda given: calendar(given).is_working_day(given["day"]),
    "calendar.holiday_name": lambda given: calendar(given).holiday_name(given["day"]),
    "calendar.is_proclaimed": lambda given: calendar(given).is_proclaimed(given["day"]),
    "calendar.within_hours": lambda given: calendar(given).within_hours(
        given["received"],
        given["hours"],
        **{name: given[name] for name in ("time", "opening", "closing") if name in given},
    ),
    "calendar.table": lambda given: calendar(given).table(given["first"], given["last"]).rows(),
    "calendar.add_working_days_to": add_to,
    "calendar.working_days_between_each": between_each,
    "add_months": lambda given: dd.add_months(given["day"], given["months"]),
    "coverage": lambda given: dd.coverage(),
    "bank_holidays": lambda given: dd.bank_holidays(given["division"], given["year"]),
    "read": lambda given: reading(register(given)),
    "read_duty_sheet": lambda given: reading(dd.read_duty_sheet(one_file(given))),
    "read_cin_census": lambda given: reading(dd.read_cin_census(one_file(given))),
    "reading": lambda given: register(given).reading.rows(),
    "profile": lambda given: register(given).profile(),
    "unexplained_holders": lambda given: register(given).unexplained_holders.rows(),
    "tables": lambda given: {name: len(text.splitlines()) - 1 for name, text in register(given).to_csv().items()},
    **{question["name"]: asks(question["name"]) for question in dd.questions()},
    "scenario": scenario,
    "definitions": lambda given: dd.definitions(),
    "questions": lambda given: dd.questions(),
    "read_options": lambda given: dd.read_options(),
    "rules": lambda given: dd.rules(given.get("rules")),
}
