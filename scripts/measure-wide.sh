#!/usr/bin/env bash
# A pass over a wide table in memory, by two threads, beside scikit-learn's on rows of the same size, in turn; some two
# minutes on an idle machine. Needs scikit-learn 1.1 or newer with a BLAS (Debian: python3-sklearn).
#   scripts/measure-wide.sh [FEATURES [CLASSES [ROWS [ROUNDS]]]]      (500 10 100000 5)
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
. scripts/build.sh
features=${1:-500} classes=${2:-10} rows=${3:-100000} rounds=${4:-5}
passes=25
. scripts/sklearn.sh
[ -n "$PYTHON" ] || die "python3 has no scikit-learn; install it (Debian: python3-sklearn)"

echo "$features features, $classes classes, $rows rows; ms of a pass, medians of $passes"
printf '%6s%12s%14s%8s\n' round pulsemill scikit-learn ratio
for ((round = 1; round <= rounds; round++)); do
  ours=$("$JAVA" -XX:+UseSerialGC -cp "target/test-classes:$CLASS_PATH" io.pulsemill.bench.WidePass \
    "$features" "$classes" "$rows" "$passes")
  theirs=$("$PYTHON" scripts/measure-wide.py "$features" "$classes" "$rows" "$passes")
  printf '%6d%12d%14d%8.2f\n' "$round" "$ours" "$theirs" "$(awk "BEGIN { print $ours / $theirs }")"
done
