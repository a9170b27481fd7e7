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
# names: made from the declarations of the library; tests/api/questions.rs writes them
_Allocation = Literal["allocated", "waiting", "cannot_tell", "not_needed"]
_AssessmentEnd = Literal["completed", "authorised"]
_Audience = Literal["management", "public"]
_By = Literal["district", "team", "worker"]
_ChildSeen = Literal["seen", "never", "not_reported"]
_Cohort = Literal["completion", "referral", "start"]
_CohortsBy = Literal["authority", "receiving_team"]
_Counted = Literal["referrals", "children", "family_groups"]
_CountedAs = Literal["completed", "completed_in_time", "completed_late", "completed_late_with_reasons", "open", "open_in_time", "open_overdue", "cannot_tell", "not_applicable"]
_CountedFrom = Literal["day_0", "start_of_work"]
_DateOrder = Literal["day_first", "month_first"]
_DefinitionName = Literal["registered_case_holder", "named_case_holder", "named_person", "any_holder"]
_Division = Literal["england_and_wales", "scotland", "northern_ireland"]
_HolderClass = Literal["nobody", "tray", "team", "duty", "manager", "worker_left", "worker_not_registered", "worker_absent", "unknown", "not_reported", "worker_registration_not_recorded", "worker_present", "pod"]
_HolderKind = Literal["worker", "pod", "manager", "duty", "team", "tray", "nobody", "unknown"]
_Period = Literal["month", "quarter", "year"]
_Progress = Literal["awaiting_decision", "not_started", "in_assessment", "assessment_complete", "in_service", "awaiting_closure"]
_Region = Literal["never_allocated", "allocated_assessment_not_complete", "unallocated_before_assessment", "assessed_then_unallocated", "held_by_manager", "unallocated_never_seen", "no_social_worker_needed"]
_WorkerTexts = Literal["ids", "names"]
# end of names

class _ArrowArray(Protocol):
    def __arrow_c_array__(self, requested_schema: Any = None) -> Any: ...

class _ArrowStream(Protocol):
    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...

class _Sized(Protocol):
    def __len__(self) -> int: ...

class _Open(Protocol):
    def read(self) -> bytes: ...

_Frame = _ArrowArray | _ArrowStream
_File = str | PathLike[str] | bytes | _Open
_Holders = Mapping[str, "_HolderKind | tuple[_HolderKind, str | None] | Mapping[str, str | None]"]
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
    "_written",
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

__version__: str

class DutydeskError(ValueError):
    code: str
    argument: str | None

class OutsideCoverageError(DutydeskError): ...
class OutsidePeriodObservedError(DutydeskError): ...
class UnknownNameError(DutydeskError): ...
class UnreadableError(DutydeskError): ...

@final
class Calendar:
    def __new__(cls, division: _Division = "england_and_wales", closures: Iterable[_Day] | None = None) -> Calendar: ...
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
    def to_csv(self, path: str | PathLike[str] | None = None) -> str: ...
    def to_excel(self, path: str | PathLike[str]) -> None: ...
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
    def upsert(self, tables: Mapping[str, _Frame], extracted: _Day) -> Register: ...
    @staticmethod
    def merge(*registers: Register) -> Register: ...
    @property
    def findings(self) -> Table: ...
    @property
    def reading(self) -> Table: ...
    def profile(self) -> dict[str, Any]: ...
    @property
    def unexplained_holders(self) -> Table: ...
    # questions: made from the declarations of the library; tests/api/questions.rs writes them
    def backlog(
        self,
        as_of: _Day | None = None,
        *,
        known_at: _Day | None = None,
        allocated: _DefinitionName | Mapping[str, Any] | None = None,
        assessment_end: _AssessmentEnd = "completed",
        by: _By = "district",
        count: _Counted = "referrals",
    ) -> Table:
        """The grid of open cases: a row for each stage of progress in each group, and a count for each kind of holder.

        As at the END of `as_of`. Every open case is in one cell.

        Options:

        - `as_of` (a day of the form 2010-12-20 or None): The day, at its end. Without it, the last day on which anything in the
          files happened or was recorded.
        - `known_at` (a day of the form 2010-12-20, or then or None): The day by which what counts had been recorded, or `then`:
          for each day what had been recorded by its end. Everything counts without it.
        - `allocated` (registered_case_holder, named_case_holder, named_person or any_holder, or an object of name, meaning and
          classes or None): What counts as allocated: a shipped definition by name, or one of your own by `name`, `meaning` and
          the `classes` of holder that it counts. Without it, the strictest shipped one that the sources can answer.
        - `assessment_end` (completed or authorised; by default "completed"): The day that ends an assessment: when it was
          completed, or when a manager authorised it.
        - `by` (district, team or worker; by default "district"): How cases are grouped: by the district of the team, by team
          (the holder's, else the one the referral came to) or by the worker who holds the case.
        - `count` (referrals, children or family_groups; by default "referrals"): What is counted. A child or family with
          several open cases stands where the one least held stands.

        Columns:

        - `group`: The district, team or worker; nothing where none is recorded.
        - `progress`: How far the work has come.
        - `nobody`: Nobody.
        - `tray`: A work tray.
        - `team`: A team with no person named, or a pod without an accountable worker.
        - `duty`: The duty desk, or someone who only stands in while there is no case-holder.
        - `manager`: A manager or team leader: by the kind of holder, or by the worker's recorded role.
        - `worker_left`: A worker whose every post had ended.
        - `worker_not_registered`: A worker recorded as not registered.
        - `worker_absent`: A registered worker who was away.
        - `unknown`: A holder that nothing explains.
        - `not_reported`: The source does not say who holds cases.
        - `worker_registration_not_recorded`: A worker whose registration is not recorded.
        - `worker_present`: A registered worker, present.
        - `pod`: A pod whose accountable worker is registered and present.
        - `allocated`: It is allocated.
        - `waiting`: It is not, and needs a social worker of its own.
        - `cannot_tell`: Nothing tells.
        - `not_needed`: It is not, and is properly held without a social worker of its own.
        - `total`: All of them: each by one kind of holder, and each in one of the four.
        """

    def cases(
        self,
        as_of: _Day | None = None,
        *,
        progress: _Progress | None = None,
        holder: _HolderClass | None = None,
        group: str | None = None,
        region: _Region | None = None,
        allocation: _Allocation | None = None,
        child_seen: _ChildSeen | None = None,
        days_since_referral: str | None = None,
        days_unallocated: str | None = None,
        known_at: _Day | None = None,
        allocated: _DefinitionName | Mapping[str, Any] | None = None,
        assessment_end: _AssessmentEnd = "completed",
        by: _By = "district",
        count: _Counted = "referrals",
    ) -> Table:
        """The open cases behind the grid, longest waiting first: all, or those of which everything given is true.

        As at the END of `as_of`. `allocation` says how each counts under the definition `allocated`. `by` says what `group`
        names.

        Options:

        - `as_of` (a day of the form 2010-12-20 or None): The day, at its end. Without it, the last day on which anything in the
          files happened or was recorded.
        - `progress` (awaiting_decision, not_started, in_assessment, assessment_complete, in_service or awaiting_closure or
          None): Cases at that progress alone.
        - `holder` (nobody, tray, team, duty, manager, worker_left, worker_not_registered, worker_absent, unknown, not_reported,
          worker_registration_not_recorded, worker_present or pod or None): Cases held so alone.
        - `group` (a text or None): Cases of that district, team or worker alone, whichever `by` says, by name; an empty name is
          where none is recorded.
        - `region` (never_allocated, allocated_assessment_not_complete, unallocated_before_assessment,
          assessed_then_unallocated, held_by_manager, unallocated_never_seen or no_social_worker_needed or None): Cases in that
          named backlog alone.
        - `allocation` (allocated, waiting, cannot_tell or not_needed or None): Cases that count so alone, under the definition
          `allocated`: what waits is known to, and what cannot be told is in neither.
        - `child_seen` (seen, never or not_reported or None): Cases of which the child was seen since the referral, was not, or
          it cannot be told.
        - `days_since_referral` (days from the least to the most, as 29-56 or 365+ or None): Cases received so many calendar
          days ago alone.
        - `days_unallocated` (days from the least to the most, as 29-56 or 365+ or None): Cases not allocated for so many
          calendar days alone.
        - `known_at` (a day of the form 2010-12-20, or then or None): The day by which what counts had been recorded, or `then`:
          for each day what had been recorded by its end. Everything counts without it.
        - `allocated` (registered_case_holder, named_case_holder, named_person or any_holder, or an object of name, meaning and
          classes or None): What counts as allocated: a shipped definition by name, or one of your own by `name`, `meaning` and
          the `classes` of holder that it counts. Without it, the strictest shipped one that the sources can answer.
        - `assessment_end` (completed or authorised; by default "completed"): The day that ends an assessment: when it was
          completed, or when a manager authorised it.
        - `by` (district, team or worker; by default "district"): How cases are grouped: by the district of the team, by team
          (the holder's, else the one the referral came to) or by the worker who holds the case.
        - `count` (referrals, children or family_groups; by default "referrals"): What is counted. A child or family with
          several open cases stands where the one least held stands.

        Columns:

        - `referral_id`: The referral.
        - `child_id`: The child.
        - `received`: The day the referral was received.
        - `days_since_referral`: Calendar days since the referral was received. Nothing resets it.
        - `unallocated_since`: The first day of the present run of days on which it did not count as allocated.
        - `days_unallocated`: Calendar days since then.
        - `allocation`: How it counts under the definition asked for.
        - `progress`: How far the work has come.
        - `holder`: Who or what holds it.
        - `worker_id`: The worker who holds it, or the pod's accountable worker.
        - `team`: The team: the holder's, else the one the referral came to.
        - `district`: The team's district.
        - `last_seen`: The day the child was last seen since the referral was received.
        - `allocated_under`: The strictest shipped definition that counts the case as allocated.
        - `row`: The row of the sheet, the line of the file, or the row of the frame, counted from 0, in which the referral was
          told.
        - `file`: The name of that file, without its folder, where it has one or is one of several.
        """

    def timescales(
        self,
        as_of: _Day | None = None,
        *,
        clock: str | None = None,
        counted_as: _CountedAs | None = None,
        known_at: _Day | None = None,
        allocated: _DefinitionName | Mapping[str, Any] | None = None,
        assessment_end: _AssessmentEnd = "completed",
        division: _Division | None = None,
        closures: Iterable[_Day] = (),
        rules: Mapping[str, Any] | str | None = None,
        authority: str | None = None,
        desk_hours: tuple[_Time, _Time] | None = None,
        due_within: int = 5,
        sentences: bool = False,
    ) -> Table:
        """Every clock of every case, or those chosen: its state, its dates, and the rule with its source.

        A row for each clock of each case that had been received by the END of `as_of`; what came later is not looked at, and
        with `known_at` neither is what was recorded later than that day.

        `start` is day 0, `due` the last day in time, `end` the day the clock stopped. `due_time` is there for a limit in hours
        from a recorded time of receipt; `by_date` says that such a limit is judged by date alone. Days left are below 0 past
        `due`. Where `state` is `cannot_tell`, `missing` says what is missing. The column `sentence` is there with `sentences`.

        A council's own dates and limits, those of England's rules and those that `rules` adds, apply to what was read under its
        name: the `authority` given when a duty sheet was read, that of a `parts.csv` among the canonical files, or the option
        `authority` here.

        Options:

        - `as_of` (a day of the form 2010-12-20 or None): The day, at its end. Without it, the last day on which anything in the
          files happened or was recorded.
        - `clock` (the id of a clock, such as initial_assessment or None): Work of that clock alone, by its id.
        - `counted_as` (completed, completed_in_time, completed_late, completed_late_with_reasons, open, open_in_time,
          open_overdue, cannot_tell or not_applicable or None): Work that the report counts so alone: what is over, as far as
          that was in the twelve months up to `as_of`, or what is open.
        - `known_at` (a day of the form 2010-12-20, or then or None): The day by which what counts had been recorded, or `then`:
          for each day what had been recorded by its end. Everything counts without it.
        - `allocated` (registered_case_holder, named_case_holder, named_person or any_holder, or an object of name, meaning and
          classes or None): What counts as allocated: a shipped definition by name, or one of your own by `name`, `meaning` and
          the `classes` of holder that it counts. Without it, the strictest shipped one that the sources can answer.
        - `assessment_end` (completed or authorised; by default "completed"): The day that ends an assessment: when it was
          completed, or when a manager authorised it.
        - `division` (england_and_wales, scotland or northern_ireland or None): The bank holidays that count; those of the
          nation whose rules hold, without it.
        - `closures` (a list of days of the form 2010-12-20; by default ()): Days on which the council's own offices were shut:
          no working days.
        - `rules` (rules as an object, or as the text of a file of rules or None): The guidance whose clocks run, with local
          standards and clocks; England's without it.
        - `authority` (a text or None): The council whose own dates, limits and exemptions hold for the whole register, such as
          Coventry, in place of those its files name; each file's own without it.
        - `desk_hours` (two times of day of the form 09:00, the second later or None): When the duty desk opens and closes: for
          limits in hours, what came outside counts from when it next opened.
        - `due_within` (a whole number from 0; by default 5): A clock with so many working days left, or fewer, is due soon.
        - `sentences` (True or False; by default False): Whether each verdict is also said in a sentence.

        Columns:

        - `referral_id`: The referral.
        - `child_id`: The child.
        - `clock`: Which clock: a shipped one, or one of the rules' own.
        - `state`: What it came to by the end of the day.
        - `start`: Day 0.
        - `began`: The day the work itself began, whose guidance it follows.
        - `due`: The last day in time.
        - `due_time`: The time of that day, for a limit in hours from a receipt whose time is recorded.
        - `by_date`: Whether a limit in hours is judged by date alone.
        - `end`: The day the clock stopped.
        - `missing`: What is missing, where it cannot be told; `not_reported`: the source records of no case what stops the
          clock.
        - `working_days_used`: Working days from day 0 to the day the clock stopped or stopped mattering, else to the day asked
          about.
        - `calendar_days_used`: Calendar days over the same.
        - `working_days_left`: Working days from the day asked about to the last day in time, below 0 past it; only while the
          clock runs.
        - `calendar_days_left`: Calendar days over the same.
        - `limit`: The limit, for example `10 working days`.
        - `scope`: Whose limit it is.
        - `guidance`: The guidance.
        - `standing`: How sure the library is of the rule.
        - `row`: The row of the sheet, the line of the file, or the row of the frame, counted from 0, in which the referral was
          told.
        - `file`: The name of that file, without its folder, where it has one or is one of several.
        - `sentence`: The verdict as a practitioner would say it; only where sentences were asked for. Not in every answer.
        """

    def worklist(
        self,
        as_of: _Day | None = None,
        *,
        known_at: _Day | None = None,
        allocated: _DefinitionName | Mapping[str, Any] | None = None,
        assessment_end: _AssessmentEnd = "completed",
        division: _Division | None = None,
        closures: Iterable[_Day] = (),
        rules: Mapping[str, Any] | str | None = None,
        authority: str | None = None,
        desk_hours: tuple[_Time, _Time] | None = None,
        due_within: int = 5,
        missed_since: _Day | None = None,
    ) -> Table:
        """The duty desk's list: what is overdue, falls due or was missed of late, most urgent first.

        As at the END of `as_of`. `urgency` is `overdue`, `due` (with `due_within` working days left or fewer) or `missed`
        (late, and over on or after `missed_since`). Overdue comes first, the longest overdue before the others; then what is
        due, the first due before the others; then what was missed, the last missed before the others.

        Options:

        - `as_of` (a day of the form 2010-12-20 or None): The day, at its end. Without it, the last day on which anything in the
          files happened or was recorded.
        - `known_at` (a day of the form 2010-12-20, or then or None): The day by which what counts had been recorded, or `then`:
          for each day what had been recorded by its end. Everything counts without it.
        - `allocated` (registered_case_holder, named_case_holder, named_person or any_holder, or an object of name, meaning and
          classes or None): What counts as allocated: a shipped definition by name, or one of your own by `name`, `meaning` and
          the `classes` of holder that it counts. Without it, the strictest shipped one that the sources can answer.
        - `assessment_end` (completed or authorised; by default "completed"): The day that ends an assessment: when it was
          completed, or when a manager authorised it.
        - `division` (england_and_wales, scotland or northern_ireland or None): The bank holidays that count; those of the
          nation whose rules hold, without it.
        - `closures` (a list of days of the form 2010-12-20; by default ()): Days on which the council's own offices were shut:
          no working days.
        - `rules` (rules as an object, or as the text of a file of rules or None): The guidance whose clocks run, with local
          standards and clocks; England's without it.
        - `authority` (a text or None): The council whose own dates, limits and exemptions hold for the whole register, such as
          Coventry, in place of those its files name; each file's own without it.
        - `desk_hours` (two times of day of the form 09:00, the second later or None): When the duty desk opens and closes: for
          limits in hours, what came outside counts from when it next opened.
        - `due_within` (a whole number from 0; by default 5): A clock with so many working days left, or fewer, is due soon.
        - `missed_since` (a day of the form 2010-12-20 or None): The first day from which what was missed is shown; the sixth
          before `as_of` without it.

        Columns:

        - `urgency`: Why it is here.
        - `team`: The team: the holder's, else the one the referral came to.
        - `holder`: Who or what holds the case; nothing where it is closed.
        - `worker_id`: The worker who holds it, or the pod's accountable worker.
        - `referral_id`: The referral.
        - `child_id`: The child.
        - `clock`: Which clock: a shipped one, or one of the rules' own.
        - `title`: The guidance term for it.
        - `start`: Day 0.
        - `due`: The last day in time.
        - `end`: The day the clock stopped.
        - `working_days_left`: Working days from the day asked about to the last day in time; negative once overdue.
        - `last_seen`: The day the child was last seen since the referral was received.
        - `days_since_seen`: Calendar days since then.
        - `row`: The row of the sheet, the line of the file, or the row of the frame, counted from 0, in which the referral was
          told.
        - `file`: The name of that file, without its folder, where it has one or is one of several.
        """

    def worklist_totals(
        self,
        as_of: _Day | None = None,
        *,
        known_at: _Day | None = None,
        allocated: _DefinitionName | Mapping[str, Any] | None = None,
        assessment_end: _AssessmentEnd = "completed",
        division: _Division | None = None,
        closures: Iterable[_Day] = (),
        rules: Mapping[str, Any] | str | None = None,
        authority: str | None = None,
        desk_hours: tuple[_Time, _Time] | None = None,
        due_within: int = 5,
        missed_since: _Day | None = None,
    ) -> Table:
        """How much of the duty desk's list each worker of each team has.

        As at the END of `as_of`: a row for each worker of each team.

        Options:

        - `as_of` (a day of the form 2010-12-20 or None): The day, at its end. Without it, the last day on which anything in the
          files happened or was recorded.
        - `known_at` (a day of the form 2010-12-20, or then or None): The day by which what counts had been recorded, or `then`:
          for each day what had been recorded by its end. Everything counts without it.
        - `allocated` (registered_case_holder, named_case_holder, named_person or any_holder, or an object of name, meaning and
          classes or None): What counts as allocated: a shipped definition by name, or one of your own by `name`, `meaning` and
          the `classes` of holder that it counts. Without it, the strictest shipped one that the sources can answer.
        - `assessment_end` (completed or authorised; by default "completed"): The day that ends an assessment: when it was
          completed, or when a manager authorised it.
        - `division` (england_and_wales, scotland or northern_ireland or None): The bank holidays that count; those of the
          nation whose rules hold, without it.
        - `closures` (a list of days of the form 2010-12-20; by default ()): Days on which the council's own offices were shut:
          no working days.
        - `rules` (rules as an object, or as the text of a file of rules or None): The guidance whose clocks run, with local
          standards and clocks; England's without it.
        - `authority` (a text or None): The council whose own dates, limits and exemptions hold for the whole register, such as
          Coventry, in place of those its files name; each file's own without it.
        - `desk_hours` (two times of day of the form 09:00, the second later or None): When the duty desk opens and closes: for
          limits in hours, what came outside counts from when it next opened.
        - `due_within` (a whole number from 0; by default 5): A clock with so many working days left, or fewer, is due soon.
        - `missed_since` (a day of the form 2010-12-20 or None): The first day from which what was missed is shown; the sixth
          before `as_of` without it.

        Columns:

        - `team`: The team: the holder's, else the one the referral came to.
        - `worker_id`: The worker who holds the case, or the pod's accountable worker.
        - `overdue`: It runs past its due day: the longest overdue comes first.
        - `due`: It falls due within the days asked for: the first due comes first.
        - `missed`: It was missed since the day asked for, with or without recorded reasons: the last missed comes first.
        """

    def timeliness(
        self,
        as_of: _Day | None = None,
        *,
        clock: str,
        counted_from: _CountedFrom = "day_0",
        cohort: _Cohort = "completion",
        period: _Period = "month",
        by: _CohortsBy | None = None,
        known_at: _Day | None = None,
        allocated: _DefinitionName | Mapping[str, Any] | None = None,
        assessment_end: _AssessmentEnd = "completed",
        division: _Division | None = None,
        closures: Iterable[_Day] = (),
        rules: Mapping[str, Any] | str | None = None,
        authority: str | None = None,
        desk_hours: tuple[_Time, _Time] | None = None,
    ) -> Table:
        """How long the work of one clock takes and how much of it is in time, by cohort.

        As known at the END of `as_of`: a row for each cohort of each group. In a cohort of completion, what is not completed is
        in a row whose `cohort` is empty; else `cohort` is the first day of the period.

        `denominator` is what was completed and has a limit to be judged by: `in_time`, `late`, `late_with_reasons` and
        `before_start` together; `per_cent_in_time` is `in_time` of it, and empty where it is 0. The bands and quartiles are of
        what was completed, in working days. A conference has the four bands from `days_0_to_10`, all else the nine from
        `same_day`.

        Options:

        - `as_of` (a day of the form 2010-12-20 or None): The day, at its end. Without it, the last day on which anything in the
          files happened or was recorded.
        - `clock` (the id of a clock, such as initial_assessment): The clock to measure, by its id.
        - `counted_from` (day_0 or start_of_work; by default "day_0"): The day durations are counted from: day 0 of the clock,
          or the day the assessment or section 47 enquiry began.
        - `cohort` (completion, referral or start; by default "completion"): What puts a piece of work into a period: its
          completion, its referral, or the day its duration is counted from.
        - `period` (month, quarter or year; by default "month"): How long the periods are; quarters and years begin on 1 April.
        - `by` (authority or receiving_team or None): What cohorts are told apart by: the authority the case was reported by, or
          the team the referral came to; all together without it.
        - `known_at` (a day of the form 2010-12-20, or then or None): The day by which what counts had been recorded, or `then`:
          for each day what had been recorded by its end. Everything counts without it.
        - `allocated` (registered_case_holder, named_case_holder, named_person or any_holder, or an object of name, meaning and
          classes or None): What counts as allocated: a shipped definition by name, or one of your own by `name`, `meaning` and
          the `classes` of holder that it counts. Without it, the strictest shipped one that the sources can answer.
        - `assessment_end` (completed or authorised; by default "completed"): The day that ends an assessment: when it was
          completed, or when a manager authorised it.
        - `division` (england_and_wales, scotland or northern_ireland or None): The bank holidays that count; those of the
          nation whose rules hold, without it.
        - `closures` (a list of days of the form 2010-12-20; by default ()): Days on which the council's own offices were shut:
          no working days.
        - `rules` (rules as an object, or as the text of a file of rules or None): The guidance whose clocks run, with local
          standards and clocks; England's without it.
        - `authority` (a text or None): The council whose own dates, limits and exemptions hold for the whole register, such as
          Coventry, in place of those its files name; each file's own without it.
        - `desk_hours` (two times of day of the form 09:00, the second later or None): When the duty desk opens and closes: for
          limits in hours, what came outside counts from when it next opened.

        Columns:

        - `group`: The authority or team, where they are told apart and there is one.
        - `cohort`: The first day of the period; nothing for work that a cohort of completion has no period for.
        - `total`: All the work: each piece counts in one of the columns from in_time to cannot_tell.
        - `completed`: The completed work: each piece counts in one band or in without_duration.
        - `denominator`: Completed with a limit to judge it by: in_time, late, late_with_reasons and before_start.
        - `per_cent_in_time`: In time of the denominator, to one decimal; nothing where that is 0.
        - `open`: Not completed: open_in_time and open_overdue.
        - `in_time`: Completed on or before the last day in time.
        - `late`: Completed later, and no reason is recorded.
        - `late_with_reasons`: Completed later, for a reason that is recorded.
        - `before_start`: Completed, it is recorded, before the day the duration is counted from: it has no duration and is in
          no band, but stays in the denominator, as in the Department for Education's tables. Source: LG Inform Plus, metric
          3217: a conference dated before the section 47 enquiry is left out of the bands and included in the number of
          conferences.
        - `open_in_time`: Not completed, and not past the last day in time.
        - `open_overdue`: Not completed, and past the last day in time.
        - `never_completed`: Over after the last day in time without ever being completed.
        - `no_national_limit`: Completed or not, under no national limit.
        - `not_applicable`: Completed or not, the guidance in force has no such clock; or it turned out not to be needed.
        - `cannot_tell`: Completed or not, a date is missing, or the guidance or calendar for it.
        - `same_day`: Completed on the day it is counted from. Not in every answer.
        - `days_1_to_10`: Completed after 1 to 10 working days. Not in every answer.
        - `days_11_to_20`: Completed after 11 to 20 working days. Not in every answer.
        - `days_21_to_30`: Completed after 21 to 30 working days. Not in every answer.
        - `days_31_to_40`: Completed after 31 to 40 working days. Not in every answer.
        - `days_41_to_45`: Completed after 41 to 45 working days. Not in every answer.
        - `days_46_to_50`: Completed after 46 to 50 working days. Not in every answer.
        - `days_51_to_60`: Completed after 51 to 60 working days. Not in every answer.
        - `days_61_or_more`: Completed after 61 working days or more. Not in every answer.
        - `days_0_to_10`: Completed after 0 to 10 working days. Not in every answer.
        - `days_11_to_15`: Completed after 11 to 15 working days. Not in every answer.
        - `days_16_to_20`: Completed after 16 to 20 working days. Not in every answer.
        - `days_21_or_more`: Completed after 21 working days or more. Not in every answer.
        - `without_duration`: Completed before the day counted from, or outside the years of the calendar.
        - `lower_quartile`: A quarter of what was completed took no longer, in working days.
        - `median`: Half of what was completed took no longer, in working days.
        - `upper_quartile`: Three quarters of what was completed took no longer, in working days.
        """

    def report(
        self,
        as_of: _Day | None = None,
        *,
        known_at: _Day | None = None,
        allocated: _DefinitionName | Mapping[str, Any] | None = None,
        assessment_end: _AssessmentEnd = "completed",
        by: _By = "district",
        count: _Counted = "referrals",
        bands: Sequence[int] = (8, 15, 29, 57, 85, 183, 365),
        division: _Division | None = None,
        closures: Iterable[_Day] = (),
        rules: Mapping[str, Any] | str | None = None,
        authority: str | None = None,
        desk_hours: tuple[_Time, _Time] | None = None,
        audience: _Audience = "management",
    ) -> Report:
        """The whole answer, for management or the public.

        As at the END of `as_of`. For the public small counts are suppressed: a count is then a number, or the text `c`; and
        `waiting`, the only field with cases in it, is empty.

        Options:

        - `as_of` (a day of the form 2010-12-20 or None): The day, at its end. Without it, the last day on which anything in the
          files happened or was recorded.
        - `known_at` (a day of the form 2010-12-20, or then or None): The day by which what counts had been recorded, or `then`:
          for each day what had been recorded by its end. Everything counts without it.
        - `allocated` (registered_case_holder, named_case_holder, named_person or any_holder, or an object of name, meaning and
          classes or None): What counts as allocated: a shipped definition by name, or one of your own by `name`, `meaning` and
          the `classes` of holder that it counts. Without it, the strictest shipped one that the sources can answer.
        - `assessment_end` (completed or authorised; by default "completed"): The day that ends an assessment: when it was
          completed, or when a manager authorised it.
        - `by` (district, team or worker; by default "district"): How cases are grouped: by the district of the team, by team
          (the holder's, else the one the referral came to) or by the worker who holds the case.
        - `count` (referrals, children or family_groups; by default "referrals"): What is counted. A child or family with
          several open cases stands where the one least held stands.
        - `bands` (a list of whole numbers that rise from above 0; by default (8, 15, 29, 57, 85, 183, 365)): The first age of
          each band but the first, in days.
        - `division` (england_and_wales, scotland or northern_ireland or None): The bank holidays that count; those of the
          nation whose rules hold, without it.
        - `closures` (a list of days of the form 2010-12-20; by default ()): Days on which the council's own offices were shut:
          no working days.
        - `rules` (rules as an object, or as the text of a file of rules or None): The guidance whose clocks run, with local
          standards and clocks; England's without it.
        - `authority` (a text or None): The council whose own dates, limits and exemptions hold for the whole register, such as
          Coventry, in place of those its files name; each file's own without it.
        - `desk_hours` (two times of day of the form 09:00, the second later or None): When the duty desk opens and closes: for
          limits in hours, what came outside counts from when it next opened.
        - `audience` (management or public; by default "management"): Who it is for: management, or the public, from whom small
          counts are withheld.
        """

    # end of questions
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
    def to_excel(self, path: str | PathLike[str]) -> None: ...
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
def bank_holidays(division: _Division, year: int) -> list[dict[str, Any]]: ...
def coverage() -> dict[str, date]: ...
def definitions() -> list[dict[str, str]]: ...
def questions() -> list[dict[str, Any]]: ...
def read_options() -> dict[str, Any]: ...
def _written(asked: str, option: str, text: str) -> Any: ...
def rules(rules: Mapping[str, Any] | str | None = None) -> list[dict[str, Any]]: ...
# read: made from the declarations of the library; tests/api/questions.rs writes it
def read(
    *sources: _File,
    columns: Mapping[str, str | None] = {},
    holders: _Holders | _File | _Frame = {},
    workers: _WorkerTexts | None = None,
    dates: _DateOrder | None = None,
    authority: str | None = None,
    period: tuple[_Day, _Day] | None = None,
    extracted: _Day | None = None,
    profile: Mapping[str, Any] | _File | None = None,
) -> Register:
    """Reads files of any form as one register, each known by what is in it.

    Each is a duty tracking sheet, canonical tables or a children in need census: CSV, a workbook, XML, or one of these
    packed with gzip. What is said of headings, holders, workers and dates is of the duty tracking sheets among them; a
    heading that is given holds for each sheet that has it, and one that no file has is refused.

    Findings and lists of cases name the file, without its folder, and findings the heading in it: they are for those who
    have the files, and no report for the public has either.

    Columns: `child_id`, `received`, `received_recorded`, `received_time`, `district`, `team`, `source`, `decision`,
    `decided`, `decided_recorded`, `worker`, `holder_kind`, `allocated`, `allocated_recorded`, `assessment_kind`,
    `assessment_started`, `assessment_started_recorded`, `child_seen`, `child_seen_recorded`, `assessment_completed`,
    `assessment_completed_recorded`, `overrun_reason`, `closed`, `closed_recorded`, `closure_reason`, `referral_id`,
    `recorded`, `primary_need`, `no_further_action`, `status`, `family_group`, `birth_date`.

    Options:

    - `columns` (an object that gives for a column its heading or None; by default {}): For a column of the sheet, by wire
      name, the heading it has in the file; nothing for one that the file does not have, whatever its headings look like.
    - `holders` (an object that gives for a text a kind of holder, or a kind and a worker_id; or a table of text, kind and
      worker_id; by default {}): Who a text of the worker column stands for. With such a table no text counts as a worker's
      id by its looks, unless `workers` says that the others are ids.
    - `workers` (ids or names or None): What the texts of the worker column are that nothing else explains. Without it and
      without `holders`: names, where more cells look like those than like ids, under a finding; else ids.
    - `dates` (day_first or month_first or None): Which number of a date such as 03/04/2010 is the day. Without it each
      column says, as a whole, or the others do.
    - `authority` (a text or None): Whose sheet it is, by its plain name: its own dates and limits then apply to what the
      sheet says.
    - `period` (two days of the form 2010-12-20, the second no earlier or None): The first and the last day the sheet
      observed: a question about another day is refused.
    - `extracted` (a day of the form 2010-12-20 or None): The day the sheet was drawn.
    - `profile` (an object as profile gives it or None): How files were read before, as `profile` gave it. Whatever else is
      given wins; of `columns` and `holders` each entry.
    """
# end of read
def read_cin_census(source: _File) -> Register: ...
# sheet: made from the declarations of the library; tests/api/questions.rs writes it
def read_duty_sheet(
    source: _File | _Frame,
    *,
    columns: Mapping[str, str | None] = {},
    holders: _Holders | _File | _Frame = {},
    workers: _WorkerTexts | None = None,
    dates: _DateOrder | None = None,
    authority: str | None = None,
    period: tuple[_Day, _Day] | None = None,
    extracted: _Day | None = None,
    profile: Mapping[str, Any] | _File | None = None,
) -> Register:
    """A register from a duty tracking sheet.

    Of the columns only `child_id` and `received` must be there. Headers are matched without regard to upper and lower case,
    blanks and punctuation, by the names of the columns or the words practice uses for them.

    Dates are read as 2010-08-16, 16/08/2010, 16.8.10, 20100816, 16-Aug-2010, Mon 16 August 2010 or August 16, 2010, with or
    without a time; two figures of a year are 1930 to 2029, and times in UTC or with an offset are turned into British time.
    Dates that are written one way in one cell and cannot be so in another are decided by the whole column. What cannot be
    read is in `findings`.

    Columns: `child_id`, `received`, `received_recorded`, `received_time`, `district`, `team`, `source`, `decision`,
    `decided`, `decided_recorded`, `worker`, `holder_kind`, `allocated`, `allocated_recorded`, `assessment_kind`,
    `assessment_started`, `assessment_started_recorded`, `child_seen`, `child_seen_recorded`, `assessment_completed`,
    `assessment_completed_recorded`, `overrun_reason`, `closed`, `closed_recorded`, `closure_reason`, `referral_id`,
    `recorded`, `primary_need`, `no_further_action`, `status`, `family_group`, `birth_date`.

    Options:

    - `columns` (an object that gives for a column its heading or None; by default {}): For a column of the sheet, by wire
      name, the heading it has in the file; nothing for one that the file does not have, whatever its headings look like.
    - `holders` (an object that gives for a text a kind of holder, or a kind and a worker_id; or a table of text, kind and
      worker_id; by default {}): Who a text of the worker column stands for. With such a table no text counts as a worker's
      id by its looks, unless `workers` says that the others are ids.
    - `workers` (ids or names or None): What the texts of the worker column are that nothing else explains. Without it and
      without `holders`: names, where more cells look like those than like ids, under a finding; else ids.
    - `dates` (day_first or month_first or None): Which number of a date such as 03/04/2010 is the day. Without it each
      column says, as a whole, or the others do.
    - `authority` (a text or None): Whose sheet it is, by its plain name: its own dates and limits then apply to what the
      sheet says.
    - `period` (two days of the form 2010-12-20, the second no earlier or None): The first and the last day the sheet
      observed: a question about another day is refused.
    - `extracted` (a day of the form 2010-12-20 or None): The day the sheet was drawn.
    - `profile` (an object as profile gives it or None): How files were read before, as `profile` gave it. Whatever else is
      given wins; of `columns` and `holders` each entry.
    """
# end of sheet
# size: made from the declarations of the library; tests/api/questions.rs writes it
def scenario(
    name: str,
    seed: int = 1,
    *,
    referrals_per_year: int = 1200,
    years: int = 3,
) -> Scenario:
    """An invented register, and what was planted in it.

    The same seed gives the same register everywhere. The size is of `county`: the others have one of their own.

    Options:

    - `referrals_per_year` (a whole number from 1 to 2000000; by default 1200): Referrals a year, about.
    - `years` (a whole number from 1 to 25; by default 3): Years, the last of which ends on 2024-03-31.
    """
# end of size
