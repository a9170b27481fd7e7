"""The main job from a command line: `python -m dutydesk report FILE... --as-of DATE -o report.html`."""

from __future__ import annotations

import argparse
import errno
import os
import sys
import threading
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

import dutydesk

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

    report = commands.add_parser(
        "report",
        help="report on files, or on an invented county",
        description="Without a file: an invented county on the day its inspectors arrived.",
    )
    report.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="a duty tracking sheet (CSV), canonical tables (CSV) or a children in need census (XML)",
    )
    report.add_argument("--as-of", metavar="DATE", help="the day to report on, at its end, for example 2010-10-11")
    report.add_argument("--known-at", metavar="DATE", help="use only what had been recorded by that day")
    report.add_argument("--by", metavar="WHAT", help="district (the default), team or worker")
    report.add_argument(
        "--allocated",
        metavar="NAME",
        help="what counts as allocated: registered_case_holder (the default), named_case_holder, named_person or any_holder",
    )
    report.add_argument("--count", metavar="WHAT", help="referrals (the default), children or family_groups")
    report.add_argument(
        "--division",
        metavar="NAME",
        help="england_and_wales, scotland or northern_ireland; by default that of the rules",
    )
    report.add_argument(
        "--rules", metavar="FILE", help="the guidance whose clocks run, and local standards, as JSON; by default England's"
    )
    report.add_argument(
        "--authority",
        metavar="NAME",
        help="the council whose own rules hold for the whole register, for example Coventry; by default the one that each file names",
    )
    report.add_argument(
        "--assessment-end", metavar="WHAT", help="the day that ends an assessment: completed (the default) or authorised"
    )
    report.add_argument("--audience", metavar="WHO", help="management (the default) or public")
    report.add_argument(
        "--format",
        choices=("text", "json", "html"),
        help="the default is what the name of the output says, else text, or html for the public",
    )
    report.add_argument("-o", "--output", metavar="FILE", help="write there instead of to the screen")
    report.set_defaults(run=_report)

    scenario = commands.add_parser("scenario", help="write an invented register as canonical tables")
    scenario.add_argument("name", metavar="NAME", help="crisis_county, small_team or county")
    scenario.add_argument("--seed", type=int, default=1, metavar="NUMBER", help="the default is 1")
    scenario.add_argument("--referrals-per-year", type=int, metavar="NUMBER", help="of county")
    scenario.add_argument("--years", type=int, metavar="NUMBER", help="of county")
    scenario.add_argument("-o", "--output", required=True, metavar="FOLDER", help="the folder, which is made")
    scenario.set_defaults(run=_scenario)
    return parser


def _report(asked: argparse.Namespace) -> int:
    form = asked.format or _form(asked.output, asked.audience)
    as_of = asked.as_of
    rules = _rules(asked.rules)

    def work() -> str:
        if asked.files:
            register, day = dutydesk.read(*asked.files), as_of
        else:
            county = dutydesk.scenario("crisis_county", 2010)
            register, day = county.register, as_of or county.as_of
        report = register.report(
            day,
            by=asked.by,
            allocated=asked.allocated,
            count=asked.count,
            known_at=asked.known_at,
            division=asked.division,
            regimes=rules,
            authority=asked.authority,
            assessment_end=asked.assessment_end,
            audience=asked.audience,
        )
        if form == "html":
            return report.to_html()
        return report.to_json() if form == "json" else report.to_text()

    if asked.files and as_of is None:
        print("dutydesk: a file needs --as-of DATE", file=sys.stderr)
        return 1
    text = _watched("reading and counting", work)
    if asked.output is None:
        _print(text)
    else:
        with open(asked.output, "w", encoding="utf-8", newline="") as file:
            file.write(text)
    return 0


def _rules(path: str | None) -> str | None:
    if path is None:
        return None
    with open(path, encoding="utf-8", newline="") as file:
        try:
            return file.read()
        except UnicodeDecodeError:
            raise OSError(errno.EINVAL, "not a text in UTF-8", path) from None


def _form(output: str | None, audience: str | None) -> str:
    ending = os.path.splitext(output or "")[1].lower()
    named = {".html": "html", ".htm": "html", ".json": "json", ".txt": "text"}.get(ending)
    return named or ("html" if audience == "public" else "text")


def _scenario(asked: argparse.Namespace) -> int:
    def work() -> str:
        made = dutydesk.scenario(
            asked.name, asked.seed, referrals_per_year=asked.referrals_per_year, years=asked.years
        )
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
