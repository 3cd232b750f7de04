#!/usr/bin/env python3
"""The optimum over 1,000 simulated subjects, from their observations on, by a program that shares nothing with Pulsemill.

    scripts/pulsemill simulate --subjects 1000 --output OBSERVATIONS
    golden.py OBSERVATIONS FOLDER       writes FOLDER/golden.csv, FOLDER/golden.json

Needs python3 with numpy and mpmath. Features are exact (fractions, then one rounding); Newton's method is that of numpy,
its gradient refined in 50 digits until it is below 1e-30. golden.json has one entry per penalty: the optimum on raw
features, centered over the classes, and what it makes of the test rows.
"""
import csv, glob, hashlib, json, os, sys
from fractions import Fraction
import numpy
from mpmath import mp, mpf

mp.dps = 50
NAMES = ["mean", "std", "min", "low_quart", "median", "up_quart", "max"]


def observations(folder):
    """subject -> (label, pulses)."""
    subjects = {}
    for file in sorted(glob.glob(os.path.join(folder, "*.csv"))):
        with open(file, newline="") as lines:
            for row in csv.DictReader(lines):
                entry = subjects.setdefault(row["ts_number"], (row["category"], []))
                entry[1].append(Fraction(row["pulse"]))
    return subjects


def features(values):
    n, ordered = len(values), sorted(values)
    mean = sum(values) / n
    variance = sum((v - mean) ** 2 for v in values) / (n - 1)

    def quantile(q):
        at = Fraction(q) * (n - 1)
        low = int(at)
        return ordered[low] + (at - low) * (ordered[min(low + 1, n - 1)] - ordered[low])

    deviation = float(mp.sqrt(mpf(variance.numerator) / variance.denominator))
    quartiles = [float(quantile(Fraction(k, 4))) for k in (1, 2, 3)]
    return [float(mean), deviation, float(ordered[0]), *quartiles, float(ordered[-1])]


def trains(subject, seed=12345, fraction=0.7):
    digest = hashlib.sha256(f"{seed}:split:{subject}".encode()).digest()
    return (int.from_bytes(digest[:8], "big") >> 11) * 2.0**-53 < fraction


def gradient(weights, rows, labels, l2):
    """Exact to 50 digits: rows are z with a 1 behind them; the penalty leaves the last weight of each class alone."""
    k, d = len(weights), len(rows[0])
    sums, loss = [[mpf(0)] * d for _ in range(k)], mpf(0)
    for z, y in zip(rows, labels):
        scores = [mp.fdot(w, z) for w in weights]
        exps = [mp.exp(s) for s in scores]
        total = mp.fsum(exps)
        loss += mp.log(total) - scores[y]
        for c in range(k):
            share = exps[c] / total - (c == y)
            sums[c] = [s + share * v for s, v in zip(sums[c], z)]
    n = len(rows)
    out = [[sums[c][j] / n + (l2 * weights[c][j] if j < d - 1 else 0) for j in range(d)] for c in range(k)]
    penalty = l2 / 2 * mp.fsum(weights[c][j] ** 2 for c in range(k) for j in range(d - 1))
    return out, loss / n, loss / n + penalty


def hessian(weights, rows, l2):
    w = numpy.array([[float(v) for v in row] for row in weights])
    x = numpy.array([[float(v) for v in row] for row in rows])
    scores = x @ w.T
    p = numpy.exp(scores - scores.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    k, d = w.shape
    h = numpy.zeros((k * d, k * d))
    for a in range(k):
        for b in range(k):
            share = p[:, a] * ((a == b) - p[:, b])
            block = (x * share[:, None]).T @ x / len(x)
            if a == b:
                block += l2 * numpy.diag([1.0] * (d - 1) + [0.0])
            h[a * d : (a + 1) * d, b * d : (b + 1) * d] = block
    shift = numpy.kron(numpy.ones((k, k)) / k, numpy.eye(d))
    return h + numpy.trace(h) / len(h) * shift  # a shift common to all classes changes nothing: hold it at 0


def optimum(rows, labels, classes, l2):
    weights = [[mpf(0)] * len(rows[0]) for _ in range(classes)]
    for step in range(200):
        g, loss, objective = gradient(weights, rows, labels, l2)
        size = max(abs(v) for row in g for v in row)
        if size < mpf(10) ** -30:
            return weights, loss, objective
        if step < 30:
            factor = numpy.linalg.inv(hessian(weights, rows, float(l2)))
        scale = mpf(size)  # so that the residual survives as doubles
        direction = factor @ numpy.array([float(v / scale) for row in g for v in row])
        d = len(rows[0])
        length, before = mpf(1), objective
        while True:
            moved = [[weights[c][j] - length * scale * mpf(direction[c * d + j]) for j in range(d)] for c in range(classes)]
            if size < 1e-6 or gradient(moved, rows, labels, l2)[2] <= before:
                break
            length /= 2
        weights = moved
    raise SystemExit("no optimum after 200 steps: the gradient is %s" % mp.nstr(size, 5))


def main(folder, output):
    subjects = observations(folder)
    table = sorted((s, label, features(values)) for s, (label, values) in subjects.items())
    with open(os.path.join(output, "golden.csv"), "w", newline="") as out:
        print("subject,label," + ",".join(NAMES), file=out)
        for subject, label, row in table:
            print(subject, label, *map(repr, row), sep=",", file=out)
    names = sorted({label for _, label, _ in table})
    train = [(f, names.index(label)) for s, label, f in table if trains(s)]
    test = [(f, names.index(label)) for s, label, f in table if not trains(s)]
    n, d, k = len(train), len(NAMES), len(names)
    means = [mp.fsum(mpf(f[j]) for f, _ in train) / n for j in range(d)]
    spreads = [mp.sqrt(mp.fsum((mpf(f[j]) - means[j]) ** 2 for f, _ in train) / (n - 1)) for j in range(d)]
    rows = [[(mpf(f[j]) - means[j]) / spreads[j] for j in range(d)] + [mpf(1)] for f, _ in train]
    optima = {}
    for l2 in ("0", "0.01"):
        weights, loss, objective = optimum(rows, [y for _, y in train], k, mpf(l2))
        slopes = [[w[j] / spreads[j] for j in range(d)] for w in weights]
        starts = [w[d] - mp.fsum(a * m for a, m in zip(s, means)) for w, s in zip(weights, slopes)]
        for j in range(d):
            middle = mp.fsum(s[j] for s in slopes) / k
            for s in slopes:
                s[j] -= middle
        middle = mp.fsum(starts) / k
        starts = [s - middle for s in starts]
        confusion, lost = [[0] * k for _ in range(k)], mpf(0)
        for f, y in test:
            scores = [a + mp.fdot(s, [mpf(v) for v in f]) for a, s in zip(starts, slopes)]
            confusion[y][scores.index(max(scores))] += 1
            lost += mp.log(mp.fsum(mp.exp(s) for s in scores)) - scores[y]
        optima[l2] = {
            "meanLoss": float(loss),
            "objective": float(objective),
            "intercepts": [float(v) for v in starts],
            "coefficients": [[float(v) for v in s] for s in slopes],
            "testConfusion": confusion,
            "testLogLoss": float(lost / len(test)),
        }
    golden = {"classes": names, "features": NAMES, "trainingRows": n, "testRows": len(test), "optima": optima}
    with open(os.path.join(output, "golden.json"), "w") as out:
        json.dump(golden, out, indent=1)
        print(file=out)


if __name__ == "__main__":
    main(*sys.argv[1:])
