#!/usr/bin/env bash
# Trainings with many weights, end to end, by L-BFGS until the gradient is 1e-8: with the local engine and, where a
# cluster runs (scripts/cluster.sh up), by a resident job of three tasks and by jobs; beside scikit-learn on the same
# rows, if python3 has it (Debian: python3-sklearn). Ten minutes on an idle machine.
#   scripts/measure-wide-training.sh [FEATURES [CLASSES [ROWS [ITERATIONS [JOBS]]]]]      (2499 20 20000 50 3)
# JOBS: iterations by jobs, of which each takes one or more. Memory: of the process, or the largest of a job's tasks.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
. scripts/build.sh
prepare_start
. scripts/on.sh
. scripts/measure.sh
type -P python3 >/dev/null || die "python3 is needed to read the records"
features=${1:-2499} classes=${2:-20} rows=${3:-20000} iterations=${4:-50} jobs=${5:-3}
l2=0.01
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
NOTES=$work
"$JAVA" "${OPEN[@]}" -cp "target/test-classes:$CLASS_PATH" io.pulsemill.bench.WideTable \
  "$features" "$classes" "$rows" "$work/wide"
settings=(--optimizer lbfgs --l2 "$l2" --train-fraction 1 --resume no --quiet)

line() {
  printf '%-28s%10s%9s%10s%9s%15s  %s\n' "$@"
}

# taken RECORD MODEL NAME [MEGABYTES]: the line of a training.
taken() {
  local values seconds passes millis loss megabytes sum
  values=$(python3 - "$1" <<'PYTHON'
import json, statistics, sys
run = json.load(open(sys.argv[1]))
passes = run["training"][0]["passes"]
most = max((job["counters"]["org.apache.hadoop.mapreduce.TaskCounter"]["MAP_PHYSICAL_MEMORY_BYTES_MAX"]
            for job in run["jobs"]), default=0)
print("%.1f" % run["stages"][-1]["seconds"], len(passes),
      "%.0f" % (1000 * statistics.median(p["seconds"] for p in passes)),
      "%.9f" % min(p["loss"] for p in passes), most >> 20)
PYTHON
  )
  read -r seconds passes millis loss megabytes <<<"$values"
  sum=$(sha256sum "$2")
  line "$3" "$seconds" "$passes" "$millis" "${4:-$megabytes}" "$loss" "${sum:0:16}"
}

echo "$features features, $classes classes, $(((features + 1) * classes)) weights, $rows rows"
line '' seconds passes ms/pass MB loss model
# train NAME ITERATIONS: one with the local engine.
train() {
  measure "$1" local 1 scripts/pulsemill train --table "$work/wide/table" --engine local "${settings[@]}" \
    --max-iterations "$2" --output "$work/$1.json" --record "$work/$1.record"
  taken "$work/$1.record" "$work/$1.json" "local, $2 iterations" \
    "$(awk -F '\t' -v run="$1" '$1 == run { printf "%d", $7 / 1024 }' "$work/runs.tsv")"
}
train all "$iterations"
train few "$jobs"

. scripts/sklearn.sh
if [ -n "$PYTHON" ]; then
  values=$("$PYTHON" -W ignore \
    scripts/measure-wide-training.py "$features" "$classes" "$rows" "$l2" "$iterations" "$work/wide/rows.bin")
  read -r seconds passes millis megabytes loss <<<"$values"
  line "scikit-learn, $iterations iterations" "$seconds" "$passes" "$millis" "$megabytes" "$loss" -
fi

(use_compose) 2>/dev/null || { echo "no cluster runs: the rest needs scripts/cluster.sh up" >&2 && exit; }
use_compose
home=pulsemill/wide
in_client hadoop fs -rm -r -f -skipTrash "$home" </dev/null >/dev/null
put_files "$home/put" "$work/wide/table"
table=$(in_client bash -c "hadoop fs -ls -d $home/put/*/table" </dev/null | awk '{print $NF}' | tail -n 1)
# onCluster ENGINE ITERATIONS: a task has 512 MB, of which its heap is 80 %.
onCluster() {
  sleep 6 # the containers of the job before live on for five seconds
  hadoop_jar train -Dmapreduce.map.memory.mb=512 -Dmapreduce.job.ubertask.enable=false --table "$table" --engine "$1" \
    --tasks 3 "${settings[@]}" --max-iterations "$2" --output "$home/$1.json" --record "$home/$1.record" --overwrite \
    </dev/null >/dev/null
  in_client hadoop fs -cat "$home/$1.json" </dev/null >"$work/$1.json"
  in_client hadoop fs -cat "$home/$1.record" </dev/null >"$work/$1.record"
  taken "$work/$1.record" "$work/$1.json" "$1, $2 iterations"
}
onCluster resident "$iterations"
onCluster jobs "$jobs"
in_client hadoop fs -rm -r -skipTrash "$home" </dev/null >/dev/null
