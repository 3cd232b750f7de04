#!/usr/bin/env bash
# The pictures of docs/scale.md and their numbers, all of them simulated: some minutes, no cluster.
#   scripts/plan-pictures.sh [COSTS] [DIR]
# Costs, a tradeoff.json (the program's own), and the folder for the pictures and numbers.txt (target/plan).
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
. scripts/build.sh
prepare_start
costs=${1:-src/main/resources/io/pulsemill/costmodel/tradeoff.json} out=${2:-target/plan}
mkdir -p "$out"
"$JAVA" "${OPEN[@]}" -Xmx4g -cp "target/test-classes:$CLASS_PATH" io.pulsemill.plan.ScaleCharts "$costs" "$out"
cat "$out/numbers.txt"
