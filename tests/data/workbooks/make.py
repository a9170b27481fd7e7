"""Makes the workbooks of this folder: python make.py, with openpyxl installed."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import openpyxl

HERE = Path(__file__).parent


def office() -> None:
    """As an office keeps it: a summary first, titles, merged cells, a hidden sheet and row, a formula, an error, per cents."""
    book = openpyxl.Workbook()
    summary = book.active
    summary.append(["District", "Open cases"])
    summary.append(["North", 2])
    duty = book.create_sheet("Duty")
    duty.append(["Duty report"])
    duty.merge_cells("A1:H1")
    duty.append([])
    duty.append(["Child ID", "Referral date", "Time received", "Worker", "Child seen", "Closed", "District", "Done"])
    duty.append(["00123", date(2010, 8, 16), time(14, 5), "W017", True, None, "North", 0.5])
    duty.append([1207, datetime(2010, 8, 17, 9, 30, 15), None, "DUTY", False, "#N/A", "North", 1])
    duty.append([])
    duty.append([120000000012345, "18/08/2010", timedelta(hours=11), "W017", True, date(2010, 8, 20), " South, \"old\" ", 0.25])
    duty.append([123456789012345678, date(2010, 8, 19), None, "=CONCAT(1)", None, None, "Zoë & <co>", None])
    duty.append(["c5", "not a date", None, "two\nlines", None, None, None, None])
    duty["H4"].number_format = "0%"
    duty["B4"].number_format = "dd/mm/yyyy"
    duty["B5"].number_format = '[$-809]dddd d mmmm yyyy "at" hh:mm:ss;@'
    duty["F7"].number_format = "d-mmm-yy"
    duty["B8"].number_format = "yyyy\\-mm\\-dd"
    duty.row_dimensions[4].hidden = True
    duty.sheet_state = "hidden"
    book.properties.created = book.properties.modified = datetime(2010, 8, 23)
    book.save(HERE / "office.xlsx")


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
STYLES = (
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy hh:mm"/></numFmts>'
    '<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="20"/></cellXfs>'
)
STRINGS = "<si><t>DUTY</t></si><si><r><t>Nor</t></r><r><t xml:space=\"preserve\">th </t></r></si><si><t>a_x0041_b</t></si>"


def program(name: str, workbook: str, rows: str) -> None:
    """As a program writes it: no more parts than it must have."""
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{workbook}<sheets><sheet name="Export" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="/xl/worksheets/sheet1.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{STYLES}</styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{STRINGS}</sst>',
        "xl/worksheets/sheet1.xml": rows,
    }
    with ZipFile(HERE / name, "w", ZIP_DEFLATED) as packed:
        for part, text in parts.items():
            info = ZipInfo(part, (2010, 8, 23, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            packed.writestr(info, text)


def heading(row: int, *words: str) -> str:
    cells = (f'<c r="{"ABCDEFGH"[at]}{row}" t="inlineStr"><is><t>{text}</t></is></c>' for at, text in enumerate(words))
    return f'<row r="{row}">{"".join(cells)}</row>'


def every_type() -> None:
    """Cells of every type, days counted from 1904."""
    rows = (
        heading(3, "Child ID", "Referral date", "Time received", "Worker", "Child seen", "Closed", "District")
        + '<row r="5" hidden="1"><c r="A5"><v>120000000012345</v></c><c r="B5" s="2"><v>38944.586805555555</v></c><c r="D5" t="s"><v>0</v></c>'
        '<c r="E5" t="b"><v>1</v></c><c r="F5" t="e"><f>NA()</f><v>#N/A</v></c><c r="G5" t="s"><v>1</v></c></row>'
        '<row r="6"><c r="A6"><f>1200+7</f><v>1207</v></c><c r="B6" s="1"><v>38945</v></c><c r="C6" s="3"><v>0.5</v></c><c r="D6" t="s"><v>2</v></c>'
        '<c r="E6" t="b"><v>0</v></c><c r="F6"><v>38948</v></c><c r="G6" t="e"><v>#REF!</v></c></row>'
        '<row r="8"><c r="A8"><v>1.2E+17</v></c><c r="B8" t="d"><v>2010-08-18T00:00:00</v></c><c r="C8" s="3"/><c r="D8" t="str"><f>A1</f><v></v></c><c r="G8" s="1"/></row>'
    )
    program("every_type.xlsx", '<workbookPr date1904="1"/>', f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>')


def prefixed() -> None:
    """Elements under a prefix, as Microsoft's own library for programs writes them."""
    rows = (heading(1, "Child ID", "Date received", "Worker") + heading(2, "c1", "16/08/2010", "W1")).replace("</", "</x:").replace("<c", "<x:c")
    for name in ("row", "is", "t>"):
        rows = rows.replace(f"<{name}", f"<x:{name}")
    program("prefixed.xlsx", "", f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{rows}</x:sheetData></x:worksheet>')


office()
every_type()
prefixed()
