"""What leaves for a spreadsheet: opened again by openpyxl, and by the library."""

from __future__ import annotations

import csv
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import dutydesk as dd

AS_OF = "2010-11-19"


@pytest.fixture(scope="module")
def register() -> dd.Register:
    sheet = b"child_id,received,worker,team,closed\n=1+1,16/08/2010,W017,+44 desk,\nc2,17/08/2010,,-5,\nc3,1,,,\n"
    return dd.read(sheet)


def same(given: Any) -> Any:
    """A cell as openpyxl has it: a date is a moment, and an empty text nothing."""
    return datetime.combine(given, datetime.min.time()) if isinstance(given, date) else given or None if given == "" else given


def test_a_table_as_a_workbook(register: dd.Register, tmp_path: Path) -> None:
    county = dd.scenario("small_team", 1)
    tables = [county.register.cases(county.as_of), county.register.timescales(county.as_of), register.cases(AS_OF)]
    for table in tables:
        assert table.to_excel(tmp_path / "a.xlsx") is None
        sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
        assert sheet is not None and sheet.freeze_panes == "A2" and sheet["A1"].font.bold
        heads, *rows = [list(row) for row in sheet.iter_rows(values_only=True)]
        assert heads == table.columns
        assert rows == [[same(cell) for cell in row.values()] for row in table.rows()]
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
        first = (tmp_path / "a.xlsx").read_bytes()
        table.to_excel(str(tmp_path / "b.xlsx"))
        assert (tmp_path / "b.xlsx").read_bytes() == first
    with pytest.raises(FileNotFoundError, match="none"):
        tables[0].to_excel(tmp_path / "none" / "a.xlsx")


def test_a_report_as_a_workbook(register: dd.Register, tmp_path: Path) -> None:
    report = register.report(AS_OF)
    report.to_excel(tmp_path / "report.xlsx")
    book = openpyxl.load_workbook(tmp_path / "report.xlsx")
    assert book.sheetnames[0] == "Report" and len(book.sheetnames) > 5
    assert book["Report"]["A1"].value == "As at the end of 19 November 2010"
    grid = list(book["Grid table"].iter_rows(values_only=True))
    assert grid[-1][0] == "Total" and grid[-1][-1] == 2
    register.report(AS_OF, audience="public").to_excel(tmp_path / "public.xlsx")
    cells = [cell for sheet in openpyxl.load_workbook(tmp_path / "public.xlsx") for row in sheet.iter_rows(values_only=True) for cell in row]
    assert "c" in cells and not any("=1+1" in str(cell) for cell in cells)


def test_csv_for_excel_is_read_back(register: dd.Register, tmp_path: Path) -> None:
    cases = register.cases(AS_OF)
    text = cases.to_csv(tmp_path / "cases.csv")
    assert text == cases.to_csv() and not text.startswith("\ufeff")
    assert (tmp_path / "cases.csv").read_bytes() == ("\ufeff" + text).encode()
    rows = list(csv.DictReader(text.splitlines()))
    assert {row["child_id"] for row in rows} == {"'=1+1", "c2"} and {row["team"] for row in rows} == {"'+44 desk", "'-5"}
    again = dd.read(tmp_path / "cases.csv").cases(AS_OF).rows()
    assert {row["child_id"] for row in again} == {row["child_id"] for row in cases.rows()} == {"=1+1", "c2"}
    # What is written to be read again is as it was.
    assert dd.read(*register.write(tmp_path / "tables")).to_csv() == register.to_csv()
    assert "=1+1:2010" in register.to_csv()["referrals.csv"] and "'=" not in register.to_csv()["referrals.csv"]


def test_the_command_line_writes_both(register: dd.Register, tmp_path: Path) -> None:
    register.write(tmp_path / "tables")

    def run(*arguments: str) -> Path:
        done = subprocess.run(
            [sys.executable, "-m", "dutydesk", arguments[0], "tables", "--as-of", AS_OF, "-o", arguments[1]],
            capture_output=True, text=True, cwd=tmp_path, timeout=120,
        )
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        return tmp_path / arguments[1]

    again = dd.read(tmp_path / "tables")
    again.cases(AS_OF).to_csv(tmp_path / "expected.csv")
    assert run("cases", "cases.csv").read_bytes() == (tmp_path / "expected.csv").read_bytes()
    again.cases(AS_OF).to_excel(tmp_path / "expected.xlsx")
    assert run("cases", "cases.xlsx").read_bytes() == (tmp_path / "expected.xlsx").read_bytes()
    again.report(AS_OF).to_excel(tmp_path / "expected.xlsx")
    assert run("report", "report.XLSX").read_bytes() == (tmp_path / "expected.xlsx").read_bytes()


def test_nothing_that_is_read_is_written_over(tmp_path: Path) -> None:
    sheet, again = tmp_path / "sheet.csv", tmp_path / "again.csv"
    sheet.write_text("child_id,received\nc1,2010-08-16\n")
    (tmp_path / "rules.json").write_text("{}")
    again.symlink_to(sheet)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    for arguments in (
        ["cases", "sheet.csv", "-o", "sheet.csv"],
        ["report", "sheet.csv", "-o", "again.csv"],
        ["findings", ".", "-o", "sheet.csv"],
        ["report", "sheet.csv", "--rules", "rules.json", "-o", "rules.json"],
    ):
        done = subprocess.run(
            [sys.executable, "-m", "dutydesk", *arguments], capture_output=True, text=True, cwd=tmp_path, timeout=120
        )
        expected = f"dutydesk: {arguments[-1]}: it is read, so nothing is written there\n"
        assert (done.returncode, done.stdout, done.stderr) == (1, "", expected)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_rows_of_a_frame_are_counted_from_0() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"child_id": ["c1", "c2", "c3"], "received": ["2010-08-16", "soon", "2010-08-17"]})
    (found,) = [row for row in dd.read_duty_sheet(frame).findings.rows() if row["code"] == "unreadable_date"]
    assert frame["received"].iloc[found["row"]] == "soon"
