# shellcheck shell=bash
# Sourced by the scripts beside it. PYTHON: a python3 with scikit-learn, empty if there is none. Two threads of OpenMP and
# of BLAS, and nothing else set here that may slow or steer them.
for prefix in OPENBLAS_ OMP_ KMP_ MKL_ NPY_ NVPL_ GOTO_; do
  for variable in $(compgen -e "$prefix" || true); do unset "$variable"; done
done
export OMP_NUM_THREADS=2 OPENBLAS_NUM_THREADS=2
PYTHON=
for candidate in python3 /usr/bin/python3; do # the latter is Debian's own
  [ -n "$PYTHON" ] || ! "$candidate" -c 'import sklearn' 2>/dev/null || PYTHON=$candidate
done
