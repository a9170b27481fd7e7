"""Every question from a command line: `python -m dutydesk report FILE... -o report.html`."""

from __future__ import annotations

import argparse
import errno
import inspect
import json
import os
import sys
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import dutydesk
from dutydesk._native import _written

_T = TypeVar("_T")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command; gives the exit code."""
    asked = _parser().parse_args(arguments)
    try:
        return int(asked.run(asked))
    except (dutydesk.DutydeskError, OSError, OverflowError, TypeError) as error:
        print(f"dutydesk: {_said(error)}", file=sys.stderr)
        return 1


def _said(error: BaseException) -> str:
    """One line; a path in it is the caller's own."""
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror}"
    return str(error)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dutydesk", description=dutydesk.__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    *questions, report = dutydesk.questions()
    for question in (report, *questions):
        _add_question(commands, question, table=question is not report)

    for name, (about, of) in _OF_READING.items():
        command = commands.add_parser(name, help=about, description=about)
        _add_files(command, "+")
        command.add_argument("-o", "--output", metavar="FILE", help=_OUTPUT)
        command.set_defaults(run=_of_reading, of=of)

    scenario = commands.add_parser("scenario", help="write an invented register as canonical tables")
    scenario.add_argument("name", metavar="NAME", help="crisis_county, small_team or county")
    scenario.add_argument("--seed", type=int, default=1, metavar="NUMBER", help="the default is 1")
    for name in _sizes():
        scenario.add_argument("--" + name.replace("_", "-"), type=int, metavar="NUMBER", default=argparse.SUPPRESS, help="of county")
    scenario.add_argument("-o", "--output", required=True, metavar="FOLDER", help="the folder, which is made")
    scenario.set_defaults(run=_scenario)
    return parser


def _sizes() -> list[str]:
    """What a size is of."""
    parameters = inspect.signature(dutydesk.scenario).parameters.values()
    return [each.name for each in parameters if each.kind is each.KEYWORD_ONLY]


# How files were read, and what is left to do: the answer of each is of the register alone.
_OF_READING: dict[str, tuple[str, Callable[[dutydesk.Register], dutydesk.Table | str]]] = {
    "reading": ("How the files were read, heading by heading, as CSV.", lambda register: register.reading),
    "findings": ("What is wrong with the records, as CSV.", lambda register: register.findings),
    "unexplained": (
        "The texts of worker columns that nothing explains, as CSV to fill in and give as --holders. It repeats what stands in your files.",
        lambda register: register.unexplained_holders,
    ),
    "profile": (
        "How the files were read, as JSON to give as --profile when the next are read.",
        lambda register: json.dumps(register.profile(), indent=2, ensure_ascii=False) + "\n",
    ),
}

_OUTPUT = "write there instead of to the screen: as a workbook where its name ends in .xlsx"

_METAVAR = {
    "day": "DATE",
    "view": "DATE",
    "days": "DATES",
    "times": "TIMES",
    "name": "NAME",
    "definition": "NAME",
    "clock": "CLOCK",
    "whole": "NUMBER",
    "wholes": "NUMBERS",
    "band": "DAYS",
    "text": "TEXT",
    "rules": "FILE",
    "columns": "FILE|NAME=HEADING,...",
    "holders": "FILE",
    "profile": "FILE",
    "period": "DATES",
}


def _of_how() -> list[dict[str, Any]]:
    """The options of reading that no question has too: `--authority` is whose rules hold."""
    asked = {option["name"] for question in dutydesk.questions() for option in question["options"]}
    return [option for option in dutydesk.read_options()["options"] if option["name"] not in asked]


def _add_files(command: argparse.ArgumentParser, count: str) -> None:
    command.add_argument(
        "files",
        nargs=count,
        metavar="FILE",
        help="a duty tracking sheet (CSV, .xlsx), canonical tables (CSV, .xlsx) or a children in need census (XML); or a folder of them",
    )
    _add_options(command.add_argument_group("how duty tracking sheets are read"), _of_how())


def _add_options(command: Any, options: list[dict[str, Any]]) -> None:
    for option in options:
        words: dict[str, Any] = {"action": argparse.BooleanOptionalAction} if option["kind"] == "flag" else {}
        if not words:
            words = {"metavar": _METAVAR[option["kind"]]}
        usual = "" if option["usual"] in (None, [], {}, False) else f"; by default {_plain(option['usual'])}"
        help = f"{option['about']} ({option['takes']}{usual})".replace("%", "%%")
        name = "--" + option["name"].replace("_", "-")
        command.add_argument(name, dest=f"option_{option['name']}", default=None, help=help, **words)


def _add_question(commands: Any, question: dict[str, Any], table: bool) -> None:
    """The command of a question, with every option it takes."""
    about = question["about"].replace("%", "%%")
    form = "The answer is CSV." if table else "Lists are parted by commas."
    command = commands.add_parser(
        question["name"],
        help=about,
        description=f"{about} Without a file: of an invented county on the day its inspectors arrived. {form}",
    )
    _add_options(command, question["options"])
    _add_files(command, "*")
    if not table:
        command.add_argument(
            "--format",
            choices=("text", "json", "html"),
            help="the default is what the name of the output says, else text, or html for the public",
        )
    command.add_argument("-o", "--output", metavar="FILE", help=_OUTPUT)
    command.set_defaults(run=_ask, question=question, table=table)


def _plain(usual: Any) -> str:
    return ",".join(map(str, usual)) if isinstance(usual, list) else str(usual)


def _ask(asked: argparse.Namespace) -> int:
    _spare_what_is_read(asked)
    options = _given(asked, asked.question["name"], asked.question["options"])
    how = _given(asked, "read", _of_how())

    def work() -> str:
        if asked.files:
            register = dutydesk.read(*asked.files, **how)
        else:
            county = dutydesk.scenario("crisis_county", 2010)
            register = county.register
            options.setdefault("as_of", county.as_of)
        answer = getattr(register, asked.question["name"])(**options)
        form = None if asked.table else asked.format or _form(asked.output, options.get("audience"))
        if form is None or form == "xlsx":
            return _put(answer, asked.output)
        return _put(str({"html": answer.to_html, "json": answer.to_json, "text": answer.to_text}[form]()), asked.output)

    _print(_watched("reading and counting", work))
    return 0


def _of_reading(asked: argparse.Namespace) -> int:
    _spare_what_is_read(asked)
    how = _given(asked, "read", _of_how())
    _print(_watched("reading", lambda: _put(asked.of(dutydesk.read(*asked.files, **how)), asked.output)))
    return 0


def _put(answer: dutydesk.Table | dutydesk.Report | str, output: str | None) -> str:
    """Writes an answer to its file; gives what the screen shows of it."""
    if output is None:
        return answer if isinstance(answer, str) else str(answer.to_csv())
    if isinstance(answer, str):
        _write(answer, output)
    elif isinstance(answer, dutydesk.Report) or _ending(output) == ".xlsx":
        answer.to_excel(output)
    else:
        answer.to_csv(output)
    return ""


def _write(text: str, output: str) -> None:
    """Writes a file whole or not at all."""
    output = os.path.realpath(output)
    # A pipe or a device has no place beside it.
    beside = output if os.path.exists(output) and not os.path.isfile(output) else output + ".part"
    try:
        with open(beside, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        if beside != output:
            os.replace(beside, output)
    except OSError as error:
        if beside != output and os.path.exists(beside):
            os.remove(beside)
        raise OSError(error.errno, error.strerror, output) from None


def _spare_what_is_read(asked: argparse.Namespace) -> None:
    """Refuses an output that would stand where a file is read from."""
    if asked.output is None or not os.path.isfile(asked.output):
        return
    named = [text for name, text in vars(asked).items() if name.startswith("option_") and isinstance(text, str)]
    paths = [*asked.files, *named]
    for folder in filter(os.path.isdir, asked.files):
        paths += [path for path in (os.path.join(folder, name) for name in os.listdir(folder)) if _is_read(path)]
    for path in paths:
        if os.path.exists(path) and os.path.samefile(path, asked.output):
            raise OSError(errno.EEXIST, "it is read, so nothing is written there", asked.output)


def _is_read(path: str) -> bool:
    """Whether a file of a folder may be read: what is written as HTML, JSON or text is none."""
    return _ending(path) not in (".html", ".htm", ".json")


def _given(asked: argparse.Namespace, of: str, options: list[dict[str, Any]]) -> dict[str, Any]:
    """What the command line gives of some options, as a call takes it."""
    given: dict[str, Any] = {}
    for option in options:
        name, kind = option["name"], option["kind"]
        text = getattr(asked, f"option_{name}")
        if text is None:
            continue
        if kind == "rules" or (kind == "columns" and "=" not in text):
            text = _text_of(text)
        # A file of holders or a profile is read as it is.
        given[name] = text if kind in ("flag", "holders", "profile") else _written(of, name, text)
    return given


def _text_of(path: str) -> str:
    with open(path, encoding="utf-8", newline="") as file:
        try:
            return file.read()
        except UnicodeDecodeError:
            raise OSError(errno.EINVAL, "not a text in UTF-8", path) from None


def _ending(path: str | None) -> str:
    return os.path.splitext(path or "")[1].lower()


def _form(output: str | None, audience: str | None) -> str:
    named = {".html": "html", ".htm": "html", ".json": "json", ".txt": "text", ".xlsx": "xlsx"}.get(_ending(output))
    return named or ("html" if audience == "public" else "text")


def _scenario(asked: argparse.Namespace) -> int:
    def work() -> str:
        size = {name: value for name, value in vars(asked).items() if name in _sizes()}
        made = dutydesk.scenario(asked.name, asked.seed, **size)
        paths = made.register.write(asked.output)
        return "".join(f"{path}\n" for path in paths) + f"as of {made.as_of}; everything in it is invented\n"

    _print(_watched("making and writing", work))
    return 0


def _watched(what: str, work: Callable[[], _T]) -> _T:
    """Does the work in a thread, so that an interrupt is heard at once; says on a terminal that it goes on."""
    answer: list[_T] = []
    failure: list[BaseException] = []

    def run() -> None:
        try:
            answer.append(work())
        except BaseException as error:  # noqa: BLE001  handed to the caller below
            failure.append(error)

    worker = threading.Thread(target=run, daemon=True)
    worker.start()
    begun = time.monotonic()
    shown = False
    while worker.is_alive():
        worker.join(0.2)
        waited = time.monotonic() - begun
        if waited > 1 and worker.is_alive() and sys.stderr.isatty():
            print(f"\r{what}: {waited:.0f} s ", end="", file=sys.stderr, flush=True)
            shown = True
    if shown:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    if failure:
        raise failure[0]
    return answer[0]


def _print(text: str) -> None:
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # A reader that has gone away is no error; nothing more is written to it on the way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _command() -> None:
    try:
        code = main()
    except KeyboardInterrupt:
        print("\ndutydesk: stopped", file=sys.stderr, flush=True)
        # The work still runs in its thread: leave without waiting for it.
        os._exit(130)
    sys.exit(code)


if __name__ == "__main__":
    _command()
