"""Registers: read from anything, asked, written, pickled."""

from __future__ import annotations

import copy
import inspect
import json
import pickle
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dutydesk as dd

SHEET = b"child_id,received,team,worker,allocated\nc1,2010-08-16,North,TM,2010-08-17\nc2,2010-09-01,North,W017,2010-09-02\n"


def test_paths_bytes_and_frames_read_alike(duty_sheet: Path) -> None:
    read = dd.read(duty_sheet)
    assert len(read) > 0
    frame = pl.read_csv(duty_sheet, infer_schema=False)
    for other in (
        dd.read(str(duty_sheet)),
        dd.read(duty_sheet.read_bytes()),
        dd.read(bytearray(duty_sheet.read_bytes())),
        dd.read_duty_sheet(duty_sheet),
        dd.read_duty_sheet(frame),
        dd.read_duty_sheet(frame.to_arrow()),
        dd.read_duty_sheet(frame.to_pandas()),
        dd.read_duty_sheet(frame.with_columns(pl.col(pl.String).cast(pl.Categorical))),
    ):
        assert {name: table.rows() for name, table in other.tables().items()} == {
            name: table.rows() for name, table in read.tables().items()
        }
        assert other.to_csv()["parts.csv"] == read.to_csv()["parts.csv"]
        # A frame counts its rows from 0; in the sheet the first of them is row 2. Bytes and frames are of no file.
        first = 2 if other.cases().rows()[0]["row"] == read.cases().rows()[0]["row"] else 0
        found = [{**row, "row": row["row"] and row["row"] + 2 - first, "file": duty_sheet.name} for row in other.findings.rows()]
        assert found == read.findings.rows()


def test_frames_of_other_types() -> None:
    received = [date(2010, 8, 16), date(2010, 9, 1)]
    text = pl.DataFrame({"child_id": ["1", "2"], "received": ["2010-08-16", "2010-09-01"], "worker": ["W017", None]})
    typed = pl.DataFrame({"child_id": [1, 2], "received": received, "worker": ["W017", None]})
    moments = typed.with_columns(pl.col("received").cast(pl.Datetime("ns")))
    floats = pd.DataFrame({"child_id": [1.0, 2.0], "received": pd.to_datetime(received), "worker": ["W017", None]})
    for frame in (typed, moments, floats, typed.to_arrow()):
        assert dd.read_duty_sheet(frame).to_csv() == dd.read_duty_sheet(text).to_csv()
    timed = typed.with_columns(pl.col("received").cast(pl.Datetime("us")) + pl.duration(hours=14, minutes=5))
    assert dd.read_duty_sheet(timed).table("referrals").rows()[0]["received"] == date(2010, 8, 16)
    assert dd.read_duty_sheet(timed).table("referrals").rows()[0]["received_time"] == "14:05"
    zoned = typed.with_columns(pl.col("received").cast(pl.Datetime("us", "UTC")))
    with pytest.raises(dd.DutydeskError, match="time zone"):
        dd.read_duty_sheet(zoned)
    with pytest.raises(dd.DutydeskError, match="column 3, the first being column 0: it holds neither text"):
        dd.read_duty_sheet(typed.with_columns(odd=pl.lit([1, 2])))
    with pytest.raises(TypeError, match="not a single column"):
        dd.read_duty_sheet(pa.array([1]))
    with pytest.raises(TypeError, match="path, bytes or a frame"):
        dd.read_duty_sheet(5)


def test_a_sheet_in_other_words() -> None:
    sheet = b"Child;Came in;Who\nc1;16/08/2010;JB\nc2;17/08/2010;ASU\n"
    read = dd.read_duty_sheet(
        sheet,
        columns={"received": "Came in", "worker": "Who"},
        holders={"JB": ("worker", "W017"), "ASU": "duty"},
        authority="Harrowbeck",
        period=("2010-08-01", date(2010, 12, 31)),
        extracted="2011-01-04",
    )
    holdings = [(row["holder_kind"], row.get("worker_id")) for row in read.table("holdings").rows()]
    assert holdings == [("worker", "W017"), ("duty", None)]
    with pytest.raises(dd.OutsidePeriodObservedError) as refused:
        read.backlog("2012-01-01")
    assert refused.value.code == "outside_period_observed"
    with pytest.raises(dd.UnknownNameError):
        dd.read_duty_sheet(sheet, columns={"shoe_size": "Came in"})
    of_objects = dd.read_duty_sheet(sheet, columns={"received": "Came in", "worker": "Who"}, holders={"JB": {"kind": "worker", "worker_id": "W017"}})
    assert of_objects.table("holdings").rows()[0]["worker_id"] == "W017"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"columns": "received"}, "columns: an object that gives for a column its heading"),
        ({"columns": {"received": 5}}, "columns: an object that gives for a column its heading"),
        ({"columns": {"shoe_size": "Shoe"}}, "columns: no such column"),
        ({"holders": {"JB": 5}}, "holders: an object that gives for a text a kind of holder"),
        ({"holders": {"JB": "robot"}}, "holders: no such kind of holder"),
        ({"holders": [("JB", "duty")]}, "holders: an object that gives"),
        ({"authority": 5}, "authority: a text, or None"),
        ({"period": "2010-08-01"}, "period: two days of the form 2010-12-20, the second no earlier, or None"),
        ({"period": ("2010-08-01",)}, "period: two days"),
        ({"period": (date(2010, 12, 31), date(2010, 8, 1))}, "period: two days"),
        ({"period": ("2010-08-01", "soon")}, "period: not a date"),
        ({"extracted": "soon"}, "extracted: not a date"),
    ],
    ids=repr,
)
def test_a_wrong_option_of_a_sheet_names_itself(wrong: dict[str, Any], says: str) -> None:
    with pytest.raises((dd.DutydeskError, TypeError)) as refused:
        dd.read_duty_sheet(b"child_id,received\nc1,2010-08-16\n", **wrong)
    assert str(refused.value).startswith(says)
    assert refused.value.argument == next(iter(wrong))  # type: ignore[union-attr]


def test_options_of_a_sheet_are_those_declared() -> None:
    parameters = inspect.signature(dd.read_duty_sheet).parameters.values()
    usual = {each.name: each.default for each in parameters if each.kind is each.KEYWORD_ONLY}
    assert list(usual) == [option["name"] for option in dd.read_options()["options"]]
    sheet = b"child_id,received\nc1,2010-08-16\n"
    assert dd.read_duty_sheet(sheet, **usual).to_csv() == dd.read_duty_sheet(sheet).to_csv()
    with pytest.raises(TypeError, match="no such option of read_duty_sheet; did you mean holders[?]"):
        dd.read_duty_sheet(sheet, holdres={})  # type: ignore[call-arg]


def test_a_size_is_of_the_scenario_that_has_one() -> None:
    for name in ("small_team", "crisis_county"):
        for size in ({"years": 3}, {"referrals_per_year": 1200}):
            with pytest.raises(dd.DutydeskError, match=f"nothing for {name}, which has a size of its own") as refused:
                dd.scenario(name, **size)
            assert (refused.value.code, refused.value.argument) == ("invalid_argument", next(iter(size)))
    assert len(dd.scenario("county", years=1).register) < len(dd.scenario("county", years=2).register)
    with pytest.raises(dd.UnknownNameError) as unknown:
        dd.scenario("large_team")
    assert unknown.value.argument == "name"
    with pytest.raises(dd.DutydeskError) as seed:
        dd.scenario("small_team", -1)
    assert seed.value.argument == "seed"


def test_canonical_tables_from_frames(small_team: dd.Scenario) -> None:
    register = small_team.register
    again = dd.Register.from_tables(register.tables())
    assert len(again) == len(register)
    assert again.backlog(small_team.as_of) == register.backlog(small_team.as_of)
    polars = dd.Register.from_tables({name: pl.DataFrame(table) for name, table in register.tables().items()})
    pandas = dd.Register.from_tables(
        {name: pa.table(table).to_pandas() for name, table in register.tables().items()}
    )
    assert polars.to_csv() == pandas.to_csv() == again.to_csv()
    referrals = {"referrals": pl.DataFrame({"referral_id": ["r1"], "child_id": ["c1"]})}
    with pytest.raises(dd.UnreadableError) as refused:
        dd.Register.from_tables(referrals)
    assert refused.value.code == "missing_column"
    with pytest.raises(dd.UnknownNameError):
        dd.Register.from_tables({"shoes": referrals["referrals"]})
    with pytest.raises(dd.DutydeskError):
        dd.Register.from_tables({})


def test_written_and_read_again(small_team: dd.Scenario, tmp_path: Path) -> None:
    paths = small_team.register.write(tmp_path / "county")
    assert sorted(path.name for path in map(Path, paths)) == sorted(small_team.register.to_csv())
    again = dd.read(*paths)
    assert again.to_csv() == small_team.register.to_csv()
    report = small_team.register.report(small_team.as_of)
    assert again.report(small_team.as_of).to_json() == report.to_json()


def test_what_is_wrong_with_a_sheet_is_copied_and_written_with_it(tmp_path: Path) -> None:
    sheet = b"child_id,received,worker,allocated\nc1,16/08/2010,tbc,\nc2,soon,W017,\n,17/08/2010,,\nc1,16/08/2010,tbc,\n"
    register = dd.read(sheet)
    register.write(tmp_path)
    # How the columns of a file were read is of that file, and so are their headings.
    report = {**headless(register.report("2010-10-11").to_dict()), "reading": []}
    for again in (pickle.loads(pickle.dumps(register)), copy.deepcopy(register), dd.read(tmp_path)):
        assert headless(again.findings.rows()) == headless(register.findings.rows())
        assert headless(again.report("2010-10-11").to_dict()) == report


def headless(told: Any) -> Any:
    """What is told, without the headings of the columns of files."""
    if isinstance(told, list):
        return [headless(each) for each in told]
    if isinstance(told, dict):
        return {name: headless(each) for name, each in told.items() if name != "heading"}
    return told


def test_a_folder_written_again_has_no_stale_tables(tmp_path: Path, small_team: dd.Scenario) -> None:
    (tmp_path / "notes.csv").write_text("of mine\n")
    small_team.register.write(tmp_path)
    register = dd.read(b"child_id,received\nc1,16/08/2010\n")
    names = {Path(file).name for file in register.write(tmp_path)}
    assert {file.name for file in tmp_path.iterdir()} == names | {"notes.csv"}
    assert dd.read(*(tmp_path / name for name in names)).to_csv() == register.to_csv()


def test_what_changed_since_is_put_into_a_register() -> None:
    register = dd.read(b"referral_id,child_id,received,worker,allocated\nr1,c1,16/08/2010,W017,17/08/2010\nr2,c2,16/08/2010,,\n")
    changed = {"referral_id": ["r1", "r2"], "start": ["2010-09-06"] * 2, "holder_kind": ["duty", "worker"], "worker_id": [None, "W021"]}
    later = register.upsert({"holdings": pa.table(changed)}, "2010-09-07")
    assert [case["allocation"] for case in register.cases("2010-09-08").rows()] == ["allocated", "waiting"]
    assert [case["allocation"] for case in later.cases("2010-09-08").rows()] == ["waiting", "allocated"]
    with pytest.raises(dd.DutydeskError) as refused:
        later.upsert({"holdings": pa.table(changed)}, "2010-09-07")
    assert refused.value.argument == "extracted"


def test_pickles(small_team: dd.Scenario) -> None:
    register = small_team.register
    again = pickle.loads(pickle.dumps(register))
    assert again.to_csv() == register.to_csv()
    for table in (register.backlog(small_team.as_of), register.findings, *register.tables().values()):
        again = pickle.loads(pickle.dumps(table))
        assert again == table and again.rows() == table.rows()
        assert pa.table(again).equals(pa.table(table))
        assert copy.copy(table).columns == table.columns
    calendar = dd.Calendar("scotland", [date(2010, 12, 24)])
    assert pickle.loads(pickle.dumps(calendar)) == calendar
    assert hash(pickle.loads(pickle.dumps(calendar))) == hash(calendar)
    assert calendar != dd.Calendar("scotland")
    with pytest.raises(dd.UnknownNameError) as refused:
        dd.Calendar("wales")
    error = pickle.loads(pickle.dumps(refused.value))
    assert (type(error), error.code) == (dd.UnknownNameError, "unknown_name")


def test_the_ledger_holds(small_team: dd.Scenario) -> None:
    waiting = small_team.register.cases(small_team.as_of, allocation="waiting")
    planted = {line["referral_id"] for line in small_team.ledger["unallocated"]}
    assert {row["referral_id"] for row in waiting.rows()} == planted
    never = small_team.register.cases(small_team.as_of, region="never_allocated")
    assert sorted(row["referral_id"] for row in never.rows()) == small_team.ledger["never_allocated"]
    total = sum(row["total"] for row in small_team.register.backlog(small_team.as_of).rows())
    report = small_team.register.report(small_team.as_of)
    assert report.total["open"] == total
    assert report.total["waiting"] == len(waiting)


def test_tables_go_into_every_library(small_team: dd.Scenario) -> None:
    tables = [
        small_team.register.timescales(small_team.as_of),
        small_team.register.timeliness(small_team.as_of, clock="initial_assessment", cohort="referral"),
        small_team.register.worklist(small_team.as_of),
        small_team.register.worklist_totals(small_team.as_of),
        small_team.register.findings,
        *small_team.register.tables().values(),
    ]
    for table in tables:
        arrow = pa.table(table)
        assert arrow.to_pylist() == table.rows() == pl.DataFrame(table).to_dicts()
        assert arrow.column_names == table.columns
        assert pa.record_batch(table).num_rows == len(table) == len(arrow.to_pandas())
        assert pa.schema(table).names == table.columns
        assert dd.Table(arrow).rows() == table.rows()
        assert table.to_csv().count("\n") >= len(table) + 1


def test_rules_hold_dates_and_are_not_repeated(small_team: dd.Scenario) -> None:
    own = {"id": "own", "name": "Own", "from": date(2009, 1, 1), "clocks": [
        {"id": "allocation", "title": "Allocation", "starts_at": "referral_received", "ends_at": "allocated",
         "limit": {"amount": 24, "unit": "hours"}},
    ]}  # fmt: skip
    rows = small_team.register.timescales(small_team.as_of, rules={"local_clocks": [own]}, sentences=True).rows()
    allocations = [row for row in rows if row["clock"] == "allocation"]
    assert len(allocations) > 100 and all(row["due"] == row["start"] + timedelta(1) for row in allocations)
    assert all(row["sentence"].startswith("Allocation: due by ") for row in allocations)
    assert {regime["id"] for regime in dd.rules({"local_clocks": [own]})} > {"own", "eng-wt-2010"}
    for wrong in ({"nation": "Atlantis"}, {"local_clocks": [{**own, "clocks": []}]}, {"rules": 1}, []):
        with pytest.raises(dd.DutydeskError) as caught:
            small_team.register.worklist(small_team.as_of, rules=wrong)  # type: ignore[arg-type]
        assert caught.value.code == "invalid_rules" and "Atlantis" not in str(caught.value)
    with pytest.raises(TypeError):
        dd.rules({"nation": object})  # type: ignore[dict-item]


def test_merge() -> None:
    one, two = dd.read(SHEET), dd.read(SHEET.replace(b"c1", b"c3").replace(b"c2", b"c4"))
    merged = dd.Register.merge(one, two)
    assert len(merged) == len(one) + len(two) == 4
    assert merged.to_csv() == dd.Register.merge(two, one).to_csv() or len(dd.Register.merge(two, one)) == 4
    assert dd.Register.merge(one, one).backlog("2010-10-11") == one.backlog("2010-10-11")
    with pytest.raises(TypeError):
        dd.Register.merge(one, "two")  # type: ignore[arg-type]


def test_reports(tmp_path: Path) -> None:
    register = dd.read(SHEET)
    report = register.report("2010-10-11", by="team", allocated="named_case_holder")
    assert report.to_dict() == json.loads(report.to_json())
    assert report.total == report.to_dict()["total"] and report.by == "team"
    assert "As at the end of 11 October 2010" in report.to_text()
    page = report.to_html(tmp_path / "report.html")
    assert page.startswith("<!DOCTYPE html>") and (tmp_path / "report.html").read_text(encoding="utf-8") == page
    with pytest.raises(AttributeError):
        report.no_such_field
    public = register.report(date(2010, 10, 11), audience="public")
    assert public.waiting is None and public.audience == "public"
    for wrong in ({"by": "county"}, {"audience": "press"}, {"allocated": "everyone"}, {"count": "dogs"}):
        with pytest.raises(dd.UnknownNameError):
            register.report("2010-10-11", **wrong)  # type: ignore[arg-type]
    with pytest.raises(dd.DutydeskError) as refused:
        register.report("11/10/2010")
    assert refused.value.code == "invalid_date"
    with pytest.raises(TypeError):
        register.report("2010-10-11", colour="blue")  # type: ignore[call-arg]


def test_what_notebooks_show_is_escaped_and_counts_only() -> None:
    register = dd.read(b'child_id,received,team\n<script>alert(1)</script>,2010-08-16,"<b>""&N"\n')
    shown = register.cases("2010-10-11")._repr_html_()
    assert "<script>" not in shown and "&lt;script&gt;" in shown and "<b>" not in shown
    page = register.report("2010-10-11")._repr_html_()
    assert page.startswith("<iframe sandbox ") and page.count("<") == page.count(">") or "<script>" not in page
    source = page.split('srcdoc="', 1)[1]
    assert '"' not in source.removesuffix('"></iframe>')
    for text in (repr(register), register._repr_html_(), repr(register.table("referrals"))):
        assert "script" not in text and "&N" not in text
    assert repr(register).startswith("<dutydesk.Register: 1 referrals")


def test_nothing_read_is_repeated_in_an_error(tmp_path: Path) -> None:
    secret = "Zebedee"
    for source in (f"%PDF {secret}", f"{secret}\n{secret}\n", f"<Message><{secret}", ""):
        with pytest.raises(dd.UnreadableError) as refused:
            dd.read(source.encode())
        assert secret not in str(refused.value) and refused.value.code
    frames: list[Any] = [
        pl.DataFrame({secret: [secret]}),
        pl.DataFrame({secret: [[1]], "child_id": ["1"], "received": ["2010-01-01"]}),
    ]
    for frame in frames:
        with pytest.raises((dd.DutydeskError, TypeError)) as told:
            dd.read_duty_sheet(frame)
        assert secret not in str(told.value)
    with pytest.raises(FileNotFoundError, match="no_such_file"):
        dd.read(tmp_path / "no_such_file.csv")
    with pytest.raises(dd.DutydeskError, match="a folder with files in it"):
        dd.read(tmp_path)
    with pytest.raises(dd.DutydeskError):
        dd.read()


def test_categories_go_to_every_library_and_back(small_team: dd.Scenario) -> None:
    tables = small_team.register.tables()
    table, rows = tables["holdings"], tables["holdings"].rows()
    kind = pa.dictionary(pa.int32(), pa.large_string())
    arrow = pa.table(table)
    assert [arrow.schema.field(name).type for name in ("holder_kind", "referral_id")] == [kind, pa.large_string()]
    assert pa.schema(table) == arrow.schema
    workers = sum(row["holder_kind"] == "worker" for row in rows)
    assert 0 < workers < len(rows)
    polars = pl.DataFrame(table)
    assert polars["holder_kind"].dtype == pl.Categorical
    assert polars.filter(pl.col("holder_kind") == "worker").height == workers
    joined = polars.join(pl.DataFrame({"holder_kind": ["worker"]}), on=pl.col("holder_kind").cast(pl.String), how="semi")
    assert joined.height == workers
    pandas = arrow.to_pandas()
    assert pandas["holder_kind"].dtype == "category"
    assert (pandas["holder_kind"] == "worker").sum() == workers
    assert pandas.groupby("holder_kind", observed=True).size()["worker"] == workers
    for frame in (arrow, polars, pandas):
        assert dd.Table(frame).rows() == rows
    # Every code of the list is a category, whether or not a row has it.
    assert set(arrow["holder_kind"].chunk(0).dictionary.to_pylist()) >= {"worker", "pod", "nobody"}
    frames = {name: pl.DataFrame(table) for name, table in tables.items()}
    again = dd.Register.from_tables(frames)
    assert {name: table.to_csv() for name, table in again.tables().items()} == {
        name: table.to_csv() for name, table in tables.items()
    }


def test_classes_are_frozen() -> None:
    for thing in (dd.Calendar(), dd.read(SHEET), dd.read(SHEET).findings):
        with pytest.raises(AttributeError):
            thing.division = "scotland"  # type: ignore[misc, union-attr]
    assert not hasattr(dd.Calendar(), "__dict__")


def test_threads_share_a_register(small_team: dd.Scenario) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(4) as pool:
        grids = list(pool.map(small_team.register.backlog, [small_team.as_of] * 8))
    assert all(grid == grids[0] for grid in grids)


CELLS = {
    "text": (st.text(max_size=5), [pa.string(), pa.large_string(), pa.string_view()]),
    "category": (st.sampled_from(["a", "", "bc"]), [pa.dictionary(pa.int8(), pa.string()), pa.dictionary(pa.uint32(), pa.large_string())]),
    "whole": (st.integers(0, 100), [pa.int8(), pa.uint8(), pa.int16(), pa.uint16(), pa.int32(), pa.uint32(), pa.int64(), pa.uint64()]),
    "decimal": (st.sampled_from([0.5, -1.25]), [pa.float32(), pa.float64()]),
    "flag": (st.booleans(), [pa.bool_()]),
    "date": (st.dates(date(1600, 1, 1), date(2500, 1, 1)), [pa.date32(), pa.date64()]),
    "empty": (st.none(), [pa.null()]),
}


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_frames_of_any_shape(data: st.DataObject) -> None:
    """Chunks, slices with offsets, nulls and every kind of column, against what pyarrow says is in them."""
    kinds = {name: data.draw(st.sampled_from(kinds)) for name, (_, kinds) in CELLS.items()}
    chunks = []
    for rows in data.draw(st.lists(st.integers(0, 12), min_size=1, max_size=3)):
        columns = []
        for name, (cells, _) in CELLS.items():
            values = data.draw(st.lists(st.none() | cells, min_size=rows, max_size=rows))
            columns.append(pa.array(values, kinds[name]))
        start = data.draw(st.integers(0, rows))
        chunks.append(pa.record_batch(columns, names=list(CELLS)).slice(start, data.draw(st.integers(0, rows - start))))
    frame = pa.Table.from_batches(chunks)
    read = dd.Table(frame)
    assert read.rows() == frame.to_pylist()
    assert pa.table(read).to_pylist() == frame.to_pylist()
    assert pickle.loads(pickle.dumps(read)) == read


@pytest.mark.parametrize("name", [question["name"] for question in dd.questions()])
def test_a_signature_shows_every_option_with_its_default(name: str) -> None:
    (question,) = [question for question in dd.questions() if question["name"] == name]
    shown = inspect.signature(getattr(dd.Register, name)).parameters
    assert list(shown)[0] == "self" and set(shown) - {"self"} == {option["name"] for option in question["options"]}
    for option in question["options"]:
        parameter = shown[option["name"]]
        usual = tuple(option["usual"]) if isinstance(option["usual"], list) else option["usual"]
        assert parameter.default == (inspect.Parameter.empty if option["needed"] else usual)
        assert f"`{option['name']}` (" in getattr(dd.Register, name).__doc__


def test_the_defaults_of_the_signatures_are_the_defaults(small_team: dd.Scenario) -> None:
    register, as_of = small_team.register, small_team.as_of
    for question in dd.questions():
        ask = getattr(register, question["name"])
        needed = {"as_of": as_of, **({"clock": "initial_assessment"} if question["name"] == "timeliness" else {})}
        parameters = inspect.signature(getattr(dd.Register, question["name"])).parameters.values()
        usual = {each.name: each.default for each in parameters if each.name not in needed and each.name != "self"}
        one, other = ask(**needed), ask(**needed, **usual)
        assert one.to_json() == other.to_json() if question["name"] == "report" else one == other


@pytest.mark.parametrize(
    ("question", "wrong", "says"),
    [
        ("cases", {"allocation": True}, "allocation: allocated, waiting, cannot_tell or not_needed, or None"),
        ("cases", {"by": ["team"]}, "by: district, team or worker"),
        ("timescales", {"sentences": "yes"}, "sentences: True or False"),
        ("worklist", {"due_within": "5"}, "due_within: a whole number from 0"),
        ("worklist", {"due_within": True}, "due_within: a whole number from 0"),
        ("worklist", {"closures": "2010-12-24"}, "closures: a list of days of the form 2010-12-20"),
        ("worklist", {"closures": date(2010, 12, 24)}, "closures: a list of days of the form 2010-12-20"),
        ("worklist", {"desk_hours": 9}, "desk_hours: two times of day of the form 09:00, the second later, or None"),
        ("report", {"bands": [7, 28.5]}, "bands: a list of whole numbers that rise from above 0"),
        ("report", {"authority": 5}, "authority: a text, or None"),
        ("report", {"rules": object()}, "rules: what JSON can hold, and dates"),
        ("report", {"allocated": 3}, "allocated: registered_case_holder, "),
    ],
    ids=repr,
)
def test_a_wrong_type_names_its_argument(question: str, wrong: dict[str, Any], says: str) -> None:
    with pytest.raises(TypeError) as refused:
        getattr(dd.read(SHEET), question)("2010-10-11", **wrong)
    assert str(refused.value).startswith(says), refused.value
    assert refused.value.argument == next(iter(wrong))  # type: ignore[attr-defined]


def test_an_option_that_does_nothing_is_refused() -> None:
    register = dd.read(SHEET)
    for question, option in (
        ("backlog", {"bands": [7]}),
        ("report", {"due_within": 60}),
        ("timeliness", {"due_within": 5, "clock": "icpc"}),
        ("worklist", {"count": "children"}),
    ):
        with pytest.raises(TypeError, match=f"no such option of {question}; "):
            getattr(register, question)("2010-10-11", **option)
    with pytest.raises(TypeError, match="due_witin: no such option of worklist; did you mean due_within[?]"):
        register.worklist("2010-10-11", due_witin=3)  # type: ignore[call-arg]
    with pytest.raises(dd.DutydeskError) as refused:
        register.cases("2010-10-11", by="team")
    assert (refused.value.code, refused.value.argument) == ("invalid_argument", "by")


def test_a_definition_of_ones_own_and_what_was_known_then() -> None:
    register = dd.read(SHEET)
    managers = {"name": "with_managers", "meaning": "anyone, also a manager", "classes": ["worker_present", "manager"]}
    report = register.report("2010-10-11", allocated=managers)
    assert report.allocated["name"] == "with_managers" and report.allocated["meaning"] == "anyone, also a manager"
    assert register.report("2010-10-11", known_at="then").known_at == "2010-10-11"
    for wrong in ({**managers, "classes": ["robot"]}, {**managers, "classes": ["unknown"]}, {**managers, "name": "named_person"}):
        with pytest.raises(dd.DutydeskError) as refused:
            register.report("2010-10-11", allocated=wrong)
        assert refused.value.argument == "allocated" and "robot" not in str(refused.value)
