"""Reading files from Python: a duty sheet against polars, a census against lxml, on the same bytes.

    python benches/peers/reading.py [ROWS] [CHILDREN]    # Linux, with polars and lxml installed

Answers are checked to be equal before anything is timed. Of rounds taken in turn the least CPU time of all threads is shown, and the
largest size of the process, in which one side alone has run.
"""

from __future__ import annotations

import multiprocessing
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

ROUNDS = 3
START = date(2005, 1, 3)
AS_OF = date(2013, 1, 1)
DISTRICTS = 12


def sheet(rows: int) -> bytes:
    """One row a referral: a third closed, a quarter without a worker."""
    lines = ["child_id,received,district,team,source,worker,allocated,assessment_started,assessment_completed,closed"]
    for row in range(rows):
        received = START + timedelta(days=row * 7919 % 2900)
        day = lambda days: (received + timedelta(days=days)).isoformat()  # noqa: E731
        held = row % 4 != 0
        cells = [
            f"c{row * 31 % (rows * 2)}", day(0), f"D{row % DISTRICTS}", f"T{row % 60}", "police" if row % 3 else "school",
            f"W{row % 500}" if held else "", day(3) if held else "", day(2), day(9) if row % 5 else "", day(40) if row % 3 == 0 else "",
        ]
        lines.append(",".join(cells))
    return "\n".join(lines).encode()


def census(children: int) -> bytes:
    """A children in need census of one referral a child."""
    parts = [
        "<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2024</Year><ReferenceDate>2024-03-31</ReferenceDate>"
        "</CollectionDetails><Source><SourceLevel>L</SourceLevel><LEA>999</LEA><DateTime>2024-05-20T09:15:00</DateTime></Source></Header><Children>"
    ]
    for child in range(children):
        received = date(2023, 4, 3) + timedelta(days=child % 330)
        parts.append(
            f"<Child><ChildIdentifiers><LAchildID>INV{child:07}</LAchildID><UPN>A99{child:010}</UPN><PersonBirthDate>2014-06-02</PersonBirthDate>"
            "<GenderCurrent>1</GenderCurrent></ChildIdentifiers><ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics>"
            f"<CINdetails><CINreferralDate>{received}</CINreferralDate><ReferralSource>2A</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode>"
            f"<Assessments><AssessmentActualStartDate>{received}</AssessmentActualStartDate>"
            f"<AssessmentAuthorisationDate>{received + timedelta(days=30)}</AssessmentAuthorisationDate>"
            "<FactorsIdentifiedAtAssessment><AssessmentFactors>3B</AssessmentFactors></FactorsIdentifiedAtAssessment></Assessments>"
            "<ReferralNFA>false</ReferralNFA></CINdetails></Child>\n"
        )
    parts.append("</Children></Message>")
    return "".join(parts).encode()


def dutydesk_read(path: Path) -> int:
    import dutydesk

    return len(dutydesk.read(path))


def dutydesk_report(path: Path) -> dict[str, tuple[int, int]]:
    import dutydesk

    found: dict[str, tuple[int, int]] = {}
    for row in dutydesk.read(path).backlog(AS_OF, by="district", allocated="named_case_holder").rows():
        total, held = found.get(row["group"], (0, 0))
        found[row["group"]] = (total + row["total"], held + row["allocated"])
    return found


def polars_read(path: Path) -> int:
    import polars as pl

    return pl.read_csv(path, try_parse_dates=True).height


def polars_report(path: Path) -> dict[str, tuple[int, int]]:
    import polars as pl

    rows = pl.read_csv(path, try_parse_dates=True)
    rows = rows.filter((pl.col("received") <= AS_OF) & (pl.col("closed").is_null() | (pl.col("closed") > AS_OF)))
    held = pl.col("worker").is_not_null() & (pl.col("allocated") <= AS_OF)
    return {group: (total, held) for group, total, held in rows.group_by("district").agg(pl.len(), held.sum()).iter_rows()}


def lxml_bare(path: Path) -> int:
    from lxml import etree

    count = 0
    for _, element in etree.iterparse(str(path)):
        count += element.tag == "CINdetails"
        if element.tag == "Child":
            element.clear()
    return count


def measured(call: Callable[[Path], object], path: Path) -> tuple[object, float, float]:
    """What it answers, the least CPU seconds, and the largest size in MB, in a process of its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(timed, (call, path))


def timed(call: Callable[[Path], object], path: Path) -> tuple[object, float, float]:
    took = []
    for _ in range(ROUNDS):
        start = time.process_time()
        answer = call(path)
        took.append(time.process_time() - start)
    # What the kernel counts for a process begins with the size of the one that started it.
    lines = Path("/proc/self/status").read_text().splitlines()
    peak = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))
    return answer, min(took), peak / 1e3


def beside(name: str, path: Path, ours: Callable[[Path], object], peer: Callable[[Path], object]) -> None:
    (answer, took, size), (other, peers, peer_size) = measured(ours, path), measured(peer, path)
    assert answer == other, f"{name}: {answer} and {other}"
    megabytes = path.stat().st_size / 1e6
    print(
        f"{name}, {megabytes:.0f} MB: dutydesk {took:.2f} s CPU, {size:.0f} MB, {megabytes / took:.0f} MB/s; "
        f"the peer {peers:.2f} s, {peer_size:.0f} MB; {took / peers:.1f} times as long"
    )


def main() -> None:
    given = [int(size) for size in sys.argv[1:]]
    rows, children = [*given, *[1_000_000, 50_000][len(given):]]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "sheet.csv")
        path.write_bytes(sheet(rows))
        beside(f"{rows:,} rows read, and by polars", path, dutydesk_read, polars_read)
        beside(f"{rows:,} rows, open and allocated by district, and by polars", path, dutydesk_report, polars_report)
        for size in (children // 5, children):
            path = Path(folder, f"{size}.xml")
            path.write_bytes(census(size))
            beside(f"{size:,} children of a census, and bare iteration by lxml", path, dutydesk_read, lxml_bare)


if __name__ == "__main__":
    main()
