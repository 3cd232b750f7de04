"""Writes what statsmodels' MNLogit finds on three tables, for InferenceReferenceTest.

    python3 src/test/reference/inference.py src/test/resources/io/pulsemill/inference

Needs Debian 12's python3-statsmodels 0.13.5. Writes anes96.csv, of its own data sets, and reads it, fgl.csv and
birthwt.csv (inference-tables.R). The first label is the class of reference. Writes statsmodels.json: by table
log-likelihoods, AIC, BIC, McFadden's R2 and, by other class and column (the constant first), coefficient, standard
error from the information, and HC0.
"""

import csv
import json
import sys

import numpy
import statsmodels.api as sm


def table(path):
    with open(path) as file:
        rows = list(csv.reader(file))
    names = rows[0][2:]
    labels = [row[1] for row in rows[1:]]
    x = numpy.array([[float(cell) for cell in row[2:]] for row in rows[1:]])
    return names, labels, x


def anes96(path):
    data = sm.datasets.anes96.load_pandas().data
    names = ["logpopul", "selfLR", "age", "educ", "income"]
    with open(path, "w") as file:
        file.write("subject,label," + ",".join(names) + "\n")
        for i, row in data.iterrows():
            file.write("%d,party%d,%s\n" % (i + 1, row["PID"], ",".join(repr(float(row[n])) for n in names)))


def fit(path):
    names, labels, x = table(path)
    classes = sorted(set(labels))
    y = numpy.array([classes.index(label) for label in labels])
    model = sm.MNLogit(y, sm.add_constant(x))
    # its optimizer starts badly on raw features: start at the optimum of standardized ones
    z = (x - x.mean(0)) / x.std(0)
    start = sm.MNLogit(y, sm.add_constant(z)).fit(method="newton", maxiter=100, tol=1e-14, disp=False).params
    raw = start.copy()
    raw[1:] = start[1:] / x.std(0)[:, None]
    raw[0] -= (raw[1:] * x.mean(0)[:, None]).sum(0)
    plain = model.fit(start_params=raw.ravel("F"), method="newton", maxiter=100, tol=1e-14, disp=False)
    robust = model.fit(start_params=raw.ravel("F"), method="newton", maxiter=100, tol=1e-14, disp=False, cov_type="HC0")
    return {
        "classes": classes,
        "features": names,
        "logLikelihood": plain.llf,
        "interceptOnly": plain.llnull,
        "likelihoodRatio": plain.llr,
        "p": plain.llr_pvalue,
        "mcFadden": plain.prsquared,
        "aic": plain.aic,
        "bic": plain.bic,
        "coefficients": numpy.asarray(plain.params).T.tolist(),
        "standardErrors": numpy.asarray(plain.bse).T.tolist(),
        "pValues": numpy.asarray(plain.pvalues).T.tolist(),
        "robust": numpy.asarray(robust.bse).T.tolist(),
    }


folder = sys.argv[1]
anes96(folder + "/anes96.csv")
results = {name: fit("%s/%s.csv" % (folder, name)) for name in ["anes96", "birthwt", "fgl"]}
with open(folder + "/statsmodels.json", "w") as file:
    json.dump(results, file, indent=1)
    file.write("\n")
