"""What *ready* meant, by another program: writes `debrief_oracle.txt`.

python debrief_oracle.py > debrief_oracle.txt

Exact fractions and fifty decimal digits, where the house has doubles; Wilson's interval as the roots
of its quadratic equation, where the house has its usual form. A line is a case: interviews with
commas between them, each `member day outcome ready counted` (outcome p, r, s or -; ready y, n or -;
counted y or n), then what is shown: for each group `of passed percent from to`, or `none`. Days are
counted from Monday 5 January 1970; of two on one day the later one in the line was written later.
"""

import random
from decimal import ROUND_HALF_UP, Decimal, getcontext
from fractions import Fraction

getcontext().prec = 50
Z = Fraction(12816, 10000)


def root(number):
    return Decimal(number.numerator) / Decimal(number.denominator)


def percent(value):
    return int((value * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def wilson(passed, of):
    # The roots q of (p - q)^2 = z^2 q (1 - q) / n.
    p = Fraction(passed, of)
    a = 1 + Z * Z / of
    b = -(2 * p + Z * Z / of)
    c = p * p
    inside = root(b * b - 4 * a * c).sqrt()
    return [(root(-b) + sign * inside) / root(2 * a) for sign in (-1, 1)]


def group(units, wanted):
    outcomes = [passed for ready, passed in units if ready == wanted]
    if len(outcomes) < 10:
        return None
    of, passed = len(outcomes), sum(outcomes)
    low, high = wilson(passed, of)
    return f"{of} {passed} {percent(root(Fraction(passed, of)))} {percent(low)} {percent(high)}"


def shown(interviews):
    usable = [
        one for one in interviews if one[2] in "pr" and one[3] in "yn" and one[4] == "y"
    ]
    units = []
    for key in {(member, day // 7) for member, day, *_ in usable}:
        of_week = [one for one in usable if (one[0], one[1] // 7) == key]
        last_day = max(one[1] for one in of_week)
        last = [one for one in of_week if one[1] == last_day][-1]
        units.append((last[3] == "y", last[2] == "p"))
    both = [group(units, True), group(units, False)]
    return " | ".join(both) if all(both) else "none"


draw = random.Random(20261130)
for case in range(60):
    size = draw.choice([0, 5, 19, 24, 40, 60, 120, 200])
    members = draw.choice([3, 12, 40, 90])
    days = draw.choice([14, 60, 365])
    passes = draw.choice([0.0, 0.2, 0.5, 0.8, 1.0])
    interviews = []
    for _ in range(size):
        outcome = "p" if draw.random() < passes else "r"
        outcome = draw.choice([outcome] * 6 + ["s", "-"])
        ready = draw.choice("yyynnn-")
        counted = draw.choice("yyyyn")
        interviews.append((draw.randrange(1, members + 1), draw.randrange(days), outcome, ready, counted))
    said = ", ".join(" ".join(map(str, one)) for one in interviews)
    print(f"{said} => {shown(interviews)}")
