"""scikit-learn's L-BFGS on the rows of WideTable: seconds, evaluations, the median of their milliseconds, peak MB, loss.

Arguments: features, classes, rows, l2, iterations, file. The columns are standardized first; that is not timed.
"""

import resource
import sys
import time

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.linear_model._linear_loss import LinearModelLoss

features, classes, rows, l2, iterations = *map(int, sys.argv[1:4]), float(sys.argv[4]), int(sys.argv[5])
table = np.fromfile(sys.argv[6], ">f8").astype(float).reshape(rows, features + 1)
y = table[:, 0].copy()
x = np.ascontiguousarray(table[:, 1:])
del table
x -= x.mean(axis=0)
x /= x.std(axis=0, ddof=1)

millis = []
losses = []
loss_gradient = LinearModelLoss.loss_gradient


def timed(*args, **named):
    start = time.perf_counter()
    result = loss_gradient(*args, **named)
    millis.append((time.perf_counter() - start) * 1000)
    losses.append(result[0] / rows)
    return result


LinearModelLoss.loss_gradient = timed
model = LogisticRegression(multi_class="multinomial", C=1 / (l2 * rows), max_iter=iterations, tol=1e-8 * rows)
start = time.perf_counter()
model.fit(x, y)
seconds = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(f"{seconds:.1f} {len(millis)} {np.median(millis):.0f} {peak:.0f} {min(losses):.9f}")
