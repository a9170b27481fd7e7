from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from os import PathLike
from typing import Any, Literal, Protocol, TypeVar, final, overload

# A datetime is taken at midnight alone.
_Day = date | str
_Time = time | str
_Outside = Literal["error", "null"]
_Roll = Literal["keep", "forward", "backward", "error"]
_Counting = Literal["exclusive", "inclusive"]
_By = Literal["district", "team", "worker"]
_Allocated = Literal["registered_case_holder", "named_case_holder", "named_person", "any_holder"]
_Count = Literal["referrals", "children", "family_groups"]
_Division = Literal["england-and-wales", "scotland", "northern-ireland"]
_AssessmentEnd = Literal["completed", "authorised"]
_Audience = Literal["management", "public"]
_CountedFrom = Literal["day_0", "start_of_work"]
_Cohort = Literal["completion", "referral", "start"]
_Period = Literal["month", "quarter", "year"]
_CohortsBy = Literal["authority", "receiving_team"]

class _ArrowArray(Protocol):
    def __arrow_c_array__(self, requested_schema: Any = None) -> Any: ...

class _ArrowStream(Protocol):
    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...

class _Sized(Protocol):
    def __len__(self) -> int: ...

_Frame = _ArrowArray | _ArrowStream
_File = str | PathLike[str] | bytes
_Dates = list[date] | list[date | None] | list[str] | list[str | None]
_TupleOfDates = tuple[date | None, ...] | tuple[str | None, ...]
_Column = TypeVar("_Column", bound=_Sized)

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
    "read",
    "read_cin_census",
    "read_duty_sheet",
    "regimes",
    "scenario",
]

__version__: str

class DutydeskError(ValueError):
    code: str

class OutsideCoverageError(DutydeskError): ...
class OutsidePeriodObservedError(DutydeskError): ...
class UnknownNameError(DutydeskError): ...
class UnreadableError(DutydeskError): ...

@final
class Calendar:
    def __new__(cls, division: str = "england-and-wales", closures: Iterable[_Day] | None = None) -> Calendar: ...
    @property
    def division(self) -> str: ...
    @property
    def closures(self) -> list[date]: ...
    def is_working_day(self, day: _Day) -> bool: ...
    def holiday_name(self, day: _Day) -> str | None: ...
    def is_proclaimed(self, day: _Day) -> bool: ...
    @overload
    def add_working_days(  # type: ignore[overload-overlap]
        self, start: _Day, days: int, *, roll: _Roll = "keep", counting: _Counting = "exclusive"
    ) -> date: ...
    @overload
    def add_working_days(  # type: ignore[overload-overlap]
        self, start: _Day, days: int, *, outside: _Outside, roll: _Roll = "keep", counting: _Counting = "exclusive"
    ) -> date | None: ...
    @overload
    def add_working_days(  # type: ignore[overload-overlap]
        self,
        start: list[date] | list[date | None],
        days: int,
        *,
        outside: _Outside = "error",
        roll: _Roll = "keep",
        counting: _Counting = "exclusive",
    ) -> list[date | None]: ...
    @overload
    def add_working_days(
        self,
        start: list[str] | list[str | None],
        days: int,
        *,
        outside: _Outside = "error",
        roll: _Roll = "keep",
        counting: _Counting = "exclusive",
    ) -> list[str | None]: ...
    @overload
    def add_working_days(
        self,
        start: _Column,
        days: int,
        *,
        outside: _Outside = "error",
        roll: _Roll = "keep",
        counting: _Counting = "exclusive",
    ) -> _Column: ...
    @overload
    def working_days_between(  # type: ignore[overload-overlap]
        self, start: _Day, end: _Day, *, roll: _Roll = "keep", counting: _Counting = "exclusive"
    ) -> int: ...
    @overload
    def working_days_between(  # type: ignore[overload-overlap]
        self, start: _Day, end: _Day, *, outside: _Outside, roll: _Roll = "keep", counting: _Counting = "exclusive"
    ) -> int | None: ...
    @overload
    def working_days_between(
        self,
        start: _Dates,
        end: _Day | _Sized,
        *,
        outside: _Outside = "error",
        roll: _Roll = "keep",
        counting: _Counting = "exclusive",
    ) -> list[int | None]: ...
    @overload
    def working_days_between(
        self,
        start: _TupleOfDates,
        end: _Day | _Sized,
        *,
        outside: _Outside = "error",
        roll: _Roll = "keep",
        counting: _Counting = "exclusive",
    ) -> tuple[int | None, ...]: ...
    @overload
    def working_days_between(
        self,
        start: _Column,
        end: _Day | _Sized,
        *,
        outside: _Outside = "error",
        roll: _Roll = "keep",
        counting: _Counting = "exclusive",
    ) -> _Column: ...
    @overload
    def working_days_between(
        self,
        start: _Day,
        end: _Column,
        *,
        outside: _Outside = "error",
        roll: _Roll = "keep",
        counting: _Counting = "exclusive",
    ) -> _Column: ...
    def within_hours(
        self,
        received: _Day,
        hours: int,
        *,
        time: _Time | None = None,
        opening: _Time | None = None,
        closing: _Time | None = None,
    ) -> dict[str, Any]: ...
    def table(self, first: _Day | None = None, last: _Day | None = None) -> Table: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __getnewargs__(self) -> tuple[str, list[date]]: ...

@final
class Column:
    def __len__(self) -> int: ...
    def __arrow_c_array__(self, requested_schema: Any = None) -> tuple[Any, Any]: ...

@final
class Table:
    def __new__(cls, frame: _Frame) -> Table: ...
    @property
    def columns(self) -> list[str]: ...
    def rows(self) -> list[dict[str, Any]]: ...
    def to_csv(self) -> str: ...
    def __len__(self) -> int: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    __hash__ = None  # type: ignore[assignment]
    def _repr_html_(self) -> str: ...
    def __arrow_c_array__(self, requested_schema: Any = None) -> tuple[Any, Any]: ...
    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...
    def __arrow_c_schema__(self) -> Any: ...
    def __reduce__(self) -> tuple[Any, ...]: ...
    @staticmethod
    def _of_cells(columns: Any) -> Table: ...

@final
class Register:
    @staticmethod
    def from_tables(tables: Mapping[str, _Frame]) -> Register: ...
    @staticmethod
    def merge(*registers: Register) -> Register: ...
    @property
    def findings(self) -> Table: ...
    def backlog(
        self,
        as_of: _Day,
        *,
        by: _By | None = None,
        allocated: _Allocated | None = None,
        count: _Count | None = None,
        known_at: _Day | None = None,
        bands: Sequence[int] | None = None,
    ) -> Table: ...
    def cases(
        self,
        as_of: _Day,
        *,
        progress: str | None = None,
        holder: str | None = None,
        group: str | None = None,
        region: str | None = None,
        waiting: bool | None = None,
        by: _By | None = None,
        allocated: _Allocated | None = None,
        count: _Count | None = None,
        known_at: _Day | None = None,
    ) -> Table: ...
    def timescales(
        self,
        as_of: _Day,
        *,
        known_at: _Day | None = None,
        allocated: _Allocated | None = None,
        division: _Division | None = None,
        closures: Iterable[_Day] | None = None,
        regimes: Mapping[str, Any] | str | None = None,
        authority: str | None = None,
        assessment_end: _AssessmentEnd | None = None,
        due_within: int | None = None,
        desk_hours: tuple[_Time, _Time] | None = None,
        sentences: bool | None = None,
    ) -> Table: ...
    def worklist(
        self,
        as_of: _Day,
        *,
        totals: bool = False,
        known_at: _Day | None = None,
        allocated: _Allocated | None = None,
        division: _Division | None = None,
        closures: Iterable[_Day] | None = None,
        regimes: Mapping[str, Any] | str | None = None,
        authority: str | None = None,
        assessment_end: _AssessmentEnd | None = None,
        due_within: int | None = None,
        desk_hours: tuple[_Time, _Time] | None = None,
        missed_since: _Day | None = None,
    ) -> Table: ...
    def timeliness(
        self,
        as_of: _Day,
        clock: str,
        *,
        counted_from: _CountedFrom | None = None,
        cohort: _Cohort | None = None,
        period: _Period | None = None,
        by: _CohortsBy | None = None,
        known_at: _Day | None = None,
        allocated: _Allocated | None = None,
        division: _Division | None = None,
        closures: Iterable[_Day] | None = None,
        regimes: Mapping[str, Any] | str | None = None,
        authority: str | None = None,
        assessment_end: _AssessmentEnd | None = None,
        desk_hours: tuple[_Time, _Time] | None = None,
    ) -> Table: ...
    def report(
        self,
        as_of: _Day,
        *,
        by: _By | None = None,
        allocated: _Allocated | None = None,
        count: _Count | None = None,
        known_at: _Day | None = None,
        bands: Sequence[int] | None = None,
        division: _Division | None = None,
        closures: Iterable[_Day] | None = None,
        regimes: Mapping[str, Any] | str | None = None,
        authority: str | None = None,
        assessment_end: _AssessmentEnd | None = None,
        due_within: int | None = None,
        desk_hours: tuple[_Time, _Time] | None = None,
        audience: _Audience | None = None,
    ) -> Report: ...
    def table(self, name: str) -> Table: ...
    def tables(self) -> dict[str, Table]: ...
    def write(self, folder: str | PathLike[str]) -> list[PathLike[str]]: ...
    def to_csv(self) -> dict[str, str]: ...
    def __len__(self) -> int: ...
    def _repr_html_(self) -> str: ...
    def __reduce__(self) -> tuple[Any, ...]: ...
    @staticmethod
    def _of_files(files: list[str]) -> Register: ...

@final
class Report:
    def to_dict(self) -> dict[str, Any]: ...
    def to_json(self) -> str: ...
    def to_text(self) -> str: ...
    def to_html(self, path: str | PathLike[str] | None = None) -> str: ...
    def __getattr__(self, name: str) -> Any: ...
    def _repr_html_(self) -> str: ...

@final
class Scenario:
    @property
    def name(self) -> str: ...
    @property
    def register(self) -> Register: ...
    @property
    def ledger(self) -> dict[str, Any]: ...
    @property
    def as_of(self) -> date: ...

def add_months(day: _Day, months: int) -> date: ...
def bank_holidays(division: str, year: int) -> list[dict[str, Any]]: ...
def coverage() -> dict[str, date]: ...
def definitions() -> list[dict[str, str]]: ...
def regimes(rules: Mapping[str, Any] | str | None = None) -> list[dict[str, Any]]: ...
def read(*sources: _File) -> Register: ...
def read_cin_census(source: _File) -> Register: ...
def read_duty_sheet(
    source: _File | _Frame,
    *,
    columns: Mapping[str, str] | None = None,
    holders: Mapping[str, str | tuple[str, str | None]] | None = None,
    authority: str | None = None,
    period: tuple[_Day, _Day] | None = None,
    extracted: _Day | None = None,
) -> Register: ...
def scenario(
    name: str, seed: int = 1, *, referrals_per_year: int | None = None, years: int | None = None
) -> Scenario: ...
