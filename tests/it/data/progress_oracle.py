"""Trends and rates of fillers by another program: writes `progress_oracle.txt`.

python progress_oracle.py > progress_oracle.txt      (Python 3.11 or later, nothing else)

Written from the rules alone ("Scores: the formulas" and "Progress, exactly" of the scoring paper):
severities by turns of levels and severities over whole cells, windows by going through every mark
for every session, a median by sorting. Nothing is summed up along the way.
"""

import random
from fractions import Fraction
from statistics import median

DAY = 24 * 3600 * 1000
KAPPA = 5.0
Z = 1.2816
# The second competency is one that both rubrics have.
RUBRICS = {"peer": "pbqst", "coach": "mbrxy"}


def pool(casts, now):
    return [c for c in casts if now - 365 * DAY < c["at"] <= now and c["rater"] != c["candidate"]]


def estimates(casts):
    """Severities by rater, and the pooled deviation."""
    cells = {}
    for c in casts:
        for place, mark in c["marks"].items():
            cells.setdefault((c["session"], c["turn"], place), {})[c["rater"]] = mark
    shared = {key: marks for key, marks in cells.items() if len(marks) >= 2}
    of_ballot = {}
    for (session, turn, _), marks in shared.items():
        for rater in marks:
            of_ballot[session, turn, rater] = of_ballot.get((session, turn, rater), 0) + 1
    weight = lambda key, rater: 1.0 / of_ballot[key[0], key[1], rater]
    severity = {c["rater"]: 0.0 for c in casts}
    while True:
        level = {
            key: sum(weight(key, r) * (m + severity[r]) for r, m in marks.items())
            / sum(weight(key, r) for r in marks)
            for key, marks in shared.items()
        }
        pull = {r: 0.0 for r in severity}
        whole = {r: KAPPA for r in severity}
        for key, marks in shared.items():
            for r, m in marks.items():
                pull[r] += weight(key, r) * (level[key] - m)
                whole[r] += weight(key, r)
        new = {r: pull[r] / whole[r] for r in severity}
        moved = max((abs(new[r] - severity[r]) for r in new), default=0.0)
        severity = new
        if moved <= 1e-13:
            break
    squares, freedom = 20 * 0.49, 20
    for key, marks in shared.items():
        adjusted = [m + severity[r] for r, m in marks.items()]
        mean = sum(adjusted) / len(adjusted)
        squares += sum((x - mean) ** 2 for x in adjusted)
        freedom += len(adjusted) - 1
    return severity, (squares / freedom) ** 0.5


def running(marks, now):
    """Level and margin of the 90 days up to `now`; none below two raters or three sessions."""
    recent = [m for m in marks if now - 90 * DAY < m["at"] <= now]
    if len({m["rater"] for m in recent}) < 2 or len({m["session"] for m in recent}) < 3:
        return None
    level = sum(m["x"] for m in recent) / len(recent)
    return level, Z * sum(m["sigma"] ** 2 for m in recent) ** 0.5 / len(recent)


def trend(marks, own, now):
    sessions = sorted({(m["at"], m["session"]) for m in marks})
    points = []
    for at, session in sessions:
        xs = [m for m in marks if m["session"] == session]
        level = sum(m["x"] for m in xs) / len(xs)
        points.append((session, at, level, xs[0]["sigma"] / len(xs) ** 0.5, running(marks, at)))
    change = None
    if len(points) >= 6:
        first, last = points[:3], points[-3:]
        mean = lambda ps: sum(p[2] for p in ps) / 3
        threshold = Z * sum(p[3] ** 2 for p in first + last) ** 0.5 / 3
        change = (mean(first), mean(last) - mean(first), threshold)
    both = [(own[p[0]], p[2]) for p in points if p[0] in own and p[1] > now - 90 * DAY]
    beside = None
    if both:
        beside = tuple(sum(pair[i] for pair in both) / len(both) for i in (0, 1))
    return points, running(marks, now), change, beside


def show(numbers):
    return "-" if numbers is None else ",".join(f"{n:.9f}" for n in numbers)


def case(rng, no):
    print(f"case {no}")
    now = 400 * DAY
    raters = range(1, 8)
    strict = {r: rng.uniform(-0.8, 0.8) for r in raters}
    casts = {rubric: [] for rubric in RUBRICS}
    own = {}
    session = 100
    for _ in range(34):
        session += 1
        rubric = rng.choice(["peer", "peer", "coach"])
        candidate = rng.choice([11, 11, 12])
        # Some lie before the year, and one lies on its edge.
        at = rng.choice([rng.randrange(20 * DAY, 400 * DAY), rng.randrange(330 * DAY, 400 * DAY)])
        if session == 110:
            at = 35 * DAY
        if session == 111:
            at = 310 * DAY
        for rater in rng.sample(raters, rng.choice([1, 1, 2, 2, 3])):
            marks = {}
            for place in range(5):
                if rng.random() < 0.9:
                    true = 2.4 + (at / DAY) / 300 + rng.gauss(0, 0.6) - strict[rater]
                    marks[place] = min(5, max(1, round(true)))
            cast = dict(session=session, turn=0, rater=rater, candidate=candidate, at=at, marks=marks)
            casts[rubric].append(cast)
            text = "".join(str(marks.get(place, "-")) for place in range(5))
            print(f"cast {rubric} {session} {rater} {candidate} {at} {text}")
        if rng.random() < 0.6:
            own[session] = (candidate, rng.randint(2, 5))
            print(f"own {session} {candidate} {own[session][1]}")
    made = {rubric: estimates(pool(all, now)) for rubric, all in casts.items()}
    for rubric, (severity, sigma) in made.items():
        values = " ".join(f"{r}={s:.9f}" for r, s in sorted(severity.items()))
        print(f"estimates {rubric} sigma={sigma:.9f} {values}")
    for candidate in (11, 12):
        for name in sorted(set("".join(RUBRICS.values()))):
            marks = []
            for rubric, names in RUBRICS.items():
                if name not in names:
                    continue
                severity, sigma = made[rubric]
                for c in pool(casts[rubric], now):
                    if c["candidate"] == candidate and names.index(name) in c["marks"]:
                        x = c["marks"][names.index(name)] + severity[c["rater"]]
                        marks.append(dict(c, x=x, sigma=sigma))
            marked = {s: mark for s, (who, mark) in own.items() if who == candidate}
            points, level, change, beside = trend(marks, marked, now)
            print(f"trend {candidate} {name} {show(level)} {show(change)} {show(beside)}")
            for session, _, x, se, then in points:
                print(f"point {session} {x:.9f} {se:.9f} {show(then)}")


def fillers(turns):
    """Turns are tallies and milliseconds, the earliest first."""
    rate = lambda tallies, ms: Fraction(sum(tallies), len(tallies)) / (Fraction(ms, 60000))
    used = None
    for n in range(3, len(turns) + 1):
        if sum(ms for _, ms in turns[:n]) >= 120_000:
            used = n
            break
    baseline = None if used is None else median(rate(*t) for t in turns[:used])
    now = few = None
    if len(turns) >= 3:
        last = turns[-3:]
        now = sum(Fraction(sum(t), len(t)) for t, _ in last) / sum(Fraction(ms, 60000) for _, ms in last)
        apart = used is None or used <= len(turns) - 3
        few = now <= 5 or (baseline is not None and apart and now <= baseline / 2)
    target = max(Fraction(5), baseline / 2) if baseline is not None else Fraction(5)
    return baseline, now, target, bool(few)


def filler_cases(rng):
    fixed = [
        [],
        [([3], 60_000), ([4], 60_000)],
        # Exactly 120 s in three; and a millisecond less, so that a fourth is needed.
        [([10], 40_000), ([8], 40_000), ([6], 40_000), ([1], 90_000), ([2], 90_000), ([3], 90_000)],
        [([10], 40_000), ([8], 40_000), ([6], 39_999), ([4], 60_000), ([2], 60_000), ([2], 60_000)],
        # Exactly half of the baseline, and apart from it; the same with one turn in both.
        [([24], 60_000)] * 3 + [([12], 60_000)] * 3,
        [([24], 60_000)] * 3 + [([12], 60_000)] * 2,
        # Exactly five a minute; two tallies of one turn.
        [([5], 60_000)] * 3,
        [([4, 8], 60_000), ([10, 11], 60_000), ([7], 60_000)],
    ]
    for _ in range(12):
        n = rng.randint(1, 12)
        worse = rng.uniform(0.5, 3)
        turns = []
        for i in range(n):
            ms = rng.randrange(5_000, 200_000)
            mean = ms / 60000 * 12 * worse * (1 - i / n) + 1
            turns.append(([max(1, round(rng.gauss(mean, 2))) for _ in range(rng.randint(1, 3))], ms))
        fixed.append(turns)
    for turns in fixed:
        text = " ".join("+".join(map(str, t)) + f"/{ms}" for t, ms in turns)
        baseline, now, target, few = fillers(turns)
        number = lambda x: "-" if x is None else f"{float(x):.9f}"
        print(f"fillers {number(baseline)} {number(now)} {number(target)} {few} : {text}".rstrip())


if __name__ == "__main__":
    print("# Made by progress_oracle.py")
    rng = random.Random(20261130)
    for no in (1, 2):
        case(rng, no)
    filler_cases(rng)
