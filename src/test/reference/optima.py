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
    """([(intercept, slopes) of classes 1, 2, ... against class 0], mean loss), in coordinates of no outlier's making.

    Features are moved by their median and scaled by the median distance from it; then Newton with halved steps.
    """
    n, d, k = len(rows), len(rows[0]) + 1, max(labels)
    columns = [sorted(r[j] for r in rows) for j in range(d - 1)]
    center = [mpf(c[n // 2]) for c in columns]
    scale = [sorted(abs(mpf(r[j]) - center[j]) for r in rows)[n // 2] or mpf(1) for j in range(d - 1)]
    z = [[mpf(1)] + [(mpf(r[j]) - center[j]) / scale[j] for j in range(d - 1)] for r in rows]
    w = [mpf(0)] * (k * d)

    def scores(w, row):
        return [mpf(0)] + [sum(a * b for a, b in zip(w[c * d:], row)) for c in range(k)]

    def loss(w):
        total = mpf(0)
        for row, y in zip(z, labels):
            s = scores(w, row)
            m = max(s)
            total += log(sum(exp(a - m) for a in s)) + m - s[y]
        return total / n

    now = loss(w)
    for step in range(1000):
        g = [mpf(0)] * (k * d)
        h = matrix(k * d, k * d)
        for row, y in zip(z, labels):
            s = scores(w, row)
            m = max(s)
            e = [exp(a - m) for a in s]
            p = [a / sum(e) for a in e]
            # 1 - p by what it is the sum of, lest a tiny one is lost.
            rest = [sum(p[l] for l in range(k + 1) if l != c) for c in range(k + 1)]
            for a in range(k):
                slope = -rest[a + 1] if a + 1 == y else p[a + 1]
                for i in range(d):
                    g[a * d + i] += slope * row[i]
                for b in range(a + 1):
                    weight = p[a + 1] * (rest[a + 1] if a == b else -p[b + 1])
                    for i in range(d):
                        for j in range(d):
                            h[a * d + i, b * d + j] += weight * row[i] * row[j]
        for a in range(k * d):
            for b in range(a):
                h[b, a] = h[a, b]
        delta = lu_solve(h, matrix(g))
        decrement = sum(delta[i] * g[i] for i in range(k * d)) / n
        t = mpf(1)
        while True:
            trial = [w[i] - t * delta[i] for i in range(k * d)]
            there = loss(trial)
            if there <= now - t * decrement / 10 or decrement < mpf(10) ** -55:
                break
            t /= 2
        w, now = trial, there
        if decrement < mpf(10) ** -50:
            fits = []
            for c in range(k):
                slopes = [w[c * d + 1 + j] / scale[j] for j in range(d - 1)]
                fits.append((w[c * d] - sum(slopes[j] * center[j] for j in range(d - 1)), slopes))
            return fits, now
    raise ArithmeticError("no optimum after 1000 steps")


def case(name, table, extra):
    rows = [list(map(float, x)) for x, _ in table]
    labels = [y for _, y in table]
    mp.dps = 60
    fits, loss = optimum(rows, labels)
    print(name, [(mp.nstr(i, 17), [mp.nstr(s, 17) for s in slopes]) for i, slopes in fits], mp.nstr(loss, 17), file=sys.stderr)
    fits = [[float(w) if abs(w) > mpf(10) ** -40 else 0.0 for w in [i] + slopes] for i, slopes in fits]
    return {"name": name, **extra, "fits": fits, "meanLoss": float(loss)}


def contradicting(table, name, classes, features, replaced):
    """400 rows, classes in turn, with values far out in rows of different classes: [row, feature, value]."""
    n = len(table)
    rows = [[table[(k * i + 3 * (k > 1)) % n][0] for k in (1, 7, 11)[:features]] for i in range(400)]
    for i, j, value in replaced:
        rows[i][j] = float(value)
    return case(name, [(row, i % classes) for i, row in enumerate(rows)],
                {"rows": "classes", "classes": classes, "features": features, "replaced": replaced})


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
    # Far rows of three or more classes that contradict each other tie two classes while a third is free.
    for name, classes, features, replaced in [
            ("two against each other", 4, 1, [[0, 0, -1e12], [1, 0, -1e13]]),
            ("three in one feature", 4, 1, [[0, 0, -1e5], [2, 0, 1e10], [3, 0, -1e14]]),
            ("two features", 4, 2, [[4, 0, 1e7], [5, 0, 1e10], [7, 1, 1e8]]),
            ("two to each side", 3, 2, [[1, 0, -1e4], [2, 0, -1e14], [0, 1, 1e7], [4, 1, 1e6]]),
            ("stuck in all features", 3, 3, [[0, 0, 9.999e9], [0, 1, 9.999e9], [0, 2, 9.999e9],
                                             [1, 0, 9.999e9], [1, 1, 9.999e9], [1, 2, 9.999e9]]),
            ("stuck at several values", 3, 2, [[0, 0, 1e8], [0, 1, 1e8], [1, 0, 1e11], [1, 1, 1e11], [2, 0, -1e9], [2, 1, -1e9]]),
            ("six classes", 6, 1, [[0, 0, 1e9], [1, 0, 1e12], [2, 0, -1e10], [3, 0, 1e6], [10, 0, -1e13]])]:
        cases.append(contradicting(table, name, classes, features, replaced))
    with open(os.path.join(folder, "optima.json"), "w") as out:
        json.dump({"optima": cases, "quasiSeparated": fgl(folder)}, out, indent=1)
        out.write("\n")


main(sys.argv[1])
