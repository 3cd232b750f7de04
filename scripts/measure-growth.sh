#!/usr/bin/env bash
# The pipeline from observations to the evaluated model, by the local engine and, where a cluster runs
# (scripts/cluster.sh up), by its own choice there, over growing data: seconds, CPU, memory, and that both have the same
# model. Memory: of the process; of a job's largest map and reduce task. docs/performance.md has a billion observations.
#   scripts/measure-growth.sh [--rounds N] [SUBJECTS …]      (1; 15000 150000 1500000)
# 11111112 subjects are a billion observations, 34 GB here and as many on the cluster's disks, and take half an hour.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
. scripts/build.sh
prepare_start
. scripts/on.sh
. scripts/measure.sh
rounds=1
[ "${1:-}" != --rounds ] || { rounds=${2:?"--rounds needs a number"} && shift 2; }
[ $# -gt 0 ] || set -- 15000 150000 1500000
type -P python3 >/dev/null || die "python3 is needed to read the records"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
NOTES=$work
cluster=
(use_compose) 2>/dev/null && cluster=yes && use_compose
home=pulsemill/growth

line() {
  printf '%12s  %-8s%9s%9s%14s%12s  %s\n' "$@"
}

# local_run SUBJECTS ROUND: CPU µs are by the subject.
local_run() {
  local out=$work/run wall cpu memory sum
  rm -rf "$out"
  measure "$1" local "$2" scripts/pulsemill pipeline --engine local --quiet --input "$work/data" --output "$out"
  read -r wall cpu memory <<<"$(awk -F '\t' -v data="$1" -v round="$2" \
    '$1 == data && $3 == round { printf "%.1f %.0f %s\n", $4, 1e6 * ($5 + $6) / data, $7 == "-" ? "-" : int($7 / 1024) }' \
    "$work/runs.tsv")"
  sum=$(sha256sum "$out/model.json")
  line "$1" local "$wall" "$cpu" "$memory" - "${sum:0:16}"
}

# cluster_run SUBJECTS
cluster_run() {
  local start=$EPOCHREALTIME wall memory sum
  hadoop_jar pipeline --quiet --input "$home/data" --output "$home/run" --overwrite </dev/null >/dev/null
  wall=$(awk "BEGIN { printf \"%.1f\", $EPOCHREALTIME - $start }")
  in_client hadoop fs -cat "$home/run/run.json" </dev/null >"$work/run.json"
  in_client hadoop fs -cat "$home/run/model.json" </dev/null >"$work/model.json"
  memory=$(python3 - "$work/run.json" <<'PYTHON'
import json, sys
tasks = [job["counters"]["org.apache.hadoop.mapreduce.TaskCounter"] for job in json.load(open(sys.argv[1]))["jobs"]]
print(*(max(task.get(kind + "_PHYSICAL_MEMORY_BYTES_MAX", 0) for task in tasks) >> 20 for kind in ("MAP", "REDUCE")))
PYTHON
  )
  sum=$(sha256sum "$work/model.json")
  line "$1" cluster "$wall" - "${memory% *}" "${memory#* }" "${sum:0:16}"
}

line subjects where seconds 'CPU µs' 'MB, or a map' 'a reduce' model
for subjects; do
  scripts/pulsemill simulate --quiet --subjects "$subjects" --output "$work/data" >&2
  for ((round = 1; round <= rounds; round++)); do
    local_run "$subjects" "$round"
  done
  rm -rf "$work/data"
  [ -n "$cluster" ] || continue
  hadoop_jar simulate -Ddfs.replication=1 --quiet --subjects "$subjects" --output "$home/data" --overwrite </dev/null >/dev/null
  for ((round = 1; round <= rounds; round++)); do
    cluster_run "$subjects"
  done
  in_client hadoop fs -rm -r -skipTrash "$home" </dev/null >/dev/null
done
