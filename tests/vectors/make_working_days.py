"""Writes working_days.json, columns.json, bank_holidays.json and conventions.json.

The answers are worked out apart from the library: the bank holidays are read from ../data/bank_holidays.json, and days are
walked one by one. The same seed writes the same bytes. Run it in this folder, or anywhere: python3 make_working_days.py
"""

import json
import random
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).parent
LIST = json.loads((HERE.parent / "data" / "bank_holidays.json").read_text())["divisions"]
HOLIDAYS = {division: {date.fromisoformat(day) for day in days} for division, days in LIST.items()}
ENGLAND, SCOTLAND, IRELAND = "england_and_wales", "scotland", "northern_ireland"
FIRST, LAST = date(1990, 1, 1), date(2030, 12, 31)
ONE_DAY = timedelta(days=1)


class DayOff(Exception):
    """A start that is no working day and must be one."""


class Outside(Exception):
    """A day or an answer before 1990 or after 2030."""


def check(day):
    if not FIRST <= day <= LAST:
        raise Outside
    return day


def works(division, closures, day):
    check(day)
    return day.weekday() < 5 and day not in HOLIDAYS[division] and day not in closures


def add(division, closures, start, days):
    day, left = check(start), abs(days)
    step = ONE_DAY if days > 0 else -ONE_DAY
    while left:
        day += step
        left -= works(division, closures, day)
    return day


def rolled(division, closures, start, roll):
    day = check(start)
    while roll != "keep" and not works(division, closures, day):
        if roll == "error":
            raise DayOff
        day = check(day + (ONE_DAY if roll == "forward" else -ONE_DAY))
    return day


def add_by(division, closures, start, days, roll="keep", counting="exclusive"):
    """Ticks off one working day after another, the first of which may be the start itself."""
    day = rolled(division, closures, start, roll)
    step = ONE_DAY if days > 0 else -ONE_DAY
    left = abs(days)
    if left and counting == "inclusive":
        left -= works(division, closures, day)
    while left:
        day = check(day + step)
        left -= works(division, closures, day)
    return day


def between_by(division, closures, start, end, roll="keep", counting="exclusive"):
    """Looks at every day from the earlier to the later, the earlier being left out unless counting is inclusive."""
    forward = start <= end
    start, end = rolled(division, closures, start, roll), check(end)
    if start != end and forward != (start <= end):
        return 0  # rolled past the end
    first, last = min(start, end), max(start, end)
    days = [first + ONE_DAY * after for after in range((last - first).days + 1)]
    count = sum(works(division, closures, day) for day in (days if counting == "inclusive" else days[1:]))
    return count if start <= end else -count


def between(division, closures, start, end):
    check(start)
    check(end)
    if end < start:
        return -between(division, closures, end, start)
    count, day = 0, start
    while day < end:
        day += ONE_DAY
        count += works(division, closures, day)
    return count


def day_of(text):
    return date.fromisoformat(text)


class File:
    def __init__(self, name):
        self.name, self.vectors = name, []

    def ask(self, name, call, given, answer, source=None):
        vector = {"name": name, "call": call, "given": given}
        try:
            vector["expect"] = answer()
        except Outside:
            vector["error"] = "outside_coverage"
        except DayOff:
            vector["error"] = "not_a_working_day"
        if source:
            vector["source"] = source
        if vector not in self.vectors:
            self.vectors.append(vector)

    def fails(self, name, call, given, code):
        self.vectors.append({"name": name, "call": call, "given": given, "error": code})

    def write(self):
        assert len({vector["name"] for vector in self.vectors}) == len(self.vectors), "a name twice in " + self.name
        lines = ",\n".join(json.dumps(vector, ensure_ascii=False) for vector in self.vectors)
        (HERE / self.name).write_text("[\n" + lines + "\n]\n")


WORKING = File("working_days.json")


def place(division, closures):
    given = {"division": division}
    if closures:
        given["closures"] = sorted(day.isoformat() for day in closures)
    return given


def add_vector(division, start, days, closures=frozenset(), name=None, expect=None, source=None):
    given = place(division, closures) | {"start": start.isoformat(), "days": days}
    name = name or f"{division}{' with closures' if closures else ''}: {start} and {days:+}"

    def answer():
        found = add(division, closures, start, days).isoformat()
        assert expect in (None, found), (name, found)
        return found

    WORKING.ask(name, "calendar.add_working_days", given, answer, source)


def between_vector(division, start, end, closures=frozenset(), name=None, expect=None, source=None):
    given = place(division, closures) | {"start": start.isoformat(), "end": end.isoformat()}
    name = name or f"{division}{' with closures' if closures else ''}: {start} to {end}"

    def answer():
        found = between(division, closures, start, end)
        assert expect in (None, found), (name, found)
        return found

    WORKING.ask(name, "calendar.working_days_between", given, answer, source)


def day_vector(division, day, closures=frozenset(), source=None):
    given = place(division, closures) | {"day": day.isoformat()}
    name = f"{division}{' with closures' if closures else ''}: is {day} a working day"
    WORKING.ask(name, "calendar.is_working_day", given, lambda: works(division, closures, day), source)


def by_hand():
    """Answers written down first and only checked here."""
    worked = "Worked by hand on a calendar of the year; day 0 is the start, the due day is in time"
    for start, days, due in [
        ("2010-12-20", 7, "2010-12-31"),
        ("2010-12-20", 10, "2011-01-06"),
        ("2011-04-18", 10, "2011-05-06"),
        ("2011-04-18", 35, "2011-06-13"),
        ("2013-04-15", 45, "2013-06-19"),
        ("2022-05-30", 15, "2022-06-22"),
        ("2022-05-30", 45, "2022-08-03"),
        ("2024-03-30", 1, "2024-04-02"),
        ("2025-12-22", 45, "2026-02-26"),
    ]:
        start, due = day_of(start), day_of(due)
        about = f"worked example, {start} and {days} working days"
        add_vector(ENGLAND, start, days, name=about, expect=due.isoformat(), source=worked)
        between_vector(ENGLAND, start, due, name=about + ", counted back", expect=days, source=worked)
    convention = "dutydesk::calendar, Conventions"
    for name, start, days, due in [
        ("a Saturday start keeps its date", "2010-11-20", 1, "2010-11-22"),
        ("a Sunday start keeps its date", "2010-11-21", 1, "2010-11-22"),
        ("the Friday before has the same next working day", "2010-11-19", 1, "2010-11-22"),
        ("no days added to a Saturday move nothing", "2010-11-20", 0, "2010-11-20"),
        ("no days added to Good Friday move nothing", "2024-03-29", 0, "2024-03-29"),
        ("one working day before Easter Saturday is the Thursday", "2024-03-30", -1, "2024-03-28"),
        ("one working day before a Monday is the Friday", "2010-11-22", -1, "2010-11-19"),
        ("the last day covered is a working day", "2030-12-30", 1, "2030-12-31"),
    ]:
        add_vector(ENGLAND, day_of(start), days, name=name, expect=due, source=convention)
    for name, start, end, count in [
        ("a day to itself is none", "2010-11-19", "2010-11-19", 0),
        ("a Saturday to itself is none", "2010-11-20", "2010-11-20", 0),
        ("Friday to Monday is one", "2010-11-19", "2010-11-22", 1),
        ("Monday back to Friday is minus one", "2010-11-22", "2010-11-19", -1),
        ("Saturday to Sunday is none", "2010-11-20", "2010-11-21", 0),
        ("Maundy Thursday to Easter Tuesday is one", "2024-03-28", "2024-04-02", 1),
        ("Christmas Eve to New Year's Eve 2010", "2010-12-24", "2010-12-31", 3),
    ]:
        between_vector(ENGLAND, day_of(start), day_of(end), name=name, expect=count, source=convention)
    closed = frozenset({date(2010, 12, 24)})
    add_vector(ENGLAND, date(2010, 12, 20), 10, closed, expect="2011-01-07",
               name="an office shut on Christmas Eve puts the limit off a day", source=worked)


OCCASIONS = {
    "New Year": lambda year: date(year, 1, 1),
    "Easter": lambda year: easter(year),
    "May": lambda year: date(year, 5, 4),
    "Whitsun": lambda year: date(year, 5, 28),
    "August": lambda year: date(year, 8, 28),
    "Christmas": lambda year: date(year, 12, 24),
}


def easter(year):
    """Easter Monday's Sunday, read off the list: the day before the first Monday holiday after a Friday one."""
    spring = sorted(day for day in HOLIDAYS[ENGLAND] if day.year == year and day.month in (3, 4))
    friday = next(day for day in spring if day.weekday() == 4 and day + timedelta(days=3) in HOLIDAYS[ENGLAND])
    return friday + timedelta(days=2)


def special_days():
    for division, text in [
        (ENGLAND, "1995-05-08"), (ENGLAND, "1999-12-31"), (ENGLAND, "2002-06-03"), (ENGLAND, "2002-06-04"),
        (ENGLAND, "2002-05-27"), (ENGLAND, "2011-04-29"), (ENGLAND, "2012-05-28"), (ENGLAND, "2012-06-05"),
        (ENGLAND, "2020-05-04"), (ENGLAND, "2020-05-08"), (ENGLAND, "2022-05-30"), (ENGLAND, "2022-06-02"),
        (ENGLAND, "2022-06-03"), (ENGLAND, "2022-09-19"), (ENGLAND, "2023-05-08"), (ENGLAND, "2026-06-15"),
        (SCOTLAND, "2026-06-15"), (SCOTLAND, "2006-11-30"), (SCOTLAND, "2007-11-30"), (SCOTLAND, "2024-12-02"),
        (SCOTLAND, "2024-04-01"), (SCOTLAND, "2024-08-05"), (SCOTLAND, "2024-08-26"), (SCOTLAND, "2024-01-02"),
        (IRELAND, "2024-03-18"), (IRELAND, "2024-03-17"), (IRELAND, "2024-07-12"), (ENGLAND, "2024-07-12"),
        (IRELAND, "2025-07-14"), (ENGLAND, "2021-12-27"), (ENGLAND, "2021-12-28"), (ENGLAND, "2016-12-27"),
    ]:
        day = day_of(text)
        day_vector(division, day)
        for days in (-1, 1):
            add_vector(division, day, days)


def seeded():
    draw = random.Random(20101011)
    eras = [(1990, 1996), (1997, 2003), (2004, 2010), (2011, 2017), (2018, 2024), (2025, 2029)]
    limits = [1, 7, 10, 15, 20, 35, 45]
    for division in (ENGLAND, SCOTLAND, IRELAND):
        for first, last in eras:
            for occasion, near in OCCASIONS.items():
                start = near(draw.randint(first + 1, last)) - timedelta(days=draw.randint(0, 12))
                add_vector(division, start, draw.choice(limits))
                end = start + timedelta(days=draw.randint(1, 80))
                between_vector(division, *draw.sample([start, end], 2))
            start = date(first, 1, 8) + timedelta(days=draw.randint(0, 1500))
            weekend = start + timedelta(days=5 - start.weekday() + draw.randint(0, 1))
            add_vector(division, weekend, -draw.choice(limits))
            add_vector(division, weekend, 0)
            between_vector(division, start, start + timedelta(days=draw.randint(100, 330)))
        closures = frozenset(date(2019, 12, day) for day in (24, 27, 30, 31))
        for _ in range(4):
            start = date(2019, 12, 1) + timedelta(days=draw.randint(0, 40))
            add_vector(division, start, draw.choice([-10, -1, 1, 7, 10]), closures)
            between_vector(division, start, date(2020, 1, 31) - timedelta(days=draw.randint(0, 25)), closures)
        for day in (date(2019, 12, 24), date(2019, 12, 25), date(2019, 12, 28), date(2020, 1, 3)):
            day_vector(division, day, closures)
        day_vector(division, date(2019, 12, 24))
        between_vector(division, FIRST, LAST)


def errors():
    for name, start, days in [
        ("a start before 1990", "1989-12-31", 1),
        ("a start before 1990 and nothing added", "1989-12-31", 0),
        ("a start after 2030", "2031-01-01", -1),
        ("past the last day", "2030-12-31", 1),
        ("before the first working day", "1990-01-02", -1),
        ("a number of days past any calendar", "2010-08-16", 2000000),
    ]:
        add_vector(ENGLAND, day_of(start), days, name=name)
    for name, start, end in [
        ("counted from before 1990", "1989-12-31", "2010-08-16"),
        ("counted to after 2030", "2010-08-16", "2031-01-01"),
    ]:
        between_vector(ENGLAND, day_of(start), day_of(end), name=name)
    day_vector(ENGLAND, date(1989, 12, 31))
    day_vector(SCOTLAND, date(2031, 1, 1))
    WORKING.fails("a closure after 2030", "calendar.is_working_day",
                  {"division": ENGLAND, "closures": ["2031-01-01"], "day": "2010-08-16"}, "outside_coverage")
    for name, text in [
        ("there is no 30 February", "2024-02-30"),
        ("there is no 29 February in 2023", "2023-02-29"),
        ("month first is no date", "2010-13-01"),
        ("words are no date", "16 August 2010"),
        ("a UK date is not of the form", "16/08/2010"),
        ("nothing is no date", ""),
    ]:
        WORKING.fails(name, "calendar.add_working_days", {"division": ENGLAND, "start": text, "days": 1}, "invalid_date")
    WORKING.fails("an invalid end", "calendar.working_days_between",
                  {"division": ENGLAND, "start": "2010-08-16", "end": "2010-02-31"}, "invalid_date")
    WORKING.fails("an invalid closure", "calendar.is_working_day",
                  {"division": ENGLAND, "closures": ["2010-06-31"], "day": "2010-08-16"}, "invalid_date")
    WORKING.fails("an invalid day", "calendar.is_working_day", {"division": ENGLAND, "day": "2010-06-31"}, "invalid_date")
    for name, division in [("no division of that name", "England"), ("a division with hyphens", "england-and-wales")]:
        WORKING.fails(name, "calendar.add_working_days", {"division": division, "start": "2010-08-16", "days": 1},
                      "unknown_name")


def columns():
    """A column is the answers to its rows one by one."""
    file = File("columns.json")
    text = lambda day: None if day is None else day.isoformat()

    def whole(rows, outside, one):
        answers, beyond = [], 0
        for row in rows:
            if None in row:
                answers.append(None)
                continue
            try:
                answers.append(one(*row))
            except Outside:
                if outside == "error":
                    raise
                answers.append(None)
                beyond += 1
        return {"answers": answers, "outside": beyond}

    def add_to(name, division, starts, days, outside="error", closures=frozenset()):
        given = place(division, closures) | {"starts": [text(s) for s in starts], "days": days, "outside": outside}
        one = lambda start: add(division, closures, start, days).isoformat()
        file.ask(name, "calendar.add_working_days_to", given, lambda: whole([(s,) for s in starts], outside, one))

    def each(name, division, starts, ends, outside="error", closures=frozenset()):
        given = place(division, closures)
        given |= {"starts": [text(s) for s in starts], "ends": [text(e) for e in ends], "outside": outside}
        one = lambda start, end: between(division, closures, start, end)
        file.ask(name, "calendar.working_days_between_each", given, lambda: whole(zip(starts, ends), outside, one))

    early, late, usual = date(1989, 12, 31), date(2031, 1, 1), date(2010, 8, 16)
    add_to("no rows", ENGLAND, [], 10)
    add_to("one row", ENGLAND, [date(2010, 12, 20)], 10)
    add_to("a row without a date has no answer", ENGLAND, [usual, None, date(2010, 12, 20)], 10)
    add_to("no dates at all", ENGLAND, [None, None], 10)
    add_to("a date outside is an error", ENGLAND, [usual, early], 1)
    add_to("a date outside has no answer and is counted", ENGLAND, [usual, early, None, late], 1, "null")
    add_to("an answer outside is counted", ENGLAND, [date(2030, 12, 30), date(2030, 12, 31)], 1, "null")
    add_to("an answer outside is an error", ENGLAND, [date(2030, 12, 30), date(2030, 12, 31)], 1)
    add_to("with closures", ENGLAND, [date(2010, 12, 20), date(2010, 12, 23)], 10, "error",
           frozenset({date(2010, 12, 24)}))
    add_to("back from a weekend", SCOTLAND, [date(2024, 1, 6), date(2024, 1, 7)], -5)
    add_to("nothing added", IRELAND, [date(2024, 3, 16), date(2024, 3, 18)], 0)
    each("no pairs", ENGLAND, [], [])
    each("one pair", ENGLAND, [date(2010, 12, 20)], [date(2011, 1, 6)])
    each("a pair without both has no answer", ENGLAND, [usual, None, usual, None], [None, usual, usual, None])
    each("reversed pairs are minus", ENGLAND, [date(2010, 11, 22), date(2010, 11, 19)],
         [date(2010, 11, 19), date(2010, 11, 22)])
    each("a pair outside is an error", ENGLAND, [usual, usual], [usual, late])
    each("pairs outside have no answer and are counted", ENGLAND, [early, usual, None, usual],
         [usual, late, late, date(2010, 8, 17)], "null")
    each("with closures, pairs", IRELAND, [date(2019, 7, 10)], [date(2019, 7, 16)], "error", frozenset({date(2019, 7, 15)}))
    draw = random.Random(2653)
    for division in (ENGLAND, SCOTLAND, IRELAND):
        starts = [None if draw.random() < 0.2 else FIRST + timedelta(days=draw.randint(-300, 15200)) for _ in range(20)]
        spans = [None if start is None else start + timedelta(days=draw.randint(-90, 180)) for start in starts]
        add_to(f"{division}, twenty rows", division, starts, 45, "null")
        each(f"{division}, twenty pairs", division, starts, spans, "null")
    for name, given in [("an invalid date in a column", {"starts": ["2010-08-16", "2010-02-30"]})]:
        file.fails(name, "calendar.add_working_days_to", {"division": ENGLAND} | given | {"days": 1, "outside": "null"},
                   "invalid_date")
    file.fails("columns of two lengths", "calendar.working_days_between_each",
               {"division": ENGLAND, "starts": ["2010-08-16", "2010-08-17"], "ends": ["2010-08-18"], "outside": "null"},
               "invalid_argument")
    file.write()


NEW_YEAR, SECOND, PATRICK = "New Year's Day", "2nd January", "St Patrick's Day"
FRIDAY, MONDAY = "Good Friday", "Easter Monday"
MAY, SPRING, SUMMER = "Early May bank holiday", "Spring bank holiday", "Summer bank holiday"
BOYNE, ANDREW, CHRISTMAS, BOXING = "Battle of the Boyne", "St Andrew's Day", "Christmas Day", "Boxing Day"
VE_DAY, WEDDING, DIAMOND = "Early May bank holiday (VE day)", "Royal wedding bank holiday", "Diamond Jubilee bank holiday"

# The names in order of date, by hand; the dates are those of the list.
NAMES = {
    (ENGLAND, 1990): [NEW_YEAR, FRIDAY, MONDAY, MAY, SPRING, SUMMER, CHRISTMAS, BOXING],
    (ENGLAND, 1995): [NEW_YEAR, FRIDAY, MONDAY, VE_DAY, SPRING, SUMMER, CHRISTMAS, BOXING],
    (ENGLAND, 1999): [NEW_YEAR, FRIDAY, MONDAY, MAY, SPRING, SUMMER, CHRISTMAS, BOXING, "Millennium bank holiday"],
    (ENGLAND, 2002): [NEW_YEAR, FRIDAY, MONDAY, MAY, "Golden Jubilee bank holiday", SPRING, SUMMER, CHRISTMAS, BOXING],
    (ENGLAND, 2010): [NEW_YEAR, FRIDAY, MONDAY, MAY, SPRING, SUMMER, CHRISTMAS, BOXING],
    (ENGLAND, 2011): [NEW_YEAR, FRIDAY, MONDAY, WEDDING, MAY, SPRING, SUMMER, BOXING, CHRISTMAS],
    (ENGLAND, 2012): [NEW_YEAR, FRIDAY, MONDAY, MAY, SPRING, DIAMOND, SUMMER, CHRISTMAS, BOXING],
    (ENGLAND, 2020): [NEW_YEAR, FRIDAY, MONDAY, VE_DAY, SPRING, SUMMER, CHRISTMAS, BOXING],
    (ENGLAND, 2022): [NEW_YEAR, FRIDAY, MONDAY, MAY, SPRING, "Platinum Jubilee bank holiday", SUMMER,
                      "State funeral of Queen Elizabeth II", BOXING, CHRISTMAS],
    (ENGLAND, 2023): [NEW_YEAR, FRIDAY, MONDAY, MAY, "Coronation of King Charles III", SPRING, SUMMER, CHRISTMAS, BOXING],
    (ENGLAND, 2030): [NEW_YEAR, FRIDAY, MONDAY, MAY, SPRING, SUMMER, CHRISTMAS, BOXING],
    (SCOTLAND, 2006): [SECOND, NEW_YEAR, FRIDAY, MAY, SPRING, SUMMER, CHRISTMAS, BOXING],
    (SCOTLAND, 2007): [NEW_YEAR, SECOND, FRIDAY, MAY, SPRING, SUMMER, ANDREW, CHRISTMAS, BOXING],
    (SCOTLAND, 2011): [NEW_YEAR, SECOND, FRIDAY, WEDDING, MAY, SPRING, SUMMER, ANDREW, BOXING, CHRISTMAS],
    (SCOTLAND, 2026): [NEW_YEAR, SECOND, FRIDAY, MAY, SPRING, "FIFA World Cup bank holiday", SUMMER, ANDREW, CHRISTMAS,
                       BOXING],
    (IRELAND, 2010): [NEW_YEAR, PATRICK, FRIDAY, MONDAY, MAY, SPRING, BOYNE, SUMMER, CHRISTMAS, BOXING],
    (IRELAND, 2016): [NEW_YEAR, PATRICK, FRIDAY, MONDAY, MAY, SPRING, BOYNE, SUMMER, BOXING, CHRISTMAS],
    (IRELAND, 2020): [NEW_YEAR, PATRICK, FRIDAY, MONDAY, VE_DAY, SPRING, BOYNE, SUMMER, CHRISTMAS, BOXING],
}


def bank_holidays():
    file = File("bank_holidays.json")
    source = "Dates: tests/data/bank_holidays.json; names by hand, as GOV.UK and the proclamations have them"
    for (division, year), names in NAMES.items():
        days = sorted(day for day in HOLIDAYS[division] if day.year == year)
        assert len(days) == len(names), (division, year, days)
        rows = [{"day": day.isoformat(), "name": name} for day, name in zip(days, names)]
        file.ask(f"{division} {year}", "bank_holidays", {"division": division, "year": year}, lambda: rows, source)
        for row in (rows[0], rows[len(rows) // 2], rows[-1]):
            given = {"division": division, "day": row["day"]}
            file.ask(f"{division}: {row['day']} by name", "calendar.holiday_name", given, lambda: row["name"], source)
    for name, division, day in [
        ("an ordinary Monday has no name", ENGLAND, "2010-08-16"),
        ("a Sunday Christmas is kept on another day", ENGLAND, "2022-12-25"),
        ("Easter Monday is no bank holiday in Scotland", SCOTLAND, "2024-04-01"),
        ("12 July is none in England", ENGLAND, "2010-07-12"),
        ("St Andrew's Day before the Act", SCOTLAND, "2006-11-30"),
        ("no name before 1990", ENGLAND, "1989-12-25"),
        ("no name after 2030", ENGLAND, "2031-01-01"),
    ]:
        file.ask(name, "calendar.holiday_name", {"division": division, "day": day}, lambda: None)
    for year in (1989, 2031, 0):
        file.fails(f"no year {year}", "bank_holidays", {"division": ENGLAND, "year": year}, "outside_coverage")
    file.fails("no such division", "bank_holidays", {"division": "wales", "year": 2010}, "unknown_name")
    file.fails("no name on an invalid date", "calendar.holiday_name", {"division": ENGLAND, "day": "2010-02-29"},
               "invalid_date")
    file.write()


def conventions():
    """The named conventions; months, hours and coverage by hand."""
    file = File("conventions.json")
    source = "dutydesk::calendar::Convention"

    def add_to(name, division, start, days, by, expect=None, closures=frozenset()):
        given = place(division, closures) | {"start": start.isoformat(), "days": days, "convention": by}

        def answer():
            found = add_by(division, closures, start, days, **by).isoformat()
            assert expect in (None, found), (name, found)
            return found

        file.ask(name, "calendar.add_working_days", given, answer, source)

    def count(name, division, start, end, by, expect=None, closures=frozenset()):
        given = place(division, closures) | {"start": start.isoformat(), "end": end.isoformat(), "convention": by}

        def answer():
            found = between_by(division, closures, start, end, **by)
            assert expect in (None, found), (name, found)
            return found

        file.ask(name, "calendar.working_days_between", given, answer, source)

    friday, saturday, sunday, monday = (date(2010, 11, day) for day in (19, 20, 21, 22))
    for roll, days, due in [
        ("keep", 1, "2010-11-22"), ("forward", 1, "2010-11-23"), ("backward", 1, "2010-11-22"),
        ("keep", 0, "2010-11-20"), ("forward", 0, "2010-11-22"), ("backward", 0, "2010-11-19"),
        ("keep", -1, "2010-11-19"), ("forward", -1, "2010-11-19"), ("backward", -1, "2010-11-18"),
    ]:
        add_to(f"Saturday and {days:+}, {roll}", ENGLAND, saturday, days, {"roll": roll}, due)
    add_to("Saturday and +1, error", ENGLAND, saturday, 1, {"roll": "error"})
    add_to("Saturday and none, error", ENGLAND, saturday, 0, {"roll": "error"})
    add_to("Friday and +1, error", ENGLAND, friday, 1, {"roll": "error"}, "2010-11-22")
    for days, due in [(1, "2010-11-15"), (5, "2010-11-19"), (6, "2010-11-22"), (0, "2010-11-15"), (-1, "2010-11-15"),
                      (-2, "2010-11-12")]:
        add_to(f"Monday and {days:+}, inclusive", ENGLAND, date(2010, 11, 15), days, {"counting": "inclusive"}, due)
    add_to("Saturday and +1, inclusive", ENGLAND, saturday, 1, {"counting": "inclusive"}, "2010-11-22")
    add_to("Saturday and -1, inclusive", ENGLAND, saturday, -1, {"counting": "inclusive"}, "2010-11-19")
    add_to("Saturday and +1, forward and inclusive", ENGLAND, saturday, 1, {"roll": "forward", "counting": "inclusive"},
           "2010-11-22")
    add_to("the default by name", ENGLAND, saturday, 1, {"roll": "keep", "counting": "exclusive"}, "2010-11-22")
    add_to("a local closure is rolled over", ENGLAND, date(2010, 12, 24), 1, {"roll": "forward"}, "2010-12-30",
           frozenset({date(2010, 12, 24)}))
    for name, start, end, days in [
        ("Friday to Monday", friday, monday, 2), ("Monday back to Friday", monday, friday, -2),
        ("Friday to itself", friday, friday, 1), ("Saturday to itself", saturday, saturday, 0),
        ("Friday to Saturday", friday, saturday, 1), ("Saturday to Sunday", saturday, sunday, 0),
    ]:
        count(f"{name}, inclusive", ENGLAND, start, end, {"counting": "inclusive"}, days)
    count("Saturday to Monday, forward", ENGLAND, saturday, monday, {"roll": "forward"}, 0)
    count("Monday to Saturday, forward", ENGLAND, monday, saturday, {"roll": "forward"}, -1)
    count("Saturday to Monday, backward", ENGLAND, saturday, monday, {"roll": "backward"}, 1)
    count("Saturday to Sunday, forward: the start passes the end", ENGLAND, saturday, sunday, {"roll": "forward"}, 0)
    count("Saturday to Monday, error", ENGLAND, saturday, monday, {"roll": "error"})
    count("the end may be a day off, error", ENGLAND, friday, saturday, {"roll": "error"}, 0)
    add_to("rolled back before the first day", ENGLAND, FIRST, 1, {"roll": "backward"})
    add_to("inclusive on the last day", ENGLAND, LAST, 1, {"counting": "inclusive"}, "2030-12-31")
    add_to("inclusive before the first working day", ENGLAND, FIRST, -1, {"counting": "inclusive"})
    draw = random.Random(1971)
    closures = frozenset(date(2019, 12, day) for day in (24, 27, 30, 31))
    for division in (ENGLAND, SCOTLAND, IRELAND):
        for roll in ("keep", "forward", "backward", "error"):
            for counting in ("exclusive", "inclusive"):
                by = {"roll": roll, "counting": counting}
                for shut in (frozenset(), closures):
                    start = date(2019, 12, 14) + timedelta(days=draw.randint(0, 24))
                    days = draw.choice([-10, -1, 0, 1, 7, 45])
                    end = start + timedelta(days=draw.randint(-20, 40))
                    name = f"{division}, {roll}, {counting}{' with closures' if shut else ''}"
                    add_to(f"{name}: {start} and {days:+}", division, start, days, by, closures=shut)
                    count(f"{name}: {start} to {end}", division, start, end, by, closures=shut)
    given = {"division": ENGLAND, "start": "2010-11-19", "days": 1}
    for name, by in [("no roll of that name", {"roll": "following"}), ("no counting of that name", {"counting": "both"})]:
        file.fails(name, "calendar.add_working_days", given | {"convention": by}, "unknown_name")

    def column(name, call, given, one, rows, outside="error"):
        def answer():
            answers, beyond = [], 0
            for row in rows:
                try:
                    answers.append(None if None in row else one(*row))
                except Outside:
                    if outside == "error":
                        raise
                    answers.append(None)
                    beyond += 1
            return {"answers": answers, "outside": beyond}

        file.ask(name, call, {"division": ENGLAND} | given | {"outside": outside}, answer, source)

    starts = [friday, saturday, None, sunday, LAST, date(2031, 1, 1)]
    ends = [monday, monday, monday, None, friday, friday]
    text = lambda days: [None if day is None else day.isoformat() for day in days]
    for by in ({"roll": "forward"}, {"roll": "backward"}, {"counting": "inclusive"},
               {"roll": "forward", "counting": "inclusive"}, {"roll": "error"}, {"roll": "keep"}):
        names = ", ".join(by.values())
        for outside in ("null", "error"):
            column(f"a column, {names}, {outside}", "calendar.add_working_days_to",
                   {"starts": text(starts), "days": 2, "convention": by},
                   lambda start: add_by(ENGLAND, frozenset(), start, 2, **by).isoformat(), [(s,) for s in starts], outside)
            column(f"two columns, {names}, {outside}", "calendar.working_days_between_each",
                   {"starts": text(starts), "ends": text(ends), "convention": by},
                   lambda start, end: between_by(ENGLAND, frozenset(), start, end, **by), zip(starts, ends), outside)

    rule = "The corresponding date rule, Dodds v Walker [1981]; worked by hand"
    for day, months, end in [
        ("2011-01-31", 3, "2011-04-30"), ("2012-02-29", 12, "2013-02-28"), ("2011-01-15", 3, "2011-04-15"),
        ("2011-02-28", 12, "2012-02-28"), ("2011-12-31", 2, "2012-02-29"), ("2011-05-31", -3, "2011-02-28"),
        ("2010-08-16", 0, "2010-08-16"), ("1989-11-30", 6, "1990-05-30"),
    ]:
        file.ask(f"{day} and {months:+} months", "add_months", {"day": day, "months": months}, lambda: end, rule)
    file.fails("months past the year 9999", "add_months", {"day": "9999-12-01", "months": 1}, "invalid_date")
    file.fails("months from no date", "add_months", {"day": "2011-02-29", "months": 1}, "invalid_date")

    rule = "dutydesk::calendar::Calendar::within_hours; worked by hand on a calendar of the year"
    office = {"opening": "09:00", "closing": "17:00"}
    for name, received, hours, more, due, at, approximate, deferred in [
        ("24 hours from a time", "2010-11-16", 24, {"time": "14:05"}, "2010-11-17", "14:05", False, False),
        ("24 hours over Christmas", "2010-12-24", 24, {"time": "18:00"}, "2010-12-25", "18:00", False, False),
        ("two hours over midnight", "2010-11-16", 2, {"time": "22:30"}, "2010-11-17", "00:30", False, False),
        ("24 hours without a time", "2010-11-16", 24, {}, "2010-11-17", None, True, False),
        ("72 hours without a time", "2010-11-16", 72, {}, "2010-11-19", None, True, False),
        ("at closing", "2010-11-19", 24, office | {"time": "17:00"}, "2010-11-20", "17:00", False, False),
        ("after closing on a Friday", "2010-11-19", 24, office | {"time": "17:01"}, "2010-11-23", "09:00", False, True),
        ("before opening", "2010-11-18", 24, office | {"time": "07:30"}, "2010-11-19", "09:00", False, True),
        ("on a Saturday", "2010-11-20", 24, office | {"time": "12:30"}, "2010-11-23", "09:00", False, True),
        ("on a Saturday without a time", "2010-11-20", 24, office, "2010-11-23", "09:00", False, True),
        ("on a working day without a time", "2010-11-19", 24, office, "2010-11-20", None, True, False),
        ("only the closing hour", "2010-11-19", 24, {"closing": "17:00", "time": "18:30"}, "2010-11-23", "00:00", False,
         True),
        ("with a local closure", "2010-12-24", 24, office | {"time": "18:00", "closures": ["2010-12-29"]}, "2010-12-31",
         "09:00", False, True),
    ]:
        given = {"division": ENGLAND, "received": received, "hours": hours} | more
        deadline = {"day": due, "time": at, "approximate": approximate, "deferred": deferred}
        file.ask("hours: " + name, "calendar.within_hours", given, lambda: deadline, rule)
    given = {"division": ENGLAND, "received": "2010-11-19", "hours": 24}
    for name, more in [("closed before it opens", {"opening": "17:00", "closing": "09:00"}),
                       ("an opening hour alone", {"opening": "09:00"}), ("no time of day", {"time": "25:00"}),
                       ("a time without a nought", {"time": "9:05"})]:
        file.fails("hours: " + name, "calendar.within_hours", given | more, "invalid_argument")
    file.fails("hours: past the last day", "calendar.within_hours",
               {"division": ENGLAND, "received": "2030-12-31", "time": "14:05", "hours": 24}, "outside_coverage")

    file.ask("the years covered", "coverage", {},
             lambda: {"first": "1990-01-01", "last": "2030-12-31", "proclaimed_to": "2028-12-31"})
    for day, announced in [("2028-12-31", True), ("2029-01-01", False), ("1990-01-01", True)]:
        file.ask(f"are the holidays of {day} announced", "calendar.is_proclaimed", {"division": SCOTLAND, "day": day},
                 lambda: announced)
    file.fails("announced outside the years covered", "calendar.is_proclaimed", {"division": SCOTLAND, "day": "2031-01-01"},
               "outside_coverage")

    def table(name, division, first, last, closures=frozenset()):
        def rows():
            days = [first + ONE_DAY * after for after in range((last - first).days + 1)]
            return [{
                "date": day.isoformat(), "working_day": works(division, closures, day),
                "ordinal": between(division, closures, FIRST, day), "holiday_name": TABLE_NAMES.get((division, day.isoformat())),
                "local_closure": day in closures, "proclaimed": day.year <= 2028,
            } for day in days]

        given = place(division, closures) | {"first": first.isoformat(), "last": last.isoformat()}
        file.ask(name, "calendar.table", given, rows)

    table("a table over Easter", ENGLAND, date(2024, 3, 27), date(2024, 4, 3))
    table("a table over Christmas with closures", SCOTLAND, date(2028, 12, 22), date(2029, 1, 4),
          frozenset({date(2028, 12, 25), date(2028, 12, 27), date(2028, 12, 30)}))
    table("a table of the last day", IRELAND, LAST, LAST)
    table("a table of the first days", SCOTLAND, FIRST, date(1990, 1, 3))
    file.fails("a table backwards", "calendar.table", {"division": ENGLAND, "first": "2024-03-28", "last": "2024-03-27"},
               "invalid_argument")
    file.fails("a table past the end", "calendar.table", {"division": ENGLAND, "first": "2030-12-31", "last": "2031-01-01"},
               "outside_coverage")
    file.write()


TABLE_NAMES = {
    (ENGLAND, "2024-03-29"): FRIDAY, (ENGLAND, "2024-04-01"): MONDAY,
    (SCOTLAND, "2028-12-25"): CHRISTMAS, (SCOTLAND, "2028-12-26"): BOXING,
    (SCOTLAND, "2029-01-01"): NEW_YEAR, (SCOTLAND, "2029-01-02"): SECOND,
    (SCOTLAND, "1990-01-01"): NEW_YEAR, (SCOTLAND, "1990-01-02"): SECOND,
}


if __name__ == "__main__":
    by_hand()
    special_days()
    seeded()
    errors()
    WORKING.write()
    columns()
    bank_holidays()
    conventions()
