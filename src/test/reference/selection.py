"""What `select` has to find on fgl.csv, by numpy: writes selection.json.

    /usr/bin/python3 src/test/reference/selection.py   (numpy 1.24)

Every fit by itself: proximal gradient steps with momentum (Beck and Teboulle, 2009) and restarts,
until the shortest subgradient is below 1e-12. All training rows give centers and deviations, also
to the fits without a fold; a fold is floor(folds u), u from SHA-256 of "seed:fold:subject".
"""
import csv
import hashlib
import json
import os

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.path.join(HERE, "../resources/io/pulsemill/reference")
FOLDS, SEED = 5, 12345
PENALTIES, RATIOS = [0.1, 0.02, 0.004, 0.0008], [0.0, 0.5]

with open(os.path.join(DATA, "fgl.csv")) as f:
    table = list(csv.DictReader(f))
features = [c for c in table[0] if c != "label"]
labels = sorted({r["label"] for r in table})
x = np.array([[float(r[c]) for c in features] for r in table])
y = np.array([labels.index(r["label"]) for r in table])
z = (x - x.mean(0)) / x.std(0, ddof=1)
z = np.hstack([np.ones((len(z), 1)), z])


def fold(subject):
    h = hashlib.sha256(f"{SEED}:fold:{subject}".encode()).digest()
    return int(FOLDS * ((int.from_bytes(h[:8], "big") >> 11) * 2.0**-53))


folds = np.array([fold(row + 1) for row in range(len(table))])  # the ids of a table without any


def losses(w, rows):
    s = z[rows] @ w.T
    m = s.max(1)
    log = m + np.log(np.exp(s - m[:, None]).sum(1))
    return log - s[np.arange(rows.sum()), y[rows]], np.exp(s - log[:, None]), s


def fit(rows, l2, l1):
    n, k = rows.sum(), len(labels)
    onehot = np.eye(k)[y[rows]]
    free = np.zeros(z.shape[1])
    free[1:] = 1
    step = 1 / (0.5 * np.linalg.norm(z[rows], 2) ** 2 / n + l2)
    w = v = np.zeros((k, z.shape[1]))
    t = 1.0

    def gradient(at):
        _, p, _ = losses(at, rows)
        return (p - onehot).T @ z[rows] / n + l2 * free * at

    for i in range(2_000_000):
        u = v - step * gradient(v)
        new = np.sign(u) * np.maximum(np.abs(u) - step * l1 * free, 0)
        if ((v - new) * (new - w)).sum() > 0:
            t = 1.0
        further = (1 + (1 + 4 * t * t) ** 0.5) / 2
        v = new + (t - 1) / further * (new - w)
        w, t = new, further
        if i % 50 == 0:
            g = gradient(w)
            sub = np.where(
                w != 0, g + l1 * free * np.sign(w), np.sign(g) * np.maximum(np.abs(g) - l1 * free, 0))
            if np.abs(sub).max() < 1e-12:
                return w
    raise SystemExit("not converged")


out = []
for ratio in RATIOS:
    for penalty in PENALTIES:
        each = []
        for f in range(FOLDS):
            w = fit(folds != f, penalty * (1 - ratio), penalty * ratio)
            loss, _, score = losses(w, folds == f)
            each.append(
                {"rows": int(len(loss)), "logLoss": loss.mean(),
                 "accuracy": float((score.argmax(1) == y[folds == f]).mean())})
        n = np.array([e["rows"] for e in each], float)
        m = np.array([e["logLoss"] for e in each])
        mean = (n * m).sum() / n.sum()
        error = ((n * (m - mean) ** 2).sum() / n.sum() / (FOLDS - 1)) ** 0.5
        whole = fit(np.ones(len(y), bool), penalty * (1 - ratio), penalty * ratio)
        out.append(
            {"penalty": penalty, "l1Ratio": ratio, "logLoss": mean, "standardError": error,
             "zeros": int((whole[:, 1:] == 0).sum()), "folds": each})
        print(penalty, ratio, mean, error, out[-1]["zeros"])
with open(os.path.join(DATA, "selection.json"), "w") as f:
    json.dump(out, f, indent=1)
    f.write("\n")
