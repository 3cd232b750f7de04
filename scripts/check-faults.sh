#!/usr/bin/env bash
# Faults at random moments of every stage, on a compose cluster of its own with three workers, and one checker: a run
# ends with the bytes of a local run or refuses with one true line and exit code 1, and then the same command succeeds;
# afterwards nothing runs, and nothing is left. Prints a table; exit code 1 if anything was wrong.
#   scripts/check-faults.sh [--runs N] [--seed S] [--only STAGE[,FAULT]] [--subjects N] [--short] [--keep]
# N runs of each stage and fault (5); a seed repeats a run's choices; --short is one round of a few minutes;
# --keep leaves the cluster for the next call. docs/results/faults.md has a run of it.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

usage="usage: scripts/check-faults.sh [--runs N] [--seed S] [--only STAGE[,FAULT]] [--subjects N] [--short] [--keep]"
runs=5 seed=1 only='*' subjects=3000 short='' keep='' workers=3
while [ $# -gt 0 ]; do
  case $1 in
    --runs) runs=${2:?"$usage"} && shift ;;
    --seed) seed=${2:?"$usage"} && shift ;;
    --only) only=${2:?"$usage"} && shift ;;
    --subjects) subjects=${2:?"$usage"} && shift ;;
    --short) short=yes runs=1 ;;
    --keep) keep=yes ;;
    *) echo "$usage" >&2 && exit 2 ;;
  esac
  shift
done

export COMPOSE_PROJECT_NAME=pulsemill-faults COMPOSE_EXTRA=$PWD/scripts/faults/docker-compose.yml
export NAMENODE_PORT=39870 RESOURCEMANAGER_PORT=38088 HISTORYSERVER_PORT=39888
. scripts/compose.sh
. scripts/check.sh
skip_without_docker
. scripts/build.sh
find_compose
. scripts/faults/stages.sh
. scripts/faults/inject.sh
. scripts/faults/run.sh
out=target/check-faults
mkdir -p "$out"
# The workers' disk is small: a DataNode sets a whole block aside for each that is being written, and takes none at all
# unless a gigabyte more is free.
export CLUSTER_CONF=$PWD/$out/conf
mkdir -p "$CLUSTER_CONF"
cp -r hadoop/. "$CLUSTER_CONF"
sed -i '/<\/configuration>/i <property><name>dfs.blocksize</name><value>8m</value></property><property>\
  <name>dfs.datanode.round-robin-volume-choosing-policy.additional-available-space</name><value>0</value></property>' \
  "$CLUSTER_CONF/hdfs-site.xml"
results=$out/results.tsv
: >"$results"

run=
finish() {
  [ -z "$run" ] || kill_driver 2>/dev/null
  table
  [ -n "$keep" ] || scripts/cluster.sh down --volumes 2>/dev/null || true
}

# stage, fault, runs, same bytes, refusals (then fine), wrong, median seconds
table() {
  [ -s "$results" ] || return 0
  printf '\n%-12s%-18s%6s%12s%10s%8s%10s\n' stage fault runs 'same bytes' refused wrong seconds
  cut -f 1,2 "$results" | sort -u | while IFS=$'\t' read -r stage fault; do
    awk -F '\t' -v s="$stage" -v f="$fault" '$1 == s && $2 == f {print $4}' "$results" | sort -n \
      | awk '{x[NR] = $1} END {print NR % 2 ? x[(NR + 1) / 2] : (x[NR / 2] + x[NR / 2 + 1]) / 2}' >"$out/median"
    awk -F '\t' -v s="$stage" -v f="$fault" -v m="$(<"$out/median")" '$1 == s && $2 == f {n++; k[$3]++}
      END {printf "%-12s%-18s%6d%12d%10d%8d%10s\n", s, f, n, k["same"], k["refused"], k["wrong"], m}' "$results"
  done
}

# The local run, and its results on HDFS for the stages that begin with them.
references() {
  [ -z "$keep" ] || [ ! -e "$out/local/on-hdfs-$subjects" ] \
    || ! in_client bash scripts/faults/digest.sh sum "$home/model.json" >/dev/null 2>&1 </dev/null || return 0
  local_run
  # shellcheck disable=SC2016  # its own shell's
  (cd "$out/local" && tar -c observations table model.json) | in_client bash -c 'set -e; d=$(mktemp -d); tar -x -C "$d"
    hadoop fs -mkdir -p "$0"; hadoop fs -put -f "$d"/* "$0"; rm -r "$d"' "$home"
  touch "$out/local/on-hdfs-$subjects"
}

trap finish EXIT
trap 'exit 143' TERM INT
[ -n "$keep" ] || scripts/cluster.sh down --volumes 2>/dev/null || true
all_work
references

if [ -n "$short" ]; then
  cases=(simulate-am features-reduce passes-driver passes-map resident-map evaluate-nodemanager commit-driver)
else
  cases=()
  for fault in "${FAULTS[@]}"; do
    why=$(possible "$fault") || { say "$fault: left out: $why" && continue; }
    for stage in "${STAGES[@]}"; do
      ! applies "$stage" "$fault" || cases+=("$stage-$fault")
    done
  done
fi
for number in $(seq "$runs"); do
  for case in "${cases[@]}"; do
    stage=${case%%-*} fault=${case#*-}
    # shellcheck disable=SC2053  # a pattern
    [[ $stage,$fault == $only || $stage == $only ]] || continue
    one_run "$stage" "$fault" "$number"
  done
done
! grep --quiet -P '\twrong\t' "$results"
