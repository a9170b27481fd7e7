"""What can be given to be read, and what an error says of it."""

from __future__ import annotations

import gzip
import io
from datetime import date, datetime, timedelta
from pathlib import Path

import dutydesk as dd
import openpyxl
import pytest

SHEET = b"child_id,received\nZanzibar1,2010-08-16\n"


def test_an_error_names_the_file_and_not_its_folder(tmp_path: Path) -> None:
    good, letter = tmp_path / "good.csv", tmp_path / "letter.csv"
    good.write_bytes(SHEET)
    letter.write_bytes(b"%PDF-1.7")
    with pytest.raises(dd.UnreadableError, match=r"^letter\.csv: not a duty tracking sheet.* a PDF") as refused:
        dd.read(good, letter)
    assert refused.value.code == "unknown_format" and str(tmp_path) not in str(refused.value)
    with pytest.raises(dd.UnreadableError, match=r"^file 2: "):
        dd.read(SHEET, b" ")
    with pytest.raises(dd.UnreadableError, match=r"^letter\.csv: "):
        dd.read_duty_sheet(letter)
    with pytest.raises(dd.UnreadableError, match=r"^letter\.csv: "):
        dd.read_cin_census(letter)


def test_a_table_without_its_columns_is_told_the_headings() -> None:
    with pytest.raises(dd.UnreadableError, match="Date of referral.*`columns`") as refused:
        dd.read_duty_sheet(b"Child ID,When\nZanzibar1,2010-08-16\n")
    assert refused.value.code == "missing_column" and "Zanzibar" not in str(refused.value)
    with pytest.raises(dd.UnreadableError, match="`received`.*Date of referral") as refused:
        dd.read(b"Child ID,When\nZanzibar1,2010-08-16\n")
    assert refused.value.code == "unknown_format"


def test_a_text_given_as_a_path_is_not_repeated() -> None:
    for read in (dd.read, dd.read_duty_sheet, dd.read_cin_census):
        with pytest.raises(TypeError, match="encode") as refused:
            read(SHEET.decode())
        assert "Zanzibar" not in str(refused.value)


def test_a_folder_is_its_files(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_bytes(SHEET)
    (tmp_path / "a.CSV").write_bytes(SHEET.replace(b"Zanzibar1", b"Zanzibar2"))
    (tmp_path / "~$b.xlsx").write_bytes(b"left behind")
    (tmp_path / "letter.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "older.csv").mkdir()
    assert len(dd.read(tmp_path)) == len(dd.read(str(tmp_path))) == 2
    with pytest.raises(dd.DutydeskError, match=r"\.csv"):
        dd.read(tmp_path / "older.csv")


def test_an_open_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "duty.csv"
    path.write_bytes(SHEET)
    with path.open("rb") as file:
        assert len(dd.read(file)) == 1
    assert len(dd.read(io.BytesIO(SHEET))) == len(dd.read_duty_sheet(io.BytesIO(SHEET))) == 1
    with pytest.raises(TypeError, match="binary"), path.open() as file:
        dd.read(file)  # type: ignore[arg-type]
    path.write_bytes(b" ")
    with pytest.raises(dd.UnreadableError, match=r"^duty\.csv: the file is empty"), path.open("rb") as file:
        dd.read(file)


def tables(register: dd.Register) -> dict[str, str]:
    """Its files without what was found in them: a workbook has sheets that are not read."""
    return {name: text for name, text in register.to_csv().items() if name != "findings.csv"}


def test_a_workbook_reads_as_its_csv_file(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    summary = book.active
    summary.append(["District", "Open cases"])
    summary.append(["North", 2])
    duty = book.create_sheet("Duty")
    duty.append(["Duty report"])
    duty.merge_cells("A1:D1")
    duty.append([])
    duty.append(["Child ID", "Date of referral", "Allocated worker", "Closed"])
    duty.append([1207, date(2010, 8, 16), "W017", None])
    duty.append(["c2", datetime(2010, 8, 17, 14, 5), "DUTY", "#N/A"])
    duty.append(["c3", "18/08/2010", "=CONCAT(1)", date(2010, 8, 20)])
    duty.row_dimensions[4].hidden = True
    duty.sheet_state = "hidden"
    path = tmp_path / "duty.xlsx"
    book.save(path)
    csv = (
        "Duty report,,,\n,,,\nChild ID,Date of referral,Allocated worker,Closed\n1207,2010-08-16,W017,\n"
        "c2,2010-08-17 14:05,DUTY,#N/A\nc3,18/08/2010,,2010-08-20\n"
    ).encode()
    expected = tables(dd.read(csv))
    named = {name: text.replace("duty.xlsx", "") for name, text in tables(dd.read(path)).items()}
    assert tables(dd.read(path)) == tables(dd.read_duty_sheet(path)) != expected
    assert named == expected
    assert [row["code"] for row in dd.read(path).findings.rows()].count("other_sheets") == 1
    assert tables(dd.read(gzip.compress(path.read_bytes()))) == expected
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(dd.UnreadableError, match=r"^duty\.xlsx: "):
        dd.read(path)


def test_a_messy_workbook_of_three_thousand_rows_is_right_in_a_few_lines(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    duty = book.active
    duty.append(["Duty tracking sheet, week 42"])
    duty.append(["Child ID", "Date received", "District", "Social worker", "Allocated", "Closed"])
    forms = [
        lambda day: day,
        lambda day: day.isoformat(),
        lambda day: f"{day:%d/%m/%Y}",
        lambda day: f"{day:%d.%m.%y}",
        lambda day: f"{day.day} {day:%b} {day.year}",
        lambda day: f"{day:%A} {day.day} {day:%B} {day.year}",
    ]
    workers = ["Jane Okafor", "NULL", "Tom Reed", "-", "Vacant", "Aled Pugh", "N/A", None]
    truth = {"Swale": [0, 0], "Thanet": [0, 0]}
    for row in range(3000):
        received = date(2009, 11, 2) + timedelta(days=row % 300)
        district = ("Swale", "SWALE ", "Thanet", "thanet")[row % 4 if row % 3 else 2 * (row % 2)]
        worker, closed = workers[row % 8], row % 5 == 0
        has_worker = row % 8 in (0, 2, 5)
        known = truth[district.strip().capitalize()]
        known[0] += not closed
        known[1] += not closed and has_worker
        form = forms[row % 6]
        allocated = form(received + timedelta(days=3)) if has_worker else "TBC" if row % 7 == 0 else None
        duty.append([f"c{row:05}", form(received), district, worker, allocated, form(received + timedelta(days=40)) if closed else "NULL"])
    path = tmp_path / "duty.xlsx"
    book.save(path)

    register = dd.read(path)
    cases = register.cases("2010-10-15").rows()

    assert {(case["district"], case["allocation"] == "allocated") for case in cases} == {(name, is_so) for name in truth for is_so in (True, False)}
    for name, (in_all, allocated) in truth.items():
        of_district = [case for case in cases if case["district"] == name]
        assert (len(of_district), sum(case["allocation"] == "allocated" for case in of_district)) == (in_all, allocated)
