#!/usr/bin/env python3
"""Optima of softmax regressions without a penalty, by Newton's method in arithmetic of 60 digits.

    optima.py FOLDER       writes FOLDER/base.csv, FOLDER/fgl.csv, FOLDER/optima.json

Needs python3 with mpmath, and Rscript with MASS (Debian: python3-mpmath, r-cran-mass) for fgl.csv, which is left as it is
where there is no Rscript: 214 fragments of glass collected by B. German, MASS `fgl`, Venables and Ripley. The tables of two classes are built here and by OptimumIT from the same few numbers:
base.csv, 2,000 rows `x,y`, x standard normal by Box and Muller from a linear congruential generator, P(y = 1) = 1 / (1 + exp(-2 x)).
All inputs are doubles, taken exactly; every number of the output is the double nearest to the exact one.
"""
import json, math, os, subprocess, sys
from fractions import Fraction
from mpmath import mp, mpf, matrix, exp, log, lu_solve

mp.dps = 60


def generator(seed):
    """Numbers in (0, 1): Knuth's MMIX generator, its upper 53 bits."""
    while True:
        seed = (6364136223846793005 * seed + 1442695040888963407) % 2**64
        yield ((seed >> 11) + 0.5) / 2**53


def base(rows=2000, seed=20261129):
    u = generator(seed)
    table = []
    for _ in range(rows):
        x = round(math.sqrt(-2 * math.log(next(u))) * math.cos(2 * math.pi * next(u)), 6)
        table.append((x, int(next(u) < 1 / (1 + math.exp(-2 * x)))))
    return table


def optimum(rows, labels):
    """(intercept, slopes, mean loss) of class 1 against class 0, in standardized coordinates of no outlier's making.

    Features are moved by their median and scaled by the median distance from it; then Newton with halved steps.
    """
    n, d = len(rows), len(rows[0])
    columns = [sorted(r[j] for r in rows) for j in range(d)]
    center = [mpf(c[n // 2]) for c in columns]
    scale = [sorted(abs(mpf(r[j]) - center[j]) for r in rows)[n // 2] or mpf(1) for j in range(d)]
    z = [[mpf(1)] + [(mpf(r[j]) - center[j]) / scale[j] for j in range(d)] for r in rows]
    w = [mpf(0)] * (d + 1)

    def loss(w):
        total = mpf(0)
        for row, y in zip(z, labels):
            s = sum(a * b for a, b in zip(w, row))
            m = -s if y else s
            total += log(1 + exp(m)) if m < 0 else m + log(1 + exp(-m))
        return total / n

    now = loss(w)
    for step in range(500):
        g = [mpf(0)] * (d + 1)
        h = matrix(d + 1, d + 1)
        for row, y in zip(z, labels):
            s = sum(a * b for a, b in zip(w, row))
            p = 1 / (1 + exp(-s))
            for i in range(d + 1):
                g[i] += (p - y) * row[i]
                for j in range(i + 1):
                    h[i, j] += p * (1 - p) * row[i] * row[j]
        for i in range(d + 1):
            for j in range(i):
                h[j, i] = h[i, j]
        delta = lu_solve(h, matrix(g))
        decrement = sum(delta[i] * g[i] for i in range(d + 1)) / n
        t = mpf(1)
        while True:
            trial = [w[i] - t * delta[i] for i in range(d + 1)]
            there = loss(trial)
            if there <= now - t * decrement / 10 or decrement < mpf(10) ** -55:
                break
            t /= 2
        w, now = trial, there
        if decrement < mpf(10) ** -50:
            slopes = [w[j + 1] / scale[j] for j in range(d)]
            return w[0] - sum(slopes[j] * center[j] for j in range(d)), slopes, now
    raise ArithmeticError("no optimum after 500 steps")


def case(name, table, extra):
    rows = [list(map(float, x)) for x, _ in table]
    labels = [y for _, y in table]
    mp.dps = 60
    intercept, slopes, loss = optimum(rows, labels)
    print(name, mp.nstr(intercept, 17), [mp.nstr(s, 17) for s in slopes], mp.nstr(loss, 17), file=sys.stderr)
    return {"name": name, **extra, "intercept": float(intercept) if abs(intercept) > mpf(10) ** -40 else 0.0, "slopes": [float(s) for s in slopes], "meanLoss": float(loss)}


def near(gap):
    return [((-1.0,), 0)] * 20 + [((1.0,), 1)] * 20 + [((gap,), 0), ((-gap,), 1)]


def fgl(folder):
    path = os.path.join(folder, "fgl.csv")
    try:
        subprocess.run(["Rscript", "-e", 'suppressMessages(library(MASS)); d <- fgl[, c(10, 1:9)]; names(d)[1] <- "label";'
                        'write.csv(d, "%s", row.names = FALSE, quote = FALSE)' % path], check=True)
    except FileNotFoundError:
        print("no Rscript: fgl.csv stays", file=sys.stderr)
    lines = [line.split(",") for line in open(path).read().split()]
    head, rows = lines[0], lines[1:]
    # A direction of recession in exact arithmetic: the score of one class falls by K + Ba + Fe, no other changes.
    direction = ["K", "Ba", "Fe"]
    at = [head.index(name) for name in direction]
    side = [(row[0], sum(Fraction(row[i]) for i in at)) for row in rows]
    apart = [c for c in sorted({c for c, _ in side}) if all(s == 0 for c2, s in side if c2 == c)]
    assert len(apart) == 1 and all(Fraction(row[i]) >= 0 for row in rows for i in at)
    rising = sum(1 for c, s in side if c != apart[0] and s > 0)
    assert rising > 0
    return {"class": apart[0], "features": direction, "rowsOfClass": sum(c == apart[0] for c, _ in side),
            "marginsThatRise": rising, "marginsThatFall": 0}


def main(folder):
    table = base()
    with open(os.path.join(folder, "base.csv"), "w") as out:
        out.write("x,y\n" + "".join("%r,%d\n" % row for row in table))
    one = [((x,), y) for x, y in table]
    cases = []
    for far in ["1e4", "1e5", "1e6", "1e7", "1e8", "1e9", "1e10", "1e12", "1e15"]:
        for y in (1, 0):
            cases.append(case("outlier %s of class %d" % (far, y), one + [((float(far),), y)],
                              {"rows": "base", "features": 1, "further": [[float(far), y]]}))
    for gap in ["1e-3", "1e-6", "1e-9"]:
        cases.append(case("gap %s" % gap, near(float(gap)), {"rows": "near", "gap": float(gap), "features": 1}))
    # A second feature from the rows in another order; then one subject whose sensor is stuck in both.
    n = len(table)
    two = [((table[i][0], table[(7 * i + 3) % n][0]), table[i][1]) for i in range(n)]
    for stuck in ["9999", "1e8", "1e12"]:
        for y in (1, 0):
            cases.append(case("both stuck at %s, class %d" % (stuck, y), two + [((float(stuck),) * 2, y)],
                              {"rows": "base", "features": 2, "further": [[float(stuck), float(stuck), y]]}))
    with open(os.path.join(folder, "optima.json"), "w") as out:
        json.dump({"optima": cases, "quasiSeparated": fgl(folder)}, out, indent=1)
        out.write("\n")


main(sys.argv[1])
