"""How many weeks run, by another program: writes `streak_oracle.txt`.

pip install tzdata==2026.6   (only where the system has no zones of its own)
python streak_oracle.py > streak_oracle.txt

It reads `scoring.md`, *Progress, exactly: Streak*, and nothing of greenroom: it walks over the days
of a member's calendar one by one, and keeps the frozen weeks as a set of Mondays.

A line: zone | now | since which Monday how many a week | when mocks and solos ended | paused from a
day until before another | weeks running, weeks of them frozen, of this week.
"""

import random
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

ZONES = [
    "Europe/Berlin",
    "America/New_York",
    "Africa/Cairo",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "UTC",
]


def monday_of(day: date) -> date:
    while day.weekday() != 0:
        day -= timedelta(days=1)
    return day


def streak(zone, now, weekly, ended, pauses):
    today = now.astimezone(zone).date()
    this = monday_of(today)
    done = {}
    for at in ended:
        monday = monday_of(at.astimezone(zone).date())
        done[monday] = done.get(monday, 0) + 1
    paused = set()
    for begin, end in pauses:
        day = begin
        while day < end:
            paused.add(monday_of(day))
            day += timedelta(days=1)
    if not done:
        return 0, 0, 0
    running, in_run, frozen = 0, 0, set()
    monday = min(done)
    while monday <= this:
        number = 2
        for since, many in weekly:
            if since <= monday:
                number = many
        before = {monday - timedelta(weeks=back) for back in (1, 2, 3)}
        if done.get(monday, 0) >= number:
            running += 1
        elif monday == this or monday in paused:
            pass
        elif running > 0 and not before & frozen:
            frozen.add(monday)
            in_run += 1
        else:
            running, in_run = 0, 0
        monday += timedelta(weeks=1)
    return running, in_run, done.get(this, 0)


def utc(at: datetime) -> str:
    return at.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def case(rng: random.Random) -> str:
    name = rng.choice(ZONES)
    zone = ZoneInfo(name)
    first = monday_of(date(2026, 1, 5) + timedelta(weeks=rng.randrange(30)))
    weeks = rng.randrange(1, 26)
    ended = []
    diligence = rng.choice([0.5, 0.8, 0.9, 0.97])
    for week in range(weeks):
        if rng.random() > diligence and week > 0:
            many = rng.randrange(0, 2)
        else:
            many = rng.randrange(2, 5)
        monday = first + timedelta(weeks=week)
        for _ in range(many):
            day = monday + timedelta(days=rng.randrange(7))
            local = datetime(day.year, day.month, day.day, rng.randrange(4, 23), rng.randrange(60))
            # The first and the last second of a week, by the member's clock.
            if rng.random() < 0.2:
                local = datetime(monday.year, monday.month, monday.day)
            elif rng.random() < 0.2:
                end = monday + timedelta(days=6)
                local = datetime(end.year, end.month, end.day, 23, 59, 59)
            ended.append(local.replace(tzinfo=zone))
    weekly = []
    if rng.random() < 0.3:
        at = first + timedelta(weeks=rng.randrange(weeks))
        weekly.append((at, rng.choice([1, 3])))
        if rng.random() < 0.5:
            weekly.append((at + timedelta(weeks=rng.randrange(1, 6)), 2))
    pauses = []
    for _ in range(rng.choice([0, 0, 1, 2])):
        begin = first + timedelta(days=rng.randrange(weeks * 7))
        pauses.append((begin, begin + timedelta(days=rng.randrange(1, 20))))
    pauses.sort()
    last = first + timedelta(days=weeks * 7 - 1 - rng.randrange(7))
    now = datetime(last.year, last.month, last.day, rng.randrange(4, 24), 30, tzinfo=zone)
    ended = sorted(at for at in ended if at <= now)
    result = streak(zone, now, weekly, ended, pauses)
    columns = [
        name,
        utc(now),
        " ".join(f"{since}:{many}" for since, many in weekly),
        " ".join(utc(at) for at in ended),
        " ".join(f"{begin}..{end}" for begin, end in pauses),
        " ".join(str(number) for number in result),
    ]
    return " | ".join(columns)


if __name__ == "__main__":
    print("# Made by streak_oracle.py")
    rng = random.Random(13)
    for _ in range(150):
        print(case(rng))
