"""Which moments rules of series mean, by somebody else's code: writes `series_oracle.txt`.

pip install recurring-ical-events==3.8.2 icalendar==7.3.2 tzdata==2026.6
python series_oracle.py > series_oracle.txt

The rules are iCalendar's, so two things differ from the house and are told apart by the test:
a day that a month lacks is skipped (typed here as `skip short months`), and the date that Samoa
left out, 30 December 2011, is moved to the next day, where the house leaves it out.
"""

from datetime import date, datetime, timedelta
from importlib.metadata import version
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events

# Each is made at midnight UTC of this day.
MADE = {"Pacific/Apia": date(2011, 9, 2)}
USUAL = date(2026, 2, 20)
ZONES = [
    "Europe/Berlin",
    "America/New_York",
    "America/Santiago",
    "Africa/Cairo",
    "Africa/Casablanca",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Pacific/Apia",
]
# As it is typed; the time of day; iCalendar's rule.
RULES = [
    ("every sun 02:30", "02:30", "FREQ=WEEKLY;BYDAY=SU"),
    ("every sat 23:45", "23:45", "FREQ=WEEKLY;BYDAY=SA"),
    ("every fri 00:15", "00:15", "FREQ=WEEKLY;BYDAY=FR"),
    ("every second sun 01:45", "01:45", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU"),
    ("first sun of the month 02:15", "02:15", "FREQ=MONTHLY;BYDAY=1SU"),
    ("last sun of the month 02:30", "02:30", "FREQ=MONTHLY;BYDAY=-1SU"),
    ("on the 15th 19:00", "19:00", "FREQ=MONTHLY;BYMONTHDAY=15"),
    ("on the 31st 00:30 skip short months", "00:30", "FREQ=MONTHLY;BYMONTHDAY=31"),
    ("last day of the month 00:30", "00:30", "FREQ=MONTHLY;BYMONTHDAY=-1"),
    ("every tue 19:00 until 2026-06-30", "19:00", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20260630T190000"),
    ("every tue 19:00 7 times", "19:00", "FREQ=WEEKLY;BYDAY=TU;COUNT=7"),
]
WEEKS = 41
UTC = ZoneInfo("UTC")


def fits(day: date, rule: str) -> bool:
    """iCalendar counts an event's first day whether it fits the rule or not; the house looks for one."""
    one = icalendar.vRecur.from_ical(rule)
    days = {"MO": 0, "TU": 1, "WE": 2, "TH": 3, "FR": 4, "SA": 5, "SU": 6}
    for by in map(str, one.get("BYDAY", [])):
        is_first = by.startswith("1") and day.day > 7
        is_last = by.startswith("-1") and (day + timedelta(days=7)).month == day.month
        if day.weekday() != days[by[-2:]] or is_first or is_last:
            return False
    is_last = (day + timedelta(days=1)).month != day.month
    return all(day.day == by or by == -1 and is_last for by in one.get("BYMONTHDAY", []))


def moments(zone: str, time: str, rule: str, made: date) -> list[datetime]:
    hour, minute = map(int, time.split(":"))
    noticed = datetime(made.year, made.month, made.day, tzinfo=UTC)
    days = (made + timedelta(days=ahead) for ahead in range(70))
    starts = (datetime(d.year, d.month, d.day, hour, minute, tzinfo=ZoneInfo(zone)) for d in days)
    start = next(at for at in starts if fits(at.date(), rule) and at.astimezone(UTC) > noticed)
    event = icalendar.Event()
    event.add("dtstart", start)
    event.add("uid", "series")
    event["rrule"] = icalendar.vRecur.from_ical(rule)
    found = recurring_ical_events.of(event).between(start, start + timedelta(weeks=WEEKS))
    return sorted(one["DTSTART"].dt.astimezone(UTC) for one in found)


def main():
    packages = ["recurring-ical-events", "icalendar", "tzdata"]
    print("# Made by series_oracle.py with", ", ".join(f"{p} {version(p)}" for p in packages))
    for zone in ZONES:
        made = MADE.get(zone, USUAL)
        for typed, time, rule in RULES:
            if zone in MADE and "until" in typed:
                continue
            found = [at.strftime("%Y-%m-%dT%H:%MZ") for at in moments(zone, time, rule, made)]
            print(f"{zone} | {made} | {typed} | {' '.join(found)}")


main()
