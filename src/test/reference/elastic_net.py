"""Optima of softmax regression with an elastic net, by plain means: makes elastic-net.json.

    python3 elastic_net.py FOLDER > FOLDER/elastic-net.json        (numpy 1.24.2)

where FOLDER holds iris.csv and wine.csv (as scikit-learn 1.2.1 has them) and fgl.csv (R's MASS).

Accelerated proximal gradients with restarts (Beck and Teboulle 2009; O'Donoghue and Candes 2015)
find the zeros; Newton's method on what is left, by least squares as the Hessian is singular, finds
the rest. "violation" is the largest one of the conditions of an optimum, computed at the end.
With l2 = 0 each feature's coefficients are shifted to the median nearest to their mean.
"""
import csv
import json
import sys

import numpy as np

PENALTIES = [(0.1, 0), (0.02, 0), (0.003, 0), (0.02, 0.05), (0.004, 0.001), (0.0003, 0.01)]


def read(name):
    with open(name) as lines:
        rows = list(csv.DictReader(lines))
    features = [name for name in rows[0] if name not in ("subject", "label")]
    x = np.array([[float(row[name]) for name in features] for row in rows])
    classes = sorted({row["label"] for row in rows})
    y = np.array([[float(c == row["label"]) for c in classes] for row in rows])
    return features, classes, x, y


def smooth(w, z, y, l2):
    """Value and gradient of mean loss + l2/2 sum of squares; w is columns x classes."""
    s = z @ w
    s = s - s.max(axis=1, keepdims=True)
    logp = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    value = -(y * logp).sum() / len(z) + l2 / 2 * (w[1:] ** 2).sum()
    gradient = z.T @ (np.exp(logp) - y) / len(z)
    gradient[1:] += l2 * w[1:]
    return value, gradient, np.exp(logp)


def violation(w, gradient, l1):
    v = np.abs(gradient)
    c, g = w[1:], gradient[1:]
    v[1:] = np.where(c == 0, np.maximum(np.abs(g) - l1, 0), np.abs(g + l1 * np.sign(c)))
    return v.max()


def accelerated(z, y, l2, l1, tolerance=1e-11, most=2000000):
    step = 1 / (0.5 * np.linalg.norm(z, 2) ** 2 / len(z) + l2)
    w = v = np.zeros((z.shape[1], y.shape[1]))
    t = 1.0
    for k in range(most):
        gradient = smooth(v, z, y, l2)[1]
        u = v - step * gradient
        u[1:] = np.sign(u[1:]) * np.maximum(np.abs(u[1:]) - step * l1, 0)
        if ((v - u) * (u - w)).sum() > 0:
            t = 1.0
        after = (1 + np.sqrt(1 + 4 * t * t)) / 2
        v = u + (t - 1) / after * (u - w)
        w, t = u, after
        if k % 1000 == 0 and violation(w, smooth(w, z, y, l2)[1], l1) < tolerance:
            break
    return w


def polished(w, z, y, l2, l1):
    free = w != 0
    free[0] = True
    at = np.flatnonzero(free.T.ravel())
    n, (d, k) = len(z), w.shape
    for _ in range(20):
        _, gradient, p = smooth(w, z, y, l2)
        gradient[1:] += l1 * np.sign(w[1:])
        h = np.zeros((k * d, k * d))
        for a in range(k):
            for b in range(k):
                q = p[:, a] * ((a == b) - p[:, b])
                h[a * d:(a + 1) * d, b * d:(b + 1) * d] = (z * q[:, None]).T @ z / n
        h += np.diag(np.tile(np.r_[0, np.full(d - 1, l2)], k))
        change = np.zeros(k * d)
        change[at] = np.linalg.lstsq(h[np.ix_(at, at)], gradient.T.ravel()[at], rcond=1e-12)[0]
        w = w - change.reshape(k, d).T
    return w


def centered(w):
    w[0] -= w[0].mean()
    for c in w[1:]:
        low, high = np.sort(c)[[(len(c) - 1) // 2, len(c) // 2]]
        c -= min(high, max(low, c.mean()))
    return w


def main():
    tables = {}
    for name in ("iris", "wine", "fgl"):
        features, classes, x, y = read(f"{sys.argv[1]}/{name}.csv")
        x = (x - x.mean(axis=0)) / x.std(axis=0, ddof=1)
        z = np.c_[np.ones(len(x)), x]
        optima = []
        for l1, l2 in PENALTIES:
            w = polished(accelerated(z, y, l2, l1), z, y, l2, l1)
            if l2 == 0:
                w = centered(w)
                w[np.abs(w) < 1e-13] = 0
            value, gradient, _ = smooth(w, z, y, l2)
            optima.append({
                "l1": l1,
                "l2": l2,
                "objective": value + l1 * np.abs(w[1:]).sum(),
                "violation": violation(w, gradient, l1),
                "standardized": w[1:].T.tolist(),
            })
        tables[name] = {"features": features, "classes": classes, "optima": optima}
    lines = json.dumps(tables).replace('{"l1"', '\n {"l1"')
    print(lines)


main()
