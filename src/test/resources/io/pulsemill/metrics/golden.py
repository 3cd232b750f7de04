"""Writes golden.json beside it: predictions, and the metrics of scikit-learn and statsmodels for them.

Made with Python 3.11, scikit-learn 1.2.1, statsmodels 0.13.5, numpy 1.24.2 (Debian 12): /usr/bin/python3 golden.py
"""
import json
import pathlib

import numpy as np
from sklearn import metrics
from sklearn.datasets import load_wine
from sklearn.linear_model import LogisticRegression
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.proportion import proportion_confint

BINS = 15


def calibration_error(y, p):
    """Guo et al. 2017: bins ((m - 1)/15, m/15] of the predicted class's probability."""
    confidence, right = p.max(axis=1), p.argmax(axis=1) == y
    error = 0.0
    for m in range(1, BINS + 1):
        inside = (confidence > (m - 1) / BINS) & (confidence <= m / BINS)
        if inside.any():
            error += inside.mean() * abs(right[inside].mean() - confidence[inside].mean())
    return error


def within(y, p, k):
    """Of equal probabilities the first class comes first; scikit-learn puts the last one first."""
    order = np.argsort(-p, axis=1, kind="stable")
    return float((order[:, :k] == y[:, None]).any(axis=1).mean())


def case(name, y, p):
    k = p.shape[1]
    one_hot = np.eye(k)[y]
    predicted = p.argmax(axis=1)
    auc = (
        metrics.roc_auc_score(y, p[:, 1])
        if k == 2
        else metrics.roc_auc_score(y, p, multi_class="ovo", average="macro", labels=range(k))
    )
    accuracy = metrics.accuracy_score(y, predicted)
    brier = float(((p - one_hot) ** 2).sum(axis=1).mean())
    if k == 2:
        assert abs(brier - 2 * metrics.brier_score_loss(y, p[:, 1])) < 1e-14
    wilson = proportion_confint(int((predicted == y).sum()), len(y), method="wilson")
    top = [within(y, p, n) for n in range(2, min(5, k - 1) + 1)]
    if name == "wine":  # no ties
        assert np.allclose(top, [metrics.top_k_accuracy_score(y, p, k=n) for n in range(2, 2 + len(top))])
    return {
        "name": name,
        "labels": y.tolist(),
        "probabilities": p.tolist(),
        "logLoss": metrics.log_loss(y, p, labels=range(k)),
        "accuracy": accuracy,
        "auc": auc,
        "kappa": metrics.cohen_kappa_score(y, predicted),
        "matthews": metrics.matthews_corrcoef(y, predicted),
        "brier": brier,
        "calibrationError": calibration_error(y, p),
        "topK": top,
        "wilson": list(wilson),
    }


def bootstrap(rng, y, p, replicates=2000):
    """95 % percentile intervals of an ordinary bootstrap: rows drawn with replacement, all metrics at once."""
    k = p.shape[1]
    values = {name: [] for name in ("logLoss", "kappa", "matthews", "brier", "macroF1", "auc", "accuracy")}
    for _ in range(replicates):
        at = rng.integers(len(y), size=len(y))
        a, q = y[at], p[at]
        best = q.argmax(axis=1)
        values["logLoss"].append(-np.log(q[np.arange(len(a)), a]).mean())
        values["brier"].append(((q - np.eye(k)[a]) ** 2).sum(axis=1).mean())
        values["accuracy"].append((a == best).mean())
        values["kappa"].append(metrics.cohen_kappa_score(a, best))
        values["matthews"].append(metrics.matthews_corrcoef(a, best))
        values["macroF1"].append(metrics.f1_score(a, best, average="macro", labels=range(k)))
        values["auc"].append(metrics.roc_auc_score(a, q, multi_class="ovo", average="macro", labels=range(k)))
    return {name: np.quantile(v, [0.025, 0.975]).tolist() for name, v in values.items()}


def ties(rng, rows, classes, steps):
    """Probabilities of few values: each row divides `steps` shares, at least one per class."""
    shares = rng.multinomial(steps - classes, np.ones(classes) / classes, size=rows) + 1
    y = np.array([rng.choice(classes, p=row / steps) for row in shares])
    return y, shares / steps


def main():
    rng = np.random.default_rng(18)
    x, y = load_wine(return_X_y=True)
    model = LogisticRegression(C=1e-4, max_iter=10_000).fit(x[::2], y[::2])
    cases = [
        case("wine", y, model.predict_proba(x)),
        case("five classes, ties", *ties(rng, 150, 5, 16)),
        case("two classes, ties", *ties(rng, 120, 2, 8)),
    ]
    for one in cases[:2]:
        one["bootstrap"] = bootstrap(rng, np.array(one["labels"]), np.array(one["probabilities"]))
    tests = []
    for b, c in [(0, 0), (0, 1), (3, 8), (2, 11), (12, 12), (0, 24), (12, 13), (5, 20), (30, 60), (300, 180), (1000, 900)]:
        exact = b + c < 25
        found = mcnemar([[7, b], [c, 9]], exact=exact, correction=True)
        p = min(1.0, found.pvalue) if b + c > 0 else 1.0
        tests.append({"onlyFirst": b, "onlySecond": c, "exact": exact, "pValue": p, "statistic": None if exact else found.statistic})
    shares = [
        {"successes": s, "n": n, "interval": list(proportion_confint(s, n, method="wilson"))}
        for s, n in [(1, 3), (0, 5), (5, 5), (50, 100), (999_999, 1_000_000)]
    ]
    text = json.dumps({"cases": cases, "mcNemar": tests, "wilson": shares}, indent=None, separators=(",", ":"))
    pathlib.Path(__file__).with_name("golden.json").write_text(text.replace('},{"name"', '},\n{"name"') + "\n")


main()
