#!/usr/bin/env python3
"""What the readiness board says of made-up records, worked out from the page on scoring.

    python3 board_oracle.py > board_oracle.txt

A line is a case: its record as JSON, a tab, and the eight lines of the board in the order bar,
fillers, openings, stories, pitch, questions, recovery, mocks: Y ticked, P for now, n open. A turn is
[days ago, verdict, whole mock, own questions, fillers, seconds of speech]; an answer is [days ago,
seconds, target from, to, limit, cut short]. Only Python's own library is used, 3.11 or later.
"""
import json
import random
import statistics

DRAW = random.Random(20261130)
WINDOW = 90


def answer(kind):
    targets = {"opening": (60, 90, 120), "pitch": (75, 90, 110), "pivot": (45, 75, 100)}
    low, high, limit = targets[kind]
    if DRAW.random() < 0.1:
        limit = 0
    took = DRAW.choice([low, high, limit, limit + 1, low - 1, high + 1, (low + high) // 2, None])
    return {
        "ago": DRAW.randint(-3, 110),
        "took": took,
        "low": low,
        "high": high,
        "limit": limit,
        "interrupted": DRAW.random() < 0.08,
    }


def turn():
    verdict = None
    if DRAW.random() < 0.3:
        verdict = DRAW.choice(["ready", "not-yet", "thin", "thin-would-pass", "thin-would-not"])
    return {
        "ago": DRAW.randint(-3, 200),
        "verdict": verdict,
        "whole": verdict is None and DRAW.random() < 0.6,
        "asked": DRAW.choice([None, None, 1, 2, 3, 4]),
        "tally": DRAW.choice([0, 0, 2, 3, 4, 6, 9, 14]),
        "speech": DRAW.choice([0, 30, 45, 60, 90, 150]),
    }


def record():
    one = {"turns": [turn() for _ in range(DRAW.randint(0, 9))]}
    for kind in ("opening", "pitch", "pivot"):
        one[kind] = [answer(kind) for _ in range(DRAW.choice([0, 1, 3, 4, 6]))]
    one["stories"] = DRAW.randint(0, 5)
    # No two at one moment: which of them is later is nobody's matter.
    for things in (one["turns"], one["opening"], one["pitch"], one["pivot"]):
        seen = set()
        for thing in things:
            while thing["ago"] in seen:
                thing["ago"] += 1
            seen.add(thing["ago"])
    return one


def past(things, window=WINDOW, until=0):
    """What is of the window before `until` days ago, the latest first."""
    found = [t for t in things if until <= t["ago"] < until + window]
    return sorted(found, key=lambda t: t["ago"])


def bar(turns):
    finals = [t for t in past(turns) if t["verdict"]]
    for final in finals:
        if final["verdict"] in ("ready", "not-yet"):
            return "Y" if final["verdict"] == "ready" else "n"
    return "P" if finals and finals[0]["verdict"] == "thin-would-pass" else "n"


def fillers(turns):
    measured = sorted(
        (t for t in turns if t["ago"] >= 0 and t["tally"] and t["speech"]), key=lambda t: -t["ago"]
    )
    first = []
    for one in measured:
        first.append(one)
        if len(first) >= 3 and sum(t["speech"] for t in first) >= 120:
            break
    else:
        first = []
    rates = [t["tally"] * 60 / t["speech"] for t in first]
    last = [t for t in measured if t["ago"] < WINDOW][-3:]
    if len(last) < 3:
        return "n"
    now = sum(t["tally"] for t in last) * 60 / sum(t["speech"] for t in last)
    if now <= 5 + 1e-6:
        return "Y"
    apart = not any(t is one for t in last for one in first)
    return "Y" if rates and apart and now <= statistics.median(rates) / 2 + 1e-6 else "n"


def openings(answers):
    counted = [a for a in past(answers) if a["interrupted"] or a["took"] is not None][:3]
    good = [
        a for a in counted
        if not a["interrupted"] and a["low"] <= a["took"] <= a["high"]
    ]
    return "Y" if len(good) == 3 else "n"


def last_of(answers):
    for one in past(answers):
        if one["interrupted"] or one["took"] is not None:
            return one
    return None


def pitch(answers):
    one = last_of(answers)
    kept = one and not one["interrupted"] and one["low"] <= one["took"] <= one["high"]
    return "Y" if kept else "n"


def recovery(answers):
    one = last_of(answers)
    if not one or one["interrupted"]:
        return "n"
    return "Y" if not one["limit"] or one["took"] <= one["limit"] else "n"


def questions(turns):
    for one in past(turns):
        if one["asked"] is not None:
            return "Y" if one["asked"] >= 3 else "n"
    return "n"


def mocks(turns):
    finals = [t for t in past(turns) if t["verdict"]]
    until = finals[0]["ago"] if finals else 0
    return "Y" if len([t for t in past(turns, until=until) if t["whole"]]) >= 2 else "n"


for _ in range(120):
    case = record()
    turns = case["turns"]
    says = [
        bar(turns), fillers(turns), openings(case["opening"]),
        "Y" if case["stories"] >= 3 else "n", pitch(case["pitch"]), questions(turns),
        recovery(case["pivot"]), mocks(turns),
    ]
    plain = {
        kind: [list(thing.values()) for thing in things] if kind != "stories" else things
        for kind, things in case.items()
    }
    print(json.dumps(plain, separators=(",", ":")) + "\t" + "".join(says))
