"""When people can meet, by another program: writes `availability_oracle.txt`.

python availability_oracle.py > availability_oracle.txt      (Python 3.11 or later with its tz data)

Written from the rules alone ("Availability" of the scoring paper), by brute force: the wall date and
time of every single minute is asked of `zoneinfo`, and every rule is held against it. A case a line, as
JSON; times are Unix milliseconds, weekdays are bits from Monday on, hours are minutes after midnight.
"""

import json
import random
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

ZONES = [
    "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Asia/Kolkata", "Australia/Lord_Howe",
    "Australia/Adelaide", "Pacific/Auckland", "Pacific/Chatham", "America/St_Johns",
    "America/Santiago", "Pacific/Apia", "Pacific/Honolulu", "Europe/London", "Asia/Tokyo", "UTC",
]
# Two weeks from each of these hold a clock change somewhere, or none, or the end of a year.
DAYS = [
    date(2026, 3, 5), date(2026, 3, 25), date(2026, 4, 1), date(2026, 6, 20), date(2026, 9, 25),
    date(2026, 10, 20), date(2026, 10, 30), date(2026, 12, 24), date(2027, 3, 10), date(2028, 2, 26),
]
STEP = 15 * 60
AHEAD = 14 * 24 * 3600


def is_on(rule, day):
    if "weekdays" in rule:
        return bool(rule["weekdays"] >> day.weekday() & 1)
    first, last = (date.fromisoformat(text) for text in rule["dates"])
    return first <= day <= last


def covers(rule, day, minute):
    if "hours" not in rule:
        return is_on(rule, day)
    begins, ends = rule["hours"]
    if begins < ends:
        return is_on(rule, day) and begins <= minute < ends
    return is_on(rule, day) and minute >= begins or is_on(rule, day - timedelta(1)) and minute < ends


def tier(rules, day, minute):
    """2: can, 1: would rather not, 0: cannot."""
    said = [rule for rule in rules if covers(rule, day, minute)]
    if any(rule["tier"] == "not" for rule in said):
        return 0
    if any(rule["tier"] == "rather-not" and "hours" in rule for rule in said):
        return 1
    if not any(rule["tier"] == "can" for rule in said):
        return 0
    return 1 if any(rule["tier"] == "rather-not" for rule in said) else 2


def at_minute(person, minute, seen):
    if minute not in seen:
        wall = datetime.fromtimestamp(minute * 60, timezone.utc).astimezone(ZoneInfo(person["zone"]))
        seen[minute] = tier(person["rules"], wall.date(), wall.hour * 60 + wall.minute)
    return seen[minute]


def best(case):
    now = case["now"] // 1000
    seen = [{} for _ in case["people"]]
    all_times = []
    at = -(-now // STEP) * STEP
    while at < now + AHEAD:
        tiers = []
        for person, minutes in zip(case["people"], seen):
            worst = 2
            for minute in range(at // 60, at // 60 + case["minutes"]):
                worst = min(worst, at_minute(person, minute, minutes))
                if worst == 0:
                    break
            tiers.append(worst)
        can = [who for who, one in enumerate(tiers) if one == 2]
        rather_not = [who for who, one in enumerate(tiers) if one == 1]
        if len(can) + len(rather_not) >= case["least"]:
            all_times.append({"at": at * 1000, "can": can, "rather_not": rather_not})
        at += STEP
    all_times.sort(key=lambda one: (-len(one["can"]), -len(one["rather_not"]), one["at"]))
    taken, a_day = [], {}
    length = case["minutes"] * 60_000
    for one in all_times:
        day = datetime.fromtimestamp(one["at"] / 1000, timezone.utc).astimezone(ZoneInfo(case["zone"])).date()
        if a_day.get(day, 0) == 2 or any(abs(one["at"] - other["at"]) < length for other in taken):
            continue
        a_day[day] = a_day.get(day, 0) + 1
        taken.append(one)
        if len(taken) == 10:
            break
    return taken


def hours(draw):
    begins = draw.choice([0, 390, 480, 540, 720, 1020, 1080, 1110, 1260, 1320, 1410, draw.randrange(1440)])
    return [begins, (begins + draw.choice([60, 90, 120, 180, 240, 480, draw.randrange(1, 1440)])) % 1440]


def rule(draw, tier_name, day):
    one = {"tier": tier_name}
    if draw.random() < 0.75:
        one["weekdays"] = draw.choice([31, 96, 127, draw.randrange(1, 128)])
    else:
        first = day + timedelta(draw.randrange(-2, 14))
        one["dates"] = [first.isoformat(), (first + timedelta(draw.randrange(0, 6))).isoformat()]
    if tier_name == "can" and draw.random() < 0.9 or draw.random() < 0.4:
        one["hours"] = hours(draw)
    return one


def case(seed):
    draw = random.Random(seed)
    day = DAYS[seed % len(DAYS)]
    people = []
    for _ in range(draw.randrange(2, 7)):
        rules = [rule(draw, "can", day) for _ in range(draw.randrange(1, 4))]
        rules += [rule(draw, "rather-not", day) for _ in range(draw.randrange(0, 3))]
        rules += [rule(draw, "not", day) for _ in range(draw.randrange(0, 2))]
        draw.shuffle(rules)
        people.append({"zone": draw.choice(ZONES), "rules": rules})
    begins = datetime(day.year, day.month, day.day, tzinfo=timezone.utc)
    now = int(begins.timestamp() * 1000) + draw.randrange(0, 24 * 3600 * 1000)
    one = {
        "now": now, "minutes": draw.choice([25, 45, 60, 74, 100]), "least": draw.choice([1, 2, 2, 3]),
        "zone": draw.choice(ZONES), "people": people,
    }
    return one | {"best": best(one)}


for seed in range(100):
    print(json.dumps(case(seed)))
