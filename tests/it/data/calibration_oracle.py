"""Severities with calibration rounds by another program: writes `calibration_oracle.txt`.

python calibration_oracle.py > calibration_oracle.txt      (Python 3.11 or later, nothing else)

Written from the rules alone ("Scores: the formulas" and "Calibration rounds" of the scoring paper): the
severities are found as the solution of the normal equations by elimination, not by turns; rounds are
cells for the severities and for nothing else: the deviation and the levels are of sessions alone.
"""

import random

DAY = 24 * 3600 * 1000
KAPPA = 5.0
NOW = 400 * DAY


def counts(ballots):
    return [b for b in ballots if NOW - 365 * DAY < b["at"] <= NOW]


def cells(ballots):
    found = {}
    for b in ballots:
        for place, mark in b["marks"].items():
            found.setdefault((b["of"], place), {})[b["rater"]] = mark
    return found


def severities(ballots):
    shared = {key: marks for key, marks in cells(ballots).items() if len(marks) >= 2}
    given = {}
    for (of, _), marks in shared.items():
        for rater in marks:
            given[of, rater] = given.get((of, rater), 0) + 1
    raters = sorted({b["rater"] for b in ballots})
    place = {rater: no for no, rater in enumerate(raters)}
    n = len(raters)
    # The derivative by each severity, with every level already put in: it is linear.
    matrix = [[0.0] * n for _ in raters]
    right = [0.0] * n
    for no in range(n):
        matrix[no][no] = KAPPA
    for (of, _), marks in shared.items():
        weight = {r: 1.0 / given[of, r] for r in marks}
        whole = sum(weight.values())
        mean = sum(weight[r] * m for r, m in marks.items()) / whole
        for r, m in marks.items():
            right[place[r]] += weight[r] * (mean - m)
            matrix[place[r]][place[r]] += weight[r]
            for other in marks:
                matrix[place[r]][place[other]] -= weight[r] * weight[other] / whole
    for col in range(n):
        top = max(range(col, n), key=lambda row: abs(matrix[row][col]))
        matrix[col], matrix[top] = matrix[top], matrix[col]
        right[col], right[top] = right[top], right[col]
        for row in range(n):
            if row != col:
                times = matrix[row][col] / matrix[col][col]
                right[row] -= times * right[col]
                matrix[row] = [a - times * b for a, b in zip(matrix[row], matrix[col])]
    return {rater: right[no] / matrix[no][no] for no, rater in enumerate(raters)}


def marks_of(rng, level, strict, show):
    found = {}
    for place in show:
        if rng.random() < 0.9:
            found[place] = max(1, min(5, round(rng.gauss(level - strict, 0.7))))
    return found


def digits(marks):
    return "".join(str(marks.get(place, "-")) for place in range(5))


print("# Made by calibration_oracle.py")
for case in range(12):
    rng = random.Random(case)
    strict = {rater: rng.uniform(-1, 1) for rater in range(1, 3 + case % 6 + 1)}
    sessions, rounds = [], []
    for of in range(100, 100 + case * 2):
        at = rng.randint(1, 410) * DAY
        for rater in rng.sample(sorted(strict), min(len(strict), rng.randint(1, 4))):
            marks = marks_of(rng, rng.uniform(2, 4.5), strict[rater], range(5))
            sessions.append({"of": of, "rater": rater, "at": at, "marks": marks})
    for of in range(900, 900 + 1 + case % 5):
        show = rng.sample(range(5), rng.randint(1, 3))
        level = rng.uniform(1.5, 4.5)
        for rater in sorted(strict):
            at = rng.randint(1, 405) * DAY
            marks = marks_of(rng, level, strict[rater], show)
            rounds.append({"of": of, "rater": rater, "at": at, "marks": marks})
    print("case", case)
    for sort, ballots in (("cast", sessions), ("round", rounds)):
        for b in ballots:
            print(sort, b["of"], b["rater"], b["at"], digits(b["marks"]))
    severity = severities(counts(sessions) + counts(rounds))
    for rater, value in sorted(severity.items()):
        print("severity", rater, repr(value))
    squares, freedom = 20 * 0.49, 20
    of_sessions = cells(counts(sessions))
    levels = []
    for (of, place), marks in sorted(of_sessions.items()):
        if len(marks) >= 2:
            adjusted = [m + severity[r] for r, m in marks.items()]
            mean = sum(adjusted) / len(adjusted)
            squares += sum((x - mean) ** 2 for x in adjusted)
            freedom += len(adjusted) - 1
            levels.append((of, place, mean))
    print("deviation", repr((squares / freedom) ** 0.5))
    for of, place, level in levels:
        print("level", of, place, repr(level))
