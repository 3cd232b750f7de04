"""Milliseconds of scikit-learn's loss and gradient, as its L-BFGS asks for them: the median. Arguments as WidePass."""

import sys
import time

import numpy as np
from sklearn._loss import HalfMultinomialLoss
from sklearn.linear_model._linear_loss import LinearModelLoss

features, classes, rows, passes = map(int, sys.argv[1:5])
random = np.random.default_rng(1)
x = random.uniform(-3, 3, (rows, features))
y = random.integers(0, classes, rows).astype(float)
weights = np.asfortranarray(random.uniform(-0.05, 0.05, (classes, features + 1)))
loss = LinearModelLoss(base_loss=HalfMultinomialLoss(n_classes=classes), fit_intercept=True)
millis = []
for _ in range(passes):
    start = time.perf_counter()
    loss.loss_gradient(weights, x, y, None, 0.0, 2)  # 2 threads, of OpenMP and of BLAS
    millis.append((time.perf_counter() - start) * 1000)
print(f"{np.median(millis):.0f}")
