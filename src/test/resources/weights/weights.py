"""Makes the tables and the optima of WeightedOptimumTest: python3 weights.py, scikit-learn 1.2.1.

Of iris and wine every second row, fewer of the first class, with two columns of weights: times, whole numbers 0 to 3,
and share. scikit-learn minimizes C * sum(w * loss) + ||W||^2 / 2; here it is sum(w * loss) / sum(w) + l2/2 ||s W||^2, so
it is given features standardized by the weights, with s the deviation for weights that count rows, and C = 1 / (l2 sum(w)).
"""

import json

import numpy as np
from sklearn.datasets import load_iris, load_wine
from sklearn.linear_model import LogisticRegression
from sklearn.utils.class_weight import compute_class_weight


def table(name, load):
    data = load()
    keep = [i for i in range(len(data.target)) if i % 2 == 0 and (data.target[i] > 0 or i % 3 > 0)]
    x, y = data.data[keep], data.target_names[data.target[keep]]
    times = np.array([(7 * i + 3 * i // 5) % 4 for i in range(len(keep))])
    share = np.round(np.random.default_rng(5).exponential(1.5, len(keep)), 3) + 0.01
    names = ["f%d" % j for j in range(x.shape[1])]
    with open(name + ".csv", "w") as out:
        out.write(",".join(["subject", "label", "times", "share"] + names) + "\n")
        for i in range(len(keep)):
            out.write(",".join(["s%d" % i, y[i], str(times[i]), repr(float(share[i]))]))
            out.write("," + ",".join(repr(float(v)) for v in x[i]) + "\n")
    return x, y, {"times": times, "share": share}


def optimum(x, y, w, l2):
    x, y, w = x[w > 0], y[w > 0], w[w > 0]
    total = w.sum()
    mean = w @ x / total
    s = np.sqrt(w @ (x - mean) ** 2 / (total - 1))
    z = (x - mean) / s
    fit = LogisticRegression(
        C=1 / (l2 * total), tol=1e-14, max_iter=10000, solver="newton-cg", multi_class="multinomial"
    ).fit(z, y, sample_weight=w)
    # newton-cg stops early: full Newton steps on the same objective finish its work.
    k, d = fit.coef_.shape
    v = np.hstack([fit.intercept_[:, None] - fit.intercept_.mean(), fit.coef_])
    zz = np.hstack([np.ones((len(z), 1)), z])
    truth = np.array([[label == c for c in fit.classes_] for label in y], float)
    ridge = np.tile(np.r_[0, np.full(d, l2)], k)
    for _ in range(4):
        score = zz @ v.T
        p = np.exp(score - score.max(1, keepdims=True))
        p /= p.sum(1, keepdims=True)
        g = ((p - truth) * w[:, None]).T @ zz / total
        h = np.zeros((k * (d + 1),) * 2)
        for a in range(k):
            for b in range(k):
                c = w * p[:, a] * ((a == b) - p[:, b]) / total
                h[a * (d + 1):(a + 1) * (d + 1), b * (d + 1):(b + 1) * (d + 1)] = (zz * c[:, None]).T @ zz
        h += np.diag(ridge)
        for j in range(d + 1):
            shift = np.zeros(k * (d + 1))
            shift[j::d + 1] = 1
            h += np.outer(shift, shift) / k
        v = v - np.linalg.solve(h, (g.ravel() + ridge * v.ravel())).reshape(v.shape)
    moved = np.abs(v[:, 1:] - fit.coef_).max()
    score = zz @ v.T
    top = score.max(1)
    loss = top + np.log(np.exp(score - top[:, None]).sum(1)) - (score * truth).sum(1)
    objective = w @ loss / total + l2 / 2 * (v[:, 1:] ** 2).sum()
    coefficients = v[:, 1:] / s
    intercepts = v[:, 0] - coefficients @ mean
    return {
        "objective": objective,
        "weightSum": total,
        "intercepts": (intercepts - intercepts.mean()).tolist(),
        "coefficients": coefficients.tolist(),
    }, moved


cases = []
for name, load in ("iris", load_iris), ("wine", load_wine):
    x, y, weights = table(name, load)
    classes = np.unique(y)
    balanced = compute_class_weight("balanced", classes=classes, y=y)
    named = [1.0, 0.25, 4.0]
    for column in None, "times", "share":
        for given, by_class in (None, None), ("balanced", balanced), ("named", named):
            if (column is None and given is None) or (column is not None and given == "balanced"):
                continue  # scikit-learn 1.2 balances by rows, not by their weights
            w = np.ones(len(y)) if column is None else weights[column].astype(float)
            option = given
            if by_class is not None:
                w = w * np.array(by_class)[np.searchsorted(classes, y)]
            if given == "named":
                option = ",".join("%s=%s" % (classes[c], named[c]) for c in (1, 2))
            for l2 in 0.02, 1.0:
                found, moved = optimum(x, y, w, l2)
                print(name, column, option, l2, found["objective"], "moved", moved)
                cases.append({"table": name, "weightColumn": column, "classWeights": option, "l2": l2, **found})
with open("optima.json", "w") as out:
    out.write("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n")
